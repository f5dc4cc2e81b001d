"""The keys of the show: the table used for the shortcuts, the list under F1 and the key card."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from enum import Enum

from workshop_app.content.staircase import HIGHEST, LOWEST
from workshop_app.i18n import gettext, gettext_noop

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
    BALLOT_OVERLAY = "ballot overlay"
    ENTER = "enter"
    SECOND_ROUND = "second round"
    REFERENCE = "reference"
    REFERENCE_STAGE = "reference stage"
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
        in_any_window: Whether they also work in other windows, such as that of the handouts.
    """

    action: Action
    sequences: tuple[str, ...]
    shown: str = ""
    meaning: str = ""
    on_remote: bool = False
    while_typing: bool = False
    at_the_box: bool = False
    in_any_window: bool = False


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Related keys under one heading."""

    title: str
    keys: tuple[ShowKey, ...]


_NIVEAUS = tuple(str(niveau) for niveau in range(LOWEST, HIGHEST + 1))

KEY_GROUPS = (
    KeyGroup(
        gettext_noop("Door het programma"),
        (
            ShowKey(
                Action.NEXT,
                ("PgDown",),
                gettext_noop("PageDown · pijl rechts · spatie"),
                gettext_noop("verder"),
                on_remote=True,
                while_typing=True,
                at_the_box=True,
                in_any_window=True,
            ),
            ShowKey(Action.NEXT, ("Right", "Space")),
            ShowKey(
                Action.BACK,
                ("PgUp",),
                gettext_noop("PageUp · pijl links"),
                gettext_noop("terug"),
                on_remote=True,
                while_typing=True,
                at_the_box=True,
                in_any_window=True,
            ),
            ShowKey(Action.BACK, ("Left",)),
        ),
    ),
    KeyGroup(
        gettext_noop("Stemmen"),
        (
            ShowKey(Action.OPEN_OR_CLOSE, ("V",), "V", gettext_noop("stemming openen of sluiten")),
            ShowKey(
                Action.VOTE,
                _NIVEAUS,
                "0 – 5",
                gettext_noop("een stem voor die keuze"),
                at_the_box=True,
            ),
            ShowKey(
                Action.TAKE_VOTE,
                tuple(f"Shift+{niveau}" for niveau in _NIVEAUS),
                gettext_noop("Shift + 0 – 5"),
                gettext_noop("een stem minder"),
                at_the_box=True,
            ),
            ShowKey(
                Action.TAKE_BACK_BALLOT,
                ("Backspace",),
                "Backspace",
                gettext_noop("stembus: de laatste stem terugnemen"),
                at_the_box=True,
            ),
            ShowKey(Action.BALLOT_OVERLAY, ("K",), "K", gettext_noop("stembus op dit scherm")),
            ShowKey(
                Action.ENTER,
                ("Return", "Enter"),
                "Enter",
                gettext_noop("uitslag tonen of verbergen; bij een open vraag: typen"),
            ),
            ShowKey(Action.SECOND_ROUND, ("R",), "R", gettext_noop("tweede ronde")),
            ShowKey(Action.REFERENCE, ("D",), "D", gettext_noop("duiding tonen in de zaal")),
            ShowKey(
                Action.REFERENCE_STAGE,
                ("Ctrl+D",),
                gettext_noop("Ctrl + D"),
                gettext_noop("duiding na elke uitslag, of alleen met D"),
            ),
        ),
    ),
    KeyGroup(
        gettext_noop("De klok"),
        (
            ShowKey(Action.TIMER, ("T",), "T", gettext_noop("klok starten of stoppen")),
            ShowKey(Action.MINUTE_MORE, ("+", "="), "+", gettext_noop("een minuut meer")),
            ShowKey(Action.MINUTE_LESS, ("-",), "−", gettext_noop("een minuut minder")),
        ),
    ),
    KeyGroup(
        gettext_noop("Het beeld in de zaal"),
        (
            ShowKey(
                Action.BLACK,
                ("B", REMOTE_BLACK),
                gettext_noop("B of punt"),
                gettext_noop("zwart beeld"),
                on_remote=True,
            ),
            ShowKey(Action.BREAK, ("P",), "P", gettext_noop("pauze")),
            ShowKey(
                Action.PROJECT,
                ("F5",),
                "F5",
                gettext_noop("projectie starten"),
                on_remote=True,
                while_typing=True,
            ),
            ShowKey(
                Action.ESCAPE,
                ("Esc",),
                "Esc",
                gettext_noop("terug naar het regiescherm"),
                on_remote=True,
                while_typing=True,
                at_the_box=True,
            ),
            ShowKey(Action.SWAP, ("S",), "S", gettext_noop("schermen wisselen")),
            ShowKey(
                Action.LARGER,
                ("Ctrl++", "Ctrl+="),
                gettext_noop("Ctrl + plus"),
                gettext_noop("grotere tekst in de zaal"),
                while_typing=True,
            ),
            ShowKey(
                Action.SMALLER,
                ("Ctrl+-",),
                gettext_noop("Ctrl + min"),
                gettext_noop("kleinere tekst in de zaal"),
                while_typing=True,
            ),
            ShowKey(
                Action.THEME,
                ("Ctrl+L",),
                gettext_noop("Ctrl + L"),
                gettext_noop("licht, donker of veel contrast"),
                while_typing=True,
            ),
            ShowKey(
                Action.PROJECTOR_TEST,
                ("Ctrl+T",),
                gettext_noop("Ctrl + T"),
                gettext_noop("projectortest"),
                while_typing=True,
            ),
        ),
    ),
    KeyGroup(
        gettext_noop("Schrijven en herstellen"),
        (
            ShowKey(
                Action.NOTE, ("N",), "N", gettext_noop("notitie schrijven, Esc als je klaar bent")
            ),
            ShowKey(
                Action.UNDO, ("Ctrl+Z",), gettext_noop("Ctrl + Z"), gettext_noop("ongedaan maken")
            ),
            ShowKey(
                Action.REDO,
                ("Ctrl+Shift+Z", "Ctrl+Y"),
                gettext_noop("Ctrl + Shift + Z"),
                gettext_noop("opnieuw doen"),
            ),
            ShowKey(
                Action.KEYS, ("F1",), "F1", gettext_noop("de lijst van toetsen"), while_typing=True
            ),
        ),
    ),
)
"""All keys, in the order in which they are listed."""

KEYS = tuple(key for group in KEY_GROUPS for key in group.keys)

_ON_MAC = {
    "PageDown": gettext_noop("fn + pijl omlaag"),
    "PageUp": gettext_noop("fn + pijl omhoog"),
    "PgDown": gettext_noop("fn + pijl omlaag"),
    "PgUp": gettext_noop("fn + pijl omhoog"),
    "Backspace": gettext_noop("Delete"),
    "Enter": gettext_noop("Return"),
    "Ctrl": gettext_noop("Cmd"),
    "F1": gettext_noop("fn + F1"),
    "F5": gettext_noop("fn + F5"),
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
    return _NAMES.sub(lambda found: gettext(_ON_MAC[found.group()]), text)
