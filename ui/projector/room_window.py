"""The room's window, and the small preview of it in the console."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QInputEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTouchEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.presses import press_of
from ui.projector.changes import changed_part
from ui.projector.ground import choice_at, is_take_back
from ui.projector.look import STANDARD_LOOK, Look
from ui.projector.motion import FRAME, Clock, Movement, SceneAnimator
from ui.projector.projector_test import ProjectorTestScene
from ui.projector.scene_painting import paint_scene, paint_test
from workshop_app.i18n import gettext
from workshop_app.session.scenes import PublicSnapshot, VoteScene
from workshop_app.session.state import VotingMethod


class RoomView(QWidget):
    """Shows a `PublicSnapshot`, the only data about the workshop that it gets.

    At the ballot box people vote on it by touch or mouse. Each press on an option is emitted with
    its device and time, also if the vote is closed: the session decides what it means.

    With motion on, scenes fade into each other and dots land at a reveal. It is off at first.
    """

    choice_pressed = Signal(int, object)
    take_back_pressed = Signal()

    def __init__(
        self, parent: QWidget | None = None, flags: Qt.WindowType = Qt.WindowType.Widget
    ) -> None:
        super().__init__(parent, flags)
        self._public: PublicSnapshot | None = None
        self._look = STANDARD_LOOK
        self._testing = False
        self._touched = False
        self.painted: PublicSnapshot | None = None
        """The snapshot that was painted last, even if only the first frame of its animation."""
        self._animator: SceneAnimator | None = None
        self._ticker = QTimer(self)
        self._ticker.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticker.setInterval(FRAME)
        self.setAccessibleName(gettext("Wat de zaal ziet"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

        # signals
        self._ticker.timeout.connect(self.next_frame)

    def set_motion(self, *, on: bool, clock: Clock = time.perf_counter) -> None:
        """Turn motion on or off; a running movement ends at once."""
        self._ticker.stop()
        if self._animator is not None:
            self.update()
        self._animator = SceneAnimator(clock, self._look) if on else None

    @property
    def movement(self) -> Movement | None:
        """The current movement, or None."""
        return None if self._animator is None else self._animator.movement

    def next_frame(self) -> None:
        """Show the next frame of the movement, at the current time."""
        if self._animator is None:
            return
        pixels = self._animator.next_frame()
        if self._animator.movement is None:
            self._ticker.stop()
        if pixels is None:
            self.update()
        elif not pixels.isEmpty():
            back = 1 / self.devicePixelRatioF()
            self.update(QTransform.fromScale(back, back).mapRect(QRectF(pixels)).toAlignedRect())

    def show_public(self, public: PublicSnapshot) -> None:
        """Show a snapshot; repaints only the part that changed."""
        if public != self._public:
            part = changed_part(self._public, public, QRectF(self.rect())).toAlignedRect()
            if self._animator is not None:
                part = self._animator.change(self._public, self.painted, public, part, self.rect())
            self._public = public
            self.setCursor(self._cursor(public))
            self.update(part)

    def show_look(self, look: Look) -> None:
        """Change the look."""
        if look != self._look:
            self._look = look
            if self._animator is not None:
                self._animator.use(look)
            self.update()

    def show_test(self, *, on: bool) -> None:
        """Show the test picture of the projector, or the room's scene again."""
        if on != self._testing:
            self._testing = on
            self.update()

    def event(self, event: QEvent) -> bool:
        """Handle the begin of a touch as a press; more fingers in the same touch are ignored."""
        if event.type() is QEvent.Type.TouchBegin and isinstance(event, QTouchEvent):
            self._touched = True
            self._press(event.points()[0].position(), event)
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Handle a left click as a press, unless it was synthesized from a touch event."""
        if event.button() is Qt.MouseButton.LeftButton and not self._is_shadow(event):
            self._press(event.position(), event)

    def _is_shadow(self, event: QMouseEvent) -> bool:
        """Whether the system made this click from a touch that also came as a touch event."""
        made_up = event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized
        return made_up and self._touched

    def _press(self, point: QPointF, event: QInputEvent) -> None:
        if self._public is None or self._testing:
            return
        sheet = QRectF(self.rect())
        choice = choice_at(self._public, sheet, point)
        if choice is not None:
            self.choice_pressed.emit(choice, press_of(event))
        elif is_take_back(self._public, sheet, point):
            self.take_back_pressed.emit()

    @staticmethod
    def _cursor(public: PublicSnapshot) -> Qt.CursorShape:
        """The cursor: a hand at the ballot box, where people click on the window; else none."""
        scene = public.scene
        at_the_box = isinstance(scene, VoteScene) and scene.method is VotingMethod.BALLOT_BOX
        return Qt.CursorShape.PointingHandCursor if at_the_box else Qt.CursorShape.BlankCursor

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part of the scene that has to be repainted."""
        painter = QPainter(self)
        try:
            space, part = QRectF(self.rect()), QRectF(event.rect())
            if self._testing:
                pixels = self.size() * self.devicePixelRatio()
                scene = ProjectorTestScene(pixels.width(), pixels.height())
                paint_test(painter, space, scene, part, self._look)
            elif self._public is None:
                painter.fillRect(event.rect(), self._look.colours.paper)
            elif self._animator is not None:
                ratio = self.devicePixelRatioF()
                self._animator.paint(painter, self._public, event.rect(), self.rect(), ratio)
            else:
                paint_scene(painter, space, self._public, part, self._look)
        finally:
            # A painter that is still active when the widget is done crashes the program.
            painter.end()
        self.painted = self._public
        if self.movement is None:
            self._ticker.stop()
        elif not self._ticker.isActive():
            self._ticker.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """End the movement: the new size is painted at once."""
        super().resizeEvent(event)
        self._rest()

    def hideEvent(self, event: QHideEvent) -> None:
        """End the movement and free the stored picture while the window is hidden."""
        super().hideEvent(event)
        self._rest()

    def _rest(self) -> None:
        self._ticker.stop()
        if self._animator is not None:
            self._animator.forget()


