"""The keys of the show: one table for the shortcuts, the list that F1 shows, and the key card."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from workshop_app.content.staircase import HIGHEST, LOWEST


class Deed(Enum):
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
    """One deed and the keys that do it.

    Args:
        deed: What they do.
        sequences: The keys, by the names that Qt gives them. With a vote their order counts: the
            first is for niveau 0.
        shown: How people read them; empty where another line of the table says so already.
        meaning: What they do, in Dutch.
        on_remote: Whether presenters' remotes have one of these keys.
        while_typing: Whether they also work while a note or an answer is typed.
        at_the_box: Whether they also work while people stand at the ballot box.
    """

    deed: Deed
    sequences: tuple[str, ...]
    shown: str = ""
    meaning: str = ""
    on_remote: bool = False
    while_typing: bool = False
    at_the_box: bool = False


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together, under one heading."""

    title: str
    keys: tuple[ShowKey, ...]


_NIVEAUS = tuple(str(niveau) for niveau in range(LOWEST, HIGHEST + 1))

KEY_GROUPS = (
    KeyGroup(
        "Door het programma",
        (
            ShowKey(
                Deed.NEXT,
                ("PgDown",),
                "PageDown · pijl rechts · spatie",
                "verder",
                on_remote=True,
                while_typing=True,
                at_the_box=True,
            ),
            ShowKey(Deed.NEXT, ("Right", "Space")),
            ShowKey(
                Deed.BACK,
                ("PgUp",),
                "PageUp · pijl links",
                "terug",
                on_remote=True,
                while_typing=True,
                at_the_box=True,
            ),
            ShowKey(Deed.BACK, ("Left",)),
        ),
    ),
    KeyGroup(
        "Stemmen",
        (
            ShowKey(Deed.OPEN_OR_CLOSE, ("V",), "V", "stemming openen of sluiten"),
            ShowKey(Deed.VOTE, _NIVEAUS, "0 – 5", "een stem voor die keuze", at_the_box=True),
            ShowKey(
                Deed.TAKE_VOTE,
                tuple(f"Shift+{niveau}" for niveau in _NIVEAUS),
                "Shift + 0 – 5",
                "een stem minder",
            ),
            ShowKey(
                Deed.TAKE_BACK_BALLOT,
                ("Backspace",),
                "Backspace",
                "stembus: de laatste stem terugnemen",
                at_the_box=True,
            ),
            ShowKey(Deed.STAND, ("K",), "K", "stembus op dit scherm"),
            ShowKey(
                Deed.ENTER,
                ("Return", "Enter"),
                "Enter",
                "uitslag tonen of verbergen; woorden: typen",
            ),
            ShowKey(Deed.SECOND_ROUND, ("R",), "R", "tweede ronde"),
            ShowKey(Deed.REFERENCE, ("D",), "D", "duiding naar de zaal"),
        ),
    ),
    KeyGroup(
        "De klok",
        (
            ShowKey(Deed.TIMER, ("T",), "T", "klok starten of stoppen"),
            ShowKey(Deed.MINUTE_MORE, ("+", "="), "+", "een minuut meer"),
            ShowKey(Deed.MINUTE_LESS, ("-",), "−", "een minuut minder"),
        ),
    ),
    KeyGroup(
        "Het beeld in de zaal",
        (
            ShowKey(Deed.BLACK, ("B", "."), "B of punt", "zwart beeld", on_remote=True),
            ShowKey(Deed.BREAK, ("P",), "P", "pauze"),
            ShowKey(
                Deed.PROJECT,
                ("F5",),
                "F5",
                "projectie starten",
                on_remote=True,
                while_typing=True,
            ),
            ShowKey(
                Deed.ESCAPE,
                ("Esc",),
                "Esc",
                "terug naar het regiescherm",
                on_remote=True,
                while_typing=True,
                at_the_box=True,
            ),
            ShowKey(Deed.SWAP, ("S",), "S", "schermen wisselen"),
            ShowKey(
                Deed.LARGER,
                ("Ctrl++", "Ctrl+="),
                "Ctrl + plus",
                "grotere tekst in de zaal",
                while_typing=True,
            ),
            ShowKey(
                Deed.SMALLER,
                ("Ctrl+-",),
                "Ctrl + min",
                "kleinere tekst in de zaal",
                while_typing=True,
            ),
            ShowKey(
                Deed.THEME,
                ("Ctrl+L",),
                "Ctrl + L",
                "licht, donker of veel contrast",
                while_typing=True,
            ),
            ShowKey(Deed.PROJECTOR_TEST, ("Ctrl+T",), "Ctrl + T", "beamertest", while_typing=True),
        ),
    ),
    KeyGroup(
        "Schrijven en herstellen",
        (
            ShowKey(Deed.NOTE, ("N",), "N", "notitie schrijven, Esc als je klaar bent"),
            ShowKey(Deed.UNDO, ("Ctrl+Z",), "Ctrl + Z", "ongedaan maken"),
            ShowKey(Deed.REDO, ("Ctrl+Shift+Z", "Ctrl+Y"), "Ctrl + Shift + Z", "opnieuw doen"),
            ShowKey(Deed.KEYS, ("F1",), "F1", "de lijst van toetsen", while_typing=True),
        ),
    ),
)
"""Every key, in the order in which to read them."""

KEYS = tuple(key for group in KEY_GROUPS for key in group.keys)
