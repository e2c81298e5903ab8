#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop as a sandbox sees it: a tray that looks at its items, and the portals for the
background and the network. Prints a line of JSON for whatever happens; ends with its standard input."""

import json
import sys

from gi.repository import Gio, GLib

ITEM = "org.kde.StatusNotifierItem"
WATCHER = """<node><interface name="org.kde.StatusNotifierWatcher">
  <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
  <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
</interface></node>"""
PORTAL = """<node>
  <interface name="org.freedesktop.portal.Background">
    <method name="RequestBackground">
      <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.NetworkMonitor">
    <method name="GetStatus"><arg type="a{sv}" direction="out"/></method>
    <signal name="changed"/>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.portal.ProxyResolver">
    <method name="Lookup"><arg type="s" direction="in"/><arg type="as" direction="out"/></method>
  </interface>
</node>"""

bus = Gio.bus_get_sync(Gio.BusType.SESSION)
loop = GLib.MainLoop()


def say(**what):
    print(json.dumps(what), flush=True)


def on_properties(connection, result):
    try:
        (properties,) = connection.call_finish(result).unpack()
    except GLib.Error as error:
        say(event="unreadable", why=error.message)
        return
    pictures = [picture[:2] for picture in properties["IconPixmap"]]
    say(event="item", id=properties["Id"], title=properties["Title"], status=properties["Status"],
        pictures=pictures, tooltip=properties["ToolTip"][2])


def on_watcher_call(_bus, sender, _path, _interface, _method, parameters, invocation):
    (name,) = parameters.unpack()
    invocation.return_value(None)
    owner, path = (sender, name) if name.startswith("/") else (name, "/StatusNotifierItem")
    bus.call(owner, path, "org.freedesktop.DBus.Properties", "GetAll", GLib.Variant("(s)", (ITEM,)), None,
             Gio.DBusCallFlags.NONE, -1, None, on_properties)
    Gio.bus_watch_name_on_connection(bus, owner, Gio.BusNameWatcherFlags.NONE, None,
                                     lambda _bus, _name: say(event="item-gone"))


def respond(sender, token, results):
    path = f"/org/freedesktop/portal/desktop/request/{sender[1:].replace('.', '_')}/{token}"
    bus.emit_signal(sender, path, "org.freedesktop.portal.Request", "Response", GLib.Variant("(ua{sv})", (0, results)))
    return False


def on_portal_call(_bus, sender, _path, _interface, method, parameters, invocation):
    if method == "Lookup":
        invocation.return_value(GLib.Variant("(as)", (["direct://"],)))
        return
    if method == "GetStatus":
        status = {"available": GLib.Variant("b", True), "metered": GLib.Variant("b", False),
                  "connectivity": GLib.Variant("u", 4)}
        invocation.return_value(GLib.Variant("(a{sv})", (status,)))
        return
    options = parameters.unpack()[1]
    token = options.pop("handle_token")
    say(event="background", **options)
    path = f"/org/freedesktop/portal/desktop/request/{sender[1:].replace('.', '_')}/{token}"
    invocation.return_value(GLib.Variant("(o)", (path,)))
    autostart = GLib.Variant("b", options.get("autostart", False))
    GLib.idle_add(respond, sender, token, {"background": GLib.Variant("b", True), "autostart": autostart})


def on_get(_bus, _sender, _path, _interface, name):
    return GLib.Variant("u", 3) if name == "version" else GLib.Variant("b", True)


def serve(name, path, xml, on_call):
    for interface in Gio.DBusNodeInfo.new_for_xml(xml).interfaces:
        bus.register_object(path, interface, on_call, on_get, None)
    Gio.bus_own_name_on_connection(bus, name, Gio.BusNameOwnerFlags.NONE, lambda *_: say(event="owned", name=name),
                                   None)


def on_stdin(_channel, _condition):
    loop.quit()
    return False


serve("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", WATCHER, on_watcher_call)
serve("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", PORTAL, on_portal_call)
GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.PRIORITY_DEFAULT, GLib.IOCondition.HUP, on_stdin)
loop.run()
sys.exit(0)
