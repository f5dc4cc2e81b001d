"""The part of JSON Schema that the schema of a deck uses, to validate decks in tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

Node = dict[str, Any]

TYPES: dict[str, type] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
}
SAYS_NOTHING = {"$schema", "$id", "$defs", "title", "description", "default"}
USED = SAYS_NOTHING | {
    *("$ref", "type", "enum", "anyOf"),
    *("properties", "required", "additionalProperties"),
    *("items", "minItems", "maxItems", "uniqueItems"),
    *("minLength", "maxLength", "pattern", "minimum", "maximum"),
}
"""The supported keywords; another keyword in the schema fails the test."""


def faults(value: object, schema: Node, root: Node, path: str = "$") -> Iterator[str]:
    """The violations of a schema in a value: the path and the keyword of each."""
    assert set(schema) <= USED, set(schema) - USED
    if "$ref" in schema:
        yield from faults(value, _at(root, schema["$ref"]), root, path)
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: enum"
    if "anyOf" in schema and all(any(faults(value, s, root, path)) for s in schema["anyOf"]):
        yield f"{path}: anyOf"
    if "type" in schema:
        kind = TYPES[schema["type"]]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            yield f"{path}: type"
            return
    if isinstance(value, dict):
        yield from _in_object(cast("Node", value), schema, root, path)
    elif isinstance(value, list):
        yield from _in_array(cast("list[object]", value), schema, root, path)
    elif isinstance(value, str):
        limits = (schema.get("minLength", 0), schema.get("maxLength", len(value)))
        if not limits[0] <= len(value) <= limits[1]:
            yield f"{path}: length"
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{path}: pattern"
    elif isinstance(value, int) and not (
        schema.get("minimum", value) <= value <= schema.get("maximum", value)
    ):
        yield f"{path}: range"


def _in_object(value: Node, schema: Node, root: Node, path: str) -> Iterator[str]:
    properties = schema.get("properties", {})
    for name in schema.get("required", []):
        if name not in value:
            yield f"{path}: required {name}"
    for name, part in value.items():
        if name in properties:
            yield from faults(part, properties[name], root, f"{path}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{path}: unknown {name}"


def _in_array(value: list[object], schema: Node, root: Node, path: str) -> Iterator[str]:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield f"{path}: items"
    if schema.get("uniqueItems") and any(part in value[:index] for index, part in enumerate(value)):
        yield f"{path}: unique"
    for index, part in enumerate(value):
        yield from faults(part, schema.get("items", {}), root, f"{path}[{index}]")


def _at(root: Node, reference: str) -> Node:
    node = root
    for part in reference.removeprefix("#/").split("/"):
        node = node[part]
    return node
