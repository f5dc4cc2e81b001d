"""The JSON schema of a deck file agrees with the types and with the reader."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from tests.support.deck_files import GOOD, TRANSFER, WHOLE, deck_file, edited, faults_of
from tests.support.schemas import Node, faults
from workshop_app import paths
from workshop_app.content.deck import Deck
from workshop_app.content.limits import ALL_DIFFERENT, COUNTS, LONGEST
from workshop_app.content.schema import DIALECT, deck_schema, deck_schema_text

ON_DISK = Path(__file__).parents[2] / "docs" / "deck.schema.json"


def violations(toml: str) -> list[str]:
    """The violations of the schema in the text of a deck file."""
    schema = deck_schema()
    return list(faults(tomllib.loads(toml), schema, schema))


def nodes(value: object) -> Iterator[Node]:
    """Every object in the schema, itself included."""
    if isinstance(value, dict):
        yield cast("Node", value)
        for part in cast("dict[str, Any]", value).values():
            yield from nodes(part)
    elif isinstance(value, list):
        for part in cast("list[object]", value):
            yield from nodes(part)


def structs() -> list[type[msgspec.Struct]]:
    """The types of a deck file, by the names that the schema gives them."""
    named = {kind.__name__: kind for kind in msgspec.Struct.__subclasses__()}
    return [named[name] for name, kind in deck_schema()["$defs"].items() if "properties" in kind]


def test_the_schema_in_docs_is_up_to_date() -> None:
    assert ON_DISK.read_bytes() == deck_schema_text().encode(), "run make schema"


def test_the_schema_has_its_dialect_and_id_and_names_no_host() -> None:
    schema = deck_schema()
    assert schema["$schema"] == DIALECT
    assert schema["$id"] == "urn:workshop-app:deck:1"
    assert schema["$ref"] == "#/$defs/Deck"
    assert deck_schema_text().count("//") == 1  # in the URL of the dialect


def test_the_schema_has_exactly_the_fields_of_the_types() -> None:
    for struct in structs():
        kind = deck_schema()["$defs"][struct.__name__]
        fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
        if struct is Deck:
            del fields["pictures"]
        assert list(kind["properties"]) == list(fields)
        assert set(kind["required"]) == {name for name, field in fields.items() if field.required}
        assert kind["additionalProperties"] is False


def test_every_type_has_a_title_and_a_description_on_one_line() -> None:
    for name, kind in deck_schema()["$defs"].items():
        assert kind["title"] == name
        assert kind["description"].strip()
        assert "  " not in kind["description"]


def test_patterns_are_portable_and_no_type_is_null() -> None:
    for node in nodes(deck_schema()):
        assert "\\Z" not in str(node.get("pattern", ""))
        assert node.get("type") != "null"


def test_the_limits_are_those_of_the_reader() -> None:
    kinds = deck_schema()["$defs"]
    for struct, field in (*COUNTS, *ALL_DIFFERENT, *LONGEST):
        assert field in kinds[struct.__name__]["properties"]
    assert kinds["Card"]["properties"]["behaviours"]["maxItems"] == 4
    assert kinds["Transfer"]["properties"]["behaviours"]["maxItems"] == 2
    assert kinds["Exercise"]["properties"]["question"]["maxLength"] == 200


@pytest.mark.parametrize("text", [GOOD, GOOD + TRANSFER, WHOLE])
def test_a_valid_deck_fits_the_schema(text: str) -> None:
    assert violations(text) == []


def test_the_decks_that_come_with_the_app_fit_the_schema() -> None:
    files = sorted((paths.resources() / "decks").glob("*/deck.toml"))
    assert files
    for file in files:
        assert violations(file.read_text(encoding="utf-8")) == [], file


WRONG = {
    # An edit of a complete deck, and the violation of the schema that it causes.
    "another format": (("workshop-app/deck", "workshop-app/notes"), "$.format: enum"),
    "a newer version": (("version = 1", "version = 2"), "$.version: enum"),
    "an unknown field": (("version = 1", "version = 1\ncolour = 3"), "$: unknown colour"),
    "pictures": (("version = 1", "version = 1\npictures = {}"), "$: unknown pictures"),
    "an id with capitals": (('id = "klein"', 'id = "Klein"'), "$.id: pattern"),
    "no title": (('title = "Lobby"\n', ""), "$.cards[0]: required title"),
    "minutes in words": (("minutes = 15", 'minutes = "kort"'), "$.cards[0].minutes: type"),
    "no minutes at all": (("minutes = 15", "minutes = 0"), "$.cards[0].minutes: range"),
    "an empty story": (('"Een verhaal."', '""'), "$.cards[0].story: length"),
    "niveau 7": (("niveau = 3", "niveau = 7"), "$.cards[0].behaviours[1].reference.niveau: range"),
    "a floor of 0": (("floor = false", "floor = 0"), "$.cards[1].floor: type"),
    "no debrief": (('["Wat nu?"]', "[]"), "$.cards[0].debrief: items"),
    "one side": (('["wel", "niet"]', '["wel"]'), "$.cards[1].sides: anyOf"),
    "no audience": (("minutes = 15", "minutes = 15\naudience = []"), "$.cards[0].audience: items"),
    "an unknown audience": (
        ("minutes = 15", 'minutes = 15\naudience = ["managers"]'),
        "$.cards[0].audience[0]: enum",
    ),
    "a keyword twice": (
        ("minutes = 15", 'minutes = 15\nkeywords = ["deur", "deur"]'),
        "$.cards[0].keywords: unique",
    ),
    "a transfer without a title": (
        ('title = "Perron"\n', ""),
        "$.cards[1].transfer: required title",
    ),
    "an unknown kind of step": (
        ('kind = "welcome" }', 'kind = "welkom" }'),
        "$.programmes[0].steps[0].kind: enum",
    ),
    "no points": (('["Luister.", "Praat."]', "[]"), "$.slides[0].points: items"),
    "a long question": (
        ('"Wat hield je tegen?"', f'"{"x" * 201}"'),
        "$.exercises[0].question: length",
    ),
    "too many people": (("people_to = 12", "people_to = 1000"), "$.programmes[1].people_to: range"),
}


@pytest.mark.parametrize("name", WRONG)
def test_the_reader_refuses_what_the_schema_refuses(name: str, tmp_path: Path) -> None:
    edit, shown = WRONG[name]
    text = edited(edit, text=WHOLE)
    assert violations(text) == [shown]
    assert faults_of(deck_file(tmp_path, text))
