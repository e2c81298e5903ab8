#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a program would load what it must not. Arguments: the program, then names."""

import subprocess
import sys

program, *forbidden = sys.argv[1:]
loaded = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
assert "libglib-2.0" in loaded, loaded
found = [line.split()[0] for line in loaded.splitlines() if any(name in line for name in forbidden)]
print("\n".join(found) or "nothing of " + ", ".join(forbidden))
sys.exit(1 if found else 0)
