"""Dates as Turkish news writes them. All sentences are ours; the page is of Friday, 5 September 2025."""

from __future__ import annotations

from datetime import date

import pytest

from services.extract.dates.stated import find_dates, resolve
from services.extract.language.text import fold
from tests.extract.days import CASING, PUBLISHED, read

PAST = [
    # days near the page's
    ("Bakan dün Atina'daydı.", "dün", "2025-09-04 day"),
    ("Heyet bugün yola çıktı.", "bugün", "2025-09-05 day"),
    ("Lider yarın dönüyor.", "yarın", "2025-09-06 day"),
    ("Dün akşam bir araya geldiler.", "Dün akşam", "2025-09-04 day"),
    ("Elçi dün gece ülkeden ayrıldı.", "dün gece", "2025-09-04 day"),
    ("Bu sabah indiği havalimanında konuştu.", "Bu sabah", "2025-09-05 day"),
    ("Bu akşam görüşecekler.", "Bu akşam", "2025-09-05 day"),
    ("Önceki gün açıklama yapmıştı.", "Önceki gün", "2025-09-03 day"),
    ("Evvelki gün gelen heyet döndü.", "Evvelki gün", "2025-09-03 day"),
    ("Dünkü zirvede el sıkıştılar.", "Dünkü", "2025-09-04 day of"),
    ("Yarınki toplantı ertelendi.", "Yarınki", "2025-09-06 day of"),
    ("DÜN VARILAN ANLAŞMA", "DÜN", "2025-09-04 day"),
    # weeks, months, years
    ("Geçen hafta imzaladılar.", "Geçen hafta", "2025-08-25..2025-08-31 week"),
    ("Bu hafta Viyana'da toplandılar.", "Bu hafta", "2025-09-01..2025-09-07 week"),
    ("Gelecek hafta ağırlayacak.", "Gelecek hafta", "2025-09-08..2025-09-14 week"),
    ("Önümüzdeki hafta gidecek.", "Önümüzdeki hafta", "2025-09-08..2025-09-14 week"),
    ("Geçtiğimiz ay tanıdı.", "Geçtiğimiz ay", "2025-08-01..2025-08-31 month"),
    ("Gelecek ay seçime gidilecek.", "Gelecek ay", "2025-10-01..2025-10-31 month"),
    ("Geçen yıl kınamıştı.", "Geçen yıl", "2024-01-01..2024-12-31 year"),
    ("Geçen sene aynı masadaydılar.", "Geçen sene", "2024-01-01..2024-12-31 year"),
    ("Bu yıl üç kez görüştüler.", "Bu yıl", "2025-01-01..2025-12-31 year"),
    ("Geçen yılki görüşmede söz vermişti.", "Geçen yılki", "2024-01-01..2024-12-31 year of"),
    ("Bu yıl içinde açılacak.", "Bu yıl içinde", "2025-01-01..2025-12-31 year"),
    ("Hafta içinde Ankara'ya uğradı.", "Hafta içinde", "2025-09-01..2025-09-07 week"),
    # parts of them
    ("Bu ay başında buluştular.", "Bu ay başında", "2025-09-01..2025-09-10 range ~"),
    ("Geçen ayın sonunda ayrıldı.", "Geçen ayın sonunda", "2025-08-21..2025-08-31 range ~"),
    ("Ay ortasında karar çıkacak.", "Ay ortasında", "2025-09-11..2025-09-20 range ~"),
    ("Bu yılın sonunda devralacak.", "Bu yılın sonunda", "2025-11-01..2025-12-31 range ~"),
    ("Yıl sonuna kadar çekilecekler.", "Yıl sonuna kadar", "2025-09-05..2025-12-31 range ~ until"),
    ("Ay sonuna kadar süre verdi.", "Ay sonuna kadar", "2025-09-05..2025-09-30 range ~ until"),
    ("Hafta başında telefonda konuştular.", "Hafta başında", "2025-09-01..2025-09-02 range ~"),
    ("Yılın ilk yarısında üç tur yapıldı.", "Yılın ilk yarısında", "2025-01-01..2025-06-30 range"),
    ("Yılın ikinci çeyreğinde düştü.", "Yılın ikinci çeyreğinde", "2025-04-01..2025-06-30 range"),
    (
        "Gelecek yılın ikinci yarısında başlayacak.",
        "Gelecek yılın ikinci yarısında",
        "2026-07-01..2026-12-31 range",
    ),
    ("2023'ün ilk çeyreğinde arttı.", "2023'ün ilk çeyreğinde", "2023-01-01..2023-03-31 range"),
    ("2023’ün son çeyreğinde azaldı.", "2023’ün son çeyreğinde", "2023-10-01..2023-12-31 range"),
    ("2024 başında el değiştirdi.", "2024 başında", "2024-01-01..2024-03-31 range ~"),
    (
        "Bu yıl başından itibaren uygulanıyor.",
        "Bu yıl başından itibaren",
        "2025-01-01..2025-03-31 range ~ since",
    ),
    # so many units away
    ("3 gün önce uyardı.", "3 gün önce", "2025-09-02 day"),
    ("Üç gün önce çağrı yapmıştı.", "Üç gün önce", "2025-09-02 day"),
    ("Bir hafta önce kapatıldı.", "Bir hafta önce", "2025-08-25..2025-08-31 week"),
    ("İki ay önce atandı.", "İki ay önce", "2025-07-01..2025-07-31 month"),
    ("İki yıl önce tanıştılar.", "İki yıl önce", "2023-01-01..2023-12-31 year"),
    ("Bundan beş yıl önce sınırı kapattı.", "beş yıl önce", "2020-01-01..2020-12-31 year"),
    ("Birkaç gün önce dönmüştü.", "Birkaç gün önce", "2025-08-31..2025-09-03 range ~"),
    ("10 yıl önceki anlaşmayı andı.", "10 yıl önceki", "2015-01-01..2015-12-31 year of"),
    ("Geçtiğimiz günlerde sert konuştu.", "Geçtiğimiz günlerde", "2025-08-26..2025-09-04 range ~"),
    ("Önümüzdeki günlerde açıklanacak.", "Önümüzdeki günlerde", "2025-09-06..2025-09-15 range ~"),
    # weekdays
    ("Pazar gecesini otelde geçirdi.", "Pazar gecesini", "2025-08-31 day ~"),
    ("Pazar sabahına dek konuştular.", "Pazar sabahına", "2025-08-31 day ~"),
    ("Salı günü Paris'e gitti.", "Salı günü", "2025-09-02 day ~"),
    ("Cuma günü ateşkes ilan edildi.", "Cuma günü", "2025-09-05 day ~"),
    ("Heyet pazartesi Bakü'deydi.", "pazartesi", "2025-09-01 day ~"),
    ("Pazar günü sandığa gidildi.", "Pazar günü", "2025-08-31 day ~"),
    ("Salı akşamı yayımlandı.", "Salı akşamı", "2025-09-02 day ~"),
    ("Geçen salı reddetti.", "Geçen salı", "2025-09-02 day"),
    ("Geçtiğimiz cuma günü toplandı.", "Geçtiğimiz cuma günü", "2025-08-29 day"),
    ("Önümüzdeki pazar günü buluşacaklar.", "Önümüzdeki pazar günü", "2025-09-07 day"),
    ("Gelecek cuma imzalanacak.", "Gelecek cuma", "2025-09-12 day"),
    ("Bu çarşamba oylandı.", "Bu çarşamba", "2025-09-03 day"),
    ("Geçen hafta perşembe günü döndü.", "Geçen hafta perşembe günü", "2025-08-28 day"),
    ("Gelecek hafta salı günü gidecek.", "Gelecek hafta salı günü", "2025-09-09 day"),
    ("Haftaya çarşamba günü toplanacak.", "Haftaya çarşamba günü", "2025-09-10 day"),
    ("Perşembe günkü oturumda söz aldı.", "Perşembe günkü", "2025-09-04 day ~ of"),
    ("Pazartesi ve salı günleri görüştüler.", "Pazartesi ve salı günleri", "2025-09-01..2025-09-02 range ~"),
    (
        "Gelecek hafta perşembe ve cuma günleri toplanacak.",
        "Gelecek hafta perşembe ve cuma günleri",
        "2025-09-11..2025-09-12 range",
    ),
    ("Pazartesiden itibaren uygulanıyor.", "Pazartesiden itibaren", "2025-09-01 day ~ since"),
    ("Hafta sonu çatışmalar durdu.", "Hafta sonu", "2025-08-30..2025-08-31 range ~"),
    ("Geçen hafta sonu konuştular.", "Geçen hafta sonu", "2025-08-30..2025-08-31 range"),
    ("Bu hafta sonu gidiyor.", "Bu hafta sonu", "2025-09-06..2025-09-07 range"),
    ("Haftasonu yapılan görüşme kısa sürdü.", "Haftasonu", "2025-08-30..2025-08-31 range ~"),
    # days of the calendar
    ("3 Eylül'de görüştü.", "3 Eylül'de", "2025-09-03 day ~"),
    ("3 Eylül’deki görüşme gergindi.", "3 Eylül’deki", "2025-09-03 day ~ of"),
    ("3 Eylül günü geldi.", "3 Eylül günü", "2025-09-03 day ~"),
    ("Görüşme 3 Eylül 2024'te yapıldı.", "3 Eylül 2024'te", "2024-09-03 day"),
    ("3 Eylül 2024 tarihinde kuruldu.", "3 Eylül 2024 tarihinde", "2024-09-03 day"),
    ("3 Eylül Çarşamba günü indi.", "3 Eylül Çarşamba günü", "2025-09-03 day"),
    ("Zirve 14 Ekim 2024 Pazartesi günü açıldı.", "14 Ekim 2024 Pazartesi günü", "2024-10-14 day"),
    ("20 Eylül'deki zirveye hazırlanıyor.", "20 Eylül'deki", "2025-09-20 day ~ of"),
    ("29 Ekim'de gönderdiği mesajı anımsattı.", "29 Ekim'de", "2024-10-29 day ~"),
    ("29 Şubat'ta kaza oldu.", "29 Şubat'ta", "2024-02-29 day ~"),
    ("Bu ayın 2'sinde göreve başladı.", "Bu ayın 2'sinde", "2025-09-02 day"),
    ("Eylül'ün 3'ünde imzaladı.", "Eylül'ün 3'ünde", "2025-09-03 day ~"),
    ("Geçen yıl 12 Kasım'da bırakmıştı.", "Geçen yıl 12 Kasım'da", "2024-11-12 day"),
    ("Karar 03.09.2025'te çıktı.", "03.09.2025'te", "2025-09-03 day"),
    ("Kararın günü 3/9/2025 olarak yazıldı.", "3/9/2025", "2025-09-03 day"),
    ("Kayıt 2025-09-03 ile biter.", "2025-09-03", "2025-09-03 day"),
    ("24 Şubat 2022'den bu yana sürüyor.", "24 Şubat 2022'den bu yana", "2022-02-24 day since"),
    ("1 Eylül'den itibaren geçerli.", "1 Eylül'den itibaren", "2025-09-01 day ~ since"),
    ("15 Eylül'e kadar beklenecek.", "15 Eylül'e kadar", "2025-09-05..2025-09-15 range ~ until"),
    ("9 Mayıs Zafer Günü törenine katıldı.", "9 Mayıs", "2025-05-09 day ~"),
    ("15 Temmuz gecesi aradı.", "15 Temmuz gecesi", "2025-07-15 day ~"),
    # from day to day
    ("3-5 Eylül'de toplandı.", "3-5 Eylül'de", "2025-09-03..2025-09-05 range ~"),
    (
        "3–5 Eylül tarihleri arasında görüştüler.",
        "3–5 Eylül tarihleri arasında",
        "2025-09-03..2025-09-05 range ~",
    ),
    ("31 Ağustos-1 Eylül zirvesi bitti.", "31 Ağustos-1 Eylül", "2025-08-31..2025-09-01 range ~"),
    (
        "30 Ağustos'tan 3 Eylül'e kadar kaldı.",
        "30 Ağustos'tan 3 Eylül'e kadar",
        "2025-08-30..2025-09-03 range ~",
    ),
    (
        "3 ile 5 Eylül tarihleri arasında yapıldı.",
        "3 ile 5 Eylül tarihleri arasında",
        "2025-09-03..2025-09-05 range ~",
    ),
    (
        "28 Aralık 2024-3 Ocak 2025 tarihlerinde gezdi.",
        "28 Aralık 2024-3 Ocak 2025 tarihlerinde",
        "2024-12-28..2025-01-03 range",
    ),
    (
        "28 Aralık-3 Ocak tarihlerinde gezdi.",
        "28 Aralık-3 Ocak tarihlerinde",
        "2024-12-28..2025-01-03 range ~",
    ),
    ("17-18 Aralık 2012'de buluştular.", "17-18 Aralık 2012'de", "2012-12-17..2012-12-18 range"),
    ("2011'den 2014'e kadar elçiydi.", "2011'den 2014'e kadar", "2011-01-01..2014-12-31 range"),
    ("2015-2016 yıllarında savaştılar.", "2015-2016 yıllarında", "2015-01-01..2016-12-31 range"),
    (
        "Haziran ve temmuz aylarında görüştüler.",
        "Haziran ve temmuz aylarında",
        "2025-06-01..2025-07-31 range ~",
    ),
    # months
    ("Haziran 2024'te tanıdı.", "Haziran 2024'te", "2024-06-01..2024-06-30 month"),
    ("2024 Haziran ayında tanıdı.", "2024 Haziran ayında", "2024-06-01..2024-06-30 month"),
    ("2024 yılının haziran ayında açıldı.", "2024 yılının haziran ayında", "2024-06-01..2024-06-30 month"),
    ("2000 Eylül’ünde gitmişti.", "2000 Eylül’ünde", "2000-09-01..2000-09-30 month"),
    ("Haziran ayında kapattı.", "Haziran ayında", "2025-06-01..2025-06-30 month ~"),
    ("Aralıkta çağırmıştı.", "Aralıkta", "2024-12-01..2024-12-31 month ~"),
    ("Mayıs'ta barıştılar.", "Mayıs'ta", "2025-05-01..2025-05-31 month ~"),
    ("Geçen yıl haziranda barıştılar.", "Geçen yıl haziranda", "2024-06-01..2024-06-30 month"),
    ("Geçen yılın eylül ayında çekildi.", "Geçen yılın eylül ayında", "2024-09-01..2024-09-30 month"),
    ("Geçen haziran ayında geldi.", "Geçen haziran ayında", "2025-06-01..2025-06-30 month"),
    ("Geçen eylül buradaydı.", "Geçen eylül", "2024-09-01..2024-09-30 month"),
    ("Önümüzdeki mart ayında bitecek.", "Önümüzdeki mart ayında", "2026-03-01..2026-03-31 month"),
    ("Temmuz ayının başında döndü.", "Temmuz ayının başında", "2025-07-01..2025-07-10 range ~"),
    ("Ağustos sonunda ayrıldı.", "Ağustos sonunda", "2025-08-21..2025-08-31 range ~"),
    ("Temmuz ortasında buluştular.", "Temmuz ortasında", "2025-07-11..2025-07-20 range ~"),
    ("Temmuzun ilk haftasında konuştular.", "Temmuzun ilk haftasında", "2025-07-01..2025-07-07 range ~"),
    (
        "Temmuz ayının ikinci yarısında konuştular.",
        "Temmuz ayının ikinci yarısında",
        "2025-07-16..2025-07-31 range ~",
    ),
    ("Temmuz ayından beri bekliyor.", "Temmuz ayından beri", "2025-07-01..2025-07-31 month ~ since"),
    ("Ocak 2026'ya kadar uzatıldı.", "Ocak 2026'ya kadar", "2025-09-05..2026-01-31 range until"),
    # years
    ("1970’lerden beri konuşuyorlar.", "1970’lerden beri", "1970-01-01..1979-12-31 range ~ since"),
    ("2011 Nisan-Mayıs döneminde arttı.", "2011 Nisan-Mayıs döneminde", "2011-04-01..2011-05-31 range"),
    ("2024 yılında imzalandı.", "2024 yılında", "2024-01-01..2024-12-31 year"),
    ("2024'te imzalandı.", "2024'te", "2024-01-01..2024-12-31 year"),
    ("2003’teki savaşı anımsattı.", "2003’teki", "2003-01-01..2003-12-31 year of"),
    ("2013 yılında asker göndermişti.", "2013 yılında", "2013-01-01..2013-12-31 year"),
    ("2006'dan bu yana yürürlükte.", "2006'dan bu yana", "2006-01-01..2006-12-31 year since"),
    ("2030'a kadar uzatıldı.", "2030'a kadar", "2025-09-05..2030-12-31 range until"),
    ("1990'lı yıllarda kurulmuştu.", "1990'lı yıllarda", "1990-01-01..1999-12-31 range ~"),
    ("1980’lerde silahlandı.", "1980’lerde", "1980-01-01..1989-12-31 range ~"),
    ("1990'ların sonunda ayrıldı.", "1990'ların sonunda", "1997-01-01..1999-12-31 range ~"),
    ("Kış aylarında duran hat açıldı.", "Kış aylarında", "2024-12-01..2025-02-28 season ~"),
    ("Geçen yaz barıştılar.", "Geçen yaz", "2025-06-01..2025-08-31 season"),
    ("2022 yazında çekildi.", "2022 yazında", "2022-06-01..2022-08-31 season"),
    # told before
    ("Aynı gün İran'a geçti.", "Aynı gün", "2025-09-05 day told"),
    ("O gün susmuştu.", "O gün", "2025-09-05 day told"),
    ("Ertesi gün döndü.", "Ertesi gün", "2025-09-06 day told"),
    ("Bir önceki gün uyarmıştı.", "Bir önceki gün", "2025-09-04 day told"),
    ("Ertesi yıl bozuldu.", "Ertesi yıl", "2026-01-01..2026-12-31 year told"),
    # feasts
    ("Kurban Bayramı'nda ateşkes vardı.", "Kurban Bayramı'nda", "2025-06-06..2025-06-09 range ~"),
    (
        "Geçen yılki Ramazan Bayramı'nda aradı.",
        "Geçen yılki Ramazan Bayramı'nda",
        "2024-04-10..2024-04-12 range",
    ),
    ("Nevruz'da kutladı.", "Nevruz'da", "2025-03-21 day ~"),
    ("Yılbaşında ateş kesildi.", "Yılbaşında", "2025-01-01 day ~"),
]

