"""Texts about the progress of making or printing handouts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from workshop_app.foreign_text import filled

translate = QCoreApplication.translate


class PageCount:
    """Texts about documents while they are made, of which the total number of pages is unknown."""

    def __init__(self, titles: Sequence[str]) -> None:
        """Count the pages of documents with these titles, in the order in which they are made."""
        self._titles = titles
        self._place = -1

    def tell(self, number: int) -> str:
        """The text at a reported number: 0 at the start of a document, then its finished pages."""
        if number == 0:
            self._place = min(self._place + 1, len(self._titles) - 1)
        text = translate("Papier", "even geduld") if number == 0 else made_pages(number)
        if not self._titles:
            return text
        which = self._titles[max(self._place, 0)]
        if len(self._titles) > 1:
            number = max(self._place, 0) + 1
            of = translate("Papier", "%1 van %2")
            of = of.replace("%1", str(number)).replace("%2", str(len(self._titles)))
            which = f"{which} ({of})"
        return f"{which}: {text}"


def printed(number: int, total: int) -> str:
    """How many of all pages were submitted to the printer."""
    return translate("Papier", "Afdrukken: %1").replace("%1", of_pages(number, total))


def handed(pages: int, copies: int, printer: str) -> str:
    """How many pages, and how many copies of them, were submitted to which printer."""
    said = (
        translate("Papier", "Naar printer %1: 1 bladzijde")
        if pages == 1
        else translate("Papier", "Naar printer %1: %2 bladzijden")
    )
    if copies > 1:
        said += translate("Papier", ", %3 keer")
    return filled(said, printer, pages, copies) + "."


def made_pages(number: int) -> str:
    """How many pages are finished, such as `12 bladzijden klaar`."""
    one = translate("Papier", "1 bladzijde klaar")
    return (
        one
        if number == 1
        else translate("Papier", "%1 bladzijden klaar").replace("%1", str(number))
    )


def of_pages(number: int, total: int) -> str:
    """How many of all pages, such as `12 van 64 bladzijden`."""
    one = translate("Papier", "%1 van %2 bladzijde")
    text = one if total == 1 else translate("Papier", "%1 van %2 bladzijden")
    return text.replace("%1", str(number)).replace("%2", str(total))
