"""Messages on the wire."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.core.messages import (
    Document,
    InvalidMessage,
    PageOutcome,
    Paragraph,
    RawPage,
    Timestamp,
    decode,
    encode,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NULLABLE = st.none() | TEXT
TIMESTAMPS = st.builds(
    Timestamp, at=TEXT, precision=st.sampled_from(["day", "minute"]), basis=st.sampled_from(["meta", "url"])
)
DOCUMENTS = st.builds(
    Document,
    page_id=TEXT, version_id=TEXT, url=TEXT, canonical_url=TEXT, title=NULLABLE, lead=NULLABLE, text=TEXT,
    paragraphs=st.lists(
        st.builds(Paragraph, start=st.integers(0, 9), end=st.integers(0, 9), kind=st.just("heading"))
    ).map(tuple),
    published=st.none() | TIMESTAMPS, modified=st.none() | TIMESTAMPS, publisher=NULLABLE, agency=NULLABLE,
    author=NULLABLE, language=NULLABLE, fetched_at=TEXT,
)  # fmt: skip


@given(DOCUMENTS)
def test_what_is_sent_is_what_is_read(document: Document) -> None:
    """Encoding and decoding lose nothing, and the same message has the same bytes."""
    wire = encode(document)
    assert decode(Document, wire) == document
    assert encode(decode(Document, wire)) == wire


def test_keys_keep_the_order_of_the_fields() -> None:
    """The same keys in the same order in every message, absent values as null."""
    assert (
        encode(RawPage(url="u", fetched_at="t", body="ş"))
        == (
            '{"url":"u","fetched_at":"t","content_type":null,"body":"ş","body_base64":null,"http_status":null}'
        ).encode()
    )


def test_an_unknown_key_is_let_pass() -> None:
    """A later release of the sender may say more than we know."""
    assert decode(RawPage, b'{"url":"u","fetched_at":"t","body":"","later":1}').url == "u"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (b"", "not JSON"),
        (b"\xff", "not JSON"),
        (b'{"url":"u"} {}', "not JSON"),
        (b"null", "RawPage: the value:"),
        (b'{"url":"u"}', "RawPage: fetched_at: Field required"),
        (b'{"url":["u"],"fetched_at":"t"}', "RawPage: url:"),
    ],
)
def test_what_is_no_message_is_told_in_a_sentence(value: bytes, said: str) -> None:
    """Which kind, where in it, and what is wrong there."""
    with pytest.raises(InvalidMessage, match=r"^[^\n]+$") as raised:
        decode(RawPage, value)
    assert str(raised.value).startswith(said)


def test_a_closed_set_is_closed() -> None:
    """A word outside a vocabulary is refused, with the place."""
    line = b'{"agent":"crawl"}'
    with pytest.raises(InvalidMessage, match="PageOutcome: agent"):
        decode(PageOutcome, line)
