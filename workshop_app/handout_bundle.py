"""Several handouts from one order, in one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from workshop_app.errors import KnownError, StorageError, why
from workshop_app.foreign_text import isolated
from workshop_app.handouts import catalogue
from workshop_app.handouts.catalogue import HANDOUTS, HandoutKind
from workshop_app.handouts.handout_spec import HandoutSpec, ProgressCallback, nobody_watches
from workshop_app.storage.files import write_files

Begin = Callable[[int], None]
"""Told the place of a handout in the row, from 0, when it is begun."""


def can_be_made(kind: HandoutKind, spec: HandoutSpec) -> bool:
    """Whether the order is enough for this kind."""
    return not kind.needs_run or (spec.workshop is not None and spec.state is not None)


def makeable(spec: HandoutSpec, kinds: Iterable[HandoutKind] = HANDOUTS) -> tuple[HandoutKind, ...]:
    """Those kinds for which the order is enough."""
    return tuple(kind for kind in kinds if can_be_made(kind, spec))


def subject_of(spec: HandoutSpec) -> str:
    """What the names of the files say it is about: for whom, otherwise what."""
    if spec.workshop is None:
        return spec.deck.id
    return spec.organisation or spec.name


def name_in_folder(kind: HandoutKind, spec: HandoutSpec) -> str:
    """The name of the file of a handout."""
    return catalogue.file_name(kind, subject_of(spec), spec.held_on, spec.language)


def write_package(
    folder: Path,
    kinds: Iterable[HandoutKind],
    spec: HandoutSpec,
    watch: ProgressCallback = nobody_watches,
    begin: Begin = nobody_watches,
) -> list[Path]:
    """Write handouts to a folder, which is made where it is not there; returns the files.

    Nothing is in place before all of them are made and on disk: an error or a stop leaves the folder
    as it was.

    Raises:
        StorageError: The folder could not be made, or a file not be written.
        CancelledError: The watch said so.
    """
    made: list[tuple[Path, bytes]] = []
    for place, kind in enumerate(kinds):
        begin(place)
        made.append((folder / name_in_folder(kind, spec), catalogue.make(kind, spec, watch)))
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"De map {isolated(folder)} kan niet worden gemaakt ({why(error)}).",
            "Kies een andere map.",
        ) from error
    try:
        write_files(made)
    except StorageError:
        if is_new:
            with suppress(OSError):  # where it is not empty, what is in it is whole
                folder.rmdir()
        raise
    return [path for path, _ in made]


def kinds_named(names: str) -> tuple[HandoutKind, ...]:
    """The kinds that are named with commas between them, in the order of the catalogue.

    Raises:
        KnownError: One of the names is of no kind.
    """
    wanted = {name.strip() for name in names.split(",") if name.strip()}
    known = {kind.id for kind in HANDOUTS}
    if strange := sorted(wanted - known):
        raise KnownError(
            f"“{isolated(strange[0])}” is geen soort hand-out.",
            f"Kies uit: {', '.join(kind.id for kind in HANDOUTS)}.",
        )
    return tuple(kind for kind in HANDOUTS if kind.id in wanted)
