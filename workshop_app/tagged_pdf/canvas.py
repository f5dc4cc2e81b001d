"""A canvas that tags everything drawn on it: as text, a figure, or decoration.

Anything drawn outside an element is marked as decoration, so that no page has content that a screen
reader cannot place.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownParameterType=false, reportMissingParameterType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false
# reportlab's stubs leave its codes and its document untyped.

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from functools import partial
from typing import Any, Literal, Protocol

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfdoc import PDFName, PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from workshop_app.tagged_pdf.structure import Element, Piece, write_structure

_DECORATION = "/Artifact <</Type /Layout>> BDC"
_FURNITURE = "/Artifact <</Type /Pagination>> BDC"
_UNSAID = "/Artifact BMC"
_STATE_ONLY = frozenset({"q", "Q", "cm", "w", "J", "j", "M", "d", "rg", "RG", "g", "G", "gs"})
"""Operators that draw nothing."""


class Drawing(Protocol):
    """Draws on each page, after all pages are made."""

    def __call__(self, canvas: Canvas, /, *, page: int, pages: int) -> None:
        """Draw on a page, given its number and the number of pages; tag what is drawn."""


_QUARTER = 4 / 3 * (2**0.5 - 1)
"""Length of the handles of the Bézier curve nearest to a quarter circle, for a radius of 1."""

_PAINT = {(True, True): "B", (True, False): "S", (False, True): "f", (False, False): "n"}
"""The operator that paints a path: its line (stroke), its inside (fill), both or neither."""

_NO_HEADINGS_IN = frozenset({"TD", "TH", "LBody"})


class _Text(PDFTextObject):
    """Text in the colours of its canvas."""

    def setFillColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803, ANN401 - reportlab's names
        super().setFillColor(_resolved(self._canvas, aColor), alpha)


class TaggedCanvas(Canvas):
    """A canvas with a structure tree.

    `content` puts what is drawn in an element, `inside` groups elements, and `decoration` and
    `furniture` mark what is not read. `later` is for what depends on pages that are not made yet.

    Args:
        args: As for `Canvas`.
        colors: Colours to draw with instead of others, so that drawings can name fixed ones.
        lang: The language of the document by BCP 47; a PDF/UA file has one.
        copies: How often all pages are in the file, one set after the other.
        at_last: Draws on each page what depends on the number of pages; called with the page's
            number and the number of pages in one copy.
        kwargs: As for `Canvas`.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - reportlab's arguments
        lang: str | None = None,
        colors: Mapping[Color, Color] | None = None,
        copies: int = 1,
        at_last: Drawing | None = None,
        **kwargs: Any,  # noqa: ANN401 - reportlab's arguments
    ) -> None:
        self._language = lang or ""
        self.colors = dict(colors or {})
        self._copies = copies
        self._at_last = at_last
        self._root = Element("Document")
        self._parents = [self._root]
        self._owners: list[Element] = []
        self._owners_of_pages: list[list[Element]] = []
        self._later: list[tuple[int, Callable[[Canvas], None]]] = []
        self._mark = ""
        self._heading = 0
        super().__init__(*args, lang=lang, **kwargs)

    @property
    def parent(self) -> Element:
        """The element to which the next one is added."""
        return self._parents[-1]

    @property
    def is_closed(self) -> bool:
        """Whether what is drawn now belongs to an element, or to furniture as a whole."""
        return self._mark not in {"", _DECORATION}

    @contextmanager
    def content(
        self, element: str | Element, *, alt: str = "", spoken: str = "", box: Sequence[float] = ()
    ) -> Generator[Element | None]:
        """Put what is drawn meanwhile in an element; within another element, in that one.

        Args:
            element: An element, or the tag of a new one.
            alt: The text alternative of a figure.
            spoken: How a new element is read, if its pieces alone would not read that way.
            box: Left, bottom, right and top of a figure on the page.
        """
        if self.is_closed:
            yield None
            return
        if isinstance(element, str):
            layout = {"O": "Layout", "BBox": list(box), "Placement": "Block"} if box else None
            element = Element(element, self.parent, alt=alt, spoken=spoken, attributes=layout)
        before = self._mark
        number = len(self._owners)
        self._owners.append(element)
        element.kids.append(Piece(len(self._owners_of_pages), number))
        self._switch(f"/{element.tag} <</MCID {number}>> BDC")
        yield element
        self._switch(before)

    def later(self, draw: Callable[[Canvas], None]) -> None:
        """Draw something at this place after all pages are made.

        Args:
            draw: Draws it; sets its own font and colours.
        """
        self._code.append(_place(len(self._later)))
        self._later.append((len(self._owners_of_pages), draw))

    @contextmanager
    def inside(self, element: Element) -> Generator[Element]:
        """Add elements that start meanwhile to this one."""
        self._parents.append(element)
        yield element
        self._parents.pop()

    @contextmanager
    def decoration(self) -> Generator[None]:
        """Mark what is drawn meanwhile as decoration, except elements that start within it."""
        before = self._mark
        if not before:
            self._switch(_DECORATION)
        yield
        if not before:
            self._switch("")

    @contextmanager
    def furniture(self) -> Generator[None]:
        """Mark what is drawn meanwhile as page furniture, which is not read."""
        before = self._mark
        if not self.is_closed:
            self._switch(_FURNITURE)
        yield
        if self._mark != before:
            self._switch(before)

    def heading(self, depth: int | None) -> str:
        """Return the tag of a heading; never two levels deeper than the one before it.

        Args:
            depth: Its level, from 1; None for one level below the last heading with a level.
        """
        if self.parent.tag in _NO_HEADINGS_IN:
            return "P"
        if depth is None:
            return f"H{min(self._heading + 1, 6)}"
        self._heading = min(depth, self._heading + 1, 6)
        return f"H{self._heading}"

    def beginText(  # noqa: N802 - reportlab's name
        self, x: float = 0, y: float = 0, direction: Literal["LTR", "RTL"] | None = None
    ) -> PDFTextObject:
        """Return a text object in the replacement colours."""
        return _Text(self, x, y, direction=direction)

    def setFillColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803, ANN401 - reportlab's names
        """Set the colour of fills and text, or its replacement."""
        super().setFillColor(_resolved(self, aColor), alpha)

    def setStrokeColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803, ANN401 - reportlab's names
        """Set the colour of lines, or its replacement."""
        super().setStrokeColor(_resolved(self, aColor), alpha)

    def circle(
        self, x_cen: float, y_cen: float, r: float, stroke: float = 1, fill: float = 0
    ) -> None:
        """Draw four curves in one operation: sheets to vote on have hundreds of circles."""
        x, y, k = x_cen, y_cen, r * _QUARTER
        self._code.append(
            f"n {x + r:.2f} {y:.2f} m"
            f" {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c"
            f" {x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c"
            f" {x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c"
            f" {x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c"
            f" h {_PAINT[bool(stroke), bool(fill)]}"
        )

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Close the page; anything outside an element is decoration."""
        if self._mark:
            raise RuntimeError("a page ends within an element")
        self._code[:] = _with_decoration_marked(self._code)
        super().showPage()
        page = self._doc.Pages.pages[-1]
        # reportlab's page only writes the entries that it lists.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._owners_of_pages)
        page.Tabs = PDFName("S")
        self._owners_of_pages.append(self._owners)
        self._owners = []

    def save(self) -> None:
        """Write the file, with its structure."""
        if self._code:
            self.showPage()
        self._draw_later()
        self._draw_at_last()
        self._repeat()
        write_structure(self._doc, self._root, self._owners_of_pages, self._language)
        self.setViewerPreference("DisplayDocTitle", "true")
        super().save()

    def _draw_later(self) -> None:
        for number, (page, draw) in enumerate(self._later):
            on = self._doc.Pages.pages[page]
            # The placeholder is a whole line, which text on a page can never be.
            place, drawn = (f"\n{part}\n" for part in (_place(number), self._drawn(on, draw)))
            on.stream = on.stream.replace(place, drawn)

    def _draw_at_last(self) -> None:
        if self._at_last is None:
            return
        pages = self._doc.Pages.pages
        for number, page in enumerate(pages, 1):
            draw = partial(self._at_last, page=number, pages=len(pages))
            page.stream += self._drawn(page, draw) + "\n"

    def _drawn(self, page: Any, draw: Callable[[Canvas], None]) -> str:  # noqa: ANN401 - untyped
        """Return the code of what is drawn on a page that is already closed."""
        self._code.clear()
        self._formsinuse.clear()
        self.saveState()
        draw(self)
        self.restoreState()
        code = "\n".join(self._code)
        if self._formsinuse:
            used = self._doc.xobjDict(self._formsinuse)
            used.dict.update(page.XObjects.dict if page.XObjects else {})
            page.XObjects = used
        self._code.clear()
        self._formsinuse.clear()
        return code

    def _repeat(self) -> None:
        """Add all pages once more for each further copy; their content is in the file once."""
        if self._copies == 1:
            return
        pages = list(self._doc.Pages.pages)
        owners = list(self._owners_of_pages)
        kids = [kid for kid in self._root.kids if isinstance(kid, Element)]
        for page in pages:
            page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])
        for number in range(1, self._copies):
            twins: dict[int, Element] = {}
            for kid in kids:
                twin = kid.twin(number * len(pages), twins)
                twin.parent = self._root
                self._root.kids.append(twin)
            for page, owned in zip(pages, owners, strict=True):
                again = copy(page)
                # It becomes a separate object in the file.
                del again.__InternalName__
                again.StructParents = len(self._owners_of_pages)
                self._owners_of_pages.append([twins[id(one)] for one in owned])
                self._doc.addPage(again)

    def _switch(self, mark: str) -> None:
        """End the current mark, and start this one."""
        if self._mark:
            self._code.append("EMC")
        self._mark = mark
        if mark:
            self._code.append(mark)


def _place(number: int) -> str:
    """Return the placeholder in a page's code for what is drawn later: a PDF comment."""
    return f"%later {number}"


def _resolved(canvas: Any, color: Any) -> Any:  # noqa: ANN401 - a colour in any of reportlab's ways
    colors: Mapping[Color, Color] = getattr(canvas, "colors", {})
    return colors.get(color, color) if isinstance(color, Color) else color


def _with_decoration_marked(codes: Sequence[str]) -> list[str]:
    """Return the codes of a page, with a decoration mark around each run that has no mark."""
    result: list[str] = []
    run: list[str] = []
    depth = 0
    for code in [*codes, ""]:
        opens, closes = code.endswith(("BDC", "BMC")), code == "EMC"
        if depth == 0 and (opens or not code):
            result += _marked(run)
            run = []
        depth += opens - closes
        if code:
            (result if depth or closes else run).append(code)
    return result + run


def _marked(run: Sequence[str]) -> list[str]:
    if all(code.split()[-1:] in ([], *([one] for one in _STATE_ONLY)) for code in run):
        return list(run)
    return [_UNSAID, *run, "EMC"]
