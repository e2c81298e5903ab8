#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program's --help offers is what its manual page explains, and nothing else; every
program has a page, --help and --version, also where there is no display and no bus."""

import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import BUILD, VANECTL, Home  # noqa: E402

SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAMS = {
    "vane": os.path.join(BUILD, "src", "app", "vane"),
    "vanectl": VANECTL,
    "vane-service": os.path.join(BUILD, "src", "service", "vane-service"),
}
# GTK's and GLib's own, on pages of their own.
FOREIGN = {"--help-all", "--help-network", "--help-gapplication", "--help-gtk", "--display", "--gapplication-service"}


class World:
    """A home, without a display."""

    def __init__(self):
        self.home = Home()

    def run(self, name, *arguments):
        return subprocess.run([PROGRAMS[name], *arguments], env=self.home.env, capture_output=True, text=True,
                              timeout=60, check=False)

    def close(self):
        self.home.remove()


def read(*names):
    with open(os.path.join(SOURCES, *names), encoding="utf-8") as file:
        return file.read()


def read_page(name):
    """As a reader sees it, but for the layout."""
    text = read("data", f"{name}.1").replace("\\-", "-")
    return re.sub(r"\\f[A-Z]|\\\(..", "", text)


def read_section(page, title):
    match = re.search(rf"^\.SH {title}\n(.*?)(?=^\.SH |\Z)", page, re.DOTALL | re.MULTILINE)
    return match[1] if match else ""


def options_of_help(text):
    """{"--provider": "-p", "--hours": None}"""
    found = re.findall(r"^\s+(?:(-\w), )?(--[\w-]+)", text, re.MULTILINE)
    return {long: short or None for short, long in found if long not in FOREIGN}


def check_options(world, name):
    result = world.run(name, "--help-all")
    assert result.returncode == 0 and not result.stderr, result
    assert world.run(name, "--help").stdout.startswith("Usage:")
    offered = options_of_help(result.stdout)
    explained = read_section(read_page(name), "OPTIONS")
    told = set(re.findall(r"(?<![\w-])--[a-z][\w-]*", explained)) - FOREIGN
    assert set(offered) | {"--help", "--version"} == told | {"--help", "--version"}, (offered, told)
    assert {"--help", "--version"} <= told, told
    for long, short in offered.items():
        if short and long != "--help":
            assert re.search(rf"(?<![\w-]){short}\b", explained), f"{short} of {long}"


def test_options_of_vane(world):
    check_options(world, "vane")


def test_options_of_vanectl(world):
    check_options(world, "vanectl")


def test_options_of_vane_service(world):
    check_options(world, "vane-service")


def test_commands_of_vanectl(world):
    """The first words of the lines below "Commands:"."""
    text = world.run("vanectl", "--help").stdout
    match = re.search(r"^Commands:\n((?: .*\n)+)", text, re.MULTILINE)
    assert match, text
    commands = set(re.findall(r"^  (\w+)", match[1], re.MULTILINE))
    section = read_section(read_page("vanectl"), "COMMANDS")
    told = set(re.findall(r"^\.(?:BR|B) \"?(\w+)", section, re.MULTILINE))
    assert len(commands) >= 8 and commands == told, (commands, told)


def test_versions(world):
    version = re.search(r"version: '([^']+)'", read("meson.build"))[1]
    for name in PROGRAMS:
        result = world.run(name, "--version")
        assert result.returncode == 0 and result.stdout.split()[-1] == version, result


def test_pages_are_well_made(world):
    """Every program that is installed has one; mandoc or groff, where there is one, finds no fault."""
    listed = re.search(r"install_man\((.*?)\)", read("data", "meson.build"), re.DOTALL)[1]
    assert set(re.findall(r"'([\w-]+)\.1'", listed)) == set(PROGRAMS), listed
    for name in PROGRAMS:
        page = read("data", f"{name}.1")
        for section in ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "SEE ALSO"):
            assert f"\n.SH {section}\n" in page, (name, section)
        if shutil.which("groff"):
            path = os.path.join(SOURCES, "data", f"{name}.1")
            result = subprocess.run(["groff", "-Kutf8", "-man", "-Tutf8", "-ww", "-z", path], capture_output=True,
                                    text=True, check=False)
            assert result.returncode == 0 and not result.stderr, (name, result.stderr)


if __name__ == "__main__":
    sys.exit(vanetap.run(sys.modules[__name__], World))
