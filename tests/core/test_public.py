"""The public snapshot: what the room sees of a state, and what stays secret."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.samples import (
    DEBRIEF,
    DILEMMA,
    END,
    ENOUGH,
    INDICATORS,
    LOBBY,
    LOOK_BACK,
    NOON,
    NOTE,
    PAIRS,
    PAUSE,
    PLEDGES,
    RULES,
    STAIRS,
    TEAM,
    TIME,
    TRAIN,
    WELCOME,
    WHY,
    after,
    check_room,
    commands,
    contents,
    counts_in,
    public,
    refusal,
    round_of,
    scene,
    split_otherwise,
    start,
    tiny_deck,
    votes,
    workshop,
)
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.staircase import staircase
from workshop_app.results.agreement import Harmony
from workshop_app.session.commands import (
    Back,
    CastBallot,
    ChangeCount,
    ChangeVotingMethod,
    Command,
    GoTo,
    MoveStep,
    Next,
    OpenOrClose,
    RepeatStep,
    RevealOrHide,
    SetTables,
    SetTableVote,
    SkipStep,
    StartSecondRound,
    ToggleCurtain,
    ToggleReference,
    WriteNote,
)
from workshop_app.session.items import ItemKind
from workshop_app.session.public import public_snapshot
from workshop_app.session.scenes import (
    BlackScene,
    BreakScene,
    DebriefScene,
    EndScene,
    ExerciseScene,
    GapScene,
    GapsScene,
    ReadScene,
    ResultScene,
    SlideScene,
    StaircaseScene,
    StoryScene,
    TalkScene,
    VoteScene,
    WelcomeScene,
    WordsScene,
)
from workshop_app.session.state import Curtain, Place, RoundState, VotingMethod
from workshop_app.session.workshop_kind import WorkshopKind

TO_VOTE = (GoTo(LOBBY, 1), Next())
TO_RESULT = (*TO_VOTE, *votes(2, 5), Next())


def result(*given: Command) -> ResultScene:
    """The result that the room sees after these commands."""
    shown = scene(after(*given))
    assert isinstance(shown, ResultScene)
    return shown


# ------------------------------------------------------------------ the scene of each item


def test_welcome_staircase_end_and_break_have_their_scenes() -> None:
    run = workshop()
    assert scene(start()) == WelcomeScene(run.organisation, run.name, run.date)
    assert scene(after(GoTo(STAIRS))) == StaircaseScene(staircase().niveaus, staircase().source)
    assert scene(after(GoTo(END, 1))) == EndScene(run.organisation, run.name)
    assert scene(after(GoTo(PAUSE))) == BreakScene()


def test_the_story_shows_the_card_and_its_picture() -> None:
    shown = scene(after(GoTo(LOBBY)))
    assert isinstance(shown, StoryScene)
    assert (shown.title, shown.story, shown.sides) == ("title of lobby", "story of lobby", ())
    assert shown.picture is not None
    assert shown.picture.data == tiny_deck().pictures["lobby.png"]
    without = scene(after(GoTo(TRAIN)))
    assert isinstance(without, StoryScene)
    assert without.picture is None


def test_a_dilemma_shows_its_sides_and_then_has_a_poll_on_them() -> None:
    story, read = scene(after(GoTo(DILEMMA))), scene(after(GoTo(DILEMMA, 1)))
    assert isinstance(story, StoryScene)
    assert story.sides == ("left", "right", "neither")
    assert isinstance(read, ReadScene)
    labels = [option.label for option in read.question.scale.options]
    assert labels == ["left", "right", "neither"]
    assert read.question.asked == builtin_texts().sides


def test_slide_exercise_question_pledges_and_debrief_show_their_texts() -> None:
    assert scene(after(GoTo(RULES))) == SlideScene(
        "title of rules", ("first point", "second point")
    )
    assert scene(after(GoTo(PAIRS))) == ExerciseScene("title of pairs", "do this", ("I saw …",))
    assert scene(after(GoTo(LOBBY, 3))) == DebriefScene("title of lobby", (DEBRIEF,))
    for there, kind, question in (
        (GoTo(PAIRS, 1), ItemKind.QUESTION, "what stops us?"),
        (GoTo(TIME), ItemKind.QUESTION, "text of time"),
        (GoTo(PLEDGES), ItemKind.PLEDGES, builtin_texts().pledges),
        (GoTo(LOOK_BACK), ItemKind.EARLIER, builtin_texts().earlier),
        (GoTo(LOOK_BACK, 1), ItemKind.LOOK_BACK, builtin_texts().look_back),
    ):
        assert scene(after(there)) == WordsScene(kind, question, (), by_table=False)


def test_a_poll_has_its_number_within_the_card() -> None:
    shown = scene(after(GoTo(LOBBY, 2)))
    assert isinstance(shown, ReadScene)
    question = shown.question
    assert (question.title, question.text) == ("title of lobby", "text of help")
    assert (question.kind, question.number, question.of) == (ItemKind.BEHAVIOUR, 2, 2)


def test_an_open_vote_shows_only_the_number_of_votes() -> None:
    shown = scene(after(*TO_VOTE, *votes(2, 5)))
    assert isinstance(shown, VoteScene)
    assert (shown.votes, shown.expected, shown.round, shown.rounds) == (5, 12, 1, 2)
    assert shown.is_open
    evaluation = scene(after(GoTo(END), Next()))
    assert isinstance(evaluation, VoteScene)
    assert evaluation.rounds == 1


# ------------------------------------------------------------------ results


def test_the_first_result_has_no_shift() -> None:
    shown = result(*TO_RESULT)
    assert (shown.counts, shown.before, shown.shift) == ((0, 0, 5, 0, 0, 0), None, None)
    assert (shown.agreement, shown.harmony, shown.median) == (1, Harmony.UNITED, (2, 2))


def test_the_shift_is_the_change_in_agreement() -> None:
    first = (*TO_VOTE, *votes(0, 3), *votes(5, 3), Next())
    shown = result(*first, StartSecondRound(), *votes(3, 6), Next())
    assert (shown.before, shown.agreement) == ((3, 0, 0, 0, 0, 3), 1)
    assert shown.shift == pytest.approx(2)
    assert result(*first).harmony is Harmony.CAMPS


@pytest.mark.parametrize("there", [GoTo(TRAIN, 1), GoTo(ENOUGH)])
def test_the_agreement_without_niveau_0_is_over_five_choices(there: Command) -> None:
    camps = (there, Next(), *votes(1, 4), *votes(5, 4), Next())
    assert result(*camps).agreement == pytest.approx(-1)
    second = result(*camps, StartSecondRound(), *votes(1, 4), *votes(5, 4), Next())
    assert second.shift == pytest.approx(0)


def test_sides_have_no_median_and_no_agreement() -> None:
    to_sides = (GoTo(DILEMMA, 1), Next(), *votes(1, 2), *votes(3, 4), Next())
    shown = result(*to_sides, StartSecondRound(), *votes(2, 6), Next())
    assert (shown.counts, shown.before) == ((0, 0, 6, 0, 0, 0), (0, 2, 0, 4, 0, 0))
    assert (shown.agreement, shown.harmony, shown.shift, shown.median) == (None,) * 4


def test_the_reference_has_its_niveau_its_reason_and_its_indicators() -> None:
    flow = (GoTo(LOBBY, 2), Next(), ChangeCount(3), Next())
    assert result(*flow).reference is None
    reference = result(*flow, ToggleReference()).reference
    assert reference is not None
    assert (reference.niveau, reference.why) == (3, WHY)
    assert reference.indicators == (staircase().niveaus[3].indicators[0].text,)
    assert result(*flow, ToggleReference(), ToggleReference()).reference is None


def test_the_second_result_has_the_reference_too() -> None:
    second = (*TO_RESULT, StartSecondRound(), ChangeCount(0), Next(), ToggleReference())
    reference = result(*second).reference
    assert reference is not None
    assert (reference.niveau, reference.indicators) == (0, ())


# ------------------------------------------------------------------ the self-test


def indicator(item: int, *given: Command) -> tuple[Command, ...]:
    """The commands that go to an indicator, open its vote, and do these commands there."""
    return (GoTo(INDICATORS, item), Next(), *given)


def gaps(*given: Command) -> GapsScene:
    """The overview of the indicators after these commands."""
    shown = scene(after(*given, GoTo(INDICATORS, 3)))
    assert isinstance(shown, GapsScene)
    return shown


BOTH = (*votes(1, 3), Next(), *votes(4, 3))
"""Votes on now and on needed; one more `Next` shows the gap."""


def test_the_overview_has_the_widest_gap_first() -> None:
    shown = gaps(
        *indicator(0, *votes(3, 2), Next(), *votes(4, 2), Next()),
        *indicator(1, *votes(1, 2), Next(), *votes(5, 2), Next()),
        *indicator(2, *votes(4, 2), Next(), *votes(2, 2), Next()),
    )
    texts = [indicator.text for indicator in staircase().niveaus[1].indicators]
    assert [line.text for line in shown.lines] == [texts[1], texts[0], texts[2]]
    assert [line.gap.difference for line in shown.lines] == [4, 1, -2]
    assert [line.niveau for line in shown.lines] == [1, 1, 1]
    assert (shown.voted, shown.of) == (3, 3)


HALF: dict[str, tuple[Command, ...]] = {
    "not voted": (),
    "one vote": tuple(votes(1, 3)),
    "one vote shown": (*votes(1, 3), RevealOrHide()),
    "both votes, none shown": BOTH,
    "both votes closed": (*BOTH, OpenOrClose()),
    "gap hidden": (*BOTH, Next(), RevealOrHide()),
    "gap left by Back": (*BOTH, Next(), Back()),
    "needed opened again": (*BOTH, Next(), OpenOrClose()),
    "now shown, needed not": (*votes(1, 3), RevealOrHide(), Next(), *votes(4, 3)),
    "walked back over": (*BOTH, Next(), Back(), Back(), Back()),
}


@pytest.mark.parametrize("half", HALF)
def test_the_overview_has_only_indicators_with_both_rounds_revealed(half: str) -> None:
    shown = gaps(*indicator(0, *BOTH, Next()), *indicator(1, *HALF[half]))
    assert [line.text for line in shown.lines] == [staircase().niveaus[1].indicators[0].text]
    assert (shown.voted, shown.of) == (1, 3)


def test_a_repeated_self_test_has_its_own_overview() -> None:
    state = after(*indicator(0, *BOTH, Next()), RepeatStep(INDICATORS))
    first, again = (scene(after(GoTo(step, 3), state=state)) for step in (INDICATORS, END + 1))
    assert isinstance(first, GapsScene)
    assert isinstance(again, GapsScene)
    assert (first.voted, again.voted) == (1, 0)


def test_the_gap_of_a_team_is_on_the_whole_staircase() -> None:
    shown = scene(after(GoTo(TEAM), Next(), *votes(0, 2), Next(), *votes(5, 2), Next()))
    assert isinstance(shown, GapScene)
    assert shown.gap.difference == 5
    assert shown.question.scale.lowest == 0


# ------------------------------------------------------------------ around the scene


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
    assert public_snapshot(run, start(), NOON).footer == footer


def test_progress_counts_the_steps_that_are_not_skipped() -> None:
    def far(*given: Command) -> tuple[int, int]:
        shown = public(after(*given))
        return shown.step, shown.steps

    assert far() == (0, END)
    assert far(GoTo(TRAIN)) == (3, END)
    assert far(SkipStep(LOBBY), GoTo(TRAIN)) == (2, END - 1)
    assert far(SkipStep(LOBBY), GoTo(LOBBY)) == (2, END)
    assert far(GoTo(TRAIN), MoveStep(TRAIN, -99)) == (0, END)
    assert far(RepeatStep(WELCOME), GoTo(TRAIN)) == (4, END + 1)


@pytest.mark.parametrize("kind", WorkshopKind)
def test_only_a_rehearsal_is_marked_as_one(kind: WorkshopKind) -> None:
    shown = public_snapshot(workshop(kind=kind), start(), NOON)
    assert shown.rehearsal == (kind is WorkshopKind.REHEARSAL)


@pytest.mark.parametrize(
    ("curtain", "hidden"), [(Curtain.BLACK, BlackScene), (Curtain.BREAK, BreakScene)]
)
def test_the_curtain_hides_every_scene(curtain: Curtain, hidden: type) -> None:
    places = [
        *(GoTo(s.id, number) for s in start().steps for number in range(len(contents().items(s)))),
    ]
    for state in (*(after(place) for place in places), after(*TO_VOTE), after(*TO_RESULT)):
        drawn = after(ToggleCurtain(curtain), state=state)
        assert type(scene(drawn)) is hidden
        assert after(ToggleCurtain(curtain), state=drawn) == state


def test_one_curtain_replaces_the_other() -> None:
    state = after(ToggleCurtain(Curtain.BLACK), ToggleCurtain(Curtain.BREAK))
    assert state.curtain is Curtain.BREAK


# ------------------------------------------------------------------ secrets

MIXED = (
    *[
        SetTables(6),
        ChangeCount(1),
        ChangeCount(3),
        ChangeVotingMethod(VotingMethod.BALLOT_BOX),
        CastBallot(1),
    ],
    *[
        CastBallot(3),
        ChangeVotingMethod(VotingMethod.TABLES),
        SetTableVote(1, 2),
        SetTableVote(2, 1),
    ],
)
"""Votes with all voting methods."""


@pytest.mark.parametrize("there", [(LOBBY, 1), (ENOUGH, 0), (DILEMMA, 1), (TEAM, 0), (END, 0)])
@pytest.mark.parametrize(
    "then",
    [
        (),
        (OpenOrClose(),),
        (Back(),),
        (RevealOrHide(), RevealOrHide()),
        (GoTo(PAUSE),),
        (ToggleCurtain(Curtain.BLACK),),
    ],
    ids=["open", "closed", "read", "hidden again", "left", "black"],
)
def test_the_room_cannot_see_the_split_of_votes_before_the_result(
    there: tuple[int, int], then: tuple[Command, ...]
) -> None:
    state = after(GoTo(*there), Next(), *MIXED, *then)
    other = split_otherwise(state)
    assert other != state
    assert public(other) == public(state)


def test_a_second_vote_does_not_show_the_first() -> None:
    state = after(*TO_VOTE, *MIXED, StartSecondRound(), SetTableVote(3, 4))
    assert public(split_otherwise(state)) == public(state)
    assert counts_in(public(state)) == []


def test_a_result_does_show_the_votes() -> None:
    """The check above can fail: a revealed result does show the split."""
    one, other = after(*TO_VOTE, *votes(1, 3), Next()), after(*TO_VOTE, *votes(2, 3), Next())
    assert public(one) != public(other)
    assert counts_in(public(one)) == [(0, 3, 0, 0, 0, 0)]


@given(st.lists(commands(st.just("said"), st.just(NOTE)), max_size=40))
def test_the_room_sees_no_secrets_after_any_commands(pressed: list[Command]) -> None:
    state = after(ChangeVotingMethod(VotingMethod.SHOW_OF_HANDS), *TO_VOTE)
    for command in pressed:
        if refusal(state, command) is None:
            state = after(command, state=state)
        check_room(state)


def test_a_note_is_not_visible_to_the_room() -> None:
    place = Place(LOBBY, "chat")
    for path in (TO_VOTE, TO_RESULT, (*TO_RESULT, Next()), (GoTo(LOBBY),)):
        state = after(*path)
        assert public(after(WriteNote(place, NOTE), state=state)) == public(state)


def test_the_talk_shows_a_revealed_round() -> None:
    state = after(*TO_RESULT, Next())
    shown = scene(state)
    assert isinstance(shown, TalkScene)
    assert round_of(state, LOBBY, "chat").state is RoundState.REVEALED
