"""The structure tree of a tagged PDF: what a screen reader walks through instead of the page.

A tree of elements (headings, paragraphs, tables, figures), each of which owns pieces of the
pages' contents. ISO 32000-1, 14.7 and 14.8; ISO 14289-1 (PDF/UA-1).
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false
# The PDF objects of reportlab have no types: what is a name, a string or a number is said here.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

FIGURE = "Figure"
"""The tag of what is drawn."""

LANGUAGE = "nl-NL"
UA_PART = 1
"""Which part of ISO 14289 the documents say they follow."""

_EMPTY_ALLOWED = frozenset({"TD", "TH"})
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>{part}</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


class Piece(NamedTuple):
    """A piece of a page's content: the number of the page, from 0, and of the piece on it."""

    page: int
    number: int


class Element:
    """One element of the structure.

    Args:
        tag: Its standard type, such as `P`, `H1` or `Figure`.
        parent: What it is part of, as the last child so far; None for the root.
        alt: What it says in words, for what is drawn.
        spoken: What its text reads as, where the drawn pieces alone would not.
        attributes: Its attributes; text values become names, sequences arrays.
    """

    def __init__(
        self,
        tag: str,
        parent: Element | None = None,
        *,
        alt: str = "",
        spoken: str = "",
        attributes: Mapping[str, str | int | Sequence[float]] | None = None,
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.alt = _encodable(alt)
        self.spoken = _encodable(spoken)
        self.attributes = dict(attributes or {})
        self.kids: list[Element | Piece] = []
        if parent is not None:
            parent.kids.append(self)

    def twin(self, pages: int, twins: dict[int, Element]) -> Element:
        """The same for a copy of the pages.

        Args:
            pages: How many pages further the copy stands.
            twins: Is told the twin of each element, by the element's identity.
        """
        made = Element(self.tag, alt=self.alt, spoken=self.spoken, attributes=self.attributes)
        twins[id(self)] = made
        for kid in self.kids:
            if isinstance(kid, Piece):
                made.kids.append(Piece(kid.page + pages, kid.number))
            else:
                twin = kid.twin(pages, twins)
                twin.parent = made
                made.kids.append(twin)
        return made

    def prune(self) -> bool:
        """Leave out what holds nothing; False where this element itself holds nothing."""
        self.kids = [kid for kid in self.kids if isinstance(kid, Piece) or kid.prune()]
        return bool(self.kids) or self.tag in _EMPTY_ALLOWED


def _encodable(text: str) -> str:
    """The text without halves of characters, which no file can hold."""
    return text.encode("utf-16-le", "replace").decode("utf-16-le")


class _Metadata(pdfdoc.PDFObject):
    """The XMP packet: never compressed, so that every reader finds it."""

    __RefOnly__ = 1

    def __init__(self, title: str) -> None:
        words = {"title": escape(_encodable(title)), "language": LANGUAGE, "part": UA_PART}
        self._data = _XMP.format(**words).encode("utf-8")

    def format(self, document: object) -> bytes:
        del document
        head = f"<< /Type /Metadata /Subtype /XML /Length {len(self._data)} >>\nstream\n"
        return head.encode("ascii") + self._data + b"\nendstream"


def write_structure(document: Any, root: Element, owners: Sequence[Sequence[Element]]) -> None:  # noqa: ANN401 - reportlab's document has no type
    """Put the tree into a document that is about to be saved.

    Args:
        document: The document of the canvas.
        root: The root of the tree.
        owners: For each page, which element each of its pieces belongs to.
    """
    root.prune()
    tree = _dictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
    objects: dict[int, Any] = {}
    _announce(root, objects)
    pages = [document.Reference(page) for page in document.Pages.pages]
    _fill(document, root, tree, objects, pages)
    numbers: list[Any] = []
    for page, elements in enumerate(owners):
        parents = pdfdoc.PDFArray([document.Reference(objects[id(one)]) for one in elements])
        parents.__RefOnly__ = 1
        numbers += [page, document.Reference(parents)]
    parent_tree = _dictionary({"Nums": pdfdoc.PDFArray(numbers)})
    tree.dict["K"] = document.Reference(objects[id(root)])
    tree.dict["ParentTree"] = document.Reference(parent_tree)
    tree.dict["ParentTreeNextKey"] = len(owners)
    catalog = document.Catalog
    catalog.StructTreeRoot = tree
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalog.Lang = pdfdoc.PDFString(LANGUAGE)
    catalog.Metadata = _Metadata(document.info.title or "")


def _dictionary(entries: dict[str, Any]) -> Any:  # noqa: ANN401 - reportlab's dictionary has no type
    made = pdfdoc.PDFDictionary(entries)
    made.__RefOnly__ = 1
    return made


def _announce(element: Element, objects: dict[int, Any]) -> None:
    """A place in the file for each element, before any of them refers to another."""
    objects[id(element)] = _dictionary({})
    for kid in element.kids:
        if isinstance(kid, Element):
            _announce(kid, objects)


def _fill(
    document: Any,  # noqa: ANN401 - as above
    element: Element,
    parent: Any,  # noqa: ANN401 - as above
    objects: dict[int, Any],
    pages: Sequence[Any],
) -> None:
    made = objects[id(element)]
    entries: dict[str, Any] = made.dict
    entries["Type"] = pdfdoc.PDFName("StructElem")
    entries["S"] = pdfdoc.PDFName(element.tag)
    entries["P"] = document.Reference(parent)
    for name, text in (("Alt", element.alt), ("ActualText", element.spoken)):
        if text:
            entries[name] = pdfdoc.PDFString(text)
    if element.attributes:
        entries["A"] = pdfdoc.PDFDictionary(
            {name: _value(value) for name, value in element.attributes.items()}
        )
    kids: list[Any] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            _fill(document, kid, made, objects, pages)
            kids.append(document.Reference(objects[id(kid)]))
        else:
            entry = {"Type": pdfdoc.PDFName("MCR"), "Pg": pages[kid.page], "MCID": kid.number}
            kids.append(pdfdoc.PDFDictionary(entry))
    entries["K"] = pdfdoc.PDFArray(kids)


def _value(value: str | int | Sequence[float]) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, str):
        return pdfdoc.PDFName(value)
    return value if isinstance(value, int) else pdfdoc.PDFArray([round(one, 2) for one in value])
