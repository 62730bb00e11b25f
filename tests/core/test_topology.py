"""A topic declared wrongly is told in a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from services.core import topology
from services.core.topology import TopologyError, parse

GOOD = {
    "name": "a.v1", "owner": "o", "description": "d", "key": "k", "value": "v.json", "partitions": 1,
    "retention_ms": None, "cleanup_policy": "delete", "min_insync_replicas": 1, "max_message_bytes": 1,
}  # fmt: skip


def test_what_is_declared_reaches_kafka_under_its_names() -> None:
    """No age limit is -1, as Kafka says it."""
    configuration = parse("f", GOOD).configuration()
    assert configuration["retention.ms"] == "-1"
    fenced = parse("f", GOOD | {"message_timestamp_before_max_ms": 4000}).configuration()
    assert set(fenced) - set(configuration) == {"message.timestamp.before.max.ms"}
    assert set(configuration) == {
        "cleanup.policy",
        "retention.ms",
        "min.insync.replicas",
        "max.message.bytes",
    }


def test_a_compacted_topic_says_when_what_was_overwritten_is_gone() -> None:
    """What somebody wants forgotten must not stay on the broker's disk for as long as nobody compacts."""
    compacted = parse("f", GOOD | {"cleanup_policy": "compact", "max_compaction_lag_ms": 60_000})
    assert compacted.configuration()["max.compaction.lag.ms"] == "60000"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"partitions": 0}, "f.yaml: partitions is 0"),
        ({"partitions": True}, "f.yaml: partitions is True"),
        ({"retention_ms": "7d"}, "f.yaml: retention_ms is '7d'"),
        ({"message_timestamp_before_max_ms": 0}, "or left out"),
        ({"cleanup_policy": "forget"}, "one of delete, compact"),
        ({"owner": ""}, "f.yaml: owner is ''"),
        ({"cleanup_policy": "compact"}, "f.yaml: max_compaction_lag_ms is None, but must be a whole number"),
        ({"max_compaction_lag_ms": 1}, "left out of a topic that is not compacted"),
        ({"color": "red"}, "f.yaml: unknown key 'color'"),
    ],
)
def test_a_wrong_declaration_names_file_and_key(change: dict[str, Any], said: str) -> None:
    """So that it can be corrected without reading code."""
    with pytest.raises(TopologyError) as raised:
        parse("f.yaml", GOOD | change)
    assert said in str(raised.value)


@pytest.mark.parametrize("key", GOOD)
def test_no_key_may_be_missing(key: str) -> None:
    """A topic without retention would be kept for a week that nobody chose."""
    with pytest.raises(TopologyError, match=f"key '{key}' is missing"):
        parse("f.yaml", {name: value for name, value in GOOD.items() if name != key})


def test_topics_are_in_the_order_of_their_names() -> None:
    """Listings do not depend on the file system."""
    assert list(topology.topics()) == sorted(topology.topics())
