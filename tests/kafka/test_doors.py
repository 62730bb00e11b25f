"""Nobody comes in who may not, everybody who may, and each only to what is his; on Apache Kafka."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiokafka.errors import GroupAuthorizationFailedError, TopicAuthorizationFailedError

from services.clean.step import STAGE as CLEAN
from services.core import streams
from services.core.settings import Settings, load, variables
from services.enrich.identify import STAGE as IDENTIFY
from services.enrich.step import STAGE as ENRICH
from services.extract.step import STAGE as EXTRACT
from services.stream import topics
from services.stream.access import needed
from services.stream.consumer import read_all
from services.stream.producer import producer
from services.stream.topics import TopicsError
from tests.kafka.apache import ApacheKafka
from tests.kafka.doors import Authority, allow, doors, token
from tests.kafka.tokens import Authority as TokenAuthority
from tests.stream.harness import Worker, publish, read, wait_for, wait_for_outcomes

pytestmark = pytest.mark.kafka

CANARY = "c4n4ry-0f-a-p4ssw0rd"
AGENTS = {"clean": [CLEAN], "extract": [EXTRACT], "enrich": [ENRICH, IDENTIFY]}


@dataclass
class Locked:
    """A broker with locked doors: its administrator's settings, ports, and the folder of certificates."""

    admin: Settings
    folder: Path
    ports: dict[str, int]

    def scram(self, user: str, password: str = CANARY, **more: object) -> Settings:
        return self._through("SASL_SSL", sasl_mechanism="SCRAM-SHA-512", sasl_username=user,
                             sasl_password=password, **more)  # fmt: skip

    def oauth(self, given: str, **more: object) -> Settings:
        file = self.folder / "token"
        file.write_text(given + "\n")
        return self._through("SASL_SSL", sasl_mechanism="OAUTHBEARER", sasl_token_file=str(file), **more)

    def credentials(self, authority: TokenAuthority, secret: str = CANARY, **more: object) -> Settings:
        """By tokens that the authority gives; the secret in a file."""
        file = self.folder / "secret"
        file.write_text(secret + "\n")
        return self._through(
            "SASL_SSL", sasl_mechanism="OAUTHBEARER", sasl_token_url=authority.url, sasl_client_id="clean",
            sasl_client_secret_file=str(file), sasl_token_cafile=f"{self.folder}/ca.crt", **more,
        )  # fmt: skip

    def mutual(self, name: str | None, **more: object) -> Settings:
        if name is not None:
            at = self.folder / name
            more |= {"ssl_certfile": f"{at}.crt", "ssl_keyfile": f"{at}.key"}
        return self._through("SSL", **more)

    def _through(self, protocol: str, **more: object) -> Settings:
        changed: dict[str, object] = {
            "bootstrap_servers": f"127.0.0.1:{self.ports[protocol]}",
            "security_protocol": protocol,
            "ssl_cafile": f"{self.folder}/ca.crt",
        }
        values = {name: value for name, value in self.admin.model_dump().items() if value is not None}
        return load(**{**values, **changed, **more})


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Locked]:
    """One such broker, on which each agent's principal, by SCRAM, is allowed what it needs."""
    folder = tmp_path_factory.mktemp("doors")
    made = doors(folder, dict.fromkeys(AGENTS, CANARY))
    kept = {name: os.environ.pop(name) for name in variables().values() if name in os.environ}
    with ApacheKafka(made) as kafka:
        admin = load(
            bootstrap_servers=kafka.bootstrap, topic_prefix="locked.", topic_partitions=2, processes=1,
            fetch_wait_milliseconds=20, commit_seconds=0.3, session_seconds=6.0, handover_seconds=1.0,
            connect_seconds=20.0, request_seconds=10.0,
        )  # fmt: skip
        topics.create(admin)
        for agent, stages in AGENTS.items():
            asyncio.run(allow(admin, agent, needed(admin, stages)))
        yield Locked(admin, folder, dict(made.ports))
    os.environ.update(kept)


