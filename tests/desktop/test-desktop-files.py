#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What menus, software centres and manuals say of the programs is valid and true."""

import configparser
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import BUILD  # noqa: E402

ID = "io.github.vane_weather.Vane"
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.path.join(BUILD, "data")
PROGRAMS = {
    "vane": os.path.join(BUILD, "src", "app", "vane"),
    "vanectl": os.path.join(BUILD, "src", "ctl", "vanectl"),
    "vane-service": os.path.join(BUILD, "src", "service", "vane-service"),
}


class Here:
    """A home, and no services."""

    def __init__(self):
        self.home = vanetap.Home()

    def run(self, *command):
        return subprocess.run(command, env=self.home.env, capture_output=True, text=True, timeout=vanetap.BOUND_S,
                              check=False)

    def close(self):
        self.home.remove()


def installed():
    """Where each file of the project goes, below the prefix."""
    text = subprocess.run(["meson", "introspect", "--installed", BUILD], capture_output=True, check=True).stdout
    return sorted(json.loads(text).values())


def read_desktop(name):
    parser = configparser.ConfigParser(interpolation=None, delimiters="=", strict=True)
    parser.optionxform = str
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        parser.read_file(file)
    return parser


def test_desktop_files_are_valid(here):
    for name in (f"{ID}.desktop", f"{ID}.Service.desktop", f"{ID}.Service-autostart.desktop"):
        result = here.run("desktop-file-validate", os.path.join(DATA, name))
        assert result.returncode == 0 and not result.stdout + result.stderr, result.stdout + result.stderr


def test_metainfo_is_valid(here):
    path = os.path.join(DATA, f"{ID}.metainfo.xml")
    result = here.run("appstreamcli", "validate", "--no-net", "--pedantic", "--no-color", path)
    # E: and W: are what counts; a capital letter in the id, and <developer> for old versions, are P: and I:.
    bad = [line for line in result.stdout.splitlines() if re.match(r"\s*[EW]:", line)]
    assert result.returncode == 0 and not bad, result.stdout + result.stderr


def test_metainfo_shows_what_is_there(here):
    root = xml.etree.ElementTree.parse(os.path.join(DATA, f"{ID}.metainfo.xml")).getroot()
    images = root.findall("screenshots/screenshot/image")
    assert images
    for image in images:
        name = os.path.basename(image.text)
        path = os.path.join(TOP, "data", "screenshots", name)
        with open(path, "rb") as file:
            head = file.read(24)
        size = (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big"))
        assert size == (int(image.get("width")), int(image.get("height"))), (name, size)
    # Before it is released, and after: the version that the programs say.
    version = here.run(PROGRAMS["vanectl"], "--version").stdout.split()[1]
    assert root.find("releases/release").get("version") == version
    assert root.find("launchable").text == f"{ID}.desktop"


def test_every_action_has_an_option(here):
    desktop = read_desktop(f"{ID}.desktop")
    options = list_options(here, "vane")
    actions = desktop["Desktop Entry"]["Actions"].strip(";").split(";")
    assert actions == ["refresh", "places"]
    for action in actions:
        entry = desktop[f"Desktop Action {action}"]
        assert entry["Exec"] == f"vane --{action}" and entry["Name"], dict(entry)
        assert f"--{action}" in options, options


def test_files_are_where_desktops_look(here):
    files = installed()
    for tail in (
        f"share/applications/{ID}.desktop",
        f"share/applications/{ID}.Service.desktop",
        f"share/metainfo/{ID}.metainfo.xml",
        f"share/dbus-1/services/{ID}.service",
        f"share/dbus-1/services/{ID}.Service.service",
        f"share/icons/hicolor/scalable/apps/{ID}.svg",
        f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
        f"etc/xdg/autostart/{ID}.Service.desktop",
        "lib/systemd/user/vane.service",
        "share/bash-completion/completions/vane",
        "share/bash-completion/completions/vanectl",
        "share/zsh/site-functions/_vane",
        "share/zsh/site-functions/_vanectl",
        "share/fish/vendor_completions.d/vane.fish",
        "share/fish/vendor_completions.d/vanectl.fish",
    ):
        assert any(path.endswith("/" + tail) for path in files), (tail, files)


def test_the_bus_starts_what_is_installed(here):
    files = installed()
    for name, program in ((ID, "vane"), (f"{ID}.Service", "vane-service")):
        with open(os.path.join(DATA, f"{name}.service"), encoding="utf-8") as file:
            service = configparser.ConfigParser(interpolation=None)
            service.read_file(file)
        assert service["D-BUS Service"]["Name"] == name
        command = service["D-BUS Service"]["Exec"].split()[0]
        assert os.path.basename(command) == program and command in files, command


def list_options(here, program):
    """The long options, but those that every program of GLib has."""
    result = here.run(PROGRAMS[program], "--help-all" if program != "vanectl" else "--help")
    assert result.returncode == 0 and not result.stderr, (program, result.stderr)
    found = re.findall(r"^  (?:-., )?(--[a-z-]+)", result.stdout, re.M)
    return [option for option in found if not option.startswith(("--help", "--gapplication"))]


def test_every_program_says_its_version(here):
    for program, path in PROGRAMS.items():
        result = here.run(path, "--version")
        assert result.returncode == 0 and re.fullmatch(rf"{program} \d+\.\d+\.\d+\n", result.stdout), (program, result)


def test_the_manual_has_every_option(here):
    for program in PROGRAMS:
        options = list_options(here, program)
        assert "--version" in options, options
        with open(os.path.join(TOP, "data", f"{program}.1"), encoding="utf-8") as file:
            manual = file.read().replace("\\-", "-")
        missing = [option for option in options if not re.search(re.escape(option) + r"\b", manual)]
        assert not missing, (program, missing)


if __name__ == "__main__":
    sys.exit(vanetap.run(sys.modules[__name__], Here))
