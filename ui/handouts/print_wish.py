"""What a person asks of a printer, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from workshop_app.errors import KnownError


class PrinterError(KnownError):
    """The printer did not take what was sent."""


class PrinterDoubtError(PrinterError):
    """The printer can, but not as it is meant; whether to do so anyway is for a person to say."""

    def __init__(self, what: str, remedy: str, anyway: str) -> None:
        """`anyway` is what a button says to go on."""
        super().__init__(what, remedy)
        self.anyway = anyway


@dataclass(frozen=True)
class PrintWish:
    """What a person asked of a printer.

    Args:
        printer: Its name in the system.
        copies: How often, from 1.
        first: The first page, from 1; 0 means all pages.
        last: The last page.
        duplex: Whether both sides of the paper are printed on, turning over the long edge.
        anyway: Whether to go on where the printer cannot do it as it is meant.
    """

    printer: str
    copies: int = 1
    first: int = 0
    last: int = 0
    duplex: bool = False
    anyway: bool = False

    def pages(self, count: int) -> range:
        """Those of `count` pages, from 0, that are wanted."""
        if not self.first:
            return range(count)
        return range(min(self.first, count + 1) - 1, min(self.last, count))


class Document(NamedTuple):
    """A finished handout, and what the printer's queue calls it."""

    title: str
    data: bytes
