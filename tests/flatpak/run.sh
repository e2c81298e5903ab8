#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs test-flatpak.py with a home, a display and a bus of its own, whose services are those
# that our Flatpak exports.
# Arguments: the build folder, and the work folder, if it shall not be in the former.
set -eu

build=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=${2:-$build/flatpak}
python=python3
[ ! -x /usr/bin/python3 ] || python=/usr/bin/python3

mkdir -p "$work/home"
runtime=$(mktemp -d)
trap 'rm -rf "$runtime"' EXIT

# The runtime's cache is kept for the next time, and for other checkouts.
STANDIN_DIR=${STANDIN_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/vane-standin}
export STANDIN_DIR
exports=$work/flatpak/exports/share
mkdir -p "$exports/dbus-1/services"
sed "s#</busconfig>#  <servicedir>$exports/dbus-1/services</servicedir>\n&#" \
  "$here/../../build-aux/session-bus.conf" >"$runtime/session-bus.conf"
env -u XDG_DATA_HOME -u XDG_CONFIG_HOME -u XDG_CACHE_HOME -u XDG_STATE_HOME \
  HOME="$work/home" XDG_RUNTIME_DIR="$runtime" FLATPAK_USER_DIR="$work/flatpak" \
  XDG_DATA_DIRS="$exports:/usr/local/share:/usr/share" \
  LC_ALL=C.UTF-8 GSK_RENDERER=cairo GTK_A11Y=none PYTHONDONTWRITEBYTECODE=1 \
  VANE_BUS_CONFIG="$runtime/session-bus.conf" \
  sh "$here/../../build-aux/on-virtual-display.sh" "$python" "$here/test-flatpak.py" "$build" "$work"
