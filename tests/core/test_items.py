"""The items of each step, and the steps of a programme."""

from __future__ import annotations

import pytest

from tests.support.samples import (
    EVERY_STEP,
    EVERYTHING,
    TRAINER_NOTE,
    contents,
    own_deck,
    start,
    tiny_deck,
)
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.deck import Deck, PlannedStep
from workshop_app.content.scale import ScaleKind
from workshop_app.content.staircase import staircase
from workshop_app.content.step_kind import StepKind
from workshop_app.errors import NotFoundError
from workshop_app.session.items import Item, ItemKind, PollFlow
from workshop_app.session.programme import default_minutes, steps_of
from workshop_app.session.step import LONGEST, SHORTEST, Step, find_step


def items(kind: StepKind, content: str = "") -> tuple[Item, ...]:
    """The items of a step of the tiny deck."""
    return contents().items(Step(1, kind, 5, content))


def kinds(kind: StepKind, content: str = "") -> list[tuple[ItemKind, str]]:
    """The kinds and ids of the items of a step."""
    return [(item.kind, item.id) for item in items(kind, content)]


# ------------------------------------------------------------------ the items of a step


def test_each_kind_of_step_has_its_items() -> None:
    made = {step: kinds(step.kind, step.content) for step in EVERY_STEP}
    assert {step.kind for step in EVERY_STEP} == set(StepKind)
    assert list(made.values()) == [
        [(ItemKind.WELCOME, "")],
        [(ItemKind.STAIRCASE, "")],
        [
            *[(ItemKind.STORY, ""), (ItemKind.BEHAVIOUR, "chat"), (ItemKind.BEHAVIOUR, "help")],
            (ItemKind.DEBRIEF, ""),
        ],
        [(ItemKind.STORY, ""), (ItemKind.BEHAVIOUR, "tidy"), (ItemKind.DEBRIEF, "")],
        [(ItemKind.SLIDE, "")],
        [(ItemKind.STATEMENT, "enough")],
        [
            *[(ItemKind.STORY, ""), (ItemKind.SIDES, "sides"), (ItemKind.BEHAVIOUR, "ask")],
            (ItemKind.DEBRIEF, ""),
        ],
        [(ItemKind.TEAM, "team")],
        [
            *((ItemKind.INDICATOR, name) for name in ("n1.1", "n1.2", "n1.3")),
            (ItemKind.GAPS, ""),
        ],
        [(ItemKind.QUESTION, "time")],
        [(ItemKind.EXERCISE, ""), (ItemKind.QUESTION, "pairs")],
        [(ItemKind.BREAK, "")],
        [(ItemKind.PLEDGES, "pledges")],
        [(ItemKind.TRANSFER, ""), (ItemKind.BEHAVIOUR, "share"), (ItemKind.LEARNED, "")],
        [(ItemKind.EARLIER, "earlier"), (ItemKind.LOOK_BACK, "look-back")],
        [(ItemKind.EVALUATION, "evaluation"), (ItemKind.END, "")],
    ]
    assert {kind for made_of in made.values() for kind, _ in made_of} == set(ItemKind)


def test_a_self_test_asks_about_the_team_or_the_organisation() -> None:
    (team,), (organisation,) = items(StepKind.TEAM), items(StepKind.TEAM, "organisation")
    assert team.poll
    assert organisation.poll
    assert (team.id, organisation.id) == ("team", "organisation")
    assert team.kind is organisation.kind is ItemKind.TEAM
    asked = builtin_texts().organisation
    assert organisation.poll.asked == (asked.now, asked.needed)
    assert organisation.poll.scale == team.poll.scale
    assert organisation.poll.asked != team.poll.asked


def test_a_self_test_can_have_all_indicators_of_the_staircase() -> None:
    every = [indicator.id for niveau in staircase().niveaus for indicator in niveau.indicators]
    assert len(every) == 21
    found = items(StepKind.TEAM, "indicators")
    assert [item.id for item in found] == [*every, ""]
    assert [(item.number, item.of) for item in found[:-1]] == [(n, 21) for n in range(1, 22)]


