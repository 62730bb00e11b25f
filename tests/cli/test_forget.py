"""What is to be forgotten is gone from tables and compacted topics, and nothing else is."""

from __future__ import annotations

import pytest

from services.clean.step import STAGE as CLEAN
from services.core import messages, streams
from services.core.messages import Manifest
from services.core.outcomes import Emit, Inbound
from services.core.settings import Settings
from services.enrich.merged import merge
from services.extract.step import STAGE as EXTRACT
from tests.cli.test_broker import dragoman
from tests.e2e.test_pipeline import AGENTS, events
from tests.faults.pages import pages
from tests.stream.harness import Worker, publish, read, wait_for


def manifests(count: int) -> dict[str, Manifest]:
    """By URL, what the pages tell."""
    found = {}
    for page in pages(count):
        if isinstance(page, bytes):
            continue
        clean = CLEAN.step(Inbound(messages.encode(page), timestamp_ms=1))
        assert isinstance(clean, Emit)
        extracted = EXTRACT.step(Inbound(clean.messages[0].value, timestamp_ms=1))
        assert isinstance(extracted, Emit)
        found[page.url] = messages.decode(Manifest, extracted.messages[0].value or b"")
    return found


@pytest.mark.kafka
def test_a_page_and_a_person_are_forgotten(kafka_settings: Settings) -> None:
    """On Apache Kafka alone: the embedded broker deletes no dead letters."""
    settings = kafka_settings
    told = manifests(24)
    expected = {event.event_id: event for event in merge(told.values())}
    alone = next(event for event in expected.values() if event.sources_total == 1)
    url = alone.sources[0].url
    others = {event.event_id for event in merge(each for at, each in told.items() if at != url)}
    assert alone.event_id not in others
    person = next(
        actor.id
        for event in expected.values()
        for actor in event.actors
        if actor.kind == "person"
        and event.sources[0].url != url
        and actor.id not in {a.id for a in alone.actors}
    )
    publish(
        settings, [messages.encode(each) for each in told.values()], stream=streams.EXTRACTED_EVENTS,
        keys=[each.page.page_id.encode() for each in told.values()],
    )  # fmt: skip
    publish(
        settings, [f'{{"url": "{url}", broken'.encode(), b"another"], stream=streams.DEAD_LETTERS["clean"]
    )
    settings = settings.model_copy(update={"processes": 1})
    with Worker(settings, *AGENTS["enrich"]) as enrich:
        wait_for(lambda: events(settings).keys() == expected.keys(), enrich.said, 90)
        dry = dragoman(settings, "forget", url, "--dry-run")
        assert dry.exit_code == 0, dry.output
        assert "tables.identity.v1" in dry.stderr  # blocks are packed, and searched all the same
        assert events(settings).keys() == expected.keys()
        done = dragoman(settings, "forget", url)
        assert done.exit_code == 0, done.output
        assert "stands in no table and no compacted topic" in done.stderr
        assert events(settings).keys() == others  # as if that page had never come
        done = dragoman(settings, "forget", person)
        assert done.exit_code == 0, done.output
        left = events(settings)
        assert left.keys() < others
        assert person not in str(left)
        enrich.terminate()
        assert enrich.wait() == 0
    last = {message.key: message.value for message in read(settings, streams.DIPLOMATIC_EVENTS)}
    assert not [
        value for value in last.values() if value and (url.encode() in value or person.encode() in value)
    ]


def test_what_cannot_be_forgotten_now_is_said(settings: Settings) -> None:
    """Without enrich nothing is withdrawn."""
    page, manifest = next((url, each) for url, each in manifests(6).items() if each.events)
    publish(
        settings,
        [messages.encode(manifest)],
        stream=streams.EXTRACTED_EVENTS,
        key=manifest.page.page_id.encode(),
    )
    with Worker(settings, *AGENTS["enrich"]) as enrich:
        wait_for(lambda: events(settings), enrich.said, 60)
        enrich.terminate()
        enrich.wait()
    result = dragoman(settings, "forget", page, "--wait", "1")
    assert result.exit_code == 1
    assert "see that enrich runs" in result.stderr
