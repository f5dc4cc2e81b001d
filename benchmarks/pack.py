"""The pack for 30 participants: every handout of a rehearsed half-day, against plain drawing.

The floor draws as many pages directly on a canvas of reportlab, each with as much plain text and as
many shapes as an average page of the pack. Each pack is made by a new process, as for a trainer, so
that no caches are filled and the memory is that of one pack. `python -m benchmarks.pack` makes one
pack and prints the result as JSON.
"""

from __future__ import annotations

import hashlib
import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from io import BytesIO
from pkgutil import walk_packages

from benchmarks.measure import Row

PEOPLE = 30
TABLES = 6
FEWEST_PAGES = 200
BOUND = 2.5
"""The largest ratio of the time of the pack to the floor."""

LINES, LINE, SHAPES = 42, 88, 24
"""A page of the floor: lines of text, characters per line, and shapes."""

TIMES = 5


@dataclass(frozen=True, slots=True)
class Made:
    """The seconds of the pack and of the floor; the pages, size and contents of the pack."""

    pack: float
    floor: float
    pages: int
    megabytes: float
    peak: float
    """The peak memory in MB, including the program and its fonts."""

    digest: str
    """The SHA-256 of all bytes of the pack."""


def measure() -> tuple[list[Row], str]:
    """The row for the table, from the fastest of several runs, and a line about the pack.

    Raises:
        RuntimeError: The pack has too few pages, or two packs differ.
    """
    command = [sys.executable, "-m", "benchmarks.pack"]
    runs: list[Made] = []
    for _ in range(TIMES):
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        runs.append(Made(**json.loads(done.stdout)))
    made = runs[0]
    if made.pages < FEWEST_PAGES:
        raise RuntimeError(f"the pack has {made.pages} pages, {FEWEST_PAGES} were asked for")
    if len({run.digest for run in runs}) != 1:
        raise RuntimeError("the same order gave other bytes")
    row = Row(
        f"the pack for {PEOPLE} participants, {made.pages} pages",
        min(run.pack for run in runs),
        min(run.floor for run in runs),
        bound=BOUND,
        bound_is_ratio=True,
        unit="s",
    )
    return [row], (
        f"The pack: {made.pages} pages, {made.megabytes:.1f} MB in files,"
        f" {max(run.peak for run in runs):.0f} MB of memory at most."
    )


def _measure_here() -> Made:
    from workshop_app import handouts  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.handouts import catalogue  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.handouts.page.style import register_fonts  # noqa: PLC0415 - only in the process that is measured

    for module in walk_packages(handouts.__path__, f"{handouts.__name__}."):
        import_module(module.name)
    register_fonts()
    spec = _spec()
    pages = 0
    pack: list[bytes] = []
    begun = time.perf_counter()
    for kind in catalogue.HANDOUTS:
        seen: list[int] = []
        pack.append(catalogue.make(kind, spec, seen.append))
        pages += max(seen)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Made(
        pack=seconds,
        floor=_floor(pages),
        pages=pages,
        megabytes=sum(map(len, pack)) / 1e6,
        peak=peak,
        digest=hashlib.sha256(b"".join(pack)).hexdigest(),
    )


def _spec():  # noqa: ANN202 - its type is loaded with what is measured
    from workshop_app import paths  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.content.deck_reading import read_deck  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.handouts.handout_spec import spec_of  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.session.opening import Opening, begin  # noqa: PLC0415 - only in the process that is measured
    from workshop_app.session.rehearsal import (  # noqa: PLC0415 - only in the process that is measured
        SimulatedVoters,
        VoterPattern,
        rehearsed,
    )
    from workshop_app.session.workshop_kind import WorkshopKind  # noqa: PLC0415 - only in the process that is measured

    now = datetime(2026, 9, 30, 9, 30, tzinfo=UTC)
    opening = Opening(
        "Gemeente Voorbeeld", "groep B", date(2026, 9, 30), PEOPLE, TABLES, "halve-dag"
    )
    deck = read_deck(paths.deck_file("klantgerichtheid"))
    workshop, state = begin(opening, deck, WorkshopKind.REAL, now, lambda: "pack")
    voters = SimulatedVoters(VoterPattern.SPREAD, 1)
    state = rehearsed(workshop.contents, state, voters, now)
    return spec_of(workshop, state)


def _floor(pages: int) -> float:
    """Seconds for as many pages of plain text and shapes."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 - only in the process that is measured
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - only in the process that is measured

    from workshop_app.handouts.page.style import REGULAR  # noqa: PLC0415 - only in the process that is measured

    words = "Wat iemand voor een klant doet, kun je zien als een trap met zes treden. "
    text = (words * 2)[:LINE]
    begun = time.perf_counter()
    canvas = Canvas(BytesIO(), pagesize=A4, invariant=1, pageCompression=1)
    for _ in range(pages):
        canvas.setFont(REGULAR, 10)
        for line in range(LINES):
            canvas.drawString(56, 780 - 16 * line, text)
        for shape in range(SHAPES):
            canvas.roundRect(56 + 20 * shape, 60, 16, 12, 3, stroke=1, fill=shape % 2)
        canvas.showPage()
    canvas.save()
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(asdict(_measure_here())))
