"""The sample pages that come with Dragoman; `samples.toml` says of each where it seems to come from."""

from __future__ import annotations

import base64
import tomllib
from importlib.resources import files

from services.core.messages import RawPage


def pages() -> list[RawPage]:
    """All sample pages, as a crawler would have fetched them."""
    folder = files(__package__)
    listed = tomllib.loads(folder.joinpath("samples.toml").read_text("utf-8"))["page"]
    return [
        RawPage(
            url=entry["url"],
            fetched_at=entry["fetched_at"],
            content_type=entry["content_type"],
            body_base64=base64.b64encode(folder.joinpath(entry["file"]).read_bytes()).decode("ascii"),
        )
        for entry in listed
    ]
