#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Vane with the libraries of Debian 13, and runs test-debian13.py with it; as root also the suites
# of tests, on a fresh Debian 13.
# Argument: the build folder.
set -eu

build=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
top=$(CDPATH='' cd -- "$here/../.." && pwd)
other=$build/debian13
python=python3
[ ! -x /usr/bin/python3 ] || python=/usr/bin/python3

code=0
# shellcheck disable=SC2046
tree=$(bash "$here/make-chroot.sh" trixie $(sed '/^#/d' "$here/packages-debian13")) || code=$?
if [ "$code" = 77 ]; then
  echo "debian13: skipped: no tree of Debian 13" >&2
  exit 0
fi
[ "$code" = 0 ] || exit "$code"

mkdir -p "$other"
inside () { bash "$here/run-in-chroot.sh" --bind "$top" --bind "$build" "$tree" "$@"; }
[ -f "$other/build.ninja" ] ||
  inside meson setup "$other" "$top" -Dlayer-shell=enabled -Dtesting=false >"$other/setup.log" 2>&1 || {
    cat "$other/setup.log" >&2
    exit 1
  }
inside ninja -C "$other" --quiet src/app/vane data/gschemas.compiled
env PYTHONDONTWRITEBYTECODE=1 "$python" "$here/test-debian13.py" "$build" "$other" "$tree" || code=1
if [ "$(id -u)" = 0 ]; then
  bash "$here/suites.sh" trixie lint unit recorded window || code=1
else
  echo "debian13: skipped: the suites: a fresh system is made by root" >&2
fi
exit "$code"
