#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a program would load the toolkit. Arguments: the program."""

import subprocess
import sys

loaded = subprocess.run(["ldd", sys.argv[1]], capture_output=True, text=True, check=True).stdout
found = [line.split()[0] for line in loaded.splitlines() if "libgtk-" in line or "libadwaita" in line]
print("\n".join(found) or "no toolkit")
sys.exit(1 if found else 0)
