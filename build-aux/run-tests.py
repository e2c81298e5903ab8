#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the test suites and closes with one line: N passed, N failed[, N skipped].

Each case of a TAP test counts, not each program. The suite "sanitized" is the unit tests
again in a build of their own with ASan, UBSan and LeakSanitizer.
"""

import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

SUITES = ["lint", "unit", "recorded", "window"]
SANITIZED = ["unit", "recorded"]

top, build, build_sanitized, *wanted = sys.argv[1:]


class Totals:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0
        self.failures = []
        self.skips = []

    def read(self, folder, label):
        path = os.path.join(folder, "meson-logs", "testlog.junit.xml")
        for case in ElementTree.parse(path).getroot().iter("testcase"):
            name = f"{label}{case.get('classname') or ''} {case.get('name')}".strip()
            if case.find("failure") is not None or case.find("error") is not None:
                self.failed += 1
                self.failures.append(name)
            elif case.find("skipped") is not None:
                self.skipped += 1
                self.skips.append(name)
            else:
                self.passed += 1


def run_meson(folder, suites, env=None):
    """Runs suites; True when meson says that all is well."""
    command = ["meson", "test", "-C", folder, "--no-rebuild", "--print-errorlogs"]
    for suite in suites:
        command += ["--suite", suite]
    return subprocess.run(command, env=env, check=False).returncode == 0


def build_with_sanitizers():
    if not os.path.exists(os.path.join(build_sanitized, "build.ninja")):
        recorded = subprocess.run(
            ["meson", "introspect", build, "--buildoptions"], capture_output=True, text=True, check=True
        ).stdout
        import json

        value = next(o["value"] for o in json.loads(recorded) if o["name"] == "recorded")
        subprocess.run(
            ["meson", "setup", build_sanitized, top, "-Db_sanitize=address,undefined", "-Db_lundef=false",
             "-Doptimization=1", f"-Drecorded={value}"],
            stdout=subprocess.DEVNULL, check=True,
        )
    subprocess.run(["ninja", "-C", build_sanitized, "--quiet"], check=True)


def main():
    totals = Totals()
    well = True
    suites = [s for s in SUITES if not wanted or s in wanted]
    unknown = [s for s in wanted if s not in SUITES + ["sanitized"]]
    if unknown:
        sys.exit(f"no such suite: {', '.join(unknown)}")

    if suites:
        well = run_meson(build, suites) and well
        totals.read(build, "")
    if not wanted or "sanitized" in wanted:
        build_with_sanitizers()
        env = dict(os.environ)
        suppressions = os.path.join(top, "tests", "support", "lsan.supp")
        env.update(
            # GLib has no frame pointers: without slow unwinding no suppression would match.
            # GCC 12's LeakSanitizer dies over thread storage of modules that are loaded late (TLS).
            ASAN_OPTIONS="detect_leaks=1:abort_on_error=0:fast_unwind_on_malloc=0:malloc_context_size=16:"
                         "intercept_tls_get_addr=0",
            UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1",
            LSAN_OPTIONS=f"suppressions={suppressions}:print_suppressions=0",
            G_SLICE="always-malloc",
        )
        well = run_meson(build_sanitized, SANITIZED, env) and well
        totals.read(build_sanitized, "sanitized: ")

    for name in totals.skips:
        print(f"skipped: {name}")
    for name in totals.failures:
        print(f"failed: {name}")
    # A program that dies without a word has no case of its own to be counted.
    if not well and totals.failed == 0:
        totals.failed = 1
    skipped = f", {totals.skipped} skipped" if totals.skipped else ""
    print(f"{totals.passed} passed, {totals.failed} failed{skipped}")
    sys.exit(1 if totals.failed else 0)


main()
