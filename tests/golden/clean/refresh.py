"""Write `produced.json`, all fields of every golden page a line each, and show what changed.

python -m tests.golden.clean.refresh [--check]
"""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import orjson

from services.clean.step import clean
from services.core.messages import RawPage
from tests.golden.clean.dumps import FETCHED, dumps
from tests.golden.clean.sites import sites

STORE = Path(__file__).parent / "produced.json"


def produced() -> str:
    """The golden pages in a fixed order. A paragraph is a line: its kind, its offset, its text."""
    rows = []
    for dump in dumps():
        raw = RawPage(
            url=dump.url, fetched_at=FETCHED, content_type="text/plain; charset=utf-8", body=dump.body
        )
        rows.append({"page": f"dump/{dump.name}", **_fields(clean(raw))})
    for site in sites():
        raw = RawPage(url=site.url, fetched_at=FETCHED, content_type=site.content_type)
        rows.append({"page": f"site/{site.name}", **_fields(clean(raw, site.body))})
    return orjson.dumps(rows, option=orjson.OPT_INDENT_2).decode() + "\n"


def _fields(found: object) -> dict[str, object]:
    fields: dict[str, object] = orjson.loads(orjson.dumps(found))
    text = fields.pop("text", None)
    if isinstance(text, str):
        fields["paragraphs"] = [
            f"{part['kind']} {part['start']}: {text[part['start'] : part['end']]}"
            for part in fields["paragraphs"]  # type: ignore[attr-defined]
        ]
    return fields


def main() -> int:
    """Show the difference; without `--check`, keep what is new."""
    before = STORE.read_text("utf-8") if STORE.exists() else ""
    after = produced()
    told = difflib.unified_diff(before.splitlines(), after.splitlines(), "kept", "produced", lineterm="", n=0)
    changed = [line for line in told if not line.startswith("@@")]
    print("\n".join(changed) if changed else "No difference.")
    if "--check" in sys.argv[1:]:
        return 1 if changed else 0
    STORE.write_text(after, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
