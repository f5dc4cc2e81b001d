"""A right-to-left name in an error message does not affect the text around it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workshop_app.errors import KnownError
from workshop_app.foreign_text import FIRST_STRONG_ISOLATE, POP_ISOLATE, isolated
from workshop_app.handout_bundle import kinds_named
from workshop_app.storage.database_opening import open_for_reading
from workshop_app.storage.files import write_file
from workshop_app.storage.inspection import Damage
from workshop_app.storage.rows import unreadable
from workshop_app.storage.set_aside import copy_aside

HEBREW = "שלום"
MIRRORS = "\u202e"
NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)


def read(path: Path) -> None:
    path.write_bytes(b"no database" * 100)
    with open_for_reading(path):
        pass


def write_over_a_folder(path: Path) -> None:
    path.mkdir()
    write_file(path, b"")


def write_in_a_file(path: Path) -> None:
    path.write_bytes(b"")
    write_file(path / HEBREW, b"")


def name_a_workshop(path: Path) -> None:
    raise unreadable(path.name, path)


def name_a_kind(path: Path) -> None:
    kinds_named(path.name)


def copy_none(path: Path) -> None:
    path.mkdir()
    copy_aside(path, Damage.CUT, NOW)


@pytest.mark.parametrize(
    "fails",
    [read, write_over_a_folder, write_in_a_file, name_a_workshop, name_a_kind, copy_none],
)
def test_a_right_to_left_name_does_not_affect_the_sentence(
    fails: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / f"{HEBREW}{MIRRORS}.db"
    with pytest.raises(KnownError) as caught:
        fails(path)
    shown = str(caught.value)
    assert MIRRORS not in shown
    assert HEBREW in shown
    assert shown.count(FIRST_STRONG_ISOLATE) == shown.count(POP_ISOLATE) >= 1
    before, _, rest = shown.partition(FIRST_STRONG_ISOLATE)
    assert HEBREW not in before
    assert HEBREW not in rest.rpartition(POP_ISOLATE)[2]


def test_an_ordinary_path_is_unchanged(tmp_path: Path) -> None:
    assert isolated(tmp_path / "trede.db") == str(tmp_path / "trede.db")
