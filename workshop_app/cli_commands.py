"""The commands of the command line that need no windows."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from workshop_app import paths
from workshop_app.cli_arguments import BUNDLE
from workshop_app.content.deck_reading import DeckError, read_deck
from workshop_app.errors import KnownError, NotFoundError, StorageError
from workshop_app.foreign_text import single_line
from workshop_app.handout_bundle import kinds_named, makeable, name_in_folder, write_bundle
from workshop_app.handouts import catalogue
from workshop_app.handouts.handout_spec import (
    HandoutSpec,
    PosterSize,
    branding_of,
    spec_of,
    spec_of_programme,
)
from workshop_app.i18n import Language, gettext, ngettext
from workshop_app.output import write_error, write_line
from workshop_app.session.timing import booked
from workshop_app.session.workshop_kind import WorkshopKind, full_name
from workshop_app.settings import Settings
from workshop_app.storage.database_opening import NothingSavedError, open_for_reading
from workshop_app.storage.export import export_json
from workshop_app.storage.files import write_file
from workshop_app.storage.listing import WorkshopRow
from workshop_app.storage.rows import Losses
from workshop_app.storage.settings_store import SettingsStore
from workshop_app.storage.workshops import WorkshopStore

if TYPE_CHECKING:
    import argparse
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from workshop_app.session.programme import Workshop
    from workshop_app.session.state import State
    from workshop_app.storage.listing import ListedRow, UnreadableRow


def check_decks(files: Sequence[Path]) -> int:
    """Report the faults of deck files; 1 if there are any."""
    wrong = False
    for file in files:
        try:
            deck = read_deck(file)
        except DeckError as error:
            wrong = True
            for fault in error.faults:
                write_error(fault)
        else:
            behaviours = sum(len(card.behaviours) for card in deck.cards)
            found = gettext(
                "in orde ({cards}, {behaviours}).",
                cards=ngettext("1 kaart", "{count} kaarten", len(deck.cards)),
                behaviours=ngettext("1 gedraging", "{count} gedragingen", behaviours),
            )
            write_line(f"{file}: {found}")  # the file as it was typed, also if it is no text
    return 1 if wrong else 0


def make_handout(call: argparse.Namespace) -> int:
    """Make the handout of a call, or a bundle of them.

    Raises:
        KnownError: What it is made from does not exist, or the file could not be written.
    """
    if call.kind == BUNDLE:
        return _make_bundle(call)
    if call.kinds:
        raise KnownError("--kinds hoort bij een pakket.", "Laat het hier weg.")
    kind = catalogue.handout_kind(call.kind)
    write_file(call.output, catalogue.make(kind, _spec(call, needs_run=kind.needs_run)))
    write_line(f"{kind.title}: {call.output}")
    return 0


def _make_bundle(call: argparse.Namespace) -> int:

    named = kinds_named(call.kinds)
    spec = _spec(call, needs_run=any(kind.needs_run for kind in named))
    kinds = named or makeable(spec)
    write_bundle(call.output, kinds, spec)
    for kind in kinds:
        write_line(f"{kind.title}: {call.output / name_in_folder(kind, spec)}")
    return 0


def _spec(call: argparse.Namespace, *, needs_run: bool) -> HandoutSpec:
    """The spec of the requested handouts, from a saved workshop or from a programme of a deck.

    Raises:
        KnownError: There is no such workshop, deck or programme.
    """
    language = Language(call.language) if call.language else None
    if needs_run or call.workshop:
        with _reading() as stores:
            workshop, state = _load(stores, call.workshop or "latest")
        return _as_called(spec_of(workshop, state, language), call)
    deck = read_deck(paths.deck_file(call.deck))
    return _as_called(spec_of_programme(deck, call.programme, language), call)


def _as_called(spec: HandoutSpec, call: argparse.Namespace) -> HandoutSpec:
    """The spec with the options from the command line and the branding applied."""
    return replace(
        spec,
        people=spec.people if call.people is None else call.people,
        tables=spec.tables if call.tables is None else call.tables,
        poster=PosterSize(call.poster),
        duplex=not call.single_sided,
        branding=branding_of(_settings()),
    )


def _settings() -> Settings:
    """The saved settings; the defaults if nothing was saved yet."""
    try:
        with open_for_reading(paths.data_folder() / paths.FILE) as database:
            found = SettingsStore(database).read()
    except NothingSavedError:
        return Settings()
    if found.unread:
        write_error(found.text)
    return found.settings


def list_workshops(*, as_json: bool) -> int:
    """Write a line for each saved workshop, or a JSON list of them.

    Raises:
        StorageError: The database could not be read.
    """
    try:
        with _reading() as stores:
            rows = [row for store in stores for row in store.rows()]
    except NothingSavedError:
        rows = []
    if as_json:
        listed = msgspec.json.encode([_as_json(row) for row in rows])
        write_line(msgspec.json.format(listed, indent=2).decode())
        return 0

    if not rows:
        write_line(gettext("Er zijn nog geen workshops opgeslagen."))
    for row in rows:
        write_line(single_line(_line(row)))
    return 0


def _as_json(row: ListedRow) -> dict[str, object]:

    if isinstance(row, WorkshopRow):
        return row._asdict()
    return {"id": row.id, "name": row.name, "unreadable": True, "where": str(row.where)}


def _line(row: ListedRow) -> str:

    if not isinstance(row, WorkshopRow):
        return f"{row.id}  {_unreadable(row)}"
    name = full_name(row.organisation, row.name)
    match row.kind:
        case WorkshopKind.REAL:
            pass
        case WorkshopKind.DEMO:
            name = gettext("{name} (demo)", name=name)
        case WorkshopKind.REHEARSAL:
            name = gettext("{name} (oefening)", name=name)
    people = ngettext("1 persoon", "{count} mensen", row.participants)
    ended = gettext("afgerond") if row.ended else gettext("loopt nog")
    return f"{row.id}  {row.date}  {name}, {people}, {ended}"


def _unreadable(row: UnreadableRow) -> str:
    if not row.name:
        return gettext("deze workshop is niet te lezen, en staat nog in {where}", where=row.where)
    return gettext(
        "{name}: deze workshop is niet te lezen, en staat nog in {where}",
        name=row.name,
        where=row.where,
    )


def export_workshop(wanted: str, output: Path) -> int:
    """Write a workshop to a JSON file.

    Args:
        wanted: Its id, the beginning of that, or `latest`.
        output: The file.

    Raises:
        KnownError: There is no such workshop, or the file could not be written.
    """
    with _reading() as stores:
        workshop, state = _load(stores, wanted)
    write_file(output, export_json(workshop, state))
    write_line(output)
    return 0


@contextmanager
def _reading() -> Generator[tuple[WorkshopStore, ...]]:
    """Open the saved workshops and then the rehearsals for reading; the app may be open as well.

    Raises:
        NothingSavedError: There are no workshops and no rehearsals.
        StorageError: The database could not be read.
    """
    with ExitStack() as opened:
        stores: list[WorkshopStore] = []
        for file in (paths.FILE, paths.REHEARSALS):
            try:
                database = opened.enter_context(open_for_reading(paths.data_folder() / file))
            except NothingSavedError:
                continue
            except StorageError as error:
                if not stores:
                    raise
                write_error(error)  # unreadable rehearsals do not affect the workshops
                continue
            stores.append(WorkshopStore(database))
        if not stores:
            raise NothingSavedError
        yield tuple(stores)


def _load(stores: tuple[WorkshopStore, ...], wanted: str) -> tuple[Workshop, State]:
    """Load a workshop by its id or `latest`, with the time of its running step booked.

    `latest` is a rehearsal only if there are no other workshops. What could not be read of the
    workshop is reported on the error stream.

    Raises:
        NotFoundError: No workshop matches, or more than one.
        StorageError: The workshop could not be read.
    """
    problems: list[NotFoundError] = []
    for store in stores:
        losses = Losses()
        try:
            found = store.find(wanted)
            workshop, state = store.load(found, losses)
        except NotFoundError as problem:
            problems.append(problem)
            continue
        if losses:
            write_error(losses.text)
        return workshop, booked(state, store.changed_at(found), datetime.now(UTC))
    raise problems[0]
