"""Hold the latest state of every diplomatic event and print what changes, until Ctrl-C."""

import asyncio
import json
import os

from aiokafka import AIOKafkaConsumer

SERVERS = os.environ.get("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092")
TOPIC = os.environ.get("TOPIC", "events.diplomatic.v1")


async def main() -> None:
    events: dict[str, dict[str, object]] = {}
    # Without a group the whole topic is read; with one, Kafka remembers how far it was.
    async with AIOKafkaConsumer(TOPIC, bootstrap_servers=SERVERS, auto_offset_reset="earliest") as consumer:
        async for message in consumer:
            event_id = message.key.decode()
            event = json.loads(message.value) if message.value else None
            if event is None or event.get("merged_into") or event.get("retracted"):
                if events.pop(event_id, None) is not None:
                    print("remove", event_id, flush=True)
                continue
            if events.get(event_id) != event:  # else it was delivered again
                events[event_id] = event
                print("upsert", event_id, event["revision"], event["event_type"], flush=True)


asyncio.run(main())
