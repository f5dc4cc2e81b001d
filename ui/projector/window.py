"""The room's window, and the small picture of it that the trainer sees."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.projector.scenes import changed_part, paint_scene
from workshop_app.session.scenes import PublicSnapshot


class ProjectorWindow(QWidget):
    """What the room sees, full screen. It knows a `PublicSnapshot` and nothing else."""

    def __init__(self) -> None:
        # It never takes the keyboard: keys go to the trainer's window, also when this one is
        # over it on the only screen.
        super().__init__(
            None,
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self._public: PublicSnapshot | None = None
        self.painted: PublicSnapshot | None = None
        """The instant that is on the screen: the last one that was painted."""
        self.setWindowTitle(self.tr("Trede: projectie"))
        self.setAccessibleName(self.tr("Wat de zaal ziet"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)

    def show_public(self, public: PublicSnapshot) -> None:
        """Show an instant; repaints only when it looks different."""
        if public != self._public:
            part = changed_part(self._public, public, QRectF(self.rect()))
            self._public = public
            self.update(part.toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene, or the part of it that changed."""
        painter = QPainter(self)
        try:
            if self._public is None:
                painter.fillRect(event.rect(), theme.PAPER)
            else:
                paint_scene(painter, QRectF(self.rect()), self._public, QRectF(event.rect()))
        finally:
            # A painter that is left open on a window takes the whole program down.
            painter.end()
        self.painted = self._public


class Preview(QWidget):
    """The room's screen in small: the same painting, so that what the trainer sees is true."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._public: PublicSnapshot | None = None
        self._room = QSize(1920, 1080)
        self.setAccessibleName(self.tr("Wat de zaal nu ziet"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 180)

    def set_room_size(self, size: QSize) -> None:
        """The size of the room's screen, in pixels."""
        if size != self._room and size.isValid():
            self._room = size
            self.update()

    def show_public(self, public: PublicSnapshot) -> None:
        """Show an instant; repaints only when it looks different."""
        if public != self._public:
            part = changed_part(self._public, public, self._sheet())
            self._public = public
            self.update(self._to_room().mapRect(part).toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the room's sheet, or the part of it that changed, scaled down to fit."""
        if self._public is None:
            return
        to_room = self._to_room()
        back, _ = to_room.inverted()
        painter = QPainter(self)
        painter.setTransform(to_room)
        part = back.mapRect(QRectF(event.rect())).intersected(self._sheet())
        try:
            paint_scene(painter, self._sheet(), self._public, part)
        finally:
            painter.end()

    def _sheet(self) -> QRectF:
        return QRectF(0, 0, self._room.width(), self._room.height())

    def _to_room(self) -> QTransform:
        """From the room's pixels to this widget's."""
        fitted = self._room.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        transform = QTransform.fromTranslate(
            (self.width() - fitted.width()) / 2, (self.height() - fitted.height()) / 2
        )
        return transform.scale(
            fitted.width() / self._room.width(), fitted.height() / self._room.height()
        )
