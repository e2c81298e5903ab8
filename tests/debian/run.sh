#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs test-debian.py where its mounts end with it. Needs root.
# Argument: the build folder.
set -eu

build=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
python=python3
[ ! -x /usr/bin/python3 ] || python=/usr/bin/python3

# The bare system and the packages that were downloaded are kept for the next time.
cache=${VANE_DEBIAN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/vane-debian}
mkdir -p "$cache/archives/partial"
work=$(mktemp -d -p /var/tmp vane-debian-XXXXXX)
trap 'rm -rf --one-file-system "$work"' EXIT
trap 'exit 130' INT TERM
env VANE_BUILD_DIR="$build" LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 \
  unshare --mount "$python" "$here/test-debian.py" "$build" "$work" "$cache"
