"""Animations in the room's view, stepped by hand: no frame shows a secret."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.test_projector_changes import room_after, vote
from tests.ui.test_scenes import QUESTION, paint
from ui import theme
from ui.projector.motion import Change, MotionHints, change_between, motion_hints, wants_motion
from ui.projector.room_window import Preview, RoomView
from workshop_app.colours import PAPER
from workshop_app.results.agreement import Harmony
from workshop_app.results.comparison import gap
from workshop_app.session.scenes import (
    BlackScene,
    Countdown,
    GapScene,
    PublicSnapshot,
    ResultScene,
    Scene,
    ShownReference,
    TalkScene,
    WelcomeScene,
)
from workshop_app.session.state import VotingMethod

WIDTH, HEIGHT = 960, 540
SHEET = QRect(0, 0, WIDTH, HEIGHT)
STEP = 1 / 60
COUNTS = (3, 9, 0, 14, 5, 30)
BEFORE = (12, 9, 20, 0, 11, 9)


def seen(scene: Scene, left: int | None = None) -> PublicSnapshot:
    return PublicSnapshot(scene, "", 0, 1, None if left is None else Countdown(left, None))


FIRST = ResultScene(QUESTION, 1, 2, COUNTS, None, 0.3, Harmony.CAMPS, None, (3, 3), {}, None)
SECOND = replace(FIRST, round=2, before=BEFORE, shift=0.1)
TABLES = replace(FIRST, counts=(0, 2, 0, 0, 1, 0), standing={1: (2, 6), 4: (29,)})
CROWDED = replace(FIRST, counts=(0, 1, 0, 0, 0, 28), standing={1: (2,), 5: tuple(range(3, 31))})
LIT = replace(FIRST, reference=ShownReference(3, "Ze doet het.", ()))
FOUND = gap(BEFORE, COUNTS, 0, 5)
assert FOUND is not None
GAP = GapScene(QUESTION, BEFORE, COUNTS, FOUND)
TITLE = seen(WelcomeScene("Gemeente", "groep B", date(2026, 9, 30)))
VOTE = seen(vote(9))
BLACK = seen(BlackScene())
OTHER = replace(QUESTION, text="Iets anders.", number=2)


class View(RoomView):
    """A `RoomView` that records the rectangles it was asked to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[QRect] = []

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - a Qt override
        self.parts.append(event.rect())
        super().paintEvent(event)


@dataclass
class Film:
    """The room's view, with a clock that the test moves."""

    view: View = field(default_factory=View)
    now: float = 0.0

    def show(self, public: PublicSnapshot) -> None:
        self.view.show_public(public)
        self.paint()

    def paint(self) -> None:
        QCoreApplication.sendPostedEvents(self.view, QEvent.Type.UpdateRequest)

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.view.next_frame()
        self.paint()

    def picture(self) -> QImage:
        """The picture on the screen, without repainting."""
        screen = self.view.screen()
        picture = screen.grabWindow(self.view.winId()).toImage()
        return picture.convertToFormat(QImage.Format.Format_RGB32)

    def frames(self) -> Iterator[QImage]:
        """Every frame up to and including the last one of the animation."""
        yield self.picture()
        while self.view.movement is not None:
            self.wait(STEP)
            yield self.picture()

    def running(self) -> list[QTimer]:
        return [timer for timer in self.view.findChildren(QTimer) if timer.isActive()]


@pytest.fixture
def film(qapp: QApplication) -> Iterator[Film]:
    theme.load_fonts(theme.SHOW_STYLES)
    film = Film()
    film.view.set_motion(on=True, clock=lambda: film.now)
    film.view.resize(WIDTH, HEIGHT)
    film.view.show_public(VOTE)
    film.view.show()
    QApplication.processEvents()
    film.paint()
    yield film
    film.view.close()
    assert film.running() == []
    film.view.deleteLater()


def still(public: PublicSnapshot) -> QImage:
    paint(public, WIDTH, HEIGHT)  # large glyphs differ by a shade the first times
    paint(public, WIDTH, HEIGHT)
    return paint(public, WIDTH, HEIGHT)[0]


def channels(picture: QImage, point: QPoint) -> tuple[int, int, int]:
    colour = picture.pixelColor(point)
    return colour.red(), colour.green(), colour.blue()


