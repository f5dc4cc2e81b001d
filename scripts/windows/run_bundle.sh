#!/usr/bin/env bash
# Runs a program for Windows, for prove_bundle.sh: paths in its output get forward slashes.
# Usage: run_bundle.sh PROGRAM ARGUMENTS…
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/environment.sh"

WORKSHOP_APP_HOME=$(as_windows "$WORKSHOP_APP_HOME")
export WORKSHOP_APP_HOME
program=$(as_windows "$1")
shift
run_program 600 "$program" "$@" | tr '\\' /
