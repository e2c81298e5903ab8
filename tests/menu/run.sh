#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs test-menu.py and test-shell.py, each with a home, a display and a bus of its own, which starts our programs
# and the store of XFCE's settings, and nothing else.
# Arguments: the build folder, and which of them.
set -eu

build=$1
tests=${2:-menu shell}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
python=python3
[ ! -x /usr/bin/python3 ] || python=/usr/bin/python3

# GNOME Shell does not run as root.
if [ "$(id -u)" = 0 ] && runuser -u nobody -- test -x "$build/src/app/vane"; then
  mkdir -p "$build/screenshots/menu"
  chown nobody "$build/screenshots/menu"
  exec runuser -u nobody -- sh "$0" "$@"
fi

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -p "$home/run" "$home/share/applications" "$home/share/dbus-1/services"
chmod 700 "$home/run"
id=io.github.vane_weather.Vane
cp "$build/data/$id.desktop" "$home/share/applications"
# What would be in /usr, if it were installed.
sed "s#^Exec=.*/vane #Exec=$build/src/app/vane #" "$build/data/$id.service" >"$home/share/dbus-1/services/$id.service"
sed "s#^Exec=.*/vane-service#Exec=$build/src/service/vane-service#; /^SystemdService=/d" \
  "$build/data/$id.Service.service" >"$home/share/dbus-1/services/$id.Service.service"
cp "$build/data/$id.Service.desktop" "$home/share/applications"
mkdir -p "$home/share/gnome-shell/search-providers"
cp "$here/../../data/$id.search-provider.ini" "$home/share/gnome-shell/search-providers"
[ ! -e /usr/share/dbus-1/services/org.xfce.Xfconf.service ] ||
  cp /usr/share/dbus-1/services/org.xfce.Xfconf.service "$home/share/dbus-1/services"
icons=$home/share/icons/hicolor
mkdir -p "$icons/scalable/apps" "$icons/scalable/status" "$icons/symbolic/apps"
cp "$build/src/core/icons"/vane-*.svg "$icons/scalable/status"
cp "$build/src/core/icons/$id.svg" "$icons/scalable/apps"
cp "$build/src/core/icons/$id-symbolic.svg" "$icons/symbolic/apps"
sed "s#</busconfig>#  <servicedir>$home/share/dbus-1/services</servicedir>\\n&#" \
  "$here/../../build-aux/session-bus.conf" >"$home/session-bus.conf"

code=0
for test in $tests; do
  env -u XDG_DATA_HOME -u XDG_CONFIG_HOME -u XDG_CACHE_HOME -u XDG_STATE_HOME \
    HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_DATA_DIRS="$home/share:/usr/share" PATH="$build/src/app:$PATH" \
    LC_ALL=C.UTF-8 GSK_RENDERER=cairo GTK_A11Y=none GSETTINGS_BACKEND=memory ADW_DISABLE_PORTAL=1 GTK_USE_PORTAL=0 \
    GSETTINGS_SCHEMA_DIR="$build/data" VANE_BUILD_DIR="$build" PYTHONDONTWRITEBYTECODE=1 \
    VANE_BUS_CONFIG="$home/session-bus.conf" \
    sh "$here/../../build-aux/on-virtual-display.sh" "$python" "$here/test-$test.py" || code=1
done
exit "$code"
