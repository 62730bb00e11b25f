# ruff: noqa: E501 - markup and dumps are kept as they would arrive, in long lines
"""HTML pages in the shapes of Turkish news sites: menus, tickers, rails, captions, comments, old encodings.

Each shell is a function of an article; it gives the bytes, their content type, and what a reader takes
from the page. All words of the furniture are of general use on such sites; no page is a copy of one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from tests.golden.clean.articles import Written, of
from tests.golden.clean.dumps import FETCHED, Gold

__all__ = ["FETCHED", "Site", "sites"]
UTF8 = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Site:
    """A page as bytes, and its gold."""

    name: str
    url: str
    body: bytes
    content_type: str | None
    gold: Gold


Shell = Callable[[Written], tuple[str | bytes, str | None, Gold]]


def _gold(a: Written, **changed: object) -> Gold:
    values: dict[str, object] = {"paragraphs": a.paragraphs, "title": a.title, "day": a.day, "agency": None}
    return Gold(**{**values, **changed})  # type: ignore[arg-type]


def _p(a: Written, heading: str = "h2", item: str = "p") -> str:
    """The body as paragraphs, headings and lists."""
    made = []
    for text in a.text:
        tag = heading if text in a.headings else item
        made.append(f"<{tag}>{escape(text, quote=False)}</{tag}>")
    return "\n".join(made)


MENU = (
    '<header class="site-header"><a href="/" class="logo"><img src="/logo.png" alt="Haber"></a><nav><ul>'
    + "".join(
        f'<li><a href="/{name.lower()}">{name}</a></li>'
        for name in (
            "Gündem",
            "Dünya",
            "Ekonomi",
            "Spor",
            "Sağlık",
            "Yaşam",
            "Magazin",
            "Teknoloji",
            "Yazarlar",
        )
    )
    + "</ul></nav></header>"
)
TICKER = (
    '<div class="son-dakika-bandi"><span>SON DAKİKA</span><a href="/h1">Meteoroloji uyardı: Kuvvetli rüzgâr geliyor</a>'
    '<a href="/h2">Altının gramı güne yükselişle başladı</a><a href="/h3">Derbi öncesi sakatlık şoku</a></div>'
)
SIDE = (
    '<aside class="sidebar"><h3>Çok Okunanlar</h3><ol><li><a href="/a">Emekli zammı için gözler o tarihe çevrildi</a></li>'
    '<li><a href="/b">Okullar tatil mi? Valilikten açıklama geldi</a></li><li><a href="/c">İstanbul’da sahte içki operasyonu</a></li></ol>'
    '<div class="widget"><h4>Hava Durumu</h4><p>İstanbul 12° Parçalı bulutlu</p></div></aside>'
)
BOTTOM = (
    '<div class="diger-haberler"><h3>İlginizi Çekebilir</h3><ul><li><a href="/d"><img src="d.jpg"><span>Fırtına çatıları uçurdu, iki kişi yaralandı</span></a></li>'
    '<li><a href="/e"><span>Bakanlık listeyi yayımladı: Hileli ürünler tek tek açıklandı</span></a></li></ul></div>'
    '<footer><p>© 2026 Tüm hakları saklıdır. İzinsiz ve kaynak gösterilmeden alıntı yapılamaz.</p><ul><li><a href="/kunye">Künye</a></li><li><a href="/iletisim">İletişim</a></li></ul></footer>'
)
SHARE = '<div class="paylas"><a href="#">Facebook</a><a href="#">X</a><a href="#">WhatsApp</a><a href="#">Linki kopyala</a></div>'


def _facts(a: Written, **more: object) -> str:
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": a.title,
        "datePublished": a.at.isoformat() + "+03:00",
        "dateModified": "2026-03-09T10:00:00+03:00",
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(facts, ensure_ascii=False)}</script>'


def portal(a: Written) -> tuple[str, str, Gold]:
    """JSON-LD, a box with a related page in mid-text, tags, comments."""
    half = len(a.text) // 2
    rows = _p(a).split("\n")
    related = '<div class="ilgili-haber"><span>İLGİLİ HABER</span><a href="/x">Limanlarda grev kararı: Seferler aksayabilir</a></div>'
    return (
        f'<!DOCTYPE html><html lang="tr"><head><meta charset="utf-8"><title>{a.title} - Son Dakika Dünya Haberleri | Kuzey Postası</title>'
        f'<meta property="og:site_name" content="Kuzey Postası"><meta property="og:type" content="article"><meta property="og:title" content="{escape(a.title)}">{_facts(a)}</head>'
        f'<body>{MENU}{TICKER}<div class="container"><article class="haber-detay"><div class="breadcrumb"><a href="/">Haberler</a> <a href="/dunya">Dünya</a></div>'
        f'<h1>{a.title}</h1><h2 class="spot">{a.lead}</h2><div class="tarih">{a.when("%d.%m.%Y - %H:%M")}</div>{SHARE}<figure><img src="f.jpg"><figcaption>Toplantıdan bir görüntü. Fotoğraf: Arşiv</figcaption></figure>'
        f'<div class="haber-metni">{"".join(rows[:half])}{related}{"".join(rows[half:])}</div><div class="etiketler"><a href="/t">Dünya</a><a href="/t2">Diplomasi</a></div></article>{SIDE}</div>'
        '<div class="yorumlar"><h3>Yorumlar (2)</h3><div class="yorum"><b>Ali K.</b><p>Güzel bir gelişme, umarım devamı gelir ve halklar da bundan fayda görür.</p></div>'
        '<div class="yorum"><b>Zeynep</b><p>Her seferinde aynı sözler veriliyor, sonra unutuluyor. Bu kez farklı olsun.</p></div></div>'
        f"{BOTTOM}</body></html>",
        UTF8,
        _gold(a, publisher="Kuzey Postası"),
    )


def town(a: Written) -> tuple[str, str, Gold]:
    """No metadata but a title; the date and the agency as text."""
    credit = f'<div class="kaynak">HABER KAYNAĞI : {a.agency}</div>' if a.agency else ""
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{a.title}</title></head><body><div id="ust">{MENU}</div>'
        f'<div id="icerik"><div class="kategori"><a href="/siyaset">Siyaset</a></div><h1>{a.title}</h1><div class="bilgi">{a.when("%d-%m-%Y %H:%M")}</div>'
        f'<div id="haber-icerik"><p><strong>{a.lead}</strong></p>{_p(a, "p")}</div>{credit}<div class="editor">Editor : Haber Merkezi</div></div>'
        f'<div class="sag">{SIDE}</div><div><h3>BUNLAR DA İLGİNİZİ ÇEKEBİLİR</h3><div><a href="/q">Yol çalışması nedeniyle trafik aksayacak</a></div><div><a href="/r">Kayıp çocuk sağ bulundu</a></div></div></body></html>',
        UTF8,
        _gold(a, agency=a.agency),
    )


def tables_1254(a: Written) -> tuple[bytes, str | None, Gold]:
    """A page of tables and fonts of 2005 in windows-1254 that declares ISO-8859-9."""
    rows = "<br><br>".join(f"<b>{text}</b>" if text in a.headings else text for text in a.text)
    page = (
        f'<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-9"><TITLE>{a.title}</TITLE></HEAD><BODY bgcolor="white">'
        '<TABLE width="760"><TR><TD colspan=2><FONT size=1><A HREF="/">Ana Sayfa</A> | <A HREF="/g">Gündem</A> | <A HREF="/d">Dünya</A> | <A HREF="/s">Spor</A></FONT></TD></TR><TR>'
        f"<TD width=560 valign=top><FONT face=Arial size=4><B>{a.title}</B></FONT><BR><FONT size=1>{a.when('%d {month} %Y %H:%M')}</FONT><BR><BR><FONT face=Verdana size=2>{a.lead}<br><br>{rows}</FONT></TD>"
        '<TD width=200 valign=top><FONT size=1><B>DİĞER HABERLER</B><BR><A HREF="/1">Vapur iskelesi yenilendi</A><BR><A HREF="/2">Pazar yeri taşınıyor</A><BR></FONT></TD></TR></TABLE></BODY></HTML>'
    )
    return page.encode("cp1254", "xmlcharrefreplace"), None, _gold(a)


def wrong_charset(a: Written) -> tuple[bytes, str, Gold]:
    """windows-1254 that the server calls UTF-8."""
    page = (
        f'<html><head><meta charset="utf-8"><title>{a.title}</title><meta name="datePublished" content="{a.day}"></head><body><div id="main">{TICKER}<h1>{a.title}</h1>'
        f'<div class="content"><p>{a.lead}</p>{_p(a)}</div></div>{BOTTOM}</body></html>'
    )
    return page.encode("cp1254", "xmlcharrefreplace"), UTF8, _gold(a)


def undeclared_1254(a: Written) -> tuple[bytes, str, Gold]:
    """windows-1254 with no declaration anywhere."""
    page = f'<html><head><title>{a.title}</title></head><body>{MENU}<h1>{a.title}</h1><span class="date">{a.when("%d.%m.%Y")}</span><div class="metin"><p>{a.lead}</p>{_p(a)}</div>{BOTTOM}</body></html>'
    return page.encode("cp1254", "xmlcharrefreplace"), "text/html", _gold(a)


def utf16(a: Written) -> tuple[bytes, str, Gold]:
    """UTF-16 with its mark, declared as something else."""
    page = f'<html><head><meta charset="iso-8859-9"><title>{a.title}</title><meta property="article:published_time" content="{a.at.isoformat()}+03:00"></head><body><article><h1>{a.title}</h1><p>{a.lead}</p>{_p(a)}</article></body></html>'
    return page.encode("utf-16"), "text/html; charset=iso-8859-9", _gold(a)


def amp(a: Written) -> tuple[str, str, Gold]:
    """An AMP page with a side menu and advertisement elements."""
    rows = _p(a).split("\n")
    ad = '<amp-ad width=300 height=250 type="doubleclick"><div placeholder>Reklam</div></amp-ad>'
    return (
        f'<!doctype html><html amp lang="tr"><head><meta charset="utf-8"><title>{a.title}</title><link rel="canonical" href="https://www.ornekhaber.com/{a.slug}">{_facts(a, author={"@type": "Person", "name": a.author or "Haber Merkezi"}, publisher={"@type": "Organization", "name": "Örnek Haber"})}</head>'
        f'<body><amp-sidebar id="menu" layout="nodisplay"><ul><li><a href="/gundem">Gündem</a></li><li><a href="/dunya">Dünya</a></li></ul></amp-sidebar><main><h1>{a.title}</h1><time datetime="{a.at.isoformat()}">{a.when("%d.%m.%Y %H:%M")}</time>'
        f'<amp-img src="x.jpg" width="800" height="450" alt="Görüşme"></amp-img><p class="spot">{a.lead}</p>{rows[0]}{ad}{"".join(rows[1:])}<div class="amp-related"><h3>Benzer Haberler</h3><a href="/z">Gemi trafiği geçici olarak durduruldu</a></div></main><footer>Tüm hakları saklıdır</footer></body></html>',
        UTF8,
        _gold(a, publisher="Örnek Haber"),
    )


def lazy(a: Written) -> tuple[str, str, Gold]:
    """Lazy images, captions, advertisement holders between the paragraphs."""
    ad = '<div class="reklam" id="ad-2"><span>REKLAM</span><script>googletag.cmd.push(1)</script></div>'
    rows = [f"{row}{ad if n % 2 else ''}" for n, row in enumerate(_p(a).split("\n"))]
    rows.insert(
        1,
        '<figure class="image"><img class="lazy" data-src="a.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><noscript><img src="a.jpg"></noscript><figcaption>Heyetler arası görüşme (Fotoğraf: AA)</figcaption></figure>',
    )
    return (
        f'<html lang="tr"><head><meta charset="utf-8"><title>{a.title} | NTV Haber</title><meta property="og:title" content="{escape(a.title)}"><meta property="og:site_name" content="NTV"><meta property="article:published_time" content="{a.at.isoformat()}+03:00"><meta name="article:modified_time" content="2026-03-09T12:00:00+03:00"></head>'
        f'<body>{MENU}<main><section class="news-detail"><h1>{a.title}</h1><p class="summary">{a.lead}</p><div class="info">Giriş Tarihi: {a.when("%d.%m.%Y - %H:%M")} Güncelleme: 09.03.2026 - 12:00</div>{SHARE}<div class="news-text">{"".join(rows)}</div></section></main>{SIDE}{BOTTOM}</body></html>',
        UTF8,
        _gold(a, publisher="NTV"),
    )


def wordpress(a: Written) -> tuple[str, str, Gold]:
    """A WordPress theme: sharing, related posts, an author's box, a comment form."""
    return (
        f'<!DOCTYPE html><html lang="tr-TR"><head><meta charset="UTF-8"><title>{a.title} &#8211; Ege Gündemi</title><meta property="og:site_name" content="Ege Gündemi"><meta property="article:published_time" content="{a.at.isoformat()}+03:00"></head>'
        f'<body class="post-template-default single single-post with-sidebar"><div id="page">{MENU}<div id="content" class="site-content"><article class="post hentry"><header class="entry-header"><h1 class="entry-title">{a.title}</h1>'
        f'<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="{a.at.isoformat()}+03:00">{a.when("%d {month} %Y")}</time></span><span class="byline"> yazar: <a href="/author/ed">editor</a></span></div></header>'
        f'<div class="entry-content"><p>{a.lead}</p>{_p(a, "h3")}<div class="sharedaddy sd-sharing-enabled"><h3>Bunu paylaş:</h3><ul><li><a href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul></div>'
        '<div class="jp-relatedposts"><h3><em>İlgili</em></h3><a href="/p">Zeytin hasadında verim düştü</a></div></div></article><div class="author-box"><h4>Editör Hakkında</h4><p>On yıldır yerel basında çalışıyor, bölge haberlerini takip ediyor.</p></div>'
        '<div id="comments"><h3>Bir yanıt yazın</h3><p class="comment-notes">E-posta adresiniz yayınlanmayacak. Gerekli alanlar * ile işaretlenmişlerdir</p><form><p>Yorum <textarea></textarea></p></form></div></div></div></body></html>',
        UTF8,
        _gold(a, publisher="Ege Gündemi"),
    )


