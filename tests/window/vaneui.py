# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window as a person would: keys and pointer by xdotool, eyes by AT-SPI.

Each test program runs itself again under a virtual display and a session bus of its own,
with folders of its own; the services are one `vane-simulator`.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error

from vanescreen import start_display, write_settings
from vanesimulator import Simulator
from vanetree import children, find_outside, get_role, is_shown

BOUND_S = 60
BUILD = os.environ["VANE_BUILD_DIR"]
SHOTS = os.path.join(BUILD, "screenshots")

PRIVATE = {
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
}


def enter():
    """Runs this program again in a world of its own, and does not come back."""
    home = tempfile.mkdtemp(prefix="vane-window-")
    env = {k: v for k, v in os.environ.items() if not k.startswith(("DBUS_", "XDG_", "LC_", "OPENWEATHERMAP_"))}
    env.update({name: os.path.join(home, folder) for name, folder in PRIVATE.items()})
    for name in PRIVATE:
        os.mkdir(env[name], 0o700)
    env.update(
        HOME=home,
        VANE_WINDOW_HOME=home,
        LC_ALL="C.UTF-8",
        TZ="America/Los_Angeles",
        GSETTINGS_BACKEND="keyfile",
        GSK_RENDERER="cairo",
        GDK_BACKEND="x11",
        GTK_A11Y="atspi",
        GTK_USE_PORTAL="0",
        # No portals: each would start a handful of services.
        ADW_DISABLE_PORTAL="1",
        PYTHONDONTWRITEBYTECODE="1",
    )
    write_settings(env["XDG_CONFIG_HOME"])
    display = start_display(env)
    try:
        command = ["dbus-run-session", "--", sys.executable] + sys.argv
        sys.exit(subprocess.run(command, env=env, check=False).returncode)
    finally:
        display.terminate()
        display.wait()
        shutil.rmtree(home, ignore_errors=True)


def wait_for(condition, what, bound_s=BOUND_S):
    """Until the condition gives something; that it never does is the only failure. What goes
    while it is looked at is looked for again."""
    end = time.monotonic() + bound_s
    gone = None
    while True:
        try:
            value = condition()
        except GLib.Error as error:
            if error.domain != "atspi_error":
                raise
            value, gone = None, error
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain for: {what}") from gone
        time.sleep(0.05)


