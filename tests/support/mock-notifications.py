#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop's notifications, and the window: prints every call as a line of JSON. A line on
its input is the number of a notification that is clicked (freedesktop.org's way).

Argument: gtk or freedesktop."""

import json
import sys

from gi.repository import Gio, GLib

XML = """<node>
<interface name="org.gtk.Notifications">
  <method name="AddNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="a{sv}" direction="in"/></method>
  <method name="RemoveNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/></method>
</interface>
<interface name="org.freedesktop.Notifications">
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/><arg type="s" direction="out"/></method>
  <method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface>
<interface name="org.freedesktop.Application">
  <method name="Activate"><arg type="a{sv}" direction="in"/></method>
  <method name="ActivateAction"><arg type="s" direction="in"/><arg type="av" direction="in"/>
    <arg type="a{sv}" direction="in"/></method>
</interface>
</node>"""
SERVERS = {
    "gtk": ("org.gtk.Notifications", "/org/gtk/Notifications"),
    "freedesktop": ("org.freedesktop.Notifications", "/org/freedesktop/Notifications"),
}
WINDOW = ("io.github.vane_weather.Vane", "/io/github/vane_weather/Vane")

bus = Gio.bus_get_sync(Gio.BusType.SESSION)
interfaces = Gio.DBusNodeInfo.new_for_xml(XML)
loop = GLib.MainLoop()
last = 0


def on_call(_bus, _sender, _path, _interface, method, parameters, invocation):
    global last
    answers = {
        "GetCapabilities": ("(as)", (["body", "actions", "body-markup"],)),
        "GetServerInformation": ("(ssss)", ("mock", "mock", "1", "1.2")),
    }
    answer = answers.get(method)
    arguments = list(parameters.unpack())
    if method == "Notify":
        last = arguments[1] or last + 1
        answer = ("(u)", (last,))
        arguments.append(last)
    if method not in answers:
        print(json.dumps([method, *arguments], default=str), flush=True)
    invocation.return_value(GLib.Variant(*answer) if answer else None)


def on_stdin(channel, _condition):
    line = channel.readline()
    if not line:
        loop.quit()
        return False
    name, path = SERVERS["freedesktop"]
    bus.emit_signal(None, path, name, "ActionInvoked", GLib.Variant("(us)", (int(line), "default")))
    return True


def own(name, path, interface):
    bus.register_object(path, interfaces.lookup_interface(interface), on_call, None, None)
    flags = GLib.Variant("(su)", (name, 0))
    bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName", flags,
                  None, Gio.DBusCallFlags.NONE, -1, None)


name, path = SERVERS[sys.argv[1]]
own(name, path, name)
own(*WINDOW, "org.freedesktop.Application")
conditions = GLib.IOCondition.IN | GLib.IOCondition.HUP
GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.PRIORITY_DEFAULT, conditions, on_stdin)
print("ready", flush=True)
loop.run()
