"""What the documents say is what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import cast

import pytest

from tests.core.samples import start, workshop
from workshop_app.cli import make_parser
from workshop_app.session.state import Place, Round, RoundKey, RoundState
from workshop_app.storage.export import export_json

ROOT = Path(__file__).parents[2]


def shape(value: object) -> object:
    """The keys and kinds of a JSON value, without what stands in them."""
    if isinstance(value, dict):
        return {key: shape(part) for key, part in cast("dict[str, object]", value).items()}
    if isinstance(value, list):
        return [shape(part) for part in cast("list[object]", value)[:1]]
    return type(value).__name__


def test_the_example_in_export_md_has_the_shape_of_an_export() -> None:
    text = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    example = json.loads(re.findall(r"```json\n(.*?)```", text, re.DOTALL)[0])
    sample = workshop()
    card = sample.deck.cards[0]
    behaviour = card.behaviours[0]
    state = start()
    rounds = {RoundKey(card.id, behaviour.id, 1): Round(RoundState.REVEALED, (0, 1, 2, 3, 0, 0))}
    notes = {Place(card.id, behaviour.id): "een notitie"}
    exported = json.loads(
        export_json(sample, type(state)(participants=12, rounds=rounds, notes=notes))
    )
    assert shape(exported) == shape(example)


def calls() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return [
        line.partition("#")[0].strip()
        for line in text.splitlines()
        if line.startswith("workshop-app ")
    ]


@pytest.mark.parametrize("call", [call for call in calls() if not call.endswith("--version")])
def test_every_call_in_the_readme_is_understood(call: str) -> None:
    words = call.replace("[--json]", "--json").replace("BESTAND…", "deck.toml").split()[1:]
    make_parser().parse_args(words)


def test_the_readme_names_every_command() -> None:
    named = {call.split()[1] for call in calls() if len(call.split()) > 1}
    assert {"demo", "decks", "handout", "workshops", "--version"} <= named
