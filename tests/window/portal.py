#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop's Location portal, as a process of its own: `portal.py grant|refuse|close|silent`.

It prints each call that it gets, and ends when its standard input does.
"""

import sys

from gi.repository import Gio, GLib

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
LOCATION = """
<node>
  <interface name="org.freedesktop.portal.Location">
    <method name="CreateSession">
      <arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
    <method name="Start">
      <arg type="o" direction="in"/>
      <arg type="s" direction="in"/>
      <arg type="a{sv}" direction="in"/>
      <arg type="o" direction="out"/>
    </method>
    <signal name="LocationUpdated">
      <arg type="o"/>
      <arg type="a{sv}"/>
    </signal>
    <property name="version" type="u" access="read"/>
  </interface>
</node>
"""
SESSION = """
<node>
  <interface name="org.freedesktop.portal.Session">
    <method name="Close"/>
    <signal name="Closed"/>
  </interface>
</node>
"""


class Portal:
    def __init__(self, bus, mode):
        self.bus = bus
        self.mode = mode

    def say(self, *words):
        print(*words, flush=True)

    def call(self, bus, sender, path, interface, method, parameters, invocation):
        sender_part = sender[1:].replace(".", "_")
        if method == "CreateSession":
            options = parameters.unpack()[0]
            self.say(method, options.get("accuracy"))
            session = f"{PATH}/session/{sender_part}/{options['session_handle_token']}"
            node = Gio.DBusNodeInfo.new_for_xml(SESSION)
            bus.register_object(session, node.interfaces[0], self.call, None, None)
            invocation.return_value(GLib.Variant("(o)", (session,)))
        elif method == "Start":
            session, _parent, options = parameters.unpack()
            self.say(method)
            request = f"{PATH}/request/{sender_part}/{options['handle_token']}"
            invocation.return_value(GLib.Variant("(o)", (request,)))
            self.answer(sender, session, request)
        elif method == "Close":
            self.say(method)
            invocation.return_value(None)

    def answer(self, sender, session, request):
        if self.mode == "silent":
            return
        response = 1 if self.mode == "refuse" else 0
        answer = GLib.Variant("(ua{sv})", (response, {}))
        self.emit(sender, request, "org.freedesktop.portal.Request", "Response", answer)
        if self.mode == "close":
            self.emit(sender, session, "org.freedesktop.portal.Session", "Closed", None)
        if self.mode == "grant":
            values = {
                "Latitude": GLib.Variant("d", 59.91),
                "Longitude": GLib.Variant("d", 10.75),
                "Altitude": GLib.Variant("d", 0),
                "Accuracy": GLib.Variant("d", 25000),
                "Speed": GLib.Variant("d", -1),
                "Heading": GLib.Variant("d", -1),
                "Description": GLib.Variant("s", ""),
                "Timestamp": GLib.Variant("(tt)", (1, 0)),
            }
            where = GLib.Variant("(oa{sv})", (session, values))
            self.emit(sender, PATH, "org.freedesktop.portal.Location", "LocationUpdated", where)

    def emit(self, sender, path, interface, signal, parameters):
        self.bus.emit_signal(sender, path, interface, signal, parameters)


def main():
    loop = GLib.MainLoop()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    portal = Portal(bus, sys.argv[1])
    node = Gio.DBusNodeInfo.new_for_xml(LOCATION)
    bus.register_object(PATH, node.interfaces[0], portal.call, lambda *_: GLib.Variant("u", 1), None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: portal.say("ready"), None)
    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, lambda *_: loop.quit())
    loop.run()


main()
