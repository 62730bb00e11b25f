"""The topics that the code names and the topics that are declared are the same, and fit one another."""

from __future__ import annotations

import pytest

from schemas import contracts
from services.core import streams, topology
from services.core.settings import Settings

NAMED = {value for name, value in vars(streams).items() if name.isupper() and isinstance(value, str)} | set(
    streams.DEAD_LETTERS.values()
)


def test_every_topic_named_in_the_code_is_declared_and_the_other_way_round() -> None:
    """No topic without partitions and retention, no declaration that nobody uses."""
    assert set(topology.topics()) == NAMED


@pytest.mark.parametrize("topic", topology.topics().values(), ids=lambda topic: topic.name)
def test_value_is_a_contract(topic: topology.Topic) -> None:
    """The value of each topic has a schema, but for what only its owner reads."""
    assert topic.value in {"opaque"} | {contracts.file_name(name) for name in contracts.NAMES}


@pytest.mark.parametrize("agent", streams.DEAD_LETTERS)
def test_a_dead_letter_fits_where_its_message_fitted(agent: str) -> None:
    """The headers that are added must not make a dead letter too large for its topic."""
    source = {
        "clean": streams.RAW_PAGES,
        "extract": streams.CLEAN_PAGES,
        "enrich": streams.EXTRACTED_EVENTS,
        "identify": streams.RESOLVED_EVENTS,
    }[agent]
    topics = topology.topics()
    room = topics[streams.DEAD_LETTERS[agent]].max_message_bytes - topics[source].max_message_bytes
    assert room >= 64 * 1024


def test_the_default_limits_fit_the_topics() -> None:
    """What an agent accepts the topic accepts, and what a topic accepts the producer sends."""
    settings = Settings()
    topics = topology.topics()
    assert topics[streams.RAW_PAGES].max_message_bytes > settings.max_input_bytes
    assert max(topic.max_message_bytes for topic in topics.values()) <= settings.max_request_bytes


def test_the_path_of_a_page_keeps_its_partitions() -> None:
    """Topics on the way of a page have the same number, so that a key stays with its worker."""
    way = (streams.RAW_PAGES, streams.CLEAN_PAGES, streams.EXTRACTED_EVENTS, streams.DIPLOMATIC_EVENTS)
    assert len({topology.topics()[name].partitions for name in way}) == 1


def test_the_last_topic_is_never_forgotten() -> None:
    """It is the state of the world: compacted by event id, without an age limit."""
    topic = topology.topics()[streams.DIPLOMATIC_EVENTS]
    assert (topic.cleanup_policy, topic.retention_ms, topic.key) == ("compact", None, "event_id")
