"""The votes in the booklet, next to their rings: the behaviours of a card, and the statements."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import KeepTogether, Spacer

from workshop_app.content.deck import Card, Deck
from workshop_app.handouts.drawings.tick_rings import TickRings
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.handouts.page import style
from workshop_app.handouts.page.document import Columns, Heading, Rule, RuledLines, Story
from workshop_app.handouts.page.style import (
    BEHAVIOUR,
    BOTTOM,
    H1,
    KICKER,
    LINE,
    PAGE_HEIGHT,
    TOP,
    paragraph,
)
from workshop_app.i18n import gettext


def _my_votes() -> tuple[str, str]:
    return gettext("mijn stem 1"), gettext("mijn stem 2")


def card_votes(card: Card, number: int) -> Story:
    """Return the right-hand page: each behaviour with two rows of rings and lines to write on."""
    count = len(card.behaviours)
    return [
        paragraph(gettext("Kaart {number} · {title}", number=number, title=card.title), KICKER),
        Heading(gettext("Welk niveau zie je?"), H1, 1),
        *_to_tick(
            [
                (
                    gettext("Gedrag {number} van {total}", number=index, total=count),
                    behaviour.text,
                    TickRings(_my_votes(), card.lowest),
                )
                for index, behaviour in enumerate(card.behaviours, 1)
            ]
        ),
    ]


def statements(deck: Deck, spec: HandoutSpec) -> Story:
    """Return a page of statements, each with two rows of rings from disagree to agree."""
    asked = spec.builtin_texts.statement
    options = asked.options
    ends = (options[0].label, options[-1].label)
    count = len(deck.statements)
    return [
        paragraph(gettext("Stellingen"), KICKER),
        Heading(asked.question, H1, 0),
        *_to_tick(
            [
                (
                    gettext("Stelling {number} van {total}", number=index, total=count),
                    statement.text,
                    TickRings(_my_votes(), options[0].number, ends),
                )
                for index, statement in enumerate(deck.statements, 1)
            ]
        ),
    ]


def _to_tick(votes: Sequence[tuple[str, str, TickRings]]) -> Story:
    """Return what is voted on, next to its rings; the rest of the page is lines to write on."""
    blocks = [
        Columns(
            [
                (0, 3, [paragraph(number, KICKER), paragraph(text, BEHAVIOUR)]),
                (3, 3, [rings]),
            ]
        )
        for number, text, rings in votes
    ]
    taken = 74 + sum(block.wrap(style.WIDTH, 10_000)[1] + 29 for block in blocks)
    left = PAGE_HEIGHT - TOP - BOTTOM - taken
    lines = max(1, int(left / max(len(blocks), 1) / LINE))
    story: Story = []
    for block in blocks:
        rule = Rule(before=6, after=10, strong=True)
        story.append(KeepTogether([rule, block, RuledLines(lines), Spacer(0, 12)]))
    return story
