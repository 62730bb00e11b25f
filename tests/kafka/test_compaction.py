"""What was overwritten is gone from the broker by the date that schemas/topics gives, whatever else it compacts."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from aiokafka.admin import NewTopic

from services.core import streams, topology
from services.core.settings import Settings
from services.stream import topics
from tests.stream.harness import publish, read, wait_for

pytestmark = pytest.mark.kafka


def test_what_was_overwritten_is_gone_in_time(kafka_settings: Settings) -> None:
    """After `max.compaction.lag.ms`, and the next message of the partition: Kafka closes no segment without one."""
    settings = kafka_settings.model_copy(update={"topic_prefix": kafka_settings.topic_prefix + "short."})
    declared = topology.topics()[streams.STATEMENTS]
    assert declared.max_compaction_lag_ms is not None
    brief = replace(declared, max_compaction_lag_ms=2000)
    # A broker that has no other reason to compact.
    configuration = brief.configuration() | {
        "min.insync.replicas": "1",
        "min.cleanable.dirty.ratio": "1.0",
        "message.timestamp.before.max.ms": str(2**63 - 1),
    }

    async def make() -> None:
        async with topics.admin(settings) as admin:
            await admin.create_topics(
                [NewTopic(settings.topic(streams.STATEMENTS), 1, 1, topic_configs=configuration)]
            )

    asyncio.run(make())
    publish(settings, [b"who is to be forgotten", b"nobody"], stream=streams.STATEMENTS, key=b"statement")
    values = [message.value for message in read(settings, streams.STATEMENTS)]
    assert values == [b"who is to be forgotten", b"nobody"]
    number = 0

    def gone() -> bool:
        nonlocal number
        number += 1
        publish(settings, [b"other"], stream=streams.STATEMENTS, key=b"other %d" % number)
        return b"who is to be forgotten" not in [m.value for m in read(settings, streams.STATEMENTS)]

    wait_for(gone, seconds=60)
    assert b"nobody" in [message.value for message in read(settings, streams.STATEMENTS)]
