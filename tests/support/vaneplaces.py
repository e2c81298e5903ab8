# SPDX-License-Identifier: GPL-3.0-or-later
"""Places, and what was asked for them."""

from gi.repository import GLib

SAN_FRANCISCO = "37.77,-122.42"
OSLO = "59.91,10.75"
PLACES = ((SAN_FRANCISCO, "Home"), (OSLO, "Oslo"), ("35.68,139.69", "Tokyo"), ("-33.87,151.21", "Sydney"),
          ("52.52,13.41", "Berlin"))


def short(place):
    """Without the report: a hundred kilobytes."""
    return {key: value for key, value in place.items() if key != "Report"}


def add(world, place, name):
    result = world.ctl("places", "add", place, "--name", name)
    assert result.returncode == 0, result.stderr


def forecasts(world):
    return [path for path in world.simulator.paths() if "/v1/forecast" in path and "hourly" in path]


def glib(signature, value):
    return GLib.Variant(signature, value)
