"""Turns of Turkish sentences in which an act was once missed, or given to somebody else."""

from __future__ import annotations

import pytest

from services.extract.language.profile import load_profile
from services.extract.step import read
from tests.extract.pages import page, told

_BODY = "Konuya ilişkin ayrıntılı bilginin daha sonra kamuoyuyla paylaşılacağı ifade edildi."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov, Fransa’nın önerisini övdü ve İngiltere’nin tutumunu kınadı.",
            ("ACCUSE", "Sergey Lavrov", "United Kingdom"),
            id="the doer goes on behind and",
        ),
        pytest.param(
            "Mısır Dışişleri Bakanı Abdulati ile görüşmesinin ardından düzenlenen toplantıda konuşan Lavrov gitti.",
            ("CONSULT", "Sergey Lavrov, Badr Abdelatty", ""),
            id="talks after which a conference is held",
        ),
        pytest.param(
            "Cumhurbaşkanı Erdoğan, Ukrayna’nın oyla seçilmiş olan Devlet Başkanı Zelenskiy’i desteklediğini söyledi.",
            ("SUPPORT", "Recep Tayyip Erdoğan", "Volodymyr Zelenskyy"),
            id="whose president somebody is, of whom a clause says which",
        ),
        pytest.param(
            "Dün Cumhurbaşkanı Erdoğan tarafından kabul edilen, Katar Emiri ile de görüşen "
            "Rusya Dışişleri Bakanı Lavrov ülkesine döndü.",
            ("CONSULT", "Sergey Lavrov", "Recep Tayyip Erdoğan"),
            id="two clauses of one whom a comma joins",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, BM Genel Sekreteri Guterres’i, çözüm bulunması konusunda destekledi.",
            ("SUPPORT", "Hakan Fidan", "António Guterres"),
            id="an object before an act that takes none",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov ile yapılacak olan görüşmeye ilişkin konuşan Dışişleri Bakanı "
            "Fidan, hazırlığın sürdüğünü söyledi.",
            ("CONSULT", "Hakan Fidan, Sergey Lavrov", ""),
            id="talks to come, of him who speaks of them",
        ),
        pytest.param(
            "5+1 ülkeleri, İran’a yeni bir toplantı önerdi.",
            ("REQUEST", "P5+1", "Iran"),
            id="a group whose name begins with a figure",
        ),
        pytest.param(
            "ABD Dışişleri Bakanı Rubio özür dilerken, Dışişleri Bakanı Fidan Mısır’ı kınadı.",
            ("ACCUSE", "Hakan Fidan", "Egypt"),
            id="two doers whom a clause parts",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov, Dışişleri Bakanı Fidan’ın geldiğini ve Putin’le görüştüğünü söyledi.",
            ("CONSULT", "Hakan Fidan, Vladimir Putin", ""),
            id="what is told beside something goes on about the same",
        ),
        pytest.param(
            "ABD ile Rusya arasında mutabakat sağladıkları ve görüşmelerin sürdüğü belirtiliyor.",
            ("AGREE", "United States, Russia", ""),
            id="those between whom it is, whoever tells it",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, “Büyükelçimiz Fransa ile sürekli temas halinde.” dedi.",
            ("CONSULT", "Hakan Fidan, France", ""),
            id="words without a verb are the speaker's",
        ),
        pytest.param(
            "Fransa Dışişleri Bakanı Barrot, Cumhurbaşkanı Macron’un Türkiye’yi ziyaret etmek istediğini söyledi.",
            ("CONSULT", "Emmanuel Macron", "Türkiye"),
            id="who wishes to visit",
        ),
        pytest.param(
            "Üst düzey bir ABD’li yetkili Erdoğan’ın sözlerinin kabul edilemez olduğunu söyledi.",
            ("ACCUSE", "United States", "Recep Tayyip Erdoğan"),
            id="an official without a name before somebody of another state",
        ),
        pytest.param(
            "Rusya Devlet Başkanı Putin, Katar Emiri Şeyh Temim ve Katar Başbakanı Al Sani ile görüşecek.",
            ("CONSULT", "Vladimir Putin, Tamim bin Hamad Al Thani", ""),
            id="the heads of a state and of its government meet a guest each by himself",
        ),
        pytest.param(
            "Alınan bilgiye göre, Erdoğan-Netanyahu görüşmesinin ana başlığını Suriye oluşturdu.",
            ("CONSULT", "Recep Tayyip Erdoğan, Benjamin Netanyahu", ""),
            id="those whom a hyphen joins before their meeting",
        ),
        pytest.param(
            "Kahire’de bir araya gelen Rusya Dışişleri Bakanı Lavrov ve Dışişleri Bakanı Fidan açıklama yaptı.",
            ("CONSULT", "Sergey Lavrov, Hakan Fidan", ""),
            id="two of whom a clause says that they met",
        ),
        pytest.param(
            "Pakistan yolu kapadı ve ABD’den özür bekledi.",
            ("REQUEST", "Pakistan", "United States"),
            id="what is done stands right before its verb",
        ),
        pytest.param(
            "Lavrov’un sözcüsü, Rusya Dışişleri Bakanı Lavrov ile Dışişleri Bakanı Fidan’ın “sınırın açılması "
            "gerektiği” konusunda anlaştıklarını açıkladı.",
            ("AGREE", "Hakan Fidan, Sergey Lavrov", ""),
            id="a postposition behind a quotation is the quotation's",
        ),
        pytest.param(
            "Fransa’nın iş birliği yaptığı Türk tarafı açıklama yaptı.",
            ("COOPERATE", "France, Türkiye", ""),
            id="whom a clause says something of",
        ),
        pytest.param(
            "Almanya ve Fransa gibi büyük ülkelerin liderleri Paris’te bir araya geldi.",
            ("CONSULT", "Germany, France", ""),
            id="states named as of a kind",
        ),
        pytest.param(
            "Dışişleri Bakanı Fidan, AB’nin üst düzey temsilcileriyle görüştü.",
            ("CONSULT", "Hakan Fidan, European Union", ""),
            id="who acts for somebody",
        ),
        pytest.param(
            "ABD Başkanı Trump’ın ikinci döneminde İsrail’i ziyaret edeceği bildirildi.",
            ("CONSULT", "Donald Trump", "Israel"),
            id="a genitive set aside before a postposition",
        ),
        pytest.param(
            "Rusya Devlet Başkanı Putin ve Çin Devlet Başkanı Xi’nin başta Suriye olmak üzere "
            "bölgesel konuları ele aldıkları belirtildi.",
            ("CONSULT", "Vladimir Putin, Xi Jinping", ""),
            id="examples take no part",
        ),
        pytest.param(
            "ABD Başkanı Trump, Fransa Cumhurbaşkanı Macron ile Suriye’deki olaylardan duydukları kaygıyı görüştü.",
            ("CONSULT", "Donald Trump, Emmanuel Macron", ""),
            id="with whom stands first in an inner clause",
        ),
        pytest.param(
            "Cumhurbaşkanı Erdoğan, Sırbistan Cumhurbaşkanı Vuçiç onuruna akşam yemeği verdi.",
            ("CONSULT", "Aleksandar Vučić", "Recep Tayyip Erdoğan"),
            id="in somebody's honour",
        ),
        pytest.param(
            "Türkiye’yi eleştiren ve yeni koşullar öne süren ABD Başkanı Trump açıklama yaptı.",
            ("ACCUSE", "Donald Trump", "Türkiye"),
            id="two relative clauses joined by and",
        ),
        pytest.param(
            "Kıbrıs kökenli Rusya Dışişleri Bakanı Lavrov, Fransa’ya teşekkür etti.",
            ("SUPPORT", "Sergey Lavrov", "France"),
            id="where somebody comes from",
        ),
        pytest.param(
            "Mısır Cumhurbaşkanı Sisi, Trump yönetiminden yardım istedi.",
            ("REQUEST", "Abdel Fattah el-Sisi", "Donald Trump"),
            id="a government called by who leads it",
        ),
        pytest.param(
            "Almanya, Rusya gaz verdiği sürece Ukrayna’yı eleştirdi.",
            ("ACCUSE", "Germany", "Ukraine"),
            id="a clause of time has a doer of its own",
        ),
        pytest.param(
            "Birleşmiş Milletler (BM) Genel Sekreteri Antonio Guterres, Rusya’yı kınadı.",
            ("ACCUSE", "António Guterres", "Russia"),
            id="an office behind a name and its short form in brackets",
        ),
        pytest.param(
            "ABD Savunma Bakanı Austin, Türkiye’ye iki uçak gönderilmesi emrini imzaladı.",
            ("AGREE", "Lloyd Austin", "Türkiye"),
            id="who orders that something be done",
        ),
        pytest.param(
            "Rusya Dışişleri Bakanı Lavrov, İran Dışişleri Bakanı Arakçi ile bir saat süren bir görüşme yaptı.",
            ("CONSULT", "Sergey Lavrov, Abbas Araghchi", ""),
            id="with whom talks were that lasted an hour",
        ),
        pytest.param(
            "Kıbrıs Rum lideri Hristodulidis, Türkiye ile müzakereleri ertelemiş oldu.",
            ("REJECT", "Nikos Christodoulides", "Türkiye"),
            id="the verb before a copula",
        ),
        pytest.param(
            "Kanada Başbakanı Carney, ABD ile ticaret müzakerelerini askıya aldı.",
            ("SANCTION", "Mark Carney", "United States"),
            id="trade talks broken off are no trade",
        ),
        pytest.param(
            "İranlı sözcü Recep Tayyip Erdoğan’a tepki gösterdi.",
            ("ACCUSE", "Esmaeil Baghaei", "Recep Tayyip Erdoğan"),
            id="an official before the name of another state's president",
        ),
        pytest.param(
            "Katar, Suudi Arabistan hakkında Birleşmiş Milletler’e şikayette bulundu.",
            ("ACCUSE", "Qatar", "Saudi Arabia"),
            id="of whom one complains, not to whom",
        ),
        pytest.param(
            "Pakistan Başbakanı, Afgan Taliban üyelerini affetti.",
            ("CONCEDE", "Shehbaz Sharif", "Taliban"),
            id="an adjective before a name says whose it is",
        ),
    ],
)
def test_a_sentence_tells_who_did_what_to_whom(sentence: str, expected: tuple[str, str, str]) -> None:
    """The event is found with its sides."""
    assert expected in [told(e) for e in read(page(sentence)).events]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Rusya Dışişleri Bakanı Ankara’da", ("CONSULT", "Sergey Lavrov", "Türkiye")),
        ("Kuzey Kore’den ABD’ye füze saldırısı tehdidi", ("THREATEN", "North Korea", "United States")),
        ("Rusya’dan ABD’ye suçlama", ("ACCUSE", "Russia", "United States")),
    ],
)
def test_a_headline_without_a_verb_tells_it(headline: str, expected: tuple[str, str, str]) -> None:
    """Who is where, and the noun behind a clause's noun."""
    assert expected in [told(e) for e in read(page(_BODY, title=headline)).events]


