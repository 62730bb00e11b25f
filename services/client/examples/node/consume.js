// Hold the latest state of every diplomatic event and print what changes, until Ctrl-C.

import { randomUUID } from "node:crypto";
import { decompress } from "fzstd";
import kafkajs from "kafkajs";

const { Kafka, CompressionTypes, CompressionCodecs, logLevel } = kafkajs;
const servers = process.env.KAFKA_BOOTSTRAP_SERVERS ?? "127.0.0.1:9092";
const topic = process.env.TOPIC ?? "events.diplomatic.v1";

// kafkajs knows no zstd by itself.
CompressionCodecs[CompressionTypes.ZSTD] = () => ({ decompress: async (buffer) => Buffer.from(decompress(buffer)) });

// A group of our own each time: the whole topic is read. With a name that stays, Kafka remembers how far it was.
const kafka = new Kafka({ clientId: "example", brokers: servers.split(","), logLevel: logLevel.ERROR });
const consumer = kafka.consumer({ groupId: process.env.GROUP ?? `example-${randomUUID()}` });
const events = new Map();

await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message }) => {
    const eventId = message.key.toString();
    const value = message.value?.toString();
    const event = value ? JSON.parse(value) : null;
    if (event === null || event.merged_into || event.retracted) {
      if (events.delete(eventId)) console.log("remove", eventId);
    } else if (events.get(eventId) !== value) { // else it was delivered again
      events.set(eventId, value);
      console.log("upsert", eventId, event.revision, event.event_type);
    }
  },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => consumer.disconnect().then(() => process.exit(0)));
