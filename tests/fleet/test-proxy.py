#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""data/fleet/vane-proxy.conf in a real nginx, between real clients with homes of their own and the
simulator: of the configuration only addresses, folders and, where said, lifetimes are other ones."""

import collections
import concurrent.futures
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import BOUND_S, KEY, VANECTL, Home, Simulator, wait_for  # noqa: E402

SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
FLEET = os.path.join(SOURCES, "data", "fleet")
# What only root is thought to start is not on everybody's PATH.
NGINX = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin:/usr/local/sbin:/sbin")
N_CLIENTS = 200
PLACES = {"Berlin": (52.52, 13.41), "Oslo": (59.91, 10.75), "Madrid": (40.42, -3.70),
          "San Francisco": (37.77, -122.42), "Tokyo": (35.68, 139.69), "Cape Town": (-33.92, 18.42)}
# What the proxy asked the service for; a stale answer that was given has a request behind it.
ASKED = {"MISS", "EXPIRED", "STALE", "REVALIDATED"}

OUTER = """
daemon off; master_process off; worker_processes 1; pid {folder}/pid; error_log {folder}/main.log warn;
events {{ worker_connections 1024; }}
http {{
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  log_format seen '$upstream_cache_status $request_uri';
  include {folder}/conf.d/*.conf;
}}
"""


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Proxy:
    """nginx with the configuration that is installed."""

    def __init__(self, folder, upstream, valid=None):
        self.folder = folder
        self.process = None
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        os.makedirs(os.path.join(folder, "conf.d"))
        text = self.fit(read(os.path.join(FLEET, "vane-proxy.conf")), upstream, valid)
        self.write("conf.d/vane-proxy.conf", text)
        key = read(os.path.join(FLEET, "vane-proxy-key.conf"))
        assert 'default ""' in key
        self.write("conf.d/vane-proxy-key.conf", key.replace('default ""', f'default "{KEY}"'))
        self.write("nginx.conf", OUTER.format(folder=folder))
        self.names = re.findall(r"location /([\w-]+)/", text)
        self.endpoints = " ".join(f"{name}={self.url}/{name}" for name in self.names)
        self.start()

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def fit(self, text, upstream, valid):
        """The addresses of this test in place of the real ones; each must be there."""
        address = upstream.removeprefix("http://")
        changes = [(r"server \S+:443;", f"server {address};"), (r"proxy_pass https://", "proxy_pass http://"),
                   (r"listen 8080;", f"listen 127.0.0.1:{self.port};"),
                   (r"/var/cache/nginx/vane", f"{self.folder}/cache"),
                   (r"access_log off;", f"access_log {self.folder}/seen.log seen;"),
                   (r"/var/log/nginx/vane-error.log", f"{self.folder}/error.log")]
        if valid:
            changes.append((r"proxy_cache_valid 200 \w+;", f"proxy_cache_valid 200 {valid};"))
            # What a service says of its answers would hold longer.
            changes.append((r"proxy_ignore_headers ", "proxy_ignore_headers Expires Cache-Control "))
        for pattern, replacement in changes:
            text, n = re.subn(pattern, replacement, text)
            assert n > 0, pattern
        return text

    def start(self):
        command = [NGINX, "-c", os.path.join(self.folder, "nginx.conf"), "-p", self.folder,
                   "-e", os.path.join(self.folder, "main.log")]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        wait_for(self.answers, "nginx: " + read(os.path.join(self.folder, "main.log"))
                 if os.path.exists(os.path.join(self.folder, "main.log")) else "nginx")

    def answers(self):
        assert self.process.poll() is None, read(os.path.join(self.folder, "main.log"))
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=BOUND_S).close()
        except OSError:
            return False
        return True

    def get(self, path):
        """What it gives, and whether that was stored."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=BOUND_S) as reply:
                return reply.status, reply.headers["X-Cache-Status"], reply.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers["X-Cache-Status"], error.read()

    def seen(self):
        """(whether it was stored, what was asked) of every request of a client."""
        return [line.split(" ", 1) for line in read(os.path.join(self.folder, "seen.log")).splitlines()]

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=BOUND_S)


class World:
    """A simulator, a folder, and as many homes and proxies as a test wants."""

    def __init__(self):
        self.home = Home()
        self.simulator = Simulator()
        self.proxies = []
        self.homes = []

    def proxy(self, valid=None):
        folder = os.path.join(self.home.path, f"proxy-{len(self.proxies)}")
        self.proxies.append(Proxy(folder, self.simulator.url, valid))
        return self.proxies[-1]

    def client(self, proxy, *places, **more):
        """A desktop that was set up as docs/fleet.md has it."""
        home = Home()
        self.homes.append(home)
        rows = [f"{{'id': <'house:{name}'>, 'name': <'{name}'>, 'latitude': <{PLACES[name][0]!r}>, "
                f"'longitude': <{PLACES[name][1]!r}>, 'timezone': <'UTC'>}}" for name in places]
        lines = ["[io/github/vane_weather/Vane]", f"places=[{', '.join(rows)}]" if rows else "places=@aa{sv} []",
                 f"endpoints='{proxy.endpoints}'", "join-requests=false",
                 *(f"{key.replace('_', '-')}={value}" for key, value in more.items())]
        folder = os.path.join(home.env["XDG_CONFIG_HOME"], "glib-2.0", "settings")
        os.makedirs(folder)
        with open(os.path.join(folder, "keyfile"), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        return home

    def upstream(self, part=""):
        """How often the services were asked for what."""
        return collections.Counter(path for path in self.simulator.paths() if part in path)

    def close(self):
        for proxy in self.proxies:
            proxy.stop()
        for home in self.homes:
            home.remove()
        self.simulator.stop()
        self.home.remove()


def ctl(home, *arguments):
    return subprocess.run([VANECTL, *arguments], env=home.env, capture_output=True, text=True, timeout=4 * BOUND_S,
                          check=False)


def run_all(homes, *arguments):
    """The program in every home; as many at once as a small machine bears."""
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda home: ctl(home, *arguments), homes))
    for result in results:
        assert result.returncode == 0, result
    return results


def test_names_every_endpoint(world):
    """The configuration, the defaults for dconf and the code name the same hosts."""
    source = os.path.join(SOURCES, "src", "core", "provider")
    of_code = {}
    for name in os.listdir(source):
        text = read(os.path.join(source, name)) if name.endswith(".c") else ""
        of_code.update(re.findall(r'VaneEndpoint \w+ = \{\s+\.id = "([\w-]+)",\s+\.url = "https://([^"]+)"', text))
    conf = read(os.path.join(FLEET, "vane-proxy.conf"))
    of_proxy = dict(re.findall(r"location /([\w-]+)/ \{.*?proxy_pass https://([\w.-]+)/;", conf, re.DOTALL))
    assert len(of_code) >= 10 and of_proxy == of_code, (of_proxy, of_code)
    for host in of_proxy.values():
        assert f"upstream {host} {{ server {host}:443;" in conf, host
    of_dconf = re.findall(r"[' ]([\w-]+)=http://weather\.example\.org:8080/([\w-]+)",
                          read(os.path.join(FLEET, "dconf", "db", "vane.d", "00-vane")))
    assert {one for one, _ in of_dconf} == set(of_code) and all(one == two for one, two in of_dconf), of_dconf


def test_two_hundred_clients_one_request(world):
    """200 desktops, two of six places each: the services are asked once for each."""
    proxy = world.proxy()
    names = list(PLACES)
    pairs = [(names[i % 6], names[(i + 1 + i // 6 % 5) % 6]) for i in range(N_CLIENTS)]
    started = time.monotonic()
    run_all([world.client(proxy, *pair) for pair in pairs], "refresh")

    # On a slow machine the shortest lifetimes end before all have asked.
    elapsed = time.monotonic() - started
    asked = world.upstream()
    twice = {path: n for path, n in asked.items() if n > 1 + elapsed // (30 if "/alerts/active" in path else 240)}
    assert not twice, (twice, elapsed)
    forecasts = [path for path in asked if "/v1/forecast" in path]
    assert len(forecasts) == 6, forecasts
    seen = proxy.seen()
    assert sum("/open-meteo/v1/forecast" in path for _, path in seen) == 2 * N_CLIENTS, len(seen)
    assert len(seen) >= 20 * len(asked), (len(seen), len(asked))
    assert sum(status not in ASKED for status, _ in seen) >= 0.9 * len(seen), collections.Counter(s for s, _ in seen)
    # Each of them shows what the service said, and none knows of anybody but the proxy.
    result = ctl(world.homes[0], "now", pairs[0][0], "--offline")
    assert result.returncode == 0 and pairs[0][0] in result.stdout, result
    result = ctl(world.homes[0], "privacy")
    assert proxy.url in result.stdout and "api.open-meteo.com" not in result.stdout, result.stdout


def test_one_request_an_expiry(world):
    """What has expired is asked for once, however many want it; what was known is given meanwhile."""
    proxy = world.proxy(valid="1s")
    started = time.monotonic()

    def ask():
        run_all([world.client(proxy, "Berlin") for _ in range(12)], "refresh")
        return max(world.upstream("/v1/forecast").values()) >= 3

    wait_for(ask, "three expiries")
    elapsed = time.monotonic() - started
    (path, _), = world.upstream("/v1/forecast").items()
    statuses = collections.Counter(status for status, seen in proxy.seen() if path.split()[-1] in seen)
    # The last one may be on its way behind somebody's back.
    n = sum(statuses[status] for status in ASKED)
    wait_for(lambda: world.upstream("/v1/forecast")[path] == n, f"{n} requests: {statuses}")
    assert n <= elapsed + 1 and statuses["MISS"] == 1, (n, elapsed, statuses)


def test_gives_what_it_knows_when_a_service_fails(world):
    proxy = world.proxy(valid="1s")
    run_all([world.client(proxy, "Berlin", failover="false")], "refresh")
    world.simulator.misbehave("status", status=500)

    # From its expiry on: stale, then updating; the service says 500 all the time.
    path = next(path for _, path in proxy.seen() if "/v1/forecast" in path)
    wait_for(lambda: proxy.get(path)[1] == "STALE", "an answer that has expired")
    wait_for(lambda: max(world.upstream("/v1/forecast").values()) >= 2, "the service to be asked")
    client = world.client(proxy, "Berlin", failover="false")
    result, = run_all([client], "now")
    assert "Berlin" in result.stdout and not result.stderr, result

    # Nobody there at all.
    world.simulator.behave()
    world.simulator.stop()
    client = world.client(proxy, "Berlin", failover="false")
    result, = run_all([client], "now")
    assert "Berlin" in result.stdout, result
    world.simulator = Simulator()


def test_keys_stay_on_the_proxy(world):
    """No desktop has a key; the proxy puts its own in, and drops one that somebody sends."""
    proxy = world.proxy()
    # The one address that leads here and does not count as this machine: as a proxy on another one.
    proxy.endpoints = proxy.endpoints.replace("127.0.0.1", "0.0.0.0")
    homes = [world.client(proxy, "Berlin", provider="'openweathermap'") for _ in range(5)]
    for result in run_all(homes, "now"):
        assert "Berlin" in result.stdout and "OpenWeatherMap" in result.stdout, result
    result = ctl(homes[0], "now", "94134", "--provider", "openweathermap")
    assert result.returncode == 0 and "San Francisco" in result.stdout, result

    asked = world.upstream("appid=")
    assert asked and all(f"appid={KEY}" in path and path.count("appid=") == 1 for path in asked), asked
    assert all(n == 1 for n in asked.values()), asked
    assert not any("appid" in path for _, path in proxy.seen())
    for home in homes:
        assert not any(KEY.encode() in data for _, data in home.files())
    conf = os.path.join(proxy.folder, "conf.d")
    assert not [path for path, data in world.home.files() if KEY.encode() in data and not path.startswith(conf)]

    # A key of one's own does not go over plain http to another machine.
    homes[1].env["OPENWEATHERMAP_API_KEY"] = "a-key-of-ones-own"
    result = ctl(homes[1], "now", "59.91,10.75", "--provider", "openweathermap")
    assert result.returncode == 4 and "not safe" in result.stderr, result
    assert not [path for path in world.upstream() if "lat=59.91" in path]

    path = next(path for _, path in proxy.seen() if "/data/2.5/weather" in path)
    for other in (f"{path}&appid=mine", path.replace("?", "?appid=mine&", 1)):
        status, stored, _ = proxy.get(other)
        assert status == 200 and "mine" not in str(world.upstream("/data/2.5/weather")), (status, stored)


def test_is_no_open_door(world):
    proxy = world.proxy()
    assert proxy.get("/")[0] == 404 and proxy.get("/elsewhere/v1/forecast")[0] == 404
    request = urllib.request.Request(proxy.url + "/open-meteo/v1/forecast", b"{}", method="POST")
    try:
        urllib.request.urlopen(request, timeout=BOUND_S)
        raise AssertionError("POST was taken")
    except urllib.error.HTTPError as error:
        with error:
            assert error.code == 405, error.code
    assert not world.upstream()


if __name__ == "__main__":
    if NGINX is None:
        print("1..0 # SKIP nginx is not installed")
        sys.exit(0)
    sys.exit(vanetap.run(sys.modules[__name__], World))
