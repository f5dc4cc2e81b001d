"""The command line: opens the windows, or runs a command for use in scripts.

Exit codes: 0 success, 1 wrong input, 2 wrong arguments, 3 a bug.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from workshop_app import paths
from workshop_app.errors import KnownError
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.interface_language import start_interface
from workshop_app.output import flush_output, prepare_output, refused, write_error, write_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

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
            incomplete = start_interface()
            if incomplete is not None:
                write_error(incomplete)
            if not arguments:
                return _open_windows("home")
            file = _file_to_open(arguments[0])
            return _carry_out(_parse(arguments)) if file is None else _explain_file(file)
        finally:
            flush_output()
    except KnownError as error:
        if not (text := str(error)):
            return 0  # the reader closed the pipe early, as `head` does, which is not a failure
        write_error(text)
        return 1


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    from workshop_app.argparse_words import our_words  # noqa: PLC0415 - only to parse
    from workshop_app.cli_arguments import make_parser  # noqa: PLC0415 - only to parse

    with our_words():
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


def _explain_file(file: Path) -> int:
    """Report that a file cannot be opened yet: in the terminal, and in a window if it exists."""
    error = _cannot_open(file)
    write_error(error)
    if not os.path.lexists(file):
        return 1
    try:
        _open_windows("home", message=str(error))
    except KnownError as problem:  # no display, or another copy is already open
        write_error(problem)
    return 1


def _cannot_open(file: Path) -> KnownError:
    if not os.path.lexists(file):
        return KnownError(
            "Het bestand {file} is er niet.", "Controleer de naam en de map.", file=file
        )
    what = gettext_noop("Trede kan het bestand {name} nog niet openen.")
    match file.suffix.lower():
        case ".toml":
            return KnownError(
                what,
                "Eigen kaartensets gaan nog via een terminal: controleer ze met workshop-app"
                " decks check {typed} en kijk met workshop-app --help wat er meer kan.",
                name=file.name,
                typed=f'"{file}"' if " " in str(file) else file,
            )
        case ".kaartenset" | ".workshop":
            return KnownError(
                what, "Daar is een nieuwere versie van Trede voor nodig.", name=file.name
            )
        case _:
            return KnownError(
                what,
                "Open Trede zonder bestand, of kijk wat er kan met workshop-app --help.",
                name=file.name,
            )


def _bug_text(error: Exception) -> str:
    """Write a crash report, and return the message about it for the user."""
    from datetime import datetime  # noqa: PLC0415 - only for a bug

    from workshop_app.diagnostics import write_crash  # noqa: PLC0415 - only for a bug

    now = datetime.now().astimezone()
    try:
        written = write_crash(paths.data_folder(), type(error), error, error.__traceback__, now)
    except KnownError:  # there is no data folder for the report
        written = None
    if written is None:
        return gettext(
            "Er ging iets mis in Trede zelf. Je workshops zijn opgeslagen. ({error})",
            error=repr(error),
        )
    return gettext(
        "Er ging iets mis in Trede zelf. Je workshops zijn opgeslagen. Wat er gebeurde staat in"
        " {file}.",
        file=written,
    )


def _carry_out(call: argparse.Namespace) -> int:
    # Ctrl+C raises KeyboardInterrupt, so that no half-written file is left.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if call.command == "demo":
        return _demo(call)
    from workshop_app import cli_commands  # noqa: PLC0415 - not needed to open the windows

    match call.command:
        case "decks":
            return cli_commands.check_decks(call.files)
        case "handout":
            return cli_commands.make_handout(call)
        case "workshops" if call.action == "list":
            return cli_commands.list_workshops(as_json=call.json)
        case "workshops":
            return cli_commands.export_workshop(call.workshop, call.output)
        case _:
            return _open_windows("home")


def _open_windows(start: str, message: str = "") -> int:
    # Ending at once is safe: all data is on disk. Qt's import cannot be stopped halfway.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Starting up creates many objects but no garbage; collection would take a tenth of the time.
    gc.disable()
    from ui.app import run_app  # noqa: PLC0415 - Qt is only imported to open a window

    return run_app(start, message)


def _demo(call: argparse.Namespace) -> int:
    if call.programme and not call.rehearse:
        raise KnownError("--programme hoort bij --rehearse.", "Laat het hier weg.")
    if not call.rehearse:
        return _open_windows("demo")
    from ui.rehearsal_pictures import Script, rehearse  # noqa: PLC0415 - Qt, and only to rehearse

    for made in rehearse(call.out, script=Script(programme=call.programme)):
        write_line(made)
    write_line(
        gettext(
            "De repetitie is klaar: de beelden en de hand-outs staan in {folder}.", folder=call.out
        )
    )
    return 0
