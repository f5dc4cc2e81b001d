"""Writing files for the user so that a failure never leaves half a file behind."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from workshop_app.errors import StorageError, why


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole, or leave what was there.

    Raises:
        StorageError: The file could not be written.
    """
    write_files([(path, data)])


def write_files(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write files whole, all of them or none: what was there stays until everything is on disk.

    Only a file that another program holds on to may be found out after those before it are in place.

    Raises:
        StorageError: One of the files could not be written.
    """
    drafts: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, data in files:
            drafts.append((path, _draft(path, data)))
        folders = {path.parent for path, _ in drafts}
        while drafts:
            path, draft = drafts[0]
            draft.replace(path)
            del drafts[0]
        if os.name == "posix":
            for folder in folders:
                _sync(folder)
    except OSError as error:
        raise StorageError(
            f"Het bestand {path} kan niet worden geschreven ({why(error)}).",
            "Kies een andere map, of maak ruimte vrij.",
        ) from error
    finally:
        for _, draft in drafts:
            draft.unlink(missing_ok=True)


def _draft(path: Path, data: bytes) -> Path:
    """The data on disk, in a file beside the one that it is for."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.chmod(0o644)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _sync(folder: Path) -> None:
    """The names in a folder on disk, too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
