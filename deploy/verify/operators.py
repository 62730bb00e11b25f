"""What an operator has at hand: worker processes, the dragoman command, and Apache Kafka's tools."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
import urllib.request
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Self

from prometheus_client.parser import text_string_to_metric_families

from deploy.verify import tools
from deploy.verify.compose import free_port
from deploy.verify.tools import ROOT, Wrong, run
from services.cli.differences import upsert
from services.core import streams
from services.core.settings import Settings, environment, variables
from services.stream.embedded import bound_to
from services.stream.scanning import scan
from tests.kafka.apache import jars

_POM = Path(__file__).with_name("kafka-tools.pom.xml")
TOOLS = {
    "kafka-acls.sh": "org.apache.kafka.tools.AclCommand",
    "kafka-configs.sh": "kafka.admin.ConfigCommand",
    "kafka-consumer-groups.sh": "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
    "kafka-topics.sh": "org.apache.kafka.tools.TopicCommand",
}


def dragoman(settings: Settings, *arguments: str, output: bool = False) -> str:
    """What the command says on standard error, where it speaks to people, or its output."""
    done = subprocess.run(
        [sys.executable, "-m", "services.cli.main", *arguments],
        cwd=ROOT, env={**os.environ, **environment(settings)}, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    if done.returncode:
        raise Wrong(f"`dragoman {' '.join(arguments)}` ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout if output else done.stderr


def kafka_tool(script: str, settings: Settings, *arguments: str) -> str:
    """A script of Apache Kafka's, run as its class."""
    folder = tools.TOOLS / "kafka-tools"
    if not folder.is_dir():
        run("mvn", "-q", "-B", "-f", _POM, "dependency:copy-dependencies", f"-DoutputDirectory={folder}")
    path = f"{folder}/*:{jars()}/*"
    return run("java", "-Xmx256m", "-cp", path, TOOLS[script], "--bootstrap-server", settings.bootstrap_servers,
               *arguments)  # fmt: skip


def reset(settings: Settings, agent: str, *to: str) -> None:
    """Set the offsets of an agent's group, as the runbook does. Its workers are stopped; the group may yet not know."""
    arguments = ("--group", settings.group(agent), "--all-topics", "--reset-offsets", *to, "--execute")
    deadline = time.monotonic() + 60
    while True:
        told = kafka_tool("kafka-consumer-groups.sh", settings, *arguments)
        if "Error" not in told:
            return
        if time.monotonic() > deadline:
            raise Wrong(told)


class Worker(AbstractContextManager["Worker"]):
    """One worker process of an agent."""

    def __init__(self, agent: str, settings: Settings, folder: Path) -> None:
        self.agent, self.port = agent, free_port()
        told = environment(settings) | {variables()["http_port"]: str(self.port)}
        self._log = folder / f"{agent}-{self.port}.log"
        parent = os.getpid()
        with self._log.open("wb") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "services.cli.main", "worker", agent],
                cwd=ROOT, env={**os.environ, **told}, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                preexec_fn=lambda: bound_to(parent),  # noqa: PLW1509 - only calls prctl and setpgrp
            )  # fmt: skip

    def wait_ready(self) -> Self:
        """Until /readyz says 200."""
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2):
                    return self
            except OSError:
                time.sleep(0.1)
        raise Wrong(f"worker {self.agent} did not get ready:\n{self._log.read_text()[-2000:]}")

    def metric(self, name: str) -> float:
        """The sum over a metric's series."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/metrics", timeout=5) as response:
            text = response.read().decode()
        return sum(
            sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
            if sample.name == name
        )

    def stop(self) -> None:
        """SIGTERM, and a clean end."""
        self._process.terminate()
        if code := self._process.wait(90):
            raise Wrong(f"worker {self.agent} ended with {code}:\n{self._log.read_text()[-2000:]}")

    def code(self, seconds: float = 60) -> int:
        """The exit code of a worker that ends by itself."""
        return self._process.wait(seconds)

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()


def settled(workers: list[Worker], seconds: float = 120) -> None:
    """Wait until nothing waits, nothing is at work and nothing was finished for three seconds."""
    deadline = time.monotonic() + seconds
    seen, since = -1.0, time.monotonic()
    while True:
        waits = sum(
            each.metric("dragoman_lag_messages") + each.metric("dragoman_in_flight_messages")
            for each in workers
        )
        done = sum(each.metric("dragoman_messages_total") for each in workers)
        if waits or done != seen:
            seen, since = done, time.monotonic()
        elif time.monotonic() - since > 3:
            return
        if time.monotonic() > deadline:
            raise Wrong(f"after {seconds:g} s {waits:g} messages still wait")
        time.sleep(0.3)


def state(settings: Settings) -> dict[str, Any]:
    """The events as a consumer has them."""

    async def read() -> dict[str, Any]:
        events: dict[str, Any] = {}
        async for batch in scan(settings, streams.DIPLOMATIC_EVENTS):
            upsert(events, batch)
        return events

    return asyncio.run(read())
