# SPDX-License-Identifier: GPL-3.0-or-later
"""A virtual display, and what a desktop would have set."""

import os
import subprocess
import sys


def write_settings(folder):
    """A screen reader, and no animations: under X11 without a settings daemon GTK reads those in its own file."""
    for path, text in (
        ("glib-2.0/settings/keyfile", "[org/gnome/desktop/interface]\ntoolkit-accessibility=true\n"),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n"),
    ):
        os.makedirs(os.path.dirname(os.path.join(folder, path)))
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write(text)


def start_display(env):
    """Not xvfb-run: two of those that start at once may take the same number."""
    display = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1000x900x24", "-nolisten", "tcp", "-noreset"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    number = display.stdout.readline().strip()
    if not number:
        sys.exit("no virtual display")
    env["DISPLAY"] = ":" + number
    return display


def read_column(window, x):
    """The colours of an X window from its top to its bottom, @x pixels from the left."""
    command = ["import", "-silent", "-window", window, "-depth", "8", "ppm:-"]
    image = subprocess.run(command, capture_output=True, check=True).stdout
    header, size, _, pixels = image.split(b"\n", 3)
    assert header == b"P6", header
    width, height = (int(number) for number in size.split())
    starts = (3 * (y * width + x) for y in range(height))
    return [pixels[start:start + 3] for start in starts]
