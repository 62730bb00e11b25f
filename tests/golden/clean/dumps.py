# ruff: noqa: E501 - markup and dumps are kept as they would arrive, in long lines
"""Plain-text dumps: the shapes in which crawlers hand over pages, with the furniture of many kinds of sites.

Each shell is a function of an article; it gives the text and what a reader takes from it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from tests.golden.clean.articles import Written, of

FETCHED = "2026-03-10T08:00:00Z"


@dataclass(frozen=True)
class Gold:
    """What must come out. `None` for a field that the page does not tell."""

    paragraphs: list[str]
    title: str | None
    day: str | None
    agency: str | None = None
    publisher: str | None = None
    language: str = "tr"


@dataclass(frozen=True)
class Dump:
    """A dump and its gold. `url` is the address it was fetched from."""

    name: str
    body: str
    gold: Gold
    url: str = "urn:test:page"


Shell = Callable[[Written], tuple[str, Gold]]
_LINE = "\n\n"


def _gold(a: Written, **changed: object) -> Gold:
    values: dict[str, object] = {
        "paragraphs": a.paragraphs,
        "title": a.title,
        "day": a.day,
        "language": a.language,
    }
    return Gold(**{**values, **changed})  # type: ignore[arg-type]


def local_portal(a: Written) -> tuple[str, Gold]:
    """A town's portal: exchange rates before, lists of other headlines with their dates behind."""
    return (
        "DOLAR\n43,18\nEURO\n50,02\nALTIN\n6.120,44\nBIST 100\n12.418\n\nAna Sayfa\nGündem\nSiyaset\nSpor\nMagazin\n\n"
        f"{a.title}\n\n{a.lead}\n\nDünya - {a.when('%d.%m.%Y %H:%M')}\n\n{_LINE.join(a.text)}\n\n"
        "Paylaş\nTweetle\nWhatsApp\n\nÇok Okunan Haberler\n\nBelediyeden kar küreme çalışmasına ara yok\n\n2026-03-08 11:05 - Yerel\n\n"
        "Ligde haftanın programı belli oldu\n\n2026-03-09 18:40 - Spor\n\nPazarda fiyatlar düştü: Domates kaç lira?\n\n2026-03-09 07:12 - Ekonomi\n\n"
        'Son Dakika\n\nBakan: "Yeni hastane bu yıl açılacak"\n\n07:58 - Sağlık\n\nSis nedeniyle vapur seferleri iptal\n\n07:31 - Yaşam\n',
        _gold(a),
    )


def theme_reactions(a: Written) -> tuple[str, Gold]:
    """A WordPress theme: breadcrumbs as a list, reaction counters, a comment form, filler text."""
    body = (*a.text[:2], "Reklam Alanı", *a.text[2:])
    return (
        f"  1. Anasayfa\n  2. Dış Haberler\n  3. {a.title}\n\n{a.title}\n\nfeatured\nservice\nPaylaş\n\nBu Yazıyı Paylaş\n\nveya linki kopyala\n"
        f"Reklam Alanı\n\n{a.lead}\n\n{_LINE.join(body)}\n\n"
        "3\nmutlu\nMutlu\n0\n_zg_n\nÜzgün\n12\nk_zg_n\nKızgın\n1\n_a_rm_\nŞaşırmış\n"
        "Yasal Uyarı\n\nLorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor. Nulla massa libero, gravida dictum laoreet.\n\n"
        "E-posta adresiniz yayınlanmayacak. Gerekli alanlar * ile işaretlenmişlerdir\n\nYorum *\nAd *\nE-posta *\n\n"
        "Giriş Yap\n\nKuzey Postası ayrıcalıklarından yararlanmak isteyen okurlarımız ücretsiz üye olabilir.\n",
        _gold(a, day=None, publisher="Kuzey Postası"),
    )


