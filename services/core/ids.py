"""Ids are derived, never drawn: the same input gives the same id on every machine and replay."""

from __future__ import annotations

import hashlib


def derived(kind: str, *parts: str) -> str:
    """A stable id: the kind, and 80 bits of a SHA-256 over the parts. At 10^9 ids of one kind a
    collision has a chance below 10^-6."""
    digest = hashlib.sha256("\x1f".join((kind, *parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:20]}"


def page_id(canonical_url: str) -> str:
    """The page behind a canonical URL, whatever it says today."""
    return derived("p", canonical_url)


def version_id(page: str, title: str | None, text: str) -> str:
    """One wording of a page."""
    return derived("v", page, title or "", text)
