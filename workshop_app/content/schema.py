"""The JSON schema of a deck file, generated from the types in `deck`.

It describes the structure of a file, for editors and other programs. Consistency between the parts
of a file (ids, niveaus, indicators, pictures) is only checked when a file is read.
"""

from __future__ import annotations

import inspect
import json
from typing import Any, cast

import msgspec

from workshop_app.content.deck import FORMAT, VERSION, Deck
from workshop_app.content.limits import ALL_DIFFERENT, COUNTS, LONGEST, Count

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = f"urn:{FORMAT.replace('/', ':')}:{VERSION}"
NOT_IN_A_FILE = "pictures"
"""The field of a deck that is not in the file; reading fills it in."""

Node = dict[str, Any]


def deck_schema() -> Node:
    """The schema of a deck file, JSON Schema draft 2020-12."""
    made = msgspec.json.schema(Deck)
    kinds = cast("dict[str, Node]", made["$defs"])
    del kinds[Deck.__name__]["properties"][NOT_IN_A_FILE]
    for kind in kinds.values():
        kind["description"] = _unwrapped(kind.get("description", ""))
        if "properties" in kind:
            fields = cast("dict[str, Node]", kind["properties"])
            kind["properties"] = {name: _for_toml(field) for name, field in fields.items()}
    for (struct, field), count in COUNTS.items():
        kinds[struct.__name__]["properties"][field].update(_counted(count))
    for struct, field in ALL_DIFFERENT:
        kinds[struct.__name__]["properties"][field]["uniqueItems"] = True
    for (struct, field), longest in LONGEST.items():
        kinds[struct.__name__]["properties"][field]["maxLength"] = longest
    return {"$schema": DIALECT, "$id": ID, **made}


def deck_schema_text() -> str:
    """The schema as text, as in docs/deck.schema.json."""
    return json.dumps(deck_schema(), ensure_ascii=False, indent=2) + "\n"


def _for_toml(field: Node) -> Node:
    """Adapt the schema of a field to TOML, which has no null: an absent value is left out."""
    if "anyOf" in field:
        (there,) = (each for each in cast("list[Node]", field["anyOf"]) if each != {"type": "null"})
        return there
    if "pattern" in field:  # \Z in Python means the same as $ in a schema
        return {**field, "pattern": field["pattern"].replace(r"\Z", "$")}
    return field


def _counted(count: Count) -> Node:
    limits = {"minItems": count.low} | ({} if count.high is None else {"maxItems": count.high})
    return {"anyOf": [{"maxItems": 0}, limits]} if count.may_be_none else limits


def _unwrapped(docstring: str) -> str:
    """The paragraphs of a docstring, each on one line."""
    paragraphs = inspect.cleandoc(docstring).split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
