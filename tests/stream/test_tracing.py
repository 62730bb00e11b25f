"""One trace from the raw page to the event, and a collector that may be absent."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)

from services.core import headers as h
from services.core.outcomes import Inbound
from services.core.settings import Settings, variables
from services.stream import tracing
from tests.stream.harness import Worker, publish, wait_for_outcomes

ROOT = Path(__file__).parents[2]
PARENT = b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


def message(*headers: tuple[str, bytes]) -> Inbound:
    return Inbound(b"x", headers=headers, topic="t", partition=1, offset=7)


def test_a_trace_goes_on() -> None:
    """The trace id and the state are kept, the span is ours, its parent is who sent the message."""
    at = tracing.hop(message((h.TRACEPARENT, PARENT), (h.TRACESTATE, b"a=b")), "clean")
    assert (at.trace_id, at.parent_id) == ("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331")
    assert at.headers == [
        (h.TRACEPARENT, f"00-{at.trace_id}-{at.span_id}-01".encode()),
        (h.TRACESTATE, b"a=b"),
    ]
    assert tracing.hop(message((h.TRACEPARENT, at.headers[0][1])), "extract").parent_id == at.span_id


def test_a_sender_may_ask_not_to_be_recorded() -> None:
    """The sampled flag is heeded and handed on."""
    at = tracing.hop(message((h.TRACEPARENT, PARENT[:-1] + b"0")), "clean")
    assert not at.sampled
    assert at.headers[0][1].endswith(b"-00")


@given(st.binary(max_size=60))
def test_whatever_the_header_holds_a_valid_one_comes_out(value: bytes) -> None:
    """Bytes from outside begin a new trace where they are no trace context; a replay begins the same."""
    at = tracing.hop(message((h.TRACEPARENT, value)), "clean")
    assert at == tracing.hop(message((h.TRACEPARENT, value)), "clean")
    assert len(at.trace_id) == 32
    assert len(at.span_id) == 16
    assert int(at.trace_id, 16)
    assert int(at.span_id, 16)


def test_without_an_endpoint_nothing_is_imported() -> None:
    """Tracing that is off costs no memory and no start-up time."""
    program = (
        "import sys; from services.core.settings import Settings; from services.stream import tracing, worker;"
        "tracing.start(Settings(), 'clean').stop();"
        "sys.exit(any(name.startswith('opentelemetry') for name in sys.modules))"
    )
    clean = {name: value for name, value in os.environ.items() if name not in variables().values()}
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=clean, check=False).returncode == 0


@contextmanager
def receiver() -> Iterator[tuple[str, list[Any]]]:
    """An OTLP collector on the loopback: its address, and the spans it has got."""
    got: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked = ExportTraceServiceRequest.FromString(body)
            for resource in asked.resource_spans:
                for scope in resource.scope_spans:
                    got.extend(scope.spans)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(ExportTraceServiceResponse().SerializeToString())

        def log_message(self, *_: object) -> None:
            """Not into the tests' output."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", got
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_one_trace_from_the_raw_page_to_the_event(tmp_path: Path) -> None:
    """Spans of all agents form one trace for a page, each with the one before as its parent; its page id and its
    trace id find it in every agent's log."""
    with receiver() as (endpoint, got):
        done = subprocess.run(
            [sys.executable, "-m", "services.cli.main", "run"],
            cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120,
            env={**os.environ, variables()["otlp_endpoint"]: endpoint},
        )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert len({span.span_id for span in got}) == len(got)
    by_id = {span.span_id: span for span in got}
    ends = [span for span in got if span.name == "identify process"]
    assert ends
    for end in ends:
        way = [end]
        while way[-1].parent_span_id:
            way.append(by_id[way[-1].parent_span_id])
        assert [span.name for span in reversed(way)] == [
            f"{agent} process" for agent in ("clean", "extract", "enrich", "identify")
        ]
        assert len({span.trace_id for span in way}) == 1
        assert all(span.start_time_unix_nano < span.end_time_unix_nano for span in way)
        logs = [
            [
                line
                for line in map(orjson.loads, log.read_bytes().splitlines())
                if line.get("trace_id") == way[0].trace_id.hex()
            ]
            for log in sorted(tmp_path.glob(".dragoman/logs/*.log"))
        ]
        assert len(logs) == 3
        assert all(logs)
        assert len({line["page_id"] for lines in logs for line in lines}) == 1
        for line in logs[0]:
            assert {
                "event",
                "reason",
                "topic",
                "partition",
                "offset",
                "seconds",
                "whole_seconds",
            } <= line.keys()
    names = {span.name for span in got}
    assert {"clean step", "clean publish"} <= names
    first = next(span for span in got if span.name == "clean process")
    told = {each.key for each in first.attributes}
    assert {"messaging.destination.name", "messaging.kafka.offset", "dragoman.outcome"} <= told


@pytest.mark.parametrize("broker", ["embedded"], indirect=True)
def test_a_collector_that_is_away_costs_no_page(settings: Settings) -> None:
    """Pages go through, and the worker ends well, with nobody at the endpoint."""
    away = settings.model_copy(update={"otlp_endpoint": "http://127.0.0.1:9"})
    with Worker(away) as worker:
        publish(away, [{"id": n} for n in range(20)])
        wait_for_outcomes(away, 20, worker)
        worker.terminate()
        assert worker.wait() == 0
