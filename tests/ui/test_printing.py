"""Printing handouts: the dialog, a simulated print system with a queue, and Qt's printer."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QRadioButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.support.pdfs import pages_of
from tests.ui.driving import button, check_kind, click, settle, shown_texts
from ui.app import Trede
from ui.handouts import cups, painting, print_job_monitor, printing
from ui.handouts.handouts_window import HandoutsWindow
from ui.handouts.pages import Pages
from ui.handouts.paper import held_by, nearest, sheet_of
from ui.handouts.print_dialog import PrintDialog
from ui.handouts.print_job_monitor import PrintJobMonitor, trouble
from ui.handouts.print_request import Document, PrinterDoubtError, PrinterError, PrintRequest
from ui.handouts.printing import Device, print_documents
from ui.handouts.progress_texts import handed
from workshop_app.handouts import catalogue
from workshop_app.handouts.catalogue import BOOKLET, CERTIFICATE, KEY_CARD, POSTER
from workshop_app.progress import CancelledError

LONG = 30_000

T = TypeVar("T", bound=QWidget)

A4 = QPageSize(QPageSize.PageSizeId.A4)
A3 = QPageSize(QPageSize.PageSizeId.A3)
LETTER = QPageSize(QPageSize.PageSizeId.Letter)

PROGRAMS = {
    "lp": """
        [ -e closed ] && exit 1
        n=$(($(cat last 2>/dev/null || echo 0) + 1)); echo $n > last
        [ -e "closed-after-$n" ] && touch closed
        printf '%s\\n' "$@" > "lp-$n"; cat > "pdf-$n"
        echo "Proef-$n" >> jobs
        echo "request id is Proef-$n (0 file(s))" """,
    "cancel": """
        grep -v "^$1$" jobs > kept; mv kept jobs; echo "$1" >> cancelled""",
    "lpstat": """
        case "$1" in
        -e) cat printers ;;
        -d) echo "system default destination: Proef" ;;
        -o) [ -e jobs ] && sed 's/$/   iemand  1024  zo 22 nov 2026/' jobs ;;
        -l) printf 'printer Proef is idle.\\n\\tAlerts: %s\\n' "$(cat alerts)" ;;
        esac
        true""",
}


class PrintSystem:
    """A simulation of CUPS: scripts in place of its programs, and a folder for their files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("printers", "Laser\nProef")
        self.write("alerts", "none")

    def write(self, name: str, text: str = "") -> None:
        (self.folder / name).write_text(text + "\n")

    def lines(self, name: str) -> list[str]:
        file = self.folder / name
        return file.read_text().split() if file.exists() else []

    def arguments(self, job: int) -> list[str]:
        """The arguments that `lp` got for a job."""
        return (self.folder / f"lp-{job}").read_text().splitlines()

    def given(self, job: int) -> bytes:
        """The data that `lp` got for a job."""
        return (self.folder / f"pdf-{job}").read_bytes()


@pytest.fixture
def device() -> Device:
    return Device([A4, LETTER], duplex=True)


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, device: Device) -> PrintSystem:
    if sys.platform == "win32":
        pytest.skip("Windows has no CUPS; its programs are shell scripts here")
    folder, programs = tmp_path / "cups", tmp_path / "bin"
    folder.mkdir()
    programs.mkdir()
    for name, lines in PROGRAMS.items():
        file = programs / name
        file.write_text(f"#!/bin/sh\ncd '{folder}'\n{lines}\n")
        file.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")

    def says(name: str) -> Device:
        del name
        return device

    monkeypatch.setattr(printing, "device", says)
    monkeypatch.setattr(print_job_monitor, "PAUSE", 10)
    return PrintSystem(folder)


@pytest.fixture
def booklet(trede: Trede) -> Document:
    order = trede.handouts.sources.spec("programma:drie-kaarten")
    return Document("Deelnemersboekje", catalogue.make(BOOKLET, order))


@pytest.fixture
def card(trede: Trede) -> Document:
    return Document(
        "Toetsenkaart", catalogue.make(KEY_CARD, trede.handouts.sources.spec("programma:basis"))
    )


@pytest.fixture
def window(trede: Trede, qtbot: QtBot) -> HandoutsWindow:
    click(trede.window.home, "Hand-outs")
    (found,) = trede.window.findChildren(HandoutsWindow)
    found.options.kinds.choose(KEY_CARD)
    qtbot.waitUntil(lambda: found.preview.count == 1, timeout=LONG)
    return found


