"""Everything on the topics is untrusted: whatever stands there ends as an outcome, in bounded time, harmlessly."""

from __future__ import annotations

import json
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import orjson
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as checked
from hypothesis import strategies as st

from services.clean.step import STAGE as CLEAN
from services.core import headers as h
from services.core import messages, settings, streams
from services.core.log import printable, without_credentials
from services.core.outcomes import Emit, Inbound, Outcome, Reject, RejectReason, Stage, StatefulStage, guarded
from services.enrich.identify import STAGE as IDENTIFY
from services.enrich.step import STAGE as ENRICH
from services.extract.step import STAGE as EXTRACT
from services.stream import dead_letters, tracing
from services.stream.outlet import dead_letter
from services.stream.page_process import _packed, unpacked
from services.stream.stage import too_large
from tests.faults.pages import pages

STAGES: list[Stage | StatefulStage] = [CLEAN, EXTRACT, ENRICH, IDENTIFY]
MANY = checked(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def outcome(stage: Stage | StatefulStage, value: bytes, **more: object) -> Outcome:
    message = Inbound(value, key=b"k", **more)  # type: ignore[arg-type]
    if isinstance(stage, Stage):
        return guarded(stage.step, message)
    stateful = stage
    return guarded(lambda inbound: stateful.step(inbound, None)[0], message)


def wire(stage: Stage | StatefulStage) -> bytes:
    """A good message for a stage."""
    page = next(each for each in pages(1) if not isinstance(each, bytes))
    value = messages.encode(page)
    for each in STAGES:
        if each is stage:
            return value
        found = outcome(each, value)
        assert isinstance(found, Emit), found
        value = found.messages[0].value or b""
    raise AssertionError(stage)


TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
BOMBS: dict[str, Callable[[], bytes]] = {
    "deep list": lambda: b"[" * 100_000 + b"]" * 100_000,
    "deep object": lambda: b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "a million fields": lambda: b"{" + b",".join(b'"k%d":1' % n for n in range(300_000)) + b"}",
    "NaN": lambda: b'{"url": NaN}',
    "huge integer": lambda: b'{"url": ' + b"9" * 100_000 + b"}",
    "huge float": lambda: b'{"url": 1e999999}',
    "lone surrogate": lambda: b'{"url": "\\ud800"}',
    "not UTF-8": lambda: b'{"url": "\xff\xfe"}',
    "null": lambda: b"null",
    "empty": lambda: b"",
    "zeros": lambda: bytes(100_000),
    "a string": lambda: b'"' + b"a" * 1_000_000 + b'"',
}


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_json_bomb_is_a_dead_letter_at_once(stage: Stage | StatefulStage, bomb: str) -> None:
    value = BOMBS[bomb]()
    began = time.process_time()
    found = outcome(stage, value)
    assert isinstance(found, Reject), found
    assert found.reason in (RejectReason.NOT_JSON, RejectReason.INVALID), found
    assert len(found.detail) < 2000
    assert time.process_time() - began < 3


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_of_a_key_given_twice_the_last_counts_for_every_agent(stage: Stage | StatefulStage) -> None:
    """All read by one parser, so nobody can show one agent another message than the next."""
    value = wire(stage)
    first = orjson.loads(value)
    name = next(iter(first))
    twice = b'{"%s":"another",' % name.encode() + value[1:]
    assert outcome(stage, twice) == outcome(stage, value)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_unknown_fields_change_nothing(stage: Stage | StatefulStage) -> None:
    value = wire(stage)
    more = value[:-1] + b"," + b",".join(b'"unknown%d":[{}]' % n for n in range(10_000)) + b"}"
    assert outcome(stage, more) == outcome(stage, value)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
@MANY
@given(st.data())
def test_any_field_may_hold_anything(stage: Stage | StatefulStage, data: st.DataObject) -> None:
    """A good message with one of its values replaced: an outcome that can be sent on, whatever it is."""
    told = orjson.loads(wire(stage))
    where = told
    while True:
        key = data.draw(st.sampled_from(sorted(where) if isinstance(where, dict) else range(len(where))))
        inner = where[key]
        if isinstance(inner, (dict, list)) and inner and data.draw(st.booleans()):
            where = inner
            continue
        where[key] = data.draw(json_values)
        break
    found = outcome(stage, json.dumps(told).encode("utf-8", "surrogatepass"))
    assert unpacked(_packed(found)) == found
    for each in () if isinstance(found, Reject) else found.messages:
        assert each.value is None or orjson.loads(each.value)


header = st.tuples(
    st.sampled_from([h.TRACEPARENT, h.TRACESTATE, h.REPLAYS, h.URL_HEADER, h.CONTENT_TYPE_HEADER,
                     h.FETCHED_AT_HEADER, h.ERROR_TOPIC, h.ERROR_OFFSET, h.ERROR_CONNECTOR, h.VALUE_BYTES, "other"]),
    st.none() | st.binary(max_size=60),
)  # fmt: skip


@MANY
@given(
    st.lists(header, max_size=8),
    st.none() | st.binary(max_size=60),
    st.text(max_size=60),
    st.binary(max_size=200),
)
def test_any_headers_may_come_with_a_message(
    given_headers: list[tuple[str, bytes]], key: bytes | None, detail: str, value: bytes
) -> None:
    """The worker's own process reads them: there nothing may raise, whatever they hold."""
    message = Inbound(value, key, tuple(given_headers), "t", 1, 7, 1)
    assert len(tracing.hop(message, "clean").trace_id) == 32
    record = dead_letter("clean", message, Reject(RejectReason.INVALID, detail))
    assert dict(record.headers)[h.REPLAYS].isdigit()
    assert (record.key, record.value) == (key, value)
    buried = Inbound(record.value, record.key, tuple(record.headers), "dlq", 0, 0, 1)
    letter = dead_letters.letter(streams.DEAD_LETTERS["clean"], buried)
    assert (letter.agent, letter.topic, letter.partition, letter.offset) == ("clean", "t", 1, 7)
    assert guarded(CLEAN.step, message) is not None


@MANY
@given(st.lists(header, max_size=8))
def test_a_forged_dead_letter_is_read_as_data(given_headers: list[tuple[str, bytes]]) -> None:
    forged = Inbound(b"", None, tuple(given_headers), "dlq", 0, 0, 1)
    letter = dead_letters.letter(streams.DEAD_LETTERS["extract"], forged)
    assert letter.agent == "extract"
    assert letter.replays >= 0


def test_each_limit_on_a_message_has_its_name() -> None:
    found = settings.load(max_input_bytes=2000, max_header_bytes=1024)
    assert too_large(Inbound(b"x" * 2000, b"k"), found) == ""
    assert "DRAGOMAN_MAX_INPUT_BYTES" in too_large(Inbound(b"x" * 2001), found)
    assert "DRAGOMAN_MAX_HEADER_BYTES" in too_large(Inbound(b"", b"k" * 1025), found)
    many = tuple((f"h{n}", b"") for n in range(1000))
    assert "DRAGOMAN_MAX_HEADER_BYTES" in too_large(Inbound(b"", None, many), found)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://user:pass@example.org/a", "https://example.org/a"),
        ("https://user:p@ss@example.org", "https://example.org"),
        ("see ftp://u:p@h/x and http://h/a@b", "see ftp://h/x and http://h/a@b"),
        ("no.url@example.org", "no.url@example.org"),
        ("https://example.org/?mail=a@b.c", "https://example.org/?mail=a@b.c"),
    ],
)
def test_credentials_in_urls_are_never_shown(text: str, shown: str) -> None:
    assert without_credentials(text) == shown


@MANY
@given(st.text(alphabet="a:/@?# \n", max_size=60))
def test_taking_credentials_out_leaves_none(text: str) -> None:
    once = without_credentials(text)
    assert without_credentials(once) == once


def test_credentials_of_an_address_go_no_further_than_clean() -> None:
    page = next(each for each in pages(1) if not isinstance(each, bytes))
    found = outcome(CLEAN, messages.encode(replace(page, url=page.url.replace("://", "://me:c4n4ry@"))))
    assert isinstance(found, Emit)
    assert found == outcome(CLEAN, messages.encode(page))


def test_taking_credentials_out_ends() -> None:
    began = time.process_time()
    without_credentials("://" * 100_000 + "@")
    assert time.process_time() - began < 2


@MANY
@given(st.text())
def test_what_is_shown_moves_no_cursor(text: str) -> None:
    acting = {"Cc", "Cs", "Zl", "Zp"}
    assert not [letter for letter in printable(text) if unicodedata.category(letter) in acting]
    assert not [letter for letter in printable(text) if unicodedata.bidirectional(letter) in TURNING]
