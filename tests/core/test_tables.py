"""Votes per table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.results.comparison import moved
from workshop_app.results.tables import Move, counts_of, moves, standing

choices = st.integers(0, 5)
votes_of_tables = st.dictionaries(st.integers(1, 12), choices, max_size=8)


def test_four_tables_are_grouped_by_niveau() -> None:
    tables = {4: 3, 1: 3, 3: 0, 2: 5}
    assert counts_of(tables) == (1, 0, 0, 2, 0, 1)
    assert standing(tables) == {0: (3,), 3: (1, 4), 5: (2,)}
    assert list(standing(tables)) == [0, 3, 5]


def test_a_table_that_joins_or_leaves_did_not_move() -> None:
    before = {5: 2, 1: 1, 2: 3, 3: 4}
    after = {5: 3, 1: 2, 2: 3, 4: 4}
    assert moves(before, after) == (Move(1, before=1, after=2), Move(5, before=2, after=3))


@given(votes_of_tables)
def test_every_table_is_in_exactly_one_group(tables: dict[int, int]) -> None:
    places = standing(tables)
    counts = counts_of(tables)
    assert list(places) == sorted(places)
    assert {choice: len(numbers) for choice, numbers in places.items()} == {
        choice: count for choice, count in enumerate(counts) if count
    }
    for choice, numbers in places.items():
        assert list(numbers) == sorted(numbers)
        assert all(tables[number] == choice for number in numbers)


@given(votes_of_tables, votes_of_tables)
def test_applying_the_moves_gives_the_other_round(
    before: dict[int, int], after: dict[int, int]
) -> None:
    found = moves(before, after)
    assert [move.table for move in found] == sorted(move.table for move in found)
    assert all(move.before != move.after for move in found)
    followed = {**before, **{move.table: move.after for move in found}}
    in_both = before.keys() & after.keys()
    assert {table: followed[table] for table in in_both} == {t: after[t] for t in in_both}
    assert moves(after, before) == tuple(Move(m.table, m.after, m.before) for m in found)


@given(st.dictionaries(st.integers(1, 12), st.tuples(choices, choices), max_size=8))
def test_at_least_as_many_tables_move_as_the_counts_show(
    tables: dict[int, tuple[int, int]],
) -> None:
    before = {table: votes[0] for table, votes in tables.items()}
    after = {table: votes[1] for table, votes in tables.items()}
    assert moved(counts_of(before), counts_of(after)) <= len(moves(before, after))


@pytest.mark.parametrize("choice", [-1, 6])
def test_an_invalid_choice_of_a_table_is_refused(choice: int) -> None:
    with pytest.raises(ValueError, match=f"choice {choice}"):
        counts_of({1: choice})
