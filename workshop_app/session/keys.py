"""The keys of the show: the table used for the shortcuts, the list under F1 and the key card."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from enum import Enum

from workshop_app.content.staircase import HIGHEST, LOWEST
from workshop_app.language import mark, say

SYSTEM = sys.platform
"""The operating system, as in `sys.platform`; it decides how keys are named."""


REMOTE_BLACK = "."
"""The key that most presentation remotes send for a black screen; some send B."""


class Action(Enum):
    """What a key does."""

    NEXT = "next"
    BACK = "back"
    OPEN_OR_CLOSE = "open or close"
    VOTE = "vote"
    TAKE_VOTE = "take vote"
    TAKE_BACK_BALLOT = "take back ballot"
    STAND = "stand"
    ENTER = "enter"
    SECOND_ROUND = "second round"
    REFERENCE = "reference"
    TIMER = "timer"
    MINUTE_MORE = "minute more"
    MINUTE_LESS = "minute less"
    UNDO = "undo"
    REDO = "redo"
    BLACK = "black"
    BREAK = "break"
    NOTE = "note"
    LARGER = "larger"
    SMALLER = "smaller"
    THEME = "theme"
    PROJECTOR_TEST = "projector test"
    SWAP = "swap"
    PROJECT = "project"
    ESCAPE = "escape"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class ShowKey:
    """An action and the keys that trigger it.

    Args:
        action: What the keys do.
        sequences: The keys, by their Qt names. For votes the order matters: the first is for
            niveau 0, and any key that types that digit works.
        shown: How the keys are shown to the user, in Dutch, by their names on a PC keyboard
            (see `named`); empty if another row of the table already shows the action.
        meaning: What they do, in Dutch.
        on_remote: Whether presentation remotes have one of these keys.
        while_typing: Whether they also work while a note or an answer is typed.
        at_the_box: Whether they also work while people vote at the ballot box.
    """

    action: Action
    sequences: tuple[str, ...]
    shown: str = ""
    meaning: str = ""
    on_remote: bool = False
    while_typing: bool = False
    at_the_box: bool = False


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Related keys under one heading."""

    title: str
    keys: tuple[ShowKey, ...]


_NIVEAUS = tuple(str(niveau) for niveau in range(LOWEST, HIGHEST + 1))

