"""Accessible handouts: each is a tagged PDF/UA-1 file that a screen reader reads in order."""

# pyright: reportUnknownMemberType=false
# pikepdf leaves some of its parameters untyped.

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO

import msgspec
import page as page_validation
import pikepdf
import pytest
from reportlab.lib.pagesizes import A3, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Paragraph, Table

from tests.support.pdfs import opened
from tests.support.tagged import Node, faults, pieces, spoken, tree
from workshop_app import paths
from workshop_app.content.deck import Deck, Illustration
from workshop_app.content.deck_reading import read_deck
from workshop_app.content.staircase import staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts import catalogue
from workshop_app.handouts.catalogue import HandoutKind
from workshop_app.handouts.drawings.staircase_drawing import StaircaseDrawing
from workshop_app.handouts.drawings.tick_rings import TickRings
from workshop_app.handouts.drawings.vote_figure import VoteFigure
from workshop_app.handouts.handout_spec import HandoutSpec, spec_of
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import (
    Columns,
    Heading,
    Labelled,
    Margins,
    RuledLines,
    Story,
    render,
)
from workshop_app.handouts.page.picture import Picture
from workshop_app.handouts.report.option_rows import TableChoices
from workshop_app.session.opening import Opening, begin
from workshop_app.session.rehearsal import SimulatedVoters, VoterPattern, rehearsal_commands
from workshop_app.session.rules import apply
from workshop_app.session.state import VotingMethod
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.tagged_pdf.block import Block
from workshop_app.tagged_pdf.font import character_table
from workshop_app.tagged_pdf.page_number import PageNumber

NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)
STAIRS = staircase()
KINDS = {kind.id: kind for kind in catalogue.HANDOUTS}


def rehearsed(
    programme: str, method: VotingMethod = VotingMethod.TABLES, deck: Deck | None = None
) -> HandoutSpec:
    """The handout spec of a rehearsal in which every poll has votes and every question answers."""
    deck = deck or read_deck(paths.deck_file("klantgerichtheid"))
    opening = Opening(
        "Gemeente Voorbeeld", "Team Noord", date(2026, 11, 22), 12, 4, programme, method
    )
    workshop, state = begin(opening, deck, WorkshopKind.REHEARSAL, NINE, lambda: "w")
    voters = SimulatedVoters(VoterPattern.AGREED, 7)
    for command in rehearsal_commands(workshop.contents, state, voters, NINE):
        state = apply(workshop.contents, state, command, NINE)
    return spec_of(workshop, state)


@pytest.fixture(scope="module")
def half_day() -> HandoutSpec:
    return rehearsed("halve-dag")


@pytest.fixture(scope="module")
def made(half_day: HandoutSpec) -> dict[str, bytes]:
    """Every kind of handout of one workshop."""
    return {kind.id: catalogue.make(kind, half_day) for kind in catalogue.HANDOUTS}


def validated(data: bytes) -> set[str]:
    """The ids of the PDF/UA-1 rules that an independent validator reports as violated."""
    report = page_validation.validate_pdf_bytes(data, profile="ua1")
    assert report.rules.total > 100
    return {failure.rule_id for failure in report.failures}


def saved(pdf: pikepdf.Pdf) -> bytes:
    output = BytesIO()
    pdf.save(output)
    return output.getvalue()


def rendered(story: Callable[[], Story]) -> bytes:
    return render(story, title="Titel", subject="Proef", footer="Voet")


# ------------------------------------------------------------------ every kind