def hashed(a: Written) -> tuple[str, str, Gold]:
    """Class names made by a build, data in a script, the text in two containers."""
    rows = _p(a, "h3").split("\n")
    half = len(rows) // 2
    state = json.dumps(
        {
            "props": {
                "pageProps": {"title": a.title, "related": ["Depremzede aileler yeni evlerine taşındı"] * 30}
            }
        },
        ensure_ascii=False,
    )
    return (
        f'<!DOCTYPE html><html lang="tr"><head><meta charSet="utf-8"/><title>{a.title}</title>{_facts(a)}</head><body><div id="__next"><div class="css-1a2b3c"><div class="css-nav9"><a href="/">Ana Sayfa</a><a href="/dunya">Dünya</a></div>'
        f'<div class="css-x81k"><h1 class="css-t7">{a.title}</h1><p class="css-l2">{a.lead}</p><div class="css-body1 article-part-text">{"".join(rows[:half])}</div><div class="css-ad">Reklam</div><div class="css-body1 article-part-text">{"".join(rows[half:])}</div></div>'
        f'<div class="css-rail"><h2>Son Haberler</h2><div><a href="/1">Depremzede aileler yeni evlerine taşındı</a></div><div><a href="/2">Tiyatro festivali bu akşam başlıyor</a></div></div></div></div><script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>',
        UTF8,
        _gold(a),
    )


