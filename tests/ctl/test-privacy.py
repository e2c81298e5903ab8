#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is asked is who `vanectl privacy` says is asked, and the README's words about it hold."""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import World  # noqa: E402

IDS = ("openweathermap", "open-meteo", "open-meteo-air", "open-meteo-geocoding", "met-norway", "nws", "bright-sky",
       "environment-canada", "meteoalarm", "zippopotam")
CHOSEN, FILLS, FAILS = "Asked for the weather", "Asked for what the chosen", "Asked only when the chosen source fails"
ALERTS, SEARCH, UNUSED, OFF = "Asked for official alerts", "Asked when you search", "Not asked, unless", "Not asked:"


def set_key(world, key, value):
    subprocess.run(["gsettings", "set", "io.github.vane_weather.Vane", key, value], env=world.home.env, check=True)


def read_privacy(world):
    """(when it is asked, what it is sent, its endpoints) by the names of everybody; each endpoint
    is given a host of its own, to be told apart: nobody is asked."""
    apart = " ".join(f"{name}=http://127.0.0.{i + 1}:1" for i, name in enumerate(IDS))
    output = world.ctl("privacy", env={"VANE_ENDPOINTS": apart}).stdout
    rows = re.findall(r"^(\S.*) \((.*)\)\n  (.*)\.\n  (.*)\n", output, re.MULTILINE)
    return [(name, use, sends, {IDS[int(host) - 1] for host in re.findall(r"http://127.0.0.(\d+):1", hosts)})
            for name, hosts, use, sends in rows]


def find(rows, *uses):
    """The endpoints of those who are asked for that."""
    return set().union(*(hosts for _, use, _, hosts in rows if use.startswith(uses)))


def asked(world, *arguments):
    """The endpoints that are asked by a command."""
    before = len(world.simulator.log())
    result = world.ctl(*arguments)
    assert result.returncode == 0, result
    return {entry["endpoint"] for entry in world.simulator.log()[before:]}


def test_names_everybody(world):
    rows = read_privacy(world)
    assert find(rows, "") == set(IDS), find(rows, "")
    assert find(rows, CHOSEN) == {"open-meteo", "open-meteo-air"}, rows
    assert find(rows, FILLS) == {"met-norway", "nws"} and find(rows, FAILS) == {"openweathermap"}, rows
    assert find(rows, ALERTS) == {"met-norway", "bright-sky", "environment-canada", "meteoalarm"}, rows


def test_who_fills(world):
    """MET Norway has no air quality, no minutes: others are asked, and that they are is said."""
    set_key(world, "provider", "met-norway")
    rows = read_privacy(world)
    assert find(rows, CHOSEN) == {"met-norway"} and "open-meteo" in find(rows, FILLS), rows
    seen = asked(world, "refresh", "94134")
    allowed = find(rows, CHOSEN, FILLS, ALERTS, SEARCH)
    assert {"met-norway", "open-meteo-air", "nws"} <= seen <= allowed, (seen, allowed)


def test_others_switched_off(world):
    set_key(world, "failover", "false")
    rows = read_privacy(world)
    assert not find(rows, FILLS, FAILS, ALERTS), rows
    assert find(rows, OFF) == {"met-norway", "bright-sky", "environment-canada", "meteoalarm"}, rows
    seen = asked(world, "refresh", "94134")
    assert "open-meteo" in seen and seen <= find(rows, CHOSEN, SEARCH), seen


BY_HAND, DOCTOR = "Also asked when you compare sources", "Also asked when you run “vanectl doctor”"


def find_said(rows, words):
    return set().union(*(hosts for _, use, _, hosts in rows if words in use))


def test_by_hand(world):
    """Whom a comparison and the doctor ask is said of them, also where they are asked for nothing else."""
    set_key(world, "failover", "false")
    rows = read_privacy(world)
    compared, probed = find_said(rows, BY_HAND), find_said(rows, DOCTOR)
    assert {"met-norway", "nws", "openweathermap"} <= compared, rows
    assert {"bright-sky", "environment-canada", "meteoalarm"} <= probed, rows
    chosen = find(rows, CHOSEN, SEARCH)
    seen = asked(world, "compare", "94134")
    assert {"met-norway", "nws"} <= seen <= compared | chosen, (seen, compared)
    seen = asked(world, "doctor", "94134")
    assert "nws" in seen and seen <= compared | probed | chosen, (seen, compared, probed)


def test_what_is_sent(world):
    """Two decimals, but for the US service, which says so."""
    assert asked(world, "refresh", "37.71891,-122.41157") >= {"open-meteo"}
    sends = {name: sends for name, _, sends, _ in read_privacy(world)}
    assert "four decimals" in sends["National Weather Service"], sends
    for entry in world.simulator.log():
        numbers = re.findall(r"(?:lat|latitude|lon|longitude)=(-?[\d.]+)", entry["request"])
        assert numbers == [] or entry["endpoint"] == "nws" or set(numbers) == {"37.72", "-122.41"}, entry


if __name__ == "__main__":
    sys.exit(vanetap.run(sys.modules[__name__], World))
