#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search provider as GNOME Shell uses it, and what of a search leaves the machine."""

import os
import sys

from gi.repository import Gio, GLib

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanebus import NAME, World  # noqa: E402
from vanetap import wait_for  # noqa: E402

PATH = "/io/github/vane_weather/Vane/SearchProvider"
INTERFACE = "org.gnome.Shell.SearchProvider2"


def search(world, *terms):
    return world.call(PATH, INTERFACE, "GetInitialResultSet", GLib.Variant("(as)", (list(terms),)))[0]


def metas(world, *ids):
    return world.call(PATH, INTERFACE, "GetResultMetas", GLib.Variant("(as)", (list(ids),)))[0]


def geocodings(world):
    return [p for p in world.simulator.paths() if "/v1/search" in p or "/us/" in p]


def start(world):
    world.ctl("places", "add", "37.77,-122.42", "--name", "San Francisco")
    world.start()
    world.wait_ready("San Francisco")


def test_saved_places_by_prefix(world):
    start(world)
    place = world.place("San Francisco")
    for text in (("san",), ("Fran",), ("SAN", "fr"), ("weather", "san")):
        assert search(world, *text)[0] == place["Id"], text
    (meta,) = metas(world, place["Id"])
    assert meta["name"].startswith("San Francisco  ") and place["TemperatureText"] in meta["name"], meta
    assert meta["description"] == place["Summary"], (meta["description"], place["Summary"])
    assert any(place["IconName"] in str(part) for part in meta["icon"]), meta["icon"]
    assert search(world, "rancisco") == [] and search(world, "xyz") == []


def test_knows_what_is_stored_when_it_has_just_started(world):
    """A search may be what starts the service."""
    world.ctl("places", "add", "37.77,-122.42", "--name", "San Francisco")
    service = world.start()
    world.wait_ready("San Francisco")
    place = world.place("San Francisco")
    world.simulator.misbehave("hang")  # nothing new comes
    service.kill()
    service.wait()
    wait_for(lambda: not world.has_owner(), "the service to go")
    world.start(wait=False)
    while not world.has_owner():
        pass  # the shell's question waits on the bus: it is there at once
    (meta,) = metas(world, place["Id"])
    assert place["TemperatureText"] in meta["name"], meta


def test_nothing_goes_out_without_the_word(world):
    start(world)
    before = len(geocodings(world))
    for text in (("oslo",), ("weatheroslo",), ("weather",), ("weather", "os"), ("my", "weather", "oslo"),
                 ("94134",), ("weather", "1"), ("weather", "37.7,-122.4"), ("weather", "x" * 300)):
        search(world, *text)
    assert len(geocodings(world)) == before, geocodings(world)


def test_looks_up_a_name(world):
    start(world)
    ids = search(world, "weather", "oslo")
    assert ids and len(ids) <= 3, ids
    found = metas(world, *ids)
    assert found[0]["name"].startswith("Oslo  ") and "°" in found[0]["name"], found
    assert "Norway" in found[0]["description"], found


def test_looks_up_a_zip_code(world):
    start(world)
    ids = search(world, "Weather", "94134")
    (meta, *_more) = metas(world, *ids)
    assert "San Francisco" in meta["name"] and "°" in meta["name"], meta


def test_a_newer_text_ends_the_older(world):
    """Somebody types: only the last text is looked up."""
    start(world)
    texts = ("ber", "berl", "berlin")
    answers = {}
    for text in texts:
        world.connection.call(
            NAME, PATH, INTERFACE, "GetInitialResultSet", GLib.Variant("(as)", (["weather", text],)), None,
            Gio.DBusCallFlags.NONE, 60000, None,
            lambda connection, result, text: answers.update({text: connection.call_finish(result).unpack()[0]}), text,
        )
    while len(answers) < len(texts):
        GLib.MainContext.default().iteration(True)
    asked = [p for p in geocodings(world) if "name=ber" in p.lower()]
    assert answers["berlin"] and answers["ber"] == [] and answers["berl"] == [], (answers, asked)
    assert len(asked) <= 2 and all("berlin" in p.lower() for p in asked), asked


def test_offline_still_finds_what_is_saved(world):
    start(world)
    world.simulator.misbehave("status", status=503)
    assert search(world, "weather", "san") == [world.place("San Francisco")["Id"]]
    assert search(world, "weather", "oslo") == []


def test_activating_chooses_the_place(world):
    start(world)
    world.ctl("places", "add", "59.91,10.75", "--name", "Oslo")
    wait_for(lambda: world.place("Oslo"), "Oslo")
    arguments = GLib.Variant("(sasu)", (world.place("Oslo")["Id"], ["oslo"], 0))
    world.call(PATH, INTERFACE, "ActivateResult", arguments)
    wait_for(lambda: world.place("Oslo")["Current"], "Oslo to be current")


if __name__ == "__main__":
    # No display: the window that is opened says so, and ends.
    sys.exit(1 if vanetap.run(sys.modules[__name__], World) else 0)
