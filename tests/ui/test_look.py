"""The looks of the room: every theme and text size is legible on every screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.test_projector_changes import CHANGES, shown, vote
from tests.ui.test_projector_extremes import dressed, other_scenes, vote_scenes
from tests.ui.test_projector_window import choices_of
from tests.ui.test_scenes import SIZES, assert_readable, own_deck, shown_texts, walk
from ui import theme as app_theme
from ui.projector.changes import changed_part
from ui.projector.look import TEXT_SIZES, Look, Theme
from ui.projector.projector_test import NEAR_BLACK, NEAR_WHITE, ProjectorTestScene
from ui.projector.room_window import Preview, ProjectorWindow
from ui.projector.scene_painting import paint_scene, paint_test
from ui.projector.sheet import PlacedText
from workshop_app.colours import PAPER
from workshop_app.session.scenes import BallotFeedback, PublicSnapshot, VoteScene
from workshop_app.session.state import VotingMethod

pytestmark = pytest.mark.usefixtures("fonts")

OTHER_SIZES = (0.7, 1.3, 1.6)


@cache
def one_of_each() -> tuple[PublicSnapshot, ...]:
    """Snapshots of the own programmes, one for each kind of scene and question."""
    found: dict[object, PublicSnapshot] = {}
    for programme, method in (
        ("halve-dag", VotingMethod.SHOW_OF_HANDS),
        ("onze-trap", VotingMethod.BALLOT_BOX),
        ("halve-dag", VotingMethod.TABLES),
    ):
        for public in walk(own_deck(), "Gemeente Voorbeeld", "groep B", programme, method):
            scene = public.scene
            question = getattr(scene, "question", None)
            kind = getattr(question, "kind", getattr(scene, "kind", None))
            explained = getattr(scene, "reference", None) is not None
            words = bool(getattr(scene, "entries", None) or getattr(scene, "lines", None))
            found[type(scene), kind, method, explained, words] = public
    return tuple(found.values())


def painted(public: PublicSnapshot, look: Look, width: int, height: int) -> QImage:
    image, _ = painted_and_told(public, look, width, height)
    return image


def painted_and_told(
    public: PublicSnapshot, look: Look, width: int, height: int
) -> tuple[QImage, list[PlacedText]]:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    texts = paint_scene(painter, QRectF(0, 0, width, height), public, None, look)
    painter.end()
    return image, texts


def placed_texts(public: PublicSnapshot, look: Look, width: int, height: int) -> list[PlacedText]:
    """The placed texts of a scene, painted on a tiny image, which is fast even for 4K."""
    corner = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(corner)
    painter.scale(0.999, 0.999)  # scaled text is not cached as glyph pictures
    texts = paint_scene(painter, QRectF(0, 0, width, height), public, None, look)
    painter.end()
    return texts


@pytest.mark.parametrize("size", OTHER_SIZES)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_scene_is_readable_at_every_size_of_text(
    qapp: QApplication, width: int, height: int, size: float
) -> None:
    longest = [dressed(scene, 28_799) for scene in (*vote_scenes(), *other_scenes())]
    for public in (*one_of_each(), *longest):
        assert_readable(placed_texts(public, Look(text=size), width, height), width, height)


def test_text_has_the_width_of_the_font_design_on_every_system(qapp: QApplication) -> None:
    text = "Vraag het aan de balie"
    label = QLabel(text)
    label.setProperty("role", "caption")
    label.ensurePolished()
    for font in (*map(app_theme.font, (13, 16, 30)), label.font()):
        large = QFont(font)
        large.setPixelSize(2000)
        designed = QFontMetricsF(large).horizontalAdvance(text) / 2000 * font.pixelSize()
        width = QFontMetricsF(font).horizontalAdvance(text)
        assert width == pytest.approx(designed, abs=0.02 * len(text))


def test_text_grows_and_shrinks_with_the_look(qapp: QApplication) -> None:
    def sizes(public: PublicSnapshot, size: float) -> Counter[str]:
        found: Counter[str] = Counter()
        for text in placed_texts(public, Look(text=size), 1920, 1080):
            found[text.text] += text.pixels
        return found

    assert len(one_of_each()) > 40
    for public in one_of_each():
        small, usual, large = (sizes(public, size) for size in (0.7, 1.0, 1.6))
        kind = type(public.scene).__name__
        if kind != "GapsScene":  # its many lines have the smallest size
            assert sum(small.values()) < 0.95 * sum(usual.values()), kind
            assert sum(large.values()) > 1.08 * sum(usual.values()), kind
        for text in usual.keys() & large.keys():
            assert large[text] >= 0.9 * usual[text], (kind, text)
        for text in usual.keys() & small.keys():
            assert small[text] <= usual[text], (kind, text)


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio, as WCAG 2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ground_of(image: QImage, text: PlacedText) -> str:
    """The most common colour around the letters of a text."""
    place = text.used.toAlignedRect().intersected(image.rect())
    part = image.copy(place).convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(part.constBits()).cast("I"))
    del pixels[QColor(text.colour).rgb()]
    return QColor(pixels.most_common(1)[0][0]).name()


def test_contrast_gives_the_known_ratios() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", Theme)
def test_every_text_has_enough_contrast_with_its_ground(qapp: QApplication, theme: Theme) -> None:
    least = 7.0 if theme is Theme.CONTRAST else 4.5
    look = Look(theme)
    at_the_box = [shown(vote(9, VotingMethod.BALLOT_BOX, box)) for box in BallotFeedback]
    over = [shown(vote(9, VotingMethod.TABLES), 0)]
    pairs: dict[tuple[str, str], str] = {}
    for public in (*one_of_each(), *at_the_box, *over):
        image, texts = painted_and_told(public, look, 1024, 768)
        for text in texts:
            pairs[text.colour, ground_of(image, text)] = text.text
    scene = ProjectorTestScene(1024, 768)
    image, texts = picture_of(scene, look)
    for text in texts:
        pairs[text.colour, ground_of(image, text)] = text.text
    colours = theme.colours
    grounds = {ground for _, ground in pairs}
    used = (colours.paper, colours.panel, colours.accent, colours.accent_tint, colours.sand)
    for expected in (*used, colours.ink, *colours.steps):
        assert expected.lower() in grounds
    for (ink, ground), said_there in pairs.items():
        assert contrast(ink, ground) >= least, (ink, ground, said_there)


@pytest.mark.parametrize("theme", Theme)
def test_steps_go_from_light_to_dark_and_have_an_outline(theme: Theme) -> None:
    colours = theme.colours
    # The floor is no niveau, and the only step without a hue.
    lightness = [luminance(fill) for fill in colours.steps[1:]]
    assert lightness == sorted(lightness, reverse=True)
    assert all(one > 1.3 * other for one, other in pairwise(lightness))
    assert contrast(colours.outline, colours.paper) >= 7
    assert contrast(colours.muted, colours.paper) > 3
    assert colours.ink != colours.muted


def test_the_standard_look_is_the_product_s_own() -> None:
    colours = Look().colours
    assert (colours.paper, colours.ink, colours.accent) == (
        PAPER,
        app_theme.INK,
        app_theme.ACCENT,
    )
    assert colours.steps == app_theme.STEP_FILLS


def test_a_look_has_one_of_the_sizes_of_text() -> None:
    assert [Look(text=size).text for size in TEXT_SIZES] == list(TEXT_SIZES)
    with pytest.raises(ValueError, match="not one of"):
        Look(text=1.1)


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_repainting_only_the_changed_part_works_in_every_look(
    qapp: QApplication, before: PublicSnapshot, after: PublicSnapshot
) -> None:
    look = Look(Theme.DARK, 1.6)
    rect = QRectF(0, 0, 1024, 768)
    part = QRectF(changed_part(before, after, rect).toAlignedRect())
    for public in (before, after):  # large glyphs differ by a shade the first times
        painted(public, look, 1024, 768)
        painted(public, look, 1024, 768)
    image = painted(before, look, 1024, 768)
    painter = QPainter(image)
    paint_scene(painter, rect, after, part, look)
    painter.end()
    assert image == painted(after, look, 1024, 768)


def picture_of(scene: ProjectorTestScene, look: Look) -> tuple[QImage, list[PlacedText]]:
    image = QImage(scene.width, scene.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    rect = QRectF(0, 0, scene.width, scene.height)
    texts = paint_test(painter, rect, scene, None, look)
    painter.end()
    return image, texts


@pytest.mark.parametrize("size", [1.0, *OTHER_SIZES])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_test_picture_shows_edges_greys_and_the_resolution(
    qapp: QApplication, width: int, height: int, size: float
) -> None:
    look = Look(Theme.DARK, size)
    image, texts = picture_of(ProjectorTestScene(width, height), look)
    assert_readable(texts, width, height)
    assert f"{width} × {height} beeldpunten" in shown_texts(texts)
    assert {str(niveau) for niveau in range(6)} <= set(shown_texts(texts))
    assert min(text.pixels for text in texts) == -(-height // 45)
    accent = QColor(look.colours.accent).rgb()
    ends = ((0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1))
    assert {image.pixel(*end) for end in ends} == {accent}
    row = [image.pixel(x, round(0.4 * height)) for x in range(width)]
    for grey in (*NEAR_WHITE, *NEAR_BLACK):
        assert row.count(QColor(grey).rgb()) > 0.05 * width


@pytest.fixture
def window(qapp: QApplication) -> Iterator[ProjectorWindow]:
    made = ProjectorWindow()
    made.resize(960, 540)
    made.show_public(shown(vote(3, VotingMethod.BALLOT_BOX)))
    made.show()
    yield made
    made.close()
    made.deleteLater()


def corner(widget: ProjectorWindow | Preview) -> str:
    return QColor(widget.grab().toImage().pixel(3, 3)).name()


def test_the_window_shows_a_look(window: ProjectorWindow) -> None:
    assert corner(window) == Theme.LIGHT.colours.paper.lower()
    window.show_look(Look(Theme.DARK))
    assert corner(window) == Theme.DARK.colours.paper.lower()


def test_the_test_picture_hides_the_scene_and_accepts_no_votes(window: ProjectorWindow) -> None:
    heard = choices_of(window)
    window.show_test(on=True)
    assert corner(window) == Theme.LIGHT.colours.accent.lower()
    middle = QPoint(480, 500)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=middle)
    assert heard == []
    window.show_test(on=False)
    assert corner(window) == Theme.LIGHT.colours.paper.lower()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=middle)
    assert len(heard) == 1


def test_the_preview_shows_the_same_look(qapp: QApplication) -> None:
    preview = Preview()
    preview.resize(640, 360)
    preview.show_public(shown(vote(3)))
    preview.show_look(Look(Theme.CONTRAST))
    assert corner(preview) == Theme.CONTRAST.colours.paper.lower()
    preview.show_test(on=True)
    assert QColor(preview.grab().toImage().pixel(1, 1)).name() == "#8a2a0c"
    preview.deleteLater()


def test_the_preview_of_the_test_names_the_pixels_of_the_screen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[ProjectorTestScene] = []

    def paint(_painter: object, _sheet: object, scene: ProjectorTestScene, *_: object) -> None:
        painted.append(scene)

    monkeypatch.setattr("ui.projector.room_window.paint_test", paint)
    preview = Preview()
    preview.set_room_size(QSize(1280, 720), 1.5)
    preview.show_test(on=True)
    preview.grab()
    assert painted[-1] == ProjectorTestScene(1920, 1080)
    preview.deleteLater()


def test_a_vote_has_the_same_texts_in_another_look(qapp: QApplication) -> None:
    public = shown(vote(9, VotingMethod.TABLES))
    assert isinstance(public.scene, VoteScene)
    plain = shown_texts(placed_texts(public, Look(), 1920, 1080))
    assert shown_texts(placed_texts(public, Look(Theme.CONTRAST, 1.6), 1920, 1080)) == plain
