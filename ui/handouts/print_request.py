"""The print request, and the errors of a printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from workshop_app.errors import KnownError
from workshop_app.i18n import gettext


class PrinterError(KnownError):
    """The printer is not available or refused a job."""


class PrinterDoubtError(PrinterError):
    """The printer cannot print the handout as intended; the user may choose to print anyway."""

    def __init__(self, what: str, remedy: str, anyway: str, **values: object) -> None:
        """`anyway` is the text of the button to print anyway."""
        super().__init__(what, remedy, **values)
        self.anyway = gettext(anyway)


@dataclass(frozen=True)
class PrintRequest:
    """A print request.

    Args:
        printer: The name of the printer in the system.
        copies: The number of copies, at least 1.
        first: The first page, counted from 1; 0 for all pages.
        last: The last page, inclusive.
        duplex: Whether to print on both sides, flipping over the long edge.
        anyway: Whether to print even if the printer cannot do it as intended.
    """

    printer: str
    copies: int = 1
    first: int = 0
    last: int = 0
    duplex: bool = False
    anyway: bool = False

    def pages(self, count: int) -> range:
        """The requested pages of a document of `count` pages, counted from 0."""
        if not self.first:
            return range(count)
        return range(min(self.first, count + 1) - 1, min(self.last, count))


class Document(NamedTuple):
    """A finished handout: its PDF, and its title in the print queue."""

    title: str
    data: bytes