LANDINGS = [FIRST, SECOND, TABLES, CROWDED, GAP]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (vote(9), FIRST, Change.LANDING),
        (replace(vote(9), round=2), SECOND, Change.LANDING),
        (vote(9), GAP, Change.LANDING),
        (vote(9), replace(FIRST, question=OTHER), Change.FADE),
        (vote(9), vote(10), Change.CUT),
        (vote(9), replace(vote(9), is_open=False), Change.CUT),
        (vote(9), vote(9, VotingMethod.TABLES), Change.CUT),
        (FIRST, vote(9), Change.CUT),  # hidden again
        (GAP, vote(9), Change.CUT),
        (LIT, FIRST, Change.CUT),
        (FIRST, LIT, Change.FADE),
        (FIRST, replace(vote(9), round=2), Change.FADE),
        (TalkScene(QUESTION, COUNTS, {}), replace(vote(9), round=2), Change.FADE),
        (vote(9), replace(vote(0), question=OTHER), Change.FADE),
        (BlackScene(), FIRST, Change.FADE),
        (FIRST, BlackScene(), Change.CUT),
    ],
)
def test_the_kind_of_animation_between_two_scenes(
    before: Scene, after: Scene, change: Change
) -> None:
    assert change_between(seen(before), seen(after)) is change


def test_the_first_scene_is_not_animated() -> None:
    assert change_between(None, TITLE) is Change.CUT


@pytest.mark.parametrize("scene", LANDINGS)
def test_dots_land_within_600_ms_and_end_as_the_still_picture(
    film: Film, scene: ResultScene | GapScene
) -> None:
    whole = still(seen(scene))
    film.show(seen(scene))
    movement = film.view.movement
    assert movement is not None
    assert 0.3 < movement.duration < 0.6
    assert film.view.painted == seen(scene)
    *on_the_way, last = film.frames()
    assert len(on_the_way) > 20
    assert all(frame != whole for frame in on_the_way)
    assert last == whole
    assert film.now < 0.6
    assert film.running() == []


@pytest.mark.parametrize("scene", [FIRST, SECOND, GAP])
def test_each_dot_moves_only_down_and_the_lowest_first(
    film: Film, scene: ResultScene | GapScene
) -> None:
    film.show(seen(scene))
    movement = film.view.movement
    assert movement is not None
    instants = [number * STEP for number in range(37)]
    flights = list(zip(*(movement.dots(at) for at in instants), strict=True))
    solid = scene.counts if isinstance(scene, ResultScene) else scene.needed
    assert len(flights) == sum(solid)
    for flight in flights:
        tops = [place.top() for place in flight]
        assert tops == sorted(tops)
        assert 0 < tops[-1] - tops[0] <= 0.06 * HEIGHT
        assert {place.left() for place in flight} == {flight[-1].left()}
    # No dot passes one that is below it.
    for one in flights:
        for other in flights:
            if one[-1].left() == other[-1].left() and one[-1].top() < other[-1].top():
                assert all(a.top() < b.top() for a, b in zip(one, other, strict=True))
    image = still(seen(scene))
    for flight in flights:
        assert image.pixelColor(flight[-1].center()) == QColor(theme.INK)


def test_a_frame_blends_only_the_old_and_the_new_picture(film: Film) -> None:
    old, new = still(VOTE), still(seen(SECOND))
    film.show(seen(SECOND))
    movement = film.view.movement
    assert movement is not None
    moving = [place.adjusted(-40, -60, 200, 4) for place in movement.dots(9)]
    points = [QPoint(x, y) for x in range(3, WIDTH, 13) for y in range(3, HEIGHT, 13)]
    points = [point for point in points if not any(area.contains(point) for area in moving)]
    assert len(points) > 500
    for frame in film.frames():
        for point in points:
            for a, b, c in zip(*(channels(each, point) for each in (old, new, frame)), strict=True):
                assert min(a, b) - 2 <= c <= max(a, b) + 2, point


