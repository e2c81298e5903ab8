#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that rooms are small: files, functions, lines, and the head of each file.

Documentation comments do not count towards a file's length, so that nobody saves on them.
"""

import os
import re
import sys

MAX_FILE = 400
MAX_FUNCTION = 60
MAX_COLUMNS = 120
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"

root = sys.argv[1]
problems = []


def complain(path, number, sentence):
    problems.append(f"{os.path.relpath(path, root)}:{number}: {sentence}")


def check_functions(path, lines):
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            if number - start - 1 > MAX_FUNCTION:
                complain(path, start, f"a function of {number - start - 1} lines; {MAX_FUNCTION} at most")
            start = None


def check_file(path):
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    if SPDX not in "\n".join(lines[:3]):
        complain(path, 1, "no SPDX line")
    without_documentation = re.sub(r"/\*\*\n.*?\*/\n", "", "\n".join(lines), flags=re.S)
    length = without_documentation.count("\n")
    if length > MAX_FILE:
        complain(path, 1, f"{length} lines without documentation; {MAX_FILE} at most")
    if path.endswith(".c"):
        check_functions(path, lines)
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_COLUMNS:
            complain(path, number, f"{len(line)} columns; {MAX_COLUMNS} at most")
        if "\t" in line:
            complain(path, number, "a tab")
        if line.rstrip() != line:
            complain(path, number, "blanks at the end")
        if re.search(r"\bgoto\b", line) and path.endswith(".c") and not line.lstrip().startswith(("*", "/*")):
            complain(path, number, "goto")


def main():
    for base in ("src", "tests", "build-aux"):
        for folder, _, files in os.walk(os.path.join(root, base)):
            for file in sorted(files):
                if file.endswith((".c", ".h", ".py")):
                    check_file(os.path.join(folder, file))
    print("\n".join(problems) or "rooms are small")
    sys.exit(1 if problems else 0)


main()
