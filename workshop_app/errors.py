"""Errors that the user can do something about.

All other errors are bugs: they are written to the crash log and never silently ignored.
"""

from __future__ import annotations

import errno
from pathlib import Path

from workshop_app.i18n import Language, LazyText, gettext, gettext_noop, use_language

_WHY = {
    errno.ENOSPC: gettext_noop("de schijf is vol"),
    errno.EACCES: gettext_noop("je mag er niet bij, of een ander programma heeft het open"),
    errno.EPERM: gettext_noop("dat mag hier niet"),
    errno.EROFS: gettext_noop("hier kan alleen worden gelezen"),
    errno.ENOENT: gettext_noop("de map bestaat niet"),
    errno.ENOTDIR: gettext_noop("dat is geen map"),
    errno.EISDIR: gettext_noop("dat is een map"),
    errno.ELOOP: gettext_noop("de koppeling verwijst naar zichzelf"),
    errno.EEXIST: gettext_noop("er staat al een bestand met die naam"),
    errno.EIO: gettext_noop("de schijf geeft een fout"),
    errno.ENAMETOOLONG: gettext_noop("de naam is te lang"),
    errno.ENODEV: gettext_noop("het is geen gewoon bestand"),
}


class KnownError(Exception):
    """The environment or a file is wrong: says what happened, and offers a way out.

    The texts are looked up where they are shown, in the language of that moment.

    Args:
        what: What happened, one sentence: the Dutch text, with places such as `{path}`.
        remedy: What the user can do about it, one or two sentences; likewise.
        values: What goes in the places of both; see `foreign_text.filled`.
    """

    def __init__(self, what: str, remedy: str = "", **values: object) -> None:
        super().__init__(what, remedy)
        self._what = what
        self._remedy = remedy
        self._values = values

    @property
    def what(self) -> str:
        """What happened, in the current language."""
        return self._said(self._what)

    @property
    def remedy(self) -> str:
        """What the user can do about it, in the current language; may be empty."""
        return self._said(self._remedy)

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".strip()

    def _said(self, text: str) -> str:
        """A text of this error; in Dutch if the translations themselves cannot be read."""
        try:
            return gettext(text, **self._values)
        except IncompleteError:
            with use_language(Language.NL):
                return gettext(text, **self._values)


class NotFoundError(KnownError):
    """Something that the user asked for does not exist."""


class IncompleteError(KnownError):
    """A file that came with Trede is missing or broken."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            "Trede is niet compleet: het bestand {name} ontbreekt of is stuk.",
            "Installeer Trede opnieuw. Je workshops blijven opgeslagen.",
            name=file.name,
        )


class StorageError(KnownError):
    """Something could not be saved to disk, or not be read from it."""


def full_disk() -> StorageError:
    """Make a storage error for a full disk."""
    return StorageError("De schijf is vol.", "Maak ruimte vrij en probeer het opnieuw.")


def file_trouble(error: OSError, subject: str, **values: object) -> StorageError:
    """Make a storage error with the system's reason; `subject` is for instance "De map x"."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return full_disk()
    return StorageError(
        "{subject} is niet te gebruiken ({reason}).",
        "Kijk of de map er is, of je erin mag schrijven en of een ander programma het bestand"
        " open heeft. Start Trede daarna opnieuw.",
        subject=LazyText(subject, **values),
        reason=why(error),
    )


def why(error: OSError) -> LazyText | str:
    """The reason of an error: a text of ours, else that of the system."""
    known = _WHY.get(error.errno or 0)
    return LazyText(known) if known else error.strerror or str(error)
