"""The comparison of the votes on a transfer with those on its card."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.samples import (
    END,
    LOBBY,
    LOOK_BACK,
    PARTICIPANTS,
    TRAIN,
    TRANSFER,
    WHY,
    after,
    behaviour,
    check_room,
    contents,
    refusal,
    scene,
    split_otherwise,
    start,
    tiny_deck,
    votes,
    walk,
)
from workshop_app.content.deck import Transfer
from workshop_app.content.step_kind import StepKind
from workshop_app.results.reference import Judged, Learned, OnReference, on_reference
from workshop_app.results.tally import Counts
from workshop_app.session.commands import (
    Back,
    Command,
    GoTo,
    MoveStep,
    Next,
    Refusal,
    RepeatStep,
    RevealOrHide,
    SkipStep,
    StartSecondRound,
    ToggleReference,
)
from workshop_app.session.learning import learned
from workshop_app.session.scenes import (
    LearnedScene,
    ReadScene,
    ResultScene,
    StoryScene,
    VoteScene,
)
from workshop_app.session.state import Position, Round, RoundKey, RoundState, Stage, State
from workshop_app.session.step import Step, find_step

few = st.integers(0, 15)
tallies: st.SearchStrategy[Counts] = st.tuples(few, few, few, few, few, few)
judgements: st.SearchStrategy[Judged] = st.tuples(tallies, st.integers(0, 5))

NOTHING = OnReference(0, 0)
AGAIN = END + 1
"""The id of a repeated step."""

CHAT = (3, 1, 0, 0, 0, 0)
HELP = (0, 0, 2, 4, 1, 0)
SHARE = (0, 0, 1, 6, 0, 2)
"""Votes on behaviours with reference 0, 3 and 3; 3 of 4, 4 of 7 and 6 of 9 are on it."""

Key = tuple[int, str, int]

CHAT_1: Key = (LOBBY, "chat", 1)
HELP_1: Key = (LOBBY, "help", 1)
CHAT_2: Key = (LOBBY, "chat", 2)
HELP_2: Key = (LOBBY, "help", 2)
SHARE_1: Key = (TRANSFER, "share", 1)


def shown(counts: Counts) -> Round:
    """A round with a revealed result."""
    return Round(RoundState.REVEALED, hands=counts)


def voted(rounds: dict[Key, Round], *given: Command) -> State:
    """The programme `EVERYTHING` after these commands, with these rounds."""
    kept = {RoundKey(*key): found for key, found in rounds.items()}
    return replace(after(*given, state=start()), rounds=kept)


def found(state: State, step: int = TRANSFER) -> Learned:
    """The comparison shown at the end of a transfer."""
    return learned(contents(), state, find_step(state.steps, step))


def test_a_repeat_of_the_card_without_a_result_does_not_count() -> None:
    voted_once = voted({CHAT_1: shown(CHAT), SHARE_1: shown(SHARE)}, RepeatStep(LOBBY))
    assert found(voted_once).first == OnReference(3, 4)
    left_out = walk(voted_once, [SkipStep(AGAIN)])
    assert found(left_out).first == OnReference(3, 4)
    open_again = replace(
        voted_once, rounds={**voted_once.rounds, RoundKey(AGAIN, "chat", 1): Round(hands=HELP)}
    )
    assert found(open_again).first == OnReference(3, 4)


# ------------------------------------------------------------------ counting


def test_votes_on_the_reference_are_counted_over_all_behaviours() -> None:
    assert on_reference([(CHAT, 0), (HELP, 3), (SHARE, 3)]) == OnReference(3 + 4 + 6, 4 + 7 + 9)
    assert on_reference([(CHAT, 5)]) == OnReference(0, 4)
    assert on_reference([]) == NOTHING
    assert on_reference([((0, 0, 0, 0, 0, 0), 3)]) == NOTHING


@given(st.lists(judgements, max_size=6), judgements)
def test_more_votes_never_lower_the_votes_on_the_reference(
    judged: list[Judged], more: Judged
) -> None:
    before, with_more = on_reference(judged), on_reference([*judged, more])
    for one in (before, with_more):
        assert 0 <= one.on <= one.votes
    counts, niveau = more
    assert with_more.on == before.on + counts[niveau] >= before.on
    assert with_more.votes == before.votes + sum(counts) >= before.votes


@given(tallies)
def test_each_vote_is_on_exactly_one_niveau(counts: Counts) -> None:
    each = [on_reference([(counts, niveau)]) for niveau in range(6)]
    assert sum(one.on for one in each) == each[0].votes == sum(counts)


# ------------------------------------------------------------------ a transfer and its card


def test_the_rounds_of_the_card_and_the_transfer_are_counted_separately() -> None:
    rounds = {CHAT_1: CHAT, HELP_1: HELP, CHAT_2: (5, 0, 0, 0, 0, 0), SHARE_1: SHARE}
    state = voted({key: shown(counts) for key, counts in rounds.items()})
    assert found(state) == Learned(
        first=OnReference(7, 11), second=OnReference(5, 5), transfer=OnReference(6, 9)
    )


def test_before_any_vote_there_is_nothing_to_compare() -> None:
    assert found(start()) == Learned(NOTHING, NOTHING, NOTHING)


@pytest.mark.parametrize("hidden", [RoundState.OPEN, RoundState.CLOSED])
@pytest.mark.parametrize("key", [CHAT_1, HELP_1, CHAT_2, HELP_2, SHARE_1])
def test_a_round_that_was_not_revealed_does_not_count(key: Key, hidden: RoundState) -> None:
    rounds = {
        CHAT_1: shown(CHAT),
        HELP_1: shown(HELP),
        CHAT_2: shown(CHAT),
        HELP_2: shown(HELP),
        SHARE_1: shown(SHARE),
    }
    rest = {one: round_ for one, round_ in rounds.items() if one != key}
    unseen = found(voted({**rounds, key: replace(rounds[key], state=hidden)}))
    assert unseen == found(voted(rest))
    assert unseen != found(voted(rounds))


def test_the_last_step_with_the_card_before_the_transfer_is_compared() -> None:
    rounds = {CHAT_1: shown(CHAT), (AGAIN, "help", 1): shown(HELP), SHARE_1: shown(SHARE)}
    state = voted(rounds, RepeatStep(LOBBY))
    assert [step.id for step in state.steps[2:4]] == [LOBBY, AGAIN]
    assert found(state).first == OnReference(4, 7)
    behind = after(MoveStep(AGAIN, END), state=state)
    assert behind.steps[-1].id == AGAIN
    assert found(behind).first == OnReference(3, 4)
    assert found(behind).transfer == found(state).transfer == OnReference(6, 9)


def test_a_transfer_without_its_card_before_it_is_not_compared() -> None:
    state = voted({CHAT_1: shown(CHAT), HELP_2: shown(HELP), SHARE_1: shown(SHARE)})
    first = after(MoveStep(TRANSFER, -END), state=state)
    assert first.steps[0].id == TRANSFER
    assert found(first) == Learned(NOTHING, NOTHING, OnReference(6, 9))


def test_another_card_is_not_compared() -> None:
    rounds = {(TRAIN, "tidy", 1): shown((0, 0, 0, 0, 9, 0)), SHARE_1: shown(SHARE)}
    assert found(voted(rounds)) == Learned(NOTHING, NOTHING, OnReference(6, 9))


def test_a_repeated_transfer_has_its_own_votes() -> None:
    rounds = {CHAT_1: shown(CHAT), SHARE_1: shown(SHARE), (AGAIN, "share", 1): shown(HELP)}
    state = voted(rounds, RepeatStep(TRANSFER))
    assert found(state, TRANSFER).transfer == OnReference(6, 9)
    assert found(state, AGAIN).transfer == OnReference(4, 7)
    assert found(state, AGAIN).first == found(state, TRANSFER).first == OnReference(3, 4)


def test_the_sides_of_a_dilemma_are_not_counted() -> None:
    transfer = Transfer("title", "story", "question", 5, (behaviour("reply", 5),))
    deck = tiny_deck()
    cards = tuple(
        msgspec.structs.replace(card, transfer=transfer) if card.sides else card
        for card in deck.cards
    )
    steps = (Step(1, StepKind.CARD, 5, "dilemma"), Step(2, StepKind.TRANSFER, 5, "dilemma"))
    state = State(
        PARTICIPANTS,
        steps,
        rounds={
            RoundKey(1, "sides", 1): shown((0, 4, 4, 4, 0, 0)),
            RoundKey(1, "ask", 1): shown((0, 0, 0, 0, 1, 2)),
        },
    )
    changed = contents(msgspec.structs.replace(deck, cards=cards))
    assert learned(changed, state, steps[1]) == Learned(OnReference(2, 3), NOTHING, NOTHING)


# ------------------------------------------------------------------ in the room

CARD_VOTED = (
    *(GoTo(LOBBY, 2), Next(), *votes(3, 2), *votes(5, 2), Next()),
    *(Next(), Next(), *votes(3, 4), Next()),
)
"""Both rounds on the behaviour with reference 3, revealed."""


def test_next_goes_from_the_story_to_the_comparison() -> None:
    state = after(*CARD_VOTED, GoTo(TRANSFER))
    walked: list[tuple[Position, type]] = []
    referred = 0
    while state.position.step == TRANSFER:
        walked.append((state.position, type(scene(state))))
        referred += state.reference_shown
        check_room(state)
        wanted = Refusal.NOTHING_TO_VOTE_ON if state.position.item != 1 else Refusal.ONE_ROUND_ONLY
        assert refusal(state, StartSecondRound()) is wanted
        if state.position.stage is Stage.VOTE:
            state = after(*votes(3, 1), *votes(2, 3), state=state)
            check_room(state)
            assert refusal(state, StartSecondRound()) is Refusal.ONE_ROUND_ONLY
        state = after(Next(), state=state)
    assert walked == [
        (Position(TRANSFER), StoryScene),
        (Position(TRANSFER, 1, Stage.READ), ReadScene),
        (Position(TRANSFER, 1, Stage.VOTE), VoteScene),
        (Position(TRANSFER, 1, Stage.RESULT), ResultScene),
        (Position(TRANSFER, 1, Stage.RESULT), ResultScene),
        (Position(TRANSFER, 2), LearnedScene),
    ]
    assert referred == 1
    assert state.position == Position(LOOK_BACK)
    assert scene(after(Back(), state=state)) == LearnedScene(
        Learned(OnReference(2, 4), OnReference(4, 4), OnReference(1, 4))
    )


def test_the_story_of_a_transfer_is_marked_as_another_situation() -> None:
    shown_story, story_of_card = scene(after(GoTo(TRANSFER))), scene(after(GoTo(LOBBY)))
    assert shown_story == StoryScene(
        "title of elsewhere",
        "theme",
        "story of elsewhere",
        "question of elsewhere",
        sides=(),
        picture=None,
        again=True,
    )
    assert isinstance(story_of_card, StoryScene)
    assert not story_of_card.again


def test_a_transfer_has_one_round() -> None:
    vote = after(GoTo(TRANSFER, 1), Next(), *votes(3, 5))
    voting, result = scene(vote), scene(after(RevealOrHide(), state=vote))
    assert isinstance(voting, VoteScene)
    assert (voting.round, voting.rounds, voting.votes) == (1, 1, 5)
    assert voting.question.title == "title of elsewhere"
    assert (voting.question.text, voting.question.number, voting.question.of) == (
        *("text of share", 1),
        1,
    )
    assert isinstance(result, ResultScene)
    assert (result.round, result.rounds) == (1, 1)
    assert (result.before, result.shift, result.agreement) == (None, None, 1)
    assert result.reference is None


def test_the_reference_of_a_transfer_can_be_shown() -> None:
    state = after(GoTo(TRANSFER, 1), Next(), *votes(2, 5), Next(), ToggleReference())
    result = scene(state)
    assert isinstance(result, ResultScene)
    assert result.reference is not None
    assert (result.reference.niveau, result.reference.why) == (3, WHY)
    check_room(state)


def test_a_hidden_result_is_not_in_the_comparison() -> None:
    voted_once = (*CARD_VOTED, GoTo(TRANSFER, 1), Next(), *votes(3, 5))
    state = after(*voted_once, GoTo(TRANSFER, 2))
    assert scene(state) == LearnedScene(Learned(OnReference(2, 4), OnReference(4, 4), NOTHING))
    assert scene(split_otherwise(state)) == scene(state)
    seen = after(*voted_once, RevealOrHide(), GoTo(TRANSFER, 2))
    assert scene(seen) == LearnedScene(
        Learned(OnReference(2, 4), OnReference(4, 4), OnReference(5, 5))
    )
    hidden_again = after(GoTo(LOBBY, 2), RevealOrHide(), GoTo(TRANSFER, 2), state=seen)
    assert scene(hidden_again) == LearnedScene(
        Learned(OnReference(2, 4), NOTHING, OnReference(5, 5))
    )


def test_a_transfer_can_be_skipped_without_losing_its_votes() -> None:
    to_result = (GoTo(TRANSFER, 1), Next(), *votes(3, 5), RevealOrHide())
    out = walk(start(), [*to_result, SkipStep(TRANSFER)])
    assert out.position == Position(LOOK_BACK)
    assert found(walk(out, [SkipStep(TRANSFER)])).transfer == OnReference(5, 5)
