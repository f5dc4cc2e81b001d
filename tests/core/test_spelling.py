"""The texts that the spelling check reads; `make spelling` looks them up in the dictionary."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from scripts import spelling, spelling_dictionary, spelling_texts
from workshop_app.i18n import Language


def words_of(text: str) -> list[str]:
    """The words of a text, as they are looked up in the dictionary."""
    return [word.plain for word in spelling_dictionary.words(text)]


def knows_een(asked: Iterable[str], _dictionary: str) -> dict[str, tuple[str, ...]]:
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


CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8"

#: ui/page.py workshop_app/rules.py
msgid "een fuot"
msgstr "a mistkae"

#: workshop_app/rules.py
msgid "1 stem"
msgid_plural "{count} stemmen"
msgstr[0] "1 vote"
msgstr[1] "{count} votes"
"""


def test_both_languages_of_the_catalogue_are_read_with_the_module_of_a_text() -> None:
    found = list(spelling_texts.in_catalogue(CATALOGUE))
    assert [(text.file, text.language, text.text) for text in found] == [
        ("ui/page.py", Language.NL, "een fuot"),
        ("ui/page.py", Language.EN, "a mistkae"),
        ("workshop_app/rules.py", Language.NL, "1 stem"),
        ("workshop_app/rules.py", Language.NL, "{count} stemmen"),
        ("workshop_app/rules.py", Language.EN, "1 vote"),
        ("workshop_app/rules.py", Language.EN, "{count} votes"),
    ]


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
        "resources/deep/deck_en.toml": 'title = "A mistkae"',
        "resources/i18n/trede_en.po": CATALOGUE,
        "ui/deep/page.py": 'gettext("Nog een fuot")',
        "README.md": "Laatste fuot",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = [(str(text), text.language) for text in spelling_texts.texts(tmp_path)]
    assert found[:4] == [
        ("resources/deep/deck.toml: title", Language.NL),
        ("resources/deep/deck_en.toml: title", Language.EN),
        ("ui/page.py: 'een fuot'", Language.NL),
        ("ui/page.py: 'een fuot'", Language.EN),
    ]
    assert found[-1] == ("README.md:1", Language.NL)
    assert len(found) == 9


def test_a_fault_is_reported_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "refused", knows_een)
    reported = [spelling_texts.Text("deck.toml", ": title", "een fuot projectortest")]
    faults, read_, different = spelling.check(reported, ["projectortest"])
    assert (faults, read_, different) == (["deck.toml: title: fuot → fout"], 1, 3)


def test_each_language_has_its_own_texts_and_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, set[str]]] = []

    def refuse(words: Iterable[str], dictionary: str) -> dict[str, tuple[str, ...]]:
        asked.append((dictionary, {*words}))
        return {"mistkae": ("mistake",)} if dictionary == "en_GB" else {}

    monkeypatch.setattr(spelling, "refused", refuse)
    reported = list(spelling_texts.in_catalogue(CATALOGUE))
    assert spelling.check(reported, [], Language.NL)[0] == []
    assert spelling.check(reported, [], Language.EN)[0] == [
        "ui/page.py: 'een fuot': mistkae → mistake"
    ]
    assert asked == [
        ("nl_NL", {"een", "fuot", "stem", "stemmen"}),
        ("en_GB", {"mistkae", "vote", "votes"}),
    ]


def test_an_own_word_has_to_be_needed_and_sorted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "refused", knows_een)
    reported = [spelling_texts.Text("deck.toml", ": title", "een Projectortest")]
    assert spelling.check(reported, ["projectortest"])[0] == []
    faults, _, _ = spelling.check(reported, ["een", "projectortest", "zaal", "kaart"])
    assert len(faults) == 4
    assert "een is not needed" in faults[0]
    assert "zaal is not needed" in faults[1]
    assert "not sorted" in faults[3]


def test_a_fault_or_a_missing_dictionary_ends_in_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def all_known(asked: Iterable[str], dictionary: str) -> dict[str, tuple[str, ...]]:
        del asked, dictionary
        return {}

    def none_known(asked: Iterable[str], dictionary: str) -> dict[str, tuple[str, ...]]:
        del dictionary
        return dict.fromkeys(asked, ("?",))

    def no_dictionary(asked: Iterable[str], dictionary: str) -> dict[str, tuple[str, ...]]:
        raise spelling_dictionary.NoDictionaryError(f"{dictionary} for {asked}")

    for refuse, code in ((none_known, 1), (all_known, 1), (no_dictionary, 2)):
        monkeypatch.setattr(spelling, "refused", refuse)
        assert spelling.main() == code, "own words that nothing needs are a fault too"
        assert b"".join(capfdbinary.readouterr())
