#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every provider has good and broken cases under tests/data/, with expectations."""

import os
import re
import sys

root = sys.argv[1]


def read_list(text, name):
    match = re.search(rf"^{name} = \[(.*?)\]", text, re.S | re.M)
    return re.findall(r"'([^']+)'", match.group(1)) if match else []


def main():
    with open(os.path.join(root, "src", "core", "provider", "meson.build"), encoding="utf-8") as file:
        providers = read_list(file.read(), "providers")
    wrong = [] if providers else ["src/core/provider/meson.build: no list of providers found"]
    for provider in providers:
        folder = os.path.join("tests", "data", provider)
        path = os.path.join(root, folder)
        files = sorted(os.listdir(path)) if os.path.isdir(path) else []
        # NAME.json, or NAME.PART.json for one request of several.
        cases = sorted({name.split(".")[0] for name in files if name.endswith(".json")})
        for kind in ("ok", "broken"):
            if not any(case.startswith(kind + "-") for case in cases):
                wrong.append(f"{folder}: no case {kind}-*.json")
        for case in cases:
            if not case.startswith(("ok-", "broken-")):
                wrong.append(f"{folder}/{case}: neither ok- nor broken-")
            if case + ".expected" not in files:
                wrong.append(f"{folder}/{case}.expected is missing")
        for name in files:
            if name.endswith(".expected") and name.removesuffix(".expected") not in cases:
                wrong.append(f"{folder}/{name}: expects something of no case")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


sys.exit(main())
