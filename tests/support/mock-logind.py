#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What vane-service needs of logind, on the system bus of a test. Reads lines: "locked 1",
"idle 0", "sleep 1" (the machine goes to sleep), "sleep 0" (it comes back)."""

import sys

from gi.repository import Gio, GLib

XML = """<node>
<interface name="org.freedesktop.login1.Manager">
  <method name="GetSession"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
  <signal name="PrepareForSleep"><arg type="b"/></signal>
</interface>
<interface name="org.freedesktop.login1.Session">
  <property name="LockedHint" type="b" access="read"/>
  <property name="IdleHint" type="b" access="read"/>
</interface>
</node>"""
ROOT = "/org/freedesktop/login1"
SESSION = ROOT + "/session/c1"
MANAGER_INTERFACE = "org.freedesktop.login1.Manager"
SESSION_INTERFACE = "org.freedesktop.login1.Session"

hints = {"LockedHint": False, "IdleHint": False}
loop = GLib.MainLoop()
bus = Gio.bus_get_sync(Gio.BusType.SYSTEM)


def on_call(_bus, _sender, _path, _interface, method, _parameters, invocation):
    assert method == "GetSession"
    invocation.return_value(GLib.Variant("(o)", (SESSION,)))


def on_get(_bus, _sender, _path, _interface, name):
    return GLib.Variant("b", hints[name])


def set_hint(name, value):
    hints[name] = value
    changed = GLib.Variant("(sa{sv}as)", (SESSION_INTERFACE, {name: GLib.Variant("b", value)}, []))
    bus.emit_signal(None, SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged", changed)


def on_line(_channel, _condition):
    words = sys.stdin.readline().split()
    if not words:
        loop.quit()
        return False
    if words[0] == "sleep":
        bus.emit_signal(None, ROOT, MANAGER_INTERFACE, "PrepareForSleep", GLib.Variant("(b)", (words[1] == "1",)))
    else:
        set_hint(words[0].capitalize() + "Hint", words[1] == "1")
    return True


node = Gio.DBusNodeInfo.new_for_xml(XML)
bus.register_object(ROOT, node.interfaces[0], on_call, None, None)
bus.register_object(SESSION, node.interfaces[1], None, on_get, None)
Gio.bus_own_name_on_connection(
    bus, "org.freedesktop.login1", Gio.BusNameOwnerFlags.NONE, lambda *_: print("ready", flush=True), None
)
EVENTS = GLib.IOCondition.IN | GLib.IOCondition.HUP
GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.PRIORITY_DEFAULT, EVENTS, on_line)
loop.run()
