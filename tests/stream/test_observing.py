"""What the metrics say of a message; and that no page can make a label."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from services.core import metrics, streams
from services.core.outcomes import Emit, Inbound, Outgoing, PageRef, RejectReason, Skip, SkipReason
from services.core.settings import Settings
from services.stream import observing

EXAMPLES = Path(__file__).parents[2] / "schemas" / "examples" / "valid" / "diplomatic-event"
MEETING = json.loads((EXAMPLES / "meeting.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def no_language_met_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(observing, "_languages", set())


def value(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, labels) or 0.0


def skipped(language: str | None) -> Skip:
    return Skip(SkipReason.FEED, page=PageRef(language=language))


def emitted(**changed: Any) -> Emit:
    event = {**MEETING, "merged_into": None, "retracted": False, "revision": 1, **changed}
    return Emit((Outgoing(streams.DIPLOMATIC_EVENTS, "e", json.dumps(event).encode()),))


def test_what_never_happened_is_shown_as_nothing() -> None:
    """Else the first dead letter would be no increase, and no alert would see it."""
    observing.begin("t-begin", Settings())
    for reason in RejectReason:
        labels = {"agent": "t-begin", "outcome": "dead", "reason": reason.value}
        assert metrics.REGISTRY.get_sample_value("dragoman_messages_total", labels) == 0


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("tr", "tr"),
        (None, "unknown"),
        ("", "unknown"),
        ("<b>", "other"),
        ("TR", "other"),
        ("türkçe", "other"),
    ],
)
def test_a_language_is_a_label_only_if_it_looks_like_one(said: str | None, label: str) -> None:
    """Two small letters, or not at all."""
    before = value("dragoman_pages_total", agent="t-language", language=label)
    observing.finished("t-language", Inbound(b""), skipped(said))
    assert value("dragoman_pages_total", agent="t-language", language=label) == before + 1


def test_languages_are_bounded() -> None:
    """Whatever the pages claim, there are few series."""
    for first in "abcdefgh":
        for second in "abcdefgh":
            observing.finished("t-bound", Inbound(b""), skipped(first + second))
    labels = [
        sample.labels["language"]
        for family in metrics.REGISTRY.collect()
        for sample in family.samples
        if sample.name == "dragoman_pages_total" and sample.labels["agent"] == "t-bound"
    ]
    assert len(labels) <= 25
    assert value("dragoman_pages_total", agent="t-bound", language="other") == 64 - 24


@pytest.mark.parametrize(
    ("changed", "change"),
    [
        ({}, "new"),
        ({"revision": 3}, "revised"),
        ({"retracted": True}, "retracted"),
        ({"merged_into": "e-1"}, "merged"),
    ],
)
def test_events_are_counted_by_what_became_of_them(changed: dict[str, Any], change: str) -> None:
    """By type and status too."""
    labels = {"event_type": MEETING["event_type"], "status": MEETING["status"], "change": change}
    before = value("dragoman_events_total", **labels)
    observing.finished("identify", Inbound(b""), emitted(**changed))
    assert value("dragoman_events_total", **labels) == before + 1


def test_only_new_events_tell_how_late_we_are() -> None:
    """And only pages whose time of publication is known, not just the day."""
    fetched, published = (
        "dragoman_fetch_to_event_seconds_count",
        "dragoman_publication_to_event_seconds_count",
    )
    times = {"produced": "2026-03-12T10:00:00Z", "fetched": "2026-03-12T09:30:00Z"}
    before = (value(fetched), value(published))
    observing.finished(
        "identify", Inbound(b""), emitted(times={**times, "published": "2026-03-12T09:00:00+03:00"})
    )
    observing.finished("identify", Inbound(b""), emitted(times={**times, "published": "2026-03-12"}))
    observing.finished("identify", Inbound(b""), emitted(times={**times, "published": None}, revision=2))
    assert (value(fetched) - before[0], value(published) - before[1]) == (2, 1)


@pytest.mark.parametrize("broken", [b"{}", b"[]", b"null", b'"x"', b"not json"])
def test_an_event_that_cannot_be_counted_is_no_error(broken: bytes) -> None:
    """Metrics must not cost a page."""
    observing.finished("identify", Inbound(b""), Emit((Outgoing(streams.DIPLOMATIC_EVENTS, "e", broken),)))


def test_age_is_counted_from_the_message_s_time() -> None:
    """As the topic has it; a message without one has no age."""
    name = "dragoman_message_age_seconds_sum"
    observing.finished("t-age", Inbound(b"", timestamp_ms=int((time.time() - 60) * 1000)), skipped("tr"))
    observing.finished("t-age", Inbound(b"", timestamp_ms=-1), skipped("tr"))
    assert 59 < value(name, agent="t-age") < 120
    assert value("dragoman_message_age_seconds_count", agent="t-age") == 1
