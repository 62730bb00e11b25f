"""The event loop of a worker: uvloop, and what aiokafka does not know of it.

Where asyncio's loop lets words to a closed connection go, uvloop raises RuntimeError, and aiokafka catches OSError
alone (https://github.com/aio-libs/aiokafka/issues/1038). What asks for metadata then ends for ever, and with it what
waits for its answer: the consumer never finds the group's broker again, and commits no more (seen when a broker was
killed). `tests/stream/test_loops.py` says when this is no longer needed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import uvloop
from aiokafka.conn import AIOKafkaConnection, CloseReason
from aiokafka.errors import KafkaConnectionError, KafkaError


def install() -> None:
    """Have uvloop make the loops of this process. To be called before any client is made."""
    uvloop.install()
    for name in ("send", "_send_sasl_token"):
        send = getattr(AIOKafkaConnection, name)
        if not hasattr(send, "__wrapped__"):
            setattr(AIOKafkaConnection, name, _told_of_closing(send))


def _told_of_closing(send: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(send)
    def sent(connection: AIOKafkaConnection, *arguments: Any, **named: Any) -> Any:
        writer = connection._writer
        try:
            return send(connection, *arguments, **named)
        except KafkaError:  # a RuntimeError too
            raise
        except RuntimeError as error:
            if writer is None or not writer.transport.is_closing():
                raise
            connection.close(reason=CloseReason.CONNECTION_BROKEN, exc=error)
            raise KafkaConnectionError(
                f"Connection at {connection._host}:{connection._port} broken: {error}"
            ) from error

    return sent
