"""Painting the wall of entries while they are collected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from ui.projector.fitting import fixed, sizes
from ui.projector.frame import kicker, progress
from ui.projector.sheet import BLACK, BOLD, MIDDLE, RIGHT, SEMIBOLD, Sheet
from workshop_app.i18n import gettext
from workshop_app.session.items import ItemKind
from workshop_app.session.scenes import PublicSnapshot, WordsScene
from workshop_app.session.state import Entry

TOP, BOTTOM = 0.265, 0.905
"""The top and bottom of the wall, as fractions of the height."""

LARGEST = 1 / 21
MOST_COLUMNS = 3
NARROWEST = 11.0
"""The minimum width of a column, relative to the size of its text."""

PAD, GAP, COLUMN_GAP = 0.5, 0.42, 0.8
"""The space in a note, between notes and between columns, relative to the size of the text."""


@dataclass(frozen=True, slots=True)
class _Note:
    """An entry on the wall, or the name of a table as heading of its entries."""

    text: str
    entry: int = 0
    """The id of the entry; 0 for a heading."""


@dataclass(frozen=True, slots=True)
class _Placed:
    note: _Note
    box: QRectF


def paint_words(sheet: Sheet, scene: WordsScene, public: PublicSnapshot) -> None:
    """Paint the question and the entries of the group."""
    kicker(sheet, _heading(scene.kind), sheet.band(0.06, 0.1, 0.6))
    sheet.text(scene.question, sheet.band(0.105, 0.24), size=1 / 18, weight=BLACK)
    if scene.entries:
        _wall(sheet, scene)
    else:
        _invite(sheet, scene.kind)
    progress(sheet, public, sheet.band(0.925, 0.975))


def _heading(kind: ItemKind) -> str:
    match kind:
        case ItemKind.PLEDGES:
            return gettext("Voornemens")
        case ItemKind.EARLIER | ItemKind.LOOK_BACK:
            return gettext("Terugblik")
        case _:
            return gettext("Open vraag")


def _invite(sheet: Sheet, kind: ItemKind) -> None:
    """Paint an empty note with an invitation, while there are no entries."""
    note = sheet.band(0.3, 0.6, 0.8)
    pen = QPen(QColor(sheet.colours.muted), 0.003 * sheet.height)
    pen.setStyle(Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([5, 4])
    sheet.painter.setPen(pen)
    sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = 0.02 * sheet.height
    sheet.painter.drawRoundedRect(note, radius, radius)
    pad = 0.04 * sheet.height
    sheet.text(
        _invitation(kind),
        note.adjusted(pad, pad, -pad, -pad),
        size=1 / 17,
        colour=sheet.colours.muted,
        vertical=MIDDLE,
    )


def _invitation(kind: ItemKind) -> str:
    match kind:
        case ItemKind.PLEDGES:
            return gettext("Zeg wat jij gaat doen. Dan staat het hier.")
        case ItemKind.EARLIER:
            return gettext("Wat weet je nog? Zeg het, dan staat het hier.")
        case _:
            return gettext("Zeg het maar. Wat je zegt, komt hier te staan.")


def _notes(entries: Iterable[Entry], *, by_table: bool) -> list[_Note]:
    """The notes on the wall in order; with `by_table`, grouped by table if any entry has one."""
    kept = list(entries)
    if not by_table or not any(entry.table for entry in kept):
        return [_Note(entry.text, entry.id) for entry in kept]
    notes: list[_Note] = []
    tables = sorted({entry.table for entry in kept}, key=lambda table: (table == 0, table))
    for table in tables:
        name = gettext("Tafel {table}", table=table)
        notes.append(_Note(name if table else gettext("Hele groep")))
        notes += [_Note(entry.text, entry.id) for entry in kept if entry.table == table]
    return notes


def _wall(sheet: Sheet, scene: WordsScene) -> None:
    newest = max(entry.id for entry in scene.entries)
    whole = _notes(scene.entries, by_table=scene.by_table)
    for pixels in sizes(sheet.pixels(LARGEST), sheet.smallest):
        for columns in range(1, MOST_COLUMNS + 1):
            placed = _place(sheet, whole, pixels, columns, whole_words=True)
            if placed is not None:
                _draw(sheet, placed, pixels, newest)
                return
    _newest_that_fit(sheet, scene, newest)


def _newest_that_fit(sheet: Sheet, scene: WordsScene, newest: int) -> None:
    """Paint the newest entries that fit at the smallest size, and the number of the others."""
    by_age = sorted(scene.entries, key=lambda entry: -entry.id)
    pixels = sheet.smallest

    def place(number: int) -> list[_Placed] | None:
        ids = {entry.id for entry in by_age[:number]}
        kept = [entry for entry in scene.entries if entry.id in ids]
        notes = _notes(kept, by_table=scene.by_table)
        return _place(sheet, notes, pixels, MOST_COLUMNS, whole_words=False)

    low, high = 1, len(by_age)
    while low < high:
        middle = (low + high + 1) // 2
        if place(middle) is not None:
            low = middle
        else:
            high = middle - 1
    _draw(sheet, place(low) or [], pixels, newest)
    if low == len(by_age):
        return
    text = gettext("en nog {number} eerder", number=len(by_age) - low)
    sheet.text(
        text,
        sheet.box(0.62, 0.06, 0.958, 0.1),
        size=1 / 38,
        weight=BOLD,
        colour=sheet.colours.muted,
        align=RIGHT,
        vertical=MIDDLE,
    )


def _place(
    sheet: Sheet, notes: list[_Note], pixels: int, columns: int, *, whole_words: bool
) -> list[_Placed] | None:
    """The place of each note, column after column; None if they do not all fit.

    With `whole_words`, it is None too if a word would have to be broken at an arbitrary place.
    """
    area = sheet.band(TOP, BOTTOM)
    width = (area.width() - (columns - 1) * COLUMN_GAP * pixels) / columns
    if columns > 1 and (width < NARROWEST * pixels or columns > len(notes)):
        return None
    placed: list[_Placed] = []
    column, y = 0, 0.0
    table: _Note | None = None
    for index, note in enumerate(notes):
        height = _height(note, width, pixels, whole_words=whole_words)
        if height is None:
            return None
        needed = height
        if not note.entry and index + 1 < len(notes):
            # The name of a table must be in the same column as its first entry.
            first = _height(notes[index + 1], width, pixels, whole_words=whole_words)
            needed = height + GAP * pixels + (first or 0.0)
        if y and not note.entry:
            y += GAP * pixels
        fits = not y or y + needed <= area.height()
        left = area.left() + column * (width + COLUMN_GAP * pixels)
        if not fits:
            column, y = column + 1, 0.0
            left = area.left() + column * (width + COLUMN_GAP * pixels)
            if note.entry and table is not None:
                # Repeat the name of the table above each column that its entries continue in.
                name = fixed(table.text, width, pixels, BOLD).height
                placed.append(_Placed(table, QRectF(left, area.top(), width, name)))
                y = name + GAP * pixels
        table = table if note.entry else note
        if column == columns or y + needed > area.height():
            return None
        placed.append(_Placed(note, QRectF(left, area.top() + y, width, height)))
        y += height + GAP * pixels
    return placed


def _height(note: _Note, width: float, pixels: int, *, whole_words: bool) -> float | None:
    if not note.entry:
        return fixed(note.text, width, pixels, BOLD).height
    text = fixed(note.text, width - 2 * PAD * pixels - _bar(pixels), pixels, SEMIBOLD)
    if text.broken and whole_words:
        return None
    return text.height + 1.1 * PAD * pixels


def _bar(pixels: int) -> float:
    """The width of the bar in the newest note; all notes leave space for it."""
    return 0.35 * pixels


def _draw(sheet: Sheet, placed: list[_Placed], pixels: int, newest: int) -> None:
    size = pixels / sheet.height
    radius = min(0.014, 0.4 * size)
    for one in placed:
        box = one.box
        if not one.note.entry:
            sheet.text(
                one.note.text,
                box.adjusted(0, -1, 0, 1),
                size=size,
                grows=False,
                weight=BOLD,
                colour=sheet.colours.accent,
                vertical=MIDDLE,
            )
            continue
        fresh = one.note.entry == newest
        sheet.panel(
            box,
            fill=sheet.colours.accent_tint if fresh else sheet.colours.panel,
            edge=sheet.colours.accent if fresh else sheet.colours.line,
            radius=radius,
        )
        if fresh:
            bar = box.adjusted(0, radius * sheet.height, 0, -radius * sheet.height)
            bar.setWidth(_bar(pixels))
            sheet.fill(bar, sheet.colours.accent)
        pad = PAD * pixels
        inner = box.adjusted(pad + _bar(pixels), 0, -pad, 0)
        sheet.text(one.note.text, inner, size=size, grows=False, weight=SEMIBOLD, vertical=MIDDLE)
