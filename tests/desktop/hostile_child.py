"""A walk through all windows with markup in every text, to be traced by strace.

Usage: hostile_child.py FOLDER [--bare]. Prints the number of windows; with `--bare` it only shows a
label that interprets markup, which no window may do.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.hostile import MARKUP, hover, use_hostile_deck, walk
from ui.app import Trede, make_application, new_id, now


def main() -> None:
    application = make_application(["trede"])
    if "--bare" in sys.argv:
        show_bare_label()
        os._exit(0)
    with pytest.MonkeyPatch.context() as patch:
        use_hostile_deck(patch)
        trede = Trede(Path(sys.argv[1]), now, new_id)
        trede.window.show_fitting()
        trede.after_show()
        sys.stdout.write(f"{walk(trede, hover)}\n")
        sys.stdout.flush()
        trede.close()
    application.shutdown()
    os._exit(0)


def show_bare_label() -> None:
    """Show a label that detects markup, to prove that strace detects the access to its files."""
    bare = QLabel(MARKUP)
    bare.show()
    bare.grab()
    QApplication.processEvents()


if __name__ == "__main__":
    main()
