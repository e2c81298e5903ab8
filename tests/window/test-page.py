#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of a place: choosing a day, and what the banner holds."""

import os
import sys

import vanescreen
import vaneui
from gi.repository import Atspi

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import vanenws  # noqa: E402

# Between the parts of a page.
ROOM_PX = 18


class Page(vaneui.TestCase):
    def rows(self, window, name):
        return vaneui.children(window.wait_find(Atspi.Role.LIST, name=name))

    def is_selected(self, row):
        return row.get_state_set().contains(Atspi.StateType.SELECTED)

    def first_hour(self, window):
        return self.rows(window, "Hours")[0].get_name()

    def test_which_place_it_is(self):
        """And by which clock its hours go, where it is not ours."""
        window = self.open()
        self.add_place(window)
        window.wait_find(Atspi.Role.LABEL, name="94134 · Updated just now")
        self.assertEqual(window.close(), 0)

        window = self.open(env={"TZ": "Europe/Berlin"})
        line = window.wait_find(Atspi.Role.LABEL, contains="94134 · ").get_name()
        self.assertRegex(line, "^94134 · [A-Z][a-z]+day [0-9]{2}:[0-9]{2} · Updated ")
        self.assertEqual(window.close(), 0)

    def test_the_sky_ends_between_the_cards(self):
        """Below the hours, and above the days by the room that is between parts of a page: in the margin and on the
        card, wherever the window's border is."""
        window = self.open()
        self.add_place(window)
        vaneui.wait_for(lambda: len(self.rows(window, "Days")) >= 5, "the days")
        white = b"\xff\xff\xff"

        def ends_there():
            margin = vanescreen.read_column(window.get_x_window(), 14)
            card = vanescreen.read_column(window.get_x_window(), 45)
            ground = margin[-60]
            end = len(margin) - 60 - next(n for n, colour in enumerate(margin[-60::-1]) if colour != ground)
            days = next((y for y in range(end, len(card)) if card[y] == white), 0)
            return abs(days - end - ROOM_PX) <= 1

        vaneui.wait_for(ends_there, "the sky to end where the room above the days begins")
        self.assertEqual(window.close(), 0)

    def test_choose_a_day(self):
        window = self.open()
        self.add_place(window)
        vaneui.wait_for(lambda: len(self.rows(window, "Days")) >= 5, "the days")
        names = window.walk("Hours", "Right")
        # The first frame has only those that it shows.
        self.assertGreater(len(names), 48, names)
        # Sunrise and sunset are items of their own, and each is one sentence.
        self.assertTrue(any(name.startswith("Sunset, ") for name in names), names)
        self.assertTrue(any(name.startswith("Sunrise, ") for name in names), names)
        self.assertIn("feels like", names[0])
        self.assertFalse(window.sees("Back to now"))

        # By pointer, then by keyboard.
        window.click_on(self.rows(window, "Days")[1])
        vaneui.wait_for(lambda: self.is_selected(self.rows(window, "Days")[1]), "the second day to be selected")
        window.key("Down", "Return")
        vaneui.wait_for(lambda: self.is_selected(self.rows(window, "Days")[2]), "the third day to be selected")
        vaneui.wait_for(lambda: self.first_hour(window).startswith("00, "), "the hours of that day")
        window.wait_find(Atspi.Role.PUSH_BUTTON, name="Now")
        window.shot("day-chosen")
        hours = window.walk("Hours", "Right")
        self.assertEqual(len([name for name in hours if not name.startswith("Sun")]), 24, hours)
        window.click_on(self.rows(window, "Days")[2])
        vaneui.wait_for(lambda: window.get_focused(Atspi.Role.LIST_ITEM, but=hours[-1]), "the day to have the focus")

        window.key("Escape")
        vaneui.wait_for(lambda: "feels like" in self.first_hour(window), "now to return")
        self.assertFalse(any(self.is_selected(row) for row in self.rows(window, "Days")))
        self.assertIsNone(window.find(Atspi.Role.PUSH_BUTTON, name="Now"))

        window.key("Down")
        button = window.wait_find(Atspi.Role.PUSH_BUTTON, name="Now")
        window.press(button)
        vaneui.wait_for(lambda: "feels like" in self.first_hour(window), "now to return")
        self.assertEqual(window.close(), 0)

    def test_footer_says_from_whom(self):
        """Whose licence asks for a line has one; block by block it is in the description, which is the tooltip."""
        with open(self.settings, "a", encoding="utf-8") as file:
            file.write("[io/github/vane_weather/Vane]\nprovider='nws'\n")
        window = self.open()
        window.choose("94134", "94134")
        footer = window.wait_find(Atspi.Role.LABEL, contains="US National Weather Service")
        vaneui.wait_for(lambda: "Open-Meteo.com (CC BY 4.0)" in footer.get_name(), "who fills")
        described = footer.get_description().split("\n")
        for words in ("Hours: National Weather Service, ", "Alerts: National Weather Service, ",
                      "Air quality: Open-Meteo, ", "Next hour: Open-Meteo, "):
            self.assertTrue(any(line.startswith(words) for line in described), described)

    def test_link_to_the_radar(self):
        """The last line of the footer; the service that shows it is named."""
        window = self.open()
        self.add_place(window)
        footer = window.wait_find(Atspi.Role.LABEL, contains="Rain radar: National Weather Service")
        self.assertTrue(footer.get_name().endswith("Rain radar: National Weather Service"), footer.get_name())

    def test_warnings_of_a_whole_country(self):
        """The worst first, as many as can be read; the others when they are asked for."""
        country = vanenws.make_country(246)
        self.simulator.control(kind="body", endpoint="nws", query="/alerts/", status=200, body=country)
        window = self.open()
        self.add_place(window)
        window.press(window.wait_find(Atspi.Role.PUSH_BUTTON, name="Details"))
        more = window.wait_find(Atspi.Role.PUSH_BUTTON, name="Show more warnings")
        count = lambda: sum(name.startswith("Event ") for name in window.names(Atspi.Role.PANEL))  # noqa: E731
        vaneui.wait_for(lambda: count() == 8, "some warnings")
        self.assertEqual(window.names().count("Extreme"), 8)
        window.press(more)
        vaneui.wait_for(lambda: count() == 16, "more warnings")
        window.shot("warnings")


vaneui.main()
