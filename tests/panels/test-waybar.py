#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Waybar in sway: our snippet for its custom module, and its tray."""

import itertools
import json
import os
import re
import signal
import subprocess
import sys

from panels import EXAMPLES, SHOTS, WATCHER, SwayWorld, count_colours, wait_for
import vanetap

BAR_HEIGHT = 30
# Where the module stands, and the tray.
LEFT_X = 0, 400
RIGHT_X = 980, 1280


def read_snippet():
    """The module's settings, as they stand in the example."""
    with open(os.path.join(EXAMPLES, "waybar.jsonc"), encoding="utf-8") as file:
        text = re.sub(r"(?m)^\s*//.*$", "", file.read())
    return json.loads("{" + text + "}")


class WaybarWorld(SwayWorld):
    def __init__(self):
        super().__init__()
        self.style = self.write("style.css", "* { font: 16px sans-serif; color: #ffffff; }\n"
                                             "window#waybar { background: #000000; }\n")

    def start_bar(self, modules=True):
        snippet = read_snippet()
        # Not to wait for long when the test ends it.
        snippet["custom/vane"]["restart-interval"] = 1
        config = {"layer": "top", "position": "top", "height": BAR_HEIGHT, "modules-left": [], "modules-right": []}
        if modules:
            config |= snippet | {"modules-left": ["custom/vane"], "modules-right": ["tray"], "tray": {"icon-size": 22}}
        return self.run("waybar", "-c", self.write("waybar.json", json.dumps(config)), "-s", self.style)

    def shoot(self, name):
        return self.grim(os.path.join(SHOTS, f"waybar-{name}.png"))

    def count_colours(self):
        """Of the left and of the right end of the bar: without a file, for it is asked often."""
        command = ["grim", "-g", f"0,0 1280x{BAR_HEIGHT}", "-t", "ppm", "-"]
        result = subprocess.run(command, env=self.home.env, capture_output=True, check=False, timeout=60)
        if result.returncode != 0:
            return 0, 0
        pixels = result.stdout.split(b"\n", 3)[3]
        colours = set(), set()
        for y in range(BAR_HEIGHT):
            for colour, (begin, end) in zip(colours, (LEFT_X, RIGHT_X)):
                row = pixels[3 * (1280 * y + begin):3 * (1280 * y + end)]
                colour.update(row[i:i + 3] for i in range(0, len(row), 3))
        return len(colours[0]), len(colours[1])

    def wait_bar(self, name, left, right):
        """Whether there is something at either end; and a picture of it."""
        try:
            wait_for(lambda: tuple(n > 8 for n in self.count_colours()) == (left, right), f"the picture {name}")
        except AssertionError as error:
            seen = f"colours at the ends: {self.count_colours()}, items: {self.items()}"
            raise AssertionError(f"{error}; {seen}") from error
        finally:
            self.shoot(name)


def shows_both(world, name):
    world.wait_item()
    world.wait_bar(name, True, True)


def test_shows_the_weather(world):
    empty = world.start_bar(modules=False)
    # The bar has another colour than the ground.
    wait_for(lambda: count_colours(world.shoot("empty"), f"1280x{BAR_HEIGHT + 10}+0+0") == 2, "the empty bar")
    assert world.count_colours() == (1, 1)
    world.kill(empty)
    world.start()
    world.wait_ready("Home")
    world.start_bar()
    shows_both(world, "weather")


def test_comes_back_with_the_panel(world):
    """Whose watcher goes with it; and the module goes on without the service."""
    service = world.start()
    world.wait_ready("Home")
    bar = world.start_bar()
    shows_both(world, "before")
    world.kill(bar)
    wait_for(lambda: not world.has_owner(WATCHER), "the watcher to go")
    world.start_bar()
    shows_both(world, "after-panel")
    world.kill(service)
    wait_for(lambda: not world.has_owner(), "the service to go")
    wait_for(lambda: not world.items(), "the item to go")
    world.wait_bar("without-service", True, False)
    world.start()
    shows_both(world, "after-service")


class Parts:
    """All that is needed to see the weather, to be killed one by one; the watcher is another
    program than the panel, as in Plasma."""

    def __init__(self, world):
        self.world = world
        self.processes = {}
        for name in ("watcher", "service", "panel"):
            self.start(name)
        self.watch = self.find_watch()

    def start(self, name):
        if name == "watcher":
            self.processes[name] = self.world.start_watcher()
        elif name == "service":
            self.processes[name] = self.world.start()
        elif name == "panel":
            self.processes[name] = self.world.start_bar()
        # "watch": the panel starts it again by itself.

    def find_watch(self):
        """The `vanectl watch` of the panel that is there now."""
        return wait_for(lambda: find_child(self.processes["panel"].pid, "vanectl"), "the panel's vanectl")

    def kill(self, name):
        if name != "watch":
            self.world.kill(self.processes[name])
            return
        try:
            os.kill(self.watch, signal.SIGKILL)
        except ProcessLookupError:
            # It went with its panel.
            pass

    def wait_shown(self, name):
        shows_both(self.world, name)
        watch = self.find_watch()
        assert watch != self.watch, "the watch was not killed"
        self.watch = watch


def find_child(parent, name):
    """Below the shell that the panel starts it with, or the shell that became it."""
    with open(f"/proc/{parent}/task/{parent}/children", encoding="ascii") as file:
        children = [int(word) for word in file.read().split()]
    for child in children:
        try:
            with open(f"/proc/{child}/comm", encoding="utf-8") as file:
                found = child if file.read().strip() == name else find_child(child, name)
        except OSError:
            continue
        if found:
            return found
    return None


def test_comes_back_in_every_order(world):
    """Each of the panel, the watcher, the service and the watch is killed, in every order; and
    started again in that order, if nobody does it by itself."""
    parts = Parts(world)
    world.wait_ready("Home")
    shows_both(world, "order-before")
    for order in itertools.permutations(("panel", "watcher", "service", "watch")):
        for name in order:
            parts.kill(name)
        for name in order:
            parts.start(name)
        try:
            parts.wait_shown("order")
        except AssertionError as error:
            raise AssertionError(f"killed in the order {order}: {error}") from error


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__], WaybarWorld) else 0)