@pytest.mark.parametrize("method", VotingMethod)
def test_no_frame_of_a_vote_shows_what_was_chosen(film: Film, method: VotingMethod) -> None:
    def frames(public: PublicSnapshot) -> list[QImage]:
        film.show(BLACK)
        film.show(TITLE)
        list(film.frames())
        film.show(public)
        assert film.view.movement is not None
        return list(film.frames())

    one, other = room_after(method, (0, 0, 0, 0, 0)), room_after(method, (5, 1, 4, 2, 3))
    frames(one)  # large glyphs differ by a shade the first times
    frames(one)
    assert frames(one) == frames(other)


def test_a_fade_is_over_within_250_ms(film: Film) -> None:
    old, new = still(VOTE), still(TITLE)
    film.show(TITLE)
    assert film.view.painted == TITLE
    first, *others = film.frames()
    assert first == old
    assert others[-1] == new
    assert 0.1 < film.now < 0.25
    place = next(
        QPoint(x, y)
        for x in range(WIDTH)
        for y in range(HEIGHT)
        if old.pixelColor(x, y).lightness() < 60 and new.pixelColor(x, y).lightness() > 240
    )
    shades = [frame.pixelColor(place).lightness() for frame in (first, *others)]
    assert shades == sorted(shades)
    assert len(set(shades)) > 8


def test_black_is_shown_at_once_even_during_an_animation(film: Film) -> None:
    for public in (TITLE, seen(FIRST), VOTE):
        film.show(public)
        film.wait(STEP)
        film.show(BLACK)
        assert film.view.movement is None
        assert film.running() == []
        assert film.picture() == still(BLACK)


def test_a_vote_is_shown_at_once_and_repaints_only_its_part(film: Film) -> None:
    film.view.parts.clear()
    film.show(seen(vote(10)))
    assert film.view.movement is None
    assert film.running() == []
    part = film.view.parts[-1]
    assert part.width() * part.height() < WIDTH * HEIGHT / 8
    assert film.picture() == still(seen(vote(10)))


def test_a_vote_during_a_fade_is_shown_at_once(film: Film) -> None:
    film.show(BLACK)
    film.show(VOTE)
    film.wait(STEP)
    assert film.view.movement is not None
    film.show(seen(vote(10)))
    assert film.view.movement is None
    assert film.picture() == still(seen(vote(10)))


def test_the_next_scene_while_dots_land_is_shown_at_once(film: Film) -> None:
    for after in (seen(LIT), VOTE, TITLE):
        film.show(BLACK)
        film.show(VOTE)
        film.wait(1)
        film.show(seen(FIRST))
        film.wait(0.2)
        film.show(after)
        assert film.view.movement is None
        assert film.running() == []
        assert film.picture() == still(after)


def test_a_reveal_during_the_fade_of_the_vote_is_animated(film: Film) -> None:
    film.show(BLACK)
    film.show(VOTE)
    film.wait(STEP)
    film.show(seen(FIRST))
    assert film.view.movement is not None
    assert list(film.frames())[-1] == still(seen(FIRST))


def test_a_tick_of_the_clock_does_not_stop_an_animation(film: Film) -> None:
    film.show(seen(vote(9), 60))
    film.show(seen(SECOND, 60))
    film.wait(0.3)
    movement = film.view.movement
    film.show(seen(SECOND, 59))
    assert film.view.movement is movement is not None
    assert list(film.frames())[-1] == still(seen(SECOND, 59))
    assert film.view.painted == seen(SECOND, 59)


def test_a_scene_that_was_never_painted_is_in_no_frame(film: Film) -> None:
    film.view.show_public(seen(FIRST))
    film.view.show_public(TITLE)
    assert film.running() == []
    film.paint()
    frames = list(film.frames())
    assert frames[0] == still(VOTE)
    assert frames[-1] == still(TITLE)


def test_a_slow_machine_skips_to_the_end(film: Film) -> None:
    film.show(seen(FIRST))
    film.wait(5)
    assert film.view.movement is None
    assert film.picture() == still(seen(FIRST))


def test_the_place_of_a_dot_is_empty_before_it_lands(film: Film) -> None:
    film.show(seen(FIRST))
    movement = film.view.movement
    assert movement is not None
    film.wait(0.2)
    last = movement.dots(9)[-1].center()
    assert film.picture().pixelColor(last) == QColor(PAPER)
    film.wait(0.5)
    assert film.picture().pixelColor(last) == QColor(theme.INK)