@pytest.mark.parametrize("niveau", range(1, 6))
def test_a_self_test_can_have_the_indicators_of_one_niveau(niveau: int) -> None:
    found = items(StepKind.TEAM, f"n{niveau}")
    names = [indicator.id for indicator in staircase().niveaus[niveau].indicators]
    assert [item.id for item in found] == [*names, ""]
    assert all(item.id.startswith(f"n{niveau}.") for item in found[:-1])


def test_an_exercise_without_a_question_has_no_item_for_it() -> None:
    deck = tiny_deck()
    exercise = deck.exercises[0]
    short = type(exercise)("short", "title", "do this", ("I saw …",), 5)
    without = Deck(deck.format, 1, "d", "D", deck.cards, exercises=(short,))
    found = contents(without).items(Step(1, StepKind.FEEDBACK, 5, "short"))
    assert [item.kind for item in found] == [ItemKind.EXERCISE]


def test_ids_of_polls_and_questions_are_unique_within_a_step() -> None:
    for step in (*start().steps, *start("", own_deck()).steps):
        deck = own_deck() if step.content in {card.id for card in own_deck().cards} else None
        named = [item.id for item in contents(deck).items(step) if item.poll or item.collects]
        assert len(set(named)) == len(named)
        assert all(named)


def test_the_same_step_has_the_same_items_again() -> None:
    step = Step(1, StepKind.CARD, 5, "lobby")
    found = contents()
    assert found.items(step) == found.items(Step(9, StepKind.CARD, 30, "lobby", skipped=True))
    assert found.item(step, 2) is found.items(step)[2]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (StepKind.CARD, "nothing"),
        (StepKind.EXPLANATION, ""),
        (StepKind.STATEMENT, "lobby"),
        (StepKind.QUESTION, "enough"),
        (StepKind.FEEDBACK, "time"),
        (StepKind.TEAM, "n0"),
        (StepKind.TEAM, "n"),
    ],
)
def test_a_step_that_refers_to_a_missing_part_has_no_items(kind: StepKind, content: str) -> None:
    assert not contents().has(kind, content)
    with pytest.raises(KeyError):
        items(kind, content)


def test_each_step_of_the_programme_can_be_made() -> None:
    assert all(contents().has(step.kind, step.content) for step in EVERY_STEP)
    with pytest.raises(IndexError):
        contents().item(start().steps[0], 1)


# ------------------------------------------------------------------ polls


@pytest.mark.parametrize(
    ("kind", "content", "item", "flow", "scale", "choices"),
    [
        (StepKind.CARD, "lobby", 1, PollFlow.TALK_BETWEEN, ScaleKind.NIVEAUS, range(6)),
        (StepKind.CARD, "train", 1, PollFlow.TALK_BETWEEN, ScaleKind.NIVEAUS, range(1, 6)),
        (StepKind.CARD, "dilemma", 1, PollFlow.TALK_BETWEEN, ScaleKind.SIDES, range(1, 4)),
        (StepKind.STATEMENT, "enough", 0, PollFlow.TALK_BETWEEN, ScaleKind.STATEMENT, range(1, 6)),
        (StepKind.TEAM, "", 0, PollFlow.NOW_AND_NEEDED, ScaleKind.NIVEAUS, range(6)),
        (StepKind.TEAM, "n1", 0, PollFlow.NOW_AND_NEEDED, ScaleKind.INDICATOR, range(6)),
        (StepKind.END, "", 0, PollFlow.ONCE, ScaleKind.EVALUATION, range(1, 6)),
    ],
)
def test_each_poll_has_its_flow_and_its_scale(
    kind: StepKind, content: str, item: int, flow: PollFlow, scale: ScaleKind, choices: range
) -> None:
    poll = items(kind, content)[item].poll
    assert poll is not None
    assert (poll.flow, poll.scale.kind) == (flow, scale)
    assert [option.number for option in poll.scale.options] == list(choices)
    assert (poll.scale.lowest, poll.scale.highest) == (min(choices), max(choices))
    assert poll.rounds == (1 if flow is PollFlow.ONCE else 2)
    assert poll.scale.is_ordered == (scale is not ScaleKind.SIDES)
    assert (len(set(poll.asked)) == 2) == (flow is PollFlow.NOW_AND_NEEDED)


