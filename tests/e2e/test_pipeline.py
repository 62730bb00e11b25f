"""The whole path, raw page to diplomatic event: nothing is missing. With faults: tests/faults."""

from __future__ import annotations

import base64
from collections import Counter
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import jsonschema_rs
import orjson

from schemas import contracts
from services.core import messages, streams
from services.core.settings import Settings
from services.intake import samples
from tests.stream.harness import Worker, outcomes, publish, read, wait_for

AGENTS = {
    "clean": ("services.clean.step:STAGE",),
    "extract": ("services.extract.step:STAGE",),
    "enrich": ("services.enrich.step:STAGE", "services.enrich.identify:STAGE"),
}
# Each stage with the topic it has to finish.
SOURCES = {
    "clean": streams.RAW_PAGES,
    "extract": streams.CLEAN_PAGES,
    "enrich": streams.EXTRACTED_EVENTS,
    "identify": streams.RESOLVED_EVENTS,
}


def put_in(settings: Settings, copies: int) -> int:
    """The sample pages, as several publishers each have them."""
    pages = []
    for n in range(copies):
        for page in samples.pages():
            host = urlsplit(page.url).netloc
            edition = f"edition{n}.{host}"
            # In the body too, where the page names its canonical address: else all copies are one page.
            body = base64.b64decode(page.body_base64 or "").replace(host.encode(), edition.encode())
            moved = replace(
                page, url=page.url.replace(host, edition), body_base64=base64.b64encode(body).decode()
            )
            pages.append(moved)
    return publish(settings, [messages.encode(page) for page in pages])


def progress(settings: Settings) -> dict[str, tuple[int, int]]:
    """Of each stage: its messages that have an outcome, and its messages."""
    done: dict[str, set[tuple[int, int]]] = {stage: set() for stage in SOURCES}
    for line in outcomes(settings):
        done[line["agent"]].add((line["source_partition"], line["source_offset"]))
    return {stage: (len(done[stage]), len(read(settings, source))) for stage, source in SOURCES.items()}


def complete(settings: Settings) -> bool:
    """Whether every message on every topic came to its end."""
    found = progress(settings)
    return all(done == there for done, there in found.values()) and found["clean"][1] > 0


def events(settings: Settings) -> dict[str, Any]:
    """What a consumer that upserts has of the last topic in the end, without what may differ from run to run.

    An event that was published too early and then merged or retracted is one that another order never shows.
    """
    view: dict[str, Any] = {}
    for message in read(settings, streams.DIPLOMATIC_EVENTS):
        key = (message.key or b"").decode()
        if not message.value:
            view.pop(key, None)
            continue
        event = orjson.loads(message.value)
        if event["merged_into"] or event["retracted"]:
            view.pop(key, None)
            continue
        for name in ("revision", "changed", "changes"):
            event.pop(name, None)
        event["times"].pop("produced", None)
        view[key] = event
    return view


def test_every_page_becomes_an_event_a_skip_or_a_dead_letter(settings: Settings) -> None:
    """Counted on the topics themselves; and what comes out keeps to its contract."""
    settings = settings.model_copy(update={"processes": 1})
    published = put_in(settings, 1)
    with (
        Worker(settings, *AGENTS["clean"]) as clean,
        Worker(settings, *AGENTS["extract"]) as extract,
        Worker(settings, *AGENTS["enrich"]) as enrich,
    ):
        wait_for(lambda: complete(settings), lambda: progress(settings), 120)
        for worker in (clean, extract, enrich):
            worker.terminate()
        for worker in (clean, extract, enrich):
            assert worker.wait() == 0
    lines = outcomes(settings)
    first = Counter(line["outcome"] for line in lines if line["agent"] == "clean")
    assert sum(first.values()) == published
    sent = sum(line["emitted"] for line in lines if line["agent"] == "clean")
    assert sent == len(read(settings, streams.CLEAN_PAGES)) >= first["emitted"]
    contract = jsonschema_rs.validator_for(contracts.closed("diplomatic-event"))
    found = [
        orjson.loads(message.value) for message in read(settings, streams.DIPLOMATIC_EVENTS) if message.value
    ]
    assert found
    for event in found:
        contract.validate(event)
    line_contract = jsonschema_rs.validator_for(contracts.closed("page-outcome"))
    for line in lines:
        line_contract.validate(line)
