"""Errors that the user can do something about.

Everything else is a bug: it goes to the crash log and is never passed over in silence.
"""

from __future__ import annotations


class KnownError(Exception):
    """The environment or a file is wrong; says so in plain Dutch and offers a way out.

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
    """What the user named does not exist."""


class StorageError(KnownError):
    """Something could not be kept on disk, or not be read from it."""