def test_an_agent_does_its_work_by_scram_with_the_least_access(locked: Locked) -> None:
    """And its password is nowhere: not in the log, the metrics, the outcomes or the dead letters."""
    secret = locked.folder / "password"
    secret.write_text(CANARY + "\n")
    settings = locked.scram("clean").model_copy(
        update={"sasl_password": None, "sasl_password_file": str(secret), "log_level": "DEBUG"}
    )
    publish(locked.admin, [{"id": 1}, b"no json"])
    with Worker(settings) as worker:
        wait_for_outcomes(locked.admin, 2, worker)
        told = worker.get("/metrics")[1] + worker.said() + worker.get("/readyz")[1]
        worker.terminate()
        assert worker.wait() == 0
        told += worker.said()
    for stream in (streams.OUTCOMES, streams.DEAD_LETTERS["clean"], streams.CLEAN_PAGES):
        told += repr(read(locked.admin, stream))
    assert "no json" in told
    assert CANARY not in told


@pytest.mark.parametrize("agent", AGENTS)
def test_an_agent_comes_to_nothing_but_its_own(locked: Locked, agent: str) -> None:
    """Each topic for each agent: it reads what it must, writes what it must, and is refused all else."""
    settings = locked.scram(agent)
    may = {each.name: each.operations for each in needed(settings, AGENTS[agent])}

    async def tried() -> dict[str, tuple[bool, bool]]:
        found = {}
        async with producer(settings) as client:
            for stream in sorted({*streams.SOURCES.values(), *streams.DEAD_LETTERS.values(), streams.OUTCOMES,
                                  streams.DIPLOMATIC_EVENTS, streams.STATEMENTS, streams.LEDGER_TABLE,
                                  streams.IDENTITY_TABLE}):  # fmt: skip
                try:
                    await read_all(settings, stream, quiet_seconds=0.1)
                    reads = True
                except (TopicAuthorizationFailedError, TopicsError):
                    reads = False
                try:
                    await asyncio.wait_for(client.send_and_wait(settings.topic(stream), b"{}", key=b"k"), 5)
                    writes = True
                except TopicAuthorizationFailedError:
                    writes = False
                found[settings.topic(stream)] = (reads, writes)
        return found

    for name, (reads, writes) in asyncio.run(tried()).items():
        assert reads == ("Read" in may.get(name, ())), f"{agent} reads {name}: {reads}"
        assert writes == ("Write" in may.get(name, ())), f"{agent} writes {name}: {writes}"


def test_a_worker_without_access_stops_with_one_sentence(locked: Locked) -> None:
    """extract's principal as clean: it does not even see the topics."""
    settings = locked.scram("extract").model_copy(update={"connect_seconds": 1.0})
    with Worker(settings) as worker:
        assert worker.wait() == 1
        (line,) = worker.lines("stopped")
    assert (
        "has no topic locked.dlq.clean.v1" in line["why"] or "has no topic locked.pages.raw.v1" in line["why"]
    )
    assert "may not be allowed to see it" in line["why"]


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("wrong password", "refuses the login of 'clean' by SCRAM-SHA-512; correct KAFKA_SASL_USERNAME and"),
        ("nobody", "refuses the login of 'nobody' by SCRAM-SHA-512"),
        ("mechanism", "knows no login by SCRAM-SHA-256; correct KAFKA_SASL_MECHANISM"),
        ("another authority", "shows a certificate that is not trusted here"),
        ("another name", "shows a certificate that is not trusted here"),
        ("no certificate", "ends the TLS handshake"),
        ("a stranger's certificate", "ends the TLS handshake"),
        ("expired token", "refuses the login by OAUTHBEARER; correct the token in KAFKA_SASL_TOKEN_FILE"),
    ],
)
def test_who_may_not_come_in_is_told_why_in_one_sentence(locked: Locked, case: str, said: str) -> None:
    """At once, not after the time for which a broker that is away is waited for; and without the password."""
    if (
        case in ("another authority", "a stranger's certificate")
        and not (locked.folder / "stranger.crt").exists()
    ):
        Authority(locked.folder, "other").sign("stranger")
    settings = {
        "wrong password": lambda: locked.scram("clean", "wr0ng-" + CANARY),
        "nobody": lambda: locked.scram("nobody"),
        "mechanism": lambda: locked.scram("clean").model_copy(update={"sasl_mechanism": "SCRAM-SHA-256"}),
        "another authority": lambda: locked.scram("clean", ssl_cafile=f"{locked.folder}/other.crt"),
        "another name": lambda: locked.scram(
            "clean", bootstrap_servers=f"localhost:{locked.ports['SASL_SSL']}"
        ),
        "no certificate": lambda: locked.mutual(None),
        "a stranger's certificate": lambda: locked.mutual("stranger"),
        "expired token": lambda: locked.oauth(token("clean", -5)),
    }[case]()
    with pytest.raises(TopicsError) as refused:
        asyncio.run(topics.existing_topics(settings))
    assert said in str(refused.value)
    assert CANARY not in str(refused.value)


