"""The export: every part of a workshop, in the order of its programme, without secrets."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.samples import (
    DILEMMA,
    END,
    ENOUGH,
    EVERY_STEP,
    INDICATORS,
    LOBBY,
    LOOK_BACK,
    NOON,
    NOTE,
    PAIRS,
    PLEDGES,
    RULES,
    TEAM,
    TIME,
    TRAIN,
    TRANSFER,
    WELCOME,
    start,
    votes,
    walk,
    workshop,
)
from workshop_app.session.commands import (
    AddEntry,
    Back,
    CastBallot,
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
    WriteNote,
)
from workshop_app.session.items import Contents
from workshop_app.session.rehearsal import SimulatedVoters, VoterPattern, rehearsal_commands
from workshop_app.session.state import Place, State, Timer, VotingMethod
from workshop_app.storage.export import export_json

AGAIN = END + 1
"""The id of a repeated step."""


def exported(state: State) -> dict[str, Any]:
    return json.loads(export_json(workshop(), state))


def rehearsed(contents: Contents, state: State) -> State:
    voters = SimulatedVoters(VoterPattern.SPREAD, 4)
    return walk(state, list(rehearsal_commands(contents, state, voters, NOON)))


def test_rounds_are_in_the_order_of_the_programme() -> None:
    state = rehearsed(workshop().contents, walk(start(), [MoveStep(TRAIN, 8)]))
    found = exported(state)
    places = [(one["step"], one["card"], one["question"], one["scale"]) for one in found["rounds"]]
    assert list(dict.fromkeys(places)) == [
        (LOBBY, "lobby", "chat", "niveaus"),
        (LOBBY, "lobby", "help", "niveaus"),
        (ENOUGH, "", "enough", "statement"),
        (DILEMMA, "dilemma", "sides", "sides"),
        (DILEMMA, "dilemma", "ask", "niveaus"),
        (TEAM, "", "team", "niveaus"),
        *((INDICATORS, "", f"n1.{number}", "indicator") for number in (1, 2, 3)),
        (TRAIN, "train", "tidy", "niveaus"),
        (TRANSFER, "lobby", "share", "niveaus"),
        (END, "", "evaluation", "evaluation"),
    ]
    assert [one["round"] for one in found["rounds"]] == [1, 2] * 10 + [1] + [1]
    assert all(sum(one["counts"]) == 12 for one in found["rounds"])
    assert [step["id"] for step in found["steps"]].index(TRAIN) == 11


def test_steps_have_their_contents_and_their_times() -> None:
    state = walk(start(), [SkipStep(RULES), RepeatStep(LOBBY)])
    state = State(
        12,
        state.steps,
        timer=Timer(spent={LOBBY: 61.9, AGAIN: 3.0}, since=NOON),
        position=state.position,
    )
    steps = exported(state)["steps"]
    assert len(steps) == len(EVERY_STEP) + 1
    assert steps[2] == {
        "id": LOBBY,
        "kind": "card",
        "content": "lobby",
        "planned_minutes": 15,
        "minutes": 15,
        "skipped": False,
        "spent_seconds": 61,
    }
    assert steps[3] == {**steps[2], "id": AGAIN, "spent_seconds": 3}
    assert [step["kind"] for step in steps if step["skipped"]] == ["explanation"]


def test_a_repeated_step_has_the_votes_of_both_times() -> None:
    once = [GoTo(LOBBY, 1), *votes(0, 3)]
    again = [RepeatStep(LOBBY), GoTo(AGAIN, 1), *votes(2, 5)]
    rounds = exported(walk(start(), [*once, *again]))["rounds"]
    assert [(one["step"], one["card"], one["counts"]) for one in rounds] == [
        (LOBBY, "lobby", [3, 0, 0, 0, 0, 0]),
        (AGAIN, "lobby", [0, 0, 5, 0, 0, 0]),
    ]


def test_the_votes_of_tables_are_listed_and_counted() -> None:
    commands: list[Command] = [
        SetTables(11),
        ChangeVotingMethod(VotingMethod.TABLES),
        GoTo(ENOUGH),
        Next(),
    ]
    commands += [SetTableVote(11, 4), SetTableVote(2, 5), SetTableVote(1, 4)]
    (found,) = exported(walk(start(), commands))["rounds"]
    assert found["way"] == "tables"
    assert found["tables"] == {"1": 4, "2": 5, "11": 4}
    assert list(found["tables"]) == ["1", "2", "11"]
    assert found["counts"] == [0, 0, 0, 0, 2, 1]


def box(choices: list[int], *then: Command) -> bytes:
    """The export of a workshop with these ballots on a statement, then the commands `then`."""
    ballots = [CastBallot(choice) for choice in choices]
    commands = [ChangeVotingMethod(VotingMethod.BALLOT_BOX), GoTo(ENOUGH), Next(), *ballots, *then]
    return export_json(workshop(), walk(start(), commands))


def test_the_export_of_a_ballot_box_has_only_counts() -> None:
    """The file does not depend on the order of the ballots or the time between them."""
    one = box([1, 5, 5, 3, 2], RevealOrHide())
    assert one == box([5, 3, 2, 1, 5], RevealOrHide())
    (found,) = json.loads(one)["rounds"]
    assert (found["votes"], found["counts"]) == (5, [0, 1, 1, 1, 0, 2])
    assert found["tables"] == {}
    assert (found["state"], found["added_after_reveal"]) == ("revealed", False)
    assert set(found) == {
        *("card", "question", "round", "way", "state", "votes", "counts", "added_after_reveal"),
        *("step", "scale", "tables"),
    }


@pytest.mark.parametrize(
    ("then", "state"),
    [
        ((), "open"),
        ((OpenOrClose(),), "closed"),
        ((OpenOrClose(), ChangeVotingMethod(VotingMethod.SHOW_OF_HANDS)), "closed"),
        ((Back(), ChangeVotingMethod(VotingMethod.SHOW_OF_HANDS)), "closed"),
    ],
)
def test_the_counts_of_a_sealed_box_are_not_exported(then: tuple[Command, ...], state: str) -> None:
    """Otherwise exports before and after a single ballot would reveal its choice."""
    reported = box([1, 5, 5, 3, 2], *then)
    assert reported == box([2, 2, 4, 4, 4], *then)
    (found,) = json.loads(reported)["rounds"]
    assert (found["state"], found["votes"], found["counts"]) == (state, 5, None)


def test_ballots_added_after_the_result_are_reported() -> None:
    hidden = (RevealOrHide(), RevealOrHide())
    (seen,) = json.loads(box([1, 5], *hidden))["rounds"]
    assert (seen["state"], seen["counts"]) == ("closed", [0, 1, 0, 0, 0, 1])
    assert not seen["added_after_reveal"]
    added = box([1, 5], *hidden, OpenOrClose(), CastBallot(2))
    (more,) = json.loads(added)["rounds"]
    assert (more["votes"], more["counts"], more["added_after_reveal"]) == (3, None, True)
    (again,) = json.loads(box([1, 5], *hidden, OpenOrClose(), CastBallot(2), RevealOrHide()))[
        "rounds"
    ]
    assert (again["counts"], again["added_after_reveal"]) == ([0, 1, 1, 0, 0, 1], True)


def test_each_note_is_exported_once_with_its_place() -> None:
    places = [Place(WELCOME, ""), Place(LOBBY, ""), Place(LOBBY, "help"), Place(TIME, "time")]
    commands = [WriteNote(place, f"{NOTE} {place}") for place in reversed(places)]
    notes = exported(walk(start(), commands))["notes"]
    assert [(one["step"], one["card"], one["question"]) for one in notes] == [
        (WELCOME, "", ""),
        (LOBBY, "lobby", ""),
        (LOBBY, "lobby", "help"),
        (TIME, "", "time"),
    ]
    assert [one["text"] for one in notes] == [f"{NOTE} {place}" for place in places]


def test_answers_and_pledges_keep_their_table_and_their_order() -> None:
    commands: list[Command] = [GoTo(TIME), AddEntry("tweede", 2), AddEntry("eerste")]
    commands += [GoTo(PAIRS, 1), AddEntry("na het oefenen"), GoTo(PLEDGES), AddEntry("ik bel", 3)]
    found = exported(walk(start(), commands))
    assert found["answers"] == [
        {"step": TIME, "question": "time", "text": "tweede", "table": 2},
        {"step": TIME, "question": "time", "text": "eerste", "table": 0},
        {"step": PAIRS, "question": "pairs", "text": "na het oefenen", "table": 0},
    ]
    assert found["pledges"] == [{"text": "ik bel", "table": 3, "step": PLEDGES}]


def test_a_new_workshop_has_only_steps() -> None:
    found = exported(start())
    assert len(found["steps"]) == len(EVERY_STEP)
    assert not any(found[part] for part in ("rounds", "notes", "answers", "pledges"))


def test_a_transfer_is_exported_with_its_card() -> None:
    commands = [GoTo(LOBBY, 2), *votes(0, 3), GoTo(TRANSFER, 1), *votes(3, 5)]
    noted = [WriteNote(Place(TRANSFER, name), NOTE) for name in ("", "share")]
    found = exported(walk(start(), [*commands, *noted]))
    assert [
        (one["step"], one["card"], one["question"], one["round"]) for one in found["rounds"]
    ] == [
        (LOBBY, "lobby", "help", 1),
        (TRANSFER, "lobby", "share", 1),
    ]
    assert [one["counts"] for one in found["rounds"]] == [[3, 0, 0, 0, 0, 0], [0, 0, 0, 5, 0, 0]]
    assert [(one["step"], one["card"], one["question"]) for one in found["notes"]] == [
        (TRANSFER, "lobby", ""),
        (TRANSFER, "lobby", "share"),
    ]
    (step,) = (step for step in found["steps"] if step["id"] == TRANSFER)
    assert (step["kind"], step["content"]) == ("transfer", "lobby")


def test_entries_of_a_look_back_are_answers_and_not_pledges() -> None:
    commands: list[Command] = [GoTo(LOOK_BACK, 1), AddEntry("het bellen is gelukt", 2)]
    commands += [GoTo(LOOK_BACK), AddEntry("vorige keer: bellen", 3), AddEntry("en vragen")]
    found = exported(walk(start(), commands))
    assert found["answers"] == [
        {"step": LOOK_BACK, "question": "earlier", "text": "vorige keer: bellen", "table": 3},
        {"step": LOOK_BACK, "question": "earlier", "text": "en vragen", "table": 0},
        {"step": LOOK_BACK, "question": "look-back", "text": "het bellen is gelukt", "table": 2},
    ]
    assert found["pledges"] == []
    (step,) = (step for step in found["steps"] if step["id"] == LOOK_BACK)
    assert (step["kind"], step["content"]) == ("look_back", "")
