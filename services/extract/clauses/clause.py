"""Clauses and their arguments: what `verb_final` and `svo` make of a sentence, each by its order of words."""

from __future__ import annotations

from typing import Literal, TypeAlias

from services.extract.language.lexicon import Hit
from services.extract.language.morphology import VerbForm
from services.extract.mentions.composing import Mention

ClauseKind = Literal["main", "content", "relative", "adverbial", "noun", "rest"]

_TO = frozenset({"dat", "against"})
_POWERS = frozenset({"state", "organisation", "movement"})  # kinds of those who do what is theirs
CLAIM = "claim"  # the link of what a claim says

Nouns: TypeAlias = dict[int, list[Hit[tuple[str, ...]]]]


class Argument:
    """Who or what stands in a clause, and in which case."""

    __slots__ = ("case", "clause", "end", "link", "mentions", "noun", "owned", "start")

    def __init__(
        self,
        case: str,
        start: int,
        end: int,
        mentions: list[Mention] | None = None,
        *,
        clause: Clause | None = None,
        owned: str | None = None,
        noun: int | None = None,
        link: str | None = None,
    ) -> None:
        self.case = case
        self.start = start
        self.end = end
        self.mentions: list[Mention] = mentions if mentions is not None else []
        self.clause = clause  # a nominalised clause as argument
        self.owned = owned  # the case is that of a noun which the mention owns: "gen", "compound" or "adj"
        self.noun = noun  # that noun's token
        self.link = link  # the postposition behind it

    def holds_town(self, cases: frozenset[str]) -> bool:
        """Whether a town in it is somebody's: in one of `cases`, or as in "Lübnan'ın güneyindeki köylerden"."""
        return self.case in cases or (self.case == "abl" and self.owned == "gen")

    def opens_with(self) -> Argument | None:
        """What stands first in the clause that it is, unless that only says which noun is meant: "Ermenistan ile
        normalleşme süreci"."""
        inner = self.clause
        which = self.owned == "rel" and self.case == "nom" and not self.link
        if inner is None or not inner.args or (which and inner.form.name == "action"):
            return None
        return inner.args[0]

    def is_at_state(self) -> bool:
        """ "İsrail'deki temaslarını": whether it is said to be in a state."""
        last = self.mentions[-1] if self.mentions else None
        return last is not None and self.owned == "gen" and last.case == "rel" and last.kind == "state"


