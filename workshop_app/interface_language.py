"""The language of the interface: chosen in the settings, else that of the system.

The choice is in a text file of its own, because it must be known before the first window is made,
and the database with the other settings is opened after that.
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import cast

from workshop_app import paths
from workshop_app.content.bounded_file import read_bounded
from workshop_app.errors import IncompleteError, KnownError
from workshop_app.i18n import Language, current_language, set_interface_language, translations

FILE = "language.txt"
"""The file in the data folder that holds a `LanguageChoice` as text."""

VARIABLE = "WORKSHOP_APP_LANGUAGE"
"""An environment variable with `nl` or `en` that overrides the choice, for scripts."""

MOST_BYTES = 32
"""The maximum size of the file in bytes."""

_OF_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")

_PRIMARY_LANGUAGE = 0x3FF
_DUTCH, _ENGLISH = 0x13, 0x09
"""Windows' mask for the language in a language identifier, and two of its languages."""


class LanguageChoice(StrEnum):
    """What can be chosen as the language of the interface; the value is in the file."""

    SYSTEM = "system"
    NL = "nl"
    EN = "en"


def read_choice(data_folder: Path) -> LanguageChoice:
    """The choice in the data folder; that of the system if there is none that can be read."""
    try:
        return LanguageChoice(
            read_bounded(data_folder / FILE, MOST_BYTES).decode("utf-8-sig").strip()
        )
    except (OSError, ValueError):
        return LanguageChoice.SYSTEM


def save_choice(data_folder: Path, choice: LanguageChoice) -> None:
    """Save the choice in the data folder, for the next start.

    Raises:
        StorageError: The file could not be written.
    """
    from workshop_app.storage.files import write_file  # noqa: PLC0415 - not needed at the start

    write_file(data_folder / FILE, f"{choice}\n".encode())


def wanted_language() -> Language:
    """The language of the interface: of the variable, else as chosen, else of the system."""
    try:
        return Language(os.environ.get(VARIABLE, ""))
    except ValueError:
        pass
    try:
        choice = read_choice(paths.data_folder())
    except KnownError:  # there is no data folder, which is reported where it is needed
        choice = LanguageChoice.SYSTEM
    return system_language() if choice is LanguageChoice.SYSTEM else Language(choice)


def start_interface() -> IncompleteError | None:
    """Set the language of the interface, before any text is looked up.

    Returns:
        None; or why the language is Dutch instead: the file with the translations is missing or
        broken.
    """
    language = wanted_language()
    try:
        translations(language)
    except IncompleteError as error:
        set_interface_language(Language.NL)
        return error
    set_interface_language(language)
    return None


def broken_translations() -> Path | None:
    """The file because of which the interface is in Dutch instead, if it is there but broken.

    A file that is not there is among `paths.missing`.
    """
    language = wanted_language()
    if language is current_language():
        return None
    file = paths.translations_file(language)
    return file if file.is_file() else None


def system_language(platform: str = sys.platform) -> Language:
    """The language of the system, if the interface is available in it; else Dutch.

    On Linux and macOS the variables of the locale take precedence, as in any terminal. Qt is not asked,
    because the command line works without it.
    """
    if platform == "win32":
        names = [_windows_language()]
    else:
        names = _locale_languages()
        if not names and platform == "darwin":
            names = _macos_languages()
    for name in names:
        primary = name.replace("_", "-").split("-")[0].lower()
        if primary in set(Language):
            return Language(primary)
    return Language.NL


def _locale_languages() -> list[str]:
    """The languages that the variables of the locale name, the most wanted first."""
    locale = next((os.environ[name] for name in _OF_LOCALE if os.environ.get(name)), "")
    locale = locale.split(".")[0].split("@")[0]
    if locale in ("", "C", "POSIX"):
        return []  # the variable LANGUAGE has no effect either then
    return [*filter(None, os.environ.get("LANGUAGE", "").split(":")), locale]


if sys.platform == "win32":

    def _windows_language() -> str:
        """The language in which Windows itself is shown."""
        import ctypes  # noqa: PLC0415 - on Windows only

        primary = ctypes.windll.kernel32.GetUserDefaultUILanguage() & _PRIMARY_LANGUAGE
        return {_DUTCH: "nl", _ENGLISH: "en"}.get(primary, "")

else:

    def _windows_language() -> str:
        return ""


def _macos_languages() -> list[str]:
    """The preferred languages of macOS, which sets no variables for a program in the dock."""
    import plistlib  # noqa: PLC0415 - on macOS only
    from xml.parsers.expat import ExpatError  # noqa: PLC0415 - as above

    file = Path("~/Library/Preferences/.GlobalPreferences.plist")
    try:
        found: object = plistlib.loads(file.expanduser().read_bytes())["AppleLanguages"]
    except (OSError, RuntimeError, ValueError, LookupError, TypeError, ExpatError):
        return []
    return list(map(str, cast("list[object]", found))) if isinstance(found, list) else []
