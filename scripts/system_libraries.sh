#!/bin/sh
# Sees to the system libraries that Qt's wheels expect on Debian and Ubuntu.
# Installs what is missing when that is allowed (root, or sudo without a question);
# otherwise prints the exact line to run. Usage: system_libraries.sh [offscreen|desktop]
set -eu
kind=${1:-offscreen}

[ "$(uname -s)" = Linux ] || exit 0

offscreen="libGL.so.1=libgl1 libEGL.so.1=libegl1 libglib-2.0.so.0=libglib2.0-0 libdbus-1.so.3=libdbus-1-3
libxkbcommon.so.0=libxkbcommon0 libfontconfig.so.1=libfontconfig1 libfreetype.so.6=libfreetype6
libX11.so.6=libx11-6"
desktop="libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4 libxcb-image.so.0=libxcb-image0
libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0
libxcb-render-util.so.0=libxcb-render-util0 libxcb-shape.so.0=libxcb-shape0
libxcb-sync.so.1=libxcb-sync1 libxcb-xfixes.so.0=libxcb-xfixes0 libxcb-xkb.so.1=libxcb-xkb1
libxkbcommon-x11.so.0=libxkbcommon-x11-0 libX11-xcb.so.1=libx11-xcb1"

wanted=$offscreen
[ "$kind" = desktop ] && wanted="$offscreen $desktop"

PATH=$PATH:/sbin:/usr/sbin
known=$(ldconfig -p 2>/dev/null || true)
missing=""
for pair in $wanted; do
    case "$known" in
        *"${pair%%=*} "*) ;;
        *) missing="$missing ${pair#*=}" ;;
    esac
done
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "Not found on this system, Qt needs them (Debian's names):$missing" >&2
    exit 0
fi
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo"
else
    echo "Some system libraries are missing. Run this line once, then try again:" >&2
    echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing system libraries:$missing"
# shellcheck disable=SC2086 # the words are package names
$as_root env DEBIAN_FRONTEND=noninteractive sh -c \
    'apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null' sh $missing