class Clause:
    """A verb or an event's noun with what belongs to it."""

    __slots__ = (
        "args",
        "case",
        "form",
        "head",
        "head_argument",
        "head_group",
        "hypothetical",
        "kind",
        "last_group",
        "link",
        "noun",
        "own_subject",
        "parent",
        "plural",
        "start",
        "stem",
        "stop",
        "subject",
    )

    def __init__(
        self,
        kind: ClauseKind,
        head: int,
        start: int,
        stem: str,
        form: VerbForm,
        args: list[Argument] | None = None,
        *,
        case: str | None = None,
        parent: Clause | None = None,
        noun: tuple[str, ...] = (),
    ) -> None:
        self.kind: ClauseKind = kind
        self.head = head  # token of the verb or noun
        self.start = start
        self.stem = stem
        self.form = form
        self.args: list[Argument] = args if args is not None else []
        self.case = case
        self.parent = parent
        self.head_argument: Argument | None = None  # of a relative clause: what it says something of
        # and that with whom "and" joins to it: "bir araya gelen X ve Y"
        self.head_group: Argument | None = None
        self.hypothetical = False
        self.plural = False  # its ending says that several do it: "kınadıklarını"
        self.link: str | None = None  # the postposition behind a nominalised clause: for, after, according …
        self.noun = noun  # of a noun's clause: the noun
        # Of a language whose order tells the doer (`svo`):
        self.subject: list[Argument] | None = None  # the doer, as its place tells it
        # whether somebody or something else than who was named before does it
        self.own_subject: bool | None = None
        self.stop = 0  # the token behind its last
        self.last_group = 0  # the token behind its verb

    @property
    def last(self) -> int:
        """Its last token."""
        return max(self.head, self.stop - 1)

    def that_say_which(self) -> list[Clause]:
        """The clauses that say which object this one has: "Papa'nın aldığı karara", "yaşanan olaylardan"; of a passive,
        to what it is done: "Rusya'nın sunduğu tasarı veto edildi"."""
        objects = (a for a in self.args if a.owned == "rel" and a.case in ("acc", "dat", "abl"))
        found = [a.clause for a in objects if a.clause is not None]
        if not found:
            bare = [
                a for a in self.args if a.case == "nom" and not (a.link or a.mentions) and a.owned != "gen"
            ]
            ends = {a.start for a in self.args if a.owned == "compound" and a.case in ("acc", "dat", "abl")}
            told = [
                a for a in bare if self.form.passive or a.end in ends
            ]  # "Mali'nin sunduğu Gazze tasarısını"
            clauses = [a.clause for a in told if a.clause is not None and a.clause.kind == "relative"]
            found = [
                c.args[0].clause or c for c in clauses[:1] if c.args
            ]  # a second says something of somebody else
        return found

    def subjects(self, *, owners: bool = True) -> list[Argument]:
        """The arguments that stand as doer, as written in this clause; where nobody does, he who owns what does,
        unless `owners` is false."""
        if self.subject is not None:
            return self.subject
        if (
            self.kind == "relative"
            and self.head_argument is not None
            and self.form.name in ("agentive", "finite")
        ):
            return [self.head_argument]
        wanted = "nom" if self.kind in ("main", "adverbial", "rest") else "gen"
        named = [a for a in self.args if a.mentions and a.link is None]
        found = [a for a in named if a.case == wanted and a.owned in (None, "adj")]
        if len(found) > 1 and wanted == "nom":
            # "Netanyahu, Abdullah'la gizli “Suriye” görüşmesi yaptı": who does it stands before with whom
            with_ = next((a.start for a in named if a.case == "ins" and a.start >= found[0].end), None)
            found = [a for a in found if with_ is None or a.start < with_]
        if not found and wanted == "nom":
            # "İsrail güçleri öldürdü": those of a state act for it, if nobody else does
            found = [a for a in named if a.case == "nom" and a.owned == "compound"]
        if not found and self.kind == "main" and not self.form.passive:
            # "ABD ile Japonya gümrük tarifelerinde anlaştı": two whom a word parts from a noun do it themselves
            two = [a for a in named if a.owned == "compound" and len(a.mentions) > 1]
            found = [a for a in two if a.noun is not None and a.noun > a.mentions[-1].end][:1]
        if found or wanted == "nom":
            return found if self._agree(found) else []
        if self.kind in ("content", "noun"):
            found = [a for a in named if a.case == "nom" and a.owned is None]
        cases = {a.case for a in named}
        if not found and self.kind == "noun" and cases & _TO and "abl" not in cases:
            # "Kiev'e yönelik Rus saldırısı": whose it is where it says to whom
            states = [a for a in named if a.case == "nom" and a.owned == "compound"]
            found = [a for a in states if a.mentions[-1].kind in _POWERS]
        if not found and self.kind == "noun":
            # "Rus saldırılarını": a people's act is its own, where that of a state may be one against it
            found = [
                a for a in named if a.case == "nom" and a.owned == "compound" and a.mentions[-1].adjective
            ]
        if not found and not self.form.passive:
            # "Çin gemilerinin ihlal ettiğini": what is a state's does it, if nobody else does
            found = [a for a in named if a.case == "gen" and a.owned == "compound"][:1]
        if self.form.name == "infinitive" or not owners:
            return found
        # "ABD'nin politikalarının … körüklediğini", and "İsrail'in saldırılarını durdurmasını", where he
        # who owns is he who does.
        # Also "ABD'nin itidal çağrısında bulunduğunu", where what he owns is the verb's own noun.
        owning = [
            a
            for a in named
            if a.owned == "gen"
            and (a.case in ("nom", "acc", "gen", "dat") or a.noun == self.head - 1)
            and a.mentions[-1].case != "rel"  # "Gazze'deki saldırıları": where, not whose
        ]
        doers = found or owning[:1] if not self.form.passive else found
        return doers if self._agree(doers) else []

    def _agree(self, doers: list[Argument]) -> bool:
        """Whether the verb's ending lets them do it. "ABD'nin satışına karşı olduklarını": they who say so, and not
        the one who owns something; several are two names, a plural, or one with another beside him."""
        return not self.plural or any(
            len(a.mentions) > 1
            or a.owned == "adj"
            or any(m.plural or m.body or len(m.who) > 1 for m in a.mentions)
            or any(b.case == "ins" and b.end == a.start for b in self.args)
            for a in doers
        )

    def is_given(self) -> bool:
        """ "X tarafından verilen yemekte Y ile oturan Z": whether it says who gives that at which another does
        something."""
        holder = self.parent
        return holder is not None and holder.form.name == "agentive" and not holder.form.passive

    def set_aside(self) -> list[Argument]:
        """ "Obama'nın ikinci döneminde İsrail'i ziyaret edeceği": genitives that own what stands before a postposition,
        and do what the clause says where nobody else does."""
        return [a for a in self.args if a.link == "instead" and a.mentions and a.mentions[-1].case == "gen"][
            -1:
        ]

    def owners_behind(self) -> list[Argument]:
        """ "X, İran'ın petrol ağına …": a genitive behind the doer owns what follows, whatever its ending shows."""
        if self.kind != "main" or self.subject is not None or self.form.passive:
            return []
        doers = self.subjects()
        if not doers or doers[-1].case != "nom":
            return []
        behind = (a for a in self.args if a.start >= doers[-1].end and a.case == "gen")
        return [a for a in behind if a.owned is None and a.link is None]

    def said_of(self) -> list[Argument]:
        """ "FBI'ın işbirliği yaptığı Türk tarafı", "Fidan'ın yapacağı Mısır gezisi": whom such a clause is about."""
        head = self.head_argument
        if (
            head is None
            or self.kind != "relative"
            or self.form.name not in ("factive", "prospective")
            or self.form.passive
            or head.start > self.head + 2
            or head.link == "instead"  # "satın aldığı silahları Ürdün üzerinden gönderdi"
        ):
            return []
        return [self.head_group or head]
