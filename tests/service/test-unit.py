#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The unit of vane-service: its sandbox is as tight as SECURITY.md says, and all works in it."""

import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
sys.path.insert(0, os.path.dirname(__file__))
import vanebus  # noqa: E402  (found by the line above)
import vanetap  # noqa: E402
from vanetap import BUILD, Skip  # noqa: E402
from vaneunits import Manager  # noqa: E402

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
UNIT = os.path.join(BUILD, "data", "vane.service")
# Run from the build folder, where a sandbox sees no home and no /tmp.
DROP_IN = """[Service]
ExecStart=
ExecStart={service}
BindReadOnlyPaths={build}
Environment=GSETTINGS_BACKEND=keyfile "GSETTINGS_SCHEMA_DIR={build}/data" "VANE_ENDPOINTS={endpoints}" NO_PROXY=*
"""


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class World(vanebus.World):
    """Its bus is the manager's; there is none before test_runs() has one made."""

    def __init__(self):
        vanetap.World.__init__(self)
        self.manager = None
        self.connection = None

    def use_manager(self, **drop_ins):
        drop_in = DROP_IN.format(service=vanebus.SERVICE, build=BUILD, endpoints=self.simulator.endpoints)
        activation = read(os.path.join(BUILD, "data", f"{vanebus.NAME}.service"))
        units = {f"vane.service.d/{name}.conf": text for name, text in {"test": drop_in, **drop_ins}.items()}
        self.manager = Manager(self.home, {"vane.service": read(UNIT), **units}, {"vane.service": activation})
        self.home.env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={self.manager.runtime}/bus"
        self.connection = vanebus.connect(self.home.env["DBUS_SESSION_BUS_ADDRESS"])

    def close(self):
        if self.connection is not None:
            self.connection.set_exit_on_close(False)
        if self.manager is not None:
            self.manager.stop()
        vanetap.World.close(self)


def analyze(world, *arguments):
    program = shutil.which("systemd-analyze")
    if program is None:
        raise Skip("needs systemd-analyze")
    return subprocess.run([program, "--user", "--no-pager", *arguments], env={**world.home.env, "LC_ALL": "C.UTF-8"},
                          capture_output=True, text=True, timeout=vanetap.BOUND_S, check=False)


def test_exposure_is_what_the_documentation_says(world):
    promised = re.search(r"exposure level (\d+\.\d)", read(os.path.join(TOP, "SECURITY.md")))
    assert promised, "SECURITY.md does not say the exposure level"
    result = analyze(world, "security", "--offline=true", UNIT)
    measured = re.search(r"Overall exposure level.*: (\d+\.\d)", result.stdout)
    if measured is None:
        raise Skip(f"this systemd-analyze reads no unit offline: {result.stderr.strip()}")
    assert float(measured[1]) <= float(promised[1]), result.stdout


def test_systemd_understands_the_unit(world):
    path = os.path.join(world.home.path, "vane.service")
    with open(path, "w", encoding="utf-8") as file:
        file.write(re.sub(r"^ExecStart=.*", f"ExecStart={vanebus.SERVICE}", read(UNIT), flags=re.MULTILINE))
    result = analyze(world, "verify", "--man=no", path)
    words = [line for line in result.stderr.splitlines() if "vane.service" in line]
    assert result.returncode == 0 and not words, result.stderr


def start(world):
    """As a panel does; returns the process."""
    (started,) = world.call_bus("StartServiceByName", vanebus.GLib.Variant("(su)", (vanebus.NAME, 0)))
    assert started == 1, started
    # `vanectl refresh` runs in the sandbox, too: a name that it can look up, a network, a cache that it can write.
    world.wait_ready("Home")
    assert world.json("now", "Home", "--offline")["now"]["temperature"] is not None
    return world.call_bus("GetConnectionUnixProcessID", vanebus.GLib.Variant("(s)", (vanebus.NAME,)))[0]


def read_status(pid):
    status = dict(line.split(":\t", 1) for line in read(f"/proc/{pid}/status").splitlines() if ":\t" in line)
    assert status["NoNewPrivs"] == "1" and status["Seccomp"] == "2", status
    return status


def test_runs_in_its_sandbox(world):
    with open(os.path.join(world.home.path, "secret"), "w", encoding="utf-8") as file:
        file.write("of the user")
    assert world.ctl("places", "add", "37.77,-122.42", "--name", "Home").returncode == 0
    world.use_manager()
    pid = start(world)
    status = read_status(pid)
    assert int(status["CapBnd"], 16) == 0, status
    root = f"/proc/{pid}/root"
    home = root + world.home.path
    # No home, no folder for all, no devices; of the session the bus.
    seen = [name for name in os.listdir(root + "/root") if not f"{BUILD}/".startswith(f"/root/{name}/")]
    assert not seen and not os.path.exists(home + "/secret"), seen
    assert sorted(os.listdir(home + "/cache")) == ["vane"], os.listdir(home + "/cache")
    assert sorted(os.listdir(home + "/run")) == ["bus", "dconf"], os.listdir(home + "/run")
    devices = set(os.listdir(root + "/dev"))
    assert "null" in devices and not devices & {"dri", "snd", "video0", "input", "kmsg", "mem", "vda", "sda"}, devices
    mounts = {line.split()[4]: line.split()[5].split(",") for line in read(f"/proc/{pid}/mountinfo").splitlines()}
    assert "ro" in mounts["/"] and "rw" in mounts[world.home.path + "/cache/vane"], mounts
    assert "ro" in mounts[world.home.path + "/config/glib-2.0/settings"], mounts


def test_runs_without_namespaces(world):
    assert world.ctl("places", "add", "37.77,-122.42", "--name", "Home").returncode == 0
    world.use_manager(more=read(os.path.join(TOP, "data", "examples", "systemd-no-namespaces.conf")))
    pid = start(world)
    read_status(pid)
    assert os.readlink(f"/proc/{pid}/ns/user") == os.readlink("/proc/self/ns/user")


if __name__ == "__main__":
    sys.exit(vanetap.run(sys.modules[__name__], World))
