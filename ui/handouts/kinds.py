"""The list of the kinds of handouts: the current one is previewed, checked ones are wanted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui import theme
from ui.widgets.plain_text import set_tool_tip, show_item
from workshop_app.handout_bundle import can_be_made
from workshop_app.handouts.catalogue import HANDOUTS, HandoutKind
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.i18n import gettext

ABOUT = Qt.ItemDataRole.UserRole
ROW = 46
"""The height of a row in pixels."""


class _TwoLines(QStyledItemDelegate):
    """Paints a title in bold, and below it what the handout is for."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The usual width, and a fixed height."""
        return QSize(super().sizeHint(option, index).width(), ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the check box in the style, and both lines beside it."""
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        style = drawn.widget.style()
        part = QStyle.SubElement.SE_ItemViewItemText
        place = style.subElementRect(part, drawn, drawn.widget).adjusted(8, 0, -6, 0)
        title, drawn.text = drawn.text, ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget)
        painter.save()
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        half = ROW // 2
        top = place.center().y() - half + 1
        font = theme.font(16)
        font.setBold(True)
        for text, pixels, colour, line, foot in (
            (title, font, theme.INK if enabled else theme.MUTED, top, Qt.AlignmentFlag.AlignBottom),
            (
                str(index.data(ABOUT)),
                theme.font(14),
                theme.MUTED,
                top + half,
                Qt.AlignmentFlag.AlignTop,
            ),
        ):
            painter.setFont(pixels)
            painter.setPen(QColor(colour))
            box = QRect(place.left(), line, place.width(), half)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | foot), shown)
        painter.restore()


class KindList(QListWidget):
    """The list of kinds, in the order of the catalogue."""

    chosen = Signal()
    checked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        self.setItemDelegate(_TwoLines(self))
        self.setAccessibleName(gettext("Soorten hand-outs"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for kind in HANDOUTS:
            item = QListWidgetItem(self)
            show_item(item, kind.title)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(ABOUT, kind.about)
            set_tool_tip(item, kind.about)
        self.choose(HANDOUTS[0])

        # signals
        self.currentRowChanged.connect(self.chosen)
        self.itemChanged.connect(self._report_checked)

    @property
    def current(self) -> HandoutKind:
        """The kind to preview."""
        return HANDOUTS[max(self.currentRow(), 0)]

    @property
    def wanted(self) -> tuple[HandoutKind, ...]:
        """The kinds that are checked and can be made."""
        return tuple(
            kind
            for row, kind in enumerate(HANDOUTS)
            if self.item(row).checkState() is Qt.CheckState.Checked
            and self.item(row).flags() & Qt.ItemFlag.ItemIsEnabled
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row visible when a message makes the list smaller."""
        super().resizeEvent(event)
        self.scrollToItem(self.currentItem())

    def choose(self, kind: HandoutKind) -> None:
        """Make a kind the current one."""
        self.setCurrentRow(HANDOUTS.index(kind))

    def show_order(self, spec: HandoutSpec) -> None:
        """Enable the kinds that can be made from a spec; the others show why they cannot."""
        self._filling = True
        reason = gettext("Kies eerst een workshop die je gaf.")
        for row, kind in enumerate(HANDOUTS):
            item = self.item(row)
            possible = can_be_made(kind, spec)
            plain = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(plain | Qt.ItemFlag.ItemIsEnabled if possible else plain)
            item.setData(ABOUT, kind.about if possible else reason)
            set_tool_tip(item, kind.about if possible else f"{kind.about} {reason}")
        self._filling = False
        if not can_be_made(self.current, spec):
            self.choose(next(kind for kind in HANDOUTS if can_be_made(kind, spec)))
        self.checked.emit()

    def _report_checked(self, item: QListWidgetItem) -> None:
        del item
        if not self._filling:
            self.checked.emit()
