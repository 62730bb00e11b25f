"""One trace for each raw page, over all agents, in the Kafka headers; and spans for whoever collects them.

The ids are derived from where the message stood, as all ids are: a replay gives the same headers, whether
spans are exported or not. Spans go over OTLP/HTTP to the endpoint in the settings; without one, no span is
made and OpenTelemetry is not even imported. A collector that is away costs spans, never a page.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from typing import Any

from services.core import headers as h
from services.core import log
from services.core.outcomes import Inbound, Outcome, PageRef, Reject, Skip
from services.core.settings import Settings

_SAMPLED = 0x01
_QUEUE = 8192  # spans that wait for the collector; more are dropped
_EXPORT_SECONDS = 5.0
_log = log.get(__name__)


@dataclass(frozen=True)
class Hop:
    """A message's way through one agent, in W3C trace context terms; hexadecimal, lower case."""

    trace_id: str
    span_id: str
    parent_id: str | None  # of the agent before, or of the crawler; None where the trace begins here
    flags: str
    state: bytes

    @cached_property
    def headers(self) -> list[tuple[str, bytes]]:
        """What the messages that come of it carry on."""
        described = [(h.TRACEPARENT, f"00-{self.trace_id}-{self.span_id}-{self.flags}".encode())]
        return [*described, (h.TRACESTATE, self.state)] if self.state else described

    @property
    def sampled(self) -> bool:
        """Whether who began the trace wants it recorded."""
        return bool(int(self.flags, 16) & _SAMPLED)


def hop(message: Inbound, agent: str) -> Hop:
    """The trace of a message goes on, or begins here."""
    parent = state = b""
    for name, value in message.headers:
        if name == h.TRACEPARENT:
            parent = value or b""
        elif name == h.TRACESTATE:
            state = value or b""
    place = f"{message.topic}/{message.partition}/{message.offset}"
    digest = hashlib.sha256(f"{agent}/{place}".encode()).hexdigest()
    fields = parent.decode("ascii", "replace").split("-")
    if len(fields) == 4 and fields[0] == "00" and _hexadecimal(fields[1], 32) and _hexadecimal(fields[2], 16):
        flags = fields[3] if _is_hexadecimal(fields[3], 2) else "00"
        return Hop(fields[1], digest[:16], fields[2], flags, state)
    return Hop(digest[:32], digest[32:48], None, "01", b"")


def _is_hexadecimal(text: str, length: int) -> bool:
    return len(text) == length and not text.strip("0123456789abcdef")


def _hexadecimal(text: str, length: int) -> bool:
    """An id: of zeros alone it is invalid."""
    return _is_hexadecimal(text, length) and bool(text.strip("0"))


class Spans:
    """Where spans go when nobody collects them: nowhere."""

    def record(self, message: Inbound, outcome: Outcome, step: float, publish: float, whole: float) -> None:
        """Tell of a message that is finished; seconds in its step, of publishing, and from end to end."""

    def stop(self) -> None:
        """Send what waits, and end."""


def start(settings: Settings, agent: str) -> Spans:
    """Spans of one agent, exported if the settings name an endpoint."""
    if settings.otlp_endpoint is None:
        return Spans()
    return _Exported(settings, settings.otlp_endpoint, agent)


