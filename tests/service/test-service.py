#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What vane-service tells on a real bus, with real workers and real HTTP."""

import json
import math
import os
import re
import sys
import xml.etree.ElementTree

from gi.repository import Gio, GLib

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanebus import NAME, ROOT, WEATHER, World  # noqa: E402
from vaneplaces import OSLO, SAN_FRANCISCO, add, forecasts, glib, short  # noqa: E402
from vanetap import wait_for  # noqa: E402

SERVICE1 = "io.github.vane_weather.Vane.Service1"
DOCUMENTED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data",
                          "io.github.vane_weather.Vane.Weather1.xml")


def test_tells_the_weather(world):
    add(world, SAN_FRANCISCO, "Home")
    world.start()
    place = world.wait_ready("Home")
    report = json.loads(place["Report"])
    stored = world.json("now", "Home", "--units", "metric", "--offline")
    assert place["Temperature"] == stored["now"]["temperature"] == report["now"]["temperature"], short(place)
    assert place["Condition"] == stored["now"]["condition"], short(place)
    assert place["IconName"].startswith("vane-" + place["Condition"]), short(place)
    assert place["High"] >= place["Low"] and not math.isnan(place["High"]), short(place)
    assert place["Source"] == "open-meteo" and place["SourceName"] == "Open-Meteo", short(place)
    assert place["FetchedAt"] > 0 and place["NextRefresh"] > place["FetchedAt"], short(place)
    assert place["Current"] and place["Error"] == "", short(place)
    assert "age_s" not in report and place["TemperatureText"] in place["Summary"].replace("C", ""), short(place)


def test_says_why_there_is_no_alert(world):
    """Four different things."""
    world.simulator.misbehave("body", endpoint="bright-sky", status=200, body='{"alerts": [], "location": {}}')
    world.simulator.misbehave("reset", query="metalerts")
    for name in ("om:2950159", "Tokyo", "Madrid", "Oslo"):
        result = world.ctl("places", "add", name)
        assert result.returncode == 0, result.stderr
    world.start()
    for name, note in (("Berlin", "No official alerts now"),
                       ("Tokyo", "No source of official alerts for this place"),
                       ("Madrid", "3 warnings in Spain; whether they concern this place is not known"),
                       ("Oslo", "Official alerts could not be asked for. ")):
        wait_for(lambda: (world.place(name) or {}).get("AlertNote", "").startswith(note),
                 f"{name}: {note}, not {(world.place(name) or {}).get('AlertNote')}")
        assert world.place(name)["AlertSeverity"] == "", short(world.place(name))


def test_links_no_network(world):
    """It may parse what others fetch; the worker is another process, and gone."""
    add(world, SAN_FRANCISCO, "Home")
    process = world.start()
    world.wait_ready("Home")
    with open(f"/proc/{process.pid}/maps", encoding="utf-8") as file:
        maps = file.read()
    assert "libsoup" not in maps and "libgnutls" not in maps and "libgtk" not in maps


def test_places_come_and_go(world):
    world.start()
    assert world.objects() == {}
    assert world.call(ROOT, "org.freedesktop.DBus.Properties", "Get", glib("(ss)", (SERVICE1, "Current")))[0] == "/"
    add(world, SAN_FRANCISCO, "Home")
    home = world.wait_ready("Home")
    add(world, OSLO, "Oslo")
    world.wait_ready("Oslo")
    assert [p["Name"] for p in world.objects().values()] == ["Home", "Oslo"]
    assert world.ctl("places", "move", "Oslo", "1").returncode == 0
    wait_for(lambda: [p["Name"] for p in world.objects().values()] == ["Oslo", "Home"], "the other order")
    assert world.ctl("places", "current", "Oslo").returncode == 0
    wait_for(lambda: world.place("Oslo")["Current"] and not world.place("Home")["Current"], "Oslo to be current")
    assert world.ctl("places", "remove", home["Id"]).returncode == 0
    wait_for(lambda: [p["Name"] for p in world.objects().values()] == ["Oslo"], "Home to go")


def refresh_all(world, times):
    for _ in range(times):
        world.call(ROOT, SERVICE1, "Refresh")
        for path in world.objects():
            world.call(path, WEATHER, "Refresh")


def test_refresh_asks_no_more_than_the_policy(world):
    add(world, SAN_FRANCISCO, "Home")
    world.start()
    world.wait_ready("Home")
    before = len(forecasts(world))
    refresh_all(world, 20)
    wait_for(lambda: not world.place("Home")["Refreshing"], "the refreshes")
    assert len(forecasts(world)) == before, world.simulator.paths()


def read_interfaces(text):
    """Of introspection data: everything of an interface but its documentation."""
    found = {}
    for interface in xml.etree.ElementTree.fromstring(text).iter("interface"):
        members = found.setdefault(interface.get("name"), {})
        for member in interface:
            if member.tag != "annotation":
                arguments = [(a.get("type"), a.get("direction")) for a in member.iter("arg")]
                members[member.tag, member.get("name")] = (member.get("type"), member.get("access"), arguments)
    return found


