"""A short version of the long run over damaged databases in tests/volume."""

from __future__ import annotations

from tests.volume.damaged_databases import run


def test_damage_is_detected_and_does_not_crash() -> None:
    tried, wrong = run(60)
    assert tried.total() == 60
    assert wrong == []
