#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the user is told, as the desktop hears it; the alerts are those that the test sends."""

import datetime
import json
import os
import subprocess
import sys
import threading

from gi.repository import GLib

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanebus import NAME, World  # noqa: E402
from vanenws import Nws  # noqa: E402
from vanetap import wait_for  # noqa: E402

PATH = "/io/github/vane_weather/Vane/Service"
SEATTLE = "47.61,-122.33"
DAY_S = 86400


class Desktop:
    """The mock, and what it was told."""

    def __init__(self, world, kind):
        world.home.env["GNOTIFICATION_BACKEND"] = kind
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(os.path.dirname(vanetap.__file__), "mock-notifications.py"), kind],
            env=world.home.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        assert self.process.stdout.readline() == "ready\n"
        self.calls = []
        self.thread = threading.Thread(target=self.read)
        self.thread.start()

    def read(self):
        for line in self.process.stdout:
            self.calls.append(json.loads(line))

    def of(self, method):
        return [call[1:] for call in self.calls if call[0] == method]

    def shown(self):
        """Title and text by id, as GTK's way has it, of those that were not removed."""
        notifications = {}
        for method, *arguments in list(self.calls):
            if method == "AddNotification":
                assert arguments[0] == NAME, arguments
                notifications[arguments[1]] = arguments[2]
            elif method == "RemoveNotification":
                notifications.pop(arguments[1], None)
        return notifications

    def click(self, number):
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()

    def stop(self):
        self.process.stdin.close()
        self.process.wait()
        self.thread.join()
        self.process.stdout.close()


class NotifyWorld(World):
    """A world with the weather kept in the panel, no quiet hours, and warnings at will."""

    def __init__(self):
        super().__init__("--same-sky")
        self.nws = Nws(self.simulator.endpoints)
        self.home.env["VANE_ENDPOINTS"] = self.nws.endpoints
        self.desktop = None
        for key, value in (("keep-in-panel", "true"), ("provider", "nws"), ("quiet-from", "0"), ("quiet-until", "0")):
            self.set(key, value)

    def begin(self, kind="gtk", **more):
        self.desktop = self.desktop or Desktop(self, kind)
        if not self.json("places", "list"):
            assert self.ctl("places", "add", SEATTLE, "--name", "Home").returncode == 0
        process = self.start(**more)
        self.wait_ready("Home")
        return process

    def end(self, process):
        process.terminate()
        assert process.wait(timeout=60) == 0

    def close(self):
        super().close()
        if self.desktop:
            self.desktop.stop()
        self.nws.stop()


def minute_of_day(offset_s=0):
    now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=offset_s)
    return now.hour * 60 + now.minute


def test_an_alert_once(world):
    world.nws.warn("Storm Warning")
    process = world.begin()
    shown = wait_for(world.desktop.shown, "the warning")
    (identifier, notification), = shown.items()
    assert notification["title"] == "Storm Warning (Severe) · Home", notification
    assert "Storm Warning for ‹b›everybody‹/b› & all" in notification["body"], notification
    assert notification["body"].startswith("until "), notification
    assert notification["priority"] == "high" and notification["default-action"] == "app.place", notification
    world.end(process)
    # Started again, and asked again: nothing is told twice.
    process = world.begin(env={"VANE_TEST_CLOCK": "+1200"})
    wait_for(lambda: world.place("Home")["AlertEvent"] == "Storm Warning", "the alert to be read")
    assert len(world.desktop.of("AddNotification")) == 1, world.desktop.calls
    world.end(process)
    # Cancelled by its sender.
    world.nws.warn()
    world.begin(env={"VANE_TEST_CLOCK": "+5000"})
    wait_for(lambda: not world.desktop.shown(), "the warning to be withdrawn")
    assert world.desktop.of("RemoveNotification") == [[NAME, identifier]], world.desktop.calls


def test_over_by_itself(world):
    world.nws.warn("Storm Warning", hours=6)
    process = world.begin()
    wait_for(world.desktop.shown, "the warning")
    world.end(process)
    world.simulator.misbehave("status", status=500)
    world.start(env={"VANE_TEST_CLOCK": f"+{DAY_S}"})
    wait_for(lambda: not world.desktop.shown(), "the warning to be withdrawn")


def test_raised_is_told_again(world):
    world.nws.warn("Storm Warning", severity="Moderate")
    process = world.begin()
    wait_for(world.desktop.shown, "the warning")
    world.end(process)
    world.nws.warn("Storm Warning", severity="Extreme")
    world.begin(env={"VANE_TEST_CLOCK": "+5000"})
    wait_for(lambda: len(world.desktop.of("AddNotification")) == 2, "the raised warning")
    (notification,) = world.desktop.shown().values()
    assert notification["priority"] == "urgent" and "Extreme" in notification["title"], notification


def test_many_are_one(world):
    world.nws.warn("Storm Warning", "Flood Watch", "Heat Advisory", "Frost Advisory")
    world.begin()
    (notification,) = wait_for(world.desktop.shown, "the warnings").values()
    assert notification["title"] == "4 warnings · Home" and "Flood Watch" in notification["body"], notification


