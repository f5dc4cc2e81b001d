"""The preview of a handout: one page at a time, fitted or zoomed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.handouts.pages import Pages
from ui.tasks import Worker
from ui.widgets.plain_text import push_button, set_accessible_name, set_tool_tip, show_text
from ui.widgets.styled import Panel, label
from workshop_app.errors import KnownError
from workshop_app.foreign_text import filled
from workshop_app.i18n import gettext
from workshop_app.session.keys import named

MARGIN = 18
"""The space around a page, in pixels."""

ZOOM_STEP = 1.25
SMALLEST_ZOOM = 0.25
LARGEST_ZOOM = 4.0


class PageView(QWidget):
    """Shows the picture of one page."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self._ratio = 1.0
        self.setAccessibleName(gettext("Voorbeeld van de hand-out"))

    def show_page(self, picture: QImage, ratio: float) -> None:
        """Show a picture with `ratio` physical pixels per device-independent pixel."""
        self._picture = picture
        self._ratio = ratio
        self.setMinimumSize(self.page_size() + QSize(2 * MARGIN, 2 * MARGIN))
        self.update()

    def page_size(self) -> QSize:
        """The size of the page on the screen, in device-independent pixels."""
        return self._picture.size() / self._ratio

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page in the middle, with a soft shadow."""
        del event
        if self._picture.isNull():
            return
        size = self.page_size()
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        page = QRectF(max(left, MARGIN), max(top, MARGIN), size.width(), size.height())
        painter = QPainter(self)
        shade = QColor(theme.INK)
        for spread, alpha in ((5, 8), (3, 12), (1, 22)):
            shade.setAlpha(alpha)
            painter.fillRect(page.adjusted(-spread, -spread + 2, spread, spread + 2), shade)
        painter.drawImage(page, self._picture)
        painter.setPen(QPen(QColor(theme.LINE), 1))
        painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()


class _Desk(QScrollArea):
    """The scroll area around the page; emits `resized` when its size changes."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PreviewPane(QWidget):
    """The preview of one handout, with buttons to turn pages and zoom."""

    page_shown = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._worker = Worker(self)
        self._pages: Pages | None = None
        self._page = 0
        self._zoom = 0.0  # 0 fits the page
        self._asked = 0
        self.view = PageView()
        self._area = _Desk()
        self._area.setWidget(self.view)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(gettext("Voorbeeld"))
        self._shown = label("", "muted", wrap=True)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._state = label("", "muted")
        self._number = label("", "strong")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back = self._button("‹", gettext("Vorige bladzijde"), "Ctrl+PgUp")
        self._on = self._button("›", gettext("Volgende bladzijde"), "Ctrl+PgDown")
        self._smaller = self._button("−", gettext("Kleiner"), "Ctrl+-")
        self._larger = self._button("+", gettext("Groter"), "Ctrl+=")
        self._fit = self._button(gettext("Passend"), gettext("Hele bladzijde"), "Ctrl+0")
        self._lay_out()
        self._refresh()

        # signals
        self._back.clicked.connect(lambda: self.turn(-1))
        self._on.clicked.connect(lambda: self.turn(1))
        self._smaller.clicked.connect(lambda: self._zoom_by(1 / ZOOM_STEP))
        self._larger.clicked.connect(lambda: self._zoom_by(ZOOM_STEP))
        self._fit.clicked.connect(self._zoom_to_fit)
        self._area.resized.connect(self._fit_again)

    @property
    def count(self) -> int:
        """The number of pages; 0 if there is nothing to show."""
        return self._pages.count if self._pages is not None else 0

    @property
    def page(self) -> int:
        """The current page, counted from 0; it may still be being drawn."""
        return self._page

    def show_pages(self, pages: Pages, *, begin: bool) -> None:
        """Show other pages, from the first one if `begin`, else from the current one."""
        self._drop()
        self._pages = pages
        self._page = 0 if begin else min(self._page, pages.count - 1)
        self._shown.clear()
        self._state.clear()
        self._refresh()

    def show_busy(self, text: str) -> None:
        """Show a text about work in progress; the current pages stay visible meanwhile."""
        show_text(self._shown if self._pages is None else self._state, text)

    def show_nothing(self, text: str) -> None:
        """Remove the pages and show why there is nothing to see."""
        self._drop()
        self._state.clear()
        show_text(self._shown, text)
        self._refresh()

    def turn(self, steps: int) -> None:
        """Go `steps` pages further, or back if negative, within the first and last page."""
        requested = min(max(self._page + steps, 0), max(self.count - 1, 0))
        if requested != self._page:
            self._page = requested
            self._area.verticalScrollBar().setValue(0)
            self._refresh()

    def close_pages(self) -> None:
        """Wait for the page that is being drawn, and free the memory of the pages."""
        self._drop()

    def _drop(self) -> None:
        self._asked += 1
        self._worker.wait()
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    def _scale(self) -> float:
        """Device-independent pixels per point of the page."""
        if self._pages is None:
            return 1.0
        if self._zoom:
            return self._zoom
        size = self._pages.size(self._page)
        space = self._area.maximumViewportSize() - QSize(2 * MARGIN + 2, 2 * MARGIN + 2)
        fitting = min(space.width() / size.width(), space.height() / size.height())
        return max(fitting, 0.05)

    def _zoom_by(self, factor: float) -> None:
        self._zoom = min(max(self._scale() * factor, SMALLEST_ZOOM), LARGEST_ZOOM)
        self._refresh()

    def _zoom_to_fit(self) -> None:
        self._zoom = 0.0
        self._refresh()

    def _fit_again(self) -> None:
        if not self._zoom:
            self._draw()

    def _refresh(self) -> None:
        there = self._pages is not None
        for button in (self._smaller, self._larger, self._fit):
            button.setEnabled(there)
        self._back.setEnabled(there and self._page > 0)
        self._on.setEnabled(there and self._page < self.count - 1)
        text = gettext("bladzijde {page} van {count}") if there else ""
        text = filled(text, page=self._page + 1, count=self.count)
        show_text(self._number, text)
        self._number.setMinimumWidth(max(150, self._number.sizeHint().width()))
        self._stack.setCurrentIndex(0 if there else 1)
        self._draw()

    def _draw(self) -> None:
        """Draw the page in the background; a result is shown only if it was requested last."""
        if self._pages is None:
            return
        self._asked += 1
        asked, pages, page = self._asked, self._pages, self._page
        ratio = self.devicePixelRatioF()
        scale = self._scale() * ratio

        def work() -> object:
            return pages.picture(page, scale) if asked == self._asked else None

        def done(result: object) -> None:
            if asked == self._asked and isinstance(result, QImage):
                self.view.show_page(result, ratio)
                self.page_shown.emit(page)

        def failed(error: KnownError) -> None:
            self.show_nothing(str(error))

        self._worker.start(work, done, failed)

    def _button(self, text: str, name: str, key: str) -> QPushButton:
        button = push_button(text)
        set_accessible_name(button, name)
        set_tool_tip(button, named(f"{name} ({key})"))
        button.setShortcut(key)
        button.ensurePolished()
        button.setMinimumWidth(max(44, button.sizeHint().width()))
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(6)
        for widget in (self._back, self._number, self._on):
            bar.addWidget(widget)
        bar.addSpacing(10)
        bar.addWidget(self._state, 1)
        for widget in (self._smaller, self._fit, self._larger):
            bar.addWidget(widget)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._area)
        self._stack.addWidget(_on_a_card(self._shown))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addLayout(self._stack, 1)


def _on_a_card(text: QLabel) -> QWidget:
    card = Panel()
    card.column.setContentsMargins(28, 24, 28, 24)
    card.column.addWidget(text)
    card.setFixedWidth(400)
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
    return made
