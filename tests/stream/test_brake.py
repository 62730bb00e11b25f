"""Bad code stands still; a few bad messages do not stop the agent."""

from __future__ import annotations

from services.core import headers
from services.core.outcomes import Emit, Inbound, Reject, RejectReason
from services.stream.brake import Brake

DEAD = Reject(RejectReason.STEP_FAILED, "as asked")
FINE = Emit(())
MESSAGE = Inbound(b"", topic="t", partition=1, offset=7)


def test_more_than_the_share_of_the_window_pulls_it() -> None:
    brake = Brake(window=10, share=0.5)
    assert [brake.allows(MESSAGE, DEAD) for _ in range(6)] == [True] * 5 + [False]
    assert "6 of the last 10" in brake.why
    assert "step-failed" in brake.why
    assert "t/1/7" in brake.why
    assert not brake.allows(MESSAGE, FINE)


def test_dead_letters_that_come_now_and_then_do_not() -> None:
    brake = Brake(window=10, share=0.5)
    for _ in range(100):
        assert brake.allows(MESSAGE, DEAD)
        assert brake.allows(MESSAGE, FINE)
    assert brake.why == ""


def test_what_was_dead_before_does_not_count() -> None:
    brake = Brake(window=4, share=0.5)
    again = Inbound(b"", headers=((headers.REPLAYS, b"1"),))
    assert all(brake.allows(again, DEAD) for _ in range(50))


def test_a_share_of_one_lets_all_pass() -> None:
    brake = Brake(window=4, share=1.0)
    assert all(brake.allows(MESSAGE, DEAD) for _ in range(50))
