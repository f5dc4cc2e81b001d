"""The check that refuses a text from elsewhere in a bare call of Qt."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.plain_text_check import ALLOWED, ROOT, findings

FILE = Path("ui/one.py")


@pytest.mark.parametrize(
    "line",
    [
        "widget.setToolTip(name)",
        "widget.setToolTip(f'{name}')",
        "widget.setToolTip(self.tr('Meer met %1').replace('%1', name))",
        "widget.setStatusTip(self.tr(name))",
        "widget.setWhatsThis(translate('Console', name))",
        "item.setText('a' if here else name)",
        "QLabel(name)",
        "QtWidgets.QLabel(text=name)",
        "QPushButton(name, self)",
        "window.setWindowTitle(name + '[*]')",
        "box.addItem(name, 3)",
        "box.addItems(names)",
        "menu.addAction(name)",
        "QMenu(name, self)",
        "form.addRow(name, field)",
        "dialog.setLabelText(part, name)",
        "table.setHorizontalHeaderLabels(['a', name])",
        "QMessageBox.warning(self, 'a', 'b')",
        "QInputDialog.getText(self, 'a', 'b')",
        "QToolTip.showText(at, 'a')",
        "edit.setHtml('a')",
        "edit.appendHtml('a')",
        "edit.insertHtml('a')",
        "QTextEdit()",
        "made.setTextFormat(Qt.TextFormat.AutoText)",
        "item.setData(Qt.ItemDataRole.ToolTipRole, 'a')",
    ],
)
def test_a_bare_call_is_refused_with_its_place(line: str) -> None:
    found = findings(f"\n{line}\n", FILE)
    assert len(found) == 1
    assert str(found[0]).startswith("ui/one.py:2: ")


@pytest.mark.parametrize(
    "line",
    [
        "widget.setToolTip(self.tr('Kies een scherm'))",
        "button.setText(self.tr('Stop') if running else translate('Console', 'Start'))",
        "QLabel()",
        "QMenu(self)",
        "QPushButton('+')",
        "group.addButton(choice)",
        "form.addRow(label(name), field)",
        "form.addRow(both)",
        "made.setTextFormat(Qt.TextFormat.PlainText)",
        "show_text(widget, name)",
        "note.setPlainText(text)",
    ],
)
def test_a_text_that_is_fixed_may_stay(line: str) -> None:
    assert findings(line, FILE) == []


def test_the_one_module_that_may_would_be_refused() -> None:
    """So that the check looks at something where it looks at this program."""
    assert findings((ROOT / ALLOWED).read_text(encoding="utf-8"), ALLOWED)
