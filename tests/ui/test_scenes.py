"""Every scene at every size: nothing clipped, nothing too small, nothing over another text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import msgspec
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.projector.scenes import changed_part, paint_scene
from ui.projector.sheet import SMALLEST, PlacedText
from workshop_app import paths
from workshop_app.content.deck import Deck
from workshop_app.content.reading import read_deck
from workshop_app.content.staircase import staircase
from workshop_app.results.agreement import Harmony
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.opening import Opening, begin
from workshop_app.session.public import public_snapshot
from workshop_app.session.rehearsal import rehearsal_commands
from workshop_app.session.rules import apply
from workshop_app.session.scenes import (
    BlackScene,
    BreakScene,
    PublicSnapshot,
    Question,
    ResultScene,
    TalkScene,
    VoteScene,
)

SIZES = [(1024, 768), (1280, 720), (1280, 800), (1920, 1080), (3840, 2160)]
QUESTION = Question("De koude lobby", "Ze zien haar staan.", 1, 4, staircase().niveaus)


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    theme.load_fonts(theme.SHOW_STYLES)


def own_deck() -> Deck:
    return read_deck(paths.deck_file("klantgerichtheid"))


def walk(deck: Deck, organisation: str, name: str) -> Iterator[PublicSnapshot]:
    """Each different thing a room sees of a rehearsed workshop."""
    workshop, state = begin(
        Opening(organisation, name, date(2026, 9, 30), 12),
        deck,
        WorkshopKind.REHEARSAL,
        datetime(2026, 9, 30, tzinfo=UTC),
        lambda: "x",
    )
    yield public_snapshot(workshop, staircase(), state)
    for command in rehearsal_commands(workshop, 12, 3):
        state = apply(workshop.programme, state, command)
        yield public_snapshot(workshop, staircase(), state)
    yield PublicSnapshot(BreakScene(), "", 0, 1)


def paint(public: PublicSnapshot, width: int, height: int) -> tuple[QImage, list[PlacedText]]:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    texts = paint_scene(painter, QRectF(0, 0, width, height), public)
    painter.end()
    return image, texts


def assert_readable(texts: list[PlacedText], width: int, height: int) -> None:
    for text in texts:
        assert text.whole, text.text
        assert text.pixels >= SMALLEST * height, text.text
        assert text.box.adjusted(-1, -1, 1, 1).contains(text.used), text.text
        assert QRectF(0, 0, width, height).contains(text.used), text.text
    for number, one in enumerate(texts):
        for other in texts[:number]:
            overlap = one.used.adjusted(1, 1, -1, -1).intersected(other.used)
            assert overlap.isEmpty(), (one.text, other.text)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_own_deck_is_readable(qapp: QApplication, width: int, height: int) -> None:
    painted: set[str] = set()
    for public in walk(own_deck(), "Gemeente Voorbeeld", "groep B"):
        if repr(public.scene) in painted:
            continue
        painted.add(repr(public.scene))
        _, texts = paint(public, width, height)
        assert_readable(texts, width, height)
    assert len(painted) > 60


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_long_names_stay_readable(qapp: QApplication, width: int, height: int) -> None:
    organisation = "Samenwerkingsverband Arbeidsongeschiktheidsverzekeringen Zuidwest-Nederland"
    welcome, *_, end, _ = walk(own_deck(), organisation, "Klantcontactcentrum, ochtendgroep twee")
    for public in (welcome, end):
        _, texts = paint(public, width, height)
        assert_readable(texts, width, height)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_text_that_cannot_fit_is_cut_with_an_ellipsis(
    qapp: QApplication, width: int, height: int
) -> None:
    deck = own_deck()
    card = msgspec.structs.replace(deck.cards[0], story="woord " * 333)
    public = list(walk(msgspec.structs.replace(deck, cards=(card,)), "", ""))[2]
    _, texts = paint(public, width, height)
    cut = [text for text in texts if not text.whole]
    assert [text.text[:5] for text in cut] == ["woord"]
    assert all(text.box.adjusted(-1, -1, 1, 1).contains(text.used) for text in cut)


@pytest.mark.parametrize("votes", [1, 12, 40, 200])
def test_votes_stand_on_their_step_and_under_the_question(qapp: QApplication, votes: int) -> None:
    counts = (votes, 0, 0, votes, 0, votes)
    scene = ResultScene(
        QUESTION, 2, counts, (0, votes, votes, 0, 0, votes), -0.3, Harmony.CAMPS, 0.0, (3, 3), None
    )
    image, texts = paint(PublicSnapshot(scene, "", 0, 1), 1920, 1080)
    assert_readable(texts, 1920, 1080)
    ink = QColor(theme.INK).rgb()
    first_step = 81
    column = [image.pixel(first_step + 12, y) for y in range(380, 820)]
    assert ink in column, "no dot above the first step"


def test_hollow_dots_are_not_filled(qapp: QApplication) -> None:
    counts = (1, 0, 0, 0, 0, 0)
    solid, _ = paint(
        PublicSnapshot(
            ResultScene(QUESTION, 1, counts, None, 1.0, Harmony.UNITED, None, (0, 0), None),
            "",
            0,
            1,
        ),
        1920,
        1080,
    )
    hollow, _ = paint(PublicSnapshot(TalkScene(QUESTION, counts), "", 0, 1), 1920, 1080)
    centre = (81 + 23, 800)
    assert solid.pixel(*centre) == QColor(theme.INK).rgb()
    assert hollow.pixel(*centre) == QColor(theme.PAPER).rgb()


def test_black_is_black(qapp: QApplication) -> None:
    image, texts = paint(PublicSnapshot(BlackScene(), "Gemeente", 0, 1), 320, 180)
    assert texts == []
    assert {image.pixel(x, y) for x in range(320) for y in range(180)} == {QColor("black").rgb()}


def test_markup_in_a_deck_is_shown_as_it_was_written(qapp: QApplication) -> None:
    deck = own_deck()
    card = msgspec.structs.replace(deck.cards[0], title="<img src='x'> & <b>vet</b>")
    public = list(walk(msgspec.structs.replace(deck, cards=(card,)), "", ""))[2]
    _, texts = paint(public, 1920, 1080)
    assert "<img src='x'> & <b>vet</b>" in [text.text for text in texts]


def vote(votes: int, participants: int, *, is_open: bool = True) -> VoteScene:
    return VoteScene(QUESTION, 1, is_open, votes, participants)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_painting_only_what_changed_gives_the_same_picture(width: int, height: int) -> None:
    before, after = (PublicSnapshot(vote(votes, 120), "", 0, 1) for votes in (9, 110))
    rect = QRectF(0, 0, width, height)
    part = changed_part(before, after, rect)
    assert part.width() < width / 4
    paint(before, width, height)  # large glyphs look a shade different the first time
    image, _ = paint(before, width, height)
    painter = QPainter(image)
    paint_scene(painter, rect, after, QRectF(part.toAlignedRect()))
    painter.end()
    whole, texts = paint(after, width, height)
    assert_readable(texts, width, height)
    assert image == whole


def test_another_scene_is_painted_whole() -> None:
    rect = QRectF(0, 0, 1920, 1080)
    opened = PublicSnapshot(vote(3, 12), "", 0, 1)
    closed = PublicSnapshot(vote(3, 12, is_open=False), "", 0, 1)
    assert changed_part(None, opened, rect) == rect
    assert changed_part(opened, closed, rect) == rect
    assert changed_part(opened, PublicSnapshot(BreakScene(), "", 0, 1), rect) == rect
