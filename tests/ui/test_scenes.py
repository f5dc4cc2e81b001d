"""Every scene at every screen size: no text is clipped, too small, or overlaps another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.support.samples import own_deck
from ui import theme
from ui.projector.scene_painting import paint_scene
from ui.projector.sheet import SMALLEST, PlacedText
from workshop_app.colours import PAPER
from workshop_app.content.deck import Deck
from workshop_app.content.scale import Option, Scale, ScaleKind
from workshop_app.content.staircase import staircase
from workshop_app.results.agreement import Harmony
from workshop_app.session.items import ItemKind
from workshop_app.session.opening import Opening, begin
from workshop_app.session.public import public_snapshot
from workshop_app.session.rehearsal import SimulatedVoters, VoterPattern, rehearsal_commands
from workshop_app.session.rules import apply
from workshop_app.session.scenes import (
    BlackScene,
    BreakScene,
    Countdown,
    EndScene,
    PublicSnapshot,
    Question,
    ResultScene,
    StoryScene,
    TalkScene,
    WelcomeScene,
    WordsScene,
)
from workshop_app.session.state import Entry, VotingMethod
from workshop_app.session.workshop_kind import WorkshopKind

pytestmark = pytest.mark.usefixtures("fonts")

SIZES = [(1024, 768), (1280, 720), (1280, 800), (1920, 1080), (3840, 2160)]
NOW = datetime(2026, 9, 30, 9, 30, tzinfo=UTC)
SCALE = Scale(
    ScaleKind.NIVEAUS,
    tuple(Option(one.number, one.label, one.hint) for one in staircase().niveaus),
)
QUESTION = Question(
    ItemKind.BEHAVIOUR,
    "De koude lobby",
    "Ze zien haar staan.",
    "Welk niveau zie je hier?",
    SCALE,
    1,
    4,
)


def walk(
    deck: Deck,
    organisation: str,
    name: str,
    programme: str = "",
    method: VotingMethod = VotingMethod.SHOW_OF_HANDS,
) -> Iterator[PublicSnapshot]:
    """The public snapshots of a rehearsed workshop, with the countdown shown."""
    opening = Opening(organisation, name, date(2026, 9, 30), 12, 5, programme, method)
    workshop, state = begin(opening, deck, WorkshopKind.REHEARSAL, NOW, lambda: "x")
    state = replace(state, countdown=True)
    yield public_snapshot(workshop, state, NOW)
    voters = SimulatedVoters(VoterPattern.SPREAD, 3)
    for command in rehearsal_commands(workshop.contents, state, voters, NOW):
        state = apply(workshop.contents, state, command, NOW)
        yield public_snapshot(workshop, state, NOW)


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


def shown_texts(texts: list[PlacedText]) -> list[str]:
    return [text.text for text in texts]


@pytest.mark.parametrize(
    ("width", "height", "programme", "method"),
    [
        *((*size, "halve-dag", VotingMethod.SHOW_OF_HANDS) for size in SIZES),
        *((*size, "onze-trap", VotingMethod.BALLOT_BOX) for size in SIZES),
        *((*size, "halve-dag", VotingMethod.TABLES) for size in SIZES[:2]),
    ],
)
def test_the_own_programmes_are_readable(
    qapp: QApplication, width: int, height: int, programme: str, method: VotingMethod
) -> None:
    painted: set[str] = set()
    kinds: set[str] = set()
    for public in walk(own_deck(), "Gemeente Voorbeeld", "groep B", programme, method):
        # The number of votes makes no difference for this test.
        key = repr(replace(public.scene, votes=0) if hasattr(public.scene, "votes") else public)
        if key in painted:
            continue
        painted.add(key)
        kinds.add(type(public.scene).__name__)
        _, texts = paint(public, width, height)
        assert_readable(texts, width, height)
        assert "OEFENING" in shown_texts(texts)
    expected = {"VoteScene", "GapScene", "WordsScene", "ResultScene", "EndScene"}
    assert expected <= kinds
    assert len(painted) > 30


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_long_names_stay_readable(qapp: QApplication, width: int, height: int) -> None:
    organisation = "Samenwerkingsverband Arbeidsongeschiktheidsverzekeringen Zuidwest-Nederland"
    name = "Klantcontactcentrum, ochtendgroep twee"
    for public in (
        PublicSnapshot(WelcomeScene(organisation, name, date(2026, 9, 30)), "", 0, 3),
        PublicSnapshot(EndScene(organisation, name), "", 2, 3),
    ):
        _, texts = paint(public, width, height)
        assert_readable(texts, width, height)


def first_story(deck: Deck) -> PublicSnapshot:
    return next(one for one in walk(deck, "", "") if isinstance(one.scene, StoryScene))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_text_that_cannot_fit_is_cut_with_an_ellipsis(
    qapp: QApplication, width: int, height: int
) -> None:
    deck = own_deck()
    card = msgspec.structs.replace(deck.cards[0], story="woord " * 333)
    _, texts = paint(
        first_story(msgspec.structs.replace(deck, cards=(card,), programmes=())), width, height
    )
    cut = [text for text in texts if not text.whole]
    assert [text.text[:5] for text in cut] == ["woord"]
    assert all(text.box.adjusted(-1, -1, 1, 1).contains(text.used) for text in cut)


@pytest.mark.parametrize("votes", [1, 12, 40, 200])
def test_dots_are_on_their_step_and_texts_do_not_overlap(qapp: QApplication, votes: int) -> None:
    counts = (votes, 0, 0, votes, 0, votes)
    scene = ResultScene(
        QUESTION,
        2,
        2,
        counts,
        (0, votes, votes, 0, 0, votes),
        -0.3,
        Harmony.CAMPS,
        0.0,
        (3, 3),
        {},
        None,
    )
    image, texts = paint(PublicSnapshot(scene, "", 0, 1), 1920, 1080)
    assert_readable(texts, 1920, 1080)
    ink = QColor(theme.INK).rgb()
    first_step = 81
    # With 200 votes a dot is a few pixels wide, so search a wide column.
    dots = [image.pixel(x, y) for x in range(first_step, first_step + 24) for y in range(380, 818)]
    assert ink in dots, "no dot above the first step"


def test_hollow_dots_are_not_filled(qapp: QApplication) -> None:
    counts = (1, 0, 0, 0, 0, 0)
    revealed = ResultScene(
        QUESTION, 1, 2, counts, None, 1.0, Harmony.UNITED, None, (0, 0), {}, None
    )
    solid, _ = paint(PublicSnapshot(revealed, "", 0, 1), 1920, 1080)
    hollow, _ = paint(PublicSnapshot(TalkScene(QUESTION, counts, {}), "", 0, 1), 1920, 1080)
    centre = (81 + 23, 800)
    assert solid.pixel(*centre) == QColor(theme.INK).rgb()
    assert hollow.pixel(*centre) == QColor(PAPER).rgb()


def test_black_is_black(qapp: QApplication) -> None:
    public = PublicSnapshot(BlackScene(), "Gemeente", 0, 1, Countdown(60, None), rehearsal=True)
    image, texts = paint(public, 320, 180)
    assert texts == []
    assert {image.pixel(x, y) for x in range(320) for y in range(180)} == {QColor("black").rgb()}


def test_markup_is_shown_as_text(qapp: QApplication) -> None:
    markup = "<img src='x'> & <b>vet</b>"
    deck = own_deck()
    card = msgspec.structs.replace(deck.cards[0], title=markup)
    _, texts = paint(
        first_story(msgspec.structs.replace(deck, cards=(card,), programmes=())), 1920, 1080
    )
    assert markup in shown_texts(texts)
    wall = WordsScene(ItemKind.QUESTION, "Wat vind je?", (Entry(1, markup),), by_table=False)
    _, texts = paint(PublicSnapshot(wall, "", 0, 1), 1920, 1080)
    assert markup in shown_texts(texts)


def test_a_break_without_time_is_said_to_end_soon(qapp: QApplication) -> None:
    _, texts = paint(PublicSnapshot(BreakScene(), "", 0, 1), 1920, 1080)
    assert shown_texts(texts) == ["Pauze", "We gaan zo verder."]
