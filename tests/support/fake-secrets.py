#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A keyring for tests: org.freedesktop.secrets on the bus of this test, in memory only.

It says "ready" when it owns the name. Options: `--item SERVICE=KEY` (it has one already),
`--locked` (until somebody answers a prompt), `--dismiss` (prompts are dismissed), and
`--silent` (it owns the name and never answers). Every prompt is told on standard output.
"""

import argparse
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

ROOT = "/org/freedesktop/secrets"
COLLECTION = ROOT + "/collection/login"
ALIAS = ROOT + "/aliases/default"
PROMPT = ROOT + "/prompt/p1"
SESSION = ROOT + "/session/s1"
SCHEMA = "io.github.vane_weather.Vane.ApiKey"

INTERFACES = Gio.DBusNodeInfo.new_for_xml(
    """<node>
  <interface name="org.freedesktop.Secret.Service">
    <method name="OpenSession"><arg direction="in" type="s"/><arg direction="in" type="v"/>
      <arg direction="out" type="v"/><arg direction="out" type="o"/></method>
    <method name="SearchItems"><arg direction="in" type="a{ss}"/>
      <arg direction="out" type="ao"/><arg direction="out" type="ao"/></method>
    <method name="Unlock"><arg direction="in" type="ao"/>
      <arg direction="out" type="ao"/><arg direction="out" type="o"/></method>
    <method name="Lock"><arg direction="in" type="ao"/>
      <arg direction="out" type="ao"/><arg direction="out" type="o"/></method>
    <method name="GetSecrets"><arg direction="in" type="ao"/><arg direction="in" type="o"/>
      <arg direction="out" type="a{o(oayays)}"/></method>
    <method name="ReadAlias"><arg direction="in" type="s"/><arg direction="out" type="o"/></method>
    <property name="Collections" type="ao" access="read"/>
  </interface>
  <interface name="org.freedesktop.Secret.Collection">
    <method name="CreateItem"><arg direction="in" type="a{sv}"/><arg direction="in" type="(oayays)"/>
      <arg direction="in" type="b"/><arg direction="out" type="o"/><arg direction="out" type="o"/></method>
    <property name="Items" type="ao" access="read"/>
    <property name="Label" type="s" access="read"/>
    <property name="Locked" type="b" access="read"/>
    <property name="Created" type="t" access="read"/>
    <property name="Modified" type="t" access="read"/>
  </interface>
  <interface name="org.freedesktop.Secret.Item">
    <method name="Delete"><arg direction="out" type="o"/></method>
    <method name="GetSecret"><arg direction="in" type="o"/><arg direction="out" type="(oayays)"/></method>
    <property name="Locked" type="b" access="read"/>
    <property name="Attributes" type="a{ss}" access="read"/>
    <property name="Label" type="s" access="read"/>
    <property name="Type" type="s" access="read"/>
    <property name="Created" type="t" access="read"/>
    <property name="Modified" type="t" access="read"/>
  </interface>
  <interface name="org.freedesktop.Secret.Prompt">
    <method name="Prompt"><arg direction="in" type="s"/></method>
    <method name="Dismiss"/>
    <signal name="Completed"><arg type="b"/><arg type="v"/></signal>
  </interface>
