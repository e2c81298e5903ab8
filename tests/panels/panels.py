# SPDX-License-Identifier: GPL-3.0-or-later
"""Real panels on displays of their own. sway refuses to be root, so nothing here is."""

import glob
import os
import pwd
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
BUILD = os.environ["VANE_BUILD_DIR"]
SHOTS = os.path.join(BUILD, "screenshots", "panels")
EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "examples")


def drop_root():
    """Starts the test again as nobody, when it is root; nobody who may still read the build."""
    os.makedirs(SHOTS, exist_ok=True)
    if os.geteuid() != 0:
        return
    nobody = pwd.getpwnam("nobody")
    os.chown(SHOTS, nobody.pw_uid, nobody.pw_gid)
    for name in os.listdir(SHOTS):
        os.chown(os.path.join(SHOTS, name), nobody.pw_uid, nobody.pw_gid)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    os.execvp("setpriv", ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups",
                          "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search", sys.executable, *sys.argv])


drop_root()
import vanetap  # noqa: E402
from vanebus import World  # noqa: E402
from vanetap import wait_for  # noqa: E402

WATCHER = "org.kde.StatusNotifierWatcher"
XFCONFD = "/usr/lib*/*/xfce4/xfconf/xfconfd", "/usr/lib*/xfce4/xfconf/xfconfd"


def count_colours(path, crop):
    """Of a part of a picture: an empty panel has one or two."""
    command = ["convert", path, "-crop", crop, "+repage", "-format", "%k", "info:"]
    return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


class PanelWorld(World):
    """A world with a place, the weather kept in the panel, and programs that it ends."""

    def __init__(self):
        super().__init__("--same-sky")
        programs = [os.path.join(BUILD, "src", name) for name in ("ctl", "app")]
        self.home.env["PATH"] = os.pathsep.join([*programs, self.home.env["PATH"]])
        assert self.ctl("places", "add", "52.52,13.41", "--name", "Home").returncode == 0
        self.set("keep-in-panel", "true")
        self.log = open(os.path.join(self.home.path, "log"), "wb")

    def run(self, *command, env=None):
        """Starts a program; what it says goes to a file."""
        process = subprocess.Popen(command, env={**self.home.env, **(env or {})}, stdout=self.log, stderr=self.log)
        self.processes.append(process)
        return process

    def start_xfconf(self):
        """Where XFCE's programs keep their settings; the bus of the tests starts nothing by itself."""
        self.run(next(p for pattern in XFCONFD for p in glob.glob(pattern)))
        wait_for(lambda: self.has_owner("org.xfce.Xfconf"), "xfconfd")

    def start_watcher(self, takes_name=True):
        """One that is not a panel's, and takes the name from it; or waits, where the panel keeps it."""
        script = os.path.join(os.path.dirname(vanetap.__file__), "mock-watcher.py")
        process = subprocess.Popen([sys.executable, script], env=self.home.env, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, text=True)
        self.processes.append(process)
        if takes_name:
            assert process.stdout.readline() == "ready\n"
        else:
            wait_for(lambda: self.has_owner(WATCHER), "a watcher")
        return process

    def kill(self, process):
        process.kill()
        process.wait()

    def items(self):
        """Who the tray has, as the panel's own watcher tells it."""
        from gi.repository import GLib

        if not self.has_owner(WATCHER):
            return []
        arguments = GLib.Variant("(ss)", (WATCHER, "RegisteredStatusNotifierItems"))
        try:
            return self.call("/StatusNotifierWatcher", "org.freedesktop.DBus.Properties", "Get", arguments, WATCHER)[0]
        except GLib.Error:
            return []

    def wait_item(self):
        """A registered item that somebody owns."""
        return wait_for(lambda: next((i for i in self.items() if self.has_owner(i.split("/")[0])), None),
                        "the item in the tray")

    def close(self):
        super().close()
        if hasattr(self, "log"):
            self.log.close()


class SwayWorld(PanelWorld):
    """With sway on a display that nobody sees."""

    def __init__(self):
        super().__init__()
        runtime = self.home.env["XDG_RUNTIME_DIR"]
        config = self.write("sway.conf", "output HEADLESS-1 resolution 1280x800\n"
                                         "output * background #204060 solid_color\n")
        self.home.env |= {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
        self.sway = self.run("sway", "-c", config)
        display = wait_for(lambda: [p for p in glob.glob(f"{runtime}/wayland-*") if not p.endswith(".lock")],
                           "sway's display")[0]
        self.home.env["WAYLAND_DISPLAY"] = os.path.basename(display)
        self.home.env["GDK_BACKEND"] = "wayland"

    def write(self, name, text):
        path = os.path.join(self.home.path, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def grim(self, path):
        result = subprocess.run(["grim", path], env=self.home.env, capture_output=True, check=False, timeout=60)
        assert result.returncode == 0, result.stderr
        return path