def test_a_visit_to_two_states_is_two_visits() -> None:
    """Each journey is one of its own."""
    events = read(page("Dışişleri Bakanı Fidan, Ürdün ve Mısır’ı ziyaret edecek.")).events
    assert [told(e)[2] for e in events] == ["Jordan", "Egypt"]


def test_what_is_said_to_two_states_at_once_is_said_once() -> None:
    """One statement, one event, with both as recipients."""
    events = read(page("Çin Dışişleri Bakanı Vang, Filistin ve İsrail’i müzakereye çağırdı.")).events
    assert [told(e) for e in events] == [("REQUEST", "Wang Yi", "Palestine, Israel")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Fransa Cumhurbaşkanı Macron, İsrail Başbakanı Netanyahu’ya Gazze’deki saldırıları durdurması "
            "çağrısında bulundu.",
            [("REQUEST", "Emmanuel Macron", "Benjamin Netanyahu")],
        ),
        (
            "Kuzey Kore, ABD ile Güney Kore’nin ortak tatbikatını kınadı.",
            [("ACCUSE", "North Korea", "United States, South Korea")],
        ),
        (
            "Çin Dışişleri Bakanlığı, ABD’nin Tayvan’a silah satışına karşı olduklarını yineledi.",
            [("REJECT", "Çin Dışişleri Bakanlığı", "United States")],
        ),
        (
            "Türkiye, Irak ve Suriye arasında mutabakat zaptı imzalandı.",
            [("SUPPORT", "Türkiye, Iraq, Syria", "")],
        ),
        (
            "Birleşik Arap Emirlikleri, saldırıyı kınayarak Katar’la dayanışma içinde olduğunu bildirdi.",
            [("SUPPORT", "United Arab Emirates", "Qatar")],
        ),
        (
            "Cumhurbaşkanı Erdoğan, Almanya’nın İsrail’e silah satışını eleştirdi.",
            [("ACCUSE", "Recep Tayyip Erdoğan", "Germany")],
        ),
        (
            "İran lideri Ali Hamaney, ABD ile görüşmeyeceklerini söyledi.",
            [("REJECT", "Ali Khamenei", "United States")],
        ),
        (
            "Sudan Dışişleri Bakanlığı, BAE’nin Hızlı Destek Kuvvetleri’ne silah gönderdiğini öne sürdü.",
            [("AID", "United Arab Emirates", "Rapid Support Forces")],
        ),
        (
            "Rusya’nın Ankara Büyükelçisi Dışişleri Bakanlığına çağrıldı.",
            [("ACCUSE", "Dışişleri Bakanlığı", "Russia")],
        ),
        (
            "Türkiye, Fransa Senatosunun kararını kınadı.",
            [("ACCUSE", "Türkiye", "Fransa Senatosu")],
        ),
        ("Kremlin Sözcüsü, Ankara’yı uyardı.", [("THREATEN", "Dmitry Peskov", "Türkiye")]),
        (
            "İsrail savaş uçakları Beyrut’a saldırı düzenledi. İran saldırıyı kınadı.",
            [("ASSAULT", "Israel", "Lebanon"), ("ACCUSE", "Iran", "Israel")],
        ),
        (
            "İsrail Beyrut’a saldırdı. Rusya, Kiev’e saldırdı. İran saldırıyı kınadı.",
            [("ASSAULT", "Israel", "Lebanon"), ("ASSAULT", "Russia", "Ukraine")],
        ),
        (
            "Hindistan, Pakistanlı diplomatları sınır dışı etme kararı aldı.",
            [("SANCTION", "India", "Pakistan")],
        ),
        (
            "Hollanda, Rus diplomatı istenmeyen kişi ilan etti.",
            [("SANCTION", "Netherlands", "Russia")],
        ),
        ("Fransa, Nijer’deki askerlerini çekmeye başladı.", [("RETREAT", "France", "Niger")]),
        (
            "Pakistan ile Hindistan arasında gerilim sürüyor. Çin, tarafları itidale davet etti.",
            [("REQUEST", "China", "Pakistan, India")],
        ),
        (
            "İngiltere Başbakanı Starmer, Macaristan’ı Rusya’ya silah satmamaya çağırdı.",
            [("REQUEST", "Keir Starmer", "Hungary")],
        ),
        (
            "BM, Ruanda’ya Kongo’ya müdahale etmeme çağrısında bulundu.",
            [("REQUEST", "United Nations", "Rwanda")],
        ),
        (
            "Venezuela muhalefeti sokağa çıktı. Avrupa Birliği, muhalefete destek verdi.",
            [("SUPPORT", "European Union", "Venezuelan opposition")],
        ),
        ("Başbakan Yıldırım, muhalefeti eleştirdi.", []),
        ("NATO Zirvesi Lahey’de başladı.", [("CONSULT", "NATO", "")]),
        ("Arap Birliği, Kahire’de toplandı.", [("CONSULT", "Arab League", "")]),
        ("Türkiye zirvesi Ankara’da başladı. Kabine toplandı.", []),
        (
            "NATO Dışişleri Bakanları Toplantısı’nda konuşan Kanada Dışişleri Bakanı Joly, Çin’i kınadı.",
            [("ACCUSE", "Mélanie Joly", "China")],
        ),
        ("İran’a sığınan eski CIA çalışanı Walter Greene, ABD’yi suçladı.", []),
        (
            "Katar Başbakanı, Rus ve Ukraynalı müzakerecileri Doha’da bir araya getirdi.",
            [("CONSULT", "Mohammed bin Abdulrahman Al Thani", "Russia, Ukraine")],
        ),
        ("Çin, Rusya ile doğal gaz anlaşmasını imzalama hazırlıklarını sürdürüyor.", []),
        ("Türk savaş uçakları, Suriye helikopterini düşürdü.", [("ASSAULT", "Türkiye", "Syria")]),
        (
            "Cumhurbaşkanı Erdoğan, NATO Zirvesi’nde ABD Başkanı Trump ile görüştü.",
            [("CONSULT", "Recep Tayyip Erdoğan, Donald Trump", "")],
        ),
        (
            "BM Genel Sekreteri Guterres, Sudan’a insani yardım için Avrupa Birliği’ne çağrıda bulundu.",
            [("REQUEST", "António Guterres", "European Union")],
        ),
        (
            "Rusya, Fransa’nın muhaliflere silah vermesini kınadı.",
            [("ACCUSE", "Russia", "France")],
        ),
        ("Ankara’dan Irak’a sert yanıt geldi.", [("ACCUSE", "Türkiye", "Iraq")]),
        ("Türk topçusu Suriye’deki hedefleri vurdu.", [("ASSAULT", "Türkiye", "Syria")]),
        (
            "Hindistan, Pakistan’ın Yeni Delhi yüksek komiserini bakanlığa çağırdı.",
            [("ACCUSE", "India", "Pakistan")],
        ),
        (
            "Katar Emiri Şeyh Temim bin Hamed Al Sani Kuveyt’te konuştu. Al Sani, İsrail’i kınadı.",
            [("ACCUSE", "Tamim bin Hamad Al Thani", "Israel")],
        ),
        (
            "Mısır Cumhurbaşkanı Sisi, Katar Emiri Şeyh Temim bin Hamed Al Sani’yi ağırladı.",
            [("CONSULT", "Tamim bin Hamad Al Thani", "Abdel Fattah el-Sisi")],
        ),
        (
            "Japonya, Çin gemilerinin karasularını ihlal etmesini protesto etti.",
            [("ACCUSE", "Japan", "China")],
        ),
        (
            "İsrail Savunma Bakanı Katz, Hizbullah’ı Beyrut’u vurmakla tehdit etti.",
            [("THREATEN", "Israel Katz", "Hezbollah")],
        ),
        (
            "Beyaz Saray Sözcüsü Leavitt, ABD Başkanı Trump’ın İsrail Başbakanı Netanyahu ile görüşeceğini söyledi.",
            [("CONSULT", "Donald Trump, Benjamin Netanyahu", "")],
        ),
        ("Türkiye’yi suçlayan parti, Yunanistan’ı övdü.", []),
        ("Avustralya, İran Büyükelçisini sınır dışı etti.", [("SANCTION", "Australia", "Iran")]),
        ("Litvanya, Belarus sınırını kapattı.", [("COERCE", "Lithuania", "Belarus")]),
        ("Çin, ABD’nin Tayvan’a silah satışını protesto etti.", [("ACCUSE", "China", "United States")]),
        (
            "Hamas’ın ABD tarafından kabul edilen bir örgüt olduğuna dikkat çeken Lavrov, İsrail’i kınadı.",
            [("ACCUSE", "Sergey Lavrov", "Israel")],
        ),
    ],
)
def test_to_whom_each_word_of_a_sentence_belongs(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    """Where something is, who is beside another, whose ships they are, and the nearer of two objects."""
    assert [told(e) for e in read(page(sentence)).events] == expected


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("ABD Dışişleri Bakanı Kerry, Türkiye ziyaretinde Gül ile görüştü.", "Türkiye"),
        (
            "Dışişleri Bakanı Fidan ve Rusya Dışişleri Bakanı Lavrov, İstanbul Kongre Merkezi’nde bir araya geldi.",
            "İstanbul",
        ),
        (
            "Dışişleri Bakanı Fidan, Rusya Dışişleri Bakanı Lavrov ile Ankara Palas Devlet Konukevi’nde görüştü.",
            "Ankara",
        ),
        (
            "Dışişleri Bakanı Fidan, Rusya Dışişleri Bakanı Lavrov ile Kahire Uluslararası Havalimanı’nda görüştü.",
            "Kahire",
        ),
    ],
)
def test_where_a_visit_or_a_meeting_in_a_named_hall_was(sentence: str, place: str) -> None:
    """The state visited, whatever its case; the town that a hall's name begins with."""
    body = f"{_BODY} {sentence} "
    assert {e.place.name for e in read(page(body)).events if e.place} == {place}