def test_what_is_documented_is_exported(world):
    """No more and no less; and every word of it is explained."""
    add(world, SAN_FRANCISCO, "Home")
    world.start()
    world.wait_ready("Home")
    with open(DOCUMENTED, encoding="utf-8") as file:
        text = file.read()
    documented = read_interfaces(text)
    assert set(documented) == {WEATHER, SERVICE1}, documented.keys()
    (path,) = world.objects()
    for name, where in ((SERVICE1, ROOT), (WEATHER, path)):
        (answer,) = world.call(where, "org.freedesktop.DBus.Introspectable", "Introspect")
        exported = read_interfaces(answer)
        assert exported[name] == documented[name], (exported[name], documented[name])
        assert all(n == name or n.startswith("org.freedesktop.DBus.") for n in exported), exported.keys()
        # What is said of a property is what a client gets.
        got = world.call(where, "org.freedesktop.DBus.Properties", "GetAll", glib("(s)", (name,)))[0]
        assert set(got) == {member for kind, member in documented[name] if kind == "property"}, got.keys()
        for kind, member in documented[name]:
            assert re.search(rf"<!--\s*{member}:\s+\S", text), f"{name}.{member} ({kind}) has no documentation"


def test_changes_come_as_signals(world):
    """Nobody has to poll: what changes is told, with its value, by the object it is of."""
    add(world, SAN_FRANCISCO, "Home")
    world.start()
    (path,) = wait_for(world.objects, "the place")
    told = {}

    def on_changed(_bus, _sender, _path, _interface, _signal, parameters):
        interface, changed, invalidated = parameters.unpack()
        assert interface == WEATHER and not invalidated, parameters
        told.update(changed)

    world.connection.signal_subscribe(
        NAME, "org.freedesktop.DBus.Properties", "PropertiesChanged", path, None, 0, on_changed)

    def hears(name, value):
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        return told.get(name) == value

    place = world.wait_ready("Home")
    # Refreshed as often as a client likes, it answers at once; what comes of it are changes.
    world.call(path, WEATHER, "Refresh")
    world.set("units-preset", "us")
    fahrenheit = wait_for(lambda: (p := world.place("Home")) and "°F" in p["Summary"] and p, "Fahrenheit")
    wait_for(lambda: hears("Summary", fahrenheit["Summary"]), "the change to be told")
    assert told["TemperatureText"] == fahrenheit["TemperatureText"] != place["TemperatureText"], told.keys()
    add(world, OSLO, "Oslo")
    assert world.ctl("places", "current", "Oslo").returncode == 0
    wait_for(lambda: hears("Current", False), "the other place to be current")


def test_a_client_that_hammers(world):
    """Hundreds of calls without waiting for an answer: while it is due, and when it is not."""
    add(world, SAN_FRANCISCO, "Home")
    world.simulator.control(hold=True)
    world.start()
    (path,) = wait_for(world.objects, "the place")
    for _ in range(300):
        for where, interface in ((ROOT, SERVICE1), (path, WEATHER)):
            world.connection.call(NAME, where, interface, "Refresh", None, None, Gio.DBusCallFlags.NONE, -1, None, None)
    world.simulator.control(release=True)
    world.wait_ready("Home")
    wait_for(lambda: not world.place("Home")["Refreshing"], "the refreshes")
    assert len(forecasts(world)) == 1, world.simulator.paths()


def test_a_client_cannot_hammer_a_broken_service(world):
    world.simulator.misbehave("status", status=503, retry_after="3600")
    add(world, SAN_FRANCISCO, "Home")
    world.start()
    world.wait_ready("Home", "failed")
    refresh_all(world, 20)
    wait_for(lambda: not world.place("Home")["Refreshing"], "the refreshes")
    # The zone may have been asked first, and the endpoint is busy from then on.
    assert len(forecasts(world)) <= 1, world.simulator.paths()
    assert world.place("Home")["Error"] == "busy", short(world.place("Home"))
    assert world.place("Home")["ErrorText"], short(world.place("Home"))


def test_failure_keeps_what_was_known(world):
    add(world, SAN_FRANCISCO, "Home")
    first = world.start()
    known = world.wait_ready("Home")
    first.terminate()
    assert first.wait(timeout=60) == 0
    world.simulator.misbehave("status", status=503)
    world.start(env={"VANE_TEST_CLOCK": "+7200"})
    place = world.wait_ready("Home", "stale-failed")
    assert place["FetchedAt"] == known["FetchedAt"], (short(place), short(known))
    assert not math.isnan(place["Temperature"]) and place["Error"] == "service", short(place)


def test_follows_other_programs(world):
    """What vanectl fetches is on the bus without the service asking."""
    world.simulator.misbehave("status", status=500)
    add(world, SAN_FRANCISCO, "Home")
    world.start()
    world.wait_ready("Home", "failed")
    world.simulator.behave()
    assert world.ctl("refresh", "Home").returncode == 0
    place = world.wait_ready("Home")
    assert place["Error"] == "", place["ErrorText"]


def test_units_and_renames_apply_at_once(world):
    add(world, SAN_FRANCISCO, "Home")
    world.start()
    world.wait_ready("Home")
    world.set("units-preset", "us")
    wait_for(lambda: "°F" in world.place("Home")["Summary"], "Fahrenheit")
    celsius = world.place("Home")["Temperature"]
    assert world.json("now", "Home", "--units", "metric", "--offline")["now"]["temperature"] == celsius


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__], World) else 0)
