#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs ./bootstrap test on a fresh system of another Debian release: it installs there what it needs, builds with
# -Werror and passes; and no file uses what the libraries there call deprecated. Needs root.
# Arguments: the release (trixie), then suites (none: those that show no window). The last line says deprecations.
set -euo pipefail
export LC_ALL=C.UTF-8

release=$1
shift
[ "$#" -gt 0 ] || set -- lint unit recorded
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
top=$(CDPATH='' cd -- "$here/../.." && pwd)

# The mounts end with the process that made them.
if [ -z "${VANE_MOUNTS_ARE_OWN:-}" ]; then
  exec env VANE_MOUNTS_ARE_OWN=yes unshare --mount --propagation private bash "$0" "$release" "$@"
fi

# The archive is the one that this machine's apt has, and is named nowhere else.
# shellcheck disable=SC2016  # they are apt's
archive=$(apt-get indextargets --format '$(ORIGIN)|$(REPO_URI)' 'Created-By: Packages' |
  awk -F'|' '$2 !~ /security/ && ($1 == "Debian" || $2 ~ /\/debian\/*$/) && !found {print $2; found = 1}')
[ -n "$archive" ] || { echo "suites: skipped: apt has no Debian archive" >&2; exit 0; }

# The bare system, the packages that were downloaded and what was compiled are kept for the next time.
cache=${VANE_DEBIAN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/vane-debian}/$release
mkdir -p "$cache/archives/partial" "$cache/ccache"
work=$(mktemp -d -p /var/tmp vane-suites-XXXXXX)
root=$work/root
# shellcheck disable=SC2317  # the trap calls it
finish () {
  umount -R --lazy "$root/var/cache/apt/archives" "$root/var/cache/ccache" "$root/proc" "$root/dev" "$root/sys" \
    2>/dev/null || true
  rm -rf --one-file-system "$work"
}
trap finish EXIT
trap 'exit 143' INT TERM

if [ ! -s "$cache/base.tar" ]; then
  debootstrap --variant=minbase --make-tarball="$cache/base.part" "$release" "$work/base" "$archive" >"$work/log" ||
    { tail -n 20 "$work/log" >&2; exit 1; }
  mv "$cache/base.part" "$cache/base.tar"
fi
debootstrap --variant=minbase --unpack-tarball="$cache/base.tar" "$release" "$root" "$archive" >"$work/log" ||
  { tail -n 20 "$work/log" >&2; exit 1; }
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
mkdir -p "$root/var/cache/ccache"
mount --bind "$cache/archives" "$root/var/cache/apt/archives"
mount --bind "$cache/ccache" "$root/var/cache/ccache"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
[ ! -d /etc/apt/apt.conf.d ] || cp -n /etc/apt/apt.conf.d/*prox* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
printf 'APT::Keep-Downloaded-Packages "true";\nBinary::apt-get::APT::Keep-Downloaded-Packages "true";\n' \
  >"$root/etc/apt/apt.conf.d/90keep"

inside () {
  chroot "$root" env -i PATH=/usr/lib/ccache:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive CCACHE_DIR=/var/cache/ccache VANE_WERROR=true "$@"
}

# What is committed and what is not yet, as it stands here; and the recorded replies, where they are.
mkdir -p "$root/src/vane"
git -C "$top" ls-files -z --cached --others --exclude-standard |
  (cd "$top" && while IFS= read -r -d '' name; do [ ! -e "$name" ] || printf '%s\0' "$name"; done) |
  tar -C "$top" --null --files-from=- -cf - | tar -C "$root/src/vane" -xf -
[ ! -d "$top/../shared/fixtures" ] || cp -r "$top/../shared" "$root/src/shared"

inside apt-get -q update >"$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; exit 1; }
inside apt-get -y -q --no-install-recommends install ccache >"$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; exit 1; }
code=0
inside sh -c 'cd /src/vane && exec ./bootstrap test "$@" </dev/null' bootstrap "$@" || code=$?
inside python3 /src/vane/tests/platforms/check-deprecations.py /src/vane /src/vane/_build || code=1
# Pictures, and what was said, for whoever asks why.
if [ -n "${VANE_SUITES_KEEP:-}" ]; then
  mkdir -p "$VANE_SUITES_KEEP"
  cp -r "$root/src/vane/_build/screenshots" "$root/src/vane/_build/meson-logs" "$VANE_SUITES_KEEP/" 2>/dev/null || true
fi
exit "$code"