FUTURE = [
    ("Salı günü gidecek.", "Salı günü", "2025-09-09 day ~"),
    ("Cuma günü imzalanacak.", "Cuma günü", "2025-09-12 day ~"),
    ("Hafta sonu buluşacaklar.", "Hafta sonu", "2025-09-06..2025-09-07 range ~"),
    ("3 gün sonra gidecek.", "3 gün sonra", "2025-09-08 day"),
    ("Üç hafta sonra toplanacak.", "Üç hafta sonra", "2025-09-22..2025-09-28 week"),
    ("İki hafta içinde açıklanacak.", "İki hafta içinde", "2025-09-05..2025-09-21 range ~"),
    ("10 gün içinde gelecek.", "10 gün içinde", "2025-09-05..2025-09-15 range"),
    ("29 Ekim'de gidecek.", "29 Ekim'de", "2025-10-29 day ~"),
    ("15 Mart'ta toplanacak.", "15 Mart'ta", "2026-03-15 day ~"),
    ("3 Eylül'de toplanacağı duyurulan konsey ertelendi.", "3 Eylül'de", "2025-09-03 day ~"),
    ("Haziran ayında seçim olacak.", "Haziran ayında", "2026-06-01..2026-06-30 month ~"),
    ("Eylül sonunda gidecek.", "Eylül sonunda", "2025-09-21..2025-09-30 range ~"),
    ("Kışın değil, ilkbaharda gidecek.", "ilkbaharda", "2026-03-01..2026-05-31 season ~"),
    ("Cumhuriyet Bayramı'nda gelecek.", "Cumhuriyet Bayramı'nda", "2025-10-29 day ~"),
    ("Cumaya kadar cevap verecek.", "Cumaya kadar", "2025-09-05 range ~ until"),
]

