"""Dead letters are found, shown harmlessly, sent back as they were, and dropped alone."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from services.clean.step import STAGE as CLEAN
from services.core import headers as h
from services.core import streams
from services.core.settings import Settings
from services.enrich.identify import STAGE as IDENTIFY
from services.enrich.step import STAGE as ENRICH
from services.extract.step import STAGE as EXTRACT
from services.stream.embedded import EmbeddedBroker
from tests.cli.test_broker import dragoman
from tests.conftest import drop_topics, made_for
from tests.stream.harness import Worker, publish, read, wait_for_outcomes

TRACE = b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
EVIL = b"no json \x1b[2J\xe2\x80\xae"


def test_sources_are_those_of_the_stages() -> None:
    assert {each.name: each.source for each in (CLEAN, EXTRACT, ENRICH, IDENTIFY)} == streams.SOURCES


@pytest.fixture(scope="module")
def embedded() -> Iterator[str]:
    """One embedded broker for all of these: what they need of Apache Kafka has a test of its own."""
    with EmbeddedBroker() as broker:
        yield broker.bootstrap


@pytest.fixture
def buried(embedded: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """Five dead letters of clean for three reasons, among what came through."""
    made = made_for(embedded, monkeypatch)
    yield bury(made)
    drop_topics(made)


def bury(settings: Settings) -> Settings:
    pages: list[dict[str, object] | bytes] = [{"id": n} for n in range(6)]
    pages += [{"id": f"bad {n}", "do": "raise"} for n in range(3)]
    pages += [EVIL, b'{"ID":1}']
    publish(settings, pages, headers=[("kept", b"\x00\xff"), (h.TRACEPARENT, TRACE)])
    with Worker(settings) as worker:
        wait_for_outcomes(settings, len(pages), worker)
        worker.terminate()
        assert worker.wait() == 0
    return settings


def listed(settings: Settings, *arguments: str) -> list[dict[str, object]]:
    result = dragoman(settings, "dlq", "list", "--json", *arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_list_filters_by_reason_agent_and_time(buried: Settings) -> None:
    assert len(listed(buried)) == 5
    assert len(listed(buried, "--reason", "step-failed")) == 3
    assert len(listed(buried, "--reason", "step-failed", "--reason", "not-json")) == 4
    assert listed(buried, "--agent", "extract") == []
    assert len(listed(buried, "--since", "1h", "--agent", "clean")) == 5
    assert listed(buried, "--until", "1h") == []
    wrong = dragoman(buried, "dlq", "list", "--reason", "bad-luck")
    assert wrong.exit_code == 2
    assert "There is no reason 'bad-luck'; reasons are not-json" in wrong.stderr
    assert dragoman(buried, "dlq", "list", "--since", "soon").exit_code == 2
    table = dragoman(buried, "dlq", "list")
    assert "5 dead letters: clean invalid-message 1, clean not-json 1, clean step-failed 3." in table.stderr


def test_show_moves_no_cursor(buried: Settings) -> None:
    (letter,) = listed(buried, "--reason", "not-json")
    shown = dragoman(buried, "dlq", "show", str(letter["id"]))
    assert shown.exit_code == 0
    assert "\\x1b[2J\\u202e" in shown.stdout
    assert "\x1b" not in shown.stdout
    assert dragoman(buried, "dlq", "show", str(letter["id"]), "--raw").stdout_bytes == EVIL
    missing = dragoman(buried, "dlq", "show", "dlq.clean.v1/0/999")
    assert missing.exit_code == 1
    assert "There is no dead letter dlq.clean.v1/0/999" in missing.stderr


def test_a_replay_sends_back_what_came_and_leaves_no_trace_in_the_result(buried: Settings) -> None:
    """After the fix all comes through as if it had never failed; what dies again counts its replays."""
    before = {
        (message.key, message.value): message
        for message in read(buried, streams.RAW_PAGES)
        if b"raise" in (message.value or b"")
    }
    dry = dragoman(buried, "dlq", "replay", "--reason", "step-failed", "--dry-run")
    assert dry.exit_code == 0
    assert "Would send 3 messages back; 0 stay." in dry.stderr
    assert len(read(buried, streams.RAW_PAGES)) == 11
    done = dragoman(buried, "dlq", "replay", "--reason", "step-failed", "--rate", "1000")
    assert done.exit_code == 0, done.output
    again = [m for m in read(buried, streams.RAW_PAGES) if m.headers[-1][0] == h.REPLAYS]
    assert len(again) == 3
    for message in again:
        first = before[message.key, message.value]
        assert message.headers[:-1] == first.headers
        assert message.partition == first.partition
        assert message.headers[-1] == (h.REPLAYS, b"1")
    with Worker(buried, "tests.stream.stages:MENDED") as worker:
        wait_for_outcomes(buried, 14, worker)
    clean = read(buried, streams.CLEAN_PAGES)
    assert {m.key for m in clean} == {str(n).encode() for n in range(6)} | {b"bad 0", b"bad 1", b"bad 2"}
    assert all(h.REPLAYS not in dict(message.headers) for message in clean)
    dragoman(buried, "dlq", "replay", "--reason", "not-json")
    with Worker(buried) as worker:
        wait_for_outcomes(buried, 15, worker)
    assert sorted(letter["replays"] for letter in listed(buried, "--reason", "not-json")) == [0, 1]


@pytest.mark.kafka
def test_drop_takes_only_what_is_meant(kafka_settings: Settings) -> None:
    """On Apache Kafka alone: the embedded broker deletes no records."""
    buried = bury(kafka_settings)
    assert dragoman(buried, "dlq", "drop").exit_code == 2
    assert "Would drop 3" in dragoman(buried, "dlq", "drop", "--reason", "step-failed", "--dry-run").stderr
    kept = {letter["key"]: letter["died"] for letter in listed(buried) if letter["reason"] != "step-failed"}
    result = dragoman(buried, "dlq", "drop", "--reason", "step-failed")
    assert "Dropped 3 dead letters." in result.stderr, result.output
    assert {letter["key"]: letter["died"] for letter in listed(buried)} == kept
    done = dragoman(buried, "dlq", "replay", "--reason", "not-json", "--drop")
    assert done.exit_code == 0, done.output
    assert [letter["reason"] for letter in listed(buried)] == ["invalid-message"]
    dragoman(buried, "dlq", "drop", "--all")
    assert listed(buried) == []


def test_a_letter_that_names_another_topic_stays(buried: Settings) -> None:
    """Whoever can write dead letters must not be able to write to any topic by them."""
    forged = [
        (h.ERROR_TOPIC, buried.topic(streams.DIPLOMATIC_EVENTS).encode()),
        (h.ERROR_PARTITION, b"0"),
        (h.ERROR_OFFSET, b"0"),
        (h.ERROR_CONNECTOR, b"dragoman-clean"),
        (h.ERROR_REASON, b"too-large"),
    ]
    publish(buried, [b"forged"], stream=streams.DEAD_LETTERS["clean"], headers=forged)
    result = dragoman(buried, "dlq", "replay", "--reason", "too-large")
    assert result.exit_code == 1
    assert "stays: it says to come from" in result.stderr
    assert read(buried, streams.DIPLOMATIC_EVENTS) == []