def test_the_state_that_only_says_which_town_does_nothing() -> None:
    """He who travels to Ireland's capital does, not Ireland."""
    text = "AB Bakanı Bağış, İrlanda’nın başkenti Dublin’e yaptığı resmi ziyaret çerçevesinde konuştu."
    (visit,) = read(page(text)).events
    assert told(visit) == ("CONSULT", "Egemen Bağış", "Ireland")
    assert visit.place is not None
    assert visit.place.name == "Dublin"


def test_what_somebody_says_is_said_where_he_speaks() -> None:
    """A place that one sentence of the page gives holds for what he says in the next."""
    text = (
        "Suudi Arabistan’da konuşan Mısır Cumhurbaşkanı Sisi, basının sorularını yanıtladı. "
        "Sisi, Fransa’nın Mali’deki müdahalesini kınadı."
    )
    (event,) = read(page(text)).events
    assert told(event) == ("ACCUSE", "Abdel Fattah el-Sisi", "France")
    assert event.place is not None
    assert event.place.country == "SA"


def test_a_visit_and_the_meeting_on_it_are_two_events() -> None:
    """The journey to a state is none of the meetings there."""
    text = "Dışişleri Bakanı Fidan Mısır’a gitti. Fidan, Mısır Dışişleri Bakanı Abdulati ile görüştü."
    assert [told(e) for e in read(page(text)).events] == [
        ("CONSULT", "Hakan Fidan", "Egypt"),
        ("CONSULT", "Hakan Fidan, Badr Abdelatty", ""),
    ]


