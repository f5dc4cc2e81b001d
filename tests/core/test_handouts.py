"""The handouts: what is in them, what must not be, and that nothing a deck holds breaks them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import pairwise

import msgspec
import pikepdf
import pytest

from tests.core.samples import MemoryStore, TickingClock
from workshop_app import paths
from workshop_app.content.deck import Behaviour, Card, Deck, Illustration, Reference
from workshop_app.content.reading import read_deck
from workshop_app.content.staircase import staircase
from workshop_app.handouts import catalogue, outcomes
from workshop_app.handouts.explanation import harmony_bands
from workshop_app.handouts.participant import participant_booklet
from workshop_app.handouts.report import workshop_report
from workshop_app.handouts.staircase import broken_lines
from workshop_app.handouts.style import (
    REGULAR,
    dutch_number,
    percentage,
    plain,
    register_fonts,
    text_width,
)
from workshop_app.results.agreement import Harmony
from workshop_app.results.tally import Counts
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.live import LiveSession
from workshop_app.session.opening import begin, demo_opening
from workshop_app.session.programme import Workshop
from workshop_app.session.rehearsal import rehearsal_commands
from workshop_app.session.state import Place, Round, RoundKey, RoundState, State

DAY = date(2026, 11, 22)
STAIRS = staircase()
REVEALED, CLOSED = RoundState.REVEALED, RoundState.CLOSED


# ------------------------------------------------------------------ reading a PDF back


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def characters(font: pikepdf.Object) -> dict[int, str]:
    """What each code of a font stands for, read from the table that copying text uses."""
    table = font["/ToUnicode"].read_bytes().decode("ascii")
    pairs: list[tuple[str, str]] = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>", table)
    return {int(code, 16): chr(int(letter, 16)) for code, letter in pairs}


def page_text(page: pikepdf.Page) -> str:
    fonts = {name: characters(font) for name, font in page.resources["/Font"].items()}
    table: dict[int, str] = {}
    words: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            table = fonts[str(operands[0])]
        elif str(operator) == "Tj":
            words.append("".join(table[code] for code in bytes(operands[0])))
        elif str(operator) in {"BT", "T*", "Td", "TD", "Tm"}:
            words.append(" ")
    return " ".join("".join(words).split())


def text_of(data: bytes) -> str:
    with opened(data) as pdf:
        return " ".join(page_text(page) for page in pdf.pages)


def pages_of(data: bytes) -> int:
    with opened(data) as pdf:
        return len(pdf.pages)


def bookmarks(data: bytes) -> list[str]:
    def walk(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
        for item in items:
            yield str(item.title)
            yield from walk(list(item.children))

    with opened(data) as pdf, pdf.open_outline() as outline:
        return list(walk(list(outline.root)))


# ------------------------------------------------------------------ something to print


@pytest.fixture(scope="module")
def deck() -> Deck:
    return read_deck(paths.deck_file("klantgerichtheid"))


def small_deck(**changes: object) -> Deck:
    """One card with one behaviour; `changes` are fields of the card."""
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
        created_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
        deck=deck,
    )


def voted(first: Counts, second: Counts | None = None, state: RoundState = REVEALED) -> State:
    rounds = {RoundKey("kaart", "gedrag", 1): Round(state, first)}
    if second:
        rounds[RoundKey("kaart", "gedrag", 2)] = Round(state, second)
    return State(participants=12, rounds=rounds)


def report_text(state: State, **changes: object) -> str:
    return text_of(workshop_report(workshop_of(small_deck(**changes)), state, STAIRS))


def both(deck: Deck) -> tuple[bytes, bytes]:
    """The booklet and the report of a deck whose every behaviour was voted on."""
    rounds = {
        RoundKey(card.id, behaviour.id, number): Round(REVEALED, (0, 1, 3, 3, 3, 2))
        for card in deck.cards
        for behaviour in card.behaviours
        for number in (1, 2)
    }
    state = State(participants=12, rounds=rounds)
    return participant_booklet(deck, STAIRS), workshop_report(workshop_of(deck), state, STAIRS)


# ------------------------------------------------------------------ the file itself


def test_every_font_is_embedded_and_ours(deck: Deck) -> None:
    for data in both(deck):
        with opened(data) as pdf:
            fonts = [item for item in dictionaries(pdf) if item.get("/Type") == "/Font"]
            assert len(fonts) >= 4
            for font in fonts:
                assert "AtkinsonHyperlegibleNext" in str(font["/BaseFont"])
                assert "/FontFile2" in font["/FontDescriptor"]


def dictionaries(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]


def test_language_title_and_metadata(deck: Deck) -> None:
    for data, title in zip(
        both(deck), ("Deelnemersboekje Klantgerichtheid", "Verslag Groep B"), strict=True
    ):
        with opened(data) as pdf:
            assert str(pdf.Root["/Lang"]) == "nl-NL"
            assert bool(pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"])
            assert str(pdf.docinfo["/Title"]) == title
            assert str(pdf.docinfo["/Author"]) == "Trede"


def test_every_section_has_a_bookmark_to_its_own_page(deck: Deck) -> None:
    booklet, report = both(deck)
    for title in ("Waaraan herken je een niveau?", "Wat neem ik mee?", *titles(deck)):
        assert title in bookmarks(booklet)
    for title in ("Overzicht", "Zo lees je dit verslag", *titles(deck)):
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


def test_the_same_input_gives_the_same_bytes(deck: Deck) -> None:
    assert both(deck) == both(deck)


# ------------------------------------------------------------------ the booklet


def test_booklet_has_a_spread_a_card_and_says_where_you_are(deck: Deck) -> None:
    booklet = participant_booklet(
        deck, STAIRS, title="Onze dag", organisation="Gemeente Voorbeeld", held_on=DAY
    )
    pages = pages_of(booklet)
    assert pages == 3 + 2 * len(deck.cards) + 1
    text = text_of(booklet)
    assert f"pagina {pages} van {pages}" in text
    assert "Gemeente Voorbeeld · 22 november 2026" in text
    for niveau in STAIRS.niveaus:
        for indicator in niveau.indicators:
            assert indicator.text in text
    assert plain(STAIRS.source) in text


def test_booklet_holds_no_duiding_but_the_report_does(deck: Deck) -> None:
    booklet, report = (text_of(data) for data in both(deck))
    references = [item.reference for card in deck.cards for item in card.behaviours]
    assert "duiding" not in booklet.lower()
    for reference in references:
        assert " ".join(reference.why.split()) in report
        for words in (reference.why, reference.not_lower, reference.not_higher):
            assert not words or " ".join(words.split())[:30] not in booklet


def test_booklet_does_not_depend_on_the_duiding(deck: Deck) -> None:
    """Not in any form: another niveau and other reasons give the very same file."""
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
        "1 van 1",
    ):
        assert words in text
    assert "verborgen" not in text


def test_percentages_never_stand_alone() -> None:
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
    [(WorkshopKind.REHEARSAL, "Repetitie"), (WorkshopKind.DEMO, "Demo: geen echte groep")],
)
def test_what_was_no_real_workshop_says_so_on_every_page(kind: WorkshopKind, mark: str) -> None:
    state = voted((0, 0, 1, 0, 0, 0))
    with opened(workshop_report(workshop_of(small_deck(), kind), state, STAIRS)) as pdf:
        texts = [page_text(page) for page in pdf.pages]
    assert all(mark in text for text in texts)
    assert texts[0].count(mark) == 2
    assert mark not in report_text(state)


def test_workshop_without_votes_is_a_short_report(deck: Deck) -> None:
    data = workshop_report(workshop_of(deck), State(participants=8), STAIRS)
    text = text_of(data)
    assert "niet gestemd" in text
    assert "Niet in stemming gebracht" in text
    assert all(item.text in text for card in deck.cards for item in card.behaviours)
    assert "Overzicht" not in bookmarks(data)
    assert pages_of(data) <= 4


def test_behaviours_without_votes_are_named(deck: Deck) -> None:
    card = deck.cards[0]
    key = RoundKey(card.id, card.behaviours[0].id, 1)
    state = State(participants=8, rounds={key: Round(REVEALED, (4, 4, 0, 0, 0, 0))})
    text = text_of(workshop_report(workshop_of(deck), state, STAIRS))
    listed = text.split("Niet in stemming gebracht", 1)[1]
    assert all(item.text in listed for item in card.behaviours[1:])
    assert "1 van 3" in text


def test_all_notes_are_in_also_where_nobody_voted() -> None:
    notes = {
        Place("", ""): "Over de dag.\nTweede regel.",
        Place("kaart", ""): "Over de kaart.",
        Place("kaart", "gedrag"): "Over het gedrag.",
    }
    text = report_text(State(participants=5, notes=notes))
    for words in ("Over de dag.", "Tweede regel.", "Over de kaart.", "Over het gedrag."):
        assert words in text


@pytest.mark.parametrize("separator", [" ", "\n"])
def test_a_note_of_ten_thousand_characters_flows_on(separator: str) -> None:
    words = [f"woord{number:04}" for number in range(1000)]
    note = separator.join(words)[:10_000]
    for place in (Place("", ""), Place("kaart", ""), Place("kaart", "gedrag")):
        state = with_note(voted((0, 0, 3, 0, 0, 0)), place, note)
        text = report_text(state)
        assert all(word in text for word in words[:999])


def with_note(state: State, place: Place, note: str) -> State:
    return State(state.participants, rounds=state.rounds, notes={place: note})


def test_very_many_votes_still_fit() -> None:
    text = report_text(voted((999, 0, 1, 0, 0, 999), (0, 0, 0, 0, 0, 999)))
    assert "1999 stemmen" in text
    assert "Elke stip staat voor hoogstens" in text


# ------------------------------------------------------------------ the pages of the report


def rehearsed_report(deck: Deck, notes: dict[Place, str] | None = None) -> list[str]:
    """The text of each page of the report of a rehearsal such as the demo plays."""
    workshop, state = begin(
        demo_opening(DAY),
        deck,
        WorkshopKind.REHEARSAL,
        datetime(2026, 11, 22, 9, tzinfo=UTC),
        lambda: "w",
    )
    session = LiveSession(workshop, state, MemoryStore(state), STAIRS, TickingClock())
    for command in rehearsal_commands(workshop, state.participants, 7):
        session.do(command)
    rounds = session.snapshot.state.rounds
    assert len(rounds) == 2 * sum(len(card.behaviours) for card in deck.cards)
    state = State(state.participants, rounds=rounds, notes=notes or {})
    with opened(workshop_report(workshop, state, STAIRS)) as pdf:
        return [page_text(page) for page in pdf.pages]


def behaviours_by_page(pages: list[str]) -> list[list[str]]:
    """For each page the texts of its behaviours, from each kicker to the next."""
    return [re.split(r"Gedrag \d van \d", page)[1:] for page in pages]


def assert_nothing_is_parted(pages: list[str], deck: Deck) -> None:
    """Each behaviour has its heading, figure, counts and whole duiding on one page, in order."""
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
            " 0 1 2 3 4 5 duiding ",  # the numerals on the steps, and the mark under one of them
            "Ronde 1 12 stemmen",
            "Ronde 2 12 stemmen",
            f"Duiding: niveau {reference.niveau}",
            *(" ".join(text.split()) for text in reasons if text),
        ]
        places = [section.find(words) for words in wanted]
        assert -1 not in places, wanted[places.index(-1)]
        assert places == sorted(places)


def test_a_rehearsed_report_has_one_page_of_overview_and_two_for_each_card(deck: Deck) -> None:
    pages = rehearsed_report(deck)
    assert len(pages) == 1 + 2 * len(deck.cards) + 1
    assert all(item.text in pages[0] for card in deck.cards for item in card.behaviours)
    assert [page for page in pages if "Gedrag ronde 1" in page] == pages[:1]
    assert [len(page) for page in behaviours_by_page(pages)] == [0, *[2, 2] * len(deck.cards), 0]
    assert_nothing_is_parted(pages, deck)


def test_a_short_note_at_every_behaviour_parts_nothing(deck: Deck) -> None:
    notes = {
        Place(card.id, item.id): "Kort genoteerd. " * 20
        for card in deck.cards
        for item in card.behaviours
    }
    pages = rehearsed_report(deck, notes)
    assert_nothing_is_parted(pages, deck)
    for page in behaviours_by_page(pages):
        for section in page:
            assert section.count("Kort genoteerd.") == 20


def test_a_longer_overview_repeats_its_header(deck: Deck) -> None:
    cards = tuple(
        msgspec.structs.replace(card, id=f"{card.id}{number}")
        for number in range(3)
        for card in deck.cards
    )
    pages = rehearsed_report(msgspec.structs.replace(deck, cards=cards))
    assert sum("Middelste" in page and "Gedrag ronde 1" in page for page in pages) == 3


# ------------------------------------------------------------------ texts from anywhere


NASTY = '<b>niet & "vet" <img src="/etc/passwd"/> </para> &amp; <br>'


def test_markup_in_a_deck_is_plain_text() -> None:
    deck = small_deck(title=NASTY, story=NASTY, question=NASTY, theme=NASTY, sides=(NASTY, "b"))
    booklet, report = both(deck)
    seen = " ".join(NASTY.split())
    assert text_of(booklet).count(seen) >= 5
    state = State(participants=3, notes={Place("", ""): NASTY})
    workshop = workshop_of(deck, name=NASTY, organisation=NASTY)
    assert seen in text_of(report)
    assert text_of(workshop_report(workshop, state, STAIRS)).count(seen) >= 3


def test_characters_the_font_lacks_are_seen_to_be_missing() -> None:
    odd = "Blij 😀👍🏽 hoor, שלום, 中文 en \ud800 en \x00 → ≥ é e\u0301 af\u00adge\u200bbroken"
    assert plain(odd) == ("Blij [?] hoor, [?], [?] en [?] en [?] -> >= é é afgebroken")
    deck = small_deck(title=odd, story=odd)
    booklet, _ = both(deck)
    assert plain(odd) in text_of(booklet)
    state = State(participants=3, notes={Place("", ""): odd})
    text = text_of(workshop_report(workshop_of(deck, name=odd), state, STAIRS))
    assert plain(odd) in text
    assert "Waar [?] staat" in text
    assert "Waar [?] staat" not in report_text(voted((1, 0, 0, 0, 0, 0)))


@pytest.mark.parametrize("filler", ["woord ", "onafgebroken"])
def test_the_longest_texts_a_deck_may_hold(filler: str) -> None:
    def text(length: int) -> str:
        return (filler * length)[: length - 4].strip() + "EIND"

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


def test_a_picture_that_is_broken_or_missing_is_told_in_words() -> None:
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


# ------------------------------------------------------------------ words, figures, names


def test_labels_break_at_soft_hyphens_with_a_real_one() -> None:
    register_fonts()
    width = text_width("Verantwoorde-", REGULAR, 10) + 0.1
    label = "Verantwoorde\u00adlijkheid nemen"
    assert broken_lines(label, REGULAR, 10, width) == ["Verantwoorde-", "lijkheid nemen"]
    assert broken_lines(label, REGULAR, 10, 500) == ["Verantwoordelijkheid nemen"]
    assert broken_lines(label, REGULAR, 10, 20) is None


def test_numbers_are_written_the_dutch_way() -> None:
    assert dutch_number(0.375) == "0,38"
    assert dutch_number(-1) == "−1,00"
    assert dutch_number(-0.001) == "0,00"
    assert dutch_number(0.41, signed=True) == "+0,41"
    assert percentage(1, 12) == "8\u00a0%"


@pytest.mark.parametrize(
    ("median", "reference", "words"),
    [
        ((3, 3), 3, "gelijk aan de duiding"),
        ((2, 3), 3, "met de duiding daarbinnen"),
        ((1, 2), 3, "1 niveau strenger dan de duiding"),
        ((5, 5), 3, "2 niveaus milder dan de duiding"),
    ],
)
def test_distance_to_the_duiding(median: tuple[int, int], reference: int, words: str) -> None:
    assert outcomes.distance_words(median, reference) == words


def test_the_scale_has_every_word_once_and_no_gaps() -> None:
    bands = harmony_bands()
    assert [word for word, _, _ in bands] == list(Harmony)
    assert bands[0][1] == -1
    assert bands[-1][2] == 1
    assert all(one[2] == two[1] for one, two in pairwise(bands))
    assert set(outcomes.HARMONY_WORDS) == set(Harmony)


def test_file_names_are_safe_in_every_folder() -> None:
    booklet, report = catalogue.BOOKLET, catalogue.REPORT
    assert catalogue.file_name(booklet, "Klantgerichtheid") == (
        "deelnemersboekje-klantgerichtheid.pdf"
    )
    assert catalogue.file_name(report, "Gemeente Voorbeeld", DAY) == (
        "verslag-2026-11-22-gemeente-voorbeeld.pdf"
    )
    for subject in ("../../etc/passwd", "Café «Één»: 100%?", "CON", "שלום", "", "a" * 300):
        name = catalogue.file_name(report, subject, DAY)
        assert re.fullmatch(r"verslag-2026-11-22(-[a-z0-9]+)*\.pdf", name)
        assert len(name) <= 90


def test_the_catalogue_makes_what_it_names(deck: Deck) -> None:
    assert [kind.id for kind in catalogue.HANDOUTS] == ["deelnemersboekje", "verslag"]
    assert catalogue.handout_kind("verslag").needs_workshop
    with pytest.raises(KeyError):
        catalogue.handout_kind("vlag")
    assert catalogue.make_booklet(deck, STAIRS) == participant_booklet(deck, STAIRS)
    workshop, state = workshop_of(deck), State(participants=8)
    assert catalogue.make_report(workshop, state, STAIRS) == workshop_report(
        workshop, state, STAIRS
    )


def test_the_catalogue_loads_without_reportlab() -> None:
    code = "import sys, workshop_app.handouts.catalogue; print('reportlab' in sys.modules)"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "False"
