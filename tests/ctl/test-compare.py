#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vanectl compare: every source at once, with real HTTP; one late, one broken, one without a key."""

import fcntl
import importlib.util
import json
import os
import pathlib
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import BOUND_S, KEY, VANECTL  # noqa: E402

sys.dont_write_bytecode = True
TOP = pathlib.Path(__file__).parents[2]
OSLO = "59.91,10.75"
WITH_KEY = {"OPENWEATHERMAP_API_KEY": KEY}
WEATHER = ("open-meteo", "met-norway", "openweathermap", "nws")


def validate(answer):
    spec = importlib.util.spec_from_file_location("validate_schema", TOP / "tests" / "present" / "validate-schema.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    schema = json.loads((TOP / "data" / "vanectl-compare.schema.json").read_text(encoding="utf-8"))
    problems = module.validate(schema, answer)
    assert not problems, problems


def sources(answer):
    return {source["id"]: source for source in answer["sources"]}


def asked(world, text):
    return sum(text in path for path in world.simulator.paths())


def test_json(world):
    answer = world.json("compare", OSLO, "--units", "metric", env=WITH_KEY)
    validate(answer)
    assert answer["error"] is None and answer["candidates"] is None
    found = sources(answer)
    assert [s["id"] for s in answer["sources"]][0] == "open-meteo", answer["sources"]
    assert {i: s["state"] for i, s in found.items()} == {
        "open-meteo": "arrived", "met-norway": "arrived", "openweathermap": "arrived", "nws": "not-covered",
    }
    assert [span["kind"] for span in answer["spans"]] == ["now", "tonight"] + ["day"] * 4
    # What is printed is what each says by itself.
    for source in ("open-meteo", "met-norway", "openweathermap"):
        alone = world.json("now", OSLO, "--provider", source, "--units", "metric", env=WITH_KEY)
        assert found[source]["values"][0]["temperature"] == alone["now"]["temperature"], source
        day = next(d for d in alone["days"] if d["date"] == answer["spans"][2]["date"])
        assert found[source]["values"][2]["temperature_max"] == day["temperature_max"], source
    temperatures = [found[s]["values"][0]["temperature"] for s in ("open-meteo", "met-norway", "openweathermap")]
    spread = answer["spans"][0]["spread"]["temperature"]
    assert abs(spread - (max(temperatures) - min(temperatures))) < 1e-6, (spread, temperatures)
    assert found["nws"]["values"] == [] and found["nws"]["error"]["code"] == "not-covered", found["nws"]


def test_asks_nobody_twice(world):
    world.json("now", OSLO)
    before = asked(world, "/v1/forecast")
    world.json("compare", OSLO)
    assert asked(world, "/v1/forecast") == before, world.simulator.paths()
    assert asked(world, "/locationforecast/") == 1
    world.json("compare", OSLO)
    assert asked(world, "/locationforecast/") == 1
    # Neither alerts nor air are compared.
    assert asked(world, "/alerts") == 0, world.simulator.paths()


def test_text(world):
    result = world.ctl("compare", OSLO, "--units", "metric", env=WITH_KEY)
    assert result.returncode == 0 and not result.stderr, result
    assert "\033" not in result.stdout
    for name in ("Open-Meteo", "MET Norway", "OpenWeatherMap"):
        heading = re.search(rf"^  {name} +Now +Tonight ", result.stdout, re.M)
        assert heading, result.stdout
    assert re.search(r"^  Temperature \(°C\) +-?\d+° ", result.stdout, re.M), result.stdout
    assert re.search(r"^  Spread +Now", result.stdout, re.M), result.stdout
    assert "National Weather Service: " in result.stdout


def test_failures_are_their_own(world):
    world.simulator.misbehave("status", endpoint="met-norway", status=500)
    answer = world.json("compare", OSLO, env={"OPENWEATHERMAP_API_KEY": "0" * 32})
    validate(answer)
    found = sources(answer)
    assert found["open-meteo"]["state"] == "arrived"
    assert found["met-norway"]["state"] == "failed" and found["met-norway"]["error"]["code"] == "service", found
    assert found["openweathermap"]["error"]["code"] == "refused", found
    text = world.ctl("compare", OSLO)
    assert text.returncode == 0 and re.search(r"MET Norway: \w+", text.stdout), text


def test_needs_key(world):
    # A service at its own address is not asked without a key; the others are loopback.
    endpoints = " ".join(e for e in world.simulator.endpoints.split() if not e.startswith("openweathermap="))
    answer = world.json("compare", OSLO, env={"VANE_ENDPOINTS": endpoints})
    assert sources(answer)["openweathermap"]["state"] == "needs-key", answer


def test_nobody_answers(world):
    for endpoint in WEATHER:
        world.simulator.misbehave("status", endpoint=endpoint, status=503)
    result = world.ctl("compare", OSLO, env=WITH_KEY)
    assert result.returncode == 4 and "No source" in result.stderr, result


def test_stored_of_one_that_fails(world):
    world.json("compare", OSLO)
    world.simulator.misbehave("status", endpoint="met-norway", status=500)
    later = world.json("compare", OSLO, env={"VANE_TEST_CLOCK": "+10800"})
    found = sources(later)
    assert found["met-norway"]["state"] == "failed" and found["met-norway"]["values"][0], found["met-norway"]
    offline = world.ctl("compare", OSLO, "--offline", env={"VANE_TEST_CLOCK": "+10800"})
    assert offline.returncode == 0 and "MET Norway: Updated 3 h ago" in offline.stdout, offline


def test_usage(world):
    assert world.ctl("compare", OSLO, "52.52,13.41").returncode == 2
    assert world.ctl("compare", OSLO, "--provider", "nws").returncode == 2
    assert world.ctl("compare", "Xyzzyville").returncode == 3
    assert world.ctl("compare").returncode == 3
    several = world.ctl("compare", "Paris")
    assert several.returncode == 6 and not several.stdout, several


def test_not_found_json(world):
    for text, exit_code, code in (("Xyzzyville", 3, "no-match"), ("Paris", 6, "several-matches")):
        result = world.ctl("compare", text, "--format", "json")
        answer = json.loads(result.stdout)
        validate(answer)
        assert result.returncode == exit_code and result.stderr, result
        assert answer["place"] is None and answer["sources"] == [] and answer["error"]["code"] == code, answer
        assert (answer["candidates"] is None) == (code == "no-match"), answer


def test_printed_as_it_arrives(world):
    world.simulator.misbehave("hang", endpoint="met-norway")
    process = subprocess.Popen([VANECTL, "compare", OSLO], env={**world.home.env, **WITH_KEY}, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = ""
    while not ("Open-Meteo" in said and "OpenWeatherMap" in said):
        line = process.stdout.readline()
        assert line, said
        said += line
    assert process.poll() is None and "MET Norway" not in said
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=BOUND_S)
    assert process.returncode == 130, (process.returncode, out, err)


class Terminal:
    """vanectl on a terminal of a size."""

    def __init__(self, world, lines, columns, *arguments):
        self.outer, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process = subprocess.Popen([VANECTL, *arguments], stdin=inner, stdout=inner, stderr=inner,
                                        env={**world.home.env, **WITH_KEY, "TERM": "xterm"}, start_new_session=True)
        os.close(inner)
        self.said = ""

    def read(self, condition):
        deadline = time.monotonic() + BOUND_S
        while not condition(self.said):
            assert time.monotonic() < deadline, self.said
            if select.select([self.outer], [], [], 0.1)[0]:
                try:
                    self.said += os.read(self.outer, 65536).decode(errors="replace")
                except OSError:  # the other end is closed
                    assert condition(self.said), self.said
                    return

    def screen(self):
        """What is there after the last time it was drawn."""
        return re.sub(r"\033\[[0-9;]*m", "", re.split(r"\033\[\d+A\033\[J", self.said)[-1]).replace("\r", "")

    def end(self):
        code = self.process.wait(timeout=BOUND_S)
        os.close(self.outer)
        return code


def test_table_is_filled(world):
    world.simulator.misbehave("hang", endpoint="met-norway")
    terminal = Terminal(world, 50, 100, "compare", OSLO, "--units", "metric")
    # What is read may end in the midst of a table that is being drawn.
    terminal.read(lambda said: said.count("\033[J") >= 3 and re.search(r"Open-Meteo +-?\d+° ", terminal.screen())
                  and re.search(r"^  MET Norway +… +…", terminal.screen(), re.M))
    assert re.search(r"^  Open-Meteo +-?\d+° ", terminal.screen(), re.M), terminal.screen()
    world.simulator.behave()
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.end() == 130


def test_table_when_all_have_answered(world):
    terminal = Terminal(world, 50, 100, "compare", OSLO, "--units", "metric")
    terminal.read(lambda said: "Nothing for this place\r\n" in terminal_tail(terminal))
    lines = terminal.screen().splitlines()
    rows = [line for line in lines if line.startswith("  MET Norway")]
    assert len(rows) == 4 and all("…" not in row for row in rows), lines
    assert sum(line.startswith("  Spread") for line in lines) == 4, lines
    assert terminal.end() == 0


def test_narrow_and_low_terminals(world):
    narrow = Terminal(world, 60, 60, "compare", OSLO, "--units", "metric")
    narrow.read(lambda said: "Nothing for this place\r\n" in terminal_tail(narrow))
    table = [line for line in narrow.screen().splitlines() if not re.match(r"  [^ ].*: ", line)]
    assert max(len(line) for line in table) <= 60, table
    assert narrow.end() == 0
    low = Terminal(world, 10, 100, "compare", OSLO, "--units", "metric")
    low.read(lambda said: "Spread" in said)
    assert "\033[J" not in low.said
    assert low.end() == 0


def terminal_tail(terminal):
    """What was drawn last, once nothing in it is waited for."""
    last = re.split(r"\033\[J", terminal.said)[-1]
    return last if "…" not in last else ""


class Later:
    """The services and vanectl, so many hours from now."""

    def __init__(self, world, hours):
        self.clock = {"VANE_TEST_CLOCK": f"+{hours * 3600}"}
        os.environ.update(self.clock)
        self.world, self.simulator = world, vanetap.Simulator()
        del os.environ["VANE_TEST_CLOCK"]
        self.env = {**self.clock, "VANE_ENDPOINTS": self.simulator.endpoints}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.simulator.stop()


def test_accuracy(world):
    folder = pathlib.Path(world.home.env["XDG_STATE_HOME"]) / "vane" / "accuracy"
    assert sources(world.json("compare", OSLO))["met-norway"]["off_by"] is None
    said = []
    for hours in (24, 25, 26, 27):
        with Later(world, hours) as later:
            found = sources(world.json("compare", OSLO, "--units", "metric", env=later.env))
            said.append(found["met-norway"]["off_by"])
    # What arrives is counted the next time.
    assert said[:3] == [None] * 3, said
    files = list(folder.iterdir())
    assert len(files) == 1 and files[0].stat().st_size < 4096 and files[0].stat().st_mode & 0o777 == 0o600, files
    assert "59.91" not in files[0].read_text(encoding="utf-8") + files[0].name
    with Later(world, 28) as later:
        answer = world.json("compare", OSLO, "--units", "metric", env=later.env)
        validate(answer)
        off = sources(answer)["met-norway"]["off_by"]
        assert off["hours"] >= 3 and off["days"] == 1 and 0 <= off["temperature"] < 20, off
        text = world.ctl("compare", OSLO, env=later.env).stdout
        assert re.search(r"MET Norway: Off by \d+\.\d° on average on 1 day$", text, re.M), text
        # Damaged, it is as if there were none.
        files[0].write_bytes(b"\xff" * 100)
        assert sources(world.json("compare", OSLO, env=later.env))["met-norway"]["off_by"] is None


# Of a place that is saved it is kept while it is refreshed; of one that is looked at, not.
def test_accuracy_of_saved_places(world):
    folder = pathlib.Path(world.home.env["XDG_STATE_HOME"]) / "vane" / "accuracy"
    world.ctl("now", OSLO)
    assert not folder.exists()
    assert world.ctl("places", "add", OSLO).returncode == 0
    assert world.ctl("refresh").returncode == 0
    assert len(list(folder.iterdir())) == 1


def test_demo_keeps_nothing(world):
    result = world.ctl("--demo", "compare")
    assert result.returncode == 0 and "Demo data" in result.stdout, result
    assert not (pathlib.Path(world.home.env["XDG_STATE_HOME"]) / "vane").exists()


if __name__ == "__main__":
    sys.exit(vanetap.run(sys.modules[__name__]))
