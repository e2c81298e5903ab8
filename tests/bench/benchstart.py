# SPDX-License-Identifier: GPL-3.0-or-later
"""Our window beside a bare one of libadwaita's, alternating: first frame and memory; frames
that were dropped while twenty places refresh; processor time of a window that nobody has touched for a while."""

import json
import os
import statistics
import subprocess
import tempfile

import vanetap

RUNS = 7
DISPLAY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "build-aux", "on-virtual-display.sh")
START = os.path.join(vanetap.BUILD, "tests", "bench", "bench-start")


def run(env, *arguments):
    command = ["sh", DISPLAY, START, *arguments]
    result = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    lines = [line for line in result.stdout.splitlines() if line.startswith("{")]
    if not lines:
        raise RuntimeError(result.stderr.strip()[-500:])
    return json.loads(lines[-1])


def bench(idle_s):
    simulator = vanetap.Simulator("--same-sky")
    home = vanetap.Home()
    env = {**home.env, "VANE_ENDPOINTS": simulator.endpoints, "GSK_RENDERER": "cairo", "GTK_A11Y": "none",
           "TMPDIR": tempfile.gettempdir()}
    del env["DBUS_SESSION_BUS_ADDRESS"]
    folder = os.path.join(home.path, "stored")
    run(env, "fill", folder)
    bare, ours = [], []
    for _ in range(RUNS):
        bare.append(run(env, "bare"))
        ours.append(run(env, "ours", folder))
    busy = run(env, "busy", os.path.join(home.path, "busy"))
    idle = run(env, "idle", folder, str(idle_s))
    simulator.stop()
    home.remove()
    result = {"dropped": busy["dropped"], "frames": busy["frames"], "idle_s": idle_s,
              "idle_cpu_percent": round(idle["cpu_ms"] / idle_s / 10, 2),
              "first_frame_widgets": ours[-1]["first_frame_widgets"], "widgets": ours[-1]["widgets"]}
    for name in ("first_frame_ms", "pss_kib"):
        one, other = (statistics.median(r[name] for r in runs) for runs in (ours, bare))
        result[name] = one
        result["bare_" + name] = other
        result[name + "_ratio"] = round(one / other, 3)
    return result


def show(result):
    print(f"a window with 5 stored places, beside a bare one, median of {RUNS}")
    for name, title in (("first_frame_ms", "first frame, ms"), ("pss_kib", "memory (PSS), KiB")):
        print(f"  {title:20} {result[name]:10.1f} {result['bare_' + name]:10.1f}   ratio {result[name + '_ratio']}")
    print(f"  {'widgets':20} {result['first_frame_widgets']} in the first frame, {result['widgets']} later")
    print(f"  {'frames dropped':20} {result['dropped']} of {result['frames']} while 20 places refresh")
    print(f"  {'idle':20} {result['idle_cpu_percent']} % of a processor over {result['idle_s']} s")
