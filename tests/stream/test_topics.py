"""Topics that were made a moment ago, which a broker does not show at once."""

from __future__ import annotations

import asyncio

import pytest

from services.core import streams
from services.core.settings import Settings
from services.stream import consumer, topics
from services.stream.topics import TopicsError


def slow(monkeypatch: pytest.MonkeyPatch, module: object, times: int) -> list[int]:
    """A broker that shows no topic so many times; how often it was asked."""
    asked: list[int] = []
    real = topics.existing_topics

    async def shown(settings: Settings, deadline: float | None = None) -> dict[str, int]:
        asked.append(1)
        return {} if len(asked) <= times else await real(settings, deadline)

    monkeypatch.setattr(module, "existing_topics", shown)
    return asked


def test_a_reader_waits_for_a_topic_that_was_just_made(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Instead of saying that there is none."""
    asked = slow(monkeypatch, consumer, 2)
    assert asyncio.run(consumer.read_all(settings, streams.CORRECTIONS, 0.1)) == []
    assert len(asked) == 3


def test_a_reader_says_that_there_is_no_topic(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is none after a while."""
    monkeypatch.setattr(consumer, "_APPEARS_SECONDS", 0.5)
    slow(monkeypatch, consumer, 10**6)
    with pytest.raises(TopicsError, match="has no topic"):
        asyncio.run(consumer.read_all(settings, streams.CORRECTIONS))


def test_what_is_made_is_shown_before_it_is_said_to_be_made(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever makes topics may use them next."""
    other = settings.model_copy(update={"topic_prefix": settings.topic_prefix + "more."})
    asked = slow(monkeypatch, topics, 3)
    made = topics.create(other)
    assert other.topic(streams.CORRECTIONS) in made
    assert len(asked) == 4
