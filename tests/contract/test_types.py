"""The typed messages in services/core agree with the schemas, field by field."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from schemas import contracts
from services.core import headers, outcomes
from tests.contract.kinds import MESSAGES

PRIMITIVES = {str: "string", int: "integer", float: "number", bool: "boolean"}


class Comparison:
    """Walks a message type and its schema together and collects where they part."""

    def __init__(self, name: str) -> None:
        self.schema = contracts.closed(name)
        self.differences: list[str] = []
        self.seen: set[type] = set()

    def message(self, kind: type, node: dict[str, Any], where: str) -> None:
        if kind in self.seen:
            return
        self.seen.add(kind)
        fields = dataclasses.fields(kind)  # type: ignore[arg-type]
        self.equal(where, "keys, in order", [f.name for f in fields], list(node["properties"]))
        required = [f.name for f in fields if f.default is dataclasses.MISSING]
        self.equal(where, "required keys", required, node["required"])
        self.equal(where, "additionalProperties", False, node.get("additionalProperties"))
        hints = get_type_hints(kind)
        for field in fields:
            if field.name in node["properties"]:
                self.value(hints[field.name], node["properties"][field.name], f"{where}.{field.name}")

    def value(self, hint: Any, node: dict[str, Any], where: str) -> None:
        node = self.resolved(node)
        nullable = get_origin(hint) in (types.UnionType, typing.Union)
        if nullable:
            (hint,) = [part for part in get_args(hint) if part is not types.NoneType]
        node, null = self.without_null(node)
        self.equal(where, "nullable", nullable, null)
        if dataclasses.is_dataclass(hint):
            self.message(typing.cast(type, hint), node, where)
        elif get_origin(hint) is Literal:
            self.equal(where, "enum", list(get_args(hint)), node.get("enum"))
        elif get_origin(hint) is tuple:
            self.equal(where, "type", "array", node.get("type"))
            self.value(get_args(hint)[0], node["items"], f"{where}[]")
        elif get_origin(hint) is dict:
            self.equal(where, "type", "object", node.get("type"))
            self.value(get_args(hint)[1], node["additionalProperties"], f"{where}{{}}")
        else:
            self.equal(where, "type", PRIMITIVES[hint], node.get("type"))

    def resolved(self, node: dict[str, Any]) -> dict[str, Any]:
        if "$ref" in node:
            return typing.cast(dict[str, Any], self.schema["$defs"][node["$ref"].removeprefix("#/$defs/")])
        return node

    def without_null(self, node: dict[str, Any]) -> tuple[dict[str, Any], bool]:
        if "anyOf" in node:
            self.equal("anyOf", "second branch", {"type": "null"}, node["anyOf"][1])
            return self.resolved(node["anyOf"][0]), True
        if isinstance(node.get("type"), list):
            node = dict(node, type=node["type"][0])
            if "enum" in node:
                node["enum"] = [value for value in node["enum"] if value is not None]
            return node, True
        return node, False

    def equal(self, where: str, what: str, typed: object, schema: object) -> None:
        if typed != schema:
            self.differences.append(
                f"{where}: {what}: {typed!r} in core/messages.py, {schema!r} in the schema"
            )


@pytest.mark.parametrize("name", MESSAGES)
def test_type_and_schema_agree(name: str) -> None:
    """The same keys in the same order, as required, of the same types, enums and nullability."""
    comparison = Comparison(name)
    comparison.message(MESSAGES[name], comparison.schema, MESSAGES[name].__name__)
    assert comparison.differences == []


@pytest.mark.parametrize("name", contracts.NAMES)
def test_schema_is_documented(name: str) -> None:
    """Each property says what it is, so that a consumer needs no code of ours."""
    schema = contracts.closed(name)
    for node in [schema, *schema.get("$defs", {}).values()]:
        assert node["description"]
        for key, value in node["properties"].items():
            assert value.get("description"), f"{name}: {key} has no description"


@pytest.mark.parametrize("name", contracts.NAMES)
def test_every_definition_is_used(name: str) -> None:
    """No part of a schema is left over."""
    text = contracts.rendered(contracts.closed(name))
    for definition in contracts.closed(name).get("$defs", {}):
        assert f'"#/$defs/{definition}"' in text


def test_shared_definitions_are_the_same_everywhere() -> None:
    """A span is a span in every message; each schema repeats it so that it can be used alone."""
    known: dict[str, Any] = {}
    for name in contracts.NAMES:
        for key, node in contracts.closed(name).get("$defs", {}).items():
            assert known.setdefault(key, node) == node, f"{key} differs in {name}"


def test_outcome_reasons_are_the_vocabulary() -> None:
    """The reasons of an outcome are those of core/outcomes.py, skips first."""
    enum = contracts.closed("page-outcome")["properties"]["reason"]["enum"]
    assert enum == [*outcomes.SkipReason, *outcomes.RejectReason, None]


def test_dead_letter_headers_are_those_of_core() -> None:
    """Names and reasons of a dead letter's headers stand in core; the schema repeats them."""
    schema = contracts.closed("dead-letter")
    added = {
        value
        for name, value in vars(headers).items()
        if (name.startswith("ERROR_") and name != "ERROR_PREFIX") or name in ("REPLAYS", "VALUE_BYTES")
    }
    assert set(schema["properties"]) == added
    assert schema["propertyNames"]["anyOf"][0]["enum"] == list(schema["properties"])
    assert schema["properties"][headers.ERROR_REASON]["enum"] == list(outcomes.RejectReason)
