"""Every example is loaded: the valid ones pass, the invalid ones fail for the reason they name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from schemas import contracts
from services.core import messages
from tests.contract.kinds import MESSAGES

EXAMPLES = Path(contracts.__file__).parent / "examples"


def examples(verdict: str) -> list[Any]:
    found = sorted(EXAMPLES.joinpath(verdict).glob("*/*.json"))
    return [pytest.param(file.parent.name, file, id=f"{file.parent.name}/{file.stem}") for file in found]


def validator(schema: dict[str, Any]) -> Any:
    return jsonschema_rs.validator_for(schema, validate_formats=True)


def complaints(schema: dict[str, Any], message: Any) -> list[tuple[str, str]]:
    """Where in the message and what, for each thing the schema objects to."""
    errors = validator(schema).iter_errors(message)
    return [("".join(f"/{part}" for part in error.instance_path), error.message) for error in errors]


@pytest.mark.parametrize("name", contracts.NAMES)
def test_every_kind_of_message_has_several_examples_of_both_verdicts(name: str) -> None:
    """A contract without examples is a guess."""
    assert len(list(EXAMPLES.joinpath("valid", name).glob("*.json"))) >= 3
    assert len(list(EXAMPLES.joinpath("invalid", name).glob("*.json"))) >= 5


@pytest.mark.parametrize(("name", "file"), examples("valid"))
def test_valid_example(name: str, file: Path) -> None:
    """A valid example passes the producer's schema and the consumer's."""
    message = json.loads(file.read_text("utf-8"))
    assert complaints(contracts.closed(name), message) == []
    assert complaints(contracts.opened(name), message) == []


@pytest.mark.parametrize(("name", "file"), examples("invalid"))
def test_invalid_example(name: str, file: Path) -> None:
    """An invalid example fails where it says it does, for the reason it gives, and for no other."""
    example = json.loads(file.read_text("utf-8"))
    found = complaints(contracts.closed(name), example["message"])
    assert found, "the schema lets it pass"
    for where, said in found:
        assert where == example["where"]
        assert example["says"] in said


@pytest.mark.parametrize(("name", "file"), [p for p in examples("valid") if p.values[0] in MESSAGES])
def test_valid_example_survives_the_typed_message(name: str, file: Path) -> None:
    """Decoded and encoded again it holds the same values, and still keeps to the contract."""
    original = json.loads(file.read_text("utf-8"))
    wire = messages.encode(messages.decode(MESSAGES[name], json.dumps(original).encode()))
    again = json.loads(wire)
    assert complaints(contracts.closed(name), again) == []
    assert without_defaults(again) == without_defaults(original)


def without_defaults(node: Any) -> Any:
    """Without nulls and other defaults: an example may omit them, the wire never does."""
    if isinstance(node, dict):
        return {
            key: without_defaults(value)
            for key, value in node.items()
            if value is not None
            and not (key == "in_title" and value is False)
            and (key, value) != ("kind", "paragraph")
        }
    if isinstance(node, list):
        return [without_defaults(item) for item in node]
    return node


@pytest.mark.parametrize(("name", "file"), examples("valid"))
def test_a_consumer_tolerates_a_key_that_is_added_later(name: str, file: Path) -> None:
    """The published schema lets pass what the producer's own forbids."""
    message = json.loads(file.read_text("utf-8")) | {"added_in_a_later_release": "anything"}
    assert complaints(contracts.opened(name), message) == []
    if name != "dead-letter":  # whose message may bring any header of its own
        assert complaints(contracts.closed(name), message) != []
