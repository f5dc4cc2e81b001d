"""docs/deck-format.md agrees with the code: its examples, its tables, and its sample output."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.support.deck_files import faults_of
from tests.support.schemas import Node
from workshop_app import cli, paths
from workshop_app.content import bounds
from workshop_app.content.deck import VERSION, Audience, decode_copy, encode_copy
from workshop_app.content.deck_reading import MAX_FILE, read_deck
from workshop_app.content.pictures import MAX_PICTURE, MAX_PICTURES, MOST_PIXELS
from workshop_app.content.schema import deck_schema
from workshop_app.content.step_kind import StepKind
from workshop_app.content.validation import MOST_FAULTS
from workshop_app.session.programme import USUAL_MINUTES

DOCUMENT = (Path(__file__).parents[2] / "docs" / "deck-format.md").read_text(encoding="utf-8")
HEAD = "| field | type | limits | default | meaning |"


def blocks(language: str) -> list[str]:
    """The fenced blocks of the document in one language."""
    return re.findall(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL)


def section(heading: str) -> str:
    """The text below a heading, up to the next heading."""
    _, found, rest = re.split(rf"\n(#+ {re.escape(heading)})\n", DOCUMENT)
    assert found
    return rest.split("\n#", 1)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of the table in a text, without its header."""
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


# what the tables have to contain, according to the schema


def kinds() -> dict[str, Node]:
    """The tables of a deck file, by name."""
    return {name: kind for name, kind in deck_schema()["$defs"].items() if "properties" in kind}


def cells(kind: Node, name: str) -> list[str]:
    """The name, type, limits and default of a field, as cells of the document."""
    field: Node = kind["properties"][name]
    default = f"`{json.dumps(field['default'])}`" if "default" in field else "none"
    return [
        f"`{name}`",
        type_of(field),
        "; ".join(limits(field)),
        "required" if name in kind["required"] else default,
    ]


def type_of(field: Node) -> str:
    """The type of a field, as the document describes it."""
    if "$ref" in field:
        return f"`{field['$ref'].rpartition('/')[2]}`"
    if "enum" in field:
        return " or ".join(f"`{json.dumps(value)}`" for value in field["enum"])
    if field["type"] == "array":
        return f"list of {type_of(field['items'])}"
    if "pattern" in field:
        return "id"
    return {"string": "text", "integer": "whole number", "boolean": "true or false"}[field["type"]]


def limits(field: Node) -> list[str]:
    """The limits of a field, as the document describes them."""
    found: list[str] = []
    for low, high, what in (
        ("minItems", "maxItems", ""),
        ("minLength", "maxLength", " characters"),
        ("minimum", "maximum", ""),
    ):
        if low in field and high in field:
            found.append(f"{field[low]}–{field[high]}{what}")
        elif low in field:
            found.append(f"at least {field[low]}{what}")
        elif high in field:
            found.append(f"at most {field[high]}{what}")
    if "anyOf" in field:
        found += [f"none, or {limit}" for limit in limits(field["anyOf"][1])]
    if field.get("uniqueItems"):
        found.append("all different")
    if "items" in field:
        found += [f"each {limit}" for limit in limits(field["items"])]
    return found


@pytest.mark.parametrize("name", kinds())
def test_every_field_is_described_correctly(name: str) -> None:
    text = section(f"`{name}`")
    assert HEAD in text
    kind = kinds()[name]
    assert [row[:4] for row in rows(text)] == [cells(kind, field) for field in kind["properties"]]
    for row in rows(text):
        assert len(row) == 5
        assert row[4], f"{name}.{row[0]} has no meaning"


def test_every_audience_and_every_kind_of_step_is_explained() -> None:
    for kind in (Audience, StepKind):
        texts = rows(section(f"`{kind.__name__}`"))
        assert [row[0] for row in texts] == [f"`{value}`" for value in kind]
        assert all(row[-1] for row in texts)


def test_the_documented_minutes_of_steps_are_correct() -> None:
    texts = {row[0].strip("`"): row[2] for row in rows(section("`StepKind`"))}
    for kind in StepKind:
        if kind is StepKind.TEAM:
            assert texts[kind].startswith(f"{USUAL_MINUTES[kind]}; ")
        else:
            usual = USUAL_MINUTES.get(kind)
            assert texts[kind] == ("those of the part" if usual is None else str(usual))


def test_the_minimal_example_is_a_valid_deck(tmp_path: Path) -> None:
    file = tmp_path / "deck.toml"
    file.write_text(blocks("toml")[0], encoding="utf-8")
    deck = read_deck(file)
    assert len(deck.cards) == 1
    assert decode_copy(encode_copy(deck)) == deck


def test_a_copy_names_every_field(tmp_path: Path) -> None:
    file = tmp_path / "deck.toml"
    file.write_text(blocks("toml")[0], encoding="utf-8")
    copy = json.loads(encode_copy(read_deck(file)))
    assert {*copy} == {*kinds()["Deck"]["properties"], "pictures"}
    assert {*copy["cards"][0]} == {*kinds()["Card"]["properties"]}


def test_the_other_examples_can_follow_the_minimal_one(tmp_path: Path) -> None:
    minimal, *others = blocks("toml")
    assert others
    file = tmp_path / "deck.toml"
    own = paths.deck_file("klantgerichtheid").parent
    shutil.copy(own / "koude-lobby.png", tmp_path)
    file.write_text(minimal + "".join(others), encoding="utf-8")
    deck = read_deck(file)
    first, second = deck.cards
    assert first.transfer is not None
    assert second.illustration is not None
    assert deck.programmes


def test_the_output_in_the_document_is_that_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = blocks("console")[0]
    call, *output = shown.splitlines()
    assert call == "$ workshop-app decks check balie.toml kapot.toml"
    minimal = blocks("toml")[0]
    broken = minimal.replace("minutes = 15", "minuten = 15").replace('"n2.1"', '"n3.1"')
    monkeypatch.chdir(tmp_path)
    Path("balie.toml").write_text(minimal, encoding="utf-8")
    Path("kapot.toml").write_text(broken, encoding="utf-8")
    assert cli.run(call.split()[2:]) == 1
    texts = capsys.readouterr()
    assert (texts.out + texts.err).splitlines() == output
    assert cli.run(["decks", "check", "balie.toml"]) == 0


def test_a_newer_version_is_refused_as_documented(tmp_path: Path) -> None:
    file = tmp_path / "deck.toml"
    newer = blocks("toml")[0].replace(f"version = {VERSION}", f"version = {VERSION + 1}")
    file.write_text(newer, encoding="utf-8")
    (fault,) = faults_of(file)
    assert f"`{fault.place}: {fault.problem} {fault.remedy}`" in " ".join(DOCUMENT.split())


def test_the_documented_sizes_are_correct() -> None:
    assert f"{MAX_FILE // 1_000_000} MB" in section("The file")
    assert f"{MAX_PICTURE // 1_000_000} MB" in section("Pictures")
    assert f"{MAX_PICTURES // 1_000_000} MB" in section("Pictures")
    assert f"{MOST_PIXELS // 1_000_000} million pixels" in section("Pictures")


def test_the_documented_limits_of_the_text_are_correct() -> None:
    texts = " ".join(section("The file").split())
    for limit in (
        f"at most {bounds.MOST_NESTED} deep",
        f"at most {bounds.MOST_PARTS} parts",
        f"at most {bounds.LONGEST_BARE} characters",
        f"{bounds.MOST_TOKENS:,} texts",
        f"{bounds.MOST_DOTS_AND_BRACKETS:,} brackets",
        f"at most {MOST_FAULTS} faults",
    ):
        assert limit in texts
