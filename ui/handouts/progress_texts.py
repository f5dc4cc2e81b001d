"""Texts about the progress of making or printing handouts."""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext


class PageCount:
    """Texts about documents while they are made, of which the total number of pages is unknown."""

    def __init__(self, titles: Sequence[str]) -> None:
        """Count the pages of documents with these titles, in the order in which they are made."""
        self._titles = titles
        self._place = -1

    def text(self, number: int) -> str:
        """The text at a reported number: 0 at the start of a document, then its finished pages."""
        if number == 0:
            self._place = min(self._place + 1, len(self._titles) - 1)
        text = gettext("even geduld") if number == 0 else made_pages(number)
        if not self._titles:
            return text
        which = self._titles[max(self._place, 0)]
        if len(self._titles) > 1:
            number = max(self._place, 0) + 1
            of = gettext("{number} van {total}", number=number, total=len(self._titles))
            which = f"{which} ({of})"
        return f"{which}: {text}"


def printed(number: int, total: int) -> str:
    """How many of all pages were submitted to the printer."""
    return gettext("Afdrukken: {pages}", pages=of_pages(number, total))


def handed(pages: int, copies: int, printer: str) -> str:
    """How many pages, and how many copies of them, were submitted to which printer."""
    sentence = (
        gettext("Naar printer {printer}: 1 bladzijde")
        if pages == 1
        else gettext("Naar printer {printer}: {pages} bladzijden")
    )
    if copies > 1:
        sentence += gettext(", {copies} keer")
    return filled(sentence, printer=printer, pages=pages, copies=copies) + "."


def made_pages(number: int) -> str:
    """How many pages are finished, such as `12 bladzijden klaar`."""
    one = gettext("1 bladzijde klaar")
    return one if number == 1 else gettext("{number} bladzijden klaar", number=number)


def of_pages(number: int, total: int) -> str:
    """How many of all pages, such as `12 van 64 bladzijden`."""
    one = gettext("{number} van {total} bladzijde")
    text = one if total == 1 else gettext("{number} van {total} bladzijden")
    return filled(text, number=number, total=total)
