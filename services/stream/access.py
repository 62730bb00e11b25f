"""The least that each agent's principal must be allowed to do on the broker, derived from what its stages name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.core import streams
from services.core.outcomes import Stage, StatefulStage
from services.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Allowed:
    """An entry for Kafka's access control: `kind` is topic or group, the name is literal, hosts are any."""

    kind: str
    name: str
    operations: tuple[str, ...]


def needed(settings: Settings, stages: Sequence[Stage | StatefulStage]) -> list[Allowed]:
    """What an agent of these stages needs, and no more; producing is without transactions or idempotence."""
    reads: set[str] = set()
    writes: set[str] = set()
    for stage in stages:
        reads.add(stage.source)
        writes |= {*stage.sinks, streams.DEAD_LETTERS[stage.name], streams.OUTCOMES}
        if isinstance(stage, StatefulStage):
            reads.add(stage.table)
            writes.add(stage.table)
    found = []
    for stream in sorted(reads | writes):
        operations = [
            *(["Read"] if stream in reads else []),
            *(["Write"] if stream in writes else []),
            "Describe",
        ]
        found.append(Allowed("topic", settings.topic(stream), tuple(operations)))
    groups = [Allowed("group", settings.group(stage.name), ("Read", "Describe")) for stage in stages]
    return found + groups


def command(settings: Settings, principal: str, allowed: Allowed) -> str:
    """The same as a line for Kafka's own kafka-acls.sh."""
    operations = " ".join(f"--operation {operation}" for operation in allowed.operations)
    return (
        f"kafka-acls.sh --bootstrap-server {settings.bootstrap_servers} --add --allow-principal User:{principal} "
        f"{operations} --{allowed.kind} {allowed.name}"
    )
