"""The process in which steps run: it is started by pool.py, takes messages from a socket and answers each.

It imports the agent by itself and nothing of Kafka. What goes over the socket is `marshal` of plain
tuples, not pickle: a process that a page has taken over must not be able to name a function for its
parent to call.
"""

from __future__ import annotations

import ctypes
import importlib
import logging
import marshal
import os
import resource
import signal
import socket
import struct
import sys
import time
from typing import Any

from services.core.outcomes import (
    Emit,
    Inbound,
    Outcome,
    Outgoing,
    PageRef,
    Reject,
    RejectReason,
    Skip,
    SkipReason,
    Stage,
    StatefulStage,
    guarded,
)
from services.stream.collector import look_seldom

LENGTH = struct.Struct(">I")  # of the frame that follows
READY = "ready"
_PR_SET_PDEATHSIG = 1
_PAGE_SIZE = resource.getpagesize()

Request = tuple[Any, ...]


def load(path: str) -> Stage | StatefulStage:
    """The stage at "package.module:NAME"."""
    module, _, name = path.partition(":")
    stage = getattr(importlib.import_module(module), name, None)
    if not isinstance(stage, (Stage, StatefulStage)):
        raise TypeError(
            f"{path} is no Stage; give it as package.module:NAME, such as services.clean.step:STAGE."
        )
    return stage


def request(message: Inbound, state: bytes | None) -> Request:
    """What the process is sent for one message."""
    return (
        message.value,
        message.key,
        message.headers,
        message.topic,
        message.partition,
        message.offset,
        message.timestamp_ms,
        state,
    )


def _packed(outcome: Outcome) -> tuple[Any, ...]:
    page = outcome.page
    ref = (page.page_id, page.version_id, page.url, page.language)
    if isinstance(outcome, Reject):
        return ("reject", outcome.reason.value, outcome.detail, ref)
    sent = tuple((each.stream, each.key, each.value) for each in outcome.messages)
    if isinstance(outcome, Emit):
        return ("emit", sent, ref)
    return ("skip", outcome.reason.value, outcome.detail, sent, ref)


def unpacked(reply: tuple[Any, ...]) -> Outcome:
    """The outcome in an answer."""
    page = PageRef(*reply[-1])
    if reply[0] == "emit":
        return Emit(tuple(Outgoing(*each) for each in reply[1]), page)
    if reply[0] == "skip":
        return Skip(SkipReason(reply[1]), reply[2], page, tuple(Outgoing(*each) for each in reply[3]))
    return Reject(RejectReason(reply[1]), reply[2], page)


def _work(stage: Stage | StatefulStage, asked: Request) -> tuple[Outcome, bool, bytes | None]:
    """What the step says, whether it changed the state, and then the new one."""
    message, state = Inbound(*asked[:-1]), asked[-1]
    if isinstance(stage, Stage):
        return guarded(stage.step, message), False, None
    kept: list[bytes | None] = [state]  # a step that raises leaves the state as it was

    def step(inbound: Inbound) -> Outcome:
        outcome, kept[0] = stage.step(inbound, state)
        return outcome

    outcome = guarded(step, message)
    changed = kept[0] != state
    return outcome, changed, kept[0] if changed else None


def _read(connection: socket.socket, size: int) -> bytearray | None:
    data = bytearray(size)
    view = memoryview(data)
    got = 0
    while got < size:
        count = connection.recv_into(view[got:])
        if count == 0:
            return None
        got += count
    return data


def _send(connection: socket.socket, answer: Any) -> None:
    data = marshal.dumps(answer)
    connection.sendall(LENGTH.pack(len(data)) + data)


class _Memory:
    """The address space that the process has taken since it was warm; `allowed` bytes are all it gets.

    What is kept between messages must leave each of them enough: a process that keeps half of it is spent. One at
    its limit would fail one message after another, each as if it were that message's fault.
    """

    def __init__(self, allowed: int) -> None:
        self._half = allowed // 2
        self._statm = os.open("/proc/self/statm", os.O_RDONLY)
        self._warm = self._mapped()
        resource.setrlimit(resource.RLIMIT_AS, (self._warm + allowed, self._warm + allowed))

    @property
    def spent(self) -> bool:
        """Whether another process should do the rest of the work."""
        return self._mapped() - self._warm > self._half

    def _mapped(self) -> int:
        return int(os.pread(self._statm, 64, 0).split()[0]) * _PAGE_SIZE


def _bind_to_parent(parent: int) -> None:
    """Die with the parent, however it dies; and at once where it died before we asked for that."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)


def main(path: str, descriptor: int, parent: int, memory_bytes: int) -> int:
    """Answer messages until the socket closes; one that is spent says so with its answer, and does no more."""
    _bind_to_parent(parent)
    # Ctrl-C and a group's SIGTERM reach us too; the parent decides when we stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Libraries log what they meet in a page; a step says all there is to say in its outcome.
    logging.disable(logging.CRITICAL)
    connection = socket.socket(fileno=descriptor)
    stage = load(path)
    stage.warm()
    look_seldom()
    memory, spent = _Memory(memory_bytes), False
    _send(connection, READY)
    while (head := _read(connection, LENGTH.size)) is not None:
        body = _read(connection, LENGTH.unpack(head)[0])
        if body is None:
            break
        if spent:
            continue  # it was on its way; our parent gives it to another
        began = time.perf_counter()
        outcome, changed, state = _work(stage, marshal.loads(body))  # noqa: S302 - our parent wrote it
        spent = memory.spent
        _send(connection, (_packed(outcome), changed, state, time.perf_counter() - began, spent))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
