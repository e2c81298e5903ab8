#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a ZIP code to a temperature, and what else one does with places."""

import json

import vaneui
from gi.repository import Atspi, GLib


class Search(vaneui.TestCase):
    def test_zip_to_temperature(self):
        window = self.open()
        window.wait_sees("Weather for Any Place")
        vaneui.wait_for(window.has_entry_focus, "the search entry to have the focus")
        window.shot("first-start")

        self.add_place(window)

        self.assertIn("San Francisco", window.names(Atspi.Role.LABEL))
        self.assertEqual(window.close(), 0)

    def test_enter_takes_the_only_one(self):
        window = self.open()
        vaneui.wait_for(window.has_entry_focus, "the search entry to have the focus")

        # Enter comes before the answer: it is not lost.
        self.simulator.control(hold=True)
        window.type("94134")
        window.key("Return")
        vaneui.wait_for(lambda: self.simulator.state()["in_flight"] > 0, "the search to be asked for")
        self.simulator.control(release=True)

        window.wait_find(Atspi.Role.LABEL, name="San Francisco")

    def test_nothing_found(self):
        window = self.open()
        vaneui.wait_for(window.has_entry_focus, "the search entry to have the focus")
        window.type("Qqqzzzx")
        window.wait_sees("No such place")
        window.key("Escape")
        window.wait_gone("No such place")

    def test_hostile_name(self):
        name = "<b>Söhne</b> & <span foreground='red'>Co</span>"
        place = {"id": 1, "name": name, "latitude": 1, "longitude": 2, "country": "<i>", "country_code": "US"}
        body = json.dumps({"results": [dict(place, timezone="UTC")]})
        self.simulator.control(kind="body", endpoint="open-meteo-geocoding", status=200, body=body)
        window = self.open()
        window.choose("Soehne", "Söhne")
        window.wait_find(Atspi.Role.LABEL, name=name)
        self.simulator.break_weather()
        window.end()
        self.forget_cache()

        # The same on the page that says what failed.
        again = self.open()
        again.wait_find(Atspi.Role.LABEL, name=name)
        again.wait_find(Atspi.Role.PUSH_BUTTON, name="Retry")

    def test_several_places(self):
        window = self.open()
        self.add_place(window)
        window.key("ctrl+f")
        window.choose("Seattle", "Seattle")
        window.wait_find(Atspi.Role.LABEL, name="Seattle")

        window.key("alt+1")
        window.wait_find(Atspi.Role.LABEL, name="San Francisco")
        window.key("alt+2")
        window.wait_find(Atspi.Role.LABEL, name="Seattle")

        # Removing the current one shows the other.
        window.press(window.wait_find(Atspi.Role.PUSH_BUTTON, name="Places"))
        window.wait_find(Atspi.Role.LIST_ITEM, contains="Seattle, current place")
        window.key("Delete")
        window.wait_find(Atspi.Role.LIST_ITEM, contains="San Francisco, current place")
        window.key("Escape")
        window.wait_find(Atspi.Role.LABEL, name="San Francisco")
        self.assertEqual(window.close(), 0)

        # And it is kept.
        again = self.open()
        again.wait_find(Atspi.Role.LABEL, name="San Francisco")
        self.assertFalse(again.sees("Seattle"))

    def test_another_source(self):
        window = self.open()
        self.add_place(window)
        window.activate("provider", GLib.Variant("s", "met-norway"))
        window.wait_find(Atspi.Role.LABEL, contains="MET Norway")
        # The one that is refused says so, and who stands in for it is named.
        window.activate("provider", GLib.Variant("s", "openweathermap"))
        window.wait_sees("refused this key")
        window.wait_sees("National Weather Service stands in")
        window.activate("provider", GLib.Variant("s", "open-meteo"))
        window.wait_gone("refused this key")

    def test_units_apply_at_once(self):
        window = self.open()
        self.add_place(window)
        celsius = self.ask_temperature()
        n_requests = self.simulator.state()["requests"]

        window.activate("units", GLib.Variant("s", "us"))
        window.wait_find(Atspi.Role.LABEL, name=f"{self.round(celsius * 9 / 5 + 32)}°")
        window.activate("units", GLib.Variant("s", "metric"))
        window.wait_find(Atspi.Role.LABEL, name=f"{self.round(celsius)}°")

        self.assertEqual(self.simulator.state()["requests"], n_requests)


vaneui.main()
