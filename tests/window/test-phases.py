#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every phase on screen; what was shown once is never taken away."""

import vaneui
from gi.repository import Atspi

# Expired, but not old; then old, but the observation still counts as now.
EXPIRED_S = 20 * 60
OLD_S = 40 * 60


class Phases(vaneui.TestCase):
    def start_with_place(self):
        """A place, and its weather in the cache; gives the number that was shown."""
        window = self.open()
        number = self.add_place(window).get_name()
        self.assertEqual(window.close(), 0)
        return number

    def break_service(self):
        self.simulator.break_weather()

    def mend_service(self):
        self.simulator.control(behave=True)

    def assert_number(self, window, number):
        self.assertIsNotNone(window.find(Atspi.Role.LABEL, name=number), window.names(Atspi.Role.LABEL))

    def test_loading(self):
        self.start_with_place()
        self.forget_cache()
        self.simulator.control(hold=True)
        with open(self.settings, "a", encoding="utf-8") as file:
            file.write("\n[io/github/vane_weather/Vane]\nwindow-width=360\nwindow-height=400\n")

        window = self.open()
        window.wait_sees("Loading the weather")
        self.assertTrue(window.sees("San Francisco"))
        window.shot("loading")
        # The skeleton must not make a small window grow.
        width, height = window.get_size()
        self.assertLessEqual(width, 360)
        self.assertLessEqual(height, 400)
        self.simulator.control(release=True)
        window.wait_sees("Updated ")
        window.wait_gone("Loading the weather")

    def test_failed_and_retry(self):
        number = self.start_with_place()
        self.forget_cache()
        self.break_service()

        window = self.open()
        retry = window.wait_find(Atspi.Role.PUSH_BUTTON, name="Retry")
        self.assertTrue(window.sees("has a problem"))
        self.assertFalse(window.sees("Loading the weather"))
        window.shot("failed")

        self.mend_service()
        window.press(retry)
        window.wait_find(Atspi.Role.LABEL, name=number)
        window.wait_gone("has a problem")

    def test_ready(self):
        window = self.open()
        self.add_place(window)
        window.wait_sees("Updated just now")
        window.wait_find(contains="Open-Meteo.com")
        self.assertIsNone(window.find(Atspi.Role.PUSH_BUTTON, name="Retry"))
        hours = window.wait_find(Atspi.Role.LIST, name="Hours")
        days = window.wait_find(Atspi.Role.LIST, name="Days")
        # As many as are seen; newer GTK has no others.
        self.assertGreaterEqual(len(vaneui.children(hours)), 8)
        self.assertIn("feels like", vaneui.children(hours)[0].get_name())
        self.assertGreaterEqual(len(vaneui.children(days)), 7)
        self.assertIn("Today", vaneui.children(days)[0].get_name())
        self.assertIn("high", vaneui.children(days)[0].get_name())

        # What has not expired is not asked for again.
        n_requests = self.simulator.state()["requests"]
        window.key("F5")
        window.wait_sees("Up to date, next look at ")
        self.assertEqual(self.simulator.state()["requests"], n_requests)

    def test_ready_and_refused(self):
        """The banner for a report that is not old: only when the user asked."""
        number = self.start_with_place()
        self.break_service()

        window = self.open(clock_s=EXPIRED_S)
        self.assert_number(window, number)
        # The schedule has asked, in vain, and nobody is told.
        vaneui.wait_for(lambda: self.simulator.state()["requests"] > 0, "the schedule to ask")
        self.assertFalse(window.sees("has a problem"))

        window.key("F5")
        window.wait_sees("has a problem")
        self.assert_number(window, number)

        self.mend_service()
        window.wait_gone("has a problem")

    def test_stale(self):
        number = self.start_with_place()
        self.simulator.control(hold=True)

        window = self.open(clock_s=OLD_S)
        window.wait_sees("Updated 40 min ago")
        self.assert_number(window, number)
        self.assertFalse(window.sees("Last success"))
        self.assertFalse(window.sees("Loading the weather"))
        self.simulator.control(release=True)
        window.wait_sees("Updated just now")

    def test_break_and_recover(self):
        number = self.start_with_place()
        self.break_service()

        window = self.open(clock_s=OLD_S)
        banner = window.wait_sees("Last success")
        self.assertIn("Open-Meteo has a problem", banner.get_name())
        self.assertIn("next try", banner.get_name())
        self.assert_number(window, number)
        window.shot("stale-failed")

        # In vain again, by key and by button: the number stays.
        n_requests = self.simulator.state()["requests"]
        window.key("F5")
        vaneui.wait_for(lambda: self.simulator.state()["requests"] > n_requests, "F5 to ask")
        window.press(window.wait_find(Atspi.Role.PUSH_BUTTON, name="Retry"))
        vaneui.wait_for(lambda: self.simulator.state()["requests"] > n_requests + 1, "Retry to ask")
        self.assert_number(window, number)
        self.assertTrue(window.sees("Last success"))

        # Mended: nobody touches anything.
        self.mend_service()
        window.wait_gone("Last success")
        window.wait_sees("Updated just now")
        self.assertEqual(window.close(), 0)


vaneui.main()
