#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""xfce4-panel's systray."""

import glob
import itertools
import os
import subprocess
import sys

from panels import EXAMPLES, SHOTS, WATCHER, PanelWorld, count_colours, wait_for
import vanetap
from vanetap import Skip

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
    <property name="plugin-1" type="string" value="PLUGIN">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
"""
GENMON = "/usr/lib*/*/xfce4/panel/plugins/libgenmon.so", "/usr/lib*/xfce4/panel/plugins/libgenmon.so"
# Where the first icon stands.
ICON = "40x36+4+2"
# And where genmon's words are; of what length they are is the weather's.
WORDS = "120x36+0+2"
# Behind the words: the panel grows while it is shown, and they are whole when this is there.
MARK = "<span foreground='#ff0000'>M</span>"


class XfceWorld(PanelWorld):
    def __init__(self):
        super().__init__()
        self.write_config("xfconf/xfce-perchannel-xml/xfce4-panel.xml", PANEL.replace("PLUGIN", "systray"))
        self.display = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "800x200x24", "-nolisten", "tcp", "-noreset"],
            stdout=subprocess.PIPE, stderr=self.log, text=True,
        )
        self.home.env |= {"DISPLAY": f":{self.display.stdout.readline().strip()}", "GDK_BACKEND": "x11",
                          "NO_AT_BRIDGE": "1"}
        self.start_xfconf()

    def write_config(self, name, text):
        path = os.path.join(self.home.env["XDG_CONFIG_HOME"], "xfce4", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def start_panel(self):
        return self.run("xfce4-panel", "--disable-wm-check")

    def shoot(self, name):
        path = self.shoot_path(name)
        subprocess.run(["import", "-window", "root", path], env=self.home.env, check=True, timeout=60)
        return path

    def shoot_path(self, name):
        return os.path.join(SHOTS, f"xfce-{name}.png")

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


def cut(path):
    """The rows of what is to be read there, up to the mark; none while the mark is not there."""
    command = ["convert", path, "-crop", WORDS, "+repage", "ppm:-"]
    result = subprocess.run(command, capture_output=True, check=True, timeout=60)
    _magic, size, _depth, pixels = result.stdout.split(b"\n", 3)
    width = int(size.split()[0])
    columns = [i // 3 % width for i in range(0, len(pixels), 3) if pixels[i] > 100 and not any(pixels[i + 1:i + 3])]
    if not columns:
        return None
    return [pixels[i:i + 3 * min(columns)] for i in range(0, len(pixels), 3 * width)]


def test_genmon(world):
    """The plugin itself, with our snippet as its command; nothing else is in the panel."""
    if not any(glob.glob(pattern) for pattern in GENMON):
        raise Skip("xfce4-genmon-plugin is not installed")
    world.write_config("xfconf/xfce-perchannel-xml/xfce4-panel.xml", PANEL.replace("PLUGIN", "genmon"))
    assert world.ctl("refresh").returncode == 0
    number = world.ctl("now").stdout.split()[0]
    # What can be clicked stands a little to the right.
    expected = f"echo \"<txt>{number}{MARK}</txt><txtclick>true</txtclick>\"\n"
    snippet = os.path.abspath(os.path.join(EXAMPLES, "xfce4-genmon.sh"))
    pictures = []
    for name, script in (("expected", expected), ("weather", f"sh {snippet} | sed \"s:</txt>:{MARK}&:\"\n")):
        command = "sh " + world.write_config(f"{name}.sh", script)
        settings = f"Command={command}\nUseLabel=0\nText=\nUpdatePeriod=60000\nFont=Sans 14\n"
        world.write_config("panel/genmon-1.rc", settings)
        panel = world.start_panel()
        pictures.append(wait_for(lambda n=name: cut(world.shoot(f"genmon-{n}")), f"{name} in the panel"))
        world.kill(panel)
    assert pictures[0] == pictures[1], f"{number} is not what the panel shows"


def test_shows_the_weather(world):
    world.start_panel()
    wait_for(lambda: world.has_owner(WATCHER), "the panel's watcher")
    assert count_colours(world.shoot("empty"), ICON) <= 8
    world.start()
    world.wait_ready("Home")
    world.wait_shown("weather")


class Parts:
    """All that is needed to see the item, to be killed one by one. The panel has a watcher of its own, where it
    is the first that wants to be; it does not give the name away then."""

    def __init__(self, world, names):
        self.world = world
        self.starts = {"watcher": lambda: world.start_watcher(takes_name=False), "service": world.start,
                       "panel": world.start_panel}
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
