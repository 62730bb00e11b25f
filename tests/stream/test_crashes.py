"""Which message is blamed for a crash of the worker, and which never is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from services.stream.acks import Partition
from services.stream.crashes import AT_WORK, GIVEN_BACK, Crashes

HERE = Partition("t", 0)


def taken_over(note: str, offset: int = 10, ahead: int = 4) -> Crashes:
    crashes = Crashes(ahead)
    crashes.assigned({HERE: (offset, note)})
    return crashes


def test_what_was_given_back_in_order_is_taken_as_ever() -> None:
    for note in (GIVEN_BACK, "a word of somebody else's"):
        crashes = taken_over(note)
        assert not crashes.careful
        assert crashes.begins(HERE, 10) == 0
        assert crashes.note(HERE) == AT_WORK
        assert crashes.note(HERE, given_back=True) == GIVEN_BACK


def test_a_crash_among_many_blames_nobody_but_makes_careful() -> None:
    crashes = taken_over(AT_WORK)
    assert crashes.careful
    assert crashes.begins(HERE, 10) == 0
    assert crashes.note(HERE) == crashes.note(HERE, given_back=True) == "alone:1"


def test_a_crash_with_one_alone_counts_for_that_one_only() -> None:
    assert taken_over("alone:2").begins(HERE, 10) == 2
    assert taken_over("alone:2").begins(HERE, 11) == 0


def test_care_ends_behind_what_may_have_been_at_work() -> None:
    crashes = taken_over(AT_WORK, offset=10, ahead=4)
    for offset in range(10, 14):
        assert crashes.careful
        crashes.begins(HERE, offset)
        crashes.ended()
    assert not crashes.careful
    assert crashes.note(HERE) == AT_WORK


def test_care_ends_where_nothing_waits() -> None:
    crashes = taken_over(AT_WORK)
    crashes.passed(HERE)
    assert not crashes.careful


@settings(deadline=None)
@given(poison=st.integers(0, 60), ahead=st.integers(1, 40), limit=st.integers(1, 4))
def test_a_poison_is_found_and_nothing_else_is_blamed(poison: int, ahead: int, limit: int) -> None:
    """Workers crash over one message wherever it stands; after some starts it is blamed, and it alone."""
    committed, note = 0, GIVEN_BACK
    for _ in range(limit + 2 + poison):
        crashes = Crashes(ahead)
        crashes.assigned({HERE: (committed, note)})
        note = AT_WORK if note == GIVEN_BACK else note
        crashed = False
        offset = committed
        while offset <= 80:
            if crashes.careful:
                crashes.ended()
                committed, note = offset, crashes.note(HERE)
                before = crashes.begins(HERE, offset) if crashes.careful else 0
                note = crashes.note(HERE)
                if before >= limit:
                    assert offset == poison
                    return
                if offset == poison:
                    crashed = True
                    break
                offset += 1
                continue
            batch = range(offset, min(offset + ahead, 81))
            if poison in batch:
                crashed = True
                break
            offset = committed = batch.stop
        assert crashed, "the poison was passed"
    raise AssertionError("the poison was never blamed")
