"""The rules of a live session: a table of commands and stages, the whole trail, and chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.core.samples import (
    DEBRIEF,
    NOT_HIGHER,
    NOT_LOWER,
    NOTE,
    TRAINER_NOTE,
    WHY,
    MemoryStore,
    TickingClock,
    commands,
    start,
    tiny_deck,
    votes,
    walk,
    workshop,
)
from workshop_app.content.staircase import staircase
from workshop_app.results.tally import NO_VOTES, Counts
from workshop_app.session.commands import (
    Back,
    ChangeCount,
    Command,
    GoTo,
    Next,
    OpenOrClose,
    Refusal,
    Refused,
    RevealOrHide,
    SetParticipants,
    StartSecondRound,
    ToggleCurtain,
    ToggleReference,
    WriteNote,
)
from workshop_app.session.live import LiveSession
from workshop_app.session.programme import StepKind, programme_of
from workshop_app.session.public import public_snapshot
from workshop_app.session.rules import LONGEST_NOTE, MOST_PEOPLE, MOST_VOTES, apply
from workshop_app.session.scenes import (
    BlackScene,
    BreakScene,
    DebriefScene,
    EndScene,
    PublicSnapshot,
    ReadScene,
    ResultScene,
    Scene,
    StaircaseScene,
    StoryScene,
    TalkScene,
    VoteScene,
    WelcomeScene,
)
from workshop_app.session.state import (
    Curtain,
    Place,
    Position,
    Round,
    RoundKey,
    RoundState,
    Stage,
    State,
)

PROGRAMME = programme_of(tiny_deck())
LOBBY, TRAIN, END = 2, 3, 4
CHAT = Place("lobby", "chat")


def after(*given: Command, state: State | None = None) -> State:
    """The state after these commands, from the start."""
    return walk(PROGRAMME, state or start(), given)


def round_of(state: State, number: int, place: Place = CHAT) -> Round:
    """A round of a behaviour, as it is now."""
    return state.rounds.get(RoundKey(*place, number), Round())


def scene(state: State) -> Scene:
    """What the room sees."""
    return public_snapshot(workshop(), staircase(), state).scene


# ------------------------------------------------------------------ each command in each stage

TO_FIRST_VOTE = (GoTo(LOBBY, 1), Next())
TO_RESULT = (*TO_FIRST_VOTE, *votes(2, 5), Next())
TO_SECOND_VOTE = (*TO_RESULT, Next(), Next())
TO_SECOND_RESULT = (*TO_SECOND_VOTE, *votes(3, 5), Next())

WHERE: dict[str, tuple[Command, ...]] = {
    "welcome": (),
    "story": (GoTo(LOBBY, 0),),
    "read": (GoTo(LOBBY, 1),),
    "vote 1 empty": TO_FIRST_VOTE,
    "vote 1 open": (*TO_FIRST_VOTE, *votes(2, 5)),
    "vote 1 shut": (*TO_FIRST_VOTE, *votes(2, 5), OpenOrClose()),
    "result 1": TO_RESULT,
    "talk": (*TO_RESULT, Next()),
    "vote 2 empty": TO_SECOND_VOTE,
    "vote 2 open": (*TO_SECOND_VOTE, *votes(3, 5)),
    "result 2": TO_SECOND_RESULT,
    "debrief": (GoTo(LOBBY, 3),),
    "end": (GoTo(END),),
}
"""By which commands one comes there."""


def told(state: State) -> str:
    """Where a state is, in the words of the table; another item of the card is named."""
    position = state.position
    step = PROGRAMME[position.step]
    if step.kind is not StepKind.CARD:
        return step.kind.value
    if step.behaviour(position.item) is None:
        return "debrief" if position.item else "story"
    item = "" if (position.step, position.item) == (LOBBY, 1) else f"item {position.item}: "
    if position.stage is not Stage.VOTE:
        number = f" {position.round}" if position.stage is Stage.RESULT else ""
        return f"{item}{position.stage}{number}"
    round_ = round_of(state, position.round)
    how = "shut" if round_.state is not RoundState.OPEN else "open" if round_.votes else "empty"
    return f"{item}vote {position.round} {how}"


def test_the_words_of_the_table_are_where_the_commands_lead() -> None:
    assert {name: told(after(*path)) for name, path in WHERE.items()} == {
        name: name for name in WHERE
    }


NOTHING, SHOWN = Refusal.NOTHING_TO_VOTE_ON, Refusal.RESULT_IS_SHOWN
CLOSED, EMPTY = Refusal.VOTE_IS_CLOSED, Refusal.NO_VOTES_YET
FIRST, SECOND = Refusal.FIRST_ROUND_FIRST, Refusal.ALREADY_SECOND_ROUND
LATER, BOTTOM, TOP = Refusal.REFERENCE_AFTER_RESULT, Refusal.AT_THE_START, Refusal.AT_THE_END
TAKE = Refusal.NO_VOTE_TO_TAKE
FORWARD, BACK, DOOR, VOTE = Next(), Back(), OpenOrClose(), ChangeCount(3)
LESS, SHOW, AGAIN, DUIDING = (
    ChangeCount(3, -1),
    RevealOrHide(),
    StartSecondRound(),
    ToggleReference(),
)

TABLE: dict[Command, dict[str, str | Refusal]] = {
    FORWARD: {
        "welcome": "staircase",
        "story": "read",
        "read": "vote 1 empty",
        "vote 1 empty": "item 2: read",
        "vote 1 open": "result 1",
        "vote 1 shut": "result 1",
        "result 1": "talk",
        "talk": "vote 2 empty",
        "vote 2 empty": "item 2: read",
        "vote 2 open": "result 2",
        "result 2": "item 2: read",
        "debrief": "story",
        "end": TOP,
    },
    BACK: {
        "welcome": BOTTOM,
        "story": "staircase",
        "read": "story",
        "vote 1 empty": "read",
        "vote 1 open": "read",
        "vote 1 shut": "read",
        "result 1": "vote 1 shut",
        "talk": "result 1",
        "vote 2 empty": "talk",
        "vote 2 open": "talk",
        "result 2": "vote 2 shut",
        "debrief": "item 2: read",
        "end": "debrief",
    },
    DOOR: {
        "welcome": NOTHING,
        "story": NOTHING,
        "read": "vote 1 empty",
        "vote 1 empty": "vote 1 shut",
        "vote 1 open": "vote 1 shut",
        "vote 1 shut": "vote 1 open",
        "result 1": "vote 1 open",
        "talk": "vote 2 empty",
        "vote 2 empty": "vote 2 shut",
        "vote 2 open": "vote 2 shut",
        "result 2": "vote 2 open",
        "debrief": NOTHING,
        "end": NOTHING,
    },
    VOTE: {
        "welcome": NOTHING,
        "story": NOTHING,
        "read": "vote 1 open",
        "vote 1 empty": "vote 1 open",
        "vote 1 open": "vote 1 open",
        "vote 1 shut": CLOSED,
        "result 1": SHOWN,
        "talk": SHOWN,
        "vote 2 empty": "vote 2 open",
        "vote 2 open": "vote 2 open",
        "result 2": SHOWN,
        "debrief": NOTHING,
        "end": NOTHING,
    },
    LESS: {
        "welcome": NOTHING,
        "story": NOTHING,
        "read": TAKE,
        "vote 1 empty": TAKE,
        "vote 1 open": TAKE,  # there are votes, but none for niveau 3
        "vote 1 shut": CLOSED,
        "result 1": SHOWN,
        "talk": SHOWN,
        "vote 2 empty": TAKE,
        "vote 2 open": "vote 2 open",
        "result 2": SHOWN,
        "debrief": NOTHING,
        "end": NOTHING,
    },
    SHOW: {
        "welcome": NOTHING,
        "story": NOTHING,
        "read": EMPTY,
        "vote 1 empty": EMPTY,
        "vote 1 open": "result 1",
        "vote 1 shut": "result 1",
        "result 1": "vote 1 shut",
        "talk": "result 1",
        "vote 2 empty": EMPTY,
        "vote 2 open": "result 2",
        "result 2": "vote 2 shut",
        "debrief": NOTHING,
        "end": NOTHING,
    },
    AGAIN: {
        "welcome": NOTHING,
        "story": NOTHING,
        "read": FIRST,
        "vote 1 empty": FIRST,
        "vote 1 open": "vote 2 empty",
        "vote 1 shut": "vote 2 empty",
        "result 1": "vote 2 empty",
        "talk": "vote 2 empty",
        "vote 2 empty": SECOND,
        "vote 2 open": SECOND,
        "result 2": SECOND,
        "debrief": NOTHING,
        "end": NOTHING,
    },
    DUIDING: {
        "welcome": LATER,
        "story": LATER,
        "read": LATER,
        "vote 1 empty": LATER,
        "vote 1 open": LATER,
        "vote 1 shut": LATER,
        "result 1": "result 1",
        "talk": LATER,
        "vote 2 empty": LATER,
        "vote 2 open": LATER,
        "result 2": "result 2",
        "debrief": LATER,
        "end": LATER,
    },
}
"""What each command leads to from each place, or why it is refused there."""


@pytest.mark.parametrize(
    ("command", "place", "outcome"),
    [(command, place, out) for command, row in TABLE.items() for place, out in row.items()],
)
def test_each_command_in_each_stage(command: Command, place: str, outcome: str | Refusal) -> None:
    state = after(*WHERE[place])
    if isinstance(outcome, Refusal):
        with pytest.raises(Refused) as refused:
            apply(PROGRAMME, state, command)
        assert refused.value.reason is outcome
    else:
        assert told(apply(PROGRAMME, state, command)) == outcome


def test_the_table_is_complete() -> None:
    assert all(row.keys() == WHERE.keys() for row in TABLE.values())


# ------------------------------------------------------------------ the trail of a behaviour


def test_next_walks_the_whole_programme_and_back_walks_it_back() -> None:
    state = start()
    way: list[Position] = []
    while told(state) != "end":
        way.append(state.position)
        if state.position.stage is Stage.VOTE:
            state = after(*votes(2, 3), state=state)
        state = after(Next(), state=state)
    way.append(state.position)
    trail = ["read", "vote", "result", "talk", "vote", "result"]
    assert [position.stage for position in way] == [
        *["show"] * 3,
        *trail * 2,
        *["show"] * 2,
        *trail,
        *["show"] * 2,
    ]
    assert [position.step for position in way] == sorted(position.step for position in way)

    back = [state.position]
    while state.position != Position():
        state = after(Back(), state=state)
        back.append(state.position)
    assert back == way[::-1]


def test_without_votes_next_passes_each_behaviour_by() -> None:
    state = after(*[Next()] * 3)
    seen: list[Position] = []
    while told(state) != "debrief":
        seen.append(state.position)
        state = after(Next(), state=state)
    assert [(position.item, position.stage) for position in seen] == [
        (1, Stage.READ),
        (1, Stage.VOTE),
        (2, Stage.READ),
        (2, Stage.VOTE),
    ]


def test_a_vote_that_is_left_gets_closed() -> None:
    left = after(*WHERE["vote 1 open"], GoTo(TRAIN))
    assert round_of(left, 1) == Round(RoundState.CLOSED, (0, 0, 5, 0, 0, 0))


@pytest.mark.parametrize("place", ["vote 1 shut", "result 1", "vote 2 open", "result 2"])
def test_who_comes_back_finds_the_behaviour_where_it_was_left(place: str) -> None:
    returned = after(*WHERE[place], GoTo(END), GoTo(LOBBY, 1))
    assert told(returned) == place.replace("open", "shut")


def test_a_result_that_is_hidden_closes_its_round() -> None:
    hidden = after(*TO_RESULT, RevealOrHide())
    assert round_of(hidden, 1).state is RoundState.CLOSED
    assert not list(counts_in(public_snapshot(workshop(), staircase(), hidden)))


def test_a_hidden_result_can_be_opened_for_more_votes() -> None:
    reopened = after(*TO_RESULT, OpenOrClose(), ChangeCount(4))
    assert round_of(reopened, 1) == Round(RoundState.OPEN, (0, 0, 5, 0, 1, 0))


def test_back_from_the_second_vote_does_not_show_a_first_result_that_was_never_shown() -> None:
    state = after(*WHERE["vote 1 open"], StartSecondRound(), Back())
    assert told(state) == "vote 1 shut"
    assert isinstance(scene(state), VoteScene)


def test_the_second_result_brings_the_first_one_along() -> None:
    state = after(*WHERE["vote 1 open"], StartSecondRound(), *votes(3, 5), Next())
    shown = scene(state)
    assert isinstance(shown, ResultScene)
    assert shown.before == (0, 0, 5, 0, 0, 0)
    assert round_of(state, 1).state is RoundState.REVEALED
    assert told(after(Back(), Back(), state=state)) == "talk"


def test_the_shift_is_how_much_the_agreement_rose() -> None:
    first = (*TO_FIRST_VOTE, *votes(0, 3), *votes(5, 3), Next())
    state = after(*first, StartSecondRound(), *votes(3, 6), Next())
    shown = scene(state)
    assert isinstance(shown, ResultScene)
    assert shown.agreement == 1
    assert shown.shift == pytest.approx(2)
    assert shown.median == (3, 3)
    assert isinstance(scene(after(*first)), ResultScene)


def test_the_first_result_has_no_shift() -> None:
    shown = scene(after(*TO_RESULT))
    assert isinstance(shown, ResultScene)
    assert (shown.before, shown.shift) == (None, None)


# ------------------------------------------------------------------ voting


def test_a_vote_in_the_wrong_order_is_refused_and_changes_nothing() -> None:
    for command in (RevealOrHide(), StartSecondRound(), ToggleReference()):
        session_state = after(*WHERE["vote 1 empty"])
        with pytest.raises(Refused):
            apply(PROGRAMME, session_state, command)
        assert session_state == after(*WHERE["vote 1 empty"])


@pytest.mark.parametrize(("item", "niveau"), [(1, -1), (1, 6), (1, 9)])
def test_a_niveau_off_the_staircase_cannot_be_voted_for(item: int, niveau: int) -> None:
    with pytest.raises(Refused) as refused:
        after(GoTo(LOBBY, item), ChangeCount(niveau))
    assert refused.value.reason is Refusal.NOT_ON_THIS_CARD


def test_a_card_without_a_floor_takes_no_vote_for_niveau_0() -> None:
    with pytest.raises(Refused) as refused:
        after(GoTo(TRAIN, 1), ChangeCount(0))
    assert refused.value.reason is Refusal.NOT_ON_THIS_CARD
    shown = scene(after(GoTo(TRAIN, 1)))
    assert isinstance(shown, ReadScene)
    assert [niveau.number for niveau in shown.question.niveaus] == [1, 2, 3, 4, 5]


def test_without_a_floor_the_agreement_is_over_five_niveaus() -> None:
    camps = (GoTo(TRAIN, 1), *votes(1, 4), *votes(5, 4), Next())
    shown = scene(after(*camps))
    assert isinstance(shown, ResultScene)
    assert shown.agreement == pytest.approx(-1)
    second = scene(after(*camps, StartSecondRound(), *votes(1, 4), *votes(5, 4), Next()))
    assert isinstance(second, ResultScene)
    assert second.shift == pytest.approx(0)


def test_a_wrong_vote_can_be_taken_away() -> None:
    state = after(*TO_FIRST_VOTE, ChangeCount(3), ChangeCount(4), ChangeCount(3, -1))
    assert round_of(state, 1).counts == (0, 0, 0, 0, 1, 0)


def test_there_is_a_most_to_the_votes() -> None:
    full = after(*TO_FIRST_VOTE, ChangeCount(2, MOST_VOTES))
    with pytest.raises(Refused) as refused:
        after(ChangeCount(3), state=full)
    assert refused.value.reason is Refusal.TOO_MANY_VOTES
    assert round_of(after(ChangeCount(2, -1), state=full), 1).votes == MOST_VOTES - 1


def test_a_running_vote_shows_the_number_of_votes_only() -> None:
    shown = scene(after(*WHERE["vote 1 open"]))
    assert isinstance(shown, VoteScene)
    assert (shown.votes, shown.participants, shown.round, shown.is_open) == (5, 12, 1, True)


# ------------------------------------------------------------------ duiding, curtain, notes, people


@pytest.mark.parametrize("place", ["result 1", "result 2"])
def test_the_duiding_shows_when_asked_and_goes_when_asked(place: str) -> None:
    shown = scene(after(*WHERE[place], ToggleReference()))
    assert isinstance(shown, ResultScene)
    assert shown.reference is not None
    assert (shown.reference.niveau, shown.reference.why) == (0, WHY)
    again = scene(after(*WHERE[place], ToggleReference(), ToggleReference()))
    assert isinstance(again, ResultScene)
    assert again.reference is None


def test_the_duiding_tells_its_indicators_in_words() -> None:
    trail = (GoTo(LOBBY, 2), Next(), ChangeCount(3), Next(), ToggleReference())
    shown = scene(after(*trail))
    assert isinstance(shown, ResultScene)
    assert shown.reference is not None
    assert shown.reference.indicators == (staircase().niveaus[3].indicators[0].text,)


@pytest.mark.parametrize("command", [Next(), Back(), RevealOrHide(), GoTo(LOBBY, 1)])
def test_the_duiding_does_not_travel_along(command: Command) -> None:
    assert not after(*TO_RESULT, ToggleReference(), command).reference_shown


@pytest.mark.parametrize(
    ("curtain", "hidden"), [(Curtain.BLACK, BlackScene), (Curtain.BREAK, BreakScene)]
)
@pytest.mark.parametrize("place", WHERE)
def test_the_curtain_hides_every_scene(place: str, curtain: Curtain, hidden: type) -> None:
    state = after(*WHERE[place])
    drawn = after(ToggleCurtain(curtain), state=state)
    assert isinstance(scene(drawn), hidden)
    assert after(ToggleCurtain(curtain), state=drawn) == state


def test_one_curtain_takes_the_place_of_the_other() -> None:
    state = after(ToggleCurtain(Curtain.BLACK), ToggleCurtain(Curtain.BREAK))
    assert state.curtain is Curtain.BREAK


@pytest.mark.parametrize("place", WHERE)
@pytest.mark.parametrize("command", [Next(), Back()])
def test_next_and_back_first_lift_the_curtain(place: str, command: Command) -> None:
    state = after(*WHERE[place])
    assert after(ToggleCurtain(Curtain.BLACK), command, state=state) == state


def test_votes_count_behind_the_curtain() -> None:
    state = after(*TO_FIRST_VOTE, ToggleCurtain(Curtain.BREAK), ChangeCount(3))
    assert round_of(state, 1).votes == 1
    assert isinstance(scene(state), BreakScene)


def test_another_scene_comes_without_the_curtain() -> None:
    state = after(*WHERE["vote 1 open"], ToggleCurtain(Curtain.BLACK), RevealOrHide())
    assert isinstance(scene(state), ResultScene)


def test_a_note_is_kept_as_it_last_read_and_goes_when_empty() -> None:
    state = after(WriteNote(CHAT, "one"), WriteNote(Place("", ""), "two"), WriteNote(CHAT, "three"))
    assert state.notes == {CHAT: "three", Place("", ""): "two"}
    assert after(WriteNote(CHAT, ""), state=state).notes == {Place("", ""): "two"}
    assert after(WriteNote(CHAT, "")).notes == {}


def test_a_note_has_a_most_to_its_length() -> None:
    state = after(WriteNote(CHAT, "x" * (LONGEST_NOTE + 5)))
    assert state.notes[CHAT] == "x" * LONGEST_NOTE


@given(st.text(st.characters(categories=["Cs", "L"]), min_size=1))
def test_half_an_emoji_in_a_note_does_not_stop_the_show(text: str) -> None:
    kept = after(WriteNote(CHAT, text)).notes[CHAT]
    assert kept.encode().decode() == kept
    assert len(kept) == len(text)


@pytest.mark.parametrize("number", [1, 40, MOST_PEOPLE])
def test_the_number_of_people_can_be_set(number: int) -> None:
    assert after(SetParticipants(number)).participants == number


@pytest.mark.parametrize("number", [-1, 0, MOST_PEOPLE + 1])
def test_what_is_no_number_of_people_is_refused(number: int) -> None:
    with pytest.raises(Refused) as refused:
        after(SetParticipants(number))
    assert refused.value.reason is Refusal.NOT_A_NUMBER_OF_PEOPLE


@pytest.mark.parametrize(("step", "item"), [(-1, 0), (END + 1, 0), (LOBBY, -1), (LOBBY, 4), (0, 1)])
def test_there_is_no_way_out_of_the_programme(step: int, item: int) -> None:
    with pytest.raises(Refused) as refused:
        after(GoTo(step, item))
    assert refused.value.reason is Refusal.AT_THE_END


@pytest.mark.parametrize(
    ("organisation", "name", "footer"),
    [
        ("Gemeente Voorbeeld", "Team Noord", "Gemeente Voorbeeld · Team Noord"),
        ("", "Team Noord", "Team Noord"),
        ("Gemeente Voorbeeld", "", "Gemeente Voorbeeld"),
        ("", "", ""),
    ],
)
def test_the_footer_names_the_group(organisation: str, name: str, footer: str) -> None:
    run = replace(workshop(), organisation=organisation, name=name)
    public = public_snapshot(run, staircase(), after(GoTo(TRAIN)))
    assert (public.footer, public.step, public.steps) == (footer, TRAIN, END + 1)


def test_welcome_staircase_and_end_show_what_they_are_for() -> None:
    welcome, stairs, end = (scene(after(GoTo(step))) for step in (0, 1, END))
    run = workshop()
    assert welcome == WelcomeScene(run.organisation, run.name, run.date)
    assert stairs == StaircaseScene(staircase().niveaus, staircase().source)
    assert end == EndScene(run.organisation, run.name)


def test_the_story_shows_the_card_and_its_picture() -> None:
    shown = scene(after(GoTo(LOBBY)))
    assert isinstance(shown, StoryScene)
    assert shown.story == "story of lobby"
    assert shown.picture is not None
    assert shown.picture.data == tiny_deck().pictures["lobby.png"]
    without = scene(after(GoTo(TRAIN)))
    assert isinstance(without, StoryScene)
    assert without.picture is None


# ------------------------------------------------------------------ any commands in any order


def inside(value: object) -> Iterator[object]:
    """Everything a public snapshot holds, through its dataclasses, structs and tuples."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from inside(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from inside(item)
    elif hasattr(type(value), "__struct_fields__"):
        for name in cast("Any", value).__struct_fields__:
            yield from inside(getattr(value, name))


