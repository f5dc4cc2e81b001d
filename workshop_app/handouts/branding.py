"""The house style that a trainer has set, as handouts take it."""

from __future__ import annotations

from workshop_app.handouts.handout_spec import Branding
from workshop_app.settings import Settings


def branding_of(settings: Settings) -> Branding:
    """How the organisation of these settings wants to be recognised."""
    return Branding(settings.organisation, settings.logo, settings.accent)
