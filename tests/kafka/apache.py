"""Apache Kafka itself, from its jars: one KRaft broker on the loopback, stopped and removed at the end."""

from __future__ import annotations

import base64
import contextlib
import fcntl
import hashlib
import os
import random
import resource
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from services.stream.embedded import bound_to

ROOT = Path(__file__).parents[2]
POM = Path(__file__).with_name("pom.xml")
_START_SECONDS = 60.0
_MEMORY_BYTES = 4 << 30
# A broker beside the first, which stays the controller.
_SECOND = """\
process.roles=broker
node.id=2
controller.quorum.voters={voters}
listeners=PLAINTEXT://127.0.0.1:{port}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs={data}
"""
_PROPERTIES = """\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:{controller}
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}{listeners}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}{listeners}
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL,SSL:SSL
log.dirs={data}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
replica.lag.time.max.ms=3000
message.max.bytes=20971520
log.cleaner.backoff.ms=200
log.cleaner.min.cleanable.ratio=0.01
"""


_PORTS = random.SystemRandom()  # processes that run tests side by side must not draw the same


class KafkaError(RuntimeError):
    """Apache Kafka cannot be fetched or does not start; `str()` says what Maven or Kafka said."""


def jars() -> Path:
    """The folder of Kafka's jars, fetched by Maven once for each version of the pom."""
    stamp = hashlib.sha256(POM.read_bytes()).hexdigest()[:12]
    folder = ROOT / ".dragoman" / "kafka" / stamp
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests run in several processes, and the others wait here
        if not folder.is_dir():
            _fetch(folder)
    return folder


def _fetch(folder: Path) -> None:
    """Have Maven fetch the jars; the folder is there whole, or not at all."""
    partial = Path(tempfile.mkdtemp(prefix=".fetching-", dir=folder.parent))
    fetched = subprocess.run(
        ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", f"-DoutputDirectory={partial}"],
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    if fetched.returncode:
        shutil.rmtree(partial)
        raise KafkaError(f"Maven could not fetch Apache Kafka:\n{fetched.stdout}{fetched.stderr}")
    partial.rename(folder)


def _memory() -> str | None:
    """A folder in memory, where there is one with room: a slow disk holds up a broker's start for a minute."""
    shared = Path("/dev/shm")  # noqa: S108 - what we make in it is a folder of our own
    with contextlib.suppress(OSError):
        if os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > _MEMORY_BYTES:
            return str(shared)
    return None


def free_port() -> int:
    """A port below those that the system gives to clients: one that tries to reach a broker which is away could
    else be given the broker's own port, connect to itself, and keep the broker from coming back."""
    for _ in range(200):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", _PORTS.randrange(15_000, 32_000)))
            return int(probe.getsockname()[1])
    raise KafkaError("No port from 15000 to 32000 is free.")


@dataclass(frozen=True)
class Doors:
    """Listeners beside the plain one: by protocol the port of each, more properties, and who may log in by SCRAM."""

    ports: Mapping[str, int]
    properties: str
    scram: Mapping[str, str]


class ApacheKafka:
    """`with ApacheKafka() as kafka:` — a broker at `kafka.bootstrap`; `kill`, `stop` and `start` keep its data.

    `measured`: as one would run it, on the disk and with all of Java's compiler; else what starts soonest.
    `second_of`: the second broker of that one's cluster.
    """

    def __init__(
        self, doors: Doors | None = None, *, measured: bool = False, second_of: ApacheKafka | None = None
    ) -> None:
        self._scram = doors.scram if doors else {}
        self._folder = Path(tempfile.mkdtemp(prefix="dragoman-kafka-", dir=None if measured else _memory()))
        # Compiling well pays only in a run that is long: a start takes half the CPU without it.
        self._compiler = [] if measured else ["-XX:TieredStopAtLevel=1"]
        self._properties = self._folder / "server.properties"
        self._output = self._folder / "output.txt"
        self.data = self._folder / "data"
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.bootstrap = f"127.0.0.1:{self._port}"
        listeners = (
            "".join(f",{name}://127.0.0.1:{port}" for name, port in doors.ports.items()) if doors else ""
        )
        if second_of is not None:
            self._voters, self._cluster = second_of._voters, second_of._cluster
            plain = _SECOND.format(voters=self._voters, port=self._port, data=self.data)
        else:
            controller = free_port()
            self._voters = f"1@127.0.0.1:{controller}"
            self._cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).rstrip(b"=").decode()
            plain = _PROPERTIES.format(
                port=self._port, controller=controller, data=self.data, listeners=listeners
            )
        self._properties.write_text(plain + (doors.properties if doors else ""))

    def __enter__(self) -> Self:
        try:
            users = [
                f"--add-scram=SCRAM-SHA-512=[name={name},password={password}]"
                for name, password in self._scram.items()
            ]
            self._java(
                "kafka.tools.StorageTool", "format", f"--cluster-id={self._cluster}", *users, "-c"
            ).wait(_START_SECONDS)
            self.start()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Start the broker and wait until it listens."""
        self._process = self._java("kafka.Kafka")
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise KafkaError(f"Apache Kafka does not listen; it said:\n{self._output.read_text()[-4000:]}")

    def stop(self) -> None:
        """End it as an operator would, with SIGTERM."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """As `kill -9`."""
        self._end(signal.SIGKILL)

    def freeze(self) -> None:
        """SIGSTOP: it keeps its connections and answers nothing."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """SIGCONT."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def fill_disk(self) -> None:
        """Let every write to its logs fail from now on, as on a full disk, and wait until it ends of that."""
        process, self._process = self._process, None
        assert process is not None
        _, hard = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (1, hard))
        process.wait(_START_SECONDS)

    def _end(self, number: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.send_signal(number)
            process.wait(_START_SECONDS)

    def _java(self, *arguments: str) -> subprocess.Popen[bytes]:
        parent = os.getpid()
        with self._output.open("ab") as output:
            return subprocess.Popen(
                ["java", "-Xmx512m", "-Xms128m", "-XX:+UseSerialGC", *self._compiler, "-cp", f"{jars()}/*",
                 *arguments, str(self._properties)],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=self._folder,
                preexec_fn=lambda: bound_to(parent),  # noqa: PLW1509 - only calls prctl and setpgrp
            )  # fmt: skip
