# SPDX-License-Identifier: GPL-3.0-or-later
"""The services, played by `vane-simulator`."""

import json
import os
import subprocess
import urllib.request

BOUND_S = 60
BUILD = os.environ["VANE_BUILD_DIR"]


class Simulator:
    """The services, all at one address."""

    def __init__(self):
        # It ends when its standard input does: also when this program is killed.
        self.process = subprocess.Popen(
            [os.path.join(BUILD, "src", "simulator", "vane-simulator"), "--port=0", "--print-endpoints", "--until-eof"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.endpoints = self.process.stdout.readline().strip()
        self.url = self.endpoints.split()[0].split("=", 1)[1].rstrip("/")

    def get(self, path):
        with urllib.request.urlopen(self.url + path, timeout=BOUND_S) as reply:
            return json.load(reply)

    def control(self, **order):
        request = urllib.request.Request(
            self.url + "/_control", json.dumps(order).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=BOUND_S) as reply:
            return json.load(reply)

    def break_weather(self, status=503):
        """Every source of weather: else another one stands in for the one that is broken."""
        for endpoint in ("open-meteo", "met-norway", "nws", "openweathermap"):
            self.control(kind="status", endpoint=endpoint, status=status)

    def state(self):
        return self.get("/_control")

    def stop(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
