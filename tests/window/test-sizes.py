#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Narrow windows and large text: nothing sticks out of the window, and it does not grow by itself."""

import subprocess
import tempfile

import vaneui
from gi.repository import Atspi

DPI = 96 * 1024


class Sizes(vaneui.TestCase):
    def enlarge_text(self, factor):
        """As a desktop's settings daemon does it."""
        config = tempfile.NamedTemporaryFile("w", suffix=".conf")
        config.write(f"Xft/DPI {int(factor * DPI)}\nNet/ThemeName \"Adwaita\"\nGtk/EnableAnimations 0\n")
        config.flush()
        self.addCleanup(config.close)
        daemon = subprocess.Popen(["xsettingsd", "-c", config.name], stderr=subprocess.PIPE, text=True)
        self.addCleanup(daemon.stderr.close)
        self.addCleanup(daemon.wait)
        self.addCleanup(daemon.terminate)
        # It says so as soon as it has the screen's selection.
        vaneui.wait_for(lambda: "Took ownership" in daemon.stderr.readline(), "the settings daemon")

    def open_at(self, width, height):
        window = self.open("--demo")
        window.wait_find(Atspi.Role.LABEL, name="San Francisco")
        vaneui.wait_for(lambda: "°" in " ".join(window.names()), "the weather")
        return window, window.resize_near(width, height)

    def check_pages(self, name, width, height):
        window, size = self.open_at(width, height)
        width = size[0]
        vaneui.wait_for(lambda: window.find(contains="Today") is not None, "the days")
        self.assertEqual(window.find_outside(width), [])
        window.shot(f"sizes-{name}-page")
        window.key("ctrl+f")
        window.wait_find(contains="More about Lagos")
        start = window.frame.get_component_iface().get_extents(Atspi.CoordType.WINDOW).x
        for card in window.all():
            if card.get_role() != Atspi.Role.LIST_ITEM:
                continue
            extents = card.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
            self.assertGreaterEqual(extents.x, start, card.get_name())
            self.assertLessEqual(extents.x - start + extents.width, width, card.get_name())
        window.shot(f"sizes-{name}-places")
        self.assertEqual(window.get_size(), size)
        return window

    def test_compact(self):
        self.check_pages("compact", 320, 360)

    def test_large_text(self):
        self.enlarge_text(1)
        window = self.open_at(360, 700)[0]
        small = self.measure(window)
        window.end()

        self.enlarge_text(2)
        window = self.check_pages("large-text", 360, 700)
        window.key("Escape")
        self.assertGreater(self.measure(window), 1.8 * small)

    def measure(self, window):
        """How high a line is."""
        return window.wait_find(contains="Updated").get_component_iface().get_extents(Atspi.CoordType.WINDOW).height

    def test_large_text_glance(self):
        self.enlarge_text(2)
        window = self.open_at(360, 700)[0]
        size = window.resize_near(280, 190)
        window.wait_find(Atspi.Role.PUSH_BUTTON, contains="San Francisco")
        self.assertEqual(window.find_outside(size[0]), [])
        window.shot("sizes-large-text-glance")


vaneui.main()
