"""Delegations called by their noun alone, meetings at which something else is done, and meetings that are off."""

from __future__ import annotations

import pytest

from services.core.messages import ExtractedEvent
from services.extract.examples import page
from services.extract.step import read


def _told(text: str) -> list[str]:
    return [_line(e) for e in read(page(text, language="tr")).events]


def _line(event: ExtractedEvent) -> str:
    sides = (sorted(p.country or p.entity or p.name for p in ps) for ps in (event.actors, event.recipients))
    return f"{event.event_type} {event.status} " + " -> ".join("+".join(s) for s in sides)


_CUBA = "Küba Dışişleri Bakanı Bruno Rodriguez"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            f"Rus heyeti Havana'ya gitti. Heyet, {_CUBA} ile bir araya geldi.",
            "CONSULT occurred CU+RU -> ",
            id="a state's",
        ),
        pytest.param(
            f"Gana Ticaret Bakanı Kofi Amoah başkanlığındaki heyet Havana'ya gitti. Heyet, {_CUBA} ile görüştü.",
            "CONSULT occurred CU+GH -> ",
            id="who leads it",
        ),
        pytest.param(
            f"Peru Senatosundan dört kişilik bir heyet Havana'ya geldi. {_CUBA}, heyeti makamında kabul etti.",
            "CONSULT occurred PE -> CU",
            id="received",
        ),
        pytest.param(
            f"Alman milletvekillerinden oluşan heyet, {_CUBA} ile bir araya geldi.",
            "CONSULT occurred CU+DE -> ",
            id="of whom it consists",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı Ruto, Gana Cumhurbaşkanı Mahama ile yaptığı görüşmede ticaretin artırılmasını istedi.",
            "CONSULT occurred GH+KE -> ",
            id="at a meeting something is asked for",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı Ruto, Gana Cumhurbaşkanı Mahama ile görüşmesinde gümrüğün kaldırılması gerektiğini "
            "söyledi.",
            "CONSULT occurred GH+KE -> ",
            id="at a meeting something is said to be needed",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Mahama ile Togo Dışişleri Bakanı Robert Dussey, Lome'de yaptıkları görüşmede komisyon "
            "kurulması konusunda anlaştı.",
            "CONSULT occurred GH+TG -> ",
            id="at a meeting something is agreed on",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Mahama ile Kenya Cumhurbaşkanı Ruto arasında yapılması planlanan görüşme, Lome'deki "
            "saldırı nedeniyle iptal edildi.",
            "CONSULT denied GH+KE -> ",
            id="planned and off, for a reason",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Mahama'nın yapacağı Kenya ziyareti iptal edildi.",
            "REJECT denied GH+KE -> ",
            id="a visit to come is off",
        ),
        pytest.param(
            "Perulu milletvekili Juan Soto'nun Gana ziyareti engellendi.",
            "CONSULT denied PE -> GH",
            id="prevented",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Mahama, Kenya Cumhurbaşkanı Ruto'dan mektup aldı.",
            "CONSULT occurred GH+KE -> ",
            id="a letter received",
        ),
        pytest.param(
            "Japonya ve Filipinler dışişleri bakanları, Tokyo'da düzenlenen toplantıda güvenliği değerlendirdi.",
            "CONSULT occurred JP+PH -> ",
            id="weighed at a meeting",
        ),
        pytest.param(
            f"Kenya Dışişleri Bakanı Musalia Mudavadi, {_CUBA} ile düzenlediği ortak basın toplantısında bugün sınırda "
            "yaşanan olayları kınadı.",
            "CONSULT occurred CU+KE -> ",
            id="before the press with one, of what happens elsewhere",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı Ruto ile kameraların karşısına geçen Gana Cumhurbaşkanı Mahama konuştu.",
            "CONSULT occurred GH+KE -> ",
            id="before the cameras",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı Ruto ile Gana Cumhurbaşkanı Mahama ortak basın toplantısında soruları yanıtladı.",
            "CONSULT occurred GH+KE -> ",
            id="both answer questions",
        ),
        pytest.param(
            f"Kenya Dışişleri Bakanı Musalia Mudavadi, {_CUBA}'i sorunu ele almak üzere Nairobi'ye davet etti.",
            "AGREE occurred KE -> CU",
            id="invited to talk something over",
        ),
        pytest.param(
            "Kenya Cumhurbaşkanı Ruto, Gana Cumhurbaşkanı Mahama ve heyetini Nairobi'de karşıladı.",
            "CONSULT occurred GH -> KE",
            id="with his delegation",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Mahama'nın Kenya Cumhurbaşkanı Ruto ile görüşmesinin yarın yapılması bekleniyor.",
            "CONSULT planned GH+KE -> ",
            id="his meeting with one is to take place",
        ),
        pytest.param(
            "Gana ile Kenya, müzakerelere gelecek ay Akra'da devam etme kararı aldı.",
            "CONSULT planned GH+KE -> ",
            id="what is decided on is to come",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Mahama'nın, Kenya'nın ardından Togo'ya da gitmesi bekleniyor.",
            "CONSULT planned GH -> TG",
            id="where he goes next",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Mahama, Nairobi'de resmi törenle karşılandı.",
            "CONSULT occurred GH -> KE",
            id="welcomed in a land",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Mahama, Kenya'nın yeni Cumhurbaşkanı Ruto'nun yemin törenine katıldı.",
            "CONSULT occurred GH -> KE",
            id="at one's inauguration",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Mahama ile Kenya Cumhurbaşkanı Ruto'nun başkanlık ettiği heyetler Nairobi'de toplandı.",
            "CONSULT occurred GH+KE -> ",
            id="those whom two lead",
        ),
        pytest.param(
            "Gana ile Togo arasındaki diyaloğun yeni turu Nairobi'de başladı.",
            "CONSULT occurred GH+TG -> ",
            id="a new round of a dialogue",
        ),
        pytest.param(
            "Peru Başbakanı Juan Vega Tayvan'ı ziyaret etti. Çin, ziyareti kınadı.",
            "ACCUSE occurred CN -> PE",
            id="a visit condemned",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı Mahama, Kenya Cumhurbaşkanı Ruto ile görüştü. Togo, görüşmeyi memnuniyetle karşıladı.",
            "SUPPORT occurred TG -> GH+KE",
            id="a meeting welcomed",
        ),
    ],
)
def test_is_told(text: str, told: str) -> None:
    assert told in _told(text), _told(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Heyet, {_CUBA} ile görüştü.", id="nobody was sent"),
        pytest.param(f"Gana ve Togo heyetleri geldi. Heyet, {_CUBA} ile görüştü.", id="one of two"),
        pytest.param("Galata Kulübü Başkanı Hırvatistan'a gitti.", id="who presides over a club"),
    ],
)
def test_is_not_told(text: str) -> None:
    assert not _told(text)


def test_an_object_of_the_errand_is_not_of_the_main_verb() -> None:
    text = "NATO, Gana'yı Togo'nun füzelerinden korumak için savunma bataryaları gönderdi."
    assert "AID occurred nato -> GH" in _told(text)


def test_who_is_met_in_turn_is_met_alone() -> None:
    text = (
        "Gana Devlet Başkanı Mahama, önce Kenya Devlet Başkanı Ruto, ardından Togo Bakanı Dussey ile görüştü."
    )
    assert _told(text) == ["CONSULT occurred GH+KE -> ", "CONSULT occurred GH+TG -> "]


def test_who_wants_it_at_anothers_meeting_has_not_met() -> None:
    text = "Kenya Cumhurbaşkanı Ruto, Mahama'nın Dussey ile görüşmesinde ticaretin ele alınmasını istedi."
    assert not [line for line in _told(text) if line.startswith("CONSULT")]
