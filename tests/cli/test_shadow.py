"""What a shadow run says of two versions."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest

from services.cli.differences import compare, ends, upsert
from services.core import settings as core_settings
from services.core import streams
from services.core.outcomes import Inbound
from services.core.settings import Settings
from services.stream import topics
from services.stream.consumer import read_all
from tests.stream.harness import publish

ROOT = Path(__file__).parents[2]
MEETING = json.loads((ROOT / "schemas/examples/valid/diplomatic-event/meeting.json").read_text("utf-8"))


def event(**changed: Any) -> dict[str, Any]:
    return {**MEETING, "merged_into": None, "retracted": False, **changed}


def test_revision_and_time_of_production_are_no_difference() -> None:
    """A replay changes them."""
    later = event(revision=9, rules="other", times={**MEETING["times"], "produced": "2030-01-01T00:00:00Z"})
    found = compare({"e": event()}, {"e": later})
    assert (found.same, found.share) == (1, 0.0)


def test_what_differs_is_named() -> None:
    """By key, and as a share of all events."""
    found = compare({"e": event(), "f": event()}, {"e": event(status="denied"), "f": event()})
    assert found.changed[0].fields == ("status",)
    assert found.share == 0.5


def test_another_id_from_the_same_words_is_a_change() -> None:
    """The event was read differently; it is not one lost and one found."""
    found = compare({"e": event(event_id="e")}, {"g": event(event_id="g")})
    assert (len(found.changed), found.gone, found.come) == (1, (), ())


def test_other_words_are_another_event() -> None:
    """One is gone and one has come."""
    moved = [
        {**each, "start": each["start"] + 10_000, "end": each["end"] + 10_000} for each in MEETING["evidence"]
    ]
    found = compare({"e": event()}, {"g": event(evidence=moved)})
    assert (len(found.changed), len(found.gone), len(found.come)) == (0, 1, 1)
    assert found.share == 1.0


def message(key: str, value: Any) -> Inbound:
    return Inbound(None if value is None else orjson.dumps(value), key.encode())


@pytest.mark.parametrize("last", [None, event(retracted=True), event(merged_into="e-0")])
def test_what_was_withdrawn_is_not_compared(last: dict[str, Any] | None) -> None:
    """As a consumer that upserts sees it."""
    state: dict[str, Any] = {}
    upsert(state, [message("e", event()), message("f", event()), message("e", last)])
    assert set(state) == {"f"}


def test_a_message_delivered_twice_has_one_end() -> None:
    """The later line holds."""
    line = {"agent": "clean", "outcome": "emitted", "reason": None, "source_partition": 0, "source_offset": 1}
    last: dict[Any, Any] = {}
    ends(last, [message("p", line), message("p", {**line, "outcome": "dead", "reason": "invalid-message"})])
    assert list(last.values()) == [("clean", "dead", "invalid-message")]


def dragoman(settings: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "services.cli.main", "shadow", *arguments],
        cwd=ROOT, env=core_settings.environment(settings), capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("broker", ["embedded"], indirect=True)
def test_feed_and_report(settings: Settings) -> None:
    """Raw pages get to the other prefix as they are, and the report compares what is there."""
    old, new = settings.topic_prefix, f"{settings.topic_prefix}next."
    shadow = settings.model_copy(update={"topic_prefix": new})
    topics.create(shadow)
    publish(settings, [b"one", b"two"], headers=[("url", b"https://example.org/")])
    fed = dragoman(settings, "feed", "--old", old, "--new", new)
    assert fed.returncode == 0, fed.stderr
    copies = asyncio.run(read_all(shadow, streams.RAW_PAGES, quiet_seconds=0.3))
    assert {(each.key, each.value) for each in copies} == {(b"k0", b"one"), (b"k1", b"two")}
    assert copies[0].headers == (("url", b"https://example.org/"),)
    publish(settings, [event()], stream=streams.DIPLOMATIC_EVENTS, key=b"e")
    publish(shadow, [event(status="denied")], stream=streams.DIPLOMATIC_EVENTS, key=b"e")
    told = dragoman(settings, "report", "--old", old, "--new", new, "--json", "--most", "0.5")
    assert told.returncode == 1
    assert "1 changed" in told.stderr
    assert json.loads(told.stdout)["after"]["status"] == "denied"
