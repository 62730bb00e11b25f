"""Whose a statement is, a resolution or a letter, in which something stands: "Fransa ile Togo ortak bildiri yayımladı.
Bildiride Mali'ye çekilme çağrısı yapıldı".

The sentence says so itself ("X ve Y tarafından yayımlanan bildiride"), or one before it told who made it; a joint one
is theirs who have just met. What is done in words by a passive verb of such a sentence, they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.drafts import Draft
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.quotes.statements import came_from
from services.extract.roles.filling import Roles

_BACK = 4  # sentences within which a page comes back to a statement
_BEHIND = 4  # words behind a verb that says who made it: "yayımladığı ortak yazılı bir açıklamada"
_JOINT = 3  # words before it among which it is said to be a joint one
_VERB = 4  # words from it to the verb by which it is made
_BOTH = 2  # sides that have met
_OWNED = frozenset({"gen", "compound"})
_TO_EACH_OTHER = "CONSULT"


class _Told:
    """Those who have made what is written, or have met, and the sentence that told so last."""

    __slots__ = ("at", "who")

    def __init__(self, who: tuple[Filler, ...], at: int) -> None:
        self.who = who
        self.at = at


class Issuers:
    """The statements that a page has told of up to a sentence, and those who have just met."""

    __slots__ = ("_met", "_profile", "_seen", "_texts", "_told", "_words")

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._words = profile.affixes.get("statements", ())
        self._texts = (*self._words, *profile.affixes.get("texts", ()))
        self._told: dict[str, _Told] = {}
        self._met: _Told | None = None
        self._seen: tuple[Parsed, int | None] | None = None

    def given(self, parsed: Parsed) -> tuple[Filler, ...]:
        """Whose the statement is in which a sentence says that something stands; empty where it stands in none, or in
        one of whom nothing is known."""
        at = self._stands_in(parsed)
        if at is None:
            return ()
        own = self._own(at, parsed)
        if own is not None:
            return own
        found = self._before(at, parsed)
        others = any(f.who.side not in {g.who.side for g in found} for f in parsed.topic)
        return () if others else found  # the sentence before told of somebody else

    def take(self, parsed: Parsed, drafts: Sequence[Draft]) -> None:
        """Remember who made a statement of which a sentence tells, and who met by it."""
        if not self._texts or parsed.sentence.in_title:
            return
        here = parsed.sentence.index
        for draft in drafts:
            both = (*draft.actors, *draft.recipients)
            met = draft.event_type == _TO_EACH_OTHER and draft.predicate.symmetric
            if met and draft.status == "occurred" and len({f.who.side for f in both}) >= _BOTH:
                self._met = _Told(both, here)
        at = self._stands_in(parsed)
        if at is not None:
            found = self.given(parsed)
            self._remember(parsed.sentence.tokens[at].fold, found, here)
            return
        made = [(i, c) for c in parsed.clauses if c.kind == "main" for i in self._made_by(c, parsed)]
        for i, clause in made[-1:]:
            self._remember(parsed.sentence.tokens[i].fold, self._makers(clause, parsed), here)

    def _remember(self, word: str, found: tuple[Filler, ...], at: int) -> None:
        if word.startswith(self._words):
            for known in self._words:
                self._told.pop(known, None)  # "Açıklamada": the last, whatever it was called
        key = next((w for w in self._texts if word.startswith(w)), word)
        if found:
            self._told[key] = _Told(found, at)
        else:
            self._told.pop(key, None)

    def _stands_in(self, parsed: Parsed) -> int | None:
        """The first token that says in what is written something stands: "açıklamada", "kararında"."""
        if self._seen is not None and self._seen[0] is parsed:
            return self._seen[1]  # asked before its events are read and behind
        at = self._looked_for(parsed)
        self._seen = (parsed, at)
        return at

    def _looked_for(self, parsed: Parsed) -> int | None:
        if not self._texts or parsed.sentence.in_title:
            return None
        for token in parsed.sentence.tokens:
            if token.word and token.fold.startswith(self._texts):
                form = self._profile.guess_noun(token.fold)
                if form is not None and form.case == "loc":
                    return token.index
        return None

    def _own(self, at: int, parsed: Parsed) -> tuple[Filler, ...] | None:
        """Whose the sentence says that it is; None where it says nothing of that."""
        roles = Roles(parsed, self._profile)
        for clause in parsed.clauses:
            if clause.kind != "relative" or not at - _BEHIND <= clause.head < at:
                continue
            if not self._makes(clause, parsed, ("issuing", "resolving")):
                continue
            if clause.form.name == "factive" and not clause.form.passive:
                return _sure(roles.fillers(_with_whom(clause)))
            if clause.form.name == "agentive" and clause.form.passive:
                found = _sure(
                    roles.fillers(a for a in clause.args if a.case in ("by", "abl") and not a.owned)
                )
                found = found or _sure(roles.fillers(a for a in clause.args if _is_assembly(a)))
                if found:
                    return found
                return self._just_met(parsed) if self._is_joint(at, parsed) else ()
        owning = [(a, c) for c in parsed.clauses for a in c.args if a.noun == at and a.case == "loc"]
        if owning and owning[0][0].owned in _OWNED:
            return _sure(roles.fillers([owning[0][0]])) if _is_its_own(*owning[0]) else ()
        form = self._profile.guess_noun(parsed.sentence.tokens[at].fold)
        return () if form is not None and form.possessed and not self._is_joint(at, parsed) else None

    def _before(self, at: int, parsed: Parsed) -> tuple[Filler, ...]:
        """Who made it, as the page told before."""
        word = parsed.sentence.tokens[at].fold
        known = [k for k in self._told if word.startswith(k)]
        if not known and word.startswith(self._words):
            known = [k for k in self._told if k in self._words]
        told = [self._told[k] for k in known if parsed.sentence.index - self._told[k].at <= _BACK]
        if told and not (self._is_joint(at, parsed) and len(told[0].who) < _BOTH):
            return told[0].who
        return self._just_met(parsed) if self._is_joint(at, parsed) else ()

    def _just_met(self, parsed: Parsed) -> tuple[Filler, ...]:
        met = self._met
        return met.who if met is not None and parsed.sentence.index - met.at <= _BACK else ()

    def _is_joint(self, at: int, parsed: Parsed) -> bool:
        """ "ortak bildiride", "zirvenin sonuç bildirisinde"."""
        joint = self._profile.modality.get("joint", frozenset())
        return any(t.fold in joint for t in parsed.sentence.tokens[max(0, at - _JOINT) : at])

    def _made_by(self, clause: Clause, parsed: Parsed) -> list[int]:
        """The token of the statement of which a clause tells that it is made."""
        coming = clause.stem in self._profile.modality.get("coming", frozenset())
        if clause.form.negated or not (coming or self._makes(clause, parsed, ("issuing",))):
            return []
        tokens = parsed.sentence.tokens
        near = range(max(clause.start, clause.head - _VERB), clause.head)
        return [k for k in near if tokens[k].word and tokens[k].fold.startswith(self._words)][-1:]

    def _makers(self, clause: Clause, parsed: Parsed) -> tuple[Filler, ...]:
        roles = Roles(parsed, self._profile)
        if clause.form.passive:
            return _sure(roles.fillers(a for a in clause.args if a.case in ("by", "abl") and not a.owned))
        return _sure(came_from(clause, parsed, self._profile) or roles.doers(clause))

    def _makes(self, clause: Clause, parsed: Parsed, verbs: Iterable[str]) -> bool:
        """Whether a clause's verb is one by which a statement is made."""
        before = parsed.sentence.tokens[clause.head - 1].fold if clause.head else ""
        making = frozenset[str]().union(*(self._profile.modality.get(v, frozenset()) for v in verbs))
        return clause.stem in making or f"{before} {clause.stem}" in making


def _with_whom(clause: Clause) -> list[Argument]:
    """ "Fransa ile Togo'nun yayımladığı": who does it, and who stands with him right before him."""
    doers = clause.subjects(owners=False)
    starts = {a.start for a in doers}
    return [*(a for a in clause.args if a.case == "ins" and not a.owned and a.end in starts), *doers]


def _is_its_own(argument: Argument, clause: Clause) -> bool:
    """ "Merz'in açıklamasında", "Konsey kararında": not "AB'nin Türkiye raporunda", which is about it, nor
    "açıklamasında adı geçen", which says of whom more is told."""
    about = argument.owned == "compound" and any(m.kind == "state" for m in argument.mentions)
    return clause.kind in ("main", "adverbial", "content") and not about


def _is_assembly(argument: Argument) -> bool:
    plain = argument.case == "loc" and not (argument.owned or argument.link) and bool(argument.mentions)
    return plain and all(m.kind == "organisation" or m.body is not None for m in argument.mentions)


def _sure(found: Iterable[Filler]) -> tuple[Filler, ...]:
    """All of them, if all are known."""
    fillers = tuple(found)
    return fillers if all(f.who.sure > 0 for f in fillers) else ()
