#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Comparing sources: rows that are filled as they arrive, one that fails and is asked again."""

import subprocess

import vaneui
from gi.repository import Atspi


class Compare(vaneui.TestCase):
    N_ITEMS = 7

    def open_place(self):
        window = self.open()
        self.add_place(window)
        return window

    def compare(self, window):
        window.key("F10")
        vaneui.wait_for(lambda: len(window.names(Atspi.Role.MENU_ITEM)) == self.N_ITEMS, "the menu")
        window.choose_in_menu("Compare Sources", 1)
        window.wait_find(Atspi.Role.LIST, name="Sources")

    def rows(self, window, name):
        """What a screen reader says of the rows of a list."""
        for node in window.all():
            if node.get_role() == Atspi.Role.LIST and node.get_name() == name:
                return [row.get_name() for row in vaneui.children(node) if vaneui.is_shown(row)]
        return []

    def wait_row(self, window, name, *words):
        def find():
            return next((row for row in self.rows(window, name) if all(word in row for word in words)), None)

        try:
            return vaneui.wait_for(find, f"{words} in {name}")
        except AssertionError as error:
            raise AssertionError(f"{error}\nthere is: {self.rows(window, name)}") from None

    def test_all_answer(self):
        window = self.open_place()
        self.compare(window)
        for source in ("Open-Meteo", "MET Norway", "National Weather Service"):
            sentence = self.wait_row(window, "Sources", source, "Now, ", "Tonight, low ", "wind ")
            self.assertGreaterEqual(sentence.count(", high "), 4, sentence)
            self.wait_row(window, "Now", source + ". Now, ", "°")
            self.wait_row(window, "Tonight", source, "low ")
        self.wait_row(window, "Now", "Spread: temperature ", "°")
        window.shot("compare")
        # The number is the one that the page shows.
        row = self.wait_row(window, "Now", "Open-Meteo")
        self.assertIn(f"Now, {self.round(self.ask_temperature())}°", row)
        window.key("Escape")
        window.wait_gone("Spread: ")

    def test_footer_says_who_agrees(self):
        """Not before anybody was asked; then of the source that is shown."""
        window = self.open_place()
        window.wait_find(Atspi.Role.LABEL, contains="Open-Meteo.com (CC BY 4.0)")
        self.assertFalse(any("agrees with" in name for name in window.names(Atspi.Role.LABEL)))
        self.compare(window)
        self.wait_row(window, "Sources", "National Weather Service", "Now, ")
        self.wait_row(window, "Sources", "MET Norway", "Now, ")
        window.key("Escape")
        window.wait_find(Atspi.Role.LABEL, contains="Open-Meteo agrees with 2 of 2 other sources")

    def test_one_late_one_broken(self):
        window = self.open_place()
        self.simulator.control(kind="hang", endpoint="nws")
        self.simulator.control(kind="status", endpoint="met-norway", status=500)
        self.compare(window)
        self.wait_row(window, "Sources", "Open-Meteo. Now, ")
        self.wait_row(window, "Sources", "National Weather Service: Asking…")
        self.wait_row(window, "Sources", "MET Norway: MET Norway has a problem")
        window.shot("compare-late")
        self.simulator.control(behave=True)
        window.press(window.wait_find(Atspi.Role.PUSH_BUTTON, name="Ask MET Norway again"))
        self.wait_row(window, "Sources", "MET Norway. Now, ")
        # Closed while one is asked: the window goes, and so does the request.
        window.key("Escape")
        window.wait_gone("Spread: ")
        window.activate("quit")
        self.assertEqual(window.process.wait(timeout=vaneui.BOUND_S), 0)

    def test_small(self):
        window = self.open_place()
        self.compare(window)
        self.wait_row(window, "Sources", "National Weather Service. Now, ")
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^Compare Sources$"],
                               capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["xdotool", "windowsize", found[-1], "360", "640"], check=True)

        def is_small():
            shape = subprocess.run(["xdotool", "getwindowgeometry", "--shell", found[-1]], capture_output=True,
                                   text=True, check=True).stdout
            return "WIDTH=360" in shape and "HEIGHT=640" in shape

        vaneui.wait_for(is_small, "the comparison to be small")
        window.shot("compare-small")

    def test_nowhere(self):
        window = self.open()
        window.key("F10")
        vaneui.wait_for(lambda: Atspi.Role.MENU_ITEM in [node.get_role() for node in window.all()], "the menu")
        self.assertIsNone(window.find(Atspi.Role.MENU_ITEM, name="Compare Sources"))
        # Newer GTK tells no names: there is one less than with a place.
        self.assertEqual(len(window.names(Atspi.Role.MENU_ITEM)), self.N_ITEMS - 1)


vaneui.main()
