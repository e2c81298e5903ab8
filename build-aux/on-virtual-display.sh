#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command on a virtual display and a session bus of its own; its exit status is the
# command's. Not xvfb-run, two of which may take the same number when they start at once,
# and not dbus-run-session, which leaves its bus behind when it is ended early.
# VANE_BUS_CONFIG is another configuration for the bus, which may start services.
set -eu

work=$(mktemp -d)
display=
bus=
command=

# shellcheck disable=SC2317  # finish calls it
end () {
  [ -z "$1" ] || { kill "$1" && wait "$1"; } 2>/dev/null || true
}

# The command first: it may have something to put away.
# shellcheck disable=SC2317  # the trap calls it
finish () {
  end "$command"
  end "$bus"
  end "$display"
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Waits for what a process says of where it is.
await () {
  until [ -s "$work/$2" ]; do
    kill -0 "$1" 2>/dev/null || { cat "$work/$2.log" >&2; exit 1; }
    sleep 0.05
  done
}

# Drawing by software has no shaders worth keeping in the user's cache.
export MESA_SHADER_CACHE_DISABLE=true
Xvfb -displayfd 3 -screen 0 1280x1000x24 -nolisten tcp -noreset 3>"$work/display" 2>"$work/display.log" &
display=$!
dbus-daemon --config-file="${VANE_BUS_CONFIG:-$(dirname -- "$0")/session-bus.conf}" --nofork --print-address=3 \
  3>"$work/bus" 2>"$work/bus.log" &
bus=$!
# What a desktop would say to X clients.
mkdir "$work/gtk-4.0"
printf '[Settings]\ngtk-font-name=Cantarell 11\n' >"$work/gtk-4.0/settings.ini"
await "$display" display
await "$bus" bus

env -u WAYLAND_DISPLAY GDK_BACKEND=x11 DISPLAY=":$(cat "$work/display")" \
  DBUS_SESSION_BUS_ADDRESS="$(cat "$work/bus")" XDG_CONFIG_DIRS="$work:${XDG_CONFIG_DIRS:-/etc/xdg}" "$@" &
command=$!
code=0
wait "$command" || code=$?
command=
exit "$code"
