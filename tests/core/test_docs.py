"""The documentation agrees with the program."""

from __future__ import annotations

import ast
import json
import re
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest

from tests.support.samples import PLEDGES, ROOT, TIME, start, walk, workshop
from workshop_app.cli_arguments import make_parser
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


MAP = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PACKAGES = ("workshop_app", "ui")


def map_names() -> list[str]:
    """What the map names as code, and the modules in its drawings."""
    fences = re.findall(r"```.*?```", MAP, re.DOTALL)
    drawn = [name for fence in fences for name in re.findall(r"\b[\w/]+\.py\b", fence)]
    reported = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", MAP, flags=re.DOTALL))
    return sorted({*drawn, *reported})


def sources() -> list[Path]:
    """The modules whose names the map uses."""
    return [path for room in (*PACKAGES, "tests") for path in sorted((ROOT / room).rglob("*.py"))]


@cache
def defined() -> list[set[str]]:
    """The names that each module defines: classes, functions, variables, fields and members."""
    return [_defined_in(ast.parse(path.read_text("utf-8"))) for path in sources()]


def _defined_in(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            found.add(node.attr)
    return found


def is_there(name: str) -> bool:
    """Whether what the map names exists: a command of make, a path, a module or a name in code."""
    if name.startswith("make "):
        commands = (ROOT / "Makefile").read_text("utf-8")
        return f"\n{name.removeprefix('make ')}:" in commands
    if "/" in name or (ROOT / name).exists():
        return (ROOT / name).exists()
    first, *others = name.partition("(")[0].split(".")
    if first in PACKAGES:
        path = ROOT.joinpath(first, *others)
        return path.is_dir() or path.with_suffix(".py").is_file()
    return any({first, *others} <= names for names in defined()) or _is_configured(name)


def _is_configured(name: str) -> bool:
    """Whether pyproject.toml has it: a table, or what a contract forbids to import."""
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    return f"[{name}]" in settings or f'"{name}"' in settings


@pytest.mark.parametrize("name", map_names())
def test_what_the_map_names_is_there(name: str) -> None:
    assert is_there(name), name


@pytest.mark.parametrize(
    "name",
    [
        *("make unwritten", "workshop_app/unwritten.py", "ui/console/unwritten", "ui.unwritten"),
        *("Unwritten", "Database.unwritten", "unwritten()", "unwritten.toml"),
        "PySide6.QtUnwritten",
    ],
)
def test_what_is_not_there_is_found_missing(name: str) -> None:
    assert not is_there(name)


def test_the_map_has_every_package_and_every_module_beside_them() -> None:
    for room in PACKAGES:
        packages = {path.parent for path in (ROOT / room).rglob("__init__.py")} - {ROOT / room}
        modules = {path for path in (ROOT / room).glob("*.py") if path.stem != "__init__"}
        for path in packages | modules:
            assert f"`{path.relative_to(ROOT).as_posix()}`" in MAP, path


EXAMPLES = {
    "A new kind of step": r"\b(StepKind|ItemKind)\.LOOK_BACK\b",
    "A new handout": r"\bCERTIFICATE\b",
    "A new setting": r"\broom_text\b",
    "A new scene": r"\bLearnedScene\b",
    "A new window or dialog": r"\bOpeningDialog\b",
    "A new command": r"\bToggleTimer\b",
}
"""The lists of the map, and how the example of each is found in the code."""


def map_section(heading: str) -> str:
    """What the map says under a heading, up to the next one."""
    _, found, rest = MAP.partition(f"\n### {heading}\n")
    assert found
    return rest.partition("\n#")[0]


def test_each_list_of_the_map_has_an_example() -> None:
    headings = re.findall(r"^### (.*)$", MAP, re.MULTILINE)
    assert headings == list(EXAMPLES)


@pytest.mark.parametrize("heading", EXAMPLES)
def test_each_list_of_the_map_names_where_its_example_is_wired(heading: str) -> None:
    text = map_section(heading)
    paths = [path for room in PACKAGES for path in sorted((ROOT / room).rglob("*.py"))]
    wired = [
        path.relative_to(ROOT).as_posix()
        for path in paths
        if re.search(EXAMPLES[heading], path.read_text("utf-8"))
    ]
    assert wired
    assert [path for path in wired if f"`{path}`" not in text] == []


DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    text = re.sub(r"<!--.*?-->|```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    own = [link.partition("#")[0] for link in links if not link.startswith("https://")]
    assert [link for link in own if not (document.parent / link).exists()] == []
