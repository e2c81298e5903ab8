#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tiles: each is one group with a sentence for its name, and is not there without data."""

import vaneui
from gi.repository import Atspi

SAID = {
    "Wind": ("From", "Gusts"),
    "Humidity": ("%", "Dew point"),
    "UV index": (),
    "Air quality": ("US index", "µg/m³"),
    "Sun": ("Rises", "Sets", "of daylight"),
    "Pressure": ("hPa",),
    "Moon": ("lit",),
    "Precipitation": ("today",),
    "Visibility": ("km",),
}


def tiles(window):
    """What each tile says, by its title."""
    found = {}
    for name in window.names(Atspi.Role.PANEL):
        title, colon, _ = name.partition(": ")
        if colon and (title in SAID or title == "Pollen"):
            found[title] = name
    return found


class Tiles(vaneui.TestCase):
    def open_place(self, text, row, **kwargs):
        window = self.open(**kwargs)
        window.choose(text, row)
        window.wait_find(Atspi.Role.PANEL, contains="Wind: ")
        return window

    def test_all_are_there(self):
        window = self.open_place("94134", "94134")
        vaneui.wait_for(lambda: len(tiles(window)) == len(SAID), "all tiles")
        for title, words in SAID.items():
            for word in words:
                self.assertIn(word, tiles(window)[title])
        # No pollen are counted in America: that is not "none".
        self.assertNotIn("Pollen", tiles(window))
        # Nothing of it is read twice.
        self.assertIsNone(window.find(Atspi.Role.LABEL, name="Humidity"))
        window.shot("tiles")


vaneui.main()
