"""The broker the tests run on: the embedded one, or with `-m kafka` Apache Kafka (tests/kafka)."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator

import pytest

from services.core.settings import Settings, load, variables
from services.stream import topics
from services.stream.embedded import EmbeddedBroker

_numbers = itertools.count()


@pytest.fixture(scope="session")
def broker() -> Iterator[str]:
    """The address of the embedded broker, one for the whole session."""
    with EmbeddedBroker() as embedded:
        yield embedded.bootstrap


@pytest.fixture
def settings(broker: str, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings for that broker under a topic prefix of the test's own, with all topics made."""
    for name in variables().values():
        monkeypatch.delenv(name, raising=False)
    made = load(
        bootstrap_servers=broker,
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