def lower_lead(a: Written) -> tuple[str, Gold]:
    """The lead twice, first in lower case with straight apostrophes; credits at the end."""
    lowered = a.lead.translate(str.maketrans({"I": "ı", "İ": "i"})).lower().replace("’", "'")
    lowered = lowered[0].upper().replace("i̇", "i") + lowered[1:]
    credit = f"HABER KAYNAĞI : {a.agency}\n" if a.agency else ""
    return (
        f"Dünya\n\n{a.title}\n\n{lowered}\n\n{a.title}\n{a.when('%d-%m-%Y %H:%M')}\n\n{a.lead}\n\n\n{_LINE.join(a.text)}\n\n\n"
        f"{credit}Editor : Haber Merkezi\nSİZİN DÜŞÜNCELERİNİZ?\nBUNLAR DA İLGİNİZİ ÇEKEBİLİR\nÇOK OKUNAN HABERLER\n",
        _gold(a, agency=a.agency),
    )


def glued(a: Written) -> tuple[str, Gold]:
    """A header line with the address, and all paragraphs on one line without a blank between them."""
    plain = [p for p in a.text if p not in a.headings and not p.startswith("- ")]
    return (
        f" date {a.day} https://anlatilaninotesi.com.tr/{a.when('%Y%m%d')}/{a.slug}-1099.html\n\n{a.title}\n\nSputnik Türkiye\n\n"
        f"{a.lead} {a.when('%d.%m.%Y')}, Sputnik Türkiye\n\n{''.join(plain)}\n",
        _gold(a, paragraphs=[a.lead, *plain], publisher="Sputnik Türkiye"),
    )


def header_without_break(a: Written) -> tuple[str, Gold]:
    """The crawler's date and the first paragraph on one line; no title."""
    return f" date {a.day} {a.lead}\n\n{_LINE.join(a.text)}\n", _gold(a, title=None)


def front_matter(a: Written) -> tuple[str, Gold]:
    """Keys and values before the text."""
    return (
        f"---\nurl: https://www.karar.com/{a.slug}-1855\ntitle: {a.title} | Karar\ndate: {a.at.isoformat()}+03:00\n---\n\n{a.lead}\n\n{_LINE.join(a.text)}\n",
        _gold(a, publisher="Karar"),
    )


def headings_at_ends(a: Written) -> tuple[str, Gold]:
    """Headings at the end of the paragraph before them, as a dump that joins elements leaves them."""
    blocks: list[str] = [a.lead]
    for text in a.text:
        if text in a.headings:
            blocks[-1] += " " + text
        else:
            blocks.append(text)
    return (
        f"?>\n\n{a.title}\n\n{blocks[0] if a.text[0] not in a.headings else a.lead}\n\nSiyaset - {a.when('%d {month} %Y')}\n\n{_LINE.join(blocks[1:])}\n\n"
        "Benzer Haberler\n\nKöprüde bakım çalışması başladı\n\n14:20 - Gündem\n\nFındık alım fiyatı açıklandı\n\n13:45 - Ekonomi\n",
        _gold(a),
    )


def agency_site(a: Written) -> tuple[str, Gold]:
    """An agency's own site: author and time under the lead, subscription text and topics behind."""
    return (
        f"Dünya\n\n{a.title}\n\n{a.lead}\n\n{a.author or 'Derya Uslu'}   | {a.when('%d.%m.%Y')} - Güncelleme : {a.when('%d.%m.%Y')}\n\nAnkara\n\n"
        f"{_LINE.join(a.text)}\n\nAnadolu Ajansı web sitesinde, AA Haber Akış Sistemi (HAS) üzerinden abonelere sunulan haberler, özetlenerek yayımlanmaktadır. Abonelik için lütfen iletişime geçiniz.\n\n"
        "İlgili konular\nDiplomasi\nDışişleri Bakanlığı\n\nBu haberi paylaşın\n",
        _gold(a),
    )


