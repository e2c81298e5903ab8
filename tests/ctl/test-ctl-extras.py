#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vanectl where a source has more than usual: One Call, where the key's plan has it; the nowcast, where there is
a radar."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import KEY  # noqa: E402

OWM = ("--provider", "openweathermap")
# In this world there is always wind.
ATLANTIC = "60,-30"
ONECALL_3 = "/data/3.0/onecall"
ONECALL_4 = "/data/4.0/onecall/"


def states(report):
    return {name: block["state"] for name, block in report["blocks"].items()}


def asked(world, part):
    return [path.split("?")[0].removeprefix("GET ") for path in world.simulator.paths() if part in path]


def ask(world, place=ATLANTIC, *more, env=None):
    return world.json("now", place, *OWM, *more, env={"OPENWEATHERMAP_API_KEY": KEY, **(env or {})})


def without_leaks():
    """libsoup 3.2 forgets a task of its own when a connection that it had kept is reset and it takes another one."""
    options = os.environ.get("ASAN_OPTIONS")
    return {"ASAN_OPTIONS": options + ":detect_leaks=0"} if options else {}


def test_onecall_3(world):
    world.simulator.control(onecall=3)
    report = ask(world)
    assert set(states(report).values()) == {"given"}, states(report)
    assert len(report["minutes"]) == 60 and len(report["days"]) == 8
    assert report["alerts"][0]["event"] == "Wind Advisory" and "< 70 km/h" in report["alerts"][0]["description"]
    assert asked(world, ONECALL_4) == []


def test_onecall_4_where_the_plan_lacks_3(world):
    world.simulator.control(onecall=4)
    report = ask(world)
    assert set(states(report).values()) == {"given"}, states(report)
    assert len(report["minutes"]) == 60 and len(report["days"]) == 10
    assert [alert["description"] for alert in report["alerts"]] == ["Gusts < 70 km/h are expected."]
    pieces = asked(world, ONECALL_4)
    assert pieces[0] == ONECALL_4 + "current" and len(pieces) == 4, pieces
    # Kept like any other answer: also without the network, and nothing is paid for twice.
    again = ask(world, ATLANTIC, "--offline")
    assert again["minutes"] == report["minutes"] and again["alerts"] == report["alerts"], again
    ask(world)
    assert asked(world, ONECALL_4) == pieces


def test_neither_is_in_the_plan(world):
    """No word of it; the refusal holds for a day; another key is worth another try."""
    result = world.ctl("now", ATLANTIC, *OWM, "-v", env={"OPENWEATHERMAP_API_KEY": KEY})
    assert result.returncode == 0 and not result.stderr, result.stderr
    assert "plan" not in result.stdout and "key" not in result.stdout, result.stdout
    report = ask(world)
    assert states(report)["minutes"] == "not-asked" and states(report)["days"] == "given", states(report)
    for hours, n in ((0, 1), (23, 1), (25, 2)):
        env = {"OPENWEATHERMAP_API_KEY": KEY, "VANE_TEST_CLOCK": f"+{hours * 3600}"}
        assert world.ctl("now", ATLANTIC, *OWM, env=env).returncode == 0
        assert asked(world, ONECALL_3) == [ONECALL_3] * n, (hours, asked(world, ONECALL_3))
        assert asked(world, ONECALL_4) == [ONECALL_4 + "current"] * n, hours


def test_onecall_in_trouble(world):
    """Each way of failing, of each version: the weather stays, and what is missing says why."""
    for version, kinds in ((3, ("reset", "plain-text", "wrong-types", "truncate")), (4, ("html", "reset"))):
        for number, kind in enumerate(kinds):
            place = f"{50 + version},-3{number}"
            world.simulator.control(onecall=version)
            world.simulator.misbehave(kind, query=f"data/{version}.0/onecall", size=20)
            report = ask(world, place, env=without_leaks() if kind == "reset" else None)
            world.simulator.behave()
            found = states(report)
            assert found["now"] == found["hours"] == found["days"] == "given", (kind, found)
            assert found["minutes" if version == 3 else "alerts"] == "failed", (kind, found)


def test_one_piece_in_trouble(world):
    world.simulator.control(onecall=4)
    world.simulator.misbehave("status", query="timeline/1min", status=500)
    report = ask(world)
    assert states(report)["minutes"] == "failed" and states(report)["alerts"] == "given", states(report)
    assert len(report["days"]) == 10


def test_nowcast(world):
    report = world.json("now", "59.91,10.75", "--provider", "met-norway")
    assert states(report)["minutes"] == "given" and report["sources"]["minutes"] == "met-norway", states(report)
    assert len(report["minutes"]) == 23
    assert asked(world, "nowcast") == ["/weatherapi/nowcast/2.0/complete"]


def test_nowcast_where_no_radar_sees(world):
    """As if it had not been asked: nobody has minutes there, and it is no failure."""
    for place in ("62.6,31.5", "47.37,8.54"):
        report = world.json("now", place, "--provider", "met-norway")
        assert states(report)["minutes"] == "not-asked" and not report["minutes"], (place, states(report))
    assert len(asked(world, "nowcast")) == 1


def test_nowcast_in_trouble(world):
    kinds = ("reset", "html", "wrong-types", "truncate", "plain-text")
    for number, kind in enumerate(kinds):
        world.simulator.misbehave(kind, query="nowcast", size=20)
        report = world.json("now", f"60.{number},10.75", "--provider", "met-norway")
        world.simulator.behave()
        assert states(report)["minutes"] == "failed" and states(report)["hours"] == "given", (kind, states(report))
    world.simulator.misbehave("body", query="nowcast", status=200, body=(
        '{"properties": {"meta": {"radar_coverage": "temporarily unavailable"}, "timeseries": []}}'))
    report = world.json("now", "61,10.75", "--provider", "met-norway")
    assert states(report)["minutes"] == "failed", states(report)


sys.exit(1 if vanetap.run(sys.modules[__name__]) else 0)
