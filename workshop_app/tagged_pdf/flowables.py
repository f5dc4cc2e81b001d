"""Paragraphs and tables that tag themselves when they are drawn on a `TaggedCanvas`."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any, cast

from reportlab.platypus import Flowable, Paragraph, Table

from workshop_app.tagged_pdf.canvas import TaggedCanvas
from workshop_app.tagged_pdf.structure import Element


class TaggedParagraph(Paragraph):
    """A paragraph that tags itself; its parts on several pages are one element.

    Attributes:
        tag: `P`; `LI` for an item of a list, which joins the list before it; `H` for a heading one
            level below the last one with a level, or `H1` and so on.
        language: The language of its text by BCP 47; None for that of the document.
    """

    tag = "P"
    language: str | None = None
    _drawn: list[Element]  # its parent and its own element, once a part is drawn
    _wrapped_at: float | None = None

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Return the size at a width; the lines are only broken again if the width changes."""
        # A split discards the lines of a paragraph.
        if aW != self._wrapped_at or not hasattr(self, "blPara"):
            super().wrap(aW, aH)
            self._wrapped_at = aW
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 - reportlab's names
        """Return the part that fits and the rest, which share one element."""
        self._drawn = getattr(self, "_drawn", [])
        parts = super().split(aW, aH)
        for part in parts:
            if isinstance(part, TaggedParagraph):
                part.tag = self.tag
                part.language = self.language
                part._drawn = self._drawn  # noqa: SLF001 - of the same class
        return parts

    def draw(self) -> None:
        """Draw within an element, or without one if there is no text."""
        canvas = self.canv
        if not isinstance(canvas, TaggedCanvas) or canvas.is_closed or not self._has_words():
            super().draw()
            return
        drawn = self._drawn = getattr(self, "_drawn", [])
        if not drawn or drawn[0] is not canvas.parent:
            drawn[:] = [canvas.parent, self._element(canvas)]
            drawn[1].language = self.language
        with canvas.content(drawn[1]):
            super().draw()

    def _has_words(self) -> bool:
        # A part of a split paragraph has its text in `words`, a whole one in `text`.
        return any(getattr(frag, "text", "") or getattr(frag, "words", ()) for frag in self.frags)

    def _element(self, canvas: TaggedCanvas) -> Element:
        parent = canvas.parent
        if self.tag == "LI":
            last = parent.kids[-1] if parent.kids else None
            together = isinstance(last, Element) and last.tag == "L"
            items = last if together else Element("L", parent)
            return Element("LBody", Element("LI", cast("Element", items)))
        if self.tag.startswith("H"):
            depth = int(self.tag[1:]) if self.tag[1:] else None
            return Element(canvas.heading(depth), parent)
        return Element(self.tag, parent)


class TableTags:
    """Tags a table while it is drawn; its parts on several pages are one element.

    The rows that the table repeats are its header: they are read once, and are furniture after
    that.
    """

    def __init__(self) -> None:
        self._table: Element | None = None
        self._row: Element | None = None
        self._open = ExitStack()
        self._is_continued = False

    def __call__(self, table: Table, event: str, *where: Any) -> None:  # noqa: ANN401 - untyped
        """Tag a part of the table; reportlab calls this for each part."""
        canvas = table.canv
        if not isinstance(canvas, TaggedCanvas) or (canvas.is_closed and event != "endCell"):
            return
        match event:
            case "startTable" if self._table is None:
                self._table = Element("Table", canvas.parent)
            case "startRow" if self._table is not None:
                self._row = Element("TR", self._table)
            case "startCell":
                self._begin_cell(table, canvas, *where[:3])
            case "endCell":
                self._open.close()
            case "endTable":
                self._is_continued = True
            case _:
                pass

    def _begin_cell(
        self, table: Table, canvas: TaggedCanvas, row: int, column: int, value: object
    ) -> None:
        is_header = row < table.repeatRows
        if is_header and self._is_continued:
            self._open.enter_context(canvas.furniture())
            return
        attributes: dict[str, str | int | Sequence[float]] = {"O": "Table"}
        if is_header:
            attributes["Scope"] = "Column"
        ranges = cast(
            "dict[tuple[int, int], Sequence[int] | None]", getattr(table, "_spanRanges", {})
        )
        if span := ranges.get((column, row)):
            for name, first, last in (("ColSpan", 0, 2), ("RowSpan", 1, 3)):
                if span[last] > span[first]:
                    attributes[name] = span[last] - span[first] + 1
        kept = attributes if len(attributes) > 1 else None
        cell = Element("TH" if is_header else "TD", self._row, attributes=kept)
        if isinstance(value, str) and value.strip():
            self._open.enter_context(canvas.content(cell))
        else:
            self._open.enter_context(canvas.inside(cell))


def tag_tables(parts: object, seen: set[int] | None = None) -> None:
    """Make each table among flowables, at any depth, tag itself.

    This works on a plain `Table` of reportlab, so that no subclass is needed.
    """
    seen = set() if seen is None else seen
    if id(parts) in seen:
        return
    seen.add(id(parts))
    if isinstance(parts, Table) and getattr(parts, "_renderCB", None) is None:
        # reportlab passes the callback on to the parts of a split table.
        parts._renderCB = TableTags()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]
    if isinstance(parts, Flowable):
        for value in vars(parts).values():
            tag_tables(value, seen)
    elif isinstance(parts, list | tuple):
        for value in cast("Sequence[object]", parts):
            tag_tables(value, seen)
