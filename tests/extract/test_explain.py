"""The explanation of a page: everything that was found, marked where it stands, harmless in a terminal."""

from __future__ import annotations

import dataclasses

from services.extract.explain import explain, plain
from tests.extract.pages import page

_TEXT = (
    "Rusya Dışişleri Bakanı Sergey Lavrov, Pekin’de Çinli mevkidaşı Vang Yi ile görüştü. "
    "Lavrov, “ABD’nin yaptırımları kabul edilemez.” dedi."
)
_TITLE = "Lavrov Pekin’de"


def test_who_and_which_rule_stand_in_the_text() -> None:
    """A mention is followed by who it is, a predicate by its rule."""
    told = plain(explain(page(_TEXT, _TITLE)))
    assert "Rusya Dışişleri Bakanı Sergey Lavrov[lavrov-sergey]" in told
    assert "görüştü[CONSULT.meet]" in told
    assert "said by Sergey Lavrov: ABD’nin[us] yaptırımları" in told
    assert "⇒ ACCUSE Sergey Lavrov → United States" in told


def test_the_marked_sentence_is_the_page_s_own() -> None:
    """Without the notes, the parts of the marked sentences are the text as it is on the page."""
    sentences = [
        "".join(part.text for part in line if part.role in ("text", "mention", "predicate"))
        for line in explain(page(_TEXT, _TITLE))
        if any(part.role == "mention" for part in line) and line[0].text.split()[0].isdigit()
    ]
    assert (
        sentences[0] == "Rusya Dışişleri Bakanı Sergey Lavrov, Pekin’de Çinli mevkidaşı Vang Yi ile görüştü."
    )


def test_quotes_and_events_are_told_as_they_are_sent() -> None:
    """The last lines are those of the manifest."""
    told = plain(explain(page(_TEXT, _TITLE))).splitlines()
    assert "quotes: 1" in told
    assert "events: 3" in told  # the visit, the meeting, what he said
    assert any("“ABD’nin yaptırımları kabul edilemez.”" in line and "quote." in line for line in told)


def test_nothing_of_a_page_acts_on_a_terminal() -> None:
    """Escape sequences and marks of direction are shown, not obeyed; in title, text, quotation and name."""
    evil = "\x1b]0;x\x07\u202e"
    text = _TEXT.replace("Vang", f"Va{evil}ng").replace("kabul", f"kabul {evil}")
    told = plain(explain(page(text, f"Lavrov {evil}")))
    assert not any(char in told for char in "\x1b\x07\u202e")
    assert "\\x1b]0;x" in told


def test_the_same_page_is_explained_alike() -> None:
    """No order of a set or a dictionary shows."""
    assert explain(page(_TEXT, _TITLE)) == explain(dataclasses.replace(page(_TEXT, _TITLE)))


def test_an_empty_page_is_explained() -> None:
    """It has no events, and says so."""
    assert "events: 0" in plain(explain(page("")))
