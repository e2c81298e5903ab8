#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two monitors beside one another, the second one lower and less high, in xfwm4."""

import os
import subprocess
import sys

from docks import ALL_DESKTOPS, VANE, DockWorld, wait_for
import vanetap
from vanetap import Skip

XORG = "/usr/lib/xorg/Xorg", "/usr/libexec/Xorg", "/usr/lib/Xorg"
DUMMY = "/usr/lib/xorg/modules/drivers/dummy_drv.so", "/usr/lib64/xorg/modules/drivers/dummy_drv.so"
CONFIG = """
Section "Device"
  Identifier "device"
  Driver "dummy"
  VideoRam 32000
EndSection
Section "Screen"
  Identifier "screen"
  Device "device"
  DefaultDepth 24
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "DontVTSwitch" "true"
EndSection
"""
FIRST, SECOND = "DUMMY0", "DUMMY1"
# x, y, width, height
AREAS = {FIRST: (0, 0, 1024, 768), SECOND: (1024, 100, 800, 600)}
SCREEN = 1824, 768


class OutputsWorld(DockWorld):
    def display_command(self):
        server = next((p for p in XORG if os.access(p, os.X_OK)), None)
        if server is None or not any(os.path.exists(p) for p in DUMMY):
            raise Skip("Xorg's dummy driver is not installed")
        config, log = (os.path.join(self.home.path, name) for name in ("xorg.conf", "xorg.log"))
        with open(config, "w", encoding="utf-8") as file:
            file.write(CONFIG)
        return [server, "-displayfd", "1", "-config", config, "-configdir", self.home.path, "-logfile", log,
                "-noreset", "-nolisten", "tcp", "-novtswitch", "-sharevts"]

    def start_window_manager(self):
        # A mode of its own list is what connects it.
        self.ask("xrandr", "--addmode", SECOND, "800x600")
        self.plug(FIRST)
        self.plug(SECOND)
        self.start_xfconf()
        self.run("xfwm4", "--compositor=off")
        wait_for(lambda: "xfwm4" in self.ask("wmctrl", "-m").lower(), "xfwm4")

    def plug(self, output):
        x, y, width, height = AREAS[output]
        self.ask("xrandr", "--output", output, "--mode", f"{width}x{height}", "--pos", f"{x}x{y}")
        self.look_again()

    def look_again(self):
        """The server looks what is connected when somebody asks it to."""
        self.ask("xrandr")

    def unplug(self, output):
        self.ask("xrandr", "--output", output, "--off")
        self.look_again()

    def title_height(self, window):
        return self.numbers(window, "_NET_FRAME_EXTENTS")[2]

    def said(self):
        with open(os.path.join(self.home.path, "log"), encoding="utf-8", errors="replace") as file:
            return file.read()

    def strip(self, *arguments):
        """Asks the strip that is there already to move; what it says of that."""
        result = subprocess.run([VANE, "--strip", *arguments], env=self.home.env, capture_output=True, text=True,
                                check=False, timeout=60)
        assert result.returncode == 0, result
        # Of a display without a GPU Mesa says something, too.
        return "".join(line for line in result.stderr.splitlines() if line.startswith("vane:"))

    def put(self, window, output):
        """Another window, as large as its monitor allows."""
        x, y, width, height = AREAS[output]
        self.ask("wmctrl", "-i", "-r", window, "-b", "remove,maximized_vert,maximized_horz")
        self.ask("wmctrl", "-i", "-r", window, "-e", f"0,{x + width // 4},{y + height // 4},300,200")
        self.wait_geometry(window, lambda wx, wy, w, h: x <= wx and wx + w <= x + width, f"it on {output}")
        self.maximize(window)


def is_inside(area, output):
    """Whether a window is on a monitor, all of it."""
    x, y, width, height = area
    left, top, wide, high = AREAS[output]
    return left <= x and x + width <= left + wide and top <= y and y + height <= top + high


