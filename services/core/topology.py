"""The topics as `schemas/topics/<name>.yaml` declares them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

import yaml

_POLICIES = ("delete", "compact", "compact,delete")
_OPTIONAL = ("max_compaction_lag_ms", "message_timestamp_before_max_ms")


class TopologyError(ValueError):
    """A topic declared wrongly; `str()` names the file, the key and what is expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic. `name` is without prefix; `value` is a file in schemas/messages; times in ms, sizes in bytes."""

    name: str
    owner: str
    description: str
    key: str
    value: str
    partitions: int
    retention_ms: int | None  # None: for ever
    cleanup_policy: str
    min_insync_replicas: int
    max_message_bytes: int
    max_compaction_lag_ms: int | None = None  # where compacted: after which what was overwritten is gone
    message_timestamp_before_max_ms: int | None = None  # a write that is older when it arrives is refused

    def configuration(self) -> dict[str, str]:
        """The settings of the topic, in Kafka's names."""
        found = {
            "cleanup.policy": self.cleanup_policy,
            "retention.ms": str(-1 if self.retention_ms is None else self.retention_ms),
            "min.insync.replicas": str(self.min_insync_replicas),
            "max.message.bytes": str(self.max_message_bytes),
        }
        if self.max_compaction_lag_ms is not None:
            found["max.compaction.lag.ms"] = str(self.max_compaction_lag_ms)
        if self.message_timestamp_before_max_ms is not None:
            found["message.timestamp.before.max.ms"] = str(self.message_timestamp_before_max_ms)
        return found


def parse(file: str, data: object) -> Topic:
    """The topic that a file declares, or TopologyError."""
    if not isinstance(data, Mapping):
        raise TopologyError(f"{file}: holds no mapping of keys; see the other files beside it.")
    known = [field.name for field in fields(Topic)]
    for key in data:
        if key not in known:
            raise TopologyError(f"{file}: unknown key {key!r}; known are {', '.join(known)}.")
    for key in known:
        if key not in data and key not in _OPTIONAL:
            raise TopologyError(f"{file}: key {key!r} is missing.")
    for key in ("name", "owner", "description", "key", "value", "cleanup_policy"):
        _expect(file, data, key, isinstance(data[key], str) and bool(data[key]), "a text")
    for key in ("partitions", "min_insync_replicas", "max_message_bytes"):
        _expect(file, data, key, type(data[key]) is int and data[key] > 0, "a whole number above 0")
    for key, none in (("retention_ms", "null for ever"), ("message_timestamp_before_max_ms", "left out")):
        time = data.get(key)
        _expect(file, data, key, time is None or (type(time) is int and time > 0),
                f"a whole number of milliseconds, or {none}")  # fmt: skip
    _expect(
        file, data, "cleanup_policy", data["cleanup_policy"] in _POLICIES, f"one of {', '.join(_POLICIES)}"
    )
    lag = data.get("max_compaction_lag_ms")
    # Kafka's own default is no bound at all: what was forgotten could stand on the broker's disk for ever.
    compacted = "compact" in data["cleanup_policy"]
    _expect(file, data, "max_compaction_lag_ms",
            (type(lag) is int and lag > 0) if compacted else lag is None,
            "a whole number of milliseconds" if compacted else "left out of a topic that is not compacted")  # fmt: skip
    return Topic(**{name: data[name] for name in known if name in data})


def _expect(file: str, data: Mapping[str, Any], key: str, holds: bool, what: str) -> None:
    if not holds:
        raise TopologyError(f"{file}: {key} is {data.get(key)!r}, but must be {what}.")


@cache
def topics() -> Mapping[str, Topic]:
    """All topics by name, in the order of their names."""
    found = {}
    for file in sorted(resources.files("schemas").joinpath("topics").iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".yaml"):
            continue
        topic = parse(f"schemas/topics/{file.name}", yaml.safe_load(file.read_text("utf-8")))
        if file.name != f"{topic.name}.yaml":
            raise TopologyError(
                f"schemas/topics/{file.name}: declares {topic.name!r}; name the file {topic.name}.yaml."
            )
        found[topic.name] = topic
    return found
