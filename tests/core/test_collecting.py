"""Collecting the entries of the group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.samples import (
    END,
    LOBBY,
    PAIRS,
    PAUSE,
    PLEDGES,
    TIME,
    TRANSFER,
    after,
    collecting_commands,
    contents,
    refusal,
    scene,
    start,
)
from workshop_app.session.collecting import LONGEST_ENTRY, MOST_ENTRIES, MOST_TABLES
from workshop_app.session.commands import (
    AddEntry,
    Command,
    EditEntry,
    GoTo,
    MoveEntry,
    Refusal,
    RepeatStep,
    ToggleByTable,
)
from workshop_app.session.items import ItemKind
from workshop_app.session.scenes import WordsScene
from workshop_app.session.state import Entry, Place, State

ANSWERS = Place(TIME, "time")


def asked(*given: Command) -> State:
    """The state after these commands, at the open question."""
    return after(GoTo(TIME), *given)


def collected(*given: Command) -> list[str]:
    """The entries collected at the open question, in order."""
    return [entry.text for entry in asked(*given).entries.get(ANSWERS, ())]


THREE = (AddEntry("one"), AddEntry("two", 4), AddEntry("three"))


def test_entries_are_added_in_order() -> None:
    state = asked(*THREE)
    assert state.entries == {ANSWERS: (Entry(1, "one"), Entry(2, "two", 4), Entry(3, "three"))}


def test_an_entry_can_be_edited_and_assigned_to_a_table() -> None:
    state = asked(*THREE, EditEntry(1, "uno", 2), EditEntry(2, "two"))
    assert state.entries[ANSWERS] == (Entry(1, "uno", 2), Entry(2, "two", 0), Entry(3, "three"))


@pytest.mark.parametrize("nothing", ["", " ", "\t\n \u2003"])
def test_an_emptied_entry_is_removed(nothing: str) -> None:
    assert collected(*THREE, EditEntry(2, nothing)) == ["one", "three"]
    assert asked(AddEntry("one"), EditEntry(1, nothing)).entries == {}


@pytest.mark.parametrize("nothing", ["", " ", "\t\n \u2003"])
def test_an_empty_entry_is_refused(nothing: str) -> None:
    assert refusal(asked(), AddEntry(nothing)) is Refusal.NOTHING_WRITTEN


@pytest.mark.parametrize(
    ("entry", "by", "expected"),
    [
        (1, 1, ["two", "one", "three"]),
        (3, -1, ["one", "three", "two"]),
        (1, 2, ["two", "three", "one"]),
        (3, -99, ["three", "one", "two"]),
        (1, 99, ["two", "three", "one"]),
        (2, 0, ["one", "two", "three"]),
        (2, -2, ["two", "one", "three"]),
    ],
)
def test_entries_can_be_reordered(entry: int, by: int, expected: list[str]) -> None:
    assert collected(*THREE, MoveEntry(entry, by)) == expected


def test_an_entry_added_after_a_removal_gets_a_new_id() -> None:
    state = asked(*THREE, EditEntry(1, ""), AddEntry("four"))
    assert [entry.id for entry in state.entries[ANSWERS]] == [2, 3, 4]


@pytest.mark.parametrize("command", [EditEntry(4, "x"), EditEntry(0, ""), MoveEntry(4, 1)])
def test_a_missing_entry_cannot_be_changed(command: Command) -> None:
    assert refusal(asked(*THREE), command) is Refusal.NO_SUCH_ENTRY


@pytest.mark.parametrize("table", [-1, MOST_TABLES + 1])
def test_an_entry_for_an_impossible_table_is_refused(table: int) -> None:
    assert refusal(asked(), AddEntry("one", table)) is Refusal.NOT_A_TABLE
    assert refusal(asked(*THREE), EditEntry(1, "one", table)) is Refusal.NOT_A_TABLE
    assert refusal(asked(*THREE), EditEntry(1, "one", MOST_TABLES)) is None


def test_the_number_of_entries_is_limited() -> None:
    full = asked(*[AddEntry("word")] * MOST_ENTRIES)
    assert refusal(full, AddEntry("one more")) is Refusal.TOO_MANY_ENTRIES
    assert refusal(full, EditEntry(1, "another")) is None
    assert refusal(after(GoTo(PLEDGES), state=full), AddEntry("elsewhere")) is None


def test_an_entry_is_one_line_of_limited_length() -> None:
    assert collected(AddEntry(" two \n\n lines\there ")) == ["two lines here"]
    assert collected(AddEntry("x" * LONGEST_ENTRY)) == ["x" * LONGEST_ENTRY]
    assert collected(AddEntry(" x \n " * (LONGEST_ENTRY // 2))) == [
        " ".join("x" * (LONGEST_ENTRY // 2))
    ]


def test_an_entry_that_is_too_long_is_refused_and_not_cut() -> None:
    long = "x" * (LONGEST_ENTRY + 1)
    assert refusal(asked(), AddEntry(long)) is Refusal.TOO_LONG
    state = asked(AddEntry("one"))
    assert refusal(state, EditEntry(1, long)) is Refusal.TOO_LONG


def test_an_entry_can_be_added_to_another_place_than_the_current_one() -> None:
    """A line can be half typed when the workshop moves to the next step."""
    state = asked(GoTo(PLEDGES), AddEntry("late", 2, ANSWERS), AddEntry("here"))
    assert [entry.text for entry in state.entries[ANSWERS]] == ["late"]
    state = after(EditEntry(1, "later", 2, ANSWERS), state=state)
    assert [entry.text for entry in state.entries[ANSWERS]] == ["later"]
    assert state.position.step == PLEDGES
    for nowhere in (Place(TIME, "?"), Place(999, ANSWERS.item), Place(LOBBY, "")):
        assert refusal(state, AddEntry("x", 0, nowhere)) is Refusal.NOTHING_TO_COLLECT


@given(
    st.text(st.characters(), min_size=1, max_size=LONGEST_ENTRY).filter(
        lambda text: bool(text.split())
    )
)
def test_any_entry_can_be_encoded_and_is_unchanged_when_edited_to_itself(text: str) -> None:
    state = asked(AddEntry(text))
    (entry,) = state.entries[ANSWERS]
    assert entry.text.encode().decode() == entry.text
    assert len(entry.text.splitlines()) == 1
    assert asked(AddEntry(text), EditEntry(1, entry.text)) == state


def test_each_place_has_its_own_entries_and_keeps_them() -> None:
    state = asked(*THREE)
    state = after(GoTo(PAIRS, 1), AddEntry("that"), GoTo(PLEDGES), AddEntry("this"), state=state)
    assert {place: [entry.text for entry in found] for place, found in state.entries.items()} == {
        ANSWERS: ["one", "two", "three"],
        Place(PAIRS, "pairs"): ["that"],
        Place(PLEDGES, "pledges"): ["this"],
    }
    again = after(RepeatStep(TIME), GoTo(END + 1), state=state)
    shown = scene(again)
    assert isinstance(shown, WordsScene)
    assert shown.entries == ()
    assert again.entries == state.entries


def test_only_questions_exercises_pledges_and_looking_back_collect() -> None:
    collecting = {
        item.kind
        for step in start().steps
        for number, item in enumerate(contents().items(step))
        if refusal(after(GoTo(step.id, number)), AddEntry("x")) is None
    }
    assert collecting == {
        ItemKind.QUESTION,
        ItemKind.PLEDGES,
        ItemKind.EARLIER,
        ItemKind.LOOK_BACK,
    }
    transfer = [GoTo(TRANSFER, item) for item in range(3)]
    for command in (AddEntry("x"), EditEntry(1, "x"), MoveEntry(1, 1)):
        for there in (GoTo(PAUSE), GoTo(LOBBY, 1), GoTo(PAIRS, 0), *transfer):
            assert refusal(after(there), command) is Refusal.NOTHING_TO_COLLECT


def test_the_room_sees_the_entries_and_their_grouping() -> None:
    shown = scene(asked(*THREE, ToggleByTable()))
    assert shown == WordsScene(
        ItemKind.QUESTION,
        "text of time",
        (Entry(1, "one"), Entry(2, "two", 4), Entry(3, "three")),
        by_table=True,
    )
    assert scene(asked(*THREE, ToggleByTable(), ToggleByTable())) == scene(asked(*THREE))


@given(st.lists(collecting_commands(st.text(max_size=5)), max_size=40))
def test_ids_stay_unique_and_only_an_emptied_entry_is_removed(pressed: list[Command]) -> None:
    state = asked()
    for command in pressed:
        if refusal(state, command) is not None:
            continue
        before = state.entries.get(ANSWERS, ())
        state = after(command, state=state)
        entries = state.entries.get(ANSWERS, ())
        assert len({entry.id for entry in entries}) == len(entries)
        assert all(entry.text for entry in entries)
        match command:
            case AddEntry():
                assert entries[:-1] == before
            case MoveEntry():
                assert sorted(entries, key=lambda entry: entry.id) == sorted(
                    before, key=lambda entry: entry.id
                )
            case EditEntry(entry_id):
                others = tuple(entry for entry in before if entry.id != entry_id)
                assert tuple(entry for entry in entries if entry.id != entry_id) == others
            case _:
                raise AssertionError(command)
