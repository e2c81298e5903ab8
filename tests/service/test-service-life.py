#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How vane-service lives and ends: with the session, by signals, while the machine sleeps."""

import math
import os
import random
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanebus import NAME, Bus, World  # noqa: E402
from vaneplaces import PLACES, SAN_FRANCISCO, add, forecasts, glib, short  # noqa: E402
from vanetap import wait_for  # noqa: E402


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


def test_killed_at_any_moment(world):
    """While it starts, while it refreshes, while it rests: what was known is there again."""
    moment = random.Random(5)
    names = [name for _place, name in PLACES]
    for place, name in PLACES:
        add(world, place, name)
    process = world.start()
    known = {name: world.wait_ready(name) for name in names}
    for hour in range(1, 13):
        process.kill()
        process.wait()
        wait_for(lambda: not world.has_owner(), "the name to be free")
        # An hour later all are due, and a worker is on its way.
        process = world.start(wait=False, env={"VANE_TEST_CLOCK": f"+{hour * 3600}"})
        time.sleep(moment.uniform(0, 0.6))  # not a wait for something: the moment
    process.kill()
    process.wait()
    wait_for(lambda: not world.has_owner(), "the name to be free")
    # Now nobody answers: only what is stored can be shown.
    world.simulator.misbehave("status", status=503)
    world.start(env={"VANE_TEST_CLOCK": f"+{13 * 3600}"})
    for name in names:
        place = wait_for(lambda n=name: (p := world.place(n)) and p["FetchedAt"] > 0 and p, f"{name} to be shown")
        assert place["FetchedAt"] >= known[name]["FetchedAt"], (short(place), short(known[name]))
        assert not math.isnan(place["Temperature"]) and place["Condition"], short(place)


def test_memory(world):
    """At most 8 MiB with five places, as it is started by its unit, and in the tray."""
    for place, name in PLACES:
        add(world, place, name)
    world.set("keep-in-panel", "true")
    process = world.start(env={"G_SLICE": "always-malloc"})
    for _place, name in PLACES:
        world.wait_ready(name)

    def read_pss_kib():
        with open(f"/proc/{process.pid}/smaps_rollup", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("Pss:"))

    wait_for(lambda: read_pss_kib() <= 8192, "at most 8 MiB")
    print(f"# {read_pss_kib()} KiB")


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


def with_sleep(test):
    """A machine that can sleep: logind on a system bus, and a clock that can leap."""

    def run(world):
        world.clock = os.path.join(world.home.path, "clock")
        world.home.env["VANE_TEST_CLOCK"] = "@" + world.clock
        leap(world, 0)
        logind = Logind(world)
        try:
            test(world, logind)
        finally:
            logind.stop()

    return run


def leap(world, to_s):
    """Whole, or not at all: the service may be reading it."""
    with open(world.clock + ".new", "w", encoding="ascii") as file:
        file.write(f"{to_s}\n")
    os.rename(world.clock + ".new", world.clock)


def is_asleep(world):
    return all(p["NextRefresh"] == 0 for p in world.objects().values())


def sleep(world, logind, to_s):
    """Until then; what is asked while it lasts is told."""
    logind.tell("sleep 1")
    wait_for(lambda: is_asleep(world), "nothing to be due")
    before = len(world.simulator.paths())
    leap(world, to_s)
    # Something that makes it look at everything again.
    world.set("refresh-interval", str(900 + to_s // 100))
    wait_for(lambda: is_asleep(world), "still nothing to be due")
    asked = len(world.simulator.paths()) - before
    logind.tell("sleep 0")
    wait_for(lambda: not is_asleep(world), "something to be due")
    return asked


@with_sleep
def test_after_a_short_sleep_nothing_is_due(world, logind):
    add(world, SAN_FRANCISCO, "Home")
    process = world.start()
    known = world.wait_ready("Home")
    asked = len(forecasts(world))
    assert sleep(world, logind, 300) == 0
    place = world.place("Home")
    assert place["FetchedAt"] == known["FetchedAt"] and place["NextRefresh"] >= known["NextRefresh"], short(place)
    assert len(forecasts(world)) == asked and process.poll() is None


@with_sleep
def test_after_a_long_sleep_all_is_asked_once(world, logind):
    """Five places are due: in one go, and once, however often the machine comes and goes."""
    for place, name in PLACES:
        add(world, place, name)
    world.start()
    known = {name: world.wait_ready(name)["FetchedAt"] for _place, name in PLACES}
    for night in (1, 2):
        before = len(forecasts(world))
        assert sleep(world, logind, night * 28800) == 0
        # It may wake up and fall asleep again at once.
        for words in ("sleep 1", "sleep 0", "sleep 1", "sleep 0"):
            logind.tell(words)
        for _place, name in PLACES:
            wait_for(lambda n=name: world.place(n)["FetchedAt"] > known[n] + 28000, f"{name} to be fetched")
            known[name] = world.wait_ready(name)["FetchedAt"]
        # Those that are not asked in one request are asked at once: never more than one a place.
        asked = len(forecasts(world)) - before
        assert 1 <= asked <= len(PLACES), world.simulator.paths()
        wait_for(lambda: not any(p["Refreshing"] for p in world.objects().values()), "the end of it")
        assert len(forecasts(world)) - before == asked, world.simulator.paths()


@with_sleep
def test_wakes_up_without_a_network(world, logind):
    """What is known is shown as old, and comes fresh when the service answers again."""
    add(world, SAN_FRANCISCO, "Home")
    world.start()
    known = world.wait_ready("Home")
    world.simulator.misbehave("reset")
    assert sleep(world, logind, 28800) == 0
    place = world.wait_ready("Home", "stale-failed")
    assert place["FetchedAt"] == known["FetchedAt"] and not math.isnan(place["Temperature"]), short(place)
    assert place["NextRefresh"] > 0, short(place)
    world.simulator.behave()
    world.wait_ready("Home")


def test_no_bus(world):
    process = world.start(wait=False, env={"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"})
    assert process.wait(timeout=60) == 1


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__], World) else 0)
