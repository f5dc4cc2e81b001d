"""Where things are: the data folder of this user, and the resources that come with the app."""

from __future__ import annotations

import os
from enum import StrEnum
from functools import cache
from pathlib import Path

from workshop_app.errors import IncompleteError, KnownError

OWN_DECK = "klantgerichtheid"
"""The deck that comes with the app and that is used where nothing else was chosen."""

TEXTS = ("staircase", "standard")
"""The files of texts that come with the app, in each language."""


class FontStyle(StrEnum):
    """The styles of the house font that screens and paper need."""

    REGULAR = "Regular"
    ITALIC = "RegularItalic"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"
    EXTRABOLD = "ExtraBold"


def home() -> Path:
    """The data folder: `WORKSHOP_APP_HOME` where that is set, else the platform's own place.

    Raises:
        KnownError: The home folder or the working folder that it is in is not known.
    """
    chosen = os.environ.get("WORKSHOP_APP_HOME")
    try:
        if chosen:
            return Path(chosen).expanduser().absolute()
        import platformdirs  # noqa: PLC0415 - only needed where the variable is not set

        return platformdirs.user_data_path("Trede", appauthor=False)
    except (OSError, RuntimeError) as error:
        raise KnownError(
            "De gegevensmap is niet te vinden: de map waar die in staat, is hier niet bekend.",
            "Laat WORKSHOP_APP_HOME een map op deze computer noemen.",
        ) from error


@cache
def resources() -> Path:
    """The folder with decks, fonts and icons: inside the package when installed, else beside it."""
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def deck_file(name: str) -> Path:
    """The file of a deck: the name of one that comes with the app, or a path to a file.

    Raises:
        IncompleteError: It is the deck of the app itself, and that is not there.
    """
    own = resources() / "decks" / name / "deck.toml"
    if os.sep not in name and own.is_file():
        return own
    if name == OWN_DECK and not Path(name).exists():
        raise IncompleteError(own)
    return Path(name)


def text_file(name: str, language: str) -> Path:
    """The file of the texts with this name in a language: `nl`, or `en` beside it."""
    return resources() / f"{name}{'' if language == 'nl' else f'_{language}'}.toml"


def read_resource(file: Path) -> bytes:
    """The bytes of a file that came with the app.

    Raises:
        IncompleteError: It cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise IncompleteError(file) from error


def translations_file(language: str) -> Path:
    """The compiled file with the texts of the app in another language than Dutch."""
    return resources() / "i18n" / f"trede_{language}.mo"


def missing() -> list[Path]:
    """Files that the app cannot do without and that are not there; none where all is well."""
    needed = [
        resources() / "decks" / OWN_DECK / "deck.toml",
        translations_file("en"),
        *(text_file(name, language) for name in TEXTS for language in ("nl", "en")),
        *(font_file(style) for style in FontStyle),
    ]
    return [file for file in needed if not file.is_file()]


def font_file(style: str) -> Path:
    """The file of one style of the house font, for instance `Regular` or `BoldItalic`."""
    return resources() / "fonts" / f"AtkinsonHyperlegibleNext-{style}.ttf"
