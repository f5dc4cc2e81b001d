#!/bin/sh
# Installs Debian packages if this user may (root, or sudo without a password); otherwise prints
# the command to run and fails. Usage: apt_install.sh PACKAGE…
set -eu

if ! command -v apt-get >/dev/null 2>&1; then
    echo "These are needed and were not found (Debian's names): $*" >&2
    exit 1
fi
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo"
else
    echo "Something is missing on this system. Run this line once, then try again:" >&2
    echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*" >&2
    exit 1
fi
echo "Installing: $*"
# flock: make may run several of these at once. Lock::Timeout: another program may be using apt.
$as_root flock /var/cache/apt/archives env DEBIAN_FRONTEND=noninteractive sh -c \
    'wait="-o DPkg::Lock::Timeout=300"
    apt-get $wait update -qq && apt-get $wait install -y -qq --no-install-recommends "$@" >/dev/null' \
    sh "$@"
