"""Containers of the image, run by buildah: each command as the image's user, on this machine's loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from deploy.verify.tools import WORK, Wrong, run
from services.core.settings import Settings, environment, variables

TAG = "dragoman:verify"
BUILDAH = ("buildah", "--storage-driver", "overlay")
_MARK = "DRAGOMAN_VERIFY_MARK"


def buildah(*arguments: str | os.PathLike[str]) -> str:
    """Standard output of buildah."""
    return run(*BUILDAH, *arguments)


@contextmanager
def container() -> Iterator[tuple[str, Path]]:
    """A container of the image: its name, and where its root is mounted."""
    name = buildah("from", "--pull-never", TAG).strip()
    try:
        yield name, Path(buildah("mount", name).strip())
    finally:
        buildah("rm", name)


class AgentContainer:
    """An agent of the image at work, as the image's user and with the image's entry point."""

    def __init__(self, agent: str, settings: Settings, port: int) -> None:
        self.agent, self.port = agent, port
        self._stack = ExitStack()
        self.name, self.mount = self._stack.enter_context(container())
        self._mark = uuid.uuid4().hex
        told = environment(settings) | {
            variables()["http_port"]: str(port), variables()["http_host"]: "127.0.0.1", _MARK: self._mark,
        }  # fmt: skip
        # What the image sets stays as it is.
        told.pop(variables()["build_revision"])
        self.env = [part for key, value in told.items() for part in ("--env", f"{key}={value}")]
        self.log = WORK / f"{agent}.log"
        self._stamp = WORK / f"{agent}.began"
        self._stamp.touch()
        self.began = time.monotonic()
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [*BUILDAH, "run", "--isolation", "chroot", *self.env, self.name, "--", "dragoman", "worker", agent],
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pid in self.pids():
            os.kill(pid, signal.SIGKILL)
        self.process.wait(30)
        self._stack.close()

    def pids(self) -> list[int]:
        """Its processes: those with its mark in their environment, the worker first."""
        mark = f"{_MARK}={self._mark}".encode()
        pids = []
        for folder in Path("/proc").iterdir():
            try:
                if folder.name.isdigit() and mark in folder.joinpath("environ").read_bytes().split(b"\0"):
                    pids.append(int(folder.name))
            except OSError:  # it ended meanwhile
                continue
        return sorted(pids)

    def wait_ready(self) -> float:
        """Seconds from its start to its taking messages."""
        deadline = self.began + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2):
                    return time.monotonic() - self.began
            except OSError:
                time.sleep(0.05)
        raise Wrong(f"agent {self.agent} of the image did not get ready:\n{self.log.read_text()[-2000:]}")

    def cpu_seconds(self) -> float:
        """What its processes have used of the processor: unlike the clock, the same on a busy machine."""
        ticks = 0
        for pid in self.pids():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])  # utime and stime, proc(5)
        return ticks / os.sysconf("SC_CLK_TCK")

    def users(self) -> set[int]:
        """The users its processes run as."""
        found: set[int] = set()
        for pid in self.pids():
            for line in Path(f"/proc/{pid}/status").read_text().splitlines():
                if line.startswith("Uid:"):
                    found.update(int(each) for each in line.split()[1:])
        return found

    def check_health(self) -> None:
        """Run the image's own health check inside the container."""
        check = json.loads(buildah("inspect", "--type", "image", TAG))["Docker"]["config"]["Healthcheck"][
            "Test"
        ]
        if check[0] != "CMD":
            raise Wrong(f"the health check is {check[0]}, not CMD")
        run(*BUILDAH, "run", "--isolation", "chroot", *self.env, self.name, "--", *check[1:], seconds=30)

    def stop(self) -> int:
        """As an orchestrator would: SIGTERM to the worker; its exit code."""
        worker = [
            pid for pid in self.pids() if b"page_process" not in Path(f"/proc/{pid}/cmdline").read_bytes()
        ]
        os.kill(worker[0], signal.SIGTERM)
        return self.process.wait(60)

    def written(self) -> list[str]:
        """Files of its root that it wrote, outside of the scratch volume."""
        since = self._stamp.stat().st_mtime
        skip = {"scratch", "proc", "sys", "dev", "run"}
        return [
            str(path.relative_to(self.mount))
            for top in self.mount.iterdir() if top.name not in skip
            for path in (top.rglob("*") if top.is_dir() and not top.is_symlink() else [top])
            if path.is_file() and not path.is_symlink() and path.stat().st_mtime > since
            # buildah itself writes these before it starts a command
            and str(path.relative_to(self.mount)) not in ("etc/hosts", "etc/resolv.conf", "etc/hostname")
        ]  # fmt: skip
