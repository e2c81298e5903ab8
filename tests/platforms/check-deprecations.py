#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles all files as if the newest libraries were the floor, and wants no warning. What is deprecated there
and has nothing to take its place on Debian 12 is in src/app/vane-deprecated.h. Nothing is written.
Arguments: the sources, and a build folder, built."""

import json
import os
import re
import shlex
import subprocess
import sys

# Without these every library takes its own version for floor and ceiling.
LIMIT = re.compile(r"-D[A-Z]+_VERSION_(MIN_REQUIRED|MAX_ALLOWED)=")
WITH_VALUE = ("-o", "-MF", "-MQ", "-MT")


def look(words):
    """The compiler's words, for looking only."""
    words = words[1:] if os.path.basename(words[0]) == "ccache" else words
    kept = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in WITH_VALUE:
            skip = True
        elif word not in ("-c", "-MD", "-MMD", "-Werror") and not LIMIT.match(word):
            kept.append(word)
    return [*kept, "-O0", "-U_FORTIFY_SOURCE", "-fsyntax-only", "-Werror=deprecated-declarations"]


def main():
    top, build = sys.argv[1:3]
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        commands = [c for c in json.load(file) if c["file"].endswith(".c")]
    failed = []
    for command in commands:
        result = subprocess.run(look(shlex.split(command["command"])), cwd=command["directory"], text=True,
                                capture_output=True, check=False)
        if result.returncode != 0:
            sys.stderr.write(result.stderr)
            failed.append(os.path.relpath(os.path.join(command["directory"], command["file"]), top))
    print(f"deprecations: {len(commands)} files, {len(failed)} failed", *failed, sep="\n  ")
    return 1 if failed or not commands else 0


if __name__ == "__main__":
    sys.exit(main())
