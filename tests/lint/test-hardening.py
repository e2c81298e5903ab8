#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is built is built as Debian's hardening=+all does it; and who has to mend warnings.

Arguments: the sources, the build folder, the programs.
"""

import json
import os
import platform
import re
import subprocess
import sys

top, build, *programs = sys.argv[1:]
# Flags that leave no trace in a program which could be looked for on every machine.
FLAGS = ["-fstack-protector-strong"]
FLAGS_X86 = ["-fcf-protection", "-fstack-clash-protection"]
X86 = platform.machine() in ("x86_64", "i686")


def options():
    text = subprocess.run(["meson", "introspect", "--buildoptions", build], capture_output=True, check=True).stdout
    return {option["name"]: option["value"] for option in json.loads(text)}


def readelf(program, what):
    return subprocess.run(["readelf", "--wide", what, program], capture_output=True, text=True, check=True,
                          env={**os.environ, "LC_ALL": "C"}).stdout


def faults_of(program):
    """What hardening-check looks for, in words."""
    segments = readelf(program, "--program-headers")
    dynamic = readelf(program, "--dynamic")
    symbols = readelf(program, "--dyn-syms")
    if not re.search(r"Elf file type is DYN", segments) or "PIE" not in dynamic:
        yield "is not position independent"
    if "GNU_RELRO" not in segments:
        yield "has no read-only relocations"
    if "BIND_NOW" not in dynamic and not re.search(r"FLAGS_1.*\bNOW\b", dynamic):
        yield "binds lazily"
    if re.search(r"GNU_STACK.* RWE ", segments) or re.search(r"LOAD.* RWE ", segments):
        yield "has memory that can be written and run"
    if "__stack_chk_fail" not in symbols:
        yield "has no stack protector"


def faults_of_flags(optimized):
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        commands = [c for c in json.load(file) if "/src/" in os.path.abspath(os.path.join(build, c["file"]))]
    wanted = FLAGS + (FLAGS_X86 if X86 else []) + (["-D_FORTIFY_SOURCE=2"] if optimized else [])
    for command in commands:
        for flag in wanted:
            if flag not in command["command"].split():
                yield f"{command['file']}: compiled without {flag}"


def main():
    configured = options()
    if configured["b_sanitize"] != "none":
        print("1..0 # SKIP the sanitizers bring their own checks")
        return 0
    faults = [f"{program}: {fault}" for program in programs for fault in faults_of(program)]
    faults += faults_of_flags(configured["optimization"] in ("1", "2", "3", "s"))
    for fault in faults:
        print("#", fault)
    print("not ok" if faults else "ok", 1, "- programs-are-hardened")

    with open(os.path.join(top, "meson.build"), encoding="utf-8") as file:
        for_all = "werror" in file.read()
    with open(os.path.join(top, ".ci", "run"), encoding="utf-8") as file:
        for_ci = "VANE_WERROR=true" in file.read()
    good = for_ci and not for_all
    print("ok" if good else "not ok", 2, "- warnings-are-errors-in-ci-alone")
    print("1..2")
    return 1 if faults or not good else 0


sys.exit(main())
