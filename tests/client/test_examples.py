"""The consumers that people start from, each as it stands in its file, on the fixture events."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from services.client import fixtures
from services.core import streams
from services.core.settings import Settings
from services.stream.producer import publish_messages
from tests.cli.processes import environment, wait_until

EXAMPLES = Path(__file__).parents[2] / "services/client/examples"
COUNT = 60


def held_by(command: list[str], settings: Settings, cwd: Path, seconds: float = 60) -> set[str]:
    """The ids that a consumer holds when it holds what it must, or when the time is over."""
    topic = settings.topic(streams.DIPLOMATIC_EVENTS)
    asyncio.run(publish_messages(settings, streams.DIPLOMATIC_EVENTS, fixtures.messages(COUNT)))
    wanted = {key: event.revision for key, event in fixtures.standing(COUNT).items()}
    out = cwd / "out.txt"

    def held() -> dict[str, int]:
        found: dict[str, int] = {}
        for line in out.read_text("utf-8").splitlines():
            match line.split():
                case ["upsert", key, revision, _]:
                    found[key] = int(revision)
                case ["remove", key]:
                    del found[key]  # what is removed was held: a removal of what is not is no change
        return found

    with out.open("wb") as stream, (cwd / "err.txt").open("wb") as errors:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            stdout=stream,
            stderr=errors,
            env=environment(KAFKA_BOOTSTRAP_SERVERS=settings.bootstrap_servers, TOPIC=topic),
        )
        try:
            wait_until(lambda: held() == wanted or process.poll() is not None, seconds)
        finally:
            process.kill()
            process.wait()
    assert held() == wanted, (cwd / "err.txt").read_text("utf-8", "replace")[-2000:]
    return set(held())


def test_python(settings: Settings, tmp_path: Path) -> None:
    """aiokafka."""
    assert held_by([sys.executable, str(EXAMPLES / "python/consume.py")], settings, tmp_path)


def test_node(settings: Settings, tmp_path: Path) -> None:
    """kafkajs, its packages as locked; skipped where there is no Node or its registry is out of reach."""
    if shutil.which("npm") is None:
        pytest.skip("there is no Node with npm on this machine")
    for file in ("consume.js", "package.json", "package-lock.json"):
        shutil.copy(EXAMPLES / "node" / file, tmp_path)
    installed = subprocess.run(
        ["npm", "ci", "--no-audit", "--no-fund", "--prefer-offline"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if installed.returncode:
        pytest.skip(f"npm could not install kafkajs: {installed.stderr.strip().splitlines()[-1:]}")
    assert held_by(["node", "consume.js"], settings, tmp_path)


@pytest.mark.kafka
def test_java(kafka_settings: Settings, tmp_path: Path) -> None:
    """The Apache client, from its jars; they come with the broker of this lane."""
    from tests.kafka.apache import jars

    source = EXAMPLES / "java/Consume.java"
    assert held_by(["java", "-cp", f"{jars()}/*", str(source)], kafka_settings, tmp_path, 120)


def test_the_examples_need_what_they_say() -> None:
    """The lock of the Node example names no host, and its versions are fixed."""
    import json

    lock = json.loads((EXAMPLES / "node/package-lock.json").read_text("utf-8"))
    assert all("resolved" not in each for each in lock["packages"].values())
    assert set(lock["packages"][""]["dependencies"]) == {"fzstd", "kafkajs"}
