#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The strip and the glance by layer-shell: built and run with Debian 13's libraries, in this
machine's sway. Arguments: the build folder, the one of Debian 13, and its tree."""

import glob
import json
import os
import shutil
import subprocess
import sys

BUILD, OTHER_BUILD, TREE = sys.argv[1:4]
os.environ["VANE_BUILD_DIR"] = BUILD
HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanebus import World  # noqa: E402
from vanetap import wait_for  # noqa: E402

from gi.repository import Gio, GLib  # noqa: E402

ID = "io.github.vane_weather.Vane"
SHOTS = os.path.join(BUILD, "screenshots", "debian13")
WIDTH, HEIGHT = 1280, 800
GROUND = "204060"


class SwayWorld(World):
    def __init__(self):
        super().__init__("--same-sky")
        os.makedirs(SHOTS, exist_ok=True)
        for place, name in (("52.52,13.41", "Berlin"), ("59.91,10.75", "Oslo"), ("37.77,-122.42", "San Francisco")):
            assert self.ctl("places", "add", place, "--name", name).returncode == 0
        runtime = self.home.env["XDG_RUNTIME_DIR"]
        config = os.path.join(self.home.path, "sway.conf")
        with open(config, "w", encoding="utf-8") as file:
            file.write(f"output HEADLESS-1 resolution {WIDTH}x{HEIGHT}\noutput * background #{GROUND} solid_color\n")
        self.home.env |= {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman",
                          "GDK_BACKEND": "wayland", "GSK_RENDERER": "cairo", "GTK_A11Y": "none",
                          "GTK_USE_PORTAL": "0", "ADW_DISABLE_PORTAL": "1"}
        self.log = open(os.path.join(self.home.path, "log"), "w+", encoding="utf-8", errors="replace")
        # sway refuses to be root; nobody must be able to look into the home then.
        as_nobody = []
        if os.geteuid() == 0:
            as_nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
            os.chmod(self.home.path, 0o755)
            shutil.chown(runtime, "nobody")
        self.run(*as_nobody, "sway", "-c", config)
        sockets = wait_for(lambda: [p for p in glob.glob(f"{runtime}/wayland-*") if not p.endswith(".lock")],
                           "sway's display")
        self.home.env["WAYLAND_DISPLAY"] = os.path.basename(sockets[0])
        self.home.env["SWAYSOCK"] = wait_for(lambda: glob.glob(f"{runtime}/sway-ipc*"), "sway's socket")[0]

    def run(self, *command):
        process = subprocess.Popen(command, env=self.home.env, stdout=self.log, stderr=self.log)
        self.processes.append(process)
        return process

    def vane(self, *arguments):
        """Vane with the libraries of Debian 13."""
        binds = [word for folder in (self.home.path, TOP, BUILD, OTHER_BUILD) for word in ("--bind", folder)]
        return self.run("bash", os.path.join(HERE, "run-in-chroot.sh"), *binds, TREE,
                        os.path.join(OTHER_BUILD, "src", "app", "vane"), *arguments)

    def room(self):
        """What sway leaves for windows."""
        result = subprocess.run(["swaymsg", "-r", "-t", "get_workspaces"], env=self.home.env, capture_output=True,
                                text=True, check=True, timeout=60)
        rect = json.loads(result.stdout)[0]["rect"]
        return rect["x"], rect["y"], rect["width"], rect["height"]

    def wait_room(self, is_right, what):
        return wait_for(lambda: is_right(*self.room()) and self.room(), what)

    def shoot(self, name):
        path = os.path.join(SHOTS, f"{name}.png")
        subprocess.run(["grim", path], env=self.home.env, check=True, timeout=60)
        return path

    def colours(self, name, x, y, width, height):
        command = ["convert", self.shoot(name), "-crop", f"{width}x{height}+{x}+{y}", "+repage", "-format", "%c",
                   "histogram:info:"]
        result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        return [line for line in result.stdout.splitlines() if line.strip()]

    def quit(self):
        self.connection.call_sync(ID, "/" + ID.replace(".", "/"), "org.gtk.Actions", "Activate",
                                  GLib.Variant("(sava{sv})", ("quit", [], {})), None, Gio.DBusCallFlags.NONE, 60000,
                                  None)

    def close(self):
        if hasattr(self, "log"):
            self.log.seek(0)
            for line in self.log:
                if "Vane" in line or "vane" in line or "Gtk" in line:
                    print(f"# {line.rstrip()}")
            self.log.close()
        super().close()


def test_the_strip_has_an_edge_of_its_own(world):
    vane = world.vane("--strip")
    _, top, width, height = world.wait_room(lambda x, y, w, h: y > 0, "room for the strip")
    assert (width, top + height) == (WIDTH, HEIGHT) and top < 100, world.room()
    # From one end to the other, and with something on it.
    wait_for(lambda: len(world.colours("strip", 0, 0, WIDTH, top)) > 20, "the strip drawn")
    assert not any(f"#{GROUND}" in line for line in world.colours("strip", 0, 0, WIDTH, top))

    # To other edges, while it is shown.
    assert world.vane("--strip", "--anchor=left", "--margin=5").wait(timeout=60) == 0
    left, _, _, _ = world.wait_room(lambda x, y, w, h: x > 0 and y == 0, "room at the left")
    assert left < 400, left
    wait_for(lambda: len(world.colours("strip-left", 5, 5, left - 10, HEIGHT - 10)) > 20, "the strip drawn")
    world.set("strip-anchor", "right")
    assert world.vane("--strip", "--anchor=bottom", "--margin=0").wait(timeout=60) == 0
    _, _, _, height = world.wait_room(lambda x, y, w, h: (x, y, w) == (0, 0, WIDTH) and h < HEIGHT, "room below")
    assert HEIGHT - height < 100, height

    world.quit()
    assert vane.wait(timeout=60) == 0
    world.wait_room(lambda x, y, w, h: (x, y, w, h) == (0, 0, WIDTH, HEIGHT), "all the room")


def test_the_glance_takes_no_room(world):
    vane = world.vane("--strip", "--glance")
    _, top, _, _ = world.wait_room(lambda x, y, w, h: y > 0, "room for the strip")
    # In its corner, below the strip.
    corner = (WIDTH - 24 - 100, top + 24, 80, 60)
    wait_for(lambda: not any(f"#{GROUND}" in line for line in world.colours("both", *corner)), "the glance drawn")
    assert world.room() == (0, top, WIDTH, HEIGHT - top)
    world.set("glance-anchor", "bottom-left")
    wait_for(lambda: not any(f"#{GROUND}" in line for line in world.colours("moved", 50, HEIGHT - 24 - 70, 80, 60)),
             "the glance in another corner")
    world.quit()
    assert vane.wait(timeout=60) == 0


if __name__ == "__main__":
    for program in ("sway", "swaymsg", "grim", "convert"):
        if shutil.which(program) is None:
            print(f"1..0 # SKIP {program} is not installed")
            sys.exit(0)
    sys.exit(1 if vanetap.run(sys.modules[__name__], SwayWorld) else 0)