def television(a: Written) -> tuple[str, Gold]:
    """A television's site: menus in one line, times with labels, photo credits, hash tags."""
    return (
        "CANLI YAYIN\nSON DAKİKA HABERLERİ\nGÜNDEM DÜNYA EKONOMİ SPOR SAĞLIK YAŞAM EĞİTİM TEKNOLOJİ OTOMOBİL SANAT MAGAZİN VİDEO GALERİ HAVA NAMAZ\n\n"
        f"Haberler > Dünya Haberleri > {a.title}\n\n{a.title}\n\nHaber Girişi: {a.when('%d.%m.%Y - %H:%M')}\nGüncelleme: {a.when('%d.%m.%Y')} - 23:58\n\nABONE OL\n\n{a.lead}\n\n"
        f"Fotoğraf: Arşiv\n\n{_LINE.join(a.text)}\n\nEtiketler:\n#diplomasi\n#dünya\n\nDAHA FAZLA GÖSTER\n\nSIRADAKİ HABER\n\nKuraklık raporu: Barajlarda son durum\n",
        _gold(a),
    )


def continue_marker(a: Written) -> tuple[str, Gold]:
    """A newspaper's site: a marker in mid-text, related pages inside of the article."""
    half = 1 if a.text[2].endswith(":") else 2
    return (
        f"Son Dakika\nDünya Haberleri\n\n{a.title}\n\nOluşturulma Tarihi: {a.month} {a.when('%d, %Y %H:%M')}\n\nFacebook'ta Paylaş\nX'te Paylaş\nLinki Kopyala\nYazı Boyutu\n\n{a.lead}\n\nHaberin Devamı\n\n"
        f"{_LINE.join(a.text[:half])}\n\nİLGİLİ HABERLER\n\nSınır kapısında yeni dönem: Bekleme süresi kısalıyor\nKış turizminde rekor: Oteller doldu\n\n{_LINE.join(a.text[half:])}\n\n"
        "Haberle ilgili daha fazlası:\n#Dünya\n#Diplomasi\n\nYAZARLAR\nTÜM YAZARLAR\n\nGünün kahve falı\nAyşe Demirtaş\n\nHafta sonu rotası\nKemal Uçar\n",
        _gold(a),
    )


def public_broadcaster(a: Written) -> tuple[str, Gold]:
    """A foreign broadcaster's Turkish service: labels with commas, captions, a skip link."""
    half = len(a.text) // 2
    return (
        f"{a.title}\n\nKaynak, Getty Images\n\n{a.when('%d {month} %Y')}\n\n{a.lead}\n\n{_LINE.join(a.text[:half])}\n\n"
        f"Reklam\n\n{_LINE.join(a.text[half:])}\n\nİlgili konular\nDünya\nDiplomasi\n\nBenzer haberler\n\nÜlkeler arası demir yolu yarışı\n4 Ocak 2026\n\nLimanlarda yapay zekâ dönemi\n28 Aralık 2025\n",
        _gold(a),
    )


def cookie_first(a: Written) -> tuple[str, Gold]:
    """A cookie banner before the page, a newsletter after it."""
    return (
        "Sizlere daha iyi bir hizmet sunabilmek adına sitemizde çerezler kullanıyoruz. Çerez politikamızı okuyarak ayrıntılı bilgi alabilirsiniz.\nKabul Et\nReddet\n\n"
        f"{a.title}\n\n{a.when('%d {month} %Y %H:%M')}\n\n{a.lead}\n\n{_LINE.join(a.text)}\n\nKaynak: {a.agency or 'Haber Merkezi'}\n\n"
        "E-bültenimize abone olun, günün öne çıkan haberleri her sabah posta kutunuza gelsin.\n\n© 2026 Tüm hakları saklıdır.\n",
        _gold(a, agency=a.agency),
    )


