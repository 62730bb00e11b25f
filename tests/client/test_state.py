"""The state that the last topic makes: upsert, tombstones, merges, withdrawals."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from schemas import contracts
from services.client import Events, InvalidMessage
from services.client.corrections import correction
from services.client.live import CaughtUp, follow, snapshot
from services.core import streams
from services.core.messages import encode
from services.core.settings import Settings
from services.stream.producer import producer

EXAMPLES = Path(contracts.__file__).parent / "examples/valid/diplomatic-event"
MEETING: dict[str, Any] = json.loads(EXAMPLES.joinpath("meeting.json").read_bytes())


def message(event_id: str, **changed: Any) -> tuple[bytes, bytes]:
    """The meeting under another id, changed."""
    return event_id.encode(), json.dumps(MEETING | {"event_id": event_id} | changed).encode()


ONE, TWO = "e-00000000000000000001", "e-00000000000000000002"


def test_an_event_is_new_then_revised() -> None:
    """The latest message of a key holds, and the change says what stood before."""
    events = Events()
    first = events.take(*message(ONE))
    second = events.take(*message(ONE, revision=2, status="denied", changed=["status"]))
    assert (first.kind, second.kind) == ("new", "revised")
    assert second.before is not None
    assert (second.before.status, events[ONE].status) == ("occurred", "denied")


def test_what_is_delivered_again_changes_nothing() -> None:
    """The same bytes, or the same event produced at another time."""
    events = Events()
    events.take(*message(ONE))
    again = message(ONE, times=MEETING["times"] | {"produced": "2027-01-01T00:00:00Z"})
    assert events.take(*message(ONE)).kind == "same"
    assert events.take(*again).kind == "same"


@pytest.mark.parametrize(
    "end", [{"merged_into": TWO}, {"retracted": True}, None], ids=["merged", "retracted", "tombstone"]
)
def test_an_event_is_withdrawn(end: dict[str, Any] | None) -> None:
    """By a message that says so, or by a tombstone; the second time nothing is left to withdraw."""
    events = Events()
    events.take(*message(ONE))
    events.take(*message(TWO))
    key, value = message(ONE, **end) if end else (ONE.encode(), None)
    done = events.take(key, value)
    assert (done.kind, done.event_id, set(events)) == ("withdrawn", ONE, {TWO})
    assert events.take(key, value).kind == "same"


def test_unknown_keys_are_let_pass() -> None:
    """Within v1 optional fields may be added."""
    assert Events().take(*message(ONE, something_new={"a": 1})).kind == "new"


def test_what_is_no_event_leaves_the_state() -> None:
    """And says what is wrong with it."""
    events = Events()
    events.take(*message(ONE))
    with pytest.raises(InvalidMessage, match="event_type"):
        events.take(ONE.encode(), json.dumps({"event_id": ONE, "revision": 1}).encode())
    assert events[ONE].revision == 1


STEPS = st.lists(
    st.tuples(st.sampled_from([ONE, TWO]), st.sampled_from(["say", "deny", "retract", "tombstone"])),
    max_size=12,
)


@runs(deadline=None)  # a busy machine is no failure
@given(STEPS, st.integers(0, 11))
def test_the_state_is_that_of_the_last_message_of_each_key(steps: list[tuple[str, str]], again: int) -> None:
    """Compaction changes nothing, and no more does a delivery again of the last few messages."""

    def wire(event_id: str, what: str) -> tuple[bytes, bytes | None]:
        if what == "tombstone":
            return event_id.encode(), None
        return message(
            event_id, status="denied" if what == "deny" else "occurred", retracted=what == "retract"
        )

    def state(told: list[tuple[str, str]]) -> dict[str, str]:
        events = Events()
        for step in told:
            events.take(*wire(*step))
        return {key: events[key].status for key in events}

    last = {key: (key, what) for key, what in steps}
    assert state(steps) == state(list(last.values())) == state(steps + steps[again:])


def test_following_gives_the_snapshot_then_what_comes(settings: Settings) -> None:
    """Changes until all that was there is read, once the word that it is so, then the changes that come."""
    topic = settings.topic(streams.DIPLOMATIC_EVENTS)

    async def run() -> list[str]:
        told: list[str] = []
        async with producer(settings) as client:
            for key, value in (message(ONE), message(TWO), (TWO.encode(), None), (b"x", b"no event")):
                await client.send_and_wait(topic, value, key=key)
            async for each in follow(settings):
                if isinstance(each, CaughtUp):
                    told.append(f"caught up with {each.events}")
                    key, value = message(ONE, revision=2, status="denied")
                    await client.send_and_wait(topic, value, key=key)
                    continue
                told.append(f"{each.kind} {each.event_id[-1]}")
                if each.kind == "revised":
                    return told
        return told

    told = asyncio.run(asyncio.wait_for(run(), 60))
    assert sorted(told[:3]) == ["new 1", "new 2", "withdrawn 2"]
    assert told[3:] == ["caught up with 1", "revised 1"]


def test_following_lays_corrections_over_events(settings: Settings) -> None:
    """What was said before is in the snapshot; what is said later is a change; an event that is wrong is withdrawn."""
    topic = settings.topic(streams.CORRECTIONS)

    def said(event_id: str, field: str | None = None, value: str | None = None) -> tuple[bytes, bytes]:
        made = correction(
            event_id, field=field, value=value, reason="looked", author="me", at="2026-03-12T09:00:00Z"
        )
        return made.correction_id.encode(), encode(made)

    async def run() -> list[tuple[str, str, str]]:
        told: list[tuple[str, str, str]] = []
        async with producer(settings) as client:

            async def send(topic: str, key: bytes, value: bytes | None) -> None:
                await client.send_and_wait(topic, value, key=key)

            for event_id in (ONE, TWO):
                await send(settings.topic(streams.DIPLOMATIC_EVENTS), *message(event_id))
            await send(topic, *said(ONE, "status", "denied"))
            async for each in follow(settings):
                if isinstance(each, CaughtUp):
                    await send(topic, *said(TWO))
                    continue
                assert each.event is not None
                told.append((each.kind, each.event_id[-1], each.event.status))
                if each.kind == "withdrawn":
                    assert [one.author for one in each.corrections] == ["me"]
                    await send(topic, said(TWO)[0], None)
                elif len(told) == 4:
                    return told
        return told

    told = asyncio.run(asyncio.wait_for(run(), 60))
    assert sorted(told[:2]) == [("new", "1", "denied"), ("new", "2", "occurred")]
    assert told[2:] == [("withdrawn", "2", "occurred"), ("new", "2", "occurred")]
    held = asyncio.run(snapshot(settings))
    assert {key: (each.event.status, each.told.status) for key, each in held.items()} == {
        ONE: ("denied", "occurred"), TWO: ("occurred", "occurred"),
    }  # fmt: skip
