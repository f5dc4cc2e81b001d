"""Animations in the room's view: dots land at a reveal, scenes fade into each other.

Every frame is composed of two pictures that the room may see: the one that was on the screen, and
the finished painting of the new snapshot.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QTransform

from ui.projector.look import STANDARD_LOOK, Look
from ui.projector.scene_painting import paint_sheet
from ui.projector.sheet import Stack
from workshop_app.session.scenes import (
    BlackScene,
    GapScene,
    PublicSnapshot,
    Question,
    ResultScene,
    VoteScene,
)

Clock = Callable[[], float]
"""A monotonic clock: returns seconds since an arbitrary instant."""

FRAME = 16
"""Milliseconds between two frames."""

FADE = 0.18
"""Seconds in which one scene fades into the next."""

LEAD, STAGGER, FALL, LABEL = 0.08, 0.18, 0.22, 0.08
"""Seconds of a landing: until the first dot starts to fall, from then until the last one starts,
the duration of a fall, and the duration of the fade of the number above the dots."""

ROW_AFTER_ROW = 0.07
"""Maximum seconds between two rows, so that a few rows take less time than `STAGGER`."""

DROP = 0.05
"""How far a dot falls, as a fraction of the height: the height of the number above it."""

SHOWN_AFTER = 0.4
"""The fraction of its fall after which a dot is opaque."""


class Change(Enum):
    """The transition from one snapshot to the next."""

    CUT = "cut"
    FADE = "fade"
    LANDING = "landing"


def change_between(before: PublicSnapshot | None, after: PublicSnapshot) -> Change:
    """The transition from `before`, which is on the screen, to `after`.

    There is no animation to black, when votes come in, when a vote opens or closes, and when
    something that was shown is hidden again.
    """
    if before is None or before.scene == after.scene or isinstance(after.scene, BlackScene):
        return Change.CUT
    match before.scene, after.scene:
        case VoteScene() as vote, (ResultScene() | GapScene()) as shown:
            same = _same_item(vote.question, shown.question)
            return Change.LANDING if same else Change.FADE
        case (VoteScene() | ResultScene()) as shown, VoteScene() as vote:
            same = _same_item(shown.question, vote.question) and shown.round == vote.round
            return Change.CUT if same else Change.FADE
        case GapScene() as shown, VoteScene() as vote:
            return Change.CUT if _same_item(shown.question, vote.question) else Change.FADE
        case ResultScene(reference=shown), ResultScene(reference=None) if shown is not None:
            return Change.CUT
        case _:
            return Change.FADE


def _same_item(one: Question, other: Question) -> bool:
    """Whether two questions are about the same item; a self-test has two for each item."""
    about = (one.kind, one.title, one.text, one.number)
    return about == (other.kind, other.title, other.text, other.number)


@dataclass(frozen=True, slots=True)
class _Dot:
    place: QRect
    start: float


@dataclass(frozen=True, slots=True)
class _Column:
    """The dots that land on one option, within `area` in physical pixels, until second `end`."""

    area: QRect
    dots: tuple[_Dot, ...]
    label: QRect
    label_from: float
    end: float


class Movement:
    """One animation to a finished painting; `duration` is in seconds."""

    def __init__(
        self, old: QImage | None, stacks: Sequence[Stack], height: float, ratio: float
    ) -> None:
        """Create a fade from `old`, a landing of `stacks`, or both.

        `height` is that of the sheet; `ratio` is its number of physical pixels per
        device-independent pixel.
        """
        self._old = old
        self._drop = DROP * height * ratio
        rows = max((len(stack.rows) for stack in stacks), default=0)
        step = min(ROW_AFTER_ROW, STAGGER / max(rows, 1))
        self._columns = [_column(stack, step, ratio) for stack in stacks]
        self._fade = FADE if old is not None else 0.0
        self.duration = max((self._fade, *(column.end for column in self._columns)))

    def area(self, since: float) -> QRect | None:
        """The area that still changes after `since`, in physical pixels; None for everything."""
        if since < self._fade:
            return None
        area = QRect()
        for column in self._columns:
            if since < column.end:
                area = area.united(column.area)
        return area

    def dots(self, at: float) -> list[QRect]:
        """The place of each dot at second `at`, in physical pixels."""
        return [
            dot.place.translated(0, -self._height(dot, at))
            for column in self._columns
            for dot in column.dots
        ]

    def paint(self, painter: QPainter, part: QRect, painting: QImage, at: float) -> None:
        """Paint the frame at second `at`, over the finished painting that is painted already."""
        # The background of the dots is plain paper; take its colour from the painting.
        paper = QColor(painting.pixelColor(0, painting.height() // 2))
        for column in self._columns:
            if at < column.end and part.intersects(column.area):
                self._paint_column(painter, column, painting, paper, at)
        if self._old is not None and at < self._fade:
            painter.setOpacity(1 - at / self._fade)
            painter.drawImage(part, self._old, part)
        painter.setOpacity(1)

    def _paint_column(
        self, painter: QPainter, column: _Column, painting: QImage, paper: QColor, at: float
    ) -> None:
        painter.setOpacity(1)
        painter.fillRect(column.area, paper)
        for dot in column.dots:
            if at > dot.start:
                painter.setOpacity(min(1.0, _part(at, dot.start, FALL) / SHOWN_AFTER))
                up = QPoint(0, self._height(dot, at))
                painter.drawImage(dot.place.topLeft() - up, painting, dot.place)
        if at > column.label_from:
            painter.setOpacity(_part(at, column.label_from, LABEL))
            painter.drawImage(column.label.topLeft(), painting, column.label)

    def _height(self, dot: _Dot, at: float) -> int:
        """The height of a dot above its final place, with cubic ease-out, in physical pixels."""
        return round(self._drop * (1 - _part(at, dot.start, FALL)) ** 3)


def _part(at: float, start: float, length: float) -> float:
    return min(1.0, max(0.0, (at - start) / length))


def _column(stack: Stack, step: float, ratio: float) -> _Column:
    dots = tuple(
        _Dot(_pixels(dot, ratio), LEAD + (index + place / len(row)) * step)
        for index, row in enumerate(stack.rows)
        for place, dot in enumerate(row)
    )
    label = _pixels(stack.label, ratio)
    area = QRect(label)
    for dot in dots:
        area = area.united(dot.place)
    label_from = dots[-1].start + FALL if dots else LEAD + FALL
    if dots:
        # Rounding may make the top row overlap the label by a pixel; leave those dots out of it.
        label.setBottom(min(label.bottom(), dots[-1].place.top() - 1))
    return _Column(area, dots, label, label_from, label_from + LABEL)


def _pixels(rect: QRectF, ratio: float) -> QRect:
    """A rectangle in physical pixels; dots already are on whole ones."""
    left, top = round(rect.left() * ratio), round(rect.top() * ratio)
    return QRect(left, top, round(rect.right() * ratio) - left, round(rect.bottom() * ratio) - top)


class SceneAnimator:
    """Stores the painting of the current snapshot as a picture, and animates changes to it.

    A frame is a copy of that picture with a few parts moved, which is fast at every size. If a
    part of a scene changes without animation, only that part is painted into the picture again.
    """

    def __init__(self, clock: Clock = time.perf_counter, look: Look = STANDARD_LOOK) -> None:
        """Create an animator without a painting."""
        self._clock = clock
        self._look = look
        self._painting: QImage | None = None
        self._stale = QRect()
        self._planned = Change.CUT
        self._halted = False
        self._movement: Movement | None = None
        self._begun = self._at = 0.0

    @property
    def movement(self) -> Movement | None:
        """The current movement, or None."""
        return self._movement

    def change(
        self,
        before: PublicSnapshot | None,
        painted: PublicSnapshot | None,
        after: PublicSnapshot,
        part: QRect,
        whole: QRect,
    ) -> QRect:
        """Change to another snapshot; returns the area to repaint.

        Args:
            before: The previous snapshot, painted or not.
            painted: The snapshot that is on the screen.
            after: The new snapshot.
            part: The area that differs from `before`.
            whole: The whole sheet.
        """
        self._stale = self._stale.united(part)
        moves = self._movement is not None or self._planned is not Change.CUT
        if moves and before is not None and before.scene == after.scene and part != whole:
            return part  # only the countdown changed: the movement continues
        self._planned = change_between(painted, after) if part == whole else Change.CUT
        self._halted = self._movement is not None
        if self._halted and self._planned is Change.FADE:
            self._planned = Change.CUT
        self._movement = None
        return whole if moves else part

    def halt(self) -> bool:
        """End the movement at once; returns whether there was one."""
        moved = self._movement is not None
        self._movement = None
        self._planned = Change.CUT
        return moved

    def forget(self) -> None:
        """End the movement and free the picture."""
        self.halt()
        self._painting = None

    def use(self, look: Look) -> None:
        """Set the look, and forget the picture."""
        self._look = look
        self.forget()

    def next_frame(self) -> QRect | None:
        """Advance to the current time.

        Returns:
            The area to repaint in physical pixels; None for everything.
        """
        if self._movement is None:
            return QRect()
        area = self._movement.area(self._at)
        self._at = self._clock() - self._begun
        if self._at >= self._movement.duration:
            self._movement = None
        return area

    def paint(
        self, painter: QPainter, public: PublicSnapshot, part: QRect, sheet: QRect, ratio: float
    ) -> None:
        """Update the picture, then paint a part of the sheet with the current frame.

        `ratio` is the number of physical pixels per device-independent pixel.
        """
        painting = self._up_to_date(public, sheet, ratio)
        # In physical pixels, drawing a part of the picture is a plain copy without scaling.
        pixels = QTransform.fromScale(ratio, ratio).mapRect(QRectF(part)).toAlignedRect()
        pixels = pixels.intersected(painting.rect())
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawImage(pixels, painting, pixels)
        if self._movement is not None:
            self._movement.paint(painter, pixels, painting, self._at)

    def _up_to_date(self, public: PublicSnapshot, sheet: QRect, ratio: float) -> QImage:
        size = QSize(math.ceil(sheet.width() * ratio), math.ceil(sheet.height() * ratio))
        painting = self._painting
        if painting is None or painting.size() != size or painting.devicePixelRatio() != ratio:
            self.halt()
            painting = _blank(size, ratio)
            self._stale = sheet
        if self._planned is not Change.CUT:
            painting = self._begin(painting, public, sheet, ratio)
        elif not self._stale.isEmpty():
            _paint_into(painting, sheet, public, self._stale, self._look)
        self._painting = painting
        self._stale = QRect()
        return painting

    def _begin(self, old: QImage, public: PublicSnapshot, sheet: QRect, ratio: float) -> QImage:
        self._begun, self._at = self._clock(), 0.0
        painting = _blank(old.size(), ratio)
        stacks = _paint_into(painting, sheet, public, sheet, self._look)
        self._movement = Movement(
            # If a movement was ended halfway, the screen does not show the old picture: no fade.
            None if self._halted else old,
            stacks if self._planned is Change.LANDING else (),
            sheet.height(),
            ratio,
        )
        self._planned = Change.CUT
        return painting


def _blank(size: QSize, ratio: float) -> QImage:
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    return picture


def _paint_into(
    picture: QImage, sheet: QRect, public: PublicSnapshot, part: QRect, look: Look
) -> list[Stack]:
    painter = QPainter(picture)
    try:
        return paint_sheet(painter, QRectF(sheet), public, QRectF(part), look).stacks
    finally:
        painter.end()


@dataclass(frozen=True, slots=True)
class MotionHints:
    """The preferences of the system about motion; None where unknown.

    Args:
        reduced: Whether the user asked for reduced motion, as reported by Qt 6.12 and later on the
            systems that it supports.
        animates: Whether Windows has "Animation effects" on; for any version of Qt.
    """

    reduced: bool | None = None
    animates: bool | None = None


def wants_motion(setting: bool, hints: MotionHints) -> bool:  # noqa: FBT001 - clear at the call
    """Whether to animate: only if the trainer's setting is on and the system does not object."""
    return setting and hints.reduced is not True and hints.animates is not False


def motion_hints() -> MotionHints:
    """The preferences of this system; unknown on Linux and macOS before Qt 6.12."""
    return MotionHints(_qt_reduces(), _windows_animates())


def _qt_reduces() -> bool | None:
    # `QApplication.isEffectEnabled` cannot be used: it is always off on Linux.
    style = QGuiApplication.styleHints()
    accessibility = getattr(style, "accessibility", None)
    if accessibility is None:  # before Qt 6.10
        return None
    preference = getattr(accessibility(), "motionPreference", None)
    return None if preference is None else preference().name == "ReducedMotion"


def _windows_animates() -> bool | None:
    if sys.platform != "win32":
        return None
    import ctypes  # noqa: PLC0415 - for Windows only

    client_area_animation = 0x1042  # SPI_GETCLIENTAREAANIMATION
    answer = ctypes.c_int(1)
    asked = ctypes.windll.user32.SystemParametersInfoW(
        client_area_animation, 0, ctypes.byref(answer), 0
    )
    return bool(answer.value) if asked else None
