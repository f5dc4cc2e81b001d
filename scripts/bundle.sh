#!/bin/sh
# Builds dist/Trede, the program as a folder that runs without Python, and tests it.
# Usage: bundle.sh PYTHON
set -eu
python=$1

fail() {
    echo "bundle: $1" >&2
    exit 1
}

# Desktop and not just offscreen: the bundle also gets the libraries that Qt needs for X windows.
sh scripts/system_libraries.sh desktop

if [ "$(uname -s)" = Linux ] && ! { command -v objdump && command -v strip; } >/dev/null 2>&1; then
    sh scripts/apt_install.sh binutils
fi

# Debian's Python is linked statically; PyInstaller needs its shared library.
if ! "$python" -c 'from PyInstaller.depend import bindepend; bindepend.get_python_library_path()' \
    >/dev/null 2>&1; then
    sh scripts/apt_install.sh "$("$python" -c 'import sys; print("libpython%d.%d" % sys.version_info[:2])')"
fi

echo "Building dist/Trede."
mkdir -p build
if ! "$python" -m PyInstaller build.spec --noconfirm --log-level WARN >build/bundle.log 2>&1; then
    cat build/bundle.log >&2
    fail "PyInstaller could not build it."
fi
grep -E 'WARNING|ERROR|CRITICAL' build/bundle.log || true

exec sh scripts/prove_bundle.sh "$python" dist/Trede
