#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tray's watcher: prints the bus name of every item that registers, one a line, and tells
hosts as a real one does. With --host it is one itself, as GNOME's extension; without, it prints
who asks for one in vain, and who becomes one."""

import sys

from gi.repository import Gio, GLib

XML = """<node><interface name="org.kde.StatusNotifierWatcher">
  <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
  <method name="RegisterStatusNotifierHost"><arg type="s" direction="in"/></method>
  <property name="RegisteredStatusNotifierItems" type="as" access="read"/>
  <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
  <property name="ProtocolVersion" type="i" access="read"/>
  <signal name="StatusNotifierItemRegistered"><arg type="s"/></signal>
  <signal name="StatusNotifierItemUnregistered"><arg type="s"/></signal>
  <signal name="StatusNotifierHostRegistered"/>
</interface></node>"""
NAME = "org.kde.StatusNotifierWatcher"
PATH = "/StatusNotifierWatcher"
ITEM_PATH = "/StatusNotifierItem"

bus = Gio.bus_get_sync(Gio.BusType.SESSION)
loop = GLib.MainLoop()
items = {}  # what hosts are told → the watch of its owner
hosts = {"itself"} if "--host" in sys.argv else set()


def emit(signal, *arguments):
    bus.emit_signal(None, PATH, NAME, signal, GLib.Variant("(s)", arguments) if arguments else None)


def remove(item):
    Gio.bus_unwatch_name(items.pop(item))
    emit("StatusNotifierItemUnregistered", item)


def on_call(_bus, sender, _path, _interface, method, parameters, invocation):
    invocation.return_value(None)
    if method == "RegisterStatusNotifierHost":
        hosts.add(sender)
        flags = Gio.BusNameWatcherFlags.NONE
        Gio.bus_watch_name_on_connection(bus, sender, flags, None, lambda *_: hosts.discard(sender))
        emit("StatusNotifierHostRegistered")
        print("host", sender, flush=True)
        return
    name = parameters.unpack()[0]
    item = sender + (name if name.startswith("/") else ITEM_PATH)
    if item not in items:
        flags = Gio.BusNameWatcherFlags.NONE
        items[item] = Gio.bus_watch_name_on_connection(bus, sender, flags, None, lambda *_: remove(item))
        emit("StatusNotifierItemRegistered", item)
    print("item", name, flush=True)


def on_get(_bus, sender, _path, _interface, name):
    if name == "IsStatusNotifierHostRegistered" and not hosts:
        print("asked", sender, flush=True)
    return {
        "RegisteredStatusNotifierItems": GLib.Variant("as", list(items)),
        "IsStatusNotifierHostRegistered": GLib.Variant("b", bool(hosts)),
        "ProtocolVersion": GLib.Variant("i", 0),
    }[name]


def on_stdin(_channel, _condition):
    loop.quit()
    return False


bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0], on_call, on_get, None)
# In place of one that does not mind, as a panel's own.
flags = Gio.BusNameOwnerFlags.REPLACE | Gio.BusNameOwnerFlags.ALLOW_REPLACEMENT
Gio.bus_own_name_on_connection(bus, NAME, flags, lambda *_: print("ready", flush=True), None)
GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.PRIORITY_DEFAULT, GLib.IOCondition.HUP, on_stdin)
loop.run()
sys.exit(0)
