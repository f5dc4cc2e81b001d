"""How tables look: open at the sides, with lines between rows and none between columns."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from typing import Any

from reportlab.platypus import TableStyle

from workshop_app.handouts.page.style import INK, REGULAR, RULE

HEAVY, LIGHT = 1.2, 0.5
"""How thick lines are, in points: at the head and the total, and between rows."""

Command = tuple[Any, ...]
"""A command of reportlab's `TableStyle`."""


def table_look(top: float, bottom: float, *more: Command) -> TableStyle:
    """What all tables share; the words of the head stand on one line, those of a row hang from one.

    Args:
        top: The room above the words of a row, in points.
        bottom: The room below them.
        more: What this table has besides, or instead.
    """
    return TableStyle(
        [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), top),
            ("BOTTOMPADDING", (0, 0), (-1, -1), bottom),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            *more,
        ]
    )


def programme_look(top: float, bottom: float, *more: Command) -> TableStyle:
    """The look of a programme: lines between its steps, the last row their total.

    The total never stands alone on a page. For the arguments, see `table_look`.
    """
    return table_look(
        top,
        bottom,
        ("LINEBELOW", (0, 0), (-1, 0), HEAVY, INK),
        ("LINEABOVE", (0, 2), (-1, -2), LIGHT, RULE),
        ("LINEABOVE", (0, -1), (-1, -1), HEAVY, INK),
        ("NOSPLIT", (0, -2), (-1, -1)),
        *more,
    )