def divs(a: Written) -> tuple[str, str, Gold]:
    """Paragraphs that are divs, headings that are bold spans."""
    rows = "".join(
        f'<div class="satir">{f"<span><b>{text}</b></span>" if text in a.headings else text}</div>'
        for text in a.text
    )
    return (
        f'<html><head><meta charset="utf-8"><title>{a.title}</title><meta name="publish-date" content="{a.day}"></head><body>{MENU}<div class="wrapper"><div class="sol"><div class="baslik"><h1>{a.title}</h1></div><div class="ozet">{a.lead}</div><div class="govde">{rows}</div></div>{SIDE}</div>{BOTTOM}</body></html>',
        UTF8,
        _gold(a),
    )


def breaks(a: Written) -> tuple[str, str, Gold]:
    """One div, paragraphs parted by two line breaks."""
    rows = "<br/><br/>\n".join(
        f"<strong>{text}</strong>" if text in a.headings else text for text in a.paragraphs
    )
    return (
        f'<html><head><meta charset="utf-8"><title>{a.title}</title><meta itemprop="datePublished" content="{a.at.isoformat()}"></head><body>{MENU}<div class="detay"><h1>{a.title}</h1><div class="text">{rows}</div>{SHARE}</div>{SIDE}{BOTTOM}</body></html>',
        UTF8,
        _gold(a),
    )


