"""Which handouts there are, for the command line and the windows.

The documents themselves are imported only when one is made: they take a while to load.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workshop_app.content.deck import Deck
from workshop_app.content.staircase import Staircase

if TYPE_CHECKING:
    from workshop_app.session.programme import Workshop
    from workshop_app.session.state import State


@dataclass(frozen=True, slots=True)
class HandoutKind:
    """One kind of handout.

    `id` is its name on the command line; `title` is what people read; `needs_workshop` says
    whether it is about one workshop with its state.
    """

    id: str
    title: str
    needs_workshop: bool


BOOKLET = HandoutKind("deelnemersboekje", "Deelnemersboekje", needs_workshop=False)
REPORT = HandoutKind("verslag", "Verslag van de workshop", needs_workshop=True)
KEY_CARD = HandoutKind("toetsen", "Toetsenkaart", needs_workshop=False)

HANDOUTS = (BOOKLET, REPORT, KEY_CARD)
"""Every kind, in the order in which to offer them."""

LONGEST_NAME = 80


def handout_kind(kind_id: str) -> HandoutKind:
    """The kind with this id.

    Raises:
        KeyError: There is no such kind.
    """
    for kind in HANDOUTS:
        if kind.id == kind_id:
            return kind
    raise KeyError(kind_id)


def make_booklet(
    deck: Deck,
    stairs: Staircase,
    *,
    title: str = "",
    organisation: str = "",
    held_on: date | None = None,
) -> bytes:
    """The participant's booklet as a PDF; see `participant.participant_booklet`."""
    from workshop_app.handouts.participant import participant_booklet  # noqa: PLC0415 - slow

    return participant_booklet(
        deck, stairs, title=title, organisation=organisation, held_on=held_on
    )


def make_report(workshop: Workshop, state: State, stairs: Staircase) -> bytes:
    """The report of a workshop as a PDF; see `report.workshop_report`."""
    from workshop_app.handouts.report import workshop_report  # noqa: PLC0415 - slow

    return workshop_report(workshop, state, stairs)


def make_key_card() -> bytes:
    """The keys of the show as a PDF of one page; see `key_card.key_card`."""
    from workshop_app.handouts.key_card import key_card  # noqa: PLC0415 - slow

    return key_card()


def file_name(kind: HandoutKind, subject: str, held_on: date | None = None) -> str:
    """A name for the file, such as `verslag-2026-11-22-gemeente-voorbeeld.pdf`.

    Only small letters, digits and hyphens, so that it is safe in every folder.

    Args:
        kind: What the file is.
        subject: What it is about: a deck's title, or the organisation.
        held_on: The day of the workshop, where there is one.
    """
    day = held_on.isoformat() if held_on else ""
    parts = [part for part in (kind.id, day, _slug(subject)) if part]
    return "-".join(parts)[:LONGEST_NAME].rstrip("-") + ".pdf"


def _slug(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.replace("\u00ad", "")).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", letters.decode("ascii").lower()).strip("-")
