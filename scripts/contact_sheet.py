"""Draw pages of every handout on a sheet, in colour and in grey. Usage: contact_sheet.py FOLDER."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
# pypdfium2 comes without types.

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from workshop_app import paths
from workshop_app.content.deck_reading import read_deck
from workshop_app.handouts import catalogue
from workshop_app.handouts.handout_spec import HandoutSpec, PosterSize, spec_of
from workshop_app.session.opening import Opening, begin
from workshop_app.session.rehearsal import SimulatedVoters, VoterPattern, rehearsed
from workshop_app.session.workshop_kind import WorkshopKind

NOW = datetime(2026, 9, 30, 9, 30, tzinfo=UTC)
PAGES = 4
"""How many pages of each handout are shown."""

ACROSS = 7
"""How many pages are in one row."""

CELL = (300, 424)
"""Width and height of a page with its margin, in pixels."""

WHITE = 12
SHADE = "#F3EEE6"


def half_day() -> HandoutSpec:
    """Return the spec of a half-day of a made-up group, enough for every kind of handout."""
    deck = read_deck(paths.deck_file("klantgerichtheid"))
    opening = Opening(
        "Gemeente Voorbeeld", "groep B", date(2026, 9, 30), 6, tables=2, programme="halve-dag"
    )
    workshop, state = begin(opening, deck, WorkshopKind.REAL, NOW, lambda: "sheet")
    voters = SimulatedVoters(VoterPattern.SPREAD, 1)
    state = rehearsed(workshop.contents, state, voters, NOW)
    return spec_of(workshop, state)


def pages_of(data: bytes) -> list[Image.Image]:
    """Return the first pages of a PDF, each scaled to fit a cell of the sheet."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [document[number] for number in range(min(PAGES, len(document)))]
        drawn: list[Image.Image] = []
        for page in pages:
            width, height = page.get_size()
            scale = min((CELL[0] - WHITE) / width, (CELL[1] - WHITE) / height)
            drawn.append(page.render(scale=scale).to_pil())
    return drawn


def main() -> None:
    """Make every handout, and place their pages on the sheet."""
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    spec = half_day()
    made = [catalogue.make(kind, spec) for kind in catalogue.HANDOUTS]
    made.append(catalogue.make(catalogue.POSTER, replace(spec, poster=PosterSize.A2)))
    # Identical pages are shown once.
    pages = {page.tobytes(): page for data in made for page in pages_of(data)}.values()
    rows = -(-len(pages) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * CELL[0] + WHITE, rows * CELL[1] + WHITE), SHADE)
    for index, page in enumerate(pages):
        row, column = divmod(index, ACROSS)
        sheet.paste(page, (column * CELL[0] + WHITE, row * CELL[1] + WHITE))
    for name, picture in (("papier", sheet), ("papier-grijs", ImageOps.grayscale(sheet))):
        picture.save(target / f"{name}.png", optimize=True)
        print(target / f"{name}.png")


if __name__ == "__main__":
    main()
