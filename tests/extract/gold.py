"""The annotated pages in ../shared/gold, read by the whole path of `dragoman read` and scored there.

They belong to their publishers: nothing of them is kept here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from services.cli.console import json_line
from services.cli.pages import line_of
from services.intake.files import Reading, read

SHARED = Path(__file__).parents[3] / "shared"


def absent() -> str | None:
    """Why the annotated pages cannot be read, or None."""
    return None if (SHARED / "gold" / "score.py").is_file() else f"no annotated pages in {SHARED}"


def scores(name: str) -> dict[str, Any]:
    """What `score.py` says of the pages `name` ("seeds", "tr.dev", "quiet.dev")."""
    folder = SHARED / "gold"
    return scored(folder / f"{name}.pages.jsonl", folder / f"{name}.jsonl")


def scored(pages: Path, annotated: Path) -> dict[str, Any]:
    """What `score.py` says of a file of raw pages, beside that of their gold."""
    with TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        found = read([str(pages)], Reading(raw_pages=True))
        predicted.write_text("".join(json_line(line_of(page)) + "\n" for page in found), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, str(SHARED / "gold" / "score.py"), str(annotated), str(predicted), "--json"],
            capture_output=True,
            text=True,
            check=True,
        )
    return dict(json.loads(done.stdout))
