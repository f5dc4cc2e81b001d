"""PySide6 itself: its references to None, and that the first window imports little."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there: nothing to drop")
def test_pyside_does_not_drop_references_to_none(qapp: QApplication) -> None:
    """PySide6 6.12 on Python 3.11 dropped a reference to None with each call that returns None,
    until the interpreter crashed in the middle of a show."""
    rect = QRectF()
    before = sys.getrefcount(None)
    for _ in range(10_000):
        rect.setLeft(1.0)
    assert sys.getrefcount(None) > before - 1_000


def test_the_first_window_does_not_import_reportlab_or_the_console() -> None:
    code = (
        "import sys, ui.app; print([n for n in ('reportlab', 'ui.live_windows', 'ui.projector.scene_painting',"
        " 'PySide6.QtSvg', 'tomllib', 'msgspec', 'sqlite3') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
