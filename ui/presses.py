"""The device and the time of a key press, click or touch."""

from __future__ import annotations

from PySide6.QtGui import QInputEvent

from workshop_app.session.commands import Press


def press_of(event: QInputEvent) -> Press:
    """The press of an input event.

    On X11, Windows and macOS Qt reports all keyboards as one device; a mouse and a touch screen
    are separate devices.
    """
    device = event.device()
    # Synthetic events have timestamp 0, which becomes None.
    return Press(f"{device.type().name} {device.systemId()}", event.timestamp() or None)
