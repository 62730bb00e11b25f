"""The AsyncAPI document, by the specification's own parser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deploy.verify import tools
from deploy.verify.tools import Wrong, run
from schemas import asyncapi, compatibility


def verify() -> Iterator[str]:
    """Validate it, see that the parser refuses a broken one, and compare the schemas with the last release."""
    modules = tools.node()
    script = Path(__file__).with_name("asyncapi.mjs")
    yield f"AsyncAPI {run('node', script, modules, asyncapi.DOCUMENT).strip()}"
    broken = tools.WORK / "broken.json"
    broken.parent.mkdir(parents=True, exist_ok=True)
    broken.write_text(
        asyncapi.DOCUMENT.read_text("utf-8").replace('"action": "send"', '"action": "shout"', 1), "utf-8"
    )
    try:
        run("node", script, modules, broken)
    except Wrong:
        pass
    else:
        raise Wrong("the parser takes a document with an unknown action")
    folder = compatibility.last()
    if folder is None:
        raise Wrong("no release is kept in schemas/released")
    if found := compatibility.against(folder):
        raise Wrong("\n".join(found))
    yield f"schemas: nothing that hurts who relies on {folder.name}"