def test_only_dots_and_their_numbers_are_repainted_after_the_fade(film: Film) -> None:
    film.show(seen(FIRST))
    film.wait(0.2)
    film.view.parts.clear()
    film.wait(STEP)
    part = film.view.parts[-1]
    assert part.height() < 0.6 * HEIGHT


def test_the_timer_runs_only_during_an_animation(film: Film) -> None:
    assert film.running() == []
    film.show(seen(FIRST))
    assert len(film.running()) == 1
    film.wait(0.7)
    assert film.running() == []
    film.show(TITLE)
    assert len(film.running()) == 1
    film.view.hide()
    assert film.running() == []
    assert film.view.movement is None
    film.view.show_public(seen(FIRST))
    film.view.show()
    QApplication.processEvents()
    assert film.view.movement is None
    assert film.picture() == still(seen(FIRST))


def test_an_animation_ends_by_itself_with_a_real_clock(film: Film, qtbot: QtBot) -> None:
    film.view.set_motion(on=True)
    film.paint()
    film.show(TITLE)
    assert film.view.movement is not None
    qtbot.waitUntil(lambda: film.view.movement is None)
    assert film.running() == []
    film.paint()
    assert film.picture() == still(TITLE)


def test_a_window_can_be_deleted_during_an_animation(qapp: QApplication) -> None:
    view = RoomView()
    view.set_motion(on=True)
    view.resize(WIDTH, HEIGHT)
    view.show_public(VOTE)
    view.show()
    QApplication.processEvents()
    view.show_public(seen(FIRST))
    view.repaint()
    assert view.movement is not None
    gone: list[bool] = []
    view.destroyed.connect(lambda: gone.append(True))
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert gone == [True]


def test_a_resize_ends_the_animation(film: Film) -> None:
    film.show(seen(FIRST))
    film.wait(0.2)
    film.view.resize(800, 600)
    assert film.view.movement is None
    assert film.running() == []
    QApplication.processEvents()
    film.paint()
    picture = film.picture()
    assert picture.size() == QSize(800, 600)
    assert picture == paint(seen(FIRST), 800, 600)[0]


def test_motion_is_off_by_default_and_can_be_switched_off_at_once(film: Film) -> None:
    film.show(seen(FIRST))
    film.wait(0.2)
    film.view.set_motion(on=False)
    assert film.view.movement is None
    assert film.running() == []
    film.paint()
    assert film.picture() == still(seen(FIRST))
    film.show(TITLE)
    assert film.picture() == still(TITLE)
    plain = Film()
    plain.view.resize(WIDTH, HEIGHT)
    plain.view.show_public(VOTE)
    plain.view.show()
    QApplication.processEvents()
    plain.show(seen(FIRST))
    assert plain.view.movement is None
    assert plain.picture() == still(seen(FIRST))
    plain.view.close()
    plain.view.deleteLater()


def test_the_preview_is_never_animated(qapp: QApplication) -> None:
    preview = Preview()
    preview.set_room_size(SHEET.size())
    preview.resize(SHEET.size())
    preview.show_public(VOTE)
    preview.grab()
    preview.show_public(seen(FIRST))
    once = preview.grab().toImage()
    assert preview.findChildren(QTimer) == []
    assert once.convertToFormat(QImage.Format.Format_RGB32) == still(seen(FIRST))
    preview.deleteLater()


@pytest.mark.parametrize(
    ("setting", "hints", "moves"),
    [
        (True, MotionHints(), True),
        (True, MotionHints(reduced=False, animates=True), True),
        (True, MotionHints(reduced=True), False),
        (True, MotionHints(animates=False), False),
        (True, MotionHints(reduced=False, animates=False), False),
        (False, MotionHints(reduced=False, animates=True), False),
        (False, MotionHints(), False),
    ],
)
def test_the_trainer_and_the_system_can_both_disable_motion(
    setting: bool,  # noqa: FBT001
    hints: MotionHints,
    moves: bool,  # noqa: FBT001
) -> None:
    assert wants_motion(setting, hints) is moves


def test_without_a_hint_of_the_system_motion_is_enabled(qapp: QApplication) -> None:
    hints = motion_hints()
    assert wants_motion(setting=True, hints=hints)
    if sys.platform != "win32":
        assert hints.animates is None
