"""The window of the handouts: choosing, previewing, saving, printing and cancelling."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.pdfs import pages_of
from tests.ui.driving import button, check_kind, click, press, settle, shown_texts
from ui.app import Trede
from ui.crash import install_crash_log
from ui.handouts.handouts_window import HandoutsWindow
from ui.handouts.progress_texts import PageCount
from ui.handouts.sources import Source
from ui.handouts.viewing import Viewer, remove_old
from ui.tasks import Worker
from ui.widgets.plain_text import escaped
from workshop_app.diagnostics import UNREAD
from workshop_app.errors import KnownError
from workshop_app.handouts import catalogue
from workshop_app.handouts.catalogue import BOOKLET, HANDOUTS, KEY_CARD, REPORT, HandoutKind
from workshop_app.handouts.handout_spec import HandoutSpec, in_language
from workshop_app.i18n import Language
from workshop_app.progress import CancelledError, ProgressCallback
from workshop_app.settings import Settings
from workshop_app.storage.settings_store import SettingsStore

LONG = 30_000


def window_of(trede: Trede) -> HandoutsWindow:
    (found,) = trede.window.findChildren(HandoutsWindow)
    return found


@pytest.fixture
def window(trede: Trede) -> HandoutsWindow:
    """The window opened from the home page, with one saved workshop to choose."""
    trede.start_demo()
    trede.leave_workshop()
    click(trede.window.home, "Hand-outs")
    return window_of(trede)


def source_of(window: HandoutsWindow) -> QComboBox:
    name = "Programma of workshop"
    return next(f for f in window.findChildren(QComboBox) if f.accessibleName() == name)


def choose_workshop(window: HandoutsWindow) -> None:
    source = source_of(window)
    source.setCurrentIndex(source.count() - 1)
    settle()


def seen(window: HandoutsWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.preview.count > 0, timeout=LONG)


class Maker:
    """A replacement for `catalogue.make` that returns at once, or waits while `go` is not set."""

    def __init__(self) -> None:
        self.specs: list[tuple[HandoutKind, HandoutSpec]] = []
        self.threads: set[threading.Thread] = set()
        self.stopped = 0
        self.go = threading.Event()
        self.go.set()
        self.pdf = b""

    def __call__(
        self, kind: HandoutKind, spec: HandoutSpec, progress: ProgressCallback = lambda _: None
    ) -> bytes:
        self.specs.append((kind, spec))
        self.threads.add(threading.current_thread())
        try:
            for page in range(1, 6):
                progress(page)
                self.go.wait(LONG / 1000)
            progress(6)
        except CancelledError:
            self.stopped += 1
            raise
        return self.pdf


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch, trede: Trede) -> Maker:
    made = Maker()
    made.pdf = catalogue.make(KEY_CARD, trede.handouts.sources.spec("programma:basis"))
    monkeypatch.setattr(catalogue, "make", made)
    return made


def test_the_window_opens_with_the_default_programme_and_the_booklet(
    window: HandoutsWindow, qtbot: QtBot
) -> None:
    assert window.isVisible()
    assert window.width() <= 1366
    assert window.height() <= 768
    seen(window, qtbot)
    qtbot.waitUntil(lambda: window.preview.count > 5)
    assert f"bladzijde 1 van {window.preview.count}" in shown_texts(window)
    assert window.options.source == "programma:basis"


def test_the_buttons_go_through_the_pages(window: HandoutsWindow, qtbot: QtBot) -> None:
    seen(window, qtbot)
    shown: list[int] = []
    window.preview.page_shown.connect(shown.append)
    last = window.preview.count - 1
    assert not button(window, "Vorige bladzijde").isEnabled()
    click(window, "Volgende bladzijde")
    qtbot.waitUntil(lambda: shown[-1:] == [1])
    for _ in range(last + 3):
        button(window, "Volgende bladzijde").click()
    assert window.preview.page == last
    assert not button(window, "Volgende bladzijde").isEnabled()
    qtbot.waitUntil(lambda: shown[-1:] == [last])
    click(window, "Vorige bladzijde")
    qtbot.waitUntil(lambda: shown[-1:] == [last - 1])


def test_a_page_fits_and_can_be_zoomed(window: HandoutsWindow, qtbot: QtBot) -> None:
    seen(window, qtbot)
    view = window.preview.view
    qtbot.waitUntil(lambda: view.page_size().height() > 300)
    fitted = view.page_size()
    assert fitted.height() < window.preview.height()
    click(window, "Groter")
    qtbot.waitUntil(lambda: view.page_size().height() > 1.2 * fitted.height())
    click(window, "Hele bladzijde")
    qtbot.waitUntil(lambda: view.page_size() == fitted)
    click(window, "Kleiner")
    qtbot.waitUntil(lambda: view.page_size().height() < 0.9 * fitted.height())


def test_the_report_can_only_be_chosen_with_a_workshop(window: HandoutsWindow) -> None:
    kinds = window.options.kinds
    check_kind(window, REPORT)
    row = HANDOUTS.index(REPORT)
    assert kinds.wanted == ()
    assert "Kies eerst een workshop" in kinds.item(row).toolTip()
    choose_workshop(window)
    assert kinds.wanted == (REPORT,)
    assert "Kies eerst" not in kinds.item(row).toolTip()
    kinds.choose(REPORT)
    source_of(window).setCurrentIndex(0)
    assert kinds.current is not REPORT


def test_only_the_last_of_quick_changes_is_made(
    trede: Trede, maker: Maker, window: HandoutsWindow, qtbot: QtBot
) -> None:
    seen(window, qtbot)
    maker.specs.clear()
    people, tables = window.findChildren(QSpinBox)
    for number in range(20, 30):
        people.setValue(number)
    tables.setValue(5)
    qtbot.waitUntil(lambda: len(maker.specs) == 1)
    kind, spec = maker.specs[0]
    assert (kind, spec.people, spec.tables) == (BOOKLET, 29, 5)
    assert threading.main_thread() not in maker.threads


def test_an_outdated_preview_is_cancelled(
    trede: Trede, maker: Maker, window: HandoutsWindow, qtbot: QtBot
) -> None:
    maker.go.clear()
    qtbot.waitUntil(lambda: len(maker.specs) == 1)
    assert any("Ik maak het voorbeeld" in text for text in shown_texts(window))
    window.options.kinds.choose(KEY_CARD)
    maker.go.set()
    qtbot.waitUntil(lambda: maker.stopped == 1)
    seen(window, qtbot)
    assert maker.specs[-1][0] is KEY_CARD
    assert not any("Ik maak het voorbeeld" in text for text in shown_texts(window))


def test_one_handout_is_saved_in_the_chosen_file(
    window: HandoutsWindow, qtbot: QtBot, documents: Path
) -> None:
    window.options.kinds.choose(KEY_CARD)
    click(window, "Opslaan")
    (dialog,) = window.findChildren(QFileDialog)
    (suggested,) = dialog.selectedFiles()
    assert Path(suggested) == documents / "toetsen-klantgerichtheid.pdf"
    dialog.accept()
    qtbot.waitUntil(lambda: window.messages.text == f"Klaar: {Path(suggested)}", timeout=LONG)
    assert pages_of(Path(suggested).read_bytes()) == 1
    assert not window.busy


def test_a_package_is_saved_in_a_folder(
    window: HandoutsWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    choose_workshop(window)
    for kind in HANDOUTS:
        check_kind(window, kind)
    folder = tmp_path / "pakket"
    button(window, f"Pakket opslaan ({len(HANDOUTS)})")
    window.save_to(folder)
    output = f"Klaar: {len(HANDOUTS)} hand-outs in {folder}"
    qtbot.waitUntil(lambda: window.messages.text == output, timeout=LONG)
    assert len(list(folder.iterdir())) == len(HANDOUTS)


def test_saving_can_be_cancelled_and_leaves_nothing(
    trede: Trede, maker: Maker, window: HandoutsWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for kind in (BOOKLET, KEY_CARD):
        check_kind(window, kind)
    seen(window, qtbot)
    maker.go.clear()
    window.save_to(tmp_path / "pakket")
    qtbot.waitUntil(lambda: "(1 van 2): 1 bladzijde klaar" in window.progress)
    for name in ("Openen", "Afdrukken"):
        assert not button(window, name).isEnabled()
    window.save_to(tmp_path / "nog een")
    click(window, "Annuleren")
    maker.go.set()
    qtbot.waitUntil(lambda: not window.busy)
    assert not (tmp_path / "pakket").exists()
    assert not (tmp_path / "nog een").exists()
    assert window.messages.text == ""
    assert button(window, "Afdrukken").isEnabled()


@pytest.mark.parametrize("kinds", [(KEY_CARD,), (BOOKLET, KEY_CARD)])
def test_an_unwritable_place_is_reported(
    window: HandoutsWindow, qtbot: QtBot, tmp_path: Path, kinds: Sequence[HandoutKind]
) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    for kind in kinds:
        check_kind(window, kind)
    window.save_to(tmp_path / "bestand" / "x.pdf")
    qtbot.waitUntil(lambda: "kan niet worden" in window.messages.text, timeout=LONG)
    assert not window.busy


def test_an_error_of_the_preview_is_shown_in_its_place(
    trede: Trede, window: HandoutsWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(kind: HandoutKind, spec: HandoutSpec, progress: ProgressCallback) -> bytes:
        raise KnownError("Een plaatje van de kaartenset is stuk.", "Zet er een ander in.")

    monkeypatch.setattr(catalogue, "make", make)
    window.options.kinds.choose(KEY_CARD)
    output = "Een plaatje van de kaartenset is stuk. Zet er een ander in."
    qtbot.waitUntil(lambda: output in shown_texts(window))
    assert window.preview.count == 0


def test_a_handout_is_opened_from_a_temporary_file(
    trede: Trede, window: HandoutsWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return len(opened) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    window.options.kinds.choose(KEY_CARD)
    seen(window, qtbot)
    click(window, "Openen")
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=LONG)
    assert opened[0].name == "toetsen-klantgerichtheid.pdf"
    assert opened[0].read_bytes().startswith(b"%PDF")
    click(window, "Openen")
    qtbot.waitUntil(lambda: "geen programma pdf's" in window.messages.text, timeout=LONG)
    window.finish()
    assert not opened[0].parent.exists()


def test_a_copy_that_a_viewer_has_open_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a viewer can lock the file that it shows."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    viewer = Viewer()
    held: set[Path] = set()
    real = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target in held:
            error = PermissionError(13, "Permission denied")
            error.winerror = 32  # pyright: ignore[reportAttributeAccessIssue] - Windows only
            raise error
        return real(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    made = [viewer.put("a.pdf", data) for data in (b"%PDF 1", b"%PDF 2")]
    assert [path.name for path in made] == ["a.pdf", "a.pdf"]
    for number in (3, 4):
        held.add(made[-1])
        made.append(viewer.put("a.pdf", b"%%PDF %d" % number))
    assert [path.name for path in made[2:]] == ["a-2.pdf", "a-3.pdf"]
    assert [path.read_bytes()[-1:] for path in made[1:]] == [b"2", b"3", b"4"]
    viewer.clear()


def test_old_temporary_files_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    viewer = Viewer()
    viewer.put("a.pdf", b"%PDF")
    new = viewer.folder
    assert new is not None
    old = tmp_path / "trede-hand-outs-oud"
    other = tmp_path / "iets anders"
    for folder in (old, other):
        folder.mkdir()
        (folder / "b.pdf").write_bytes(b"%PDF")
        os.utime(folder, (0, 0))
    remove_old()
    assert (new.exists(), old.exists(), other.exists()) == (True, False, True)
    viewer.clear()
    assert not new.exists()


def test_everything_can_be_reached_with_the_keyboard(window: HandoutsWindow) -> None:
    keys = {
        each.shortcut().toString(): each.text() or each.accessibleName()
        for each in window.findChildren(QAbstractButton)
        if not each.shortcut().isEmpty()
    }
    wanted = {
        "Ctrl+S",
        "Ctrl+P",
        "Ctrl+O",
        "Ctrl+PgUp",
        "Ctrl+PgDown",
        "Ctrl+-",
        "Ctrl+=",
        "Ctrl+0",
    }
    assert wanted <= keys.keys()
    check_kind(window, BOOKLET)
    check_kind(window, KEY_CARD)
    assert button(window, "Pakket opslaan (2)").shortcut().toString() == "Ctrl+S"
    assert QApplication.focusWidget() is window.options.kinds
    here: QWidget | None = window.options.kinds
    reached: set[QWidget] = set()
    while here is not None and here not in reached:
        reached.add(here)
        here = here.nextInFocusChain()
    assert {button(window, name) for name in ("Openen", "Afdrukken")} <= reached


def test_closing_the_window_cancels_its_jobs(
    trede: Trede, maker: Maker, window: HandoutsWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    seen(window, qtbot)
    maker.go.clear()
    people, _ = window.findChildren(QSpinBox)
    people.setValue(30)
    window.save_to(tmp_path / "x.pdf")
    qtbot.waitUntil(lambda: len(maker.specs) == 2)
    window.close()
    maker.go.set()
    trede.close()
    settle()
    assert not (tmp_path / "x.pdf").exists()
    assert not window.isVisible()


def test_the_window_opens_with_the_report_at_the_end_of_a_workshop(trede: Trede) -> None:
    trede.start_demo()
    settle()
    press(trede, "next", "next", "next", "next", "3", "enter")
    click(trede.window, "Afsluiting")
    click(trede.window, "tot slot")
    click(trede.window, "Hand-outs")
    window = window_of(trede)
    assert window.options.kinds.current is REPORT
    assert window.options.source == trede.folder.workshops.store.find("latest")


def test_handouts_have_the_branding_of_the_settings(
    trede: Trede, maker: Maker, qtbot: QtBot
) -> None:
    kept = Settings(organisation="De Stad", accent="#00857C")
    SettingsStore(trede.folder.workshops.database).save(kept)
    trede.handouts.open_window()
    qtbot.waitUntil(lambda: len(maker.specs) == 1)
    branding = maker.specs[0][1].branding
    assert (branding.organisation, branding.accent) == ("De Stad", "#00857C")


def test_the_number_of_finished_pages_is_reported() -> None:
    count = PageCount(["Boekje", "Kaart"])
    output = [count.text(number) for number in (0, 1, 2, 0, 1)]
    assert output == [
        "Boekje (1 van 2): even geduld",
        "Boekje (1 van 2): 1 bladzijde klaar",
        "Boekje (1 van 2): 2 bladzijden klaar",
        "Kaart (2 van 2): even geduld",
        "Kaart (2 van 2): 1 bladzijde klaar",
    ]


def test_the_reported_pages_of_a_real_handout_only_increase(trede: Trede) -> None:
    reported: list[int] = []
    spec = trede.handouts.sources.spec("programma:drie-kaarten")
    made = catalogue.make(BOOKLET, spec, reported.append)
    assert reported == [*range(1, pages_of(made) + 1)]
    words = PageCount([BOOKLET.title])
    assert words.text(reported[-1]) == f"Deelnemersboekje: {pages_of(made)} bladzijden klaar"


def test_a_watched_job_reports_progress_cancellation_and_failure(
    qapp: QApplication, qtbot: QtBot
) -> None:
    worker = Worker()
    heard: list[object] = []
    go = threading.Event()

    def counting(progress: ProgressCallback) -> object:
        for number in (1, 2):
            progress(number)
        return "klaar"

    def held(progress: ProgressCallback) -> object:
        go.wait(LONG / 1000)
        progress(3)
        return "niet gestopt"

    def failing(progress: ProgressCallback) -> object:
        raise KnownError("mis")

    def start(work: Callable[[ProgressCallback], object]) -> Callable[[], None]:
        return worker.start_reporting(
            work,
            heard.append,
            lambda error: heard.append(str(error)),
            heard.append,
            lambda: heard.append("gestopt"),
        ).cancel

    start(counting)
    qtbot.waitUntil(lambda: heard == [1, 2, "klaar"])
    heard.clear()
    start(failing)
    qtbot.waitUntil(lambda: heard == ["mis"])
    heard.clear()
    cancel = start(held)
    cancel()
    go.set()
    qtbot.waitUntil(lambda: heard == ["gestopt"])
    worker.wait()


class _Calls(QObject):
    """An event filter that counts the calls from other threads."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() is QEvent.Type.MetaCall
        return super().eventFilter(watched, event)