def microdata(a: Written) -> tuple[str, str, Gold]:
    """Microdata, the author and the agency as elements with itemprop."""
    return (
        f'<html lang="tr"><head><meta charset="utf-8"><title>{a.title} - Haberler</title></head><body>{MENU}<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{a.title}</h1><h2 itemprop="description">{a.lead}</h2>'
        f'<span itemprop="datePublished" content="{a.at.isoformat()}+03:00">{a.when("%d.%m.%Y")}</span><div itemprop="articleBody">{_p(a, "h3")}</div></div>'
        f'<div class="cok-okunan"><h3>En Çok Okunanlar</h3><ul><li><a href="/1">Marketlerde yeni dönem bugün başladı</a></li><li><a href="/2">Süper Lig’de zirve yarışı kızıştı</a></li></ul></div></body></html>',
        UTF8,
        _gold(a),
    )


def broken_json(a: Written) -> tuple[str, str, Gold]:
    """JSON-LD with raw line breaks and quotes inside of quotes, as templates write it."""
    said = a.title.replace("’", "'")
    return (
        f'<html lang="tr"><head><meta charset="utf-8"><title>{a.title}</title><script type="application/ld+json">{{"@context":"http://schema.org","@type":"NewsArticle","headline":"{said}",\n"description":"Bakan "çok önemli" dedi\nve ayrıldı",\n"datePublished":"{a.at.isoformat()}+03:00","dateModified":"2026-03-09T10:00:00+03:00"}}</script></head>'
        f"<body>{MENU}<article><h1>{a.title}</h1><p>{a.lead}</p>{_p(a)}</article>{BOTTOM}</body></html>",
        UTF8,
        _gold(a),
    )


