"""The topics on the broker: made from `schemas/topics`, and compared with it before an agent starts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError, TopicAlreadyExistsError, for_code

from services.core import topology
from services.core.settings import Settings
from services.core.topology import Topic
from services.stream.security import connection, refusal

_RETRY_SECONDS = 0.5
_SHOWN_SECONDS = 0.1


class TopicsError(RuntimeError):
    """The broker or its topics are not as needed; `str()` is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A topic as declared, its name on this broker, and its partitions there (None: it is missing)."""

    topic: Topic
    name: str
    partitions: int | None


def create(settings: Settings, topics: Iterable[Topic] | None = None) -> Sequence[str]:
    """Make the topics that are missing and return their names on the broker. What exists stays as it is."""
    return asyncio.run(create_missing(settings, topics))


def list(settings: Settings) -> Sequence[Listed]:  # noqa: A001 - `topics.list` is what it is called as
    """Every declared topic beside what the broker has."""
    return asyncio.run(listed(settings))


async def create_missing(settings: Settings, topics: Iterable[Topic] | None = None) -> Sequence[str]:
    """See `create`. Returns once the broker shows them to whoever asks."""
    wanted = tuple(topology.topics().values() if topics is None else topics)
    found = await existing_topics(settings)
    missing = [topic for topic in wanted if settings.topic(topic.name) not in found]
    if not missing:
        return []
    admin = await _connect(settings)
    try:
        answer = await admin.create_topics([_new(settings, topic) for topic in missing])
    except KafkaError as error:
        raise TopicsError(
            f"The broker at {settings.bootstrap_servers} did not make the topics: {error}."
        ) from None
    finally:
        await admin.close()
    made = []
    for name, code, *said in answer.topic_errors:
        if code == 0:
            made.append(name)
        elif (
            code != TopicAlreadyExistsError.errno
        ):  # made a moment ago, and not yet in every broker's metadata
            why = said[0] if said and said[0] else for_code(code).__name__
            raise TopicsError(f"The broker at {settings.bootstrap_servers} did not make topic {name}: {why}.")
    await _shown(settings, [settings.topic(topic.name) for topic in missing])
    return made


async def _shown(settings: Settings, names: Sequence[str]) -> None:
    """Wait until the broker's metadata has topics that were just made: it is behind the making of them."""
    deadline = time.monotonic() + settings.connect_seconds
    while missing := sorted(set(names) - (await existing_topics(settings, deadline)).keys()):
        if time.monotonic() > deadline:
            raise TopicsError(
                f"The broker at {settings.bootstrap_servers} took topic {missing[0]}, but does not show it after "
                f"{settings.connect_seconds:g} s; see what the broker's log says."
            )
        await asyncio.sleep(_SHOWN_SECONDS)


async def listed(settings: Settings) -> Sequence[Listed]:
    """See `list`."""
    found = await existing_topics(settings)
    rows = []
    for topic in topology.topics().values():
        name = settings.topic(topic.name)
        rows.append(Listed(topic, name, found.get(name)))
    return rows


async def check(
    settings: Settings, streams: Iterable[str], topics: Mapping[str, Topic] | None = None
) -> None:
    """Wait until the broker answers and has the streams' topics with the declared partitions, or TopicsError."""
    declared = topology.topics() if topics is None else topics
    deadline = time.monotonic() + settings.connect_seconds
    wanted = tuple(streams)
    while True:
        found = await existing_topics(settings, deadline)
        missing = [settings.topic(stream) for stream in wanted if settings.topic(stream) not in found]
        if not missing:
            break
        if time.monotonic() > deadline:
            raise TopicsError(
                f"The broker at {settings.bootstrap_servers} has no topic {', '.join(missing)} after "
                f"{settings.connect_seconds:g} s; run `dragoman topics create`, or correct DRAGOMAN_TOPIC_PREFIX"
                + (
                    "."
                    if settings.security_protocol == "PLAINTEXT"
                    else "; or we may not be allowed to see it."
                )
            )
        await asyncio.sleep(_RETRY_SECONDS)
    for stream in wanted:
        count = found[settings.topic(stream)]
        expected = settings.topic_partitions or declared[stream].partitions
        if count != expected:
            raise TopicsError(
                f"Topic {settings.topic(stream)} has {count} partitions, but schemas/topics/{stream}.yaml or "
                f"DRAGOMAN_TOPIC_PARTITIONS says {expected}; make it anew with that number, or correct those."
            )


async def existing_topics(settings: Settings, deadline: float | None = None) -> dict[str, int]:
    """The broker's topics with their partitions, or TopicsError when it does not answer in time."""
    deadline = deadline or time.monotonic() + settings.connect_seconds
    while True:
        try:
            admin = await _connect(settings)
            try:
                described = await admin.describe_topics()
            finally:
                await admin.close()
            return {each["topic"]: len(each["partitions"]) for each in described}
        except (KafkaError, OSError, TimeoutError) as error:
            if refused := await refusal(settings):
                raise TopicsError(refused) from None
            if time.monotonic() > deadline:
                raise TopicsError(
                    f"No broker answers at {settings.bootstrap_servers} after {settings.connect_seconds:g} s "
                    f"({type(error).__name__}: {error}); start it, or correct KAFKA_BOOTSTRAP_SERVERS and "
                    "KAFKA_SECURITY_PROTOCOL."
                ) from None
        await asyncio.sleep(_RETRY_SECONDS)


@asynccontextmanager
async def admin(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    """A started client for what is done to topics."""
    client = await _connect(settings)
    try:
        yield client
    finally:
        await client.close()


def _new(settings: Settings, topic: Topic) -> NewTopic:
    configuration = topic.configuration()
    # A topic with fewer replicas than it wants in sync would refuse every message.
    configuration["min.insync.replicas"] = str(min(topic.min_insync_replicas, settings.topic_replicas))
    return NewTopic(
        settings.topic(topic.name),
        settings.topic_partitions or topic.partitions,
        settings.topic_replicas,
        topic_configs=configuration,
    )


async def _connect(settings: Settings) -> AIOKafkaAdminClient:
    admin = AIOKafkaAdminClient(**connection(settings))
    try:
        await admin.start()
    except BaseException:
        await admin.close()
        raise
    return admin
