"""The sources of handouts: the programmes of a deck and the stored workshops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ui.workshop_titles import dated_title
from workshop_app import paths
from workshop_app.content.deck_reading import read_deck
from workshop_app.handouts.handout_spec import HandoutSpec, branding_of, spec_of, spec_of_programme
from workshop_app.i18n import gettext
from workshop_app.session.programme import Workshop
from workshop_app.session.state import State
from workshop_app.settings import Settings
from workshop_app.storage.listing import ListedRow, WorkshopRow

PROGRAMME = "programma:"
"""Prefix of the id of a programme; the id of a workshop has no colon."""


class Source(NamedTuple):
    """A programme or a workshop that handouts can be made from."""

    id: str
    title: str


class HandoutSources:
    """Lists sources and makes their specs; for the GUI thread only, because of the database."""

    def __init__(
        self,
        deck: str,
        rows: Callable[[], Sequence[ListedRow]],
        load: Callable[[str], tuple[Workshop, State]],
        settings: Callable[[], Settings],
    ) -> None:
        """Use a deck by its name, and functions that read the stored workshops and settings."""
        self._deck = deck
        self._rows = rows
        self._load = load
        self._settings = settings

    def sources(self) -> list[Source]:
        """All sources, the programmes first.

        Raises:
            KnownError: The deck or the list of workshops cannot be read.
        """
        found = [
            Source(f"{PROGRAMME}{one.id}", gettext("Programma: {title}", title=one.title))
            for one in read_deck(paths.deck_file(self._deck)).programmes
        ]
        found += [
            Source(row.id, dated_title(row)) for row in self._rows() if isinstance(row, WorkshopRow)
        ]
        return found

    def spec(self, source: str) -> HandoutSpec:
        """The spec for the handouts of a source, with the branding of the settings.

        Raises:
            KnownError: The source cannot be read.
        """
        branding = branding_of(self._settings())
        if not source.startswith(PROGRAMME):
            workshop, state = self._load(source)
            return replace(spec_of(workshop, state), branding=branding)
        deck = read_deck(paths.deck_file(self._deck))
        programme = source.removeprefix(PROGRAMME)
        return replace(spec_of_programme(deck, programme), branding=branding)
