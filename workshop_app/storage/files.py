"""Writing files for the user so that a failure never leaves half a file behind."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from workshop_app.errors import StorageError, why


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole, or leave what was there.

    Raises:
        StorageError: The file could not be written.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        draft = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            draft.chmod(0o644)
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        if os.name == "posix":
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    except OSError as error:
        raise StorageError(
            f"Het bestand {path} kan niet worden geschreven ({why(error)}).",
            "Kies een andere map, of maak ruimte vrij.",
        ) from error
