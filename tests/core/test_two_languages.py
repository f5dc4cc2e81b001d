"""Handouts in Dutch and in English: every fixed text can be translated, and is."""

from __future__ import annotations

import gettext as python_gettext
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import cast

import msgspec
import pytest
from babel.messages.catalog import Catalog, Message
from reportlab.lib.units import mm

from scripts import source_texts, translations
from tests.core.test_accessible import rehearsed, validated
from tests.support.languages import with_texts
from tests.support.pdfs import bookmarks, opened, outside
from tests.support.pdfs import pieces as placed
from tests.support.samples import own_deck, start, tiny_deck, workshop
from tests.support.tagged import faults, pieces, tree
from workshop_app import i18n
from workshop_app.content.builtin_texts import builtin_texts
from workshop_app.content.staircase import staircase
from workshop_app.errors import full_disk
from workshop_app.handout_bundle import name_in_folder
from workshop_app.handouts import catalogue
from workshop_app.handouts.catalogue import HandoutKind
from workshop_app.handouts.handout_spec import (
    HandoutSpec,
    in_language,
    spec_of,
    spec_of_programme,
)
from workshop_app.handouts.page import style
from workshop_app.i18n import (
    Language,
    current_language,
    gettext,
    gettext_noop,
    ngettext,
    pgettext,
    use_language,
)
from workshop_app.progress import CancelledError
from workshop_app.session.state import Place, RoundState, VotingMethod
from workshop_app.session.workshop_kind import WorkshopKind

DAY = date(2026, 5, 3)
KINDS = list(catalogue.HANDOUTS)
IDS = [kind.id for kind in KINDS]

NAMES = frozenset({"Trede", "Enter", "Esc", "Backspace"})
"""Names that are the same in every language: of the program, and of keys."""

# fmt: off
DUTCH = frozenset({
    "aan", "als", "bij", "dat", "de", "deze", "dit", "een", "en", "er", "geen", "het",
    "hoe", "ik", "je", "jij", "jullie", "kan", "klanten", "maar", "mijn", "moet", "naar",
    "niet", "nog", "om", "onze", "ook", "ronde", "stemmen", "tafel", "te", "tot", "uit",
    "vel", "vijf", "voor", "waar", "wat", "welk", "wie", "wij", "zie", "ze", "zijn", "zo",
})
# fmt: on
"""Words that prove a text is Dutch: not in English, and not part of a name (“van”)."""

# ------------------------------------------------------------------ all texts in capitals


def in_capitals(spec: HandoutSpec) -> HandoutSpec:
    """A handout spec in which all texts written by people are in capitals."""
    made = replace(
        spec,
        deck=with_texts(spec.deck, str.upper),
        stairs=with_texts(spec.stairs, str.upper),
        builtin_texts=with_texts(spec.builtin_texts, str.upper),
        title=spec.name.upper(),
        organisation=spec.organisation.upper(),
    )
    if spec.workshop is None or spec.state is None:
        return made
    state = spec.state
    words = {
        place: tuple(
            replace(entry, text=entry.text.upper(), table=number % 2)
            for number, entry in enumerate(entries)
        )
        for place, entries in state.entries.items()
    }
    # Every place has a note, and the first rounds are hidden from the group.
    places = [Place(key.step, key.item) for key in state.rounds] + list(state.entries)
    notes = dict.fromkeys([*places, *(Place(step.id, "") for step in state.steps)], "NOTE")
    rounds = {
        key: replace(found, state=RoundState.CLOSED) if key.number == 1 else found
        for key, found in state.rounds.items()
    }
    workshop = replace(
        spec.workshop,
        deck=made.deck,
        name=spec.workshop.name.upper(),
        organisation=spec.workshop.organisation.upper(),
    )
    state = replace(state, entries=words, notes=notes, rounds=rounds)
    return replace(made, workshop=workshop, state=state)


def readable(data: bytes) -> list[str]:
    """All texts of a PDF: printed text, alt texts, bookmarks, title and subject."""
    with opened(data) as pdf:
        texts = [piece.text for page in pdf.pages for piece in pieces(page)]
        for node in tree(pdf).walk():
            texts += [str(node.entry.get(name, "")) for name in ("/Alt", "/ActualText")]
        texts += [str(pdf.docinfo[name]) for name in ("/Title", "/Subject")]
    return [*texts, *bookmarks(data)]


def small_letters(data: bytes) -> set[str]:
    """The words with small letters, except `NAMES`."""
    words = {word.strip(" .,:;()/·") for text in readable(data) for word in text.split()}
    return {word for word in words - NAMES if any(letter.islower() for letter in word)}


