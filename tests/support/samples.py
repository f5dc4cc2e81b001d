"""Sample data for the core tests: small decks made in code, workshops, clocks and stores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, cast

import msgspec
from hypothesis import strategies as st

from workshop_app import paths
from workshop_app.content.deck import (
    FORMAT,
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
    Transfer,
)
from workshop_app.content.deck_reading import read_deck
from workshop_app.content.step_kind import StepKind
from workshop_app.errors import StorageError
from workshop_app.results.tally import NO_VOTES, Counts
from workshop_app.session.commands import (
    AddEntry,
    AddStep,
    Back,
    CastBallot,
    ChangeCount,
    ChangeMinutes,
    ChangeVotingMethod,
    Command,
    EditEntry,
    GoTo,
    MoveEntry,
    MoveStep,
    Next,
    OpenOrClose,
    Refusal,
    Refused,
    RemoveStep,
    RepeatStep,
    RevealOrHide,
    SetParticipants,
    SetTables,
    SetTableVote,
    SkipSecondRound,
    SkipStep,
    StartSecondRound,
    ToggleByTable,
    ToggleCountdown,
    ToggleCurtain,
    ToggleReference,
    ToggleReferenceStage,
    ToggleTimer,
    WriteNote,
)
from workshop_app.session.items import Contents
from workshop_app.session.programme import Workshop, steps_of
from workshop_app.session.public import public_snapshot
from workshop_app.session.rules import apply
from workshop_app.session.scenes import DebriefScene, PublicSnapshot, ResultScene, Scene
from workshop_app.session.state import (
    Curtain,
    Place,
    Round,
    RoundKey,
    RoundState,
    Stage,
    State,
    VotingMethod,
)
from workshop_app.session.workshop_kind import WorkshopKind

ROOT = Path(__file__).parents[2]
"""The folder that holds the packages: the working directory of a separate process."""

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PARTICIPANTS = 12
PNG = b"\x89PNG\r\n\x1a\n" + b"not a real picture"

TRAINER_NOTE = "only-for-the-trainer"
DEBRIEF = "debrief-question"
WHY, NOT_LOWER, NOT_HIGHER = "why-this-niveau", "why-not-lower", "why-not-higher"
NOTE = "note-of-the-trainer"
"""Texts that tests search for where they must not appear."""


def behaviour(name: str, niveau: int) -> Behaviour:
    """A behaviour with a complete reference."""
    indicators = (f"n{niveau}.1",) if niveau else ()
    reference = Reference(niveau, WHY, indicators, NOT_LOWER, NOT_HIGHER)
    return Behaviour(name, f"text of {name}", reference)


def card(
    name: str,
    *behaviours: Behaviour,
    floor: bool = True,
    picture: str = "",
    sides: tuple[str, ...] = (),
) -> Card:
    """A card with these behaviours; `picture` is the file name of its illustration, if any."""
    return Card(
        id=name,
        title=f"title of {name}",
        theme="theme",
        minutes=15,
        story=f"story of {name}",
        question="what do you see?",
        debrief=(DEBRIEF,),
        behaviours=behaviours,
        trainer_note=TRAINER_NOTE,
        illustration=Illustration(picture, picture, "in words") if picture else None,
        sides=sides,
        floor=floor,
    )


EVERYTHING = "everything"
"""The id of the tiny deck's programme with a step of each kind; step ids count from 1."""

WELCOME, STAIRS, LOBBY, TRAIN, RULES, ENOUGH, DILEMMA = range(1, 8)
TEAM, INDICATORS, TIME, PAIRS, PAUSE, PLEDGES, TRANSFER, LOOK_BACK, END = range(8, 17)
"""The ids of the steps of that programme."""

