"""The broker the tests run on: the embedded one, and with `-m kafka` Apache Kafka."""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import Iterator

import hypothesis
import pytest

from services.core.settings import Settings, load, variables
from services.stream import topics
from services.stream.embedded import EmbeddedBroker
from tests.kafka.apache import ApacheKafka

# No test is about speed: hypothesis would call an example on a busy machine a failure.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

_BOOTSTRAP = variables()["bootstrap_servers"]
_numbers = itertools.count()


@pytest.fixture(scope="session")
def apache_kafka() -> Iterator[str]:
    """The address of an Apache Kafka: the caller's in KAFKA_BOOTSTRAP_SERVERS, else one of our own."""
    given = os.environ.get(_BOOTSTRAP)
    if given:
        yield given
        return
    with ApacheKafka() as kafka:
        yield kafka.bootstrap


@pytest.fixture(scope="session", params=["embedded", pytest.param("apache", marks=pytest.mark.kafka)])
def broker(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a broker; a test that asks for it runs once on each kind."""
    if request.param == "apache":
        yield request.getfixturevalue("apache_kafka")
        return
    with EmbeddedBroker() as embedded:
        yield embedded.bootstrap


@pytest.fixture
def settings(broker: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """Settings for that broker under a topic prefix of the test's own, with all topics made."""
    made = made_for(broker, monkeypatch)
    yield made
    drop_topics(made)


@pytest.fixture
def kafka_settings(apache_kafka: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """The same for a test that is about Apache Kafka's behaviour."""
    made = made_for(apache_kafka, monkeypatch)
    yield made
    drop_topics(made)


def made_for(bootstrap: str, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings free of the caller's environment, and the topics they name."""
    for name in variables().values():
        monkeypatch.delenv(name, raising=False)
    made = load(
        bootstrap_servers=bootstrap,
        topic_prefix=f"t{os.getpid()}-{next(_numbers)}.",
        fetch_wait_milliseconds=20,
        commit_seconds=0.3,
        session_seconds=6.0,
        handover_seconds=1.0,
        connect_seconds=20.0,
        processes=2,
    )
    topics.create(made)
    return made


def drop_topics(settings: Settings) -> None:
    """Delete the topics of a test: each client learns of all topics of its broker when it starts, and after a hundred
    tests that would be what the others wait for."""

    async def drop() -> None:
        names = [
            name for name in await topics.existing_topics(settings) if name.startswith(settings.topic_prefix)
        ]
        async with topics.admin(settings) as client:
            await client.delete_topics(names)

    asyncio.run(drop())
