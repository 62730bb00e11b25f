"""Which languages there are is read from their folders, by everybody who needs to know."""

from __future__ import annotations

import pytest

from services.enrich import ledger
from services.lang.languages import languages


def test_a_language_is_a_folder_with_a_profile() -> None:
    assert {"tr", "en"} <= set(languages())
    assert list(languages()) == sorted(languages())
    assert not any(code.startswith("_") or "." in code for code in languages())


def test_the_ledger_loads_the_places_of_each_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(ledger, "places", loaded.append)
    ledger.warm()
    assert tuple(loaded) == languages()