def with_comments(a: Written) -> tuple[str, Gold]:
    """Readers' comments in whole sentences behind the article."""
    return (
        f"DÜNYA\n\n{a.title}\n\nYayınlanma: {a.when('%d.%m.%Y %H:%M')}\n\n{a.lead}\n\n{_LINE.join(a.text)}\n\nYorumlar (3)\n\nMurat Y.\n2 saat önce\n"
        "Bence bu görüşme çok geç kaldı, yıllar önce yapılmalıydı. Yine de umutluyum, inşallah arkası gelir.\nYanıtla\n\n"
        "okur1923\n5 saat önce\nBu ülkeler önce kendi sorunlarını çözsün, sonra dışarıya baksın. Her gün aynı haberleri okumaktan yorulduk artık.\nYanıtla\n",
        _gold(a),
    )


def wrapped(a: Written) -> tuple[str, Gold]:
    """Lines broken at seventy-two characters, paragraphs parted by blank lines."""

    def fold(text: str) -> str:
        return "\n".join(textwrap.wrap(text, 72, break_on_hyphens=False, break_long_words=False))

    return (
        f"{a.title}\n\n{a.when('%d.%m.%Y')}\n\n" + _LINE.join(fold(p) for p in a.paragraphs) + "\n",
        _gold(a),
    )


def bare(a: Written) -> tuple[str, Gold]:
    """Title and text, nothing else."""
    return f"{a.title}\n\n{_LINE.join(a.paragraphs)}\n", _gold(a, day=None)


def single_breaks(a: Written) -> tuple[str, Gold]:
    """No blank line anywhere, a byline under the title, the agency in the last line."""
    last = f"\n{a.agency}" if a.agency else ""
    return f"{a.title}\n{'Ozan TEKİN / ANKARA'}\n" + "\n".join(a.paragraphs) + last + "\n", _gold(
        a, day=None, agency=a.agency
    )


def relative_date(a: Written) -> tuple[str, Gold]:
    """The time only as a distance from the fetch."""
    return (
        f"{a.title}\n\n{a.lead}\n\nDünya - 3 gün önce\n\n{_LINE.join(a.text)}\n\nPaylaş\n\nGünün Manşetleri\n\nYeni metro hattı açıldı\n\n09:15 - Gündem\n\nHafta sonu yağış var\n\n08:50 - Yaşam\n",
        _gold(a, day="2026-03-07"),
    )


def promotions(a: Written) -> tuple[str, Gold]:
    """Calls to follow, subscribe and install between the paragraphs."""
    lines = list(a.text)
    lines.insert(1, "Google News'te bizi takip edin, son dakika haberlerinden anında haberdar olun.")
    lines.insert(3, "WhatsApp kanalımıza katılmak için tıklayın")
    return (
        f"Anasayfa » Dünya » {a.title}\n\n{a.title}\n\nGiriş Tarihi: {a.when('%d.%m.%Y')} - {a.when('%H:%M')}\nSon Güncelleme: {a.when('%d.%m.%Y')} - 23:40\n\n0\n1.245 okunma\n2 dk okuma süresi\n\n{a.lead}\n\n{_LINE.join(lines)}\n\n"
        "Mobil uygulamamızı indirin\nApp Store\nGoogle Play\n\nBu içeriğe emoji ile tepki ver\n👍 3\n👎 0\n😡 1\n",
        _gold(a),
    )


def english_wire(a: Written) -> tuple[str, Gold]:
    """An English wire story with its standards and licensing lines."""
    return (
        f"World\n\n{a.title}\n\nBy {a.author or 'Staff Reporter'}\n\n{a.when('%B %d, %Y %I:%M %p')} GMT+3\n\nSave\nShare\nText size\n\n{a.lead}\n\n{_LINE.join(a.text)}\n\n"
        "Our Standards: The Thomson Reuters Trust Principles., opens new tab\n\nPurchase Licensing Rights\n\nRead Next\n\nFloods close main railway line\n\nMarkets end week higher\n",
        _gold(a),
    )


def english_broadcaster(a: Written) -> tuple[str, Gold]:
    """An English broadcaster: relative and absolute dates, topics, a list of other stories."""
    return (
        f"Home\nNews\nSport\nBusiness\n\n{a.title}\n\n{a.when('%d %B %Y')}\n\nShare\n\nGetty Images\n\n{a.lead}\n\n{_LINE.join(a.text)}\n\nRelated Topics\n\nAfrica\nTrade\n\nMore on this story\n\n"
        "Village votes on wind farm\n3 January 2026\n\nFerry service back after storm\n28 December 2025\n\nMost read\n1\nStorm warning extended\n2\nCup draw in full\n",
        _gold(a),
    )


