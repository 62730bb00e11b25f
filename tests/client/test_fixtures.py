"""Invented events: valid, the same every time, and with all that a consumer may meet."""

from __future__ import annotations

import asyncio
import json
from collections import Counter

import jsonschema_rs
import orjson

from schemas import contracts
from services.client import Events, fixtures
from services.client.live import snapshot
from services.core.settings import Settings
from tests.cli.test_broker import dragoman

EVENT = jsonschema_rs.validator_for(contracts.closed("diplomatic-event"), validate_formats=True)


def test_each_is_valid_by_the_closed_schema() -> None:
    """And speaks of two parties."""
    for _, value in fixtures.messages(200):
        if value is not None:
            event = orjson.loads(value)
            EVENT.validate(event)
            assert event["actors"][0]["id"] != event["recipients"][0]["id"]


def test_they_are_the_same_every_time() -> None:
    """More of them begin with the same."""
    assert list(fixtures.messages(30)) == list(fixtures.messages(40))[: len(list(fixtures.messages(30)))]


def test_all_that_can_happen_happens() -> None:
    """In ten events already."""
    events = Events()
    kinds = Counter(events.take(key, value).kind for key, value in fixtures.messages(10))
    assert kinds == {"new": 10, "revised": 1, "withdrawn": 2, "same": 2}
    assert dict(events) == dict(fixtures.standing(10))
    assert len(events) == 8


def test_the_command_puts_them_on_the_topic(settings: Settings) -> None:
    """And says what must be held in the end."""
    done = dragoman(settings, "fixtures", "--count", "50")
    assert done.exit_code == 0, done.output
    held = asyncio.run(snapshot(settings))
    said = dragoman(settings, "fixtures", "--count", "50", "--standing").stdout.splitlines()
    assert {json.loads(line)["event_id"] for line in said} == set(held)
    printed = dragoman(settings, "fixtures", "--count", "50", "--print").stdout.splitlines()
    assert len(printed) == len(list(fixtures.messages(50)))
