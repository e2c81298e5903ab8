#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From place to place, and from size to size."""

import vaneui
from gi.repository import Atspi

PLACES = ("San Francisco", "Seattle", "Oslo")
# Of a window that is 420 wide.
LEFT = (380, 130), (40, 130)
RIGHT = (40, 130), (380, 130)


class Pages(vaneui.TestCase):
    def open_with_places(self, n=3):
        window = self.open()
        self.add_place(window)
        for name in PLACES[1:n]:
            window.key("ctrl+f")
            window.choose(name, name)
            self.wait_page(window, name)
        return window

    def shows_page(self, window, name):
        """The page of this place, and of no other one."""
        labels = window.names(Atspi.Role.LABEL)
        return name in labels and not any(other in labels for other in PLACES if other != name)

    def wait_page(self, window, name):
        window.wait_find(Atspi.Role.LABEL, name=name)
        vaneui.wait_for(lambda: self.shows_page(window, name), f"the page of {name} alone")

    def swipe(self, window, points, name):
        """To a neighbour: most of the way, so that it does not depend on the speed."""
        window.drag(*points)
        self.wait_page(window, name)

    def test_keys(self):
        window = self.open_with_places()
        window.wait_find(contains="Place 3 of 3")
        window.key("alt+1")
        self.wait_page(window, "San Francisco")
        window.wait_find(contains="Place 1 of 3")
        window.key("ctrl+Page_Down")
        self.wait_page(window, "Seattle")
        window.key("alt+Right")
        self.wait_page(window, "Oslo")
        # Beyond the end there is nothing.
        window.key("alt+Right")
        window.key("alt+Left")
        self.wait_page(window, "Seattle")
        window.key("ctrl+Page_Up")
        self.wait_page(window, "San Francisco")
        window.key("alt+9")
        window.key("alt+3")
        self.wait_page(window, "Oslo")
        self.assertEqual(window.close(), 0)

    def test_swipe(self):
        window = self.open_with_places()
        window.key("alt+1")
        self.wait_page(window, "San Francisco")
        self.swipe(window, LEFT, "Seattle")
        self.swipe(window, RIGHT, "San Francisco")
        self.swipe(window, LEFT, "Seattle")
        self.assertEqual(window.close(), 0)

        # Where one has been is where one comes back to.
        self.wait_page(self.open(), "Seattle")

    def test_slash_searches(self):
        window = self.open_with_places(1)
        window.key("slash")
        vaneui.wait_for(window.has_entry_focus, "the search entry to have the focus")
        # In the entry it is a letter like others.
        window.type("Qqq/zzx")
        window.wait_sees("No such place")
        self.assertTrue(window.has_entry_focus())

    def test_parts(self):
        """F6 leads out of the page into the header bar, and back."""
        window = self.open_with_places(1)
        header = ("Places", "Refresh", "Main menu")
        was_in_header = None
        for key in ("F6", "F6", "F6", "shift+F6"):
            before = self.get_focus(window)
            window.key(key)
            vaneui.wait_for(lambda: self.get_focus(window) not in (None, before), "the focus to move")
            in_header = self.get_focus(window) in header
            self.assertNotEqual(in_header, was_in_header)
            was_in_header = in_header

    def get_focus(self, window):
        for node in window.all():
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node.get_name()
        return None

    def find_glance(self, window):
        return window.find(Atspi.Role.PUSH_BUTTON, contains="San Francisco")

    def test_glance(self):
        window = self.open_with_places(1)
        number = window.find(Atspi.Role.LABEL, contains="°").get_name()
        size = window.get_size()
        window.resize(280, 120)
        glance = vaneui.wait_for(lambda: self.find_glance(window), "the glance")
        self.assertIn(number, glance.get_name())
        # There is nothing else.
        self.assertIsNone(window.find(Atspi.Role.PUSH_BUTTON, name="Refresh"))
        self.assertIsNone(window.find(Atspi.Role.LIST, name="Days"))
        window.shot("glance")

        window.key("Return")
        window.wait_find(Atspi.Role.LIST, name="Days")
        window.wait_size(*size)
        self.assertIsNone(self.find_glance(window))

        window.key("ctrl+m")
        vaneui.wait_for(lambda: self.find_glance(window), "the glance")
        window.click(60, 60, times=2)
        window.wait_find(Atspi.Role.LIST, name="Days")
        window.wait_size(*size)
        self.assertEqual(window.close(), 0)

    def test_glance_is_kept(self):
        window = self.open_with_places(1)
        size = window.resize_near(640, 500)
        window.key("ctrl+m")
        vaneui.wait_for(lambda: self.find_glance(window), "the glance")
        self.assertEqual(window.close(), 0)

        again = self.open()
        vaneui.wait_for(lambda: self.find_glance(again), "the glance")
        self.assertLess(again.get_size()[0], 300)
        again.key("space")
        again.wait_find(Atspi.Role.LIST, name="Days")
        again.wait_size(*size)

    def test_wide(self):
        window = self.open_with_places(2)
        self.assertIsNotNone(window.find(name="Places"))
        window.resize(900, 700)
        window.wait_find(Atspi.Role.LIST, name="Saved places")
        window.shot("wide")
        window.resize(420, 700)
        vaneui.wait_for(lambda: window.find(Atspi.Role.LIST, name="Saved places") is None, "the list to go")

    def test_scroll_is_kept(self):
        window = self.open_with_places(1)
        window.resize_near(420, 400)
        hero = window.wait_find(Atspi.Role.PANEL, contains="feels like")
        top = self.get_y(hero)
        window.click(200, 120, times=4, button=5)
        vaneui.wait_for(lambda: self.get_y(hero) < top, "the page to scroll")
        scrolled = self.get_y(hero)
        self.assertEqual(window.close(), 0)

        again = self.open()
        hero = again.wait_find(Atspi.Role.PANEL, contains="feels like")
        vaneui.wait_for(lambda: self.get_y(hero) == scrolled, "the page to be scrolled as before")

    def get_y(self, node):
        return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW).y


vaneui.main()
