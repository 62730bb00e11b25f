"""What foreign desks write in Turkish: who the sides are behind a meeting, what is signed, dropped and rejected."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Gana ile Kenya heyetleri bir araya geldi.\n\nToplantının ardından taraflar birbirini suçladı.",
            [("CONSULT", "Ghana, Kenya", ""), ("ACCUSE", "Ghana", "Kenya"), ("ACCUSE", "Kenya", "Ghana")],
            id="the sides are those who have just met",
        ),
        pytest.param(
            "Gana ile Kenya heyetleri bir araya geldi.\n\nMali'de seçim yapıldı.\n\nTaraflar birbirini suçladı.",
            [("CONSULT", "Ghana, Kenya", "")],
            id="not where the page has gone on to something else",
        ),
        pytest.param(
            "Katar Emiri Şeyh Temim, Sultan Heysem bin Tarık tarafından da kabul edildi.",
            [("CONSULT", "Tamim bin Hamad Al Thani", "Haitham bin Tariq")],
            id="a known name that a particle carries on",
        ),
        pytest.param(
            "Gana, Dünya Ticaret Örgütü'ne yaptığı açıklamayı yayımladı.",
            [],
            id="a noun within an organisation's name tells nothing",
        ),
        pytest.param(
            "Peru, Şili aleyhindeki şikâyetini geri çekti.",
            [("CONCEDE", "Peru", "Chile")],
            id="a suit is dropped",
        ),
        pytest.param(
            "Peru ile Şili arasında serbest ticaret anlaşması imza altına alındı.",
            [("SUPPORT", "Peru, Chile", "")],
            id="put under signature is signed",
        ),
        pytest.param(
            "Gana, Togo'nun toprak bütünlüğüne yönelik her türlü müdahaleyi reddettiklerini açıkladı.",
            [("SUPPORT", "Ghana", "Togo")],
            id="who rejects what is done to somebody backs him",
        ),
        pytest.param(
            "Gana, Togo'nun müdahalesini reddetti.",
            [("REJECT", "Ghana", "Togo")],
            id="what somebody does is rejected of him",
        ),
        pytest.param(
            "Peru, Şili ve Ekvador, Gana'yı tanıdı.\n\nTogo, üç başkentteki büyükelçilerini merkeze çağırdı.",
            [("SUPPORT", "Peru, Chile, Ecuador", "Ghana"), ("SANCTION", "Togo", "Peru, Chile, Ecuador")],
            id="three capitals are the three states named",
        ),
        pytest.param(
            "Gana Cumhurbaşkanı John Mahama, Kenya ve Togo'yu üzerinde anlaşılan takvimi uygulamaya çağırdı.",
            [("REQUEST", "John Mahama", "Kenya, Togo")],
            id="a passive that says which takes no object from the main verb",
        ),
        pytest.param(
            "Peru, Şili'ye yaptırım uyguladı.\n\nŞili ise kararı kınadı.",
            [("SANCTION", "Peru", "Chile"), ("ACCUSE", "Chile", "Peru")],
            id="the decision is the one told",
        ),
        pytest.param(
            "Peru, Şili'ye yaptırım uyguladı. Gana, Kenya'ya saldırdı.\n\nTogo ise kararı kınadı.",
            [("SANCTION", "Peru", "Chile"), ("ASSAULT", "Ghana", "Kenya")],
            id="of two that are told nothing says which",
        ),
        pytest.param(
            "ABD, Filistin'in bağımsızlığına karşı çıktı.\n\nFilistin'i bugüne kadar 140'tan fazla ülke tanıdı.",
            [("REJECT", "United States", "Palestine")],
            id="states by their number are the doers, not who was spoken of",
        ),
        pytest.param(
            "Kenya, Afrika Birliği barış gücüne asker gönderdi.",
            [("AID", "Kenya", "African Union")],
            id="troops for a peace force threaten nobody",
        ),
        pytest.param(
            "Hindistan, su arıtma tesislerini Maldiv makamlarına teslim etti.",
            [("AID", "India", "Maldives")],
            id="works are handed over, nobody is extradited",
        ),
    ],
)
def test_what_desks_write(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [told(event) for event in read(page(text)).events] == expected


def test_a_month_has_no_same_day() -> None:
    text = (
        "Komite kasım ayında toplanacak.\n\n"
        "Gana Cumhurbaşkanı John Mahama, aynı gün Kenya Cumhurbaşkanı William Ruto ile görüştü."
    )
    dates = [e.date.start if e.date else None for e in read(page(text)).events if e.event_type == "CONSULT"]
    assert dates
    assert not any(d is not None and d.endswith("-11-01") for d in dates)
