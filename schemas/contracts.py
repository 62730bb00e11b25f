"""The contracts as Python sees them: one JSON Schema per kind of message.

`messages/` is the source and is closed: a producer of ours sends nothing that is not in it.
`published/` is derived from it for consumers and is open, because within v1 optional fields may be
added and a consumer tolerates more than it knows. `python -m schemas.contracts` writes it again.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

NAMES = (
    "raw-page",
    "clean-page",
    "page-manifest",
    "diplomatic-event",
    "statement",
    "correction",
    "block-reports",
    "page-outcome",
    "dead-letter",
)


def file_name(name: str) -> str:
    """The file of a kind of message, the same under messages/ and published/."""
    return f"{name}.v1.schema.json"


def closed(name: str) -> dict[str, Any]:
    """What a producer must keep to."""
    found: dict[str, Any] = json.loads(
        files(__package__).joinpath("messages", file_name(name)).read_text("utf-8")
    )
    return found


def opened(name: str) -> dict[str, Any]:
    """What a consumer may rely on: the same, with unknown keys let pass."""
    schema: dict[str, Any] = _open(closed(name))
    schema["$id"] += ":published"
    return schema


def _open(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: _open(value)
            for key, value in node.items()
            if (key, value) != ("additionalProperties", False)
        }
    if isinstance(node, list):
        return [_open(item) for item in node]
    return node


def rendered(schema: dict[str, Any]) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def publish(folder: Path) -> None:
    """Write the open variants into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        (folder / file_name(name)).write_text(rendered(opened(name)), "utf-8")


if __name__ == "__main__":
    publish(Path(__file__).parent / "published")
