"""Make the pictures of the README from rehearsals. Usage: screenshots.py FOLDER."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from ui.rehearsal_pictures import Script, rehearse
from workshop_app.session.rehearsal import VoterPattern
from workshop_app.session.state import VotingMethod
from workshop_app.session.workshop_kind import WorkshopKind

HALF_DAY = {
    "home": "home",
    "handouts": "hand-outs",
    "01-0-welcome-zaal": "zaal-welkom",
    "02-0-slide-zaal": "zaal-uitleg",
    "03-0-staircase-zaal": "zaal-trap",
    "05-0-story-zaal": "zaal-verhaal-lobby",
    "07-0-story-zaal": "zaal-verhaal-kranten",
    "10-0-story-zaal": "zaal-verhaal-je-u",
    "05-2-read-zaal": "zaal-gedrag",
    "05-2-vote-ronde1-zaal": "zaal-stemmen",
    "05-2-result-ronde1-zaal": "zaal-uitslag",
    "05-2-talk-zaal": "zaal-praten",
    "05-2-result-ronde2-zaal": "zaal-uitslag-verschuiving",
    "05-2-result-ronde2-duiding-zaal": "zaal-duiding",
    "05-5-debrief-zaal": "zaal-nabespreken",
    "06-3-learned-zaal": "zaal-vergelijken",
    "08-0-result-ronde2-zaal": "zaal-stelling",
    "09-0-break-zaal": "zaal-pauze",
    "10-1-result-ronde2-zaal": "zaal-kanten",
    "11-0-gap-zaal": "zaal-onze-trap",
    "12-0-words-zaal": "zaal-antwoorden",
    "13-0-exercise-zaal": "zaal-feedback",
    "14-0-words-zaal": "zaal-voornemens",
    "15-1-end-zaal": "zaal-einde",
    "05-0-story-regie": "regie-verhaal",
    "05-2-vote-ronde1-regie": "regie-stemmen",
    "05-2-result-ronde2-duiding-regie": "regie-duiding",
    "12-0-words-regie": "regie-antwoorden",
}
BALLOT_BOX = {
    "03-1-vote-ronde1-zaal": "zaal-stembus",
    "03-1-vote-ronde1-regie": "regie-stembus",
}
TABLES = {
    "03-2-vote-ronde1-zaal": "zaal-tafels",
    "03-2-result-ronde2-zaal": "zaal-uitslag-tafels",
    "03-2-vote-ronde1-regie": "regie-tafels",
}
DEMO = WorkshopKind.DEMO
PLAYED = (
    (Script(kind=DEMO, method=VotingMethod.BALLOT_BOX), BALLOT_BOX),
    (Script(kind=DEMO, method=VotingMethod.TABLES, tables=5, pattern=VoterPattern.SPREAD), TABLES),
    (Script("halve-dag", kind=DEMO), HALF_DAY),
)
"""The rehearsals, each with the pictures to copy: rehearsal picture to README picture."""


class Clock:
    """A clock with a fixed start, so that pictures change only when the screens do."""

    def __init__(self) -> None:
        self.now = datetime(2026, 9, 30, 9, 30, tzinfo=timezone(timedelta(hours=2)))

    def __call__(self) -> datetime:
        """Return the time, a second later at each call."""
        self.now += timedelta(seconds=1)
        return self.now


def main() -> None:
    """Run the rehearsals and copy the wanted pictures.

    The half-day is last, so that its picture of the home screen lists the other workshops too.
    """
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKSHOP_APP_HOME"] = folder
        for number, (script, wanted) in enumerate(PLAYED):
            out = Path(folder) / f"demo-{number}"
            made = {path.stem: path for path in rehearse(out, Clock(), script)}
            for name, kept in wanted.items():
                shutil.copy(made[name], target / f"{kept}.png")
                print(target / f"{kept}.png")


if __name__ == "__main__":
    main()
