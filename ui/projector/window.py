"""The room's window, and the small picture of it that the trainer sees."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QTouchEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.projector.changes import changed_part
from ui.projector.ground import choice_at, is_take_back
from ui.projector.scenes import paint_scene
from workshop_app.session.scenes import PublicSnapshot, VoteScene
from workshop_app.session.state import Way


class RoomView(QWidget):
    """What the room sees. It knows a `PublicSnapshot` and nothing else.

    At the ballot box people vote on it with a finger or a mouse: each press on an option is told,
    also when the vote is closed, and what it means is not for this view to say.
    """

    choice_pressed = Signal(int)
    take_back_pressed = Signal()

    def __init__(
        self, parent: QWidget | None = None, flags: Qt.WindowType = Qt.WindowType.Widget
    ) -> None:
        super().__init__(parent, flags)
        self._public: PublicSnapshot | None = None
        self._touched = False
        self.painted: PublicSnapshot | None = None
        """The instant that is on the screen: the last one that was painted."""
        self.setAccessibleName(self.tr("Wat de zaal ziet"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    def show_public(self, public: PublicSnapshot) -> None:
        """Show an instant; repaints only when it looks different."""
        if public != self._public:
            part = changed_part(self._public, public, QRectF(self.rect()))
            self._public = public
            self.setCursor(self._cursor(public))
            self.update(part.toAlignedRect())

    def event(self, event: QEvent) -> bool:
        """A finger votes the moment it touches; other fingers that are already down do not."""
        if event.type() is QEvent.Type.TouchBegin and isinstance(event, QTouchEvent):
            self._touched = True
            self._press(event.points()[0].position())
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click votes, unless it is the shadow of a touch that has voted already."""
        if event.button() is Qt.MouseButton.LeftButton and not self._is_shadow(event):
            self._press(event.position())

    def _is_shadow(self, event: QMouseEvent) -> bool:
        """Whether the system made this click of a touch that also came as a touch."""
        made_up = event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized
        return made_up and self._touched

    def _press(self, point: QPointF) -> None:
        if self._public is None:
            return
        sheet = QRectF(self.rect())
        choice = choice_at(self._public, sheet, point)
        if choice is not None:
            self.choice_pressed.emit(choice)
        elif is_take_back(self._public, sheet, point):
            self.take_back_pressed.emit()

    @staticmethod
    def _cursor(public: PublicSnapshot) -> Qt.CursorShape:
        """Only at the ballot box does somebody point at this window."""
        scene = public.scene
        at_the_box = isinstance(scene, VoteScene) and scene.way is Way.BALLOT_BOX
        return Qt.CursorShape.PointingHandCursor if at_the_box else Qt.CursorShape.BlankCursor

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


class ProjectorWindow(RoomView):
    """The room's view, full screen."""

    def __init__(self) -> None:
        # It never takes the keyboard: keys go to the trainer's window, also when this one is
        # over it on the only screen.
        super().__init__(
            None,
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setWindowTitle(self.tr("Trede: projectie"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.BlankCursor)


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
