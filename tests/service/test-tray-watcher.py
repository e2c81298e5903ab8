#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""When the tray's item comes to a watcher, and to which."""

import os
import sys

from gi.repository import GLib

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402
from vanebus import World  # noqa: E402
from vanewatcher import Watcher  # noqa: E402

WATCHER = "org.kde.StatusNotifierWatcher"
WATCHER_PATH = "/StatusNotifierWatcher"


def get(world, path, name, interface, key):
    return world.call(path, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (interface, key)), name)


def test_waits_silently_for_a_watcher(world):
    world.set("keep-in-panel", "true")
    world.start()
    with Watcher(world, "--host") as watcher:
        assert watcher.item().startswith(":")


def test_waits_for_a_host(world):
    """Waybar looks at the list before it listens to what is added: what comes in between is not shown."""
    world.set("keep-in-panel", "true")
    with Watcher(world) as watcher:
        world.start()
        name = watcher.next("asked")
        # It has been answered, and has heard that when it answers itself.
        get(world, WATCHER_PATH, WATCHER, WATCHER, "RegisteredStatusNotifierItems")
        get(world, "/StatusNotifierItem", name, "org.kde.StatusNotifierItem", "Id")
        world.call(WATCHER_PATH, WATCHER, "RegisterStatusNotifierHost", GLib.Variant("(s)", ("/Host",)), WATCHER)
        watcher.next("host")
        assert watcher.item() == name


def test_comes_to_a_watcher_that_knows_no_host(world):
    world.set("keep-in-panel", "true")
    with Watcher(world) as watcher:
        world.start()
        assert watcher.next("asked") == watcher.item()


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__], World) else 0)
