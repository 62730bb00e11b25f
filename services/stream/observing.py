"""What the metrics are told of each message, once it is finished; page text never becomes a label."""

from __future__ import annotations

import contextlib
import platform
import time
from datetime import datetime
from importlib.metadata import version
from typing import Any

import orjson

from services.core import metrics, streams
from services.core.outcomes import Emit, Inbound, Outcome, RejectReason
from services.core.settings import Settings

_OTHER = "other"
_UNKNOWN = "unknown"
_LANGUAGES = 24  # series for a language; those met later are counted together
_languages: set[str] = set()


def begin(agent: str, settings: Settings) -> None:
    """Show what has not happened yet as 0: only so is the first time of it an increase."""
    for reason in RejectReason:
        metrics.MESSAGES.labels(agent, "dead", reason.value)
    metrics.MESSAGES.labels(agent, "emitted", "")
    metrics.BUILD.labels(version("dragoman"), settings.build_revision, platform.python_version()).set(1)


def finished(agent: str, message: Inbound, outcome: Outcome) -> None:
    """Count the page's language, the message's age, and the events in what was published."""
    now = time.time()
    if message.timestamp_ms > 0:
        metrics.labelled(metrics.AGE_SECONDS, agent).observe(max(0.0, now - message.timestamp_ms / 1000))
    metrics.labelled(metrics.PAGES, agent, _language(outcome.page.language)).inc()
    if isinstance(outcome, Emit):
        for each in outcome.messages:
            if each.stream == streams.DIPLOMATIC_EVENTS and each.value:
                # The event's shape is its producer's matter: what cannot be counted is published all the same.
                with contextlib.suppress(KeyError, TypeError, ValueError, AttributeError):
                    _event(orjson.loads(each.value), now)


def _language(code: str | None) -> str:
    """The label of a language: an ISO 639-1 code, of a bounded number of them."""
    if not code:
        return _UNKNOWN
    if code not in _languages:
        if len(_languages) >= _LANGUAGES or not (len(code) == 2 and code.isascii() and code.islower()):
            return _OTHER
        _languages.add(code)
    return code


def _event(event: dict[str, Any], now: float) -> None:
    if event["merged_into"] is not None:
        change = "merged"
    elif event["retracted"]:
        change = "retracted"
    else:
        change = "new" if event["revision"] == 1 else "revised"
    metrics.labelled(metrics.EVENTS, event["event_type"], event["status"], change).inc()
    if change != "new":
        return  # later revisions are as old as the page that brings them, not as the event
    times = event["times"]
    metrics.FETCH_TO_EVENT_SECONDS.observe(max(0.0, now - _unix(times["fetched"])))
    published = times["published"]
    if published is not None and "T" in published:  # a bare day says nothing of seconds
        metrics.PUBLICATION_TO_EVENT_SECONDS.observe(max(0.0, now - _unix(published)))


def _unix(at: str) -> float:
    """Seconds since 1970 of an RFC 3339 time; one without a zone is taken for UTC."""
    moment = datetime.fromisoformat(at)
    return (moment if moment.tzinfo else datetime.fromisoformat(f"{at}+00:00")).timestamp()
