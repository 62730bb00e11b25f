"""A page with what the reader found in it, marked in its text: the tool with which rules are written.

`explain` gives lines of parts; each part has a role, and whoever shows them gives the roles a colour.
Every text of the page has been made harmless for a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from services.core.log import printable
from services.core.messages import Document, ExtractedEvent, Manifest
from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.drafts import Draft
from services.extract.clauses.matching import matches
from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.step import Opened, open_page, read
from services.extract.truth.facts import truth

Role: TypeAlias = Literal["text", "mention", "predicate", "quote", "rule", "event", "note", "heading"]

_LONG = 160  # characters of a clause that are shown


@dataclass(frozen=True, slots=True)
class Part:
    """Some words in one role."""

    text: str
    role: Role = "text"


Line: TypeAlias = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """`tokens[start:end]` of a sentence, in a role."""

    start: int
    end: int
    role: Role
    note: str  # shown behind the words, in square brackets


def explain(document: Document, *, within_states: bool = False) -> list[Line]:
    """The page sentence by sentence, with its mentions, clauses and events; then its quotes and its events as
    they are sent. Its language must be one that has a profile. `within_states`: as a sentence by itself is read."""
    opened = open_page(document, within_states=within_states)
    manifest = read(document, within_states=within_states)
    lines: list[Line] = [_said("title", document.title or "none", "heading")]
    for parsed in sorted((*opened.parsed, *opened.speeches), key=_place):
        lines += _sentence(parsed, opened, document)
    lines += _quotes(manifest)
    lines += _events(manifest)
    return lines


def plain(lines: Sequence[Line]) -> str:
    """The lines without colours."""
    return "\n".join("".join(part.text for part in line) for line in lines)


def _place(parsed: Parsed) -> tuple[bool, int]:
    return (not parsed.sentence.in_title, parsed.sentence.start)


# --- a sentence -----------------------------------------------------------------


def _sentence(parsed: Parsed, opened: Opened, document: Document) -> Iterator[Line]:
    source = (document.title or "") if parsed.sentence.in_title else document.text
    drafts = [d for d in opened.drafts if d.parsed is parsed]
    where = "title" if parsed.sentence.in_title else str(parsed.sentence.start)
    head = [Part(f"{where} ", "note")]
    if parsed.sentence.heading:
        head.append(Part("heading: nothing is read of it; ", "note"))
    if parsed.speaker:
        head.append(Part(f"said by {_safe(parsed.speaker[0].name)}: ", "quote"))
    yield ()
    yield (*head, *_marked(parsed, drafts, source))
    if parsed.topic:
        yield _said("goes on about", ", ".join(f.who.name for f in parsed.topic))
    for clause in parsed.clauses:
        yield from _clause(clause, parsed, opened.profile, source)
    for draft in drafts:
        yield _draft(draft)


def _marked(parsed: Parsed, drafts: Sequence[Draft], source: str) -> Iterator[Part]:
    """The sentence with marks in it: who each mention is, and which rule each predicate brought."""
    tokens = parsed.sentence.tokens
    at = parsed.sentence.start
    role: Role = "quote" if parsed.speaker and not parsed.indirect else "text"
    for mark in _marks(parsed, drafts):
        start, end = tokens[mark.start].start, tokens[mark.end - 1].end
        yield Part(_safe(source[at:start]), role)
        yield Part(_safe(source[start:end]), mark.role)
        yield Part(f"[{mark.note}]", "rule" if mark.role == "predicate" else "note")
        at = end
    yield Part(_safe(source[at : parsed.sentence.end]), role)


def _marks(parsed: Parsed, drafts: Sequence[Draft]) -> list[Mark]:
    """Marks that do not overlap, in order; a mention goes before a predicate that holds it."""
    found = [
        Mark(m.start, m.end, "mention", _safe(", ".join(w.key for w in m.who) or f"{m.kind}?"))
        for m in parsed.mentions
    ]
    taken = {i for mark in found for i in range(mark.start, mark.end)}
    rules: dict[int, list[str]] = {}
    for draft in drafts:
        rules.setdefault(draft.clause.head, []).append(draft.rule)
    found += [
        Mark(h, h + 1, "predicate", ", ".join(dict.fromkeys(r))) for h, r in rules.items() if h not in taken
    ]
    return sorted(found, key=lambda mark: mark.start)


def _clause(clause: Clause, parsed: Parsed, profile: Profile, source: str) -> Iterator[Line]:
    tokens = parsed.sentence.tokens
    form = clause.form
    told = truth(clause, parsed, profile, None)
    kind = " ".join(
        part
        for part in (
            clause.kind,
            form.name if form.name != clause.kind else "",
            form.tense,
            clause.case,
            "passive" if form.passive else "",
            "negated" if form.negated else "",
            "able" if form.able else "",
            "hypothetical" if clause.hypothetical else "",
        )
        if part
    )
    words = _short(source[tokens[clause.start].start : tokens[clause.last].end])
    yield (Part(f"  {kind} ", "note"), Part(words), Part(f"  {told or 'no fact'}", "note"))
    if clause.args:
        yield (Part("    " + "; ".join(_argument(a, parsed, source) for a in clause.args), "note"),)
    tried = list(dict.fromkeys(match.predicate.id for match in matches(clause, parsed, profile)))
    if tried:
        yield (Part("    words of ", "note"), Part(", ".join(tried), "rule"))


def _argument(argument: Argument, parsed: Parsed, source: str) -> str:
    tokens = parsed.sentence.tokens
    case = " ".join(part for part in (argument.case, argument.owned, argument.link) if part)
    if argument.clause is not None:
        return f"{case}: <{_safe(tokens[argument.clause.head].text)}>"
    named = ", ".join(_safe(source[tokens[m.start].start : tokens[m.end - 1].end]) for m in argument.mentions)
    return f"{case}: {named}"


def _draft(draft: Draft) -> Line:
    who = (
        f"{_fillers(draft.actors)} → {_fillers(draft.recipients)}"
        if draft.recipients
        else _fillers(draft.actors)
    )
    about = f"  {draft.status}, strength {draft.strength:.2f}  "
    return (
        Part(f"  ⇒ {draft.event_type} ", "event"),
        Part(_safe(who)),
        Part(about, "note"),
        Part(draft.rule, "rule"),
    )


def _fillers(fillers: Sequence[Filler]) -> str:
    return ", ".join(f.who.name for f in fillers)


# --- what is sent ---------------------------------------------------------------


def _quotes(manifest: Manifest) -> Iterator[Line]:
    yield ()
    yield _said("quotes", str(len(manifest.quotes)), "heading")
    for quote in manifest.quotes:
        speaker = quote.speaker.name if quote.speaker else "nobody"
        yield (
            Part(f"  {_safe(speaker)} ", "mention"),
            Part(f"“{_short(quote.text)}” ", "quote"),
            Part(quote.rule, "rule"),
        )


def _events(manifest: Manifest) -> Iterator[Line]:
    yield ()
    yield _said("events", str(len(manifest.events)), "heading")
    for event in manifest.events:
        yield from _event(event)


def _event(event: ExtractedEvent) -> Iterator[Line]:
    what = " ".join((event.event_type, *event.modes))
    actors = ", ".join(p.name for p in event.actors)
    recipients = ", ".join(p.name for p in event.recipients)
    yield (
        Part(f"  {what} ", "event"),
        Part(_safe(f"{actors} → {recipients}" if recipients else actors)),
        Part(f"  {event.status}, {event.salience}, confidence {event.confidence:.2f}", "note"),
    )
    date = f"{event.date.start} to {event.date.end} ({event.date.basis})" if event.date else "no date"
    place = _safe(event.place.name) if event.place else "no place"
    agreements = "".join(f"; {_safe(a.name)}: {a.action}" for a in event.agreements)
    yield (Part(f"    {date}; {place}{agreements}", "note"),)
    yield (Part(f"    “{_short(event.evidence.text)}” "), Part(event.evidence.rule, "rule"))


def _said(what: str, value: str, role: Role = "note") -> Line:
    return (Part(f"{what}: ", "note"), Part(_safe(value), role))


def _safe(text: str) -> str:
    return printable(text)


def _short(text: str) -> str:
    return _safe(text if len(text) <= _LONG else text[: _LONG - 1] + "…")
