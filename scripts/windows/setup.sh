#!/usr/bin/env bash
# Sets up Python for Windows with the locked packages, and a Wine prefix to run them in, both in
# build/windows. They are used again until the lock or a script here changes.
# Usage: setup.sh PYTHON (of .venv)
#
# From Debian: Wine, a compiler for Windows, and the pure Python part of Python 3.11's library.
# From PyPI: the wheels for Windows, with the lock's hashes; and panda3d's, with CPython
# 3.11.9 as built by the Python Software Foundation. Its files must have the Foundation's signature.
# Compiled here: python.exe and python3.dll, which only call python311.dll, and two DLLs that are in
# Windows 10 but not in Wine 8.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=$(command -v "$1")
. scripts/windows/environment.sh
sources=$top/scripts/windows
downloads=$windows/downloads

pip_download() { # pip_download REQUIREMENTS FOLDER
    "$python" -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
        --platform win_amd64 --python-version 3.11 --only-binary=:all: -r "$1" -d "$2" ||
        fail "the wheels for Windows could not be downloaded."
}

signed() { # signed FILE: whether it is intact and signed by the Foundation
    local answer offline=""
    # Newer versions download lists of revoked certificates, unless they get this option.
    [[ $(osslsigncode verify --help 2>&1) != *-ignore-crl* ]] || offline=-ignore-crl
    answer=$(osslsigncode verify $offline -in "$1" 2>&1) || return 1
    [[ $answer == *$'\nSignature verification: ok'* ]] &&
        [[ $(sed -n "/^Signer's certificate:/,/Issuer/p" <<<"$answer") == \
            *"Subject: "*"/O=Python Software Foundation/"* ]]
}

library() { # prints the folder of the standard library of a Python 3.11 on this system
    local candidate
    for candidate in "$python" python3.11 /usr/bin/python3.11; do
        if command -v "$candidate" >/dev/null &&
            "$candidate" -c 'import sys, sysconfig
sys.exit(sys.version_info[:2] != (3, 11) or print(sysconfig.get_path("stdlib")))' 2>/dev/null; then
            return
        fi
    done
    fail "a Python 3.11 is needed, for its standard library."
}

compile() { # compile RESULT SOURCES-AND-OPTIONS…
    x86_64-w64-mingw32-gcc -O1 -s -o "$@" || fail "$1 could not be compiled."
}

make_python() {
    local folder=$windows/python stdlib
    mkdir -p "$folder/DLLs" "$folder/Lib/site-packages"
    pip_download "$sources/panda3d.txt" "$downloads"
    # Without Tk, and without the DLLs that are in Wine.
    unzip -qjo "$downloads"/panda3d-*.whl 'deploy_libs/*' -x '*/tcl86t.dll' '*/tk86t.dll' \
        '*/_tkinter.pyd' '*/_msi.pyd' '*/api-ms-*' '*/VCRUNTIME*' -d "$folder/DLLs"
    for file in "$folder"/DLLs/*; do
        signed "$file" || fail "not signed by the Python Software Foundation: ${file##*/}"
    done
    mv "$folder/DLLs/python311.dll" "$folder"
    compile "$folder/python.exe" -municode "$sources/launcher.c"
    {
        printf 'LIBRARY python3.dll\nEXPORTS\n'
        x86_64-w64-mingw32-objdump -p "$folder/python311.dll" | awk '
            /\[Ordinal\/Name Pointer\] Table/ { on = 1; next }
            on && /^\t\[/ { print "  " $NF "=python311." $NF }'
    } >"$downloads/python3.def"
    compile "$folder/python3.dll" -shared -nostdlib -e DllMain "$sources/empty.c" "$downloads/python3.def"

    stdlib=$(library)
    tar -C "$stdlib" -cf - --exclude=__pycache__ --exclude='*.so' --exclude='./config-3.11*' \
        --exclude='./_sysconfigdata*' --exclude=./dist-packages --exclude=./ensurepip \
        --exclude=./idlelib --exclude=./lib-dynload --exclude=./lib2to3 --exclude=./site-packages \
        --exclude=./test --exclude=./tkinter --exclude=./turtledemo . | tar -C "$folder/Lib" -xf -
}

add_wheels() {
    local folder=$windows/python wheel
    "$python" "$sources/wheels.py" requirements.lock >"$downloads/wheels.txt"
    pip_download "$downloads/wheels.txt" "$downloads/wheels"
    for wheel in "$downloads"/wheels/*.whl; do
        unzip -qo "$wheel" -d "$folder/Lib/site-packages"
    done
    # Beside python.exe, so that PyInstaller finds them: a bundle needs Microsoft's runtime library.
    cp "$folder"/Lib/site-packages/PySide6/vcruntime140{,_1}.dll "$folder"
}

make_prefix() { # whether Wine made its files and its registry
    timeout 300 "$wine" wineboot -i >"$downloads/wineboot.log" 2>&1 &&
        [ -s "$WINEPREFIX/drive_c/windows/system32/kernel32.dll" ]
}

make_windows() {
    local system=$WINEPREFIX/drive_c/windows/system32 name tries=1
    # About one time in a hundred, Wine 8 does not find its own DLLs in a new prefix.
    until make_prefix; do
        [ $tries -lt 3 ] || fail "Wine could not make a Windows: $(tail -n 3 "$downloads/wineboot.log")"
        echo "Wine could not make a Windows, try $tries of 3: $(tail -n 3 "$downloads/wineboot.log")"
        tries=$((tries + 1))
        stop_wine
        rm -rf "$WINEPREFIX"
    done
    timeout 60 "$wine" reg add 'HKCU\Software\Wine' /v Version /d win10 /f >/dev/null 2>&1
    # The device of Z:, for programs that read its label. Wine would fail to read the real one.
    : >"$WINEPREFIX/disk"
    ln -s ../disk "$WINEPREFIX/dosdevices/z::"
    # The network folder \\trede\data: this is where Wine looks for it.
    mkdir -p "$WINEPREFIX/share" "$WINEPREFIX/dosdevices/unc/trede"
    ln -s ../../../share "$WINEPREFIX/dosdevices/unc/trede/data"
    for name in icuuc bcryptprimitives; do
        compile "$system/$name.dll" -shared "$sources/$name.c" -ladvapi32
    done
}

missing=""
for pair in "$wine"=wine64 "$wineserver"=wine osslsigncode=osslsigncode unzip=unzip \
    x86_64-w64-mingw32-gcc=gcc-mingw-w64-x86-64-win32 \
    /etc/ssl/certs/ca-certificates.crt=ca-certificates; do
    [ -e "${pair%%=*}" ] || command -v "${pair%%=*}" >/dev/null || missing="$missing ${pair##*=}"
done
# shellcheck disable=SC2086 # the words are package names
[ -z "$missing" ] || sh scripts/apt_install.sh $missing

wanted=$(cat requirements.lock "$sources"/{setup.sh,environment.sh,wheels.py,panda3d.txt,*.c} | sha256sum)
[ "$wanted" != "$(cat "$windows/ready" 2>/dev/null)" ] || exit 0

trap stop_wine EXIT
trap 'exit 1' HUP INT TERM
stop_wine
rm -rf "$windows/ready" "$windows/python" "$WINEPREFIX" "$HOME" "$downloads"
mkdir -p "$HOME" "$downloads"
make_python
add_wheels
make_windows
stop_wine
rm -rf "$downloads"
printf '%s\n' "$wanted" >"$windows/ready"
