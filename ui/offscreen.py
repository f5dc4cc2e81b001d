"""Screens that do not exist, for a rehearsal, a test or a measurement."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Generator
from contextlib import chdir, contextmanager
from pathlib import Path

from workshop_app import paths

LAPTOP = (1366, 768)
ROOM = (1920, 1080)

_FILE = "screens.json"


@contextmanager
def offscreen(laptop: tuple[int, int] = LAPTOP, room: tuple[int, int] = ROOM) -> Generator[None]:
    """A Qt application that is made inside this has a laptop's screen and, right of it, a projector's.

    The sizes are in pixels. The current folder is another one meanwhile: Qt splits what it is given
    at each ":", and the path of a file on Windows has one, so that it gets a bare name.
    """
    screens = [
        {"name": name, "x": x, "y": 0, "width": width, "height": height}
        for name, x, (width, height) in (("LAPTOP", 0, laptop), ("PROJECTOR", laptop[0], room))
    ]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, _FILE).write_text(json.dumps({"screens": screens}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_FILE}"
        if sys.platform == "win32":  # there, screens that do not exist have no fonts of the system
            os.environ.setdefault("QT_QPA_FONTDIR", str(paths.resources() / "fonts"))
        try:
            with chdir(folder):
                yield
        finally:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"  # for the processes that this one starts
