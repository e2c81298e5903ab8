#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A settings portal that knows one thing: which colours the desktop prefers (0 none, 1 dark,
2 light). Argument: the number; a line on its input is another one."""

import sys

from gi.repository import Gio, GLib

XML = """<node><interface name="org.freedesktop.portal.Settings">
  <method name="Read"><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="v" direction="out"/></method>
  <signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
</interface></node>"""
NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"
SETTING = ("org.freedesktop.appearance", "color-scheme")

scheme = int(sys.argv[1])
bus = Gio.bus_get_sync(Gio.BusType.SESSION)
loop = GLib.MainLoop()


def on_call(_bus, _sender, _path, _interface, _method, parameters, invocation):
    if parameters.unpack() != SETTING:
        invocation.return_dbus_error("org.freedesktop.portal.Error.NotFound", "no such setting")
        return
    # In one variant too many: real ones do that.
    invocation.return_value(GLib.Variant("(v)", (GLib.Variant("v", GLib.Variant("u", scheme)),)))


def on_stdin(channel, _condition):
    global scheme
    line = channel.readline()
    if not line:
        loop.quit()
        return False
    scheme = int(line)
    changed = GLib.Variant("(ssv)", (*SETTING, GLib.Variant("u", scheme)))
    bus.emit_signal(None, PATH, INTERFACE, "SettingChanged", changed)
    return True


bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0], on_call, None, None)
Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: print("ready", flush=True), None)
conditions = GLib.IOCondition.IN | GLib.IOCondition.HUP
GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.PRIORITY_DEFAULT, conditions, on_stdin)
loop.run()