def test_who_is_told_of_by_himself_leaves_the_chorus() -> None:
    """Several react, and one of them is then quoted: his own words are an event of his own."""
    text = (
        "Rusya, Çin ve İran, Fransa’yı kınadı.\n\n"
        "Rusya Dışişleri Bakanı Lavrov, Fransa’yı tutumu yüzünden kınadığını söyledi."
    )
    assert [told(e)[1] for e in read(page(text)).events] == ["China, Iran", "Sergey Lavrov"]


def test_a_meeting_that_is_to_be_held_is_told_once() -> None:
    """ "yapacağı görüşmede": the noun tells no other meeting than its clause, and none that was."""
    text = "Rusya Dışişleri Bakanı Lavrov’un Dışişleri Bakanı Fidan’la yapacağı görüşmede konunun açılması bekleniyor."
    assert [(told(e)[0], e.status) for e in read(page(text)).events] == [("CONSULT", "planned")]


def test_what_led_to_the_news_yesterday_is_no_history() -> None:
    """The pluperfect of a day ago and the relative clause before tell one arrival."""
    text = (
        "Ankara’ya gelen Rusya Savunma Bakanı Belousov, basına konuştu. "
        "Belousov, temaslarda bulunmak üzere dün Ankara’ya gelmişti."
    )
    assert [told(e) for e in read(page(text)).events] == [("CONSULT", "Andrei Belousov", "Türkiye")]