EVERY_STEP = (
    PlannedStep(StepKind.WELCOME),
    PlannedStep(StepKind.STAIRCASE),
    PlannedStep(StepKind.CARD, "lobby"),
    PlannedStep(StepKind.CARD, "train"),
    PlannedStep(StepKind.EXPLANATION, "rules"),
    PlannedStep(StepKind.STATEMENT, "enough"),
    PlannedStep(StepKind.CARD, "dilemma"),
    PlannedStep(StepKind.TEAM),
    PlannedStep(StepKind.TEAM, "n1"),
    PlannedStep(StepKind.QUESTION, "time"),
    PlannedStep(StepKind.FEEDBACK, "pairs"),
    PlannedStep(StepKind.BREAK),
    PlannedStep(StepKind.PLEDGES),
    PlannedStep(StepKind.TRANSFER, "lobby"),
    PlannedStep(StepKind.LOOK_BACK),
    PlannedStep(StepKind.END),
)


@cache
def tiny_deck() -> Deck:
    """A deck: a card with two behaviours, one without a floor, a dilemma, and one of all else."""
    return Deck(
        format=FORMAT,
        version=1,
        id="tiny",
        title="Tiny",
        cards=(
            msgspec.structs.replace(
                card("lobby", behaviour("chat", 0), behaviour("help", 3), picture="lobby.png"),
                transfer=Transfer(
                    "title of elsewhere",
                    "story of elsewhere",
                    "question of elsewhere",
                    9,
                    (behaviour("share", 3),),
                    TRAINER_NOTE,
                ),
            ),
            card("train", behaviour("tidy", 4), floor=False),
            card("dilemma", behaviour("ask", 5), sides=("left", "right", "neither")),
        ),
        slides=(Slide("rules", "title of rules", ("first point", "second point"), 4),),
        statements=(Statement("enough", "text of enough", 8, (DEBRIEF,), TRAINER_NOTE),),
        questions=(OpenQuestion("time", "text of time", 6, TRAINER_NOTE),),
        exercises=(
            Exercise("pairs", "title of pairs", "do this", ("I saw …",), 12, "what stops us?"),
        ),
        programmes=(Programme(EVERYTHING, "Everything", "aim", EVERY_STEP),),
        pictures={"lobby.png": PNG},
    )


@cache
def own_deck() -> Deck:
    """The deck that comes with the app."""
    return read_deck(paths.deck_file("klantgerichtheid"))


def workshop(
    name: str = "w1", deck: Deck | None = None, kind: WorkshopKind = WorkshopKind.REAL
) -> Workshop:
    """A workshop on the tiny deck, or on another one."""
    return Workshop(
        id=name,
        name="Team Noord",
        organisation="Gemeente Voorbeeld",
        date=date(2026, 3, 2),
        kind=kind,
        created_at=NOON,
        deck=deck or tiny_deck(),
    )


def contents(deck: Deck | None = None) -> Contents:
    """The contents that the steps of a workshop on the tiny deck, or another one, refer to."""
    return workshop(deck=deck).contents


def start(programme: str = EVERYTHING, deck: Deck | None = None) -> State:
    """The first state of a workshop; an empty `programme` takes all cards of the deck."""
    return State(participants=PARTICIPANTS, steps=steps_of(contents(deck), programme))


def walk(
    state: State, commands: Iterable[Command], deck: Deck | None = None, now: datetime = NOON
) -> State:
    """The state after these commands, applied in order at one moment."""
    for command in commands:
        state = apply(contents(deck), state, command, now)
    return state


def votes(choice: int, number: int) -> list[Command]:
    """The commands that count `number` raised hands for a choice."""
    return [ChangeCount(choice)] * number


def after(*given: Command, state: State | None = None, now: datetime = NOON) -> State:
    """The state after these commands, by default from the start of the programme `EVERYTHING`."""
    return walk(state or start(), given, now=now)


def refusal(state: State, command: Command, now: datetime = NOON) -> Refusal | None:
    """Why a command is refused in a state, or None where it is accepted."""
    try:
        apply(contents(), state, command, now)
    except Refused as refused:
        return refused.reason
    return None


def round_of(state: State, step: int, item: str, number: int = 1) -> Round:
    """A round of a state; an empty one where the state has none."""
    return state.rounds.get(RoundKey(step, item, number), Round())


def public(state: State, now: datetime = NOON) -> PublicSnapshot:
    """The public snapshot of a state."""
    return public_snapshot(workshop(), state, now)


def scene(state: State) -> Scene:
    """The scene that the room sees."""
    return public(state).scene


