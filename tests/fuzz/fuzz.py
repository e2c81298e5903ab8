#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs libFuzzer's targets, as many at once as there are processors, and says what they found.

Arguments: the build folder, "minute" or "nightly", targets (none: all). What brought the fuzzer
further is kept in the build folder, for the next time; a finding is kept there, too.
"""

import concurrent.futures
import os
import re
import subprocess
import sys

SECONDS = {"minute": 60, "nightly": 3600}
HERE = os.path.dirname(os.path.abspath(__file__))
# One reply takes milliseconds, also with the sanitizers.
TIMEOUT_S = 10
OPTIONS = [f"-timeout={TIMEOUT_S}", "-rss_limit_mb=2048", "-print_final_stats=1", "-max_len=16384"]


def fuzz(build, name, seconds):
    """Returns a line, and what went wrong or None."""
    kept = os.path.join(build, "fuzz-corpus", name)
    found = os.path.join(build, "fuzz-found", name)
    seeds = os.path.join(HERE, "corpus", name)
    for folder in (kept, found):
        os.makedirs(folder, exist_ok=True)
    env = {
        **os.environ,
        "ASAN_OPTIONS": "detect_leaks=1:detect_stack_use_after_return=1",
        "UBSAN_OPTIONS": "halt_on_error=1:print_stacktrace=1",
        "LSAN_OPTIONS": f"suppressions={os.path.join(HERE, '..', 'support', 'lsan.supp')}:print_suppressions=0",
        "G_SLICE": "always-malloc",
        # A check of arguments that fails is a finding.
        "G_DEBUG": "fatal-warnings,gc-friendly",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
    command = [os.path.join(build, "tests", "fuzz", f"fuzz-{name}"), f"-max_total_time={seconds}",
               f"-artifact_prefix={found}/", *OPTIONS, kept, *([seeds] if os.path.isdir(seeds) else [])]
    result = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, errors="replace", text=True, check=False)
    runs = re.search(r"number_of_executed_units: (\d+)", result.stdout)
    reached = re.findall(r"cov: (\d+)", result.stdout)
    line = f"{name:28}{runs[1] if runs else '?':>10} runs, {reached[-1] if reached else '?'} edges"
    return line, result.stdout if result.returncode != 0 else None


def main():
    build, length, *wanted = sys.argv[1:]
    built = os.listdir(os.path.join(build, "tests", "fuzz"))
    targets = sorted(name.removeprefix("fuzz-") for name in built if re.fullmatch(r"fuzz-[a-z-]+", name))
    unknown = [name for name in wanted if name not in targets]
    if unknown:
        print(f"no such target: {', '.join(unknown)}; there are {', '.join(targets)}", file=sys.stderr)
        return 2
    failed = []
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("VANE_FUZZ_JOBS") or os.cpu_count())) as pool:
        jobs = {name: pool.submit(fuzz, build, name, SECONDS[length]) for name in wanted or targets}
        for name, job in jobs.items():
            line, output = job.result()
            print(line, flush=True)
            if output is not None:
                failed.append(name)
                print(output[-8000:], flush=True)
    for name in failed:
        print(f"failed: {name}: what did it is in {build}/fuzz-found/{name}; once it is mended, a seed for "
              f"tests/fuzz/corpus/{name}")
    print(f"{len(jobs) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
