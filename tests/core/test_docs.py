"""The documentation agrees with the program."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, cast

import pytest

from tests.core.samples import PLEDGES, TIME, start, walk, workshop
from workshop_app.cli import make_parser
from workshop_app.content.scale import ScaleKind
from workshop_app.content.step_kind import StepKind
from workshop_app.session.commands import (
    AddEntry,
    ChangeVotingMethod,
    Command,
    GoTo,
    Next,
    SetTables,
    SetTableVote,
    WriteNote,
)
from workshop_app.session.state import Place, RoundState, State, VotingMethod
from workshop_app.session.workshop_kind import WorkshopKind
from workshop_app.storage.export import export_json

ROOT = Path(__file__).parents[2]


def shape(value: object) -> object:
    """The keys and types of a JSON value, without its contents."""
    if isinstance(value, dict):
        return {key: shape(part) for key, part in cast("dict[str, object]", value).items()}
    if isinstance(value, list):
        return [shape(part) for part in cast("list[object]", value)[:1]]
    return type(value).__name__


def voted_and_collected() -> State:
    """A workshop with a vote by tables, a note, an answer and a pledge."""
    commands: list[Command] = [
        SetTables(4),
        ChangeVotingMethod(VotingMethod.TABLES),
        GoTo(3, 1),
        Next(),
        *(SetTableVote(table, choice) for table, choice in ((1, 3), (2, 2), (3, 3), (4, 4))),
        WriteNote(Place(3, "chat"), "een notitie"),
        GoTo(TIME),
        AddEntry("een antwoord", 2),
        GoTo(PLEDGES),
        AddEntry("een voornemen"),
    ]
    return walk(start(), commands)


def example() -> dict[str, Any]:
    text = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    return json.loads(re.findall(r"```json\n(.*?)```", text, re.DOTALL)[0])


def test_the_example_in_export_md_has_the_shape_of_an_export() -> None:
    exported = json.loads(export_json(workshop(), voted_and_collected()))
    assert shape(exported) == shape(example())
    assert list(exported) == list(example())


def test_the_counts_in_the_example_match_its_tables() -> None:
    (found,) = example()["rounds"]
    assert sum(found["counts"]) == len(found["tables"])
    assert all(found["counts"][choice] for choice in found["tables"].values())


def test_export_md_explains_every_field_and_every_value() -> None:
    text = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    table = text.split("| field | meaning |")[1]
    for part in ("steps", "rounds"):
        for field in example()[part][0]:
            assert f"`{part}[].{field}`" in table or field == "step", field
    for kinds in (StepKind, ScaleKind, VotingMethod, RoundState, WorkshopKind):
        assert all(f"`{kind.value}`" in table for kind in kinds)
    for part in ("answers", "pledges"):
        assert f"`{part}`" in table
        assert f"`{part}[].table`" in table


def calls() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return [
        line.partition("#")[0].strip()
        for line in text.splitlines()
        if line.startswith("workshop-app ")
    ]


@pytest.mark.parametrize("call", [call for call in calls() if not call.endswith("--version")])
def test_every_call_in_the_readme_can_be_parsed(call: str) -> None:
    words = call.replace("[--json]", "--json").replace("BESTAND…", "deck.toml").split()[1:]
    make_parser().parse_args(words)


def test_the_readme_names_every_command() -> None:
    named = {call.split()[1] for call in calls() if len(call.split()) > 1}
    assert {"demo", "decks", "handout", "workshops", "--version"} <= named


GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def glossary_names() -> list[str]:
    """The names in code from the third column of the glossary."""
    rows = [line.split("|") for line in GLOSSARY.splitlines() if line.startswith("| ")]
    return [name for row in rows for name in re.findall(r"`([\w.]+)`", row[3])]


@pytest.mark.parametrize("name", glossary_names())
def test_each_name_of_the_glossary_is_in_the_code(name: str) -> None:
    *_, last = name.split(".")
    sources = [*(ROOT / "workshop_app").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
    word = re.compile(rf"\b{last}\b")
    assert any(
        last in (source.stem, source.parent.name) or word.search(source.read_text("utf-8"))
        for source in sources
    )
