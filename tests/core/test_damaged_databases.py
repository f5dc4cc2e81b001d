"""A small share of the volume run over damaged databases (tests/volume)."""

from __future__ import annotations

from tests.volume.damaged_databases import run


def test_no_damage_is_passed_over_or_ends_the_program() -> None:
    tried, wrong = run(60)
    assert tried.total() == 60
    assert wrong == []
