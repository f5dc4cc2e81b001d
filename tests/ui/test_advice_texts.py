"""The texts of the advice: docs/advice.md has them all, and none contradicts another or the votes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product

import pytest

from tests.support.samples import ROOT
from ui.console.advice_texts import lean_text, next_step_text, pattern_text
from workshop_app.results.advice import NextStep, Pattern, Thresholds, advice
from workshop_app.results.agreement import (
    DIVIDED,
    MOSTLY,
    UNITED,
    Harmony,
    Lean,
    lean,
    summary,
)
from workshop_app.results.tally import Counts
from workshop_app.session.labels import harmony_label
from workshop_app.session.state import VotingMethod

DOCUMENT = (ROOT / "docs" / "advice.md").read_text("utf-8")
HANDS, TABLES = VotingMethod.SHOW_OF_HANDS, VotingMethod.TABLES
CLOSE = "dicht bij elkaar"
APART = ("twee kampen", "lopen uiteen", "alle kanten op")


def rows(heading: str) -> list[list[str]]:
    """The rows of the tables under a heading of the document, without their headers."""
    section = DOCUMENT.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    found = [line for line in section.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in found]
    return [row for row in cells if row[0].startswith("`")]


def test_the_document_has_every_word_with_its_bounds() -> None:
    table = re.findall(r"^\| ([^|`]+) \| ([^|]+) \|$", DOCUMENT.partition("##")[0], re.MULTILINE)
    words = {word.strip(): figures for word, figures in table if word.strip() != "word"}
    assert set(words) - {"---"} == {harmony_label(word) for word in Harmony}
    assert f"from {UNITED:.2f}:" in words["eensgezind"]
    assert f"from {MOSTLY:.2f} to {UNITED:.2f}" in words["grotendeels eens"]
    assert f"from {DIVIDED:.2f} to {MOSTLY:.2f}" in words["verdeeld"]
    assert f"under {DIVIDED:.2f}" in words["alle kanten op"]


def test_the_document_has_every_sentence() -> None:
    behaviour = {row[0]: row[2] for row in rows("A behaviour")}
    patterns = {f"`{one.name}`": pattern_text(one, judged=True) for one in Pattern}
    del patterns["`AGREED`"]  # which is about statements only
    steps = {f"`{step.name}`": next_step_text(step, HANDS) for step in NextStep}
    steps["`TALK`, by table"] = next_step_text(NextStep.TALK, TABLES)
    assert behaviour == {**patterns, **steps}
    of_statements = (
        Pattern.SINGLE,
        Pattern.AGREED,
        Pattern.CAMPS,
        Pattern.DIVIDED,
        Pattern.SPREAD,
    )
    assert {row[0]: row[2] for row in rows("A statement")} == {
        f"`{one.name}`": pattern_text(one, judged=False) for one in of_statements
    }
    assert {row[0]: row[2] for row in rows("The sides of a dilemma")} == {
        f"`{one.name}`": lean_text(one) for one in Lean
    }
    alone = pattern_text(Pattern.CAMPS, judged=True, alone=True)
    assert alone in " ".join(DOCUMENT.replace("*", "").split())


def groups(most: int, choices: int) -> Iterator[tuple[int, ...]]:
    """All ways in which a group of 1 to `most` can vote."""
    for votes in product(range(most + 1), repeat=choices):
        if 0 < sum(votes) <= most:
            yield votes


def on_scale(votes: tuple[int, ...]) -> Counts:
    """The counts of a scale of five or six choices."""
    a, b, c, d, e, f = (0, *votes) if len(votes) == 5 else votes
    return a, b, c, d, e, f


def camps_of(votes: tuple[int, ...]) -> bool:
    """Whether a quarter of the votes are on each side of a choice."""
    total = sum(votes)
    return any(
        4 * sum(votes[:at]) >= total and 4 * sum(votes[at + 1 :]) >= total
        for at in range(1, len(votes) - 1)
    )


@pytest.mark.parametrize(("choices", "most"), [(6, 12), (5, 12)])
def test_no_word_says_more_than_the_votes(choices: int, most: int) -> None:
    lowest = 6 - choices
    for votes in groups(most, choices):
        found = summary(on_scale(votes), lowest, 5)
        assert found is not None
        total, pairs = sum(votes), [one + two for one, two in pairwise(votes)]
        match found.harmony:
            case Harmony.SINGLE:
                assert total == 1
            case Harmony.UNITED:
                assert 2 * max(votes) > total, votes
            case Harmony.MOSTLY:
                assert 3 * max(pairs) >= 2 * total, votes
            case Harmony.CAMPS:
                assert camps_of(votes), votes
            case Harmony.DIVIDED:
                assert max(votes) < total, votes
            case Harmony.SPREAD:
                assert sum(1 for vote in votes if vote) >= 3, votes
                assert 2 * max(votes) <= total, votes


@pytest.mark.parametrize("reference", range(6))
def test_no_two_sentences_contradict_each_other(reference: int) -> None:
    for votes in groups(10, 6):
        counts = on_scale(votes)
        found = advice(counts, reference, 0, 5, Thresholds())
        assert found is not None
        said = pattern_text(found.pattern, judged=True)
        then = next_step_text(found.next_step, HANDS)
        if CLOSE in said:
            assert not any(word in said for word in APART)
        if "de meeste op de duiding" in said:
            assert 2 * counts[reference] > sum(votes), votes
        if "anders dan de duiding" in said:
            assert 4 * counts[reference] < sum(votes), votes
        if "overslaan" in then:
            assert CLOSE in said, votes
            assert "de meeste op de duiding" in said, votes
        if "nog eens uit" in then:
            assert "de meeste op de duiding" not in said, votes


def test_the_sides_are_counted() -> None:
    for votes in groups(12, 4):
        a, b, c, d = votes
        found = lean((0, a, b, c, d, 0))
        chosen = sum(1 for vote in votes if vote)
        if found is Lean.TWO_SIDES:
            assert chosen == 2
        if found is Lean.MORE_SIDES:
            assert chosen > 2
        if found is Lean.ONE_SIDE:
            assert 2 * max(votes) > sum(votes)
