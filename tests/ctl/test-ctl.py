#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vanectl as people and scripts use it: words, JSON, exit codes, with real HTTP."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import KEY, VANECTL, wait_for  # noqa: E402

WITH_KEY = {"OPENWEATHERMAP_API_KEY": KEY}
OWM = ("--provider", "openweathermap")


def zip_coordinates(world, code="94134"):
    reply = world.simulator.get(f"/geo/1.0/zip?zip={code},US&appid={KEY}")
    return reply["lat"], reply["lon"]


def owm_weather(world, units):
    lat, lon = zip_coordinates(world)
    return world.simulator.get(f"/data/2.5/weather?lat={lat:.2f}&lon={lon:.2f}&units={units}&appid={KEY}")


# --- the origin: the temperature of a US ZIP code, exactly -----------------------------


def test_origin_exact_in_metric(world):
    now = world.json("now", "94134", *OWM, "--units", "metric", env=WITH_KEY)
    reply = owm_weather(world, "metric")
    assert now["now"]["temperature"] == reply["main"]["temp"], (now["now"], reply["main"])
    assert now["now"]["pressure"] == reply["main"]["pressure"]
    assert now["now"]["humidity"] == reply["main"]["humidity"]
    assert now["source"]["id"] == "openweathermap"
    assert now["place"]["postal_code"] == "94134"


def test_origin_first_word(world):
    reply = owm_weather(world, "metric")["main"]["temp"]
    metric = world.ctl("now", "94134", *OWM, "--units", "metric", env=WITH_KEY)
    assert metric.returncode == 0, metric.stderr
    assert metric.stdout.split()[0] == f"{vanetap.half_away(reply)}°C", (metric.stdout, reply)
    us = world.ctl("now", "94134", *OWM, "--units", "us", env=WITH_KEY)
    assert us.stdout.split()[0] == f"{vanetap.half_away(round(reply * 1.8 + 32, 4))}°F", (us.stdout, reply)
    precise = world.ctl("now", "94134", *OWM, "--units", "metric", "--precise", env=WITH_KEY)
    assert precise.stdout.split()[0] == f"{reply}°C", (precise.stdout, reply)


def test_origin_asks_that_service_alone(world):
    world.ctl("now", "94134", *OWM, env=WITH_KEY)
    paths = world.simulator.paths()
    assert any("/geo/1.0/zip?zip=94134" in p for p in paths), paths
    assert all("/data/" in p or "/geo/1.0/" in p for p in paths if "/_" not in p), paths
    world.ctl("now", "94134", *OWM, env=WITH_KEY)  # that the plan lacks One Call is remembered
    assert re.findall(r"/data/(\S+)/onecall", " ".join(world.simulator.paths())) == ["3.0", "4.0"]


def test_key_file(world):
    path = os.path.join(world.home.path, "key")
    with open(path, "w", encoding="utf-8") as file:
        file.write(KEY + "\n")
    result = world.ctl("now", "94134", *OWM, "--api-key-file", path)
    assert result.returncode == 0 and re.match(r"-?\d+°", result.stdout), result


def test_key_missing_and_refused(world):
    # A replaced endpoint may be a proxy that adds the key: it is asked without one.
    refused = world.ctl("now", "94134", *OWM)
    assert refused.returncode == 5, refused
    wrong = world.ctl("now", "94134", *OWM, env={"OPENWEATHERMAP_API_KEY": "0" * 32})
    assert wrong.returncode == 5 and "key" in wrong.stderr.lower(), wrong
    direct = world.ctl("now", "94134", *OWM, env={"VANE_ENDPOINTS": ""})
    assert direct.returncode == 5 and "needs a key" in direct.stderr, direct


def test_key_is_nowhere(world):
    env = {**WITH_KEY, "G_MESSAGES_DEBUG": "all"}
    good = world.ctl("now", "94134", *OWM, "-v", env=env)
    doctor = world.ctl("doctor", "94134", env=env)
    world.simulator.misbehave("status", status=500)
    bad = world.ctl("now", "94134", *OWM, env=env)
    for result in (good, doctor, bad):
        assert KEY not in result.stdout + result.stderr, result
    for path, content in world.home.files():
        assert KEY.encode() not in content and KEY not in path, path


# --- no key -----------------------------------------------------------------------------


def test_zip_alone(world):
    now = world.json("now", "94134")
    assert now["source"]["id"] == "open-meteo"
    assert now["place"]["country"] == "US"
    lat, lon = zip_coordinates(world)
    # At its own town, not at the centre of San Francisco.
    assert abs(now["place"]["latitude"] - lat) < 0.05 and abs(now["place"]["longitude"] - lon) < 0.05, now["place"]
    assert isinstance(now["now"]["temperature"], (int, float))
    assert len(now["hours"]) >= 24 and len(now["days"]) >= 5


