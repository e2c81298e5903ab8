# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the functions test_* of a module as TAP, each in a home of its own with the
simulator as the services."""

import json
import os
import shutil
import subprocess
import tempfile
import time
import traceback
import urllib.request

BUILD = os.environ["VANE_BUILD_DIR"]
SIMULATOR = os.path.join(BUILD, "src", "simulator", "vane-simulator")
VANECTL = os.path.join(BUILD, "src", "ctl", "vanectl")
KEY = "demo-key-0123456789abcdef01234567"
BOUND_S = 60


class Skip(Exception):
    """Raised by a test that cannot run here, with the reason."""


def wait_for(condition, what):
    """Waits until the condition gives something true, and gives that; 60 s is a hang."""
    deadline = time.monotonic() + BOUND_S
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(f"waited in vain for {what}")


class Simulator:
    """A vane-simulator process."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(
            [SIMULATOR, "--port", "0", "--until-eof", *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        self.url = None
        self.endpoints = None
        for line in self.process.stdout:
            words = line.split()
            self.url = next((w for w in words if w.startswith("http://")), self.url)
            if "=http" in line:
                self.endpoints = line.split("VANE_ENDPOINTS=")[-1].strip().strip("'\"")
            if self.url and self.endpoints:
                break
        assert self.url, "the simulator did not start"

    def get(self, path):
        with urllib.request.urlopen(self.url + path, timeout=BOUND_S) as reply:
            return json.load(reply)

    def control(self, **command):
        request = urllib.request.Request(self.url + "/_control", json.dumps(command).encode(), method="POST")
        urllib.request.urlopen(request, timeout=BOUND_S).read()

    def misbehave(self, kind, **more):
        self.control(kind=kind, **more)

    def behave(self):
        self.control(behave=True)

    def log(self):
        return self.get("/_log")

    def paths(self):
        """What was asked, as "GET /v1/forecast?…"."""
        entries = self.log()
        return [e if isinstance(e, str) else e.get("request") or f"{e['method']} {e['path']}" for e in entries]

    def stop(self):
        self.process.stdin.close()
        self.process.wait(timeout=BOUND_S)
        self.process.stdout.close()


class Home:
    """A home of its own: nothing of the real one is seen or touched."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix="vane-test-")
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": self.path,
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "GSETTINGS_BACKEND": "keyfile",
            "GSETTINGS_SCHEMA_DIR": os.path.join(BUILD, "data"),
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
            "G_DEBUG": "fatal-criticals",
            "NO_PROXY": "*",
        }
        for name in ("CACHE", "CONFIG", "DATA", "STATE"):
            self.env[f"XDG_{name}_HOME"] = os.path.join(self.path, name.lower())
            os.mkdir(self.env[f"XDG_{name}_HOME"])
        runtime = os.path.join(self.path, "run")
        os.mkdir(runtime, 0o700)
        self.env["XDG_RUNTIME_DIR"] = runtime
        # Sanitizers, coverage and debugging reach the programs under test.
        for name, value in os.environ.items():
            if name.endswith("SAN_OPTIONS") or name in ("G_SLICE", "G_MESSAGES_DEBUG", "LOCPATH", "MALLOC_PERTURB_"):
                self.env[name] = value

    def files(self):
        """The content of every file below it."""
        for folder, _, names in os.walk(self.path):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    yield os.path.join(folder, name), file.read()

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


def half_away(value):
    """Rounds as people do, never to "-0"."""
    return int(abs(value) + 0.5) * (1 if value > 0 else -1)


class World:
    """A home and a simulator, and vanectl in them."""

    def __init__(self, *simulator_arguments):
        self.home = Home()
        self.simulator = Simulator(*simulator_arguments)
        self.home.env["VANE_ENDPOINTS"] = self.simulator.endpoints

    def ctl(self, *arguments, env=None, **more):
        return subprocess.run(
            [VANECTL, *arguments], env={**self.home.env, **(env or {})}, capture_output=True, text=True,
            timeout=BOUND_S, check=False, **more,
        )

    def json(self, *arguments, env=None):
        result = self.ctl(*arguments, "--format", "json", env=env)
        assert result.returncode == 0, (result.returncode, result.stderr)
        return json.loads(result.stdout)

    def close(self):
        self.simulator.stop()
        self.home.remove()


def run(module, make_world=World):
    """Runs every test_* of the module; a test takes a World."""
    tests = [(name, value) for name, value in vars(module).items() if name.startswith("test_")]
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, (name, test) in enumerate(tests, 1):
        title = name.removeprefix("test_").replace("_", "-")
        world = make_world()
        try:
            test(world)
            print(f"ok {number} - {title}", flush=True)
        except Skip as skip:
            print(f"ok {number} - {title} # SKIP {skip}", flush=True)
        except Exception:  # whatever it was, the next test still runs
            failed += 1
            # Meson shows what a failed program said here, of TAP only the lines of the tests.
            traceback.print_exc()
            print(f"not ok {number} - {title}", flush=True)
        finally:
            world.close()
    return failed
