"""The command line: opens the windows, or runs a command for use in scripts.

Exit codes: 0 success, 1 wrong input, 2 wrong arguments, 3 a bug.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from workshop_app import __version__, paths
from workshop_app.errors import KnownError, NotFoundError, StorageError
from workshop_app.foreign_text import isolated
from workshop_app.output import flush_output, prepare_output, refused, write_error, write_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Generator, Sequence

    from workshop_app.handouts.handout_spec import HandoutSpec
    from workshop_app.session.programme import Workshop
    from workshop_app.session.state import State
    from workshop_app.settings import Settings
    from workshop_app.storage.listing import ListedRow
    from workshop_app.storage.workshops import WorkshopStore

PACKAGE = "pakket"
COMMANDS = ("demo", "decks", "handout", "workshops")
INTERRUPTED = 130
"""The conventional exit code of a program that was stopped with Ctrl+C."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit with its exit code; a bug is logged and reported in plain text."""
    prepare_output()
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        code = run(given)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - users never see a traceback
        write_error(_bug_text(error))
        code = 3
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the program with arguments and return its exit code.

    Raises:
        SystemExit: The arguments are wrong (2), or ask for help or the version (0).
    """
    try:
        try:
            if not arguments:
                return _open_windows("home")
            file = _file_to_open(arguments[0])
            return _carry_out(_parse(arguments)) if file is None else _tell_of_file(file)
        finally:
            flush_output()
    except KnownError as error:
        if not (text := str(error)):
            return 0  # the reader closed the pipe early, as `head` does, which is not a failure
        write_error(text)
        return 1


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    from workshop_app.dutch_arguments import dutch_arguments  # noqa: PLC0415 - only to parse

    with dutch_arguments():
        try:
            return make_parser().parse_args(arguments)
        except OSError as error:
            # Python 3.11.2's argparse raises if the help cannot be written; later ones ignore it.
            raise refused(error) from error


def _file_to_open(argument: str) -> Path | None:
    """The file to open, if the program was started with a file, as by a double-click; else None."""
    file = Path(argument)
    if argument.startswith("-") or argument in COMMANDS:
        return None
    is_ours = file.suffix.lower() in {".toml", ".kaartenset", ".workshop"}
    return file if is_ours or os.path.lexists(file) else None


def _tell_of_file(file: Path) -> int:
    """Report that a file cannot be opened yet: in the terminal, and in a window if it exists."""
    error = _cannot_open(file)
    write_error(error)
    if not os.path.lexists(file):
        return 1
    try:
        _open_windows("home", told=str(error))
    except KnownError as problem:  # no display, or another copy is already open
        write_error(problem)
    return 1


def _cannot_open(file: Path) -> KnownError:
    if not os.path.lexists(file):
        return KnownError(
            "Het bestand {file} is er niet.", "Controleer de naam en de map.", file=file
        )
    what = f"Trede kan het bestand {isolated(file.name)} nog niet openen."
    typed = f'"{file}"' if " " in str(file) else str(file)
    match file.suffix.lower():
        case ".toml":
            return KnownError(
                what,
                "Eigen kaartensets gaan nog via een terminal: controleer ze met workshop-app"
                " decks check {typed} en kijk met workshop-app --help wat er meer kan.",
                typed=typed,
            )
        case ".kaartenset" | ".workshop":
            return KnownError(what, "Daar is een nieuwere versie van Trede voor nodig.")
        case _:
            return KnownError(
                what, "Open Trede zonder bestand, of kijk wat er kan met workshop-app --help."
            )


def _bug_text(error: Exception) -> str:
    """Write a crash report, and return the message about it for the user."""
    from datetime import datetime  # noqa: PLC0415 - only for a bug

    from workshop_app.diagnostics import write_crash  # noqa: PLC0415 - as above

    now = datetime.now().astimezone()
    try:
        written = write_crash(paths.home(), type(error), error, error.__traceback__, now)
    except KnownError:  # there is no data folder for the report
        written = None
    where = f" Wat er gebeurde staat in {written}." if written else f" ({error!r})"
    return f"Er ging iets mis in Trede zelf. Je workshops zijn bewaard.{where}"


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


def _open_windows(start: str, told: str = "") -> int:
    # Starting up creates many objects but no garbage; collection would take a tenth of the time.
    gc.disable()
    # Qt is only imported to open a window.
    from ui.app import run_app  # noqa: PLC0415

    return run_app(start, told)


def _demo(call: argparse.Namespace) -> int:
    if call.programme and not call.rehearse:
        raise KnownError("--programme hoort bij --rehearse.", "Laat het hier weg.")
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
    write_file(call.output, catalogue.make(kind, _spec(call, needs_run=kind.needs_run)))
    write_line(f"{kind.title}: {call.output}")
    return 0


def _package(call: argparse.Namespace) -> int:
    from workshop_app.handout_bundle import (  # noqa: PLC0415
        kinds_named,
        makeable,
        name_in_folder,
        write_package,
    )

    named = kinds_named(call.kinds)
    spec = _spec(call, needs_run=any(kind.needs_run for kind in named))
    kinds = named or makeable(spec)
    write_package(call.output, kinds, spec)
    for kind in kinds:
        write_line(f"{kind.title}: {call.output / name_in_folder(kind, spec)}")
    return 0


def _spec(call: argparse.Namespace, *, needs_run: bool) -> HandoutSpec:
    """The spec of the requested handouts, from a saved workshop or from a programme of a deck.

    Raises:
        KnownError: There is no such workshop, deck or programme.
    """
    from workshop_app.content.reading import read_deck  # noqa: PLC0415
    from workshop_app.handouts.handout_spec import spec_of, spec_of_programme  # noqa: PLC0415
    from workshop_app.i18n import Language  # noqa: PLC0415

    language = Language(call.language) if call.language else None
    if needs_run or call.workshop:
        with _reading() as kept:
            workshop, state = _load(kept, call.workshop or "latest")
        return _as_called(spec_of(workshop, state, language), call)
    deck = read_deck(paths.deck_file(call.deck))
    return _as_called(spec_of_programme(deck, call.programme, language), call)


def _as_called(spec: HandoutSpec, call: argparse.Namespace) -> HandoutSpec:
    """The spec with the options from the command line and the branding applied."""
    from dataclasses import replace  # noqa: PLC0415 - not needed to open the windows

    from workshop_app.handouts.branding import branding_of  # noqa: PLC0415
    from workshop_app.handouts.handout_spec import PosterSize  # noqa: PLC0415

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
    from workshop_app.settings import Settings  # noqa: PLC0415
    from workshop_app.storage.names import FILE  # noqa: PLC0415
    from workshop_app.storage.opening import NothingSavedError, open_for_reading  # noqa: PLC0415
    from workshop_app.storage.settings_store import SettingsStore  # noqa: PLC0415

    try:
        with open_for_reading(paths.home() / FILE) as database:
            found = SettingsStore(database).read()
    except NothingSavedError:
        return Settings()
    if found.unread:
        write_error(found.words)
    return found.settings


def _list_workshops(*, as_json: bool) -> int:
    from workshop_app.storage.opening import NothingSavedError  # noqa: PLC0415

    try:
        with _reading() as kept:
            rows = [row for store in kept for row in store.rows()]
    except NothingSavedError:
        rows = []
    if as_json:
        import msgspec  # noqa: PLC0415

        listed = msgspec.json.encode([_as_json(row) for row in rows])
        write_line(msgspec.json.format(listed, indent=2).decode())
        return 0
    from workshop_app.foreign_text import single_line  # noqa: PLC0415

    if not rows:
        write_line("Er zijn nog geen workshops bewaard.")
    for row in rows:
        write_line(single_line(_line(row)))
    return 0


def _as_json(row: ListedRow) -> dict[str, object]:
    from workshop_app.storage.listing import WorkshopRow  # noqa: PLC0415

    if isinstance(row, WorkshopRow):
        return row._asdict()
    return {"id": row.id, "name": row.name, "unreadable": True, "where": str(row.where)}


def _line(row: ListedRow) -> str:
    from workshop_app.session.workshop_kind import full_name  # noqa: PLC0415
    from workshop_app.storage.listing import WorkshopRow  # noqa: PLC0415

    if not isinstance(row, WorkshopRow):
        called = f"{row.name}: " if row.name else ""
        return f"{row.id}  {called}deze workshop is niet te lezen, en staat nog in {row.where}"
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
    """Open the saved workshops and then the rehearsals for reading; the app may be open as well.

    Raises:
        NothingKeptError: There are no workshops and no rehearsals.
        StorageError: The database could not be read.
    """
    from workshop_app.storage.names import FILE, REHEARSALS  # noqa: PLC0415
    from workshop_app.storage.opening import NothingSavedError, open_for_reading  # noqa: PLC0415
    from workshop_app.storage.workshops import WorkshopStore  # noqa: PLC0415

    with ExitStack() as opened:
        kept: list[WorkshopStore] = []
        for file in (FILE, REHEARSALS):
            try:
                database = opened.enter_context(open_for_reading(paths.home() / file))
            except NothingSavedError:
                continue
            except StorageError as error:
                if not kept:
                    raise
                write_error(error)  # unreadable rehearsals do not affect the workshops
                continue
            kept.append(WorkshopStore(database))
        if not kept:
            raise NothingSavedError
        yield tuple(kept)


def _load(kept: tuple[WorkshopStore, ...], wanted: str) -> tuple[Workshop, State]:
    """Load a workshop by its id or `latest`, with the time of its running step booked.

    `latest` is a rehearsal only if there are no other workshops. What could not be read of the
    workshop is reported on the error stream.

    Raises:
        NotFoundError: No workshop matches, or more than one.
        StorageError: The workshop could not be read.
    """
    from datetime import UTC, datetime  # noqa: PLC0415 - not needed to open the windows

    from workshop_app.session.timing import booked  # noqa: PLC0415 - as above
    from workshop_app.storage.rows import Losses  # noqa: PLC0415 - as above

    problems: list[NotFoundError] = []
    for store in kept:
        losses = Losses()
        try:
            found = store.find(wanted)
            workshop, state = store.load(found, losses)
        except NotFoundError as problem:
            problems.append(problem)
            continue
        if losses:
            write_error(losses.words)
        return workshop, booked(state, store.changed_at(found), datetime.now(UTC))
    raise problems[0]


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of the command line."""
    import argparse  # noqa: PLC0415 - not needed to open the windows

    parser = argparse.ArgumentParser(
        prog="workshop-app",
        description="Trede: workshops klantgerichtheid met laptop en projector."
        " Zonder opdracht opent het programma.",
        epilog="Gegevens staan in de map die WORKSHOP_APP_HOME noemt, anders op de vaste plek van"
        " dit systeem. Uitkomst: 0 goed, 1 de invoer klopt niet, 2 de aanroep klopt niet, 3 een"
        " fout in Trede.",
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"workshop-app {__version__}",
        help="toon de versie",
    )
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
    """Add the arguments of the `handout` command to its parser."""
    from workshop_app.content.deck import MOST_PEOPLE  # noqa: PLC0415
    from workshop_app.handouts.catalogue import HANDOUTS  # noqa: PLC0415
    from workshop_app.handouts.handout_spec import PosterSize  # noqa: PLC0415
    from workshop_app.i18n import Language  # noqa: PLC0415
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
    """Return a function that reads an integer in this range from an argument."""

    def read(text: str) -> int:
        number = int(text) if text.isascii() and text.isdecimal() else -1
        if not least <= number <= most:
            raise ValueError
        return number

    read.__name__ = f"getal van {least} tot en met {most}"  # argparse uses the name in its message
    return read