def varied_specs() -> dict[str, HandoutSpec]:
    """Handout specs that together have every kind of step, voting method and sheet."""
    half_day = rehearsed("halve-dag")
    ours = rehearsed("onze-trap", VotingMethod.SHOW_OF_HANDS)
    back = rehearsed("terugkomsessie", VotingMethod.BALLOT_BOX)
    return {
        "half day": half_day,
        "one side, demo": replace(half_day, duplex=False, tables=0, kind=WorkshopKind.DEMO),
        "our staircase": ours,
        "back again": replace(back, kind=WorkshopKind.REAL),
        "nothing to vote on": replace(half_day, steps=half_day.steps[:1], held_on=None),
    }


ORDERS = ("half day", "one side, demo", "our staircase", "back again", "nothing to vote on")


@pytest.fixture(scope="module")
def specs() -> dict[str, HandoutSpec]:
    return varied_specs()


@pytest.mark.usefixtures("loudly")
@pytest.mark.parametrize("kind", KINDS, ids=IDS)
@pytest.mark.parametrize("name", ORDERS)
def test_every_fixed_text_is_translated(
    kind: HandoutKind, name: str, specs: dict[str, HandoutSpec]
) -> None:
    assert small_letters(catalogue.make(kind, in_capitals(specs[name]))) == set()


def test_an_untranslated_word_is_found(specs: dict[str, HandoutSpec]) -> None:
    """Without the capitals the same search finds many words."""
    assert len(small_letters(catalogue.make(catalogue.KEY_CARD, specs["half day"]))) > 50


# ------------------------------------------------------------------ English


def in_english(spec: HandoutSpec) -> HandoutSpec:
    """The handout spec in English, with a deck and entries in English."""
    filler = "The customer waits at the desk."
    deck = with_texts(spec.deck, lambda text: filler[: max(12, len(text))])
    made = replace(in_language(spec, Language.EN), deck=deck, title="Team North")
    if made.workshop is None or made.state is None:
        return made
    words = {
        place: tuple(replace(entry, text=filler) for entry in entries)
        for place, entries in made.state.entries.items()
    }
    workshop = replace(made.workshop, deck=deck, name="Team North", organisation="City Hall")
    return replace(
        made,
        organisation="City Hall",
        workshop=workshop,
        state=replace(made.state, entries=words, notes={}),
    )


def _spaced(one: str, other: str) -> bool:
    return one[-1].isspace() or other[0].isspace()


def clashes(data: bytes) -> list[tuple[str, str]]:
    """Texts on one line of a page that overlap, or touch without a space."""
    found: list[tuple[str, str]] = []
    with opened(data) as pdf:
        for page in pdf.pages:
            here = sorted(
                (one for one in placed(page) if one.text.strip()), key=lambda one: one.left
            )
            found += [
                (one.text, other.text)
                for number, one in enumerate(here)
                for other in here[number + 1 :]
                if abs(one.bottom - other.bottom) < 2
                and one.right > other.left - (-3 if _spaced(one.text, other.text) else 0.5)
            ]
    return found


@pytest.mark.parametrize("kind", KINDS, ids=IDS)
@pytest.mark.parametrize("name", ["half day", "our staircase"])
def test_english_handouts_are_in_english_and_nothing_is_cut_off(
    kind: HandoutKind, name: str, specs: dict[str, HandoutSpec]
) -> None:
    data = catalogue.make(kind, in_english(specs[name]))
    words = {word.lower() for text in readable(data) for word in re.findall(r"[^\W\d]+", text)}
    assert words & DUTCH == set()
    assert outside(data, 3 * mm) == []
    assert clashes(data) == []


def test_dutch_words_in_a_handout_are_found(specs: dict[str, HandoutSpec]) -> None:
    data = catalogue.make(catalogue.RUN_SHEET, specs["our staircase"])
    words = {word.lower() for text in readable(data) for word in re.findall(r"[^\W\d]+", text)}
    assert len(words & DUTCH) > 20


@pytest.mark.parametrize(
    "kind", [catalogue.BOOKLET, catalogue.CARD_DECK, catalogue.REPORT], ids=lambda kind: kind.id
)
def test_english_handouts_are_tagged_as_english(
    kind: HandoutKind, specs: dict[str, HandoutSpec]
) -> None:
    data = catalogue.make(kind, in_language(specs["half day"], Language.EN))
    assert validated(data) == set()
    with opened(data) as pdf:
        assert faults(pdf, "en-GB") == []
        assert faults(pdf, "nl-NL") != []


