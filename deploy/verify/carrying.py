"""Pages through the three agents of the image, and an agent with nothing to write to."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from deploy.verify.containers import AgentContainer, container
from deploy.verify.tools import WORK, Missing, Wrong
from services.core import streams
from services.core.messages import DiplomaticEvent, PageOutcome, decode
from services.core.settings import Settings, environment, load, variables
from services.intake import samples
from services.stream import topics
from services.stream.consumer import read_all
from services.stream.embedded import EmbeddedBroker
from services.stream.producer import publish_pages

AGENTS = ("clean", "extract", "enrich")
USER = 10001
START_SECONDS = 5.0


def carry() -> Iterator[str]:
    """Pages through three containers: every page gets its outcomes, events come out, and all end well."""
    with EmbeddedBroker() as broker, ExitStack() as stack:
        settings = load(
            bootstrap_servers=broker.bootstrap, fetch_wait_milliseconds=20, log_format="json", processes=1
        )
        topics.create(settings)
        agents = []
        for number, agent in enumerate(AGENTS):
            running = stack.enter_context(AgentContainer(agent, settings, 18080 + number))
            took = running.wait_ready()
            used = running.cpu_seconds()
            if used > START_SECONDS:
                raise Wrong(
                    f"agent {agent} needed {used:.1f} s of a core to start, more than {START_SECONDS:g}"
                )
            if running.users() != {USER}:
                raise Wrong(f"agent {agent} runs as {running.users()}, not as {USER}")
            running.check_health()
            yield (
                f"{agent}: ready after {used:.1f} s of a core ({took:.1f} s by the clock) as user {USER}; "
                "its health check passes"
            )
            agents.append(running)
        yield through(settings, samples.pages())
        for running in agents:
            code = running.stop()
            if code:
                raise Wrong(
                    f"agent {running.agent} ended with {code} on SIGTERM:\n{running.log.read_text()[-2000:]}"
                )
            if written := running.written():
                raise Wrong(f"agent {running.agent} wrote outside of /scratch: {', '.join(written[:5])}")
        yield "all agents ended with 0 on SIGTERM and wrote nothing outside of /scratch"
        yield from read_only(settings)


def through(settings: Settings, pages: list[Any]) -> str:
    """Publish pages and wait until each has its outcome at the end of its way."""
    asyncio.run(publish_pages(settings, pages))
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        held = asyncio.run(read_all(settings, streams.OUTCOMES, quiet_seconds=0.5))
        lines = [decode(PageOutcome, each.value or b"") for each in held]
        emitted = {
            agent: sum(line.emitted for line in lines if line.agent == agent)
            for agent in (*AGENTS, "identify")
        }
        done = {agent: sum(line.agent == agent for line in lines) for agent in (*AGENTS, "identify")}
        if (
            done["clean"] == len(pages)
            and done["extract"] >= emitted["clean"]
            and done["enrich"] >= emitted["extract"]
        ):
            held = asyncio.run(read_all(settings, streams.DIPLOMATIC_EVENTS, quiet_seconds=1.0))
            events = {decode(DiplomaticEvent, each.value).event_id for each in held if each.value}
            dead = sum(line.outcome == "dead" for line in lines)
            if events and not dead:
                return f"{len(pages)} pages in, {len(events)} events out, none dead"
            if dead:
                raise Wrong(f"{dead} sample pages became dead letters")
        time.sleep(0.2)
    raise Wrong(f"the pages did not come to their end in 60 s: {done}")


def read_only(settings: Settings) -> Iterator[str]:
    """The agent with its root mounted read-only and /scratch as a tmpfs, in a mount namespace of its own."""
    if shutil.which("unshare") is None:
        raise Missing("unshare is not installed")
    with container() as (_, mount):
        told = {"PATH": "/app/bin:/usr/local/bin:/usr/bin:/bin", "HOME": "/scratch", "TMPDIR": "/scratch"}
        told |= environment(settings) | {
            variables()["http_port"]: "18090",
            variables()["http_host"]: "127.0.0.1",
        }
        script = (
            'set -e; mount --bind "$0" "$0"; mount -o remount,ro,bind "$0"; '
            'mount -t tmpfs -o mode=1777 tmpfs "$0/scratch"; '
            'mount --rbind /proc "$0/proc"; mount --rbind /dev "$0/dev"; '
            f'exec env -i "$@" "$(command -v chroot)" --userspec={USER}:{USER} "$0" dragoman worker clean'
        )
        log = WORK / "read-only.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                ["unshare", "--mount", "sh", "-c", script, str(mount), *(f"{k}={v}" for k, v in told.items())],
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
        try:
            deadline = time.monotonic() + 60
            while True:
                try:
                    with urllib.request.urlopen("http://127.0.0.1:18090/readyz", timeout=2):
                        break
                except OSError:
                    if time.monotonic() > deadline or process.poll() is not None:
                        raise Wrong(f"with a read-only root:\n{log.read_text()[-2000:]}") from None
                    time.sleep(0.05)
            process.terminate()
            if code := process.wait(60):
                raise Wrong(f"with a read-only root it ended with {code}:\n{log.read_text()[-2000:]}")
        finally:
            process.kill()
            process.wait()
    yield "clean starts, gets ready and stops with its root mounted read-only"
