#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether docs/numbers.md has what the model prints; VANE_TEST_UPDATE=1 writes it there.

Arguments: the model, the proxy's configuration, the page.
"""

import difflib
import os
import subprocess
import sys

BEGIN = "<!-- What tests/bench/fleet-model.c prints; VANE_TEST_UPDATE=1 writes it. -->\n"
END = "<!-- The end of it. -->\n"


def main():
    model, conf, page = sys.argv[1:]
    printed = subprocess.run([model, conf], check=True, stdout=subprocess.PIPE, text=True).stdout
    with open(page, encoding="utf-8") as file:
        text = file.read()
    before, rest = text.split(BEGIN)
    written, after = rest.split(END)
    if written == printed:
        return 0
    if "VANE_TEST_UPDATE" in os.environ:
        with open(page, "w", encoding="utf-8") as file:
            file.write(before + BEGIN + printed + END + after)
        return 0
    print(*difflib.unified_diff(written.splitlines(), printed.splitlines(), page, "the model", lineterm=""), sep="\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
