"""Agents → Prometheus → alert → Alertmanager → webhook, all really running; and every panel of the dashboard."""

from __future__ import annotations

import asyncio
import json
import math
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

from deploy.verify import tools
from deploy.verify.compose import free_port
from deploy.verify.rules import ALERTMANAGER, RULES, expressions
from deploy.verify.tools import DEPLOY, ROOT, Wrong
from services.cli.worker import Agent
from services.core import streams
from services.core.settings import Settings, environment, load
from services.intake import samples
from services.stream import topics
from services.stream.embedded import EmbeddedBroker, bound_to
from services.stream.producer import producer, publish_pages

ALERT = "DragomanDeadLetters"  # the quickest of the critical ones: it waits for a minute
_POISON = 15  # three times over, and still fewer than what pulls the brake


def verify() -> Iterator[str]:
    """Good pages, then poison; the unchanged rules, scraped every second."""
    tools.debian(["promtool", "amtool"])
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dragoman-chain-")))
        broker = stack.enter_context(EmbeddedBroker())
        settings = load(
            bootstrap_servers=broker.bootstrap, fetch_wait_milliseconds=20, log_format="json", processes=1
        )
        topics.create(settings)
        got: list[dict[str, Any]] = []
        webhook = stack.enter_context(receiver(got))
        ports = [free_port() for _ in Agent]
        for agent, port in zip(Agent, ports, strict=True):
            stack.enter_context(worker(agent, settings.model_copy(update={"http_port": port}), folder))
        prometheus = stack.enter_context(monitoring(folder, ports, webhook))
        wait(lambda: len(prometheus.query("dragoman_ready == 1")) == 4, "the agents to be ready and scraped")
        yield "Prometheus sees all agents ready"
        began = time.monotonic()
        for copy in range(3):  # a rate needs more than one moment
            pages = [
                replace(page, url=f"{page.url}#{copy}" if copy else page.url) for page in samples.pages()
            ]
            asyncio.run(publish_pages(settings, pages))
            asyncio.run(poison(settings, _POISON))
            finished = (copy + 1) * (len(pages) + _POISON)
            wait(partial(prometheus.reaches, "sum(dragoman_messages_total{agent='clean'})", finished),
                 "clean to finish all messages")  # fmt: skip
        wait(lambda: prometheus.value("sum(dragoman_events_total)") > 0, "an event in the metrics")
        wait(lambda: prometheus.value("sum(rate(dragoman_fetch_to_event_seconds_count[1m]))") > 0, "a rate")
        yield from panels(prometheus)
        wait(
            lambda: any(is_ours(alert) for alert in got),
            f"{ALERT} at the webhook",
            180,
        )
        alert = next(alert for alert in got if is_ours(alert))
        if alert["labels"]["severity"] != "critical" or alert["path"] != "/now":
            raise Wrong(f"{ALERT} came as {alert['labels']['severity']} at {alert['path']}")
        yield (
            f"{time.monotonic() - began:.0f} s after the first poison, the webhook says: "
            f"{alert['annotations']['summary']}"
        )


def is_ours(alert: dict[str, Any]) -> bool:
    """The alert that the poison has to raise."""
    return bool(alert["labels"]["alertname"] == ALERT and alert["labels"]["agent"] == "clean")


async def poison(settings: Settings, count: int) -> None:
    """Messages that are no pages: every one is a dead letter of clean."""
    async with producer(settings) as client:
        for number in range(count):
            await client.send_and_wait(
                settings.topic(streams.RAW_PAGES), b'{"no": "page"}', key=b"%d" % number
            )


def panels(prometheus: Prometheus) -> Iterator[str]:
    """Each expression of the dashboard gives a number."""
    empty = []
    asked = expressions(rate_interval="1m")
    for title, expression in asked:
        found = prometheus.query(expression)
        if not any(math.isfinite(float(series["value"][1])) for series in found):
            empty.append(f"{title}: {expression}")
    if empty:
        raise Wrong("these expressions of the dashboard give nothing:\n" + "\n".join(empty))
    yield f"dashboard: all {len(asked)} expressions return data"