def english_blog(a: Written) -> tuple[str, Gold]:
    """A blog with a comment form and an author's box."""
    return (
        f"Skip to content\nMenu\n\n{a.title}\n\nPosted on {a.when('%B %d, %Y')}\n\n{a.lead}\n\n{_LINE.join(a.text)}\n\nShare this:\nTwitter\nFacebook\n\nRelated\n\nTen books for the winter\n\n"
        "Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nComment *\nName *\nEmail *\n\nSave my name, email, and website in this browser for the next time I comment.\n",
        _gold(a),
    )


def markdown(a: Written) -> tuple[str, Gold]:
    """A page turned into Markdown: links, emphasis, images, headings with hashes."""
    text = _LINE.join(f"## {t}" if t in a.headings else t for t in a.text)
    return (
        f"[Anasayfa](/) > [Dünya](/dunya) > {a.title}\n\n# {a.title}\n\n**{a.lead}**\n\n*{a.when('%d.%m.%Y %H:%M')}*\n\n![Görüşme](https://cdn.example.com/a.jpg)\n\n"
        f"{text}\n\n## İlgili Haberler\n\n* [Depremin yaraları sarılıyor](/a)\n* [Kuzey rotası açıldı](/b)\n\n[Facebook](#) [Twitter](#)\n",
        _gold(a),
    )


def foreign_service(a: Written) -> tuple[str, Gold]:
    """Captions and credits with commas, where it was reported from, everything on lines of its own."""
    return (
        f"Ana sayfa\nTürkiye\nDünya\nEkonomi\n{a.title}\nKaynak, Reuters\nFotoğraf altı yazısı, Görüşme iki saat sürdü\nEce Tan\nUnvan, Dış Haberler\nBildirdiği yer Londra\n{a.when('%d {month} %Y')}\n"
        + "\n".join(a.paragraphs)
        + "\nİlgili haberler\nKentler nasıl kuruluyor?\n2 Şubat 2026\nKuzey Kutbu’nda yeni rota\n28 Ocak 2026\nEn çok okunan\n1\nUykusuzluk beyni nasıl etkiliyor?\n2\nAntik kentte bulunan mozaik\n",
        _gold(a),
    )


def skip_links(a: Written) -> tuple[str, Gold]:
    """Skip links, a date written twice in a row, a short address, initials as the credit."""
    date = a.when("%d {month} %Y")
    return (
        f"İçeriğe git\nAna menüye git\nCANLI YAYIN\nDünyaTürkiye\n\n{a.title}\n\n{date}{date}\n\n{a.lead}\n\nhttps://example.com/p/4xYzA\nFotoğraf: Jens Maier/Arşiv\n\nReklam\n\n{_LINE.join(a.text)}\n\nAFP/ET,BK\n\n"
        "VPN ile nasıl ulaşabilirim?\n\nSonraki bölüme git Bu konuda daha fazla\nBu konuda daha fazla\n\nSeçimler nasıl yapılıyor?\n",
        _gold(a, agency="AFP"),
    )


def aggregator(a: Written) -> tuple[str, Gold]:
    """Breadcrumbs over several lines, the source as a label, keywords, a form for comments."""
    return (
        f"HABERLER\nGÜNCEL\nEKONOMİ\nMAGAZİN\nHABERLER\n>\nDÜNYA\n>\n{a.title} - Son Dakika\n{a.title}\n{a.when('%d.%m.%Y %H:%M')}\nGüncelleme: {a.when('%d.%m.%Y %H:%M')}\n{a.lead}\n"
        + "\n".join(a.text)
        + f"\nKaynak: {a.agency or 'AA'}\nDışişleri Bakanlığı, Güncel, Dünya, Haberler\nYorum Gönder\nYORUMLAR\n(0)\n1000 karakter\nHaberi Beğendiniz mi?\nŞehir Seçin\n"
        "Sizlere daha iyi hizmet sunabilmek adına sitemizde çerez konumlandırmaktayız. Kişisel verileriniz yasa kapsamında toplanıp işlenir.\n",
        _gold(a, agency=a.agency or "AA"),
    )


