"""The votes of tables on indicators in the report, and long or hard to print texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.pdfs import assert_inside, text_of, workshop_report
from tests.support.samples import (
    INDICATORS,
    LOBBY,
    LOOK_BACK,
    PLEDGES,
    TIME,
    start,
    workshop,
)
from workshop_app.content.staircase import staircase
from workshop_app.handouts.page.style import UNKNOWN, plain
from workshop_app.session.items import EARLIER
from workshop_app.session.state import Entry, Place, Round, RoundKey, RoundState, State

REVEALED = RoundState.REVEALED
LONG = 10_000


def report(state: State) -> bytes:
    return workshop_report(workshop(), state, staircase())


def by_table(now: dict[int, int], needed: dict[int, int]) -> State:
    """A self-test of one indicator with votes by table."""
    rounds = {
        RoundKey(INDICATORS, "n1.1", 1): Round(REVEALED, tables=now),
        RoundKey(INDICATORS, "n1.1", 2): Round(REVEALED, tables=needed),
    }
    return replace(start(), rounds=rounds)


def test_the_votes_of_tables_on_an_indicator_are_printed() -> None:
    text = text_of(report(by_table({1: 2, 2: 3}, {1: 4, 2: 5})))
    reported = text.split("Wat klanten van ons zien")[1]
    assert "Wat elke tafel koos. Links staat nu, rechts nodig. Tafel 1 2 4 Tafel 2 3 5" in reported


def test_thirty_tables_at_an_indicator_are_all_printed() -> None:
    tables = dict.fromkeys(range(1, 31), 2)
    data = report(by_table(tables, dict.fromkeys(tables, 4)))
    assert "Tafel 30 2 4" in text_of(data)
    assert_inside(data)


def test_an_indicator_without_table_votes_lists_no_tables() -> None:
    rounds = {RoundKey(INDICATORS, "n1.1", 1): Round(REVEALED, hands=(0, 2, 5, 5, 0, 0))}
    assert "Wat elke tafel koos" not in text_of(report(replace(start(), rounds=rounds)))


@pytest.mark.parametrize(
    "hard",
    [
        "Fijn 😀👍🏽 gedaan. ",
        "שלום עליכם en verder. ",
        "<b>niet & vet</b> </para> ",
        "Een gewone zin, met één ë en een €. ",
    ],
)
def test_long_notes_and_answers_are_printed_or_visibly_replaced(hard: str) -> None:
    text = (hard * (LONG // len(hard) + 1))[: LONG - 4] + "EIND"
    words = (Entry(1, text), Entry(2, hard, 2))
    state = replace(
        start(),
        notes={Place(LOBBY, ""): text, Place(LOBBY, "chat"): text},
        entries={
            Place(TIME, "time"): words,
            Place(PLEDGES, "pledges"): words,
            Place(LOOK_BACK, EARLIER): words,
        },
    )
    data = report(state)
    assert_inside(data)
    printed = text_of(data)
    assert printed.count("EIND") == 5
    seen = " ".join(plain(hard).split())
    # All five long texts are complete; a page break inside a sentence hides some matches.
    assert printed.count(seen) >= 5 * (LONG // len(hard)) * 0.9
    assert (UNKNOWN in plain(hard)) == (f"Waar {UNKNOWN} staat" in printed)
