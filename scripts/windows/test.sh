#!/usr/bin/env bash
# Tests on Windows as far as possible without Windows: the rehearsal, the tests and the bundle run
# with Python and the wheels for Windows, under Wine. Usage: test.sh PYTHON (of .venv)
#
# Everything is in build/windows, with the output of each part in build/windows/logs.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=$(realpath -s "$1")
. scripts/windows/environment.sh
logs=$windows/logs

part() { # part NAME COMMAND…: prints the time taken; on failure the end of the output, and stops
    local name=$1 start=$SECONDS
    shift
    if ! "$@" >"$logs/$name.log" 2>&1; then
        tail -n 80 "$logs/$name.log" >&2
        fail "$name failed after $((SECONDS - start)) s; all that it said is in build/windows/logs/$name.log."
    fi
    echo "  $name: $((SECONDS - start)) s"
}

rehearse() {
    local out=$windows/rehearsal made
    rm -rf "$out"
    run_python 900 -m workshop_app demo --rehearse --out "$(as_windows "$out")" || return 1
    made=$(find "$out" -name '*.png' -size +1k | wc -l)
    echo "$made pictures"
    [ "$made" -ge 100 ]
}

log_of() { # log_of FOLDER HALF
    echo "$logs/${1//\//-}-$2.log"
}

# run_tests FOLDER: runs its files in two processes. The files are dealt in order of size, so that
# both processes take about as long.
run_tests() {
    local folder=$1 half files pids=() failed=0
    for half in 0 1; do
        mapfile -t files < <(find "$folder" -name 'test_*.py' -printf '%s %p\n' | sort -rn |
            awk -v half=$half 'NR % 2 == half { print $2 }')
        run_python 2400 -u -m pytest -q -p no:cacheprovider "${files[@]}" \
            >"$(log_of "$folder" $half)" 2>&1 &
        pids+=($!)
    done
    for half in 0 1; do
        if ! wait "${pids[$half]}"; then
            failed=1
            tail -n 80 "$(log_of "$folder" $half)"
        fi
    done
    return $failed
}

summary() { # summary FOLDER: the number of passed tests, and the skipped tests with the reason
    sed -n 's/^SKIPPED/    skipped/p; /^[0-9].* passed/s/^/    /p' "$(log_of "$1" 0)" "$(log_of "$1" 1)"
}

build_bundle() {
    rm -rf "$windows/dist"
    run_python 1800 -m PyInstaller build.spec --noconfirm --log-level WARN \
        --distpath "$(as_windows "$windows/dist")" --workpath "$(as_windows "$windows/pyinstaller")" ||
        return 1
    [ -s "$windows/dist/Trede/Trede.exe" ]
}

[ "$(uname -sm)" = "Linux x86_64" ] || fail "this needs Debian on an x86-64 processor."
mkdir -p "$logs"
exec 9>"$windows/lock"
flock -n 9 || fail "build/windows is in use by another run."

start=$SECONDS
echo "Windows' own Python, under Wine:"
part setup bash scripts/windows/setup.sh "$python"
trap stop_wine EXIT
trap 'exit 1' HUP INT TERM
rm -rf "$windows/data"
WORKSHOP_APP_HOME=$(as_windows "$windows/data")
export WORKSHOP_APP_HOME
export WORKSHOP_TEST_SHARE='\\trede\data'
part rehearsal rehearse
part tests-core run_tests tests/core
summary tests/core
part tests-ui run_tests tests/ui
summary tests/ui
part bundle build_bundle
part bundle-proof sh scripts/prove_bundle.sh "$python" build/windows/dist/Trede "$top/scripts/windows/run_bundle.sh"
tail -n 1 "$logs/bundle-proof.log" | sed 's/^/    /'
echo "  all of it: $((SECONDS - start)) s"
