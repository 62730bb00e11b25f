"""The AsyncAPI document is what the schemas say now; deploy/verify has the specification's own parser read it."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema_rs

from schemas import asyncapi, contracts


def resolve(document: dict[str, Any], reference: str) -> Any:
    node: Any = document
    for part in reference.removeprefix("#/").split("/"):
        node = node[part]
    return node


def references(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [found for value in node.values() for found in references(value)]
    return [found for item in node for found in references(item)] if isinstance(node, list) else []


def test_document_and_page_are_fresh() -> None:
    """`make generated` writes them."""
    document, page = asyncapi.rendered()
    assert asyncapi.DOCUMENT.read_text("utf-8") == document
    assert asyncapi.PAGE.read_text("utf-8") == page


def test_every_reference_leads_somewhere() -> None:
    """Those to messages, and those that were moved inside of schemas."""
    document = json.loads(asyncapi.DOCUMENT.read_text("utf-8"))
    found = references(document)
    assert len(found) > 50
    for reference in found:
        assert isinstance(resolve(document, reference), dict), reference


def test_every_topic_is_a_channel() -> None:
    """With the message that its entry names."""
    document = json.loads(asyncapi.DOCUMENT.read_text("utf-8"))
    topics = asyncapi.declared()
    assert set(document["channels"]) == set(topics)
    assert set(document["components"]["messages"]) == set(contracts.NAMES)


def test_examples_hold_against_the_schemas_in_the_document() -> None:
    """What the page shows is what the schema beside it says."""
    document = json.loads(asyncapi.DOCUMENT.read_text("utf-8"))
    for name, message in document["components"]["messages"].items():
        payload = json.loads(
            json.dumps(message["payload"]).replace(f"#/components/messages/{name}/payload", "#")
        )
        validator = jsonschema_rs.validator_for(payload)
        for example in message.get("examples", []):
            validator.validate(example["payload"])


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    """It can be opened anywhere; what stands in an example cannot act on it."""
    page = asyncapi.PAGE.read_text("utf-8")
    assert "<script" not in page
    assert not re.search(r"<(?:link|img|iframe)", page)
