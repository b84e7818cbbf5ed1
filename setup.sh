#!/bin/sh
# Sets a source tree up: system libraries where they are missing (Debian family), then a virtual environment.
# setup.sh VENV tests: what running, testing and linting need. setup.sh VENV frozen: what building the program needs.
# setup.sh VENV peers: other people's programs that judge what RoomDesk writes, in VENV-peers, for the tests in tests/peers.
# setup.sh VENV desktop: a display, a window manager and a screen reader's bus, for the tests in tests/journeys.
set -eu
venv=$1
purpose=$2

say() { printf '%s\n' "$*" >&2; }

root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else say "Needed, but neither root nor sudo is here: $*"; return 1
  fi
}

python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "RoomDesk needs Python 3.11 or newer."; exit 1; }

# What Qt loads; without them the import itself fails. xcb's are for real windows.
libraries='libGL.so.1 libEGL.so.1 libglib-2.0.so.0 libdbus-1.so.3 libfontconfig.so.1 libxkbcommon.so.0 libbrotlidec.so.1
libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1 libxcb-randr.so.0 libxcb-render-util.so.0
libxcb-shape.so.0 libxcb-xkb.so.1 libxkbcommon-x11.so.0 libX11-xcb.so.1 libcups.so.2'
packages='libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libbrotli1 libxcb-cursor0 libxcb-icccm4
libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0
libx11-xcb1 libcups2 fonts-dejavu-core'

wanted=''
"$python" -c 'import venv, ensurepip' 2>/dev/null || wanted='python3-venv'
have=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
for library in $libraries; do
  case $have in *"$library"*) ;; *) wanted="$wanted $packages"; break ;; esac
done
extras='test,lint'
if [ "$purpose" = frozen ]; then
  # Sound and cameras, for the screen of this computer.
  extras='test,lint,frozen,media'
  tools='Xvfb:xvfb xdotool:xdotool objdump:binutils'
elif [ "$purpose" = desktop ]; then
  tools='Xvfb:xvfb xdotool:xdotool openbox:openbox trayer:trayer dbus-daemon:dbus pdftotext:poppler-utils'
  /usr/bin/python3 -c 'import pyatspi' 2>/dev/null ||
    wanted="$wanted at-spi2-core python3-pyatspi gir1.2-atspi-2.0 python3-gi"
elif [ "$purpose" = peers ]; then
  # Sound and cameras, for the test of this computer.
  extras="$extras,media"
  tools='gcc:gcc node:nodejs npm:npm'
  # Servers that drivers are asked against: SNMP, SIP, STUN, RTSP, sound.
  tools="$tools /usr/sbin/snmpd:snmpd snmpget:snmp sipp:sip-tester sipsak:sipsak kamailio:kamailio turnserver:coturn
pulseaudio:pulseaudio pactl:pulseaudio-utils zbarimg:zbar-tools pdftoppm:poppler-utils"
  /usr/bin/python3 -c 'import gi; gi.require_version("GstRtspServer", "1.0")' 2>/dev/null ||
    wanted="$wanted python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-base gstreamer1.0-plugins-good
gstreamer1.0-plugins-bad gstreamer1.0-plugins-ugly"
  [ -e /usr/include/libical/ical.h ] || wanted="$wanted libical-dev libc6-dev"
fi
if [ "$purpose" = peers ] || [ "$purpose" = frozen ]; then
  for library in libpulse.so.0 libXext.so.6 libXrandr.so.2 libdrm.so.2; do
    case $have in *"$library"*) ;; *) wanted="$wanted libpulse0 libxext6 libxrandr2 libdrm2"; break ;; esac
  done
fi
for tool in ${tools:-}; do
  command -v "${tool%%:*}" >/dev/null 2>&1 || wanted="$wanted ${tool##*:}"
done
if [ -n "$wanted" ]; then
  if command -v apt-get >/dev/null 2>&1; then
    say "Installing system packages:" $wanted
    root apt-get update -q >&2
    # shellcheck disable=SC2086 - a list of names
    root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $wanted >&2
  else
    say "These system packages (Debian's names) seem to be missing: $wanted"
  fi
