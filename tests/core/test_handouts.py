"""The booklet and the report: their contents, their layout, and any text in a deck."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path

import msgspec
import pikepdf
import pytest
from reportlab.platypus import Flowable, Spacer, Table

from tests.support.pdfs import (
    bookmarks,
    characters,
    opened,
    page_text,
    pages_of,
    participant_booklet,
    text_of,
    workshop_report,
)
from tests.support.samples import long_text, own_deck
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.deck import (
    Behaviour,
    Card,
    Deck,
    Exercise,
    Illustration,
    OpenQuestion,
    PlannedStep,
    Programme,
    Reference,
    Slide,
    Statement,
)
from workshop_app.content.scale import Option, Scale, ScaleKind
from workshop_app.content.staircase import staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts import catalogue, wording
from workshop_app.handouts.handout_spec import HandoutSpec, spec_of
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Heading, Rule, render
from workshop_app.handouts.page.line_breaks import broken_lines
from workshop_app.handouts.page.report_flow import Part, flow
from workshop_app.handouts.page.style import (
    REGULAR,
    decimal,
    paragraph,
    percentage,
    plain,
    register_fonts,
)
from workshop_app.handouts.report.explanation import harmony_bands
from workshop_app.handouts.report.vote_chapters import CHAPTER
from workshop_app.progress import CancelledError
from workshop_app.results.agreement import Harmony
from workshop_app.results.tally import Counts
from workshop_app.session.commands import Command, MoveStep, RepeatStep, SkipStep
from workshop_app.session.items import ItemKind
from workshop_app.session.opening import Opening, begin
from workshop_app.session.programme import Workshop, steps_of
from workshop_app.session.rehearsal import SimulatedVoters, VoterPattern, rehearsal_commands
from workshop_app.session.rules import apply
from workshop_app.session.state import (
    Entry,
    Place,
    Round,
    RoundKey,
    RoundState,
    State,
    Timer,
    VotingMethod,
)
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.tagged_pdf.font import text_width

DAY = date(2026, 11, 22)
NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)
CARD = 3
"""The id of the step with the card in a workshop on the small deck."""

MARK = "OEFENING, met verzonnen stemmen"
STAIRS = staircase()
REVEALED, CLOSED = RoundState.REVEALED, RoundState.CLOSED


# ------------------------------------------------------------------ sample data


@pytest.fixture(scope="module")
def deck() -> Deck:
    return own_deck()


@pytest.fixture(scope="module")
def three_cards(deck: Deck) -> Deck:
    """The own deck with only the cards of its programme of three cards."""
    (programme,) = (one for one in deck.programmes if one.id == "drie-kaarten")
    wanted = {step.content for step in programme.steps if step.kind is StepKind.CARD}
    cards = tuple(card for card in deck.cards if card.id in wanted)
    assert len(cards) == 3
    return msgspec.structs.replace(deck, cards=cards)


def small_deck(**changes: object) -> Deck:
    """A deck of one card with one behaviour; `changes` are fields of the card."""
    reference = Reference(2, "Omdat.", ("n2.1",), "Niet lager.", "Niet hoger.")
    card = Card(
        id="kaart",
        title="De kaart",
        theme="Thema",
        minutes=10,
        story="Er gebeurt iets.",
        question="Wat zie je?",
        debrief=("Wat nu?",),
        behaviours=(Behaviour("gedrag", "Iemand doet iets.", reference),),
    )
    card = msgspec.structs.replace(card, **changes)
    return Deck("workshop-app/deck", 1, "set", "De set", (card,))


def workshop_of(deck: Deck, kind: WorkshopKind = WorkshopKind.REAL, **names: str) -> Workshop:
    return Workshop(
        id="w",
        name=names.get("name", "Groep B"),
        organisation=names.get("organisation", "Gemeente Voorbeeld"),
        date=DAY,
        kind=kind,
        created_at=NINE,
        deck=deck,
    )


def begun(deck: Deck | None = None, programme: str = "", participants: int = 12) -> State:
    """The first state of a workshop on a deck, by default the small one."""
    steps = steps_of(workshop_of(deck or small_deck()).contents, programme)
    return State(participants=participants, steps=steps)


def voted(first: Counts, second: Counts | None = None, state: RoundState = REVEALED) -> State:
    rounds = {RoundKey(CARD, "gedrag", 1): Round(state, hands=first)}
    if second:
        rounds[RoundKey(CARD, "gedrag", 2)] = Round(state, hands=second)
    return replace(begun(), rounds=rounds)


def report_text(state: State, **changes: object) -> str:
    return text_of(workshop_report(workshop_of(small_deck(**changes)), state, STAIRS))


def both(deck: Deck) -> tuple[bytes, bytes]:
    """The booklet and the report of a deck, with two votes on every behaviour."""
    state = begun(deck)
    rounds = {
        RoundKey(step.id, item.id, number): Round(REVEALED, hands=(0, 1, 3, 3, 3, 2))
        for step in state.steps
        for item in workshop_of(deck).contents.items(step)
        for number in (1, 2)
        if item.poll and step.kind is StepKind.CARD
    }
    state = replace(state, rounds=rounds)
    return participant_booklet(deck, STAIRS), workshop_report(workshop_of(deck), state, STAIRS)


@pytest.fixture(scope="module")
def printed(deck: Deck) -> tuple[bytes, bytes]:
    """The booklet and report of the own deck; shared, as its sixteen cards take long to render."""
    return both(deck)


# ------------------------------------------------------------------ the file itself


def test_every_font_is_embedded_and_ours(printed: tuple[bytes, bytes]) -> None:
    for data in printed:
        with opened(data) as pdf:
            fonts = [item for item in dictionaries(pdf) if item.get("/Type") == "/Font"]
            assert len(fonts) >= 4
            for font in fonts:
                assert "AtkinsonHyperlegibleNext" in str(font["/BaseFont"])
                assert "/FontFile2" in font["/FontDescriptor"]


def dictionaries(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]


def test_language_title_and_metadata(printed: tuple[bytes, bytes]) -> None:
    for data, title in zip(
        printed, ("Deelnemersboekje Klantgerichtheid", "Verslag Groep B"), strict=True
    ):
        with opened(data) as pdf:
            assert str(pdf.Root["/Lang"]) == "nl-NL"
            assert bool(pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"])
            assert str(pdf.docinfo["/Title"]) == title
            assert str(pdf.docinfo["/Author"]) == "Trede"


def test_every_section_has_a_bookmark_to_its_own_page(
    deck: Deck, printed: tuple[bytes, bytes]
) -> None:
    booklet, report = printed
    for title in ("Waaraan herken je een niveau?", "Wat neem ik mee?", *titles(deck)):
        assert title in bookmarks(booklet)
    for title in (
        "Zo liep het programma",
        "Al het gedrag op een rij",
        "Zo lees je dit verslag",
        *titles(deck),
    ):
        assert title in bookmarks(report)
    with opened(booklet) as pdf, pdf.open_outline() as outline:
        targets = {str(item.title): target_page(pdf, item) for item in outline.root}
    assert [targets[title] for title in titles(deck)] == [4 + 2 * n for n in range(len(deck.cards))]


def titles(deck: Deck) -> list[str]:
    return [card.title for card in deck.cards]


def target_page(pdf: pikepdf.Pdf, item: pikepdf.OutlineItem) -> int:
    destination = item.destination
    if not isinstance(destination, pikepdf.Array):
        destination = pdf.Root["/Dests"][str(destination)]
    return list(pdf.pages).index(pikepdf.Page(destination[0])) + 1


def test_the_same_input_gives_the_same_bytes(deck: Deck, printed: tuple[bytes, bytes]) -> None:
    assert both(deck) == printed


# ------------------------------------------------------------------ the booklet


def test_booklet_has_a_spread_per_card_and_page_numbers(deck: Deck) -> None:
    booklet = participant_booklet(
        deck, STAIRS, title="Onze dag", organisation="Gemeente Voorbeeld", held_on=DAY
    )
    with opened(booklet) as pdf:
        pages = [page_text(page) for page in pdf.pages]
    spreads, end = pages[3 : 3 + 2 * len(deck.cards)], pages[3 + 2 * len(deck.cards) :]
    for number, card in enumerate(deck.cards):
        story, vote = spreads[2 * number : 2 * number + 2]
        assert story.startswith(f"Kaart {number + 1} · {card.theme} {card.title} ")
        assert vote.startswith(f"Kaart {number + 1} · {card.title} ")
    *statements, last = end
    assert statements
    assert all(page.startswith("Stelling") for page in statements)
    assert last.startswith("Tot slot")
    text = " ".join(pages)
    assert f"pagina {len(pages)} van {len(pages)}" in text
    assert "Gemeente Voorbeeld · 22 november 2026" in text
    for niveau in STAIRS.niveaus:
        for indicator in niveau.indicators:
            assert indicator.text in text
    assert plain(STAIRS.source) in text


def test_report_has_the_references_and_the_booklet_has_not(
    deck: Deck, printed: tuple[bytes, bytes]
) -> None:
    booklet, report = (text_of(data) for data in printed)
    references = [item.reference for card in deck.cards for item in card.behaviours]
    assert "duiding" not in booklet.lower()
    for reference in references:
        assert " ".join(reference.why.split()) in report
        for words in (reference.why, reference.not_lower, reference.not_higher):
            assert not words or " ".join(words.split())[:30] not in booklet


def test_booklet_does_not_depend_on_the_references(deck: Deck) -> None:
    """Another niveau and other reasons give an identical file."""
    other = Reference(1, "Heel iets anders.", ("n1.1",), "Laag.", "Hoog.")
    cards = tuple(
        msgspec.structs.replace(
            card,
            behaviours=tuple(
                msgspec.structs.replace(item, reference=other) for item in card.behaviours
            ),
        )
        for card in deck.cards
    )
    changed = msgspec.structs.replace(deck, cards=cards)
    assert participant_booklet(deck, STAIRS) == participant_booklet(changed, STAIRS)


def rings(data: bytes) -> list[str]:
    """The numerals on the page with the votes."""
    with opened(data) as pdf:
        text = page_text(pdf.pages[4])
    return re.findall(
        r"\b[0-5]\b", text.split("mijn stem 1")[1].split("pagina")[0].replace("stem 2", "")
    )


def test_rings_for_two_votes_with_and_without_the_floor() -> None:
    with_floor = participant_booklet(small_deck(), STAIRS)
    assert "".join(rings(with_floor)).startswith("012345")
    assert rings(with_floor).count("0") == 2
    without = participant_booklet(small_deck(floor=False), STAIRS)
    assert rings(without).count("0") == 0
    assert rings(without).count("5") == 2


def test_dilemma_has_its_sides_before_and_after() -> None:
    text = text_of(participant_booklet(small_deck(sides=("linksom", "rechtsom")), STAIRS))
    assert text.count("linksom") == text.count("rechtsom") == 2


# ------------------------------------------------------------------ the report


def test_report_gives_counts_shares_agreement_and_shift() -> None:
    text = report_text(voted((0, 1, 3, 3, 3, 2), (0, 0, 2, 8, 2, 0)))
    for words in (
        "8 67 %",
        "1 8 %",
        "12 stemmen",
        "0,80",
        "eensgezind",
        "ronde 1: 0,37, verdeeld",
        "verschuiving +0,43",
        "Middelste stem: niveau 3",
        "1 niveau milder dan de duiding",
        "Duiding: niveau 2, Duidelijke communicatie onderhouden",
        "Omdat.",
        "Niet lager.",
        "Niet hoger.",
        "Is helder over wat je van elkaar mag verwachten.",
        "22 november 2026",
        "Gemeente Voorbeeld",
    ):
        assert words in text
    assert "verborgen" not in text


def test_percentages_are_always_beside_counts() -> None:
    text = report_text(voted((1, 2, 9, 0, 0, 0))).split("Duiding: niveau")[0]
    shares = re.findall(r"(\S+) (\d+) %", text)
    assert [(count, share) for count, share in shares] == [("1", "8"), ("2", "17"), ("9", "75")]


def test_a_split_middle_vote_and_a_hidden_round() -> None:
    text = report_text(voted((0, 0, 6, 6, 0, 0), state=CLOSED))
    assert "Middelste stem: tussen 2 en 3" in text
    assert "De uitslag van ronde 1 was voor de groep verborgen" in text


def test_agreement_leaves_out_the_floor_where_the_card_has_none() -> None:
    counts = (0, 0, 2, 8, 2, 0)
    assert "0,80" in report_text(voted(counts))
    assert "0,75" in report_text(voted(counts), floor=False)


@pytest.mark.parametrize(
    ("kind", "mark"),
    [(WorkshopKind.REHEARSAL, MARK), (WorkshopKind.DEMO, "Demo: geen echte groep")],
)
def test_every_page_of_a_rehearsal_or_demo_is_marked(kind: WorkshopKind, mark: str) -> None:
    state = voted((0, 0, 1, 0, 0, 0))
    with opened(workshop_report(workshop_of(small_deck(), kind), state, STAIRS)) as pdf:
        texts = [page_text(page) for page in pdf.pages]
    assert all(mark in text for text in texts)
    assert texts[0].count(mark) == 2
    assert mark not in report_text(state)


@pytest.mark.parametrize(("name", "most"), [("three_cards", 4), ("deck", 5)])
def test_workshop_without_votes_is_a_short_report(
    request: pytest.FixtureRequest, name: str, most: int
) -> None:
    deck: Deck = request.getfixturevalue(name)
    data = workshop_report(workshop_of(deck), begun(deck, participants=8), STAIRS)
    text = text_of(data)
    assert "niet gestemd" in text
    assert "Niet in stemming gebracht" in text
    assert all(item.text in text for card in deck.cards for item in card.behaviours)
    assert "Al het gedrag op een rij" not in bookmarks(data)
    assert pages_of(data) <= most


def test_behaviours_without_votes_are_named(deck: Deck) -> None:
    card = deck.cards[0]
    key = RoundKey(CARD, card.behaviours[0].id, 1)
    state = replace(begun(deck), rounds={key: Round(REVEALED, hands=(4, 4, 0, 0, 0, 0))})
    text = text_of(workshop_report(workshop_of(deck), state, STAIRS))
    listed = text.split("Niet in stemming gebracht", 1)[1]
    assert all(item.text in listed for item in card.behaviours[1:])


def test_all_notes_are_printed_even_without_votes() -> None:
    notes = {
        Place(1, ""): "Over het begin.\nTweede regel.",
        Place(CARD, ""): "Over de kaart.",
        Place(CARD, "gedrag"): "Over het gedrag.",
        Place(4, "evaluation"): "Over de dag.",
    }
    text = report_text(replace(begun(), notes=notes))
    for words in ("Over het begin.", "Tweede regel.", *list(notes.values())[1:]):
        assert words in text


@pytest.mark.parametrize("separator", [" ", "\n"])
def test_a_note_of_ten_thousand_characters_is_complete(separator: str) -> None:
    words = [f"woord{number:04}" for number in range(1000)]
    note = separator.join(words)[:10_000]
    for place in (Place(1, ""), Place(CARD, ""), Place(CARD, "gedrag"), Place(4, "evaluation")):
        state = replace(voted((0, 0, 3, 0, 0, 0)), notes={place: note})
        text = report_text(state)
        assert all(word in text for word in words[:999])


def test_very_many_votes_still_fit() -> None:
    text = report_text(voted((999, 0, 1, 0, 0, 999), (0, 0, 0, 0, 0, 999)))
    assert "1999 stemmen" in text
    assert "Elke stip staat voor hoogstens" in text


# ------------------------------------------------------------------ the pages of the report


def rehearsed(
    programme: str,
    deck: Deck,
    method: VotingMethod = VotingMethod.SHOW_OF_HANDS,
    before: Sequence[Command] = (),
    tables: int = 4,
) -> tuple[Workshop, State]:
    """A rehearsal of a programme by made-up voters, after the commands `before`."""
    opening = Opening("Gemeente Voorbeeld", "Team Noord", DAY, 12, tables, programme, method)
    workshop, state = begin(opening, deck, WorkshopKind.REHEARSAL, NINE, lambda: "w")
    for command in before:
        state = apply(workshop.contents, state, command, NINE)
    voters = SimulatedVoters(VoterPattern.AGREED, 7)
    for command in rehearsal_commands(workshop.contents, state, voters, NINE):
        state = apply(workshop.contents, state, command, NINE)
    return workshop, state


def pages_of_report(workshop: Workshop, state: State) -> list[str]:
    with opened(workshop_report(workshop, state, STAIRS)) as pdf:
        return [page_text(page) for page in pdf.pages]


def rehearsed_report(deck: Deck, notes: str = "") -> list[str]:
    """The page texts of the report of a rehearsal of all cards, with `notes` at each behaviour."""
    workshop, state = rehearsed("", deck)
    places = [Place(key.step, key.item) for key in state.rounds if key.item != "evaluation"]
    state = replace(state, notes=dict.fromkeys(places, notes) if notes else {})
    return pages_of_report(workshop, state)


def behaviours_by_page(pages: list[str]) -> list[list[str]]:
    """For each page the texts of its behaviours, each up to the next behaviour or card."""
    return [
        [part.split(" Kaart ")[0] for part in re.split(r"Gedrag \d van \d", page)[1:]]
        for page in pages
    ]


def assert_behaviours_are_not_split(pages: list[str], deck: Deck) -> None:
    """Assert that each behaviour has all its parts and its reference on one page, in order."""
    sections = [section for page in behaviours_by_page(pages) for section in page]
    behaviours = [item for card in deck.cards for item in card.behaviours]
    assert len(sections) == len(behaviours)
    for section, behaviour in zip(sections, behaviours, strict=True):
        reference = behaviour.reference
        signs = [STAIRS.indicator(name) for name in reference.indicators]
        reasons = [reference.why, reference.not_lower, reference.not_higher]
        reasons += [sign.text for sign in signs if sign]
        wanted = [
            behaviour.text,
            "Eensgezindheid na ronde 2",
            " 0 1 2 3 4 5 duiding ",  # the numerals on the steps, and the mark below one of them
            "Ronde 1 12 stemmen",
            "Ronde 2 12 stemmen",
            f"Duiding: niveau {reference.niveau}",
            *(" ".join(text.split()) for text in reasons if text),
        ]
        places = [section.find(words) for words in wanted]
        assert -1 not in places, wanted[places.index(-1)]
        assert places == sorted(places)


def test_a_report_splits_no_behaviour(three_cards: Deck) -> None:
    pages = rehearsed_report(three_cards)
    assert len(pages) == 10
    assert_behaviours_are_not_split(pages, three_cards)
    overview = [page for page in pages if "Gedrag ronde 1" in page]
    assert len(overview) == 1
    assert all(item.text in overview[0] for card in three_cards.cards for item in card.behaviours)


def test_a_long_report_splits_no_behaviour(deck: Deck) -> None:
    pages = rehearsed_report(deck)
    assert_behaviours_are_not_split(pages, deck)
    overview = " ".join(page for page in pages if "Gedrag ronde 1" in page)
    assert all(item.text in overview for card in deck.cards for item in card.behaviours)


def test_a_report_with_short_notes_splits_no_behaviour(deck: Deck) -> None:
    pages = rehearsed_report(deck, "Kort genoteerd. " * 20)
    assert_behaviours_are_not_split(pages, deck)
    for page in behaviours_by_page(pages):
        for section in page:
            assert section.count("Kort genoteerd.") in {20, 40}  # 40 where the dilemma follows


def test_a_longer_overview_repeats_its_header(three_cards: Deck) -> None:
    cards = tuple(
        msgspec.structs.replace(card, id=f"{card.id}{number}")
        for number in range(3)
        for card in three_cards.cards
    )
    pages = rehearsed_report(msgspec.structs.replace(three_cards, cards=cards))
    assert sum("Middelste" in page and "Gedrag ronde 1" in page for page in pages) == 2


# ------------------------------------------------------------------ the chapters of the report


def whole_deck(text: str = "") -> Deck:
    """The small deck with one of every part; `text`, where given, replaces all other texts."""
    deck = small_deck(sides=("linksom", "rechtsom"))
    steps = (
        PlannedStep(StepKind.WELCOME, minutes=4),
        PlannedStep(StepKind.EXPLANATION, "regels"),
        PlannedStep(StepKind.CARD, "kaart"),
        PlannedStep(StepKind.STATEMENT, "genoeg"),
        PlannedStep(StepKind.TEAM),
        PlannedStep(StepKind.TEAM, "n1"),
        PlannedStep(StepKind.QUESTION, "tijd"),
        PlannedStep(StepKind.FEEDBACK, "paren"),
        PlannedStep(StepKind.BREAK),
        PlannedStep(StepKind.PLEDGES),
        PlannedStep(StepKind.END),
    )
    return msgspec.structs.replace(
        deck,
        slides=(Slide("regels", text or "De regels", (text or "Eerst luisteren.",), 4),),
        statements=(Statement("genoeg", text or "Het is genoeg.", 8),),
        questions=(OpenQuestion("tijd", text or "Waar is de tijd?", 6),),
        exercises=(
            Exercise(
                "paren",
                text or "In paren",
                text or "Doe dit samen.",
                (text or "Ik zag dat …",),
                12,
                text or "Wat houdt ons tegen?",
            ),
        ),
        programmes=(Programme("alles", "Alles", "Doel", steps),),
    )


SLIDE, STATEMENT, TEAM, INDICATORS, QUESTION, FEEDBACK, PAUSE, PLEDGES, END = (
    *(2, 4, 5, 6, 7, 8, 9, 10),
    11,
)
"""The ids of the steps in the programme of the whole deck; the card is step 3 here too."""


def whole(
    rounds: dict[RoundKey, Round] | None = None,
    words: dict[Place, tuple[Entry, ...]] | None = None,
    notes: dict[Place, str] | None = None,
) -> State:
    return replace(
        begun(whole_deck(), "alles"), rounds=rounds or {}, entries=words or {}, notes=notes or {}
    )


def hands(counts: Counts, state: RoundState = REVEALED) -> Round:
    return Round(state, hands=counts)


def two_rounds(step: int, item: str, first: Round, second: Round) -> dict[RoundKey, Round]:
    return {RoundKey(step, item, 1): first, RoundKey(step, item, 2): second}


def whole_text(state: State) -> str:
    return text_of(workshop_report(workshop_of(whole_deck()), state, STAIRS))


def chapter(state: State, begin: str) -> str:
    """The text of the report from the last occurrence of `begin`, without the closing pages."""
    text = whole_text(state).split("Toelichting Zo lees je")[0]
    assert begin in text
    return text[text.rindex(begin) :]


def test_the_sides_of_a_dilemma_have_their_counts_in_both_rounds() -> None:
    rounds = two_rounds(CARD, "sides", hands((0, 8, 4, 0, 0, 0)), hands((0, 3, 9, 0, 0, 0)))
    text = chapter(whole(rounds), "Dilemma")
    assert "Ronde 1 12 stemmen Ronde 2 12 stemmen" in text
    assert "1 linksom 8 67 % 3 25 %" in text
    assert "2 rechtsom 4 33 % 9 75 %" in text
    assert "Na het gesprek waren minstens 5 stemmen anders." in text
    assert "Eensgezindheid" not in text  # the sides have no order


def test_a_statement_has_its_counts_agreement_and_median_as_texts() -> None:
    rounds = two_rounds(STATEMENT, "genoeg", hands((0, 4, 4, 2, 2, 0)), hands((0, 0, 1, 1, 6, 4)))
    text = chapter(whole(rounds), "Stelling Het is genoeg.")
    labels = [option.label for option in builtin_texts().statement.options]
    rows = ("4 33 % 0", "4 33 % 1 8 %", "2 17 % 1 8 %", "2 17 % 6 50 %", "0 4 33 %")
    for number, (label, row) in enumerate(zip(labels, rows, strict=True), 1):
        assert f"{number} {label} {row}" in text
    for words in (
        "Eensgezindheid na ronde 2 0,62 verdeeld",
        "ronde 1: 0,42, verdeeld",
        "verschuiving +0,21",
        "Middelste stem: eens",
        "ronde 1: oneens",
        "(Helemaal) eens: 10 van 12 (83 %)",
    ):
        assert words in text


def test_a_median_between_two_answers_names_both() -> None:
    scale = Scale(ScaleKind.STATEMENT, builtin_texts().statement.options)
    assert wording.middle_text((4, 4), scale) == "eens"
    assert wording.middle_text((3, 4), scale) == "tussen ‘ertussenin’ en ‘eens’"
    niveaus = Scale(ScaleKind.NIVEAUS, (Option(0, "a"), Option(1, "b"), Option(2, "c")))
    assert wording.middle_text((1, 1), niveaus) == "niveau 1"
    assert wording.middle_text((1, 2), niveaus) == "tussen 1 en 2"


def test_the_team_has_its_votes_for_now_and_needed_and_the_gap() -> None:
    rounds = two_rounds(TEAM, "team", hands((0, 6, 6, 0, 0, 0)), hands((0, 0, 0, 0, 12, 0)))
    assert "Staat er +2,00, dan" in whole_text(whole(rounds))
    assert "Staat er +2,00, dan" not in whole_text(whole())
    text = chapter(whole(rounds), "Onze eigen trap Het team als geheel")
    for words in (
        "Verschil tussen nu en nodig +2,50 niveaus te gaan gemiddeld",
        "Nu: tussen 1 en 2",
        "Nodig: niveau 4",
        "Nu 12 stemmen 0 6 50 % 6 50 % 0 0 0",
        "Nodig 12 stemmen 0 0 0 0 12 100 % 0",
    ):
        assert words in text
    assert "duiding" not in text


def test_a_team_that_only_voted_for_now_has_no_gap() -> None:
    rounds = {RoundKey(TEAM, "team", 1): hands((0, 6, 6, 0, 0, 0))}
    text = chapter(whole(rounds), "Onze eigen trap Het team als geheel")
    assert "Nu: tussen 1 en 2" in text
    assert "Verschil" not in text
    assert "Nodig" not in text


def bold_text(data: bytes) -> str:
    """All bold text of every page."""
    words: list[str] = []
    with opened(data) as pdf:
        for page in pdf.pages:
            fonts = page.resources["/Font"]
            table: dict[int, str] = {}
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    font = fonts[str(operands[0])]
                    is_bold = str(font["/BaseFont"]).endswith("-Bold")
                    table = characters(font) if is_bold else {}
                elif str(operator) == "Tj" and table:
                    words.append("".join(table[code] for code in bytes(operands[0])))
    return " ".join(" ".join(words).split())


def test_indicators_are_a_table_with_the_widest_gap_marked() -> None:
    rounds = {
        **two_rounds(INDICATORS, "n1.2", hands((6, 6, 0, 0, 0, 0)), hands((0, 0, 0, 0, 0, 12))),
        **two_rounds(INDICATORS, "n1.1", hands((0, 0, 12, 0, 0, 0)), hands((0, 0, 0, 8, 4, 0))),
        RoundKey(INDICATORS, "n1.3", 1): hands((0, 0, 0, 5, 0, 0), CLOSED),
    }
    state = whole(rounds)
    one, two, three = (indicator.text for indicator in STAIRS.niveaus[1].indicators)
    text = chapter(state, "Onze eigen trap De indicatoren van niveau 1")
    wanted = (
        "Niveau 1, Opvolgen",
        f"{one} 12, 12 soms vaak +1,33",
        f"{two} 12, 12 nooit en zelden altijd +4,50",
        f"{three} 5*, – vaak – –",
        "Het grootste verschil staat vet, met een streep ervoor.",
        "* Van deze stemming was de uitslag voor de groep verborgen.",
    )
    places = [text.find(words) for words in wanted]
    assert -1 not in places, wanted[places.index(-1)]
    assert places == sorted(places)
    marked = bold_text(workshop_report(workshop_of(whole_deck()), state, STAIRS))
    assert two in marked
    assert "+4,50" in marked
    assert one not in marked
    assert three not in marked


def test_a_team_without_gaps_has_nothing_marked() -> None:
    same = hands((0, 0, 12, 0, 0, 0))
    text = whole_text(whole(two_rounds(INDICATORS, "n1.1", same, same)))
    assert "soms soms 0,00" in text
    assert "staat vet" not in text


def test_answers_are_grouped_by_table_when_any_has_one() -> None:
    entries = (Entry(1, "van twee", 2), Entry(2, "van niemand"), Entry(3, "van één", 1))
    text = chapter(whole(words={Place(QUESTION, "tijd"): entries}), "Open vraag Waar is de tijd?")
    wanted = (
        "3 antwoorden",
        "Tafel 1 • van één",
        "Tafel 2 • van twee",
        "Zonder tafel • van niemand",
    )
    places = [text.find(words) for words in wanted]
    assert -1 not in places, wanted[places.index(-1)]
    assert places == sorted(places)
    plain_entries = tuple(replace(entry, table=0) for entry in entries)
    text = chapter(whole(words={Place(QUESTION, "tijd"): plain_entries}), "Open vraag")
    assert "3 antwoorden • van twee • van niemand • van één" in text
    assert "Tafel" not in text


def test_feedback_pledges_and_evaluation_have_their_chapters() -> None:
    words = {
        Place(FEEDBACK, "paren"): (Entry(1, "Geen tijd"),),
        Place(PLEDGES, "pledges"): (Entry(1, "Ik bel terug"), Entry(2, "Ik vraag door")),
    }
    rounds = {RoundKey(END, "evaluation", 1): hands((0, 0, 1, 2, 6, 3))}
    text = whole_text(whole(rounds, words))
    for wanted in (
        "Feedback oefenen In paren De opdracht Doe dit samen. De zinnen Ik zag dat …",
        "De vraag Wat houdt ons tegen? 1 antwoord • Geen tijd",
        f"Voornemens {builtin_texts().pledges} 2 voornemens • Ik bel terug • Ik vraag door",
        f"Afsluiting {builtin_texts().evaluation.question} Middelste stem veel",
        "12 stemmen 1 niets 0 2 weinig 1 8 % 3 wel iets 2 17 % 4 veel 6 50 % 5 heel veel 3 25 %",
    ):
        assert wanted in text
    assert "Ronde 1" not in text.split("Toelichting")[0]  # an evaluation has one round


@pytest.mark.parametrize(
    ("place", "begin"),
    [
        (Place(1, ""), "Welkom"),
        (Place(SLIDE, ""), "Uitleg De regels Op het scherm • Eerst luisteren."),
        (Place(CARD, "sides"), "Dilemma"),
        (Place(STATEMENT, "genoeg"), "Stelling Het is genoeg."),
        (Place(TEAM, "team"), "Onze eigen trap Het team als geheel"),
        (Place(INDICATORS, "n1.3"), "Onze eigen trap De indicatoren van niveau 1"),
        (Place(INDICATORS, ""), "Onze eigen trap De indicatoren van niveau 1"),
        (Place(QUESTION, "tijd"), "Open vraag Waar is de tijd?"),
        (Place(FEEDBACK, ""), "Feedback oefenen In paren"),
        (Place(FEEDBACK, "paren"), "Feedback oefenen In paren"),
        (Place(PAUSE, ""), "Pauze"),
        (Place(PLEDGES, "pledges"), "Voornemens"),
        (Place(END, "evaluation"), "Afsluiting"),
        (Place(END, ""), "Afsluiting"),
    ],
)
def test_a_note_is_printed_in_the_chapter_of_its_step(place: Place, begin: str) -> None:
    assert "Iets om te onthouden." in chapter(whole(notes={place: "Iets om te onthouden."}), begin)


def test_hidden_rounds_are_printed_and_marked_as_hidden() -> None:
    rounds = {
        RoundKey(CARD, "sides", 1): hands((0, 8, 4, 0, 0, 0), CLOSED),
        RoundKey(STATEMENT, "genoeg", 1): hands((0, 4, 4, 2, 2, 0), CLOSED),
        RoundKey(TEAM, "team", 2): hands((0, 4, 4, 2, 2, 0), RoundState.OPEN),
        RoundKey(END, "evaluation", 1): hands((0, 4, 4, 2, 2, 0), CLOSED),
    }
    text = whole_text(whole(rounds))
    assert text.count("De uitslag van ronde 1 was voor de groep verborgen") == 2
    assert text.count("De uitslag van ‘nodig’ was voor de groep verborgen") == 1
    assert text.count("De uitslag was voor de groep verborgen") == 1


def test_the_distance_of_the_group_to_the_reference_is_printed() -> None:
    text = report_text(voted((2, 2, 2, 2, 2, 2), (0, 3, 2, 1, 5, 1)))
    assert (
        "Naast de duiding in ronde 2: 2 van 12 (17 %) gelijk, 3 strenger, 7 milder;"
        " gemiddeld 0,92 niveau milder." in text
    )
    stricter = report_text(voted((4, 4, 0, 0, 0, 0)))
    assert (
        "Naast de duiding in ronde 1: 0 van 8 (0 %) gelijk, 8 strenger;"
        " gemiddeld 1,50 niveau strenger." in stricter
    )
    assert "in ronde 1: 5 van 5 (100 %) gelijk." in report_text(voted((0, 0, 5, 0, 0, 0)))


def tables(choices: dict[int, int]) -> Round:
    return Round(REVEALED, VotingMethod.TABLES, tables=choices)


def test_the_votes_of_tables_and_their_changes_are_printed() -> None:
    first, second = tables({1: 2, 2: 2, 3: 4}), tables({1: 2, 2: 4, 3: 3, 4: 5})
    text = whole_text(whole(two_rounds(CARD, "gedrag", first, second)))
    assert "Ronde 1 3 tafels" in text
    assert "Ronde 2 4 tafels" in text
    assert "Tafels 2 en 3 kozen in ronde 2 iets anders." in text
    assert "Tafel 1 2 2 Tafel 2 2 4 Tafel 3 4 3 Tafel 4 – 5" in text
    report = workshop_report(
        workshop_of(whole_deck()), whole(two_rounds(CARD, "gedrag", first, second)), STAIRS
    )
    assert "2 4" in bold_text(report)
    assert "per tafel" in text


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ({1: 3, 2: 4}, "Geen tafel koos in ronde 2 iets anders."),
        ({1: 3, 2: 5}, "Tafel 2 koos in ronde 2 iets anders."),
        ({1: 4, 2: 5}, "Alle tafels kozen in ronde 2 iets anders."),
    ],
)
def test_the_tables_that_changed_their_vote_are_named(after: dict[int, int], words: str) -> None:
    text = whole_text(whole(two_rounds(STATEMENT, "genoeg", tables({1: 3, 2: 4}), tables(after))))
    assert words in text
    assert "schoof" not in text


def test_thirty_tables_are_all_printed() -> None:
    first = tables({number: number % 6 for number in range(1, 31)})
    second = tables(dict.fromkeys(range(1, 31), 3))
    text = whole_text(whole(two_rounds(CARD, "gedrag", first, second)))
    for number in range(1, 31):
        assert f"Tafel {number} {number % 6} 3 " in text


def test_hands_beside_tables_are_counted_as_votes() -> None:
    mixed = Round(REVEALED, VotingMethod.TABLES, hands=(0, 0, 3, 0, 0, 0), tables={1: 2})
    text = whole_text(whole({RoundKey(CARD, "gedrag", 1): mixed}))
    assert "Ronde 1 4 stemmen" in text
    assert "handopsteken en per tafel" in text


def test_the_programme_has_minutes_voting_methods_and_skipped_steps() -> None:
    box = Round(REVEALED, VotingMethod.BALLOT_BOX, ballots=(0, 4, 4, 2, 2, 0))
    state = whole(two_rounds(STATEMENT, "genoeg", box, box))
    steps = tuple(replace(step, skipped=step.id in {CARD, PAUSE}) for step in state.steps)
    spent = {1: 3.0, STATEMENT: 8 * 60 + 31.0, TEAM: 29.0}
    state = replace(state, steps=steps, timer=Timer(spent=spent))
    text = whole_text(state)
    for row in (
        "Welkom 4 < 1 Uitleg De regels 4 – Kaart De kaart 10 – overgeslagen",
        "Stelling Het is genoeg. 8 9 stembus 1",
        "Onze eigen trap Het team als geheel 15 < 1 niet gestemd",
        "Open vraag Waar is de tijd? 6 – Feedback",
        "Pauze 15 – overgeslagen",
        "Samen 70 9",
    ):
        assert row in text
    assert "Er gebeurt iets." not in text  # the story of a skipped card is not printed
    assert "Niet in stemming gebracht" not in text


def test_votes_from_before_a_step_was_skipped_are_printed() -> None:
    state = whole({RoundKey(STATEMENT, "genoeg", 1): hands((0, 4, 4, 2, 2, 0))})
    steps = tuple(replace(step, skipped=step.id == STATEMENT) for step in state.steps)
    text = whole_text(replace(state, steps=steps))
    assert "handopsteken; daarna overgeslagen" in text
    assert "Middelste stem: oneens" in text


def test_a_repeated_step_is_a_chapter_of_its_own() -> None:
    workshop = workshop_of(whole_deck())
    state = apply(workshop.contents, whole(), RepeatStep(CARD), NINE)
    again = state.steps[3].id
    state = apply(workshop.contents, state, MoveStep(again, 2), NINE)
    counts = {CARD: (0, 3, 0, 0, 0, 0), again: (0, 0, 0, 7, 0, 0)}
    rounds = {RoundKey(step, "gedrag", 1): hands(found) for step, found in counts.items()}
    rounds[RoundKey(STATEMENT, "genoeg", 1)] = hands((0, 5, 0, 0, 0, 0))
    data = workshop_report(workshop, replace(state, rounds=rounds), STAIRS)
    names = [name for name in bookmarks(data) if "kaart" in name or "genoeg" in name]
    assert names == ["De kaart", "Het is genoeg.", "De kaart (2e keer)"]
    text = text_of(data)
    assert "1. De kaart (2e keer)" in text
    first, second = text.split("Er gebeurt iets.")[1:]
    assert "Ronde 1 3 stemmen" in first
    assert "Ronde 1 7 stemmen" in second
    assert "7 stemmen" not in first.split("Stelling")[0]


def test_a_skipped_step_is_not_counted_as_the_first_time() -> None:
    workshop = workshop_of(whole_deck())
    state = apply(workshop.contents, whole(), RepeatStep(CARD), NINE)
    state = apply(workshop.contents, state, SkipStep(CARD), NINE)
    again = state.steps[3].id
    rounds = {RoundKey(again, "gedrag", 1): hands((0, 3, 0, 0, 0, 0))}
    names = bookmarks(workshop_report(workshop, replace(state, rounds=rounds), STAIRS))
    assert "De kaart" in names
    assert "De kaart (2e keer)" not in names


def test_the_programme_has_the_page_of_each_chapter(deck: Deck) -> None:
    workshop, state = rehearsed("halve-dag", deck)
    report = workshop_report(workshop, state, STAIRS)
    with opened(report) as pdf, pdf.open_outline() as outline:
        targets = {str(item.title): target_page(pdf, item) for item in outline.root}
        first = page_text(pdf.pages[0])
    one, two, three = (
        item.title
        for step in state.steps
        for item in workshop.contents.items(step)
        if item.kind is ItemKind.STORY
    )
    transfer = deck.cards[0].transfer
    assert transfer is not None
    rows = [("Kaart", title) for title in (one, two, three)]
    for kind, title in (*rows, ("Nog een situatie", transfer.title)):
        assert f"{title} " in first
        row = first.split(f"{kind} {title} ")[1]
        assert row.split("handopsteken ")[1].split()[0] == str(targets[title])
    assert list(targets)[2:-2] == [
        one,
        transfer.title,
        two,
        deck.statements[0].text,
        three,
        "Het team als geheel",
        deck.questions[0].text,
        deck.exercises[0].title,
        builtin_texts().pledges,
        builtin_texts().evaluation.question,
    ]


@pytest.mark.parametrize(
    ("programme", "method"),
    [
        ("halve-dag", VotingMethod.TABLES),
        ("onze-trap", VotingMethod.BALLOT_BOX),
        ("drie-kaarten", VotingMethod.SHOW_OF_HANDS),
    ],
)
def test_no_heading_ends_a_page_and_every_page_of_a_rehearsal_is_marked(
    deck: Deck, programme: str, method: VotingMethod
) -> None:
    workshop, state = rehearsed(programme, deck, method, before=[RepeatStep(3)], tables=7)
    report = workshop_report(workshop, state, STAIRS)
    titles = bookmarks(report)
    with opened(report) as pdf:
        pages = [page_text(page) for page in pdf.pages]
    for page in pages:
        assert page.endswith(MARK)
        shown = page.rsplit(" pagina ", 1)[0]
        assert not any(shown.endswith(title) for title in titles)
    assert "(2e keer)" in " ".join(pages)


def test_all_indicators_are_in_the_order_of_the_staircase(deck: Deck) -> None:
    pages = pages_of_report(*rehearsed("onze-trap", deck))
    text = " ".join(pages)
    indicators = [one.text for niveau in STAIRS.niveaus for one in niveau.indicators]
    places = [text.find(f"{words} 12, 12 ") for words in indicators]
    assert -1 not in places
    assert places == sorted(places)
    assert "De grootste verschillen staan vet" in text
    assert sum("Wat klanten van ons zien" in page for page in pages) == 2


def test_a_long_table_begins_below_its_heading_where_there_is_space() -> None:
    def story() -> list[Flowable]:
        look = [("FONTNAME", (0, 0), (-1, -1), REGULAR)]
        table = Table([[paragraph(f"rij {number}")] for number in range(80)], style=look)
        kept: list[Flowable] = [Rule(strong=True), Heading("De tabel", CHAPTER, 0)]
        return [Spacer(0, 300), *flow([Part(kept, [table], begins=100)])]

    with opened(render(story, title="t", subject="s", footer="f")) as pdf:
        texts = [page_text(page) for page in pdf.pages]
    assert texts[0].startswith("De tabel rij 0 rij 1 ")
    assert texts[1].startswith("rij ")


def test_a_hundred_long_answers_are_all_printed() -> None:
    words = [f"antwoord{number:03} " + "lang " * 57 + f"eind{number:03}" for number in range(100)]
    entries = tuple(Entry(n, text, n % 4) for n, text in enumerate(words, 1))
    by_table = whole_text(whole(words={Place(QUESTION, "tijd"): entries}))
    plain_entries = tuple(replace(entry, table=0) for entry in entries)
    pledged = whole_text(whole(words={Place(PLEDGES, "pledges"): plain_entries}))
    for text in (by_table, pledged):
        for number in range(100):
            assert text.count(f"antwoord{number:03}") == text.count(f"eind{number:03}") == 1
    assert "100 antwoorden" in by_table
    assert "100 voornemens" in pledged


def test_a_whole_report_gives_the_same_bytes_twice(deck: Deck) -> None:
    workshop, state = rehearsed("halve-dag", deck)
    assert workshop_report(workshop, state, STAIRS) == workshop_report(workshop, state, STAIRS)


def test_statements_can_be_ticked_in_the_booklet(deck: Deck) -> None:
    text = text_of(participant_booklet(deck, STAIRS))
    reported = text.split("Stellingen Ben je het ermee eens?")[1].split("Tot slot")[0]
    scales = "helemaal oneens helemaal eens mijn stem 1 1 2 3 4 5 mijn stem 2 1 2 3 4 5"
    for number, statement in enumerate(deck.statements, 1):
        assert f"Stelling {number} van {len(deck.statements)} {statement.text} {scales}" in reported
    assert reported.count(scales) == len(deck.statements) > 1
    assert "Stelling" not in text_of(participant_booklet(small_deck(), STAIRS))


# ------------------------------------------------------------------ extreme texts


NASTY = '<b>niet & "vet" <img src="/etc/passwd"/> </para> &amp; <br>'


def test_markup_in_a_deck_is_plain_text() -> None:
    deck = small_deck(title=NASTY, story=NASTY, question=NASTY, theme=NASTY, sides=(NASTY, "b"))
    booklet, report = both(deck)
    seen = " ".join(NASTY.split())
    assert text_of(booklet).count(seen) >= 5
    workshop = workshop_of(deck, name=NASTY, organisation=NASTY)
    state = replace(begun(deck), notes={Place(1, ""): NASTY})
    assert seen in text_of(report)
    assert text_of(workshop_report(workshop, state, STAIRS)).count(seen) >= 3


def test_markup_in_entries_and_notes_is_plain_text() -> None:
    entries = (Entry(1, NASTY), Entry(2, NASTY, 2))
    words = {Place(QUESTION, "tijd"): entries, Place(PLEDGES, "pledges"): entries}
    notes = {Place(step.id, ""): NASTY for step in whole().steps}
    state = whole({RoundKey(STATEMENT, "genoeg", 1): hands((0, 4, 0, 0, 0, 0))}, words, notes)
    seen = " ".join(NASTY.split())
    assert whole_text(state).count(seen) == len(entries) * 2 + len(notes)
    nasty = workshop_of(whole_deck(NASTY))
    text = text_of(workshop_report(nasty, state, STAIRS))
    # Each title in the programme and over its chapter, the point, and the exercise's two texts.
    assert text.count(seen) == len(entries) * 2 + len(notes) + 2 * 4 + 1 + 2


def test_direction_marks_are_removed_and_line_breaks_unified() -> None:
    assert plain("a\u2028b\u202ec\u2067d\u2069e\u200f\u2029f") == "a\nbcde\nf"


def test_characters_missing_from_the_font_are_replaced_visibly() -> None:
    odd = "Blij 😀👍🏽 hoor, שלום, 中文 en \ud800 en \x00 → ≥ é e\u0301 af\u00adge\u200bbroken"
    assert plain(odd) == ("Blij [?] hoor, [?], [?] en [?] en [?] -> >= é é afgebroken")
    deck = small_deck(title=odd, story=odd)
    booklet, _ = both(deck)
    assert plain(odd) in text_of(booklet)
    state = replace(begun(deck), notes={Place(1, ""): odd})
    text = text_of(workshop_report(workshop_of(deck, name=odd), state, STAIRS))
    assert plain(odd) in text
    assert "Waar [?] staat" in text
    assert "Waar [?] staat" not in report_text(voted((1, 0, 0, 0, 0, 0)))


@pytest.mark.parametrize("filler", ["woord ", "onafgebroken"])
def test_the_longest_texts_of_a_deck_are_complete(filler: str) -> None:
    text = partial(long_text, filler)
    reference = Reference(2, text(2000), ("n2.1",), text(2000), text(2000))
    behaviours = tuple(Behaviour(f"b{n}", text(200), reference) for n in range(4))
    deck = small_deck(
        title=text(200),
        theme=text(200),
        story=text(2000),
        question=text(200),
        sides=tuple(text(200) for _ in range(4)),
        behaviours=behaviours,
    )
    booklet, report = both(deck)
    assert text_of(booklet).count("EIND") >= 16
    assert text_of(report).count("EIND") >= 18
    with opened(booklet) as pdf:
        texts = [page_text(page) for page in pdf.pages]
    assert texts[3].startswith("Kaart 1")


def test_a_damaged_or_missing_picture_is_replaced_by_its_alt_text() -> None:
    picture = Illustration("a.svg", "a.png", "Een vrouw wacht buiten.")
    deck = small_deck(illustration=picture)
    broken = msgspec.structs.replace(deck, pictures={"a.png": b"\x89PNG\r\n\x1a\nkapot"})
    for each in (deck, broken):
        assert all("Een vrouw wacht buiten." in text_of(data) for data in both(each))


def test_every_picture_is_on_its_card(deck: Deck) -> None:
    with opened(participant_booklet(deck, STAIRS)) as pdf:
        with_picture = [
            number for number, page in enumerate(pdf.pages, 1) if "/XObject" in page.resources
        ]
    assert with_picture == [4 + 2 * n for n, card in enumerate(deck.cards) if card.illustration]


# ------------------------------------------------------------------ texts, numbers, file names


def test_labels_break_at_soft_hyphens_with_a_visible_hyphen() -> None:
    register_fonts()
    width = text_width("Verantwoorde-", REGULAR, 10) + 0.1
    label = "Verantwoorde\u00adlijkheid nemen"
    assert broken_lines(label, REGULAR, 10, width) == ["Verantwoorde-", "lijkheid nemen"]
    assert broken_lines(label, REGULAR, 10, 500) == ["Verantwoordelijkheid nemen"]
    assert broken_lines(label, REGULAR, 10, 20) is None


def test_a_title_has_one_space_between_words() -> None:
    given = " Team  Noord \n en\tZuid\u00a0  7\u00a0% "
    assert style.one_line(given) == "Team Noord en Zuid 7\u00a0%"
    made = render(
        lambda: [Heading("Team   Noord", style.H1, 0)], title="Team   Noord", subject="", footer=""
    )
    assert bookmarks(made) == ["Team Noord"]
    with opened(made) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Team Noord"


def test_numbers_are_written_the_dutch_way() -> None:
    assert decimal(0.375) == "0,38"
    assert decimal(-1) == "−1,00"
    assert decimal(-0.001) == "0,00"
    assert decimal(0.41, signed=True) == "+0,41"
    assert percentage(1, 12) == "8\u00a0%"
    assert percentage(1, 8) == "13\u00a0%"


@pytest.mark.parametrize(
    ("median", "reference", "words"),
    [
        ((3, 3), 3, "gelijk aan de duiding"),
        ((2, 3), 3, "de duiding ligt daartussen"),
        ((1, 2), 3, "1 niveau strenger dan de duiding"),
        ((5, 5), 3, "2 niveaus milder dan de duiding"),
    ],
)
def test_distance_to_the_reference(median: tuple[int, int], reference: int, words: str) -> None:
    assert wording.nearness_text(median, reference) == words


def test_the_scale_of_agreement_has_every_harmony_once_and_no_gaps() -> None:
    bands = harmony_bands()
    assert [word for word, _, _ in bands] == [
        word for word in Harmony if word not in (Harmony.CAMPS, Harmony.SINGLE)
    ]
    assert bands[0][1] == -1
    assert bands[-1][2] == 1
    assert all(one[2] == two[1] for one, two in pairwise(bands))


def test_file_names_are_safe_in_every_folder() -> None:
    booklet, report = catalogue.BOOKLET, catalogue.REPORT
    assert catalogue.file_name(booklet, "Klantgerichtheid") == (
        "deelnemersboekje-klantgerichtheid.pdf"
    )
    assert catalogue.file_name(report, "Gemeente Voorbeeld", DAY) == (
        "verslag-2026-11-22-gemeente-voorbeeld.pdf"
    )
    for subject in ("../../etc/passwd", "Café «Één»: 100%?", "CON", "İzmir", "", "a" * 300):
        name = catalogue.file_name(report, subject, DAY)
        assert re.fullmatch(r"verslag-2026-11-22(-[a-z0-9]+)*\.pdf", name)
        assert len(name) <= 90


OTHER_SCRIPTS = (
    "Москва",
    "Самара",
    "東京都",
    "大阪府",
    "हिन्दी",
    "मराठी",
    "한국어",
    "שלום",
    "مدرسة",
    "🎉",
    "🎈",
    "！",
    "\ud800",
)


def test_organisations_in_any_script_have_different_file_names() -> None:
    names = [catalogue.file_name(catalogue.REPORT, one, DAY) for one in OTHER_SCRIPTS]
    assert len(set(names)) == len(OTHER_SCRIPTS)
    assert names[0] == "verslag-2026-11-22-москва.pdf"
    assert catalogue.file_name(catalogue.REPORT, "🎉", DAY) == names[-4]


@pytest.mark.parametrize(
    "subject", [one * 300 for one in (*OTHER_SCRIPTS, "\u202e", "\u0301a", "a/b\\c:d*")]
)
def test_a_file_name_in_any_script_is_safe(subject: str, tmp_path: Path) -> None:
    name = catalogue.file_name(catalogue.REPORT, subject, DAY)
    assert len(name.encode()) <= 130
    kinds = {unicodedata.category(one)[0] for one in name.replace(".pdf", "").replace("-", "")}
    assert kinds <= {"L", "M", "N"}
    assert name == name.lower()
    (tmp_path / name).write_bytes(b"")
    assert len(list(tmp_path.glob("verslag-2026-11-22*.pdf"))) == 1


def test_the_catalogue_makes_every_handout_it_lists(deck: Deck) -> None:
    assert [kind.id for kind in catalogue.HANDOUTS] == [
        "deelnemersboekje",
        "draaiboek",
        "kaarten",
        "stembordjes",
        "tafelbladen",
        "poster",
        "voornemens",
        "bewijs",
        "toetsen",
        "noodpakket",
        "verslag",
    ]
    assert catalogue.handout_kind("verslag").needs_run
    with pytest.raises(KeyError):
        catalogue.handout_kind("vlag")
    steps = steps_of(workshop_of(deck).contents, "basis")
    coming = HandoutSpec(deck, STAIRS, builtin_texts(), steps)
    with pytest.raises(ValueError, match="needs a workshop"):
        catalogue.make(catalogue.REPORT, coming)
    run = spec_of(workshop_of(deck), begun(deck))
    for kind in catalogue.HANDOUTS:
        spec = run if kind.needs_run else coming
        seen: list[int] = []
        data = catalogue.make(kind, spec, seen.append)
        assert data.startswith(b"%PDF-")
        assert max(seen) == pages_of(data)


def test_making_a_handout_can_be_cancelled(deck: Deck) -> None:
    spec = HandoutSpec(deck, STAIRS, builtin_texts(), steps_of(workshop_of(deck).contents, "basis"))

    def enough(pages: int) -> None:
        if pages == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        catalogue.make(catalogue.BOOKLET, spec, enough)


def test_the_catalogue_loads_without_reportlab() -> None:
    code = "import sys, workshop_app.handouts.catalogue; print('reportlab' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "False"


def test_no_text_of_the_own_deck_is_cut_in_handouts(
    deck: Deck, printed: tuple[bytes, bytes]
) -> None:
    def one_line(text: str) -> str:
        return " ".join(text.split())

    booklet, report = (one_line(text_of(data)) for data in printed)
    for card in deck.cards:
        behaviours = card.behaviours
        references = [behaviour.reference for behaviour in behaviours]
        reported = [card.title, card.story, *card.sides, *(one.text for one in behaviours)]
        explained = [
            text for one in references for text in (one.why, one.not_lower, one.not_higher) if text
        ]
        assert [text for text in reported if one_line(text) not in booklet] == []
        assert [text for text in [*reported, *explained] if one_line(text) not in report] == []
    assert [one.text for one in deck.statements if one_line(one.text) not in booklet] == []
