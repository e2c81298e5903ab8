#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds our Flatpak from its manifest, installs it, and looks at it from inside and outside.

The runtime is a stand-in made from Debian packages (standin-runtime.sh), or the real one
where it is installed. Everything stays below the work folder, but for the runtime's cache.
Arguments: the build folder, the work folder.
"""

import json
import os
import queue
import re
import shutil
import subprocess
import sys
import threading

BUILD, WORK = sys.argv[1:3]
os.environ["VANE_BUILD_DIR"] = BUILD
HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import Simulator, wait_for  # noqa: E402

ID = "io.github.vane_weather.Vane"
# A build of all of it on a machine that has other things to do; a hang is longer.
BUILD_BOUND_S = 3600
SERVICE = "/app/libexec/vane-service"
PLACE = "37.77,-122.42"
# Nothing else may be asked for; an addition is a decision, and is made here.
PERMISSIONS = {
    "shared": {"network", "ipc"},
    "sockets": {"x11", "wayland", "fallback-x11"},
    "devices": {"dri"},
    "org.kde.StatusNotifierWatcher": {"talk"},
}


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=BUILD_BOUND_S, **more)


def must(*command, **more):
    result = run(*command, **more)
    assert result.returncode == 0, f"{' '.join(command)}\n{(result.stdout + result.stderr)[-4000:]}"
    return result.stdout


def inside(command, *arguments, options=()):
    """Runs a command in the sandbox."""
    return run("flatpak", "--user", "run", f"--command={command}", *options, ID, *arguments)


def write_manifest():
    """Ours without the modules that the stand-in has as packages."""
    with open(os.path.join(TOP, "flatpak", f"{ID}.yml"), encoding="utf-8") as file:
        head, modules = file.read().split("\nmodules:\n")
    ours = next(m for m in re.split(r"(?m)^(?=  - name: )", modules) if m.startswith("  - name: vane\n"))
    path = os.path.join(WORK, f"{ID}.yml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{head}\nmodules:\n{ours.replace('path: ..', f'path: {TOP}')}")
    return path


def build():
    must(os.path.join(HERE, "standin-runtime.sh"))
    fuse = [] if os.access("/dev/fuse", os.W_OK) else ["--disable-rofiles-fuse"]
    must("flatpak-builder", "--user", "--force-clean", "--disable-download", *fuse,
         f"--state-dir={WORK}/state", f"--repo={WORK}/repo", f"{WORK}/build", write_manifest())
    must("flatpak", "--user", "remote-add", "--if-not-exists", "--no-gpg-verify", "vane-test", f"file://{WORK}/repo")
    # Who is not root is asked for by parental controls, which live on the system bus.
    env = dict(os.environ)
    if not os.path.exists("/run/dbus/system_bus_socket"):
        env["DBUS_SYSTEM_BUS_ADDRESS"] = env["DBUS_SESSION_BUS_ADDRESS"]
    must("flatpak", "--user", "install", "-y", "--noninteractive", "--reinstall", "vane-test", ID, env=env)


class Desktop:
    """What happens on the host's bus, line by line."""

    def __init__(self):
        self.process = subprocess.Popen([sys.executable, os.path.join(HERE, "mock-desktop.py")],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.events = queue.Queue()
        self.seen = []
        threading.Thread(target=self._read, daemon=True).start()
        self.find("owned", name="org.freedesktop.portal.Desktop")

    def _read(self):
        for line in self.process.stdout:
            self.events.put(json.loads(line))

    def find(self, event, **members):
        """The first event of that kind that has not been found yet."""
        def look():
            while not self.events.empty():
                self.seen.append(self.events.get())
            return next((e for e in self.seen if e["event"] == event and members.items() <= e.items()), None)

        found = wait_for(look, f"{event} {members}, not {self.seen}")
        self.seen.remove(found)
        return found

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class World:
    """The application as it was installed, with a new home inside and the simulator outside."""

    def __init__(self):
        shutil.rmtree(os.path.join(WORK, "home"), ignore_errors=True)
        os.makedirs(os.path.join(WORK, "home"))
        self.simulator = Simulator()
        self.desktop = Desktop()

    def set(self, key, value):
        result = inside("gsettings", "set", ID, key, value)
        assert result.returncode == 0, result.stderr

    def start_by_bus(self, name):
        must("gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path", "/org/freedesktop/DBus",
             "--method", "org.freedesktop.DBus.StartServiceByName", name, "0")

    def close(self):
        run("flatpak", "kill", ID)
        wait_for(lambda: ID not in run("flatpak", "ps", "--columns=application").stdout, "the sandboxes to end")
        self.desktop.close()
        self.simulator.stop()


def find_window():
    result = run("xdotool", "search", "--onlyvisible", "--class", "vane")
    return result.stdout.split()[-1] if result.stdout.split() else None


def picture(window, name, enough):
    """Takes pictures until one has so many colours; the sky moves, so no two are the same."""
    path = os.path.join(WORK, name)

    def look():
        shot = run("import", "-silent", "-window", window, path)
        colours = run("identify", "-format", "%k", path).stdout
        return shot.returncode == 0 and colours.isdigit() and int(colours) > enough

    wait_for(look, f"{name} to show something")
    print(f"# picture: {path}", flush=True)


def test_asks_for_no_more_than_it_needs(_world):
    text = must("flatpak", "info", "--show-permissions", ID)
    found = {}
    for line in text.splitlines():
        key, separator, value = line.partition("=")
        if separator:
            found[key] = set(value.strip(";").split(";"))
    assert found == PERMISSIONS, found


def test_exports_what_the_host_looks_for(_world):
    share = os.path.join(WORK, "flatpak", "exports", "share")
    for path, command in (
        (f"applications/{ID}.desktop", "vane"),
        (f"applications/{ID}.Service.desktop", SERVICE),
        (f"dbus-1/services/{ID}.service", "vane"),
        (f"dbus-1/services/{ID}.Service.service", SERVICE),
    ):
        with open(os.path.join(share, path), encoding="utf-8") as file:
            exec_line = next(line for line in file if line.startswith("Exec="))
        assert "run" in exec_line and re.search(rf"--command=\S*{re.escape(os.path.basename(command))}\b", exec_line), \
            (path, exec_line)
    for path in (
        f"icons/hicolor/scalable/apps/{ID}.svg",
        f"icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
        f"gnome-shell/search-providers/{ID}.search-provider.ini",
    ):
        assert os.path.exists(os.path.join(share, path)), path
    # Where flatpak-builder has put it; versions differ.
    found = f"ls /app/share/metainfo/{ID}.metainfo.xml || ls /app/share/appdata/{ID}.appdata.xml"
    assert inside("sh", "-c", found).returncode == 0


def test_every_program_runs(_world):
    for command in ("vane", "vanectl", SERVICE):
        result = inside(command, "--version")
        assert result.returncode == 0 and result.stdout.startswith(os.path.basename(command) + " "), result
    result = inside("vanectl", "now", "--demo")
    assert result.returncode == 0 and re.match(r"[-−]?\d+°", result.stdout), result


def test_reaches_the_network_and_keeps_the_answer(world):
    endpoints = f"--env=VANE_ENDPOINTS={world.simulator.endpoints}"
    result = inside("vanectl", "now", PLACE, options=[endpoints])
    assert result.returncode == 0 and re.match(r"[-−]?\d+°", result.stdout), result
    assert world.simulator.paths()
    stored = inside("vanectl", "now", PLACE, "--offline", options=[endpoints, "--unshare=network"])
    assert stored.returncode == 0 and stored.stdout.split()[0] == result.stdout.split()[0], stored
    assert inside("vanectl", "now", "59.91,10.75", options=[endpoints, "--unshare=network"]).returncode == 4


def test_reaches_nothing_else(world):
    secret = os.path.join(WORK, "home", "secret")
    with open(secret, "w", encoding="utf-8") as file:
        file.write("nobody's business")
    assert inside("cat", secret).returncode != 0
    # What it writes there stays in the sandbox.
    inside("sh", "-c", f"echo ours > {secret}; echo ours > {WORK}/home/other")
    with open(secret, encoding="utf-8") as file:
        assert file.read() == "nobody's business"
    assert not os.path.exists(os.path.join(WORK, "home", "other"))
    assert inside("test", "-e", "/run/dbus/system_bus_socket").returncode != 0
    for name in ("org.freedesktop.Flatpak", "org.freedesktop.secrets", "org.gnome.Shell"):
        result = inside("gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path", "/",
                        "--method", "org.freedesktop.DBus.RequestName", name, "4")
        assert "ServiceUnknown" in result.stderr, (name, result)
    assert world.desktop.process.poll() is None


def test_window(_world):
    window = subprocess.Popen(["flatpak", "--user", "run", ID, "--demo"])
    picture(wait_for(find_window, "the window"), "window.png", 1000)
    assert window.poll() is None
    run("flatpak", "kill", ID)
    window.wait(timeout=vanetap.BOUND_S)


def test_the_bus_opens_the_window(world):
    world.set("endpoints", world.simulator.endpoints)
    assert inside("vanectl", "places", "add", PLACE, "--name", "Home").returncode == 0
    must("gdbus", "call", "--session", "--dest", ID, "--object-path", "/" + ID.replace(".", "/"), "--method",
         "org.freedesktop.Application.ActivateAction", "places", "@av []", "@a{sv} {}")
    picture(wait_for(find_window, "the window"), "places.png", 500)


def test_the_window_asks_to_stay_and_the_tray_shows_it(world):
    world.set("endpoints", world.simulator.endpoints)
    assert inside("vanectl", "places", "add", PLACE, "--name", "Home").returncode == 0
    world.start_by_bus(ID)
    must("gdbus", "call", "--session", "--dest", ID, "--object-path", "/" + ID.replace(".", "/"), "--method",
         "org.freedesktop.Application.Activate", "@a{sv} {}")
    wait_for(find_window, "the window")
    world.set("keep-in-panel", "true")
    asked = world.desktop.find("background")
    assert asked["autostart"] is True and asked["commandline"] == [SERVICE, "--session"], asked
    item = world.desktop.find("item")
    assert item["pictures"] and item["title"], item
    # Ten minutes of nothing would be a long test: that it stays without the window is enough.
    run("xdotool", "windowclose", find_window())
    wait_for(lambda: find_window() is None, "the window to close")
    weather = must("gdbus", "call", "--session", "--dest", f"{ID}.Service", "--object-path",
                   "/" + ID.replace(".", "/") + "/Weather", "--method",
                   "org.freedesktop.DBus.ObjectManager.GetManagedObjects")
    assert "'Home'" in weather, weather[:500]
    world.set("keep-in-panel", "false")
    world.desktop.find("item-gone")


def main():
    build()
    # The bus was there before the display.
    must("dbus-update-activation-environment", "DISPLAY", "GDK_BACKEND")
    must("gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path", "/org/freedesktop/DBus",
         "--method", "org.freedesktop.DBus.ReloadConfig")
    return vanetap.run(sys.modules[__name__], World)


if __name__ == "__main__":
    sys.exit(main())