def languages(data: bytes) -> dict[str, set[str]]:
    """The texts of the elements of a PDF, by their language tag."""
    found: dict[str, set[str]] = {}
    with opened(data) as pdf:
        texts = {
            (number, piece.number): piece.text
            for number, page in enumerate(pdf.pages)
            for piece in pieces(page)
        }
        for node in tree(pdf).walk():
            words = " ".join(texts[kid] for kid in node.kids if isinstance(kid, tuple))
            words = str(node.entry.get("/Alt", "")) or words
            if words:
                found.setdefault(str(node.entry.get("/Lang", "")), set()).add(words)
    return found


def test_a_card_in_another_language_is_tagged_with_it(specs: dict[str, HandoutSpec]) -> None:
    dutch = specs["half day"]
    data = catalogue.make(catalogue.BOOKLET, in_language(dutch, Language.EN))
    found = languages(data)
    card = dutch.deck.cards[0]
    assert found.keys() == {"", "nl-NL"}
    assert {card.title, card.question, card.behaviours[0].text} <= found["nl-NL"]
    assert card.illustration is not None
    assert card.illustration.alt in found["nl-NL"]
    assert {"How it works", "Which niveau do you see?", "Following up"} <= found[""]
    assert validated(data) == set()
    for spec in (dutch, in_english(dutch)):
        same = replace(spec, deck=msgspec.structs.replace(spec.deck, language=spec.language))
        assert languages(catalogue.make(catalogue.BOOKLET, same)).keys() == {""}


def test_handouts_made_in_parallel_have_their_own_language(
    specs: dict[str, HandoutSpec],
) -> None:
    dutch = specs["half day"]
    english = in_language(dutch, Language.EN)
    wanted = [dutch, english] * 3
    alone = {one.language: catalogue.make(catalogue.KEY_CARD, one) for one in wanted[:2]}
    assert alone[Language.NL] != alone[Language.EN]

    def make(spec: HandoutSpec) -> bytes:
        return catalogue.make(catalogue.KEY_CARD, spec)

    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(make, wanted))
    assert made == [alone[one.language] for one in wanted]


def test_dates_numbers_shares_and_plurals_follow_the_language() -> None:
    def formatted() -> list[str]:
        return [
            style.date_text(DAY),
            style.decimal(-1.5),
            style.decimal(0.25, signed=True),
            style.percentage(7, 12),
            ngettext("1 stem", "{count} stemmen", 1),
            ngettext("1 stem", "{count} stemmen", 0),
        ]

    assert formatted() == ["3 mei 2026", "−1,50", "+0,25", "58\u00a0%", "1 stem", "0 stemmen"]
    with use_language(Language.EN):
        assert formatted() == ["3 May 2026", "−1.50", "+0.25", "58%", "1 vote", "0 votes"]
    assert current_language() is Language.NL


