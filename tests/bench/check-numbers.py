#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether docs/numbers.md has what the model prints; VANE_TEST_UPDATE=1 writes it there.

Half a day is lived with real files and sockets: a request may fall to one side of its end or the
other. Numbers are the same within a tenth; all else is the same.

Arguments: the model, the proxy's configuration, the page.
"""

import difflib
import os
import subprocess
import sys

BEGIN = "<!-- What tests/bench/fleet-model.c prints; VANE_TEST_UPDATE=1 writes it. -->\n"
END = "<!-- The end of it. -->\n"


def is_same(written, printed):
    """Line by line, cell by cell."""
    one, two = ([line.split(" | ") for line in text.splitlines()] for text in (written, printed))
    if [len(cells) for cells in one] != [len(cells) for cells in two]:
        return False
    return all(a == b or is_near(a, b) for row, other in zip(one, two) for a, b in zip(row, other))


def is_near(*cells):
    try:
        low, high = sorted(float(cell.strip("| ").replace(" ", "")) for cell in cells)
    except ValueError:
        return False
    return high <= 1.1 * low + 0.1


def main():
    model, conf, page = sys.argv[1:]
    printed = subprocess.run([model, conf], check=True, stdout=subprocess.PIPE, text=True).stdout
    with open(page, encoding="utf-8") as file:
        text = file.read()
    before, rest = text.split(BEGIN)
    written, after = rest.split(END)
    if is_same(written, printed):
        return 0
    if "VANE_TEST_UPDATE" in os.environ:
        with open(page, "w", encoding="utf-8") as file:
            file.write(before + BEGIN + printed + END + after)
        return 0
    print(*difflib.unified_diff(written.splitlines(), printed.splitlines(), page, "the model", lineterm=""), sep="\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
