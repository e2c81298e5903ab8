#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures in data/screenshots from the demo, on a virtual display.
# Argument: the build folder.
set -eu

build=$1
top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

if [ "${VANE_TAKE_PICTURE:-}" != yes ]; then
  VANE_TAKE_PICTURE=yes
  export VANE_TAKE_PICTURE
  exec sh "$top/build-aux/on-virtual-display.sh" sh "$0" "$build"
fi

shots=$top/data/screenshots
mkdir -p "$shots"

# $1: the file; $2: a colour scheme of libadwaita's
shoot () {
  ADW_DEBUG_COLOR_SCHEME=$2 GSK_RENDERER=cairo GTK_A11Y=none LC_ALL=C.UTF-8 "$build/src/app/vane" --demo &
  vane=$!
  window=$(xdotool search --sync --onlyvisible --pid "$vane" | tail -n 1)
  xdotool windowmove "$window" 0 0
  before=
  n=0
  while [ "$n" -lt 40 ]; do
    sleep 0.25
    after=$(import -silent -window "$window" ppm:- | cksum)
    [ "$n" -lt 16 ] || [ "$before" != "$after" ] || break
    before=$after
    n=$((n + 1))
  done
  import -silent -window "$window" -strip "$1"
  kill "$vane"
  wait "$vane" 2>/dev/null || true
}

shoot "$build/light.png" prefer-light
shoot "$build/dark.png" prefer-dark
convert "$build/light.png" "$build/dark.png" +append -strip "$shots/window.png"
