"""To which verb of a Turkish sentence each of those belongs whom it names: turns in which that was once mistaken."""

from __future__ import annotations

import pytest

from services.extract.step import read
from tests.extract.pages import page, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Kaynaklar, Dışişleri Bakanı Fidan’ın, Rusya Dışişleri Bakanı Lavrov ile görüşmesinin ardından ABD "
            "Dışişleri Bakanı Rubio ile telefonda görüştüğünü aktardı.",
            [("CONSULT", "Hakan Fidan, Sergey Lavrov", ""), ("CONSULT", "Hakan Fidan, Marco Rubio", "")],
            id="who did one thing before the other did both",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, Rusya Dışişleri Bakanı Lavrov’a, kampta yetişen askerlere ait silahları verdi.",
            [("AID", "Hakan Fidan", "Sergey Lavrov")],
            id="a comma leaves him to the main verb",
        ),
        pytest.param(
            "Cumhurbaşkanı Erdoğan, uluslararası topluma çağrıda bulundu.",
            [("REQUEST", "Recep Tayyip Erdoğan", "international community")],
            id="a group in small letters",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov, Güvenlik Konseyine çağrıda bulundu.",
            [("REQUEST", "Sergey Lavrov", "United Nations Security Council")],
            id="a name that ends in a possessive, without an apostrophe",
        ),
        pytest.param(
            "BM Güvenlik Konseyi, Kuzey Kore’ye yaptırımların sertleştirilmesini öngören kararı kabul etti.",
            [("SANCTION", "United Nations Security Council", "North Korea")],
            id="who resolves it does it",
        ),
        pytest.param(
            "Suriye hükümeti ile süren savaşta ABD, muhaliflere silah gönderdi.",
            [("AID", "United States", "Syrian opposition")],
            id="the rebels of the state that the page names",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, Rusya Dışişleri Bakanı Lavrov ve ABD Dışişleri Bakanı Rubio ile ayrı ayrı "
            "görüştü.",
            [("CONSULT", "Hakan Fidan, Sergey Lavrov", ""), ("CONSULT", "Hakan Fidan, Marco Rubio", "")],
            id="meetings held apart",
        ),
        pytest.param(
            "ABD Büyükelçiliği, Amerikan vatandaşlarını Türkiye’ye gitmemeleri konusunda uyardı.",
            [],
            id="a warning to one's own",
        ),
        pytest.param(
            "Azerbaycan ve Türkiye arasındaki anlaşma çerçevesinde, birliklerin uyumunun geliştirilmesi amacıyla "
            "tatbikat düzenleniyor.",
            [("COOPERATE", "Azerbaijan, Türkiye", "")],
            id="between whom, told far before the verb",
        ),
        pytest.param(
            "AB liderleri Brüksel’de bir araya geldi.",
            [("CONSULT", "European Union", "")],
            id="members of one organisation",
        ),
        pytest.param(
            "Çin Dışişleri Bakanı Wang, ülkesinin Rusya’yı desteklediğini söyledi.",
            [("SUPPORT", "Wang Yi", "Russia")],
            id="his own state",
        ),
        pytest.param(
            "Suriye yönetimi, ABD, Katar ve diğer Batılı hükümetleri isyancıları silahlandırmak ve desteklemekle "
            "suçladı.",
            [("ACCUSE", "Syria", "United States, Qatar, Western countries")],
            id="several blamed for two things",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov ve beraberindeki heyetin Ankara’yı ziyaret ettiği bildirildi.",
            [("CONSULT", "Sergey Lavrov", "Türkiye")],
            id="with his delegation",
        ),
        pytest.param(
            "Fransa Cumhurbaşkanı Macron’un yaptığı açıklamada Türkiye’yi kınamış olduğu bildirildi.",
            [("ACCUSE", "Emmanuel Macron", "Türkiye")],
            id="a verb with its copula",
        ),
        pytest.param(
            "AB, Suriye’ye uygulanan ekonomik yaptırımları kaldırdı.",
            [("RETREAT", "European Union", "Syria")],
            id="to whom that was applied which is lifted",
        ),
        pytest.param(
            "Varşova, Ukraynalı pilotları eğitiyor.",
            [("AID", "Poland", "Ukraine")],
            id="behind an adjective of -lI a plural is the object",
        ),
        pytest.param(
            "Alman polisi Suriyeli doktoru tutukladı.",
            [("COERCE", "Germany", "Syria")],
            id="behind an adjective of -lI one is the object",
        ),
        pytest.param(
            "ABD, İran’ın petrol ağına yaptırım uyguladı.",
            [("SANCTION", "United States", "Iran")],
            id="a genitive behind the doer owns what follows",
        ),
        pytest.param(
            "Fransız birlikleri Mali’nin kuzeyinde isyancı mevzilerini bombaladı.",
            [("ASSAULT", "France", "Mali")],
            id="in whose land is bombed",
        ),
        pytest.param(
            "ABD, Polonya’ya Patriot füzesi satmayı kabul etti.",
            [("AGREE", "United States", "Poland")],
            id="what somebody agrees to do is to come",
        ),
        pytest.param(
            "Rusya, Amerikalı gazeteciyi casusluk suçlamasıyla gözaltına aldı.",
            [("COERCE", "Russia", "United States")],
            id="a charge takes no object from the arrest",
        ),
        pytest.param(
            "Ban Ki-moon Gaziantep’te Suriyeli sığınmacıları ziyaret etti.",
            [("CONSULT", "Ban Ki-moon", "Türkiye")],
            id="refugees are no hosts",
        ),
        pytest.param(
            "Meksika, Ekvador’daki büyükelçisini geri çağırdı.",
            [("SANCTION", "Mexico", "Ecuador")],
            id="where an ambassador is",
        ),
        pytest.param(
            "Japonya, Suriyeli mülteciler için Ürdün’e 10 milyon dolar bağışladı.",
            [("AID", "Japan", "Jordan")],
            id="for whom it is done does nothing",
        ),
        pytest.param(
            "Azerbaycan Cumhurbaşkanı Aliyev ile Ermenistan Başbakanı Paşinyan Abu Dabi’de masaya oturdu.",
            [("CONSULT", "Ilham Aliyev, Nikol Pashinyan", "")],
            id="a town of two words is no surname",
        ),
        pytest.param(
            "İngiltere Dışişleri Bakanı Lammy, İsrail’deki temaslarını tamamladı.",
            [("CONSULT", "David Lammy", "Israel")],
            id="where talks were",
        ),
        pytest.param(
            "Uluslararası Ceza Mahkemesi, İsrail Başbakanı Netanyahu hakkında tutuklama emri çıkardı.",
            [("THREATEN", "International Criminal Court", "Benjamin Netanyahu")],
            id="a warrant arrests nobody",
        ),
        pytest.param(
            "ABD ile Japonya gümrük tarifelerinde anlaşma sağladı.",
            [("AGREE", "United States, Japan", "")],
            id="two whom a word parts from a noun do it themselves",
        ),
        pytest.param(
            "İsrail ordusu Lübnan’ın güneyindeki köylerden çekildi.",
            [("RETREAT", "Israel", "Lebanon")],
            id="whose land is left",
        ),
        pytest.param(
            "Cumhurbaşkanı Erdoğan’ın Bağdat’a gitmesi gündemde değil.",
            [],
            id="a journey that nobody plans",
        ),
        pytest.param(
            "Yunanistan’da göstericiler İsrail gemisini protesto etti.",
            [("PROTEST", "Greece", "Israel")],
            id="where they demonstrate",
        ),
        pytest.param(
            "Münih’te Bavyera Başbakanı tarafından verilen yemekte "
            "ABD Başkan Yardımcısı Vance ile oturan Dışişleri Bakanı Fidan’ın Rusya’yı eleştirdiği ifade edildi.",
            [("ACCUSE", "Hakan Fidan", "Russia")],
            id="who gives a dinner says nothing by it",
        ),
        pytest.param(
            "Rusya’nın Atina Büyükelçisi sınır dışı edildi.",
            [("SANCTION", "Greece", "Russia")],
            id="what is done to an ambassador is done where he is posted",
        ),
        pytest.param(
            "Japonya’nın Ankara Büyükelçisine nota verildi.",
            [("ACCUSE", "Türkiye", "Japan")],
            id="a note that nobody is said to hand over",
        ),
        pytest.param(
            "Sırbistan’ın Madrid Büyükelçisi Dışişleri Bakanlığına çağrıldı.",
            [("ACCUSE", "Dışişleri Bakanlığı", "Serbia")],
            id="an ambassador is called to the ministry of his post",
        ),
        pytest.param(
            "Brezilya, Madrid Büyükelçisini geri çağırdı.",
            [("SANCTION", "Brazil", "Spain")],
            id="an ambassador is recalled from his post",
        ),
        pytest.param(
            "Norveç Dışişleri Bakanı Eide’nin Ürdün ziyareti sırasında ABD Dışişleri Bakanı Rubio ile "
            "görüşeceği belirtildi.",
            [
                ("CONSULT", "Espen Barth Eide", "Jordan"),
                ("CONSULT", "Espen Barth Eide, Marco Rubio", ""),
            ],
            id="whose visit it is does what is done during it",
        ),
        pytest.param(
            "Brezilya’nın önerisi Şili’ye iletildi.",
            [("REQUEST", "Brazil", "Chile")],
            id="whose proposal is handed over makes it",
        ),
        pytest.param(
            "Peru ile Ekvador arasında üç haftadır süren çatışmalar ateşkes anlaşmasıyla son buldu.",
            [("CONCEDE", "Peru, Ecuador", "")],
            id="between whom the fighting lasted that ends",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, Norveç’in büyükelçilik açmasını önemli bir adım olarak niteledi.",
            [("SUPPORT", "Hakan Fidan", "Norway")],
            id="an act of which something is said",
        ),
    ],
)
def test_who_acts_on_whom(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """All events of the sentence, with their sides, and no other."""
    assert [told(e) for e in read(page(sentence)).events] == expected
