"""The Compose file, by the real Compose; and the Kafka in it, started from Apache Kafka's own jars."""

from __future__ import annotations

import base64
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from deploy.verify import tools
from deploy.verify.tools import DEPLOY, Missing, Wrong, run
from services.core import topology
from services.core.settings import load
from services.stream import topics

FILE = DEPLOY / "compose" / "compose.yaml"
AGENTS = ("clean", "extract", "enrich")
OTHERS = ("kafka", "topics", "prometheus", "alertmanager", "grafana", "kafka-ui")


def verify() -> Iterator[str]:
    """Parse it, hold it to what an operator relies on, and start its Kafka."""
    binary = tools.compose()
    config: dict[str, Any] = json.loads(run(binary, "-f", FILE, "config", "--format", "json"))
    services = config["services"]
    yield f"Compose {run(binary, 'version', '--short').strip()} accepts it: {', '.join(sorted(services))}"
    refuse_a_wrong_one(binary)
    yield "and refuses it with an unknown key"
    check(services)
    yield "agents: read-only, no capabilities, a longer grace than the drain; every port on the loopback"
    yield from kafka(services["kafka"])


def refuse_a_wrong_one(binary: Path) -> None:
    """That Compose accepts the file says something only if it would not accept another."""
    with tempfile.TemporaryDirectory() as folder:
        wrong = Path(folder) / "compose.yaml"
        wrong.write_text(FILE.read_text("utf-8").replace("stop_grace_period", "stop_graceperiod"), "utf-8")
        try:
            run(binary, "-f", wrong, "config", "--quiet")
        except Wrong:
            return
    raise Wrong("Compose accepts a file with an unknown key")


def check(services: Mapping[str, Any]) -> None:
    """What Compose does not know to be wrong."""
    if missing := {*AGENTS, *OTHERS} - set(services):
        raise Wrong(f"compose.yaml has no service {', '.join(sorted(missing))}")
    drain = load().drain_seconds
    for name in AGENTS:
        service = services[name]
        grace = service["stop_grace_period"]  # Compose writes it as 1m30s
        minutes, _, seconds = grace.removesuffix("s").rpartition("m")
        if int(minutes or 0) * 60 + float(seconds) <= drain:
            raise Wrong(f"{name} is killed after {grace}, but may drain for {drain:g} s")
        if not service["read_only"] or service["cap_drop"] != ["ALL"]:
            raise Wrong(f"{name} may write to its root, or has capabilities")
        if service["depends_on"]["topics"]["condition"] != "service_completed_successfully":
            raise Wrong(f"{name} does not wait for the topics")
    for name, service in services.items():
        for port in service.get("ports", []):
            if port.get("host_ip") != "127.0.0.1":
                raise Wrong(f"{name} listens on {port.get('host_ip', 'all addresses')}:{port['published']}")
        for volume in service.get("volumes", []):
            if volume["type"] == "bind" and not Path(volume["source"]).exists():
                raise Wrong(f"{name} mounts {volume['source']}, which does not exist")
    limit = int(services["kafka"]["environment"]["KAFKA_MESSAGE_MAX_BYTES"])
    largest = max(topic.max_message_bytes for topic in topology.topics().values())
    if limit < largest:
        raise Wrong(f"Kafka takes messages of {limit} bytes, but a topic wants {largest}")


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def kafka(service: Mapping[str, Any]) -> Iterator[str]:
    """Apache Kafka with the settings of the Compose file, and all topics made on it."""
    if shutil.which("java") is None or shutil.which("mvn") is None:
        raise Missing("Java and Maven are not installed, so the Kafka of the Compose file was not started")
    from tests.kafka.apache import jars

    folder = Path(tempfile.mkdtemp(prefix="dragoman-compose-"))
    inner, host, controller = free_port(), free_port(), free_port()
    # The image makes a property of each variable in this way (KAFKA_LOG_DIRS is log.dirs).
    properties = {
        name.removeprefix("KAFKA_").lower().replace("_", "."): str(value)
        for name, value in service["environment"].items()
    }
    properties["log.dirs"] = str(folder / "data")
    replaced = {"kafka:9092": f"127.0.0.1:{inner}", "kafka:9093": f"127.0.0.1:{controller}",
                "127.0.0.1:29092": f"127.0.0.1:{host}", "://:9092": f"://127.0.0.1:{inner}",
                "://:9093": f"://127.0.0.1:{controller}", "://:29092": f"://127.0.0.1:{host}"}  # fmt: skip
    lines = "".join(f"{name}={value}\n" for name, value in properties.items())
    for old, new in replaced.items():
        lines = lines.replace(old, new)
    file = folder / "server.properties"
    file.write_text(lines, "utf-8")
    java = ("java", "-Xmx512m", "-XX:+UseSerialGC", "-cp", f"{jars()}/*")
    cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).rstrip(b"=").decode()
    process = None
    try:
        run(*java, "kafka.tools.StorageTool", "format", "-t", cluster, "-c", file, cwd=folder)
        with (folder / "output").open("wb") as output:
            process = subprocess.Popen(
                [*java, "kafka.Kafka", str(file)],
                cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
        settings = load(bootstrap_servers=f"127.0.0.1:{host}", connect_seconds=60.0)
        made = topics.create(settings)
        missing = [row.name for row in topics.list(settings) if row.partitions != row.topic.partitions]
        if missing:
            raise Wrong(
                f"on the Kafka of the Compose file these topics are not as declared: {', '.join(missing)}"
            )
        yield f"Apache Kafka starts with its settings; {len(made)} topics made on it"
    except topics.TopicsError as error:
        raise Wrong(f"{error}\n{(folder / 'output').read_text('utf-8', 'replace')[-2000:]}") from None
    finally:
        if process is not None:
            os.kill(process.pid, signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(folder, ignore_errors=True)
