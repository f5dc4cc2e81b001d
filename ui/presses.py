"""Which device a key, a click or a touch came from, and when."""

from __future__ import annotations

from PySide6.QtGui import QInputEvent

from workshop_app.session.commands import Press


def press_of(event: QInputEvent) -> Press:
    """The press that an event reports.

    All keyboards of X11, Windows and macOS are one device to Qt; a mouse and a touch screen are
    devices of their own.
    """
    device = event.device()
    # Events that a program made have no time.
    return Press(f"{device.type().name} {device.systemId()}", event.timestamp() or None)
