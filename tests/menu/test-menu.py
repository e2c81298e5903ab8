#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts Vane as people do: by its name, in a real menu."""

import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import BUILD, Simulator, Skip, wait_for  # noqa: E402

ID = "io.github.vane_weather.Vane"
SHOTS = os.path.join(BUILD, "screenshots")


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=vanetap.BOUND_S)


def find_window(title):
    found = run("xdotool", "search", "--onlyvisible", "--name", title).stdout.split()
    return found[-1] if found else None


def take_picture(name):
    os.makedirs(SHOTS, exist_ok=True)
    path = os.path.join(SHOTS, name)
    run("import", "-silent", "-window", "root", path)
    print(f"# picture: {path}", flush=True)


def count_colours(window):
    text = run("sh", "-c", f"import -silent -window {window} ppm:- | identify -format %k -").stdout
    return int(text) if text.isdigit() else 0


class World:
    def __init__(self):
        self.simulator = Simulator()
        os.environ["VANE_ENDPOINTS"] = self.simulator.endpoints
        # The bus was there before the display and the services.
        subprocess.run(["dbus-update-activation-environment", "DISPLAY", "GDK_BACKEND", "VANE_ENDPOINTS"], check=True)

    def call(self, method, *arguments):
        result = run("gdbus", "call", "--session", "--dest", ID, "--object-path", "/" + ID.replace(".", "/"),
                     "--method", f"org.freedesktop.Application.{method}", *arguments)
        assert result.returncode == 0, result.stderr

    def quit(self):
        self.call("ActivateAction", "quit", "[]", "{}")
        wait_for(lambda: find_window("^Vane$") is None, "the window to close")

    def close(self):
        self.simulator.stop()


def test_the_bus_opens_the_window(world):
    world.call("Activate", "{}")
    wait_for(lambda: find_window("^Vane$"), "the window")
    world.quit()


def test_the_bus_does_the_actions_of_the_menu(world):
    for action in ("places", "preferences", "refresh"):
        world.call("ActivateAction", action, "[]", "{}")
        wait_for(lambda: find_window("^Vane$"), f"the window, by {action}")
    wait_for(lambda: find_window("Preferences"), "the preferences")
    world.quit()


def test_an_option_reaches_the_window_that_is_open(world):
    world.call("Activate", "{}")
    wait_for(lambda: find_window("^Vane$"), "the window")
    result = run(os.path.join(BUILD, "src", "app", "vane"), "--preferences")
    assert result.returncode == 0, result.stderr
    wait_for(lambda: find_window("Preferences"), "the preferences")
    world.quit()


def test_xfce4_appfinder(world):
    if shutil.which("xfce4-appfinder") is None:
        raise Skip("xfce4-appfinder is not installed")
    menu = subprocess.Popen(["xfce4-appfinder"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        window = wait_for(lambda: find_window("Application Finder"), "the menu")
        run("xdotool", "windowfocus", "--sync", window)
        empty = count_colours(window)
        run("xdotool", "type", "--delay", "50", "forecast")
        # What is found has an icon in many colours.
        wait_for(lambda: count_colours(window) > empty + 100, "our entry in the menu")
        take_picture("xfce4-appfinder.png")
        run("xdotool", "key", "Return")
        wait_for(lambda: find_window("^Vane$"), "the window")
        take_picture("xfce4-appfinder-vane.png")
        world.quit()
    finally:
        menu.kill()
        menu.wait()


if __name__ == "__main__":
    sys.exit(vanetap.run(sys.modules[__name__], World))