KEY_GROUPS = (
    KeyGroup(
        mark("Door het programma"),
        (
            ShowKey(
                Action.NEXT,
                ("PgDown",),
                mark("PageDown · pijl rechts · spatie"),
                mark("verder"),
                on_remote=True,
                while_typing=True,
                at_the_box=True,
            ),
            ShowKey(Action.NEXT, ("Right", "Space")),
            ShowKey(
                Action.BACK,
                ("PgUp",),
                mark("PageUp · pijl links"),
                mark("terug"),
                on_remote=True,
                while_typing=True,
                at_the_box=True,
            ),
            ShowKey(Action.BACK, ("Left",)),
        ),
    ),
    KeyGroup(
        mark("Stemmen"),
        (
            ShowKey(Action.OPEN_OR_CLOSE, ("V",), "V", mark("stemming openen of sluiten")),
            ShowKey(
                Action.VOTE, _NIVEAUS, "0 – 5", mark("een stem voor die keuze"), at_the_box=True
            ),
            ShowKey(
                Action.TAKE_VOTE,
                tuple(f"Shift+{niveau}" for niveau in _NIVEAUS),
                mark("Shift + 0 – 5"),
                mark("een stem minder"),
                at_the_box=True,
            ),
            ShowKey(
                Action.TAKE_BACK_BALLOT,
                ("Backspace",),
                "Backspace",
                mark("stembus: de laatste stem terugnemen"),
                at_the_box=True,
            ),
            ShowKey(Action.STAND, ("K",), "K", mark("stembus op dit scherm")),
            ShowKey(
                Action.ENTER,
                ("Return", "Enter"),
                "Enter",
                mark("uitslag tonen of verbergen; woorden: typen"),
            ),
            ShowKey(Action.SECOND_ROUND, ("R",), "R", mark("tweede ronde")),
            ShowKey(Action.REFERENCE, ("D",), "D", mark("duiding naar de zaal")),
        ),
    ),
    KeyGroup(
        mark("De klok"),
        (
            ShowKey(Action.TIMER, ("T",), "T", mark("klok starten of stoppen")),
            ShowKey(Action.MINUTE_MORE, ("+", "="), "+", mark("een minuut meer")),
            ShowKey(Action.MINUTE_LESS, ("-",), "−", mark("een minuut minder")),
        ),
    ),
    KeyGroup(
        mark("Het beeld in de zaal"),
        (
            ShowKey(
                Action.BLACK,
                ("B", REMOTE_BLACK),
                mark("B of punt"),
                mark("zwart beeld"),
                on_remote=True,
            ),
            ShowKey(Action.BREAK, ("P",), "P", mark("pauze")),
            ShowKey(
                Action.PROJECT,
                ("F5",),
                "F5",
                mark("projectie starten"),
                on_remote=True,
                while_typing=True,
            ),
            ShowKey(
                Action.ESCAPE,
                ("Esc",),
                "Esc",
                mark("terug naar het regiescherm"),
                on_remote=True,
                while_typing=True,
                at_the_box=True,
            ),
            ShowKey(Action.SWAP, ("S",), "S", mark("schermen wisselen")),
            ShowKey(
                Action.LARGER,
                ("Ctrl++", "Ctrl+="),
                mark("Ctrl + plus"),
                mark("grotere tekst in de zaal"),
                while_typing=True,
            ),
            ShowKey(
                Action.SMALLER,
                ("Ctrl+-",),
                mark("Ctrl + min"),
                mark("kleinere tekst in de zaal"),
                while_typing=True,
            ),
            ShowKey(
                Action.THEME,
                ("Ctrl+L",),
                mark("Ctrl + L"),
                mark("licht, donker of veel contrast"),
                while_typing=True,
            ),
            ShowKey(
                Action.PROJECTOR_TEST,
                ("Ctrl+T",),
                mark("Ctrl + T"),
                mark("beamertest"),
                while_typing=True,
            ),
        ),
    ),
    KeyGroup(
        mark("Schrijven en herstellen"),
        (
            ShowKey(Action.NOTE, ("N",), "N", mark("notitie schrijven, Esc als je klaar bent")),
            ShowKey(Action.UNDO, ("Ctrl+Z",), mark("Ctrl + Z"), mark("ongedaan maken")),
            ShowKey(
                Action.REDO,
                ("Ctrl+Shift+Z", "Ctrl+Y"),
                mark("Ctrl + Shift + Z"),
                mark("opnieuw doen"),
            ),
            ShowKey(Action.KEYS, ("F1",), "F1", mark("de lijst van toetsen"), while_typing=True),
        ),
    ),
)
"""All keys, in the order in which they are listed."""

KEYS = tuple(key for group in KEY_GROUPS for key in group.keys)

_ON_MAC = {
    "PageDown": mark("fn + pijl omlaag"),
    "PageUp": mark("fn + pijl omhoog"),
    "PgDown": mark("fn + pijl omlaag"),
    "PgUp": mark("fn + pijl omhoog"),
    "Backspace": mark("Delete"),
    "Enter": mark("Return"),
    "Ctrl": mark("Cmd"),
    "F1": mark("fn + F1"),
    "F5": mark("fn + F5"),
}
"""Keys with another name on the keyboards of macOS. What Qt calls Ctrl is the Cmd key there."""

_NAMES = re.compile(rf"\b({'|'.join(_ON_MAC)})\b")


def named(text: str, system: str | None = None) -> str:
    """A text with the names of keys adapted to the keyboard of a system.

    Args:
        text: A translated text, with key names as on a PC keyboard.
        system: The system, as in `sys.platform`; None for the current one.
    """
    if (system or SYSTEM) != "darwin":
        return text
    return _NAMES.sub(lambda found: say(_ON_MAC[found.group()]), text)
