# SPDX-License-Identifier: GPL-3.0-or-later
"""A real desktop's display, bus and shell, as a person and as a program see them."""

import json
import os
import shutil
import subprocess
import sys
import time

from gi.repository import GLib

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanebus import Bus  # noqa: E402
from vanetap import BUILD, Skip, wait_for  # noqa: E402

ID = "io.github.vane_weather.Vane"
SHOTS = os.path.join(BUILD, "screenshots", "menu")


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=vanetap.BOUND_S)


def find_window(title):
    found = run("xdotool", "search", "--onlyvisible", "--name", title).stdout.split()
    return found[-1] if found else None


def take_picture(name):
    os.makedirs(SHOTS, exist_ok=True)
    path = os.path.join(SHOTS, name)
    run("import", "-silent", "-window", "root", path)
    print(f"# picture: {path}", flush=True)


def ask_bus(name, path, method, *arguments, address=None):
    where = ["--address", address] if address else ["--session"]
    return run("gdbus", "call", *where, "--dest", name, "--object-path", path, "--method", method, *arguments).stdout


def has_owner(name, address=None):
    bus = "org.freedesktop.DBus"
    return "true" in ask_bus(bus, "/org/freedesktop/DBus", f"{bus}.NameHasOwner", name, address=address)


def is_still(state):
    """Whether the whole display looks as it did a moment ago; state is a list for the one before."""
    picture = run("sh", "-c", "import -silent -window root ppm:- | cksum").stdout
    before, state[:] = list(state), [picture]
    time.sleep(0.3)  # not a wait for something: the moment
    return before == [picture]


def count_colours(window):
    text = run("sh", "-c", f"import -silent -window {window} ppm:- | identify -format %k -").stdout
    return int(text) if text.isdigit() else 0


class GnomeShell:
    """GNOME Shell in a window, with as much of logind as it wants."""

    def __init__(self):
        if shutil.which("gnome-shell") is None:
            raise Skip("gnome-shell is not installed")
        if os.getuid() == 0:
            raise Skip("GNOME Shell does not run as root")
        self.system = Bus(os.environ)
        env = dict(os.environ, DBUS_SYSTEM_BUS_ADDRESS=self.system.address, LIBGL_ALWAYS_SOFTWARE="1",
                   MUTTER_DEBUG_DUMMY_MODE_SPECS="1200x900", XDG_CURRENT_DESKTOP="GNOME")
        env.pop("GDK_BACKEND")
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": env}
        self.logind = subprocess.Popen([sys.executable, "-m", "dbusmock", "--system", "--template", "logind"], **silent)
        wait_for(lambda: has_owner("org.freedesktop.login1", self.system.address), "logind")
        # What D-Bus starts from now on is shown in the shell, not beside it.
        told = ["GDK_BACKEND=wayland", "XDG_CURRENT_DESKTOP=GNOME"]
        subprocess.run(["dbus-update-activation-environment", *told], check=True)
        self.silent = silent
        self.start()

    def start(self):
        # Unsafe: the test may look inside.
        self.shell = subprocess.Popen(["gnome-shell", "--nested", "--wayland", "--unsafe-mode"], **self.silent)

    def kill(self):
        self.shell.kill()
        self.shell.wait()

    def is_overview(self):
        return "true" in ask_bus("org.gnome.Shell", "/org/gnome/Shell", "org.freedesktop.DBus.Properties.Get",
                                 "org.gnome.Shell", "OverviewActive")

    def eval(self, script):
        """What a script in the shell comes to, or None."""
        result = run("gdbus", "call", "--session", "--dest", "org.gnome.Shell", "--object-path", "/org/gnome/Shell",
                     "--method", "org.gnome.Shell.Eval", f"JSON.stringify({script})")
        found = GLib.Variant.parse(None, result.stdout) if result.returncode == 0 else None
        return json.loads(json.loads(found[1])) if found is not None and found[0] and found[1] else None

    def texts(self, actor="imports.ui.main.layoutManager.uiGroup"):
        """All that is to be read now, and not on its way to be."""
        script = """(function read(a) {
            if (!a.mapped || a.get_paint_opacity() < 200)
                return [];
            const own = a.text && a.clutter_text === undefined ? [a.text] : [];
            return own.concat(...a.get_children().map(read));
        })"""
        return self.eval(f"{script}({actor})") or []

    def close(self):
        for process in (self.shell, self.logind):
            process.kill()
            process.wait()
        self.system.stop()
