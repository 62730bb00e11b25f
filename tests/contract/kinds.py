"""The type of each kind of message that the contract describes."""

from __future__ import annotations

from typing import Any

from services.core import messages, resolved

MESSAGES: dict[str, type[Any]] = {
    "raw-page": messages.RawPage,
    "clean-page": messages.Document,
    "page-manifest": messages.Manifest,
    "diplomatic-event": messages.DiplomaticEvent,
    "statement": messages.Statement,
    "correction": messages.Correction,
    "block-reports": resolved.BlockReports,
    "page-outcome": messages.PageOutcome,
}