class ProjectorWindow(RoomView):
    """The room's view as a window, shown full screen by `RoomScreen`."""

    def __init__(self) -> None:
        # It never takes the keyboard focus: keys go to the trainer's window, also if this window
        # covers it on the only screen.
        super().__init__(
            None,
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setWindowTitle(gettext("Trede: projectie"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.BlankCursor)


class Preview(QWidget):
    """A small preview of the room's screen, painted by the same functions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._public: PublicSnapshot | None = None
        self._look = STANDARD_LOOK
        self._testing = False
        self._room = QSize(1920, 1080)
        self._scale = 1.0
        self.setAccessibleName(gettext("Wat de zaal nu ziet"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 180)

    def set_room_size(self, size: QSize, scale: float = 1.0) -> None:
        """Set the size of the room's screen.

        Args:
            size: In device-independent pixels.
            scale: Physical pixels per device-independent pixel; the test picture names those.
        """
        if (size, scale) != (self._room, self._scale) and size.isValid():
            self._room, self._scale = size, scale
            self.update()

    def show_public(self, public: PublicSnapshot) -> None:
        """Show a snapshot; repaints only the part that changed."""
        if public != self._public:
            part = changed_part(self._public, public, self._sheet())
            self._public = public
            self.update(self._to_room().mapRect(part).toAlignedRect())

    def show_look(self, look: Look) -> None:
        """Change the look."""
        if look != self._look:
            self._look = look
            self.update()

    def show_test(self, *, on: bool) -> None:
        """Show the test picture of the projector, or the room's scene again."""
        if on != self._testing:
            self._testing = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part of the room's sheet that has to be repainted, scaled down to fit."""
        if self._public is None and not self._testing:
            return
        to_room = self._to_room()
        back, _ = to_room.inverted()
        painter = QPainter(self)
        painter.setTransform(to_room)
        part = back.mapRect(QRectF(event.rect())).intersected(self._sheet())
        try:
            if self._testing:
                pixels = self._room * self._scale
                scene = ProjectorTestScene(pixels.width(), pixels.height())
                paint_test(painter, self._sheet(), scene, part, self._look)
            elif self._public is not None:
                paint_scene(painter, self._sheet(), self._public, part, self._look)
        finally:
            painter.end()

    def _sheet(self) -> QRectF:
        return QRectF(0, 0, self._room.width(), self._room.height())

    def _to_room(self) -> QTransform:
        """The transform from the room's coordinates to those of this widget."""
        fitted = self._room.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        transform = QTransform.fromTranslate(
            (self.width() - fitted.width()) / 2, (self.height() - fitted.height()) / 2
        )
        return transform.scale(
            fitted.width() / self._room.width(), fitted.height() / self._room.height()
        )
