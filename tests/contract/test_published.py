"""The schemas that consumers get are derived from the producers' and are up to date."""

from __future__ import annotations

from pathlib import Path

import jsonschema_rs
import pytest

from schemas import contracts

FOLDER = Path(contracts.__file__).parent


@pytest.mark.parametrize("name", contracts.NAMES)
def test_published_schema_is_fresh(name: str) -> None:
    """`make generated` writes it."""
    published = FOLDER.joinpath("published", contracts.file_name(name)).read_text("utf-8")
    assert published == contracts.rendered(contracts.opened(name))


@pytest.mark.parametrize("folder", ["messages", "published"])
def test_no_schema_is_forgotten(folder: str) -> None:
    """What lies in the folder is what the code knows."""
    files = {file.name for file in FOLDER.joinpath(folder).glob("*.json")}
    assert files == {contracts.file_name(name) for name in contracts.NAMES}


@pytest.mark.parametrize("name", contracts.NAMES)
@pytest.mark.parametrize("variant", [contracts.closed, contracts.opened])
def test_schema_is_itself_valid(name: str, variant: object) -> None:
    """Each is a valid JSON Schema 2020-12 with an id of its own."""
    schema = variant(name)  # type: ignore[operator]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema_rs.meta.validate(schema)


def test_published_is_open_everywhere() -> None:
    """No object of a published schema forbids keys it does not know."""
    for name in contracts.NAMES:
        assert '"additionalProperties": false' not in contracts.rendered(contracts.opened(name))
