"""The reading glass: what it says of a page is what the steps say, and each mark stands on its words."""

from __future__ import annotations

import pytest

from services.core.messages import Document, Manifest, RawPage, decode, encode
from services.core.outcomes import Emit, Inbound
from services.intake import samples
from services.view import glass

PAGES = samples.pages()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.url.rsplit("/", 1)[1][:30] or "home")
def test_marks_stand_on_their_words(page: RawPage) -> None:
    """A mark of a mention covers the mention's text, in the title or in the text."""
    found = glass.look(page)
    if found["outcome"] is not None:
        assert found["marks"] == []
        return
    document: Document = found["document"]
    manifest: Manifest = found["manifest"]
    places = {(m["kind"], m["in_title"], m["start"], m["end"]) for m in found["marks"]}
    for event in manifest.events:
        for role, people in (("actor", event.actors), ("recipient", event.recipients)):
            for each in people:
                if each.mention is not None:
                    span = each.mention
                    source = document.title if span.in_title else document.text
                    assert (role, span.in_title, span.start, span.end) in places
                    assert (source or "")[span.start : span.end] == span.text
    assert len(found["events"]) <= len(manifest.events)


def test_a_page_that_is_no_article_says_why() -> None:
    """With the step that skipped it and its reason."""
    (home,) = [page for page in PAGES if page.url.endswith(".example/")]
    outcome = glass.look(home)["outcome"]
    assert (outcome["agent"], outcome["outcome"]) == ("clean", "skipped")
    assert outcome["reason"]


def test_the_step_answers_in_json() -> None:
    """As it runs in its process: the same, as one message."""
    done = glass.STAGE.step(Inbound(encode(PAGES[0])))
    assert isinstance(done, Emit)
    assert b'"marks":[{"kind":"clause"' in done.messages[0].value
    assert decode(dict, done.messages[0].value)["outcome"] is None


def test_the_same_page_gives_the_same_answer() -> None:
    """No clock in it."""
    assert encode(glass.look(PAGES[1])) == encode(glass.look(PAGES[1]))
