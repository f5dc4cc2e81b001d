"""Virtual screens for a rehearsal, a test or a benchmark."""

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
    """Give a Qt application that is created in this context two screens.

    The room's screen is to the right of the laptop's; sizes are in pixels. In the context the
    current directory is a temporary one: Qt splits the platform's arguments at each ":", so the
    configuration file must be a bare name and not a path with a drive letter.
    """
    screens = [
        {"name": name, "x": x, "y": 0, "width": width, "height": height}
        for name, x, (width, height) in (("LAPTOP", 0, laptop), ("PROJECTOR", laptop[0], room))
    ]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, _FILE).write_text(json.dumps({"screens": screens}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_FILE}"
        if sys.platform == "win32":  # the offscreen platform has no system fonts there
            os.environ.setdefault("QT_QPA_FONTDIR", str(paths.resources() / "fonts"))
        try:
            with chdir(folder):
                yield
        finally:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"  # for child processes
