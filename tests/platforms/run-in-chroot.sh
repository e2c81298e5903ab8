#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command in a tree that make-chroot.sh has made: /usr, /etc and /var are the tree's;
# /tmp and what is named by --bind are this machine's, at the same place. No root is needed.
# Arguments: [--write] [--bind FOLDER]… TREE COMMAND…
set -euo pipefail

access=--ro-bind
binds=()
while :; do
  case $1 in
    --write) access=--bind; shift ;;
    --bind) binds+=(--bind "$2" "$2"); shift 2 ;;
    *) break ;;
  esac
done
tree=$1
shift

exec bwrap --die-with-parent "$access" "$tree/usr" /usr "$access" "$tree/etc" /etc --bind "$tree/var" /var \
  --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
  --proc /proc --dev /dev --bind /tmp /tmp --tmpfs /run --tmpfs /root "${binds[@]}" "$@"
