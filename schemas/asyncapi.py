"""The AsyncAPI 3 document and its page, made from topics, schemas and examples: `python -m schemas.asyncapi`.

For who consumes or produces messages without our code. It shows the open schemas: a consumer tolerates more.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from schemas import contracts

FOLDER = Path(__file__).parent
DOCUMENT = FOLDER / "asyncapi.json"
PAGE = FOLDER / "asyncapi.html"
_SUFFIX = ".v1.schema.json"
_HEADERS_ONLY = "dead-letter"
_OPAQUE = "opaque"  # bytes that only their owner reads


def document(topics: Mapping[str, Mapping[str, Any]], version: str) -> dict[str, Any]:
    """The document; `topics` are the entries of schemas/topics, by name."""
    channels, operations = {}, {}
    for name, topic in topics.items():
        kind = topic["value"].removesuffix(_SUFFIX)
        known = kind != _OPAQUE
        channels[name] = {
            "address": name,
            "title": name,
            "description": topic["description"].strip(),
            "messages": {kind: {"$ref": f"#/components/messages/{kind}"}} if known else {},
            "bindings": {
                "kafka": {
                    "topic": name,
                    "partitions": topic["partitions"],
                    "topicConfiguration": _configuration(topic),
                    "bindingVersion": "0.5.0",
                }
            },
            "x-owner": topic["owner"],
            "x-key": topic["key"],
        }
        if known:
            operations[name] = {
                "action": "receive" if topic["owner"] == "intake" else "send",
                "channel": {"$ref": f"#/channels/{name}"},
                "messages": [{"$ref": f"#/channels/{name}/messages/{kind}"}],
            }
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Dragoman",
            "version": version,
            "description": (
                "Raw pages in, diplomatic events out. Values are JSON in UTF-8; the attributes of CloudEvents 1.0 and "
                "a W3C trace context stand in headers. Within v1 only optional keys are "
                "added, so ignore those you do not know. A prefix may stand before each address."
            ),
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": channels,
        "operations": operations,
        "components": {"messages": {name: _message(name) for name in contracts.NAMES}},
    }


def _configuration(topic: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "cleanup.policy": topic["cleanup_policy"].split(","),
        "retention.ms": -1 if topic["retention_ms"] is None else topic["retention_ms"],
        "max.message.bytes": topic["max_message_bytes"],
    }


def _message(name: str) -> dict[str, Any]:
    schema = contracts.opened(name)
    schema.pop("$schema", None)
    schema.pop("$id", None)
    found = {"name": name, "title": schema.get("title", name), "contentType": "application/json"}
    # A dead letter's value is whatever died; what it promises is its headers.
    part = "headers" if name == _HEADERS_ONLY else "payload"
    # References inside a schema start at its own root, which here is deeper.
    moved = _moved(schema, f"#/components/messages/{name}/{part}")
    if name == _HEADERS_ONLY:
        return found | {"contentType": "application/octet-stream", "headers": moved, "payload": {}}
    examples = [
        {"name": path.name.removesuffix(".json"), "payload": json.loads(path.read_text("utf-8"))}
        for path in sorted((FOLDER / "examples" / "valid" / name).glob("*.json"))
    ]
    return found | {"payload": moved, "examples": examples}


def _moved(node: Any, root: str) -> Any:
    if isinstance(node, dict):
        return {
            key: f"{root}{value[1:]}" if key == "$ref" and isinstance(value, str) and value.startswith("#")
            else _moved(value, root)
            for key, value in node.items()
        }  # fmt: skip
    return [_moved(item, root) for item in node] if isinstance(node, list) else node


_STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}td,th{border-top:1px solid #ddd;padding:.3rem .6rem;
text-align:left;vertical-align:top}code,pre{font:14px/1.4 ui-monospace,monospace;background:#f6f6f6}pre{padding:1rem;
overflow:auto}h2{margin-top:3rem}summary{cursor:pointer}.need{color:#a40000}"""


def page(described: Mapping[str, Any]) -> str:
    """The document for people: one page of HTML that loads nothing."""
    info = described["info"]
    parts = [
        f"<h1>{escape(info['title'])} {escape(info['version'])}</h1><p>{escape(info['description'])}</p>",
        "<h2>Topics</h2><table><tr><th>topic</th><th>value</th><th>key</th><th>what</th></tr>",
    ]
    for name, channel in described["channels"].items():
        values = ", ".join(f'<a href="#{escape(kind)}">{escape(kind)}</a>' for kind in channel["messages"])
        parts.append(
            f"<tr><td><code>{escape(name)}</code></td><td>{values or _OPAQUE}</td>"
            f"<td>{escape(channel['x-key'])}</td><td>{escape(channel['description'])}</td></tr>"
        )
    parts.append("</table>")
    for name, message in described["components"]["messages"].items():
        parts.append(f'<h2 id="{escape(name)}">{escape(name)}</h2>')
        schema = message.get("headers") or message["payload"]
        parts.append(f"<p>{escape(schema.get('description', ''))}</p>")
        parts.extend(_object("", schema))
        for title, definition in schema.get("$defs", {}).items():
            if "properties" in definition:
                parts.extend(_object(f"{name}-{title}", definition))
        for example in message.get("examples", []):
            text = json.dumps(example["payload"], indent=2, ensure_ascii=False)
            parts.append(
                f"<details><summary>Example: {escape(example['name'])}</summary><pre>{escape(text)}</pre></details>"
            )
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Dragoman: messages</title>'
        f"<style>{_STYLE}</style></head><body>\n{body}\n</body></html>\n"
    )


def _object(anchor: str, schema: Mapping[str, Any]) -> list[str]:
    title = f'<h3 id="{escape(anchor)}">{escape(anchor)}</h3>' if anchor else ""
    rows = [f"{title}<table><tr><th>key</th><th>type</th><th>what</th></tr>"]
    needed = set(schema.get("required", []))
    for key, value in schema.get("properties", {}).items():
        mark = ' <span class="need" title="always there">*</span>' if key in needed else ""
        rows.append(
            f"<tr><td><code>{escape(key)}</code>{mark}</td><td>{escape(_type(value))}</td>"
            f"<td>{escape(value.get('description', ''))}</td></tr>"
        )
    return [*rows, "</table>"]


def _type(schema: Any) -> str:
    """A schema in a few words."""
    if not isinstance(schema, dict):
        return "anything"
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for word in ("anyOf", "oneOf"):
        if word in schema:
            return " or ".join(_type(each) for each in schema[word])
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join("null" if each is None else str(each) for each in schema["enum"])
    kind = schema.get("type", "anything")
    said = " or ".join(kind) if isinstance(kind, list) else str(kind)
    if "items" in schema:
        return f"{said} of {_type(schema['items'])}"
    return f"{said} ({schema['format']})" if "format" in schema else said


def declared() -> dict[str, dict[str, Any]]:
    """The entries of schemas/topics."""
    folder = files(__package__).joinpath("topics")
    found = [
        yaml.safe_load(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".yaml")
    ]
    return {topic["name"]: topic for topic in sorted(found, key=lambda topic: str(topic["name"]))}


def rendered() -> tuple[str, str]:
    """The document and its page, as they stand in their files."""
    made = document(declared(), version("dragoman"))
    return json.dumps(made, indent=1, ensure_ascii=False) + "\n", page(made)


if __name__ == "__main__":
    for path, text in zip((DOCUMENT, PAGE), rendered(), strict=True):
        path.write_text(text, "utf-8")
