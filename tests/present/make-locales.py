#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles locales into a folder, for LOCPATH: a fresh machine has C.UTF-8 only."""

import pathlib
import shutil
import subprocess
import sys


def main():
    folder = pathlib.Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in sys.argv[2:]:
        target = folder / f'{name}.UTF-8'
        result = subprocess.run(
            ['localedef', '--no-archive', '-i', name, '-f', 'UTF-8', str(target)],
            capture_output=True,
            text=True,
        )
        # Warnings make localedef exit 1 and write the locale all the same.
        if not (target / 'LC_CTYPE').exists():
            sys.exit(f'Cannot compile {name} (is the package with the locale sources installed?):\n{result.stderr}')


main()
