# SPDX-License-Identifier: GPL-3.0-or-later
"""A tray's watcher that a test starts and ends."""

import os
import subprocess
import sys


class Watcher:
    def __init__(self, world, *arguments):
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "mock-watcher.py"), *arguments],
            env=world.home.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        assert self.process.stdout.readline() == "ready\n"

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.stop()

    def item(self):
        return self.next("item")

    def next(self, expected):
        """The name behind the next thing that happens, which is that."""
        word, name = self.process.stdout.readline().split()
        assert word == expected, f"{word} rather than {expected}"
        return name

    def stop(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
