#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# standin-runtime.sh - make and install a local STAND-IN for a Flatpak
# runtime and SDK (org.gnome.Platform and org.gnome.Sdk, branch 51) out of
# Debian packages, for machines that reach a Debian archive but not Flathub.
#
# It is for TESTS only: it shows that a manifest builds, installs and runs in
# a real Flatpak sandbox. It is not the GNOME runtime: versions are Debian's
# (trixie: GTK 4.18, libadwaita 1.7 - older than what GNOME 51 has).
# Never ship anything built on it.
#
#   standin-runtime.sh            build once (cached), then install --user
#   standin-runtime.sh --check    exit 0 if Platform and Sdk are installed
#   standin-runtime.sh --remove   uninstall them and the remote
#   standin-runtime.sh --help
#
# Runs as root or as a normal user; idempotent; a second run takes < 1 s.
# Needs on the host: apt, dpkg-deb, tar, flatpak, ostree, bwrap (all Debian).
# No package is configured and no maintainer script is run: the .debs are
# resolved and downloaded by apt (signatures and hashes checked as always),
# unpacked, and the few triggers that matter are run by hand inside the tree.
#
# Settings (environment):
#   STANDIN_DIR      cache             [$XDG_CACHE_HOME/flatpak-standin]
#   STANDIN_SUITE    Debian suite      [trixie]
#   STANDIN_MIRROR   archive URL       [the one apt is configured with]
#   STANDIN_BRANCH   runtime-version   [51]
#   STANDIN_PLATFORM, STANDIN_SDK      [org.gnome.Platform, org.gnome.Sdk]
#   STANDIN_REMOTE   remote's name     [standin]
#   STANDIN_EXTRA_PLATFORM, STANDIN_EXTRA_SDK   more Debian packages
#   STANDIN_GL       1: Mesa's software OpenGL too [0]
#   STANDIN_LOCALES  locales to make   [en_US de_DE]  (always .UTF-8)
#   STANDIN_KEEP     1: keep the .debs and the unpacked trees [0]
#   FLATPAK_USER_DIR where to install  [flatpak's default for --user]
set -Eeuo pipefail
trap 'echo "flatpak-standin: failed at line $LINENO: $BASH_COMMAND" >&2' ERR
export LC_ALL=C.UTF-8
umask 022

SUITE=${STANDIN_SUITE:-trixie}
BRANCH=${STANDIN_BRANCH:-51}
PLATFORM=${STANDIN_PLATFORM:-org.gnome.Platform}
SDK=${STANDIN_SDK:-org.gnome.Sdk}
REMOTE=${STANDIN_REMOTE:-standin}
DIR=${STANDIN_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/flatpak-standin}
LOCALES=${STANDIN_LOCALES-en_US de_DE}
KEEP=${STANDIN_KEEP:-0}

# --- what goes in -----------------------------------------------------------
# Run time: what an app using GTK 4, libadwaita, libsoup 3, json-glib and
# libsecret may open, with a small userland. Debian's "Recommends" stay out,
# so what GTK only recommends but needs in practice is named here.
PLATFORM_PKGS="
  base-files bash coreutils dash diffutils findutils gawk grep gzip sed tar
  xz-utils debianutils procps libc-bin netbase tzdata ca-certificates openssl
  libglib2.0-bin dconf-gsettings-backend dbus-bin dbus-daemon
  gsettings-desktop-schemas shared-mime-info
  libgtk-4-1 libgtk-4-bin libadwaita-1-0 adwaita-icon-theme hicolor-icon-theme
  libgdk-pixbuf2.0-bin librsvg2-common
  fontconfig fonts-cantarell fonts-dejavu-core
  libsoup-3.0-0 glib-networking libjson-glib-1.0-0 libsecret-1-0
  libsecret-tools flatpak-xdg-utils libportal1 libportal-gtk4-1
  libgtk4-layer-shell0
  ${STANDIN_EXTRA_PLATFORM:-}"