def test_a_visit_that_is_cancelled_is_not_to_come() -> None:
    """Only the cancelling is told."""
    events = read(page("Almanya Başbakanı Merz, Türkiye’ye yapacağı ziyareti iptal etti.")).events
    assert [e.event_type for e in events] == ["REJECT"]


@pytest.mark.parametrize(
    ("text", "not_told"),
    [
        ("İran lideri Hamaney, ABD ile görüşme teklifini reddetti.", "CONSULT"),
        ("İran, Türkiye’ye saldırdığı an her şeyini kaybeder.", "ASSAULT"),
        ("Fransa açıklama yaptı. Türkiye ile iş birliği yapıyor musunuz?", "COOPERATE"),
        ("Konunun Lavrov ve Fidan’ın aklına gelmesi bekleniyordu.", "CONSULT"),
        ("Irak, Mısır’ı İran’a silah göndermekle suçladı.", "AID"),
        ("İran lideri Hamaney, ABD’nin itidal çağrısında bulunduğunu söyledi.", "REQUEST"),
    ],
)
def test_what_is_proposed_supposed_or_blamed_has_not_happened(text: str, not_told: str) -> None:
    """Nor does a speaker do what somebody else's noun tells of its owner."""
    assert not_told not in [e.event_type for e in read(page(text)).events]


