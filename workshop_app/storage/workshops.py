"""Workshops in the database: making, saving what changed, reading back."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeVar

from workshop_app.errors import NotFoundError, StorageError
from workshop_app.results.tally import NO_VOTES, with_votes
from workshop_app.session.kind import WorkshopKind
from workshop_app.session.programme import StepKind, Workshop
from workshop_app.session.state import (
    Curtain,
    Place,
    Position,
    Round,
    RoundKey,
    RoundState,
    Stage,
    State,
    Way,
)
from workshop_app.storage.listing import WorkshopList

K = TypeVar("K")
V = TypeVar("V")


class WorkshopStore(WorkshopList):
    """The workshops of one database: to list, and to work with."""

    def create(self, workshop: Workshop, state: State) -> None:
        """Keep a new workshop, with its frozen copy of the deck.

        Raises:
            StorageError: It could not be kept.
        """
        import hashlib  # noqa: PLC0415 - listing workshops needs no decks

        from workshop_app.content.deck import encode_copy  # noqa: PLC0415

        copy = encode_copy(workshop.deck)
        digest = hashlib.sha256(copy).hexdigest()
        position = state.position
        with self._database.atomic():
            self._database.execute(
                "INSERT INTO deck_copy VALUES (?, ?) ON CONFLICT DO NOTHING", (digest, copy)
            )
            self._database.execute(
                "INSERT INTO workshop (id, name, organisation, held_on, kind, created_at,"
                " changed_at, participants, deck_digest, step, item, stage, round, curtain,"
                " reference_shown, ended) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                (
                    workshop.id,
                    workshop.name,
                    workshop.organisation,
                    workshop.date.isoformat(),
                    workshop.kind.value,
                    workshop.created_at.isoformat(),
                    workshop.created_at.isoformat(),
                    state.participants,
                    digest,
                    position.step,
                    position.item,
                    position.stage.value,
                    position.round,
                    state.curtain,
                    state.reference_shown,
                ),
            )
            self._save_rounds(workshop.id, {}, dict(state.rounds))
            self._save_notes(workshop.id, {}, dict(state.notes))

    def save(self, workshop: Workshop, before: State, after: State, at: datetime) -> None:
        """Keep what changed between two states, all of it or nothing.

        Counts are written as they now are, not as steps up or down: saving twice changes nothing.

        Raises:
            StorageError: It could not be kept; the database still holds `before`.
        """
        position = after.position
        ended = workshop.programme[position.step].kind is StepKind.END
        with self._database.atomic():
            self._database.execute(
                "UPDATE workshop SET changed_at = ?, participants = ?, step = ?, item = ?,"
                " stage = ?, round = ?, curtain = ?, reference_shown = ?, ended = ? WHERE id = ?",
                (
                    at.isoformat(),
                    after.participants,
                    position.step,
                    position.item,
                    position.stage.value,
                    position.round,
                    after.curtain,
                    after.reference_shown,
                    ended,
                    workshop.id,
                ),
            )
            self._save_rounds(workshop.id, dict(before.rounds), dict(after.rounds))
            self._save_notes(workshop.id, dict(before.notes), dict(after.notes))

    def _save_rounds(
        self, workshop_id: str, before: dict[RoundKey, Round], after: dict[RoundKey, Round]
    ) -> None:
        for key in before.keys() - after.keys():
            self._database.execute(
                "DELETE FROM round WHERE workshop_id = ? AND card = ? AND behaviour = ?"
                " AND number = ?",
                (workshop_id, *key),
            )
        for key, round_ in _changed(before, after).items():
            (round_id,) = self._database.execute(
                "INSERT INTO round (workshop_id, card, behaviour, number, way, state)"
                " VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (workshop_id, card, behaviour, number)"
                " DO UPDATE SET way = excluded.way, state = excluded.state RETURNING id",
                (workshop_id, *key, round_.way.value, round_.state.value),
            ).fetchone()
            then = before.get(key, Round()).counts
            for niveau, votes in enumerate(round_.counts):
                if votes == then[niveau]:
                    continue
                if votes:
                    self._database.execute(
                        "INSERT INTO tally VALUES (?, ?, ?)"
                        " ON CONFLICT (round_id, niveau) DO UPDATE SET votes = excluded.votes",
                        (round_id, niveau, votes),
                    )
                else:
                    self._database.execute(
                        "DELETE FROM tally WHERE round_id = ? AND niveau = ?", (round_id, niveau)
                    )

    def _save_notes(
        self, workshop_id: str, before: dict[Place, str], after: dict[Place, str]
    ) -> None:
        for place in before.keys() - after.keys():
            self._database.execute(
                "DELETE FROM note WHERE workshop_id = ? AND card = ? AND behaviour = ?",
                (workshop_id, *place),
            )
        for place, text in _changed(before, after).items():
            self._database.execute(
                "INSERT INTO note VALUES (?, ?, ?, ?)"
                " ON CONFLICT (workshop_id, card, behaviour) DO UPDATE SET text = excluded.text",
                (workshop_id, *place, text),
            )

    def load(self, workshop_id: str) -> tuple[Workshop, State]:
        """A workshop and the state it is in.

        Raises:
            NotFoundError: There is no such workshop.
            StorageError: It could not be read.
        """
        found = self._database.fetch(
            "SELECT name, organisation, held_on, kind, created_at, content, participants, step,"
            " item, stage, round, curtain, reference_shown"
            " FROM workshop JOIN deck_copy ON digest = deck_digest WHERE id = ?",
            (workshop_id,),
        )
        if not found:
            raise NotFoundError(
                f"De workshop “{workshop_id}” is niet bewaard.", "Kies er een uit de lijst."
            )
        from workshop_app.content.deck import FrozenCopyError, decode_copy  # noqa: PLC0415

        row = found[0]
        try:
            deck = decode_copy(row[5])
        except FrozenCopyError as error:
            raise StorageError(
                f"De kaarten van de workshop “{row[0]}” zijn niet te lezen.",
                "De andere workshops zijn er nog; kies er een uit de lijst.",
            ) from error
        workshop = Workshop(
            id=workshop_id,
            name=row[0],
            organisation=row[1],
            date=date.fromisoformat(row[2]),
            kind=WorkshopKind(row[3]),
            created_at=datetime.fromisoformat(row[4]),
            deck=deck,
        )
        state = State(
            participants=row[6],
            position=Position(row[7], row[8], Stage(row[9]), row[10]),
            rounds=self._rounds(workshop_id),
            notes=self._notes(workshop_id),
            curtain=Curtain(row[11]) if row[11] else None,
            reference_shown=bool(row[12]),
        )
        return workshop, state

    def _rounds(self, workshop_id: str) -> dict[RoundKey, Round]:
        rounds: dict[RoundKey, Round] = {}
        for card, behaviour, number, way, state, niveau, votes in self._database.fetch(
            "SELECT card, behaviour, number, way, state, niveau, votes"
            " FROM round LEFT JOIN tally ON round_id = round.id"
            " WHERE workshop_id = ? ORDER BY round.id",
            (workshop_id,),
        ):
            key = RoundKey(card, behaviour, number)
            counts = rounds[key].counts if key in rounds else NO_VOTES
            if votes is not None:
                counts = with_votes(counts, niveau, votes)
            rounds[key] = Round(RoundState(state), counts, Way(way))
        return rounds

    def _notes(self, workshop_id: str) -> dict[Place, str]:
        found = self._database.fetch(
            "SELECT card, behaviour, text FROM note WHERE workshop_id = ?", (workshop_id,)
        )
        return {Place(card, behaviour): text for card, behaviour, text in found}


def _changed(before: dict[K, V], after: dict[K, V]) -> dict[K, V]:
    """What is new or different after."""
    return {key: value for key, value in after.items() if before.get(key) != value}
