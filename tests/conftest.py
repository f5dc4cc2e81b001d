"""Settings for all tests: the interface is in Dutch, whatever the language of the machine."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from workshop_app.i18n import Language, set_interface_language
from workshop_app.interface_language import VARIABLE


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """Start each test in Dutch, also the programs it starts."""
    monkeypatch.setenv(VARIABLE, Language.NL)
    set_interface_language(Language.NL)
    yield
    set_interface_language(Language.NL)
