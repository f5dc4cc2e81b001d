#!/bin/sh
# Makes a virtual environment with the packages of a lock. Usage: make_venv.sh FOLDER LOCK
set -eu
folder=$1
lock=$2

python=""
for candidate in python3.11 python3.12 python3.13 python3.14 python3 python; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Python 3.11 or newer is needed; none was found." >&2
    exit 1
fi

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    sh scripts/apt_install.sh "python$version-venv"
fi

rm -rf "$folder"
"$python" -m venv "$folder"
if [ -x "$folder/bin/python" ]; then inside="$folder/bin/python"; else inside="$folder/Scripts/python.exe"; fi
"$inside" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
