"""What the README shows works as it stands there."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from pathlib import Path

from schemas import contracts
from services.core import streams
from services.core.settings import Settings
from services.stream.producer import producer
from tests.cli.processes import environment, wait_until

ROOT = Path(__file__).parents[2]
README = ROOT.joinpath("README.md").read_text("utf-8")


def test_the_consumer_of_the_readme(settings: Settings, tmp_path: Path) -> None:
    """Its lines print an event that is on the topic; only address and prefix are changed."""
    (program,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert streams.DIPLOMATIC_EVENTS in program
    program = program.replace(streams.DIPLOMATIC_EVENTS, settings.topic(streams.DIPLOMATIC_EVENTS))
    program = program.replace("127.0.0.1:9092", settings.bootstrap_servers)
    example = Path(contracts.__file__).parent / "examples/valid/diplomatic-event/meeting.json"

    async def send() -> None:
        async with producer(settings) as client:
            await client.send_and_wait(settings.topic(streams.DIPLOMATIC_EVENTS), None, key=b"gone")
            await client.send_and_wait(
                settings.topic(streams.DIPLOMATIC_EVENTS), example.read_bytes(), key=b"k"
            )

    asyncio.run(send())
    log = tmp_path / "out"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-c", program], env=environment(), stdout=stream, cwd=tmp_path
        )
    try:
        wait_until(lambda: bool(log.read_bytes()) or process.poll() is not None, 30)
    finally:
        process.kill()
        process.wait()
    assert log.read_text() == "CONSULT ['Sergey Lavrov']\n"