def test_quiet_hours(world):
    """Extreme ones only; the others when it is over."""
    world.set("quiet-from", str((minute_of_day() - 60) % 1440))
    world.set("quiet-until", str((minute_of_day() + 180) % 1440))
    world.nws.warn("Storm Warning")
    world.nws.alerts += [json.loads(json.dumps(world.nws.alerts[0]).replace("Storm", "Tornado").replace(
        '"Severe"', '"Extreme"'))]
    world.begin()
    (notification,) = wait_for(world.desktop.shown, "the extreme warning").values()
    assert "Tornado" in notification["title"], notification
    world.set("quiet-until", str((minute_of_day() - 60) % 1440))
    wait_for(lambda: len(world.desktop.shown()) == 2, "the other one")


def test_turned_off(world):
    world.nws.warn("Storm Warning")
    world.begin()
    wait_for(world.desktop.shown, "the warning")
    world.set("notify-alerts", "false")
    wait_for(lambda: not world.desktop.shown(), "the warning to be withdrawn")


def test_place_removed(world):
    world.nws.warn("Storm Warning")
    world.begin()
    wait_for(world.desktop.shown, "the warning")
    assert world.ctl("places", "remove", "Home").returncode == 0
    wait_for(lambda: not world.desktop.shown(), "the warning to be withdrawn")


def test_brief(world):
    world.set("notify-brief-time", "720")
    world.set("notify-brief", "true")
    # At 13 o'clock UTC, whenever this runs.
    world.begin(env={"VANE_TEST_CLOCK": f"+{(13 * 60 - minute_of_day()) % 1440 * 60}"})
    (notification,) = wait_for(world.desktop.shown, "the brief").values()
    assert notification["title"] == "Tomorrow in Home" and "high" in notification["body"], notification
    world.set("notify-brief", "false")
    wait_for(lambda: not world.desktop.shown(), "the brief to be withdrawn")


def test_click_opens_the_place(world):
    """As GNOME Shell does: by the action of the application that sent it."""
    world.nws.warn("Storm Warning")
    world.begin()
    assert world.ctl("places", "add", "59.91,10.75", "--name", "Oslo").returncode == 0
    assert world.ctl("places", "current", "Oslo").returncode == 0
    wait_for(lambda: world.place("Oslo") and world.place("Oslo")["Current"], "Oslo to be current")
    (notification,) = wait_for(world.desktop.shown, "the warning").values()
    action = notification["default-action"].removeprefix("app.")
    target = GLib.Variant("s", notification["default-action-target"])
    world.call(PATH, "org.freedesktop.Application", "ActivateAction", GLib.Variant(
        "(sava{sv})", (action, [target], {"activation-token": GLib.Variant("s", "token-1")})))
    opened = wait_for(lambda: world.desktop.of("Activate"), "the window to be told")
    assert opened[0][0]["activation-token"] == "token-1", opened
    wait_for(lambda: world.place("Home")["Current"], "Home to be current")


def test_freedesktop(world):
    world.nws.warn("Storm Warning")
    world.begin("freedesktop")
    call = wait_for(lambda: world.desktop.of("Notify"), "the warning")[0]
    assert call[3] == "Storm Warning (Severe) · Home", call
    # Such a server reads markup: what others wrote must be none.
    assert "<" not in call[4] and "default" in call[5], call
    world.set("notify-alerts", "false")
    wait_for(lambda: world.desktop.of("CloseNotification") == [[call[-1]]], "the warning to be withdrawn")
    world.set("notify-alerts", "true")
    call = wait_for(lambda: world.desktop.of("Notify")[1:], "the warning again")[0]
    world.desktop.click(call[-1])
    wait_for(lambda: world.desktop.of("Activate"), "the window to be told")


def test_hostile_memory(world):
    folder = os.path.join(world.home.env["XDG_STATE_HOME"], "vane")
    os.mkdir(folder)
    with open(os.path.join(folder, "told"), "wb") as file:
        file.write(b"[1]\nkind=alert\nplace=\xff\xfe\n" + os.urandom(4096) + b"\0" * 100)
    world.nws.warn("Storm Warning")
    world.begin()
    wait_for(world.desktop.shown, "the warning")


def test_asks_nobody(world):
    """What is told is what the cache has."""
    world.nws.warn("Storm Warning")
    process = world.begin()
    wait_for(world.desktop.shown, "the warning")
    asked = len(world.simulator.paths())
    for value in ("false", "true"):
        world.set("notify-alerts", value)
    wait_for(lambda: len(world.desktop.of("AddNotification")) == 2, "the warning again")
    assert len(world.simulator.paths()) == asked, world.simulator.paths()
    with open(f"/proc/{process.pid}/maps", encoding="utf-8") as file:
        assert "libsoup" not in file.read()


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__], NotifyWorld) else 0)
