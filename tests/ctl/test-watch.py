#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vanectl watch as bars run it: lines from a pipe that stays open."""

import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import BOUND_S, VANECTL, wait_for  # noqa: E402


MANUAL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "vanectl.1")


class Watch:
    """One `vanectl watch`, and its lines as they come."""

    def __init__(self, world, *arguments, env=None):
        self.process = subprocess.Popen(
            [VANECTL, "watch", *arguments], env={**world.home.env, **(env or {})},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line)

    def line(self):
        return self.lines.get(timeout=BOUND_S).rstrip("\n")

    def until(self, is_right):
        while True:
            line = self.line()
            if is_right(line):
                return line

    def end(self, signum=signal.SIGTERM):
        self.process.send_signal(signum)
        code = self.process.wait(timeout=BOUND_S)
        self.process.stderr.close()
        return code


def add(world, place, name):
    assert world.ctl("places", "add", place, "--name", name).returncode == 0


def test_text(world):
    watch = Watch(world, "37.77,-122.42", "--template", "{temp} {cond}")
    line = watch.until(lambda text: text.startswith(tuple("-0123456789")))
    now = world.json("now", "37.77,-122.42", "--offline")
    assert line.split("°")[0] == str(vanetap.half_away(now["now"]["temperature"])), (line, now["now"])
    assert watch.end(signal.SIGINT) == 130


def test_waybar(world):
    add(world, "59.91,10.75", "Oslo")
    watch = Watch(world, "--format", "waybar")
    module = json.loads(watch.until(lambda text: json.loads(text)["alt"] != "unknown"))
    assert set(module) >= {"text", "alt", "tooltip", "class"}, module
    assert module["alt"] in module["class"] and "Oslo" in module["tooltip"], module
    watch.end()


def test_follows_the_current_place(world):
    add(world, "37.77,-122.42", "Home")
    add(world, "59.91,10.75", "Oslo")
    watch = Watch(world, "--template", "{place} {temp}")
    watch.until(lambda text: text.startswith("Home ") and "–" not in text)
    assert world.ctl("places", "current", "Oslo").returncode == 0
    watch.until(lambda text: text.startswith("Oslo ") and "–" not in text)
    watch.end()


def test_says_nothing_twice(world):
    """What another program fetches is no line when nothing is different."""
    add(world, "37.77,-122.42", "Home")
    watch = Watch(world, "--template", "{temp} {cond} {updated}")
    watch.until(lambda text: "–" not in text)
    assert world.ctl("refresh").returncode == 0
    add(world, "59.91,10.75", "Oslo")
    assert world.ctl("places", "current", "Oslo").returncode == 0
    first = watch.line()
    assert world.ctl("places", "current", "Home").returncode == 0
    assert watch.until(lambda text: "–" not in text) is not None and first
    watch.end()


def test_offline_never_ends_it(world):
    world.simulator.misbehave("status", status=503)
    watch = Watch(world, "94134", "--format", "waybar")
    module = json.loads(watch.until(lambda text: "failed" in json.loads(text)["class"]))
    assert module["text"] and module["tooltip"], module
    assert watch.process.poll() is None
    watch.end()


def test_stale_is_said(world):
    add(world, "37.77,-122.42", "Home")
    assert world.ctl("refresh").returncode == 0
    world.simulator.misbehave("status", status=503)
    watch = Watch(world, "--format", "waybar", env={"VANE_TEST_CLOCK": "+7200"})
    module = json.loads(watch.until(lambda text: "stale" in json.loads(text)["class"]))
    assert module["alt"] != "unknown", module
    watch.end()


def test_no_place_waits_for_one(world):
    watch = Watch(world, "--template", "{place} {temp}")
    assert watch.line() == "– –"
    add(world, "59.91,10.75", "Oslo")
    watch.until(lambda text: text.startswith("Oslo ") and "–" not in text)
    watch.end()


def test_reader_goes(world):
    """A bar that ends takes its watch along, also when there is nothing to say."""
    add(world, "37.77,-122.42", "Home")
    read, write = os.pipe()
    process = subprocess.Popen([VANECTL, "watch"], env=world.home.env, stdin=subprocess.DEVNULL, stdout=write)
    os.close(write)
    assert os.read(read, 4096)
    os.close(read)
    assert process.wait(timeout=BOUND_S) == 0


def test_follows_the_units(world):
    add(world, "37.77,-122.42", "Home")
    world.home.env["LC_ALL"] = "C.UTF-8"
    watch = Watch(world, "--template", "{wind}")
    watch.until(lambda text: "–" not in text)
    subprocess.run(
        ["gsettings", "set", "io.github.vane_weather.Vane", "units-preset", "us"], env=world.home.env, check=True
    )
    watch.until(lambda text: "mph" in text)
    watch.end()


def test_words(world):
    for arguments, code, words in (
        (("--template", "{nonsense}"), 2, "{nonsense}"),
        (("--format", "xml"), 2, "--format"),
        (("Home", "Oslo"), 2, "one PLACE"),
        (("Xyzzyville",), 3, "Xyzzyville"),
    ):
        result = world.ctl("watch", *arguments)
        assert result.returncode == code and words in result.stderr, result


def test_names_are_no_markup(world):
    """Waybar reads Pango's markup in text and tooltip."""
    add(world, "59.91,10.75", "<b>Fish & Chips</b>")
    watch = Watch(world, "--format", "waybar", "--template", "{place} {temp}")
    module = json.loads(watch.until(lambda text: json.loads(text)["alt"] != "unknown"))
    assert module["text"].startswith("&lt;b&gt;Fish &amp; Chips&lt;/b&gt; "), module
    assert "<b>" not in module["tooltip"] and "&lt;b&gt;Fish &amp; Chips" in module["tooltip"], module
    watch.end()
    # Other bars read plain text.
    watch = Watch(world, "--template", "{place} {temp}")
    watch.until(lambda text: text.startswith("<b>Fish & Chips</b> "))
    watch.end()


def test_fields_are_documented(world):
    """Every one that there is stands in the manual page, and none that there is not."""
    with open(MANUAL, encoding="utf-8") as file:
        fields = re.findall(r"^\.BR \{([a-z\\-]+)\} [,.]$", file.read(), re.M)
    documented = {field.replace("\\", "") for field in fields}
    # The answer to a wrong one names them all.
    result = world.ctl("watch", "--template", "{nonsense}")
    assert result.returncode == 2, result
    assert set(re.findall(r"\{([a-z-]+)\}", result.stderr)) - {"nonsense"} == documented, (result.stderr, documented)


def test_asks_once(world):
    add(world, "37.77,-122.42", "Home")
    watches = [Watch(world, "--template", "{temp}") for _ in range(4)]
    for watch in watches:
        watch.until(lambda text: "–" not in text)
    forecasts = [p for p in world.simulator.paths() if "/v1/forecast" in p and "hourly" in p]
    assert len(forecasts) == 1, forecasts
    for watch in watches:
        watch.end()
    wait_for(lambda: all(w.process.poll() is not None for w in watches), "the watches to end")


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__]) else 0)
