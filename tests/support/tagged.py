"""Read back the structure of a tagged PDF, as a screen reader would, and list its faults.

The rules are those of ISO 14289-1 (PDF/UA-1) and of ISO 32000-1, 14.7 and 14.8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from tests.support.pdfs import characters

SHOWING = frozenset({"Tj", "TJ", "'", '"'})
PAINTING = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"})
STANDARD = frozenset(
    {"Document", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "LBody", "Table"}
    | {"TR", "TH", "TD", "Figure"}
)


@dataclass
class Piece:
    """The content of one mark on a page: of an element, or of an artifact where number is None."""

    number: int | None
    tag: str
    kind: str = ""
    text: str = ""
    paints: bool = False


@dataclass
class Node:
    """An element of the structure; its kids are elements, or a page index and a mark number."""

    tag: str
    entry: pikepdf.Object
    kids: list[Node | tuple[int, int]] = field(default_factory=list["Node | tuple[int, int]"])

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


def pieces(page: pikepdf.Page) -> list[Piece]:
    """The pieces of a page in drawing order; content outside any mark has the tag ''."""
    fonts = {name: characters(font) for name, font in page.resources["/Font"].items()}
    table: dict[int, str] = {}
    found = [Piece(None, "")]
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            depth += 1
            assert depth == 1, "marks within marks"
            how = operands[1] if name == "BDC" else pikepdf.Dictionary()
            number = int(how["/MCID"]) if "/MCID" in how else None
            found.append(Piece(number, str(operands[0]), str(how.get("/Type", ""))))
        elif name == "EMC":
            depth -= 1
            assert depth == 0, "a mark ends that did not begin"
            found.append(Piece(None, ""))
        elif name == "Tf":
            table = fonts[str(operands[0])]
        elif name == "Tj":
            found[-1].text += "".join(table[code] for code in bytes(operands[0]))
        elif name in {"BT", "T*", "Td", "Tm"}:
            found[-1].text += " "
        elif name in SHOWING:
            raise AssertionError(f"text shown with {name}, which this does not read")
        elif name in PAINTING:
            found[-1].paints = True
    assert depth == 0, "a mark that does not end"
    for piece in found:
        piece.text = " ".join(piece.text.split())
    return found


def tree(pdf: pikepdf.Pdf) -> Node:
    """The root of the structure tree."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def node(entry: pikepdf.Object) -> Node:
        made = Node(str(entry["/S"]).removeprefix("/"), entry)
        for kid in entry["/K"]:
            if isinstance(kid, int):
                made.kids.append((numbers[entry["/Pg"].objgen], kid))
            elif kid.get("/Type") == "/MCR":
                made.kids.append((numbers[kid["/Pg"].objgen], int(kid["/MCID"])))
            else:
                assert kid["/P"].objgen == entry.objgen, "a child with another parent"
                made.kids.append(node(kid))
        return made

    return node(pdf.Root["/StructTreeRoot"]["/K"])


def spoken(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """What a screen reader reads, in order: the tag and the text of each element with content."""
    texts = {
        (number, piece.number): piece.text
        for number, page in enumerate(pdf.pages)
        for piece in pieces(page)
        if piece.number is not None
    }
    shown: list[tuple[str, str]] = []
    for node in tree(pdf).walk():
        own = [kid for kid in node.kids if not isinstance(kid, Node)]
        if not own:
            continue
        words = str(node.entry.get("/Alt", node.entry.get("/ActualText", "")))
        words = words or " ".join(texts[kid] for kid in own)
        shown.append((node.tag, " ".join(words.split())))
    return shown


def faults(pdf: pikepdf.Pdf, language: str = "nl-NL") -> list[str]:
    """A description of each fault in the tagging; an empty list where there is none."""
    found = [*_document_faults(pdf, language), *_content_faults(pdf)]
    if "/StructTreeRoot" not in pdf.Root:
        return [*found, "no structure"]
    return [*found, *_parent_faults(pdf), *_element_faults(pdf)]


def _document_faults(pdf: pikepdf.Pdf, language: str) -> Iterator[str]:
    root = pdf.Root
    if not ("/MarkInfo" in root and bool(root["/MarkInfo"].get("/Marked", False))):
        yield "not marked"
    if str(root.get("/Lang", "")) != language:
        yield "language"
    if not bool(
        root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False)
    ):
        yield "title not shown"
    packet = root["/Metadata"].read_raw_bytes().decode() if "/Metadata" in root else ""
    if "<pdfuaid:part>1</pdfuaid:part>" not in packet:
        yield "no PDF/UA part"
    if f"<rdf:li>{language}</rdf:li>" not in packet:
        yield "language of the metadata"
    title = re.search(r'x-default">(.+?)</rdf:li>', packet)
    if title is None:
        yield "no title"
    for page in pdf.pages:
        if str(page.obj.get("/Tabs", "")) != "/S":
            yield "order of tabs"


def _content_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        try:
            found = pieces(page)
        except AssertionError as error:
            yield f"page {number}: {error}"
            continue
        for piece in found:
            if not piece.tag and (piece.text or piece.paints):
                yield f"page {number}: unmarked content {piece.text!r}"
            if piece.tag == "/Artifact" and not piece.kind and piece.text:
                yield f"page {number}: text that nobody said what it is: {piece.text!r}"


def _parent_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root["/StructTreeRoot"]
    if "/ParentTree" not in root:
        yield "no parent tree"
        return
    flat = list(root["/ParentTree"]["/Nums"])
    parents = {int(flat[at]): flat[at + 1] for at in range(0, len(flat), 2)}
    owners = {kid: node for node in tree(pdf).walk() for kid in node.kids if isinstance(kid, tuple)}
    for number, page in enumerate(pdf.pages):
        elements = parents.get(int(page.obj.get("/StructParents", -1)))
        try:
            marked = [piece for piece in pieces(page) if piece.number is not None]
        except AssertionError:
            continue
        for piece in marked:
            place = (number, piece.number or 0)
            if elements is None or place[1] >= len(elements):
                yield f"page {number + 1}: piece {place[1]} has no parent"
            elif place not in owners:
                yield f"page {number + 1}: piece {place[1]} is in no element"
            elif elements[place[1]].objgen != owners[place].entry.objgen:
                yield f"page {number + 1}: piece {place[1]} has another parent"
            elif piece.tag != f"/{owners[place].tag}":
                yield f"page {number + 1}: piece {place[1]} is marked as something else"


def _element_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    depth = 0
    for node in tree(pdf).walk():
        tags = {kid.tag for kid in node.kids if isinstance(kid, Node)}
        match node.tag:
            case "Figure":
                if not str(node.entry.get("/Alt", "")).strip():
                    yield "a figure without words"
                if len(node.entry.get("/A", pikepdf.Dictionary()).get("/BBox", [])) != 4:
                    yield "a figure without a box"
            case "Table" if tags != {"TR"}:
                yield f"a table of {sorted(tags)}"
            case "TR" if not tags or tags - {"TH", "TD"}:
                yield f"a row of {sorted(tags)}"
            case "TH" if "/Scope" not in node.entry.get("/A", pikepdf.Dictionary()):
                yield "a head without scope"
            case "L" if tags != {"LI"}:
                yield f"a list of {sorted(tags)}"
            case tag if tag not in STANDARD:
                yield f"no standard tag: {tag}"
            case _:
                pass
        if re.fullmatch(r"H\d", node.tag):
            if int(node.tag[1]) > depth + 1:
                yield f"{node.tag} after H{depth}"
            depth = int(node.tag[1])
