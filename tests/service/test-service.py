#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vane-service on a real bus, with real workers and real HTTP."""

import json
import math
import os
import signal
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanebus import NAME, ROOT, WEATHER, Bus, World  # noqa: E402
from vanetap import wait_for  # noqa: E402

SERVICE1 = "io.github.vane_weather.Vane.Service1"
SAN_FRANCISCO = "37.77,-122.42"
OSLO = "59.91,10.75"


def short(place):
    """Without the report: a hundred kilobytes."""
    return {key: value for key, value in place.items() if key != "Report"}


def add(world, place, name):
    result = world.ctl("places", "add", place, "--name", name)
    assert result.returncode == 0, result.stderr


def forecasts(world):
    return [path for path in world.simulator.paths() if "/v1/forecast" in path and "hourly" in path]


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


def glib(signature, value):
    from gi.repository import GLib

    return GLib.Variant(signature, value)


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


def test_killed_comes_back_with_what_it_knew(world):
    add(world, SAN_FRANCISCO, "Home")
    first = world.start()
    known = world.wait_ready("Home")
    first.send_signal(signal.SIGKILL)
    first.wait()
    wait_for(lambda: not world.has_owner(), "the name to be free")
    asked = len(forecasts(world))
    world.start()
    place = world.wait_ready("Home")
    for name in ("FetchedAt", "ObservedAt", "Temperature", "Condition", "High", "Low", "Source"):
        assert place[name] == known[name], (name, short(place), short(known))
    assert len(forecasts(world)) == asked


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


def test_second_instance_ends_at_once(world):
    world.start()
    second = world.start(wait=False)
    assert second.wait(timeout=60) == 0
    assert world.has_owner()


def test_session_start_is_off_until_turned_on(world):
    assert world.start("--session", wait=False).wait(timeout=60) == 0
    assert not world.has_owner()
    world.set("keep-in-panel", "true")
    process = world.start("--session")
    assert world.has_owner(NAME)
    process.terminate()
    assert process.wait(timeout=60) == 0


def test_ends_with_the_session(world):
    add(world, SAN_FRANCISCO, "Home")
    world.simulator.misbehave("hang")
    process = world.start()
    wait_for(lambda: world.place("Home")["Refreshing"], "the worker to be under way")
    world.connection.set_exit_on_close(False)
    world.bus.stop()
    assert process.wait(timeout=60) == 0


def test_term_ends_the_worker(world):
    add(world, SAN_FRANCISCO, "Home")
    world.simulator.misbehave("hang")
    process = world.start()
    children = f"/proc/{process.pid}/task/{process.pid}/children"
    worker = wait_for(lambda: open(children, encoding="ascii").read().split(), "a worker")[0]
    process.terminate()
    assert process.wait(timeout=60) == 0
    wait_for(lambda: not os.path.exists(f"/proc/{worker}"), "the worker to end")


class Logind:
    """A system bus with logind on it."""

    def __init__(self, world):
        self.bus = Bus(world.home.env)
        world.home.env["DBUS_SYSTEM_BUS_ADDRESS"] = self.bus.address
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(os.path.dirname(vanetap.__file__), "mock-logind.py")],
            env=world.home.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        assert self.process.stdout.readline() == "ready\n"

    def tell(self, words):
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()

    def stop(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
        self.bus.stop()


def test_nothing_while_locked(world):
    logind = Logind(world)
    try:
        add(world, SAN_FRANCISCO, "Home")
        world.start()
        world.wait_ready("Home")
        logind.tell("locked 1")
        wait_for(lambda: world.place("Home")["NextRefresh"] == 0, "nothing to be due")
        logind.tell("locked 0")
        wait_for(lambda: world.place("Home")["NextRefresh"] > 0, "something to be due")
    finally:
        logind.stop()


def test_nothing_behind_a_screen_saver(world):
    add(world, SAN_FRANCISCO, "Home")
    world.start()
    world.wait_ready("Home")
    world.call_bus("RequestName", glib("(su)", ("org.gnome.ScreenSaver", 0)))
    for active, is_right in ((True, lambda due: due == 0), (False, lambda due: due > 0)):
        world.connection.emit_signal(
            None, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", glib("(b)", (active,))
        )
        wait_for(lambda: is_right(world.place("Home")["NextRefresh"]), f"the screen saver: {active}")


def test_resume_without_a_word_keeps_going(world):
    """Sleep and back: still there, and still knows when it is due."""
    logind = Logind(world)
    try:
        add(world, SAN_FRANCISCO, "Home")
        process = world.start()
        known = world.wait_ready("Home")
        logind.tell("sleep")
        wait_for(lambda: world.place("Home")["NextRefresh"] == known["NextRefresh"], "the same instant")
        assert process.poll() is None
    finally:
        logind.stop()


def test_no_bus(world):
    process = world.start(wait=False, env={"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"})
    assert process.wait(timeout=60) == 1


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__], World) else 0)
