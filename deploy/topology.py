"""The topics and who may use them, as the chart reads them: `python -m deploy.topology` writes the file again.

The chart cannot look outside its own folder, so it carries this copy; a test fails when it is out of date.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from services.cli.worker import Agent
from services.core import streams, topology
from services.core.outcomes import StatefulStage
from services.stream.page_process import load

FILE = Path(__file__).parent / "helm" / "dragoman" / "files" / "topology.yaml"
_HEAD = "# Written by `python -m deploy.topology` from schemas/topics and the agents' stages; change those.\n"


def described() -> dict[str, Any]:
    """Topics with their configuration; for each agent its stages, and the topics it reads and writes."""
    topics = {
        topic.name: {
            "owner": topic.owner,
            "partitions": topic.partitions,
            "config": topic.configuration(),
        }
        for topic in topology.topics().values()
    }
    agents = {}
    for agent in Agent:
        stages, reads, writes = [], set(), {streams.OUTCOMES}
        for path in agent.stages:
            stage = load(path)
            stages.append({"name": stage.name, "source": stage.source})
            reads.add(stage.source)
            writes.update(stage.sinks, (streams.DEAD_LETTERS[stage.name],))
            if isinstance(stage, StatefulStage):
                reads.add(stage.table)
                writes.add(stage.table)
        agents[agent.value] = {
            "stages": stages,
            "reads": sorted(reads),
            "writes": sorted(writes),
            # More workers than partitions would have nothing to do.
            "partitions": max(topology.topics()[stage["source"]].partitions for stage in stages),
        }
    return {"topics": topics, "agents": agents}


def rendered() -> str:
    """The file."""
    return _HEAD + yaml.safe_dump(described(), sort_keys=True, allow_unicode=True)


if __name__ == "__main__":
    FILE.write_text(rendered(), "utf-8")