</node>"""
)


class Refusal(Exception):
    pass


class Keyring:
    def __init__(self, bus, options):
        self.bus = bus
        self.options = options
        self.locked = options.locked
        self.items = {}  # path → (attributes, bytes, registration)
        self.n_items = 0
        self.add(ROOT, "Service")
        self.add(COLLECTION, "Collection")
        self.add(ALIAS, "Collection")
        self.add(PROMPT, "Prompt")
        for item in options.item:
            service, key = item.split("=", 1)
            self.create({"service": service, "xdg:schema": SCHEMA}, key.encode())

    def add(self, path, kind):
        interface = INTERFACES.lookup_interface("org.freedesktop.Secret." + kind)
        return self.bus.register_object(path, interface, self.on_call, self.on_get, None)

    def create(self, attributes, value):
        for path, (known, _, registration) in self.items.items():
            if known == attributes:
                self.items[path] = (known, value, registration)
                return path
        self.n_items += 1
        path = f"{COLLECTION}/{self.n_items}"
        self.items[path] = (attributes, value, self.add(path, "Item"))
        return path

    def on_call(self, _bus, _sender, path, interface, method, arguments, invocation):
        if self.options.silent:
            return
        try:
            signature, values = getattr(self, method)(path, arguments.unpack())
            invocation.return_value(GLib.Variant(signature, values) if signature else None)
        except Refusal as refusal:
            invocation.return_dbus_error(str(refusal), "refused by the test")

    def on_get(self, _bus, _sender, path, _interface, name):
        attributes = self.items[path][0] if path in self.items else {}
        return {
            "Collections": GLib.Variant("ao", [COLLECTION]),
            "Items": GLib.Variant("ao", list(self.items)),
            "Label": GLib.Variant("s", "a label"),
            "Locked": GLib.Variant("b", self.locked),
            "Attributes": GLib.Variant("a{ss}", attributes),
            "Type": GLib.Variant("s", SCHEMA),
            "Created": GLib.Variant("t", 0),
            "Modified": GLib.Variant("t", 0),
        }[name]

    # --- org.freedesktop.Secret.Service ---

    def OpenSession(self, _path, arguments):
        if arguments[0] != "plain":
            raise Refusal("org.freedesktop.DBus.Error.NotSupported")
        return "(vo)", (GLib.Variant("s", ""), SESSION)

    def SearchItems(self, _path, arguments):
        found = [p for p, item in self.items.items() if arguments[0].items() <= item[0].items()]
        return "(aoao)", ([], found) if self.locked else (found, [])

    def Unlock(self, _path, arguments):
        return "(aoo)", ([], PROMPT) if self.locked else (arguments[0], "/")

    def Lock(self, _path, arguments):
        self.locked = True
        return "(aoo)", (arguments[0], "/")

    def GetSecrets(self, _path, arguments):
        return "(a{o(oayays)})", ({p: self.give(p) for p in arguments[0] if p in self.items},)

    def ReadAlias(self, _path, _arguments):
        return "(o)", (COLLECTION,)

    # --- org.freedesktop.Secret.Collection ---

    def CreateItem(self, _path, arguments):
        if self.locked:
            raise Refusal("org.freedesktop.Secret.Error.IsLocked")
        attributes = arguments[0]["org.freedesktop.Secret.Item.Attributes"]
        return "(oo)", (self.create(attributes, bytes(arguments[1][2])), "/")

    # --- org.freedesktop.Secret.Item ---

    def Delete(self, path, _arguments):
        if self.locked:
            raise Refusal("org.freedesktop.Secret.Error.IsLocked")
        self.bus.unregister_object(self.items.pop(path)[2])
        return "(o)", ("/",)

    def GetSecret(self, path, _arguments):
        return "((oayays))", (self.give(path),)

    def give(self, path):
        if self.locked:
            raise Refusal("org.freedesktop.Secret.Error.IsLocked")
        return SESSION, b"", self.items[path][1], "text/plain"

    # --- org.freedesktop.Secret.Prompt ---

    def Prompt(self, _path, _arguments):
        print("prompt", flush=True)
        self.locked = self.options.dismiss
        paths = [] if self.options.dismiss else [COLLECTION, *self.items]
        done = GLib.Variant("(bv)", (self.options.dismiss, GLib.Variant("ao", paths)))

        def complete():
            self.bus.emit_signal(None, PROMPT, "org.freedesktop.Secret.Prompt", "Completed", done)
            return GLib.SOURCE_REMOVE

        GLib.idle_add(complete)
        return None, None

    def Dismiss(self, _path, _arguments):
        return None, None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--item", action="append", default=[])
    for name in ("locked", "dismiss", "silent"):
        parser.add_argument("--" + name, action="store_true")
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    loop = GLib.MainLoop()
    keyring = Keyring(bus, parser.parse_args())

    def on_acquired(*_):
        print("ready", flush=True)

    Gio.bus_own_name_on_connection(bus, "org.freedesktop.secrets", Gio.BusNameOwnerFlags.NONE, on_acquired, None)
    # It ends when its standard input does: also when the test is killed.
    GLib.io_add_watch(sys.stdin, GLib.IO_HUP, lambda *_: loop.quit())
    loop.run()
    del keyring


main()
