"""The pack for 30 participants: every handout of a rehearsed half-day, against plain drawing.

The floor draws as many pages straight on a canvas of reportlab, each as full of plain text and
shapes as a page of the pack is on average. Measured in a process of its own, as memory is that of
a process: `python -m benchmarks.pack` prints what it found as JSON.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from io import BytesIO

from benchmarks.measure import Row

PEOPLE = 30
TABLES = 6
FEWEST_PAGES = 200
BOUND = 2.5
"""How many times the floor the pack may take."""

LINES, LINE, SHAPES = 42, 88, 24
"""A page of the floor: lines of text, letters in each, and shapes. As a full page of the pack."""

TIMES = 3


@dataclass(frozen=True, slots=True)
class Made:
    """Seconds for the pack and for the floor, the best of some; the pack's pages and size."""

    pack: float
    floor: float
    pages: int
    megabytes: float
    peak: float
    """Megabytes of memory at most, the program and its fonts included."""

    identical: bool
    """Whether the same order gave the same bytes."""


def measure() -> tuple[list[Row], str]:
    """The row for the table, and a line on what the pack is.

    Raises:
        RuntimeError: The pack is smaller than it should be, or not the same twice.
    """
    command = [sys.executable, "-m", "benchmarks.pack"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    made = Made(**json.loads(done.stdout))
    if made.pages < FEWEST_PAGES:
        raise RuntimeError(f"the pack has {made.pages} pages, {FEWEST_PAGES} were asked for")
    if not made.identical:
        raise RuntimeError("the same order gave other bytes")
    row = Row(
        f"the pack for {PEOPLE} participants, {made.pages} pages",
        made.pack,
        made.floor,
        bound=BOUND,
        bound_is_ratio=True,
        unit="s",
    )
    return [row], (
        f"The pack: {made.pages} pages, {made.megabytes:.1f} MB in files,"
        f" {made.peak:.0f} MB of memory at most."
    )


def _measure_here() -> Made:
    from workshop_app.handouts import catalogue  # noqa: PLC0415 - what is measured
    from workshop_app.handouts.style import register_fonts  # noqa: PLC0415

    register_fonts()
    order = _order()
    times: list[float] = []
    packs: list[list[bytes]] = []
    pages = 0
    for _ in range(TIMES):
        begun = time.perf_counter()
        counts: list[int] = []
        pack: list[bytes] = []
        for kind in catalogue.HANDOUTS:
            seen: list[int] = []
            pack.append(catalogue.make(kind, order, seen.append))
            counts.append(max(seen))
        times.append(time.perf_counter() - begun)
        packs.append(pack)
        pages = sum(counts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    floor = min(_floor(pages) for _ in range(TIMES))
    return Made(
        pack=min(times),
        floor=floor,
        pages=pages,
        megabytes=sum(map(len, packs[0])) / 1e6,
        peak=peak,
        identical=all(pack == packs[0] for pack in packs),
    )


def _order():  # noqa: ANN202 - its type is loaded with what is measured
    from workshop_app import paths  # noqa: PLC0415
    from workshop_app.content.reading import read_deck  # noqa: PLC0415
    from workshop_app.content.staircase import staircase  # noqa: PLC0415
    from workshop_app.content.standard import standard  # noqa: PLC0415
    from workshop_app.handouts.order import order_of  # noqa: PLC0415
    from workshop_app.session.kind import WorkshopKind  # noqa: PLC0415
    from workshop_app.session.opening import Opening, begin  # noqa: PLC0415
    from workshop_app.session.rehearsal import (  # noqa: PLC0415
        MadeUpVoters,
        VoterPattern,
        rehearsed,
    )

    now = datetime(2026, 9, 30, 9, 30, tzinfo=UTC)
    opening = Opening(
        "Gemeente Voorbeeld", "groep B", date(2026, 9, 30), PEOPLE, TABLES, "halve-dag"
    )
    deck = read_deck(paths.deck_file("klantgerichtheid"))
    workshop, state = begin(opening, deck, WorkshopKind.REAL, now, lambda: "pack")
    voters = MadeUpVoters(VoterPattern.SPREAD, 1)
    state = rehearsed(workshop.contents, state, voters, now)
    return order_of(workshop, state, staircase(), standard())


def _floor(pages: int) -> float:
    """Seconds for as many pages of plain text and shapes."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 - what is measured
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    from workshop_app.handouts.style import REGULAR  # noqa: PLC0415

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
