"""Where things are: the data folder of this user, and the resources that come with the app."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from workshop_app.errors import KnownError

OWN_DECK = "klantgerichtheid"
"""The deck that comes with the app and that is used where nothing else was chosen."""


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
    """The file of a deck: the name of one that comes with the app, or a path to a file."""
    own = resources() / "decks" / name / "deck.toml"
    if os.sep not in name and own.is_file():
        return own
    return Path(name)


def text_file(name: str, language: str) -> Path:
    """The file of the texts with this name in a language: `nl`, or `en` beside it."""
    return resources() / f"{name}{'' if language == 'nl' else f'_{language}'}.toml"


def translations_file(language: str) -> Path:
    """The compiled file with the words of the handouts in another language than Dutch."""
    return resources() / "i18n" / f"handouts_{language}.mo"


def font_file(style: str) -> Path:
    """The file of one style of the house font, for instance `Regular` or `BoldItalic`."""
    return resources() / "fonts" / f"AtkinsonHyperlegibleNext-{style}.ttf"
