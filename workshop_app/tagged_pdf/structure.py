"""The structure tree of a tagged PDF: what a screen reader reads instead of the page.

A tree of elements (headings, paragraphs, tables, figures), each of which owns pieces of the pages'
contents. ISO 32000-1, 14.7 and 14.8; ISO 14289-1 (PDF/UA-1).
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false
# reportlab's PDF objects are untyped: names, strings and numbers are converted here.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from workshop_app.tagged_pdf.passages import passage_language

FIGURE = "Figure"
"""The tag of a drawing."""

UA_PART = 1
"""The part of ISO 14289 that the documents declare to follow."""

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
    """A piece of a page's content: the index of the page, and of the piece on it, both from 0."""

    page: int
    number: int


class Element:
    """One element of the structure.

    Args:
        tag: Its standard type, such as `P`, `H1` or `Figure`.
        parent: The element it is added to, as the last child so far; None for the root.
        alt: The text alternative of a drawing.
        spoken: How its text is read, if the drawn pieces alone would not read that way.
        attributes: Its attributes; text values become names, sequences arrays.

    Attributes:
        language: The language of its text by BCP 47; None for that of the document.
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
        self.language = passage_language(alt or spoken)
        self.kids: list[Element | Piece] = []
        if parent is not None:
            parent.kids.append(self)

    def twin(self, pages: int, twins: dict[int, Element]) -> Element:
        """Return a copy of the element for a copy of the pages.

        Args:
            pages: The number of pages between the original and the copy.
            twins: Filled with the copy of each element, by the `id` of the original.
        """
        made = Element(self.tag, alt=self.alt, spoken=self.spoken, attributes=self.attributes)
        made.language = self.language
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
        """Remove the elements without content; return False if this element has none itself."""
        self.kids = [kid for kid in self.kids if isinstance(kid, Piece) or kid.prune()]
        return bool(self.kids) or self.tag in _EMPTY_ALLOWED


def _encodable(text: str) -> str:
    """Return the text with unpaired surrogates replaced, as no file can contain them."""
    return text.encode("utf-16-le", "replace").decode("utf-16-le")


class _Metadata(pdfdoc.PDFObject):
    """The XMP packet: never compressed, so that every reader finds it."""

    __RefOnly__ = 1

    def __init__(self, title: str, language: str) -> None:
        words = {
            "title": escape(_encodable(title)),
            "language": language,
            "part": UA_PART,
        }
        self._data = _XMP.format(**words).encode("utf-8")

    def format(self, document: object) -> bytes:
        del document
        head = f"<< /Type /Metadata /Subtype /XML /Length {len(self._data)} >>\nstream\n"
        return head.encode("ascii") + self._data + b"\nendstream"


def write_structure(
    document: Any,  # noqa: ANN401 - reportlab's document has no type
    root: Element,
    owners: Sequence[Sequence[Element]],
    language: str,
) -> None:
    """Add the tree to a document that is about to be saved.

    Args:
        document: The document of the canvas.
        root: The root of the tree.
        owners: For each page, the element that owns each of its pieces.
        language: The language of the document by BCP 47.
    """
    root.prune()
    tree = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
    tree.__RefOnly__ = 1
    pages = [document.Reference(page).format(document) for page in document.Pages.pages]
    nodes: dict[int, _Node] = {}
    written = _Written(document, language, pages)
    top = _grow(written, root, document.Reference(tree).format(document), nodes)
    numbers: list[Any] = []
    for page, elements in enumerate(owners):
        parents = pdfdoc.PDFArray([nodes[id(one)].reference for one in elements])
        parents.__RefOnly__ = 1
        numbers += [page, document.Reference(parents)]
    parent_tree = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)})
    parent_tree.__RefOnly__ = 1
    tree.dict["K"] = top.reference
    tree.dict["ParentTree"] = document.Reference(parent_tree)
    tree.dict["ParentTreeNextKey"] = len(owners)
    catalog = document.Catalog
    catalog.StructTreeRoot = tree
    catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalog.Lang = pdfdoc.PDFString(language)
    catalog.Metadata = _Metadata(document.info.title or "", language)


class _Written(NamedTuple):
    """What every node needs to know of the file that it is written to."""

    document: Any
    language: str
    pages: Sequence[bytes]
    """The reference of each page."""


class _Node(pdfdoc.PDFObject):
    """An element in the file.

    There are thousands of them, so it is formatted directly instead of through reportlab's
    dictionaries.
    """

    __RefOnly__ = 1

    def __init__(self, written: _Written, element: Element, parent: bytes) -> None:
        document = written.document
        self.reference: bytes = document.Reference(self).format(document)
        self.kids: list[_Node] = []
        self._element = element
        self._parent = parent
        self._language = written.language
        self._pages = written.pages

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - reportlab's document has no type
        """Return the element in the syntax of the file."""
        element = self._element
        entries = [b"<< /S /%b /P %b" % (element.tag.encode("ascii"), self._parent)]
        for name, text in ((b"Alt", element.alt), (b"ActualText", element.spoken)):
            if text:
                entries.append(b"/%b %b" % (name, pdfdoc.PDFString(text).format(document)))
        if element.language is not None and element.language != self._language:
            entries.append(b"/Lang %b" % pdfdoc.PDFString(element.language).format(document))
        if element.attributes:
            values = {name: _value(value) for name, value in element.attributes.items()}
            entries.append(b"/A %b" % pdfdoc.PDFDictionary(values).format(document))
        page = next((kid.page for kid in element.kids if isinstance(kid, Piece)), None)
        if page is not None:
            entries.append(b"/Pg %b" % self._pages[page])
        nodes = iter(self.kids)
        kids = [
            self._piece(kid, page) if isinstance(kid, Piece) else next(nodes).reference
            for kid in element.kids
        ]
        return b"%b /K [%b] >>" % (b" ".join(entries), b" ".join(kids))

    def _piece(self, piece: Piece, page: int | None) -> bytes:
        if piece.page == page:
            return b"%d" % piece.number
        return b"<< /Type /MCR /Pg %b /MCID %d >>" % (self._pages[piece.page], piece.number)


def _grow(written: _Written, element: Element, parent: bytes, nodes: dict[int, _Node]) -> _Node:
    """Return the node of an element, with the nodes of all its children."""
    node = nodes[id(element)] = _Node(written, element, parent)
    node.kids = [
        _grow(written, kid, node.reference, nodes)
        for kid in element.kids
        if isinstance(kid, Element)
    ]
    return node


def _value(value: str | int | Sequence[float]) -> Any:  # noqa: ANN401 - objects without types
    if isinstance(value, str):
        return pdfdoc.PDFName(value)
    return value if isinstance(value, int) else pdfdoc.PDFArray([round(one, 2) for one in value])
