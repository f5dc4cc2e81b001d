"""The pictures of a deck: files beside the deck file, PNG or JPEG."""

from __future__ import annotations

from pathlib import Path

from workshop_app import paths
from workshop_app.content.faults import Faults

MAX_PICTURE = 8_000_000
SIGNATURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


def read_picture(deck_file: Path, name: str, place: str, faults: Faults) -> bytes | None:
    """The bytes of a picture beside the deck file; drawings (SVG) only from the app's own."""
    file = deck_file.parent / name
    suffix = file.suffix.lower()
    own = deck_file.resolve().is_relative_to(paths.resources().resolve())
    if name != file.name or name.startswith("."):
        faults.tell(
            place,
            f"“{name}” is geen losse bestandsnaam.",
            "Zet de afbeelding naast het bestand.",
        )
        return None
    if suffix not in SIGNATURES and not (own and suffix == ".svg"):
        faults.tell(place, f"“{name}” is geen PNG of JPEG.", "Bewaar de afbeelding als PNG.")
        return None
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_PICTURE + 1)
    except (OSError, ValueError):  # ValueError: a name that no disk takes
        faults.tell(
            place, f"de afbeelding “{name}” is niet te lezen.", "Zet die naast het bestand."
        )
        return None
    if len(data) > MAX_PICTURE:
        faults.tell(place, f"“{name}” is groter dan 8 MB.", "Maak de afbeelding kleiner.")
        return None
    if suffix in SIGNATURES and not data.startswith(SIGNATURES[suffix]):
        faults.tell(
            place, f"“{name}” is vanbinnen geen {suffix[1:].upper()}.", "Bewaar die opnieuw."
        )
        return None
    return data
