"""The names of the Kafka headers that Dragoman reads and writes."""

from __future__ import annotations

from typing import Final

# A raw page may be the bare bytes of the page; then these say what a RawPage would.
URL_HEADER: Final = "url"
CONTENT_TYPE_HEADER: Final = "content-type"
FETCHED_AT_HEADER: Final = "fetched-at"

# CloudEvents 1.0, binary mode: the attributes of a message are headers, its value is the data.
CE_SPEC_VERSION: Final = "ce_specversion"
CE_ID: Final = "ce_id"
CE_TYPE: Final = "ce_type"
CE_SOURCE: Final = "ce_source"
CE_TIME: Final = "ce_time"

# W3C trace context
TRACEPARENT: Final = "traceparent"
TRACESTATE: Final = "tracestate"

# A dead letter: where it stood and why it died, in the names of Kafka Connect, which tools know.
ERROR_PREFIX: Final = "__connect.errors."
ERROR_TOPIC: Final = ERROR_PREFIX + "topic"
ERROR_PARTITION: Final = ERROR_PREFIX + "partition"
ERROR_OFFSET: Final = ERROR_PREFIX + "offset"
ERROR_CONNECTOR: Final = ERROR_PREFIX + "connector.name"
ERROR_STAGE: Final = ERROR_PREFIX + "stage"
ERROR_CLASS: Final = ERROR_PREFIX + "class.name"
ERROR_EXCEPTION_CLASS: Final = ERROR_PREFIX + "exception.class.name"
ERROR_EXCEPTION_MESSAGE: Final = ERROR_PREFIX + "exception.message"
ERROR_REASON: Final = "dragoman-reason"
REPLAYS: Final = "dragoman-replays"
VALUE_BYTES: Final = "dragoman-value-bytes"  # of a value too large to go along; it stands where it stood

# An entry of a table's changelog: the offset in the source topic of the message that made it.
TABLE_OFFSET: Final = "dragoman-source-offset"
# With the first part of a state: CRC-32 of the whole.
TABLE_CHECKSUM: Final = "dragoman-state-crc32"
