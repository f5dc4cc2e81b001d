#!/bin/sh
# Opens the demo workshop, or, without a display, runs the same demo as a rehearsal that
# writes pictures and PDFs to demo/. Usage: run_demo.sh PYTHON
set -eu
python=$1

if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    sh scripts/system_libraries.sh desktop
    exec "$python" -m workshop_app demo
fi
echo "No display here: running the demo as a rehearsal, offscreen."
sh scripts/system_libraries.sh offscreen
"$python" -m workshop_app demo --rehearse --out demo
