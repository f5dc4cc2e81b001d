#!/usr/bin/env bash
# Runs the README's commands on a minimal Debian with only Python, make, git and certificates.
#
# Each suite is unpacked into its own folder, the last commit is cloned into it, and `make run`,
# `make test` and `make bundle` run there in separate namespaces, so that no mount or process is
# left when the script ends for any reason. The suites run at the same time. Downloads are cached
# in build/fresh; pip's cache is shared by the suites.
# Needs root and debootstrap. Usage: test_fresh.sh [SUITE…]   (bookworm trixie)
set -euo pipefail
cd "$(dirname "$0")/.."

targets="run test bundle"
needed="ca-certificates,make,python3,git"

# ---------------------------------------------------------------- inside the namespaces

unpack() { # unpack SUITE ROOT CACHE: a minimal system with this machine's network settings
    local suite=$1 root=$2 cache=$3 config
    mkdir -p "$cache/$suite/partial"
    debootstrap --variant=minbase --include="$needed" --cache-dir="$cache/$suite" "$suite" "$root"
    cp -L /etc/resolv.conf "$root/etc/resolv.conf"
    cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
    for config in /etc/apt/apt.conf.d/*proxy*; do
        if [ -e "$config" ]; then cp "$config" "$root/etc/apt/apt.conf.d/"; fi
    done
    git clone --quiet --no-hardlinks --local . "$root/trede"
}

enter() { # enter ROOT COMMAND…: run a command there, with only the variables for the network
    local root=$1 passed
    shift
    passed=$(env | grep -iE '^([a-z_]*proxy|pip_(cert|index_url|extra_index_url|default_timeout))=' || true)
    mapfile -t passed <<<"$passed"
    [ -n "${passed[0]}" ] || passed=()
    env -i "${passed[@]}" HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 CI="${CI:-}" \
        PYTEST_XDIST_AUTO_NUM_WORKERS="$workers" PIP_ROOT_USER_ACTION=ignore chroot "$root" "$@"
}

if [ "${1:-}" = --inside ]; then
    suite=$2
    root=$3
    cache=$4
    workers=$5
    start=$SECONDS
    mount --bind "$root" "$root"
    unpack "$suite" "$root" "$cache"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mkdir -p "$root/root/.cache/pip"
    mount --bind "$cache/pip" "$root/root/.cache/pip"
    mount --bind "$cache/$suite" "$root/var/cache/apt/archives"
    echo "$suite: a bare system took $((SECONDS - start)) s:" \
        "$(enter "$root" python3 --version), $(enter "$root" dpkg-query -f '.\n' -W | wc -l) packages"
    for target in $targets; do
        start=$SECONDS
        enter "$root" make --no-print-directory -C /trede "$target"
        echo "$suite: make $target took $((SECONDS - start)) s"
    done
    exit 0
fi

# ---------------------------------------------------------------- outside

if [ "$(id -u)" != 0 ]; then
    echo "test-fresh unpacks whole systems and needs root: sudo make test-fresh" >&2
    exit 1
fi
command -v debootstrap >/dev/null 2>&1 || sh scripts/apt_install.sh debootstrap

[ $# -gt 0 ] || set -- bookworm trixie
cache=$PWD/build/fresh
logs=$cache/logs
mkdir -p "$cache/pip" "$logs"
workers=$((($(nproc) + $# - 1) / $#)) # of each suite, which share the processors
roots=$(mktemp -d)
# `unshare` ignores signals other than KILL; the processes in its namespaces end with it.
trap 'kill -KILL $(jobs -p) 2>/dev/null || true; wait; rm -rf --one-file-system "$roots"' EXIT
trap 'exit 1' HUP INT TERM

declare -A jobs
for suite in "$@"; do
    mkdir "$roots/$suite"
    unshare --mount --pid --fork --kill-child \
        bash scripts/test_fresh.sh --inside "$suite" "$roots/$suite" "$cache" "$workers" \
        </dev/null >"$logs/$suite" 2>&1 &
    jobs[$suite]=$!
done
failed=""
for suite in "$@"; do
    if wait "${jobs[$suite]}"; then
        grep -E "^$suite: |[0-9]+ passed|^SKIPPED|^dist/Trede:" "$logs/$suite"
    else
        tail -n 300 "$logs/$suite"
        failed="$failed $suite"
    fi
done
[ -z "$failed" ] || {
    echo "test-fresh failed:$failed" >&2
    exit 1
}
