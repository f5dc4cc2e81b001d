"""Paths: the data folder of the user, and the resources that come with the app."""

from __future__ import annotations

import os
from enum import StrEnum
from functools import cache
from pathlib import Path

from workshop_app.errors import IncompleteError, KnownError

FILE = "trede.db"
"""The database of workshops, in the data folder."""

REHEARSALS = "oefenen.db"
"""The database of rehearsals, separate so that simulated votes never mix with real ones."""

OWN_DECK = "klantgerichtheid"
"""The deck that comes with the app, which is used if no other was chosen."""

TEXTS = ("staircase", "standard")
"""The text files that come with the app in each language."""


class FontStyle(StrEnum):
    """The styles of the app's font that windows and handouts use."""

    REGULAR = "Regular"
    ITALIC = "RegularItalic"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"
    EXTRABOLD = "ExtraBold"


def data_folder() -> Path:
    """The data folder: `WORKSHOP_APP_HOME` if that is set, else the default of the platform.

    Raises:
        KnownError: The home folder or working folder on which it depends cannot be determined.
    """
    chosen = os.environ.get("WORKSHOP_APP_HOME")
    try:
        if chosen:
            return Path(chosen).expanduser().absolute()
        import platformdirs  # noqa: PLC0415 - only if the variable is not set: 4 ms

        return platformdirs.user_data_path("Trede", appauthor=False)
    except (OSError, RuntimeError) as error:
        raise KnownError(
            "De gegevensmap is niet te vinden: de map waar die in staat, is hier niet bekend.",
            "Laat WORKSHOP_APP_HOME een map op deze computer noemen.",
        ) from error


@cache
def resources() -> Path:
    """The folder with decks, fonts and icons: in the package if installed, else next to it."""
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def deck_file(name: str) -> Path:
    """The file of a deck; `name` is the name of a deck that comes with the app, or a path.

    Raises:
        IncompleteError: It is the app's own deck, and its file is missing.
    """
    own = resources() / "decks" / name / "deck.toml"
    if os.sep not in name and own.is_file():
        return own
    if name == OWN_DECK and not Path(name).exists():
        raise IncompleteError(own)
    return Path(name)


def text_file(name: str, language: str) -> Path:
    """The text file with this name in a language, `nl` or `en`."""
    return resources() / f"{name}{'' if language == 'nl' else f'_{language}'}.toml"


def read_resource(file: Path) -> bytes:
    """Read a file that came with the app.

    Raises:
        IncompleteError: The file cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise IncompleteError(file) from error


def translations_file(language: str) -> Path:
    """The compiled file with the texts of the app in another language than Dutch."""
    return resources() / "i18n" / f"trede_{language}.mo"


def missing() -> list[Path]:
    """The files that the app needs but that are missing; empty if the app is complete."""
    needed = [
        resources() / "decks" / OWN_DECK / "deck.toml",
        translations_file("en"),
        *(text_file(name, language) for name in TEXTS for language in ("nl", "en")),
        *(font_file(style) for style in FontStyle),
    ]
    return [file for file in needed if not file.is_file()]


def font_file(style: str) -> Path:
    """The file of one style of the app's font, for instance `Regular` or `BoldItalic`."""
    return resources() / "fonts" / f"AtkinsonHyperlegibleNext-{style}.ttf"
