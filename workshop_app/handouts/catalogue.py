"""The kinds of handouts, for the command line and the windows.

The module of a kind is imported when one is made, because it loads reportlab.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workshop_app.foreign_text import SOFT_HYPHEN
from workshop_app.i18n import Language, gettext, gettext_noop, use_language
from workshop_app.progress import ProgressCallback, ignore_progress
from workshop_app.tagged_pdf.passages import passages

if TYPE_CHECKING:
    from collections.abc import Callable

    from workshop_app.handouts.handout_spec import HandoutSpec

    Maker = Callable[[HandoutSpec, ProgressCallback], bytes]


@dataclass(frozen=True, slots=True)
class HandoutKind:
    """One kind of handout.

    Attributes:
        id: Its name on the command line.
        name: Its name for people, in Dutch.
        purpose: What it is for, in Dutch.
        maker: Makes it from a spec, as a PDF.
        needs_run: Whether it reports on a workshop that was run.
    """

    id: str
    name: str
    purpose: str
    maker: Maker
    needs_run: bool = False

    @property
    def title(self) -> str:
        """Its name for people, in the current language."""
        return gettext(self.name)

    @property
    def about(self) -> str:
        """What it is for, in the current language."""
        return gettext(self.purpose)


def _booklet(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    from workshop_app.handouts.booklet.booklet import make  # noqa: PLC0415 - reportlab: 200 ms

    return make(spec, progress)


def _report(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    from workshop_app.handouts.report.report import make  # noqa: PLC0415 - reportlab: 200 ms

    return make(spec, progress)


def _key_card(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    from workshop_app.handouts.run_sheet.key_card import make  # noqa: PLC0415 - reportlab: 200 ms

    return make(spec, progress)


def _run_sheet(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    from workshop_app.handouts.run_sheet.run_sheet import make  # noqa: PLC0415 - reportlab: 200 ms

    return make(spec, progress)


def _card_deck(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    from workshop_app.handouts.cut_outs.card_deck import make  # noqa: PLC0415 - reportlab: 200 ms

    return make(spec, progress)


def _vote_cards(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    from workshop_app.handouts.cut_outs.vote_cards import make  # noqa: PLC0415 - reportlab: 200 ms

    return make(spec, progress)


def _table_sheets(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    from workshop_app.handouts.table_sheets import make  # noqa: PLC0415 - reportlab: 200 ms

    return make(spec, progress)


def _poster(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    from workshop_app.handouts.poster import make  # noqa: PLC0415 - reportlab: 200 ms

    return make(spec, progress)


def _pledges_sheet(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    from workshop_app.handouts.pledges_sheet import make  # noqa: PLC0415 - reportlab: 200 ms

    return make(spec, progress)


def _certificate(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    from workshop_app.handouts.attendance_certificate import make  # noqa: PLC0415 - reportlab: 200 ms

    return make(spec, progress)


def _emergency(spec: HandoutSpec, progress: ProgressCallback) -> bytes:
    from workshop_app.handouts.emergency.pack import make  # noqa: PLC0415 - reportlab: 200 ms

    return make(spec, progress)


BOOKLET = HandoutKind(
    "deelnemersboekje",
    gettext_noop("Deelnemersboekje"),
    gettext_noop("Om in te stemmen en te schrijven."),
    _booklet,
)
REPORT = HandoutKind(
    "verslag",
    gettext_noop("Verslag van de workshop"),
    gettext_noop("Wat de groep stemde en zei."),
    _report,
    needs_run=True,
)
KEY_CARD = HandoutKind(
    "toetsen",
    gettext_noop("Toetsenkaart"),
    gettext_noop("Om naast je laptop te leggen."),
    _key_card,
)
RUN_SHEET = HandoutKind(
    "draaiboek",
    gettext_noop("Draaiboek"),
    gettext_noop("Voor de trainer: wat je doet en zegt, met de duiding."),
    _run_sheet,
)
CARD_DECK = HandoutKind(
    "kaarten",
    gettext_noop("Kaarten om uit te snijden"),
    gettext_noop("Om aan tafels mee te werken."),
    _card_deck,
)
VOTE_CARDS = HandoutKind(
    "stembordjes",
    gettext_noop("Stembordjes"),
    gettext_noop("Om omhoog te houden."),
    _vote_cards,
)
TABLE_SHEETS = HandoutKind(
    "tafelbladen",
    gettext_noop("Tafelbladen"),
    gettext_noop("Voor elke tafel: samen stemmen en schrijven."),
    _table_sheets,
)
POSTER = HandoutKind(
    "poster",
    gettext_noop("Poster van de trap"),
    gettext_noop("Om aan de muur te hangen."),
    _poster,
)
PLEDGES_SHEET = HandoutKind(
    "voornemens",
    gettext_noop("Voornemens"),
    gettext_noop("Een blad om mee naar huis te nemen."),
    _pledges_sheet,
)
CERTIFICATE = HandoutKind(
    "bewijs",
    gettext_noop("Bewijs van deelname"),
    gettext_noop("Voor elke deelnemer, om te bewaren."),
    _certificate,
)
EMERGENCY = HandoutKind(
    "noodpakket",
    gettext_noop("Noodpakket"),
    gettext_noop("Om op papier verder te gaan als de stroom uitvalt."),
    _emergency,
)

HANDOUTS = (
    BOOKLET,
    RUN_SHEET,
    CARD_DECK,
    VOTE_CARDS,
    TABLE_SHEETS,
    POSTER,
    PLEDGES_SHEET,
    CERTIFICATE,
    KEY_CARD,
    EMERGENCY,
    REPORT,
)
"""Every kind, in the order in which they are offered."""

LONGEST_NAME = 80
"""Maximum length of a file name in characters, without the extension."""

MOST_BYTES = 120
"""Maximum length of a file name in bytes, without the extension.

