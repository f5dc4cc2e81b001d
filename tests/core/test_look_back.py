"""The look back: the pledges of a group in a later workshop, its report and its export."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec

from tests.support.databases import stored
from tests.support.pdfs import bookmarks, text_of, workshop_report
from tests.support.samples import (
    END,
    EVERYTHING,
    LOBBY,
    LOOK_BACK,
    NOON,
    NOTE,
    PLEDGES,
    TIME,
    TRANSFER,
    after,
    contents,
    start,
    tiny_deck,
    votes,
    workshop,
)
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.deck import PlannedStep, Programme
from workshop_app.content.staircase import staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.paths import FILE
from workshop_app.session.collecting import Entries, pledged
from workshop_app.session.commands import (
    AddEntry,
    Command,
    EditEntry,
    GoTo,
    MoveStep,
    Next,
    RepeatStep,
    RevealOrHide,
    SkipStep,
    WriteNote,
)
from workshop_app.session.items import ItemKind
from workshop_app.session.opening import Opening, begin
from workshop_app.session.programme import Workshop
from workshop_app.session.public import public_snapshot
from workshop_app.session.rules import apply
from workshop_app.session.scenes import WordsScene
from workshop_app.session.state import Entry, Place, RoundKey, State
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage.export import export_json

AGAIN = END + 1
"""The id of a repeated step."""

EARLIER, NOW = Place(LOOK_BACK, "earlier"), Place(LOOK_BACK, "look-back")
"""The places where the group sees its earlier pledges and reports the results."""

PLEDGED = (Entry(1, "ik bel terug", 3), Entry(2, "ik vraag door"))


# ------------------------------------------------------------------ all pledges of a workshop


def test_pledges_of_several_steps_are_joined_in_the_order_of_the_programme() -> None:
    state = after(
        *(RepeatStep(PLEDGES), GoTo(AGAIN), AddEntry("later", 2), AddEntry("laatst")),
        *(GoTo(PLEDGES), AddEntry("weg"), AddEntry("eerst", 4), AddEntry("dan"), EditEntry(1, "")),
    )
    assert [entry.id for entry in state.entries[Place(PLEDGES, "pledges")]] == [2, 3]
    assert pledged(contents(), state) == (
        Entry(1, "eerst", 4),
        Entry(2, "dan"),
        Entry(3, "later", 2),
        Entry(4, "laatst"),
    )
    moved = after(MoveStep(AGAIN, -END), state=state)
    assert pledged(contents(), moved) == (
        Entry(1, "later", 2),
        Entry(2, "laatst"),
        Entry(3, "eerst", 4),
        Entry(4, "dan"),
    )


def test_only_entries_at_pledges_are_pledges() -> None:
    assert pledged(contents(), start()) == ()
    shown = [
        command
        for there in (GoTo(TIME), GoTo(LOOK_BACK), GoTo(LOOK_BACK, 1))
        for command in (there, AddEntry("geen voornemen"))
    ]
    state = after(*shown)
    assert len(state.entries) == 3
    assert pledged(contents(), state) == ()
    assert pledged(contents(), after(GoTo(PLEDGES), AddEntry("wel", 1), state=state)) == (
        Entry(1, "wel", 1),
    )


def test_pledges_of_a_step_that_was_skipped_since_are_kept() -> None:
    state = after(GoTo(PLEDGES), AddEntry("toch"), SkipStep(PLEDGES))
    assert pledged(contents(), state) == (Entry(1, "toch"),)


# ------------------------------------------------------------------ beginning with pledges


def begun(pledges: Entries = (), *steps: PlannedStep) -> tuple[Workshop, State]:
    """A new workshop on the tiny deck that looks back on pledges; `steps` replace its programme."""
    deck, programme = tiny_deck(), EVERYTHING
    if steps:
        programme = "back"
        back = Programme(programme, "Back", "aim", steps)
        deck = msgspec.structs.replace(deck, programmes=(back,))
    opening = Opening("", "", date(2026, 5, 4), 12, programme=programme, pledges=pledges)
    return begin(opening, deck, WorkshopKind.REAL, NOON, lambda: "later")


def test_a_workshop_begins_with_the_pledges_at_the_item_that_shows_them() -> None:
    run, state = begun(PLEDGED)
    assert state.entries == {EARLIER: PLEDGED}
    plain = begun()[1]
    assert plain.entries == {}
    assert state == replace(plain, entries=state.entries)
    there = apply(run.contents, state, GoTo(LOOK_BACK), NOON)
    assert public_snapshot(run, there, NOON).scene == WordsScene(
        ItemKind.EARLIER, builtin_texts().earlier, PLEDGED, by_table=False
    )
    on = apply(run.contents, there, Next(), NOON)
    assert public_snapshot(run, on, NOON).scene == WordsScene(
        ItemKind.LOOK_BACK, builtin_texts().look_back, (), by_table=False
    )


def test_each_look_back_has_the_pledges() -> None:
    back, welcome = PlannedStep(StepKind.LOOK_BACK), PlannedStep(StepKind.WELCOME)
    _, state = begun(PLEDGED, back, welcome, back)
    assert state.entries == {Place(1, "earlier"): PLEDGED, Place(3, "earlier"): PLEDGED}
    assert begun((), back, welcome, back)[1].entries == {}


def test_a_programme_without_a_look_back_has_no_pledges_at_the_start() -> None:
    steps = (PlannedStep(StepKind.PLEDGES), PlannedStep(StepKind.END))
    assert begun(PLEDGED, *steps)[1].entries == {}


def test_earlier_pledges_can_be_changed_like_other_entries() -> None:
    _, state = begun(PLEDGED)
    changed = after(GoTo(LOOK_BACK), AddEntry("nog een"), EditEntry(1, "anders", 5), state=state)
    assert changed.entries[EARLIER] == (
        Entry(1, "anders", 5),
        Entry(2, "ik vraag door"),
        Entry(3, "nog een"),
    )


def test_earlier_pledges_do_not_count_as_new_pledges() -> None:
    first = after(GoTo(PLEDGES), *(AddEntry(one.text, one.table) for one in PLEDGED))
    run, second = begun(pledged(contents(), first))
    assert second.entries == {EARLIER: PLEDGED}
    assert pledged(run.contents, second) == ()


# ------------------------------------------------------------------ in files

DONE: tuple[Command, ...] = (
    *(GoTo(LOBBY, 2), Next(), *votes(3, 3), *votes(5, 1), Next()),
    *(Next(), Next(), *votes(3, 4), Next()),
    *(GoTo(TRANSFER, 1), Next(), *votes(3, 2), *votes(2, 2), Next()),
    *(GoTo(LOOK_BACK, 1), AddEntry("het bellen is gelukt"), AddEntry("dankzij tafel vier", 4)),
    *(WriteNote(Place(TRANSFER, "share"), NOTE), WriteNote(NOW, "gelukt-notitie")),
)
"""A card voted on twice, its transfer once, and a look back at what came of the pledges."""


def looked_back(*given: Command) -> tuple[Workshop, State]:
    """A workshop with a transfer and a look back, after `DONE` and these commands."""
    _, state = begun(PLEDGED)
    return workshop(), after(*DONE, *given, state=state)


def report(*given: Command) -> bytes:
    """The report of that workshop."""
    return workshop_report(*looked_back(*given), staircase())


def assert_in_order(text: str, *wanted: str) -> None:
    """Assert that all of `wanted` is in a text, in order."""
    begin_at = 0
    for words in wanted:
        at = text.find(words, begin_at)
        assert at >= 0, words
        begin_at = at + len(words)


def test_the_report_has_the_transfer_and_compares_it_with_its_card() -> None:
    data = report()
    text = text_of(data).split("Al het gedrag op een rij")[0]
    assert "title of elsewhere" in bookmarks(data)
    assert_in_order(
        text,
        "Nog een situatie title of elsewhere 9",  # in the programme
        "Kaart 1 · theme title of lobby",
        "Nog een situatie · theme title of elsewhere De situatie story of elsewhere",
        "Gedrag 1 van 1 text of share",
        "4 stemmen 0 0 2 50 % 2 50 % 0 0",
        "Naast de duiding: 2 van 4 (50 %) gelijk, 2 strenger",
        "Duiding: niveau 3",
        NOTE,
        "Op de duiding stonden 3 van 4 (75 %) voor het gesprek, 4 van 4 (100 %) erna"
        " en 2 van 4 (50 %) in de nieuwe situatie.",
        "Terugblik",
    )
    of_transfer = text.split("De situatie story of elsewhere")[1].split("Terugblik")[0]
    assert "ronde" not in of_transfer.lower()  # a transfer has one round


def test_the_report_compares_only_revealed_rounds() -> None:
    before = text_of(report(GoTo(LOBBY, 2), RevealOrHide()))
    assert (
        "Op de duiding stonden 3 van 4 (75 %) voor het gesprek en 2 van 4 (50 %)"
        " in de nieuwe situatie." in before
    )
    assert "Op de duiding stonden" not in text_of(report(GoTo(TRANSFER, 1), RevealOrHide()))
    _, state = begun()
    alone = after(GoTo(TRANSFER, 1), Next(), *votes(3, 4), Next(), state=state)
    text = text_of(workshop_report(workshop(), alone, staircase()))
    assert "4 van 4 (100 %) gelijk" in text
    assert "Op de duiding stonden" not in text


def test_the_report_has_both_questions_of_the_look_back_with_their_entries() -> None:
    data = report(WriteNote(Place(LOOK_BACK, ""), "stap-notitie"))
    assert bookmarks(data).count("Terugblik") == 1
    text = text_of(data)
    chapter = text[text.rindex("Terugblik") :].split("Al het gedrag op een rij")[0]
    assert_in_order(
        chapter,
        f"De vraag {builtin_texts().earlier} Samen 2 voornemens",
        "Tafel 3 • ik bel terug",
        "Zonder tafel • ik vraag door",
        f"De vraag {builtin_texts().look_back} Samen 2 antwoorden",
        "Tafel 4 • dankzij tafel vier",
        "Zonder tafel • het bellen is gelukt",
        "gelukt-notitie",
        "stap-notitie",
    )


def test_a_look_back_without_entries_has_no_chapter() -> None:
    text = text_of(workshop_report(workshop(), start(), staircase()))
    assert "Terugblik 15" in text  # in the programme
    assert builtin_texts().earlier not in text


def test_the_export_has_the_card_of_a_transfer_and_the_look_back_among_its_answers() -> None:
    found = json.loads(export_json(*looked_back()))
    assert [
        (one["step"], one["card"], one["question"], one["round"]) for one in found["rounds"]
    ] == [
        (LOBBY, "lobby", "help", 1),
        (LOBBY, "lobby", "help", 2),
        (TRANSFER, "lobby", "share", 1),
    ]
    assert [(one["question"], one["text"], one["table"]) for one in found["answers"]] == [
        ("earlier", "ik bel terug", 3),
        ("earlier", "ik vraag door", 0),
        ("look-back", "het bellen is gelukt", 0),
        ("look-back", "dankzij tafel vier", 4),
    ]
    assert {one["step"] for one in found["answers"]} == {LOOK_BACK}
    assert found["pledges"] == []


def test_a_workshop_with_a_look_back_is_equal_after_reloading(data_folder: Path) -> None:
    run, state = begun(PLEDGED)
    with stored(data_folder / FILE) as store:
        store.create(run, state)
    with stored(data_folder / FILE) as store:
        assert store.load(run.id) == (run, state)
        assert pledged(run.contents, state) == ()
        done = after(*DONE, *(GoTo(PLEDGES), AddEntry("opnieuw", 2)), state=state)
        store.save(run, state, done, NOON)
    with stored(data_folder / FILE) as store:
        kept_run, kept = store.load(run.id)
    assert (kept_run, kept) == (run, done)
    assert kept.entries[EARLIER] == PLEDGED
    assert len(kept.entries[NOW]) == 2
    assert kept.rounds[RoundKey(TRANSFER, "share", 1)].hands == (0, 0, 2, 2, 0, 0)
    assert pledged(kept_run.contents, kept) == (Entry(1, "opnieuw", 2),)