def endless(a: Written) -> tuple[str, str, Gold]:
    """The next article appended to the page, as endless scrolling does."""
    other = of("tr")[(of("tr").index(a) + 6) % len(of("tr"))]
    return (
        f'<html lang="tr"><head><meta charset="utf-8"><title>{a.title}</title><meta property="og:title" content="{escape(a.title)}">{_facts(a)}</head><body>{MENU}<main><article class="news-item" data-id="1"><h1>{a.title}</h1><p class="lead">{a.lead}</p>{_p(a)}</article>'
        f'<div class="next-news">Sıradaki Haber</div><article class="news-item" data-id="2"><h1>{other.title}</h1><p class="lead">{other.lead}</p><p>{other.text[0]}</p></article></main></body></html>',
        UTF8,
        _gold(a),
    )


def much_said(a: Written) -> tuple[str, str, Gold]:
    """More comments than article."""
    comments = "".join(
        f'<div class="comment-item"><span class="user">okur{n}</span><span class="time">{n} saat önce</span><p>Bu konuda yıllardır aynı şeyleri konuşuyoruz ama bir arpa boyu yol gidilmedi, {n}. kez yazıyorum. Umarım bu defa sözler tutulur da insanlar rahat eder.</p><a href="#">Yanıtla</a></div>'
        for n in range(1, 25)
    )
    return (
        f'<html lang="tr"><head><meta charset="utf-8"><title>{a.title}</title><meta property="article:published_time" content="{a.at.isoformat()}+03:00"></head><body>{MENU}<div class="content-area"><div class="news-content"><h1>{a.title}</h1><p>{a.lead}</p>{_p(a)}</div>'
        f'<div class="comment-list"><h3>24 Yorum</h3>{comments}</div></div></body></html>',
        UTF8,
        _gold(a),
    )


