"""Tiny stages for the tests of the stage loop: each message says what its step shall do."""

from __future__ import annotations

import os
import signal
import time

import orjson

from services.core import messages, streams
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
)

_kept: list[bytes] = []


def step(message: Inbound) -> Outcome:
    """Do what the message says under "do", and emit it under its "id" where it says nothing."""
    page = messages.decode(dict, message.value or b"")
    if "id" not in page:
        raise messages.InvalidMessage("RawPage: id: Field required")
    name, ref = str(page["id"]), PageRef(page_id=f"p-{page['id']}")
    match page.get("do"):
        case "raise":
            raise RuntimeError("as asked")
        case "hang":
            while True:
                time.sleep(1)
        case "spin":
            while True:
                pass
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "kill the worker":
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(60)
        case "exit":
            os._exit(3)
        case "eat":
            eaten = []
            while True:
                # Address space that is never touched: to fill it takes a crowded machine longer than a step may last.
                eaten.append(bytes(64 * 1024 * 1024))
        case "keep":
            _kept.append(bytes(64 * 1024 * 1024))
        case "skip":
            return Skip(SkipReason.TOO_SHORT, page=ref)
        case "forget":
            return Skip(
                SkipReason.ERROR_PAGE, page=ref, messages=(Outgoing(streams.CLEAN_PAGES, name, None),)
            )
        case "wait":
            time.sleep(float(page["seconds"]))
        case "big":
            return Emit((Outgoing(streams.CLEAN_PAGES, name, b"x" * int(page["size"])),), ref)
    if page.get("content_type") not in (None, "text/html"):
        return Reject(RejectReason.UNKNOWN_CONTENT_TYPE, f"content type {page['content_type']}", ref)
    return Emit((Outgoing(streams.CLEAN_PAGES, name, orjson.dumps({"id": page["id"]})),), ref)


STAGE = Stage("clean", streams.RAW_PAGES, (streams.CLEAN_PAGES,), step)


def _broken_warm() -> None:
    raise RuntimeError("no data here")


BROKEN = Stage("clean", streams.RAW_PAGES, (streams.CLEAN_PAGES,), step, _broken_warm)


def mended(message: Inbound) -> Outcome:
    """The same step after a fix: what raised before does so no more."""
    page = messages.decode(dict, message.value or b"")
    if page.get("do") == "raise":
        message = Inbound(orjson.dumps({"id": page["id"]}))
    return step(message)


MENDED = Stage("clean", streams.RAW_PAGES, (streams.CLEAN_PAGES,), mended)