def test_json_has_every_member(world):
    now = world.json("now", "52.52,13.41")
    wanted = {
        "schema", "place", "source", "fetched_at", "observed_at", "expires_at", "phase", "refreshing", "age_s",
        "timezone_from", "units", "now", "hours", "days", "minutes", "next_hour", "air", "alerts", "alerts_status",
    }
    assert wanted <= set(now), wanted - set(now)
    assert now["schema"] == 1 and now["phase"] == "ready" and now["refreshing"] is False
    members = {
        "basis", "temperature", "feels_like", "humidity", "dew_point", "wind_speed", "wind_gust", "wind_direction",
        "pressure", "visibility", "cloud_cover", "uv_index", "precipitation", "condition", "condition_text", "icon",
        "is_day",
    }
    assert members <= set(now["now"]), members - set(now["now"])


def test_every_source(world):
    for source in ("open-meteo", "met-norway", "openweathermap"):
        report = world.json("now", "59.91,10.75", "--provider", source, env=WITH_KEY)
        assert report["source"]["id"] == source
        assert isinstance(report["now"]["temperature"], (int, float)), source
        assert report["days"], source


# From the point to its cell, its stations and its alerts; elsewhere nothing is asked.
def test_national_weather_service(world):
    report = world.json("now", "47.61,-122.33", "--provider", "nws")
    assert report["source"]["id"] == "nws" and report["place"]["timezone"] == "America/Los_Angeles", report
    assert report["now"]["basis"] == "observed" and isinstance(report["now"]["temperature"], (int, float)), report
    assert len(report["hours"]) > 100 and len(report["days"]) >= 7
    assert report["alerts"] and report["sources"]["alerts"] == "nws", report["alerts"]
    for alert in report["alerts"]:
        assert alert["id"].startswith("nws:") and alert["severity"] != "extreme", alert
    elsewhere = world.ctl("now", "52.52,13.41", "--provider", "nws")
    assert elsewhere.returncode == 7 and not elsewhere.stdout, elsewhere


def test_several_places_in_the_order_asked(world):
    world.simulator.misbehave("none", query="latitude=59.91", delay_ms=300)
    reports = world.json("now", "59.91,10.75", "52.52,13.41", "35.68,139.69")
    assert [round(r["place"]["latitude"]) for r in reports] == [60, 53, 36]
    lines = world.ctl("now", "59.91,10.75", "52.52,13.41").stdout
    assert len(re.findall(r"^-?\d+°", lines, re.M)) == 2, lines


def test_southern_coordinates_are_no_options(world):
    report = world.json("now", "-33.87,151.21")
    assert report["place"]["latitude"] == -33.87


def test_several_matches_are_shown(world):
    result = world.ctl("now", "Paris")
    assert result.returncode == 6 and result.stdout == "", result
    ids = re.findall(r"om:\d+", result.stderr)
    assert len(ids) >= 2, result.stderr
    chosen = world.ctl("now", ids[0])
    assert chosen.returncode == 0, chosen.stderr


def test_search(world):
    result = world.ctl("search", "Paris")
    assert result.returncode == 0 and "Texas" in result.stdout, result
    places = json.loads(world.ctl("search", "Paris", "--format", "json").stdout)
    assert {"id", "name", "country", "latitude", "longitude"} <= set(places[0])
    assert world.ctl("search", "Xyzzyville").returncode == 3
    assert world.ctl("search").returncode == 2


def test_forecast(world):
    days = world.ctl("forecast", "52.52,13.41")
    assert days.returncode == 0 and len(days.stdout.splitlines()) >= 6, days.stdout
    hours = world.ctl("forecast", "52.52,13.41", "--hours", "--units", "us")
    assert len(hours.stdout.splitlines()) >= 24 and "°F" in hours.stdout


# --- places ---------------------------------------------------------------------------