def ignore(number: int) -> None:
    del number


def field(root: QWidget, kind: type[T], name: str) -> T:
    (found,) = [each for each in root.findChildren(kind) if each.accessibleName() == name]
    return found


def asked(window: HandoutsWindow, qtbot: QtBot) -> PrintDialog:
    click(window, "Afdrukken")
    qtbot.waitUntil(lambda: len(window.findChildren(PrintDialog)) == 1, timeout=LONG)
    (dialog,) = window.findChildren(PrintDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_a_bug_while_monitoring_is_reported(
    window: HandoutsWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[object] = []

    def hook(kind: type[BaseException], *_: object) -> None:
        caught.append(kind)

    def waiting(jobs: Sequence[str]) -> list[str]:
        raise KeyError(jobs[0])

    monkeypatch.setattr(sys, "excepthook", hook)
    monkeypatch.setattr(cups, "waiting", waiting)
    reported: list[str] = []
    following = PrintJobMonitor(reported.append, window)
    following.begin("Proef", ["Proef-1"])
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert "iets mis in Trede zelf" in reported[0]
    assert caught == [KeyError]
    following.stop()


def test_quitting_does_not_wait_for_a_hanging_print_system(
    window: HandoutsWindow, system: PrintSystem, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cups, "PATIENCE", 3600.0)
    for name in ("lpstat", "cancel"):
        file = system.folder.parent / "bin" / name
        file.write_text(f"#!/bin/sh\ncd '{system.folder}'\necho $$ >> asked\nsleep 3600\n")
    click(window, "Afdrukken")
    qtbot.waitUntil((system.folder / "asked").exists, timeout=LONG)
    before = time.monotonic()
    window.finish()
    # Far more than it takes on a busy machine, and far less than a request that is awaited.
    assert time.monotonic() - before < cups.PATIENCE / 2
    for asked in system.lines("asked"):
        assert not Path(f"/proc/{asked}/cmdline").exists() or sys.platform != "linux"


def test_requests_while_the_app_closes_have_two_seconds(
    system: PrintSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience: list[float] = []

    class Recorded(subprocess.Popen[bytes]):
        def communicate(
            self,
            input: bytes | None = None,  # noqa: A002 - the name in Python
            timeout: float | None = None,
        ) -> tuple[bytes, bytes]:
            if timeout is not None:
                patience.append(timeout)
            return super().communicate(input, timeout)

    monkeypatch.setattr(subprocess, "Popen", Recorded)
    assert cups.names()
    with cups.hurried():
        cups.names()
    usual, hurried = patience[:2], patience[2:]
    assert usual == [cups.PATIENCE] * 2
    assert len(hurried) == len(usual)
    assert all(0 < seconds <= 2 for seconds in hurried)


def test_jobs_are_cancelled_while_the_app_closes(system: PrintSystem) -> None:
    system.write("jobs", "Proef-1")
    with cups.hurried():
        cups.take_back(["Proef-1"])
    assert system.lines("cancelled") == ["Proef-1"]
    assert cups.names() == ["Proef", "Laser"]


# --- the queue


def test_the_queue_gets_the_handout_with_all_options(
    system: PrintSystem, booklet: Document
) -> None:
    request = PrintRequest("Proef", copies=2, first=2, last=3, duplex=True)
    done = print_documents(request, [booklet], ignore)
    assert (done.pages, list(done.jobs)) == (2, ["Proef-1"])
    assert system.given(1) == booklet.data
    reported = system.arguments(1)
    assert reported[: reported.index("-o")] == [
        *("-d", "Proef", "-t", "Deelnemersboekje", "-n", "2", "-P", "2-3")
    ]
    assert {"media=A4", "sides=two-sided-long-edge", "print-scaling=none"} <= set(reported)


def test_each_handout_is_a_separate_job(
    system: PrintSystem, booklet: Document, card: Document
) -> None:
    heard: list[int] = []
    done = print_documents(PrintRequest("Proef", duplex=True), [booklet, card], heard.append)
    assert list(done.jobs) == ["Proef-1", "Proef-2"]
    assert "sides=two-sided-long-edge" in system.arguments(1)
    assert "sides=one-sided" in system.arguments(2)  # it has one page
    assert heard[-1] == done.pages == pages_of(booklet.data) + 1


def test_a_cancelled_job_is_removed_from_the_queue(
    system: PrintSystem, booklet: Document, card: Document
) -> None:
    def report(number: int) -> None:
        if number == pages_of(booklet.data):
            raise CancelledError

    with pytest.raises(CancelledError):
        print_documents(PrintRequest("Proef"), [booklet, card], report)
    assert system.lines("cancelled") == ["Proef-1"]
    assert system.lines("jobs") == []


def test_a_queue_that_closes_halfway_is_reported_and_prints_nothing(
    system: PrintSystem, card: Document
) -> None:
    system.write("closed-after-1")
    with pytest.raises(PrinterError) as error:
        print_documents(PrintRequest("Proef"), [card, card], ignore)
    assert "Printer Proef neemt de hand-out niet aan" in error.value.what
    assert system.lines("cancelled") == ["Proef-1"]


def test_an_absent_print_system_is_reported(
    system: PrintSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(cups, "is_installed", lambda: True)
    monkeypatch.setenv("PATH", str(system.folder))  # none of the programs is found
    assert cups.names() == []
    with pytest.raises(PrinterError, match="geen printer gevonden"):
        printing.printers()
    with pytest.raises(PrinterError, match="Proef is er niet meer"):
        printing.device("Proef")


def test_the_default_printer_comes_first(system: PrintSystem) -> None:
    assert printing.printers() == ["Proef", "Laser"]


def test_a_program_of_the_system_gets_its_own_libraries(
    system: PrintSystem, card: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    lp = system.folder.parent / "bin" / "lp"
    lp.write_text(f"#!/bin/sh\ncat > /dev/null; env > '{system.folder}/env'\n")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/de/bundel")
    print_documents(PrintRequest("Proef"), [card], ignore)
    assert not any("/de/bundel" in each for each in system.lines("env"))
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/van/hier")
    print_documents(PrintRequest("Proef"), [card], ignore)
    assert "LD_LIBRARY_PATH=/van/hier" in system.lines("env")


# --- paper


def test_an_unsupported_paper_size_has_to_be_confirmed(trede: Trede, system: PrintSystem) -> None:
    order = trede.handouts.sources.spec("programma:basis")
    poster = Document("Poster van de trap", catalogue.make(POSTER, order))
    with pytest.raises(PrinterDoubtError) as error:
        print_documents(PrintRequest("Proef"), [poster], ignore)
    assert "A3" in error.value.what
    assert "A4" in error.value.remedy
    assert system.lines("jobs") == []
    print_documents(PrintRequest("Proef", anyway=True), [poster], ignore)
    assert {"media=A4", "print-scaling=fit"} <= set(system.arguments(1))


@pytest.mark.parametrize("device", [Device([A3, A4], duplex=False)])
def test_duplex_on_a_simplex_printer_has_to_be_confirmed(
    system: PrintSystem, booklet: Document, card: Document
) -> None:
    with pytest.raises(PrinterDoubtError, match="niet op twee kanten"):
        print_documents(PrintRequest("Proef", duplex=True), [booklet], ignore)
    assert print_documents(PrintRequest("Proef", duplex=True), [card], ignore).pages == 1


def test_the_paper_has_the_size_of_the_page() -> None:
    lying = sheet_of(QSizeF(1190.55, 841.89))
    assert lying.pageSize().key() == "A3"
    assert lying.orientation() is QPageLayout.Orientation.Landscape
    assert held_by([LETTER, A3], lying)
    assert not held_by([LETTER, A4], lying)
    assert held_by([], lying)  # a printer that lists no sizes is assumed to have it
    assert nearest([LETTER, A4], lying).pageSize().key() == "A4"
    assert nearest([LETTER, A4], lying).orientation() is QPageLayout.Orientation.Landscape
    assert nearest([LETTER], lying).pageSize().key() == "Letter"


# --- monitoring


@pytest.mark.parametrize(
    ("reasons", "shown"),
    [
        (["none"], ""),
        (["marker-supply-low-warning"], ""),
        (["connecting-to-device"], ""),
        (["media-empty-report"], ""),  # one of several trays
        (["cups-waiting-for-job-completed"], ""),
        (["cups-ipp-conformance-failure-report"], ""),
        (["paused"], "hij staat op pauze"),
        (["paused", "media-empty-error"], "het papier is op"),
        (["media-jam"], "er zit papier vast"),
        (["offline-report"], "hij is niet te bereiken"),
        (["onbekend-error"], "er is iets mee"),
    ],
)
def test_the_state_reasons_of_a_printer_are_shown_in_dutch(
    reasons: Sequence[str], shown: str
) -> None:
    assert trouble(reasons) == shown


@pytest.fixture
def followed(qtbot: QtBot, window: HandoutsWindow) -> tuple[PrintJobMonitor, list[str]]:
    reported: list[str] = []
    made = PrintJobMonitor(reported.append, window)
    return made, reported


def test_an_empty_paper_tray_is_reported_once(
    system: PrintSystem, followed: tuple[PrintJobMonitor, list[str]], qtbot: QtBot
) -> None:
    made, reported = followed
    system.write("jobs", "Proef-1")
    made.begin("Proef", ["Proef-1"])
    settle()
    assert reported == []
    system.write("alerts", "media-empty-error paused")
    qtbot.waitUntil(lambda: len(reported) == 1, timeout=LONG)
    assert reported == ["Printer Proef print niet: het papier is op. Je hand-out wacht in de rij."]
    made.stop()


def test_a_silent_printer_is_reported_once(
    system: PrintSystem,
    followed: tuple[PrintJobMonitor, list[str]],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(print_job_monitor, "LATE", 2)
    made, reported = followed
    system.write("jobs", "Proef-1")
    made.begin("Proef", ["Proef-1"])
    qtbot.waitUntil(lambda: len(reported) == 1, timeout=LONG)
    assert reported == ["Je hand-out is nog bij printer Proef. Komt er niets? Kijk of hij aan is."]
    system.write("alerts", "media-jam-error")
    qtbot.waitUntil(lambda: len(reported) == 2, timeout=LONG)
    assert "er zit papier vast" in reported[1]
    made.stop()


def test_trouble_after_the_job_is_not_reported(
    system: PrintSystem,
    followed: tuple[PrintJobMonitor, list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made, reported = followed
    looks: list[Sequence[str]] = []

    def waiting(jobs: Sequence[str]) -> list[str]:
        looks.append(jobs)
        return []

    monkeypatch.setattr(cups, "waiting", waiting)
    system.write("alerts", "media-empty-error")
    made.begin("Proef", ["Proef-1"])
    made._worker.wait()  # pyright: ignore[reportPrivateUsage] - `stop` would drop the outcome
    settle()
    assert (len(looks), reported) == (1, [])
    made.stop()


# --- the dialog and the window


def test_a_part_can_be_printed_twice_and_is_reported(
    window: HandoutsWindow, system: PrintSystem, qtbot: QtBot
) -> None:
    window.options.kinds.choose(BOOKLET)
    qtbot.waitUntil(lambda: window.preview.count > 5, timeout=LONG)
    dialog = asked(window, qtbot)
    assert field(dialog, QComboBox, "Printer").currentText() == "Proef"
    field(dialog, QSpinBox, "Exemplaren").setValue(2)
    field(dialog, QSpinBox, "Eerste bladzijde").setValue(2)
    field(dialog, QSpinBox, "Laatste bladzijde").setValue(3)
    chosen = [each.text() for each in dialog.findChildren(QRadioButton) if each.isChecked()]
    assert chosen == ["Alleen"]
    click(dialog, "Afdrukken")
    shown = "Naar printer Proef: 2 bladzijden, 2 keer."
    qtbot.waitUntil(lambda: window.messages.text == shown, timeout=LONG)
    assert "2-3" in system.arguments(1)
    assert "sides=two-sided-long-edge" in system.arguments(1)


def test_the_whole_handout_is_printed_by_default(
    window: HandoutsWindow, system: PrintSystem, qtbot: QtBot
) -> None:
    window.options.kinds.choose(BOOKLET)
    qtbot.waitUntil(lambda: window.preview.count > 5, timeout=LONG)
    click(asked(window, qtbot), "Afdrukken")
    qtbot.waitUntil(lambda: bool(window.messages.text), timeout=LONG)
    assert f"1-{window.preview.count}" in system.arguments(1)


def test_several_handouts_are_printed_completely_as_separate_jobs(
    window: HandoutsWindow, system: PrintSystem, qtbot: QtBot
) -> None:
    for kind in (KEY_CARD, CERTIFICATE):
        check_kind(window, kind)
    dialog = asked(window, qtbot)
    assert "2 HAND-OUTS, ELK ALS EEN EIGEN OPDRACHT" in shown_texts(dialog)
    assert not any(each.isVisible() for each in dialog.findChildren(QRadioButton))
    click(dialog, "Afdrukken")
    qtbot.waitUntil(lambda: "Naar printer" in window.messages.text, timeout=LONG)
    titles = [given[given.index("-t") + 1] for given in map(system.arguments, (1, 2))]
    assert sorted(titles) == sorted([KEY_CARD.title, CERTIFICATE.title])


def test_the_last_printer_is_preselected(
    window: HandoutsWindow, system: PrintSystem, qtbot: QtBot
) -> None:
    dialog = asked(window, qtbot)
    field(dialog, QComboBox, "Printer").setCurrentText("Laser")
    click(dialog, "Afdrukken")
    qtbot.waitUntil(lambda: "printer Laser" in window.messages.text, timeout=LONG)
    qtbot.waitUntil(lambda: window.findChildren(PrintDialog) == [])
    assert field(asked(window, qtbot), QComboBox, "Printer").currentText() == "Laser"


def test_a_closed_queue_can_be_retried(
    window: HandoutsWindow, system: PrintSystem, qtbot: QtBot
) -> None:
    system.write("closed")
    click(asked(window, qtbot), "Afdrukken")
    qtbot.waitUntil(lambda: "neemt de hand-out niet aan" in window.messages.text, timeout=LONG)
    (system.folder / "closed").unlink()
    again = button(window, "Opnieuw proberen")
    assert again.focusPolicy() & Qt.FocusPolicy.TabFocus
    again.setFocus()
    QTest.keyClick(again, Qt.Key.Key_Return)
    shown = "Naar printer Proef: 1 bladzijde."
    qtbot.waitUntil(lambda: window.messages.text == shown, timeout=LONG)
    assert system.lines("jobs") == ["Proef-1"]


def test_a_poster_is_scaled_down_only_after_confirmation(
    window: HandoutsWindow, system: PrintSystem, qtbot: QtBot
) -> None:
    window.options.kinds.choose(POSTER)
    settle()
    click(asked(window, qtbot), "Afdrukken")
    qtbot.waitUntil(lambda: "heeft dat papier niet" in window.messages.text, timeout=LONG)
    assert system.lines("jobs") == []
    click(window, "Verkleind afdrukken")
    qtbot.waitUntil(lambda: "Naar printer" in window.messages.text, timeout=LONG)
    assert "print-scaling=fit" in system.arguments(1)


def test_a_missing_printer_is_reported_and_can_be_retried(
    window: HandoutsWindow, system: PrintSystem, qtbot: QtBot
) -> None:
    system.write("printers")
    click(window, "Afdrukken")
    qtbot.waitUntil(lambda: "geen printer gevonden" in window.messages.text, timeout=LONG)
    system.write("printers", "Nieuw")
    click(window, "Opnieuw proberen")
    qtbot.waitUntil(lambda: len(window.findChildren(PrintDialog)) == 1, timeout=LONG)
    assert window.messages.text == ""
    (dialog,) = window.findChildren(PrintDialog)
    click(dialog, "Afdrukken")
    shown = "Naar printer Nieuw: 1 bladzijde."
    qtbot.waitUntil(lambda: window.messages.text == shown, timeout=LONG)
    assert system.arguments(1)[:2] == ["-d", "Nieuw"]


def test_a_paused_printer_is_reported_instead_of_success(
    window: HandoutsWindow, system: PrintSystem, qtbot: QtBot
) -> None:
    system.write("alerts", "paused")
    click(asked(window, qtbot), "Afdrukken")
    qtbot.waitUntil(lambda: "op pauze" in window.messages.text, timeout=LONG)
    click(window, "Sluiten")
    assert window.messages.text == ""


def test_enter_presses_the_focused_button_and_nothing_from_a_field(
    window: HandoutsWindow, system: PrintSystem, qtbot: QtBot
) -> None:
    people = field(window, QSpinBox, "Mensen")
    people.setFocus()
    QTest.keyClick(people, Qt.Key.Key_Return)
    settle()
    assert [each for each in window.findChildren(QWidget) if each.isModal()] == []
    print_button = button(window, "Afdrukken")
    print_button.setFocus()
    QTest.keyClick(print_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.findChildren(PrintDialog)) == 1, timeout=LONG)
    (dialog,) = window.findChildren(PrintDialog)
    cancel = button(dialog, "Annuleren")
    cancel.setFocus()
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    settle()
    assert not window.findChildren(PrintDialog)
    assert system.lines("jobs") == []


def test_the_message_after_printing_has_pages_and_copies() -> None:
    assert handed(1, 1, "Hal %2") == "Naar printer Hal %2: 1 bladzijde."
    assert handed(12, 3, "Hal %3") == "Naar printer Hal %3: 12 bladzijden, 3 keer."


# --- Qt's printer, for systems that accept no PDF


@pytest.fixture
def printer_of(tmp_path: Path) -> Callable[[PrintRequest, str], QPrinter]:
    """A function that makes a printer which writes `papier.pdf`."""

    def make(request: PrintRequest, title: str) -> QPrinter:
        printer = painting.make_printer(request, title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "papier.pdf"))
        printer.setResolution(100)  # dots per inch: enough to compare, and fast
        return printer

    return make


def painted(
    document: Document,
    printer_of: Callable[[PrintRequest, str], QPrinter],
    request: PrintRequest,
    report: Callable[[int], None] = ignore,
) -> None:
    pages = Pages(document.data)
    sheet, wanted = sheet_of(pages.size(0)), request.pages(pages.count)
    pages.close()
    painting.paint(request, document, sheet, wanted, report, printer_of)


def inked(picture: QImage) -> QRect:
    """The bounding box of all dark pixels."""
    dark = [
        QPoint(x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).lightness() < 225
    ]
    across, down = [at.x() for at in dark], [at.y() for at in dark]
    return QRect(QPoint(min(across), min(down)), QPoint(max(across), max(down)))


@pytest.mark.parametrize("kind", [BOOKLET, CERTIFICATE])
def test_a_painted_page_has_its_original_size(
    trede: Trede,
    printer_of: Callable[[PrintRequest, str], QPrinter],
    tmp_path: Path,
    kind: catalogue.HandoutKind,
) -> None:
    data = catalogue.make(kind, trede.handouts.sources.spec("programma:drie-kaarten"))
    painted(Document("x", data), printer_of, PrintRequest("", first=1, last=1))
    given, printed = Pages(data), Pages((tmp_path / "papier.pdf").read_bytes())
    assert printed.size(0).height() == pytest.approx(given.size(0).height(), abs=2)
    assert printed.size(0).width() == pytest.approx(given.size(0).width(), abs=2)
    boxes = [inked(pages.picture(0, 0.5)) for pages in (given, printed)]
    assert boxes[0].width() > 200
    one, other = boxes
    for corner in (one.topLeft() - other.topLeft(), one.bottomRight() - other.bottomRight()):
        assert corner.manhattanLength() <= 3
    given.close()
    printed.close()


def test_the_chosen_pages_and_copies_are_painted(
    booklet: Document, printer_of: Callable[[PrintRequest, str], QPrinter], tmp_path: Path
) -> None:
    request = PrintRequest("", copies=2, first=2, last=3)
    copies = 1 if printer_of(request, "").supportsMultipleCopies() else 2
    heard: list[int] = []
    painted(booklet, printer_of, request, heard.append)
    assert pages_of((tmp_path / "papier.pdf").read_bytes()) == 2 * copies
    assert max(heard) <= 2
    assert list(PrintRequest("", first=2, last=9).pages(2)) == [1]
    assert list(PrintRequest("", first=2, last=9).pages(1)) == []
    assert list(PrintRequest("").pages(3)) == [0, 1, 2]


def test_painting_can_be_cancelled(
    booklet: Document, printer_of: Callable[[PrintRequest, str], QPrinter]
) -> None:
    def report(number: int) -> None:
        if number == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        painted(booklet, printer_of, PrintRequest(""), report)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_paint_is_reported(
    card: Document, printer_of: Callable[[PrintRequest, str], QPrinter], tmp_path: Path
) -> None:
    (tmp_path / "papier.pdf").mkdir()
    with pytest.raises(PrinterError) as error:
        painted(card, printer_of, PrintRequest("Proef"))
    assert error.value.remedy