class _Exported(Spans):
    """Spans over OTLP/HTTP: for each message one of the agent, with one of its step and one of publishing."""

    def __init__(self, settings: Settings, endpoint: str, agent: str) -> None:
        # Imported here: an agent that does not trace starts without it, and may lack it.
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
        from opentelemetry.sdk.trace.sampling import TraceIdRatioBased  # noqa: PLC0415

        self._agent = agent
        self._group = settings.group(agent)
        self._ids = _derived_ids()
        exporter = OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces", timeout=_EXPORT_SECONDS)
        self._provider = TracerProvider(
            # By the trace's id, so that all agents decide alike, and a trace is whole or absent.
            sampler=TraceIdRatioBased(settings.trace_ratio),
            resource=Resource.create(
                {"service.name": f"dragoman-{agent}", "service.version": version("dragoman")}
            ),
            id_generator=self._ids,
            shutdown_on_exit=False,
        )
        self._provider.add_span_processor(BatchSpanProcessor(exporter, max_queue_size=_QUEUE))
        self._tracer = self._provider.get_tracer("dragoman")
        _log.info("tracing", endpoint=endpoint, ratio=settings.trace_ratio)

    def record(self, message: Inbound, outcome: Outcome, step: float, publish: float, whole: float) -> None:
        from opentelemetry.trace import SpanKind, Status, StatusCode  # noqa: PLC0415

        at = hop(message, self._agent)
        if not at.sampled:
            return
        ended = time.time_ns()
        began = ended - int(whole * 1e9)
        published = ended - int(publish * 1e9)
        span = self._span(
            at, f"{self._agent} process", at.span_id, at.parent_id, began, kind=SpanKind.CONSUMER
        )
        span.set_attributes(_attributes(message, outcome, self._group))
        if isinstance(outcome, Reject):
            span.set_status(Status(StatusCode.ERROR, outcome.reason.value))
        parts = (("step", published - int(step * 1e9), published), ("publish", published, ended))
        for name, begin, end in parts:
            child = hashlib.sha256(f"{at.span_id}/{name}".encode()).hexdigest()[:16]
            self._span(at, f"{self._agent} {name}", child, at.span_id, max(begin, began)).end(end)
        span.end(ended)

    def _span(self, at: Hop, name: str, span_id: str, parent: str | None, begin: int, **more: Any) -> Any:
        from opentelemetry import trace  # noqa: PLC0415

        # Only this thread starts spans, so the next id asked for is that of this one.
        self._ids.trace_id, self._ids.span_id = int(at.trace_id, 16), int(span_id, 16)
        context = trace.set_span_in_context(trace.INVALID_SPAN)
        if parent is not None:
            above = trace.SpanContext(
                int(at.trace_id, 16), int(parent, 16), is_remote=True, trace_flags=trace.TraceFlags(_SAMPLED)
            )
            context = trace.set_span_in_context(trace.NonRecordingSpan(above))
        return self._tracer.start_span(name, context=context, start_time=begin, **more)

    def stop(self) -> None:
        self._provider.force_flush(int(_EXPORT_SECONDS * 1000))
        self._provider.shutdown()


def _derived_ids() -> Any:
    from opentelemetry.sdk.trace.id_generator import IdGenerator  # noqa: PLC0415

    class Derived(IdGenerator):
        """Gives the ids it was told to."""

        trace_id = span_id = 0

        def generate_trace_id(self) -> int:
            return self.trace_id

        def generate_span_id(self) -> int:
            return self.span_id

    return Derived()


def _attributes(message: Inbound, outcome: Outcome, group: str) -> dict[str, str | int]:
    """In the names of OpenTelemetry's semantic conventions for messaging, and ours for the outcome."""
    page: PageRef = outcome.page
    told: dict[str, str | int] = {
        "messaging.system": "kafka",
        "messaging.operation.type": "process",
        "messaging.operation.name": "process",
        "messaging.destination.name": message.topic,
        "messaging.destination.partition.id": str(message.partition),
        "messaging.kafka.offset": message.offset,
        "messaging.consumer.group.name": group,
        "messaging.message.body.size": len(message.value or b""),
        "dragoman.outcome": type(outcome).__name__.lower(),
    }
    if isinstance(outcome, (Skip, Reject)):
        told["dragoman.reason"] = outcome.reason.value
    else:
        told["dragoman.emitted"] = len(outcome.messages)
    for name in ("page_id", "version_id", "language"):
        if value := getattr(page, name):
            told[f"dragoman.{name}"] = log.printable(value)
    return told
