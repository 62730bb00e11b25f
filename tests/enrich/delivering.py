"""Both halves of enrich as Kafka delivers to them: in any order that it allows, and again after a crash.

Messages of one key are worked on in the order of their log. Of two senders either may come first; what one
sends to one key stays in its order. A worker may die after any of what it sends, before its state is written:
then the same message is worked on again from the state before it.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterable
from typing import Any

import orjson

from services.core import messages, streams
from services.core.messages import Manifest
from services.core.outcomes import Emit, Inbound, Outgoing, StatefulStage
from services.enrich import identify, step

View = dict[str, Any]
_MOST_UNWRITTEN = 3  # messages of a key that may be finished before their state is written
_STAGES: dict[str, StatefulStage] = {
    streams.EXTRACTED_EVENTS: step.STAGE,
    streams.RESOLVED_EVENTS: identify.STAGE,
}


class Delivery:
    """The topics and tables of enrich. `crashes`: the share of messages at which a worker dies."""

    def __init__(self, draw: random.Random, crashes: float) -> None:
        self._draw = draw
        self._crashes = crashes
        self._states: dict[tuple[str, str], bytes | None] = {}
        self._logs: dict[tuple[str, str], deque[bytes]] = {}  # by topic and key
        self._sending: dict[tuple[str, str, str], deque[bytes]] = {}  # by sender, topic and key
        self._offset = 0
        self.events: View = {}
        self.statements: View = {}

    def take(self, manifests: Iterable[Manifest]) -> None:
        """All of them arrive in this order, and all that follows from it happens."""
        for each in manifests:
            log = self._logs.setdefault((streams.EXTRACTED_EVENTS, each.page.page_id), deque())
            log.append(messages.encode(each))
        while work := [*self._logs, *self._sending]:
            chosen = self._draw.choice(work)
            if len(chosen) == 2:
                self._work(*chosen)
            else:
                self._arrive(*chosen)

    def _arrive(self, sender: str, topic: str, key: str) -> None:
        """The oldest that a sender has for a key reaches the broker."""
        waiting = self._sending[sender, topic, key]
        value = waiting.popleft()
        if not waiting:
            del self._sending[sender, topic, key]
        if topic in _STAGES:
            self._logs.setdefault((topic, key), deque()).append(value)
            return
        view = self.events if topic == streams.DIPLOMATIC_EVENTS else self.statements
        view[key] = orjson.loads(value) if value else None

    def _work(self, topic: str, key: str) -> None:
        log = self._logs[topic, key]
        state = self._states.get((topic, key))
        if self._draw.random() < self._crashes:
            # The state is written once for all messages that end in the same moment (services/stream/closing.py).
            done = self._draw.randint(0, min(_MOST_UNWRITTEN, len(log) - 1))
            for value in list(log)[:done]:
                sent, state = self._step(topic, key, value, state)
                self._send(topic, key, sent)
            sent, _ = self._step(topic, key, log[done], state)
            self._send(topic, key, sent[: self._draw.randint(0, len(sent))])
            return
        sent, self._states[topic, key] = self._step(topic, key, log[0], state)
        self._send(topic, key, sent)
        log.popleft()
        if not log:
            del self._logs[topic, key]

    def _step(
        self, topic: str, key: str, value: bytes, state: bytes | None
    ) -> tuple[tuple[Outgoing, ...], bytes | None]:
        self._offset += 1
        message = Inbound(value=value, key=key.encode(), topic=topic, offset=self._offset)
        outcome, state = _STAGES[topic].step(message, state)
        return outcome.messages if isinstance(outcome, Emit) else (), state

    def _send(self, topic: str, key: str, sent: Iterable[Outgoing]) -> None:
        for each in sent:
            line = self._sending.setdefault((f"{topic} {key}", each.stream, each.key), deque())
            line.append(each.value or b"")

    def standing(self) -> tuple[View, View]:
        """The events and statements that stand, without what tells of the way there."""
        events = {
            key: _plain(event, "revision", "changed")
            for key, event in self.events.items()
            if event and not event["retracted"] and event["merged_into"] is None
        }
        said = {
            key: _plain(statement)
            for key, statement in self.statements.items()
            if statement and not statement["retracted"]
        }
        return events, said


def _plain(message: View, *outside: str) -> View:
    times = {name: at for name, at in message["times"].items() if name != "produced"}
    return {key: value for key, value in message.items() if key not in outside} | {"times": times}
