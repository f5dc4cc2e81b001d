"""A few rounds of the programs in tests/volume, which do thousands, to check that they run."""

from __future__ import annotations

import random
import shutil
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from workshop_app import paths
from workshop_app.content.deck_reading import read_deck
from workshop_app.paths import FILE

if sys.platform == "win32":
    pytest.skip("they fork and kill as POSIX does", allow_module_level=True)

from tests.volume import kills, power_cuts

KILLS = 12


def test_kills_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / FILE
    kills.new_workshop(path, read_deck(paths.deck_file(paths.OWN_DECK)))
    chance = random.Random(7)
    outcomes = [
        kills.kill_once(path, seed, kills.INSTANT + seed * timedelta(minutes=5), chance)
        for seed in range(KILLS)
    ]
    assert sum(outcome.shown for outcome in outcomes) > KILLS


@pytest.mark.skipif(shutil.which("strace") is None, reason="system calls are read with strace")
def test_power_cuts_lose_nothing(tmp_path: Path) -> None:
    moments, tried = power_cuts.replay(tmp_path, seed=1, count=40, draws=1)
    assert moments == tried > 16
