# SPDX-License-Identifier: GPL-3.0-or-later
"""What is always on, while nothing happens: memory, wake-ups and processor time, beside
others that show the weather all day."""

import glob
import os
import shutil
import subprocess
import time

from vanebus import World

PLACES = (("52.52,13.41", "Berlin"), ("59.91,10.75", "Oslo"), ("37.77,-122.42", "San Francisco"),
          ("35.69,139.69", "Tokyo"), ("-33.87,151.21", "Sydney"))
SETTLE_S = 3


def read_memory_kib(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Pss:"))


def read_wakeups(pid):
    """By thread: how often it went to sleep by itself, so how often it was awake."""
    counts = {}
    for path in glob.glob(f"/proc/{pid}/task/*/status"):
        try:
            with open(path, encoding="ascii") as file:
                counts[path] = next(int(line.split()[1]) for line in file if line.startswith("voluntary_ctxt_switches"))
        except OSError:
            # A thread of GLib's pool that has nothing to do any more.
            continue
    return counts


def read_cpu_ms(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 // os.sysconf("SC_CLK_TCK")


def measure(pid, seconds):
    before, cpu = read_wakeups(pid), read_cpu_ms(pid)
    time.sleep(seconds)
    wakeups = sum(count - before.get(path, 0) for path, count in read_wakeups(pid).items())
    return {"idle_s": seconds, "pss_mib": round(read_memory_kib(pid) / 1024, 1), "wakeups": wakeups,
            "cpu_ms": read_cpu_ms(pid) - cpu}


def bench_ours(seconds):
    world = World("--same-sky")
    try:
        for place, name in PLACES:
            world.ctl("places", "add", place, "--name", name)
        world.set("keep-in-panel", "true")
        process = world.start()
        for _place, name in PLACES:
            world.wait_ready(name)
        time.sleep(SETTLE_S)
        return measure(process.pid, seconds)
    finally:
        world.close()


def bench_gnome_weather(seconds):
    """The process that GNOME's search asks; after ten seconds it ends by itself."""
    program = shutil.which("gnome-weather")
    if program is None:
        return {"skipped": "GNOME Weather is not installed"}
    world = World("--same-sky")
    display = subprocess.Popen(["Xvfb", "-displayfd", "1", "-nolisten", "tcp"], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)
    try:
        env = {**world.home.env, "DISPLAY": f":{display.stdout.readline().strip()}", "GDK_BACKEND": "x11"}
        process = world.start("--gapplication-service", program=program, env=env, wait=False)
        time.sleep(SETTLE_S)
        if process.poll() is not None:
            return {"skipped": f"GNOME Weather ended with status {process.returncode}"}
        return measure(process.pid, min(seconds, 4))
    finally:
        world.close()
        display.terminate()
        display.wait()
        display.stdout.close()


def bench(seconds):
    return {"vane-service": bench_ours(seconds), "gnome-weather": bench_gnome_weather(seconds)}


def show(rows):
    print("always on, idle, with 5 places")
    for name, row in rows.items():
        if "skipped" in row:
            print(f"  {name:14} skipped: {row['skipped']}")
        else:
            print(f"  {name:14} {row['pss_mib']:6} MiB PSS  {row['wakeups']:4} wake-ups  {row['cpu_ms']:5} ms CPU"
                  f"  in {row['idle_s']} s")
