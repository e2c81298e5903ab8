#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts Vane as people do: by its name, in a real menu."""

import os
import shutil
import subprocess
import sys

from menus import ID, GnomeShell, count_colours, find_window, has_owner, is_still, run, take_picture
import vanetap
from vanetap import BUILD, Simulator, Skip, wait_for


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
        self.call("ActivateAction", "quit", "@av []", "@a{sv} {}")
        # Who asks a program that is leaving asks in vain.
        wait_for(lambda: not has_owner(ID), "the program to end")

    def close(self):
        self.simulator.stop()


def test_the_bus_opens_the_window(world):
    world.call("Activate", "@a{sv} {}")
    wait_for(lambda: find_window("^Vane$"), "the window")
    world.quit()


def test_the_bus_does_the_actions_of_the_menu(world):
    for action in ("places", "preferences", "refresh"):
        world.call("ActivateAction", action, "@av []", "@a{sv} {}")
        wait_for(lambda: find_window("^Vane$"), f"the window, by {action}")
    wait_for(lambda: find_window("Preferences"), "the preferences")
    world.quit()


def test_an_option_reaches_the_window_that_is_open(world):
    world.call("Activate", "@a{sv} {}")
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


def test_gnome_shell(_world):
    shell = GnomeShell()
    try:
        wait_for(shell.is_overview, "the overview")
        state = []
        wait_for(lambda: is_still(state), "the overview to come to rest")
        empty = count_colours("root")
        run("xdotool", "type", "--delay", "100", "forecast")
        wait_for(lambda: count_colours("root") > empty + 100 and is_still(state), "our entry in the overview")
        take_picture("gnome-shell.png")
        run("xdotool", "key", "Return")
        wait_for(lambda: has_owner(ID), "the bus to start us")
        wait_for(lambda: not shell.is_overview() and is_still(state), "the window")
        take_picture("gnome-shell-vane.png")
    finally:
        shell.close()


if __name__ == "__main__":
    sys.exit(vanetap.run(sys.modules[__name__], World))
