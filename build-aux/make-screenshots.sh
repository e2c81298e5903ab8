#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures in data/screenshots from the demo, on a virtual display.
# Argument: the build folder.
set -eu

build=$1
top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

if [ "${VANE_VIRTUAL_DISPLAY:-}" != yes ]; then
  VANE_VIRTUAL_DISPLAY=yes
  export VANE_VIRTUAL_DISPLAY
  exec xvfb-run -a -s "-screen 0 1280x1000x24" dbus-run-session -- sh "$0" "$build"
fi

shots=$top/data/screenshots
mkdir -p "$shots"

# $1: the file; $2: a colour scheme of libadwaita's
shoot () {
  ADW_DEBUG_COLOR_SCHEME=$2 GSK_RENDERER=cairo LC_ALL=C.UTF-8 "$build/src/app/vane" --demo &
  vane=$!
  window=$(xdotool search --sync --onlyvisible --pid "$vane" | tail -n 1)
  xdotool windowmove "$window" 0 0
  before=
  n=0
  while [ "$n" -lt 40 ]; do
    sleep 0.25
    xwd -silent -id "$window" -out "$build/shot.xwd"
    after=$(cksum <"$build/shot.xwd")
    [ "$n" -lt 16 ] || [ "$before" != "$after" ] || break
    before=$after
    n=$((n + 1))
  done
  convert "xwd:$build/shot.xwd" -strip "$1"
  rm -f "$build/shot.xwd"
  kill "$vane"
  wait "$vane" 2>/dev/null || true
}

shoot "$build/light.png" prefer-light
shoot "$build/dark.png" prefer-dark
convert "$build/light.png" "$build/dark.png" +append -strip "$shots/window.png"
