"""Which state "the country" is in Turkish news: "Haiti'de deprem oldu. Peru, ülkeye yardım gönderdi"."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Haiti'de 7 büyüklüğünde deprem meydana geldi.\n\nPeru, ülkeye arama kurtarma ekibi gönderdi.",
            ("AID", "Peru", "Haiti"),
        ),
        (
            "Gana'daki darbenin ardından Peru, bu ülkeye yardım gönderdi.",
            ("AID", "Peru", "Ghana"),
        ),
        (
            "Gana ile Kenya arasında kriz çıktı. Şili, Kenya'ya ilaç sattı, Peru aynı ülkeye yardım gönderdi.",
            ("AID", "Peru", "Kenya"),
        ),
    ],
)
def test_which_state_the_country_is(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [told(e) for e in read(page(text)).events]


@pytest.mark.parametrize(
    "text",
    [
        "Haiti'de deprem oldu, Küba'da kasırga çıktı.\n\nPeru, ülkeye yardım gönderdi.",  # which of the two
        "Haiti'de deprem oldu.\n\nPeru, üçüncü bir ülkeye yardım gönderdi.",
        "Haiti'de deprem oldu.\n\nPeru, yoksul ülkelere yardım gönderdi.",
        "Peru'da deprem oldu.\n\nPeru ülkeye yardım gönderdi.",
    ],
)
def test_some_country_is_none_that_the_page_names(text: str) -> None:
    assert not any(e.event_type == "AID" and e.recipients for e in read(page(text)).events)
