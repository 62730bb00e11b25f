"""The brake: code that would turn most messages into dead letters stands still instead of burying the topic."""

from __future__ import annotations

from collections import deque

from services.core import headers
from services.core.outcomes import Inbound, Outcome, Reject


class Brake:
    """Watches the last `window` messages of an agent; more than `share` of them dead, and it is pulled.

    The share is of the whole window also while fewer were seen, so that a few bad messages after a start pull
    nothing. What was replayed from a dead-letter topic does not count: it was dead before.
    """

    def __init__(self, window: int, share: float) -> None:
        self._most = window * share
        self._window = window
        self._seen: deque[bool] = deque(maxlen=window)
        self._dead = 0
        self.why = ""  # one sentence, once it is pulled

    def allows(self, message: Inbound, outcome: Outcome) -> bool:
        """Whether a message may come to its end; once the brake is pulled none may."""
        if self.why:
            return False
        if any(name == headers.REPLAYS and value and value != b"0" for name, value in message.headers):
            return True
        dead = isinstance(outcome, Reject)
        if len(self._seen) == self._window:
            self._dead -= self._seen[0]
        self._seen.append(dead)
        self._dead += dead
        if dead and self._dead > self._most:
            assert isinstance(outcome, Reject)  # noqa: S101 - that is what dead means
            self.why = (
                f"{self._dead} of the last {self._window} messages would be dead letters, the last for "
                f"{outcome.reason.value} (at {message.topic}/{message.partition}/{message.offset}); nothing more "
                "is taken: correct the code or its data and start it anew, or raise DRAGOMAN_DEAD_SHARE."
            )
            return False
        return True
