#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmarks: ratios against something in the same run, because machines differ.

Prints a table, then one line of JSON. Arguments: the build folder; --quick: 20 idle seconds of the
service and 10 of the window rather than 5 minutes and one; --service, --start, --alerts: that alone.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

BUILD = os.path.abspath(sys.argv[1])
os.environ["VANE_BUILD_DIR"] = BUILD
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import benchservice  # noqa: E402
import benchstart  # noqa: E402
import vanenws  # noqa: E402
from vanetap import Home, Simulator, VANECTL  # noqa: E402  (found by the line above)

AIOHTTP = [sys.executable, os.path.join(HERE, "ask-aiohttp.py")]
PLACES = os.path.join(BUILD, "tests", "bench", "bench-places")
WINDOW = os.path.join(BUILD, "tests", "bench", "bench-window")
ALERTS = os.path.join(BUILD, "tests", "bench", "bench-alerts")
# What a person does not notice; of our own work, not of the toolkit's frames.
STEP_AIM_MS = 8
LATENCY_MS = 200
RUNS = 11
IDLE_S = 20 if "--quick" in sys.argv else 300
WINDOW_IDLE_S = 10 if "--quick" in sys.argv else 60


def timed(command, env):
    started = time.monotonic()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - started


def bench_one_request():
    """vanectl now against the same requests by aiohttp, both cold processes, alternating."""
    simulator = Simulator("--same-sky")
    home = Home()
    home.env["VANE_ENDPOINTS"] = simulator.endpoints
    command = [VANECTL, "now", "52.52,13.41"]
    subprocess.run(command, env=home.env, check=True, stdout=subprocess.DEVNULL)
    urls = [simulator.url + p.removeprefix("GET ") for p in simulator.paths() if "/v1/" in p]
    ours, theirs = [], []
    for _ in range(RUNS):
        home.remove()
        home = Home()
        home.env["VANE_ENDPOINTS"] = simulator.endpoints
        ours.append(timed(command, home.env))
        theirs.append(timed(AIOHTTP + urls, home.env))
    home.remove()
    simulator.stop()
    mine, other = statistics.median(ours), statistics.median(theirs)
    return {"requests": len(urls), "vanectl_s": round(mine, 4), "aiohttp_s": round(other, 4),
            "ratio": round(mine / other, 3)}


def place_urls(simulator, n):
    """One place's two requests, moved to n places."""
    home = Home()
    home.env["VANE_ENDPOINTS"] = simulator.endpoints
    subprocess.run([VANECTL, "now", "11.11,22.22"], env=home.env, check=True, stdout=subprocess.DEVNULL)
    home.remove()
    urls = [simulator.url + p.removeprefix("GET ") for p in simulator.paths() if "latitude=11.11" in p]
    return [u.replace("latitude=11.11", f"latitude={-60 + (i % 1200) * 0.1:.2f}").replace(
        "longitude=22.22", f"longitude={-179 + (i * 7 % 3580) * 0.1:.2f}") for i in range(n) for u in urls[:2]]


def bench_places():
    rows = []
    for n in (1, 10, 100, 1000):
        row = {"places": n}
        for how in ("joined", "single"):
            simulator = Simulator("--same-sky", "--latency", str(LATENCY_MS))
            env = {**os.environ, "VANE_ENDPOINTS": simulator.endpoints}
            result = subprocess.run([PLACES, str(n), how], env=env, capture_output=True, text=True, check=True)
            row[how] = json.loads(result.stdout)
            simulator.stop()
        simulator = Simulator("--same-sky", "--latency", str(LATENCY_MS))
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write("\n".join(place_urls(simulator, n)))
            file.flush()
            result = subprocess.run(AIOHTTP + ["--file", file.name], capture_output=True, text=True, check=True)
        simulator.stop()
        row["aiohttp_s"] = float(result.stdout)
        for how in ("joined", "single"):
            row[how]["ratio_to_aiohttp"] = round(row[how]["elapsed_s"] / row["aiohttp_s"], 3)
            row[how]["ratio_to_slowest_reply"] = round(row[how]["elapsed_s"] / (LATENCY_MS / 1000), 2)
        rows.append(row)
    return rows


def bench_window():
    """The longest step of the main loop while a hundred places refresh with a window open."""
    if not os.path.exists(WINDOW):
        return None
    simulator = Simulator("--same-sky", "--latency", str(LATENCY_MS))
    result = run_window(simulator, [WINDOW, "100"])
    simulator.stop()
    return result