# Build time, on top of the above. "appstreamcli compose" (the package
# appstream-compose) is what flatpak-builder 1.4 calls inside the SDK.
SDK_PKGS="
  gcc libc6-dev meson ninja-build pkgconf make patch gettext
  libgtk-4-dev libadwaita-1-dev libsoup-3.0-dev libjson-glib-dev
  libsecret-1-dev libglib2.0-dev libportal-dev libportal-gtk4-dev
  libgtk4-layer-shell-dev
  desktop-file-utils appstream appstream-compose libxml2-utils
  ${STANDIN_EXTRA_SDK:-}"
# Taken where the suite has it: the old program appstream-compose, which
# flatpak-builder 1.2 calls (a shim stands in for it otherwise).
OPTIONAL_PKGS="appstream-util"
# Only for making the tree (their files are taken out again).
MAKE_PKGS="locales"
# Dependencies that mean nothing without an init system, PAM or dpkg, and big
# ones that nothing here uses (shell patterns).
SKIP_PKGS="systemd systemd-sysv libsystemd-shared libpam-systemd
  init-system-helpers sysvinit-utils debconf dpkg dpkg-dev lsb-base dbus
  dbus-user-session dbus-system-bus-common libpam-runtime libpam-modules
  libpam-modules-bin mount
  libicu* icu-devtools libharfbuzz-icu0"
# Mesa's software renderer (+190 MB) only on request: GTK falls back to cairo.
if [ "${STANDIN_GL:-0}" = 1 ]; then
  PLATFORM_PKGS+=" libegl1 libgl1 libgl1-mesa-dri"
else
  SKIP_PKGS+=" mesa-* libllvm* libz3-* libgl1-mesa-dri libglx-mesa0 libegl-mesa0"
fi
# Never unpacked.
EXCLUDES="./usr/share/doc ./usr/share/man ./usr/share/info ./usr/share/lintian
  ./usr/share/bug ./usr/share/doc-base ./usr/share/gtk-doc ./usr/lib/systemd
  ./usr/share/help ./usr/share/initramfs-tools ./var ./boot ./home ./root
  ./run ./srv ./media ./mnt ./opt ./proc ./sys ./dev ./tmp"

# --- small things -----------------------------------------------------------
die() { echo "flatpak-standin: $*" >&2; exit 1; }
T0=$(date +%s)
say() { printf 'flatpak-standin: [%3ds] %s\n' $(($(date +%s) - T0)) "$*"; }
words() { tr -s ' ' '\n' | sed '/^$/d'; }
usage() { sed -n '2,/^set -Eeuo/p' "$0" | sed '$d; s/^# \{0,1\}//'; }
fp() { flatpak --user "$@"; }
installed() { fp info --show-commit "$1//$BRANCH" 2>/dev/null || true; }
origin() { flatpak info --show-origin "$1//$BRANCH" 2>/dev/null || true; }

MODE=install
case ${1:-} in
  '') ;;
  --check) MODE=check ;;
  --remove) MODE=remove ;;
  --help|-h) usage; exit 0 ;;
  *) die "unknown argument: $1 (see --help)" ;;
esac
for t in flatpak ostree bwrap tar flock sha256sum; do
  command -v "$t" >/dev/null || die "needs $t on the host"
done
ARCH=$(flatpak --default-arch)
case $ARCH in
  x86_64) DARCH=amd64 MULTI=x86_64-linux-gnu ;;
  aarch64) DARCH=arm64 MULTI=aarch64-linux-gnu ;;
  *) die "no Debian architecture known for $ARCH" ;;
esac

if [ $MODE = check ]; then
  for r in "$PLATFORM" "$SDK"; do
    [ -n "$(origin "$r")" ] || { echo "$r//$BRANCH: not installed"; exit 1; }
  done
  exit 0
fi
if [ $MODE = remove ]; then
  fp uninstall -y --noninteractive "$PLATFORM//$BRANCH" "$SDK//$BRANCH" || true
  fp remote-delete --force "$REMOTE" || true
  exit 0
fi

# A real runtime (from Flathub, say; --user or system-wide) is never touched.
real=''
for r in "$PLATFORM" "$SDK"; do
  case $(origin "$r") in ''|"$REMOTE") ;; *) real+=" $r" ;; esac
done
case $real in
  '') ;;
  " $PLATFORM $SDK") say "the real$real, branch $BRANCH, are installed: nothing to do"; exit 0 ;;
  *) die "the real$real//$BRANCH is installed; install the other one from the same remote" ;;
esac

