#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the window on a virtual display, takes a picture of it, and prints the same weather
# in the terminal: so that the main job is seen to work on a machine without a display.
# Arguments: the build folder, then vane's.
set -eu

build=$1
shift

if [ "${VANE_VIRTUAL_DISPLAY:-}" != yes ]; then
  VANE_VIRTUAL_DISPLAY=yes
  export VANE_VIRTUAL_DISPLAY
  exec xvfb-run -a -s "-screen 0 1280x1000x24" dbus-run-session -- sh "$0" "$build" "$@"
fi

shots=$build/screenshots
mkdir -p "$shots"
shot=$shots/vane.png

GSK_RENDERER=cairo "$build/src/app/vane" "$@" &
vane=$!
trap 'kill "$vane" 2>/dev/null || true' EXIT INT TERM

window_is_there () { xwininfo -root -tree 2>/dev/null | grep -q '"Vane\|("vane'; }
take () { xwd -root -silent >"$shots/now.xwd" && convert "xwd:$shots/now.xwd" "$1"; }

# Until the window is there and the picture has stopped changing.
n=0
until window_is_there || [ "$n" -ge 100 ] || ! kill -0 "$vane" 2>/dev/null; do
  n=$((n + 1)); sleep 0.2
done
kill -0 "$vane" 2>/dev/null || { echo "vane ended by itself" >&2; exit 1; }
before=
n=0
while [ "$n" -lt 40 ]; do
  take "$shot"
  after=$(cksum <"$shots/now.xwd")
  [ "$n" -lt 8 ] || [ "$before" != "$after" ] || break
  before=$after
  n=$((n + 1)); sleep 0.25
done
rm -f "$shots/now.xwd"
kill "$vane"
wait "$vane" 2>/dev/null || true
trap - EXIT INT TERM

echo "The window, on a virtual display: $shot"
echo
options=
for argument in "$@"; do
  case $argument in --demo|--offline|--endpoint=*) options="$options $argument" ;; esac
done
# shellcheck disable=SC2086
"$build/src/ctl/vanectl" $options now || true
echo
# shellcheck disable=SC2086
"$build/src/ctl/vanectl" $options forecast || true
