"""The check that reports variable text in calls of Qt that interpret rich text."""

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
        "widget.setToolTip(gettext('Meer met %1').replace('%1', name))",
        "widget.setStatusTip(gettext(name))",
        "widget.setWhatsThis(gettext(name))",
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
        "item.setData(3, name)",
        "box.setItemData(row, name, 3)",
        "tabs.setTabToolTip(1, name)",
        "tabs.insertTab(1, page, name)",
        "tree.setHeaderLabels(names)",
        "box.insertItems(0, names)",
        "action.setIconText(name)",
        "model.setHeaderData(0, way, name)",
        "widget.setProperty('toolTip', name)",
        "QDockWidget(name)",
        "QCommandLinkButton(name)",
        "signal.connect(label.setText)",
        "later = partial(label.setToolTip, name)",
    ],
)
def test_a_call_with_variable_text_is_reported_with_its_place(line: str) -> None:
    found = findings(f"\n{line}\n", FILE)
    assert len(found) == 1
    assert str(found[0]).startswith("ui/one.py:2: ")


@pytest.mark.parametrize(
    "line",
    [
        "widget.setToolTip(gettext('Kies een scherm'))",
        "button.setText(gettext('Stop') if running else gettext('Start'))",
        "QLabel()",
        "QMenu(self)",
        "QPushButton('+')",
        "group.addButton(choice)",
        "form.addRow(label(name), field)",
        "form.addRow(both)",
        "made.setTextFormat(Qt.TextFormat.PlainText)",
        "show_text(widget, name)",
        "note.setPlainText(text)",
        "line.setProperty('current', here)",
        "item.setData(ID, entry.id)",
    ],
)
def test_a_call_with_fixed_text_is_accepted(line: str) -> None:
    assert findings(line, FILE) == []


@pytest.mark.parametrize("base", ["QLabel", "QtWidgets.QPushButton"])
@pytest.mark.parametrize("text", ["name", "gettext('a') + name"])
def test_a_widget_of_our_own_is_made_with_a_fixed_text(base: str, text: str) -> None:
    source = f"class Own({base}):\n def __init__(self, name):\n  super().__init__({text})\n"
    assert [one.line for one in findings(source, FILE)] == [3]
    assert findings(source.replace(f"__({text})", "__(gettext('a'))"), FILE) == []
    assert findings(source.replace(base, "QWidget"), FILE) == []


def test_the_exempt_module_would_be_reported_otherwise() -> None:
    """This proves that the check detects calls in the code of this program."""
    assert findings((ROOT / ALLOWED).read_text(encoding="utf-8"), ALLOWED)