@pytest.mark.parametrize("kind", KINDS)
def test_every_handout_is_tagged_throughout(kind: str, made: dict[str, bytes]) -> None:
    with opened(made[kind]) as pdf:
        assert faults(pdf) == []
        assert len(spoken(pdf)) > 10
    assert validated(made[kind]) == set()


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_block_has_an_alt_text(
    kind: HandoutKind, half_day: HandoutSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A block drawn without `alt` would be silently left out of the reading order."""
    silent: set[str] = set()
    draw = Block.draw

    def watched(block: Block) -> None:
        if not hasattr(block, "alt"):
            silent.add(type(block).__name__)
        draw(block)

    monkeypatch.setattr(Block, "draw", watched)
    catalogue.make(kind, half_day)
    assert silent == set()


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_handout_gives_the_same_bytes_twice(
    kind: HandoutKind, half_day: HandoutSpec, made: dict[str, bytes]
) -> None:
    assert catalogue.make(kind, half_day) == made[kind.id]


@pytest.mark.parametrize("programme", ["onze-trap", "basis"])
def test_reports_of_other_programmes_are_tagged_too(programme: str) -> None:
    data = catalogue.make(catalogue.REPORT, rehearsed(programme, VotingMethod.SHOW_OF_HANDS))
    with opened(data) as pdf:
        assert faults(pdf) == []
    assert validated(data) == set()


# ------------------------------------------------------------------ the checks can fail


def _without(name: str) -> Callable[[pikepdf.Pdf], None]:
    def harm(pdf: pikepdf.Pdf) -> None:
        del pdf.Root[name]

    return harm


def _no_parent_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]["/ParentTree"]


def _swapped_parents(pdf: pikepdf.Pdf) -> None:
    parents = pdf.Root["/StructTreeRoot"]["/ParentTree"]["/Nums"][1]
    parents[0] = parents[1]


def _elements(pdf: pikepdf.Pdf, tag: str) -> list[Node]:
    return [node for node in tree(pdf).walk() if node.tag == tag]


def _no_alt(pdf: pikepdf.Pdf) -> None:
    del _elements(pdf, "Figure")[0].entry["/Alt"]


def _no_box(pdf: pikepdf.Pdf) -> None:
    del _elements(pdf, "Figure")[0].entry["/A"]


def _no_scope(pdf: pikepdf.Pdf) -> None:
    del _elements(pdf, "TH")[0].entry["/A"]


def _skipped_heading(pdf: pikepdf.Pdf) -> None:
    for node in _elements(pdf, "H2"):
        node.entry["/S"] = pikepdf.Name("/H4")


def _rowless_table(pdf: pikepdf.Pdf) -> None:
    for node in _elements(pdf, "TR"):
        node.entry["/S"] = pikepdf.Name("/P")


def _stream(pdf: pikepdf.Pdf, change: Callable[[list[str]], list[str]]) -> None:
    page = pdf.pages[0]
    lines = page.Contents.read_bytes().decode("latin-1").split("\n")
    page.Contents = pdf.make_stream("\n".join(change(lines)).encode("latin-1"))


def _no_end(pdf: pikepdf.Pdf) -> None:
    def change(lines: list[str]) -> list[str]:
        lines.remove("EMC")
        return lines

    _stream(pdf, change)


def _no_marks(pdf: pikepdf.Pdf) -> None:
    _stream(pdf, lambda lines: [line for line in lines if line[-3:] not in {"BDC", "BMC", "EMC"}])


def _silent_text(pdf: pikepdf.Pdf) -> None:
    def change(lines: list[str]) -> list[str]:
        first = next(at for at, line in enumerate(lines) if "/Pagination" in line)
        lines[first] = "/Artifact BMC"
        return lines

    _stream(pdf, change)


def _untabbed(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


def _other_metadata(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def harm(pdf: pikepdf.Pdf) -> None:
        data = pdf.Root["/Metadata"].read_raw_bytes()
        assert old in data
        pdf.Root["/Metadata"].write(data.replace(old, new))

    return harm


@pytest.mark.parametrize(
    ("harm", "shown"),
    [
        (_without("/MarkInfo"), "not marked"),
        (_without("/Lang"), "language"),
        (_without("/ViewerPreferences"), "title not shown"),
        (_without("/StructTreeRoot"), "no structure"),
        (_without("/Metadata"), "no PDF/UA part"),
        (_other_metadata(b"pdfuaid:part>1<", b"pdfuaid:part>9<"), "no PDF/UA part"),
        (_other_metadata(b"x-default", b"x-nothing"), "no title"),
        (_untabbed, "order of tabs"),
        (_no_parent_tree, "no parent tree"),
        (_swapped_parents, "has another parent"),
        (_no_alt, "a figure without words"),
        (_no_box, "a figure without a box"),
        (_no_scope, "a head without scope"),
        (_skipped_heading, "H4 after H1"),
        (_rowless_table, "a table of"),
        (_no_end, "marks within marks"),
        (_no_marks, "unmarked content"),
        (_silent_text, "nobody said what it is"),
    ],
)
def test_each_check_can_fail(
    harm: Callable[[pikepdf.Pdf], None], shown: str, made: dict[str, bytes]
) -> None:
    with opened(made["verslag"]) as pdf:
        harm(pdf)
        assert any(shown in fault for fault in faults(pdf))


@pytest.mark.parametrize("harm", [_without("/MarkInfo"), _no_alt, _no_marks, _without("/Metadata")])
def test_the_outside_checker_can_fail_too(
    harm: Callable[[pikepdf.Pdf], None], made: dict[str, bytes]
) -> None:
    with opened(made["verslag"]) as pdf:
        harm(pdf)
        assert validated(saved(pdf))


# ------------------------------------------------------------------ the reading order


def test_a_page_reads_in_the_order_a_person_would(made: dict[str, bytes]) -> None:
    with opened(made["deelnemersboekje"]) as pdf:
        shown = spoken(pdf)
    assert shown[0] == ("P", "Deelnemersboekje")
    assert shown[1][0] == "H1"
    tags = [tag for tag, _ in shown]
    assert "trap. Van onder naar boven: 0: " in shown[tags.index("Figure")][1]
    start = shown.index(("H2", "Zo werkt het"))
    assert [tag for tag, _ in shown[start : start + 7]] == ["H2", "H3", "P", "H3", "P", "H3", "P"]
    assert shown[start + 1][1] == "1. Stem"
    assert ("Figure", "Eén lijn om op te schrijven.") in shown


def test_a_vote_reads_as_its_counts_and_its_duiding() -> None:
    figure = VoteFigure((0, 1, 3, 3, 3, 2), (0, 0, 2, 8, 2, 0), 0, 2)
    assert figure.alt == (
        "Ronde 1: niveau 0: 0, niveau 1: 1, niveau 2: 3, niveau 3: 3, niveau 4: 3, niveau 5: 2. "
        "Ronde 2: niveau 0: 0, niveau 1: 0, niveau 2: 2, niveau 3: 8, niveau 4: 2, niveau 5: 0. "
        "Duiding: niveau 2."
    )
    once = VoteFigure(None, (0, 1, 3, 3, 3, 2), 1, names=("", ""))
    assert once.alt.startswith("Stemmen: niveau 1: 1, ")


def test_rings_tables_and_stairs_read_as_what_they_show() -> None:
    assert TickRings(["mijn stem 1"], 1, ("oneens", "eens")).alt == (
        "mijn stem 1: kruis 1, 2, 3, 4 of 5 aan. 1 is oneens, 5 is eens."
    )
    assert TableChoices({1: 2}, {1: 3, 2: 4}).alt == (
        "Tafel 1: 2, daarna 3. Tafel 2: niets, daarna 4."
    )
    words = StaircaseDrawing(STAIRS.niveaus).alt
    labels = [niveau.label.replace("\u00ad", "") for niveau in STAIRS.niveaus]
    assert [words.find(label) for label in labels] == sorted(words.find(label) for label in labels)
    assert -1 not in [words.find(label) for label in labels]


def test_a_report_reads_its_votes_aloud(made: dict[str, bytes]) -> None:
    with opened(made["verslag"]) as pdf:
        figures = [words for tag, words in spoken(pdf) if tag == "Figure"]
    votes = [words for words in figures if "Ronde 1: niveau 0: " in words]
    assert votes
    assert all("Ronde 2: niveau 0: " in words and "Duiding: niveau " in words for words in votes)


def test_the_booklet_reads_no_reference(made: dict[str, bytes]) -> None:
    with opened(made["deelnemersboekje"]) as pdf:
        assert not [words for _, words in spoken(pdf) if "duiding" in words.lower()]


def test_a_picture_reads_as_its_alt_text_in_the_deck(half_day: HandoutSpec) -> None:
    card = half_day.deck.cards[0]
    assert isinstance(card.illustration, Illustration)
    data = half_day.deck.pictures[card.illustration.paper]
    assert Picture(data, card.illustration.alt, 100).alt == card.illustration.alt
    assert Picture(data, " ", 100).alt.strip()
    assert not Picture(b"kapot", "Een man.", 100).alt  # a paragraph has the text instead


def test_characters_that_cannot_be_encoded_do_no_harm(half_day: HandoutSpec) -> None:
    deck = half_day.deck
    cards = tuple(
        msgspec.structs.replace(
            card,
            illustration=card.illustration
            and msgspec.structs.replace(card.illustration, alt="Blij 😀 \ud800 <b>&</b> שלום (é)"),
        )
        for card in deck.cards
    )
    odd = replace(half_day, deck=msgspec.structs.replace(deck, cards=cards), title="<b> 😀 \ud800")
    data = catalogue.make(catalogue.BOOKLET, odd)
    assert validated(data) == set()
    with opened(data) as pdf:
        assert faults(pdf) == []
        heard = [words for tag, words in spoken(pdf) if tag == "Figure" and "Blij" in words]
    assert heard
    assert all("😀" in words and "<b>&</b> שלום (é)" in words for words in heard)


# ------------------------------------------------------------------ the building blocks


class _Square(Block):
    def __init__(self, alt: str) -> None:
        super().__init__()
        self.alt = alt

    def _measure(self, width: float, _room: float, /) -> tuple[float, float]:
        return width, 20

    def _paint(self, canvas: Canvas) -> None:
        canvas.rect(0, 0, 20, 20)
        canvas.setFont(style.REGULAR, 9)
        canvas.drawString(0, 0, "getekend")


def heard(story: Callable[[], Story]) -> list[tuple[str, str]]:
    data = rendered(story)
    assert validated(data) == set()
    with opened(data) as pdf:
        assert faults(pdf) == []
        return spoken(pdf)


def test_blocks_lists_and_labels_tag_themselves() -> None:
    def story() -> Story:
        return [
            Heading("Kop", style.H1, 0),
            style.paragraph("Onderkop", style.H2),
            _Square("Een vierkant."),
            _Square(""),
            Labelled("Label", style.paragraph("Tekst")),
            Columns(
                [(0, 3, [style.bulleted("een"), style.bulleted("twee")]), (3, 3, [_Square("")])]
            ),
            RuledLines(3),
        ]

    assert heard(story) == [
        ("H1", "Kop"),
        ("H2", "Onderkop"),
        ("Figure", "Een vierkant."),
        ("P", "Label"),
        ("P", "Tekst"),
        ("LBody", "• een"),
        ("LBody", "• twee"),
        ("Figure", "3 lijnen om op te schrijven."),
    ]
    with opened(rendered(story)) as pdf:
        (items,) = _elements(pdf, "L")
        assert [kid.tag for kid in items.kids if isinstance(kid, Node)] == ["LI", "LI"]
        # Text drawn by decoration is an artifact of its own, of type Layout.
        drawn = [piece for piece in pieces(pdf.pages[0]) if piece.text == "getekend"]
        assert [piece.kind for piece in drawn if piece.number is None] == ["/Layout"] * 2


def test_headings_never_skip_a_level() -> None:
    def story() -> Story:
        return [
            Heading("Eerste", style.H2, 0),
            style.paragraph("Onder de eerste", style.H3),
            Heading("Tweede", style.H2, 1),
            style.paragraph("Onder de tweede", style.H3),
            style.paragraph("Ook onder de tweede", style.H3),
            Heading("Derde", style.H2, 0),
        ]

    assert [tag for tag, _ in heard(story)] == ["H1", "H2", "H2", "H3", "H3", "H1"]


def test_a_paragraph_on_two_pages_is_one_paragraph() -> None:
    def story() -> Story:
        return [style.paragraph("woord " * 1500)]

    assert heard(story) == [("P", ("woord " * 1500).strip())]


def test_a_plain_table_reads_its_header_once() -> None:
    def story() -> Story:
        head: list[Flowable | str] = [style.paragraph("Wat", style.HEAD), "Hoe vaak", ""]
        rows: list[list[Flowable | str]] = [
            [style.paragraph(f"rij {number}"), str(number), ""] for number in range(90)
        ]
        look = [("FONTNAME", (0, 0), (-1, -1), style.REGULAR), ("SPAN", (1, 0), (2, 0))]
        return [
            KeepTogether(
                [style.paragraph("Vooraf"), Table([head, *rows], style=look, repeatRows=1)]
            )
        ]

    shown = heard(story)
    assert shown[:4] == [("P", "Vooraf"), ("P", "Wat"), ("TH", "Hoe vaak"), ("P", "rij 0")]
    assert [words for _, words in shown].count("Wat") == 1
    with opened(rendered(story)) as pdf:
        assert len(pdf.pages) > 1
        assert len(_elements(pdf, "Table")) == 1
        assert len(_elements(pdf, "TR")) == 91
        one, two = _elements(pdf, "TH")
        assert str(one.entry["/A"]["/Scope"]) == "/Column"
        assert "/ColSpan" not in one.entry["/A"]
        assert int(two.entry["/A"]["/ColSpan"]) == 2
        assert {len(node.kids) for node in _elements(pdf, "TR")[1:]} == {3}


def test_untagged_text_is_reported() -> None:
    """A plain reportlab paragraph does not tag itself; the check reports it."""
    how = style.BODY
    with opened(rendered(lambda: [style.paragraph("Wel"), Paragraph("Niet", how)])) as pdf:
        assert faults(pdf) == ["page 1: text that nobody said what it is: 'Niet'"]


def test_the_number_of_a_later_page_is_read_in_its_place() -> None:
    """Also where a text equals the placeholder of such a number."""
    pages: dict[int, int] = {}

    def story() -> Story:
        return [
            style.paragraph("Zie"),
            PageNumber(pages, 7, style.FIGURE),
            style.paragraph("%later 0"),
            PageBreak(),
            Heading("Later", style.H1, 0, partial(pages.__setitem__, 7)),
        ]

    data = rendered(story)
    assert validated(data) == set()
    with opened(data) as pdf:
        assert faults(pdf) == []
        assert spoken(pdf) == [("P", "Zie"), ("P", "2"), ("P", "%later 0"), ("H1", "Later")]
        drawn = [piece.text for piece in pieces(pdf.pages[0]) if piece.text]
        assert drawn[:3] == ["Zie", "2", "%later 0"]


def test_another_page_size_has_its_own_margins() -> None:
    data = render(
        lambda: [style.paragraph("Kaart"), PageBreak(), style.paragraph("Nog een")],
        title="Kaarten",
        subject="Proef",
        footer="Voet",
        pagesize=landscape(A3),
        margins=Margins(10, 10, 10, 10),
        footed=False,
    )
    assert validated(data) == set()
    with opened(data) as pdf:
        assert [float(side) for side in pdf.pages[0].MediaBox] == pytest.approx(
            [0, 0, 1190.55, 841.89], abs=0.1
        )
        assert [words for _, words in spoken(pdf)] == ["Kaart", "Nog een"]
        assert not [piece for piece in pieces(pdf.pages[0]) if "Voet" in piece.text]


def test_codes_without_a_character_are_left_out_of_the_table() -> None:
    table = character_table("F", [0] * 32 + list(range(32, 127)) + [0xE9, 0x1F600] * 20)
    assert "> <0000>" not in table
    assert "<20> <0020>" in table
    assert "<D83DDE00>" in table
    assert "100 beginbfchar" in table
    assert "35 beginbfchar" in table


def test_steps_named_in_the_programme_are_a_table(
    made: dict[str, bytes], half_day: HandoutSpec
) -> None:
    with opened(made["verslag"]) as pdf:
        first = _elements(pdf, "Table")[0]
    rows = [kid for kid in first.kids if isinstance(kid, Node)]
    assert len(rows) == len(half_day.steps) + 2
    assert any(step.kind is StepKind.CARD for step in half_day.steps)
