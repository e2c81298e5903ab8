#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tray item as a host meets it: what it shows, its menu, and who comes and goes."""

import os
import signal
import stat
import subprocess
import sys

from gi.repository import GLib

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanebus import World  # noqa: E402
from vanenws import Nws  # noqa: E402
from vanetap import wait_for  # noqa: E402
from vanewatcher import Watcher  # noqa: E402

ITEM = "/StatusNotifierItem"
MENU = "/StatusNotifierItem/Menu"
ITEM_INTERFACE = "org.kde.StatusNotifierItem"
MENU_INTERFACE = "com.canonical.dbusmenu"


class Portal:
    """The desktop says which colours it prefers."""

    def __init__(self, world, scheme):
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(os.path.dirname(vanetap.__file__), "mock-portal.py"), str(scheme)],
            env=world.home.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        assert self.process.stdout.readline() == "ready\n"

    def prefer(self, scheme):
        self.process.stdin.write(f"{scheme}\n")
        self.process.stdin.flush()

    def stop(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


class Tray:
    """A world with the service kept in the panel, and a watcher."""

    def __init__(self, world, *places):
        self.world = world
        for place, name in places:
            assert world.ctl("places", "add", place, "--name", name).returncode == 0
        world.set("keep-in-panel", "true")
        self.watcher = Watcher(world, "--host")
        self.process = world.start()
        self.name = self.watcher.item()

    def get(self, name):
        (value,) = self.world.call(
            ITEM, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (ITEM_INTERFACE, name)), self.name
        )
        return value

    def call(self, method, signature, arguments, path=ITEM, interface=ITEM_INTERFACE):
        variant = GLib.Variant(signature, arguments) if signature else None
        return self.world.call(path, interface, method, variant, self.name)

    def menu(self):
        _revision, (_root, _properties, children) = self.call(
            "GetLayout", "(iias)", (0, -1, []), MENU, MENU_INTERFACE
        )
        return [(number, properties) for number, properties, _children in children]

    def find(self, label):
        return next(number for number, properties in self.menu() if properties.get("label", "").startswith(label))

    def click(self, label):
        event = (self.find(label), "clicked", GLib.Variant("i", 0), 0)
        self.call("Event", "(isvu)", event, MENU, MENU_INTERFACE)

    def largest(self):
        """The pixels of the largest picture, as (alpha, red, green, blue)."""
        data = self.get("IconPixmap")[-1][2]
        return [tuple(data[i:i + 4]) for i in range(0, len(data), 4)]

    def has_light_number(self):
        return (255, 255, 255, 255) in self.largest()

    def has_dark_number(self):
        return (255, 0x1C, 0x1F, 0x24) in self.largest()

    def close(self):
        self.watcher.stop()


def with_tray(*places):
    def decorate(test):
        def run(world):
            tray = Tray(world, *places)
            try:
                test(world, tray)
            finally:
                tray.close()

        return run

    return decorate


HOME = ("37.77,-122.42", "Home")
OSLO = ("59.91,10.75", "Oslo_1")


@with_tray(HOME)
def test_shows_the_weather(world, tray):
    place = world.wait_ready("Home")
    wait_for(lambda: tray.get("XAyatanaLabel") == place["TemperatureText"], "the label")
    assert tray.get("Title") == f"Home, {place['TemperatureText']}"
    icon, _pictures, title, text = tray.get("ToolTip")
    assert icon == place["IconName"] and title == "Home" and place["Summary"] in text, text
    assert "Open-Meteo, at " in text, text
    wait_for(lambda: "Alerts: National Weather Service, at " in tray.get("ToolTip")[3], "who was asked for warnings")
    assert tray.get("Status") == "Active" and tray.get("Id") == "vane" and tray.get("Menu") == MENU
    assert tray.get("ItemIsMenu") is False


@with_tray(HOME)
def test_pictures_have_all_sizes(world, tray):
    world.wait_ready("Home")
    wait_for(lambda: tray.get("XAyatanaLabel"), "the label")
    pictures = tray.get("IconPixmap")
    assert [width for width, _height, _data in pictures] == [16, 22, 24, 32, 44, 48, 64]
    for width, height, data in pictures:
        assert width == height and len(data) == 4 * width * height
        opaque = sum(1 for alpha in data[::4] if alpha > 128)
        assert opaque > width * height / 6, (width, opaque)
        # The number is white, in bytes that are not premultiplied; its lines are a pixel wide in the smallest.
        assert any(min(data[i:i + 4]) > (200 if width < 22 else 240) for i in range(0, len(data), 4)), width


@with_tray()
def test_without_places(_world, tray):
    assert tray.get("Title") == "Vane" and len(tray.get("IconPixmap")) == 7
    labels = [properties.get("label") for _number, properties in tray.menu()]
    assert labels == ["Open Vane", "Refresh", "Preferences", None, "Quit"], labels


