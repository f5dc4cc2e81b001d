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


def test_a_report_has_the_version_the_time_and_the_traceback(data_folder: Path) -> None:
    assert crash(data_folder, KeyError("tafel")) == data_folder / UNREAD
    text = (data_folder / UNREAD).read_text(encoding="utf-8")
    assert text.startswith(f"Trede {__version__}, Python ")
    assert NOON.isoformat() in text
    assert "Traceback" in text
    assert "raise error" in text
    assert "KeyError: 'tafel'" in text


def test_a_second_report_is_added_to_the_first(data_folder: Path) -> None:
    for name in ("één", "twee"):
        crash(data_folder, KeyError(name))
    text = (data_folder / UNREAD).read_text(encoding="utf-8")
    assert text.index("KeyError: 'één'") < text.index("KeyError: 'twee'")


def test_a_report_that_cannot_be_written_is_no_error(data_folder: Path) -> None:
    assert crash(data_folder / "not there", KeyError()) is None


def test_a_report_is_taken_once_and_kept_under_its_time(data_folder: Path) -> None:
    crash(data_folder, KeyError("eerste"))
    taken = take_crash(data_folder, NOON)
    assert taken is not None
    assert "eerste" in taken.read_text(encoding="utf-8")
    assert take_crash(data_folder, NOON) is None
    crash(data_folder, KeyError("tweede"))
    later = take_crash(data_folder, NOON + timedelta(seconds=1))
    assert later is not None
    assert later != taken
    assert "tweede" in later.read_text(encoding="utf-8")
    assert "tweede" not in taken.read_text(encoding="utf-8")
