"""Each agent with a user of its own and no more rights than the chart gives it, on Apache Kafka; and new passwords."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from pydantic import SecretStr

from deploy import topology
from deploy.verify.compose import free_port
from deploy.verify.operators import Worker, dragoman, kafka_tool, settled, state
from deploy.verify.runbook import publish
from deploy.verify.tools import Missing, Wrong
from services.core.settings import Settings, load
from tests.kafka.apache import ApacheKafka

_SASL = """
sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.sasl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS
"""


class GuardedKafka(ApacheKafka):
    """A broker with a second listener that wants a password, and that grants nothing unasked.

    Who comes by the first listener has no name and may do all: that is the operator.
    """

    def __init__(self) -> None:
        super().__init__()
        port = free_port()
        self.guarded = f"127.0.0.1:{port}"
        listener = f",SASL://{self.guarded}"
        added = {
            "listeners": listener,
            "advertised.listeners": listener,
            "listener.security.protocol.map": ",SASL:SASL_PLAINTEXT",
        }
        lines = []
        for line in self._properties.read_text().splitlines():
            name = line.partition("=")[0]
            lines.append(line + added.get(name, ""))
        self._properties.write_text("\n".join(lines) + _SASL)


def verify() -> Iterator[str]:
    """Users and rights as the chart's KafkaUsers say; pages through; a new password; pages through."""
    if shutil.which("java") is None or shutil.which("mvn") is None:
        raise Missing("Java and Maven are not installed")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dragoman-rights-")))
        kafka = stack.enter_context(GuardedKafka())
        operator = load(
            bootstrap_servers=kafka.bootstrap, log_format="json", processes=1, session_seconds=6.0
        )
        dragoman(operator, "topics", "create")
        agents = topology.described()["agents"]
        for agent, described in agents.items():
            set_password(operator, agent, "first")
            grant(operator, agent, described)
        workers = {agent: enter(stack, operator, kafka, agent, "first", folder) for agent in agents}
        publish(operator, folder)
        settled(list(workers.values()))
        before = state(operator)
        if not before:
            raise Wrong("no event came out of agents that have only the chart's rights")
        yield f"each agent with its own user and the chart's rights alone: {len(before)} events"
        for agent in agents:
            set_password(operator, agent, "second")
            old = workers[agent]
            workers[agent] = enter(stack, operator, kafka, agent, "second", folder)
            old.stop()
        publish(operator, folder)
        settled(list(workers.values()))
        if state(operator).keys() != before.keys():
            raise Wrong("after the passwords were changed other events came out")
        refused = Worker(
            "clean",
            told(operator, kafka, "clean", "first").model_copy(update={"connect_seconds": 5.0}),
            folder,
        )
        stack.push(refused)
        if refused.code() == 0:
            raise Wrong("the old password still lets a worker in")
        yield "rotated: new passwords, workers replaced one by one, pages go on; the old password is refused"


def set_password(operator: Settings, agent: str, password: str) -> None:
    """As the runbook does where Strimzi does not."""
    kafka_tool("kafka-configs.sh", operator, "--alter", "--entity-type", "users", "--entity-name", agent,
               "--add-config", f"SCRAM-SHA-512=[password={password}]")  # fmt: skip


def grant(operator: Settings, agent: str, described: dict[str, list[str]]) -> None:
    """The rights of the agent's KafkaUser in templates/kafka.yaml."""
    who = ("--add", "--force", "--allow-principal", f"User:{agent}")
    groups = [part for stage in described["stages"] for part in ("--group", operator.group(stage["name"]))]  # type: ignore[index]
    for topics, operation, more in ((described["reads"], "Read", groups), (described["writes"], "Write", [])):
        named = [part for topic in topics for part in ("--topic", operator.topic(topic))]
        kafka_tool(
            "kafka-acls.sh",
            operator,
            *who,
            "--operation",
            operation,
            "--operation",
            "Describe",
            *named,
            *more,
        )


def told(operator: Settings, kafka: GuardedKafka, agent: str, password: str) -> Settings:
    """The settings of an agent that has to log in."""
    return operator.model_copy(
        update={
            "bootstrap_servers": kafka.guarded,
            "security_protocol": "SASL_PLAINTEXT",
            "sasl_mechanism": "SCRAM-SHA-512",
            "sasl_username": agent,
            "sasl_password": SecretStr(password),
        }
    )


def enter(
    stack: ExitStack, operator: Settings, kafka: GuardedKafka, agent: str, password: str, folder: Path
) -> Worker:
    """A worker that has logged in and takes messages."""
    return stack.enter_context(Worker(agent, told(operator, kafka, agent, password), folder)).wait_ready()
