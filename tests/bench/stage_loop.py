"""What one message costs the stage loop, in microseconds of CPU, beside aiokafka alone in the same run.

    python tests/bench/stage_loop.py [--messages 5000] [--bytes 5000] [--bootstrap host:port]

CPU, not wall clock: of the agent's process, of its page processes, and of a process that takes the same
messages with aiokafka's getmany and sends them on in batches. Without --bootstrap on the embedded broker.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import time
from contextlib import nullcontext
from pathlib import Path

from aiokafka import AIOKafkaConsumer, TopicPartition

sys.path.insert(0, str(Path(__file__).parents[2]))

from services.core import streams
from services.core.settings import Settings, load
from services.stream import topics
from services.stream.embedded import EmbeddedBroker
from services.stream.producer import producer
from tests.stream.harness import Worker, publish

_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(process: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def children(process: int) -> list[int]:
    """Its page processes."""
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def stage_loop(settings: Settings, messages: list[bytes]) -> tuple[float, float]:
    """CPU seconds of the agent's process and of its page processes."""
    with Worker(settings, "tests.bench.noop:STAGE") as worker:
        worker.wait_ready()
        agent, pages = worker.process.pid, children(worker.process.pid)
        before, pages_before = cpu_seconds(agent), sum(map(cpu_seconds, pages))
        publish(settings, messages)
        while worker.said().count('"event":"emitted"') < len(messages):
            time.sleep(0.1)
        used, pages_used = cpu_seconds(agent) - before, sum(map(cpu_seconds, pages)) - pages_before
        worker.terminate()
        worker.wait()
    return used, pages_used


async def _plain(settings: Settings, count: int) -> float:
    source, sink = settings.topic(streams.RAW_PAGES), settings.topic(streams.CLEAN_PAGES)
    consumer = AIOKafkaConsumer(
        bootstrap_servers=settings.bootstrap_servers,
        fetch_max_wait_ms=20,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
    )
    await consumer.start()
    count_of = await topics.existing_topics(settings)
    consumer.assign([TopicPartition(source, n) for n in range(count_of[source])])
    async with producer(settings) as sender:
        partitions = sorted(await sender.partitions_for(sink))
        done, began = 0, time.process_time()
        while done < count:
            futures = []
            for records in (await consumer.getmany(timeout_ms=200, max_records=200)).values():
                batch = sender.create_batch()
                for record in records:
                    if batch.append(key=record.key, value=record.value, timestamp=None) is None:
                        futures.append(
                            await sender.send_batch(batch, sink, partition=partitions[done % len(partitions)])
                        )
                        batch = sender.create_batch()
                        batch.append(key=record.key, value=record.value, timestamp=None)
                    done += 1
                futures.append(
                    await sender.send_batch(batch, sink, partition=partitions[done % len(partitions)])
                )
            for future in futures:
                await future
        used = time.process_time() - began
    await consumer.stop()
    return used


def main() -> None:
    """Measure and print one JSON object."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=5000)
    parser.add_argument("--bytes", type=int, default=5000)
    parser.add_argument("--bootstrap")
    asked = parser.parse_args()
    # Half of it compresses, about as text does.
    messages = [
        os.urandom(asked.bytes // 4).hex().encode() + b" " * (asked.bytes // 2) for _ in range(asked.messages)
    ]
    with nullcontext() if asked.bootstrap else EmbeddedBroker() as embedded:
        settings = load(
            bootstrap_servers=asked.bootstrap or embedded.bootstrap,  # type: ignore[union-attr]
            topic_prefix=f"bench{os.getpid()}.",
            fetch_wait_milliseconds=20,
            processes=2,
        )
        topics.create(settings)
        agent, pages = stage_loop(settings, messages)
        plain = asyncio.run(_plain(settings, len(messages)))
    micro = 1e6 / len(messages)
    json.dump(
        {
            "messages": len(messages),
            "bytes": asked.bytes,
            "agent_us": round(agent * micro),
            "with_page_processes_us": round((agent + pages) * micro),
            "aiokafka_us": round(plain * micro),
        },
        sys.stdout,
    )
    print()


if __name__ == "__main__":
    main()
