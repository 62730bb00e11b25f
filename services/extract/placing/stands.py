"""Where the page says that somebody speaks: "Münih Güvenlik Konferansı'nda konuşan", "Münih'te yaptığı açıklamada"."""

from __future__ import annotations

from dataclasses import dataclass

from services.core.messages import EventPlace
from services.extract.clauses.clause import Clause
from services.extract.clauses.parsed import Parsed, reports
from services.extract.language.profile import Profile
from services.extract.mentions.composing import Mention
from services.extract.placing.circumstances import is_place, named_place, spoken_about
from services.extract.placing.gathered import Gatherings
from services.extract.placing.here import told_here
from services.extract.placing.sites import is_occasion
from services.extract.placing.venues import before_body, before_the_press, town_in
from services.extract.reading.datelines import Desk
from services.extract.roles.filling import Roles
from services.world.places import places

_ITS_NOUN = 4  # words behind a participle among which its noun is: "yaptığı yazılı bir açıklamada"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where somebody speaks, and of which side he is. `town`: the place is a town that is known."""

    place: EventPlace
    side: str
    town: bool


def speaking_places(
    parsed: list[Parsed], profile: Profile, text: str, title: str, desk: Desk | None
) -> dict[str, Stand]:
    """Where the page says somebody speaks, by his key: "Münih Güvenlik Konferansı'nda konuşan", "Münih'te yaptığı
    açıklamada", "speaking in Geneva".

    `desk`: the town of the page's dateline, where he speaks who does before a body that sits there. Nobody who speaks
    in two places is here.
    """
    spoken: dict[str, dict[str, Stand]] = {}
    stayed: dict[str, dict[str, Stand]] = {}
    gatherings = Gatherings(profile)
    # "Lima'da kalan Vega", "Lima'da bir kurultaya katılan Vega"
    staying = profile.modality.get("staying", frozenset()) | profile.modality.get("attending", frozenset())
    for sentence in parsed:
        roles = Roles(sentence, profile)
        source = title if sentence.sentence.in_title else text
        for clause in sentence.clauses:
            if clause.kind not in ("main", "relative", "adverbial"):
                continue
            speaks = reports(clause, sentence, profile) or _appears(clause, sentence, profile)
            speaks = speaks or _utters(clause, sentence, profile)
            stays = clause.kind == "relative" and clause.stem in staying
            saying = _saying(clause, sentence, profile) or (clause if speaks or stays else None)
            if saying is None:
                continue
            where = _spoken_in(saying, sentence, profile)
            place = venue(where[0], sentence, profile, source) if where else None
            if not where and (meant := told_here(saying, sentence, profile)) is not None:
                place = named_place(meant.mention, meant.parsed, profile, text)
            elif not where and (told := gatherings.spoken_at(saying, sentence)) is not None:
                place = named_place(*told, profile, title if told[1].sentence.in_title else text)
            elif desk is not None and place is None and before_body(saying, desk.town):
                place = desk.place
            found = stayed if stays and not speaks else spoken
            for filler in roles.doers(clause) if place is not None else ():
                if filler.who.kind == "person" and place is not None:
                    stand = Stand(place, filler.who.side, _is_city(place, profile))
                    found.setdefault(filler.who.key, {})[place.name.casefold()] = stand
        gatherings.take(sentence)
    return {
        key: next(iter(held.values()))
        for key in stayed.keys() | spoken.keys()
        if len(held := _said_in(stayed.get(key, {}), spoken.get(key, {}))) == 1
    }


def _is_city(place: EventPlace, profile: Profile) -> bool:
    found = places(profile.language).find(place.name)
    return found is not None and found.kind in ("capital", "city")


def _said_in(stayed: dict[str, Stand], spoken: dict[str, Stand]) -> dict[str, Stand]:
    """Of the places where somebody stays and speaks, those that may be where he speaks: a hall of which nobody knows
    in which land it is gives way to the town where he stays."""
    known = [{k: s for k, s in found.items() if s.place.country} for found in (spoken, stayed)]
    return known[0] or known[1] or spoken or stayed


