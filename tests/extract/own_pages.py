"""Own pages of Turkish news with all that they tell, and how they are read.

The files are `data/<field>_pages_tr.jsonl`, one page a line in the form of the annotated pages in ../shared/gold
(GUIDELINES.md there), with its `text` and the time it was fetched. Those with even numbers are only scored: rules are
written from the odd ones. The scorer stands in ../shared.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.extract import gold
from tests.extract.items import DATA

FIELDS = ("contacts", "statements", "conflict", "foreign")


def pages(field: str) -> list[dict[str, Any]]:
    """The pages of a field, in order."""
    lines = (DATA / f"{field}_pages_tr.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def held_back(page: dict[str, Any]) -> bool:
    """Whether it is one that rules are not written from."""
    return int(page["doc"].rpartition("-")[2]) % 2 == 0


def scores(some: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What `score.py` says of them."""
    raw = [
        {
            "url": page["url"],
            "fetched_at": page["fetched_at"],
            "content_type": "text/plain; charset=utf-8",
            "body": page["text"],
        }
        for page in some
    ]
    annotated = [
        {name: value for name, value in page.items() if name not in ("text", "fetched_at")} for page in some
    ]
    with TemporaryDirectory() as folder:
        names = (Path(folder) / "pages.jsonl", Path(folder) / "gold.jsonl")
        for name, lines in zip(names, (raw, annotated), strict=True):
            name.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return gold.scored(*names)