def test_mutual_tls_with_a_locked_key_and_oauthbearer_open_the_door(locked: Locked) -> None:
    """The principal is the name in the certificate, or the token's subject; the ACLs are the same."""
    Authority.sign(_authority(locked.folder), "extract", password=CANARY)
    by_certificate = locked.mutual("extract", ssl_key_password=CANARY)
    by_token = locked.oauth(token("clean"))
    for settings, source in ((by_certificate, streams.CLEAN_PAGES), (by_token, streams.RAW_PAGES)):
        assert settings.topic(source) in asyncio.run(topics.existing_topics(settings))
        publish(locked.admin, [{"id": "x"}], stream=source)
        assert read(settings, source)
    publish(locked.admin, [{"id": "by token"}])
    before = len(read(locked.admin, streams.OUTCOMES))
    with Worker(by_token) as worker:
        wait_for(lambda: len(read(locked.admin, streams.OUTCOMES)) > before, worker.said)
        worker.terminate()
        assert worker.wait() == 0


def test_a_worker_lives_on_tokens_that_end(locked: Locked) -> None:
    """From an authority by client credentials, over TLS. The broker ends each connection after three seconds, a token
    ends after eight: the worker logs in anew again and again, loses nothing, and its secret and tokens are nowhere."""
    _authority(locked.folder).sign("authority")
    before = len(read(locked.admin, streams.OUTCOMES))
    count = 0
    with (
        TokenAuthority("clean", CANARY, seconds=8, certificate=locked.folder / "authority") as authority,
        Worker(locked.credentials(authority, log_level="DEBUG")) as worker,
    ):
        while len(authority.given) < 4:
            publish(locked.admin, [{"id": f"token {count}"}])
            count += 1
            wait_for(lambda count=count: len(worker.lines("emitted")) >= count, worker.said)
        told = worker.get("/metrics")[1] + worker.get("/readyz")[1]
        worker.terminate()
        assert worker.wait() == 0
        told += worker.said()
    assert len(read(locked.admin, streams.OUTCOMES)) - before == count
    print(f"{count} messages over {len(authority.given)} tokens")
    for secret in (CANARY, *authority.given):
        assert secret not in told


def test_a_wrong_client_secret_is_told_in_one_sentence(locked: Locked) -> None:
    """By the authority, which the broker never hears of; and a token of nobody that the broker knows, by the broker."""
    with TokenAuthority("clean", CANARY) as authority:
        with pytest.raises(TopicsError) as refused:
            asyncio.run(topics.existing_topics(locked.credentials(authority, "wr0ng-" + CANARY)))
        said = f"{authority.url} gives client 'clean' no token (status 401, invalid_client); correct KAFKA_SASL_CLIENT"
        assert said in str(refused.value)
        assert CANARY not in str(refused.value)
        authority.answer = (
            200,
            json.dumps({"access_token": token("clean", -5), "expires_in": 60}).encode(),
            {},
        )
        with pytest.raises(TopicsError, match="refuses the login by OAUTHBEARER with a token of http"):
            asyncio.run(topics.existing_topics(locked.credentials(authority)))


def _authority(folder: Path) -> Authority:
    found = object.__new__(Authority)
    found.folder, found._name = folder, "ca"
    return found


def test_a_group_of_another_agent_is_closed_too(locked: Locked) -> None:
    from aiokafka import AIOKafkaConsumer

    from services.stream.security import connection

    settings = locked.scram("clean")

    async def join() -> None:
        client = AIOKafkaConsumer(
            settings.topic(streams.RAW_PAGES), **connection(settings), group_id=settings.group("extract")
        )
        try:
            await client.start()
            await asyncio.wait_for(client.getone(), 10)
        finally:
            await client.stop()

    with pytest.raises(GroupAuthorizationFailedError):
        asyncio.run(join())