def test_on_the_monitor_that_was_chosen(world):
    """Along its edges; other windows leave room there, and nowhere else."""
    left, top, wide, high = AREAS[SECOND]
    world.run(VANE, "--strip", f"--output={SECOND}")
    strip = world.wait_window("Weather Strip")
    _, _, _, height = world.wait_geometry(strip, lambda x, y, w, h: (x, y, w) == (left, top, wide), "it on top")
    # From the edge of the screen, along this monitor only.
    strut = world.wait_strut(strip, 2)
    assert strut == [0, 0, top + height, 0, 0, 0, 0, 0, left, left + wide - 1, 0, 0], strut
    other = world.open_other()
    world.put(other, FIRST)
    frame = world.title_height(other)
    world.wait_geometry(other, lambda *a: a == (0, frame, AREAS[FIRST][2], AREAS[FIRST][3] - frame), "all of the first")
    world.put(other, SECOND)
    world.wait_geometry(other, lambda *a: is_inside(a, SECOND) and a[1] == top + height + frame and a[2] == wide,
                        "a large window below the strip")
    world.wait_drawn("outputs-top", strip)

    assert world.strip("--anchor=bottom") == ""
    strut = world.wait_strut(strip, 3)
    assert strut == [0, 0, 0, SCREEN[1] - top - high + height, 0, 0, 0, 0, 0, 0, left, left + wide - 1], strut
    world.wait_geometry(other, lambda x, y, w, h: y + h == top + high - height, "it above the strip")
    world.strip("--anchor=right")
    strut = world.wait_strut(strip, 1)
    assert strut[4:] == [0, 0, top, top + high - 1, 0, 0, 0, 0], strut
    world.wait_geometry(other, lambda x, y, w, h: x == left and w == wide - strut[1], "it beside the strip")
    world.wait_drawn("outputs-right", strip)

    # Where the two meet a strut would take all of the first one.
    world.strip("--anchor=left")
    world.wait_geometry(strip, lambda x, y, w, h: (x, y, h) == (left, top, high), "it where the monitors meet")
    wait_for(lambda: world.numbers(strip, "_NET_WM_STRUT_PARTIAL") is None, "no strut")
    assert world.numbers(strip, "_NET_WM_STRUT") is None
    world.wait_geometry(other, lambda x, y, w, h: (x, w) == (left, wide), "a window as wide as the monitor")


def test_monitors_come_and_go(world):
    vane = world.run(VANE, "--strip", "--anchor=bottom")
    strip = world.wait_window("Weather Strip")
    world.wait_geometry(strip, lambda *a: is_inside(a, FIRST), "it on the first one")
    # One that is not there is said, and is no reason not to show anything.
    said = world.strip("--output=DP-9")
    assert "“DP-9”" in said and f"{FIRST}, {SECOND}" in said, said
    assert is_inside(world.geometry(strip), FIRST)
    assert world.strip(f"--output={SECOND}") == ""
    world.wait_geometry(strip, lambda *a: is_inside(a, SECOND), "it on the second one")

    world.unplug(SECOND)
    world.wait_geometry(strip, lambda *a: is_inside(a, FIRST) and a[2] == AREAS[FIRST][2], "it on what is left")
    world.plug(SECOND)
    world.wait_geometry(strip, lambda *a: is_inside(a, SECOND) and a[2] == AREAS[SECOND][2], "it back")
    world.quit()
    assert vane.wait(timeout=60) == 0


def test_by_settings(world):
    world.set("strip-output", SECOND)
    world.set("glance-output", FIRST)
    world.set("glance-anchor", "bottom-right")
    world.run(VANE, "--strip", "--glance")
    strip, glance = (world.wait_window(f"Weather {kind}") for kind in ("Strip", "Glance"))
    world.wait_geometry(strip, lambda *a: is_inside(a, SECOND), "the strip on the second one")
    world.wait_geometry(glance, lambda *a: is_inside(a, FIRST), "the card on the first one")
    wait_for(lambda: world.numbers(glance, "_NET_WM_DESKTOP") == [ALL_DESKTOPS], "all desktops")
    world.set("glance-output", SECOND)
    world.wait_geometry(glance, lambda *a: is_inside(a, SECOND), "the card on the second one")
    world.set("strip-output", "DP-9")
    world.wait_geometry(strip, lambda *a: is_inside(a, FIRST), "the strip on the desktop's choice")
    wait_for(lambda: "“DP-9” of the settings" in world.said(), "that to be said")


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__], OutputsWorld) else 0)
