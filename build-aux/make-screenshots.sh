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

# At one hour of the day whatever hour it is.
noon=$(date -u -d 12:00 +%s)

# $1: the file; $2: a colour scheme of libadwaita's; $3, $4: width and height; then keys to press
shoot () {
  file=$1
  size="$3 $4"
  VANE_TEST_CLOCK=+$((noon - $(date +%s))) ADW_DEBUG_COLOR_SCHEME=$2 GSK_RENDERER=cairo GTK_A11Y=none LC_ALL=C.UTF-8 "$build/src/app/vane" --demo &
  shift 4
  vane=$!
  window=$(xdotool search --sync --onlyvisible --pid "$vane" | tail -n 1)
  # shellcheck disable=SC2086  # two words
  xdotool windowmove "$window" 0 0 windowsize "$window" $size
  wait_until_still
  if [ "$#" -gt 0 ]; then
    xdotool windowfocus --sync "$window" key --delay 300 "$@"
    wait_until_still
  fi
  import -silent -window "$window" -strip "$file"
  kill "$vane"
  wait "$vane" 2>/dev/null || true
}

wait_until_still () {
  before=
  n=0
  while [ "$n" -lt 40 ]; do
    sleep 0.25
    after=$(import -silent -window "$window" ppm:- | cksum)
    [ "$n" -lt 16 ] || [ "$before" != "$after" ] || break
    before=$after
    n=$((n + 1))
  done
}

# By day in Oslo, by night in California; all places, with what they are warned of.
shoot "$build/light.png" prefer-light 420 760 alt+3
shoot "$build/dark.png" prefer-dark 420 760
convert "$build/light.png" "$build/dark.png" +append -strip "$shots/window.png"
shoot "$shots/wide.png" prefer-light 1040 760 alt+2
