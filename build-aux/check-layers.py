#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks who includes whom, who may speak to people, and who may read the clock."""

import os
import re
import sys

# folder → folders whose headers it may include besides its own
LAYERS = {
    "base": [],
    "model": ["base"],
    "transport": ["base"],
    "provider": ["base", "model", "transport"],
    "geo": ["base", "model", "transport", "provider"],
    "feed": ["base", "model", "transport", "provider", "geo"],
    "present": ["base", "model"],
    "icons": ["base", "model"],
    "paint": ["icons", "model"],
    "net": ["base", "transport"],
    "simulator": ["base", "model"],
    "launch": ["base", "model", "transport", "provider", "geo", "feed", "net", "simulator"],
    "ctl": ["base", "model", "geo", "feed", "present"],
    "service": ["base", "model", "geo", "feed", "present", "icons", "paint"],
    "app": ["base", "model", "geo", "feed", "present", "icons", "paint"],
}
# What only a program's main.c may include besides.
MAIN = {"ctl": ["launch"], "service": ["transport"], "app": ["launch"]}

# outside libraries → folders that may include them
OUTSIDE = {
    r"libsoup/": ["net", "simulator"],
    r"json-glib/": ["provider", "geo", "present", "simulator", "ctl", "service"],
    r"(gtk|gdk|gsk|graphene|adwaita)[./]|adwaita\.h": ["app"],
    r"gtk4-layer-shell|X11/": ["app"],
    r"cairo[./]": ["paint", "service", "app"],
    r"libsecret/": ["net"],
    r"libportal": ["app"],
    r"glib/gi18n": ["present", "launch", "ctl", "service", "app"],
}

CLOCK = re.compile(
    r"\b(g_get_real_time|g_get_monotonic_time|g_date_time_new_now\w*|gettimeofday|clock_gettime|time) \("
)
# The simulator is a service, not a part of the program: it paces its drips by itself.
CLOCK_ALLOWED = {"base/vane-clock.c"}
THREADS = re.compile(r"\b(g_thread_(new|try_new)|g_task_run_in_thread\w*|g_mutex_\w+|g_thread_pool_new) \(")
THREADS_ALLOWED = {"provider/vane-fetch-end.c"}
CONDITIONAL = re.compile(r"^\s*#\s*(if|ifdef|ifndef|elif)\b")

root = sys.argv[1]
problems = []


def complain(path, number, sentence):
    problems.append(f"{os.path.relpath(path, root)}:{number}: {sentence}")


def is_translated(line):
    return re.search(r'(?<![A-Za-z0-9_])(_|N_|C_|NC_|Q_|ngettext|g_dngettext) \(|(?<![A-Za-z0-9_])_\("', line)


def check_include(path, number, layer, name, included):
    folder = included.split("/")[0]
    if folder in LAYERS:
        allowed = LAYERS[layer] + [layer]
        if name == "main.c":
            allowed = allowed + MAIN.get(layer, [])
        if folder not in allowed:
            complain(path, number, f"{layer}/ may not include {included}")
    for pattern, folders in OUTSIDE.items():
        if re.match(pattern, included) and layer not in folders:
            complain(path, number, f"{layer}/ may not include <{included}>")


def check_file(path, layer):
    name = os.path.basename(path)
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
            if match:
                check_include(path, number, layer, name, match.group(1))
                continue
            code = re.sub(r"/\*.*?\*/", "", line)
            if code.lstrip().startswith(("*", "/*")):
                continue
            where = f"{layer}/{name}"
            if CLOCK.search(code) and where not in CLOCK_ALLOWED:
                complain(path, number, "only base/vane-clock.c reads the clock")
            if THREADS.search(code) and where not in THREADS_ALLOWED:
                complain(path, number, "one thread: only provider/vane-fetch-end.c may parse in another")
            if CONDITIONAL.match(code):
                complain(path, number, "no #if: let meson choose a file")
            if is_translated(code) and layer in LAYERS and layer not in OUTSIDE[r"glib/gi18n"]:
                complain(path, number, "words for people belong to present/ and the surfaces")


def main():
    for base in (os.path.join(root, "src", "core"), os.path.join(root, "src")):
        for layer in sorted(os.listdir(base)):
            if layer not in LAYERS or not os.path.isdir(os.path.join(base, layer)):
                continue
            for folder, _, files in os.walk(os.path.join(base, layer)):
                for file in sorted(files):
                    if file.endswith((".c", ".h")):
                        check_file(os.path.join(folder, file), layer)
    print("\n".join(problems) or "layers are kept")
    sys.exit(1 if problems else 0)


main()