def test_frequent_progress_does_not_block_the_windows(qapp: QApplication, qtbot: QtBot) -> None:
    worker = Worker()
    heard: list[object] = []

    def telling(progress: ProgressCallback) -> object:
        for number in range(1000):
            progress(number)
        return "klaar"

    worker.start_reporting(telling, heard.append, heard.append, heard.append)
    worker.wait()  # all progress is reported before the event loop runs
    calls = _Calls()
    qapp.installEventFilter(calls)
    qtbot.waitUntil(lambda: "klaar" in heard)
    qapp.removeEventFilter(calls)
    assert heard == [*range(1000), "klaar"]
    assert calls.count < 20


BUGS = [StopIteration(), KeyError("organisatie"), MemoryError(), SystemExit(3)]


@pytest.fixture
def crash_log(
    tmp_path: Path, clock: Callable[[], datetime], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The crash log, installed as in the real app."""
    for hooked in (sys, threading):
        monkeypatch.setattr(hooked, "excepthook", hooked.excepthook)
    install_crash_log(tmp_path, clock)
    return tmp_path / UNREAD


@pytest.mark.parametrize("bug", BUGS, ids=repr)
def test_a_bug_ends_a_job_like_any_other_error(
    trede: Trede, window: HandoutsWindow, crash_log: Path, qtbot: QtBot, bug: BaseException
) -> None:
    def make(
        kind: HandoutKind, spec: HandoutSpec, progress: ProgressCallback = lambda _: None
    ) -> bytes:
        del kind, spec, progress
        raise bug

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "make", make)
        window.options.kinds.choose(KEY_CARD)
        qtbot.waitUntil(lambda: any(str(crash_log) in one for one in shown_texts(window.preview)))
        window.save_to(crash_log.parent / "kaart.pdf")
        qtbot.waitUntil(lambda: not window.busy)
        assert "Er ging iets mis in Trede zelf." in window.messages.text
        assert str(crash_log) in window.messages.text
    assert crash_log.read_text(encoding="utf-8").count(type(bug).__name__) >= 1
    assert button(window, "Opslaan").isEnabled()
    window.save_to(crash_log.parent / "kaart.pdf")
    qtbot.waitUntil(lambda: window.messages.text.startswith("Klaar"), timeout=LONG)


def test_a_bug_in_the_callback_of_a_job_ends_it_too(
    qapp: QApplication, crash_log: Path, qtbot: QtBot
) -> None:
    worker, heard = Worker(), list[str]()

    def done(result: object) -> None:
        raise KeyError(result)

    worker.start(lambda: "nieuw", done, lambda error: heard.append(str(error)))
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert str(crash_log) in heard[0]
    assert "KeyError: 'nieuw'" in crash_log.read_text(encoding="utf-8")


def test_a_job_that_cancels_itself_has_ended(qapp: QApplication, qtbot: QtBot) -> None:
    worker, heard = Worker(), list[object]()

    def stops(progress: ProgressCallback) -> object:
        raise CancelledError

    worker.start_reporting(
        stops, heard.append, heard.append, stopped=lambda: heard.append("gestopt")
    )
    qtbot.waitUntil(lambda: heard == ["gestopt"])


def test_an_error_in_a_progress_callback_does_not_stop_later_progress(
    qapp: QApplication, crash_log: Path, qtbot: QtBot
) -> None:
    worker, heard = Worker(), list[int]()
    output = threading.Event()

    def telling(progress: ProgressCallback) -> object:
        progress(1)
        output.wait(LONG / 1000)
        progress(2)
        return None

    def receive(number: int) -> None:
        output.set()
        if number == 1:
            raise ZeroDivisionError
        heard.append(number)

    worker.start_reporting(telling, lambda _: None, lambda _: None, receive)
    qtbot.waitUntil(lambda: heard == [2])
    assert "ZeroDivisionError" in crash_log.read_text(encoding="utf-8")


def test_nothing_is_cut_off_in_the_smallest_window(window: HandoutsWindow, qtbot: QtBot) -> None:
    seen(window, qtbot)
    window.resize(window.minimumSize())
    settle()
    texts = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
    shown = [each for each in texts if each.isVisible() and each.text()]
    assert len(shown) > 12
    for each in shown:
        if not isinstance(each, QLabel) or not each.wordWrap():
            assert each.width() >= each.minimumSizeHint().width(), each.text()
        assert window.rect().contains(each.mapTo(window, each.rect().bottomRight()))
    # 1366 x 768 at a scale of 125 %, without a task bar and a window frame
    assert window.minimumWidth() <= 1366 / 1.25 - 40
    assert window.minimumHeight() <= 768 / 1.25 - 80


def test_workshops_with_the_same_long_name_are_shown_differently(window: HandoutsWindow) -> None:
    name = "Hoogheemraadschap van het Groene Hart, afdeling vergunningen en handhaving"
    days = ("21-11-2026", "22-11-2026")
    window.options.show_sources([Source(day, f"{name} · {day}") for day in days], days[0])
    source = source_of(window)
    for row, day in enumerate(days):
        shown = source.itemText(row)
        assert shown.endswith(day)
        assert source.fontMetrics().horizontalAdvance(shown) < source.width() - 30
        assert source.itemData(row, Qt.ItemDataRole.ToolTipRole) == escaped(f"{name} · {day}")


def test_the_selected_handouts_are_shown_beside_the_buttons(window: HandoutsWindow) -> None:
    assert window.progress == f"Gekozen: {BOOKLET.title}"
    check_kind(window, KEY_CARD)
    assert window.progress == f"Gekozen: {KEY_CARD.title}"
    check_kind(window, BOOKLET)
    assert window.progress == "Aangevinkt: 2 hand-outs"


def test_a_full_disk_is_reported_in_dutch_and_can_be_retried(
    window: HandoutsWindow, qtbot: QtBot, documents: Path
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    window.options.kinds.choose(KEY_CARD)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", full)
        window.save_to(documents / "kaart.pdf")
        qtbot.waitUntil(lambda: "de schijf is vol" in window.messages.text, timeout=LONG)
    assert not list(documents.glob("*.pdf*"))
    assert not list(documents.glob(".*"))
    click(window, "Opnieuw proberen")
    (dialog,) = window.findChildren(QFileDialog)
    (suggested,) = map(Path, dialog.selectedFiles())
    dialog.accept()
    qtbot.waitUntil(lambda: window.messages.text == f"Klaar: {suggested}", timeout=LONG)
    assert pages_of(suggested.read_bytes()) == 1


def test_a_spec_of_the_window_differs_only_in_the_chosen_options(
    trede: Trede, window: HandoutsWindow
) -> None:
    spec = trede.handouts.sources.spec("programma:basis")
    window.options.show_order(spec)
    assert window.options.applied(spec) == spec
    people, _ = window.findChildren(QSpinBox)
    people.setValue(7)
    assert window.options.applied(spec) == replace(spec, people=7)


def test_handouts_are_in_the_language_of_the_deck_or_in_the_chosen_one(
    trede: Trede, window: HandoutsWindow, qtbot: QtBot
) -> None:
    language = next(f for f in window.findChildren(QComboBox) if f.accessibleName() == "Taal")
    spec = trede.handouts.sources.spec("programma:basis")
    window.options.show_order(replace(spec, language=Language.EN))
    assert language.currentText() == "Engels"
    window.options.show_order(spec)
    assert language.currentText() == "Nederlands"
    with qtbot.waitSignal(window.options.changed):
        language.setCurrentIndex(language.findText("Engels"))
    chosen = window.options.applied(spec)
    assert chosen == in_language(spec, Language.EN)
    assert chosen.stairs != spec.stairs