Letters of other scripts take up to four bytes each, and some disks allow 143 bytes for a whole
name.
"""


def handout_kind(kind_id: str) -> HandoutKind:
    """Return the kind with this id."""
    for kind in HANDOUTS:
        if kind.id == kind_id:
            return kind
    raise KeyError(kind_id)


def make(kind: HandoutKind, spec: HandoutSpec, progress: ProgressCallback | None = None) -> bytes:
    """Return a handout as a PDF; `progress` is called after each page.

    Raises:
        ValueError: The handout reports on a workshop that was run, and the spec is not for one.
        CancelledError: The progress cancelled it.
    """
    from workshop_app.content.deck import texts_of  # noqa: PLC0415 - not for a list: 14 ms

    if kind.needs_run and (spec.workshop is None or spec.state is None):
        raise ValueError(f"{kind.id} needs a workshop that was run")
    cards = Language(spec.deck.language)
    with use_language(spec.language), passages(texts_of(spec.deck), cards.tag):
        return kind.maker(spec, progress or ignore_progress)


def file_name(
    kind: HandoutKind, subject: str, held_on: date | None = None, language: str = "nl"
) -> str:
    """Return a name for the file, such as `verslag-2026-11-22-gemeente-voorbeeld.pdf`.

    The name has only lower-case letters, digits and hyphens, so that it is safe in every folder.
    Letters of other scripts are kept, so that organisations with such names get different files. A
    subject without any letter or digit is replaced by a short hash of it.

    Args:
        kind: The kind of handout.
        subject: What it is about: a deck's title, or the organisation.
        held_on: The day of the workshop, if there is one.
        language: The language code of the handout; any other than `nl` is added to the name.
    """
    day = held_on.isoformat() if held_on else ""
    parts = [part for part in (kind.id, day, _slug(subject)) if part]
    end = ".pdf" if language == "nl" else f"-{language}.pdf"
    name = "-".join(parts)[:LONGEST_NAME].encode()[:MOST_BYTES]
    return name.decode(errors="ignore").rstrip("-") + end


def _slug(text: str) -> str:
    text = unicodedata.normalize("NFKC", text.replace(SOFT_HYPHEN, "")).casefold()
    text = re.sub("(?<=[a-z])[\u0300-\u036f]+", "", text)
    letters = "".join(_plain_letter(one) for one in text)
    slug = re.sub("-+", "-", letters).strip("-")
    if slug or not text.strip():
        return slug
    return hashlib.sha1(text.encode(errors="replace"), usedforsecurity=False).hexdigest()[:6]


def _plain_letter(letter: str) -> str:
    """Return a letter without accents if that gives a to z; a hyphen for anything but a letter."""
    base = unicodedata.normalize("NFKD", letter)[0]
    if base.isascii():
        return base if base.isalnum() else "-"
    return letter if unicodedata.category(letter)[0] in "LMN" else "-"
