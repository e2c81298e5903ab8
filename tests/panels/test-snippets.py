#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The snippets in data/examples, each read by the real program."""

import os
import pty
import select
import shutil
import subprocess
import sys
import termios

from panels import EXAMPLES, SHOTS, PanelWorld, count_colours, wait_for
import vanetap
from vanetap import Skip


def example(name):
    return os.path.abspath(os.path.join(EXAMPLES, name))


class SnippetWorld(PanelWorld):
    def __init__(self):
        super().__init__()
        assert self.ctl("refresh").returncode == 0
        self.number = self.ctl("now", "Home", "--offline").stdout.split("°")[0]
        assert self.number, "no temperature"
        self.display = None

    def need(self, program):
        if shutil.which(program) is None:
            raise Skip(f"{program} is not installed")

    def wait_says(self, *command):
        """A program that goes on; what it says comes to hold the temperature."""
        path = os.path.join(self.home.path, "said")
        with open(path, "wb") as file:
            process = subprocess.Popen(command, env=self.home.env, stdout=file, stderr=self.log)
        self.processes.append(process)

        def says():
            with open(path, encoding="utf-8", errors="replace") as file:
                return f"{self.number}°" in file.read()

        wait_for(says, f"{command[0]} to say {self.number}°")

    def open_display(self):
        self.display = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "800x200x24", "-nolisten", "tcp", "-noreset"],
            stdout=subprocess.PIPE, stderr=self.log, text=True,
        )
        self.home.env["DISPLAY"] = f":{self.display.stdout.readline().strip()}"

    def close(self):
        super().close()
        if self.display is not None:
            self.display.terminate()
            self.display.wait()
            self.display.stdout.close()


def test_i3blocks(world):
    world.need("i3blocks")
    world.wait_says("i3blocks", "-c", example("i3blocks.conf"))


def test_conky(world):
    world.need("conky")
    world.wait_says("conky", "-c", example("conky.conf"))


def test_tmux(world):
    """A terminal with tmux in it: what its status line says."""
    world.need("tmux")
    terminal, inside = pty.openpty()
    termios.tcsetwinsize(inside, (24, 120))
    command = ["tmux", "-u", "-S", os.path.join(world.home.path, "tmux"), "-f", example("tmux.conf")]
    env = {**world.home.env, "TERM": "xterm", "SHELL": "/bin/sh"}
    process = subprocess.Popen([*command, "new-session", "sleep 600"], env=env, stdin=inside, stdout=inside,
                               stderr=inside, start_new_session=True)
    os.close(inside)
    said = b""

    def says():
        nonlocal said
        if select.select([terminal], [], [], 0)[0]:
            said += os.read(terminal, 65536)
        return f"{world.number}°".encode() in said

    try:
        wait_for(says, f"tmux to say {world.number}°")
    finally:
        subprocess.run([*command, "kill-server"], env=env, check=False, timeout=60)
        process.wait(timeout=60)
        os.close(terminal)


def test_polybar(world):
    world.need("polybar")
    config = os.path.join(world.home.path, "polybar.ini")
    with open(config, "w", encoding="utf-8") as file:
        file.write(f"include-file = {example('polybar.ini')}\n[bar/main]\nwidth = 100%\nheight = 30\n"
                   "background = #000000\nforeground = #ffffff\noverride-redirect = true\n"
                   "font-0 = sans:size=12\nmodules-left = vane\n")
    world.open_display()
    path = os.path.join(SHOTS, "polybar.png")
    world.run("polybar", "-c", config, "main")

    def shown():
        subprocess.run(["import", "-window", "root", path], env=world.home.env, check=True, timeout=60)
        return count_colours(path, "200x30+0+0") > 4

    wait_for(shown, "the weather in the bar")


def test_genmon(world):
    """What xfce4-genmon-plugin runs; its own words around what vanectl says."""
    result = subprocess.run(["sh", example("xfce4-genmon.sh")], env=world.home.env, capture_output=True, check=True,
                            text=True, timeout=60)
    assert result.stdout.startswith(f"<txt>{world.number}°"), result.stdout
    assert "<tool>" in result.stdout
    assert "&" not in result.stdout.replace("&amp;", "").replace("&lt;", ""), result.stdout


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__], SnippetWorld) else 0)
