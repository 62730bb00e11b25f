"""A step says what became of a message; what it raises becomes a dead letter."""

from __future__ import annotations

import pytest

from services.core.messages import RawPage, decode
from services.core.outcomes import Emit, Inbound, Outcome, Outgoing, Reject, RejectReason, SkipReason, guarded


def test_what_a_step_returns_is_passed_on() -> None:
    """guarded() changes nothing of a step that works."""
    emitted = Emit((Outgoing("s", "k", b"v"),))
    assert guarded(lambda _: emitted, Inbound(b"")) is emitted


@pytest.mark.parametrize(
    ("value", "reason", "said"),
    [
        (b"<html>", RejectReason.NOT_JSON, "not JSON"),
        (b"{}", RejectReason.INVALID, "url: Field required"),
        (b'{"url": 1, "fetched_at": "x"}', RejectReason.INVALID, "url"),
        (b"[]", RejectReason.INVALID, "RawPage"),
    ],
)
def test_what_is_no_message_is_rejected(value: bytes, reason: RejectReason, said: str) -> None:
    """The reason tells what is no JSON from what is no message of its kind, and the detail says where."""

    def step(message: Inbound) -> Outcome:
        decode(RawPage, message.value or b"")
        raise AssertionError

    outcome = guarded(step, Inbound(value))
    assert isinstance(outcome, Reject)
    assert outcome.reason is reason
    assert said in outcome.detail


@pytest.mark.parametrize("error", [ValueError("x" * 10_000), RecursionError(), MemoryError(), KeyError("k")])
def test_what_a_step_raises_is_rejected(error: Exception) -> None:
    """Whatever a page provokes ends as its dead letter, with the name of the exception, bounded."""

    def step(_: Inbound) -> Outcome:
        raise error

    outcome = guarded(step, Inbound(b""))
    assert isinstance(outcome, Reject)
    assert outcome.reason is RejectReason.STEP_FAILED
    assert outcome.detail.startswith(type(error).__name__)
    assert len(outcome.detail) <= 500


def test_reasons_are_words_that_can_be_labels() -> None:
    """A reason is a metric's label: short, lower case, one name for one thing."""
    reasons = [*SkipReason, *RejectReason]
    assert len(set(reasons)) == len(reasons)
    assert all(reason.replace("-", "").isalpha() and reason.islower() for reason in reasons)
