"""The watchdog ends what stands still with work waiting, and nothing else."""

from __future__ import annotations

from services.stream.acks import Partition
from services.stream.stalls import Stalls

ONE, TWO = Partition("t", 1), Partition("t", 2)


def test_a_partition_that_stalls_while_others_go_on_is_found() -> None:
    stalls = Stalls(patience=10)
    for now in range(0, 11, 5):
        assert stalls.look(now, {ONE: (now, 0, now), TWO: (3, 0, 3)}, {ONE: 99, TWO: 4}) == ""
    found = stalls.look(11, {ONE: (11, 0, 11), TWO: (3, 0, 3)}, {ONE: 99, TWO: 4})
    assert "t/2 for 11 s" in found


def test_an_idle_partition_may_stand_for_ever() -> None:
    stalls = Stalls(patience=10)
    assert all(stalls.look(now, {ONE: (3, 0, 3)}, {ONE: 3}) == "" for now in (0, 100, 1000))
    assert stalls.look(1005, {ONE: (3, 0, 3)}, {ONE: 4}) == ""  # only now work waits
    assert stalls.look(1016, {ONE: (3, 0, 3)}, {ONE: 4}) != ""


def test_a_message_at_work_for_too_long_is_found_whatever_the_broker_says() -> None:
    stalls = Stalls(patience=10)
    stalls.look(0, {ONE: (4, 1, 3)}, {})
    assert stalls.look(11, {ONE: (4, 1, 3)}, {}) != ""


def test_what_was_given_away_is_forgotten() -> None:
    stalls = Stalls(patience=10)
    stalls.look(0, {ONE: (4, 1, 3)}, {})
    stalls.look(5, {}, {})
    assert stalls.look(11, {ONE: (4, 1, 3)}, {}) == ""


def test_what_the_broker_lets_wait_is_no_stall() -> None:
    """A new start would not mend a broker that is away or takes nothing; patience begins when it is back."""
    stalls = Stalls(patience=10)
    for now in range(0, 1000, 5):
        assert stalls.look(now, {ONE: (4, 1, 3)}, {}, excused=now - 2) == ""
    assert stalls.look(1003, {ONE: (4, 1, 3)}, {}, excused=993) == ""
    assert stalls.look(1004, {ONE: (4, 1, 3)}, {}, excused=993) != ""
