# SPDX-License-Identifier: GPL-3.0-or-later
"""A user's manager (`systemd --user`) of our own, with a bus that it starts services for. It
needs root, for the groups of processes that it keeps its units in and a /run/systemd of its own."""

import os
import shutil
import signal
import subprocess

import vanetap
from vanetap import Skip, wait_for

SYSTEMD = "/lib/systemd/systemd"
# Where the manager looks whether systemd runs, and where it puts a sandbox together.
LAUNCH = """
mount -t tmpfs tmpfs /run/systemd || exit 77
mkdir -p /run/systemd/system /run/systemd/unit-root
for group in "$@"; do echo $$ >"$group/cgroup.procs" || exit 77; done
exec "$SYSTEMD" --user --unit=basic.target
"""
# No more than that: the machine's own units would start half a desktop.
UNITS = {
    "basic.target": "[Unit]\nWants=dbus.socket\n",
    "shutdown.target": "[Unit]\nDefaultDependencies=no\n",
    "dbus.socket": "[Unit]\nDefaultDependencies=no\n[Socket]\nListenStream=%t/bus\n",
    "dbus.service": "[Unit]\nRequires=dbus.socket\nDefaultDependencies=no\n[Service]\nType=notify\n"
                    "ExecStart={dbus} --config-file={config} --address=systemd: --nofork --nopidfile "
                    "--systemd-activation\n",
}
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={runtime}/bus</listen><servicedir>{services}</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>
"""


def groups():
    """Where new groups of processes may be made: one folder a hierarchy that systemd uses."""
    found = []
    with open("/proc/self/mountinfo", encoding="utf-8") as file:
        for line in file:
            left, right = line.split(" - ")
            kind, _, options = right.split()[:3]
            if kind == "cgroup2" or (kind == "cgroup" and "name=systemd" in options.split(",")):
                found.append(left.split()[4])
    return found


def write(folder, name, text):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text)


class Manager:
    """Knows the units, and the services of the bus, that are given: texts by file names."""

    def __init__(self, home, units, services):
        if os.getuid() != 0 or not os.path.exists(SYSTEMD) or not shutil.which("unshare"):
            raise Skip("needs root and systemd")
        self.home = home
        self.runtime = home.env["XDG_RUNTIME_DIR"]
        self.folder = os.path.join(home.path, "units")
        places = {"dbus": shutil.which("dbus-daemon"), "config": os.path.join(home.path, "bus.conf"),
                  "runtime": self.runtime, "services": os.path.join(home.path, "services")}
        for name, text in {**{n: t.format(**places) for n, t in UNITS.items()}, **units}.items():
            write(os.path.join(self.folder, os.path.dirname(name)), os.path.basename(name), text)
        for name, text in services.items():
            write(places["services"], name, text)
        write(places["services"], "systemd.service",
              "[D-BUS Service]\nName=org.freedesktop.systemd1\nExec=/bin/false\n")
        write(home.path, "bus.conf", BUS.format(**places))
        self.groups = [os.path.join(group, f"vane-test-{os.getpid()}") for group in groups()]
        self.process = None
        self.start()

    def start(self):
        try:
            for group in self.groups:
                os.mkdir(group)
        except OSError as error:
            self.stop()
            raise Skip(f"no group of processes can be made: {error}") from error
        env = {**self.home.env, "SYSTEMD": SYSTEMD, "SYSTEMD_UNIT_PATH": self.folder, "SYSTEMD_LOG_TARGET": "console",
               "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.runtime}/bus"}
        self.process = subprocess.Popen(["unshare", "-m", "sh", "-c", LAUNCH, "sh", *self.groups], env=env)
        wait_for(lambda: self.process.poll() is not None or os.path.exists(os.path.join(self.runtime, "bus")), "a bus")
        if self.process.poll() is not None:
            self.stop()
            raise Skip(f"systemd --user does not run here: status {self.process.returncode}")

    def members(self):
        for group in self.groups:
            for folder, _, _ in os.walk(group):
                with open(os.path.join(folder, "cgroup.procs"), encoding="utf-8") as file:
                    yield from map(int, file.read().split())

    def end_members(self):
        members = set(self.members())
        for pid in members:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        if self.process is not None:
            self.process.poll()
        return not members

    def stop(self):
        self.groups = [group for group in self.groups if os.path.isdir(group)]
        if self.process is not None:
            wait_for(self.end_members, "the units to end")
            self.process.wait(timeout=vanetap.BOUND_S)
        for group in self.groups:
            for folder, _, _ in os.walk(group, topdown=False):
                wait_for(lambda folder=folder: not os.path.isdir(folder) or remove(folder), "an empty group")


def remove(folder):
    try:
        os.rmdir(folder)
    except OSError:
        return False
    return True
