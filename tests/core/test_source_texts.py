"""How the script of the translations reads the source: what is marked, and Dutch that is not."""

from __future__ import annotations

import ast

import pytest
from babel.messages.catalog import Catalog

from scripts import source_texts
from scripts.unmarked_texts import NAMES, dutch_words, unmarked
from tests.support.languages import only_dutch

DUTCH = frozenset({"het", "niet", "bestand", "afgerond", "veld"})


def found(code: str) -> list[str]:
    """The Dutch that is not marked in a module, without its place."""
    reported = list(unmarked({"ui/module.py": code}, DUTCH))
    assert all(one.startswith("ui/module.py:1: ") for one in reported)
    return [ast.literal_eval(one.partition("text: ")[2]) for one in reported]


def test_known_errors_are_found_by_their_base_class() -> None:
    modules = {
        "errors.py": "class KnownError(Exception): ...",
        "deck.py": "class FloorError(DeckError): ...\nclass DeckError(KnownError): ...",
        "other.py": "class OtherError(Exception): ...",
    }
    trees = [ast.parse(module) for module in modules.values()]
    assert source_texts.known_errors(trees) == {"KnownError", "DeckError", "FloorError"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('x = "het is weg"', "het is weg"),
        ('x = f"{name} is er niet"', "{} is er niet"),
        ("x = f\"{name if name else 'niet'}\"", "niet"),
        ('label("Afgerond")', "Afgerond"),
        ('NAMES = {"a": "afgerond"}', "afgerond"),
        ('raise ValueError("het veld")', "het veld"),
        ('gettext(TEXT, name="veld")', "veld"),
        ('gettext(f"{name}") + "niet"', "niet"),
        ('KnownError("Weg.", "Zoek.", name=f"het {x}")', "het {}"),
    ],
)
def test_dutch_that_is_not_marked_is_found(code: str, text: str) -> None:
    assert found(code) == [text]


@pytest.mark.parametrize(
    "code",
    [
        '"""Over het bestand."""',
        'def f():\n    "Het bestand."',
        'x = gettext("het is weg")',
        'x = ngettext("het veld", "niet {count}", 2)',
        "x = f\"{gettext('het veld')}: 3\"",
        'X = {1: gettext_noop("niet")}',
        'tell(LazyText("het {path}", path=path))',
        'raise KnownError("Het bestand.", "Niet.")',
        'x = "the file {het}"',
        'x = "the file"  # niet',
    ],
)
def test_marked_texts_and_english_are_not_found(code: str) -> None:
    assert found(code) == []


def test_a_word_is_dutch_if_no_english_text_has_it() -> None:
    catalogue = Catalog(locale="en")
    catalogue.add("het programma is in orde", "the programme is in order")
    catalogue.add(("{count} stap", "{count} stappen"), ("{count} step", "{count} steps"))
    catalogue.add("de map met begin", "a folder")
    expected = {"het", "programma", "orde", "stap", "stappen", "de"}
    assert dutch_words(catalogue) == expected


def test_the_catalogue_knows_enough_dutch_to_find_a_sentence() -> None:
    known = only_dutch()
    assert len(known) > 800
    # fmt: off
    common = {"de", "het", "een", "niet", "voor", "zijn", "naar", "deze", "dit", "dat", "je",
              "er", "aan", "ook", "bij", "uit", "maar", "nog", "te", "kan", "moet", "geen", "wordt"}
    # fmt: on
    assert common <= known


def test_no_name_is_listed_that_is_not_in_the_source() -> None:
    """Without the list, exactly its names are found."""
    sources = source_texts.modules()
    without = {
        ast.literal_eval(one.partition("text: ")[2])
        for one in unmarked(sources, only_dutch(), names=frozenset())
    }
    assert without == NAMES
    assert list(unmarked(sources, only_dutch())) == []
