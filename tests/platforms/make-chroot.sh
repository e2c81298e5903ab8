#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a tree of Debian packages of another release, for building and running Vane there
# (run-in-chroot.sh). Nothing is installed: the packages are found and downloaded by apt, which
# checks them as always, and unpacked; the few triggers that matter are run by hand. So no root is
# needed, and no package script runs.
# Arguments: the release (trixie), and packages. The tree's path is the last line on stdout.
# It is kept in VANE_CHROOT_DIR, or below the user's cache, until another list is asked for.
# Exit status 77: it cannot be made here, with the reason on stderr.
set -euo pipefail
export LC_ALL=C.UTF-8
umask 022

suite=$1
shift
dir=${VANE_CHROOT_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/vane-chroot}/$suite
tree=$dir/tree
key=$(printf '%s\n' "$@" | cat "$0" - | sha256sum | cut -c1-32)
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

cannot () { echo "chroot: $*" >&2; exit 77; }

mkdir -p "$dir"
exec 9>>"$dir/lock"
flock 9
if [ "$(cat "$dir/made" 2>/dev/null)" = "$key" ]; then
  echo "$tree"
  exit 0
fi

for tool in apt-get dpkg-deb bwrap tar; do
  command -v "$tool" >/dev/null || cannot "$tool is not installed"
done
[ -r "$keyring" ] || cannot "there is no $keyring"
# The archive is the one that this machine's apt has, and is named nowhere else.
# shellcheck disable=SC2016  # they are apt's
archive=$(apt-get indextargets --format '$(ORIGIN)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
  awk -F'|' '$2 !~ /security/ && ($1 == "Debian" || $2 ~ /\/debian\/*$/) && !found {print $2; found = 1}')
[ -n "$archive" ] || cannot "apt has no Debian archive"

# --- an apt that knows nothing of this machine's packages ---
apt=$dir/apt
rm -rf "$apt" "$tree" "$dir/made"
mkdir -p "$apt/state/lists/partial" "$apt/cache/archives/partial"
: >"$apt/status"
printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' "$archive" "$suite" "$keyring" \
  >"$apt/archive.sources"
cat >"$apt/apt.conf" <<END
#clear APT::Default-Release;
APT::Install-Recommends "false";
APT::Sandbox::User "";
APT::Update::Error-Mode "any";
Acquire::Languages "none";
Acquire::Retries "3";
Debug::NoLocking "true";
Dir::State "$apt/state";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
Dir::Etc::sourcelist "$apt/archive.sources";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
END
export APT_CONFIG=$apt/apt.conf
apt-get -qq update >&2 || cannot "the archive does not answer, or does not have $suite"
# What has to do with starting a machine is not unpacked.
apt-get -qq -y --download-only install "$@" >&2 || cannot "not all of these packages are there: $*"
skip='^(systemd|systemd-sysv|libpam-.*|init-system-helpers|debconf|perl-base-doc|linux-image.*)_'

# --- unpack ---
for folder in bin sbin lib lib64; do
  mkdir -p "$tree/usr/$folder"
  ln -s "usr/$folder" "$tree/$folder"
done
for deb in "$apt"/cache/archives/*.deb; do
  ! basename "$deb" | grep -qE "$skip" || continue
  # Not dpkg -x: it would put folders where those links are.
  dpkg-deb --fsys-tarfile "$deb" |
    tar -x -f - -C "$tree" --keep-directory-symlink --no-same-owner --delay-directory-restore --anchored \
      --exclude=./usr/share/doc --exclude=./usr/share/man --exclude=./usr/share/info --exclude=./dev
done
mkdir -p "$tree"/{dev,proc,sys,run,tmp,root,work}

# --- what scripts and triggers would have done ---
in_tree () { bash "$here/run-in-chroot.sh" --write "$tree" "$@" >&2; }
link () { [ ! -e "$tree/usr/bin/$1" ] || [ -e "$tree/usr/bin/$2" ] || ln -s "$1" "$tree/usr/bin/$2"; }
link gcc cc; link gawk awk; link mawk awk; link which.debianutils which
printf '%s\n' 'passwd: files' 'group: files' 'hosts: files dns' >"$tree/etc/nsswitch.conf"
cp "$tree/usr/share/base-passwd/passwd.master" "$tree/etc/passwd"
cp "$tree/usr/share/base-passwd/group.master" "$tree/etc/group"
if [ -d "$tree/usr/share/ca-certificates" ]; then
  mkdir -p "$tree/etc/ssl/certs"
  find "$tree/usr/share/ca-certificates" -name '*.crt' -print0 | sort -z | xargs -0 cat \
    >"$tree/etc/ssl/certs/ca-certificates.crt"
fi
lib=
for folder in "$tree"/usr/lib/*-linux-gnu*; do
  [ -n "$lib" ] || lib=${folder#"$tree"}
done
in_tree ldconfig
in_tree sh -c "
  [ ! -d /usr/share/glib-2.0/schemas ] || $lib/glib-2.0/glib-compile-schemas /usr/share/glib-2.0/schemas
  for modules in gio/modules gtk-4.0/4.0.0/immodules gtk-4.0/4.0.0/media; do
    [ ! -d $lib/\$modules ] || $lib/glib-2.0/gio-querymodules $lib/\$modules
  done
  loaders=$lib/gdk-pixbuf-2.0
  [ ! -x \$loaders/gdk-pixbuf-query-loaders ] || \$loaders/gdk-pixbuf-query-loaders --update-cache
  ! command -v update-mime-database >/dev/null || update-mime-database /usr/share/mime
  ! command -v fc-cache >/dev/null || fc-cache -s
" 2>/dev/null

rm -rf "$apt"
echo "$key" >"$dir/made"
echo "$tree"
