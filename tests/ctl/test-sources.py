#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each part of a report is from, on every surface of the command line; a source that lacks much is chosen."""

import json
import os
import queue
import subprocess
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import BOUND_S, VANECTL  # noqa: E402

SEATTLE = "47.61,-122.33"
OSLO = "59.91,10.75"
ATTRIBUTIONS = ("Data from MET Norway (CC BY 4.0)", "Weather data by Open-Meteo.com (CC BY 4.0)",
                "Data from the US National Weather Service (public domain)")
# Per block: who has it where MET Norway is chosen, and how long it holds at the least.
SEATTLE_BLOCKS = {"hours": ("met-norway", 900), "days": ("met-norway", 900), "minutes": ("open-meteo", 900),
                  "air": ("open-meteo", 3600), "alerts": ("nws", 300)}


def choose(world, source):
    subprocess.run(["gsettings", "set", "io.github.vane_weather.Vane", "provider", source], env=world.home.env,
                   check=True)


def test_json(world):
    choose(world, "met-norway")
    report = world.json("now", SEATTLE)
    assert report["source"]["id"] == "met-norway", report["source"]
    for name, (source, lifetime_s) in SEATTLE_BLOCKS.items():
        block = report["blocks"][name]
        assert block["source"] == source and block["code"] is None, (name, block)
        assert block["state"] in ("given", "none"), (name, block)
        assert report["sources"][name] == (source if block["state"] == "given" else None), (name, report["sources"])
        assert block["expires_at"] - block["fetched_at"] >= lifetime_s, (name, block)
    # One field alone can be another one's.
    own = world.json("now", SEATTLE, "--provider", "met-norway")
    assert "air" not in [n for n, b in own["blocks"].items() if b["state"] == "given"], own["blocks"]
    # Each block has dates of its own, and keeps them while another one is asked again.
    later = world.json("now", SEATTLE, env={"VANE_TEST_CLOCK": "+1900"})
    assert later["blocks"]["air"]["fetched_at"] == report["blocks"]["air"]["fetched_at"], later["blocks"]
    assert later["blocks"]["minutes"]["fetched_at"] > report["blocks"]["minutes"]["fetched_at"], later["blocks"]


def test_field_of_another(world):
    """MET Norway forecasts no UV index for later days than some; the National Weather Service has none at all."""
    choose(world, "nws")
    report = world.json("now", SEATTLE)
    assert report["sources"]["hours"] == "nws" and report["sources"]["uv_index"] == "open-meteo", report["sources"]
    assert any(hour.get("uv_index") is not None for hour in report["hours"])
    output = world.ctl("now", "-v", SEATTLE).stdout
    assert "  UV index: Open-Meteo\n" in output, output


def test_words(world):
    choose(world, "met-norway")
    output = world.ctl("now", "-v", SEATTLE).stdout
    for line in ("Hours: MET Norway, just now", "Days: MET Norway, just now", "Next hour: Open-Meteo, just now",
                 "Air quality: Open-Meteo, just now", "Alerts: National Weather Service, just now", *ATTRIBUTIONS):
        assert f"  {line}\n" in output, (line, output)
    alone = world.ctl("now", "-v", OSLO, "--provider", "met-norway").stdout
    assert ATTRIBUTIONS[0] in alone and ATTRIBUTIONS[1] not in alone, alone


def test_tooltip_of_a_bar(world):
    choose(world, "met-norway")
    assert world.ctl("refresh", SEATTLE).returncode == 0
    watch = subprocess.Popen([VANECTL, "watch", SEATTLE, "--format", "waybar"], env=world.home.env,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    lines = queue.Queue()
    threading.Thread(target=lambda: [lines.put(line) for line in watch.stdout], daemon=True).start()
    wanted = ("MET Norway, at ", "Next hour, Air quality: Open-Meteo, at ", "Alerts: National Weather Service, at ")
    try:
        while True:
            tooltip = json.loads(lines.get(timeout=BOUND_S))["tooltip"]
            if all(f"\n{words}" in tooltip for words in wanted):
                break
    finally:
        watch.terminate()
        watch.wait(timeout=BOUND_S)


def test_radar(world):
    """A link to the rain radar of the country; nobody is asked for it."""
    output = world.ctl("now", "-v", "94134").stdout
    assert "\n  Rain radar: National Weather Service, https://radar.weather.gov/\n" in output, output
    assert "Rain radar: Deutscher Wetterdienst, https://www.dwd.de/" in world.ctl("now", "-v", "10115,de").stdout
    # The middle of nowhere has no country.
    assert "Rain radar" not in world.ctl("now", "-v", "0,0").stdout


# Ours, and Open-Meteo's name of it.
AIR = {"aqi_us": "us_aqi", "aqi_eu": "european_aqi", "pm2_5": "pm2_5", "pm10": "pm10", "ozone": "ozone",
       "nitrogen_dioxide": "nitrogen_dioxide", "sulphur_dioxide": "sulphur_dioxide",
       "carbon_monoxide": "carbon_monoxide", "ammonia": "ammonia"}
POLLENS = ("alder", "birch", "grass", "mugwort", "olive", "ragweed")
# The greatest index of each level but the last, by scale: the US agency's and the European one's.
LEVELS = {"us": ((50, "good"), (100, "moderate"), (150, "unhealthy-for-some"), (200, "unhealthy"),
                 (300, "very-unhealthy"), (500, "hazardous")),
          "eu": ((20, "good"), (40, "fair"), (60, "moderate"), (80, "poor"), (100, "very-poor"),
                 (1000, "extremely-poor"))}


def test_air_field_by_field(world):
    """The numbers are those of the reply; the scale is the country's, of coordinates that of their zone; pollen is
    counted in Europe only."""
    for place, scale in (("94134", "us"), ("10115,de", "eu"), ("37.77,-122.42", "us"), ("52.52,13.41", "eu")):
        report = world.json("now", place)
        path = [p for p in world.simulator.paths() if "/v1/air-quality" in p][-1].removeprefix("GET ")
        raw = world.simulator.get(path)["current"]
        air, facts = report["air"], report["facts"]
        for ours, theirs in AIR.items():
            assert air[ours] == raw[theirs], (place, ours, air[ours], raw[theirs])
        assert air["scale"] == facts["air_scale"] == scale, (place, air)
        assert air["index"] == facts["air_index"] == raw["us_aqi" if scale == "us" else "european_aqi"], air
        level = next(word for most, word in LEVELS[scale] if air["index"] <= most)
        assert facts["air_level"] == level, (facts["air_level"], level)
        assert facts["main_pollutant"] in AIR and facts["main_pollutant_amount"] == raw[AIR[facts["main_pollutant"]]]
        for name in POLLENS:
            assert air["pollen"][name] == raw[f"{name}_pollen"], (place, name)
            assert (air["pollen"][name] is None) == (scale == "us"), (place, name, air["pollen"])
            assert (facts["pollen"][name]["level"] is None) == (scale == "us"), facts["pollen"]


def test_radar_of_coordinates(world):
    """Where they are is known by the time zone that the source tells."""
    assert "Rain radar: National Weather Service, https://" in world.ctl("now", "-v", "37.77,-122.42").stdout
    assert world.json("now", "52.52,13.41")["place"]["country"] == "DE"
    assert "Rain radar" not in world.ctl("now", "-v", "0,-30").stdout  # the sea


sys.exit(1 if vanetap.run(sys.modules[__name__]) else 0)
