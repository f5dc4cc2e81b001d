"""The branding from the settings, in the form that handouts use."""

from __future__ import annotations

from workshop_app.handouts.handout_spec import Branding
from workshop_app.settings import Settings


def branding_of(settings: Settings) -> Branding:
    """Return the branding of the organisation in these settings."""
    return Branding(settings.organisation, settings.logo, settings.accent)
