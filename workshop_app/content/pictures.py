"""The pictures of a deck: PNG or JPEG files in the folder of the deck file."""

from __future__ import annotations

from pathlib import Path

from workshop_app import paths
from workshop_app.content.bounded_file import read_bounded
from workshop_app.content.picture_format import JPEG, PNG, size_of
from workshop_app.content.validation import Faults, Place
from workshop_app.i18n import LazyText

MAX_PICTURE = 8_000_000
MAX_PICTURES = 100_000_000
"""The most bytes of all pictures of a deck together."""

MOST_PIXELS = 50_000_000
"""A picture with more pixels is rejected: it would need more memory than a small laptop has."""

SIGNATURES = {".png": PNG, ".jpg": JPEG, ".jpeg": JPEG}


def read_picture(deck_file: Path, name: str, place: Place, faults: Faults) -> bytes | None:
    """Read a picture in the folder of the deck file; SVG is only allowed in the app's own decks.

    Returns:
        The bytes of the picture; None if it cannot be used, which is added to `faults`.
    """
    file = deck_file.parent / name
    suffix = file.suffix.lower()
    own = deck_file.resolve().is_relative_to(paths.resources().resolve())
    if name != file.name or name.startswith("."):
        faults.report(
            place,
            LazyText("“{name}” is geen losse bestandsnaam.", name=name),
            LazyText("Zet de afbeelding naast het bestand."),
        )
        return None
    if suffix not in SIGNATURES and not (own and suffix == ".svg"):
        faults.report(
            place,
            LazyText("“{name}” is geen PNG of JPEG.", name=name),
            LazyText("Sla de afbeelding op als PNG."),
        )
        return None
    try:
        data = read_bounded(file, MAX_PICTURE)
    except (OSError, ValueError):  # ValueError: the file system does not allow the name
        faults.report(
            place,
            LazyText("de afbeelding “{name}” is niet te lezen.", name=name),
            LazyText("Zet die naast het bestand."),
        )
        return None
    if len(data) > MAX_PICTURE:
        faults.report(
            place,
            LazyText(
                "“{name}” is groter dan {megabytes} MB.",
                name=name,
                megabytes=MAX_PICTURE // 1_000_000,
            ),
            LazyText("Maak de afbeelding kleiner."),
        )
        return None
    if suffix in SIGNATURES and not data.startswith(SIGNATURES[suffix]):
        faults.report(
            place,
            LazyText("“{name}” is vanbinnen geen {kind}.", name=name, kind=suffix[1:].upper()),
            LazyText("Sla die opnieuw op."),
        )
        return None
    if suffix in SIGNATURES and not _is_usable(name, data, place, faults):
        return None
    return data


def _is_usable(name: str, data: bytes, place: Place, faults: Faults) -> bool:
    size = size_of(data)
    if size is None:
        faults.report(
            place,
            LazyText("“{name}” is afgekapt of beschadigd.", name=name),
            LazyText("Zet er een hele kopie neer."),
        )
        return False
    if size.width * size.height > MOST_PIXELS:
        faults.report(
            place,
            LazyText(
                "“{name}” heeft meer dan {millions} miljoen beeldpunten.",
                name=name,
                millions=MOST_PIXELS // 1_000_000,
            ),
            LazyText("Maak de afbeelding kleiner."),
        )
        return False
    return True
