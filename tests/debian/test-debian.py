#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds our Debian package, and installs, runs and purges it on a fresh Debian 12.

Where the archive is, apt's own configuration says. The tests follow one another.
Arguments: the build folder, an empty folder to work in, a folder that is kept.
"""

import json
import os
import re
import shutil
import subprocess
import sys

BUILD, WORK, CACHE = sys.argv[1:4]
HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import vanetap  # noqa: E402  (found by the line above)
from vanetap import Simulator, Skip  # noqa: E402

SUITE = "bookworm"
BOUND_S = 3600
SOURCE = os.path.join(WORK, "build", "vane")
ROOT = os.path.join(WORK, "root")
USER = "somebody"


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=BOUND_S, **more)


def must(*command, **more):
    result = run(*command, **more)
    assert result.returncode == 0, f"{' '.join(command)}\n{(result.stdout + result.stderr)[-6000:]}"
    return result.stdout


def inside(*command, user=None, **env):
    """Runs a command on the fresh system."""
    clean = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": f"/home/{user}" if user else "/root", "LC_ALL": "C.UTF-8",
             "DEBIAN_FRONTEND": "noninteractive", **env}
    identity = [f"--userspec={user}:{user}"] if user else []
    return run("chroot", *identity, ROOT, *command, env=clean)


def must_inside(*command, **more):
    result = inside(*command, **more)
    assert result.returncode == 0, f"{' '.join(command)}\n{(result.stdout + result.stderr)[-6000:]}"
    return result.stdout


def apt(*arguments):
    return must_inside("apt-get", "-y", "-q", "--no-install-recommends", *arguments)


def find_archives():
    """What apt is configured with: lines for a sources.list, of Debian alone."""
    form = "$(ORIGIN) $(RELEASE) $(COMPONENT) $(REPO_URI)"
    text = must("apt-get", "indextargets", "--format", form, "Created-By: Packages")
    found = sorted({tuple(line.split()) for line in text.splitlines() if re.match(rf"Debian {SUITE}", line)})
    return [f"deb {uri} {release} {component}" for _, release, component, uri in found]


def files():
    """Every file of the fresh system, but for what apt and dpkg keep for themselves."""
    own = ("/var/lib/apt", "/var/lib/dpkg", "/var/cache", "/var/log", "/proc", "/sys", "/dev", "/tmp", "/home")
    found = set()
    for folder, folders, names in os.walk(ROOT):
        inner = folder[len(ROOT):]
        folders[:] = [name for name in folders if not f"{inner}/{name}".startswith(own)]
        found.update(f"{inner}/{name}" for name in names)
    return found


def copy_source():
    listed = run("git", "-C", TOP, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if listed.returncode == 0:
        names = [name for name in listed.stdout.split("\0") if name and os.path.exists(os.path.join(TOP, name))]
    else:
        names = [os.path.relpath(os.path.join(folder, name), TOP) for folder, _, files_ in os.walk(TOP)
                 for name in files_ if not os.path.relpath(folder, TOP).startswith(("_build", ".git", ".flatpak"))]
    for name in names:
        target = os.path.join(SOURCE, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copy2(os.path.join(TOP, name), target, follow_symlinks=False)


class Debian:
    """What the tests leave to one another."""

    def __init__(self):
        self.package = None
        self.changes = None
        self.before = None

    def find_built(self):
        if self.package is None:
            raise Skip("the package was not built")

    def close(self):
        pass


def test_builds(debian):
    copy_source()
    env = {**os.environ}
    if os.path.isdir("/usr/lib/ccache"):
        folder = run("ccache", "--get-config", "cache_dir").stdout.strip()
        env.update({"PATH": f"/usr/lib/ccache:{env['PATH']}", "CCACHE_DIR": folder})
    must("dpkg-buildpackage", "-us", "-uc", cwd=SOURCE, env=env)
    built = os.path.dirname(SOURCE)
    debian.package = next(os.path.join(built, n) for n in os.listdir(built) if re.match(r"vane_.*\.deb$", n))
    debian.changes = next(os.path.join(built, n) for n in os.listdir(built) if n.endswith(".changes"))


def test_lintian_has_no_complaint(debian):
    debian.find_built()
    result = run("lintian", "--allow-root", "--fail-on", "error,warning", "--tag-display-limit", "0", debian.changes)
    assert result.returncode == 0 and not result.stdout, result.stdout + result.stderr


def test_files_are_dated_by_the_changelog(debian):
    """Whoever builds it again gets the same: nothing is newer than what it was built from."""
    debian.find_built()
    stamp = int(must("dpkg-parsechangelog", "-STimestamp", cwd=SOURCE))
    tree = os.path.join(WORK, "unpacked")
    must("dpkg-deb", "--extract", debian.package, tree)
    newest = max(os.lstat(os.path.join(folder, name)).st_mtime for folder, _, names in os.walk(tree) for name in names)
    assert newest <= stamp, (newest, stamp)


def test_fresh_system(debian):
    debian.find_built()
    archives = find_archives()
    if not archives:
        raise Skip(f"apt knows no archive of Debian's {SUITE}")
    base = os.path.join(CACHE, f"{SUITE}.tar")
    os.mkdir(ROOT)
    if not os.path.exists(base):
        archive = next(line for line in archives if f" {SUITE} " in line).split()[1]
        must("debootstrap", "--variant=minbase", SUITE, ROOT, archive)
        must("tar", "-C", ROOT, "-cf", f"{base}.new", "--exclude=./var/cache/apt/archives/*.deb", ".")
        os.replace(f"{base}.new", base)
    else:
        must("tar", "-C", ROOT, "-xf", base)
    shutil.copy("/etc/resolv.conf", os.path.join(ROOT, "etc"))
    for name, text in {
        "etc/apt/sources.list": "\n".join(archives) + "\n",
        "etc/apt/apt.conf.d/90host": "".join(re.findall(r"(?m)^Acquire::https?::.*\n", must("apt-config", "dump"))),
        # Nothing is started there.
        "usr/sbin/policy-rc.d": "#!/bin/sh\nexit 101\n",
    }.items():
        with open(os.path.join(ROOT, name), "w", encoding="utf-8") as file:
            file.write(text)
    os.chmod(os.path.join(ROOT, "usr/sbin/policy-rc.d"), 0o755)
    for kind, target in (("/proc", "proc"), ("/dev", "dev"), (f"{CACHE}/archives", "var/cache/apt/archives")):
        must("mount", "--rbind", kind, os.path.join(ROOT, target))
    # The bare system's own configuration throws away what was downloaded.
    with open(os.path.join(ROOT, "etc/apt/apt.conf.d/91keep"), "w", encoding="utf-8") as file:
        file.write('APT::Keep-Downloaded-Packages "true";\n')
    apt("update")
    must_inside("useradd", "--create-home", USER)
    debian.before = files()


def test_installs(debian):
    if debian.before is None:
        raise Skip("no fresh system")
    shutil.copy(debian.package, os.path.join(ROOT, "root"))
    apt("install", f"/root/{os.path.basename(debian.package)}")
    os.remove(os.path.join(ROOT, "root", os.path.basename(debian.package)))


def installed(debian):
    if debian.before is None or inside("dpkg", "--status", "vane").returncode != 0:
        raise Skip("not installed")


def test_a_user_asks_for_the_weather(debian):
    installed(debian)
    assert re.match(r"vanectl \d", must_inside("vanectl", "--version", user=USER))
    simulator = Simulator()
    try:
        text = must_inside("vanectl", "now", "94134", "--format", "json", user=USER, VANE_ENDPOINTS=simulator.endpoints)
        now = json.loads(text)
        assert now["now"]["temperature"] is not None and "San Francisco" in text, text
        must_inside("vanectl", "places", "add", "94134", "--name", "Home", user=USER, GSETTINGS_BACKEND="keyfile",
                    VANE_ENDPOINTS=simulator.endpoints)
    finally:
        simulator.stop()
    assert "Home" in must_inside("vanectl", "places", user=USER, GSETTINGS_BACKEND="keyfile")


def test_purging_leaves_what_is_the_users(debian):
    installed(debian)
    listed = {name for name in must_inside("dpkg", "-L", "vane").splitlines() if not os.path.isdir(ROOT + name)}
    apt("purge", "vane")
    left = sorted(name for name in listed if os.path.lexists(ROOT + name))
    assert not left, left
    named = sorted(name for name in files() - debian.before if re.search(r"\bvane|vane_weather", name))
    assert not named, named
    schemas = os.path.join(ROOT, "usr/share/glib-2.0/schemas/gschemas.compiled")
    with open(schemas, "rb") as file:
        assert b"vane_weather" not in file.read()
    own = {os.path.relpath(os.path.join(folder, name), ROOT) for folder, _, names in os.walk(f"{ROOT}/home/{USER}")
           for name in names if "vane" in folder or name == "keyfile"}
    assert any("/.cache/vane/" in name for name in own) and any(name.endswith("keyfile") for name in own), own


def test_autopkgtest(debian):
    if debian.before is None:
        raise Skip("no fresh system")
    result = run("autopkgtest", "--no-built-binaries", debian.package, f"{SOURCE}/", "--", "chroot", ROOT)
    assert result.returncode == 0, (result.stdout + result.stderr)[-6000:]
    assert re.search(r"(?m)^installed\s+PASS", result.stdout + result.stderr), result.stdout


if __name__ == "__main__":
    sys.exit(1 if vanetap.run(sys.modules[__name__], lambda debian=Debian(): debian) else 0)
