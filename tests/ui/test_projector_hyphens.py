"""Long words are hyphenated by the rules of Dutch, and only where that helps."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator

import pyphen
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ui.projector.fitting import FittedText, fit
from ui.projector.hyphens import SOFT_HYPHEN, dictionary, prepare, with_breaks
from workshop_app.errors import IncompleteError

pytestmark = pytest.mark.usefixtures("fonts")

BOLD = QFont.Weight.Bold


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("coördinatie", "coör-di-na-tie"),
        ("geïnteresseerd", "geïn-te-res-seerd"),
        ("verantwoordelijkheid", "ver-ant-woor-de-lijk-heid"),
        ("klanttevredenheidsonderzoek", "klant-te-vre-den-heids-on-der-zoek"),
        ("langetermijnperspectief", "lan-ge-ter-mijn-per-spec-tief"),
        ("reünie", "reü-nie"),
        ("zee-egel", "zee-egel"),
        (
            "arbeidsongeschiktheidsverzekering",
            "arbeids-on-ge-schikt-heids-ver-ze-ke-ring",
        ),
        ("tweeëntwintig", "tweeën-twin-tig"),
        ("COÖRDINATIE", "COÖR-DI-NA-TIE"),
        ("(wachttijden),", "(wacht-tij-den),"),
        ("balie", "balie"),
    ],
)
def test_words_are_hyphenated_by_the_rules_of_dutch(word: str, broken: str) -> None:
    assert with_breaks(word, 6).replace(SOFT_HYPHEN, "-") == broken
    assert with_breaks(word, 6).replace(SOFT_HYPHEN, "") == word


def test_the_dictionary_is_loaded_when_it_is_needed() -> None:
    def read(code: str) -> list[str]:
        code = f"import sys; from ui.projector import hyphens; {code}"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        return done.stdout.split()

    assert read("print('pyphen' in sys.modules)") == ["False"]
    assert read("hyphens.prepare(); print('pyphen' in sys.modules)") == ["True"]


def test_a_decomposed_trema_is_recognised() -> None:
    apart = "coo\u0308rdinatie"
    assert "co" + SOFT_HYPHEN not in with_breaks(apart, 6)
    assert with_breaks(apart, 6).replace(SOFT_HYPHEN, "") == apart


def test_short_words_and_words_with_soft_hyphens_are_unchanged() -> None:
    written = f"langetermijn{SOFT_HYPHEN}perspectief"
    assert with_breaks(f"{written} wachttijden", 12) == f"{written} wachttijden"


def lines(fitted: FittedText) -> list[str]:
    text = fitted.layout.text()
    found = [fitted.layout.lineAt(number) for number in range(fitted.layout.lineCount())]
    return [text[line.textStart() :][: line.textLength()].strip() for line in found]


def fitted(
    text: str, width: float, largest: int, smallest: int, height: float = 1000
) -> FittedText:
    return fit(text, width, height, largest, smallest, BOLD, Qt.AlignmentFlag.AlignLeft)


def test_a_word_that_fits_is_not_broken(qapp: QApplication) -> None:
    text = "arbeidsongeschiktheidsverzekering"
    assert lines(fitted(text, 2000, 40, 24)) == [text]


def test_a_word_is_hyphenated_rather_than_broken_anywhere(
    qapp: QApplication,
) -> None:
    made = fitted("arbeidsongeschiktheidsverzekering", 300, 40, 30)
    assert made.whole
    assert not made.broken
    assert all(line.endswith(SOFT_HYPHEN) for line in lines(made)[:-1])
    assert len(lines(made)) > 1


def test_a_word_is_hyphenated_only_if_it_would_be_much_smaller(
    qapp: QApplication,
) -> None:
    text = "klanttevredenheidsonderzoek"
    whole = fitted(text, 100_000, 40, 24).width
    assert lines(fitted(text, 0.95 * whole, 40, 24)) == [text]
    broken = fitted(text, 0.6 * whole, 40, 24)
    assert len(lines(broken)) == 2
    assert broken.pixels == 40


def test_a_soft_hyphen_in_the_text_has_priority(qapp: QApplication) -> None:
    text = f"klanttevredenheids{SOFT_HYPHEN}onderzoek"
    whole = fitted(text.replace(SOFT_HYPHEN, ""), 100_000, 40, 24).width
    assert lines(fitted(text, 0.75 * whole, 40, 24))[0] == f"klanttevredenheids{SOFT_HYPHEN}"


def test_a_text_without_hyphenation_points_is_complete(qapp: QApplication) -> None:
    made = fitted("1" * 60, 300, 40, 24)
    assert made.whole
    assert made.broken


@pytest.fixture
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """Simulate an installation without the dictionary."""

    def gone(*, lang: str) -> None:
        raise KeyError(lang)

    cached = (dictionary, with_breaks)
    monkeypatch.setattr(pyphen, "Pyphen", gone)
    for made in cached:
        made.cache_clear()
    yield
    for made in cached:
        made.cache_clear()


@pytest.mark.usefixtures("no_dictionary")
def test_without_the_dictionary_words_are_not_hyphenated() -> None:
    assert with_breaks("klantgerichtheid", 5) == "klantgerichtheid"
    with pytest.raises(IncompleteError, match="nl_NL"):
        prepare()
