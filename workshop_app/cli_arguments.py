"""The arguments of the command line. Not imported to open the windows."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from workshop_app import __version__, paths
from workshop_app.content.deck import MOST_PEOPLE
from workshop_app.handouts.catalogue import HANDOUTS
from workshop_app.handouts.handout_spec import PosterSize
from workshop_app.i18n import Language, gettext
from workshop_app.session.collecting import MOST_TABLES

BUNDLE = "pakket"
"""The kind of handout that is several kinds in one folder."""


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of the command line, with its texts in the current language."""
    parser = argparse.ArgumentParser(
        prog="workshop-app",
        description=gettext(
            "Trede: workshops klantgerichtheid met laptop en projector."
            " Zonder opdracht opent het programma."
        ),
        epilog=gettext(
            "Gegevens staan in de map die WORKSHOP_APP_HOME noemt, anders op de vaste plek van"
            " dit systeem. Uitkomst: 0 goed, 1 de invoer klopt niet, 2 de aanroep klopt niet, 3 een"
            " fout in Trede."
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"workshop-app {__version__}",
        help=gettext("toon de versie"),
    )
    commands = parser.add_subparsers(dest="command", metavar=gettext("OPDRACHT"))

    demo = commands.add_parser("demo", help=gettext("open de demoworkshop"))
    demo.add_argument(
        "--rehearse", action="store_true", help=gettext("speel de demo zonder scherm af")
    )
    demo.add_argument(
        "--out",
        type=Path,
        default=Path("demo"),
        metavar=gettext("MAP"),
        help=gettext("map voor beelden en pdf's"),
    )

    demo.add_argument(
        "--programme",
        default="",
        metavar="ID",
        help=gettext("programma om te spelen, met --rehearse"),
    )

    decks = commands.add_parser("decks", help=gettext("werk met kaartensets"))
    deck_actions = decks.add_subparsers(dest="action", metavar=gettext("ACTIE"), required=True)
    check = deck_actions.add_parser("check", help=gettext("controleer kaartensets"))
    check.add_argument("files", nargs="+", type=Path, metavar=gettext("BESTAND"))

    _add_handout(commands.add_parser("handout", help=gettext("maak hand-outs als pdf")))

    workshops = commands.add_parser("workshops", help=gettext("opgeslagen workshops"))
    actions = workshops.add_subparsers(dest="action", metavar=gettext("ACTIE"), required=True)
    listing = actions.add_parser("list", help=gettext("toon de opgeslagen workshops"))
    listing.add_argument("--json", action="store_true", help=gettext("als JSON"))
    export = actions.add_parser("export", help=gettext("schrijf een workshop naar een bestand"))
    export.add_argument("workshop", metavar="ID", help=gettext("id van een workshop, of latest"))
    export.add_argument("--format", choices=["json"], default="json")
    export.add_argument("-o", "--output", type=Path, required=True, metavar=gettext("BESTAND.json"))
    return parser


def _add_handout(handout: argparse.ArgumentParser) -> None:
    """Add the arguments of the `handout` command to its parser."""
    kinds = {kind.id: kind.title for kind in HANDOUTS}
    handout.add_argument(
        "kind",
        choices=[*kinds, BUNDLE],
        metavar=gettext("SOORT"),
        help=gettext(
            "{kinds}, of {bundle}: meer soorten in één map",
            kinds=", ".join(f"{kind} ({title})" for kind, title in kinds.items()),
            bundle=BUNDLE,
        ),
    )
    handout.add_argument(
        "--deck",
        default=paths.OWN_DECK,
        metavar=gettext("SET"),
        help=gettext("naam of bestand van een kaartenset"),
    )
    handout.add_argument(
        "--programme", default="", metavar="ID", help=gettext("alleen de kaarten van dit programma")
    )
    handout.add_argument("--workshop", metavar="ID", help=gettext("id van een workshop, of latest"))
    handout.add_argument(
        "--kinds",
        default="",
        metavar=gettext("SOORT,SOORT"),
        help=gettext("wat er in het pakket komt; anders alles wat te maken is"),
    )
    handout.add_argument(
        "--people",
        type=_number(1, MOST_PEOPLE),
        metavar=gettext("AANTAL"),
        help=gettext("hoeveel mensen meedoen"),
    )
    handout.add_argument(
        "--tables",
        type=_number(0, MOST_TABLES),
        metavar=gettext("AANTAL"),
        help=gettext("hoeveel tafels er zijn"),
    )
    handout.add_argument(
        "--poster",
        choices=[size.value for size in PosterSize],
        default=PosterSize.A3.value,
        help=gettext("papier van een poster"),
    )
    handout.add_argument(
        "--language",
        choices=[language.value for language in Language],
        help=gettext("taal van de woorden om de kaarten heen; anders die van de kaartenset"),
    )
    handout.add_argument(
        "--single-sided",
        action="store_true",
        help=gettext("om op één kant van het papier te printen"),
    )
    handout.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar=gettext("BESTAND.pdf"),
        help=gettext("of de map"),
    )


def _number(least: int, most: int) -> Callable[[str], int]:
    """Return a function that reads an integer in this range from an argument."""

    def read(text: str) -> int:
        number = int(text) if text.isascii() and text.isdecimal() else -1
        if not least <= number <= most:
            raise ValueError
        return number

    # argparse uses the name in its message.
    read.__name__ = gettext("getal van {least} tot en met {most}", least=least, most=most)
    return read
