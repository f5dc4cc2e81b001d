"""The file in the data folder in which a bug is reported, and that is shown once."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from tests.support.samples import NOON
from workshop_app import __version__
from workshop_app.diagnostics import UNREAD, take_crash, write_crash


def crash(folder: Path, error: BaseException) -> Path | None:
    """Report an error that was really raised."""
    try:
        raise error
    except type(error):
        kind, caught, trace = sys.exc_info()
    assert kind is not None
    assert caught is not None
    return write_crash(folder, kind, caught, trace, NOON)


def test_a_report_has_the_version_the_time_and_the_traceback(home: Path) -> None:
    assert crash(home, KeyError("tafel")) == home / UNREAD
    text = (home / UNREAD).read_text(encoding="utf-8")
    assert text.startswith(f"Trede {__version__}, Python ")
    assert NOON.isoformat() in text
    assert "Traceback" in text
    assert "raise error" in text
    assert "KeyError: 'tafel'" in text


def test_a_second_report_is_added_to_the_first(home: Path) -> None:
    for name in ("één", "twee"):
        crash(home, KeyError(name))
    text = (home / UNREAD).read_text(encoding="utf-8")
    assert text.index("KeyError: 'één'") < text.index("KeyError: 'twee'")


def test_a_report_that_cannot_be_written_is_no_error(home: Path) -> None:
    assert crash(home / "not there", KeyError()) is None


def test_a_report_is_taken_once_and_kept_under_its_time(home: Path) -> None:
    crash(home, KeyError("eerste"))
    taken = take_crash(home, NOON)
    assert taken is not None
    assert "eerste" in taken.read_text(encoding="utf-8")
    assert take_crash(home, NOON) is None
    crash(home, KeyError("tweede"))
    later = take_crash(home, NOON + timedelta(seconds=1))
    assert later is not None
    assert later != taken
    assert "tweede" in later.read_text(encoding="utf-8")
    assert "tweede" not in taken.read_text(encoding="utf-8")
