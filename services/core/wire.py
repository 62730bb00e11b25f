"""Messages as bytes: JSON that is the same for the same message, and a sentence for what is no message."""

from __future__ import annotations

from typing import Any, TypeVar

import orjson
from pydantic import TypeAdapter, ValidationError

M = TypeVar("M")
_adapters: dict[type[Any], TypeAdapter[Any]] = {}


class InvalidMessage(ValueError):  # noqa: N818 - it is the message that is invalid
    """A value that is no message of its kind; `str()` is one sentence that says what and where."""


def encode(message: object) -> bytes:
    """A message as UTF-8 JSON: keys in field order, the same bytes for the same message."""
    return orjson.dumps(message)


def decode(kind: type[M], value: bytes) -> M:
    """The message in `value`, or InvalidMessage. Unknown keys are let pass: consumers tolerate more."""
    try:
        data = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise InvalidMessage(f"not JSON: {error}") from None
    adapter = _adapters.get(kind)
    if adapter is None:
        adapter = _adapters[kind] = TypeAdapter(kind)
    try:
        return adapter.validate_python(data)  # type: ignore[no-any-return]
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the value"
        raise InvalidMessage(f"{kind.__name__}: {where}: {first['msg']}") from None
