"""Every metric, by its one name. Seconds and bytes; labels from closed sets only, never from a page."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import generate_latest
from prometheus_client.metrics import MetricWrapperBase

REGISTRY = CollectorRegistry()
# process_start_time_seconds, process_resident_memory_bytes, process_cpu_seconds_total, … of the worker itself.
ProcessCollector(registry=REGISTRY)

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 60.0)
_MINUTES = (
    0.1,
    0.5,
    1.0,
    2.0,
    5.0,
    10.0,
    30.0,
    60.0,
    120.0,
    300.0,
    900.0,
    3600.0,
    21600.0,
    86400.0,
    604800.0,
)
_BYTES = tuple(4.0**power for power in range(4, 13))  # 256 B to 16 MiB

MESSAGES = Counter(
    "dragoman_messages_total",
    "Messages finished, by what became of them (emitted, skipped, dead) and why.",
    ("agent", "outcome", "reason"),
    registry=REGISTRY,
)
PUBLISHED = Counter(
    "dragoman_published_total",
    "Messages the broker acknowledged, by stream (topic without prefix).",
    ("agent", "stream"),
    registry=REGISTRY,
)
PUBLISH_RETRIES = Counter(
    "dragoman_publish_retries_total",
    "Times a message had to be offered to the broker again.",
    ("agent",),
    registry=REGISTRY,
)
PROCESSES_ENDED = Counter(
    "dragoman_processes_ended_total",
    "Page processes that ended and were replaced, by cause (timed-out, killed, spent).",
    ("agent", "cause"),
    registry=REGISTRY,
)
STEP_SECONDS = Histogram(
    "dragoman_step_seconds",
    "Time a page process worked on one message.",
    ("agent",),
    buckets=_SECONDS,
    registry=REGISTRY,
)
MESSAGE_SECONDS = Histogram(
    "dragoman_message_seconds",
    "Time from taking a message to its offset being free to commit.",
    ("agent",),
    buckets=_SECONDS,
    registry=REGISTRY,
)
PUBLISH_SECONDS = Histogram(
    "dragoman_publish_seconds",
    "Time until the broker acknowledged all messages of one outcome.",
    ("agent",),
    buckets=_SECONDS,
    registry=REGISTRY,
)
INPUT_BYTES = Histogram(
    "dragoman_input_bytes", "Size of the messages taken.", ("agent",), buckets=_BYTES, registry=REGISTRY
)
IN_FLIGHT = Gauge(
    "dragoman_in_flight_messages", "Messages taken and not yet finished.", ("agent",), registry=REGISTRY
)
PARTITIONS = Gauge(
    "dragoman_assigned_partitions", "Source partitions this worker holds.", ("agent",), registry=REGISTRY
)
READY = Gauge(
    "dragoman_ready", "1 when the worker takes messages, as /readyz says.", ("agent",), registry=REGISTRY
)
BRAKE = Gauge(
    "dragoman_dead_letter_brake",
    "1 when the agent stands still because too many messages would become dead letters.",
    ("agent",),
    registry=REGISTRY,
)
UNCLEAN_STARTS = Counter(
    "dragoman_unclean_starts_total",
    "Partitions taken over from a worker that crashed or was killed.",
    ("agent",),
    registry=REGISTRY,
)
LAST_TAKEN = Gauge(
    "dragoman_last_taken_timestamp_seconds",
    "Unix time of the last message taken.",
    ("agent",),
    registry=REGISTRY,
)
LAG = Gauge(
    "dragoman_lag_messages",
    "Messages that wait in the source partitions this worker holds.",
    ("agent",),
    registry=REGISTRY,
)
AGE_SECONDS = Histogram(
    "dragoman_message_age_seconds",
    "Time from a message's timestamp on its topic to its being finished: waiting and work.",
    ("agent",),
    buckets=_MINUTES,
    registry=REGISTRY,
)
PAGES = Counter(
    "dragoman_pages_total",
    "Messages finished, by the language of their page (ISO 639-1, unknown, other).",
    ("agent", "language"),
    registry=REGISTRY,
)
EVENTS = Counter(
    "dragoman_events_total",
    "Diplomatic events published, by PLOVER type, status and change (new, revised, merged, retracted).",
    ("event_type", "status", "change"),
    registry=REGISTRY,
)
FETCH_TO_EVENT_SECONDS = Histogram(
    "dragoman_fetch_to_event_seconds",
    "Time from the fetching of a page to the publishing of a new event in it.",
    buckets=_MINUTES,
    registry=REGISTRY,
)
PUBLICATION_TO_EVENT_SECONDS = Histogram(
    "dragoman_publication_to_event_seconds",
    "Time from the publication of a page, where its time is known, to the publishing of a new event in it.",
    buckets=_MINUTES,
    registry=REGISTRY,
)
TABLE_ENTRIES = Gauge(
    "dragoman_table_entries", "Keys remembered in the partitions held.", ("agent",), registry=REGISTRY
)
TABLE_BYTES = Gauge("dragoman_table_bytes", "Size of the states remembered.", ("agent",), registry=REGISTRY)
BUILD = Gauge(
    "dragoman_build_info",
    "1, with what runs as labels.",
    ("version", "revision", "python"),
    registry=REGISTRY,
)


@lru_cache(maxsize=4096)
def labelled(metric: MetricWrapperBase, *values: str) -> Any:
    """What a metric counts under these values of its labels; looked up once, as each message asks."""
    return metric.labels(*values)


def exposition() -> bytes:
    """All metrics in Prometheus' text format."""
    return generate_latest(REGISTRY)
