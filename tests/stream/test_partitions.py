"""A topic with another number of partitions than declared: keys would lie elsewhere, and tables beside nothing."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from services.core import streams, topology
from services.core.settings import Settings
from services.stream import topics
from tests.stream.harness import Worker


@pytest.mark.parametrize("broker", ["embedded"], indirect=True)
def test_an_agent_refuses_to_start_and_says_what_to_do(settings: Settings) -> None:
    """It ends with 1 and one sentence that names topic, both numbers and the file."""
    elsewhere = settings.model_copy(update={"topic_prefix": f"{settings.topic_prefix}other."})
    declared = dict(topology.topics())
    declared[streams.RAW_PAGES] = replace(declared[streams.RAW_PAGES], partitions=5)
    topics.create(elsewhere, declared.values())
    with pytest.raises(
        topics.TopicsError, match=r"has 5 partitions, but schemas/topics/pages\.raw\.v1\.yaml.* says 12"
    ):
        asyncio.run(topics.check(elsewhere, (streams.RAW_PAGES,)))
    with Worker(elsewhere, "services.clean.step:STAGE") as worker:
        assert worker.wait() == 1
        assert "has 5 partitions" in worker.lines("stopped")[0]["why"]
