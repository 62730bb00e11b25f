"""Lists of which the first stands apart from the rest: "Fransa, Almanya ve İtalya'nın", where nobody else could be what
he looks like, the doer of the whole."""

from __future__ import annotations

from services.extract.clauses.clause import Argument
from services.extract.clauses.verb_final.stack import Builder

_LONGEST_TITLE = 2  # words of a name that no list holds whole, before the part that one does


def is_whole(b: Builder, argument: Argument) -> bool:
    """ "Peru ile Şili, Kenya ve Katar arabuluculuğunda anlaştı": whether "and" stands before the last of a list, so
    that a comma behind it goes on with another."""
    if len(argument.mentions) < 2 or argument.end != argument.mentions[-1].end:
        return False
    before, last = argument.mentions[-2:]
    return any(t.fold in b.profile.links["and"] for t in b.tokens[before.end : last.start])


def share_list(b: Builder) -> None:
    """ "İran, Rusya ve Çin'den ABD'ye çağrı": the first of a list that begins a headline stands with the rest of it,
    for there is no verb whose doer he could be."""
    if len(b.stack) < 2 or any(c.kind == "main" for c in b.clauses):
        return
    first, rest = b.stack[0], b.stack[1]
    noun = rest.clause if rest.clause is not None and rest.clause.kind == "noun" else None
    if noun is not None and noun.args:
        rest = noun.args[0]
    whose = rest.case == "abl" or rest.owned == "gen" or (rest.case == "gen" and noun is not None)
    opens = first.case == "nom" and bool(first.mentions) and not (first.owned or first.link)
    if opens and whose and len(rest.mentions) > 1 and gap_between(b, first.end, rest.start) == [","]:
        rest.mentions, rest.start = first.mentions + rest.mentions, first.start
        del b.stack[0]


def share_told(b: Builder) -> None:
    """ "İtalya, Malta ve Mısır'ın anlaştığı bildirildi": the first of a list stands with the rest of it in what is
    told, for who stands beside a passive whose subject is told does nothing."""
    for main in b.clauses:
        if main.kind != "main" or not main.form.passive:
            continue
        alone = [a for a in main.args if a.mentions and a.case == "nom" and not (a.owned or a.link)]
        told = any(a.case == "nom" and a.clause is not None and a.clause.kind == "content" for a in main.args)
        if len(alone) != 1 or not told or alone[0].clause is not None:
            continue
        first = alone[0]
        inner = (a for c in b.clauses if main.start <= c.head < main.head for a in c.args)
        rest = next((a for a in inner if a.start == first.end + 1 and len(a.mentions) > 1), None)
        if rest is not None and rest.case != "nom" and gap_between(b, first.end, rest.start) == [","]:
            rest.mentions, rest.start = first.mentions + rest.mentions, first.start
            main.args.remove(first)


def share_described(b: Builder) -> None:
    """ "Kenya, Uganda ve Togo'ya teşekkür eden Mahama, …": the first of a list stands with the rest of it in what says
    of the doer who he is, for that one does what the main verb tells."""
    for described in b.clauses:
        doer = described.head_argument
        if described.kind != "relative" or doer is None or doer.case != "nom" or not doer.mentions:
            continue
        rest = next((a for a in described.args if len(a.mentions) > 1), None)
        if rest is None or rest.case == "nom" or rest.mentions[0].adjective:
            continue
        main = next((c for c in b.clauses if c.head > described.head and doer in c.args), None)
        first = next((a for a in main.args if a.end == rest.start - 1), None) if main is not None else None
        if main is None or first is None or first.case != "nom" or first.owned or first.link or first.clause:
            continue
        alike = all(m.kind == "state" and not m.adjective for m in (*first.mentions, *rest.mentions))
        if first.mentions and alike and gap_between(b, first.end, rest.start) == [","]:
            rest.mentions, rest.start = first.mentions + rest.mentions, first.start
            main.args.remove(first)


def gap_between(b: Builder, start: int, end: int) -> list[str]:
    """The words between two mentions, without an acronym in brackets: "Birleşmiş Milletler (BM) ve", and without
    what names the second more fully: "Genel Sekreteri ve Uluslararası Güvenlik Konseyi Başkanı'na"."""
    tokens = b.tokens[start:end]
    if [t.text for t in tokens[:3:2]] == ["(", ")"]:
        tokens = tokens[3:]
    more = tokens[1:]
    if tokens and tokens[0].fold in b.profile.links["and"] and len(more) <= _LONGEST_TITLE:
        more = tuple(t for t in more if not (t.upper and t.suffix is None))
    return [t.fold for t in tokens[:1] + more]