def consent(a: Written) -> tuple[str, str, Gold]:
    """A consent dialogue before the article."""
    return (
        f'<html lang="tr"><head><meta charset="utf-8"><title>{a.title}</title><meta name="pubdate" content="{a.at.isoformat()}+03:00"></head><body><div class="cmp-dialog" role="dialog"><h2>Gizliliğinize önem veriyoruz</h2><p>Biz ve iş ortaklarımız, cihazınızdaki bilgilere erişmek için çerezler kullanıyoruz. Tercihlerinizi dilediğiniz zaman değiştirebilirsiniz.</p><button>Tüm çerezleri kabul et</button><button>Çerez ayarları</button></div>'
        f"{MENU}<article><h1>{a.title}</h1><p>{a.lead}</p>{_p(a)}</article>{BOTTOM}</body></html>",
        UTF8,
        _gold(a),
    )


def promoted(a: Written) -> tuple[str, str, Gold]:
    """Links to other pages and calls to follow as paragraphs of the article."""
    rows = _p(a).split("\n")
    rows.insert(1, '<p><a href="/k"><strong>Sınır ticaretinde yeni dönem: İşte kalemler</strong></a></p>')
    rows.insert(3, "<p>Google News’te bizi takip edin, gelişmelerden anında haberdar olun.</p>")
    return (
        f'<html lang="tr"><head><meta charset="utf-8"><title>{a.title}</title>{_facts(a, sourceOrganization={"@type": "Organization", "name": a.agency} if a.agency else None)}</head><body>{MENU}<article><h1>{a.title}</h1><div class="content-date">{a.when("%d.%m.%Y %H:%M")}</div><p>{a.lead}</p>{"".join(rows)}<p>Bu habere emoji ile tepki ver</p></article>{SIDE}{BOTTOM}</body></html>',
        UTF8,
        _gold(a, agency=a.agency),
    )


def dateline(a: Written) -> tuple[str, str, Gold]:
    """The agency in the dateline, the date only in the address."""
    agency = a.agency or "AA"
    first = f"ANKARA ({agency}) - {a.lead}"
    return (
        f'<html lang="tr"><head><meta charset="utf-8"><title>{a.title}</title><link rel="canonical" href="https://www.ornekgazete.com/{a.when("%Y/%m/%d")}/{a.slug}"></head><body>{MENU}<section><h1>{a.title}</h1><div class="yazi"><p>{first}</p>{_p(a)}</div></section>{BOTTOM}</body></html>',
        UTF8,
        _gold(a, paragraphs=[first, *a.text], agency=agency),
    )


SHELLS: tuple[Shell, ...] = (
    portal, town, tables_1254, wrong_charset, undeclared_1254, utf16, amp, lazy, wordpress, hashed, divs, breaks, microdata, broken_json,
    endless, much_said, consent, promoted, dateline,
)  # fmt: skip


def sites() -> list[Site]:
    """Every shell with three articles."""
    made = []
    written = of("tr")
    for place, shell in enumerate(SHELLS):
        for turn in range(3):
            article = written[(place + turn * 5) % len(written)]
            body, content_type, gold = shell(article)
            made.append(
                Site(
                    f"{shell.__name__}-{article.name}",
                    f"https://www.ornek-site.com.tr/haber/{article.slug}",
                    body.encode() if isinstance(body, str) else body,
                    content_type,
                    gold,
                )
            )
    return made
