"""Who stands in which role of a predicate: from places in a clause to actors and recipients."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.parsed import Filler, Parsed, reports
from services.extract.language.profile import Profile
from services.extract.roles.addressed import not_for, reached
from services.extract.roles.asked import asked, welcomed
from services.extract.roles.envoys import posts_in
from services.extract.roles.finders import FINDERS, OF_TOWNS
from services.extract.roles.grounds import is_stay, post_of
from services.extract.roles.harm import feared
from services.extract.roles.own_subjects import (
    before_its_own,
    done_by_another,
    done_by_more,
    has_own_subject,
    is_anybody,
    is_beside_own_state,
    is_done_by_thing,
    is_of_speaker,
    joins,
    opens_content,
    opens_with_doer,
    owner_who_acts,
    sayer,
)
from services.extract.roles.owners import givers, owners_of_object
from services.extract.roles.paired import partners
from services.extract.roles.purposes import before_purpose
from services.extract.roles.sources import announced_in, says_of_statement, told_in, whose_text
from services.extract.roles.stricken import struck_on_page
from services.extract.roles.surroundings import OWNING, in_town, owning, town_struck
from services.extract.roles.which import genitives, said_which, witnesses

_REACHED = frozenset({"dat", "acc", "loc", "on", "against"})  # cases in which a town is somebody's
_FREE = (None, "adj")
_PLAIN = {"acc", "dat", "abl", "loc", "ins", "by", "between", "against", "about", "gen", "on", "of", "for"}
_PLAIN |= {"into", "over", "before", "through", "as", "other"}


class Roles:
    """The places of the clauses of one sentence."""

    __slots__ = ("parsed", "profile")

    def __init__(self, parsed: Parsed, profile: Profile) -> None:
        self.parsed = parsed
        self.profile = profile

    def doers(self, clause: Clause, depth: int = 0, *, owners: bool = True) -> list[Filler]:
        """Who does what the clause says; empty where it does not say. Without `owners` nobody does it only
        because he owns what the clause names."""
        if depth or not owners:
            return self._doers(clause, depth, owners=owners)
        known = self.parsed.doers.get(clause)
        if known is None:
            known = self.parsed.doers[clause] = self._doers(clause, depth, owners=owners)
        return known

    def _doers(self, clause: Clause, depth: int, *, owners: bool) -> list[Filler]:
        if clause.form.first and self.parsed.speaker:
            return [Filler(w, None) for w in self.parsed.speaker]
        subjects = clause.subjects(owners=owners)
        # "iki Perulu serbest bırakıldı": what stands right before a verb may be a word of its own
        nouns = [
            a for a in subjects if a.noun is None or a.noun + 1 != clause.head or not clause.form.passive
        ]
        if clause.subject is None and any(is_anybody(a, self.parsed, self.profile) for a in nouns):
            return []
        found = self.fillers(subjects) or self.inherited(clause)
        if found:
            return found
        if depth > 6:
            return []
        if (joined := joins(clause, self.parsed, self.profile)) is not None:
            return self.doers(joined, depth + 1)
        if clause.kind == "content" and not clause.form.passive and self.parsed.told_of:
            return [Filler(w, None) for w in self.parsed.told_of]
        if clause.kind == "adverbial" and clause.parent is not None:
            return [] if clause.own_subject else self.doers(clause.parent, depth + 1)
        shared = clause.kind == "noun" and clause.subject is not None and not clause.own_subject
        if shared and clause.parent is not None:
            return self.doers(clause.parent, depth + 1)  # "after talks with X, Y said"
        if done_by_another(clause, self.parsed, self.profile):
            return []  # "Peru, Mali'ye saldırdığı gerekçesiyle Kenya'yı kınadı": it is not Peru who attacked
        which = clause.kind == "relative" and clause.form.name in ("factive", "prospective")
        if which and clause.parent is not None:
            if (owner := owner_who_acts(clause, self.parsed, self.profile)) is not None:
                return self.fillers([owner])
            if opens_content(clause, self.parsed, self.profile):
                outer = clause.parent.parent
                return self._shared(outer, depth + 1) if outer is not None else []
            # "selin vurduğu Peru'ya yardım gönderdi": not he; "yaptığı temaslara değinen Lavrov": he
            thing = is_done_by_thing(clause, self.parsed, self.profile)
            return [] if thing else self.doers(clause.parent, depth + 1, owners=owners)
        if clause.kind == "noun" and clause.parent is not None:
            return self.doers(clause.parent, depth + 1) if clause.parent.kind in ("main", "relative") else []
        if clause.kind == "content" and clause.parent is not None and not clause.form.passive:
            if has_own_subject(clause, self.parsed, self.profile):
                return []
            # "ayrılmasını istemenin yanlış olduğunu": whoever does it
            judged = clause.case == "gen" and clause.subject is None and not self._sets_the_time(clause)
            if clause.form.name == "action" and (judged or clause.parent.kind == "rest"):
                return []  # "vetosunu kaldırması …", where nobody says whose act it is
            beside = self._beside(clause) or self.fillers(opens_with_doer(clause))
            if beside:
                return beside
            return self._shared(clause.parent, depth + 1) or self.fillers(clause.set_aside())
        described = clause.kind == "relative" and clause.subject is None  # "kabul edilen örgüt": no saying
        described = described and not says_of_statement(clause, self.parsed, self.profile)
        if clause.form.passive and not described and reports(clause, self.parsed, self.profile):
            return self.fillers(told_in(clause, self.parsed)) or self.parsed.whose()
        if clause.kind == "main" and not clause.form.passive and clause.subject is None:
            before = self.parsed.main_before.get(clause.head)
            if before is not None and not has_own_subject(clause, self.parsed, self.profile):
                found = self.doers(before, depth + 1)  # "X istedi ve … kınadı": he goes on
                if found:
                    return found
        if clause.kind == "rest" and self.parsed.speaker and is_of_speaker(clause, self.parsed, self.profile):
            return [Filler(w, None) for w in self.parsed.speaker]  # "Fransa ile temas halindeyiz"
        opening = self.fillers(before_its_own(clause, self.parsed))
        if opening:
            return opening
        voice = clause.kind == "relative" and clause.own_subject is False and clause.subject == []
        told = (
            (clause.kind == "main" or (voice and clause.form.name == "agentive"))
            and not self.parsed.speaker
            and not has_own_subject(clause, self.parsed, self.profile)
        )
        if told and (not clause.form.passive or any(a.case == "by" for a in clause.args)):
            return list(self.parsed.topic)
        return []

    def _beside(self, clause: Clause) -> list[Filler]:
        """ "X'in geldiğini ve Y'yi ziyaret ettiğini": he of whom the clause beside it tells."""
        host, tokens = clause.parent, self.parsed.sentence.tokens
        if host is None or clause.subject is not None or clause.form.name not in ("factive", "prospective"):
            return []
        told = [
            c
            for c in (a.clause for a in host.args if a.case == clause.case)
            if c is not None
            and c.kind == "content"
            and c.form.name in ("factive", "prospective")
            and c.head < clause.head
        ]
        if not told:
            return []
        behind = tokens[told[-1].head + 1].fold
        if behind != "," and behind not in self.profile.links["and"]:
            return []
        return self.fillers(told[-1].subjects(owners=False)) or self._beside(told[-1])

    def _shared(self, holder: Clause, depth: int) -> list[Filler]:
        found = self._sharing(holder, depth)
        if not found and holder.kind == "main" and holder.stem in self.profile.modality["planned_by"]:
            return list(self.parsed.topic)  # "Lavrov'la görüşmesi öngörülüyor": he who was spoken of
        return found

    def _sharing(self, holder: Clause, depth: int) -> list[Filler]:
        """The doer of the clause that holds one without its own; a passive one that names none passes it on:
        "X ile görüşmesinin ardından düzenlenen toplantıda konuşan Lavrov"."""
        found = self.doers(holder, depth)
        if not found and holder.form.passive and holder.parent is not None:
            return self._shared(holder.parent, depth + 1) if depth < 6 else []
        return found

    def inherited(self, clause: Clause, depth: int = 0) -> list[Filler]:
        """ "Obama ve Netanyahu'nun yaptıkları görüşmede konuştuklarını": the doer stands in the inner clause."""
        if clause.kind != "content" and not (
            clause.kind == "relative" and clause.form.name in ("factive", "prospective")
        ):
            return []
        if depth > 4 or clause.form.passive:
            return []
        for argument in clause.args:
            inner = argument.clause
            if inner is None:
                continue
            timed = self._sets_the_time(inner)
            told = inner.form.name in ("factive", "prospective", "action") and (
                timed
                or argument.case in ("loc", "ins")
                or (argument.case == "nom" and clause.form.name == "action")
                or self._says_too(inner, clause)
            )
            # "Lavrov'un Kahire ziyareti sırasında Mursi'yle görüşeceği": whose visit it is
            if told or (timed and inner.kind == "noun" and is_stay(inner.head, self.parsed, self.profile)):
                found = self.fillers(inner.subjects()) or self.inherited(inner, depth + 1)
                if found and not (len(found) == 1 and done_by_more(clause, inner, self.parsed, self.profile)):
                    return found
        return []

    def _says_too(self, inner: Clause, clause: Clause) -> bool:
        """ "X'in silah verdiği ve onlarla görüştüğü yönünde": whether "and" joins a clause that says of a noun what he
        did to another that says of it what he did too."""
        alike = inner.kind == clause.kind == "relative" and inner.form.name == clause.form.name
        behind = self.parsed.sentence.tokens[inner.head + 1].fold
        joined = alike and inner.head < clause.head and behind in self.profile.links["and"]
        return joined and not has_own_subject(clause, self.parsed, self.profile)

    def _sets_the_time(self, inner: Clause) -> bool:
        """ "Fidan'ın, Rubio ile görüşmesinin ardından Lavrov'u aradığını": what somebody did before he did the rest."""
        tokens = self.parsed.sentence.tokens
        behind = tokens[inner.head + 1].fold if inner.head + 1 < len(tokens) else ""
        return inner.kind in ("content", "noun") and behind in self.profile.links["relational"]

    def place(self, name: str, clause: Clause) -> list[Filler]:
        """Who stands in one place of the clause."""
        args = clause.args
        if name in ("subj", "subj-not-owner"):
            return self.doers(clause, owners=name == "subj")
        if name == "group":
            found = self.doers(clause)
            if clause.head_group is not None and clause.form.name == "agentive":
                found = self.fillers([clause.head_group])
            if not found and clause.form.passive:
                found = self.fillers(witnesses(clause, self.parsed, self.profile))
            return found if len({f.who.side for f in found}) > 1 else []
        if name == "gen":
            plain = self.fillers(genitives(clause, self.parsed, self.profile))
            doers = plain or (self.fillers(clause.subjects()) if clause.kind != "main" else [])
            # "ABD'nin saldırılarının hukuku ihlal ettiğini": who does what the noun tells that does it
            # and "ABD'nin saldırıları kınandı": of a passive, whose act is its subject
            doing = ("gen", "nom") if clause.form.passive else ("gen",)
            nouns = [a.clause for a in args if a.clause is not None and a.case in doing and not a.owned]
            return doers or [f for c in nouns if c.kind == "noun" for f in self.fillers(c.subjects())]
        if name == "obj-gen":
            return owners_of_object(clause, self)
        if name == "which":
            return self.fillers(said_which(clause, self.parsed, self.profile))
        if name == "post":
            return post_of(clause, self.parsed, self.profile) or posts_in(clause, self.parsed, self.profile)
        if name == "giver":
            return givers(clause, self)
        if name in OWNING:
            return self.fillers(owning(name, clause))
        if name == "content":
            return asked(clause, self)
        if name == "welcomed":
            return welcomed(clause, self)
        if name == "inner":
            # "refused to meet X": the object of what somebody is to do himself
            own = [
                a.clause
                for a in args
                if a.clause is not None and a.clause.form.name in ("infinitive", "prospective", "action")
            ]
            for clause_ in own:
                for case in ("acc", "ins", "dat", "against", "on", "between", "abl", "for"):
                    found = self.place(case, clause_)
                    if found:
                        return found
            return []
        if name == "infinitive":
            # "told X to leave": he who is to do it
            bare = [a.clause for a in args if a.clause is not None and a.clause.form.name == "infinitive"]
            return [f for c in bare for f in self.fillers(c.subject or ())]
        if name == "condition":
            # "warned of a response if X attacks": who would bring it about
            return feared(clause, self)
        if name in FINDERS:
            found = self.fillers(FINDERS[name](clause, self.parsed, self.profile), towns=name in OF_TOWNS)
            return found or (struck_on_page(clause, self.parsed, self.profile) if name == "stricken" else [])
        if name in ("town", "struck"):
            return in_town(clause, self.parsed) if name == "town" else town_struck(clause, self.parsed)
        if name == "quoted":
            return [Filler(w, None) for w in self.parsed.quoted]
        if name == "addressee":
            if self.parsed.addressee:
                return [Filler(w, None) for w in self.parsed.addressee]
            host = clause.parent.args if clause.parent is not None else ()
            found = self.fillers(a for a in host if a.case == "dat" and not a.owned)
            return found or self.fillers(reached(clause, self.parsed, self.profile))
        if name == "host":
            there = [a for a in args if a.case == "loc" and not a.owned]
            return self.fillers(there or (a for a in args if a.is_at_state() and a.link is None))
        if name in ("acc", "dat", "abl", "loc"):
            wanted = [a for a in args if a.case == name and a.owned is None and a.link is None]
            if name == "dat" and len(wanted) > 1:
                wanted = not_for(wanted, self.parsed.sentence.tokens, self.profile)
            found = self.fillers(wanted, metonyms=name != "loc")
            any_owner = clause.subject is not None
            found = found or self.fillers(
                a
                for a in args
                if a.case == name and a.link is None and (a.owned == "adj" or (any_owner and a.owned))
            )
            himself = None if found else sayer(clause, name, self.parsed, self.profile)
            if himself is not None:
                return self.doers(himself)
            found = found or self.fillers(clause.said_of())
            return found or self.fillers(before_purpose(clause, name, self.parsed, self.profile))
        if name in _PLAIN:
            # "Gana topçusu tarafından": by what is somebody's he does it
            found = self.fillers(a for a in args if a.case == name and (name == "by" or a.owned in _FREE))
            if name in ("for", "before") and clause.subject is None:
                found = self.fillers(a for a in args if a.link == name)
            if not found and clause.subject is not None:
                found = self.fillers(a for a in args if a.case == name and a.owned)
            shared = name == "ins" or (name == "between" and clause.form.passive)
            if not found and shared and clause.subject is None:
                # "Obama ile mücadele etmek üzere anlaştı", "Obama ile duydukları kaygıyı görüştü": an inner clause
                # takes what stands first in it
                inner = (a for a in args if a.clause is None or a.clause.stem not in self.profile.copulas)
                inner = (a for a in inner if not self._only_proposed(a))
                first = [opens for a in inner if (opens := a.opens_with()) is not None]
                found = self.fillers(a for a in first if a.case == name and a.owned in (None, "adj"))
            if found and name == "between" and clause.form.passive:
                found = self.listed_before(found, clause)  # "Türkiye, Irak ve Suriye arasında imzalandı"
            if name == "between" and any(is_beside_own_state(f, self.parsed, self.profile) for f in found):
                said = clause.parent if clause.kind == "content" else None
                found = [*(self.doers(said) if said is not None else ()), *found]
            if not found and name == "between":
                # "X ile Y arasında süren savaş bitti": between whom the clause says that tells which
                which = (a.clause for a in args if a.clause is not None and a.owned == "rel")
                lasting = (c for c in which if c.stem in self.profile.modality.get("lasting", ()))
                found = self.fillers(a for c in lasting for a in c.args if a.case == name)
            if not found and name == "by" and clause.form.passive and clause.kind == "main":
                return self._announced(clause)
            if not found and name == "by" and says_of_statement(clause, self.parsed, self.profile):
                return list(self.parsed.topic)  # "itidal çağrısında bulunulan açıklamada"
            return found or (self.fillers(clause.said_of()) if name == "ins" else [])
        return []

    def _only_proposed(self, argument: Argument) -> bool:
        """ "X ile görüşme fikrini gündeme getirdi": whether a clause tells what a proposal is of; X was not there."""
        inner, noun_at = argument.clause, argument.noun
        if inner is None or noun_at is None or inner.form.name != "action" or argument.case != "acc":
            return False
        noun = self.parsed.sentence.tokens[noun_at].fold
        return noun.startswith(self.profile.affixes.get("proposed", ()))

    def listed_before(self, found: list[Filler], clause: Clause) -> list[Filler]:
        """Those of a list with him who stands first in it, as a nominative that does nothing else."""
        starts = {f.mention.start for f in found if f.mention is not None}
        first = [a for a in clause.args if a.case == "nom" and not a.owned and a.end + 1 in starts]
        return [*self.fillers(first), *found]

    def together(self, found: list[Filler], clause: Clause) -> list[Filler]:
        """ "ABD ile Güney Kore'nin tatbikatını kınadı": he with whom the other has it, where the predicate has no
        place for a company."""
        beside = partners(found, clause)
        keys = {f.who.key for f in found}
        return [*(f for f in self.fillers(beside) if f.who.key not in keys), *found]

    def _announced(self, clause: Clause) -> list[Filler]:
        """Who says what the text says of which a passive clause tells."""
        found = self.fillers(announced_in(clause, self.parsed, self.profile))
        if found or self.parsed.speaker or self.parsed.sentence.in_title:
            return found
        return whose_text(clause, self.parsed, self.profile)

    def fill(
        self, places: Sequence[str], clause: Clause, taken: Iterable[Filler] = ()
    ) -> tuple[list[Filler], str | None]:
        """The first place that holds somebody who is not yet taken, and its name."""
        keys = {f.who.key for f in taken}
        sides = {f.who.side for f in taken}
        second: tuple[list[Filler], str | None] = ([], None)
        for name in places:
            found = self.place(name, clause)
            beside = name == "obj-gen" or ("ins" not in places and name not in ("subj", "ins"))
            found = [f for f in (self.together(found, clause) if beside else found) if f.who.key not in keys]
            others = [f for f in found if f.who.side not in sides]
            if others:
                return others, name  # "Türkiye ve İrlanda'nın dost olduğunu", says a Turk of the Irish
            if found and not second[0]:
                second = (found, name)  # of the doer's own side: only if nobody else stands anywhere
        if not second[0] and clause.kind == "main" and clause.subject is None:
            # "Merkel'i arayarak yardım istedi": the object stands in the clause that goes before
            for inner in self.parsed.clauses:
                if inner.kind != "adverbial" or inner.own_subject:
                    continue  # "… talep ederken Rusya istedi": what another does says nothing of whom
                if inner.parent is clause and not inner.hypothetical:
                    found = next(filter(None, (self.place(n, inner) for n in ("acc", "dat", "ins"))), [])
                    found = [f for f in found if f.who.key not in keys and f.who.side not in sides]
                    if found and taken:
                        return found, "before"
        return second

    def fillers(
        self, args: Iterable[Argument], *, metonyms: bool = True, towns: bool = False
    ) -> list[Filler]:
        """Who stands in arguments, each once. `towns`: also those whose towns they name."""
        out: list[Filler] = []
        for argument in args:
            for mention in argument.mentions:
                if mention.metonym and not metonyms:
                    continue
                if mention.kind == "place" and not (towns or argument.holds_town(_REACHED)):
                    continue  # a town does nothing
                for who in mention.who:
                    if all(f.who.key != who.key for f in out):
                        out.append(Filler(who, mention, self.parsed.sentence))
        return out
