"""Settings for all core tests: a temporary data folder, and one hypothesis profile."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.core.languages import Capitals
from workshop_app import i18n
from workshop_app.i18n import Language

settings.register_profile(
    "core", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("core")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary data folder of one test, so that the user's own is never touched."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("WORKSHOP_APP_HOME", str(folder))
    return folder


@pytest.fixture
def loudly(monkeypatch: pytest.MonkeyPatch) -> Capitals:
    """Every text in capitals, in any language."""
    capitals = Capitals()

    def translations(_language: Language) -> Capitals:
        return capitals

    monkeypatch.setattr(i18n, "translations", translations)
    return capitals
