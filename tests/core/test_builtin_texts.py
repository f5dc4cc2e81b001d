"""The built-in texts: the scales, and the questions of steps that need no deck."""

from __future__ import annotations

import pytest

from tests.support.samples import own_deck, workshop
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.scale import Option, Scale, ScaleKind
from workshop_app.content.staircase import staircase
from workshop_app.session.items import Poll
from workshop_app.session.programme import steps_of

SOFT_HYPHEN = "\N{SOFT HYPHEN}"

NUMBERS = {
    ScaleKind.NIVEAUS: [0, 1, 2, 3, 4, 5],
    ScaleKind.INDICATOR: [0, 1, 2, 3, 4, 5],
    ScaleKind.STATEMENT: [1, 2, 3, 4, 5],
    ScaleKind.EVALUATION: [1, 2, 3, 4, 5],
}
"""The numbers of each scale that is the same on every card; saved votes refer to them."""

LABEL_LENGTH = 20
"""The most characters of a label: it has to fit below its key and beside its bar."""


def breaks_inside_words(label: str) -> bool:
    """Whether each soft hyphen stands between two letters."""
    padded = f" {label} "
    around = [
        padded[at - 1] + padded[at + 1] for at, letter in enumerate(padded) if letter == SOFT_HYPHEN
    ]
    return all(pair.isalpha() for pair in around)


def scales() -> dict[ScaleKind, tuple[Option, ...]]:
    """The options of each kind of scale in the built-in texts."""
    texts = builtin_texts()
    return {
        ScaleKind.INDICATOR: texts.indicator.options,
        ScaleKind.STATEMENT: texts.statement.options,
        ScaleKind.EVALUATION: texts.evaluation.options,
    }


def questions() -> list[str]:
    """All questions in the built-in texts."""
    texts = builtin_texts()
    return [
        texts.behaviour,
        texts.sides,
        texts.pledges,
        texts.earlier,
        texts.look_back,
        texts.statement.question,
        texts.evaluation.question,
        texts.team.now,
        texts.team.needed,
        texts.organisation.now,
        texts.organisation.needed,
        texts.indicator.now,
        texts.indicator.needed,
    ]


def polls() -> list[Poll]:
    """Every poll in the programmes of the deck that comes with the app."""
    contents = workshop(deck=own_deck()).contents
    return [
        item.poll
        for programme in own_deck().programmes
        for step in steps_of(contents, programme.id)
        for item in contents.items(step)
        if item.poll is not None
    ]


@pytest.mark.parametrize("kind", scales())
def test_the_options_of_a_scale_are_numbered_without_gaps(kind: ScaleKind) -> None:
    assert [option.number for option in scales()[kind]] == NUMBERS[kind]


@pytest.mark.parametrize("kind", scales())
def test_every_option_has_a_short_and_unique_label(kind: ScaleKind) -> None:
    labels = [option.label.replace(SOFT_HYPHEN, "") for option in scales()[kind]]
    assert [label for label in labels if not 0 < len(label) <= LABEL_LENGTH] == []
    assert [label for label in labels if label != label.strip()] == []
    assert len(set(labels)) == len(labels)


def test_a_label_breaks_only_inside_a_word() -> None:
    labels = [option.label for options in scales().values() for option in options]
    labels += [niveau.label for niveau in staircase().niveaus]
    assert any(SOFT_HYPHEN in label for label in labels)
    assert [label for label in labels if not breaks_inside_words(label)] == []


def test_only_a_label_breaks() -> None:
    hints = [option.hint for options in scales().values() for option in options]
    assert [text for text in (*questions(), *hints) if SOFT_HYPHEN in text] == []


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("vaak", True),
        ("meest\u00adal", True),
        ("hele\u00admaal on\u00adeens", True),
        ("\u00advaak", False),
        ("vaak\u00ad", False),
        ("heel\u00ad veel", False),
        ("heel \u00adveel", False),
        ("meest\u00ad\u00adal", False),
    ],
)
def test_a_break_inside_a_word_is_recognised(label: str, *, inside: bool) -> None:
    assert breaks_inside_words(label) is inside


def test_every_question_is_unique_and_ends_in_a_question_mark() -> None:
    assert [text for text in questions() if not text.endswith("?")] == []
    assert len(set(questions())) == len(questions())


def test_the_self_test_of_the_team_has_no_options_of_its_own() -> None:
    assert builtin_texts().team.options == ()


def test_every_kind_of_scale_is_voted_on_with_its_numbers() -> None:
    found: dict[ScaleKind, Scale] = {poll.scale.kind: poll.scale for poll in polls()}
    assert set(found) == set(ScaleKind)
    for kind, numbers in NUMBERS.items():
        scale = found[kind]
        assert [option.number for option in scale.options] == numbers
        assert (scale.lowest, scale.highest) == (numbers[0], numbers[-1])
        assert not scale.has(numbers[0] - 1)
        assert not scale.has(numbers[-1] + 1)


def test_only_the_sides_of_a_dilemma_are_unordered() -> None:
    assert {poll.scale.kind for poll in polls() if not poll.scale.is_ordered} == {ScaleKind.SIDES}


def test_every_poll_asks_one_of_the_questions() -> None:
    asked = {question for poll in polls() for question in poll.asked}
    texts = builtin_texts()
    assert asked == set(questions()) - {texts.pledges, texts.earlier, texts.look_back}


def test_the_niveaus_are_those_of_the_staircase() -> None:
    labels = {niveau.label for niveau in staircase().niveaus}
    chosen = [poll.scale for poll in polls() if poll.scale.kind is ScaleKind.NIVEAUS]
    assert {option.label for scale in chosen for option in scale.options} == labels
