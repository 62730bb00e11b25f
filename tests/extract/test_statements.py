"""Who says what of whom in Turkish: accusations, demands, refusals, threats and praise, and what is none of them."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "İrlanda Başbakanı Micheal Martin, AB’yi İsrail ile ticaret anlaşmasını askıya almaya çağırdı.",
            [("REQUEST", "Micheál Martin", "European Union")],
            id="the object is asked, not with whom it has an agreement",
        ),
        pytest.param(
            "ABD, Irak hükümetinden İran’dan doğal gaz almayı bırakmasını istedi.",
            [("REQUEST", "United States", "Iraq")],
            id="the first of two in the ablative is asked",
        ),
        pytest.param(
            "Almanya Başbakanı Merz, “Umuyorum bir gün Ukrayna Avrupa Birliği’ne üye olacaktır.” dedi.",
            [],
            id="of whom something is hoped is asked for nothing",
        ),
        pytest.param(
            "Lavrov, Suriye Devlet Başkanı Esad’ın ayrılmasını talep etmenin mutabakata aykırı olduğunu savundu.",
            [],
            id="what is judged is not asked by who judges it",
        ),
        pytest.param(
            "Sudan’da kaos sürerken Berlin’i ziyaret eden Suriye Cumhurbaşkanı Şara, demokrasi sözü verdi.",
            [("CONSULT", "Ahmed al-Sharaa", "Germany")],
            id="a promise accuses nobody of what a clause beside it tells",
        ),
        pytest.param(
            "Lavrov, Mısır’ın, Gazze’ye silahların girmesini önlemesi gerektiğini söyledi.",
            [("REQUEST", "Sergey Lavrov", "Egypt")],
            id="he is asked who is to prevent it",
        ),
        pytest.param(
            "Çin, Japonya’dan Tayvan açıklamalarını geri almasını istedi.",
            [("REQUEST", "China", "Japan")],
            id="asked to take back, not to take from",
        ),
        pytest.param(
            "Hamas, İsrail’in ateşkesi sabote etmeye çalıştığını belirtti.",
            [("ACCUSE", "Hamas", "Israel")],
            id="what somebody is said to try",
        ),
        pytest.param(
            "İran Cumhurbaşkanı Pezeşkiyan, ABD ile müzakere etmeyeceklerini söyledi.",
            [("REJECT", "Masoud Pezeshkian", "United States")],
            id="who will not talk refuses",
        ),
        pytest.param(
            "Türkiye, İsveç’in NATO üyeliğini veto edeceğini açıkladı.",
            [("REJECT", "Türkiye", "Sweden")],
            id="the owner of a membership vetoes nothing",
        ),
        pytest.param(
            "Kuzey Kore, Japonya ve Güney Kore’nin ortak askeri tatbikatlarını eleştirdi.",
            [("ACCUSE", "North Korea", "Japan, South Korea")],
            id="military is no soldier of theirs, and they criticise nothing",
        ),
        pytest.param(
            "İran’ın Irak için büyük bir tehdit oluşturduğunu savunan ABD Dışişleri Bakanı Rubio, toplantıdan ayrıldı.",
            [("ACCUSE", "Marco Rubio", "Iran")],
            id="a threat to somebody is still whose it is",
        ),
        pytest.param(
            "Kremlin Sözcüsü Peskov, “Talimatı ancak Devlet Başkanı verir, biz açıklayacağız.” dedi.",
            [],
            id="a president whom a foreigner speaks of is not the president at home",
        ),
        pytest.param(
            "ABD Başkanı Donald Trump, Pekin’in güç kullanımına başvurmasından memnun olmayacağını söyledi.",
            [("ACCUSE", "Donald Trump", "China")],
            id="who will not be pleased backs nobody",
        ),
        pytest.param(
            "Mısır, İsrail’in Gazze planını reddetti.",
            [("REJECT", "Egypt", "Israel")],
            id="whose plan it is",
        ),
        pytest.param(
            "İran Dışişleri Bakanlığı açıklamasında, ABD’nin saldırılarının uluslararası hukuku ihlal ettiği "
            "kaydedildi.",
            [("ACCUSE", "İran Dışişleri Bakanlığı", "United States")],
            id="a statement, and whose attacks it speaks of",
        ),
        pytest.param(
            "İsrail, saldırının arkasında İran’ın bulunduğunu iddia etti.",
            [("ACCUSE", "Israel", "Iran")],
            id="the doer right before the verb",
        ),
        pytest.param(
            "İran, İsrail’e saldıracakları uyarısında bulundu.",
            [("THREATEN", "Iran", "Israel")],
            id="what is threatened is no second threat",
        ),
        pytest.param(
            "ABD Başkanı Trump, BRICS’e gümrük vergisi uygulama tehdidinde bulundu.",
            [("THREATEN", "Donald Trump", "BRICS")],
            id="a threatened tariff is none yet",
        ),
        pytest.param(
            "Irak Başbakanı Sudani, Ankara’da konuştu. Türkiye’ye ev sahipliği için teşekkür etti.",
            [("SUPPORT", "Mohammed Shia al-Sudani", "Türkiye")],
            id="what stands before a postposition is no doer of its own",
        ),
        pytest.param(
            "Ürdün, İsrail’in Batı Şeria’yı ilhak planını reddetti.",
            [("REJECT", "Jordan", "Israel")],
            id="to whom a plan would do it",
        ),
        pytest.param(
            "Taliban yönetimi, Pakistan’ın hava sahasını ihlal ettiğini savundu.",
            [("ACCUSE", "Taliban", "Pakistan")],
            id="nobody says of himself that he violates",
        ),
        pytest.param(
            "ABD Başkanı Trump, Hindistan Başbakanı Modi’nin kendisine söz verdiğini söyledi.",
            [("AGREE", "Narendra Modi", "Donald Trump")],
            id="himself is he who says it",
        ),
        pytest.param(
            "Kaynaklar, İsrail Başbakanı Netanyahu’nun ABD Başkanı Trump’tan İran’a saldırmasını istediğini yazdı.",
            [("REQUEST", "Benjamin Netanyahu", "Donald Trump")],
            id="the genitive asks where another stands in the ablative",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, Suriye yönetiminin kendi halkını katlettiğini söyledi.",
            [("ACCUSE", "Hakan Fidan", "Syria")],
            id="his own people",
        ),
        pytest.param(
            "İsrail Cumhurbaşkanı Herzog, Türkiye ile ilişkileri düzeltmek istediklerini söyledi.",
            [("AGREE", "Isaac Herzog, Türkiye", "")],
            id="what one wishes to do with another",
        ),
        pytest.param(
            "Malezya Başbakanı Enver İbrahim, Myanmar’daki askeri yönetimi şiddeti sonlandırmaya çağırdı.",
            [("REQUEST", "Anwar Ibrahim", "Myanmar")],
            id="those who rule there",
        ),
        pytest.param(
            "İsrail Başbakanı Netanyahu, “Katar’ı vurmaktan çekinmeyiz.” dedi.",
            [("THREATEN", "Benjamin Netanyahu", "Qatar")],
            id="who does not shrink from it threatens it",
        ),
        pytest.param("Çin’in ABD’yi suçlaması beklenmiyor.", [], id="not expected"),
        pytest.param(
            "Almanya’nın Rusya’yı eleştirip eleştirmeyeceği merak ediliyor.", [], id="whether it will"
        ),
        pytest.param("Eğer İran saldırırsa İsrail karşılık verecek.", [], id="what would follow"),
    ],
)
def test_who_says_what_of_whom(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """All events of the sentence, with their sides, and no other."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param(
            "Hamas’tan ABD’nin veto kararına kınama",
            [("ACCUSE", "Hamas", "United States")],
            id="the last noun tells it",
        ),
        pytest.param("İran: ABD ile müzakere yok", [], id="there are no talks"),
    ],
)
def test_headlines_without_a_verb(title: str, expected: list[tuple[str, str, str]]) -> None:
    """What a headline tells by its last noun."""
    assert [told(e) for e in read(page("Konu bugün gündemde.", title=title)).events] == expected
