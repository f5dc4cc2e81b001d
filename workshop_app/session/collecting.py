"""Collecting entries: the lines that the group gives. Pure functions."""

from __future__ import annotations

from dataclasses import replace

from workshop_app.session.commands import AddEntry, EditEntry, MoveEntry, Refusal, Refused
from workshop_app.session.items import Contents, Item, ItemKind
from workshop_app.session.navigation import current_item
from workshop_app.session.state import Entry, Place, State, storable

LONGEST_ENTRY = 300
MOST_ENTRIES = 500
MOST_TABLES = 30

Entries = tuple[Entry, ...]


def entries_at(state: State, item: Item) -> Entries:
    """The entries that were collected at an item of the current step."""
    return state.entries.get(Place(state.position.step, item.id), ())


def pledged(contents: Contents, state: State) -> Entries:
    """All pledges of a group, renumbered from 1, for looking back in a later workshop."""
    found = [
        entry
        for step in state.steps
        for item in contents.items(step)
        if item.kind is ItemKind.PLEDGES
        for entry in state.entries.get(Place(step.id, item.id), ())
    ]
    return tuple(replace(entry, id=number) for number, entry in enumerate(found, 1))


def collect(contents: Contents, state: State, command: AddEntry | EditEntry | MoveEntry) -> State:
    """Return the state with an entry added, changed or moved.

    Raises:
        Refused: The place collects no entries, there is no such entry, the text is empty or too
            long, the table does not exist, or there are too many entries.
    """
    place = _place_of(contents, state, command)
    entries = state.entries.get(place, ())
    match command:
        case AddEntry(text=text, table=table):
            changed = _add(entries, text, table)
        case EditEntry(id=entry_id, text=text, table=table):
            changed = _edit(entries, entry_id, text, table)
        case MoveEntry(entry_id, by):
            changed = _move(entries, entry_id, by)
    collected = {**state.entries, place: changed}
    if not changed:
        del collected[place]
    return replace(state, entries=collected)


def _place_of(contents: Contents, state: State, command: AddEntry | EditEntry | MoveEntry) -> Place:
    """The place a command is about, if entries are collected there."""
    given = None if isinstance(command, MoveEntry) else command.place
    place = given or Place(state.position.step, current_item(contents, state).id)
    for step in state.steps:
        if step.id == place.step and any(
            item.id == place.item and item.collects for item in contents.items(step)
        ):
            return place
    raise Refused(Refusal.NOTHING_TO_COLLECT)


def _tidy(text: str) -> str:
    """The text on one line, in a form that can be saved to any file."""
    tidy = " ".join(text.split())
    if len(tidy) > LONGEST_ENTRY:
        raise Refused(Refusal.TOO_LONG)
    return storable(tidy)


def _add(entries: Entries, text: str, table: int) -> Entries:
    tidy = _tidy(text)
    if not tidy:
        raise Refused(Refusal.NOTHING_WRITTEN)
    if not 0 <= table <= MOST_TABLES:
        raise Refused(Refusal.NOT_A_TABLE)
    if len(entries) >= MOST_ENTRIES:
        raise Refused(Refusal.TOO_MANY_ENTRIES)
    return (*entries, Entry(max((entry.id for entry in entries), default=0) + 1, tidy, table))


def _index(entries: Entries, entry_id: int) -> int:
    for index, entry in enumerate(entries):
        if entry.id == entry_id:
            return index
    raise Refused(Refusal.NO_SUCH_ENTRY)


def _edit(entries: Entries, entry_id: int, text: str, table: int) -> Entries:
    index = _index(entries, entry_id)
    if not 0 <= table <= MOST_TABLES:
        raise Refused(Refusal.NOT_A_TABLE)
    tidy = _tidy(text)
    kept = (Entry(entry_id, tidy, table),) if tidy else ()
    return (*entries[:index], *kept, *entries[index + 1 :])


def _move(entries: Entries, entry_id: int, by: int) -> Entries:
    index = _index(entries, entry_id)
    moved = list(entries)
    entry = moved.pop(index)
    moved.insert(min(max(index + by, 0), len(moved)), entry)
    return tuple(moved)
