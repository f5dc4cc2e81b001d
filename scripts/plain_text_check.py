"""Refuses calls that give Qt a text which is not fixed in the source.

Qt reads such a text as markup or as an underlined letter, and opens the files it names. The one
module that may make these calls is ui/widgets/plain_text.py; ruff has no rule for methods.

A text is fixed where it is a string in the source, or `tr()` or `translate()` of one. Reports
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
"""Names that are not used at all: what they show may be markup, and nothing here needs them."""

FIRST_TEXT = frozenset(
    {
        "QAction", "QCheckBox", "QGroupBox", "QLabel", "QListWidgetItem", "QMenu", "QPushButton",
        "QRadioButton", "QStandardItem", "QTableWidgetItem", "QTreeWidgetItem",
        "addAction", "addItem", "addItems", "addMenu", "addSection", "addTab",
        "setAccessibleDescription", "setAccessibleName", "setDetailedText",
        "setHorizontalHeaderLabels", "setInformativeText", "setPlaceholderText", "setPrefix",
        "setSpecialValueText", "setStatusTip", "setSuffix", "setText", "setTitle", "setToolTip",
        "setVerticalHeaderLabels", "setWhatsThis", "setWindowTitle", "showMessage",
    }
)  # fmt: skip
"""Calls of which the first argument is a text, where they have one."""

SECOND_TEXT = frozenset({"insertItem", "setItemText", "setLabelText", "setTabText"})
TEXT_OF_TWO = frozenset({"addButton", "addRow"})
"""Calls of which the first argument may be a text only where there is a second one."""

TRANSLATES = frozenset({"tr", "translate"})
PLAIN_WIDGETS = frozenset({"label", "plain_label"})
"""Functions that return a label, for calls that take a text or a widget."""


class RoundAnalysis(NamedTuple):
    """A call that is refused."""

    file: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file.as_posix()}:{self.line}: {self.what}"


def findings(source: str, file: Path) -> list[RoundAnalysis]:
    """The calls in a source that are refused, in the order of its lines."""
    found: list[RoundAnalysis] = []
    for node in ast.walk(ast.parse(source, str(file))):
        if isinstance(node, ast.Attribute | ast.Name) and _name(node) in NEVER:
            what = f"{_name(node)} may read a text as markup"
            found.append(RoundAnalysis(file, node.lineno, what))
        elif isinstance(node, ast.Call):
            why = _refused(node)
            if why:
                found.append(RoundAnalysis(file, node.lineno, why))
    return sorted(found, key=lambda one: one.line)


def _refused(call: ast.Call) -> str:
    """Why a call is refused; empty where it is not."""
    name = _name(call.func)
    if name == "setTextFormat":
        plain = ast.unparse(call.args[0]) == "Qt.TextFormat.PlainText" if call.args else False
        return "" if plain else "setTextFormat with another format than PlainText"
    text = _text_argument(name, call)
    if text is None or _is_fixed(text):
        return ""
    return f"{name} with a text that is not fixed: use ui.widgets.plain_text"


def _text_argument(name: str, call: ast.Call) -> ast.expr | None:
    named = {word.arg: word.value for word in call.keywords}
    if name in FIRST_TEXT:
        return call.args[0] if call.args else named.get("text")
    if name in SECOND_TEXT:
        return call.args[1] if len(call.args) > 1 else named.get("text")
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
    """Check every source; returns the exit code."""
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
