# SPDX-License-Identifier: GPL-3.0-or-later
"""X11 with a window manager, and what it is told of windows."""

import os
import re
import subprocess
import sys

from panels import SHOTS, PanelWorld, count_colours, wait_for
from vanetap import BUILD

from gi.repository import Gio, GLib

ID = "io.github.vane_weather.Vane"
WIDTH, HEIGHT = 1200, 700
VANE = os.path.join(BUILD, "src", "app", "vane")
ALL_DESKTOPS = 0xFFFFFFFF
# A window of somebody else's, with a title to be found by.
OTHER = """
import gi
gi.require_version("Gtk", "4.0")
from gi.repository import Gtk
application = Gtk.Application()
def activate(application):
    Gtk.ApplicationWindow(application=application, title="Other", default_width=400, default_height=300).present()
application.connect("activate", activate)
application.run([])
"""


class DockWorld(PanelWorld):
    """A display with a window manager."""

    def __init__(self):
        super().__init__()
        self.display = subprocess.Popen(self.display_command(), stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.home.env |= {"DISPLAY": f":{self.display.stdout.readline().strip()}", "GDK_BACKEND": "x11",
                          "GSK_RENDERER": "cairo", "GTK_A11Y": "none", "GTK_USE_PORTAL": "0", "ADW_DISABLE_PORTAL": "1"}
        self.start_window_manager()

    def display_command(self):
        return ["Xvfb", "-displayfd", "1", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp", "-noreset"]

    def start_window_manager(self):
        self.run("openbox", "--sm-disable")
        wait_for(lambda: "openbox" in self.ask("wmctrl", "-m").lower(), "openbox")

    def open_other(self):
        self.run(sys.executable, "-c", OTHER)
        return self.wait_window("Other")

    def ask(self, *command):
        return subprocess.run(command, env=self.home.env, capture_output=True, text=True, check=False, timeout=60,
                              errors="replace").stdout

    def find(self, title):
        return (self.ask("xdotool", "search", "--onlyvisible", "--name", f"^{title}$").split() or [None])[-1]

    def wait_window(self, title):
        return wait_for(lambda: self.find(title), f"the window {title}")

    def numbers(self, window, name):
        """A property as numbers; none when there is none."""
        found = re.search(r"(?m)^\w+\(CARDINAL\) = (.*)$", self.ask("xprop", "-id", window, name))
        return [int(number) for number in found.group(1).split(",")] if found else None

    def atoms(self, window, name):
        return re.findall(r"_NET_\w+", self.ask("xprop", "-id", window, name).partition("=")[2])

    def geometry(self, window):
        """Where it is on the screen: x, y, width, height."""
        text = self.ask("xwininfo", "-id", window)
        names = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
        return tuple(int(re.search(rf"{name}:\s+(-?\d+)", text).group(1)) for name in names)

    def wait_geometry(self, window, is_right, what):
        return wait_for(lambda: is_right(*self.geometry(window)) and self.geometry(window), what)

    def wait_strut(self, window, side):
        return wait_for(lambda: (s := self.numbers(window, "_NET_WM_STRUT_PARTIAL")) and s[side] and s, "the strut")

    def maximize(self, window):
        self.ask("wmctrl", "-i", "-r", window, "-b", "add,maximized_vert,maximized_horz")

    def shoot(self, name):
        path = os.path.join(SHOTS, f"dock-{name}.png")
        subprocess.run(["import", "-window", "root", path], env=self.home.env, check=True, timeout=60)
        return path

    def wait_drawn(self, name, window):
        x, y, width, height = self.geometry(window)
        wait_for(lambda: count_colours(self.shoot(name), f"{width}x{height}+{x}+{y}") > 20, f"the picture {name}")

    def quit(self):
        self.connection.call_sync(ID, "/" + ID.replace(".", "/"), "org.gtk.Actions", "Activate",
                                  GLib.Variant("(sava{sv})", ("quit", [], {})), None, Gio.DBusCallFlags.NONE, 60000,
                                  None)

    def close(self):
        super().close()
        if hasattr(self, "display"):
            self.display.terminate()
            self.display.wait()
            self.display.stdout.close()
