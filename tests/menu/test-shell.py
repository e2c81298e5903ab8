#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""GNOME Shell with the weather in it: the tray item of its AppIndicator extension, and the
answers in its overview."""

import glob
import itertools
import os
import subprocess
import sys

from menus import ID, GnomeShell, ask_bus, count_colours, has_owner, is_still, run, take_picture
import vanetap
from vanetap import Simulator, Skip, wait_for

BUS = "org.freedesktop.DBus"
EXTENSION = "ubuntu-appindicators@ubuntu.com"
SERVICE = f"{ID}.Service"
WATCHER = "org.kde.StatusNotifierWatcher"


class World:
    """Two places, kept in the panel; the shell with its extension, at its overview."""

    def __init__(self):
        self.shell = None
        self.simulator = Simulator("--same-sky")
        # The shell and what it starts keep settings in one file of this home.
        os.environ |= {"VANE_ENDPOINTS": self.simulator.endpoints, "GSETTINGS_BACKEND": "keyfile"}
        subprocess.run(["dbus-update-activation-environment", "DISPLAY", "GDK_BACKEND", "VANE_ENDPOINTS",
                        "GSETTINGS_BACKEND"], check=True)

    def begin(self):
        if not glob.glob(f"/usr/share/gnome-shell/extensions/{EXTENSION}"):
            raise Skip("the AppIndicator extension is not installed")
        self.enable_extension(True)
        run("gsettings", "set", "org.gnome.shell", "welcome-dialog-last-shown-version", "999")
        for place, name in (("37.77,-122.42", "San Francisco"), ("60.39,5.32", "Bergen")):
            result = run(vanetap.VANECTL, "places", "add", place, "--name", name)
            assert result.returncode == 0, result.stderr
        run("gsettings", "set", ID, "keep-in-panel", "true")
        self.shell = GnomeShell()
        self.wait_shell()
        self.start_service()

    @staticmethod
    def enable_extension(is_on):
        run("gsettings", "set", "org.gnome.shell", "enabled-extensions", f"['{EXTENSION}']" if is_on else "[]")

    def wait_shell(self):
        wait_for(self.shell.is_overview, "the overview")
        wait_for(lambda: has_owner(WATCHER), "the extension's watcher")

    @staticmethod
    def kill_service():
        answer = ask_bus(BUS, "/org/freedesktop/DBus", f"{BUS}.GetConnectionUnixProcessID", SERVICE)
        os.kill(int(answer.split()[-1].strip("(),\n")), 9)
        wait_for(lambda: not has_owner(SERVICE), "the service to go")

    def start_service(self):
        ask_bus(BUS, "/org/freedesktop/DBus", f"{BUS}.StartServiceByName", SERVICE, "0")
        wait_for(lambda: has_owner(SERVICE), "the service")
        wait_for(lambda: self.number("Bergen"), "the weather in Bergen")

    def number(self, place):
        result = run(vanetap.VANECTL, "now", place, "--offline")
        return result.stdout.split("°")[0] + "°" if "°" in result.stdout else None

    def place_asked(self, latitude):
        return any("/v1/forecast" in p and f"latitude={latitude}" in p for p in self.simulator.paths())

    def settle(self):
        state = []
        wait_for(lambda: is_still(state), "the shell to come to rest")

    def search(self, text):
        """In the overview, as a person does."""
        if not self.shell.is_overview():
            run("xdotool", "key", "super")
            wait_for(self.shell.is_overview, "the overview")
        self.settle()
        run("xdotool", "type", "--delay", "60", text)

    def wait_answer(self, is_right, what):
        wait_for(lambda: any(is_right(text) for text in self.shell.texts()), what)
        self.settle()

    def close(self):
        if self.shell is not None:
            self.shell.close()
        run("gdbus", "call", "--session", "--dest", ID, "--object-path", "/" + ID.replace(".", "/"), "--method",
            "org.freedesktop.Application.ActivateAction", "quit", "@av []", "@a{sv} {}")
        self.simulator.stop()


def indicators(world):
    """What the extension has put into the panel, by the label beside its icon."""
    return [text for text in world.shell.texts("imports.ui.main.panel._rightBox") if "°" in text]


def test_tray_and_search(world):
    """One shell for all of it: it takes long to start."""
    world.begin()
    shows_the_item(world)
    shows_the_strip_and_the_card(world)
    comes_back_in_every_order(world)
    finds_a_saved_place(world)
    finds_another_place(world)


def shows_the_item(world):
    run("xdotool", "key", "Escape")
    wait_for(lambda: not world.shell.is_overview(), "the overview to go")
    number = world.number("San Francisco")
    wait_for(lambda: number in indicators(world), f"{number} in the panel")
    world.settle()
    take_picture("gnome-shell-tray.png")
    # Killed, and started again by who asks.
    world.kill_service()
    wait_for(lambda: not indicators(world), "the item to go")
    world.start_service()
    wait_for(lambda: number in indicators(world), f"{number} in the panel again")


def windows(world):
    """By title, with how wide and high they are."""
    script = """global.get_window_actors().map(a => [a.meta_window.title, a.meta_window.get_frame_rect().width,
             a.meta_window.get_frame_rect().height])"""
    return {title: size for title, *size in world.shell.eval(script) or []}


def shows_the_strip_and_the_card(world):
    """As windows: there is no way to place them. Mutter draws no frames around windows of Wayland."""
    env = dict(os.environ, GDK_BACKEND="wayland", WAYLAND_DISPLAY="wayland-0")
    vane = subprocess.Popen([os.path.join(vanetap.BUILD, "src", "app", "vane"), "--strip", "--glance"], env=env)
    try:
        for title in ("Weather Strip", "Weather Glance"):
            width, height = wait_for(lambda t=title: (s := windows(world).get(t)) and all(s) and s, f"the {title}")
            assert 100 < width < 900 and 20 < height < 200, (title, width, height)
        world.settle()
        take_picture("gnome-shell-strip-and-glance.png")
    finally:
        run("gdbus", "call", "--session", "--dest", ID, "--object-path", "/" + ID.replace(".", "/"), "--method",
            "org.freedesktop.Application.ActivateAction", "quit", "@av []", "@a{sv} {}")
        vane.wait(timeout=60)


class Parts:
    """What it takes to see the weather here. The watcher is the extension, which is part of the shell."""

    def __init__(self, world):
        self.world = world
        self.is_shell = True

    def kill(self, name):
        if name == "shell":
            self.world.shell.kill()
            self.is_shell = False
            wait_for(lambda: not has_owner("org.gnome.Shell"), "the shell to go")
        elif name == "extension":
            self.world.enable_extension(False)
            wait_for(lambda: not has_owner(WATCHER), "the watcher to go")
        else:
            self.world.kill_service()
            if self.is_shell:
                wait_for(lambda: not indicators(self.world), "the item to go")

    def start(self, name):
        if name == "shell":
            self.world.shell.start()
            self.is_shell = True
            wait_for(self.world.shell.is_overview, "the overview")
        elif name == "extension":
            self.world.enable_extension(True)
            if self.is_shell:
                wait_for(lambda: has_owner(WATCHER), "the extension's watcher")
        else:
            self.world.start_service()


def answers_again(world):
    world.search("berg")
    answer = world.number("Bergen")
    world.wait_answer(lambda text: "Bergen" in text and answer in text, f"Bergen, {answer}, as an answer")
    run("xdotool", "key", "Escape", "Escape")
    wait_for(lambda: not world.shell.is_overview(), "the overview to go")


def comes_back_in_every_order(world):
    """The shell, its extension and the service are killed, each by itself and in every order; each time the number is
    in the panel again, and the overview answers."""
    number = world.number("San Francisco")
    parts = Parts(world)
    names = ("shell", "extension", "service")
    for order in [(name,) for name in names] + list(itertools.permutations(names)):
        for name in order:
            parts.kill(name)
        for name in order:
            parts.start(name)
        try:
            wait_for(lambda: number in indicators(world), f"{number} in the panel again")
            answers_again(world)
        except AssertionError as error:
            raise AssertionError(f"killed in the order {order}: {error}") from error
    # Who searches starts the service, and the item is there again.
    parts.kill("service")
    answers_again(world)
    wait_for(lambda: number in indicators(world), f"{number} in the panel, by the search")
    take_picture("gnome-shell-after-all-orders.png")


def wait_window(world):
    """Its sky may move: it is never quite still."""
    wait_for(lambda: not world.shell.is_overview(), "the overview to go")
    wait_for(lambda: count_colours("root") > 1000, "the window")


def finds_a_saved_place(world):
    """By the beginning of its name; what is activated is opened and is the current place."""
    number = world.number("Bergen")
    world.search("berg")
    world.wait_answer(lambda text: "Bergen" in text and number in text, f"Bergen, {number}, as an answer")
    take_picture("gnome-shell-search.png")
    run("xdotool", "key", "Return")
    wait_for(lambda: has_owner(ID), "the window")
    wait_for(lambda: run(vanetap.VANECTL, "now", "--offline", "--format", "json").stdout.find("Bergen") > 0,
             "Bergen to be the current place")
    wait_window(world)
    take_picture("gnome-shell-search-opened.png")


def finds_another_place(world):
    """What is asked with the word is looked up, and comes with its temperature."""
    world.search("weather oslo")
    world.wait_answer(lambda text: "Oslo" in text and "°" in text, "Oslo with its temperature")
    take_picture("gnome-shell-weather-oslo.png")
    run("xdotool", "key", "Return")
    wait_window(world)
    # Where a place is opened that is not saved is for the window to say; here it is by itself.
    wait_for(lambda: world.place_asked("59.9"), "the weather in Oslo to be asked for")
    take_picture("gnome-shell-weather-oslo-opened.png")


if __name__ == "__main__":
    sys.exit(vanetap.run(sys.modules[__name__], World))
