"""A canvas that says what everything on it is: text, a figure, or decoration.

Whatever is drawn outside an element is decoration, and marked as such, so that no page holds
content that a screen reader cannot place.
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

from workshop_app.handouts.page.structure import Element, Piece, write_structure

_DECORATION = "/Artifact <</Type /Layout>> BDC"
_FURNITURE = "/Artifact <</Type /Pagination>> BDC"
_UNSAID = "/Artifact BMC"
_STATE_ONLY = frozenset({"q", "Q", "cm", "w", "J", "j", "M", "d", "rg", "RG", "g", "G", "gs"})
"""Operators that draw nothing."""


class Drawing(Protocol):
    """What is drawn on each page at last."""

    def __call__(self, canvas: Canvas, /, *, page: int, pages: int) -> None:
        """Draw on a page, by its number, of so many pages; say what everything is."""


_QUARTER = 4 / 3 * (2**0.5 - 1)
"""How far the handles of a Bézier curve stand that comes nearest to a quarter of a circle."""

_PAINT = {(True, True): "B", (True, False): "S", (False, True): "f", (False, False): "n"}
"""The operator that paints a path: its line, its face, both or neither."""

_NO_HEADINGS_IN = frozenset({"TD", "TH", "LBody"})


class _Text(PDFTextObject):
    """Text in the colours of the house."""

    def setFillColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803, ANN401 - reportlab's names
        super().setFillColor(_resolved(self._canvas, aColor), alpha)


class TaggedCanvas(Canvas):
    """A canvas with a structure tree.

    `content` puts what is drawn in an element, `inside` groups elements, `decoration` and
    `furniture` say that there is nothing to read. `later` is for what tells of pages to come.

    Args:
        args: As for `Canvas`.
        colors: Which colour to draw instead of another: the house's accent for Trede's.
        copies: How often all pages are in the file, one set after the other.
        at_last: Draws on each page what needs the number of all pages: is told the page's number
            and that number, of one copy.
        kwargs: As for `Canvas`.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - reportlab's arguments
        colors: Mapping[Color, Color] | None = None,
        copies: int = 1,
        at_last: Drawing | None = None,
        **kwargs: Any,  # noqa: ANN401 - as above
    ) -> None:
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
        super().__init__(*args, **kwargs)

    @property
    def parent(self) -> Element:
        """What the next element becomes part of."""
        return self._parents[-1]

    @property
    def is_closed(self) -> bool:
        """Whether what is drawn now belongs to an element or to furniture as a whole."""
        return self._mark not in {"", _DECORATION}

    @contextmanager
    def content(
        self, element: str | Element, *, alt: str = "", spoken: str = "", box: Sequence[float] = ()
    ) -> Generator[Element | None]:
        """What is drawn belongs to an element; within another, to that one.

        Args:
            element: An element, or the tag of a new one.
            alt: What a figure says in words.
            spoken: What a new element reads as, where its pieces alone would not.
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
        """Draw something here once all pages are there: what tells of pages to come.

        Args:
            draw: Draws it; sets the font and the colours it draws in.
        """
        self._code.append(_place(len(self._later)))
        self._later.append((len(self._owners_of_pages), draw))

    @contextmanager
    def inside(self, element: Element) -> Generator[Element]:
        """Elements that begin meanwhile become part of this one."""
        self._parents.append(element)
        yield element
        self._parents.pop()

    @contextmanager
    def decoration(self) -> Generator[None]:
        """What is drawn says nothing, but for elements that begin meanwhile."""
        before = self._mark
        if not before:
            self._switch(_DECORATION)
        yield
        if not before:
            self._switch("")

    @contextmanager
    def furniture(self) -> Generator[None]:
        """What is drawn returns on every page, and is not read there."""
        before = self._mark
        if not self.is_closed:
            self._switch(_FURNITURE)
        yield
        if self._mark != before:
            self._switch(before)

    def heading(self, depth: int | None) -> str:
        """The tag of a heading; never two deeper than the one before it.

        Args:
            depth: How deep it is, from 1; None for one below the last that said so.
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
        """Text, in the colours of the house."""
        return _Text(self, x, y, direction=direction)

    def setFillColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803, ANN401 - reportlab's names
        """The colour of faces and letters, or the house's instead of it."""
        super().setFillColor(_resolved(self, aColor), alpha)

    def setStrokeColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803, ANN401 - reportlab's names
        """The colour of lines, or the house's instead of it."""
        super().setStrokeColor(_resolved(self, aColor), alpha)

    def circle(
        self, x_cen: float, y_cen: float, r: float, stroke: float = 1, fill: float = 0
    ) -> None:
        """Four curves, written in one go: there are hundreds on sheets to vote and tally on."""
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
        """Close the page: what belongs to no element is decoration."""
        if self._mark:
            raise RuntimeError("a page ends within an element")
        self._code[:] = _with_decoration_marked(self._code)
        super().showPage()
        page = self._doc.Pages.pages[-1]
        # A page of reportlab writes only what it knows.
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
        write_structure(self._doc, self._root, self._owners_of_pages)
        self.setViewerPreference("DisplayDocTitle", "true")
        super().save()

    def _draw_later(self) -> None:
        for number, (page, draw) in enumerate(self._later):
            on = self._doc.Pages.pages[page]
            # A line of its own: no text of a page can be that.
            place, drawn = (f"\n{part}\n" for part in (_place(number), self._drawn(on, draw)))
            on.stream = on.stream.replace(place, drawn)

    def _draw_at_last(self) -> None:
        if self._at_last is None:
            return
        pages = self._doc.Pages.pages
        for number, page in enumerate(pages, 1):
            draw = partial(self._at_last, page=number, pages=len(pages))
            page.stream += self._drawn(page, draw) + "\n"

    def _drawn(self, page: Any, draw: Callable[[Canvas], None]) -> str:  # noqa: ANN401 - reportlab's page
        """The code of what is drawn on a page that was closed already."""
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
        """The pages once more for each further copy: drawn once, and packed once in the file."""
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
                # In the file it is an object of its own.
                del again.__InternalName__
                again.StructParents = len(self._owners_of_pages)
                self._owners_of_pages.append([twins[id(one)] for one in owned])
                self._doc.addPage(again)

    def _switch(self, mark: str) -> None:
        """From what was marked until here to what is marked from here."""
        if self._mark:
            self._code.append("EMC")
        self._mark = mark
        if mark:
            self._code.append(mark)


def _place(number: int) -> str:
    """What stands in the code of a page for what is drawn there later: a remark."""
    return f"%later {number}"


def _resolved(canvas: Any, color: Any) -> Any:  # noqa: ANN401 - a colour in any of reportlab's ways
    colors: Mapping[Color, Color] = getattr(canvas, "colors", {})
    return colors.get(color, color) if isinstance(color, Color) else color


def _with_decoration_marked(codes: Sequence[str]) -> list[str]:
    """The codes of a page, with a mark around each run of them that is in none."""
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