def capital_headline(a: Written) -> tuple[str, Gold]:
    """The headline twice, first in capitals; a counter in a sentence; columnists and keywords."""
    shout = a.title.translate(str.maketrans({"i": "İ", "ı": "I"})).upper()
    return (
        f"Paylaş Tweet Paylaş Gönder\n{shout}\n{a.title}\nDünya / {a.when('%d {month} %Y')}\nOkunma Sayısı : 1453\n{a.lead}\n"
        + "\n".join(a.text)
        + "\nBu haber 1453 defa okunmuştur.\nAnahtar Kelimeler : dünya haberleri, diplomasi\nDİĞER DÜNYA HABERLERİ\nPlatformda yangın çıktı\nVolkan yeniden kül püskürttü\nYAZARLAR\nHasan Ersoy\nBir bahar masalı\nFACEBOOK YORUM\nYorum\n",
        _gold(a),
    )


def english_dateline(a: Written) -> tuple[str, Gold]:
    """A wire story with place and agency before the lead, a caption with a counter, licensing lines."""
    lead = f"GENEVA, {a.when('%b %d')} (Reuters) - {a.lead}"
    return (
        f"World\nAfrica\n{a.title}\nBy {a.author or 'Nita Bell'}\n{a.when('%B %d, %Y')}{a.when('%I:%M %p')} UTC Updated 2 hours ago\n\n{lead}\n\n{_LINE.join(a.text)}\n\n"
        "Reporting by Jane Doe; Editing by John Smith\n\nOur Standards: The Thomson Reuters Trust Principles., opens new tab\n\nSuggested Topics:\nAfrica\nCommodities\n",
        _gold(a, paragraphs=[lead, *a.text], agency="Reuters"),
    )


def english_lists(a: Written) -> tuple[str, Gold]:
    """Recommended stories as a list that counts itself, a save button, a source."""
    return (
        f"Skip links\nSkip to Content\nplay\nLive\nNavigation menu\nNews\nAfrica\nAsia\nNews\n|\nPolitics\n{a.title}\n{a.lead}\nPublished On {a.when('%d %b %Y')}\nClick here to share on social media\nshare2\nSave\n"
        f"{_LINE.join(a.text)}\nRecommended Stories\nlist of 3 items\nlist 1 of 3\nFloods close main railway line\nlist 2 of 3\nVillage votes on wind farm\nend of list\nSource: News agencies\nAdvertisement\nAbout\n",
        _gold(a),
    )


TURKISH: tuple[Shell, ...] = (
    local_portal, theme_reactions, lower_lead, glued, header_without_break, front_matter, headings_at_ends, agency_site, television,
    continue_marker, public_broadcaster,
    markdown, foreign_service, skip_links, aggregator, capital_headline, cookie_first, with_comments, wrapped, bare, single_breaks, relative_date, promotions,
)  # fmt: skip
ENGLISH: tuple[Shell, ...] = (
    english_wire, english_broadcaster, english_blog, bare, front_matter, english_dateline, english_lists, markdown, wrapped,
)  # fmt: skip


def dumps() -> list[Dump]:
    """Every shell with three Turkish articles, or two English ones."""
    made = []
    for shells, written, each in ((TURKISH, of("tr"), 3), (ENGLISH, of("en"), 2)):
        for place, shell in enumerate(shells):
            for turn in range(each):
                article = written[(place + turn * 5) % len(written)]
                body, gold = shell(article)
                made.append(Dump(f"{shell.__name__}-{article.name}", body, gold))
    return made
