#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Puts pictures of all skies, and one sheet of them, into screenshots/ of a build folder.
# Argument: the build folder.
set -eu

build=$1
top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
shots=$build/screenshots

mkdir -p "$shots"
GSK_RENDERER=cairo GTK_A11Y=none LC_ALL=C.UTF-8 sh "$top/build-aux/on-virtual-display.sh" \
  "$build/tests/sky/sky-sheet" "$shots"
for time in day dusk night; do
  convert "$shots"/sky-*-$time.png +append -strip "$shots/row-$time.png"
done
convert "$shots/row-day.png" "$shots/row-dusk.png" "$shots/row-night.png" -append -strip "$shots/skies.png"
rm "$shots"/row-*.png
