# Sourced by the scripts beside it: where Windows' Python and Wine's Windows are, and how to run in it.
# shellcheck shell=bash

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
windows=$top/build/windows
wine=/usr/lib/wine/wine64
wineserver=/usr/lib/wine/wineserver

# Wine makes folders for documents and menus in $HOME: that one is in build/windows too. Nothing is
# shown, so there is no display.
export HOME=$windows/user WINEPREFIX=$windows/prefix WINEARCH=win64 WINEDEBUG=-all
export WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe=;winedbg.exe="
export PYTHONDONTWRITEBYTECODE=1
unset DISPLAY WAYLAND_DISPLAY

fail() {
    echo "test-windows: $1" >&2
    exit 1
}

as_windows() { # as_windows PATH: how Windows' programs call it
    local path=Z:$1
    printf '%s\n' "${path//\//\\}"
}

stop_wine() { # every process in this Windows, and in no other
    if [ -d "$WINEPREFIX" ]; then
        "$wineserver" -k 2>/dev/null || true
        timeout 20 "$wineserver" -w 2>/dev/null || true
    fi
}

# run_program SECONDS PROGRAM ARGUMENTS…: with lines as they end here. The streams are pipes, because
# Wine's files cannot be Python's standard streams.
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
