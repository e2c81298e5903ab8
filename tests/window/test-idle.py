#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A window that nobody touches does nothing."""

import time

import vaneui

# An animation wakes the program sixty times a second; what is due now and then may.
SPAN_S = 2
MOST_WAKE_UPS = 10


class Idle(vaneui.TestCase):
    def count_wake_ups(self, window):
        with open(f"/proc/{window.process.pid}/status", encoding="ascii") as file:
            fields = dict(line.split(":", 1) for line in file)
        return int(fields["voluntary_ctxt_switches"])

    def is_quiet(self, window):
        before = self.count_wake_ups(window)
        time.sleep(SPAN_S)
        return self.count_wake_ups(window) - before <= MOST_WAKE_UPS

    def test_with_weather(self):
        window = self.open()
        self.add_place(window)
        vaneui.wait_for(lambda: self.is_quiet(window), "the window to come to rest")

    def test_after_failure(self):
        window = self.open()
        self.simulator.break_weather(500)
        window.choose("94134", "94134")
        window.wait_sees("Retry")
        vaneui.wait_for(lambda: self.is_quiet(window), "the window to come to rest")


vaneui.main()
