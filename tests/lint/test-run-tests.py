#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether run-tests.py counts right: what a program said, and how it ended."""

import importlib.util
import os
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("run_tests", sys.argv.pop())
run_tests = importlib.util.module_from_spec(spec)
spec.loader.exec_module(run_tests)

# what it said, meson's result, exit status → passed, failures, skips
ROWS = {
    "all pass": ("1..2\nok 1 /a\nok 2 /b\n", "OK", 0, 2, [], []),
    "plan at the end": ("# hello\nok 1 - a\n1..1\n", "OK", 0, 1, [], []),
    "one fails": ("1..2\nok 1 /a\nnot ok 2 /b\n", "ERROR", 1, 1, ["p: /b"], []),
    "one skips": ("1..2\nok 1 /a\nok 2 /b # SKIP no folder\n", "OK", 0, 1, [], [("p", "no folder", "/b")]),
    "all skip": ("1..1\nok 1 /a # SKIP\n", "SKIP", 0, 0, [], [("p", "no reason", "/a")]),
    "known to fail": ("1..1\nnot ok 1 /a # TODO later\n", "OK", 0, 1, [], []),
    "crash amid": ("1..3\nok 1 /a\n", "ERROR", -11, 1, ["p: 1 of 3 cases, then ended by SIGSEGV"], []),
    "crash at the end": ("1..1\nok 1 /a\n", "ERROR", -6, 1, ["p: ended by SIGABRT"], []),
    "a leak at the end": ("1..1\nok 1 /a\n", "ERROR", 1, 1, ["p: ended with ERROR, status 1"], []),
    "crash at once": ("", "ERROR", -11, 0, ["p: ended by SIGSEGV"], []),
    "silent": ("", "SKIP", 0, 0, ["p: ended with SKIP, status 0"], []),
    "hang": ("1..2\nok 1 /a\n", "TIMEOUT", -15, 1, ["p: 1 of 2 cases, then did not end in time"], []),
    "a script": ("all is well\n", "OK", 0, 1, [], []),
    "a script fails": ("not well\n", "FAIL", 1, 0, ["p: ended with FAIL, status 1"], []),
    "a script skips": ("no bus\n", "SKIP", 77, 0, [], [("p", "no bus", "all of it")]),
}


class Counting(unittest.TestCase):
    def test_rows(self):
        for name, (said, result, code, passed, failures, skips) in ROWS.items():
            with self.subTest(name):
                totals = run_tests.Totals()
                totals.read({"name": "vane:p", "stdout": said, "result": result, "returncode": code})
                self.assertEqual((totals.passed, totals.failures, totals.skips), (passed, failures, skips))

    def test_last_line(self):
        totals = run_tests.Totals()
        totals.count("p", "a")
        self.assertEqual(str(totals), "1 passed, 0 failed")
        totals.count("p", "b", failed=True)
        totals.count("p", "c", directive="skip")
        self.assertEqual(str(totals), "1 passed, 1 failed, 1 skipped")

    def test_skips_once(self):
        skips = [("p", "not yet", "/a"), ("p", "not yet", "/b"), ("q", "as root", "/c"), ("p", "not yet", "/a")]
        self.assertEqual(list(run_tests.list_skips(skips)),
                         ["skipped: p: not yet (2): /a /b", "skipped: q: as root (1): /c"])

    def test_no_log(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "log.json")
            self.assertIsNone(run_tests.read_log(path))
            open(path, "w", encoding="utf-8").close()
            self.assertIsNone(run_tests.read_log(path))


unittest.main()
