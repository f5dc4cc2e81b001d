"""The texts that the spelling check reads; `make spelling` looks them up in the dictionary."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

from scripts import spelling, spelling_dictionary, spelling_prose, spelling_texts

KNOWN = {"KnownError", "StorageError"}


def read(module: str, file: str = "workshop_app/somewhere.py") -> list[str]:
    """The texts of a module, with … in place of each value that is filled in."""
    found = spelling_texts.in_module(file, module, KNOWN)
    return [text.text.replace(spelling_prose.FILLED_IN, "…") for text in found]


def words_of(text: str) -> list[str]:
    """The words of a text, as they are looked up in the dictionary."""
    return [word.plain for word in spelling_dictionary.words(text)]


def knows_een(asked: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The answer of a dictionary that only knows the word “een”."""
    return dict.fromkeys({*asked} - {"een"}, ("fout",))


def test_the_texts_of_a_deck_are_read_with_their_place_and_without_ids() -> None:
    deck = """
    id = "fuot"
    title = "De trap"
    points = ["Eerst dit.", "Dan dat."]
    indicators = ["n1.1"]

    [[cards]]
    content = "koude-lobby"
    indicators = [{ id = "n1.2", text = "Doet iets." }]
    """
    found = list(spelling_texts.in_toml("deck.toml", deck))
    assert [(str(text), text.text) for text in found] == [
        ("deck.toml: title", "De trap"),
        ("deck.toml: points[0]", "Eerst dit."),
        ("deck.toml: points[1]", "Dan dat."),
        ("deck.toml: cards[0].indicators[0].text", "Doet iets."),
    ]


def test_translated_texts_and_known_errors_of_windows_are_read() -> None:
    module = """
class Page(QWidget):
    def draw(self, name):
        "Not shown."
        gettext("Nog een keer, "
                "hierna")
        gettext("een" if name else "geen")
        ngettext("1 stem", "{count} stemmen", 2)
        self.setStyleSheet("font-size: 34px")
        raise StorageError(f"De map {name} is vol.", "Maak ruimte.")
"""
    assert sorted(read(module, "ui/page.py")) == [
        "1 stem",
        "De map … is vol.",
        "Maak ruimte.",
        "Nog een keer, hierna",
        "een",
        "geen",
        "{count} stemmen",
    ]


def test_the_domain_says_prose() -> None:
    module = '''
"""A docstring of a module."""
class Way(StrEnum):
    """A docstring of a class."""
    HANDS = "show of hands"
    def word(self):
        return {"hands": "handopsteken"}[self]
def f(n: int) -> str:
    if n == "some key":
        raise ValueError(f"not a number: {n}")
    db.execute("SELECT name FROM workshop")
    add(cast("list[object]", n), style("small, tight"), "LEFTPADDING", metavar="BESTAND")
    raise StorageError(f"Er is {'geen kaart' if n else 'niets'} ({n:03d}e keer).", "Haal weg")
'''
    assert sorted(read(module)) == [
        "BESTAND",
        "Er is … (…e keer).",
        "Haal weg",
        "geen kaart",
        "handopsteken",
        "niets",
    ]


def test_a_single_word_counts_as_prose_in_handouts() -> None:
    assert read('head = "gemiddeld"', "workshop_app/handouts/votes.py") == ["gemiddeld"]
    assert read('head = "gemiddeld"', "workshop_app/results/votes.py") == []


def test_known_errors_are_found_by_their_base_class() -> None:
    modules = {
        "errors.py": "class KnownError(Exception): ...",
        "deck.py": "class FloorError(DeckError): ...\nclass DeckError(KnownError): ...",
        "other.py": "class OtherError(Exception): ...",
    }
    trees = [ast.parse(module) for module in modules.values()]
    assert spelling_prose.known_errors(trees) == {"KnownError", "DeckError", "FloorError"}


def test_a_document_without_its_code() -> None:
    document = "Zie `make run` in [de map](docs/fuot).\n```sh\nfuot\n```\nKlaar"
    found = list(spelling_texts.in_document("README.md", document))
    assert [(text.place, words_of(text.text)) for text in found] == [
        (":1", ["Zie", "in", "de", "map"]),
        (":5", ["Klaar"]),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("’s Ochtends zo’n collega’s pdf's", ["'s", "Ochtends", "zo'n", "collega's", "pdf's"]),
        ("‘maar de balie’, zei ’t", ["maar", "de", "balie", "zei", "'t"]),
        ("Het je/u-dilemma", ["Het", "je", "u-dilemma"]),
        ("communi\u00adceren", ["communiceren"]),
        ("%1 van %2, {name} en %n stem(men)", ["van", "en", "stem", "stemmen"]),
        ("Druk Ctrl+T of F1, 34 keer: 2e", ["Druk", "of", "keer"]),
        ("zet trede.db in WORKSHOP_APP_HOME met --out", ["zet", "in", "met"]),
        ("tweee\u0308nhalve …", ["tweeënhalve"]),
    ],
)
def test_a_text_is_split_into_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_stress_and_abbreviations_have_more_than_one_form() -> None:
    assert next(spelling_dictionary.words("dít")).forms() == ("dít", "dit")
    assert list(spelling_dictionary.words("naar drs. Jansen"))[1].forms() == ("drs", "drs", "drs.")


def test_a_whole_project_is_read(tmp_path: Path) -> None:
    for name, content in {
        "resources/deep/deck.toml": 'title = "Een fuot"',
        "resources/deep/deck_en.toml": 'title = "In English"',
        "ui/deep/page.py": 'gettext("Nog een fuot")',
        "workshop_app/deep/rules.py": 'raise KnownError("Weer een fuot")',
        "README.md": "Laatste fuot",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert [str(text) for text in spelling_texts.texts(tmp_path)] == [
        "resources/deep/deck.toml: title",
        "ui/deep/page.py:1",
        "workshop_app/deep/rules.py:1",
        "README.md:1",
    ]


def test_a_fault_is_reported_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "refused", knows_een)
    told = [spelling_texts.Text("deck.toml", ": title", "een fuot projectortest")]
    faults, read_, different = spelling.check(told, ["projectortest"])
    assert (faults, read_, different) == (["deck.toml: title: fuot → fout"], 1, 3)


def test_an_own_word_has_to_be_needed_and_sorted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "refused", knows_een)
    told = [spelling_texts.Text("deck.toml", ": title", "een Projectortest")]
    assert spelling.check(told, ["projectortest"])[0] == []
    faults, _, _ = spelling.check(told, ["een", "projectortest", "zaal"])
    assert len(faults) == 3
    assert "een is not needed" in faults[0]
    assert "zaal is not needed" in faults[1]
    assert "not sorted" in faults[2]