def run_window(simulator, program):
    home = Home()
    env = {**home.env, "VANE_ENDPOINTS": simulator.endpoints, "GSK_RENDERER": "cairo", "GTK_A11Y": "none",
           "TMPDIR": tempfile.gettempdir()}
    command = ["sh", os.path.join(HERE, "..", "..", "build-aux", "on-virtual-display.sh"), *program]
    del env["DBUS_SESSION_BUS_ADDRESS"]
    result = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    home.remove()
    lines = [line for line in result.stdout.splitlines() if line.startswith("{")]
    return json.loads(lines[-1]) if lines else {"error": result.stderr.strip()[-300:]}


def bench_alerts():
    """The same while the alerts of a whole country come for one place, and are then shown.

    Each step of the loop in CPU milliseconds: the longest; what of it was neither a frame nor the size of a window,
    which the toolkit asks for, is ours. Beside it what the toolkit takes to lay out and paint the same page anew
    though nothing is new, and to open a window with next to nothing in it.
    """
    if not os.path.exists(ALERTS):
        return None
    simulator = Simulator("--same-sky", "--latency", str(LATENCY_MS))
    simulator.misbehave("body", endpoint="nws", query="/alerts/", status=200, body=vanenws.make_country(246))
    result = run_window(simulator, [ALERTS])
    simulator.stop()
    return result


def show_alerts(alerts):
    if alerts is None or "error" in alerts:
        print("246 alerts at once, shown:", alerts)
        return
    print(f"246 alerts at once, {alerts['alerts']} that count: the longest step in ms of CPU; aim, ours: {STEP_AIM_MS}")
    print(f"  {'':22} {'ours':>6} {'frame':>6} {'layout':>6} {'paint':>6} {'size':>6} {'step':>6}")
    for key, name in (("arrival", "they come, first page"), ("renewal", "they come again"),
                      ("plain_frame", "  the page, by itself"), ("alerts_window", "their window opens"),
                      ("plain_window", "  a window, by itself")):
        row = alerts[key]
        cells = [row.get(k) for k in ("own_step_ms", "frame_ms", "layout_ms", "paint_ms", "measure_ms", "step_ms")]
        print(f"  {name:22} " + " ".join(f"{'' if c is None else f'{c:.1f}':>6}" for c in cells))


def main():
    if "--start" in sys.argv:
        start = benchstart.bench(WINDOW_IDLE_S)
        benchstart.show(start)
        print(json.dumps({"start": start}))
        return
    if "--alerts" in sys.argv:
        alerts = bench_alerts()
        show_alerts(alerts)
        print(json.dumps({"alerts": alerts}))
        return
    service = benchservice.bench(IDLE_S)
    benchservice.show(service)
    if "--service" in sys.argv:
        print(json.dumps({"service": service}))
        return
    start = benchstart.bench(WINDOW_IDLE_S)
    benchstart.show(start)
    one = bench_one_request()
    print("one place, cold process, median of", RUNS)
    print(f"  vanectl {one['vanectl_s'] * 1000:8.1f} ms   aiohttp {one['aiohttp_s'] * 1000:8.1f} ms"
          f"   ratio {one['ratio']}")
    places = bench_places()
    print(f"places at {LATENCY_MS} ms a reply, two requests each")
    print(f"  {'places':>6} {'how':>7} {'seconds':>8} {'requests':>8} {'/aiohttp':>9} {'/slowest':>9} "
          f"{'step ms':>8} {'cpu ms':>7}")
    for row in places:
        for how in ("joined", "single"):
            r = row[how]
            print(f"  {row['places']:6} {how:>7} {r['elapsed_s']:8.3f} {r['requests']:8} "
                  f"{r['ratio_to_aiohttp']:9} {r['ratio_to_slowest_reply']:9} {r['longest_step_ms']:8} "
                  f"{r['longest_step_cpu_ms']:7}")
        print(f"  {row['places']:6} aiohttp {row['aiohttp_s']:8.3f} {row['places'] * 2:8}")
    window = bench_window()
    print("with a window open:", json.dumps(window))
    alerts = bench_alerts()
    show_alerts(alerts)
    print(json.dumps({"one": one, "places": places, "window": window, "alerts": alerts, "service": service,
                      "start": start}))


# What the programs put there goes with it.
with tempfile.TemporaryDirectory(prefix="vane-bench-") as folder:
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    main()
