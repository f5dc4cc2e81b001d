#!/bin/sh
# Tests a bundle: a copy in another folder, with an almost empty environment, runs the whole demo.
# Usage: prove_bundle.sh PYTHON FOLDER [RUNNER]
#
# RUNNER starts a program that this system cannot start itself; it gets the program and its
# arguments. PYTHON only checks and times: the bundle runs without it and without this repository.
set -eu
python=$1
bundle=$2
runner=${3:-}
largest=135 # MB; as much as a trainer can reasonably download and copy

fail() {
    echo "bundle: $1" >&2
    exit 1
}

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
tmp=$(cd "$tmp" && pwd -P)
cp -RP "$bundle" "$tmp/Trede"
program=$tmp/Trede/workshop-app${runner:+.exe}
linux=""
[ "$(uname -s)" != Linux ] || [ -n "$runner" ] || linux=1
inside=$tmp/Trede/_internal
mkdir "$tmp/work"

bare() {
    # In Dutch, whatever the language of the system: what the program says is compared below.
    env -i PATH=/usr/bin:/bin HOME="$tmp" WORKSHOP_APP_HOME="$tmp/home" LANG=C.UTF-8 \
        WORKSHOP_APP_LANGUAGE=nl "$@"
}

# Runs the program with its output in $tmp/stdout; any output on stderr is a failure.
run() {
    echo "  ${program##*/} $*"
    code=0
    (cd "$tmp/work" && bare ${loading:+"$loading"} ${loading:+"LD_DEBUG_OUTPUT=$tmp/loaded"} \
        ${runner:+"$runner"} "$program" "$@") </dev/null >"$tmp/stdout" 2>"$tmp/stderr" || code=$?
    if [ "$code" != 0 ] || [ -s "$tmp/stderr" ]; then
        tail -n 5 "$tmp/stdout" >&2
        cat "$tmp/stderr" >&2
        [ "$code" = 0 ] || fail "'workshop-app $*' stopped with exit code $code."
        fail "'workshop-app $*' wrote unexpected output on stderr (above)."
    fi
}

has_start() { # has_start FILE BYTES: the file exists and begins with these bytes
    [ -s "$tmp/work/$1" ] || fail "$1 is missing or empty."
    [ "$(head -c "${#2}" "$tmp/work/$1" | LC_ALL=C tr '\211' '.')" = "$2" ] ||
        fail "$1 does not begin with $2."
}

is_json() { # is_json FILE PATTERN: the file is JSON, and a line matches
    "$python" -m json.tool "$1" >/dev/null || fail "not JSON: $1"
    grep -Eq "$2" "$1" || fail "nothing in $1 fits $2."
}

is_said() { # is_said PATTERN: the program's whole output is one line that matches
    lines=$(wc -l <"$tmp/stdout")
    if [ "$lines" -ne 1 ] || ! grep -Eq "^$1\$" "$tmp/stdout"; then
        fail "unexpected output: $(head -n 3 "$tmp/stdout")"
    fi
}

echo "Trying a copy of it, without Python and away from here:"
loading=""
run --version
is_said 'workshop-app [0-9]+\.[0-9]+.*'

# The rehearsal also writes a list of the libraries that it loads (glibc's LD_DEBUG).
[ -z "$linux" ] || loading=LD_DEBUG=files
run demo --rehearse --out out
loading=""
made=0
closing=0
while IFS= read -r line; do
    [ "$closing" = 0 ] || fail "the rehearsal said more after its closing sentence: $line"
    case $line in
        out/*.png) has_start "$line" .PNG ;;
        out/*.pdf) has_start "$line" %PDF ;;
        "De repetitie is klaar: "*) closing=1 && continue ;;
        *) fail "the rehearsal said something unexpected: $line" ;;
    esac
    made=$((made + 1))
done <"$tmp/stdout"
[ "$closing" = 1 ] || fail "the rehearsal did not come to its closing sentence."
there=$(find "$tmp/work/out" -type f | wc -l)
[ "$made" -eq "$there" ] || fail "the rehearsal named $made files, but there are $there."
for wanted in home.png '*-zaal.png' '*-regie.png' 'deelnemersboekje-*.pdf' 'verslag-*.pdf'; do
    [ -n "$(find "$tmp/work/out" -name "$wanted")" ] || fail "the rehearsal made no $wanted."
done

run workshops list --json
is_json "$tmp/stdout" '"kind": "rehearsal"'
run handout verslag --workshop latest -o v.pdf
has_start v.pdf %PDF
run handout deelnemersboekje -o d.pdf
has_start d.pdf %PDF
run workshops export latest --format json -o e.json
is_json "$tmp/work/e.json" '"klantgerichtheid"'
for deck in "$inside"/workshop_app/resources/decks/*/deck.toml; do
    run decks check "$deck"
    is_said '.*: in orde .*'
done

if [ -n "$runner" ]; then
    # The program without a console has no standard streams, and must run without them.
    console=$program
    program=$tmp/Trede/Trede.exe
    run --version
    run workshops list
    program=$console
fi

if [ -n "$linux" ]; then
    # Python, Qt and their libraries come from the bundle; the others come from the system.
    cat "$tmp"/loaded.* | sed -n 's/.*calling init: //p' | sort -u >"$tmp/libraries"
    for wanted in libpython libQt6Core libQt6Svg libqoffscreen _sqlite3 msgspec; do
        grep -q "^$inside/.*$wanted" "$tmp/libraries" || fail "$wanted was not loaded from the bundle."
    done
    # A rehearsal does not load the xcb plugin, so ldd lists the libraries of every file.
    find "$inside" -name '*.so*' -type f -exec env LD_LIBRARY_PATH="$inside" ldd {} + \
        >"$tmp/ldd" 2>/dev/null || true
    grep -q '/libqxcb\.so' "$tmp/ldd" || fail "the plugin for windows on a desktop is missing."
    missing=$(grep 'not found' "$tmp/ldd" | sort -u || true)
    [ -z "$missing" ] || fail "libraries are missing: $missing"
    sed -n 's/.* => \(.*\) (0x.*/\1/p' "$tmp/ldd" | sort -u >>"$tmp/libraries"
    ours='python|site-packages|libqt|libicu|pyside|shiboken|sqlite|msgspec|libxkb'
    ours="$ours|libxcb-(cursor|icccm|image|keysyms|render-util|util|xkb)"
    strange=$(grep -v "^$tmp/Trede/" "$tmp/libraries" | grep -Ei "$ours" || true)
    [ -z "$strange" ] || fail "these come from outside the bundle: $strange"
fi

size=$(du -sk "$bundle" | awk '{ print int($1 / 1024 + 0.5) }')
files=$(find "$bundle" -type f | wc -l)
seconds=$(bare "$(command -v "$python")" -c 'import subprocess, sys, time
def once():
    start = time.perf_counter()
    subprocess.run([*sys.argv[1:], "--version"], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
print(f"{sorted(once() for _ in range(5))[2]:.2f}")' ${runner:+"$runner"} "$program")
echo "$bundle: $size MB in $((files)) files; \`workshop-app --version\` takes $seconds s."
[ "$size" -le "$largest" ] || fail "that is more than $largest MB."
