"""Takes the pictures that the README shows, from a rehearsal. Usage: screenshots.py FOLDER."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from ui.rehearsal import rehearse

WANTED = {
    "home": "home",
    "01-0-welcome-zaal": "zaal-welkom",
    "02-0-staircase-zaal": "zaal-trap",
    "03-0-story-zaal": "zaal-verhaal-lobby",
    "04-0-story-zaal": "zaal-verhaal-kranten",
    "05-0-story-zaal": "zaal-verhaal-je-u",
    "03-2-read-zaal": "zaal-gedrag",
    "03-2-vote-ronde1-zaal": "zaal-stemmen",
    "03-2-result-ronde1-zaal": "zaal-uitslag",
    "03-2-talk-zaal": "zaal-praten",
    "03-2-result-ronde2-zaal": "zaal-uitslag-verschuiving",
    "03-2-result-ronde2-duiding-zaal": "zaal-duiding",
    "03-5-debrief-zaal": "zaal-nabespreken",
    "06-0-break-zaal": "zaal-pauze",
    "06-0-end-zaal": "zaal-einde",
    "03-0-story-regie": "regie-verhaal",
    "03-2-vote-ronde1-regie": "regie-stemmen",
    "03-2-result-ronde2-duiding-regie": "regie-duiding",
}


def clock() -> datetime:
    """Always the same moment, so that pictures change only when the screens do."""
    return datetime(2026, 9, 30, 9, 30, tzinfo=timezone(timedelta(hours=2)))


def main() -> None:
    """Rehearse twice, so that home has a workshop to show, and keep the wanted pictures."""
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKSHOP_APP_HOME"] = folder
        out = Path(folder) / "demo"
        list(rehearse(out, clock))
        made = {path.stem: path for path in rehearse(out, clock)}
        for name, kept in WANTED.items():
            shutil.copy(made[name], target / f"{kept}.png")
            print(target / f"{kept}.png")


if __name__ == "__main__":
    main()
