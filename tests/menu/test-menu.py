#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts Vane as people do: by its name, in a real menu."""

import os
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanebus import Bus  # noqa: E402
from vanetap import BUILD, Simulator, Skip, wait_for  # noqa: E402

ID = "io.github.vane_weather.Vane"
SHOTS = os.path.join(BUILD, "screenshots", "menu")


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


def ask_bus(name, path, method, *arguments, address=None):
    where = ["--address", address] if address else ["--session"]
    return run("gdbus", "call", *where, "--dest", name, "--object-path", path, "--method", method, *arguments).stdout


def has_owner(name, address=None):
    bus = "org.freedesktop.DBus"
    return "true" in ask_bus(bus, "/org/freedesktop/DBus", f"{bus}.NameHasOwner", name, address=address)


def is_still(state):
    """Whether the whole display looks as it did a moment ago; state is a list for the one before."""
    picture = run("sh", "-c", "import -silent -window root ppm:- | cksum").stdout
    before, state[:] = list(state), [picture]
    time.sleep(0.3)  # not a wait for something: the moment
    return before == [picture]


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


class GnomeShell:
    """GNOME Shell in a window, with as much of logind as it wants."""

    def __init__(self):
        self.system = Bus(os.environ)
        env = dict(os.environ, DBUS_SYSTEM_BUS_ADDRESS=self.system.address, LIBGL_ALWAYS_SOFTWARE="1",
                   MUTTER_DEBUG_DUMMY_MODE_SPECS="1200x900", XDG_CURRENT_DESKTOP="GNOME")
        env.pop("GDK_BACKEND")
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": env}
        self.logind = subprocess.Popen([sys.executable, "-m", "dbusmock", "--system", "--template", "logind"], **silent)
        wait_for(lambda: has_owner("org.freedesktop.login1", self.system.address), "logind")
        # What D-Bus starts from now on is shown in the shell, not beside it.
        subprocess.run(["dbus-update-activation-environment", "GDK_BACKEND=wayland"], check=True)
        self.shell = subprocess.Popen(["gnome-shell", "--nested", "--wayland"], **silent)

    def is_overview(self):
        return "true" in ask_bus("org.gnome.Shell", "/org/gnome/Shell", "org.freedesktop.DBus.Properties.Get",
                                 "org.gnome.Shell", "OverviewActive")

    def close(self):
        for process in (self.shell, self.logind):
            process.kill()
            process.wait()
        self.system.stop()


def test_gnome_shell(_world):
    if shutil.which("gnome-shell") is None:
        raise Skip("gnome-shell is not installed")
    if os.getuid() == 0:
        raise Skip("GNOME Shell does not run as root")
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
