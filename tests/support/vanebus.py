# SPDX-License-Identifier: GPL-3.0-or-later
"""vane-service in a world of its own: a session bus that starts nothing by itself, the
simulator as the services, and a client's eyes on the bus."""

import os
import signal
import subprocess

from gi.repository import Gio, GLib

import vanetap
from vanetap import BUILD, wait_for

SERVICE = os.path.join(BUILD, "src", "service", "vane-service")
NAME = "io.github.vane_weather.Vane.Service"
ROOT = "/io/github/vane_weather/Vane/Weather"
WEATHER = "io.github.vane_weather.Vane.Weather1"
BUS_CONFIG = os.path.join(os.path.dirname(__file__), "..", "..", "build-aux", "session-bus.conf")


def connect(address):
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)


class Bus:
    """A message bus of our own."""

    def __init__(self, env, config=BUS_CONFIG):
        self.process = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, text=True,
        )
        self.address = self.process.stdout.readline().strip()
        assert self.address, "no message bus"

    def connect(self):
        return connect(self.address)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()
        self.process.stdout.close()


class World(vanetap.World):
    """vanetap's world, with a bus and services on it."""

    def __init__(self, *simulator_arguments):
        super().__init__(*simulator_arguments)
        self.bus = Bus(self.home.env)
        self.home.env["DBUS_SESSION_BUS_ADDRESS"] = self.bus.address
        self.connection = self.bus.connect()
        self.processes = []

    def set(self, key, value):
        """As `gsettings set` in a terminal of that home."""
        subprocess.run(
            ["gsettings", "set", "io.github.vane_weather.Vane", key, value], env=self.home.env, check=True, timeout=60
        )

    def start(self, *arguments, program=SERVICE, env=None, wait=True, **more):
        process = subprocess.Popen([program, *arguments], env={**self.home.env, **(env or {})}, **more)
        self.processes.append(process)
        if wait:
            wait_for(self.has_owner, "the service's name")
        return process

    def has_owner(self, name=NAME):
        return self.call_bus("NameHasOwner", GLib.Variant("(s)", (name,)))[0]

    def call_bus(self, method, arguments):
        return self.connection.call_sync(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, arguments, None,
            Gio.DBusCallFlags.NONE, 60000, None,
        ).unpack()

    def call(self, path, interface, method, arguments=None, name=NAME):
        return self.connection.call_sync(
            name, path, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START, 60000, None
        ).unpack()

    def objects(self):
        """The places on the bus, by path, in the user's order."""
        (found,) = self.call(ROOT, "org.freedesktop.DBus.ObjectManager", "GetManagedObjects")
        places = {path: interfaces[WEATHER] for path, interfaces in found.items()}
        return dict(sorted(places.items(), key=lambda item: item[1]["Position"]))

    def place(self, name):
        return next((p for p in self.objects().values() if p["Name"] == name), None)

    def wait_ready(self, name, phase="ready"):
        return wait_for(lambda: (p := self.place(name)) and p["Phase"] == phase and p, f"{name} to be {phase}")

    def close(self):
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait()
        self.connection.set_exit_on_close(False)
        self.bus.stop()
        super().close()
