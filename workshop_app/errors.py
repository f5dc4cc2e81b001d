"""Errors that the user can do something about.

All other errors are bugs: they are written to the crash log and never silently ignored.
"""

from __future__ import annotations

import errno
from pathlib import Path

_WHY = {
    errno.ENOSPC: "de schijf is vol",
    errno.EACCES: "je mag er niet bij, of een ander programma heeft het open",
    errno.EPERM: "dat mag hier niet",
    errno.EROFS: "hier kan alleen worden gelezen",
    errno.ENOENT: "de map is er niet meer",
    errno.ENOTDIR: "dat is geen map",
    errno.EISDIR: "dat is een map",
    errno.ELOOP: "de koppeling verwijst naar zichzelf",
    errno.EEXIST: "er staat al een bestand met die naam",
    errno.EIO: "de schijf geeft een fout",
    errno.ENAMETOOLONG: "de naam is te lang",
}


class KnownError(Exception):
    """A problem with the environment or a file, explained in plain Dutch, with a remedy.

    Args:
        what: What happened, one sentence.
        remedy: What the user can do about it, one or two sentences.
    """

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".strip()


class NotFoundError(KnownError):
    """Something that the user asked for does not exist."""


class IncompleteError(KnownError):
    """A file that came with Trede is missing or broken."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"Trede is niet compleet: het bestand {file.name} ontbreekt of is stuk.",
            "Installeer Trede opnieuw. Je workshops blijven bewaard.",
        )


class StorageError(KnownError):
    """Something could not be saved to disk, or not be read from it."""


def full_disk() -> StorageError:
    """Make a storage error for a full disk."""
    return StorageError("De schijf is vol.", "Maak ruimte vrij en probeer het opnieuw.")


def file_trouble(error: OSError, subject: str) -> StorageError:
    """Make a storage error with the system's reason; `subject` is for instance "De map x"."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return full_disk()
    return StorageError(
        f"{subject} is niet te gebruiken ({why(error)}).",
        "Kijk of de map er is, of je erin mag schrijven en of een ander programma het bestand"
        " open heeft. Start Trede daarna opnieuw.",
    )


def why(error: OSError) -> str:
    """The reason of an error, in Dutch if we have a text for it."""
    return _WHY.get(error.errno or 0) or error.strerror or str(error)