NOT_DATES = [
    "Görüşme 3 gün boyunca sürdü.",
    "On yıldır süren savaş bitti.",
    "Üç gün süren toplantı bitti.",
    "İki günlük ziyaret tamamlandı.",
    "2023 model araç hediye etti.",
    "BM'nin 2254 sayılı kararını andı.",
    "Heyet 24 Haziran Caddesi'nde karşılandı.",
    "15 Temmuz Şehitler Köprüsü kapatıldı.",
    "Tören 1 Mayıs Meydanı'ndaydı.",
    "Toplantı saat 14.00'te başladı.",
    "Toplantı saat 20.24'te bitti.",
    "İlişkilerin 80. yıldönümü kutlandı.",
    "2000'den fazla kişi geldi.",
    "Anayasa'nın 90. maddesi uygulanır.",
    "65 yaşındaki lider konuştu.",
    "Seçimlerden 3 gün önce ayrılmıştı.",
    "Ziyaretten iki gün sonra konuştu.",
    "Cuma namazında hutbe okudu.",
    "Pazar payı arttı, pazar ekonomisi büyüdü.",
    "Eylül Hanım ile Ekim Bey buluştu.",
    "Ocak söndü, ekim alanı daraldı.",
    "Yeni Dünya düzeni ve yarınlar için konuştu.",
    "Bugüne kadar susmuştu.",
    "Son 3 yılda beş kez görüştüler.",
    "Her geçen gün yaklaşıyorlar.",
    "Gelecek nesiller için imzaladılar.",
    "Ücret 1.234.567 lira oldu.",
    "12.3 Eylül'dür dedi mi bilinmez.",
    "3 Eylül 2020 tarihli karar okundu.",
    "",
]


