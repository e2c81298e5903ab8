#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The strip as a dock, and the glance below other windows, in openbox."""

import re
import subprocess
import sys

from docks import ALL_DESKTOPS, HEIGHT, VANE, WIDTH, DockWorld, wait_for
import vanetap


def test_other_windows_respect_the_strip(world):
    vane = world.run(VANE, "--strip")
    strip = world.wait_window("Weather Strip")
    assert world.atoms(strip, "_NET_WM_WINDOW_TYPE") == ["_NET_WM_WINDOW_TYPE_DOCK"]
    strut = world.wait_strut(strip, 2)
    x, y, width, height = world.wait_geometry(strip, lambda x, y, w, h: (x, y, w) == (0, 0, WIDTH), "the strip on top")
    assert strut == [0, 0, height, 0, 0, 0, 0, 0, 0, WIDTH - 1, 0, 0], strut
    assert world.numbers(strip, "_NET_WM_STRUT") == [0, 0, height, 0]
    wait_for(lambda: world.numbers(strip, "_NET_WM_DESKTOP") == [ALL_DESKTOPS], "all desktops")

    other = world.open_other()
    world.maximize(other)
    world.wait_geometry(other, lambda x, y, w, h: w >= WIDTH - 4 and y >= height, "a large window below the strip")
    world.wait_drawn("strip", strip)

    # To another edge by settings, while both are shown; then back by the command line, with a margin.
    world.set("strip-anchor", "left")
    strut = world.wait_strut(strip, 0)
    assert strut[2] == 0 and strut[4:6] == [0, HEIGHT - 1], strut
    world.wait_geometry(other, lambda x, y, w, h: x >= world.geometry(strip)[2] and y < height, "it beside the strip")
    world.wait_drawn("strip-left", strip)
    assert subprocess.run([VANE, "--strip", "--anchor=bottom", "--margin=10"], env=world.home.env, check=False,
                          timeout=60).returncode == 0
    world.wait_strut(strip, 3)
    world.wait_geometry(strip, lambda x, y, w, h: (x, w, y + h) == (10, WIDTH - 20, HEIGHT - 10), "the strip below")
    wait_for(lambda: world.numbers(strip, "_NET_WM_STRUT")[3] == world.geometry(strip)[3] + 10, "the margin kept free")
    world.wait_geometry(other, lambda x, y, w, h: x < 5 and y + h <= world.geometry(strip)[1], "it above the strip")

    # It goes, and its room with it.
    world.quit()
    assert vane.wait(timeout=60) == 0
    world.wait_geometry(other, lambda x, y, w, h: y + h > HEIGHT - 10, "a window as large as the screen")


def test_the_glance_lies_below(world):
    other = world.open_other()
    vane = world.run(VANE, "--glance", "Home")
    glance = world.wait_window("Weather Glance")
    wait_for(lambda: {"_NET_WM_STATE_BELOW", "_NET_WM_STATE_SKIP_TASKBAR", "_NET_WM_STATE_SKIP_PAGER"}
             <= set(world.atoms(glance, "_NET_WM_STATE")), "the states")
    wait_for(lambda: world.numbers(glance, "_NET_WM_DESKTOP") == [ALL_DESKTOPS], "all desktops")
    assert world.numbers(glance, "_NET_WM_STRUT_PARTIAL") is None
    world.wait_geometry(glance, lambda x, y, w, h: (x + w, y) == (WIDTH - 24, 24), "the glance in its corner")
    world.wait_drawn("glance", glance)
    world.set("glance-anchor", "center")
    world.wait_geometry(glance, lambda x, y, w, h: max(abs(x + w / 2 - WIDTH / 2), abs(y + h / 2 - HEIGHT / 2)) <= 1,
                        "the glance in the middle")
    stacking = re.findall(r"0x\w+", world.ask("xprop", "-root", "_NET_CLIENT_LIST_STACKING"))
    order = [int(window, 16) for window in stacking]
    assert order.index(int(glance)) < order.index(int(other)), (order, glance, other)
    world.ask("wmctrl", "-i", "-c", glance)
    assert vane.wait(timeout=60) == 0


def test_strip_and_window_live_together(world):
    vane = world.run(VANE, "--strip")
    strip = world.wait_window("Weather Strip")
    assert world.find("Vane") is None
    # The same process shows both, whichever way it is asked.
    assert subprocess.run([VANE], env=world.home.env, check=False, timeout=60).returncode == 0
    window = world.wait_window("Vane")
    world.wait_geometry(window, lambda x, y, w, h: y >= world.geometry(strip)[3], "the window below the strip")
    world.ask("wmctrl", "-i", "-c", window)
    wait_for(lambda: world.find("Vane") is None, "the window to go")
    # xdotool finds nothing when a window goes while it looks.
    assert wait_for(lambda: world.find("Weather Strip"), "the strip, which stays") == strip and vane.poll() is None
    assert subprocess.run([VANE, "--glance"], env=world.home.env, check=False, timeout=60).returncode == 0
    world.wait_window("Weather Glance")
    # A second one of the same is not made.
    assert subprocess.run([VANE, "--strip", "--glance"], env=world.home.env, check=False, timeout=60).returncode == 0
    assert world.find("Weather Strip") == strip
    world.quit()
    assert vane.wait(timeout=60) == 0


def test_what_makes_no_sense_is_refused(world):
    for arguments in (["--strip", "--anchor=center"], ["--glance", "--anchor=nowhere"], ["--strip", "--margin=5000"],
                      ["--anchor=top"], ["--glance", "Oslo", "Berlin"], ["Oslo"]):
        result = subprocess.run([VANE, *arguments], env=world.home.env, capture_output=True, check=False, timeout=60)
        assert result.returncode == 1 and result.stderr.startswith(b"vane: "), (arguments, result)
    assert world.find("Weather Strip") is None and world.find("Weather Glance") is None


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__], DockWorld) else 0)
