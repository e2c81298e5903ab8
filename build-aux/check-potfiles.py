#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that po/POTFILES.in names exactly the files that have words for people."""

import os
import re
import sys

root = sys.argv[1]
MARK = re.compile(r'\b(_|N_|VANE_SENDS|C_|NC_|ngettext|g_dngettext|g_dpgettext2) ?\(\s*"|translatable="yes"')


def has_words(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    # What only includes the macros and says nothing is not listed.
    return MARK.search(re.sub(r"/\*.*?\*/", "", text, flags=re.S)) is not None


def main():
    with open(os.path.join(root, "po", "POTFILES.in"), encoding="utf-8") as file:
        listed = {line.strip() for line in file if line.strip() and not line.startswith("#")}
    found = set()
    for base in ("src", "data"):
        for folder, _, files in os.walk(os.path.join(root, base)):
            for name in files:
                path = os.path.join(folder, name)
                if name.endswith((".c", ".h", ".ui")) and has_words(path):
                    found.add(os.path.relpath(path, root))
    for name in sorted(found - listed):
        print(f"po/POTFILES.in: {name} is missing")
    for name in sorted(listed - found):
        if not os.path.exists(os.path.join(root, name)) or name.endswith((".c", ".h", ".ui")):
            print(f"po/POTFILES.in: {name} has no words")
    sys.exit(1 if found != {n for n in listed if n.endswith((".c", ".h", ".ui"))} else 0)


main()
