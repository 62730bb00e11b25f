"""What the page holds: the newest events with their revisions, and no more than it was told to hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from schemas import contracts
from services.core.outcomes import Inbound
from services.view.board import Board

EXAMPLES = Path(contracts.__file__).parent / "examples/valid"
MEETING: dict[str, Any] = json.loads(EXAMPLES.joinpath("diplomatic-event/meeting.json").read_bytes())
ARTICLE = EXAMPLES.joinpath("clean-page/article.json").read_bytes()


def told(number: int, at: int, **changed: Any) -> Inbound:
    event_id = f"e-{number:020}"
    value = json.dumps(MEETING | {"event_id": event_id} | changed).encode()
    return Inbound(value, key=event_id.encode(), offset=at, timestamp_ms=at)


def test_the_last_to_arrive_is_first() -> None:
    """A revision brings its event to the top, with what it changed."""
    board = Board(10)
    for message in (told(1, 1), told(2, 2), told(1, 3, revision=2, status="denied", changed=["status"])):
        board.take(message)
    newest = board.newest()
    assert [card.event.event_id[-1] for card in newest] == ["1", "2"]
    assert [each["revision"] for each in newest[0].revisions] == [1, 2]
    assert newest[0].revisions[1]["changed"] == ("status",)


def test_what_is_delivered_again_does_not_come_to_the_top() -> None:
    """Nor is it a revision."""
    board = Board(10)
    for message in (told(1, 1), told(2, 2), told(1, 3)):
        board.take(message)
    assert [card.event.event_id[-1] for card in board.newest()] == ["2", "1"]
    assert len(board.newest()[1].revisions) == 1


def test_the_oldest_goes_first() -> None:
    """And may come back as a new one when it is told again."""
    board = Board(2)
    for message in (told(1, 1), told(2, 2), told(3, 3)):
        board.take(message)
    assert {card.event.event_id[-1] for card in board.newest()} == {"2", "3"}
    assert board.take(told(1, 4))[0].kind == "new"
    assert len(board) == 2


def test_a_withdrawn_event_is_gone() -> None:
    """By retraction as by tombstone."""
    board = Board(5)
    for message in (told(1, 1), told(2, 2), told(1, 3, retracted=True)):
        board.take(message)
    board.take(Inbound(None, key=told(2, 4).key, offset=4, timestamp_ms=4))
    assert board.newest() == []


def test_pages_are_held_and_let_go() -> None:
    """The latest version of each; what is no page is passed over."""
    board = Board(1)
    page = json.loads(ARTICLE)
    board.take_page(Inbound(ARTICLE))
    board.take_page(Inbound(b"{}"))
    held = board.page(page["page_id"])
    assert held is not None
    assert held.text == page["text"]
    board.take_page(Inbound(json.dumps(page | {"page_id": "p-00000000000000000000"}).encode()))
    assert board.page(page["page_id"]) is None


def test_what_people_say_is_with_the_event() -> None:
    """Whichever comes first; taken back, it is gone."""
    from services.client.corrections import correction
    from services.core.messages import encode

    board = Board(5)
    said = [
        correction(f"e-{number:020}", reason="no", author="me", at="2026-03-13T08:00:00Z")
        for number in (1, 2)
    ]
    wire = [Inbound(encode(each), key=each.correction_id.encode()) for each in said]
    assert board.take_correction(wire[0]) is None
    board.take(told(1, 1))
    board.take(told(2, 2))
    card = board.take_correction(wire[1])
    assert card is not None
    assert card.event.event_id.endswith("2")
    assert [len(each.message()["corrections"]) for each in board.newest()] == [1, 1]
    board.take_correction(Inbound(None, key=wire[0].key))
    assert [len(each.laid.corrections) for each in board.newest()] == [1, 0]
