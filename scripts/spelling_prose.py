"""Find the literals of a Python module that are Dutch texts for users.

In `ui` these are the arguments of `gettext()` and its siblings, in `workshop_app` every literal that
is prose, and in both the messages of `KnownError` and its subclasses.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

FILLED_IN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Replaces each value that is filled in a text."""

NAMING_CALLS = frozenset(
    {
        *("cast", "TypeVar", "NewType", "compile", "match", "search", "style", "encode", "decode"),
        *("setViewerPreference", "ContextVar"),
    }
)
"""Calls whose literals name or match something: types, patterns, styles of handouts, encodings,
settings of a PDF for its viewer, and context variables."""

NOT_PROSE = re.compile(
    r"""
    \s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|BEGIN|COMMIT|ROLLBACK|RELEASE
        |SAVEPOINT)\b                   # SQL
    | .*\\[wd$(]                        # a pattern
    | ~/                                # a path
    | Object\ |Expected\ `              # what msgspec says, to be translated
    | [^‘“]*\b[a-z]+_[a-z]              # columns
    | \w+-(?:[A-Z]\w+|\ufffc\.ttf)$     # fonts
    """,
    re.VERBOSE | re.DOTALL,
)


def called(call: ast.Call) -> str:
    """Return the last part of the name that is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def literal(node: ast.expr) -> str | None:
    """Return the text of a literal, with FILLED_IN for each value that is filled in, or None."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(part) or FILLED_IN for part in node.values)
    return None


def literals(node: ast.AST) -> Iterator[ast.expr]:
    """Yield the literals in a node; an f-string is one, and its expressions may have more."""
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
    """Return the names of the errors that users see: KnownError and its subclasses."""
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
    """Collect the literals of a module of `workshop_app` that are prose.

    Prose has a space or a capital. A single word in small letters is prose in a handout, and
    elsewhere if it is a value of a dict with constant keys or a branch of a conditional expression.
    Not prose: docstrings, values of enums, messages of errors that users do not see, names of
    types, patterns or styles, a single word in capitals (unless it is a metavar of argparse), SQL,
    keys, and operands of comparisons.
    """

    def __init__(self, known: set[str], *, on_paper: bool = False) -> None:
        self._known = known
        self._on_paper = on_paper
        self._chosen = set[int]()
        self.found: list[ast.expr] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        """Skip docstrings."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Skip the values of an enum, but not its methods."""
        bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
        enum = bool(bases & {"Enum", "StrEnum"})
        for part in node.body:
            if not (enum and isinstance(part, ast.Assign)):
                self.visit(part)

    def visit_Call(self, node: ast.Call) -> None:
        """Skip the errors that users do not see, and names."""
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
        """Skip the keys and visit the values."""
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant):
                self._chosen.add(id(value))
            self.visit(value)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        """Collect single words in both branches too."""
        self._chosen |= {id(node.body), id(node.orelse)}
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        """Skip comparisons."""

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """Skip keys."""
        self.visit(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Collect an f-string as one text."""
        self._take(node)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        """Collect a text."""
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