class Prometheus:
    """A running Prometheus."""

    def __init__(self, port: int) -> None:
        self._url = f"http://127.0.0.1:{port}/api/v1/query?query="

    def query(self, expression: str) -> list[dict[str, Any]]:
        """The series of an instant query; none while it does not answer."""
        try:
            with urllib.request.urlopen(self._url + urllib.parse.quote(expression), timeout=10) as response:
                found: list[dict[str, Any]] = json.load(response)["data"]["result"]
                return found
        except OSError:
            return []

    def value(self, expression: str) -> float:
        """The one number, or 0."""
        found = self.query(expression)
        return float(found[0]["value"][1]) if found else 0.0

    def reaches(self, expression: str, value: float) -> bool:
        """Whether the one number is as large."""
        return self.value(expression) >= value


@contextmanager
def started(folder: Path, name: str, *command: str, env: dict[str, str] | None = None) -> Iterator[None]:
    """A process with its output in a file, ended at the end."""
    parent = os.getpid()
    with (folder / f"{name}.log").open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            preexec_fn=lambda: bound_to(parent),  # noqa: PLW1509 - only calls prctl and setpgrp
        )  # fmt: skip
    try:
        yield
        if process.poll() is not None:
            raise Wrong(f"{name} ended by itself:\n{(folder / f'{name}.log').read_text()[-2000:]}")
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def worker(agent: Agent, settings: Settings, folder: Path) -> Any:
    """An agent of this checkout."""
    command = (sys.executable, "-m", "services.cli.main", "worker", agent.value)
    return started(folder, agent.value, *command, env=environment(settings))


@contextmanager
def monitoring(folder: Path, ports: list[int], webhook: int) -> Iterator[Prometheus]:
    """Prometheus and Alertmanager with our configuration; only addresses and intervals are this machine's."""
    config = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text("utf-8"))
    port, alerting = free_port(), free_port()
    config["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s"}
    config["rule_files"] = [str(RULES)]
    config["alerting"]["alertmanagers"][0]["static_configs"][0]["targets"] = [f"127.0.0.1:{alerting}"]
    (job,) = [each for each in config["scrape_configs"] if each["job_name"] == "dragoman"]
    del job["dns_sd_configs"]
    job["static_configs"] = [{"targets": [f"127.0.0.1:{each}" for each in ports]}]
    config["scrape_configs"] = [job]
    (folder / "prometheus.yml").write_text(yaml.safe_dump(config), "utf-8")
    sends = ALERTMANAGER.read_text("utf-8").replace("127.0.0.1:9094", f"127.0.0.1:{webhook}")
    route = yaml.safe_load(sends)
    route["route"]["group_wait"] = "1s"
    (folder / "alertmanager.yml").write_text(yaml.safe_dump(route), "utf-8")
    with (
        started(folder, "alertmanager", "prometheus-alertmanager", f"--config.file={folder}/alertmanager.yml",
                f"--storage.path={folder}/alertmanager", f"--web.listen-address=127.0.0.1:{alerting}",
                "--cluster.listen-address="),
        started(folder, "prometheus", "prometheus", f"--config.file={folder}/prometheus.yml",
                f"--storage.tsdb.path={folder}/tsdb", f"--web.listen-address=127.0.0.1:{port}"),
    ):  # fmt: skip
        yield Prometheus(port)


@contextmanager
def receiver(got: list[dict[str, Any]]) -> Iterator[int]:
    """A webhook; what fires is put into `got` with the path it came on."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            got.extend(
                {**alert, "path": self.path} for alert in told["alerts"] if alert["status"] == "firing"
            )
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Not among what is told."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def wait(condition: Callable[[], bool], what: str, seconds: float = 90) -> None:
    """Until it holds, or Wrong."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise Wrong(f"waited {seconds:g} s in vain for {what}")
        time.sleep(0.5)
