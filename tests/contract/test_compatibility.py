"""Who relies on the last release can go on relying on it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from schemas import compatibility, contracts

EXAMPLES = Path(contracts.__file__).parent / "examples" / "valid"


def test_nothing_of_the_last_release_is_broken() -> None:
    """Only what is optional was added. Before a release: `python -m schemas.compatibility release`."""
    folder = compatibility.last()
    assert folder is not None
    assert compatibility.against(folder) == []


def of_the_last_release() -> list[str]:
    """Kinds of message that were there then; a newer one has no consumers of then."""
    folder = compatibility.last()
    return [
        name for name in compatibility.names() if folder and (folder / contracts.file_name(name)).exists()
    ]


@pytest.mark.parametrize("name", of_the_last_release())
def test_consumers_of_the_last_release_take_what_we_send_now(name: str) -> None:
    """Every example of now holds against the open schema of then."""
    folder = compatibility.last()
    assert folder is not None
    schema = json.loads((folder / contracts.file_name(name)).read_text("utf-8"))
    validator = jsonschema_rs.validator_for(schema)
    paths = sorted((EXAMPLES / name).glob("*.json"))
    assert paths
    for path in paths:
        validator.validate(json.loads(path.read_text("utf-8")))


def remove(schema: dict[str, Any]) -> None:
    del schema["properties"]["url"]


def need(schema: dict[str, Any]) -> None:
    schema["properties"]["colour"] = {"type": "string"}
    schema["required"].append("colour")


def drop_need(schema: dict[str, Any]) -> None:
    schema["required"].remove("url")


def retype(schema: dict[str, Any]) -> None:
    schema["properties"]["url"] = {"type": "integer"}


BREAKING = [remove, need, drop_need, retype]


@pytest.mark.parametrize("change", BREAKING)
def test_what_hurts_is_seen(change: Callable[[dict[str, Any]], None]) -> None:
    """Each way to break a schema gives a sentence."""
    old = contracts.opened("clean-page")
    new = copy.deepcopy(old)
    change(new)
    assert compatibility.breaks("clean-page", old, new)


def test_what_is_optional_may_be_added() -> None:
    """A key that nobody needs hurts nobody."""
    old = contracts.opened("clean-page")
    new = copy.deepcopy(old)
    new["properties"]["colour"] = {"type": ["string", "null"]}
    assert compatibility.breaks("clean-page", old, new) == []


def test_a_vocabulary_grows_only_where_it_is_told_to() -> None:
    """A new reason is no surprise; a new value elsewhere is."""
    old: dict[str, Any] = {"properties": {"reason": {"enum": ["a", None]}, "kind": {"enum": ["x"]}}}
    new: dict[str, Any] = {"properties": {"reason": {"enum": ["a", "b", None]}, "kind": {"enum": ["x", "y"]}}}
    found = compatibility.breaks("page-outcome", old, new)
    assert len(found) == 1
    assert "/properties/kind" in found[0]


def test_topics_keep_key_value_and_partitions() -> None:
    """A topic that is gone, or has other partitions, is seen."""
    now = compatibility.current_topics()
    changed = copy.deepcopy(now)
    first, second, *_ = changed
    del changed[first]
    changed[second]["partitions"] += 1
    assert len(compatibility.topic_breaks(now, changed)) == 2
    assert compatibility.topic_breaks(now, now) == []
