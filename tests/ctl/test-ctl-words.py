#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vanectl where something is wrong: every answer is JSON, every failure is said once."""

import glob
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import KEY, VANECTL  # noqa: E402

OWM = ("--provider", "openweathermap")


def test_json_also_where_no_place_was_found(world):
    result = world.ctl("now", "Paris", "--format", "json")
    answer = json.loads(result.stdout)
    assert result.returncode == 6 and answer["place"] is None and answer["phase"] == "failed", answer
    assert answer["error"]["code"] == "several-matches" and len(answer["candidates"]) >= 2, answer
    result = world.ctl("now", "Xyzzyville", "52.52,13.41", "--format", "json")
    missing, found = json.loads(result.stdout)
    assert result.returncode == 3 and missing["error"]["code"] == "no-match", missing
    assert set(missing) == set(found) == set(answer) and found["candidates"] is None


def test_what_was_typed_cannot_steer_the_terminal(world):
    for text in ("Xyzzy\nville", "Xyzzy\033[31mville", "Xyzzy\u202eville", "Xyzzy" * 2000):
        result = world.ctl("now", text)
        assert result.returncode == 3 and result.stderr.count("\n") == 1, result
        assert "\033" not in result.stderr and "\u202e" not in result.stderr and len(result.stderr) < 400, result


def test_no_place_at_all(world):
    result = world.ctl("now")
    assert result.returncode == 3 and "places add" in result.stderr and "spelling" not in result.stderr, result


def test_what_only_begins_like_an_id(world):
    for text in ("om:abc", "om:", "om:-1"):
        assert world.ctl("now", text).returncode == 3, text


def test_what_to_do_is_said(world):
    offline = world.ctl("now", "52.52,13.41", "--offline")
    assert offline.returncode == 4 and "--offline" in offline.stderr, offline
    keyless = world.ctl("now", "94134", *OWM, env={"VANE_ENDPOINTS": ""})
    assert keyless.returncode == 5 and "OPENWEATHERMAP_API_KEY" in keyless.stderr, keyless


def test_places_that_cannot_be_kept(world):
    if not glob.glob("/usr/lib*/gio/modules/libdconf*") + glob.glob("/usr/lib/*/gio/modules/libdconf*"):
        print("# dconf is not installed: nothing that fails without a session bus")
        return
    env = {"GSETTINGS_BACKEND": "dconf", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent", "G_DEBUG": ""}
    result = world.ctl("places", "add", "94134", env=env)
    assert result.returncode == 1 and "cannot be kept" in result.stderr, result


def test_debugging_keeps_out_of_the_answer(world):
    result = world.ctl("now", "52.52,13.41", env={"G_MESSAGES_DEBUG": "all"})
    assert re.match(r"-?\d+°", result.stdout) and "DEBUG" not in result.stdout, result.stdout


def test_an_answer_that_is_not_written_is_an_error(world):
    for more in ((), ("--format", "json")):
        with open("/dev/full", "w", encoding="utf-8") as full:
            result = subprocess.run(
                [VANECTL, "now", "52.52,13.41", *more], env=world.home.env, stdout=full, stderr=subprocess.PIPE,
                text=True, timeout=vanetap.BOUND_S, check=False,
            )
        assert result.returncode == 1 and result.stderr.count("\n") == 1, (more, result)


def test_refused_key_has_no_next_try(world):
    answer = json.loads(
        world.ctl("now", "52.52,13.41", *OWM, "--format", "json", env={"OPENWEATHERMAP_API_KEY": "0" * 32}).stdout
    )
    assert answer["error"]["code"] == "refused" and answer["error"]["next_try_at"] is None, answer["error"]


def test_import_of_what_has_no_end(world):
    result = world.ctl("places", "import", "/dev/zero")
    assert result.returncode == 1 and "too large" in result.stderr, result
    result = world.ctl("places", "add", "Paris")
    assert result.returncode == 6 and "“Paris”" in result.stderr, result


def test_doctor_knows_of_keys(world):
    """Whether a key is set, and never which."""
    without = world.ctl("doctor", "52.52,13.41")
    assert "No key is set" in without.stdout, without.stdout
    with_key = world.ctl("doctor", "52.52,13.41", env={"OPENWEATHERMAP_API_KEY": KEY})
    assert "A key from the environment is used" in with_key.stdout, with_key.stdout
    assert KEY not in with_key.stdout + with_key.stderr


def test_privacy(world):
    result = world.ctl("privacy")
    assert result.returncode == 0, result.stderr
    for source in ("Open-Meteo", "MET Norway", "OpenWeatherMap", "Zippopotam"):
        assert source in result.stdout
    # Where they really are: here, the simulator; and what they are sent.
    assert "127.0.0.1" in result.stdout and "rounded coordinates" in result.stdout
    assert "2 decimals" in result.stdout


sys.exit(1 if vanetap.run(sys.modules[__name__]) else 0)
