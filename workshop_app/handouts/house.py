"""The house style that a trainer has set, as handouts take it."""

from __future__ import annotations

from workshop_app.handouts.order import HouseStyle
from workshop_app.settings import Settings


def house_of(settings: Settings) -> HouseStyle:
    """How the organisation of these settings wants to be recognised."""
    return HouseStyle(settings.organisation, settings.logo, settings.accent)
