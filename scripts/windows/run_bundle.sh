#!/usr/bin/env bash
# Runs a program for Windows, for prove_bundle.sh: paths in its output get forward slashes.
# Usage: run_bundle.sh PROGRAM ARGUMENTS…
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

WORKSHOP_APP_HOME=$(as_windows "$WORKSHOP_APP_HOME")
export WORKSHOP_APP_HOME
program=$(as_windows "$1")
shift
said=$(mktemp)
trap 'rm -f "$said"' EXIT
code=0
run_program 600 "$program" "$@" 2>"$said" | tr '\\' / || code=$?
# About once in some hundred runs Wine reports a fault in a thread that it is ending together with the
# process. A program that really crashes has another exit code than 0.
[ "$code" != 0 ] || sed -i '/^wine: Unhandled page fault /d' "$said"
cat "$said" >&2
exit "$code"
