#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the test suites and closes with one line: N passed, N failed[, N skipped].

Each case of a TAP test counts, not each program; a program that dies, hangs or says too
little is a failure besides. The suite "sanitized" is the unit tests again in a build of
their own with ASan, UBSan and LeakSanitizer.
Arguments: the sources, the build, the build with sanitizers, then suites (none: all).
"""

import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import time

SUITES = ["lint", "unit", "recorded", "window", "panels", "fleet", "sanitized"]
# What installs or downloads has a command of its own: ./bootstrap test-platforms.
PLATFORMS = ["flatpak", "debian", "shell"]
# What the suite of this name runs, where it is not itself.
CONTENTS = {"sanitized": ["unit", "recorded"]}
# A hang is a failure; that the machine has other things to do is none.
TIMEOUT_FACTOR = 4

PLAN = re.compile(r"1\.\.(\d+)")
CASE = re.compile(r"(not )?ok\b\s*(?:\d+)?\s*(?:- )?(.*?)\s*(?:#\s*(SKIP|TODO)\b\s*(.*))?$", re.IGNORECASE)


class Totals:
    def __init__(self):
        self.passed = 0
        self.failures = []
        self.skips = []  # (program, reason, case)

    def add(self, other):
        self.passed += other.passed
        self.failures += other.failures
        self.skips += other.skips

    def count(self, program, case, failed=False, directive=None, reason=None):
        if directive and directive.upper() == "SKIP":
            self.skips.append((program, reason or "no reason", case))
        elif failed and not directive:
            self.failures.append(f"{program}: {case}")
        else:
            self.passed += 1

    def read(self, program):
        """Counts what a program did; program is a line of meson's testlog.json."""
        title = program["name"].removeprefix("vane:")
        lines = (program.get("stdout") or "").splitlines()
        plan = next((int(m[1]) for m in map(PLAN.match, lines) if m), None)
        if plan is None:
            # No TAP: the program is the case.
            if program["result"] == "OK":
                self.count(title, "")
            elif program["result"] == "SKIP" and program["returncode"] == 77:
                self.count(title, "all of it", directive="SKIP", reason=(lines or [None])[-1])
            else:
                self.failures.append(f"{title}: {describe_end(program)}")
            return
        cases = [m for m in map(CASE.match, lines) if m]
        before = len(self.failures)
        for case in cases:
            self.count(title, case[2], case[1] is not None, case[3], case[4])
        if len(cases) < plan:
            self.failures.append(f"{title}: {len(cases)} of {plan} cases, then {describe_end(program)}")
        elif program["result"] not in ("OK", "SKIP") and len(self.failures) == before:
            self.failures.append(f"{title}: {describe_end(program)}")

    def __str__(self):
        skipped = f", {len(self.skips)} skipped" if self.skips else ""
        return f"{self.passed} passed, {len(self.failures)} failed{skipped}"


def list_skips(skips):
    """Each program and reason once, with the cases; not again when the sanitizers' build does the same."""
    groups = {}
    for program, reason, case in skips:
        cases = groups.setdefault((program, reason), [])
        if case not in cases:
            cases.append(case)
    for (program, reason), cases in groups.items():
        text = f"skipped: {program}: {reason} ({len(cases)}): {' '.join(cases)}"
        yield textwrap.fill(text, 110, subsequent_indent="    ", break_on_hyphens=False)


def describe_end(program):
    code = program["returncode"]
    if program["result"] == "TIMEOUT":
        return "did not end in time"
    if code is not None and code < 0:
        return f"ended by {signal.Signals(-code).name}"
    return f"ended with {program['result']}, status {code}"


def read_log(path):
    """The totals of a testlog.json, or None when no test has run."""
    totals = Totals()
    try:
        with open(path, encoding="utf-8") as file:
            programs = [json.loads(line) for line in file]
    except FileNotFoundError:
        return None
    for program in programs:
        totals.read(program)
    return totals if programs else None


def sanitizers_env(top):
    suppressions = os.path.join(top, "tests", "support", "lsan.supp")
    return {
        # GLib has no frame pointers: without slow unwinding no suppression would match.
        # GCC 12's LeakSanitizer dies over thread storage of modules that are loaded late (TLS).
        "ASAN_OPTIONS": "detect_leaks=1:abort_on_error=0:fast_unwind_on_malloc=0:malloc_context_size=16:"
                        "intercept_tls_get_addr=0",
        "UBSAN_OPTIONS": "halt_on_error=1:print_stacktrace=1",
        "LSAN_OPTIONS": f"suppressions={suppressions}:print_suppressions=0",
        "G_SLICE": "always-malloc",
    }


def run_suite(name, folder, env):
    """Runs a suite; what meson says of its programs is read, not only whether all is well."""
    log = os.path.join(folder, "meson-logs", f"{name}.json")
    if os.path.exists(log):
        os.remove(log)
    command = ["meson", "test", "-C", folder, "--no-rebuild", "--print-errorlogs", "--logbase", name,
               "--timeout-multiplier", str(TIMEOUT_FACTOR)]
    for suite in CONTENTS.get(name, [name]):
        command += ["--suite", suite]
    status = subprocess.run(command, env={**os.environ, **env}, check=False).returncode
    totals = read_log(log)
    if totals is None:
        totals = Totals()
        totals.failures.append(f"{name}: no test has run")
    elif status != 0 and not totals.failures:
        totals.failures.append(f"{name}: meson test ended with status {status}")
    if name in CONTENTS:
        totals.failures = [f"{name}: {title}" for title in totals.failures]
    return totals


def main():
    top, build, build_sanitized, *wanted = sys.argv[1:]
    unknown = [s for s in wanted if s not in SUITES]
    if unknown:
        print(f"no such suite: {', '.join(unknown)}; there are {', '.join(SUITES)}", file=sys.stderr)
        return 2

    every = Totals()
    summary = []
    for name in SUITES:
        if wanted and name not in wanted:
            continue
        started = time.monotonic()
        sanitized = name == "sanitized"
        totals = run_suite(name, build_sanitized if sanitized else build, sanitizers_env(top) if sanitized else {})
        every.add(totals)
        summary.append(f"{name:10}{time.monotonic() - started:6.0f} s   {totals}")

    if not wanted:
        every.skips += [("platforms", "./bootstrap test-platforms runs it", name) for name in PLATFORMS]
    failed = [f"failed: {title}" for title in every.failures]
    print(*list_skips(every.skips), *failed, *summary, every, sep="\n")
    return 1 if every.failures else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