def counts_in(public: PublicSnapshot) -> Iterator[Counts]:
    """All counts per niveau that a public snapshot holds."""
    for value in inside(public):
        if isinstance(value, tuple):
            items = cast("tuple[object, ...]", value)
            if len(items) == len(NO_VOTES) and all(isinstance(item, int) for item in items):
                yield cast("Counts", items)


def words_in(public: PublicSnapshot) -> str:
    """All texts that a public snapshot holds."""
    return "\n".join(value for value in inside(public) if isinstance(value, str))


def without_the_present(state: State) -> State:
    """What undo covers: all but the notes, the people and the curtain."""
    return replace(state, notes={}, participants=1, curtain=None)


Tallies = dict[RoundKey, list[int]]


class AnyWorkshop(RuleBasedStateMachine):
    """A trainer who presses anything; the votes are counted a second time, by hand."""

    def __init__(self) -> None:
        super().__init__()
        self.workshop = workshop()
        self.store = MemoryStore(start())
        self.session = LiveSession(self.workshop, start(), self.store, staircase(), TickingClock())
        self.tallies: Tallies = {}
        self.past: list[tuple[State, ChangeCount | None, RoundKey | None]] = []
        self.future: list[tuple[State, ChangeCount | None, RoundKey | None]] = []

    @property
    def state(self) -> State:
        return self.session.snapshot.state

    def count(self, vote: ChangeCount | None, key: RoundKey | None, times: int) -> None:
        if vote is not None and key is not None:
            counts = self.tallies.setdefault(key, [0] * 6)
            counts[vote.niveau] += vote.by * times

    @rule(command=commands(st.just(NOTE) | st.just("")))
    def press(self, command: Command) -> None:
        before = self.state
        snapshot = self.session.do(command)
        if snapshot.refusal is not None:
            assert snapshot.state == before
            return
        if isinstance(command, ToggleCurtain | WriteNote | SetParticipants):
            assert without_the_present(snapshot.state) == without_the_present(before)
            return
        if without_the_present(snapshot.state) == without_the_present(before):
            return  # only the curtain was lifted: nothing to take back
        vote = command if isinstance(command, ChangeCount) else None
        key = None
        if vote:
            position = snapshot.state.position
            here = self.workshop.programme[position.step].behaviour(position.item)
            card = self.workshop.programme[position.step].card
            assert here is not None
            assert card is not None
            key = RoundKey(card.id, here.id, position.round)
        self.count(vote, key, 1)
        self.past.append((before, vote, key))
        self.future.clear()

    @precondition(lambda self: self.state.position.stage is Stage.VOTE)
    @rule(niveau=st.integers(1, 5))
    def vote(self, niveau: int) -> None:
        self.press(ChangeCount(niveau))

    @rule()
    def undo(self) -> None:
        now = self.state
        snapshot = self.session.undo()
        if not self.past:
            assert snapshot.refusal is Refusal.NOTHING_TO_UNDO
            assert snapshot.state == now
            return
        before, vote, key = self.past.pop()
        assert without_the_present(snapshot.state) == without_the_present(before)
        assert snapshot.state.notes == now.notes
        assert snapshot.state.participants == now.participants
        assert snapshot.state.curtain == now.curtain
        self.count(vote, key, -1)
        self.future.append((now, vote, key))

    @rule()
    def redo(self) -> None:
        now = self.state
        snapshot = self.session.redo()
        if not self.future:
            assert snapshot.refusal is Refusal.NOTHING_TO_REDO
            assert snapshot.state == now
            return
        later, vote, key = self.future.pop()
        assert without_the_present(snapshot.state) == without_the_present(later)
        self.count(vote, key, 1)
        self.past.append((now, vote, key))

    @invariant()
    def votes_are_what_was_counted_by_hand(self) -> None:
        counted = {key: tuple(counts) for key, counts in self.tallies.items() if any(counts)}
        kept = {key: round_.counts for key, round_ in self.state.rounds.items() if round_.votes}
        assert kept == counted

    @invariant()
    def the_only_open_round_is_the_one_on_the_screen(self) -> None:
        position = self.state.position
        for key, round_ in self.state.rounds.items():
            if round_.state is RoundState.OPEN:
                assert position.stage is Stage.VOTE
                assert key == RoundKey(*self.here(), position.round)

    @invariant()
    def the_room_sees_revealed_counts_only(self) -> None:
        public = self.session.snapshot.public
        shown = list(counts_in(public))
        position = self.state.position
        if self.state.curtain is not None or position.stage not in (Stage.RESULT, Stage.TALK):
            assert shown == []
            return
        here = self.here()
        allowed = [1, 2] if position.stage is Stage.RESULT and position.round == 2 else [1]
        rounds = [self.state.rounds.get(RoundKey(*here, number), Round()) for number in allowed]
        revealed = [round_.counts for round_ in rounds if round_.state is RoundState.REVEALED]
        assert sorted(shown) == sorted(revealed)

    @invariant()
    def the_room_never_sees_what_is_the_trainers(self) -> None:
        words = words_in(self.session.snapshot.public)
        scene_now = self.session.snapshot.public.scene
        for secret in (NOTE, TRAINER_NOTE, NOT_LOWER, NOT_HIGHER):
            assert secret not in words
        assert (DEBRIEF in words) == isinstance(scene_now, DebriefScene)
        asked = self.state.reference_shown and isinstance(scene_now, ResultScene)
        assert (WHY in words) == asked

    @invariant()
    def the_position_is_in_the_programme(self) -> None:
        position = self.state.position
        assert 0 <= position.step < len(self.workshop.programme)
        step = self.workshop.programme[position.step]
        assert 0 <= position.item <= step.last_item
        assert (position.stage is Stage.SHOW) == (step.behaviour(position.item) is None)
        assert position.round in (1, 2)
        assert self.state.position.round == 1 or self.state.position.stage in (
            Stage.VOTE,
            Stage.RESULT,
        )

    @invariant()
    def next_leads_to_the_end(self) -> None:
        state = self.state
        steps = 0
        while state.position.step < len(self.workshop.programme) - 1:
            state = apply(self.workshop.programme, state, Next())
            steps += 1
            assert steps < 40

    @invariant()
    def what_is_shown_is_what_is_kept(self) -> None:
        assert self.store.state == self.state
        assert self.session.snapshot.unsaved is None

    def here(self) -> Place:
        step = self.workshop.programme[self.state.position.step]
        there = step.behaviour(self.state.position.item)
        assert step.card is not None
        assert there is not None
        return Place(step.card.id, there.id)


TestAnyWorkshop = AnyWorkshop.TestCase
TestAnyWorkshop.settings = settings(max_examples=120, stateful_step_count=50, deadline=None)


@given(st.lists(commands(), max_size=25))
def test_undo_goes_back_to_the_start_and_redo_to_where_it_was(pressed: list[Command]) -> None:
    session = LiveSession(workshop(), start(), MemoryStore(start()), staircase(), TickingClock())
    for command in pressed:
        session.do(command)
    last = session.snapshot.state
    while session.snapshot.undoable is not None:
        session.undo()
    assert without_the_present(session.snapshot.state) == without_the_present(start())
    while session.snapshot.redoable is not None:
        session.redo()
    assert session.snapshot.state == last


def test_a_talk_shows_the_first_result() -> None:
    shown = scene(after(*WHERE["talk"]))
    assert isinstance(shown, TalkScene)
    assert shown.counts == (0, 0, 5, 0, 0, 0)