mkdir -p "$DIR"
DIR=$(cd "$DIR" && pwd)
# one at a time per cache; a cache made by another user can be installed from
if [ -w "$DIR" ]; then exec 9>>"$DIR/lock"; else exec 9<"$DIR/lock"; fi
flock -n 9 || { say "waiting for another run"; flock 9; }
REPO=$DIR/repo
SKIP_RE="^($(echo "$SKIP_PKGS" | words | sed 's/[.+]/\\&/g; s/\*/[^_]*/g' | paste -sd'|'))_"
# the cache is made anew when this script or a setting changes
KEY=$( { cat "$0"; printf '%s\n' "$SUITE" "$BRANCH" "$PLATFORM" "$SDK" "$ARCH" \
        "$PLATFORM_PKGS" "$SDK_PKGS" "$SKIP_PKGS" "$LOCALES"; } | sha256sum | cut -c1-32)

# --- 1. resolve and download ------------------------------------------------
# A private apt: its own lists, an empty dpkg status, the host's own settings
# (proxy, authentication, checks). The mirror is read from apt at run time.
KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
mirror() {
  if [ -n "${STANDIN_MIRROR:-}" ]; then echo "$STANDIN_MIRROR"; return; fi
  apt-get indextargets --format '$(ORIGIN)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk -F'|' '$2 !~ /security/ && ($1 == "Debian" || $2 ~ /\/debian\/*$/) {print $2; exit}'
}
setup_apt() {
  A=$DIR/apt
  rm -rf "$A"
  mkdir -p "$A/state/lists/partial" "$A/cache/archives/partial"
  : >"$A/status"
  local url
  url=$(mirror)
  MHOST=$(sed -E 's#^[a-z+]+://([^@/]*@)?([^/:]*).*#\2#; s/[.]/\\./g' <<<"$url")
  [ -r $KEYRING ] || die "needs $KEYRING (package debian-archive-keyring)"
  [ -n "$url" ] || die "no Debian mirror in apt's configuration (set STANDIN_MIRROR)"
  ( umask 077
    printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
      "$url" "$SUITE" $KEYRING >"$A/standin.sources" )
  cat >"$A/apt.conf" <<EOF
#clear APT::Architectures;
#clear APT::Default-Release;
APT::Architecture "$DARCH";
APT::Architectures { "$DARCH"; };
APT::Install-Recommends "false";
APT::Sandbox::User "";
APT::Update::Error-Mode "any";
APT::Get::List-Cleanup "true";
Acquire::Languages "none";
Acquire::Retries "3";
Debug::NoLocking "true";
Dir::State "$A/state";
Dir::State::status "$A/status";
Dir::Cache "$A/cache";
Dir::Cache::archives "$A/cache/archives";
Dir::Etc::sourcelist "$A/standin.sources";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
EOF
}
# apt's own words name the mirror: keep them out of what is shown and logged.
redact() { sed -E "s#[a-z+]+://[^ ]*/#MIRROR/#g; s#${MHOST:-^\$}#MIRROR#g"; }
apt_quiet() {
  APT_CONFIG=$DIR/apt/apt.conf apt-get -q -y "$@" 2>&1 </dev/null |
    redact >>"$LOG" ||
    { tail -5 "$LOG" >&2; die "apt-get $1 failed (see $LOG)"; }
}
# debs PKG... -> the file names of the resolved set, less SKIP_PKGS
# (apt prints only what is not downloaded yet: the cache must be empty here)
debs() {
  APT_CONFIG=$DIR/apt/apt.conf apt-get -qq -y --print-uris install "$@" \
    </dev/null 2>>"$LOG.err" | awk '{print $2}' | sort -u | grep -vE "$SKIP_RE"
}

# --- 2. unpack --------------------------------------------------------------
unpack() {  # unpack ROOT LIST-OF-DEBS
  local root=$1 list=$2 ex=() e deb
  for e in $(echo "$EXCLUDES" | words); do ex+=("--exclude=$e"); done
  mkdir -p "$root"/usr/{bin,sbin,lib,lib64}
  for e in bin sbin lib lib64; do
    [ -L "$root/$e" ] || ln -s "usr/$e" "$root/$e"
  done
  while read -r deb; do
    # not dpkg -x: it would replace the usr-merge links by real folders
    dpkg-deb --fsys-tarfile "$DIR/apt/cache/archives/$deb" |
      tar -x -f - -C "$root" --keep-directory-symlink --no-same-owner \
        --delay-directory-restore --anchored "${ex[@]}" ||
      die "cannot unpack $deb"
  done <"$list"
}

# --- 3. what maintainer scripts and triggers would have done ----------------
inroot() {  # inroot ROOT COMMAND... : run the tree's own programs on the tree
  local root=$1; shift
  bwrap --unshare-all --die-with-parent --bind "$root/usr" /usr \
    --bind "$root/usr/etc" /etc --symlink usr/bin /bin --symlink usr/sbin /sbin \
    --symlink usr/lib /lib --symlink usr/lib64 /lib64 --proc /proc --dev /dev \
    --tmpfs /tmp --dir /app --dir /var --clearenv --setenv PATH /usr/sbin:/usr/bin \
    --setenv LC_ALL C.UTF-8 --setenv HOME /tmp "$@"
}
configure() {  # configure ROOT
  local root=${1:?} usr=$1/usr lib=$1/usr/lib/$MULTI l d m
  # Flatpak keeps the runtime's /etc in /usr/etc
  mkdir -p "$usr/etc"
  if [ -d "$root/etc" ]; then cp -a "$root/etc/." "$usr/etc/"; rm -rf "${root:?}/etc"; fi
  rm -rf "$usr"/etc/{passwd,group,shadow,gshadow,hosts,hostname,resolv.conf,machine-id,systemd,init.d,cron*,pam.d,security,default,update-motd.d,kernel,skel,alternatives}
  # a real folder lib64 makes meson install to /app/lib64, which nothing searches;
  # so does dpkg-architecture (SKIP_PKGS has dpkg-dev) with /app/lib/<triplet>
  # (/etc/debian_version stays: it makes CMake choose lib for the prefix /app)
  if [ -d "$usr/lib64" ] && [ ! -L "$usr/lib64" ]; then
    for l in "$usr"/lib64/*; do
      [ -L "$l" ] && [ ! -e "$usr/lib/${l##*/}" ] && mv "$l" "$usr/lib/"
    done
    for l in "$usr"/lib/ld-linux*; do
      ln -sfn "$MULTI/${l##*/}" "$l"
    done
    rm -rf "${usr:?}/lib64"; ln -s lib "$usr/lib64"
  fi
  # PATH in a sandbox is /app/bin:/usr/bin - no sbin. Flatpak looks for
  # bin/ldconfig: without it apps get LD_LIBRARY_PATH and no ld.so.cache.
  [ -e "$usr/bin/ldconfig" ] || ln -s ../sbin/ldconfig "$usr/bin/ldconfig"
  # update-alternatives did not run
  link() { [ -e "$usr/bin/$2" ] || [ ! -e "$usr/bin/$1" ] || ln -s "$1" "$usr/bin/$2"; }
  link gawk awk; link gcc cc; link g++ c++; link which.debianutils which
  # xdg-open, xdg-email and flatpak-spawn, the ones that speak to the portals
  for l in xdg-open xdg-email flatpak-spawn; do
    link "../libexec/flatpak-xdg-utils/$l" "$l"
  done
  # the loader: /app first, Flatpak's extension hooks, then Debian's multiarch
  # folder. (An empty file makes Flatpak generate one; a foreign one breaks /app/lib.)
  rm -rf "$usr/etc/ld.so.conf" "$usr/etc/ld.so.conf.d"
  cat >"$usr/etc/ld.so.conf" <<EOF
include /run/flatpak/ld.so.conf.d/app-*.conf
include /app/etc/ld.so.conf
/app/lib
include /run/flatpak/ld.so.conf.d/runtime-*.conf
/usr/lib/$MULTI
EOF
  # name lookup: base-files' postinst would have copied this
  printf '%s\n' 'passwd: files' 'group: files' 'hosts: files dns' \
    'networks: files' 'protocols: files' 'services: files' >"$usr/etc/nsswitch.conf"
  # certificates: what update-ca-certificates would have done
  if [ -d "$usr/share/ca-certificates" ]; then
    mkdir -p "$usr/etc/ssl/certs"
    find "$usr/share/ca-certificates" -name '*.crt' -print0 | sort -z |
      xargs -0 sed -e '$a\' >"$usr/etc/ssl/certs/ca-certificates.crt"
    ln -sfn certs/ca-certificates.crt "$usr/etc/ssl/cert.pem"
  fi
  # fonts: caches must live in /usr and match mtime 0 (ostree drops mtimes)
  mkdir -p "$usr/etc/fonts/conf.d" "$usr/cache/fontconfig"
  cat >"$usr/etc/fonts/conf.d/05-flatpak.conf" <<EOF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <cachedir>/usr/cache/fontconfig</cachedir>
  <dir>/app/share/fonts</dir>
  <include ignore_missing="yes">/app/etc/fonts/local.conf</include>
  <dir>/run/host/fonts</dir>
  <dir>/run/host/user-fonts</dir>
  <include ignore_missing="yes">/run/host/font-dirs.xml</include>
</fontconfig>
EOF
  # flatpak-builder takes its default flags from the SDK
  mkdir -p "$usr/etc/flatpak-builder"
  cat >"$usr/etc/flatpak-builder/defaults.json" <<EOF
{
  "libdir": "/app/lib",
  "cflags": "-O2 -g -pipe -Wp,-D_FORTIFY_SOURCE=2 -fstack-protector-strong",
  "cxxflags": "-O2 -g -pipe -Wp,-D_FORTIFY_SOURCE=2 -fstack-protector-strong",
  "ldflags": "-L/app/lib -Wl,-z,relro,-z,now -Wl,--as-needed"
}
EOF
  if [ -x "$usr/bin/appstreamcli" ] && [ ! -e "$usr/bin/appstream-compose" ]; then
    cat >"$usr/bin/appstream-compose" <<'EOF'
#!/bin/sh
# stand-in for appstream-glib's program, as flatpak-builder 1.2 calls it:
# appstream-compose --prefix=/app --origin=flatpak --basename=ID ID
for a; do
  case $a in --basename=*) id=${a#*=} ;; --prefix=*) p=${a#*=} ;; esac
done
# (it was also given the metainfo file in the old place, share/appdata)
t=$(mktemp -d) && mkdir -p "$t/share/metainfo" || exit 1
cp -r "$p/share/applications" "$p/share/icons" "$t/share/" 2>/dev/null
cp "$p/share/metainfo/$id.metainfo.xml" "$t/share/metainfo/" 2>/dev/null ||
  cp "$p/share/appdata/$id.appdata.xml" "$t/share/metainfo/$id.metainfo.xml"
exec appstreamcli compose --prefix=/ --origin="$id" --result-root="$p" \
  --data-dir="$p/share/app-info/xmls" \
  --icons-dir="$p/share/app-info/icons/flatpak" \
  --components="$id,$id.desktop" "$t"
EOF
    chmod 755 "$usr/bin/appstream-compose"
  fi
  # big static libraries are of no use here (the small stubs of libc6-dev are)
  find "$lib" -maxdepth 1 -name '*.a' -size +64k -delete
  rm -f "$usr"/bin/*lto-dump*

  # locales ("flatpak build" sets LC_ALL=en_US.utf8)
  if [ -d "$usr/share/i18n/locales" ]; then
    mkdir -p "$usr/lib/locale"
    for l in $LOCALES; do
      [ -d "$usr/lib/locale/$l.utf8" ] ||
        inroot "$root" localedef --no-archive -c -i "$l" -f UTF-8 "/usr/lib/locale/$l.utf8" >>"$LOG" 2>&1 || true
    done
    rm -rf "$usr/share/i18n"
  fi
  # ... and only their translations (all of them: 90 MB)
  for d in "$usr"/share/locale/*/; do
    l=$(basename "$d")
    case " $LOCALES " in *" $l "*|*" ${l}_"*) ;; *) rm -rf "$d" ;; esac
  done
  # run the tree's own tools; each cache is removed first, since the SDK tree
  # starts as hard links to the Platform's and must not write through them
  rm -f "$usr/etc/ld.so.cache"
  inroot "$root" ldconfig -X
  rm -f "$usr/share/glib-2.0/schemas/gschemas.compiled"
  inroot "$root" "/usr/lib/$MULTI/glib-2.0/glib-compile-schemas" /usr/share/glib-2.0/schemas >>"$LOG" 2>&1
  for d in gio/modules gtk-4.0/4.0.0/immodules gtk-4.0/4.0.0/media gtk-4.0/4.0.0/printbackends; do
    [ -d "$lib/$d" ] || continue
    rm -f "$lib/$d/giomodule.cache"
    inroot "$root" "/usr/lib/$MULTI/glib-2.0/gio-querymodules" "/usr/lib/$MULTI/$d"
  done
  m=$lib/gdk-pixbuf-2.0/2.10.0/loaders.cache
  rm -f "$m"
  inroot "$root" "/usr/lib/$MULTI/gdk-pixbuf-2.0/gdk-pixbuf-query-loaders" >"$DIR/loaders" 2>>"$LOG"
  mv "$DIR/loaders" "$m"
  find "$usr/share/mime" -mindepth 1 -maxdepth 1 ! -name packages -exec rm -rf {} +
  inroot "$root" update-mime-database /usr/share/mime >>"$LOG" 2>&1
  for d in "$usr"/share/icons/*/; do
    [ -f "$d/index.theme" ] || continue
    rm -f "$d/icon-theme.cache"
    inroot "$root" gtk4-update-icon-cache -q -f "/usr/share/icons/$(basename "$d")" >>"$LOG" 2>&1 || true
  done
  rm -rf "$usr/cache/fontconfig"; mkdir -p "$usr/cache/fontconfig"
  find "$usr/share/fonts" -exec touch -h -d @0 {} +
  inroot "$root" fc-cache -s -f >>"$LOG" 2>&1
  rm -rf "$usr/local" "$usr/games" "$usr/src"
  # no folder may be unwritable for its owner, or the cache cannot be removed
  find "$usr" -type d ! -perm -u+w -exec chmod u+w {} +
}

# A package that was renamed, or skipped by mistake, shows here and not later.
check_tree() {  # check_tree ROOT LIBRARY...
  local root=$1 l bad; shift
  for l; do
    [ -e "$root/usr/lib/$MULTI/$l" ] || die "$l is missing in $root"
  done
  bad=$(inroot "$root" sh -c 'for f in "/usr/lib/$0"/*.so.* "/usr/lib/$0"/gio/modules/*.so \
      /usr/bin/* /usr/libexec/*; do [ -f "$f" ] && ldd "$f" 2>/dev/null; done; true' "$MULTI" |
    awk '/not found/ {print $1}' | sort -u | tr '\n' ' ')
  [ -z "$bad" ] || die "libraries not found in $root: $bad"
}

# --- 4. metadata and export -------------------------------------------------
export_tree() {  # export_tree ROOT NAME
  local root=$1 name=$2
  mkdir -p "$root/files"       # build-export insists on it, and then takes usr/
  cat >"$root/metadata" <<EOF
[Runtime]
name=$name
runtime=$PLATFORM/$ARCH/$BRANCH
sdk=$SDK/$ARCH/$BRANCH

[Environment]
GI_TYPELIB_PATH=/app/lib/girepository-1.0
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
EOF
  flatpak build-export --runtime --arch="$ARCH" --no-update-summary \
    --subject="stand-in from Debian $SUITE" "$REPO" "$root" "$BRANCH" >>"$LOG" 2>&1 ||
    { tail -5 "$LOG" >&2; die "flatpak build-export of $name failed"; }
}

LOG=$DIR/build.log
if [ "$(cat "$DIR/stamp" 2>/dev/null)" != "$KEY" ]; then
  for t in apt-get dpkg-deb; do command -v $t >/dev/null || die "needs $t on the host"; done
  : >"$LOG"; : >"$LOG.err"
  rm -rf "$REPO" "$DIR/platform" "$DIR/sdk" "$DIR/stamp"

  say "1/5 resolving and downloading ($SUITE, $DARCH)"
  setup_apt
  apt_quiet update
  # shellcheck disable=SC2086
  {
    SDK_PKGS+=" $( { APT_CONFIG=$DIR/apt/apt.conf apt-cache show --no-all-versions \
      $OPTIONAL_PKGS 2>/dev/null || true; } | sed -n 's/^Package: //p' | tr '\n' ' ')"
    debs $PLATFORM_PKGS $MAKE_PKGS >"$DIR/platform.list" &&
      debs $PLATFORM_PKGS $MAKE_PKGS $SDK_PKGS >"$DIR/all.list" ||
      { redact <"$LOG.err" | tail -5 >&2; die "apt cannot resolve the package set"; }
    apt_quiet --download-only install $PLATFORM_PKGS $MAKE_PKGS $SDK_PKGS
    while read -r l; do       # the smaller set may have other alternatives
      [ -f "$DIR/apt/cache/archives/$l" ] && continue
      apt_quiet --download-only install $PLATFORM_PKGS $MAKE_PKGS; break
    done <"$DIR/platform.list"
  }
  comm -13 "$DIR/platform.list" "$DIR/all.list" | grep -v '^locales_' >"$DIR/sdk.list" || true

  say "2/5 unpacking the Platform ($(wc -l <"$DIR/platform.list") packages)"
  unpack "$DIR/platform" "$DIR/platform.list"
  configure "$DIR/platform"
  check_tree "$DIR/platform" libgtk-4.so.1 libadwaita-1.so.0 libsoup-3.0.so.0 \
    libjson-glib-1.0.so.0 libsecret-1.so.0

  say "3/5 unpacking the Sdk (the Platform and $(wc -l <"$DIR/sdk.list") packages)"
  cp -al "$DIR/platform" "$DIR/sdk"          # tar replaces files, never writes into them
  unpack "$DIR/sdk" "$DIR/sdk.list"
  configure "$DIR/sdk"
  check_tree "$DIR/sdk"
  inroot "$DIR/sdk" pkg-config --print-errors --exists \
    gtk4 libadwaita-1 libsoup-3.0 json-glib-1.0 libsecret-1 ||
    die "the Sdk lacks development files"

  say "4/5 exporting"
  # bare-user-only is what flatpak itself uses: installing from it over file://
  # makes hard links (same disk, same owner) instead of another copy.
  ostree init --repo="$REPO" --mode=bare-user-only
  export_tree "$DIR/platform" "$PLATFORM"
  export_tree "$DIR/sdk" "$SDK"
  flatpak build-update-repo "$REPO" >>"$LOG" 2>&1
  if [ "$KEEP" = 0 ]; then rm -rf "$DIR/apt" "$DIR/platform" "$DIR/sdk"; fi
  echo "$KEY" >"$DIR/stamp"
else
  say "cache is fresh: $DIR"
fi

# --- 5. install -------------------------------------------------------------
want() { ostree --repo="$REPO" rev-parse "runtime/$1/$ARCH/$BRANCH"; }
if [ "$(installed "$PLATFORM")" = "$(want "$PLATFORM")" ] &&
   [ "$(installed "$SDK")" = "$(want "$SDK")" ]; then
  say "already installed"
else
  say "5/5 installing ($PLATFORM and $SDK, branch $BRANCH, --user)"
  # gpg-verify off: the repository was made here a moment ago
  fp remote-add --if-not-exists --no-gpg-verify "$REMOTE" "file://$REPO"
  fp remote-modify --no-gpg-verify --url="file://$REPO" "$REMOTE"
  fp install -y --noninteractive --or-update --no-related --reinstall "$REMOTE" \
    "runtime/$PLATFORM/$ARCH/$BRANCH" "runtime/$SDK/$ARCH/$BRANCH"
fi
# What flatpak-builder and flatpak will ask of this machine.
hint() { echo "flatpak-standin: hint: $*"; }
command -v eu-strip >/dev/null ||
  hint "flatpak-builder needs eu-strip (package elfutils), or build-options: no-debuginfo, strip"
if [ ! -r /dev/fuse ] || [ ! -w /dev/fuse ]; then
  hint "no use of /dev/fuse: call flatpak-builder with --disable-rofiles-fuse"
fi
if [ "$(id -u)" != 0 ] && [ ! -S /run/dbus/system_bus_socket ]; then
  hint "no system bus: install apps under dbus-run-session with DBUS_SYSTEM_BUS_ADDRESS=\$DBUS_SESSION_BUS_ADDRESS"
fi
say "done; cache $(du -sh "$DIR" | cut -f1) in $DIR"
