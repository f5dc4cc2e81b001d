"""Read the cards of a deck file: behaviours with their references, pictures and the transfer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import msgspec

from workshop_app.content.deck import Audience, Behaviour, Card, Illustration, Reference, Transfer
from workshop_app.content.limits import COUNTS
from workshop_app.content.pictures import MAX_PICTURES, read_picture
from workshop_app.content.scale import SIDES_ID
from workshop_app.content.staircase import HIGHEST, LOWEST, staircase
from workshop_app.content.struct_faults import Table
from workshop_app.content.validation import (
    Faults,
    Place,
    choices,
    ids_of,
    in_field,
    tables,
    wrong_count,
)
from workshop_app.i18n import LazyText


class CardReader:
    """Reads the cards of one file, and collects the pictures they use in `pictures`."""

    def __init__(self, file: Path, faults: Faults) -> None:
        self._file = file
        self._faults = faults
        self._bytes = 0
        self.pictures: dict[str, bytes] = {}

    def read(self, raw: Table, place: Place) -> Card | None:
        """Read the card in a table; None if it cannot be used."""
        lowest = LOWEST + 1 if raw.get("floor") is False else LOWEST
        behaviours = self._behaviours(raw, lowest, place)
        transfer: Transfer | None = None
        bare: Table = {**raw, "behaviours": []}
        if isinstance(raw.get("transfer"), dict):
            transfer = self._transfer(raw, behaviours, lowest, (*place, LazyText("transfer")))
            del bare["transfer"]
        card = self._faults.convert(bare, Card, place)
        self._check_lists(raw, place)
        if card is None:
            return None
        if card.illustration is not None:
            self._read_pictures(card.illustration, (*place, LazyText("illustratie")))
        return msgspec.structs.replace(card, behaviours=_right(behaviours), transfer=transfer)

    def _check_lists(self, raw: Table, place: Place) -> None:
        faults = self._faults
        behaviours = tables(raw.get("behaviours"))
        if not COUNTS[Card, "behaviours"].has(len(behaviours)):
            faults.report(
                place,
                LazyText("de kaart heeft {number} gedragingen.", number=len(behaviours)),
                LazyText("Geef er één tot vier, elk als [[cards.behaviours]]."),
            )
        if wrong_count(raw, Card, "debrief") is not None:
            faults.report(
                in_field(place, "debrief"),
                LazyText("er zijn geen vragen voor de nabespreking."),
                LazyText("Schrijf er minstens één."),
            )
        number = wrong_count(raw, Card, "sides")
        if number is not None:
            faults.report(
                in_field(place, "sides"),
                LazyText("dit aantal kanten kan niet bij een dilemma: {number}.", number=number),
                LazyText("Geef twee tot vier kanten, of laat het veld weg."),
            )
        if wrong_count(raw, Card, "audience") is not None:
            faults.report(
                in_field(place, "audience"),
                LazyText("er staat niet voor wie de kaart is."),
                LazyText(
                    "Kies uit: {names}. Zonder dit veld is de kaart voor iedereen.",
                    names=", ".join(Audience),
                ),
            )
        self._check_doubles(raw, "keywords", place)
        self._check_doubles(raw, "audience", place)
        faults.check_ids(ids_of(behaviours), "cards.behaviours", place)

    def _check_doubles(self, raw: Table, field: str, place: Place) -> None:
        """Report duplicate texts in a list; case and spaces are ignored."""
        found = cast("object", raw.get(field))
        if not isinstance(found, list):
            return
        texts = [text for text in cast("list[object]", found) if isinstance(text, str)]
        times = Counter(_plain(text) for text in texts if text.strip())
        for text in (text for text, number in times.items() if number > 1):
            self._faults.report(
                in_field(place, field),
                LazyText("“{text}” staat er meer dan één keer.", text=text),
                LazyText("Eén is genoeg."),
            )

    def _behaviours(self, raw: Table, lowest: int, place: Place) -> list[Behaviour | None]:
        """Read the behaviours of a card or a transfer; None for each that cannot be used."""
        found: list[Behaviour | None] = []
        for index, raw_behaviour in enumerate(tables(raw.get("behaviours")), 1):
            at = _of_behaviour(place, index)
            if not self._faults.is_filled(raw_behaviour, at):
                found.append(None)
                continue
            if raw_behaviour.get("id") == SIDES_ID:
                self._faults.report(
                    in_field(at, "id"),
                    LazyText(
                        "“{name}” is de naam van de stemming over de kanten van een dilemma.",
                        name=SIDES_ID,
                    ),
                    LazyText("Kies een andere id."),
                )
            behaviour = self._faults.convert(raw_behaviour, Behaviour, at)
            if behaviour is not None:
                self._check_reference(behaviour.reference, lowest, at)
            found.append(behaviour)
        return found

    def _check_reference(self, reference: Reference, lowest: int, place: Place) -> None:
        niveau = reference.niveau
        if niveau < lowest:
            self._faults.report(
                place,
                LazyText("de duiding is niveau 0, maar op deze kaart kan niemand 0 kiezen."),
                LazyText("Kies een ander niveau, of haal ‘floor = false’ weg."),
            )
        if niveau > 0 and not reference.indicators:
            self._faults.report(
                in_field(place, "indicators"),
                LazyText("de duiding noemt geen indicatoren."),
                LazyText(
                    "Noem er minstens één van niveau {niveau}, bijvoorbeeld “{example}”.",
                    niveau=niveau,
                    example=f"n{niveau}.1",
                ),
            )
        for name in reference.indicators:
            if staircase().indicator(name) is None or not name.startswith(f"n{niveau}."):
                known = [indicator.id for indicator in staircase().niveaus[niveau].indicators]
                self._faults.report(
                    in_field(place, "indicators"),
                    LazyText(
                        "“{name}” is geen indicator van niveau {niveau}.", name=name, niveau=niveau
                    ),
                    choices(known)
                    if known
                    else LazyText("Dit niveau heeft geen indicatoren; laat de lijst leeg."),
                )
        if niveau > lowest and not reference.not_lower:
            self._faults.report(
                in_field(place, "not_lower"),
                LazyText("er staat niet waarom het geen niveau lager is."),
                LazyText("Schrijf daar één zin over."),
            )
        if niveau < HIGHEST and not reference.not_higher:
            self._faults.report(
                in_field(place, "not_higher"),
                LazyText("er staat niet waarom het geen niveau hoger is."),
                LazyText("Schrijf daar één zin over."),
            )

    def _transfer(
        self, card: Table, own: Sequence[Behaviour | None], lowest: int, place: Place
    ) -> Transfer | None:
        """Read the transfer of the card in a table; `own` is the behaviours of the card itself."""
        raw = cast("Table", card["transfer"])
        if not self._faults.is_filled(raw, place):
            return None
        behaviours = self._behaviours(raw, lowest, place)
        transfer = self._faults.convert({**raw, "behaviours": []}, Transfer, place)
        if not COUNTS[Transfer, "behaviours"].has(len(behaviours)):
            self._faults.report(
                place,
                LazyText("de transfer heeft {number} gedragingen.", number=len(behaviours)),
                LazyText("Geef er één of twee, elk als [[cards.transfer.behaviours]]."),
            )
        ids = ids_of(tables(raw.get("behaviours")))
        self._faults.check_ids(ids, "cards.transfer.behaviours", place)
        if _is_same(raw.get("story"), card.get("story")):
            self._faults.report(
                in_field(place, "story"),
                LazyText("dit is het verhaal van de kaart zelf."),
                LazyText("Schrijf een andere situatie, waarin hetzelfde te zien is."),
            )
        if own and all(own):  # otherwise the niveaus of the card are unknown
            self._check_niveaus(behaviours, _right(own), lowest, place)
        return transfer and msgspec.structs.replace(transfer, behaviours=_right(behaviours))

    def _check_niveaus(
        self,
        behaviours: Sequence[Behaviour | None],
        own: Sequence[Behaviour],
        lowest: int,
        place: Place,
    ) -> None:
        niveaus = sorted({behaviour.reference.niveau for behaviour in own})
        for index, behaviour in enumerate(behaviours, 1):
            niveau = lowest - 1 if behaviour is None else behaviour.reference.niveau
            if niveau >= lowest and niveau not in niveaus:  # a lower niveau is already reported
                self._faults.report(
                    in_field(_of_behaviour(place, index), "niveau"),
                    LazyText("geen gedrag van de kaart zelf is niveau {niveau}.", niveau=niveau),
                    choices([str(one) for one in niveaus]),
                )

    def _read_pictures(self, illustration: Illustration, place: Place) -> None:
        for name in (illustration.screen, illustration.paper):
            if name in self.pictures:  # several cards may share a picture
                continue
            data = read_picture(self._file, name, place, self._faults)
            if data is not None:
                self.pictures[name] = data
                self._bytes += len(data)
            if self._bytes > MAX_PICTURES:
                self._faults.stop(
                    place,
                    LazyText(
                        "alle afbeeldingen samen zijn groter dan {megabytes} MB.",
                        megabytes=MAX_PICTURES // 1_000_000,
                    ),
                    LazyText("Maak de afbeeldingen kleiner."),
                )
        if illustration.paper.endswith(".svg"):
            self._faults.report(
                place,
                LazyText("op papier kan geen SVG."),
                LazyText("Geef bij ‘paper’ een PNG of JPEG."),
            )


def _of_behaviour(place: Place, number: int) -> Place:
    """The place of a behaviour of a card or a transfer; `number` counts from 1."""
    return (*place, LazyText("gedrag {number}", number=number))


def _plain(text: str) -> str:
    """Normalise the case and spaces of a text, for comparison."""
    return " ".join(text.split()).casefold()


def _is_same(one: object, other: object) -> bool:
    """Whether two values are texts that are equal apart from case and spaces."""
    if not isinstance(one, str) or not isinstance(other, str):
        return False
    return bool(one.strip()) and _plain(one) == _plain(other)


def _right(behaviours: Sequence[Behaviour | None]) -> tuple[Behaviour, ...]:
    return tuple(behaviour for behaviour in behaviours if behaviour is not None)
