"""The same work as the stage loop's, done with other libraries: take a message, send it on, commit behind it.

    python tests/bench/rivals.py aiokafka|faust|faststream|quix HOST:PORT SOURCE SINK COUNT

A script of its own, so that it runs in another environment too: FastStream and Quix Streams are not among
our dependencies (see README.md). It prints one JSON object: CPU seconds of this process and messages done.
Each acknowledges as it does where it is used with care: nothing is committed before the broker has the output.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
import threading
import time
from importlib.metadata import version
from typing import Any

_IDLE = 20.0  # seconds without progress after which a library is given up


class Clock:
    """CPU seconds from the first message on."""

    def __init__(self, count: int) -> None:
        self.count, self.done, self.began = count, 0, 0.0

    def tick(self, number: int = 1) -> bool:
        """Count; True when all are done."""
        self.done += number
        return self.done >= self.count

    def begin(self) -> None:
        """Start at the first message."""
        self.began = self.began or time.process_time()

    def say(self, package: str) -> None:
        """Print what was used."""
        used = time.process_time() - self.began
        print(json.dumps({"cpu": used, "done": self.done, "version": version(package)}), flush=True)


async def plain(bootstrap: str, source: str, sink: str, clock: Clock) -> None:
    """aiokafka alone: getmany, and batches sent whole."""
    from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

    consumer = AIOKafkaConsumer(
        source, bootstrap_servers=bootstrap, group_id=f"plain-{os.getpid()}", enable_auto_commit=False,
        auto_offset_reset="earliest", fetch_max_wait_ms=20,
    )  # fmt: skip
    sender = AIOKafkaProducer(
        bootstrap_servers=bootstrap, acks="all", compression_type=_zstd(), max_batch_size=1 << 20,
        max_request_size=10 << 20,
    )  # fmt: skip
    await consumer.start()
    await sender.start()
    partitions = sorted(await sender.partitions_for(sink))
    turn = 0
    while True:
        futures = []
        for records in (await consumer.getmany(timeout_ms=200, max_records=200)).values():
            clock.begin()
            batch = sender.create_batch()
            for record in records:
                if batch.append(key=record.key, value=record.value, timestamp=None) is None:
                    futures.append(
                        await sender.send_batch(batch, sink, partition=partitions[turn % len(partitions)])
                    )
                    batch = sender.create_batch()
                    batch.append(key=record.key, value=record.value, timestamp=None)
            turn += 1
            futures.append(await sender.send_batch(batch, sink, partition=partitions[turn % len(partitions)]))
            clock.tick(len(records))
        for future in futures:
            await future
        if futures:
            await consumer.commit()
        if clock.done >= clock.count:
            break
    clock.say("aiokafka")
    await consumer.stop()
    await sender.stop()


def faust_take(bootstrap: str, source: str, sink: str, clock: Clock) -> None:
    """Faust as its manual has it for batches: take, every send awaited together."""
    import faust
    import uvloop

    uvloop.install()
    app = faust.App(
        f"faust-{os.getpid()}", broker=f"kafka://{bootstrap}", value_serializer="raw", key_serializer="raw",
        web_enabled=False, topic_disable_leader=True, topic_allow_declare=False, autodiscover=False,
        store="memory://", producer_max_batch_size=1 << 20, producer_acks=-1, consumer_auto_offset_reset="earliest",
        producer_compression_type=_zstd(), datadir=tempfile.mkdtemp(), worker_redirect_stdouts=False,
    )  # fmt: skip
    incoming, outgoing = app.topic(source, internal=False), app.topic(sink, internal=False)

    @app.agent(incoming)
    async def pass_on(stream: Any) -> None:
        async for values in stream.take(200, within=0.05):
            clock.begin()
            await asyncio.gather(
                *[await outgoing.send(key=str(n).encode(), value=v) for n, v in enumerate(values)]
            )
            if clock.tick(len(values)):
                clock.say("faust-streaming")
                sys.stdout.flush()
                os._exit(0)

    faust.Worker(app, loglevel="ERROR", quiet=True).execute_from_commandline()


async def faststream(bootstrap: str, source: str, sink: str, clock: Clock) -> None:
    """FastStream: a batch subscriber that acknowledges behind its publish_batch."""
    from faststream import AckPolicy, FastStream
    from faststream.kafka import KafkaBroker

    broker = KafkaBroker(bootstrap, logger=None, acks="all", compression_type=_zstd(), max_batch_size=1 << 20)

    @broker.subscriber(source, batch=True, max_records=200, group_id=f"fs-{os.getpid()}",
                       auto_offset_reset="earliest", ack_policy=AckPolicy.NACK_ON_ERROR)  # fmt: skip
    async def pass_on(body: list[bytes]) -> None:
        clock.begin()
        await broker.publish_batch(*body, topic=sink)
        if clock.tick(len(body)):
            clock.say("faststream")
            os._exit(0)

    await FastStream(broker, logger=None).run()


def quix(bootstrap: str, source: str, sink: str, clock: Clock) -> None:
    """Quix Streams: a dataframe from topic to topic, its checkpoints as they come."""
    from quixstreams import Application

    app = Application(
        broker_address=bootstrap, consumer_group=f"quix-{os.getpid()}", auto_offset_reset="earliest",
        auto_create_topics=False, loglevel=None, state_dir=tempfile.mkdtemp(),
        producer_extra_config={"compression.type": "zstd", "acks": "all"},
    )  # fmt: skip
    incoming = app.topic(source, value_deserializer="bytes", key_deserializer="bytes")
    outgoing = app.topic(sink, value_serializer="bytes", key_serializer="bytes")

    def count(value: bytes) -> bytes:
        clock.begin()
        if clock.tick():
            app.stop()
        return value

    app.dataframe(incoming).apply(count).to_topic(outgoing)
    app.run()
    clock.say("quixstreams")


def _zstd() -> str | None:
    try:
        from aiokafka.codec import has_zstd
    except ImportError:
        return None
    return "zstd" if has_zstd() else None


def _give_up(clock: Clock) -> None:
    """End where nothing moves any more."""
    seen, at = -1, time.monotonic()
    while True:
        time.sleep(0.5)
        if clock.done != seen:
            seen, at = clock.done, time.monotonic()
        elif time.monotonic() - at > _IDLE * (3 if seen == 0 else 1):
            print(f"stands still at {seen} of {clock.count}", file=sys.stderr, flush=True)
            os._exit(3)


def main() -> None:
    """Run the one that is named."""
    name, bootstrap, source, sink, count = sys.argv[1:]
    sys.argv[1:] = []
    clock = Clock(int(count))
    threading.Thread(target=_give_up, args=(clock,), daemon=True).start()
    run: Any = {"aiokafka": plain, "faust": faust_take, "faststream": faststream, "quix": quix}[name]
    if asyncio.iscoroutinefunction(run):
        asyncio.run(run(bootstrap, source, sink, clock))
    else:
        run(bootstrap, source, sink, clock)


if __name__ == "__main__":
    main()
