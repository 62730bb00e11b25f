"""Nothing unfinished is ever committed past, whatever the order in which messages finish."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.stream.acks import Acks, Partition, Ticket

PARTITION = Partition("t", 0)


def test_only_the_contiguous_prefix_is_committable() -> None:
    """Faust's case: offset 5 sleeps while 6 to 40 finish."""
    acks = Acks()
    tickets = {offset: acks.take(PARTITION, offset) for offset in range(41)}
    for offset, ticket in tickets.items():
        if offset != 5:
            assert ticket is not None
            acks.finish(ticket)
    assert acks.committable() == {PARTITION: 5}
    late = tickets[5]
    assert late is not None
    acks.finish(late)
    assert acks.committable() == {PARTITION: 41}
    acks.committed({PARTITION: 41})
    assert acks.committable() == {}


def test_a_message_taken_before_is_not_taken_again() -> None:
    acks = Acks()
    assert acks.take(PARTITION, 3) is not None
    assert acks.take(PARTITION, 3) is None
    assert acks.take(PARTITION, 2) is None


def test_a_message_of_a_lost_partition_commits_nothing() -> None:
    acks = Acks()
    ticket = acks.take(PARTITION, 0)
    acks.drop_all()
    again = acks.take(PARTITION, 0)
    assert ticket is not None
    assert again is not None
    assert acks.finish(ticket) is False
    assert acks.committable() == {}
    assert acks.unfinished == 1


def test_finishing_twice_is_an_error() -> None:
    acks = Acks()
    ticket = acks.take(PARTITION, 0)
    assert ticket is not None
    acks.finish(ticket)
    with pytest.raises(ValueError, match="twice"):
        acks.finish(ticket)


@settings(deadline=None)  # a busy machine is no reason to fail
@given(st.data())
def test_law_of_the_prefix(data: st.DataObject) -> None:
    """After every action: each offset below the committable one is finished, and the next is not."""
    acks = Acks()
    partitions = [Partition("t", 0), Partition("t", 1)]
    taken: dict[Partition, list[Ticket]] = {partition: [] for partition in partitions}
    for _ in range(data.draw(st.integers(0, 60))):
        action = data.draw(st.sampled_from(["take", "take", "finish", "finish", "commit", "drop"]))
        partition = data.draw(st.sampled_from(partitions))
        open_tickets = [ticket for ticket in taken[partition] if not ticket.finished]
        if action == "take":
            last = taken[partition][-1].offset if taken[partition] else -1
            ticket = acks.take(partition, last + data.draw(st.integers(1, 3)))
            assert ticket is not None
            taken[partition].append(ticket)
        elif action == "finish" and open_tickets:
            assert acks.finish(data.draw(st.sampled_from(open_tickets)))
        elif action == "commit":
            acks.committed(acks.committable())
            assert acks.committable() == {}
        elif action == "drop":
            acks.drop_all()
            taken = {each: [] for each in partitions}
        assert acks.unfinished == sum(not t.finished for tickets in taken.values() for t in tickets)
        for each, offset in acks.committable().items():
            tickets = taken[each]
            assert all(ticket.finished for ticket in tickets if ticket.offset < offset)
            first_open = next((t.offset for t in tickets if not t.finished), None)
            assert first_open is None or first_open >= offset
            assert offset == max(t.offset for t in tickets if t.offset < (first_open or 1 << 62)) + 1