def test_places(world):
    assert world.ctl("now").returncode == 3
    assert world.ctl("places", "add", "94134").returncode == 0
    assert world.ctl("places", "add", "52.52,13.41", "--name", "Home").returncode == 0
    listed = world.json("places", "list")
    assert [p["name"] for p in listed][1] == "Home", listed
    assert listed[0]["timezone"] == "America/Los_Angeles", listed[0]
    assert listed[1]["timezone"] == "Europe/Berlin", listed[1]
    assert world.json("now")["place"]["postal_code"] == "94134"
    assert world.ctl("places", "current", "home").returncode == 0
    assert world.json("now")["place"]["name"] == "Home"
    assert world.ctl("places", "move", "Home", "1").returncode == 0
    assert [p["name"] for p in world.json("places", "list")][0] == "Home"

    path = os.path.join(world.home.path, "places.json")
    assert world.ctl("places", "export", path).returncode == 0
    assert world.ctl("places", "remove", "Home").returncode == 0
    assert len(world.json("places", "list")) == 1
    assert world.ctl("places", "import", path).returncode == 0
    assert len(world.json("places", "list")) == 2
    assert world.ctl("places", "remove", "Nowhere").returncode == 3


def test_import_of_nonsense_changes_nothing(world):
    world.ctl("places", "add", "94134")
    path = os.path.join(world.home.path, "bad.json")
    for text in ("", "{}", "[1]", '[{"latitude": 91, "longitude": 0}]', '[{"latitude": "1", "longitude": 0}]'):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        assert world.ctl("places", "import", path).returncode == 1, text
    assert len(world.json("places", "list")) == 1


# --- never blank, honest ----------------------------------------------------------------


def test_stored_answer_when_the_service_is_down(world):
    before = world.json("now", "52.52,13.41")
    world.simulator.misbehave("status", status=503)
    later = {"VANE_TEST_CLOCK": "+7200"}
    result = world.ctl("now", "52.52,13.41", "--format", "json", env=later)
    assert result.returncode == 0 and result.stderr, result
    after = json.loads(result.stdout)
    assert after["phase"] == "stale-failed" and after["error"]["code"] == "service", after
    assert after["fetched_at"] == before["fetched_at"]
    assert after["now"]["basis"] == "forecast" and after["now"]["temperature"] is not None
    assert after["age_s"] >= 7200


def test_nothing_is_asked_before_expiry(world):
    world.ctl("now", "52.52,13.41")
    n = len(world.simulator.paths())
    for _ in range(3):
        assert world.ctl("now", "52.52,13.41").returncode == 0
    assert len([p for p in world.simulator.paths() if "/_" not in p]) == len(
        [p for p in world.simulator.paths()[:n] if "/_" not in p]
    )


def test_retry_after_holds_for_the_next_program(world):
    world.simulator.misbehave("status", status=429, retry_after="3600")
    assert world.ctl("now", "52.52,13.41").returncode == 4
    world.simulator.behave()
    asked = [p for p in world.simulator.paths() if "/v1/forecast" in p]
    again = world.ctl("now", "52.52,13.41")
    assert again.returncode == 4 and again.stderr, again
    assert [p for p in world.simulator.paths() if "/v1/forecast" in p] == asked
    later = world.ctl("now", "52.52,13.41", env={"VANE_TEST_CLOCK": "+3700"})
    assert later.returncode == 0, later.stderr


def test_offline(world):
    assert world.ctl("now", "52.52,13.41", "--offline").returncode == 4
    world.ctl("now", "52.52,13.41")
    stored = world.ctl("now", "52.52,13.41", "--offline")
    assert stored.returncode == 0, stored.stderr
    closed = {"VANE_ENDPOINTS": "open-meteo=http://127.0.0.1:9 open-meteo-air=http://127.0.0.1:9"}
    assert world.ctl("now", "48.86,2.35", env=closed).returncode == 4


def test_every_kind_of_nonsense(world):
    kinds = ("html", "plain-text", "wrong-types", "huge", "gzip-bomb", "truncate", "reset", "redirect-loop")
    for number, kind in enumerate(kinds):
        more = {"size": 40} if kind == "truncate" else {}
        world.simulator.misbehave(kind, **more)
        # A place of its own each: nothing is stored, and no back-off is in the way.
        later = {"VANE_TEST_CLOCK": f"+{number * 7200}"}
        result = world.ctl("now", f"{40 + number},2.35", "--timeout", "10", env=later)
        world.simulator.behave()
        assert result.returncode == 4, (kind, result)
        assert result.stderr.count("\n") == 1, (kind, result.stderr)


def test_hang_ends_by_itself(world):
    world.simulator.misbehave("hang")
    result = world.ctl("now", "52.52,13.41", "--timeout", "1")
    assert result.returncode == 4, result


