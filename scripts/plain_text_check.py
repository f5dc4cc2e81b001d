"""Reject calls that give Qt a text that is not fixed in the source.

Qt may read such a text as markup, take a `&` for a mnemonic, or open a file named in the markup.
Only ui/widgets/plain_text.py may make these calls; ruff has no rule for methods.

A text is fixed where it is a string in the source, or `gettext()` of one without values. Reports
`file:line: what`, and exits with 1 where there is any.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
ALLOWED = Path("ui/widgets/plain_text.py")
WHERE = ("ui", "scripts", "benchmarks")

NEVER = frozenset(
    {
        "QErrorMessage", "QInputDialog", "QMessageBox", "QProgressDialog", "QSplashScreen",
        "QStaticText", "QTextBrowser", "QTextDocument", "QTextEdit", "QToolTip", "QWhatsThis",
        "QWizard",
        "appendHtml", "drawStaticText", "insertHtml", "insertMarkdown", "setHtml", "setMarkdown",
        "StatusTipRole", "ToolTipRole", "WhatsThisRole",
    }
)  # fmt: skip
"""Names that may not be used at all: they may show markup, and the program does not need them."""

WIDGETS = frozenset(
    {
        "QAction", "QCheckBox", "QCommandLinkButton", "QDockWidget", "QGroupBox", "QLabel",
        "QListWidgetItem", "QMenu", "QPushButton", "QRadioButton", "QStandardItem",
        "QTableWidgetItem", "QTreeWidgetItem",
    }
)  # fmt: skip
"""Classes whose constructor may take a text as its first argument."""

TEXT_AT = {
    0: frozenset(
        {
            "addAction", "addItem", "addItems", "addMenu", "addSection", "addTab",
            "setAccessibleDescription", "setAccessibleName", "setDescription", "setDetailedText",
            "setHeaderLabel", "setHeaderLabels", "setHorizontalHeaderLabels", "setIconText",
            "setInformativeText", "setPlaceholderText", "setPrefix", "setSpecialValueText",
            "setStatusTip", "setSuffix", "setText", "setTitle", "setToolTip",
            "setVerticalHeaderLabels", "setWhatsThis", "setWindowTitle", "showMessage",
        }
    ),
    1: frozenset(
        {
            "insertItem", "insertItems", "setItemText", "setLabelText", "setTabText",
            "setTabToolTip", "setTabWhatsThis",
        }
    ),
    2: frozenset({"insertTab", "setHeaderData"}),
}  # fmt: skip
"""The position of the text argument, with the methods that have it there; it may be absent."""

SETTERS = TEXT_AT[0] | TEXT_AT[1] | TEXT_AT[2]
TEXT_PROPERTIES = frozenset(
    {
        "accessibleDescription", "accessibleName", "html", "markdown", "placeholderText", "statusTip",
        "text", "title", "toolTip", "whatsThis", "windowTitle",
    }
)  # fmt: skip
TEXT_OF_TWO = frozenset({"addButton", "addRow"})
"""Methods whose first argument may be a text only if there is a second argument."""

TRANSLATES = frozenset({"gettext"})
PLAIN_WIDGETS = frozenset({"label", "plain_label"})
"""Functions that return a label, for calls that take a text or a widget."""


class Refused(NamedTuple):
    """A call that is refused."""

    file: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file.as_posix()}:{self.line}: {self.what}"


def findings(source: str, file: Path) -> list[Refused]:
    """Return the calls in a source that are refused, in the order of the lines."""
    tree = ast.parse(source, str(file))
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    found: list[Refused] = []

    def refuse(node: ast.expr, why: str) -> None:
        if why:
            found.append(Refused(file, node.lineno, why))

    for node in ast.walk(tree):
        match node:
            case ast.Attribute() | ast.Name() if _name(node) in NEVER:
                refuse(node, f"{_name(node)} may read a text as markup")
            case ast.Attribute(attr=name) if name in SETTERS and id(node) not in called:
                refuse(node, f"{name} handed on, to be called with any text")
            case ast.Call():
                refuse(node, _why_refused(_name(node.func), node))
            case ast.ClassDef() if base := _base_widget(node):
                for call in ast.walk(node):
                    if isinstance(call, ast.Call) and _makes(call, base):
                        refuse(call, _why_refused(base, call))
            case _:
                pass
    return sorted(found, key=lambda one: one.line)


def _base_widget(defined: ast.ClassDef) -> str:
    """Return the widget with a text that a class derives from, or an empty string."""
    return next((name for name in map(_name, defined.bases) if name in WIDGETS), "")


def _makes(call: ast.Call, base: str) -> bool:
    """Return whether a call calls the constructor of the base class."""
    return ast.unparse(call.func) in ("super().__init__", f"{base}.__init__")


def _why_refused(name: str, call: ast.Call) -> str:
    """Return why a call is refused, or an empty string."""
    if name == "setTextFormat":
        plain = ast.unparse(call.args[0]) == "Qt.TextFormat.PlainText" if call.args else False
        return "" if plain else "setTextFormat with another format than PlainText"
    if any(isinstance(role, ast.Constant) for role in _roles(name, call)):
        return f"{name} with a role that is a number: name it"
    text = _text_argument(name, call)
    if text is None or _is_fixed(text):
        return ""
    return f"{name} with a text that is not fixed: use ui.widgets.plain_text"


def _roles(name: str, call: ast.Call) -> list[ast.expr]:
    """Return the arguments of a call that are an item data role."""
    if name == "setItemData":
        return call.args[2:3]
    return call.args[:1] if name == "setData" and len(call.args) > 1 else []


def _text_argument(name: str, call: ast.Call) -> ast.expr | None:
    named = {word.arg: word.value for word in call.keywords}
    for at, names in TEXT_AT.items():
        if name in names or (at == 0 and name in WIDGETS):
            return call.args[at] if len(call.args) > at else named.get("text")
    if name == "setProperty" and len(call.args) > 1:
        prop = call.args[0]
        shown = isinstance(prop, ast.Constant) and prop.value in TEXT_PROPERTIES
        return call.args[1] if shown else None
    if name in TEXT_OF_TWO and len(call.args) > 1:
        first = call.args[0]
        is_label = isinstance(first, ast.Call) and _name(first.func) in PLAIN_WIDGETS
        return None if is_label else first
    return None


def _is_fixed(text: ast.expr) -> bool:
    match text:
        case ast.Constant() | ast.Name(id="self" | "parent"):  # the last two are widgets
            return True
        case ast.IfExp():
            return _is_fixed(text.body) and _is_fixed(text.orelse)
        case ast.List() | ast.Tuple():
            return all(map(_is_fixed, text.elts))
        case ast.Call() if _name(text.func) in TRANSLATES:
            return all(map(_is_fixed, text.args)) and not text.keywords
        case _:
            return False


def _name(node: ast.AST) -> str:
    match node:
        case ast.Attribute():
            return node.attr
        case ast.Name():
            return node.id
        case _:
            return ""


def main() -> int:
    """Check every source file, and return the exit code."""
    files = (
        path.relative_to(ROOT) for folder in WHERE for path in sorted((ROOT / folder).rglob("*.py"))
    )
    found = [
        finding
        for file in files
        if file != ALLOWED
        for finding in findings((ROOT / file).read_text(encoding="utf-8"), file)
    ]
    for finding in found:
        print(finding)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
