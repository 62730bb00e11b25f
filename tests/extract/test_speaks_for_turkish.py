"""Who speaks for another, what a charge in marks tells, of what a name behind a comma is, headlines of two halves."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_MERZ = "Almanya Başbakanı Friedrich Merz"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            f"{_MERZ} Berlin'de konuştu. Merz'in sözcüsü, Peru'nun talebini geri çevirdi.",
            ("REJECT", "Friedrich Merz", "Peru"),
            id="a spokesman does it for him",
        ),
        pytest.param(
            "Gana, Kürtlere yönelik soykırım iddiasıyla Togo'ya karşı dava açtı.",
            ("ACCUSE", "Ghana", "Togo"),
            id="those whom a charge concerns are not sued",
        ),
        pytest.param(
            f"{_MERZ}, Perulu yetkilileri, Şili'ye saldırmamaya çağırdı.",
            ("REQUEST", "Friedrich Merz", "Peru"),
            id="an object before a comma is no second doer",
        ),
        pytest.param(
            f"{_MERZ} Peru'ya mektup gönderdi. Mektupta, Lima'dan askerlerini geri çekmesi istendi.",
            ("REQUEST", "Friedrich Merz", "Peru"),
            id="what a letter asks, he asks who sent it",
        ),
        pytest.param(
            "Roma yönetimi Peru'yu kınadı.",
            ("ACCUSE", "Italy", "Peru"),
            id="a capital like a word before a body",
        ),
        pytest.param(
            f"{_MERZ}, Peru hükümetine tartışmalı yasa tasarısını geri çekmesi çağrısında bulundu.",
            ("REQUEST", "Friedrich Merz", "Peru"),
            id="an adjective like a verb",
        ),
        pytest.param(
            "Kuveyt Emiri Mişal, Mali'yi kınadı.",
            ("ACCUSE", "Mişal", "Mali"),
            id="an emir is not who long ago held another's office",
        ),
        pytest.param(
            "Gana'dan yapılan açıklamada, Merz'in Putin'in “bağımsız dış politikasını” övdüğü aktarıldı.",
            ("SUPPORT", "Friedrich Merz", "Vladimir Putin"),
            id="what somebody owns may stand in marks",
        ),
    ],
)
def test_told(text: str, event: tuple[str, str, str]) -> None:
    """Each sentence tells this event, and no other of its type."""
    events = [told(e) for e in read(page(f"{text}\n\n{_MERZ} ile Rus lider Vladimir Putin konuştu.")).events]
    assert [e for e in events if e[0] == event[0]] == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            "Gana, Togo'nun kendisine yönelttiği “Mali'ye silah gönderdiği” suçlamalarını yalanladı.",
            "AID",
            id="what one is accused of, his accuser has not done",
        ),
        pytest.param(f"{_MERZ}, Putin görüşmesini kınadı.", "CONSULT", id="no doer is who a noun is of"),
    ],
)
def test_not_told(text: str, event: str) -> None:
    """None of these tells an event of the type."""
    assert event not in [e.event_type for e in read(page(text)).events]


@pytest.mark.parametrize(
    ("title", "events"),
    [
        (
            "Gana'dan Togo'ya teşekkür, Mali'ye sitem",
            [("SUPPORT", "Ghana", "Togo"), ("ACCUSE", "Ghana", "Mali")],
        ),
        (
            "Gana'dan Togo'ya tepki, Mali'ye çağrı",
            [("ACCUSE", "Ghana", "Togo"), ("REQUEST", "Ghana", "Mali")],
        ),
        ("Gana'dan Togo'ya yardım, Mali'ye asker", []),
    ],
)
def test_headlines_of_two_halves(title: str, events: list[tuple[str, str, str]]) -> None:
    """Each half of a headline without a verb tells what its own noun says, of its own recipient."""
    assert [told(e) for e in read(page("Görüşmeler sürüyor.", title=title)).events] == events
