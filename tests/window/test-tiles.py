#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tiles: each is one group with a sentence for its name, and is not there without data."""

import vaneui
from gi.repository import Atspi, GLib

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

    def test_without_data_is_not_there(self):
        self.simulator.control(kind="status", endpoint="open-meteo-air", status=503)
        window = self.open_place("94134", "94134")
        vaneui.wait_for(lambda: "Visibility" in tiles(window), "the visibility")
        self.assertNotIn("Air quality", tiles(window))
        self.assertIn("Wind", tiles(window))

    def test_goes_with_its_source(self):
        # No other source may fill what this one lacks.
        with open(self.settings, "a", encoding="utf-8") as file:
            file.write("[io/github/vane_weather/Vane]\nfailover=false\n")
        window = self.open_place("94134", "94134")
        vaneui.wait_for(lambda: len(tiles(window)) == len(SAID), "all tiles")
        # MET Norway says nothing of air and visibility.
        window.activate("provider", GLib.Variant("s", "met-norway"))
        vaneui.wait_for(lambda: "Visibility" not in tiles(window), "the visibility to go")
        self.assertNotIn("Air quality", tiles(window))
        for title in ("Wind", "Humidity", "Sun", "Moon", "Pressure"):
            self.assertIn(title, tiles(window))
        window.activate("provider", GLib.Variant("s", "open-meteo"))
        vaneui.wait_for(lambda: "Visibility" in tiles(window), "the visibility to return")

    def test_europe(self):
        window = self.open_place("Berlin", "Berlin")
        air = vaneui.wait_for(lambda: tiles(window).get("Air quality"), "the air")
        self.assertIn("European index", air)
        self.assertIn("Pollen", tiles(window))


vaneui.main()
