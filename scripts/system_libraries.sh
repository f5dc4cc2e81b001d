#!/bin/sh
# Installs the system libraries that Qt's wheels need on Linux, if any is missing. `xvfb` adds the
# tools for the tests on a virtual desktop; `spelling` is only hunspell with two dictionaries.
# Usage: system_libraries.sh [offscreen|desktop|xvfb|spelling]
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
libxkbcommon-x11.so.0=libxkbcommon-x11-0 libX11-xcb.so.1=libx11-xcb1
libcups.so.2=libcups2"

tools="Xvfb=xvfb openbox=openbox xdotool=xdotool xrandr=x11-xserver-utils xwininfo=x11-utils
xprop=x11-utils setxkbmap=x11-xkb-utils xset=x11-xserver-utils strace=strace"

case "$kind" in
    offscreen) wanted=$offscreen ;;
    spelling) wanted="" ;;
    *) wanted="$offscreen $desktop" ;;
esac

PATH=$PATH:/sbin:/usr/sbin
known=$(ldconfig -p 2>/dev/null || true)
missing=""
for pair in $wanted; do
    case "$known" in
        *"${pair%%=*} "*) ;;
        *) missing="$missing ${pair#*=}" ;;
    esac
done
if [ "$kind" = xvfb ]; then
    for pair in $tools; do
        command -v "${pair%%=*}" >/dev/null 2>&1 || missing="$missing ${pair#*=}"
    done
fi
if [ "$kind" = spelling ]; then
    command -v hunspell >/dev/null 2>&1 || missing="$missing hunspell"
    [ -e /usr/share/hunspell/nl_NL.dic ] || missing="$missing hunspell-nl"
    [ -e /usr/share/hunspell/en_GB.dic ] || missing="$missing hunspell-en-gb"
fi
[ -z "$missing" ] && exit 0

# shellcheck disable=SC2086 # the words are package names
exec sh scripts/apt_install.sh $missing
