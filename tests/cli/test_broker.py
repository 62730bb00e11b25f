"""The commands that speak to a broker."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from schemas import contracts
from services.cli.main import app
from services.core import messages, streams, topology
from services.core.settings import Settings, environment
from services.intake import samples
from services.stream import topics
from services.stream.consumer import read_all
from services.stream.producer import producer

EXAMPLES = Path(contracts.__file__).parent / "examples" / "valid"


def dragoman(settings: Settings, *arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, env=environment(settings))


def put(settings: Settings, stream: str, *values: bytes | None) -> None:
    async def send() -> None:
        async with producer(settings) as client:
            for value in values:
                await client.send_and_wait(settings.topic(stream), value, key=b"k")

    asyncio.run(send())


def test_topics_are_listed_with_what_is_missing(settings: Settings) -> None:
    """Each declared topic, its partitions on this broker, or that it is not there."""
    asyncio.run(topics.check(settings, topology.topics()))  # Kafka makes topics a moment after it says so
    other = settings.model_copy(update={"topic_prefix": settings.topic_prefix + "other."})
    there = [json.loads(line) for line in dragoman(settings, "topics", "list", "--json").stdout.splitlines()]
    missing = [json.loads(line) for line in dragoman(other, "topics", "list", "--json").stdout.splitlines()]
    declared = topology.topics()
    assert {row["name"]: row["partitions"] for row in there} == {
        settings.topic(name): topic.partitions for name, topic in declared.items()
    }
    assert [row["partitions"] for row in missing] == [None] * len(declared)
    assert "missing" in dragoman(other, "topics", "list").stdout


def test_topics_are_made_once(settings: Settings) -> None:
    """A second `topics create` finds all of them there."""
    fresh = settings.model_copy(update={"topic_prefix": settings.topic_prefix + "fresh."})
    first, second = dragoman(fresh, "topics", "create"), dragoman(fresh, "topics", "create")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert sorted(first.stdout.splitlines()) == sorted(fresh.topic(name) for name in topology.topics())
    assert second.stdout == ""


def test_what_is_published_is_on_the_topic(settings: Settings, tmp_path: Path) -> None:
    """Every page, acknowledged and counted; what is no page is named, and the exit code tells."""
    good = tmp_path / "good.jsonl"
    good.write_bytes(b"".join(messages.encode(page) + b"\n" for page in samples.pages()))
    bad = tmp_path / "bad.json"
    bad.write_text("{}", "utf-8")
    first = dragoman(settings, "publish", str(good))
    assert first.exit_code == 0, first.output
    assert f"Published {len(samples.pages())} pages" in first.stderr
    second = dragoman(settings, "publish", str(bad), str(tmp_path / "missing.html"))
    assert second.exit_code == 1
    assert "Published 0 pages" in second.stderr
    assert "2 refused" in second.stderr.replace("\n", " ")
    found = [
        messages.decode(messages.RawPage, m.value or b"")
        for m in asyncio.run(read_all(settings, streams.RAW_PAGES))
    ]
    assert sorted(page.url for page in found) == sorted(page.url for page in samples.pages())


def test_events_are_followed_from_the_beginning(settings: Settings) -> None:
    """As JSON each is what stands on the topic, as text it can be read; tombstones show nothing."""
    example = json.loads((EXAMPLES / "diplomatic-event" / "meeting.json").read_bytes())
    value = json.dumps(example).encode()
    put(settings, streams.DIPLOMATIC_EVENTS, value, None, b"nonsense", value)
    done = dragoman(settings, "events", "--from-beginning", "--count", "2", "--json")
    assert done.exit_code == 0, done.output
    assert [json.loads(line) for line in done.stdout.splitlines()] == [example, example]
    assert "not JSON" in done.stderr
    readable = dragoman(settings, "events", "--from-beginning", "--count", "1")
    assert readable.stdout.startswith("CONSULT visit · occurred")


def test_outcomes_are_followed(settings: Settings) -> None:
    """One line for each."""
    values = [file.read_bytes() for file in sorted((EXAMPLES / "page-outcome").glob("*.json"))]
    put(settings, streams.OUTCOMES, *values)
    done = dragoman(settings, "outcomes", "--from-beginning", "--count", str(len(values)))
    assert done.exit_code == 0, done.output
    assert len(done.stdout.splitlines()) == len(values)


@pytest.mark.parametrize("command", [["topics", "list"], ["events"], ["publish", __file__]])
def test_a_prefix_without_topics_is_told(settings: Settings, command: list[str]) -> None:
    """`topics list` shows them missing; the others end with what to do instead of waiting for ever."""
    changed = settings.model_copy(
        update={"topic_prefix": "no-such.", "connect_seconds": 0.2, "request_seconds": 10.0}
    )
    done = dragoman(changed, *command)
    if command == ["topics", "list"]:
        assert done.exit_code == 0
        assert "missing" in done.stdout
    else:
        assert "dragoman topics create" in str(done.exception)
