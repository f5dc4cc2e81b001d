"""The first page of the emergency pack: what to do now, at each vote and afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Spacer

from workshop_app.content.step_kind import StepKind
from workshop_app.handouts.emergency.chapters import chapters_of
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Columns, Heading, Rule, Story
from workshop_app.handouts.page.style import (
    BODY,
    H1,
    H2,
    INK,
    KICKER,
    LEAD,
    REGULAR,
    STRONG,
    paragraph,
)
from workshop_app.handouts.workshop_labels import minutes_text, steps_taken, workshop_label
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.session.items import ItemKind, PollFlow
from workshop_app.session.state import Stage, State
from workshop_app.tagged_pdf.block import Block

_Step = tuple[str, int | str, *tuple[str, ...]]
"""What to do, how long it takes (in minutes or as text), and how; the texts are untranslated."""

TITLE = gettext_noop("Zo ga je verder zonder stroom")
FIRST = (
    (
        gettext_noop("Zeg het tegen de groep"),
        1,
        gettext_noop(
            "De stroom is weg, de workshop gaat door. We stemmen met de hand en schrijven op"
            " papier."
        ),
    ),
    (
        gettext_noop("Leg alles klaar"),
        2,
        gettext_noop(
            "Dit pakket, een paar pennen en een horloge. Is het donker? Schuif de stoelen naar"
            " het raam."
        ),
    ),
)
FIND = (
    gettext_noop("Zoek je plek"),
    2,
    gettext_noop(
        "Kijk in het programma op de volgende bladzijde. Schrijf op hoe laat je weer begint."
    ),
)
EVERY_VOTE = (
    (
        gettext_noop("Lees voor"),
        1,
        gettext_noop("Wat gebeurt er, en wat doet iemand? Lees het rustig voor."),
    ),
    (
        gettext_noop("Stem"),
        1,
        (
            gettext_noop(
                "Geef even denktijd. Noem dan elke trede van laag naar hoog en tel de handen."
                " Turf links "
                "in het vak, schrijf het totaal rechts."
            )
        ),
    ),
    (
        gettext_noop("Praat"),
        3,
        gettext_noop("Vertel hoe de stemmen liggen. Wat zag je, en waarom koos je dat?"),
    ),
    (
        gettext_noop("Stem nog eens"),
        1,
        gettext_noop("Tel weer, in de rij van ronde 2. Wat is er verschoven?"),
    ),
)
ROUND_OFF = (
    gettext_noop("Rond af"),
    1,
    gettext_noop("Wil je de duiding noemen? Die staat achterin, alleen voor jou."),
)
LATER = (
    (
        gettext_noop("Open de workshop"),
        1,
        gettext_noop(
            "Start Trede en kies bij ‘Verder waar je was’ voor Doorgaan. Wat al in Trede zat, is"
            " opgeslagen."
        ),
    ),
    (
        gettext_noop("Typ de stemmen in"),
        gettext_noop("1 minuut per stem"),
        (
            gettext_noop(
                "Ga in het programma naar elke stem. Kies Handopsteken en open de stemming met V."
                " Druk "
                "voor elke hand één keer op het cijfer. Daarna R voor ronde 2. Wat hier al"
                " gedrukt staat, "
                "hoef je niet nog eens te typen."
            )
        ),
    ),
    (
        gettext_noop("Typ de antwoorden in"),
        gettext_noop("1 minuut per vraag"),
        gettext_noop("Ook de antwoorden en voornemens. Daarna klopt het verslag weer helemaal."),
    ),
)
AT_TABLES = gettext_noop(
    "Stemden jullie per tafel? Kies dan Tafels en typ de keuze van elke tafel."
)
STAGES = {
    Stage.SHOW: gettext_noop("Dit stond op het scherm. Lees het voor en ga verder."),
    Stage.READ: gettext_noop("Lees het voor en laat de groep stemmen."),
    Stage.VOTE: gettext_noop(
        "De groep was aan het stemmen. Maak het af met handen, of tel opnieuw."
    ),
    Stage.RESULT: gettext_noop("De uitslag was er. Vertel hem, en ga verder."),
    Stage.TALK: gettext_noop("Jullie waren in gesprek. Praat verder en stem daarna nog eens."),
}
STEP = style.style("emergency step", style.SEMIBOLD, 11, 14.5)
STEP_TIME = style.style("emergency time", REGULAR, 9, 11, color=style.SOFT)
STEP_TEXT = style.style("emergency text", REGULAR, 10.5, 14.5)


def first_page(spec: HandoutSpec) -> Story:
    """Return the first page, with the current position of a workshop that is under way."""
    words = " · ".join(part for part in (spec.name, workshop_label(spec)) if part)
    return [
        paragraph(gettext("Noodpakket"), KICKER),
        Heading(gettext(TITLE), H1, 0),
        paragraph(words, LEAD),
        *(_where(spec, spec.state) if spec.state else []),
        *_steps(gettext("Nu meteen"), (*FIRST, FIND)),
        *_steps(
            gettext("Bij elke stem"), (*EVERY_VOTE, *([ROUND_OFF] if _has_reference(spec) else []))
        ),
        *_steps(gettext("Als er weer stroom is"), _later(spec)),
    ]


def _has_reference(spec: HandoutSpec) -> bool:
    kinds = {step.kind for step in steps_taken(spec)}
    return bool(kinds & {StepKind.CARD, StepKind.TRANSFER})


def _later(spec: HandoutSpec) -> Sequence[_Step]:
    opening, votes, answers = LATER
    if spec.tables:
        votes = (*votes, AT_TABLES)
    return opening, votes, answers


def _steps(title: str, steps: Sequence[_Step]) -> Story:
    rows = [
        Columns(
            [
                (0, 2, [paragraph(f"{number}. {gettext(head)}", STEP), _time(time)]),
                (2, 4, [paragraph(" ".join(gettext(text) for text in texts), STEP_TEXT)]),
            ]
        )
        for number, (head, time, *texts) in enumerate(steps, 1)
    ]
    for row in rows:
        row.spaceAfter = 4
    return [
        KeepTogether(
            [
                Spacer(0, 9),
                Rule(after=8, strong=True),
                Heading(title, H2, 1),
                *rows,
            ]
        )
    ]


def _time(time: int | str) -> Flowable:
    words = minutes_text(time) if isinstance(time, int) else gettext(time)
    return paragraph(words, STEP_TIME)


def _where(spec: HandoutSpec, state: State) -> Story:
    """Return the position of the workshop at the time of printing, in a frame."""
    chapter = next((one for one in chapters_of(spec) if one.step.id == state.position.step), None)
    if chapter is None:
        return []
    item = chapter.items[min(state.position.item, len(chapter.items) - 1)]
    parts = [" · ".join(part for part in (chapter.kind, chapter.title) if part)]
    if item.kind in (ItemKind.BEHAVIOUR, ItemKind.INDICATOR):
        parts.append(
            gettext(
                "{number} van {total}: {text}", number=item.number, total=item.of, text=item.text
            )
        )
    now = gettext(STAGES[state.position.stage])
    if item.poll and state.position.stage in (Stage.VOTE, Stage.RESULT):
        number = state.position.round
        if item.poll.flow is PollFlow.TALK_BETWEEN:
            now = gettext("Ronde {number}. {now}", number=number, now=now)
    return [Spacer(0, 4), Framed(gettext("Hier was je"), [*parts, now])]


class Framed(Block):
    """A few lines in a frame, the first of them in a stronger font."""

    alt = ""

    PADDING = 9.0

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._parts = [
            paragraph(title, KICKER),
            paragraph(lines[0], STRONG),
            *(paragraph(line, BODY) for line in lines[1:]),
        ]
        self.spaceAfter = 4

    def _measure(self, width: float, space: float, /) -> tuple[float, float]:
        inner = width - 2 * self.PADDING
        heights = sum(part.wrap(inner, space)[1] for part in self._parts)
        return width, heights + 2 * self.PADDING

    def _paint(self, canvas: Canvas) -> None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.2)
        canvas.roundRect(0, 0, self.width, self.height, 4, stroke=1, fill=0)
        y = self.height - self.PADDING
        for part in self._parts:
            y -= part.height
            part.drawOn(canvas, self.PADDING, y)
