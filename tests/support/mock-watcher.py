#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tray's watcher: prints the bus name of every item that registers, one a line."""

import sys

from gi.repository import Gio, GLib

XML = """<node><interface name="org.kde.StatusNotifierWatcher">
  <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
</interface></node>"""
NAME = "org.kde.StatusNotifierWatcher"

bus = Gio.bus_get_sync(Gio.BusType.SESSION)
loop = GLib.MainLoop()


def on_call(_bus, _sender, _path, _interface, _method, parameters, invocation):
    print("item", parameters.unpack()[0], flush=True)
    invocation.return_value(None)


def on_stdin(_channel, _condition):
    loop.quit()
    return False


bus.register_object("/StatusNotifierWatcher", Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0], on_call, None, None)
Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: print("ready", flush=True), None)
GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.PRIORITY_DEFAULT, GLib.IOCondition.HUP, on_stdin)
loop.run()
sys.exit(0)