def test_who_is_present_is_not_ready() -> None:
    """ "hazır bulundu" promises nothing."""
    text = "Törende Almanya Büyükelçisi Schulz ve Mısır Büyükelçisi hazır bulundu."
    assert not [e for e in read(page(text)).events if e.event_type == "AGREE"]


def test_what_an_institution_says_has_it_as_its_speaker() -> None:
    """ "açıklamasında … denildi", "şikayetinde bulundu": no person speaks."""
    text = (
        "Yunanistan Büyükelçiliği açıklamasında, “Bu konuda bir karar alınmadı ve süreç devam ediyor” denildi.\n\n"
        "Suriye Dışişleri Bakanlığı ise BM’ye mektup göndererek, “Komşumuz bizi dinlemiyor” şikayetinde bulundu."
    )
    speakers = [q.speaker.name for q in read(page(text)).quotes if q.speaker]
    assert speakers == ["Yunanistan Büyükelçiliği", "Suriye Dışişleri Bakanlığı"]


def test_a_speech_is_cited_by_paragraph() -> None:
    """Three paragraphs between one pair of marks are three quotes of one speaker."""
    text = (
        "Dışişleri Bakanı Fidan şunları söyledi:\n\n“İki ülke arasında yeni bir dönem başlıyor.\n\n"
        "Bu dönemde birlikte çalışacağız.\n\nHerkese teşekkür ediyorum.”"
    )
    found = [(q.text, q.speaker.name if q.speaker else None) for q in read(page(text)).quotes]
    assert found == [
        ("İki ülke arasında yeni bir dönem başlıyor.", "Hakan Fidan"),
        ("Bu dönemde birlikte çalışacağız.", "Hakan Fidan"),
        ("Herkese teşekkür ediyorum.", "Hakan Fidan"),
    ]


@pytest.mark.parametrize(
    ("word", "stem", "passive"),
    [("denildi", "de", True), ("deniyor", "dene", False), ("denedi", "dene", False)],
)
def test_a_stem_is_cut_short_only_before_the_present(word: str, stem: str, passive: bool) -> None:
    """ "denildi" is said, not tried."""
    read_as = load_profile("tr").verb_readings(word)[0]
    assert (read_as[0], read_as[1].passive) == (stem, passive)
