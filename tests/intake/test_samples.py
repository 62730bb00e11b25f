"""The sample pages are well formed and as varied as they are meant to be."""

from __future__ import annotations

import base64
import json
import tomllib
from pathlib import Path

import jsonschema_rs
import pytest

from schemas import contracts
from services.core import messages
from services.intake import samples

FOLDER = Path(samples.__file__).parent


def test_every_page_keeps_to_the_contract() -> None:
    """What `dragoman run` publishes is valid."""
    validator = jsonschema_rs.validator_for(contracts.closed("raw-page"), validate_formats=True)
    for page in samples.pages():
        validator.validate(json.loads(messages.encode(page)))


def test_every_file_is_listed_once() -> None:
    """No page lies about unused, none is named that is not there."""
    listed = [entry["file"] for entry in tomllib.loads((FOLDER / "samples.toml").read_text("utf-8"))["page"]]
    assert sorted(listed) == sorted(
        path.name for path in FOLDER.iterdir() if path.suffix in {".html", ".txt"}
    )


def test_there_are_enough_and_of_both_kinds() -> None:
    """At least six pages, HTML and plain text, each with its own URL under a domain reserved for examples."""
    pages = samples.pages()
    assert len(pages) >= 6
    assert {page.content_type.split(";")[0] for page in pages if page.content_type} == {
        "text/html",
        "text/plain",
    }
    assert len({page.url for page in pages}) == len(pages)
    assert all(page.url.split("/")[2].endswith(".example") for page in pages)


def test_one_is_in_an_old_encoding() -> None:
    """A page that is no UTF-8 shows that bytes are kept."""
    bodies = [base64.b64decode(page.body_base64 or "") for page in samples.pages()]
    with pytest.raises(UnicodeDecodeError):
        [body.decode("utf-8") for body in bodies]
