#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Alerts on the command line and in a bar: that there are none, that nobody can be asked, that nobody answered, and
that it is not known whether those of the country concern the place, are four different things. And all of a
country's at once."""

import json
import os
import subprocess
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanenws  # noqa: E402  (found by the line above)
import vanetap  # noqa: E402
from vanetap import VANECTL  # noqa: E402

# place, what the simulator does, the state in the JSON, what is said
STATES = (
    ("om:2950159", {"kind": "body", "endpoint": "bright-sky", "status": 200, "body": '{"alerts": [], "location": {}}'},
     "none", "No official alerts now"),
    ("Tokyo", None, "not-asked", "No source of official alerts for this place"),
    ("om:2950159", {"kind": "reset", "endpoint": "bright-sky"}, "failed", "Official alerts could not be asked for."),
    ("Madrid", None, "unplaced", "3 warnings in Spain; whether they concern this place is not known"),
)


def watch_until(world, place, sentence):
    """What a bar gets, until it says that; the weather may be there before the alerts are."""
    tooltips = []
    with subprocess.Popen([VANECTL, "watch", place, "--format", "waybar"], env=world.home.env, text=True,
                          stdout=subprocess.PIPE) as watch:
        bound = threading.Timer(vanetap.BOUND_S, watch.kill)
        bound.start()
        for line in watch.stdout:
            tooltips.append(json.loads(line)["tooltip"])
            if sentence in tooltips[-1]:
                break
        bound.cancel()
        watch.terminate()
    assert tooltips and sentence in tooltips[-1], (place, tooltips)


def test_four_states(world):
    for place, mishap, state, sentence in STATES:
        again = vanetap.World()
        try:
            if mishap is not None:
                again.simulator.control(**mishap)
            text = again.ctl("now", place, "-v")
            assert text.returncode == 0 and sentence in text.stdout, (place, text)
            report = again.json("now", place)
            assert report["alerts_status"]["state"] == state, (place, report["alerts_status"])
            assert report["alerts_status"]["message"].startswith(sentence), report["alerts_status"]
            assert (report["alerts"] == []) == (state == "none") and not report["alerts"], report["alerts"]
            watch_until(again, place, sentence)
            others = [row[3] for row in STATES if row[3] != sentence]
            assert not any(other in text.stdout for other in others), text.stdout
        finally:
            again.close()


def test_a_whole_country_at_once(world):
    """246, in a body of a megabyte: filtered, the worst first, and shown."""
    world.simulator.misbehave("body", endpoint="nws", query="/alerts/", status=200, body=vanenws.make_country(246))
    report = world.json("now", "94134")
    ranks = {"extreme": 0, "severe": 1, "moderate": 2, "minor": 3, "unknown": 4}
    found = [ranks[alert["severity"]] for alert in report["alerts"]]
    assert len(found) == 244 and found == sorted(found), (len(found), found[:20])
    events = {alert["event"] for alert in report["alerts"]}
    assert "Event 0" not in events and "Event 1" not in events and "Event 245" in events
    assert all(len(alert["description"]) < 6000 for alert in report["alerts"])
    text = world.ctl("now", "94134", "-v")
    assert text.returncode == 0 and "Event 6" in text.stdout, text.stderr


sys.exit(1 if vanetap.run(sys.modules[__name__]) else 0)
