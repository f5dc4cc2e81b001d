"""Which literals of a Python module are Dutch that a person reads.

In windows that is what goes through `translate()` and `tr()`; in the domain every literal that is
prose; in both the errors that people see.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

FILLED_IN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Where a text has a value that is filled in."""

NAMING_CALLS = frozenset(
    {
        *("cast", "TypeVar", "NewType", "compile", "match", "search", "style", "encode", "decode"),
        *("setViewerPreference", "ContextVar"),
    }
)
"""Calls whose literals name or match something: types, patterns, styles on paper, encodings,
what a PDF asks of its viewer, and what belongs to a thread."""

NOT_PROSE = re.compile(
    r"""
    \s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|BEGIN|COMMIT|ROLLBACK|RELEASE
        |SAVEPOINT)\b                   # SQL
    | .*\\[wd$(]                        # a pattern
    | Object\ |Expected\ `              # what msgspec says, to be translated
    | [^‘“]*\b[a-z]+_[a-z]              # columns
    | \w+-(?:[A-Z]\w+|\ufffc\.ttf)$     # fonts
    """,
    re.VERBOSE | re.DOTALL,
)


def called(call: ast.Call) -> str:
    """The last part of the name that is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def literal(node: ast.expr) -> str | None:
    """The text of a literal; FILLED_IN where something is filled in."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) or FILLED_IN for part in node.values)
    return None


def literals(node: ast.AST) -> Iterator[ast.expr]:
    """The literals in a part of a program; an f-string is one, what it fills in may hold more."""
    if isinstance(node, ast.expr) and literal(node) is not None:
        yield node
    if isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from literals(part.value)
        return
    for child in ast.iter_child_nodes(node):
        yield from literals(child)


def known_errors(modules: Iterable[ast.Module]) -> set[str]:
    """The names of the errors that people see: KnownError and what derives from it."""
    names = {"KnownError"}
    classes = [
        node for tree in modules for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    ]
    while fresh := {
        each.name
        for each in classes
        if each.name not in names
        and any(isinstance(base, ast.Name) and base.id in names for base in each.bases)
    }:
        names |= fresh
    return names


class Prose(ast.NodeVisitor):
    """Gathers the literals of a module of the domain that are prose.

    Prose has a space or a capital. A single word in small letters is prose on paper, and elsewhere
    where a word stands for it in a table or where it is one of two. Not prose: docstrings, the values of enums,
    errors of programmers, what names a type, pattern or style, a single word in capitals (unless
    argparse shows it), SQL, keys, and what something is compared with.
    """

    def __init__(self, known: set[str], *, on_paper: bool = False) -> None:
        self._known = known
        self._on_paper = on_paper
        self._chosen = set[int]()
        self.found: list[ast.expr] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        """Pass over docstrings."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Pass over the values of an enum, not over its methods."""
        bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
        enum = bool(bases & {"Enum", "StrEnum"})
        for part in node.body:
            if not (enum and isinstance(part, ast.Assign)):
                self.visit(part)

    def visit_Call(self, node: ast.Call) -> None:
        """Pass over errors of programmers and over names."""
        name = called(node)
        if (name.endswith("Error") and name not in self._known) or name in NAMING_CALLS:
            return
        for part in (node.func, *node.args):
            self.visit(part)
        for keyword in node.keywords:
            if keyword.arg == "metavar":
                self.found.extend(literals(keyword.value))
            else:
                self.visit(keyword.value)

    def visit_Dict(self, node: ast.Dict) -> None:
        """Pass over keys, take what they stand for."""
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant):
                self._chosen.add(id(value))
            self.visit(value)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        """Take either of two."""
        self._chosen |= {id(node.body), id(node.orelse)}
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        """Pass over what something is compared with."""

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """Pass over keys."""
        self.visit(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Take an f-string as one text."""
        self._take(node)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        """Take a text."""
        self._take(node)

    def _take(self, node: ast.expr) -> None:
        text = literal(node) or ""
        spaced = re.search(r"\s", text) and re.search(r"[^\W\d_]{2}", text)
        capital = re.match(r"\W*[A-ZÀ-Þ][^\W\d_]", text) and not text.isupper()
        word = (self._on_paper or id(node) in self._chosen) and re.fullmatch(
            r"[^\W\d_A-Z]{3,}", text
        )
        if (spaced or capital or word) and not NOT_PROSE.match(text):
            self.found.append(node)


TRANSLATED = {"gettext": 1, "gettext_noop": 1, "ngettext": 2, "pgettext": 2}
"""The functions whose first arguments are translated, and how many."""


def shown(tree: ast.Module, known: set[str]) -> Iterator[ast.expr]:
    """The literals that a module of windows shows: what is translated, and errors people see."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = called(node)
            if name in TRANSLATED:
                for text in node.args[: TRANSLATED[name]]:
                    yield from literals(text)
            elif name in known:
                yield from literals(node)
