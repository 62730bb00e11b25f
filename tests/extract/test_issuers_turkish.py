"""Whose a statement is, a resolution or a letter, in which something is done by a passive verb."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_MET = "Japonya Başbakanı Shigeru Ishiba ile Hindistan Başbakanı Narendra Modi Tokyo’da görüştü. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Fransa ile Togo, Mali’deki gelişmelere ilişkin ortak bildiri yayımladı. Endişe duyulduğu belirtilen "
            "bildiride, Mali’ye tutukluları serbest bırakma çağrısında bulunuldu.",
            ("REQUEST", "France, Togo", "Mali"),
            id="all who issued it, told before",
        ),
        pytest.param(
            "Fransa ile Togo’nun yayımladığı ortak bildiride Mali kınandı.",
            ("ACCUSE", "France, Togo", "Mali"),
            id="a clause before it says who issued it",
        ),
        pytest.param(
            "Mısır Dışişleri Bakanlığından yapılan açıklamada, Kenya’ya anlaşmaya uyma çağrısı yapılarak, diyalogdan "
            "yana olunduğu belirtildi.",
            ("REQUEST", "Mısır Dışişleri Bakanlığı", "Kenya"),
            id="a converb in the passive",
        ),
        pytest.param(
            "Kosova Başbakanı Albin Kurti, BM Genel Sekreteri Antonio Guterres’e mektup gönderdi. Mektupta, "
            "Sırbistan’ın tutumu kınandı.",
            ("ACCUSE", "Albin Kurti", "Serbia"),
            id="a letter of somebody's",
        ),
        pytest.param(
            "Avrupa Parlamentosu’nda kabul edilen kararda Macaristan’a yargı bağımsızlığını sağlama çağrısı yapıldı.",
            ("REQUEST", "European Parliament", "Hungary"),
            id="the assembly, before what is asked",
        ),
        pytest.param(
            _MET + "Görüşmenin ardından yayımlanan ortak bildiride Kuzey Kore kınandı.",
            ("ACCUSE", "Shigeru Ishiba, Narendra Modi", "North Korea"),
            id="a joint one is theirs who have just met",
        ),
    ],
)
def test_what_stands_in_a_statement_those_do_who_made_it(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [told(e) for e in read(page(text)).events]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_MET + "Açıklamada Kuzey Kore kınandı.", id="of a statement that is not joint"),
        pytest.param(
            "Fransa bir bildiri yayımladı. Togo buna uymadı. Uzlaşma istenen bildiride Mali’ye çağrı yapıldı.",
            id="somebody else was spoken of since",
        ),
        pytest.param(
            "Togo Devlet Başkanı Gnassingbe’nin açıklamasında andığı Mali tepkiyle karşılandı.",
            id="the statement says only of whom more is told",
        ),
    ],
)
def test_a_statement_of_nobody_knows_whom_does_nothing(text: str) -> None:
    types = {e.event_type for e in read(page(text)).events} & {"ACCUSE", "REQUEST", "SUPPORT"}
    assert not types


def test_the_object_of_what_is_asked_is_nobody_who_asks() -> None:
    text = (
        "Fransa Cumhurbaşkanı Emmanuel Macron, oylamayı eleştirdi, Lome’ye tutukluları bırakma çağrısı yaptı."
    )
    assert ("REQUEST", "Emmanuel Macron", "Togo") in [told(e) for e in read(page(text)).events]
