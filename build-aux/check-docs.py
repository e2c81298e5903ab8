#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that what the pages for developers name is there: files and folders, the list of folders,
the table of layers, and that links lead somewhere."""

import ast
import os
import re
import sys

root = sys.argv[1]
PAGES = ["README.md", "SECURITY.md", "HACKING.md", "CONTRIBUTING.md", "NEWS.md"]
# Where a path may begin. HACKING.md's way of one refresh is told within src/core and src.
BASES = ["", "src/core", "src"]
# What only the reader has, or makes: the example, a new language, a build folder, what stands for many.
MADE = re.compile(r"^_build|^po/xx\.po$|^src/(core/provider|simulator)/(vane-sim-)?toy\.c$|^tests/data/toy/$|<|-ID$")
PATH = re.compile(r"`([\w.<>-]+(?:/[\w.<>-]+)+/?)`")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
problems = []


def read(path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        return file.read()


def check_paths(page, text):
    for number, line in enumerate(text.splitlines(), 1):
        for path in PATH.findall(line):
            if MADE.search(path):
                continue
            if not any(os.path.exists(os.path.join(root, base, path)) for base in BASES):
                problems.append(f"{page}:{number}: there is no {path}")
        for link in LINK.findall(line):
            if "://" not in link and not os.path.exists(os.path.join(root, os.path.dirname(page), link)):
                problems.append(f"{page}:{number}: {link} leads nowhere")


def list_folders():
    """src/core/model, src/net, … : what has a meson.build and code."""
    for base in ("src/core", "src"):
        for name in sorted(os.listdir(os.path.join(root, base))):
            path = f"{base}/{name}"
            if os.path.isdir(os.path.join(root, path)) and path != "src/core":
                yield path


def check_layout():
    listed = set(re.findall(r"^\| `(src/[\w/]+)` \|", read("HACKING.md"), re.MULTILINE))
    there = set(list_folders())
    problems.extend(f"HACKING.md: the layout lacks {path}" for path in sorted(there - listed))
    problems.extend(f"HACKING.md: the layout has {path}, which is not there" for path in sorted(listed - there))


def check_layers():
    source = read("build-aux/check-layers.py")
    layers = ast.literal_eval(re.search(r"^LAYERS = (\{.*?^\})", source, re.DOTALL | re.MULTILINE)[1])
    page = "docs/architecture.md"
    rows = dict(re.findall(r"^\| `(\w+)` \| ([\w, ]*?) ?\|", read(page), re.MULTILINE))
    for name, allowed in layers.items():
        told = [word for word in rows.get(name, "").split(", ") if word]
        if name not in rows or sorted(told) != sorted(allowed):
            problems.append(f"{page}: {name} may include {', '.join(allowed)}; the page says {', '.join(told)}")


def main():
    pages = PAGES + [f"docs/{name}" for name in sorted(os.listdir(os.path.join(root, "docs"))) if name.endswith(".md")]
    for page in pages:
        check_paths(page, read(page))
    check_layout()
    check_layers()
    print("\n".join(problems) or "the pages name what is there")
    sys.exit(1 if problems else 0)


main()