class Window:
    """One run of `vane`, from start to exit."""

    def __init__(self, simulator, *arguments, clock_s=0, env=None):
        own = dict(os.environ, VANE_ENDPOINTS=simulator.endpoints, G_DEBUG="fatal-criticals")
        if clock_s:
            own["VANE_TEST_CLOCK"] = f"+{clock_s}"
        own.update(env or {})
        self.errors = tempfile.TemporaryFile(mode="w+")
        self.process = subprocess.Popen(
            [os.path.join(BUILD, "src", "app", "vane"), *arguments], env=own, stderr=self.errors
        )
        self.frame = wait_for(self._find_frame, "the window")

    def _find_frame(self):
        if self.process.poll() is not None:
            raise AssertionError(f"vane ended by itself ({self.process.returncode}):\n{self.read_errors()}")
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is None or application.get_process_id() != self.process.pid:
                continue
            application.set_cache_mask(Atspi.Cache.NONE)
            for child in children(application):
                if child.get_role() in (Atspi.Role.FRAME, Atspi.Role.WINDOW):
                    return child
        return None

    # --- looking ---

    def all(self):
        """Everything that a screen reader would meet now: what is in the tree and shown."""
        application = self.frame.get_application()
        pending = children(application)
        while pending:
            node = pending.pop(0)
            try:
                if not is_shown(node):
                    continue
                pending = children(node) + pending
            except GLib.Error:
                continue  # it went while we looked
            yield node

    def find(self, role=None, name=None, contains=None):
        for node in self.all():
            try:
                text = node.get_name() or ""
                if role is not None and get_role(node) != role:
                    continue
            except GLib.Error:
                continue
            if (name is None or text == name) and (contains is None or contains in text):
                return node
        return None

    def names(self, role=None):
        found = []
        for node in self.all():
            try:
                if role is None or get_role(node) == role:
                    found.append(node.get_name() or "")
            except GLib.Error:
                continue
        return found

    def wait_find(self, role=None, name=None, contains=None):
        what = f"{role.value_nick if role is not None else 'anything'} {name or contains or ''}"
        try:
            return wait_for(lambda: self.find(role, name, contains), what)
        except AssertionError as error:
            raise AssertionError(f"{error}\nthere is: {self.names()}") from None

    def find_outside(self, width):
        """What reaches over the side of the window, but what scrolls sideways."""
        return find_outside(self.frame, self.all(), width)

    def sees(self, text):
        return self.find(contains=text) is not None

    def wait_sees(self, text):
        return self.wait_find(contains=text)

    def wait_gone(self, text):
        wait_for(lambda: not self.sees(text), f"{text} to go")

    def get_size(self):
        extents = self.frame.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        return extents.width, extents.height

    def wait_size(self, width, height):
        wait_for(lambda: self.get_size() == (width, height), f"the window to be {width} × {height}")

    # --- doing ---

    def get_x_window(self):
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", "^Vane$"],
            capture_output=True, text=True, check=False,
        )
        return found.stdout.split()[-1] if found.stdout.split() else None

    def resize(self, width, height):
        """As by its border; the pointer stays inside, because here keys go where it is."""
        window = wait_for(self.get_x_window, "a window on the screen")
        subprocess.run(["xdotool", "windowsize", window, str(width), str(height), "mousemove", "40", "60"], check=True)

    def resize_near(self, width, height):
        """Gives the size that the window then says it has: its border does not count."""
        self.resize(width, height)

        def is_near():
            size = self.get_size()
            return 0 <= width - size[0] <= 30 and 0 <= height - size[1] <= 30 and size

        return wait_for(is_near, f"the window to be about {width} × {height}")

    def click(self, x, y, times=1, button=1):
        subprocess.run(
            ["xdotool", "mousemove", str(x), str(y), "click", "--repeat", str(times), "--delay", "40", str(button)],
            check=True,
        )

    def click_on(self, node):
        extents = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        self.click(extents.x + extents.width // 2, extents.y + extents.height // 2)

    def drag(self, start, end):
        """Slowly enough to be seen as one movement. A busy window sees only where the pointer has come
        to, and counts from there: between the first steps it is asked something, which takes it some turns."""
        steps = 10
        subprocess.run(["xdotool", "mousemove", *map(str, start), "mousedown", "1"], check=True)
        for i in range(1, steps + 1):
            point = [str(a + (b - a) * i // steps) for a, b in zip(start, end)]
            subprocess.run(["xdotool", "mousemove", *point], check=True)
            if i < 3:
                self.names()
        subprocess.run(["xdotool", "mouseup", "1"], check=True)

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--delay", "20", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "20", text], check=True)

    def press(self, node):
        node.get_action_iface().do_action(0)

    def activate(self, action, parameter=None):
        """An action of the application, as a menu would do it."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        arguments = GLib.Variant("(sava{sv})", (action, [parameter] if parameter else [], {}))
        bus.call_sync(
            "io.github.vane_weather.Vane",
            "/io/github/vane_weather/Vane",
            "org.gtk.Actions",
            "Activate",
            arguments,
            None,
            Gio.DBusCallFlags.NONE,
            -1,
            None,
        )

    def choose(self, text, row):
        """As a person: type, wait for what is found, choose it with the keyboard."""
        wait_for(self.has_entry_focus, "the search entry to have the focus")
        self.type(text)
        self.wait_find(Atspi.Role.LIST_ITEM, contains=row)
        self.key("Down", "Return")

    def walk(self, name, key):
        """The rows of a list, as who goes through it by keyboard hears them: newer GTK has only those that are seen."""
        def enter():
            first = children(self.wait_find(Atspi.Role.LIST, name=name))[0]
            self.click_on(first)  # it may still be on its way to where it will be
            return first.get_state_set().contains(Atspi.StateType.FOCUSED) and first.get_name()

        heard = [wait_for(enter, "the first row to have the focus")]
        while True:
            self.key(key)
            try:
                heard.append(wait_for(lambda: self.get_focused(Atspi.Role.LIST_ITEM, but=heard[-1]), "a next row", 2))
            except AssertionError:
                return heard  # the last one keeps it

    def get_focused(self, role, but=None):
        for node in self.all():
            try:
                if get_role(node) == role and node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    name = node.get_name() or ""
                    return name if name != but else None
            except GLib.Error:
                continue
        return None

    def choose_in_menu(self, name, position):
        """In the menu that is open. Newer GTK tells nobody the names of its items: they are counted, too."""
        def find():
            items = [node for node in self.all() if node.get_role() == Atspi.Role.MENU_ITEM]
            named = [node for node in items if node.get_name() == name]
            if named:
                return named[0]
            return items[position] if len(items) > position and not any(node.get_name() for node in items) else None

        self.press(wait_for(find, f"{name} in the menu"))

    def has_entry_focus(self):
        for node in self.all():
            states = node.get_state_set()
            if states.contains(Atspi.StateType.FOCUSED) and states.contains(Atspi.StateType.EDITABLE):
                return True
        return False

    def shot(self, name):
        os.makedirs(SHOTS, exist_ok=True)
        path = os.path.join(SHOTS, name + ".png")
        subprocess.run(["import", "-silent", "-window", "root", "-trim", "+repage", path], check=False)

    # --- the end ---

    def read_errors(self):
        self.errors.seek(0)
        return self.errors.read()

    def close(self):
        """Closes the window by key; gives the exit status."""
        self.key("ctrl+q")
        return self.process.wait(timeout=BOUND_S)

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=BOUND_S)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.read_errors()


class TestCase(unittest.TestCase):
    """A simulator, and folders that are empty when the test begins."""

    def setUp(self):
        home = os.environ["VANE_WINDOW_HOME"]
        for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            self.assertTrue(os.environ[name].startswith(home))
            shutil.rmtree(os.environ[name], ignore_errors=True)
            os.mkdir(os.environ[name], 0o700)
        self.settings = os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0", "settings", "keyfile")
        with open(self.settings, encoding="utf-8") as file:
            self.no_settings = file.read()
        self.simulator = Simulator()
        self.windows = []

    def tearDown(self):
        errors = "".join(window.end() for window in self.windows)
        for window in self.windows:
            window.errors.close()
        self.simulator.stop()
        with open(self.settings, "w", encoding="utf-8") as file:
            file.write(self.no_settings)
        for word in ("CRITICAL", "WARNING", "ERROR", "runtime error"):
            self.assertNotIn(word, errors)

    def open(self, *arguments, **keywords):
        window = Window(self.simulator, *arguments, **keywords)
        self.windows.append(window)
        return window

    def forget_cache(self):
        """What is stored of the weather; the places stay."""
        shutil.rmtree(os.environ["XDG_CACHE_HOME"])
        os.mkdir(os.environ["XDG_CACHE_HOME"], 0o700)

    def ask_temperature(self):
        """What the simulator says to the very request that the window made, as °C."""
        log = self.simulator.get("/_log")
        paths = [entry if isinstance(entry, str) else entry["request"] for entry in log]
        path = [path.split(" ", 1)[-1] for path in paths if "/v1/forecast" in path and "current=" in path][-1]
        return self.simulator.get(path)["current"]["temperature_2m"]

    @staticmethod
    def round(value):
        """Half away from zero, and never -0."""
        return int(abs(value) + 0.5) * (1 if value >= 0 else -1)

    def add_place(self, window, text="94134", row="94134"):
        window.choose(text, row)
        return window.wait_find(Atspi.Role.LABEL, name=f"{self.round(wait_for(self.try_temperature, 'a request'))}°")

    def try_temperature(self):
        try:
            return self.ask_temperature()
        except (IndexError, urllib.error.URLError):
            return None


def main():
    if "VANE_WINDOW_HOME" not in os.environ:
        enter()
    unittest.main(verbosity=2)


import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402