def test_refresh(world):
    assert world.ctl("refresh").returncode == 0
    world.ctl("places", "add", "94134")
    world.ctl("places", "add", "52.52,13.41")
    assert world.ctl("refresh").returncode == 0
    assert world.ctl("now", "--offline").returncode == 0
    asked = len([p for p in world.simulator.paths() if "/v1/forecast" in p])
    assert world.ctl("refresh", "--due").returncode == 0
    assert len([p for p in world.simulator.paths() if "/v1/forecast" in p]) == asked
    assert world.ctl("refresh", "--due", env={"VANE_TEST_CLOCK": "+7200"}).returncode == 0
    assert len([p for p in world.simulator.paths() if "/v1/forecast" in p]) > asked


def test_refresh_prunes(world):
    world.ctl("places", "add", "94134")
    assert world.ctl("now").returncode == 0
    assert world.ctl("now", "52.52,13.41").returncode == 0
    long_ago = time.time() - 40 * 86400
    for path, _content in world.home.files():
        if path.endswith((".response", ".attempt")):
            os.utime(path, (long_ago, long_ago))
    # Something else is refreshed: what is saved stays, what was only looked at goes.
    assert world.ctl("refresh", "48.86,2.35").returncode == 0
    assert world.ctl("now", "--offline").returncode == 0
    assert world.ctl("now", "48.86,2.35", "--offline").returncode == 0
    assert world.ctl("now", "52.52,13.41", "--offline").returncode == 4


# --- the program ------------------------------------------------------------------------


def test_interrupt(world):
    world.simulator.misbehave("hang")
    process = subprocess.Popen(
        [VANECTL, "now", "52.52,13.41"], env=world.home.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    wait_for(lambda: any("/v1/forecast" in p for p in world.simulator.paths()), "the request")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=vanetap.BOUND_S)
    assert process.returncode == 130 and out == "" and err == "", (process.returncode, out, err)


def test_usage(world):
    for arguments in (
        (), ("nonsense",), ("now", "--units", "x"), ("now", "--format", "x"), ("now", "--nonsense"),
        ("now", "--provider", "x"), ("places", "x"), ("places", "move", "x"),
    ):
        result = world.ctl(*arguments)
        assert result.returncode == 2 and result.stderr.count("\n") == 1, (arguments, result)
    for endpoint in ("x=http://127.0.0.1", "x", "open-meteo=ftp://127.0.0.1"):
        result = world.ctl("now", "52.52,13.41", "--endpoint", endpoint)
        assert result.returncode == 2 and "--endpoint" in result.stderr, result
    # Ids that only a later version knows may stand in the environment.
    for endpoints in ("x", "open-meteo=ftp://127.0.0.1"):
        result = world.ctl("now", "52.52,13.41", env={"VANE_ENDPOINTS": endpoints})
        assert result.returncode == 2 and "VANE_ENDPOINTS" in result.stderr, result
    assert "now" in world.ctl("--help").stdout
    assert re.match(r"vanectl \d", world.ctl("--version").stdout)


def test_colour_only_on_a_terminal(world):
    assert "\033" not in world.ctl("now", "52.52,13.41").stdout
    for env, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        master, slave = pty.openpty()
        process = subprocess.Popen(
            [VANECTL, "now", "52.52,13.41"], env={**world.home.env, "TERM": "xterm", **env}, stdout=slave
        )
        os.close(slave)
        text = b""
        while True:
            try:
                chunk = os.read(master, 4096)
            except OSError:
                break
            if not chunk:
                break
            text += chunk
        os.close(master)
        assert process.wait(timeout=vanetap.BOUND_S) == 0
        assert (b"\033[1m" in text) == coloured, text


def test_demo_leaves_nothing(world):
    result = world.ctl("--demo", "now", env={"VANE_ENDPOINTS": ""})
    assert result.returncode == 0 and "San Francisco" in result.stdout and "Demo data" in result.stdout, result
    origin = world.ctl("--demo", "now", "94134", *OWM, env={"VANE_ENDPOINTS": ""})
    assert origin.returncode == 0 and re.match(r"-?\d+°", origin.stdout), origin
    left = [path for path, _ in world.home.files()]
    assert left == [], left


def test_doctor(world):
    result = world.ctl("doctor", "52.52,13.41")
    assert result.returncode == 0, result.stderr
    for source in ("open-meteo", "met-norway", "openweathermap"):
        assert source in result.stdout
    assert "answered in" in result.stdout


def test_full_disk_is_not_fatal(world):
    cache = world.home.env["XDG_CACHE_HOME"]
    os.rmdir(cache)
    with open(cache, "w", encoding="utf-8") as file:
        file.write("not a folder")
    result = world.ctl("now", "52.52,13.41")
    assert result.returncode == 0 and re.match(r"-?\d+°", result.stdout), result
    os.unlink(cache)


sys.exit(1 if vanetap.run(sys.modules[__name__]) else 0)