@pytest.mark.parametrize(("sentence", "mention", "days"), PAST)
def test_a_date_in_a_clause_about_the_past(sentence: str, mention: str, days: str) -> None:
    """The one date of the sentence, its extent and its days."""
    assert read(sentence, "tr") == [(mention, days)]


@pytest.mark.parametrize(("sentence", "mention", "days"), FUTURE)
def test_a_date_in_a_clause_about_the_future(sentence: str, mention: str, days: str) -> None:
    """The same words look forward where the clause does."""
    assert read(sentence, "tr", future=True) == [(mention, days)]


@pytest.mark.parametrize("sentence", NOT_DATES)
def test_what_only_looks_like_a_date(sentence: str) -> None:
    """Durations, ages, counts, numbers of laws, names of streets."""
    assert read(sentence, "tr") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "31 Şubat 2024'te geldi.",  # no such day
        "Üç hafta sonra öldü.",  # after what the page does not say
        "Bir hafta içinde bitirdiler.",  # a duration
        "2014'e kadar elçiydi.",  # since when the page does not say
        "Şubat 2012'ye kadar bekledi.",
    ],
)
def test_words_that_settle_no_day(sentence: str) -> None:
    """Found, for they are about time, but given no days."""
    assert [days for _, days in read(sentence, "tr")] == ["none"]