@with_tray(HOME, OSLO)
def test_menu_and_scroll_choose_the_place(world, tray):
    world.wait_ready("Home")
    world.wait_ready("Oslo_1")
    wait_for(lambda: all("–" not in p.get("label", "") for _n, p in tray.menu()), "both temperatures in the menu")
    # An underscore of a name is no mark of a key.
    places = [p for _n, p in tray.menu() if p.get("toggle-type") == "radio"]
    assert [p["toggle-state"] for p in places] == [1, 0] and places[1]["label"].startswith("Oslo__1 "), places
    tray.click("Oslo")
    wait_for(lambda: tray.get("Title").startswith("Oslo_1"), "Oslo in the tray")
    assert world.json("now", "--offline")["place"]["name"] == "Oslo_1"
    tray.call("Scroll", "(is)", (1, "vertical"))
    wait_for(lambda: tray.get("Title").startswith("Home"), "Home in the tray")
    tray.call("Scroll", "(is)", (-1, "vertical"))
    wait_for(lambda: tray.get("Title").startswith("Oslo_1"), "Oslo again")


@with_tray(HOME, OSLO)
def test_a_place_of_its_own(world, tray):
    """The tray may have another place than the window; scrolling and its menu choose that one."""
    oslo = world.wait_ready("Oslo_1")
    world.wait_ready("Home")
    world.set("tray-place", oslo["Id"])
    wait_for(lambda: tray.get("Title").startswith("Oslo_1,"), "Oslo in the tray")
    assert [p["toggle-state"] for _n, p in tray.menu() if p.get("toggle-type") == "radio"] == [0, 1]
    tray.call("Scroll", "(is)", (1, "vertical"))
    wait_for(lambda: tray.get("Title").startswith("Home,"), "Home in the tray")
    tray.click("Oslo")
    wait_for(lambda: tray.get("Title").startswith("Oslo_1,"), "Oslo again")
    # The window's place is none of its business, nor the other way round.
    assert world.place("Home")["Current"]
    assert world.ctl("places", "remove", "Oslo_1").returncode == 0
    wait_for(lambda: tray.get("Title").startswith("Home,"), "the current place when it is gone")


@with_tray(HOME)
def test_one_colour(world, tray):
    world.wait_ready("Home")
    wait_for(lambda: tray.get("XAyatanaLabel"), "the label")
    is_grey = lambda: all(max(p[1:]) - min(p[1:]) < 24 for p in tray.largest() if p[0] > 200)  # noqa: E731
    assert not is_grey()
    world.set("tray-icon", "symbolic")
    wait_for(lambda: is_grey() and tray.has_light_number(), "one light colour")
    world.set("tray-ink", "dark")
    wait_for(lambda: is_grey() and tray.has_dark_number() and not tray.has_light_number(), "one dark colour")


@with_tray(HOME)
def test_ink_as_the_desktop(world, tray):
    world.wait_ready("Home")
    wait_for(lambda: tray.has_light_number(), "a light number")
    portal = Portal(world, 2)
    try:
        wait_for(lambda: tray.has_dark_number() and not tray.has_light_number(), "a dark number")
        portal.prefer(1)
        wait_for(lambda: tray.has_light_number(), "a light number for dark colours")
        portal.prefer(2)
        wait_for(lambda: tray.has_dark_number(), "a dark number again")
        world.set("tray-ink", "light")
        wait_for(lambda: tray.has_light_number(), "what the user wants")
    finally:
        portal.stop()


def test_in_gnome(world):
    """Its panel is dark whatever the colours are, and has the number beside the icon."""
    world.home.env["XDG_CURRENT_DESKTOP"] = "ubuntu:GNOME"
    world.set("tray-icon", "symbolic")
    portal = Portal(world, 2)
    tray = Tray(world, HOME)
    try:
        world.wait_ready("Home")
        wait_for(lambda: tray.get("XAyatanaLabel"), "the label")
        celsius = tray.largest()
        portal.prefer(1)
        portal.prefer(2)
        # What is set comes after what the portal said.
        world.set("units-preset", "us")
        wait_for(lambda: world.place("Home")["TemperatureText"] == tray.get("XAyatanaLabel"), "the other unit")
        assert tray.has_light_number() and not tray.has_dark_number()
        assert tray.largest() == celsius, "a number in the picture"
    finally:
        tray.close()
        portal.stop()


