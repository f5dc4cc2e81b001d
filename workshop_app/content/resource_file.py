"""Read the text files that come with the app."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from workshop_app import paths
from workshop_app.errors import IncompleteError

T = TypeVar("T")


def read_texts(file: Path, kind: type[T]) -> T:
    """Read a TOML file that comes with the app.

    Raises:
        IncompleteError: The file is missing or broken.
    """
    import msgspec  # noqa: PLC0415 - not before the first window: 10 ms

    try:
        return msgspec.toml.decode(paths.read_resource(file), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise IncompleteError(file) from error
