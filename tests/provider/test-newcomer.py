#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A newcomer follows HACKING.md: takes the source that stands there, puts it where the page says,
builds it with the tree's own commands, and asks it. The tree itself is not touched."""

import http.server
import json
import os
import re
import shlex
import subprocess
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import BUILD, Home  # noqa: E402

SOURCES = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
MAX_LINES = 50


class Shed(http.server.BaseHTTPRequestHandler):
    """What the page says of the service."""

    def do_GET(self):  # noqa: N802  (the library's name)
        self.server.asked.append(self.path)
        body = self.server.body.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class World:
    """The page, a service, a home."""

    def __init__(self):
        self.home = Home()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Shed)
        self.server.asked = []
        self.server.body = ""
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        with open(os.path.join(SOURCES, "HACKING.md"), encoding="utf-8") as file:
            self.page = file.read()

    def close(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
        self.home.remove()


def run(command, folder=BUILD):
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode == 0, (command, result.stderr[-2000:])
    return result.stdout


def take_example(world):
    """The block of code, and the file it belongs into."""
    match = re.search(r"`(src/core/provider/(\w+)\.c)`:\n\n```c\n(.*?)```", world.page, re.DOTALL)
    assert match, "no example in HACKING.md"
    path, name, code = match.groups()
    assert not os.path.exists(os.path.join(SOURCES, path)), f"{path} is there already"
    return name, code


def read_lists(name):
    """src/core/provider/meson.build with the word that the page tells to write."""
    with open(os.path.join(SOURCES, "src", "core", "provider", "meson.build"), encoding="utf-8") as file:
        text = file.read().replace("providers = [\n", f"providers = [\n  '{name}',\n", 1)
    lists = {kind: re.findall(r"'([^']+)'", re.search(rf"^{kind} = \[(.*?)\]", text, re.DOTALL | re.MULTILINE)[1])
             for kind in ("providers", "geocoders")}
    assert name in lists["providers"]
    return lists


def compile_like(output, source, result):
    """With the very command that compiles another file of the folder."""
    with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as file:
        command = next(shlex.split(entry["command"]) for entry in json.load(file)
                       if entry["file"].endswith("src/core/provider/met-norway.c"))
    kept = []
    skip = 0
    for word in command[:-1]:
        if skip:
            skip -= 1
        elif word in ("-MQ", "-MF", "-o"):
            skip = 1
        elif word not in ("-MD", "-c"):
            kept.append(word)
    run([*kept, "-Werror", "-o", result, "-c", source])
    assert os.path.exists(result), output


def build(world, name, code):
    """vanectl with one source more, in the home that goes away."""
    folder = world.home.path
    source = os.path.join(folder, f"{name}.c")
    with open(source, "w", encoding="utf-8") as file:
        file.write(code)
    lists = read_lists(name)
    table = os.path.join(folder, "vane-provider-table.c")
    run([sys.executable, os.path.join(SOURCES, "build-aux", "make-provider-table.py"), table,
         "--providers", *lists["providers"], "--geocoders", *lists["geocoders"]])
    objects = [os.path.join(folder, "toy.o"), os.path.join(folder, "table.o")]
    compile_like(name, source, objects[0])
    compile_like("table", table, objects[1])

    # What defines the table first is taken: the library's own one is not looked at any more.
    link = shlex.split(run(["ninja", "-t", "commands", "src/ctl/vanectl"]).splitlines()[-1])
    program = os.path.join(folder, "vanectl")
    link[link.index("-o") + 1] = program
    link[link.index(program) + 1:link.index(program) + 1] = objects
    run(link)
    return program


def test_the_example_builds_and_answers(world):
    name, code = take_example(world)
    assert len(code.splitlines()) < MAX_LINES, len(code.splitlines())
    program = build(world, name, code)

    def ask(*arguments):
        return subprocess.run([program, *arguments], env=world.home.env, capture_output=True, text=True, timeout=60,
                              check=False)

    world.server.body = '{"time": "2026-01-31T12:00:00Z", "celsius": -1.5}'
    endpoint = f"{name}=http://127.0.0.1:{world.server.server_address[1]}"
    now = ["now", "--provider", name, "--endpoint", endpoint, "--units", "metric", "--format", "json"]
    result = ask(*now, "52.52,13.41")
    assert result.returncode == 0, result
    answer = json.loads(result.stdout)
    assert answer["now"]["temperature"] == -1.5, answer["now"]
    assert world.server.asked == ["/now?lat=52.52&lon=13.41"], world.server.asked

    # It is named where sources are named, and nonsense from it is an error.
    assert "a shed" in ask("privacy").stdout
    for i, body in enumerate(('{"celsius": "warm"}', '{"celsius": 1.5}', '{"time": "2026-01-31T12:00:00Z"}', "[]")):
        world.server.body = body
        result = ask(*now, f"48.14,{i}")
        assert result.returncode == 4, (body, result)


if __name__ == "__main__":
    sys.exit(vanetap.run(sys.modules[__name__], World))
