"""Use workshops with invalid values in their rows as the program does, `--count` times.

    python -m tests.volume.wrong_rows --count 5000 --seed 12

Each case takes a partly completed half-day, changes one to three values of any column of any table,
then opens, lists, loads, navigates, undoes, saves, exports and prints. The exit code is 1 if an
error other than a `KnownError` was raised, something readable was missing, a loss was not
reported, or a case took more than two seconds of processor time.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tests.support.samples import TickingClock
from tests.volume.half_day import BYSTANDER, TARGET, write_half_day
from tests.volume.mutations import Mutation, mutate
from workshop_app.content.step_kind import StepKind
from workshop_app.errors import KnownError
from workshop_app.handouts import catalogue
from workshop_app.handouts.handout_spec import spec_of
from workshop_app.paths import FILE
from workshop_app.session.commands import (
    AddEntry,
    AddStep,
    Back,
    CastBallot,
    ChangeCount,
    ChangeMinutes,
    ChangeVotingMethod,
    Command,
    EditEntry,
    GoTo,
    MoveEntry,
    MoveStep,
    Next,
    OpenOrClose,
    Refusal,
    RepeatStep,
    RevealOrHide,
    SetTables,
    SetTableVote,
    SkipStep,
    StartSecondRound,
    ToggleByTable,
    ToggleCountdown,
    ToggleCurtain,
    ToggleReference,
    ToggleTimer,
    WriteNote,
)
from workshop_app.session.live import LiveSession
from workshop_app.session.programme import Workshop
from workshop_app.session.rules import current_place
from workshop_app.session.secrecy import concealed
from workshop_app.session.state import Curtain, RoundKey, RoundState, State, VotingMethod
from workshop_app.session.timing import resume
from workshop_app.storage.database import Database
from workshop_app.storage.database_opening import open_for_writing
from workshop_app.storage.export import export_json
from workshop_app.storage.rows import Losses
from workshop_app.storage.settings_store import SettingsStore
from workshop_app.storage.workshops import WorkshopStore

PARTS = (0.15, 0.4, 0.6, 0.8, 1.0)
"""The completed part of each half-day; each case uses one of them."""

LONGEST = 2.0
"""The seconds of processor time that a case may take, without its report."""

TABLES = ("step", "round", "note", "entry")


class Found(NamedTuple):
    """The result of a run: a line for each failed case, and a summary of all outcomes."""

    wrong: list[str]
    summary: str


class Wrong(Exception):  # noqa: N818 - a finding of a case
    """A finding: something is not as promised."""


class Case:
    """A database with invalid values."""

    def __init__(
        self, path: Path, base: State, done: list[Mutation], chance: random.Random
    ) -> None:
        self.path = path
        self.base = base
        self.done = done
        self.chance = chance
        self.outcome = "whole"
        self._clock = TickingClock()

    def run(self, *, report: bool) -> None:
        """Use the database as the program does.

        Raises:
            Wrong: Something readable is missing, or a loss was not reported.
        """
        before = rows_of(self.path)
        database, aside = open_for_writing(self.path, self._clock)
        with closing(database):
            if aside is not None:
                raise Wrong(f"set aside: {aside.damage}")
            database.execute("PRAGMA synchronous = OFF")
            self._list(database)
            self._set(database)
            self._others(database)
            store = WorkshopStore(database)
            losses = Losses()
            try:
                workshop, stored = store.load(TARGET, losses)
            except KnownError:
                self.outcome = "unreadable"
                if not self._may_be_unreadable():
                    raise Wrong("the workshop cannot be opened") from None
                return
            self._check_kept(database, stored, losses)
            state = self._open(store, workshop, stored, losses, before)
            if report:
                catalogue.make(catalogue.REPORT, spec_of(workshop, state))
            export_json(workshop, state)
            state = self._use(LiveSession(workshop, state, store, self._clock))
            # A session does not reveal the ballots of a sealed box.
            if concealed(store.load(TARGET)[1]) != state:
                raise Wrong("what was saved is not what is loaded")
            self.outcome = "with losses" if losses else "whole"

    def _open(
        self,
        store: WorkshopStore,
        workshop: Workshop,
        stored: State,
        losses: Losses,
        before: dict[str, list[str]],
    ) -> State:
        """Open a workshop as `ui.app` does."""
        now = self._clock()
        state = resume(stored, store.changed_at(TARGET), now)
        if losses:
            copy = store.write_back(workshop, stored, losses, now)
            if copy is None or rows_of(copy) != before:
                raise Wrong("the copy is not what stood there")
            if not losses.text:
                raise Wrong("losses without words")
        store.save(workshop, stored, state, now)
        return state

    def _list(self, database: Database) -> None:
        rows = WorkshopStore(database).rows()
        if len(rows) != 2:
            raise Wrong(f"{len(rows)} workshops in the list")
        for row in rows:
            with suppress(KnownError):
                WorkshopStore(database).load(row.id)

    def _others(self, database: Database) -> None:
        """Check that the other workshop can be loaded, unless it was changed."""
        touched = any(
            BYSTANDER in map(str, one.key) or one.table in ("deck_copy", "table_vote", "round")
            for one in self.done
        )
        if not touched:
            WorkshopStore(database).load(BYSTANDER)

    def _set(self, database: Database) -> None:
        settings = SettingsStore(database)
        found = settings.read().settings
        changed = replace(found, room_text=85)
        settings.save(changed)
        if settings.load() != changed:
            raise Wrong("settings that were saved are not loaded")

    def _may_be_unreadable(self) -> bool:
        identity = ("id", "name", "organisation", "held_on", "kind", "deck_digest")
        return any(
            one.table == "deck_copy" or (one.table == "workshop" and one.column in identity)
            for one in self.done
        )

    def _check_kept(self, database: Database, state: State, losses: Losses) -> None:
        """Check that every unchanged row was read, and that all losses were reported."""
        changed = {(one.table, one.key) for one in self.done}
        for step in self.base.steps:
            if ("step", (TARGET, step.id)) not in changed and step not in state.steps:
                raise Wrong(f"step {step.id} is lost")
        for place, text in self.base.notes.items():
            if ("note", (TARGET, *place)) not in changed and state.notes.get(place) != text:
                raise Wrong(f"the note at {place} is lost")
        for place, entries in self.base.entries.items():
            for entry in entries:
                key = ("entry", (TARGET, *place, entry.id))
                if key not in changed and entry not in state.entries.get(place, ()):
                    raise Wrong(f"the words at {place} are lost")
        self._check_rounds(state)
        if not losses:
            self._check_counts(database, state)

    def _check_rounds(self, state: State) -> None:
        if any(one.table in ("round", "table_vote") for one in self.done):
            lost = sum(not _same_round(state, key, self.base) for key in self.base.rounds)
            if lost > 2 * len(self.done):  # a changed table vote can move to another round
                raise Wrong(f"{lost} rounds are lost")
            return
        for key in self.base.rounds:
            if not _same_round(state, key, self.base):
                raise Wrong(f"round {key} is lost")

    def _check_counts(self, database: Database, state: State) -> None:
        """Check that there are as many objects as rows, as no loss was reported."""
        found = {
            "step": len(state.steps),
            "round": len(state.rounds),
            "note": len(state.notes),
            "entry": sum(map(len, state.entries.values())),
        }
        for table in TABLES:
            ((there,),) = database.fetch(
                f"SELECT count(*) FROM {table} WHERE workshop_id <> ?",  # noqa: S608 - our own names
                (BYSTANDER,),
            )
            if there != found[table]:
                raise Wrong(f"{there} rows in {table}, {found[table]} read, nothing reported")
        ((votes,),) = database.fetch("SELECT count(*) FROM table_vote")
        if votes != sum(len(round_.tables) for round_ in state.rounds.values()):
            raise Wrong("votes of tables are missing, nothing reported")

    def _use(self, session: LiveSession) -> State:
        """Do every kind of command, at several places."""
        for command in self._commands(session):
            snapshot = session.do(command)
            if snapshot.unsaved is not None:
                raise Wrong(f"not saved: {snapshot.unsaved.error}")
        session.tick()
        for turn in (session.undo, session.undo, session.redo, session.undo):
            turn()
        session.take_back_ballot()
        return session.snapshot.state

    def _commands(self, session: LiveSession) -> Iterator[Command]:
        state = session.snapshot.state
        here, ids = state.position.step, [step.id for step in state.steps]
        yield from self._at_one_place(session)
        yield from (ToggleTimer(), Back(), Next(), GoTo(here, state.position.item))
        for step in self.chance.sample(ids, min(3, len(ids))):
            yield GoTo(step)
            yield from self._at_one_place(session)
        yield GoTo(ids[self.chance.randrange(len(ids))])
        for _ in range(10):
            yield Next()
            if session.snapshot.refusal is Refusal.AT_THE_END:
                break
            yield self.chance.choice([ChangeCount(self.chance.randrange(6)), Back(), Next()])
        yield from (SkipStep(here), RepeatStep(here), MoveStep(here, 3), MoveStep(ids[0], 1))
        yield from (AddStep(StepKind.BREAK, "", 10, here), ChangeMinutes(3), SkipStep(here))

    def _at_one_place(self, session: LiveSession) -> Iterator[Command]:
        snapshot = session.snapshot
        place = current_place(snapshot.workshop.contents, snapshot.state)
        choice = self.chance.randrange(6)
        yield from (
            Next(),
            OpenOrClose(),
            ChangeVotingMethod(self.chance.choice(list(VotingMethod))),
            SetTables(4),
        )
        yield from (ChangeCount(choice), CastBallot(choice), SetTableVote(2, choice), Next())
        yield from (RevealOrHide(), ToggleReference(), StartSecondRound(), ChangeCount(choice))
        yield from (RevealOrHide(), Back(), Next(), WriteNote(place, "nieuw"))
        yield from (AddEntry("een regel", 2), EditEntry(1, "anders", 1), MoveEntry(1, 1))
        yield from (ToggleByTable(), ToggleCountdown(), ToggleCurtain(Curtain.BREAK), Next())


def _same_round(state: State, key: RoundKey, base: State) -> bool:
    """Whether a round was read unchanged, except that an open one may have been closed."""
    found, was = state.rounds.get(key), base.rounds[key]
    if found is None:
        return False
    closed = replace(was, state=RoundState.CLOSED)
    return found == was or (was.state is RoundState.OPEN and found == closed)


def rows_of(path: Path) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        tables = [name.decode() for (name,) in names]
        return {
            table: sorted(map(repr, connection.execute(f"SELECT * FROM {table}")))  # noqa: S608 - our own names
            for table in tables
            if table != "setting"  # the case itself changes it
        }


def run(count: int, seed: int, folder: Path, reports: int, first: int = 0) -> Found:
    """Run `count` cases; each line about a failure begins with the number of its case.

    Args:
        count: The number of cases.
        seed: The same seed gives the same cases.
        folder: The folder for the databases.
        reports: Every case whose number is divisible by this makes its report; 0 for none.
        first: The number of the first case.
    """
    bases: list[tuple[Path, State]] = []
    for part in PARTS:
        path = folder / f"base-{part}.db"
        bases.append((path, write_half_day(path, part)))
    found: list[str] = []
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for number in range(first, first + count):
        chance = random.Random(f"{seed}-{number}")
        base, state = chance.choice(bases)
        data_folder = folder / "case"
        shutil.rmtree(data_folder, ignore_errors=True)
        data_folder.mkdir()
        shutil.copy(base, data_folder / FILE)
        case = Case(data_folder / FILE, state, mutate(data_folder / FILE, chance), chance)
        began = time.process_time()
        report = reports > 0 and number % reports == 0
        try:
            case.run(report=report)
        except Wrong as wrong:
            found.append(f"{number}: {wrong} {case.done!r:.300}")
        except Exception:  # noqa: BLE001 - any exception is a finding
            where = traceback.format_exc().strip().splitlines()
            found.append(f"{number}: {where[-1]} {where[-3:-1]} {case.done!r:.300}")
        took = time.process_time() - began
        if not report:
            slowest = max(slowest, took)
            if took > LONGEST:
                found.append(f"{number}: {took:.1f} s {case.done!r:.300}")
        outcomes[case.outcome] += 1
    reported = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))
    summary = f"{count} cases with seed {seed}: {reported}; the slowest took {slowest:.2f} s"
    return Found(found, summary)


def main() -> int:
    """Run from the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--reports", type=int, default=50, help="a report in one of so many cases")
    call = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="trede-rows-") as folder:
        found = run(call.count, call.seed, Path(folder), call.reports, call.first)
    lines = (*found.wrong, found.summary, f"{len(found.wrong)} went wrong")
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