def inside(value: object) -> Iterator[object]:
    """A value and all values nested in its dataclasses, structs, tuples and mappings."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from inside(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from inside(item)
    elif isinstance(value, Mapping):
        for pair in cast("Mapping[object, object]", value).items():
            yield from inside(pair)
    elif hasattr(type(value), "__struct_fields__"):
        for name in cast("Any", value).__struct_fields__:
            yield from inside(getattr(value, name))


def words_in(shown: PublicSnapshot) -> str:
    """All texts in a public snapshot, one per line."""
    return "\n".join(value for value in inside(shown) if isinstance(value, str))


def counts_in(shown: PublicSnapshot) -> list[Counts]:
    """All counts per choice in a public snapshot."""
    found: list[Counts] = []
    for value in inside(shown):
        if isinstance(value, tuple):
            items = cast("tuple[object, ...]", value)
            if len(items) == len(NO_VOTES) and all(isinstance(item, int) for item in items):
                found.append(cast("Counts", items))
    return found


def split_otherwise(state: State) -> State:
    """The same state with other votes in each round that is not revealed."""

    def turned(counts: Counts) -> Counts:
        return (*counts[1:], counts[0])

    return replace(
        state,
        rounds={
            key: round_
            if round_.state is RoundState.REVEALED
            else replace(
                round_,
                hands=turned(round_.hands),
                ballots=turned(round_.ballots),
                tables={table: 5 - choice for table, choice in round_.tables.items()},
            )
            for key, round_ in state.rounds.items()
        },
    )


def check_state(state: State) -> None:
    """Assert the invariants of a workshop on the tiny deck; they hold after any command."""
    ids = [step.id for step in state.steps]
    assert len(set(ids)) == len(ids)
    assert any(not step.skipped for step in state.steps)
    position = state.position
    assert position.step in ids
    items = contents().items(state.step)
    assert 0 <= position.item < len(items)
    item = items[position.item]
    assert (position.stage is Stage.SHOW) == (item.poll is None)
    assert position.round == 1 or position.stage in (Stage.VOTE, Stage.RESULT)
    assert item.poll is None or 1 <= position.round <= item.poll.rounds
    here = RoundKey(position.step, item.id, position.round)
    for key, round_ in state.rounds.items():
        assert min(round_.counts) >= 0
        assert round_.votes == sum(round_.counts)
        if round_.state is RoundState.OPEN:
            assert position.stage is Stage.VOTE
            assert key == here
        if round_.state is RoundState.REVEALED:
            assert round_.votes
    if position.stage in (Stage.RESULT, Stage.TALK):
        assert state.rounds[here].state is RoundState.REVEALED
    if state.reference_shown:
        assert position.stage is Stage.RESULT
        assert item.poll is not None
        assert item.poll.reference is not None
    assert all(
        entries and all(entry.text for entry in entries) for entries in state.entries.values()
    )
    assert all(state.notes.values())


def check_room(state: State) -> None:
    """Assert that the room sees no text for the trainer and no split except a shown result."""
    shown = public(state)
    assert public(split_otherwise(state)) == shown
    words = words_in(shown)
    for secret in (NOTE, TRAINER_NOTE, NOT_LOWER, NOT_HIGHER):
        assert secret not in words
    assert (DEBRIEF in words) == isinstance(shown.scene, DebriefScene)
    assert (WHY in words) == (state.reference_shown and isinstance(shown.scene, ResultScene))
    position = state.position
    counts: list[Counts] = []
    if state.curtain is None and position.stage in (Stage.RESULT, Stage.TALK):
        item = contents().item(state.step, position.item)
        numbers = [1, 2] if position.round == 2 else [1]
        rounds = [state.rounds.get(RoundKey(position.step, item.id, n)) for n in numbers]
        counts = [one.counts for one in rounds if one and one.state is RoundState.REVEALED]
        assert counts
    assert sorted(counts_in(shown)) == sorted(counts)


class SetClock:
    """A clock that stands still until it is set or moved forward."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> datetime:
        """Move the clock by `seconds`; a negative number sets it back. Return the new time."""
        self.now += timedelta(seconds=seconds)
        return self.now


