"""The last pages of the report: how to read its figures, and their sources."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Spacer

from workshop_app.content.staircase import Staircase
from workshop_app.handouts.drawings.staircase_drawing import StaircaseDrawing
from workshop_app.handouts.page.document import Heading, Labelled, Story
from workshop_app.handouts.page.style import (
    BOLD,
    H1,
    INK,
    KICKER,
    PAPER,
    REGULAR,
    SEMIBOLD,
    SMALL,
    SOFT,
    decimal,
    paragraph,
    style,
)
from workshop_app.i18n import gettext, gettext_noop
from workshop_app.results.agreement import Harmony, harmony
from workshop_app.session.labels import harmony_label
from workshop_app.tagged_pdf.block import Block
from workshop_app.tagged_pdf.font import text_width

READING = (
    (
        gettext_noop("Wat het getal zegt"),
        (
            gettext_noop(
                "Eensgezindheid is één getal: hoe dicht liggen de stemmen bij elkaar op de trap?"
                " Bij 1 "
                "koos iedereen hetzelfde niveau, bij 0 gaan de stemmen alle kanten op. Liggen ze"
                " op twee "
                "plekken met een gat ertussen, dan zijn er twee kampen: op zijn scherpst is dat −1."
            )
        ),
    ),
    (
        gettext_noop("Dichtbij telt ook"),
        (
            gettext_noop(
                "Wie 3 kiest terwijl een ander 4 kiest, is het bijna eens. Wie 0 kiest terwijl"
                " een ander "
                "5 kiest, niet. Het getal houdt daar rekening mee. Een gewoon percentage doet dat"
                " niet."
            )
        ),
    ),
    (
        gettext_noop("Eens is nog geen gelijk"),
        (
            gettext_noop(
                "Een groep kan het roerend eens zijn en toch iets over het hoofd zien. Kijk"
                " daarom ook "
                "naar de middelste stem: staan alle stemmen op een rij van laag naar hoog, dan is"
                " dat de "
                "stem in het midden. Leg die naast de duiding. Strenger is: de groep zag een"
                " lager niveau. "
                "Milder is: een hoger. Ook de duiding is een mening, gemaakt om over te praten."
            )
        ),
    ),
    (
        gettext_noop("Voor en na het gesprek"),
        (
            gettext_noop(
                "Tussen ronde 1 en ronde 2 ligt het gesprek. Stijgt de eensgezindheid, dan vond"
                " de groep "
                "elkaar. Daalt die, dan bracht het gesprek iets boven waar niet iedereen"
                " hetzelfde over "
                "denkt. Dat is ook winst."
            )
        ),
    ),
    (
        gettext_noop("Een kleine groep"),
        (
            gettext_noop(
                "Met twaalf mensen is één stem al 8\u00a0%. Daarom staan in dit verslag eerst de"
                " aantallen "
                "en daarna pas de percentages. Door het afronden komen die samen niet altijd op "
                "100\u00a0% uit."
            )
        ),
    ),
)
NOW_AND_NEEDED = (
    gettext_noop("Nu en nodig"),
    (
        gettext_noop(
            "Bij ‘Onze eigen trap’ stemt een team twee keer: waar staan we nu, en waar moeten we"
            " staan? "
            "Het verschil is het gemiddelde van nodig, min het gemiddelde van nu. Staat er +2,00,"
            " dan is "
            "de groep daar gemiddeld twee treden van af."
        )
    ),
)
READ = style("read", REGULAR, 10, 14.5, after=6)

METHOD = gettext_noop(
    "De eensgezindheid is de maat A van C. van der Eijk: Measuring agreement in ordered rating "
    "scales. Quality & Quantity 35 (2001), doi 10.1023/A:1010374114305. De woorden bij de getallen "
    "zijn een keuze van Trede."
)


def explanation(stairs: Staircase, *, self_test: bool, unprintable: bool) -> Story:
    """Return the pages on how to read the report.

    Args:
        stairs: The staircase, drawn once more with its texts.
        self_test: Whether the group voted on a self-test.
        unprintable: Whether characters were left out because the font does not have them.
    """
    story: Story = [
        paragraph(gettext("Toelichting"), KICKER),
        Heading(gettext("Zo lees je dit verslag"), H1, 0),
        Spacer(0, 2),
        StaircaseDrawing(stairs.niveaus, rise=12),
        Spacer(0, 16),
        AgreementScale(),
        Spacer(0, 10),
    ]
    reading = [*READING, NOW_AND_NEEDED] if self_test else READING
    story += [Labelled(gettext(label), paragraph(gettext(text), READ)) for label, text in reading]
    sources = [gettext(METHOD), stairs.source]
    if unprintable:
        sources.append(
            gettext("Waar [?] staat, stond een teken dat het lettertype van dit verslag mist.")
        )
    return [*story, Spacer(0, 4), Labelled(gettext("Bronnen"), paragraph(" ".join(sources), SMALL))]


def harmony_bands() -> list[tuple[Harmony, float, float]]:
    """Return each description with the lowest and highest agreement it applies to, in hundredths.

    Two camps are not included: they depend on how the votes are spread, not on the agreement alone.
    """
    bands: list[tuple[Harmony, float, float]] = []
    for hundredths in range(-100, 101):
        value = hundredths / 100
        word = harmony(value, camps=False)
        if bands:
            bands[-1] = (bands[-1][0], bands[-1][1], value)
        if not bands or bands[-1][0] is not word:
            bands.append((word, value, value))
    return bands


class AgreementScale(Block):
    """A ruler from -1 to 1 with the descriptions of its parts."""

    BAR = 9.0
    HEIGHT = 66.0
    SIZE = 8.5

    def __init__(self) -> None:
        super().__init__()
        bands = [
            gettext(
                "van {low} tot {high}: {word}",
                low=decimal(low),
                high=decimal(high),
                word=harmony_label(word),
            )
            for word, low, high in harmony_bands()
        ]
        self.alt = gettext("Een lat van −1 tot 1. {parts}.", parts="; ".join(bands))

    def _measure(self, width: float, _space: float, /) -> tuple[float, float]:
        return width, self.HEIGHT

    def _x(self, value: float) -> float:
        return (value + 1) / 2 * self.width

    def _labels(self) -> list[tuple[str, float, int]]:
        """The descriptions, each with the middle of its line and how many lines it is raised.

        One that is wider than its part goes above another where they would touch.
        """
        placed: list[tuple[str, float, int]] = []
        ends: list[float] = []
        for word, low, high in reversed(harmony_bands()):
            words = harmony_label(word)
            half = text_width(words, SEMIBOLD, self.SIZE) / 2
            middle = min(self._x((low + high) / 2), self.width - half)
            level = next(
                (level for level, left in enumerate(ends) if middle + half + 6 <= left), len(ends)
            )
            ends[level : level + 1] = [middle - half]
            placed.append((words, middle, level))
        return placed

    def _paint(self, canvas: Canvas) -> None:
        y = 30.0
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1)
        canvas.setFillColor(PAPER)
        canvas.rect(0, y, self.width, self.BAR, stroke=1, fill=1)
        canvas.setFont(SEMIBOLD, self.SIZE)
        for words, middle, level in self._labels():
            canvas.setFillColor(INK)
            canvas.drawCentredString(middle, y + self.BAR + 6 + 11 * level, words)
        canvas.setFillColor(SOFT)
        canvas.setFont(REGULAR, 8.5)
        for _, low, _ in harmony_bands()[1:]:
            canvas.line(self._x(low), y, self._x(low), y + self.BAR)
            canvas.drawCentredString(self._x(low), y - 12, decimal(low))
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, 10)
        canvas.drawString(0, y - 12, "−1")
        canvas.drawRightString(self.width, y - 12, "1")
