#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""data/fleet/dconf as an administrator installs it: defaults hold, locks are kept, and what is
not locked is the user's. The database is compiled by dconf itself; only its place is another one."""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import BOUND_S, VANECTL  # noqa: E402

SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
FLEET = os.path.join(SOURCES, "data", "fleet", "dconf")
PATH = "/io/github/vane_weather/Vane/"


def read(*names):
    with open(os.path.join(*names), encoding="utf-8") as file:
        return file.read()


class World(vanetap.World):
    """With the administrator's database below the user's."""

    def __init__(self):
        super().__init__()
        self.folder = os.path.join(self.home.path, "vane.d")
        shutil.copytree(os.path.join(FLEET, "db", "vane.d"), self.folder)
        profile = read(FLEET, "profile", "user")
        assert "system-db:vane\n" in profile
        path = os.path.join(self.home.path, "profile")
        with open(path, "w", encoding="utf-8") as file:
            file.write(profile.replace("system-db:vane", f"file-db:{self.home.path}/vane"))
        self.home.env.update(GSETTINGS_BACKEND="dconf", DCONF_PROFILE=path)
        self.compile()

    def compile(self):
        subprocess.run(["dconf", "compile", os.path.join(self.home.path, "vane"), self.folder], check=True)

    def lock(self, key):
        with open(os.path.join(self.folder, "locks", "10-test"), "a", encoding="utf-8") as file:
            file.write(f"{PATH}{key}\n")
        self.compile()

    def session(self, *command):
        """In a session with a bus, where dconf's own service writes."""
        return subprocess.run(["dbus-run-session", "--", *command], env=self.home.env, capture_output=True, text=True,
                              timeout=2 * BOUND_S, check=False)

    def set(self, key, value):
        return self.session("dconf", "write", PATH + key, value)


def test_keys_are_those_of_the_schema(world):
    schema = ElementTree.parse(os.path.join(SOURCES, "data", "io.github.vane_weather.Vane.gschema.xml")).getroot()[0]
    known = {key.get("name") for key in schema.iter("key")}
    defaults = {line.split("=")[0] for line in read(FLEET, "db", "vane.d", "00-vane").splitlines()
                if line and line[0] not in "#["}
    locks = {line for line in read(FLEET, "db", "vane.d", "locks", "00-vane").splitlines() if not line.startswith("#")}
    assert defaults <= known, defaults - known
    assert locks and locks <= {PATH + key for key in known}, locks
    assert schema.get("path") == PATH


def test_defaults_hold(world):
    result = world.ctl("places", "list")
    assert "Berlin" in result.stdout, result
    result = world.ctl("now")
    assert result.returncode == 0 and "Berlin" in result.stdout and "°C" in result.stdout, result
    result = world.ctl("doctor", "--offline")
    assert "refresh interval: 30 min" in result.stdout, result.stdout
    assert "open-meteo=http://weather.example.org:8080/open-meteo " in result.stdout, result.stdout


def test_one_place_a_request(world):
    """With the administrator's join-requests=false; the user's own says otherwise, in vain."""
    assert world.set("join-requests", "true").returncode != 0
    result = world.ctl("now", "52.52,13.41", "59.91,10.75", "40.42,-3.70")
    assert result.returncode == 0, result
    paths = [path for path in world.simulator.paths() if "/v1/forecast" in path]
    assert len(paths) == 3 and not any("%2C" in path.split("longitude")[0] for path in paths), paths


def test_the_user_may_what_is_not_locked(world):
    result = world.session(VANECTL, "places", "add", "59.91,10.75", "--name", "Oslo")
    assert result.returncode == 0, result
    assert "Oslo" in world.ctl("places", "list").stdout
    assert world.set("units-preset", "'us'").returncode == 0
    assert "°F" in world.ctl("now", "Oslo").stdout


def test_nobody_else_is_asked(world):
    """failover=false, and locked: neither a comparison nor the doctor asks other sources, and no page says so."""
    with open(os.path.join(world.folder, "10-test"), "w", encoding="utf-8") as file:
        file.write(f"[{PATH.strip('/')}]\nfailover=false\n")
    world.compile()
    assert "Also asked when you compare sources" in world.ctl("privacy").stdout
    world.lock("failover")
    assert "Also asked" not in world.ctl("privacy").stdout
    result = world.ctl("doctor", "52.52,13.41")
    assert result.returncode == 0 and "  met-norway: Not asked: " in result.stdout, result
    assert "  open-meteo: well; answered in " in result.stdout, result.stdout
    asked = {entry["endpoint"] for entry in world.simulator.log()}
    assert asked <= {"open-meteo", "open-meteo-air", "open-meteo-geocoding"}, asked
    assert world.ctl("compare", "52.52,13.41").returncode == 1


def test_a_lock_is_kept(world):
    """Also against a database that the user wrote before it was locked."""
    locks = os.path.join(world.folder, "locks", "00-vane")
    os.rename(locks, locks + ".later")
    shutil.move(locks + ".later", world.home.path)
    world.compile()
    assert world.set("provider", "'met-norway'").returncode == 0
    assert "source: met-norway" in world.ctl("doctor", "--offline").stdout
    shutil.move(os.path.join(world.home.path, "00-vane.later"), locks)
    world.compile()
    assert "source: open-meteo" in world.ctl("doctor", "--offline").stdout
    assert world.ctl("now").returncode == 0
    assert any("/v1/forecast" in path for path in world.simulator.paths())


def test_locked_places(world):
    world.lock("places")
    result = world.session(VANECTL, "places", "add", "59.91,10.75", "--name", "Oslo")
    assert result.returncode == 1 and "set by your administrator" in result.stderr, result
    assert "Oslo" not in world.ctl("places", "list").stdout
    assert "Berlin" in world.ctl("now").stdout


def test_only_the_house_source(world):
    """Other sources are switched off, and that is locked: comparing them is no way around it."""
    with open(os.path.join(world.folder, "10-test"), "w", encoding="utf-8") as file:
        file.write("[io/github/vane_weather/Vane]\nfailover=false\n")
    world.compile()
    assert world.ctl("compare").returncode == 0
    world.lock("failover")
    before = len(world.simulator.log())
    result = world.ctl("compare")
    assert result.returncode == 1 and "Set by your administrator" in result.stderr, result
    assert len(world.simulator.log()) == before, world.simulator.paths()


if __name__ == "__main__":
    if shutil.which("dconf") is None or shutil.which("dbus-run-session") is None:
        print("1..0 # SKIP dconf or dbus-run-session is not installed")
        sys.exit(0)
    sys.exit(vanetap.run(sys.modules[__name__], World))
