"""The longest allowed texts and the largest groups, at every screen size."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import cycle

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.test_scenes import NOW, SCALE, SIZES, assert_readable, own_deck, paint, shown_texts
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.scale import Option, Scale, ScaleKind
from workshop_app.content.staircase import staircase
from workshop_app.results.agreement import Harmony
from workshop_app.results.comparison import gap
from workshop_app.results.reference import Learned, OnReference
from workshop_app.results.tally import Counts
from workshop_app.session.items import ItemKind
from workshop_app.session.scenes import (
    BallotFeedback,
    BreakScene,
    Countdown,
    DebriefScene,
    ExerciseScene,
    GapLine,
    GapScene,
    GapsScene,
    LearnedScene,
    Picture,
    PublicSnapshot,
    Question,
    ReadScene,
    ResultScene,
    Scene,
    ShownReference,
    SlideScene,
    StoryScene,
    TalkScene,
    VoteScene,
    WordsScene,
)
from workshop_app.session.state import Entry, VotingMethod

pytestmark = pytest.mark.usefixtures("fonts")

SENTENCE = (
    "Wie aan de balie staat te wachten ziet ons lachen bij het koffieapparaat en vraagt zich af"
    " waarom niemand even naar buiten loopt, want de verantwoordelijkheid ligt natuurlijk bij ons. "
)


def words(length: int) -> str:
    """A Dutch text of exactly this many characters."""
    return (SENTENCE * 3)[:length]


LINE = words(199) + "!"
TABLES = {
    1: (1, 3, 5),
    5: (2, *range(6, 30, 2), 7, 9, 11, 13, 30),
}
STANDARD = builtin_texts()


def questions() -> list[Question]:
    """One question of each kind, in which all texts of a deck have their maximum length."""
    niveaus = SCALE
    floorless = Scale(ScaleKind.NIVEAUS, SCALE.options[1:])
    indicator = Scale(ScaleKind.INDICATOR, STANDARD.indicator.options)
    longest = max((i.text for n in staircase().niveaus for i in n.indicators), key=len)
    statement = Scale(ScaleKind.STATEMENT, STANDARD.statement.options)
    evaluation = Scale(ScaleKind.EVALUATION, STANDARD.evaluation.options)
    sides = [
        Scale(ScaleKind.SIDES, tuple(Option(n, LINE) for n in range(1, most + 1)))
        for most in (2, 3, 4)
    ]
    asked = STANDARD.evaluation.question
    return [
        Question(ItemKind.BEHAVIOUR, LINE, LINE, STANDARD.behaviour, niveaus, 12, 14),
        Question(ItemKind.BEHAVIOUR, LINE, LINE, STANDARD.behaviour, floorless, 1, 4),
        Question(ItemKind.TEAM, "", "", STANDARD.team.needed, niveaus, 1, 1),
        Question(ItemKind.INDICATOR, "", longest, STANDARD.indicator.now, indicator, 21, 21),
        Question(ItemKind.STATEMENT, "", LINE, STANDARD.statement.question, statement, 1, 1),
        Question(ItemKind.EVALUATION, "", asked, asked, evaluation, 1, 1),
        *(Question(ItemKind.SIDES, LINE, LINE, STANDARD.sides, one, 1, 1) for one in sides),
    ]


def split(scale: Scale, votes: int) -> Counts:
    """Counts with `votes` on the last option and half as many on the first."""
    counts = [0] * 6
    counts[scale.lowest] = votes // 2
    counts[scale.highest] = votes
    return (counts[0], counts[1], counts[2], counts[3], counts[4], counts[5])


def vote(
    question: Question, method: VotingMethod, box: BallotFeedback = BallotFeedback.WAITING
) -> VoteScene:
    tables = tuple(range(1, 18)) if method is VotingMethod.TABLES else ()
    most, votes = (30, 17) if method is VotingMethod.TABLES else (200, 187)
    is_open = box is not BallotFeedback.TOO_LATE
    return VoteScene(question, 2, 2, method, is_open, votes, most, tables, box, is_open)


def result(question: Question, votes: int, standing: dict[int, tuple[int, ...]]) -> ResultScene:
    scale = question.scale
    counts = split(scale, votes)
    if standing:
        # Two groups of tables, on the lowest and the highest option.
        here = {scale.lowest: TABLES[1], scale.highest: TABLES[5]}
        filled = [len(here.get(choice, ())) for choice in range(6)]
        counts = (filled[0], filled[1], filled[2], filled[3], filled[4], filled[5])
        standing = here
    ordered = scale.is_ordered
    return ResultScene(
        question=question,
        round=2,
        rounds=2,
        counts=counts,
        before=counts,
        agreement=-0.38 if ordered else None,
        harmony=Harmony.MOSTLY if ordered else None,
        shift=-0.41 if ordered else None,
        median=(scale.lowest, scale.lowest) if ordered else None,
        standing=standing,
        reference=None,
    )


def vote_scenes() -> list[Scene]:
    scenes: list[Scene] = []
    for question in questions():
        scenes += [ReadScene(question), *(vote(question, method) for method in VotingMethod)]
        scenes += [vote(question, VotingMethod.BALLOT_BOX, box) for box in BallotFeedback]
        counts = split(question.scale, 200)
        scenes += [TalkScene(question, counts, {})]
        scenes += [result(question, 200, {}), result(question, 12, {}), result(question, 0, TABLES)]
        tables = result(question, 0, TABLES)
        scenes.append(TalkScene(question, tables.counts, tables.standing))
        if question.scale.kind in (ScaleKind.NIVEAUS, ScaleKind.INDICATOR):
            found = gap(counts, split(question.scale, 12), question.scale.lowest, 5)
            assert found is not None
            scenes.append(GapScene(question, counts, split(question.scale, 12), found))
    return scenes


def other_scenes() -> list[Scene]:
    indicators = [(n.number, i.text) for n in staircase().niveaus for i in n.indicators]
    found = gap((0, 3, 6, 3, 0, 0), (0, 0, 0, 3, 0, 9), 0, 5)
    assert found is not None
    lines = tuple(GapLine(niveau, text, found) for niveau, text in indicators)
    name, data = next(iter(own_deck().pictures.items()))
    picture = Picture(name, data, "")
    entries = [Entry(number, words(300), number % 7) for number in range(1, 61)]
    scenes: list[Scene] = [
        SlideScene(LINE, (LINE,) * 6),
        SlideScene("Zo werken we", ("Kort.",)),
        StoryScene(LINE, words(60), words(450), LINE, (LINE,) * 4, None),
        StoryScene(LINE, words(60), words(450), LINE, ("je", "u", "hangt ervan af"), picture),
        DebriefScene(LINE, (LINE,) * 5),
        ExerciseScene(LINE, LINE, (LINE,) * 4),
        ExerciseScene("Feedback", LINE, ()),
        StoryScene(LINE, words(60), words(450), LINE, (), picture, again=True),
        BreakScene(),
        LearnedScene(Learned(OnReference(999, 3996), OnReference(0, 12), OnReference(12, 12))),
        LearnedScene(Learned(OnReference(0, 0), OnReference(0, 0), OnReference(5, 12))),
        LearnedScene(Learned(OnReference(0, 0), OnReference(0, 0), OnReference(0, 0))),
        GapsScene(lines, 21, 21),
        GapsScene(lines[:1], 1, 21),
        GapsScene((), 0, 21),
    ]
    for kind in (ItemKind.QUESTION, ItemKind.PLEDGES, ItemKind.EARLIER, ItemKind.LOOK_BACK):
        scenes += [
            WordsScene(kind, LINE, tuple(entries[:number]), by_table)
            for number in (0, 1, 2, 7, 60)
            for by_table in (False, True)
        ]
    return scenes


def dressed(scene: Scene, left: int) -> PublicSnapshot:
    """A snapshot of a scene with everything around it, in a long programme."""
    until = NOW + timedelta(seconds=left) if left else None
    footer = "Gemeente Voorbeeld · groep B"
    return PublicSnapshot(scene, footer, 11, 14, Countdown(left, until), rehearsal=True)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_votes_with_the_longest_texts_are_complete(
    qapp: QApplication, width: int, height: int
) -> None:
    scenes = vote_scenes()
    assert len(scenes) > 100
    for scene, left in zip(scenes, cycle((0, 28_799)), strict=False):
        _, texts = paint(dressed(scene, left), width, height)
        assert_readable(texts, width, height)
        assert "OEFENING" in shown_texts(texts)
        assert ("nog 479:59" if left else "tijd is om") in shown_texts(texts)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_other_scenes_with_the_longest_texts_are_complete(
    qapp: QApplication, width: int, height: int
) -> None:
    for scene in other_scenes():
        _, texts = paint(dressed(scene, 899), width, height)
        assert_readable(texts, width, height)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_reference_of_a_few_sentences_is_complete(
    qapp: QApplication, width: int, height: int
) -> None:
    reference = ShownReference(5, words(150), ())
    for question in questions()[:2]:
        scene = replace(result(question, 12, {}), reference=reference)
        _, texts = paint(dressed(scene, 60), width, height)
        assert_readable(texts, width, height)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_very_long_reference_is_cut_visibly(qapp: QApplication, width: int, height: int) -> None:
    """A reference can have 2000 characters; beside the staircase there is space for about 300."""
    reference = ShownReference(5, SENTENCE * 11, ())
    scene = replace(result(questions()[0], 12, {}), reference=reference)
    _, texts = paint(dressed(scene, 60), width, height)
    assert [text.text for text in texts if not text.whole] == [reference.why]
    assert_readable([text for text in texts if text.whole], width, height)


def test_a_long_title_is_shortened_before_the_number(qapp: QApplication) -> None:
    """The line above a heading does not wrap: a title of 200 characters ends in an ellipsis."""
    _, texts = paint(PublicSnapshot(ReadScene(questions()[0]), "", 0, 1), 1024, 768)
    assert texts[0].text.endswith("… · GEDRAG 12 VAN 14")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_very_long_word_is_broken_without_loss(
    qapp: QApplication, width: int, height: int
) -> None:
    wall = WordsScene(ItemKind.QUESTION, "Waar?", (Entry(1, "w" * 300),), by_table=False)
    _, texts = paint(dressed(wall, 60), width, height)
    assert_readable(texts, width, height)


def test_a_long_programme_shows_its_progress_as_text(qapp: QApplication) -> None:
    scene = SlideScene("Zo werken we", ("Kort.",))
    _, texts = paint(PublicSnapshot(scene, "Gemeente Voorbeeld", 41, 60), 1024, 768)
    assert_readable(texts, 1024, 768)
    assert "stap 42 van 60" in shown_texts(texts)


def test_a_break_shows_its_end_in_whole_minutes(qapp: QApplication) -> None:
    until = datetime(2026, 9, 30, 10, 44, 1, tzinfo=UTC)
    local = (until + timedelta(minutes=1)).astimezone()
    public = PublicSnapshot(BreakScene(), "", 0, 1, Countdown(872, until))
    _, texts = paint(public, 1920, 1080)
    assert "14:32" in shown_texts(texts)
    assert f"We gaan verder om {local.hour}.{local.minute:02} uur." in shown_texts(texts)
