"""A laptop and a projector that do not exist, for a process that measures."""

from __future__ import annotations

import json
import os
from pathlib import Path

LAPTOP = (1366, 768)


def pretend_screens(folder: Path, room: tuple[int, int]) -> None:
    """Have Qt see a laptop and a projector of this size; to call before its application is made."""
    left = 0
    screens: list[dict[str, object]] = []
    for name, (width, height) in (("LAPTOP", LAPTOP), ("PROJECTOR", room)):
        screens.append({"name": name, "x": left, "y": 0, "width": width, "height": height})
        left += width
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