def _saying(clause: Clause, parsed: Parsed, profile: Profile) -> Clause | None:
    """ "Vega, Lima'da düzenlediği basın toplantısında Peru'ya tepki gösterdi": the clause before its noun that says
    where he spoke who does something else by the words of the main clause."""
    if clause.kind != "main":
        return None
    held = (a.clause for a in clause.args if a.case == "loc" and a.clause is not None)
    return next((c for c in held if _utters(c, parsed, profile)), None)


def venue(mention: Mention, parsed: Parsed, profile: Profile, source: str) -> EventPlace | None:
    """A place, or the town that the name of a conference holds."""
    if mention.kind == "organisation":
        return town_in(mention, parsed, profile, source)
    if is_occasion(mention, parsed, profile):
        return None
    return named_place(mention, parsed, profile, source)


def _is_venue(mention: Mention, profile: Profile) -> bool:
    return mention.kind == "organisation" or is_place(mention, profile)


def _appears(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "basın toplantısı düzenledi", "açılış konuşmasını yapan": whether the object of a verb says that somebody speaks
    to the press or at a gathering."""
    before = parsed.sentence.tokens[clause.head - 1].fold if clause.head else ""
    if before in profile.modality.get("speech", ()) and clause.stem in profile.modality["speech_given"]:
        return True
    appearing, tokens, last = (
        profile.modality.get("appearing", frozenset()),
        parsed.sentence.tokens,
        clause.head,
    )
    for k in range(max(clause.start, last - 3), last):
        said = tokens[k].fold if k + 1 == last else f"{tokens[k].fold} {tokens[k + 1].fold}"
        if said in appearing:
            return True
    return False


def _utters(clause: Clause, parsed: Parsed, profile: Profile) -> bool:
    """ "yaptığı konuşmada", "düzenlediği basın toplantısında": whether a clause before its noun says
    where somebody gives a speech or a statement."""
    told = clause.kind == "relative" and clause.form.name == "factive"
    return told and _held_in(clause.head + 1, profile.affixes.get("utterances", ()), parsed, profile)


def _held_in(first: int, words: tuple[str, ...], parsed: Parsed, profile: Profile) -> bool:
    """Whether one of the words from token `first` on is a noun that begins like one of `words`, in the locative."""
    behind = parsed.sentence.tokens[first : first + _ITS_NOUN]
    for k, token in enumerate(behind):
        if not token.word:
            return False
        if " ".join(t.fold for t in behind[k : k + 2]) in profile.modality.get("appearing", ()):
            return True
        if token.fold.startswith(words):
            form = profile.guess_noun(token.fold)
            return form is not None and form.case == "loc"
    return False


def _spoken_in(clause: Clause, parsed: Parsed, profile: Profile) -> list[Mention]:
    """The places in which a clause of saying says that it is, and those of the gathering at which it is said:
    "Kahire'deki zirvede konuşan", "Kahire'de düzenlenen toplantıda konuşan"."""
    tokens = parsed.sentence.tokens
    args = [a for a in clause.args if a.case == "loc"] + before_the_press(clause, parsed, profile)
    if not args:
        return []
    affixes = profile.affixes
    words = (*profile.venues, *affixes.get("utterances", ()), *affixes.get("proceedings", ()))
    for held in args.copy():
        which = held.clause
        if which is None or which.kind != "relative" or which.hypothetical or held.noun is None:
            continue
        if tokens[held.noun].fold.startswith(profile.venues):
            args += [a for a in which.args if a.case == "loc"]
    return [
        m
        for a in args
        if not a.link and a.owned in (None, "gen")
        for m in a.mentions
        if m.case == ("loc" if a.owned is None else "rel")
        and _is_venue(m, profile)
        and (a.owned is None or (m.is_town and a.noun is not None and tokens[a.noun].fold.startswith(words)))
        and not spoken_about(a.end, parsed, profile)
    ]
