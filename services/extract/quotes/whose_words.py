"""Whose words a quotation is that is part of a sentence: its owner's, or of one who does something on its ground."""

from __future__ import annotations

from collections.abc import Sequence

from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Filler, Parsed, reports
from services.extract.language.profile import Profile
from services.extract.reading.sentences import QuotePlace
from services.extract.roles.filling import Roles

_VERB = 2  # tokens of a verb of saying: "ifade etti"


def told_of(host: Parsed, place: QuotePlace, profile: Profile) -> Filler | None:
    """ "Çin'in “baskıyı artırdığını” söyledi", "Çin'in “haksız” olduğunu söyledi": of whom a quotation tells that ends,
    or whose next word ends, as what is told does; its words are another's."""
    words = [t for t in place.sentences[-1].tokens if t.word] if place.sentences else []
    readings = profile.verb_readings(words[-1].fold)[:1] if words else ()
    cases = {form.case for _, form in readings if form.name in ("factive", "prospective")}
    behind = host.sentence.tokens[place.before : place.before + 1]
    said_of = any(t.fold in profile.modality.get("said_of", ()) for t in behind)
    sayings = [c for c in host.clauses if 0 <= c.head - place.before < _VERB and reports(c, host, profile)]
    if not said_of and not any("acc" in cases or ("nom" in cases and c.form.passive) for c in sayings):
        return None  # "Şahin'in “destek verdiğini” öne süren açıklaması"; "… “destek verdiği” öne sürüldü"
    found = (m for m in host.mentions if m.end == place.before and m.case == "gen" and m.who)
    return next((Filler(m.who[0], m, host.sentence) for m in found), None)


def is_charge(host: Parsed, place: QuotePlace, profile: Profile) -> bool:
    """ "Togo'nun “silah gönderdiği” suçlamalarını": whether a quotation tells of what another is accused, and so of no
    deed of him whose words it is."""
    words = [t for t in place.sentences[-1].tokens if t.word] if place.sentences else []
    told = profile.verb_readings(words[-1].fold)[:1] if words else ()
    behind = host.sentence.tokens[place.before : place.before + 1]
    charges = profile.affixes.get("accusations", ("-",))
    return (
        any(form.name in ("factive", "prospective") for _, form in told)
        and bool(behind)
        and behind[0].fold.startswith(charges)
    )


def grounding(host: Parsed, roles: Roles, place: QuotePlace, profile: Profile) -> list[Filler]:
    """ "Çin, Japon diplomatı “casusluk yaptığı” iddiasıyla sınır dışı etti", "AB, Çin'in “kabul edilemez” açıklamasını
    yaptı": who himself does that of which a quotation is the ground, or says it, whosever words it might go on from."""
    tokens, behind = host.sentence.tokens, place.before
    if behind >= len(tokens):
        return []
    clause = min((c for c in host.clauses if c.head >= behind), key=lambda c: c.head, default=None)
    if clause is None or clause.kind != "main" or clause.form.passive:
        return []
    said, form = reports(clause, host, profile), profile.guess_noun(tokens[behind].fold)
    saying = said is not None and any(hit.sense == said.noun for hit in host.nouns.get(behind, ()))
    saying = saying and form is not None and form.possessed and not clause.form.negated
    if not saying and tokens[behind].fold not in profile.modality.get("grounds", ()):
        return []
    own = [a for a in clause.args if a.case == "nom" and a.mentions and not (a.owned or a.link)]
    return [f for f in roles.fillers(own) if f.who.sure > 0]


def owner_of(host: Parsed, roles: Roles, place: QuotePlace, profile: Profile) -> Filler | None:
    """ "Erdoğan'ın kullandığı “…” sözleri", "Erdoğan'ın AB'ye yönelik “…” çıkışı": whose words they are."""
    tokens = host.sentence.tokens
    for clause in host.clauses:
        if clause.kind == "relative" and clause.head == place.before - 1 and clause.form.name == "factive":
            found = [f for f in roles.doers(clause) if f.mention is not None]
            return found[0] if found else None
    behind = place.before
    if behind < len(tokens) and tokens[behind].fold in profile.modality.get("holding", ()):
        behind += 1  # "X'in “…” şeklindeki sözleri"
    if behind >= len(tokens) or not tokens[behind].word:
        return None
    form = profile.guess_noun(tokens[behind].fold)
    if form is None or not form.possessed or profile.verb_readings(tokens[behind].fold):
        return None
    heads = [c.head for c in host.clauses if c.head < place.before]
    since = max(heads, default=-1)
    last = place.before
    if last and tokens[last - 1].fold == ",":
        last -= 1
    words = tuple(sorted(profile.modality.get("statements", ())))
    cases = ("gen", "abl") if tokens[behind].fold.startswith(words) else ("gen",)  # "X'ten “…” açıklaması"
    owners = [
        m
        for m in host.mentions
        if m.case in cases
        and since < m.start
        and m.end <= last
        and m.who
        and all(t.word for t in tokens[m.end : last])
    ]
    if not owners or any(owners[-1].end <= m.start < last and m.case == "nom" for m in host.mentions):
        return None  # "X'in haberine göre Y, “…” ifadesini kullandı": Y says it
    return Filler(owners[-1].who[0], owners[-1], host.sentence)


def by_nobody(sayings: Sequence[Clause], host: Parsed, place: QuotePlace, profile: Profile) -> bool:
    """ "“…” denildi", "“…” ifadesi yer aldı", "“…” dedim": whether what says a quotation names nobody by its form, or
    the narrator; `sayings` are the verbs of saying behind it."""
    tokens, at = host.sentence.tokens, place.before
    first = min(sayings, key=lambda c: c.head)
    if first.form.passive or first.form.first:
        return True
    form = profile.guess_noun(tokens[at].fold) if at < len(tokens) else None
    words = tuple(sorted(profile.modality.get("utterances", ())))
    return form is not None and form.possessed and form.case == "nom" and tokens[at].fold.startswith(words)
