#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""xfce4-panel's systray."""

import itertools
import os
import subprocess
import sys

from panels import SHOTS, WATCHER, PanelWorld, count_colours, wait_for
import vanetap

PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="40"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="background-style" type="uint" value="1"/>
      <property name="background-rgba" type="array">
        <value type="double" value="0"/><value type="double" value="0"/><value type="double" value="0"/>
        <value type="double" value="1"/>
      </property>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
"""
# Where the first icon stands.
ICON = "40x36+4+2"


class XfceWorld(PanelWorld):
    def __init__(self):
        super().__init__()
        folder = os.path.join(self.home.env["XDG_CONFIG_HOME"], "xfce4", "xfconf", "xfce-perchannel-xml")
        os.makedirs(folder)
        with open(os.path.join(folder, "xfce4-panel.xml"), "w", encoding="utf-8") as file:
            file.write(PANEL)
        self.display = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "800x200x24", "-nolisten", "tcp", "-noreset"],
            stdout=subprocess.PIPE, stderr=self.log, text=True,
        )
        self.home.env |= {"DISPLAY": f":{self.display.stdout.readline().strip()}", "GDK_BACKEND": "x11",
                          "NO_AT_BRIDGE": "1"}
        self.start_xfconf()

    def start_panel(self):
        return self.run("xfce4-panel", "--disable-wm-check")

    def shoot(self, name):
        path = os.path.join(SHOTS, f"xfce-{name}.png")
        subprocess.run(["import", "-window", "root", path], env=self.home.env, check=True, timeout=60)
        return path

    def wait_shown(self, name):
        self.wait_item()
        wait_for(lambda: count_colours(self.shoot(name), ICON) > 8, f"the item in the picture {name}")

    def end_panel(self, panel):
        self.kill(panel)
        wait_for(lambda: not self.has_owner(WATCHER), "the watcher to go")

    def close(self):
        super().close()
        if hasattr(self, "display"):
            self.display.terminate()
            self.display.wait()
            self.display.stdout.close()


def test_shows_the_weather(world):
    world.start_panel()
    wait_for(lambda: world.has_owner(WATCHER), "the panel's watcher")
    assert count_colours(world.shoot("empty"), ICON) <= 8
    world.start()
    world.wait_ready("Home")
    world.wait_shown("weather")


class Parts:
    """All that is needed to see the item, to be killed one by one. Without the watcher the panel has its own."""

    def __init__(self, world, names):
        self.world = world
        self.starts = {"watcher": world.start_watcher, "service": world.start, "panel": world.start_panel}
        self.processes = {name: self.starts[name]() for name in names}

    def kill(self, name):
        self.world.kill(self.processes[name])

    def start(self, name):
        self.processes[name] = self.starts[name]()


def kill_in_every_order(world, *names):
    """Each is killed, in every order; and started again, in every order."""
    parts = Parts(world, names)
    world.wait_ready("Home")
    world.wait_shown("before")
    for killed, started in itertools.product(itertools.permutations(names), repeat=2):
        for name in killed:
            parts.kill(name)
        wait_for(lambda: not world.has_owner() and not world.has_owner(WATCHER), "the names to be free")
        for name in started:
            parts.start(name)
        try:
            world.wait_shown("order")
        except AssertionError as error:
            raise AssertionError(f"killed: {killed}, started: {started}: {error}") from error


def test_comes_back_in_every_order(world):
    """With the panel's own watcher, which goes and comes with it."""
    kill_in_every_order(world, "panel", "service")


def test_comes_back_with_another_watcher(world):
    kill_in_every_order(world, "watcher", "panel", "service")


def test_comes_back_while_the_rest_stays(world):
    service = world.start()
    world.wait_ready("Home")
    panel = world.start_panel()
    world.wait_shown("before")
    world.kill(service)
    wait_for(lambda: not world.items(), "the item to go")
    wait_for(lambda: count_colours(world.shoot("without-service"), ICON) <= 8, "an empty panel")
    world.start()
    world.wait_shown("after-service")
    world.end_panel(panel)
    world.start_panel()
    world.wait_shown("after-panel")


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__], XfceWorld) else 0)
