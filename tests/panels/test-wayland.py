#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The strip and the glance where nobody can place them: as small windows without a frame, in a
build without gtk4-layer-shell."""

import glob
import json
import os
import subprocess
import sys

from panels import SHOTS, SwayWorld, count_colours, wait_for
import vanetap
from vanetap import BUILD, Skip
from gi.repository import Gio, GLib

ID = "io.github.vane_weather.Vane"
VANE = os.path.join(BUILD, "src", "app", "vane")
WIDTH, HEIGHT = 1280, 800


class WindowWorld(SwayWorld):
    def __init__(self):
        super().__init__()
        self.home.env |= {"GSK_RENDERER": "cairo", "GTK_A11Y": "none", "GTK_USE_PORTAL": "0", "ADW_DISABLE_PORTAL": "1"}
        sockets = os.path.join(self.home.env["XDG_RUNTIME_DIR"], "sway-ipc*")
        self.home.env["SWAYSOCK"] = wait_for(lambda: glob.glob(sockets), "sway's socket")[0]
        for place, name in (("59.91,10.75", "Oslo"), ("37.77,-122.42", "San Francisco")):
            assert self.ctl("places", "add", place, "--name", name).returncode == 0

    def vane(self, *arguments):
        if b"layer-shell" in subprocess.run(["ldd", VANE], capture_output=True, check=True, timeout=60).stdout:
            raise Skip("built with gtk4-layer-shell")
        return self.run(VANE, *arguments)

    def sway_says(self, what):
        result = subprocess.run(["swaymsg", "-r", "-t", what], env=self.home.env, capture_output=True, text=True,
                                check=True, timeout=60)
        return json.loads(result.stdout)

    def sway_does(self, command):
        subprocess.run(["swaymsg", command], env=self.home.env, capture_output=True, check=True, timeout=60)

    def windows(self):
        """Ours, by title: whether it floats, and where it stands."""
        found = {}

        def look(node, floats):
            if node.get("app_id"):
                rect = node["rect"]
                found[node["name"]] = (floats, node["border"], rect["x"], rect["y"], rect["width"], rect["height"])
            for name in ("nodes", "floating_nodes"):
                for child in node.get(name, []):
                    look(child, floats or name == "floating_nodes")

        look(self.sway_says("get_tree"), False)
        return found

    def wait_window(self, title):
        return wait_for(lambda: self.windows().get(title), f"the window {title}")

    def wait_drawn(self, name, title):
        def drawn():
            _, _, x, y, width, height = self.wait_window(title)
            path = self.grim(os.path.join(SHOTS, f"wayland-{name}.png"))
            return count_colours(path, f"{width}x{height}+{x}+{y}") > 100

        wait_for(drawn, f"the picture {name}")

    def quit(self):
        self.connection.call_sync(ID, "/" + ID.replace(".", "/"), "org.gtk.Actions", "Activate",
                                  GLib.Variant("(sava{sv})", ("quit", [], {})), None, Gio.DBusCallFlags.NONE, 60000,
                                  None)


def test_small_windows_without_a_frame(world):
    """That float, are as large as their words, and have nothing around them."""
    vane = world.vane("--strip", "--glance")
    for title, position in (("Weather Strip", "100 100"), ("Weather Glance", "100 300")):
        floats, border, _, _, width, height = world.wait_window(title)
        assert floats and border in ("csd", "none") and width < 900 and height < 200, (title, world.windows())
        world.sway_does(f'[title="{title}"] move absolute position {position}')
    wait_for(lambda: all(w[2] == 100 for w in world.windows().values()), "them to be moved")
    world.wait_drawn("strip", "Weather Strip")
    world.wait_drawn("glance", "Weather Glance")
    picture = world.grim(os.path.join(SHOTS, "wayland-windows.png"))
    for _, _, x, y, width, height in world.windows().values():
        for around in (f"{width + 60}x30+{x - 30}+{y - 30}", f"{width + 60}x30+{x - 30}+{y + height}",
                       f"30x{height + 60}+{x - 30}+{y - 30}", f"30x{height + 60}+{x + width}+{y - 30}"):
            assert count_colours(picture, around) == 1, (around, world.windows())
    world.quit()
    assert vane.wait(timeout=60) == 0


def test_the_strip_stands_upright(world):
    """Which is all of its anchor that a window like others can have."""
    world.vane("--strip")
    world.wait_drawn("across", "Weather Strip")
    world.set("strip-anchor", "left")
    wait_for(lambda: world.windows()["Weather Strip"][5] > 80, "the places above one another")
    world.wait_drawn("upright", "Weather Strip")
    world.set("strip-anchor", "bottom")
    wait_for(lambda: world.windows()["Weather Strip"][5] < 80, "them beside one another")


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__], WindowWorld) else 0)
