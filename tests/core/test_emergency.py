"""The emergency pack: what is needed to continue without power, with the votes so far."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

import msgspec
import pytest

from tests.support.pdfs import assert_inside, bookmarks, opened, page_text, pages_of, text_of
from tests.support.samples import (
    DEBRIEF,
    DILEMMA,
    EVERYTHING,
    LOBBY,
    NOT_HIGHER,
    NOT_LOWER,
    PAIRS,
    PLEDGES,
    TEAM,
    TIME,
    TRAINER_NOTE,
    WHY,
    contents,
    long_text,
    own_deck,
    start,
    tiny_deck,
    workshop,
)
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.deck import (
    Behaviour,
    Card,
    Deck,
    Exercise,
    OpenQuestion,
    PlannedStep,
    Programme,
    Reference,
    Slide,
    Statement,
)
from workshop_app.content.staircase import staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.handouts import catalogue
from workshop_app.handouts.emergency.tally_sheet import TableBoxes, TallyRow, TallySheet
from workshop_app.handouts.handout_spec import HandoutSpec, spec_of
from workshop_app.handouts.page.style import WIDTH, plain, register_fonts
from workshop_app.session.programme import steps_of
from workshop_app.session.state import (
    Entry,
    Place,
    Position,
    Round,
    RoundKey,
    RoundState,
    Stage,
    State,
)
from workshop_app.session.workshop_kind import WorkshopKind

ONLY_TRAINER = "Alleen voor de trainer"


def coming(deck: Deck | None = None, programme: str = EVERYTHING) -> HandoutSpec:
    """The handout spec of a workshop that has not started yet."""
    deck = deck or tiny_deck()
    return HandoutSpec(deck, staircase(), builtin_texts(), steps_of(contents(deck), programme))


def running(state: State, kind: WorkshopKind = WorkshopKind.REAL) -> HandoutSpec:
    """The handout spec of a running workshop."""
    return spec_of(workshop(kind=kind), state)


def pack(spec: HandoutSpec) -> bytes:
    return catalogue.make(catalogue.EMERGENCY, spec)


def pages(spec: HandoutSpec) -> list[str]:
    with opened(pack(spec)) as pdf:
        return [page_text(page) for page in pdf.pages]


# ------------------------------------------------------------------ contents


def test_the_first_page_says_what_to_do_now_and_later() -> None:
    first = pages(coming())[0]
    for words in (
        "Zo ga je verder zonder stroom",
        "Nu meteen",
        "Bij elke stem",
        "Als er weer stroom is",
        "Start Trede",
        "Handopsteken",
        "1 minuut",
    ):
        assert words in first
    assert "Hier was je" not in first


def test_the_programme_lists_the_elapsed_minutes_and_the_pages() -> None:
    spec = coming()
    texts = pages(spec)
    elapsed = 0
    for step in spec.steps:
        assert f" {elapsed} " in texts[1]
        elapsed += step.minutes
    assert f"Samen {elapsed}" in texts[1]
    found = re.search(r"Kaart 1 title of lobby 15 (\d+)", texts[1])
    assert found
    assert texts[int(found[1]) - 1].startswith("Lees voor en turf · Kaart 1")


def test_every_step_has_its_texts_to_read_aloud_and_its_tally_boxes() -> None:
    text = " ".join(pages(coming())).split(ONLY_TRAINER)[0]
    for words in (
        "story of lobby",
        "text of chat",
        "text of help",
        "story of elsewhere",
        "text of share",
        "first point",
        "text of enough",
        "helemaal oneens",
        "1 left",
        "3 neither",
        "Op welke trede staan wij nu, als team?",
        "Komt terug op vragen en klachten.",
        "text of time",
        "I saw …",
        "what stops us?",
        builtin_texts().pledges,
        builtin_texts().look_back,
        builtin_texts().evaluation.question,
        DEBRIEF,
    ):
        assert words in text, words


def test_every_step_says_how_long_it_takes_and_what_comes_next() -> None:
    texts = pages(coming(own_deck(), "halve-dag"))
    (card,) = [text for text in texts if text.startswith("Lees voor · Kaart 1")]
    assert "25 minuten. Stem op de volgende bladzijde." in card
    (votes,) = [text for text in texts if text.startswith("Turven · Kaart 1")]
    assert "Hierna: Nog een situatie · De volle wachtkamer." in votes
    # Up to the first step with a page: a break has none, as nothing is read aloud.
    (statement,) = [text for text in texts if text.startswith("Lees voor en turf · Stelling")]
    assert "Hierna: Pauze, dan Kaart 3 · Het je/u-dilemma." in statement
    (last,) = [text for text in texts if text.startswith("Lees voor en turf · Afsluiting")]
    assert "Dit is de laatste stap." in last


def test_consecutive_explanations_share_a_page() -> None:
    texts = pages(coming(own_deck(), "halve-dag"))
    (explained,) = [text for text in texts if text.startswith("Lees voor · Uitleg")]
    assert "Onze afspraken" in explained
    assert "Zo werken we" in explained
    (listed,) = [text for text in texts if "Het programma" in text]
    page = texts.index(explained) + 1
    assert re.search(rf"Onze afspraken \d+ {page} ", listed)
    assert re.search(rf"Zo werken we \d+ {page} ", listed)


def test_an_explanation_that_does_not_fit_begins_a_new_page() -> None:
    deck = tiny_deck()
    slides = tuple(Slide(f"s{n}", "Uitleg", (f"punt{n} " * 26,) * 6, 4) for n in range(2))
    steps = tuple(PlannedStep(StepKind.EXPLANATION, slide.id, 4) for slide in slides)
    programme = Programme("uitleg", "Uitleg", "Doel", steps)
    deck = msgspec.structs.replace(deck, slides=slides, programmes=(programme,))
    texts = pages(coming(deck, "uitleg"))
    assert ["punt0" in text for text in texts[2:]] == [True, False]
    assert ["punt1" in text for text in texts[2:]] == [False, True]


@pytest.mark.parametrize(("tables", "shared"), [(0, [4]), (6, [2, 2])])
def test_the_votes_on_a_card_are_spread_evenly_over_pages(tables: int, shared: list[int]) -> None:
    spec = coming(own_deck(), "kennismaken")
    texts = pages(replace(spec, tables=tables))
    votes = [text for text in texts if text.startswith("Turven · Kaart 1")]
    assert [text.count("Ronde 1 samen") for text in votes] == shared
    assert ["vervolg De koude lobby" in text for text in votes] == [False, True][: len(votes)]
    goes_on = ["gaan verder op de volgende bladzijde" in text for text in votes]
    assert goes_on == [True, False][-len(votes) :]


def test_a_story_shares_a_page_with_its_votes_where_both_fit() -> None:
    texts = pages(coming(own_deck(), "terugkomsessie"))
    found = [text for text in texts if text.startswith("Lees voor en turf · Nog een situatie")]
    assert len(found) == 3
    for text in found:
        assert text.count("Eén stem samen van 12") == text.count("Gedrag") == 2


def test_the_questions_of_a_step_share_a_page() -> None:
    (asked,) = [
        text
        for text in pages(coming(own_deck(), "terugkomsessie"))
        if "schrijf op · Terugblik" in text
    ]
    assert "Wat namen we ons de vorige keer voor?" in asked
    assert "Wat is ervan gelukt" in asked


def test_a_skipped_step_is_not_in_the_pack() -> None:
    spec = coming()
    steps = tuple(replace(step, skipped=step.id == LOBBY) for step in spec.steps)
    text = text_of(pack(replace(spec, steps=steps)))
    assert "title of lobby" not in text
    assert "title of train" in text


def test_a_card_without_a_floor_has_no_box_for_niveau_0() -> None:
    register_fonts()
    niveaus = contents().items(coming().steps[3])[1].poll
    assert niveaus is not None
    assert "0 Geen niveau" not in TallySheet(niveaus.scale, [TallyRow("Ronde 1")], 12).alt


# ------------------------------------------------------------------ the references


def test_the_references_are_at_the_end_on_separate_sheets() -> None:
    texts = pages(coming())
    first = next(index for index, text in enumerate(texts) if ONLY_TRAINER in text)
    assert first % 2 == 0  # a right-hand page: its sheet holds nothing for the group
    for index, text in enumerate(texts):
        for words in (WHY, NOT_LOWER, NOT_HIGHER, TRAINER_NOTE, "Duiding:"):
            assert (words not in text) or index >= first
    key = " ".join(texts[first:])
    assert key.count(WHY) == 5
    assert "Duiding: niveau 3, Persoonlijke verantwoordelijkheid nemen" in key


@pytest.mark.parametrize("deck", ["own", "longest"])
def test_every_page_with_references_is_marked_for_the_trainer(deck: str) -> None:
    spec = coming(own_deck(), "halve-dag") if deck == "own" else coming(longest_deck("woord "))
    texts = pages(spec)
    first = next(index for index, text in enumerate(texts) if ONLY_TRAINER in text)
    assert len(texts) > first + 2
    assert all(text.startswith(ONLY_TRAINER) for text in texts[first:])


def test_a_behaviour_and_its_reference_are_on_one_page() -> None:
    spec = coming(own_deck(), "halve-dag")
    texts = [text for text in pages(spec) if text.startswith(ONLY_TRAINER)]
    cards = {item.about for step in spec.steps for item in spec.contents.items(step)}
    behaviours = [one for card in cards if isinstance(card, Card) for one in card.behaviours]
    assert len(behaviours) >= 14
    for behaviour in behaviours:
        (found,) = [text for text in texts if " ".join(plain(behaviour.text).split()) in text]
        why = [
            behaviour.reference.why,
            behaviour.reference.not_lower,
            behaviour.reference.not_higher,
        ]
        assert all(" ".join(plain(words).split()) in found for words in why)


def test_the_next_page_of_a_card_is_marked_as_continued() -> None:
    texts = [t for t in pages(coming(own_deck(), "kennismaken")) if t.startswith(ONLY_TRAINER)]
    assert len(texts) == 2
    assert texts[1].startswith(f"{ONLY_TRAINER} · Kaart 1 · vervolg De koude lobby Gedrag")


def test_a_single_sided_pack_has_no_page_for_notes() -> None:
    spec = coming()
    single, double = (pages_of(pack(replace(spec, duplex=duplex))) for duplex in (False, True))
    assert double - single in {0, 1}
    assert "Aantekeningen" not in text_of(pack(replace(spec, duplex=False)))


def test_without_cards_there_are_no_references() -> None:
    text = text_of(pack(coming(own_deck(), "onze-trap")))
    assert "duiding" not in text.lower()
    assert "Wat zien klanten" not in text  # only in the booklet
    assert "samen 12" not in text


# ------------------------------------------------------------------ a running workshop


def under_way() -> State:
    rounds = {
        RoundKey(LOBBY, "chat", 1): Round(RoundState.REVEALED, hands=(7, 4, 1, 0, 0, 0)),
        RoundKey(LOBBY, "chat", 2): Round(RoundState.OPEN, ballots=(3, 0, 0, 0, 0, 0)),
        RoundKey(DILEMMA, "sides", 1): Round(RoundState.CLOSED, hands=(0, 9, 2, 0, 0, 0)),
        RoundKey(TEAM, "team", 1): Round(RoundState.REVEALED, tables={1: 2, 3: 4}),
    }
    words = {
        Place(TIME, "time"): (Entry(1, "Meer tijd"),),
        Place(PAIRS, "pairs"): (Entry(1, "Schroom", 2),),
        Place(PLEDGES, "pledges"): (Entry(1, "Ik bel terug"),),
    }
    position = Position(LOBBY, 1, Stage.VOTE, 2)
    return replace(start(), rounds=rounds, entries=words, position=position)


def test_votes_and_entries_so_far_are_printed() -> None:
    texts = pages(running(under_way()))
    (lobby,) = [text for text in texts if text.startswith("Lees voor en turf · Kaart 1")]
    assert "Ronde 1 samen 12 van 12, al in Trede 7 4 1 0 0 0" in lobby
    sealed = "3 van 12 al in de stembus van Trede; wat ze kozen is nog geheim"
    assert f"Ronde 2 {sealed}" in lobby
    assert "3 0 0 0 0 0" not in lobby
    (dilemma,) = [text for text in texts if "Dilemma" in text and "turf" in text]
    assert "samen 11 van 12, al in Trede 9 2 0" in dilemma
    text = " ".join(texts)
    for words in ("Al in Trede • Meer tijd", "• Schroom (tafel 2)", "• Ik bel terug"):
        assert words in text


def test_the_pack_shows_where_to_continue() -> None:
    texts = pages(running(under_way()))
    assert "Hier was je Kaart 1 · title of lobby 1 van 2: text of chat Ronde 2." in texts[0]
    assert "Kaart 1 (hier was je)" in texts[1]


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_a_text(stage: Stage) -> None:
    state = replace(under_way(), position=Position(LOBBY, 1, stage, 1))
    assert "Hier was je" in pages(running(state))[0]


@pytest.mark.parametrize(
    ("kind", "mark"),
    [(WorkshopKind.REHEARSAL, "OEFENING"), (WorkshopKind.DEMO, "Demo")],
)
def test_every_page_of_a_rehearsal_or_demo_is_marked(kind: WorkshopKind, mark: str) -> None:
    assert all(mark in text for text in pages(running(under_way(), kind)))
    assert not any(mark in text for text in pages(running(under_way())))


# ------------------------------------------------------------------ people and tables


@pytest.mark.parametrize("people", [1, 12, 200])
def test_the_number_of_people_is_printed(people: int) -> None:
    text = text_of(pack(replace(coming(), people=people)))
    assert f"samen van {people}" in text
    assert ("Voor 1 deelnemer." if people == 1 else f"Voor {people} deelnemers.") in text


@pytest.mark.parametrize("tables", [0, 1, 30])
def test_each_table_has_its_boxes_in_the_pack(tables: int) -> None:
    data = pack(replace(coming(), tables=tables))
    text = text_of(data)
    votes = text.count("samen van 12")
    assert votes
    if not tables:
        assert "tafel" not in text.split("Het programma")[1].split(ONLY_TRAINER)[0].lower()
        return
    assert f"tafel {tables}" in text
    assert f"tafel {tables + 1}" not in text
    assert "Kies dan Tafels" in text
    assert_inside(data)


def test_the_votes_of_tables_are_in_their_boxes() -> None:
    state = replace(under_way(), tables=4)
    (team,) = [
        text
        for text in pages(running(state))
        if re.search("Het team als geheel .* Nu ", text) and "turf" in text
    ]
    assert "samen 2 van 4 tafels, al in Trede 0 0 1 0 1 0" in team
    assert "links nu, rechts nodig tafel 1 2 tafel 2 tafel 3 4 tafel 4" in team


@pytest.mark.parametrize(("tables", "rows"), [(1, 1), (10, 1), (12, 2), (30, 3)])
def test_the_boxes_of_tables_stay_within_the_page(tables: int, rows: int) -> None:
    boxes = TableBoxes(tables, [{}, {}], ("ronde 1", "ronde 2"))
    one = TableBoxes(1, [{}, {}], ("ronde 1", "ronde 2"))
    row = TableBoxes.NUMBER + TableBoxes.BOX
    assert boxes.wrap(WIDTH, 700)[1] - one.wrap(WIDTH, 700)[1] == (rows - 1) * (
        row + TableBoxes.BETWEEN
    )


def test_the_boxes_of_tables_have_an_alt_text() -> None:
    boxes = TableBoxes(3, [{1: 2}, {}], ("ronde 1", "ronde 2"))
    assert boxes.alt == (
        "Per tafel: links ronde 1, rechts ronde 2. Vakken voor 3 tafels. Tafel 1: 2."
    )


# ------------------------------------------------------------------ extreme texts


def longest_deck(filler: str) -> Deck:
    """A deck in which all texts have their maximum length, with a programme of all its parts."""

    text = partial(long_text, filler)
    line = text(200)
    reference = Reference(2, text(2000), ("n2.1",), text(2000), text(2000))
    tiny = tiny_deck()
    card = msgspec.structs.replace(
        tiny.cards[2],
        title=line,
        theme=line,
        story=text(2000),
        question=line,
        debrief=(line, line),
        sides=(line,) * 4,
        behaviours=tuple(Behaviour(f"b{n}", line, reference) for n in range(4)),
        trainer_note=text(2000),
    )
    kinds = [step for step in tiny.programmes[0].steps if step.kind is not StepKind.TRANSFER]
    steps = tuple(step for step in kinds if step.content not in {"lobby", "train"})
    return msgspec.structs.replace(
        tiny,
        title=line,
        cards=(card,),
        slides=(Slide("rules", line, (line,) * 6, 4),),
        statements=(Statement("enough", line, 8, (line,)),),
        questions=(OpenQuestion("time", line, 6),),
        exercises=(Exercise("pairs", line, line, (line,) * 5, 12, line),),
        programmes=(Programme(EVERYTHING, line, line, steps),),
    )


@pytest.mark.parametrize("filler", ["woord ", "onafgebroken"])
def test_the_longest_texts_are_complete_and_inside_the_margins(filler: str) -> None:
    data = pack(replace(coming(longest_deck(filler)), organisation="lang " * 40))
    assert_inside(data)
    # Card: title 2x and in the list, story, question, sides 2x, behaviours 3x, references.
    assert text_of(data).replace(" ", "").count("EIND") >= 50


@pytest.mark.parametrize("tables", [0, 6, 30])
@pytest.mark.parametrize("programme", ["halve-dag", "onze-trap", "longest"])
def test_every_page_has_text(programme: str, tables: int) -> None:
    longest = programme == "longest"
    spec = coming(longest_deck("woord ")) if longest else coming(own_deck(), programme)
    for text in pages(replace(spec, tables=tables)):
        assert not text.startswith("pagina"), text


def test_odd_characters_and_markup_are_plain_text() -> None:
    odd = "<b>vet</b> & 😀 שלום <para>"
    deck = tiny_deck()
    card = msgspec.structs.replace(deck.cards[0], title=odd, story=odd)
    deck = msgspec.structs.replace(deck, cards=(card, *deck.cards[1:]))
    state = replace(start(), entries={Place(TIME, "time"): (Entry(1, odd),)})
    spec = spec_of(workshop(deck=deck), state)
    assert text_of(pack(spec)).count(" ".join(plain(odd).split())) >= 5


def test_a_workshop_of_one_step_still_makes_a_pack() -> None:
    deck = msgspec.structs.replace(
        tiny_deck(),
        programmes=(Programme("kort", "Kort", "Doel", (PlannedStep(StepKind.WELCOME),)),),
    )
    texts = pages(coming(deck, "kort"))
    assert len(texts) == 2
    assert "Welkom" in texts[1]


def test_the_same_spec_gives_the_same_bytes() -> None:
    assert pack(coming()) == pack(coming())
    assert pack(running(under_way())) == pack(running(under_way()))


@pytest.mark.parametrize("programme", [one.id for one in own_deck().programmes])
def test_every_programme_of_the_own_deck_gives_a_complete_pack(programme: str) -> None:
    spec = coming(own_deck(), programme)
    data = pack(spec)
    assert_inside(data)
    text = text_of(data)
    for step in spec.steps:
        for item in spec.contents.items(step):
            assert " ".join(plain(item.text).split()) in text
    assert bookmarks(data)[0] == "Zo ga je verder zonder stroom"