def test_the_dates_of_a_sentence_stand_in_order() -> None:
    """Several dates, each with its own days."""
    assert read("Dün Bakü'ye giden lider, geçen yıl haziranda ve 3 Mayıs 2023'te de oradaydı.", "tr") == [
        ("Dün", "2025-09-04 day"),
        ("geçen yıl haziranda", "2024-06-01..2024-06-30 month"),
        ("3 Mayıs 2023'te", "2023-05-03 day"),
    ]


def test_a_date_told_before_is_the_reference_of_the_next() -> None:
    """ "The next day" is the day after the date told, whatever the page's day."""
    text = "3 Mayıs 2023'te geldi. Ertesi gün gitti."
    first, second = find_dates(text, fold(text, CASING["tr"]), "tr", PUBLISHED)
    told = resolve(first, PUBLISHED)
    assert told is not None
    assert second.relative_to_previous
    after = resolve(second, told.end)
    assert after is not None
    assert after.start == date(2023, 5, 4)


def test_a_date_may_stand_across_a_line_end_but_not_across_paragraphs() -> None:
    """Dumps wrap their lines; a blank line parts paragraphs."""
    assert [m for m, _ in read("Görüşme 3\nEylül 2024'te oldu.", "tr")] == ["3\nEylül 2024'te"]
    assert read("Madde 3\n\nEylül Hanım geldi.", "tr") == []


def test_a_year_far_ahead_is_a_number() -> None:
    """The page's own date tells years from counts."""
    assert read("Kayıt 2099'da kaldı.", "tr") == []
