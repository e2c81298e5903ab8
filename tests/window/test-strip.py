#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All places in one line, and the card on the desktop, for eyes and for screen readers."""

import os
import subprocess

import vaneui
from gi.repository import Atspi

VANECTL = os.path.join(vaneui.BUILD, "src", "ctl", "vanectl")


class Strip(vaneui.TestCase):
    def ctl(self, *arguments):
        env = dict(os.environ, VANE_ENDPOINTS=self.simulator.endpoints)
        result = subprocess.run([VANECTL, *arguments], env=env, capture_output=True, text=True, check=False,
                                timeout=vaneui.BOUND_S)
        self.assertEqual(result.returncode, 0, result.stderr)

    def add_places(self):
        self.ctl("places", "add", "37.77,-122.42", "--name", "San Francisco")
        self.ctl("places", "add", "59.91,10.75", "--name", "Oslo")

    def find_items(self, window):
        return [name for name in window.names(Atspi.Role.PUSH_BUTTON) if "," in name]

    def wait_items(self, window, *places):
        """These places, in this order, each with its weather."""
        def are_there():
            items = self.find_items(window)
            return len(items) == len(places) and all(item.startswith(place + ", ") and "°" in item
                                                     for item, place in zip(items, places)) and items
        return vaneui.wait_for(are_there, f"the places {places}")

    def test_places_come_and_go(self):
        self.add_places()
        window = self.open("--strip")
        items = self.wait_items(window, "San Francisco", "Oslo")
        # A whole sentence.
        self.assertIn("Open-Meteo, at ", items[0])
        self.ctl("places", "add", "52.52,13.41", "--name", "Berlin")
        self.wait_items(window, "San Francisco", "Oslo", "Berlin")
        self.ctl("places", "remove", "Oslo")
        self.wait_items(window, "San Francisco", "Berlin")
        window.shot("strip")

    def test_no_place_yet(self):
        window = self.open("--strip")
        window.wait_find(Atspi.Role.PUSH_BUTTON, name="Add a Place")
        self.ctl("places", "add", "52.52,13.41", "--name", "Berlin")
        self.wait_items(window, "Berlin")
        self.assertIsNone(window.find(Atspi.Role.PUSH_BUTTON, name="Add a Place"))

    def test_a_click_opens_the_place(self):
        self.add_places()
        window = self.open("--strip")
        self.wait_items(window, "San Francisco", "Oslo")
        self.assertIsNone(window.find(Atspi.Role.LIST, name="Days"))
        window.press(window.find(Atspi.Role.PUSH_BUTTON, contains="Oslo, "))
        window.wait_find(Atspi.Role.LIST, name="Days")
        window.wait_find(Atspi.Role.LABEL, name="Oslo")

    def test_stale_is_shown(self):
        self.add_places()
        window = self.open("--strip")
        self.wait_items(window, "San Francisco", "Oslo")
        window.end()
        self.simulator.break_weather()
        window = self.open("--strip", clock_s=3 * 3600)
        items = self.wait_items(window, "San Francisco", "Oslo")
        self.assertIn("3 h ago", items[0])
        window.shot("strip-stale")

    def test_keyboard(self):
        self.add_places()
        window = self.open("--strip")
        self.wait_items(window, "San Francisco", "Oslo")
        strip = vaneui.wait_for(lambda: self.find_x_window("Weather Strip"), "the strip on the screen")
        subprocess.run(["xdotool", "windowfocus", "--sync", strip], check=True)

        def is_at_first():
            # Where the focus is when a window without a manager is shown is not told.
            found = self.get_focus(window).startswith("San Francisco")
            return found or window.key("Tab")
        vaneui.wait_for(is_at_first, "the focus on the first place")
        window.key("Right")
        vaneui.wait_for(lambda: self.get_focus(window).startswith("Oslo"), "the focus on the second place")
        window.key("Return")
        window.wait_find(Atspi.Role.LABEL, name="Oslo")

    def test_glance(self):
        self.add_places()
        window = self.open("--glance", "Oslo")
        glance = vaneui.wait_for(lambda: next((name for name in window.names(Atspi.Role.PUSH_BUTTON)
                                               if "Oslo" in name and "°" in name), None), "the glance")
        self.assertNotIn("San Francisco", glance)
        # It is the strip's sibling: the same process shows both.
        subprocess.run([os.path.join(vaneui.BUILD, "src", "app", "vane"), "--strip"], check=True,
                       env=dict(os.environ, VANE_ENDPOINTS=self.simulator.endpoints), timeout=vaneui.BOUND_S)
        self.wait_items_of_both(window)
        self.ctl("places", "remove", "Oslo")
        vaneui.wait_for(lambda: any("San Francisco · " in name for name in window.names(Atspi.Role.PUSH_BUTTON)),
                        "the current place, since its own is gone")

    def wait_items_of_both(self, window):
        vaneui.wait_for(lambda: sum("°" in name for name in window.names(Atspi.Role.PUSH_BUTTON)) == 3,
                        "a glance and two places")

    def find_x_window(self, title):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"], capture_output=True,
                               text=True, check=False).stdout.split()
        return found[-1] if found else None

    def get_focus(self, window):
        for node in window.all():
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node.get_name()
        return ""


if __name__ == "__main__":
    vaneui.main()