fi

# A server for the tests of the shared database: they start one of their own, and are left out where there is none.
if [ "$purpose" = tests ] && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && ! command -v initdb >/dev/null 2>&1; then
  postgres() {
    # The package would start a server at once; nobody asked for one.
    root mkdir -p /etc/postgresql-common && [ -e /etc/postgresql-common/createcluster.conf ] ||
      echo 'create_main_cluster = false' | root tee /etc/postgresql-common/createcluster.conf >/dev/null
    root apt-get update -q >&2
    root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
      -o Dpkg::Options::=--force-confold postgresql >&2
  }
  if command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null 2>&1; }; then
    say "Installing PostgreSQL for the tests."
    postgres || say "PostgreSQL could not be installed: the tests of the shared database are left out."
  else
    say "PostgreSQL is not here (Debian: postgresql): the tests of the shared database are left out."
  fi
fi

# Servers that the tests of logins ask besides: a directory (LDAP) and a KDC (Kerberos). Installed, they would start
# daemons that listen everywhere; so they are unpacked into a folder of ours, which needs no root and starts nothing.
unpack() {
  rm -rf "$venv-servers" && mkdir -p "$venv-servers/lists/partial" "$venv-servers/archives/partial"
  where=$(cd "$venv-servers" && pwd)
  fetch() {
    apt-get -qq -o Debug::NoLocking=1 -o APT::Sandbox::User= -o Dir::State::lists="$where/lists" -o Dir::Cache="$where" "$@" >&2
  }
  fetch update && fetch install -y --no-install-recommends --download-only --reinstall "$@" || return 1
  for package in "$where"/archives/*.deb; do dpkg-deb -x "$package" "$where" || return 1; done
  rm -rf "$where/lists" "$where/archives" "$where"/*.bin
}
if [ "$purpose" = tests ] && [ ! -x "$venv-servers/usr/sbin/krb5kdc" ]; then
  if command -v apt-get >/dev/null 2>&1 && command -v dpkg-deb >/dev/null 2>&1; then
    say "Unpacking a directory and a KDC for the tests, into $venv-servers."
    unpack slapd krb5-kdc krb5-admin-server krb5-user || {
      rm -rf "$venv-servers"
      say "They could not be fetched: the tests of logins by LDAP and Kerberos are left out where they are not installed."
    }
  else
    say "The tests of logins by LDAP and Kerberos are left out where slapd and krb5kdc are not installed."
  fi
fi

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install -q --disable-pip-version-check -e ".[$extras]"
if [ "$purpose" = peers ]; then
  # Apart: what they bring along would change what the program itself runs on.
  [ -x "$venv-peers/bin/python" ] || "$python" -m venv "$venv-peers"
  "$venv-peers/bin/python" -m pip install -q --disable-pip-version-check \
    'radicale>=3.9,<3.10' 'ical>=14.3,<15' 'recurring-ical-events>=3.8,<4' 'visca-over-ip>=0.5,<0.6' \
    'ipycam>=1.3,<2' 'snmpsim>=1.2,<2' 'pysmi>=1.5' cryptography
  # The simulated projector of pjlink-advance runs on Python 3.13 only: its tests are left out where that is not here.
  for newer in python3.13 "$HOME"/.pyenv/versions/3.13*/bin/python3.13; do
    "$newer" --version >/dev/null 2>&1 || continue
    [ -x "$venv-peers/newer/bin/python" ] || "$newer" -m venv "$venv-peers/newer"
    "$venv-peers/newer/bin/python" -m pip install -q --disable-pip-version-check 'pjlink-advance>=0.2,<0.3'
    break
  done
  npm install --silent --no-save --no-audit --no-fund --prefix "$venv-peers" ical.js@2.2.1 >&2
fi
say "RoomDesk is set up in $venv ($purpose)."
