"""What the core tests build on: small decks made in code, workshops, clocks and stores."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from workshop_app import paths
from workshop_app.content.deck import FORMAT, Behaviour, Card, Deck, Illustration, Reference
from workshop_app.content.reading import read_deck
from workshop_app.errors import StorageError
from workshop_app.session.commands import (
    Back,
    ChangeCount,
    Command,
    GoTo,
    Next,
    OpenOrClose,
    RevealOrHide,
    SetParticipants,
    StartSecondRound,
    ToggleCurtain,
    ToggleReference,
    WriteNote,
)
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.programme import Workshop
from workshop_app.session.rules import Programme, apply
from workshop_app.session.state import Curtain, Place, State

ROOT = Path(__file__).parents[2]
"""The folder that holds the packages: where a process of its own finds them too."""

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PARTICIPANTS = 12
PNG = b"\x89PNG\r\n\x1a\n" + b"not a real picture"

TRAINER_NOTE = "only-for-the-trainer"
DEBRIEF = "debrief-question"
WHY, NOT_LOWER, NOT_HIGHER = "why-this-niveau", "why-not-lower", "why-not-higher"
NOTE = "note-of-the-trainer"
"""Words that tests look for where they must not be."""


def behaviour(name: str, niveau: int) -> Behaviour:
    """A behaviour with a whole duiding."""
    indicators = (f"n{niveau}.1",) if niveau else ()
    reference = Reference(niveau, WHY, indicators, NOT_LOWER, NOT_HIGHER)
    return Behaviour(name, f"text of {name}", reference)


def card(name: str, *behaviours: Behaviour, floor: bool = True, picture: str = "") -> Card:
    """A card with these behaviours; `picture` is the file name of its illustration."""
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
        floor=floor,
    )


@cache
def tiny_deck() -> Deck:
    """Two cards: the first with two behaviours, the second without a floor."""
    return Deck(
        format=FORMAT,
        version=1,
        id="tiny",
        title="Tiny",
        cards=(
            card("lobby", behaviour("chat", 0), behaviour("help", 3), picture="lobby.png"),
            card("train", behaviour("tidy", 4), floor=False),
        ),
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


def start() -> State:
    """A workshop that has just begun."""
    return State(participants=PARTICIPANTS)


def walk(programme: Programme, state: State, commands: Iterable[Command]) -> State:
    """The state after these commands, one after the other."""
    for command in commands:
        state = apply(programme, state, command)
    return state


def votes(niveau: int, number: int) -> list[Command]:
    """The commands that count this many votes for a niveau."""
    return [ChangeCount(niveau)] * number


class TickingClock:
    """Each look at it is one second later than the one before."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class MemoryStore:
    """Keeps states as a database would; `trouble` makes it refuse."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.saves = 0
        self.trouble: StorageError | None = None

    def save(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
        """Keep a state; the one before must be the one that is held."""
        assert workshop.programme
        assert at.tzinfo is not None
        assert before == self.state, "the session saves on top of what the store does not hold"
        if self.trouble is not None:
            raise self.trouble
        self.state = after
        self.saves += 1


def places() -> st.SearchStrategy[Place]:
    """The places of the tiny deck where a note can be."""
    return st.sampled_from(
        [Place("", ""), Place("lobby", ""), Place("lobby", "chat"), Place("train", "tidy")]
    )


def commands(text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Command]:
    """Any command, sensible on the tiny deck or not; voting and going on are the most likely."""
    count = st.builds(ChangeCount, st.integers(-1, 6), st.sampled_from([1, 1, 1, -1]))
    plain: list[Command] = [
        Next(),
        Back(),
        OpenOrClose(),
        RevealOrHide(),
        StartSecondRound(),
        ToggleReference(),
    ]
    return st.one_of(
        st.just(Next()),
        count,
        count,
        st.sampled_from(plain),
        st.builds(GoTo, st.integers(-1, 5), st.integers(-1, 4)),
        st.builds(ToggleCurtain, st.sampled_from(Curtain)),
        st.builds(WriteNote, places(), text if text is not None else st.text(max_size=20)),
        st.builds(SetParticipants, st.integers(-1, 1001)),
    )
