"""What handouts can be ordered for: a programme that stands ready, or a workshop that is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ui.home.rows import dated_title
from workshop_app import paths
from workshop_app.content.reading import read_deck
from workshop_app.foreign_text import filled
from workshop_app.handouts.branding import branding_of
from workshop_app.handouts.handout_spec import HandoutSpec, spec_of, spec_of_programme
from workshop_app.session.programme import Workshop
from workshop_app.session.state import State
from workshop_app.settings import Settings
from workshop_app.storage.listing import ListedRow, WorkshopRow

PROGRAMME = "programma:"
"""Begins the id of a programme; that of a workshop has no colon."""

translate = QCoreApplication.translate


class Source(NamedTuple):
    """What handouts can be made of, by its id."""

    id: str
    title: str


class HandoutSources:
    """Makes specs of what is kept. Only on the GUI thread: the database belongs to that."""

    def __init__(
        self,
        deck: str,
        rows: Callable[[], Sequence[ListedRow]],
        load: Callable[[str], tuple[Workshop, State]],
        settings: Callable[[], Settings],
    ) -> None:
        """Specs for a deck by its name, and for the workshops that are kept."""
        self._deck = deck
        self._rows = rows
        self._load = load
        self._settings = settings

    def sources(self) -> list[Source]:
        """What there is to choose from, the programmes first.

        Raises:
            KnownError: The deck or the list of workshops cannot be read.
        """
        ready = translate("Papier", "Programma: %1")
        found = [
            Source(f"{PROGRAMME}{one.id}", filled(ready, one.title))
            for one in read_deck(paths.deck_file(self._deck)).programmes
        ]
        found += [
            Source(row.id, dated_title(row)) for row in self._rows() if isinstance(row, WorkshopRow)
        ]
        return found

    def spec(self, source: str) -> HandoutSpec:
        """What the handouts of a source are made of, in the house style.

        Raises:
            KnownError: It cannot be read.
        """
        branding = branding_of(self._settings())
        if not source.startswith(PROGRAMME):
            workshop, state = self._load(source)
            return replace(spec_of(workshop, state), branding=branding)
        deck = read_deck(paths.deck_file(self._deck))
        programme = source.removeprefix(PROGRAMME)
        return replace(spec_of_programme(deck, programme), branding=branding)
