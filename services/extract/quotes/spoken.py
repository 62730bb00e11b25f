"""Of whom a quotation speaks, and to whom, as the sentences around it say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.extract.clauses.parsed import Parsed, reports
from services.extract.language.profile import Profile
from services.extract.language.text import Sentence
from services.extract.mentions.page import Page, Who
from services.extract.reading.sentences import QuotePlace

_SIDES = 2  # sides that a threat is against
_NEXT = 2  # words between a verb and the name behind its preposition: "said of the"


def spoken_of(hosts: list[Parsed], speaker: Who) -> Who | None:
    """The one other side that the sentence with the quotation names, else the one before it: "they" means it."""
    for parsed in reversed(hosts):
        named = [w for m in parsed.mentions if m.kind != "place" for w in m.who if w.kind != "person"]
        others = {w.side: w for w in named if w.side != speaker.side and w.sure > 0}
        if others:
            only = next(iter(others.values()))
            return replace(only, sure=min(only.sure, 0.6)) if len(others) == 1 else None
    return None


def said_of(host: Parsed, speaker: Who, profile: Profile) -> tuple[Who, ...]:
    """ "“…,” X said of the American strikes": the one other side that the saying names behind "of" or "about"."""
    found = [
        w
        for c in host.clauses
        if c.subject is not None and c.kind == "main" and reports(c, host, profile)
        for a in c.args
        if a.case in ("of", "about") and a.start <= c.last_group + _NEXT
        for m in a.mentions
        for w in m.who
    ]
    sides = {w.side: w for w in found if w.side != speaker.side and w.sure > 0}
    return tuple(sides.values()) if len(sides) == 1 else ()


def called(host: Parsed, place: QuotePlace, speaker: Who, profile: Profile) -> tuple[Who, ...]:
    """ "Çin'in kararını “…” olarak niteledi", "Çin'i “…” diye eleştirdi": the one other side whom, or whose deed, the
    verb behind a quotation calls so."""
    behind = host.sentence.tokens[place.before : place.before + 1]
    if behind and behind[0].fold in profile.modality.get("said_of", ()):
        return _judged(host, place, speaker, profile)
    if not behind or behind[0].fold not in profile.modality.get("calling", ()):
        return ()
    clause = min((c for c in host.clauses if c.head > place.before), key=lambda c: c.head, default=None)
    if clause is None or clause.subject is not None or clause.form.passive:
        return ()
    objects = [a for a in clause.args if a.case == "acc" and a.end <= place.before and a.link is None]
    if objects and not objects[-1].mentions and objects[-1].clause is not None:
        objects = objects[-1].clause.subjects()  # "Çin'in sınırı kapatmasını “…” olarak niteledi"
    sides = {w.side: w for a in objects[-1:] for m in a.mentions for w in m.who}
    others = tuple(w for w in sides.values() if w.side != speaker.side and w.sure > 0)
    return others if len(others) == 1 else ()


def _judged(host: Parsed, place: QuotePlace, speaker: Who, profile: Profile) -> tuple[Who, ...]:
    """ "Çin'in kararının “kabul edilemez” olduğunu": the one other side of whose deed or thing a quotation says what it
    is."""
    clause = next((c for c in host.clauses if c.head == place.before), None)
    if clause is None or clause.form.negated or clause.form.name != "factive":
        return ()
    words = [t.fold for t in host.sentence.tokens]
    suffering = profile.modality.get("suffering", frozenset())
    for inner in host.clauses:  # "uğradığı saldırının “alçakça” olduğunu": of what was done to him
        phrase = f"{words[inner.head - 1]} {inner.stem}" if inner.head else inner.stem
        if inner.kind == "relative" and inner.head < place.before and {inner.stem, phrase} & suffering:
            return ()
    owners = [a for a in clause.args if a.case == "gen" and a.end <= place.before and a.link is None]
    if owners and not owners[-1].mentions and owners[-1].clause is not None:
        owners = owners[-1].clause.subjects()  # "Çin'in sınırı kapatmasının “…” olduğunu"
    sides = {w.side: w for a in owners[-1:] for m in a.mentions for w in m.who}
    others = tuple(w for w in sides.values() if w.side != speaker.side and w.sure > 0)
    return others if len(others) == 1 else ()


def about_whom(spoken: list[Parsed], speaker: Who, page: Page) -> tuple[Who, ...]:
    """Whom a quotation is about where a sentence of it names nobody: the one other side that it names; if it
    names none, the one that the page names most."""
    others = [
        w
        for p in spoken
        for m in p.mentions
        if m.case not in ("loc", "rel") and m.kind != "place"
        for w in m.who
    ]
    others = [w for w in others if w.side != speaker.side and w.sure > 0]
    if others:
        return (others[0],) if len({w.side for w in others}) == 1 else ()
    kin = [w for w in page.recent if w.side != speaker.side and w.sure > 0]
    best = max(kin, key=lambda w: page.counts[w.side], default=None)
    return (replace(best, sure=min(best.sure, 0.6)),) if best is not None else ()


def named_in(spoken: Sequence[Parsed], speaker: Who) -> tuple[Who, ...]:
    """ "“Mali bunun bedelini öder” tehdidinde bulundu": the sides but the speaker's that his words name, if they are
    one or two."""
    named = (w for p in spoken for m in p.mentions if m.kind != "place" for w in m.who)
    sides: dict[str, Who] = {}
    for who in named:
        if who.sure > 0 and who.side != speaker.side and who.entity is not None:
            sides.setdefault(who.side, who)
    return tuple(sides.values()) if len(sides) <= _SIDES else ()


def spoken_to(sentence: Sentence, speaker: Who, page: Page, profile: Profile) -> tuple[Who, ...]:
    """ "size teşekkür ederim": whom a "you" means, where the host sentence does not say: the one whom the page
    names most on another side."""
    if not any(t.word and profile.is_second(t.fold) for t in sentence.tokens):
        return ()
    others = [w for w in page.people if w.side != speaker.side and w.sure > 0]
    best = max(others, key=lambda w: page.counts[w.key], default=None)
    return (best,) if best is not None else ()
