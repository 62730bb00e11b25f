"""What a user can mend is told in a sentence; a fault of ours is not hidden."""

from __future__ import annotations

import pytest

from services.cli.failures import sentence
from services.extract.dates.calendar import CalendarError, read_calendar
from services.lang.tables import LanguageError, read_table


def test_wrong_data_of_a_language_is_told_in_a_sentence() -> None:
    """Whoever writes rules reads the file's name and what is wrong, not a traceback."""
    with pytest.raises(CalendarError) as raised:
        read_calendar("months = [", "services/lang/xx/calendar.toml", "xx")
    assert (sentence(raised.value) or "").startswith("services/lang/xx/calendar.toml: not TOML")


def test_a_missing_table_of_a_language_is_named() -> None:
    """A language that is none gives a sentence, or nothing where the table may be absent."""
    with pytest.raises(LanguageError) as raised:
        read_table("xx", "verbs.toml")
    assert (sentence(raised.value) or "").startswith("services/lang/xx/verbs.toml: no such file")
    assert read_table("xx", "verbs.toml", required=False) == {}


def test_a_fault_of_ours_has_no_sentence() -> None:
    """It keeps its traceback."""
    assert sentence(KeyError("x")) is None
