"""Words of states about one another, as a page of statements has them: blame, rejected claims, threats."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told

_MINISTER = "Gana Dışişleri Bakanı Ablakwa"
_ABLAKWA = "Samuel Okudzeto Ablakwa"


def _events(*paragraphs: str) -> list[tuple[str, str, str]]:
    return [told(e) for e in read(page("\n\n".join(paragraphs))).events]


@pytest.mark.parametrize(
    "said",
    [
        "göçmenlere şiddet uyguladığını ileri sürdü",
        "yeni bir saldırı hazırlığında olduğunu savundu",
        "komşusuna saldırmaya değil, savaşa hazırlandığını öne sürdü",
        "taahhütlerine uymadığını söyledi",
        "halkları birbirine düşürmeye çalıştığını dile getirdi",
        "ayrılıkçılara silah verdiğini öne sürdü",
        "suç çetelerini desteklediğini öne sürdü",
        "dezenformasyon yaydığını belirtti",
    ],
)
def test_who_is_said_to_do_harm_is_blamed(said: str) -> None:
    """Of whom somebody says that he does harm, arms bands or breaks his word, he accuses."""
    assert _events(f"{_MINISTER}, Togo'nun {said}.") == [("ACCUSE", _ABLAKWA, "Togo")]


@pytest.mark.parametrize(
    "said",
    [
        "taahhütlerine uyduğunu söyledi",
        "göçmenlere ev sahipliği yaptığını söyledi",
        "müzakerelere hazırlandığını söyledi",
    ],
)
def test_who_is_said_to_do_no_harm_is_not(said: str) -> None:
    """What harms nobody accuses nobody."""
    assert all(kind != "ACCUSE" for kind, *_ in _events(f"{_MINISTER}, Togo'nun {said}."))


@pytest.mark.parametrize(
    "said",
    [
        "iddiaların asılsız olduğunu söyledi",
        "iddiaların gerçeği yansıtmadığını bildirdi",
        "suçlamalara katılmadıklarını söyledi",
        "suçlamaları geri çevirdi",
        "suçlamaları reddetti",
    ],
)
def test_claims_are_of_him_who_has_made_them(said: str) -> None:
    """Whose claims are rejected the page tells, also where its story has the doer with others."""
    accused = "Togo, Gana'yı sınırı ihlal etmekle suçladı."
    other = "Mali Dışişleri Bakanı Diop, Gana'ya yaptığı yardımlar için teşekkür etti."
    events = _events(accused, other, f"{_MINISTER} ise {said}.")
    assert ("REJECT", _ABLAKWA, "Togo") in events


def test_who_rejects_what_he_is_accused_of_beside_another_act() -> None:
    """A clause that says which man it is tells it too; without an accuser on the page it is nobody's."""
    events = _events(
        "Togo, Gana'yı sınırı ihlal etmekle suçladı.",
        f"Suçlamaları reddeden {_MINISTER}, Mali'ye teşekkür etti.",
    )
    assert ("REJECT", _ABLAKWA, "Togo") in events
    assert _events(f"Suçlamaları reddeden {_MINISTER}, Mali'ye teşekkür etti.") == [
        ("SUPPORT", _ABLAKWA, "Mali")
    ]


@pytest.mark.parametrize(
    "said",
    [
        "karşı her türlü tedbiri almaya hazır olduklarını söyledi",
        "karşı gerekli tedbirleri almaktan çekinmeyeceklerini söyledi",
        "karşı savaşa hazır olduklarını söyledi",
    ],
)
def test_who_is_ready_to_take_measures_threatens(said: str) -> None:
    """To be ready for measures against somebody offers him nothing."""
    assert _events(f"{_MINISTER}, Togo'ya {said}.") == [("THREATEN", _ABLAKWA, "Togo")]


def test_a_right_that_is_kept_is_no_attack() -> None:
    """Who keeps the right to answer an attack has not answered it; who is ready to talk does not threaten."""
    kept = f"{_MINISTER}, Togo'nun saldırılarına karşılık verme hakkını saklı tuttuklarını söyledi."
    assert _events(kept) == [("THREATEN", _ABLAKWA, "Togo")]
    offers = _events(f"{_MINISTER}, Togo ile görüşmeye hazır olduklarını söyledi.")
    assert all(kind != "THREATEN" for kind, *_ in offers)


def test_who_claims_an_attack_has_made_it() -> None:
    """An attack that a movement claims is its own."""
    assert _events("Eş-Şebab, Gana'daki saldırıyı üstlendi.") == [("ASSAULT", "Al-Shabaab", "Ghana")]
    assert _events("Eş-Şebab, Gana'daki görevi üstlendi.") == []


@pytest.mark.parametrize(
    ("paragraphs", "town"),
    [
        (["NEW YORK - Gana Cumhurbaşkanı John Mahama, BM Genel Kurulu'nda konuştu."], "NEW YORK"),
        ([f"{_MINISTER}, Lima'da basın mensuplarına, Mali'nin planının yararlı olduğunu söyledi."], "Lima"),
        (["NEW YORK - Gana Cumhurbaşkanı John Mahama, Afrika Birliği Zirvesi'nde konuştu."], None),
        ([f"{_MINISTER}, Lima'da sivillere ve askerlere saldırıldığını söyledi."], None),
    ],
)
def test_where_somebody_speaks(paragraphs: list[str], town: str | None) -> None:
    """Before a body that sits in the dateline's town, or to the press, as a comma parts it from what is said."""
    doer = "Mahama" if "Mahama" in paragraphs[0] else "Ablakwa"
    blamed = read(page("\n\n".join([*paragraphs, f"{doer}, Togo'yu suçladı."]))).events[-1]
    assert blamed.event_type == "ACCUSE"
    assert (blamed.place.name if blamed.place else None) == town


def test_an_old_promise_is_asked_for_today() -> None:
    """When a promise was given is not when somebody asks to keep it."""
    asked = read(page(f'{_MINISTER}, "Togo geçen yıl verdiği söze sadık kalmalı" dedi.')).events
    assert [told(e) for e in asked] == [("REQUEST", _ABLAKWA, "Togo")]
    assert all(e.date is None or e.date.basis != "text" for e in asked)


def test_a_headline_is_the_ministrys_where_the_text_says_so() -> None:
    """Who speaks for the state of a headline is he whom the text says it of, not another of its men."""
    text = "Dışişleri Bakanlığı, Mali'yi kınadı.\n\nCumhurbaşkanı Recep Tayyip Erdoğan, Togo'yu övdü."
    events = [told(e) for e in read(page(text, "Türkiye, Mali'yi kınadı")).events]
    assert ("ACCUSE", "Recep Tayyip Erdoğan", "Mali") not in events


def test_who_freezes_his_seat_in_a_body_sanctions_it() -> None:
    """A seat in an organisation stands with its dative too."""
    said = "Mali Devlet Başkanı Goita, Afrika Birliği'ne üyeliklerini dondurduklarını açıkladı."
    assert _events(said) == [("SANCTION", "Assimi Goïta", "African Union")]
