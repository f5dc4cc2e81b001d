"""The texts of the projector: for results, gaps and entries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from tests.ui.test_projector_extremes import questions, words
from tests.ui.test_scenes import assert_readable, paint, shown_texts
from ui import theme
from ui.formats import decimal
from ui.projector.dots import table_text
from ui.projector.question_texts import called, question_for, round_text, steps_in_words
from workshop_app.content.scale import ScaleKind
from workshop_app.results.tally import Counts
from workshop_app.session.items import ItemKind
from workshop_app.session.scenes import PublicSnapshot, Question, WordsScene
from workshop_app.session.state import Entry


def of_kind(kind: ItemKind) -> Question:
    return next(question for question in questions() if question.kind is kind)


@pytest.mark.parametrize(
    ("kind", "counts", "asked"),
    [
        (ItemKind.STATEMENT, (0, 1, 0, 0, 9, 2), "Waarom kozen 2 van ons ‘helemaal eens’?"),
        (ItemKind.STATEMENT, (0, 1, 0, 0, 9, 0), "Waarom kozen 9 van ons ‘eens’?"),
        (ItemKind.STATEMENT, (0, 1, 0, 0, 1, 0), "Waarom koos je dit? Vertel het elkaar."),
        (ItemKind.SIDES, (0, 6, 1, 0, 0, 0), "Waarom kozen 6 van ons kant 1?"),
        (ItemKind.STATEMENT, (0, 0, 0, 0, 0, 9), "Iedereen koos ‘helemaal eens’. Waarom?"),
        (ItemKind.SIDES, (0, 6, 2, 0, 0, 0), "Waarom kozen 2 van ons kant 2?"),
        (ItemKind.INDICATOR, (3, 0, 9, 0, 0, 0), "Waarom kozen 3 van ons ‘nooit’?"),
        (ItemKind.EVALUATION, (0, 1, 0, 0, 9, 2), ""),
        (ItemKind.BEHAVIOUR, (0, 0, 0, 0, 0, 0), ""),
    ],
)
def test_each_scale_has_its_own_question(
    qapp: QApplication, kind: ItemKind, counts: Counts, asked: str
) -> None:
    assert question_for(counts, of_kind(kind).scale) == asked


@given(st.tuples(*[st.integers(0, 3)] * 6))
def test_a_choice_of_one_person_is_never_asked_about(qapp: QApplication, counts: Counts) -> None:
    for kind in (ItemKind.BEHAVIOUR, ItemKind.INDICATOR):
        scale = of_kind(kind).scale
        asked = question_for(counts, scale)
        alone = [called(scale, choice) for choice, votes in enumerate(counts) if votes == 1]
        assert not [name for name in alone if name in asked]


def test_the_question_to_tables_mentions_tables(qapp: QApplication) -> None:
    scale = of_kind(ItemKind.BEHAVIOUR).scale
    assert scale.kind is ScaleKind.NIVEAUS
    one = question_for((1, 0, 0, 4, 0, 0), scale, by_table=True)
    some = question_for((2, 0, 0, 4, 0, 0), scale, by_table=True)
    assert one == "Waarom koos één tafel niveau 0?"
    assert some == "Waarom kozen 2 tafels niveau 0?"


def test_the_rounds_of_a_self_test_are_called_now_and_needed(qapp: QApplication) -> None:
    team, behaviour = of_kind(ItemKind.TEAM), of_kind(ItemKind.BEHAVIOUR)
    assert [round_text(team, number) for number in (1, 2)] == ["nu", "nodig"]
    assert round_text(behaviour, 2) == "ronde 2"
    assert not round_text(behaviour, 1, rounds=1)


@pytest.mark.parametrize(
    ("difference", "reported"),
    [
        (0.0, "(bijna) geen verschil"),
        (-0.2, "(bijna) geen verschil"),
        (0.25, "ongeveer een halve trede hoger"),
        (1.8, "ongeveer twee treden hoger"),
        (-1.4, "ongeveer anderhalve trede lager"),
        (5.0, "ongeveer vijf treden hoger"),
    ],
)
def test_a_gap_is_described_to_half_a_step(
    qapp: QApplication, difference: float, reported: str
) -> None:
    assert steps_in_words(difference) == reported


def test_means_have_one_decimal_and_a_comma(qapp: QApplication) -> None:
    assert decimal(2.25, places=1, signed=True) in {"+2,2", "+2,3"}
    assert decimal(-0.5, places=1) == "−0,5"
    assert decimal(-0.01, signed=True, places=1) == "0,0"


def test_consecutive_tables_are_shown_as_a_range(qapp: QApplication) -> None:
    assert table_text((7,)) == "tafel 7"
    assert table_text((1, 3, 4, 6, 7, 8, 9, 30)) == "tafels 1, 3, 4, 6–9, 30"
    assert not table_text(())


def wall(entries: tuple[Entry, ...], *, by_table: bool = False) -> list[str]:
    theme.load_fonts(theme.SHOW_STYLES)
    scene = WordsScene(ItemKind.PLEDGES, "Wat doe jij?", entries, by_table)
    _, texts = paint(PublicSnapshot(scene, "", 0, 1), 1280, 720)
    assert_readable(texts, 1280, 720)
    return shown_texts(texts)


def test_entries_that_do_not_fit_are_counted_and_the_newest_are_shown(qapp: QApplication) -> None:
    # The newest entry was moved to the top of the list.
    entries = [Entry(number, f"{number}: {words(280)}") for number in (60, *range(1, 60))]
    texts = wall(tuple(entries))
    shown = [int(text.split(":")[0]) for text in texts if ": Wie" in text]
    assert shown == [60, *range(60 - len(shown) + 1, 60)]
    assert f"en nog {60 - len(shown)} eerder" in texts


def test_thirty_short_entries_are_all_shown(qapp: QApplication) -> None:
    texts = wall(tuple(Entry(number, f"nummer {number}") for number in range(1, 31)))
    assert {f"nummer {number}" for number in range(1, 31)} <= set(texts)
    assert not [text for text in texts if "eerder" in text]


def test_entries_by_table_are_shown_below_each_table(qapp: QApplication) -> None:
    entries = (Entry(1, "een", 2), Entry(2, "twee", 0), Entry(3, "drie", 1), Entry(4, "vier", 2))
    grouped = ["Tafel 1", "drie", "Tafel 2", "een", "vier", "Hele groep", "twee"]
    texts = wall(entries, by_table=True)
    assert [text for text in texts if text in grouped] == grouped
    assert "Tafel 1" not in wall(entries)
    assert "Hele groep" not in wall((Entry(1, "een"),), by_table=True)


@pytest.mark.parametrize(
    ("counts", "question"),
    [
        ((0, 0, 0, 12, 0, 0), "Iedereen koos niveau 3. Waaraan zag je dat?"),
        ((0, 0, 2, 8, 2, 0), "Waarom kozen 2 van ons niveau 2?"),
        ((1, 0, 0, 11, 0, 0), "Waarom kozen 11 van ons niveau 3?"),
        ((1, 0, 0, 1, 0, 0), "Wat zag je? Vertel het elkaar."),
        ((0, 0, 0, 1, 0, 0), "Wat zag je? Vertel het elkaar."),
    ],
)
def test_the_question_is_about_the_choice_that_stands_out(
    counts: tuple[int, int, int, int, int, int], question: str
) -> None:
    assert question_for(counts) == question