def test_asks_for_attention(world):
    """A severe alert; not a moderate one."""
    nws = Nws(world.simulator.endpoints)
    world.home.env["VANE_ENDPOINTS"] = nws.endpoints
    world.set("provider", "nws")
    nws.warn("Storm Warning", severity="Moderate")
    tray = Tray(world, ("47.61,-122.33", "Seattle"))
    try:
        wait_for(lambda: "Storm Warning" in tray.get("ToolTip")[3], "the warning in the tooltip")
        assert tray.get("Status") == "Active"
        tray.process.terminate()
        assert tray.process.wait(timeout=60) == 0
        nws.warn("Storm Warning", severity="Severe")
        tray.process = world.start(env={"VANE_TEST_CLOCK": "+5000"})
        tray.name = tray.watcher.item()
        wait_for(lambda: tray.get("Status") == "NeedsAttention", "attention")
        assert len(tray.get("AttentionIconPixmap")) == 7
    finally:
        tray.close()
        nws.stop()


@with_tray(HOME)
def test_registers_again_when_the_watcher_restarts(world, tray):
    tray.watcher.stop()
    tray.watcher = Watcher(world, "--host")
    assert tray.watcher.item() == tray.name


@with_tray(HOME)
def test_leaves_the_tray_when_turned_off(world, tray):
    """The service may stay for a client; the item must not."""
    world.set("keep-in-panel", "false")
    wait_for(lambda: not world.has_owner(tray.name), "the item to go")
    world.set("keep-in-panel", "true")
    assert tray.watcher.item() != tray.name


@with_tray(HOME)
def test_quit(_world, tray):
    tray.click("Quit")
    assert tray.process.wait(timeout=60) == 0


@with_tray(HOME)
def test_killed_and_back(world, tray):
    tray.process.send_signal(signal.SIGKILL)
    tray.process.wait()
    wait_for(lambda: not world.has_owner(), "the name to be free")
    tray.process = world.start()
    tray.name = tray.watcher.item()
    wait_for(lambda: tray.get("XAyatanaLabel") == world.place("Home")["TemperatureText"] != "", "the number")


@with_tray(HOME)
def test_refresh_by_middle_click_keeps_to_the_policy(world, tray):
    world.wait_ready("Home")
    before = len([p for p in world.simulator.paths() if "/v1/forecast" in p])
    for _ in range(5):
        tray.call("SecondaryActivate", "(ii)", (0, 0))
    wait_for(lambda: not world.place("Home")["Refreshing"], "the refreshes")
    assert len([p for p in world.simulator.paths() if "/v1/forecast" in p]) == before


def test_middle_click_refreshes(world):
    """What has expired is asked for, though it is not due for a day."""
    clock = os.path.join(world.home.path, "clock")
    with open(clock, "w", encoding="ascii") as file:
        file.write("0")
    world.home.env["VANE_TEST_CLOCK"] = "@" + clock
    world.set("refresh-interval", "86400")
    tray = Tray(world, HOME)
    try:
        known = world.wait_ready("Home")
        with open(clock, "w", encoding="ascii") as file:
            file.write("7200")
        tray.call("SecondaryActivate", "(ii)", (0, 0))
        wait_for(lambda: world.place("Home")["FetchedAt"] >= known["FetchedAt"] + 7000, "newer weather")
    finally:
        tray.close()


@with_tray(HOME)
def test_click_opens_the_window(world, tray):
    """Through D-Bus: whoever has the window's name is told, with the token of the click."""
    script = os.path.join(world.home.path, "window.py")
    log = os.path.join(world.home.path, "activated")
    with open(script, "w", encoding="utf-8") as file:
        file.write(
            "from gi.repository import Gio, GLib\n"
            "xml = '<node><interface name=\"org.freedesktop.Application\"><method name=\"Activate\">"
            "<arg type=\"a{sv}\" direction=\"in\"/></method></interface></node>'\n"
            "bus = Gio.bus_get_sync(Gio.BusType.SESSION)\n"
            "def call(_b, _s, _p, _i, method, parameters, invocation):\n"
            f"    open({log!r}, 'w').write(method + ' ' + str(parameters.unpack()[0].get('activation-token')))\n"
            "    invocation.return_value(None)\n"
            "bus.register_object('/io/github/vane_weather/Vane', Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0],"
            " call, None, None)\n"
            "Gio.bus_own_name_on_connection(bus, 'io.github.vane_weather.Vane', 0, None, None)\n"
            "GLib.MainLoop().run()\n"
        )
    os.chmod(script, stat.S_IRUSR)
    world.start(script, program=sys.executable, wait=False)
    wait_for(lambda: world.has_owner("io.github.vane_weather.Vane"), "the window's name")
    tray.call("ProvideXdgActivationToken", "(s)", ("token-1",))
    tray.call("Activate", "(ii)", (10, 10))
    wait_for(lambda: os.path.exists(log) and open(log, encoding="utf-8").read(), "the window to be told")
    with open(log, encoding="utf-8") as file:
        assert file.read() == "Activate token-1"


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__], World) else 0)