def test_only_behaviours_have_a_reference() -> None:
    for step in EVERY_STEP:
        for item in items(step.kind, step.content):
            if item.poll is not None:
                assert (item.poll.reference is not None) == (item.kind is ItemKind.BEHAVIOUR)


def test_a_self_test_asks_for_now_and_for_needed() -> None:
    team, indicator = items(StepKind.TEAM)[0].poll, items(StepKind.TEAM, "n1")[0].poll
    assert team is not None
    assert indicator is not None
    assert team.asked == (builtin_texts().team.now, builtin_texts().team.needed)
    assert indicator.asked == (builtin_texts().indicator.now, builtin_texts().indicator.needed)


def test_trainer_notes_are_with_their_items() -> None:
    noted = [
        (step.content, number)
        for step in EVERY_STEP
        for number, item in enumerate(items(step.kind, step.content))
        if item.trainer_note
    ]
    assert ("lobby", 0) in noted
    assert ("enough", 0) in noted
    assert ("time", 0) in noted
    assert items(StepKind.STATEMENT, "enough")[0].trainer_note == TRAINER_NOTE


# ------------------------------------------------------------------ the steps of a programme


def test_a_programme_of_the_deck_becomes_steps_with_ids_from_1() -> None:
    steps = steps_of(contents(), EVERYTHING)
    assert [step.id for step in steps] == list(range(1, len(EVERY_STEP) + 1))
    assert [(step.kind, step.content) for step in steps] == [
        (planned.kind, planned.content) for planned in EVERY_STEP
    ]
    assert not any(step.skipped for step in steps)


def test_without_a_programme_there_are_all_cards_between_welcome_and_end() -> None:
    steps = steps_of(contents(own_deck()))
    assert [step.kind for step in steps] == [
        *[StepKind.WELCOME, StepKind.STAIRCASE],
        *[StepKind.CARD] * len(own_deck().cards),
        StepKind.END,
    ]
    assert [step.content for step in steps if step.content] == [c.id for c in own_deck().cards]


def test_a_missing_programme_is_refused() -> None:
    with pytest.raises(NotFoundError, match="everything"):
        steps_of(contents(), "nothing")


@pytest.mark.parametrize("programme", [programme.id for programme in own_deck().programmes])
def test_each_programme_of_the_own_deck_can_be_run(programme: str) -> None:
    found = contents(own_deck())
    steps = steps_of(found, programme)
    assert steps
    assert all(found.items(step) for step in steps)
    assert all(SHORTEST <= step.minutes <= LONGEST for step in steps)


def test_the_minutes_in_a_programme_override_the_usual_ones() -> None:
    deck = tiny_deck()
    programme = type(deck.programmes[0])(
        "short", "Short", "aim", (PlannedStep(StepKind.CARD, "lobby", 3), PlannedStep(StepKind.END))
    )
    with_short = Deck(deck.format, 1, "d", "D", deck.cards, programmes=(programme,))
    steps = steps_of(contents(with_short), "short")
    assert [step.minutes for step in steps] == [3, 5]


@pytest.mark.parametrize(
    ("kind", "content", "minutes"),
    [
        (StepKind.WELCOME, "", 5),
        (StepKind.BREAK, "", 15),
        (StepKind.CARD, "lobby", 15),
        (StepKind.EXPLANATION, "rules", 4),
        (StepKind.STATEMENT, "enough", 8),
        (StepKind.QUESTION, "time", 6),
        (StepKind.FEEDBACK, "pairs", 12),
        (StepKind.TEAM, "", 15),
        (StepKind.TEAM, "indicators", 42),
    ],
)
def test_a_step_has_the_minutes_of_its_part_of_the_deck(
    kind: StepKind, content: str, minutes: int
) -> None:
    assert default_minutes(contents(), PlannedStep(kind, content)) == minutes


@pytest.mark.parametrize("kind", [StepKind.CARD, StepKind.STATEMENT, StepKind.FEEDBACK])
def test_a_missing_part_has_no_minutes(kind: StepKind) -> None:
    with pytest.raises(KeyError):
        default_minutes(contents(), PlannedStep(kind, "nothing"))


def test_a_step_is_found_by_its_id_in_any_order() -> None:
    steps = start().steps[::-1]
    assert find_step(steps, 3).content == "lobby"
    with pytest.raises(KeyError):
        find_step(steps, 99)
