"""Pages for the faults, from sentences of our own: every event is told by some publishers, some pages change."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from services.core.messages import RawPage

_FIRST = datetime(2026, 3, 2, 8, tzinfo=UTC)
_PEOPLE = [
    ("Rusya Devlet Başkanı Vladimir Putin", "Russian President Vladimir Putin"),
    ("Çin Devlet Başkanı Şi Cinping", "Chinese President Xi Jinping"),
    ("Rusya Dışişleri Bakanı Sergey Lavrov", "Russian Foreign Minister Sergey Lavrov"),
    ("Dışişleri Bakanı Hakan Fidan", "Turkish Foreign Minister Hakan Fidan"),
    ("Fransa Cumhurbaşkanı Emmanuel Macron", "French President Emmanuel Macron"),
    ("Ukrayna Devlet Başkanı Vladimir Zelenskiy", "Ukrainian President Volodymyr Zelenskyy"),
    ("İran Dışişleri Bakanı Abbas Erakçi", "Iranian Foreign Minister Abbas Araghchi"),
    ("Kuzey Kore lideri Kim Jong-un", "North Korean leader Kim Jong Un"),
]
_TOWNS = [
    ("Ankara’da", "in Ankara"),
    ("Moskova’da", "in Moscow"),
    ("Pekin’de", "in Beijing"),
    ("Paris’te", "in Paris"),
]
_PUBLISHERS = 9
_FILLER_TR = (
    "Görüşmede iki ülke arasındaki ticaret, enerji ve güvenlik konuları ele alındı. Heyetler akşam yemeğinde "
    "yeniden buluştu. Toplantının ardından ortak bir basın açıklaması yapılmadı."
)
_FILLER_EN = (
    "The talks covered trade, energy and security between the two countries. The delegations met again over "
    "dinner. No joint statement was made to the press after the meeting."
)


def pages(count: int, seed: int = 6) -> Iterator[RawPage | bytes]:
    """So many raw pages; about one in a hundred is not one, and becomes a dead letter."""
    draw = random.Random(seed)
    made = 0
    while made < count:
        one, other = draw.sample(_PEOPLE, 2)
        town = draw.choice(_TOWNS)
        day = _FIRST + timedelta(days=draw.randrange(60))
        kind = draw.randrange(4)
        for _ in range(draw.choice((1, 2, 2, 3))):
            if made >= count:
                return
            made += 1
            publisher = draw.randrange(_PUBLISHERS)
            if draw.random() < 0.01:
                yield f"this is no page, number {made}".encode()
                continue
            english = draw.random() < 0.3
            fetched = day + timedelta(hours=10, minutes=draw.randrange(600))
            url = f"https://publisher{publisher}.example/{'en' if english else 'tr'}/{made}"
            yield _page(url, fetched, _story(kind, one, other, town, english, day))
            if draw.random() < 0.05 and made < count:  # the page changes: its event was another's
                made += 1
                third = draw.choice([each for each in _PEOPLE if each not in (one, other)])
                yield _page(url, fetched + timedelta(hours=3), _story(kind, one, third, town, english, day))


def _story(
    kind: int,
    one: tuple[str, str],
    other: tuple[str, str],
    town: tuple[str, str],
    english: bool,
    day: datetime,
) -> tuple[str, str]:
    if english:
        who, whom, where = one[1], other[1], town[1]
        lead = (
            f"{who} met with {whom} {where} on {day:%-d %B %Y}.",
            f"{who} spoke by phone with {whom} on {day:%-d %B %Y}.",
            f"{who} criticized {whom} {where} on {day:%-d %B %Y}.",
            f"The weather {where} was mild on {day:%-d %B %Y}.",
        )[kind]
        quote = f"“We will deepen the cooperation between our two countries,” {who} said."
        return lead, f"{lead}\n\n{quote}\n\n{_FILLER_EN}\n\n{_FILLER_EN}"
    who, whom, where = one[0], other[0], town[0]
    months = ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran"]
    when = f"{day.day} {months[day.month - 1]} {day.year}"
    lead = (
        f"{who}, {when} tarihinde {where} {whom} ile bir araya geldi.",
        f"{who}, {when} tarihinde {whom} ile telefonda görüştü.",
        f"{who}, {when} tarihinde {where} {whom} hakkında sert eleştirilerde bulundu.",
        f"{where} {when} günü hava ılıktı.",
    )[kind]
    quote = f"{who}, “İki ülke arasındaki iş birliğini derinleştireceğiz” dedi."
    return lead, f"{lead}\n\n{quote}\n\n{_FILLER_TR}\n\n{_FILLER_TR}"


def _page(url: str, fetched: datetime, story: tuple[str, str]) -> RawPage:
    title, text = story
    paragraphs = "".join(f"<p>{each}</p>" for each in text.split("\n\n"))
    language = "en" if "/en/" in url else "tr"
    return RawPage(
        url=url,
        fetched_at=fetched.strftime("%Y-%m-%dT%H:%M:%SZ"),
        content_type="text/html; charset=utf-8",
        body=(
            f'<html lang="{language}"><head><title>{title}</title><link rel="canonical" href="{url}"></head>'
            f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
        ),
    )
