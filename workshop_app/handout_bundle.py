"""A handout bundle: several handouts from one handout spec, in one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from workshop_app.errors import KnownError, StorageError, why
from workshop_app.handouts import catalogue
from workshop_app.handouts.catalogue import HANDOUTS, HandoutKind
from workshop_app.handouts.handout_spec import HandoutSpec
from workshop_app.progress import ProgressCallback, ignore_progress
from workshop_app.storage.files import write_files

Begin = Callable[[int], None]
"""Called with the index of a handout, from 0, when its creation starts."""


def can_be_made(kind: HandoutKind, spec: HandoutSpec) -> bool:
    """Whether the spec has everything that this kind needs."""
    return not kind.needs_run or (spec.workshop is not None and spec.state is not None)


def makeable(spec: HandoutSpec, kinds: Iterable[HandoutKind] = HANDOUTS) -> tuple[HandoutKind, ...]:
    """The kinds that can be made from the spec."""
    return tuple(kind for kind in kinds if can_be_made(kind, spec))


def subject_of(spec: HandoutSpec) -> str:
    """The subject in the file names: the organisation, the name of the workshop or the deck id."""
    if spec.workshop is None:
        return spec.deck.id
    return spec.organisation or spec.name


def name_in_folder(kind: HandoutKind, spec: HandoutSpec) -> str:
    """The file name of a handout."""
    return catalogue.file_name(kind, subject_of(spec), spec.held_on, spec.language)


def write_bundle(
    folder: Path,
    kinds: Iterable[HandoutKind],
    spec: HandoutSpec,
    progress: ProgressCallback = ignore_progress,
    begin: Begin = ignore_progress,
) -> list[Path]:
    """Write handouts to a folder, which is created if needed.

    The files get their final names only when all are complete and on disk, so an error or a
    cancellation leaves the folder unchanged.

    Returns:
        The paths of the handouts.

    Raises:
        StorageError: The folder could not be created, or a file could not be written.
        CancelledError: The progress callback cancelled it.
    """
    made: list[tuple[Path, bytes]] = []
    for place, kind in enumerate(kinds):
        begin(place)
        made.append((folder / name_in_folder(kind, spec), catalogue.make(kind, spec, progress)))
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            "De map {folder} kan niet worden gemaakt ({reason}).",
            "Kies een andere map.",
            folder=folder,
            reason=why(error),
        ) from error
    try:
        write_files(made)
    except StorageError:
        if is_new:
            with suppress(OSError):  # if it is not empty, the files in it are complete
                folder.rmdir()
        raise
    return [path for path, _ in made]


def kinds_named(names: str) -> tuple[HandoutKind, ...]:
    """The kinds in a comma-separated list of ids, in the order of the catalogue.

    Raises:
        KnownError: One of the ids does not exist.
    """
    wanted = {name.strip() for name in names.split(",") if name.strip()}
    known = {kind.id for kind in HANDOUTS}
    if strange := sorted(wanted - known):
        raise KnownError(
            "“{name}” is geen soort hand-out.",
            "Kies uit: {kinds}.",
            name=strange[0],
            kinds=", ".join(kind.id for kind in HANDOUTS),
        )
    return tuple(kind for kind in HANDOUTS if kind.id in wanted)
