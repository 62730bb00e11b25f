"""What a new version may do to the contract of the last release: within v1, add what is optional, and nothing else.

`released/<version>/` holds the open schemas and the topics of each release. `python -m schemas.compatibility`
says what differs from the last one and would hurt; with `release` it keeps those of now under this version.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from schemas import contracts

RELEASED = Path(__file__).parent / "released"
TOPICS = "topics.yaml"
# Between the two halves of one agent, which are released together.
INTERNAL = ("block-reports",)
# What others give us: here a key that was needed may become optional, and none may become needed.
INPUTS = ("raw-page",)
# Vocabularies that are told to grow: who reads them counts what he does not know under its own name.
GROWING = {("page-outcome", "/properties/reason"), ("dead-letter", "/properties/dragoman-reason")}
# A topic's fields that a consumer or producer leans on. The number of partitions says where a key lies.
_FIXED = ("key", "value", "partitions", "cleanup_policy")


def last() -> Path | None:
    """The folder of the last release, or None before the first."""
    found = [path for path in RELEASED.glob("v*") if path.is_dir()]
    return max(found, key=lambda path: [int(part) for part in re.findall(r"\d+", path.name)], default=None)


def names() -> tuple[str, ...]:
    """The kinds of messages that others see."""
    return tuple(name for name in contracts.NAMES if name not in INTERNAL)


def breaks(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """What of a schema's change would hurt, in one sentence each."""
    return list(_breaks(name, "", old, new))


def topic_breaks(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The same of the topics, by name."""
    found = []
    for name, before in old.items():
        if name not in new:
            found.append(f"{name}: the topic is gone")
            continue
        found += [
            f"{name}: {field} was {before[field]!r} and is {new[name][field]!r}"
            for field in _FIXED
            if before[field] != new[name][field]
        ]
    return found


def _breaks(name: str, at: str, old: Any, new: Any) -> Iterator[str]:
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        if old != new:
            yield f"{name}{at}: was {old!r} and is {new!r}"
        return
    before, after = set(old.get("required", [])), set(new.get("required", []))
    where = f"{name}{at}"
    for key in sorted(after - before):
        yield f"{where}: {key} is needed now; messages of the last release lack it"
    if name not in INPUTS:
        for key in sorted(before - after):
            yield f"{where}: {key} may be absent now; consumers of the last release count on it"
    for group in ("properties", "$defs"):
        for key, schema in old.get(group, {}).items():
            if key in new.get(group, {}):
                yield from _breaks(name, f"{at}/{group}/{key}", schema, new[group][key])
            else:
                yield f"{where}: {group} {key} is gone"
    yield from _enum(name, at, old, new)
    for word in ("items", "additionalProperties"):
        if word in old or word in new:
            yield from _breaks(name, f"{at}/{word}", old.get(word, {}), new.get(word, {}))
    for word in ("anyOf", "oneOf", "allOf"):
        one, other = old.get(word, []), new.get(word, [])
        if len(one) != len(other):
            yield f"{where}: {word} has {len(other)} branches and had {len(one)}"
        for number, (first, second) in enumerate(zip(one, other, strict=False)):
            yield from _breaks(name, f"{at}/{word}/{number}", first, second)
    for word in _SAME:
        if old.get(word) != new.get(word):
            yield f"{where}: {word} was {old.get(word)!r} and is {new.get(word)!r}"


_SAME = (
    "$ref", "type", "const", "format", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "minItems", "maxItems", "minLength", "maxLength", "uniqueItems",
)  # fmt: skip


def _enum(name: str, at: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    before, after = old.get("enum"), new.get("enum")
    if before is None and after is None:
        return
    if before is None or after is None:
        yield f"{name}{at}: its values are {'no longer' if after is None else 'now'} a closed list"
        return
    gone = [value for value in before if value not in after]
    come = [value for value in after if value not in before]
    if gone:
        yield f"{name}{at}: {gone!r} is no value any more"
    if come and (name, at) not in GROWING:
        yield f"{name}{at}: {come!r} is a value that consumers of the last release do not know"


def current_topics() -> dict[str, Any]:
    """The entries of schemas/topics that others see, by name."""
    found = {}
    for path in sorted((Path(__file__).parent / "topics").glob("*.yaml")):
        topic = yaml.safe_load(path.read_text("utf-8"))
        if not topic["description"].startswith("Internal"):
            found[topic["name"]] = {field: topic[field] for field in _FIXED}
    return found


def against(folder: Path) -> list[str]:
    """All that would hurt who relies on the release in `folder`."""
    found = []
    for name in names():
        file = folder / contracts.file_name(name)
        if file.exists():  # else a kind that is new
            found += breaks(name, json.loads(file.read_text("utf-8")), contracts.opened(name))
    kept = yaml.safe_load((folder / TOPICS).read_text("utf-8"))
    return found + topic_breaks(kept, current_topics())


def release() -> Path:
    """Keep the schemas and topics of now under this version."""
    folder = RELEASED / f"v{version('dragoman')}"
    folder.mkdir(parents=True, exist_ok=True)
    for name in names():
        (folder / contracts.file_name(name)).write_text(contracts.rendered(contracts.opened(name)), "utf-8")
    (folder / TOPICS).write_text(yaml.safe_dump(current_topics(), allow_unicode=True), "utf-8")
    return folder


def main(arguments: list[str]) -> int:
    """See the top of this file."""
    if arguments == ["release"]:
        print(release())
        return 0
    folder = last()
    found = against(folder) if folder else []
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
