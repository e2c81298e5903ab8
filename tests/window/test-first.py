#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start: no place yet, and perhaps no network."""

import os
import signal

import vaneui
from gi.repository import Atspi


class First(vaneui.TestCase):
    @staticmethod
    def find_frame(pid):
        desktop = Atspi.get_desktop(0)
        for application in vaneui.children(desktop):
            if application.get_process_id() == pid:
                return next(iter(vaneui.children(application)), None)
        return None

    def find_child(self, window):
        pid = window.process.pid
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            return next((int(word) for word in file.read().split()), None)

    def test_one_can_begin_at_once(self):
        window = self.open()
        vaneui.wait_for(window.has_entry_focus, "the search entry to have the focus")
        window.wait_find(Atspi.Role.PUSH_BUTTON, name="Use My Location")
        window.shot("first-start")
        self.assertEqual(window.close(), 0)

    def test_no_network(self):
        """The demo is another program: nothing of it is left in this one."""
        window = self.open()
        window.press(window.wait_find(Atspi.Role.PUSH_BUTTON, name="No network? See a demo"))
        pid = vaneui.wait_for(lambda: self.find_child(window), "the demo to start")
        # The same window, and another frame of it to look into.
        empty, window.frame = window.frame, vaneui.wait_for(lambda: self.find_frame(pid), "the demo's window")
        window.wait_find(contains="Demo data")
        window.wait_find(Atspi.Role.LIST, name="Hours")
        os.kill(pid, signal.SIGTERM)
        window.frame = empty
        vaneui.wait_for(lambda: self.find_child(window) is None, "the demo to end")
        window.wait_find(Atspi.Role.PUSH_BUTTON, name="Use My Location")
        self.assertIsNone(window.find(Atspi.Role.LIST, name="Hours"))


vaneui.main()
