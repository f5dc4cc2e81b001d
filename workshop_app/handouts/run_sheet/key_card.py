"""The keys of the show on one page, to put next to the laptop."""

from __future__ import annotations

import re

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import KeepTogether, Spacer

from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Heading, Story, render
from workshop_app.handouts.page.style import (
    ACCENT,
    BODY,
    GUTTER,
    H1,
    H3,
    INK,
    KICKER,
    REGULAR,
    SEMIBOLD,
    SMALL,
    column,
    paragraph,
)
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.progress import ProgressCallback
from workshop_app.session.keys import KEY_GROUPS, ShowKey, named
from workshop_app.tagged_pdf.block import Block
from workshop_app.tagged_pdf.font import text_width

TITLE = gettext_noop("Toetsen tijdens de workshop")
LEAD = gettext_noop(
    "De toetsen werken op beide schermen. Als je een notitie of een antwoord typt, zijn letters "
    "gewoon letters; Esc brengt je terug. In een ander venster, zoals dat van de hand-outs, werken "
    "alleen PageUp en PageDown."
)
REMOTE = gettext_noop(
    "Het bolletje staat bij toetsen die de meeste afstandsbedieningen ook hebben."
)

SIZE = 9.2
CAP = 13.8
"""The height of a key in points."""

ROW = 16.6
PAD = 7.0


def make(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    """Return the key card as a PDF of one page; it is the same for every workshop."""
    return render(
        _story,
        title=gettext(TITLE),
        subject=gettext("Toetsenkaart"),
        footer="Trede",
        progress=progress,
        branding=spec.branding,
    )


def _story() -> Story:
    story: Story = [
        paragraph(gettext("Toetsenkaart"), KICKER),
        Heading(gettext(TITLE), H1, 0),
        paragraph(named(gettext(LEAD)), BODY),
        paragraph(gettext(REMOTE), SMALL),
    ]
    for group in KEY_GROUPS:
        rows = [KeyRow(key) for key in group.keys if key.shown]
        story.append(KeepTogether([Spacer(0, 5), paragraph(gettext(group.title), H3), *rows]))
    return story


class KeyRow(Block):
    """One line: the keys, drawn as keys, and what they do."""

    tag = "P"

    def __init__(self, key: ShowKey) -> None:
        super().__init__()
        self._shown = named(gettext(key.shown))
        self._meaning = style.one_line(named(gettext(key.meaning)))
        self._on_remote = key.on_remote
        remote = [gettext("Ook op de afstandsbediening.")] if key.on_remote else []
        keys = self._shown.replace(" · ", " / ")
        self.alt = " ".join([f"{keys}: {self._meaning}.", *remote])

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, ROW

    def _paint(self, canvas: Canvas) -> None:
        baseline = (ROW - SIZE) / 2 + 2
        x = 0.0
        # " of " and the dot separate alternative keys; "+" joins keys that are pressed together.
        between = re.escape(gettext(" of "))
        for part in re.split(rf"( · |{between}| \+ )", self._shown):
            name = part.strip()
            if part != name:
                canvas.setFont(REGULAR, SIZE)
                canvas.setFillColor(INK)
                text = "/" if name == "·" else name
                canvas.drawString(x, baseline, text)
                x += text_width(text, REGULAR, SIZE) + 4
                continue
            width = max(CAP, text_width(name, SEMIBOLD, SIZE) + 2 * PAD)
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.9)
            canvas.roundRect(x, (ROW - CAP) / 2, width, CAP, 4, stroke=1, fill=0)
            canvas.setFont(SEMIBOLD, SIZE)
            canvas.setFillColor(INK)
            canvas.drawCentredString(x + width / 2, baseline, name)
            x += width + 4
        canvas.setFont(REGULAR, SIZE)
        canvas.drawString(column(3), baseline, self._meaning)
        if self._on_remote:
            canvas.setFillColor(ACCENT)
            canvas.circle(column(3) - GUTTER, ROW / 2, 2.6, stroke=0, fill=1)
