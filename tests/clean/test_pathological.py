"""No page that a web server can send stops the step, or takes it long."""

from __future__ import annotations

import time

import orjson
import pytest

from services.clean.step import clean, step, warm
from services.core.messages import Document
from services.core.outcomes import Inbound, Skip
from tests.clean.pathological import KINDS, WITH_ARTICLE

SECONDS = 12.0  # of CPU, on a busy machine; the step's own limit is twenty of the clock


@pytest.fixture(scope="module", autouse=True)
def warmed() -> None:
    """Load what the first page would wait for."""
    warm()


def test_there_are_enough_kinds() -> None:
    """The number the project promises."""
    assert len(KINDS) >= 20


@pytest.mark.parametrize("kind", KINDS)
def test_it_ends_in_time_with_an_article_or_a_reason(kind: str) -> None:
    """An article where there is one, else a skip that says why."""
    raw, body = KINDS[kind]()
    begun = time.process_time()
    found = clean(raw, body)
    taken = time.process_time() - begun
    assert taken < SECONDS
    if kind in WITH_ARTICLE:
        assert isinstance(found, Document), found
        assert found.title == "Bakanlar ortak komisyon kurdu"
        for oturum in range(1, 6):
            assert f"{oturum}. oturumu basına kapalı" in found.text
        assert len(found.text) < (20_000 if kind == "tag_soup" else 3000)
        assert orjson.dumps(found)
    elif isinstance(found, Skip):
        assert found.detail
    else:
        assert orjson.dumps(found)


@pytest.mark.parametrize("kind", ["pdf", "surrogates", "noise", "cut_letter"])
def test_they_come_as_bare_bytes_too(kind: str) -> None:
    """The whole way from the message."""
    raw, body = KINDS[kind]()
    headers = (("url", raw.url.encode()), ("content-type", (raw.content_type or "").encode()))
    assert step(Inbound(value=body, headers=headers))
