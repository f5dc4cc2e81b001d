"""The report on the contents of a deck: its measures, its tables and its list of deviations."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from scripts import content_report
from tests.support.deck_files import WHOLE, deck_file, edited
from tests.support.samples import own_deck
from workshop_app.content.deck import Deck
from workshop_app.content.deck_reading import read_deck
from workshop_app.content.staircase import staircase


def small(folder: Path, *edits: tuple[str, str]) -> Deck:
    """A deck with two cards, one of them with a transfer."""
    return read_deck(deck_file(folder, edited(*edits, text=WHOLE)))


def section(deck: Deck, title: str) -> list[list[str]]:
    """The rows of a table in the report, below its head; two spaces or more separate the cells."""
    lines = list(content_report.report(deck))
    begin = lines.index(title) + 2
    end = lines.index("", begin) if "" in lines[begin:] else len(lines)
    return [[cell for cell in line.split("  ") if cell.strip()] for line in lines[begin:end]][1:]


def stripped(rows: list[list[str]]) -> list[list[str]]:
    return [[cell.strip() for cell in row] for row in rows]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("deur", 1),
        ("balie", 2),
        ("medewerkers", 4),
        ("tijd", 1),
        ("bijblijven", 3),
        ("tweeën", 2),
        ("coöperatie", 5),
        ("Één", 1),
        ("Amsterdam,", 3),
        ("’t", 1),
    ],
)
def test_syllables_are_groups_of_vowels(word: str, count: int) -> None:
    assert content_report.syllables(word) == count


def test_a_text_is_measured() -> None:
    found = content_report.measure(
        "‘Kan ik je helpen?’ De verantwoordelijkheid, zei ze. Punt 3.5 …"
    )
    assert (found.words, found.sentences) == (11, 3)
    assert found.long_words == 1
    assert found.sentence_length == pytest.approx(11 / 3)
    assert found.long_share == pytest.approx(100 / 11)


def test_the_reading_ease_is_that_of_douma() -> None:
    found = content_report.Measures(words=100, sentences=10, long_words=0, syllables=150)
    assert found.flesch_douma == pytest.approx(206.84 - 9.3 - 115.5)


def test_a_text_without_an_end_is_one_sentence() -> None:
    assert content_report.measure("Zonder punt").sentences == 1


def test_a_word_of_13_letters_is_long() -> None:
    assert content_report.measure("x" * 12).long_words == 0
    assert content_report.measure("x" * 13 + ",").long_words == 1


def test_the_stories_are_measured_card_by_card(tmp_path: Path) -> None:
    rows = stripped(section(small(tmp_path), "Stories"))
    assert [row[:4] for row in rows] == [
        ["lobby", "2", "1", "2.0"],
        ["trein", "3", "1", "3.0"],
        ["trein, transfer", "4", "1", "4.0"],
    ]


def test_the_properties_of_each_card_are_listed(tmp_path: Path) -> None:
    edit = ("minutes = 20", 'minutes = 20\naudience = ["phone", "counter"]')
    assert stripped(section(small(tmp_path, edit), "Cards")) == [
        ["lobby", "15", "3 2", "0 3", "1", "everyone", "no", "yes"],
        ["trein", "20", "3", "5", "1", "phone counter", "yes", "no"],
    ]


def test_niveaus_indicators_and_audiences_are_counted(tmp_path: Path) -> None:
    deck = small(tmp_path)
    assert stripped(section(deck, "Behaviours per niveau")) == [
        ["0", "1", "0"],
        ["1", "0", "0"],
        ["2", "0", "0"],
        ["3", "1", "0"],
        ["4", "0", "0"],
        ["5", "1", "1"],
    ]
    indicators = stripped(section(deck, "Indicators"))
    assert indicators[2] == ["3", "n3.1:1 n3.4:1", "n3.2 n3.3 n3.5"]
    assert indicators[4] == ["5", "n5.1:1 n5.2:1", "n5.3 n5.4 n5.5"]
    assert indicators[3] == ["4", "-", "n4.1 n4.2 n4.3"]
    assert stripped(section(deck, "Cards per audience"))[0] == ["everyone", "2"]


def test_every_indicator_is_listed_as_used_or_unused() -> None:
    shown = [word for row in section(own_deck(), "Indicators") for word in " ".join(row).split()]
    named = [word.partition(":")[0] for word in shown if word.startswith("n")]
    every = [indicator.id for niveau in staircase().niveaus for indicator in niveau.indicators]
    assert sorted(named) == sorted(every)
    assert len(every) == 21


def test_programmes_have_their_minutes_summed_and_their_people(tmp_path: Path) -> None:
    rows = stripped(section(small(tmp_path), "Programmes"))
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("kort", "any", "3"),
        ("alles", "6 to 12", "15"),
    ]
    assert all(int(row[1]) > 15 for row in rows)


def test_everything_outside_the_bounds_is_listed(tmp_path: Path) -> None:
    deck = small(tmp_path, ('"Weer een ander verhaal."', f'"{"woord " * 71}"'))
    assert content_report.outside(deck) == [
        "lobby: 2 words in the story, not 40 to 70",
        "lobby: 1 debrief questions, not 2 to 3",
        "trein: 3 words in the story, not 40 to 70",
        "trein: the transfer's story is over 70 words",
        "trein: 1 behaviours, not 2 to 4",
        "trein: behaviours on fewer than 2 niveaus",
        "trein: 1 debrief questions, not 2 to 3",
    ]
    assert list(content_report.report(deck))[-7:] == content_report.outside(deck)


def test_a_deck_within_the_bounds_is_reported_as_such(tmp_path: Path) -> None:
    cards = tuple(
        msgspec.structs.replace(card, story="woord " * 40, debrief=("Wat?", "Hoe?"))
        for card in small(tmp_path).cards[:1]
    )
    deck = msgspec.structs.replace(small(tmp_path), cards=cards, programmes=())
    assert list(content_report.report(deck))[-1] == "nothing"


def test_the_report_is_deterministic_and_printable(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    shown: list[bytes] = []
    for _ in range(2):
        content_report.main()
        shown.append(capfdbinary.readouterr().out)
    assert shown[0] == shown[1]
    text = shown[0].decode()
    assert text.startswith("Deck klantgerichtheid: ")
    assert not any(line != line.rstrip() for line in text.splitlines())
    assert all(character.isprintable() for character in text.replace("\n", ""))
