#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What real shells offer after Tab, typed into them at a terminal."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import BOUND_S, BUILD, Skip  # noqa: E402

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "completions")
BASH_COMPLETION = "/usr/share/bash-completion/bash_completion"
COMMANDS = ["now", "forecast", "compare", "search", "places", "watch", "refresh", "doctor"]


class World(vanetap.World):
    """With our programs on the path, the completions in a folder, and two places."""

    def __init__(self):
        super().__init__()
        self.folder = os.path.join(self.home.path, "completions")
        shutil.copytree(SOURCE, self.folder)
        for name in ("vanectl.bash", "_vanectl", "vanectl.fish"):
            shutil.copy(os.path.join(BUILD, "data", "completions", name), self.folder)
        programs = [os.path.join(BUILD, "src", "app"), os.path.join(BUILD, "src", "ctl")]
        self.home.env["PATH"] = ":".join([*programs, self.home.env["PATH"]])
        self.home.env.update(TERM="vt100", COLUMNS="200", LINES="100", INPUTRC="/dev/null")
        for place, name in (("37.77,-122.42", "New Home"), ("59.91,10.75", "Oslo")):
            result = self.ctl("places", "add", place, "--name", name)
            assert result.returncode == 0, result.stderr


class Shell:
    """A shell at a terminal."""

    def __init__(self, world, *command):
        if shutil.which(command[0]) is None:
            raise Skip(f"{command[0]} is not installed")
        self.terminal, inner = pty.openpty()
        self.process = subprocess.Popen(command, env=world.home.env, stdin=inner, stdout=inner, stderr=inner,
                                        start_new_session=True, cwd=world.home.path)
        os.close(inner)
        self.said = ""

    def read(self, wanted):
        """Reads until all that is wanted has been said since the last line was typed."""
        deadline = time.monotonic() + BOUND_S
        while not all(re.search(word, self.said) for word in wanted):
            assert time.monotonic() < deadline, f"{wanted} is not in:\n{self.said}"
            if select.select([self.terminal], [], [], 1)[0]:
                said = os.read(self.terminal, 65536).decode(errors="replace")
                self.said += re.sub(r"\x1b[\[(][0-9;?]*[A-Za-z]|\x1b[=>]|[\x07\x00]", "", said)

    def type(self, text):
        self.said = ""
        os.write(self.terminal, text.encode())

    def do(self, line):
        """Runs a line, and waits for its end."""
        self.type(f"{line}; echo don''e\n")
        self.read([r"[\r\n]done"])

    def offer(self, line, *wanted):
        """What is offered after a line and Tab; the line is put away again."""
        self.type(line + "\t")
        self.read([rf"(?<![\w-]){re.escape(word)}(?![\w-])" for word in wanted])
        self.type("\x15")

    def close(self):
        os.close(self.terminal)
        self.process.kill()
        self.process.wait()


def ask_all(shell):
    shell.offer("vanectl ", *COMMANDS)
    shell.offer("vanectl fore", "vanectl forecast")
    shell.offer("vanectl --", "--provider", "--template", "--offline", "--version")
    shell.offer("vanectl --provider ", "met-norway", "nws", "open-meteo", "openweathermap")
    shell.offer("vanectl -u ", "us", "uk", "metric", "nordic")
    shell.offer("vanectl places ", "list", "add", "remove", "move", "current", "export", "import")
    shell.offer("vanectl now Os", "vanectl now Oslo")
    shell.offer("vanectl compare New", "New\\ Home")
    shell.offer("vanectl -u us places remove Os", "remove Oslo")
    shell.offer("vane --", "--demo", "--places", "--timeout")


def test_bash(world):
    if not os.path.exists(BASH_COMPLETION):
        raise Skip("bash-completion is not installed")
    shell = Shell(world, "bash", "--norc", "--noprofile", "-i")
    try:
        shell.do("PS1='> '; bind 'set enable-bracketed-paste off'; bind 'set show-all-if-ambiguous on'; "
                 "bind 'set completion-query-items 0'; bind 'set page-completions off'")
        shell.do(f"source {BASH_COMPLETION}")
        shell.do(f"source {world.folder}/vane.bash; source {world.folder}/vanectl.bash")
        ask_all(shell)
    finally:
        shell.close()


def test_zsh(world):
    shell = Shell(world, "zsh", "-f", "-i")
    try:
        shell.do("PS1='> '; unsetopt beep prompt_cr prompt_sp; LISTMAX=1000")
        shell.do("unset zle_bracketed_paste")
        shell.do(f"fpath=({world.folder} $fpath); autoload -U compinit; compinit -u -D; setopt no_list_ambiguous")
        ask_all(shell)
    finally:
        shell.close()


def test_fish(world):
    if shutil.which("fish") is None:
        raise Skip("fish is not installed")

    def offer(line, *wanted):
        script = (f"source {world.folder}/vane.fish; source {world.folder}/vanectl.fish; "
                  f"complete -C '{line}'")
        result = subprocess.run(["fish", "--no-config", "-c", script], env=world.home.env, capture_output=True,
                                text=True, timeout=BOUND_S, check=False)
        words = [row.split("\t")[0] for row in result.stdout.splitlines()]
        assert set(wanted) <= set(words), (line, wanted, result)
        assert len(words) == len(set(words)), (line, words)

    offer("vanectl ", *COMMANDS)
    offer("vanectl --", "--provider", "--template=", "--offline", "--version")
    offer("vanectl -u us ", *COMMANDS)
    offer("vanectl --provider ", "met-norway", "nws", "open-meteo", "openweathermap")
    offer("vanectl --provider=", "--provider=met-norway")
    offer("vanectl places ", "list", "add", "remove", "move", "current", "export", "import")
    offer("vanectl now ", "Oslo", "New Home")
    offer("vanectl places remove ", "Oslo", "New Home")
    offer("vane --", "--demo", "--places", "--timeout=")


if __name__ == "__main__":
    sys.exit(vanetap.run(sys.modules[__name__], World))
