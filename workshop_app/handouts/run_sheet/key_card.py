"""The keys of the show on one page, to put next to the laptop."""

from __future__ import annotations

import re

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import KeepTogether, Spacer

from workshop_app.handouts.handout_spec import HandoutSpec, ProgressCallback
from workshop_app.handouts.page import style
from workshop_app.handouts.page.block import Block
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
from workshop_app.language import mark, say
from workshop_app.session.keys import KEY_GROUPS, ShowKey, named

TITLE = mark("Toetsen tijdens de workshop")
LEAD = mark(
    "De toetsen werken overal in Trede, ook als de zaal in beeld is. Alleen als je een notitie of "
    "een antwoord typt, zijn letters gewoon letters. Esc brengt je dan terug."
)
REMOTE = mark("Het bolletje staat bij toetsen die de meeste afstandsbedieningen ook hebben.")

SIZE = 9.5
CAP = 15.0
"""The height of a key in points."""

ROW = 18.2
PAD = 7.0


def make(spec: HandoutSpec, watch: ProgressCallback) -> bytes:
    """Return the key card as a PDF of one page; it is the same for every workshop."""
    return render(
        _story,
        title=say(TITLE),
        subject=say("Toetsenkaart"),
        footer="Trede",
        watch=watch,
        branding=spec.branding,
    )


def _story() -> Story:
    story: Story = [
        paragraph(say("Toetsenkaart"), KICKER),
        Heading(say(TITLE), H1, 0),
        paragraph(named(say(LEAD)), BODY),
        paragraph(say(REMOTE), SMALL),
    ]
    for group in KEY_GROUPS:
        rows = [KeyRow(key) for key in group.keys if key.shown]
        story.append(KeepTogether([Spacer(0, 5), paragraph(say(group.title), H3), *rows]))
    return story


class KeyRow(Block):
    """One line: the keys, drawn as keys, and what they do."""

    tag = "P"

    def __init__(self, key: ShowKey) -> None:
        super().__init__()
        self._shown = named(say(key.shown))
        self._meaning = style.one_line(named(say(key.meaning)))
        self._on_remote = key.on_remote
        remote = [say("Ook op de afstandsbediening.")] if key.on_remote else []
        keys = self._shown.replace(" · ", " / ")
        self.alt = " ".join([f"{keys}: {self._meaning}.", *remote])

    def _measure(self, width: float, _room: float, /) -> tuple[float, float]:
        return width, ROW

    def _paint(self, canvas: Canvas) -> None:
        baseline = (ROW - SIZE) / 2 + 2
        x = 0.0
        # " of " and the dot separate alternative keys; "+" joins keys that are pressed together.
        between = re.escape(say(" of "))
        for part in re.split(rf"( · |{between}| \+ )", self._shown):
            name = part.strip()
            if part != name:
                canvas.setFont(REGULAR, SIZE)
                canvas.setFillColor(INK)
                text = "/" if name == "·" else name
                canvas.drawString(x, baseline, text)
                x += style.text_width(text, REGULAR, SIZE) + 4
                continue
            width = max(CAP, style.text_width(name, SEMIBOLD, SIZE) + 2 * PAD)
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
