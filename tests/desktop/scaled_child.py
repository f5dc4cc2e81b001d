"""The demo on screens of mixed scales; prints the final place of the room's window as JSON.

Usage: scaled_child.py FOLDER, with the scales in QT_SCREEN_SCALE_FACTORS.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QRect, QTimer

from tests.desktop.desk import Desk
from ui.app import Trede, make_application, new_id, now
from ui.screens import settle_ms


def main() -> None:
    application = make_application(["trede"])
    trede = Trede(Path(sys.argv[1]), now, new_id)
    trede.window.show_fitting()
    trede.start_demo()
    assert trede.live is not None
    room, screens = trede.live.room, trede.live.screens
    desk = Desk(os.environ["DISPLAY"])
    places: list[QRect | None] = []
    loop = QEventLoop()

    def look() -> None:
        places.append(desk.place_of(room))
        if len(places) == 5:
            loop.quit()

    timer = QTimer()
    timer.setInterval(settle_ms())
    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    timer.stop()
    place = places[-1]
    reported = {
        "room": None if place is None else place.getRect(),
        "scale": screens.screen.scale if screens.screen is not None else None,
        "at rest": places[-3:] == [place] * 3,
    }
    trede.close()
    trede.window.hide()
    application.shutdown()
    print(json.dumps(reported))  # noqa: T201


if __name__ == "__main__":
    main()