def test_the_language_is_reset_after_a_handout_even_on_failure(
    specs: dict[str, HandoutSpec],
) -> None:
    def stop(_page: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        catalogue.make(catalogue.KEY_CARD, in_language(specs["half day"], Language.EN), stop)
    assert current_language() is Language.NL


def test_nothing_is_said_as_nothing() -> None:
    """To gettext, an empty text stands for the head of its file."""
    with use_language(Language.EN):
        assert gettext("") == ""
        assert gettext_noop("x") == "x"


# ------------------------------------------------------------------ handout specs


def test_the_language_of_a_spec_is_by_default_that_of_the_deck() -> None:
    dutch = own_deck()
    english = msgspec.structs.replace(dutch, language="en")
    assert spec_of_programme(dutch, "").language is Language.NL
    assert spec_of_programme(english, "").language is Language.EN
    reported = spec_of_programme(english, "", Language.NL)
    assert (reported.language, reported.stairs) == (Language.NL, staircase(Language.NL))
    run = spec_of(workshop(deck=msgspec.structs.replace(tiny_deck(), language="en")), start())
    assert (run.language, run.builtin_texts) == (Language.EN, builtin_texts(Language.EN))


def test_another_language_changes_the_built_in_texts() -> None:
    spec = spec_of_programme(own_deck(), "basis")
    made = in_language(spec, Language.EN)
    assert made.contents.stairs is staircase(Language.EN)
    assert made.builtin_texts is builtin_texts(Language.EN)
    assert (made.deck, made.steps) == (spec.deck, spec.steps)
    assert in_language(made, Language.NL) == replace(
        spec, stairs=staircase(Language.NL), builtin_texts=builtin_texts(Language.NL)
    )


def test_files_in_two_languages_have_different_names() -> None:
    spec = spec_of_programme(own_deck(), "basis")
    names = {name_in_folder(catalogue.BOOKLET, in_language(spec, one)) for one in Language}
    assert names == {
        "deelnemersboekje-klantgerichtheid.pdf",
        "deelnemersboekje-klantgerichtheid-en.pdf",
    }
    long = catalogue.file_name(catalogue.REPORT, "x" * 200, DAY, "en")
    assert long.endswith("x-en.pdf")


# ------------------------------------------------------------------ texts that come with the app


def test_the_staircase_has_the_same_structure_in_both_languages() -> None:
    dutch, english = staircase(Language.NL), staircase(Language.EN)
    assert dutch.source != english.source
    assert "N. van der Veer" in english.source
    for one, other in zip(dutch.niveaus, english.niveaus, strict=True):
        assert one.number == other.number
        assert [found.id for found in one.indicators] == [found.id for found in other.indicators]
        assert one.name != other.name
        assert not {found.text for found in one.indicators} & {
            found.text for found in other.indicators
        }


def test_the_built_in_texts_have_the_same_structure_in_both_languages() -> None:
    def numbers(value: object, name: str = "") -> object:
        match value:
            case dict():
                pairs = cast("dict[str, object]", value).items()
                return {key: numbers(part, key) for key, part in pairs}
            case list() | tuple():
                return [numbers(part) for part in cast("Sequence[object]", value)]
            case str():
                assert value.strip() or name == "hint"
                return ""
            case _:
                return value

    dutch, english = (msgspec.to_builtins(builtin_texts(one)) for one in Language)
    assert numbers(dutch) == numbers(english)
    assert dutch["statement"] != english["statement"]


# ------------------------------------------------------------------ the catalogue


def catalogue_of(*messages: Message) -> Catalog:
    """A catalogue with these messages, read back from its .po file."""
    made = Catalog(locale="en")
    for one in messages:
        made.add(one.id, one.string, flags=one.flags)
    return translations.merged(translations.written(made), made)


def looked_up(catalog: Catalog) -> python_gettext.GNUTranslations:
    return python_gettext.GNUTranslations(BytesIO(translations.compiled(catalog)))


def test_all_texts_are_translated_and_compiled() -> None:
    catalog = translations.merged(
        translations.PO.read_text("utf-8"), source_texts.collected(source_texts.modules())
    )
    assert len(catalog) > 900
    assert list(translations.problems(catalog)) == []
    assert translations.written(catalog) == translations.PO.read_text("utf-8")
    assert translations.compiled(catalog) == translations.PO.with_suffix(".mo").read_bytes()
    with use_language(Language.EN):
        for message in catalog:
            if message.context is not None:
                assert pgettext(message.context, str(message.id)) == message.string
            elif isinstance(message.id, str):
                assert not message.id or gettext(message.id) == message.string
            else:
                singular, plural = cast("tuple[str, str]", message.id)
                values = dict.fromkeys(re.findall(r"{(\w+)}", plural), "x")
                values.pop("count", None)
                assert ngettext(singular, plural, 5, **values)


def test_a_text_that_also_has_a_plural_is_found_where_gettext_misses_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As in Python 3.11.2, which comes with Debian 12."""

    class Missing(python_gettext.GNUTranslations):
        def gettext(self, message: str) -> str:
            return message if message == "1 ding" else super().gettext(message)

    catalog = catalogue_of(
        Message(("1 ding", "{count} dingen"), ("1 thing", "{count} things")),
        Message("een zaak", "a matter"),
    )
    missing = Missing(BytesIO(translations.compiled(catalog)))

    def of(_language: Language) -> python_gettext.NullTranslations:
        return missing

    monkeypatch.setattr(i18n, "translations", of)
    found = [gettext(text) for text in ("1 ding", "een zaak", "onbekend")]
    assert found == ["1 thing", "a matter", "onbekend"]


def test_values_keep_their_own_direction_in_a_translated_text() -> None:
    assert gettext("Kaart {name} van {count}", name="\u05d0\u202e", count=3) == (
        "Kaart \u2068\u05d0\u2069 van 3"
    )
    assert ngettext("1 kaart {name}", "{count} kaarten {name}", 2, name="x") == "2 kaarten x"
    with pytest.raises(KeyError):
        gettext("Kaart {name}", other="x")


def test_a_catalogue_is_read_as_it_was_written() -> None:
    catalog = catalogue_of(
        Message("een “tekst”\n\\ met\u00a0alles", "an “x”\n\\ y"),
        Message(("1 ding", "{count} dingen"), ("1 thing", "{count} things")),
    )
    again = translations.merged(translations.written(catalog), catalog)
    assert translations.written(again) == translations.written(catalog)
    assert looked_up(again).gettext("een “tekst”\n\\ met\u00a0alles") == "an “x”\n\\ y"


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        (Message("een tekst"), "not translated"),
        (Message(("1 ding", "{count} dingen"), ("1 thing", "")), "not translated"),
        (Message("een tekst", "a text", flags=["fuzzy"]), "fuzzy"),
        (Message("tafel {number}", "table"), "other places"),
        (Message("tafel {number}", "table {count}"), "other places"),
        (Message("geen %s bij %(what)s", "no %s at all"), "other places"),
        (Message(("1 ding", "{count} dingen"), ("{a} thing", "{count} things")), "other places"),
    ],
)
def test_what_is_wrong_with_a_translation_is_reported(message: Message, problem: str) -> None:
    (found,) = translations.problems(catalogue_of(message))
    assert problem in found


def test_a_text_that_changed_a_little_keeps_its_translation_as_fuzzy() -> None:
    known = catalogue_of(Message("Lees het verhaal voor.", "Read the story."))
    template = catalogue_of(
        Message("Lees het verhaal rustig voor."), Message("Iets heel anders, zonder meer")
    )
    catalog = translations.merged(translations.written(known), template)
    changed = catalog["Lees het verhaal rustig voor."]
    assert (changed.string, changed.fuzzy) == ("Read the story.", True)
    assert not catalog["Iets heel anders, zonder meer"].string
    assert looked_up(catalog).gettext("Lees het verhaal rustig voor.").startswith("Lees")


def source_tree(folder: Path, code: str) -> Path:
    for package in source_texts.PACKAGES:
        (folder / package).mkdir()
    (folder / "ui" / "module.py").write_text(code, "utf-8")
    return folder


def test_texts_are_collected_with_their_files_and_comments(tmp_path: Path) -> None:
    code = """
gettext("een tekst, "
        "verder", value=1)
# I18N: on a narrow button
gettext_noop("kort")
pgettext("knop", "Stem")
ngettext("1 ding", "{count} dingen", number)
ngettext_noop("1 zaak", "{count} zaken")
LazyText("veld {name}", name=name)
class StorageError(KnownError):
    pass
raise StorageError("Het bestand {path} is weg.", "Kies een ander.", path=path)
where = f"{gettext('daar {name}', name=name)}: {gettext(TEXTS[name])}"
"""
    catalog = source_texts.collected(source_texts.modules(source_tree(tmp_path, code)))
    assert [message.id for message in catalog if message.id] == [
        "een tekst, verder",
        "kort",
        "Stem",
        ("1 ding", "{count} dingen"),
        ("1 zaak", "{count} zaken"),
        "veld {name}",
        "Het bestand {path} is weg.",
        "Kies een ander.",
        "daar {name}",
    ]
    assert catalog["kort"].auto_comments == ["I18N: on a narrow button"]
    assert catalog["kort"].locations == [("ui/module.py", 0)]


@pytest.mark.parametrize(
    "code",
    ['gettext(f"tafel {number}")', 'gettext("tafel " + name)', 'KnownError(f"{x} is weg")'],
)
def test_a_text_that_cannot_be_translated_is_reported(tmp_path: Path, code: str) -> None:
    with pytest.raises(source_texts.SourceError, match=r"module\.py"):
        source_texts.collected(source_texts.modules(source_tree(tmp_path, code)))


def test_the_texts_of_errors_are_collected_where_they_are_raised_and_defined() -> None:
    catalog = source_texts.collected(source_texts.modules())
    assert "Er is geen printer gevonden." in catalog  # of an error that `ui` defines
    assert "Er zijn nog geen workshops opgeslagen." in catalog  # in a constructor
    assert "De gegevensmap {folder}" in catalog  # handed to a function that makes the error


def test_an_error_is_shown_in_the_language_of_that_moment() -> None:
    error = full_disk()
    assert str(error) == "De schijf is vol. Maak ruimte vrij en probeer het opnieuw."
    with use_language(Language.EN):
        assert "full" in error.what
        assert error.remedy.startswith("Free up")
