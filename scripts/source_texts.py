"""The texts in the source that go through the catalogue: how they are marked, and where they are.

A text is the argument of one of the functions of `workshop_app/i18n.py`, or of an error that people
see. The source is read with `ast`: Babel's own reader passes over calls inside an f-string.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ui", "workshop_app")

MARKS = {
    "gettext": 1,
    "gettext_noop": 1,
    "LazyText": 1,
    "ngettext": 2,
    "ngettext_noop": 2,
    "pgettext": 2,
    "file_trouble": 2,
}
"""The functions whose first arguments are texts, and how many at the most."""

PAIRS = frozenset({"ngettext", "ngettext_noop", "pgettext"})
"""Functions with two arguments that are one text: with its plural, or with its context first."""

TEXTS_OF_ERROR = 3
"""The most first arguments of an error that are texts."""


class SourceError(Exception):
    """The source has a text that cannot be translated as it is written."""


def modules(root: Path = ROOT) -> dict[str, str]:
    """The source of every module, by its path below the root."""
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for package in PACKAGES
        for path in sorted((root / package).rglob("*.py"))
    }


def collected(sources: Mapping[str, str]) -> Catalog:
    """The texts in the source, without translations, with the modules that hold them.

    A comment on the line above that begins with I18N: goes to the translator.

    Raises:
        SourceError: A text is put together at the call, so that no translation would be found.
    """
    trees = {where: ast.parse(content) for where, content in sources.items()}
    errors = known_errors(trees.values())
    template = Catalog(charset="utf-8")
    for where, tree in trees.items():
        lines = sources[where].splitlines()
        for call in marked_calls(tree, errors):
            above = lines[call.lineno - 2].strip() if call.lineno > 1 else ""
            comments = [above.removeprefix("# ")] if above.startswith("# I18N:") else []
            for message, context in _messages(call, where):
                template.add(
                    message, locations=[(where, 0)], auto_comments=comments, context=context
                )
    return template


def marked_calls(tree: ast.Module, errors: set[str]) -> list[ast.Call]:
    """The calls with texts, in the order of the source; of `super()` those in an error.

    Args:
        tree: A module.
        errors: The errors that people see.
    """
    found: list[ast.Call] = []
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in MARKS or name in errors:
                found.append(node)
            case ast.ClassDef(name=name) if name in errors:
                found += [
                    call
                    for call in ast.walk(node)
                    if isinstance(call, ast.Call) and ast.unparse(call.func) == "super().__init__"
                ]
            case _:
                pass
    return sorted(found, key=lambda call: (call.lineno, call.col_offset))


def texts_of(call: ast.Call) -> list[ast.expr]:
    """The arguments of a call that are texts."""
    return call.args[: MARKS.get(_called(call), TEXTS_OF_ERROR)]


def known_errors(trees: Iterable[ast.Module]) -> set[str]:
    """The names of the errors that people see: KnownError and its subclasses."""
    names = {"KnownError"}
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while fresh := {
        each.name
        for each in classes
        if each.name not in names
        and any(isinstance(base, ast.Name) and base.id in names for base in each.bases)
    }:
        names |= fresh
    return names


def forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """The forms of a text of the catalogue: two if it has a plural; one empty text for none."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _messages(call: ast.Call, where: str) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """The texts of a call, each with its plural and context if it has one; none for a variable."""
    name, given = _called(call), texts_of(call)
    if any(map(_is_composed, given)):
        raise SourceError(f"{where}:{call.lineno}: not one text as it is looked up")
    texts = [one.value for one in given if isinstance(one, ast.Constant)]
    texts = [text for text in texts if isinstance(text, str) and text]
    if name not in PAIRS:
        yield from ((text, None) for text in texts)
    elif len(texts) == 2:
        first, second = texts
        yield (second, first) if name == "pgettext" else ((first, second), None)


def _is_composed(text: ast.expr) -> bool:
    """Whether a text is put together or chosen at the call, where it is not collected."""
    match text:
        case ast.JoinedStr() | ast.BinOp():
            return True
        case ast.IfExp():
            return any(isinstance(one, ast.Constant) for one in (text.body, text.orelse))
        case ast.BoolOp():
            return any(isinstance(one, ast.Constant) for one in text.values)
        case _:
            return False
