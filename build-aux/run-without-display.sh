#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the window on a virtual display, takes a picture of it, and prints the same weather
# in the terminal: so that the main job is seen to work on a machine without a display.
# Arguments: the build folder, then vane's.
set -eu

build=$1
shift
shots=$build/screenshots
shot=$shots/vane.png

# Ends as vane did, which has said why, or what it was asked for (--help).
follow () {
  code=0
  wait "$vane" || code=$?
  vane=
  exit "$code"
}

# On the virtual display: starts the window, and ends it when there is a picture of it.
take_picture () {
  GSK_RENDERER=cairo GTK_A11Y=none "$build/src/app/vane" "$@" &
  vane=$!
  trap '[ -z "$vane" ] || { kill "$vane" && wait "$vane"; } || true' EXIT
  trap 'exit 143' HUP INT TERM

  # It is finished when it has looked the same for more than a second.
  window=
  before=
  still=0
  n=0
  while [ "$still" -lt 5 ] && [ "$n" -lt 120 ]; do
    n=$((n + 1))
    sleep 0.25
    kill -0 "$vane" 2>/dev/null || follow
    window=$(xdotool search --onlyvisible --class vane 2>/dev/null | tail -n 1)
    [ -n "$window" ] || continue
    now=$(import -silent -window "$window" ppm:- 2>/dev/null | cksum)
    if [ "$now" = "$before" ]; then still=$((still + 1)); else still=0; fi
    before=$now
  done
  [ -n "$window" ] || { echo "The window did not come." >&2; exit 1; }
  import -silent -window "$window" "png:$shot"
  kill "$vane"
  follow
}

if [ "${VANE_TAKE_PICTURE:-}" = yes ]; then
  take_picture "$@"
fi

mkdir -p "$shots"
rm -f "$shot"
VANE_TAKE_PICTURE=yes sh "${0%/*}/on-virtual-display.sh" sh "$0" "$build" "$@" &
display=$!
trap 'kill "$display" && wait "$display"; exit 143' HUP INT TERM
wait "$display"
trap - HUP INT TERM
[ -e "$shot" ] || exit 0
echo "The window, on a virtual display: $shot"

# The options that say whom to ask are vanectl's as well. They go to the end, the others go.
n=$#
while [ "$n" -gt 0 ]; do
  case $1 in
    --endpoint|--api-key-file|--timeout)
      set -- "$@" "$1" "${2:-}"
      shift
      n=$((n - 1))
      ;;
    --demo|--offline|--endpoint=*|--api-key-file=*|--timeout=*) set -- "$@" "$1" ;;
  esac
  shift
  n=$((n - 1))
done
echo
"$build/src/ctl/vanectl" "$@" now
echo
"$build/src/ctl/vanectl" "$@" forecast
