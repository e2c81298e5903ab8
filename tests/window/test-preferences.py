#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences apply at once; a key is saved, tried and removed, and is in no file."""

import os
import re
import subprocess
import sys

import vaneui
from gi.repository import Atspi, GLib

FAKE_SECRETS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support", "fake-secrets.py")
GOOD_KEY = "demo-key-0123456789abcdef01234567"
BAD_KEY = "wrong-key-not-to-be-found-anywhere"


class Keyring:
    def __init__(self, *options):
        self.process = subprocess.Popen(
            [sys.executable, FAKE_SECRETS, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout.readline() == "ready\n"

    def stop(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


class Preferences(vaneui.TestCase):
    def open_preferences(self, page=None):
        window = self.open()
        self.add_place(window)
        self.show(window, page)
        return window

    def show(self, window, page=None):
        window.key("ctrl+comma")
        window.wait_find(contains="Automatic: Metric")
        if page is not None:
            # A page of weather has hundreds of things that nobody looks for here.
            window.all = lambda: walk(window.frame.get_application(), "Preferences")
            self.turn_to(window, page)

    def turn_to(self, window, page):
        """The switcher stands above in a wide window and below in a narrow one."""
        window.press(vaneui.wait_for(lambda: find_switch(window, page), f"the page {page}"))

    def keyring(self, *options):
        keyring = Keyring(*options)
        self.addCleanup(keyring.stop)
        return keyring

    def type_key(self, window, key):
        entry = vaneui.wait_for(lambda: find_entry(window), "the entry")
        # Click and keys come in this order; GTK 4.8 does not tell that such a row has the focus.
        click(entry)
        window.key("ctrl+a")
        window.type(key)

    def press(self, window, name):
        def ready():
            node = window.find(Atspi.Role.PUSH_BUTTON, name=name)
            return node if node is not None and is_sensitive(node) else None

        window.press(vaneui.wait_for(ready, f"{name} to be sensitive"))

    def assert_in_no_file(self, key):
        home = os.environ["VANE_WINDOW_HOME"]
        for folder, _, names in os.walk(home):
            for name in names:
                path = os.path.join(folder, name)
                if os.path.isfile(path):
                    with open(path, "rb") as file:
                        self.assertNotIn(key.encode(), file.read(), path)

    def test_privacy_says_who_is_asked_by_hand(self):
        window = self.open_preferences("Privacy")
        window.wait_find(contains="Also asked when you compare sources")
        window.wait_find(contains="Also asked when you run")

    # --- what applies at once ---

    def test_units(self):
        window = self.open_preferences()
        celsius = self.ask_temperature()
        n_requests = self.simulator.state()["requests"]

        choose(window, "Preset", 1)
        window.wait_find(Atspi.Role.LABEL, name=f"{self.round(celsius * 9 / 5 + 32)}°")
        choose(window, "Temperature", 1)
        window.wait_find(Atspi.Role.LABEL, name=f"{self.round(celsius)}°")
        # What the other rows follow is read below their names.
        window.wait_find(Atspi.Role.LABEL, name="inHg")
        window.shot("preferences")

        self.assertEqual(self.simulator.state()["requests"], n_requests)

    def test_source(self):
        window = self.open_preferences("Source")
        window.wait_sees("Weather data by Open-Meteo.com")
        window.shot("preferences-source")
        click(window.wait_find(Atspi.Role.CHECK_BOX, name="MET Norway"))
        vaneui.wait_for(lambda: self.asked("/weatherapi/"), "MET Norway to be asked")

    def test_panel(self):
        """What is told can be chosen while the weather is kept in the panel."""
        window = self.open_preferences("Panel")
        window.wait_sees("Nothing but extreme warnings.")
        window.shot("preferences-panel-off")
        click(window.wait_find(name="Keep the weather in the panel", role=Atspi.Role.LABEL))

        def is_ready():
            state = window.wait_find(name="Official warnings", role=Atspi.Role.LABEL).get_state_set()
            return state.contains(Atspi.StateType.SENSITIVE)

        vaneui.wait_for(is_ready, "the notifications to be ready to choose")
        window.shot("preferences-panel")
        choose(window, "Number in the tray", 2)
        window.wait_sees("Dark, for a light panel")
        choose(window, "Place in the tray", 1)
        window.wait_sees("San Francisco")
        window.shot("preferences-panel-tray")

    def test_decimals(self):
        window = self.open_preferences("Privacy")
        choose(window, "Exactness", 3)
        window.wait_sees("About 100 m")
        # What is known is not asked again for its sake; what is asked from now on has it.
        window.key("Escape")
        window.wait_gone("Automatic: Metric")
        window.key("F5")
        vaneui.wait_for(lambda: self.asked(r"latitude=37\.\d{3}&"), "coordinates of three decimals")

    def test_interval_and_glance(self):
        window = self.open_preferences()
        choose(window, "Ask for new weather", 2)
        vaneui.wait_for(lambda: self.stored("refresh-interval") == "3600", "the interval to be stored")
        # Further down.
        area = extents(find_row(window, "Ask for new weather"))
        window.click(area.x + 20, area.y + 20, times=15, button=5)
        choose(window, "Last line", 1)
        vaneui.wait_for(lambda: self.stored("glance-line") == "'wind'", "what the glance says to be stored")
        window.key("Escape")
        window.wait_gone("Automatic: Metric")
        window.key("ctrl+m")
        window.wait_find(Atspi.Role.PUSH_BUTTON, contains="km/h")
        # It applies at once to what is open already.
        subprocess.run(["gsettings", "set", "io.github.vane_weather.Vane", "glance-line", "humidity"], check=True,
                       env={**os.environ, "GSETTINGS_SCHEMA_DIR": os.path.join(vaneui.BUILD, "data")})
        window.wait_find(Atspi.Role.PUSH_BUTTON, contains="umidity")

    def stored(self, key):
        with open(self.settings, encoding="utf-8") as file:
            found = re.search(rf"^{key}=(?:int64 )?(.*)$", file.read(), re.MULTILINE)
        return found and found.group(1)

    def test_privacy(self):
        window = self.open_preferences("Privacy")
        for name in ("Open-Meteo", "MET Norway", "OpenWeatherMap", "Zippopotam"):
            window.wait_find(name=name)
        window.wait_sees("Asked for the weather")
        window.wait_sees("Asked for what the chosen source does not have")
        # Where they really are: here, the simulator.
        window.wait_sees(self.simulator.url)
        window.shot("preferences-privacy")

    def asked(self, text):
        return any(re.search(text, str(entry)) for entry in self.simulator.get("/_log"))

    # --- keys ---

    def test_key(self):
        self.keyring()
        window = self.open_preferences("Source")
        window.wait_sees("No key is set.")
        self.press(window, "Test Key")
        window.wait_sees("There is no key to test")

        self.type_key(window, BAD_KEY)
        self.press(window, "Test Key")
        window.wait_sees("a new key can take some hours")
        window.shot("preferences-key-refused")
        self.type_key(window, GOOD_KEY)
        self.press(window, "Save Key")
        window.wait_sees("A key is saved in the keyring.")
        window.wait_sees("This key works.")
        window.shot("preferences-key-saved")

        # It is used at once, and no text on the screen has it.
        click(window.wait_find(Atspi.Role.CHECK_BOX, name="OpenWeatherMap"))
        vaneui.wait_for(lambda: self.asked("/data/2.5/weather"), "OpenWeatherMap to be asked")
        self.assertFalse([name for name in window.names() if GOOD_KEY[-8:] in name])
        self.simulator.control(kind="status", endpoint="openweathermap", status=500)
        self.press(window, "Test Key")
        window.wait_sees("The key could not be tested.")

        self.press(window, "Remove Key")
        window.wait_sees("The key was removed.")
        window.wait_sees("No key is set.")
        errors = window.end()
        for key in (GOOD_KEY, BAD_KEY):
            self.assert_in_no_file(key)
            self.assertNotIn(key, errors)

    def test_plan(self):
        self.keyring("--item", "openweathermap=" + GOOD_KEY)
        body = '{"cod":401, "message": "Please note that this requires a separate subscription."}'
        window = self.open_preferences("Source")
        window.wait_sees("A key is saved in the keyring.")
        self.simulator.control(kind="body", endpoint="openweathermap", status=401, body=body)
        self.press(window, "Test Key")
        window.wait_sees("its plan does not have this weather")

    def test_locked(self):
        keyring = self.keyring("--locked", "--item", "openweathermap=" + GOOD_KEY)
        window = self.open_preferences("Source")
        # To look asks nobody.
        window.wait_sees("A key is saved, but the keyring is locked.")
        self.press(window, "Test Key")
        self.assertEqual(keyring.process.stdout.readline(), "prompt\n")
        window.wait_sees("This key works.")
        window.wait_sees("A key is saved in the keyring.")

    def test_stays_locked(self):
        self.keyring("--locked", "--dismiss")
        window = self.open_preferences("Source")
        self.type_key(window, GOOD_KEY)
        self.press(window, "Save Key")
        window.wait_sees("The key was not saved.")

    def test_no_keyring(self):
        window = self.open_preferences("Source")
        window.wait_sees("there is no keyring to save one in")
        self.type_key(window, GOOD_KEY)
        self.press(window, "Test Key")
        window.wait_sees("This key works.")
        self.press(window, "Save Key")
        window.wait_sees("The key was not saved.")

    def test_names(self):
        """Whatever of ours can have the focus says what it is."""
        ours = (
            Atspi.Role.CHECK_BOX,
            Atspi.Role.COMBO_BOX,
            Atspi.Role.LINK,
            Atspi.Role.RADIO_BUTTON,
            Atspi.Role.TOGGLE_BUTTON,
        )
        window = self.open_preferences()
        found = [node for node in window.all() if node.get_role() in ours]
        self.assertGreater(len(found), 10)
        for node in found:
            name = node.get_name() or ""
            self.assertTrue(name and not name.startswith(("Gtk", "Adw", "Vane")), f"a {node.get_role_name()}")


def walk(application, title):
    """What is shown in one window of several."""
    pending = [window for window in vaneui.children(application) if window.get_name() == title]
    while pending:
        node = pending.pop(0)
        try:
            if not vaneui.is_shown(node):
                continue
            pending = vaneui.children(node) + pending
        except GLib.Error:
            continue  # it went while we looked
        yield node


def is_sensitive(node):
    return node.get_state_set().contains(Atspi.StateType.SENSITIVE)


def find_switch(window, page):
    for node in window.all():
        if node.get_role() == Atspi.Role.PAGE_TAB and page == node.get_name():
            return node
    return None


def find_entry(window):
    for node in window.all():
        if node.get_name() == "New API key" and node.get_state_set().contains(Atspi.StateType.EDITABLE):
            return node
    return None


def find_row(window, title):
    """The combo row whose name that is."""
    for node in window.all():
        if node.get_role() == Atspi.Role.COMBO_BOX and node.get_name() == title:
            return node
    return None


def extents(node):
    return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)


def click(node):
    """Both windows stand at the corner of the screen: there is no window manager."""
    at = extents(node)
    middle = (str(at.x + at.width // 2), str(at.y + at.height // 2))
    subprocess.run(["xdotool", "mousemove", *middle, "click", "1"], check=True)


def choose(window, title, position):
    """Opens the row and takes the choice that stands there, from 0."""
    row = vaneui.wait_for(lambda: find_row(window, title), f"the row {title}")
    vaneui.wait_for(lambda: extents(row).height, "the row to be laid out")
    click(row)
    window.key("Home", *["Down"] * position, "Return")


vaneui.main()
