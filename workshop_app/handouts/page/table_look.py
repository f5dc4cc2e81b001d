"""The look of tables: open at the sides, with lines between rows and none between columns."""

# pyright: reportUnknownMemberType=false
# reportlab's stubs leave some of its parameters untyped.

from __future__ import annotations

from typing import Any

from reportlab.platypus import TableStyle

from workshop_app.handouts.page.style import INK, REGULAR, RULE

HEAVY, LIGHT = 1.2, 0.5
"""Line widths in points: at the head and the total, and between rows."""

Command = tuple[Any, ...]
"""A command of reportlab's `TableStyle`."""


def table_look(top: float, bottom: float, *more: Command) -> TableStyle:
    """Return the shared style of all tables; text is aligned at the top, in the head at the bottom.

    Args:
        top: The space above the text of a row, in points.
        bottom: The space below it, in points.
        more: Commands for this table, which may override the shared ones.
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
    """Return the style of a programme: lines between its steps, and the total in the last row.

    The total is never alone on a page. For the arguments, see `table_look`.
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