class TickingClock:
    """A clock that moves one second forward at each call."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class MemoryStore:
    """Hold a state as a database would; it raises `trouble` instead of saving while that is set."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.saves = 0
        self.trouble: StorageError | None = None

    def save(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
        """Save a state; assert that `before` is the state saved last."""
        assert workshop.id
        assert at.tzinfo is not None
        assert before == self.state, "the session saves on top of what the store does not hold"
        if self.trouble is not None:
            raise self.trouble
        self.state = after
        self.saves += 1


def places() -> st.SearchStrategy[Place]:
    """Places in the tiny deck's programme where a note can be written."""
    return st.sampled_from(
        [
            Place(WELCOME, ""),
            Place(LOBBY, ""),
            Place(LOBBY, "chat"),
            Place(TRAIN, "tidy"),
            Place(TIME, "time"),
        ]
    )


def step_ids() -> st.SearchStrategy[int]:
    """Ids of existing steps, and of some that do not exist."""
    return st.integers(0, END + 2)


def sheet_commands() -> st.SearchStrategy[Command]:
    """Commands that change the programme."""
    steps = step_ids()
    return st.one_of(
        st.builds(SkipStep, steps),
        st.builds(RepeatStep, steps),
        st.builds(RemoveStep, steps),
        st.builds(MoveStep, steps, st.integers(-3, 3)),
        st.builds(ChangeMinutes, st.integers(-6, 6)),
        st.builds(
            AddStep,
            st.sampled_from(StepKind),
            st.sampled_from(["", "lobby", "enough", "n2", "nothing"]),
            st.integers(0, 30),
            steps,
        ),
    )


def collecting_commands(words: st.SearchStrategy[str]) -> st.SearchStrategy[Command]:
    """Commands that change the collected entries."""
    entries = st.integers(0, 4)
    return st.one_of(
        st.builds(AddEntry, words, st.integers(-1, 5)),
        st.builds(EditEntry, entries, words, st.integers(-1, 5)),
        st.builds(MoveEntry, entries, st.integers(-2, 2)),
    )


def commands(
    text: st.SearchStrategy[str] | None = None, notes: st.SearchStrategy[str] | None = None
) -> st.SearchStrategy[Command]:
    """Any command, valid on the tiny deck or not; votes and `Next` are the most likely.

    `text` generates the entries of the group; `notes` those of the trainer, by default the same.
    """
    words = text if text is not None else st.text(max_size=20)
    written = notes if notes is not None else words
    choices = st.integers(-1, 6)
    by = st.sampled_from([1, 1, 1, -1])
    tables = st.integers(-1, 31)
    hand = st.builds(ChangeCount, choices, by)
    ballot = st.builds(CastBallot, choices)
    table = st.builds(SetTableVote, st.integers(0, 6), st.none() | choices)
    plain: list[Command] = [
        Next(),
        Back(),
        OpenOrClose(),
        RevealOrHide(),
        StartSecondRound(),
        SkipSecondRound(),
        ToggleReference(),
        ToggleReferenceStage(),
        ToggleByTable(),
        ToggleTimer(),
        ToggleCountdown(),
    ]
    return st.one_of(
        st.just(Next()),
        st.just(Next()),
        hand,
        hand,
        ballot,
        ballot,
        table,
        st.sampled_from(plain),
        st.builds(ChangeVotingMethod, st.sampled_from(VotingMethod)),
        st.builds(GoTo, step_ids(), st.integers(-1, 5)),
        collecting_commands(words),
        sheet_commands(),
        st.builds(ToggleCurtain, st.sampled_from(Curtain)),
        st.builds(WriteNote, places(), written),
        st.builds(SetParticipants, st.integers(-1, 1001)),
        st.builds(SetTables, tables),
    )


def upside_down(counts: Counts) -> Counts:
    """Counts on the staircase turned upside down."""
    return (counts[5], counts[4], counts[3], counts[2], counts[1], counts[0])


def long_text(filler: str, length: int) -> str:
    """A text of at most `length` characters that shows by its end whether it is complete."""
    return (filler * length)[: length - 4].strip() + "EIND"
