"""The command line: the windows, and the same core for scripts.

Exit codes: 0 fine, 1 the input is wrong, 2 the call is wrong.
"""

from __future__ import annotations

import gc
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from workshop_app import __version__, paths
from workshop_app.errors import KnownError, NotFoundError
from workshop_app.output import flush_output, prepare_output, write_error, write_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator, Sequence

    from workshop_app.handouts.order import Order
    from workshop_app.session.programme import Workshop
    from workshop_app.session.state import State
    from workshop_app.settings import Settings
    from workshop_app.storage.listing import WorkshopRow
    from workshop_app.storage.workshops import WorkshopStore

PACKAGE = "pakket"


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit code."""
    prepare_output()
    given = sys.argv[1:] if arguments is None else list(arguments)
    sys.exit(run(given))


def run(arguments: Sequence[str]) -> int:
    """Carry out one call and return its exit code.

    Raises:
        SystemExit: The call is wrong (2), or asked for help or the version (0).
    """
    try:
        try:
            call = make_parser().parse_args(arguments) if arguments else None
            return _carry_out(call) if call else _open_windows("home")
        finally:
            flush_output()
    except KnownError as error:
        if text := str(error):
            write_error(text)
        return 1


def _carry_out(call: argparse.Namespace) -> int:
    match call.command:
        case "demo":
            return _demo(call)
        case "decks":
            return _check_decks(call.files)
        case "handout":
            return _handout(call)
        case "workshops" if call.action == "list":
            return _list_workshops(as_json=call.json)
        case "workshops":
            return _export(call.workshop, call.output)
        case _:
            return _open_windows("home")


def _open_windows(start: str) -> int:
    # Loading makes many objects and no garbage: collecting would take a tenth of the start.
    gc.disable()
    # Qt is only loaded where a window opens.
    from ui.app import run_app  # noqa: PLC0415

    return run_app(start)


def _demo(call: argparse.Namespace) -> int:
    if not call.rehearse:
        return _open_windows("demo")
    from ui.rehearsal import Script, rehearse  # noqa: PLC0415

    for made in rehearse(call.out, script=Script(programme=call.programme)):
        write_line(made)
    write_line(f"De repetitie is klaar: de beelden en de hand-outs staan in {call.out}.")
    return 0


def _check_decks(files: Sequence[Path]) -> int:
    from workshop_app.content.reading import DeckError, read_deck  # noqa: PLC0415

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
            cards = f"{len(deck.cards)} {'kaart' if len(deck.cards) == 1 else 'kaarten'}"
            counted = f"{behaviours} {'gedraging' if behaviours == 1 else 'gedragingen'}"
            write_line(f"{file}: in orde ({cards}, {counted}).")
    return 1 if wrong else 0


def _handout(call: argparse.Namespace) -> int:
    from workshop_app.handouts import catalogue  # noqa: PLC0415
    from workshop_app.storage.files import write_file  # noqa: PLC0415

    if call.kind == PACKAGE:
        return _package(call)
    if call.kinds:
        raise KnownError("--kinds hoort bij een pakket.", "Laat het hier weg.")
    kind = catalogue.handout_kind(call.kind)
    write_file(call.output, catalogue.make(kind, _order(call, needs_run=kind.needs_run)))
    write_line(f"{kind.title}: {call.output}")
    return 0


def _package(call: argparse.Namespace) -> int:
    from workshop_app.package import (  # noqa: PLC0415
        kinds_named,
        makeable,
        name_in_folder,
        write_package,
    )

    named = kinds_named(call.kinds)
    order = _order(call, needs_run=any(kind.needs_run for kind in named))
    kinds = named or makeable(order)
    write_package(call.output, kinds, order)
    for kind in kinds:
        write_line(f"{kind.title}: {call.output / name_in_folder(kind, order)}")
    return 0


def _order(call: argparse.Namespace, *, needs_run: bool) -> Order:
    """What a handout is made of: a workshop that is kept, or a programme of a deck.

    Raises:
        KnownError: There is no such workshop, deck or programme.
    """
    from workshop_app.content.reading import read_deck  # noqa: PLC0415
    from workshop_app.handouts.order import order_of, order_of_programme  # noqa: PLC0415
    from workshop_app.language import Language  # noqa: PLC0415

    language = Language(call.language) if call.language else None
    if needs_run or call.workshop:
        with _reading() as kept:
            workshop, state = _load(kept, call.workshop or "latest")
        return _as_called(order_of(workshop, state, language), call)
    deck = read_deck(paths.deck_file(call.deck))
    try:
        order = order_of_programme(deck, call.programme, language)
    except KeyError:
        known = ", ".join(one.id for one in deck.programmes)
        raise KnownError(
            f"“{call.programme}” is geen programma van deze kaartenset.", f"Kies uit: {known}."
        ) from None
    return _as_called(order, call)


def _as_called(order: Order, call: argparse.Namespace) -> Order:
    """The order with what the call says of people, tables and paper, in the house style."""
    from dataclasses import replace  # noqa: PLC0415 - not needed to open the windows

    from workshop_app.handouts.house import house_of  # noqa: PLC0415
    from workshop_app.handouts.order import PosterSize  # noqa: PLC0415

    return replace(
        order,
        people=order.people if call.people is None else call.people,
        tables=order.tables if call.tables is None else call.tables,
        poster=PosterSize(call.poster),
        duplex=not call.single_sided,
        house=house_of(_settings()),
    )


def _settings() -> Settings:
    """What the trainer has set in the windows; the usual settings where nothing is kept yet."""
    from workshop_app.settings import Settings  # noqa: PLC0415
    from workshop_app.storage.names import FILE  # noqa: PLC0415
    from workshop_app.storage.opening import NothingKeptError, open_for_reading  # noqa: PLC0415
    from workshop_app.storage.preferences import SettingsStore  # noqa: PLC0415

    try:
        with open_for_reading(paths.home() / FILE) as database:
            return SettingsStore(database).load()
    except NothingKeptError:
        return Settings()


def _list_workshops(*, as_json: bool) -> int:
    from workshop_app.storage.opening import NothingKeptError  # noqa: PLC0415

    try:
        with _reading() as kept:
            rows = [row for store in kept for row in store.rows()]
    except NothingKeptError:
        rows = []
    if as_json:
        import msgspec  # noqa: PLC0415

        write_line(
            msgspec.json.format(
                msgspec.json.encode([row._asdict() for row in rows]), indent=2
            ).decode()
        )
        return 0
    if not rows:
        write_line("Er zijn nog geen workshops bewaard.")
    for row in rows:
        write_line(_line(row))
    return 0


def _line(row: WorkshopRow) -> str:
    from workshop_app.session.kind import full_name  # noqa: PLC0415

    name = full_name(row.organisation, row.name)
    kinds = {"real": "", "demo": " (demo)", "rehearsal": " (oefening)"}
    ended = "afgerond" if row.ended else "loopt nog"
    return f"{row.id}  {row.date}  {name}{kinds[row.kind]}, {row.participants} mensen, {ended}"


def _export(wanted: str, output: Path) -> int:
    from workshop_app.storage.export import export_json  # noqa: PLC0415
    from workshop_app.storage.files import write_file  # noqa: PLC0415

    with _reading() as kept:
        workshop, state = _load(kept, wanted)
    write_file(output, export_json(workshop, state))
    write_line(output)
    return 0


@contextmanager
def _reading() -> Generator[tuple[WorkshopStore, ...]]:
    """What is kept, to look at: the workshops, then the rehearsals. The app may be open meanwhile.

    Raises:
        NothingKeptError: There is neither.
        StorageError: It could not be read.
    """
    from workshop_app.storage.names import FILE, REHEARSALS  # noqa: PLC0415
    from workshop_app.storage.opening import NothingKeptError, open_for_reading  # noqa: PLC0415
    from workshop_app.storage.workshops import WorkshopStore  # noqa: PLC0415

    with ExitStack() as opened:
        kept: list[WorkshopStore] = []
        for file in (FILE, REHEARSALS):
            try:
                database = opened.enter_context(open_for_reading(paths.home() / file))
            except NothingKeptError:
                continue
            kept.append(WorkshopStore(database))
        if not kept:
            raise NothingKeptError
        yield tuple(kept)


def _load(kept: tuple[WorkshopStore, ...], wanted: str) -> tuple[Workshop, State]:
    """A workshop by its id or `latest`; a rehearsal is the latest only where nothing else is.

    Raises:
        NotFoundError: No workshop fits, or more than one.
        StorageError: It could not be read.
    """
    problems: list[NotFoundError] = []
    for store in kept:
        try:
            return store.load(store.find(wanted))
        except NotFoundError as problem:
            problems.append(problem)
    raise problems[0]


def make_parser() -> argparse.ArgumentParser:
    """What a call may look like."""
    import argparse  # noqa: PLC0415 - not needed to open the windows

    parser = argparse.ArgumentParser(
        prog="workshop-app",
        description="Trede: workshops klantgerichtheid met laptop en projector."
        " Zonder opdracht opent het programma.",
        epilog="Gegevens staan in de map die WORKSHOP_APP_HOME noemt, anders op de vaste plek van"
        " dit systeem. Uitkomst: 0 goed, 1 de invoer klopt niet, 2 de aanroep klopt niet.",
    )
    parser.add_argument("--version", action="version", version=f"workshop-app {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHT")

    demo = commands.add_parser("demo", help="open de demoworkshop")
    demo.add_argument("--rehearse", action="store_true", help="speel de demo zonder scherm af")
    demo.add_argument(
        "--out", type=Path, default=Path("demo"), metavar="MAP", help="map voor beelden en pdf's"
    )

    demo.add_argument(
        "--programme", default="", metavar="ID", help="programma om te spelen, met --rehearse"
    )

    decks = commands.add_parser("decks", help="kaartensets")
    deck_actions = decks.add_subparsers(dest="action", metavar="ACTIE", required=True)
    check = deck_actions.add_parser("check", help="controleer kaartensets")
    check.add_argument("files", nargs="+", type=Path, metavar="BESTAND")

    _add_handout(commands.add_parser("handout", help="maak hand-outs als pdf"))

    workshops = commands.add_parser("workshops", help="bewaarde workshops")
    actions = workshops.add_subparsers(dest="action", metavar="ACTIE", required=True)
    listing = actions.add_parser("list", help="toon de bewaarde workshops")
    listing.add_argument("--json", action="store_true", help="als JSON")
    export = actions.add_parser("export", help="schrijf een workshop naar een bestand")
    export.add_argument("workshop", metavar="ID", help="id van een workshop, of latest")
    export.add_argument("--format", choices=["json"], default="json")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="BESTAND.json")
    return parser


def _add_handout(handout: argparse.ArgumentParser) -> None:
    """What can be said of a handout."""
    from workshop_app.content.deck import MOST_PEOPLE  # noqa: PLC0415
    from workshop_app.handouts.catalogue import HANDOUTS  # noqa: PLC0415
    from workshop_app.handouts.order import PosterSize  # noqa: PLC0415
    from workshop_app.language import Language  # noqa: PLC0415
    from workshop_app.session.collecting import MOST_TABLES  # noqa: PLC0415

    kinds = {kind.id: kind.title for kind in HANDOUTS}
    handout.add_argument(
        "kind",
        choices=[*kinds, PACKAGE],
        metavar="SOORT",
        help=", ".join(f"{kind} ({title})" for kind, title in kinds.items())
        + f", of {PACKAGE}: meer soorten in één map",
    )
    handout.add_argument(
        "--deck",
        default=paths.OWN_DECK,
        metavar="SET",
        help="naam of bestand van een kaartenset",
    )
    handout.add_argument(
        "--programme", default="", metavar="ID", help="alleen de kaarten van dit programma"
    )
    handout.add_argument("--workshop", metavar="ID", help="id van een workshop, of latest")
    handout.add_argument(
        "--kinds",
        default="",
        metavar="SOORT,SOORT",
        help="wat er in het pakket komt; anders alles wat te maken is",
    )
    handout.add_argument(
        "--people", type=_number(1, MOST_PEOPLE), metavar="AANTAL", help="hoeveel mensen meedoen"
    )
    handout.add_argument(
        "--tables", type=_number(0, MOST_TABLES), metavar="AANTAL", help="hoeveel tafels er zijn"
    )
    handout.add_argument(
        "--poster",
        choices=[size.value for size in PosterSize],
        default=PosterSize.A3.value,
        help="papier van een poster",
    )
    handout.add_argument(
        "--language",
        choices=[language.value for language in Language],
        help="taal van de woorden om de kaarten heen; anders die van de kaartenset",
    )
    handout.add_argument(
        "--single-sided", action="store_true", help="om op één kant van het papier te printen"
    )
    handout.add_argument(
        "-o", "--output", type=Path, required=True, metavar="BESTAND.pdf", help="of de map"
    )


def _number(least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number within bounds from a call."""

    def read(text: str) -> int:
        number = int(text) if text.isascii() and text.isdecimal() else -1
        if not least <= number <= most:
            raise ValueError
        return number

    read.__name__ = f"getal van {least} tot en met {most}"  # argparse says it in its message
    return read
