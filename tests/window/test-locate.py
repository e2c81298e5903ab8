#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the user is: asked of the desktop when the button is pressed, and what each answer does."""

import os
import subprocess
import sys

import vaneui
from gi.repository import Atspi

BUTTON = "Use my location"


class Portal:
    """A desktop that answers as it is told to."""

    def __init__(self, mode):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "portal.py")
        self.process = subprocess.Popen(
            [sys.executable, script, mode], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.read("ready")

    def read(self, word):
        """The next call it got must be that one."""
        line = self.process.stdout.readline().strip()
        assert line.split(" ")[0] == word, f"{line} instead of {word}"
        return line

    def stop(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


class Locate(vaneui.TestCase):
    def open_and_press(self, mode):
        portal = Portal(mode)
        self.addCleanup(portal.stop)
        window = self.open()
        vaneui.wait_for(window.has_entry_focus, "the search entry to have the focus")
        window.press(window.wait_find(Atspi.Role.PUSH_BUTTON, name=BUTTON))
        return window, portal

    def test_granted(self):
        window, portal = self.open_and_press("grant")
        # As exactly as a city is large.
        self.assertEqual(portal.read("CreateSession"), "CreateSession 2")
        portal.read("Start")
        window.wait_find(Atspi.Role.LABEL, name="My location")
        # One position, and nobody is watched any more.
        portal.read("Close")

        # Beside a place that was typed: first, marked with how exact it is, and replaced by itself only.
        window.key("ctrl+f")
        window.choose("Seattle", "Seattle")
        window.wait_find(Atspi.Role.LABEL, name="Seattle")
        window.key("ctrl+f")
        window.press(window.wait_find(Atspi.Role.PUSH_BUTTON, name=BUTTON))
        for call in ("CreateSession", "Start", "Close"):
            portal.read(call)
        window.wait_find(Atspi.Role.LABEL, name="My location")
        window.press(window.wait_find(Atspi.Role.PUSH_BUTTON, name="Places"))
        window.wait_find(Atspi.Role.LIST_ITEM, contains="within 25 km")
        cards = [name for name in window.names(Atspi.Role.LIST_ITEM) if "," in name]
        self.assertTrue(cards[0].startswith("My location"), cards)
        self.assertTrue(cards[1].startswith("Seattle"), cards)
        self.assertEqual(window.close(), 0)

    def test_refused(self):
        window, _portal = self.open_and_press("refuse")
        window.wait_sees("not allowed to know where you are")
        window.shot("locate-refused")
        # What was said is over when the user does what it told them to do.
        window.key("ctrl+f")
        window.type("9")
        window.wait_gone("not allowed to know")

    def test_session_closed(self):
        window, _portal = self.open_and_press("close")
        window.wait_sees("stopped looking for where you are")

    def test_no_portal(self):
        window = self.open()
        vaneui.wait_for(window.has_entry_focus, "the search entry to have the focus")
        window.press(window.wait_find(Atspi.Role.PUSH_BUTTON, name=BUTTON))
        window.wait_sees("does not tell where you are")

    def test_given_up(self):
        window, portal = self.open_and_press("silent")
        portal.read("CreateSession")
        portal.read("Start")
        window.wait_sees("Finding out where you are")
        window.press(window.wait_find(Atspi.Role.PUSH_BUTTON, name="Cancel"))
        window.wait_gone("Finding out where you are")

        # The window goes while the desktop still asks.
        window.press(window.wait_find(Atspi.Role.PUSH_BUTTON, name=BUTTON))
        window.wait_sees("Finding out where you are")
        self.assertEqual(window.close(), 0)


vaneui.main()
