"""The handouts window: options at the left, preview at the right, save and print below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.handouts.cups import hurried
from ui.handouts.handout_options import OptionsPane
from ui.handouts.jobs import Jobs
from ui.handouts.pages import Pages
from ui.handouts.preview import PreviewPane
from ui.handouts.print_desk import Printable, PrintDesk
from ui.handouts.print_request import Document
from ui.handouts.progress_texts import PageCount
from ui.handouts.sources import Source
from ui.handouts.viewing import Viewer
from ui.tasks import CancelToken, Worker
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.file_dialog import folder_dialog, pdf_dialog
from ui.widgets.message import Message, MessageBar
from ui.widgets.plain_text import push_button, set_tool_tip, show_text
from workshop_app.errors import KnownError
from workshop_app.handout_bundle import can_be_made, name_in_folder, write_bundle
from workshop_app.handouts import catalogue
from workshop_app.handouts.catalogue import HandoutKind
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.i18n import gettext
from workshop_app.progress import ProgressCallback
from workshop_app.storage.files import write_file

PAUSE = 300
"""Milliseconds after the last change until the preview is made again."""

FRAME = 40
"""Pixels that the frame of a window takes at most, on two sides together."""


class HandoutsWindow(QDialog):
    """Makes handouts from a source, with a preview of one of them."""

    def __init__(self, spec_of: Callable[[str], HandoutSpec], parent: QWidget) -> None:
        """Create the window; `spec_of` reads a source by its id, or raises a `KnownError`."""
        super().__init__(parent)
        self.setWindowTitle(gettext("Hand-outs"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._order_of = spec_of
        self._base: HandoutSpec | None = None
        self._made: tuple[HandoutKind, HandoutSpec, bytes] | None = None
        self._previewed: CancelToken | None = None
        self._viewer = Viewer()
        self._making = Worker(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self.messages = MessageBar(by_keys=True)
        self._jobs = Jobs(self.messages, self)
        self._desk = PrintDesk(self._jobs, self.messages, self)
        self.options = OptionsPane()
        self.preview = PreviewPane()
        self._progress = ElidedLabel("muted")
        self._open = self._button(gettext("Openen"), "Ctrl+O")
        self._print = self._button(gettext("Afdrukken"), "Ctrl+P")
        self._save = self._button(gettext("Opslaan"), "Ctrl+S")
        self._save.setDefault(True)
        self._save.setMinimumWidth(200)  # fits the longer text for a bundle, in bold
        self._cancel = self._button(gettext("Annuleren"), "")
        self._lay_out()
        self._show_busy("")

        # signals
        self._timer.timeout.connect(self._make_preview)
        self.options.changed.connect(self._change)
        self.options.source_changed.connect(self._load)
        self.options.kinds.checked.connect(self._name_buttons)
        self._open.clicked.connect(self._open_current)
        self._print.clicked.connect(self._ask_printer)
        self._save.clicked.connect(self._ask_place)
        self._cancel.clicked.connect(self.cancel)
        self._jobs.changed.connect(self._show_busy)
        self.finished.connect(self._put_away)

    @property
    def busy(self) -> bool:
        """Whether handouts are being saved, opened or printed."""
        return self._jobs.busy

    @property
    def progress(self) -> str:
        """The text about the progress, or about the chosen handouts."""
        return self._progress.text()

    def start(
        self, sources: Sequence[Source], chosen: str, kind: HandoutKind | None = None
    ) -> None:
        """Open the window with the source `chosen` and, if given, the preview of a kind."""
        self.options.show_sources(sources, chosen)
        self._load()
        if kind is not None and self._base is not None and can_be_made(kind, self._base):
            self.options.kinds.choose(kind)
        # On a small screen with a large font the buttons must stay on the screen.
        space = self.screen().availableSize() - QSize(FRAME, FRAME)
        self.resize(QSize(1240, 690).boundedTo(space))
        if self.isVisible():  # a window that opens comes to the front anyway
            self.raise_()
        self.show()
        self.options.kinds.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter only press the button with the focus: in a field it must not save."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()

    def wanted(self) -> tuple[HandoutKind, ...]:
        """The checked kinds; if none is checked, the one in the preview."""
        return self.options.kinds.wanted or (self.options.kinds.current,)

    def cancel(self) -> None:
        """Stop saving, opening or printing."""
        self._jobs.cancel()
        self._cancel.setEnabled(False)

    def finish(self) -> None:
        """Stop everything and clean up, before the app closes."""
        self._put_away()
        with hurried():
            self._making.wait()
            self._jobs.wait()
            self._desk.finish()
        self.preview.close_pages()
        self._viewer.clear()
        self.hide()

    def save_to(self, place: Path) -> None:
        """Save the wanted handouts: one in the file `place`, several in the folder `place`."""
        if self._base is None:
            return
        kinds = list(self.wanted())
        spec = self.options.applied(self._base)
        ready = self._ready(kinds, spec)

        def work(progress: ProgressCallback) -> object:
            if len(kinds) > 1:
                write_bundle(place, kinds, spec, progress, lambda _: progress(0))
            else:
                write_file(place, ready or catalogue.make(kinds[0], spec, progress))
            return place

        def done(result: object) -> None:
            text = gettext("Klaar: {result}", result=result)
            if len(kinds) > 1:
                text = gettext(
                    "Klaar: {number} hand-outs in {result}", number=len(kinds), result=result
                )
            self.messages.add(Message(text, good=True))

        words = PageCount([kind.title for kind in kinds]).text
        self._jobs.run(work, done, words=words, again=self._ask_place)

    def _ready(self, kinds: Sequence[HandoutKind], spec: HandoutSpec) -> bytes:
        """The PDF of the preview if it is exactly the wanted handout; else empty."""
        if self._made is not None and len(kinds) == 1 and self._made[:2] == (kinds[0], spec):
            return self._made[2]
        return b""

    def _load(self) -> None:
        """Read the chosen source."""
        try:
            self._base = self._order_of(self.options.source)
        except KnownError as error:
            self._base = None
            self._give_back_preview()
            self.preview.show_nothing(str(error))
            self._show_busy("")
            return
        self.options.show_order(self._base)
        self._show_busy("")
        self._change()

    def _change(self) -> None:
        self._give_back_preview()
        self._name_buttons()
        if self._base is not None:
            self.preview.show_busy(gettext("Ik maak het voorbeeld…"))
            self._timer.start()

    def _give_back_preview(self) -> None:
        self._timer.stop()
        if self._previewed is not None:
            self._previewed.cancel()
            self._previewed = None

    def _make_preview(self) -> None:
        if self._base is None:
            return
        kind, spec = self.options.kinds.current, self.options.applied(self._base)
        other = self._made is None or self._made[0] is not kind

        def done(result: object) -> None:
            if isinstance(result, bytes):
                self._made = (kind, spec, result)
                self.preview.show_pages(Pages(result), begin=other)

        def failed(error: KnownError) -> None:
            self.preview.show_nothing(str(error))

        self._previewed = self._making.start_reporting(
            lambda progress: catalogue.make(kind, spec, progress), done, failed
        )

    def _ask_place(self) -> None:
        """Ask for a file, or for a folder if several handouts are wanted."""
        if self._base is None:
            return
        kinds = list(self.wanted())
        if len(kinds) > 1:
            dialog = folder_dialog(self, gettext("Map voor het pakket"))
        else:
            name = name_in_folder(kinds[0], self._base)
            dialog = pdf_dialog(self, gettext("Hand-out opslaan"), name)

        def chosen(place: str) -> None:
            self.save_to(Path(place))

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _ask_printer(self) -> None:
        if self._base is None:
            return
        kinds, spec = self.wanted(), self.options.applied(self._base)
        ready = self._ready(kinds, spec)

        def make(progress: ProgressCallback) -> list[Document]:
            made: list[Document] = []
            for kind in kinds:
                progress(0)
                made.append(Document(kind.title, ready or catalogue.make(kind, spec, progress)))
            return made

        count = self.preview.count if kinds == (self.options.kinds.current,) else 0
        self._desk.ask(Printable([kind.title for kind in kinds], count, spec.duplex, make))

    def _open_current(self) -> None:
        """Open the handout of the preview in the system's viewer."""
        if self._base is None:
            return
        kind, spec = self.options.kinds.current, self.options.applied(self._base)
        ready, name = self._ready((kind,), spec), name_in_folder(kind, self._base)

        def done(result: object) -> None:
            if isinstance(result, bytes):
                try:
                    self._viewer.show(name, result)
                except KnownError as error:
                    self.messages.add(Message(str(error)))

        self._jobs.run(
            lambda progress: ready or catalogue.make(kind, spec, progress),
            done,
            words=PageCount([kind.title]).text,
            again=self._open_current,
        )

    def _put_away(self) -> None:
        """Cancel all work, because the window is closed."""
        self._give_back_preview()
        self.cancel()

    def _name_buttons(self) -> None:
        number = len(self.options.kinds.wanted)
        text = gettext("Pakket opslaan ({number})", number=number)
        show_text(self._save, text if number > 1 else gettext("Opslaan"))
        self._save.setShortcut("Ctrl+S")  # setting the text removes the shortcut
        self._show_busy("" if not self.busy else self.progress)

    def _chosen(self) -> str:
        """The text about the chosen handouts, shown while nothing is in progress."""
        titles = [kind.title for kind in self.wanted()]
        if self._base is None:
            return ""
        if len(titles) > 1:
            return gettext("Aangevinkt: {number} hand-outs", number=len(titles))
        return gettext("Gekozen: {title}", title=titles[0])

    def _show_busy(self, text: str) -> None:
        show_text(self._progress, text or self._chosen())
        self._cancel.setVisible(self.busy)
        self._cancel.setEnabled(self.busy)
        for button in (self._open, self._print, self._save):
            button.setEnabled(not self.busy and self._base is not None)

    def _button(self, text: str, key: str) -> QPushButton:
        button = push_button(text)
        button.setMinimumHeight(40)
        button.setAutoDefault(False)
        if key:
            button.setShortcut(key)
            set_tool_tip(button, f"{text} ({key})")
        return button

    def _lay_out(self) -> None:
        self.options.setFixedWidth(400)
        middle = QHBoxLayout()
        middle.setContentsMargins(20, 18, 20, 0)
        middle.setSpacing(20)
        middle.addWidget(self.options)
        middle.addWidget(self.preview, 1)
        below = QHBoxLayout()
        below.setContentsMargins(20, 0, 20, 16)
        below.setSpacing(10)
        below.addWidget(self._progress, 1)
        for button in (self._cancel, self._open, self._print, self._save):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.messages)
        column.addLayout(middle, 1)
        column.addLayout(below)
        self.setMinimumSize(940, 520)
