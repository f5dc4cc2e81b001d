# Sourced by the other scripts here: where Python for Windows and Wine are, and how to run them.
# shellcheck shell=bash

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
windows=$top/build/windows
wine=/usr/lib/wine/wine64
wineserver=/usr/lib/wine/wineserver

# Wine makes folders for documents and menus in $HOME, so that is in build/windows too. There is no
# display, because no window is shown.
export HOME=$windows/user WINEPREFIX=$windows/prefix WINEARCH=win64 WINEDEBUG=-all
export WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe=;winedbg.exe="
export PYTHONDONTWRITEBYTECODE=1
unset DISPLAY WAYLAND_DISPLAY

fail() {
    echo "test-windows: $1" >&2
    exit 1
}

as_windows() { # as_windows PATH: the path in the form of Windows
    local path=Z:$1
    printf '%s\n' "${path//\//\\}"
}

stop_wine() { # ends the processes of this Wine prefix, and no others
    if [ -d "$WINEPREFIX" ]; then
        "$wineserver" -k 2>/dev/null || true
        timeout 20 "$wineserver" -w 2>/dev/null || true
    fi
}

# run_program SECONDS PROGRAM ARGUMENTS…: run a program of Windows, and remove the carriage returns
# from its output. The streams are pipes, because Python cannot use Wine's files as its own streams.
run_program() {
    local seconds=$1
    shift
    {
        {
            timeout --kill-after=20 "$seconds" "$wine" "$@" </dev/null 2>&3 | sed -u 's/\r$//' >&4
        } 3>&1 | sed -u 's/\r$//' >&2
    } 4>&1
}

run_python() { # run_python SECONDS ARGUMENTS…
    local seconds=$1
    shift
    run_program "$seconds" "$(as_windows "$windows/python/python.exe")" "$@"
}
