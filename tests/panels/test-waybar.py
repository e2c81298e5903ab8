#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Waybar in sway: our snippet for its custom module, and its tray."""

import glob
import json
import os
import re
import subprocess
import sys

from panels import EXAMPLES, SHOTS, WATCHER, PanelWorld, count_colours, wait_for
import vanetap

BAR_HEIGHT = 30
LEFT = f"400x{BAR_HEIGHT}+0+0"
RIGHT = f"300x{BAR_HEIGHT}+980+0"


def read_snippet():
    """The module's settings, as they stand in the example."""
    with open(os.path.join(EXAMPLES, "waybar.jsonc"), encoding="utf-8") as file:
        text = re.sub(r"(?m)^\s*//.*$", "", file.read())
    return json.loads("{" + text + "}")


class WaybarWorld(PanelWorld):
    def __init__(self):
        super().__init__()
        runtime = self.home.env["XDG_RUNTIME_DIR"]
        config = self.write("sway.conf", "output HEADLESS-1 resolution 1280x800\n"
                                         "output * background #204060 solid_color\n")
        self.home.env |= {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
        self.sway = self.run("sway", "-c", config)
        display = wait_for(lambda: [p for p in glob.glob(f"{runtime}/wayland-*") if not p.endswith(".lock")],
                           "sway's display")[0]
        self.home.env["WAYLAND_DISPLAY"] = os.path.basename(display)
        self.home.env["GDK_BACKEND"] = "wayland"
        self.style = self.write("style.css", "* { font: 16px sans-serif; color: #ffffff; }\n"
                                             "window#waybar { background: #000000; }\n")

    def write(self, name, text):
        path = os.path.join(self.home.path, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def start_bar(self, modules=True):
        snippet = read_snippet()
        # Not to wait for long when the test ends it.
        snippet["custom/vane"]["restart-interval"] = 1
        config = {"layer": "top", "position": "top", "height": BAR_HEIGHT, "modules-left": [], "modules-right": []}
        if modules:
            config |= snippet | {"modules-left": ["custom/vane"], "modules-right": ["tray"], "tray": {"icon-size": 22}}
        return self.run("waybar", "-c", self.write("waybar.json", json.dumps(config)), "-s", self.style)

    def shoot(self, name):
        path = os.path.join(SHOTS, f"waybar-{name}.png")
        result = subprocess.run(["grim", path], env=self.home.env, capture_output=True, check=False, timeout=60)
        assert result.returncode == 0, result.stderr
        return path

    def wait_colours(self, name, crop, is_right):
        return wait_for(lambda: is_right(count_colours(self.shoot(name), crop)), f"the picture {name}")


def shows_both(world, name):
    world.wait_item()
    world.wait_colours(name, LEFT, lambda n: n > 8)
    world.wait_colours(name, RIGHT, lambda n: n > 8)


def test_shows_the_weather(world):
    empty = world.start_bar(modules=False)
    # The bar has another colour than the ground.
    wait_for(lambda: count_colours(world.shoot("empty"), f"1280x{BAR_HEIGHT + 10}+0+0") == 2, "the empty bar")
    assert count_colours(world.shoot("empty"), LEFT) == 1 and count_colours(world.shoot("empty"), RIGHT) == 1
    world.kill(empty)
    world.start()
    world.wait_ready("Home")
    world.start_bar()
    shows_both(world, "weather")


def test_comes_back_in_every_order(world):
    service = world.start()
    world.wait_ready("Home")
    bar = world.start_bar()
    shows_both(world, "before")
    # The panel, which is the watcher as well.
    world.kill(bar)
    wait_for(lambda: not world.has_owner(WATCHER), "the watcher to go")
    bar = world.start_bar()
    shows_both(world, "after-panel")
    # The service: the module goes on without it.
    world.kill(service)
    wait_for(lambda: not world.has_owner(), "the service to go")
    world.wait_colours("without-service", LEFT, lambda n: n > 8)
    service = world.start()
    shows_both(world, "after-service")
    # Both, one order and the other.
    world.kill(bar)
    world.kill(service)
    service = world.start()
    bar = world.start_bar()
    shows_both(world, "after-panel-and-service")
    world.kill(service)
    world.kill(bar)
    world.start_bar()
    world.start()
    shows_both(world, "after-service-and-panel")


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__], WaybarWorld) else 0)
