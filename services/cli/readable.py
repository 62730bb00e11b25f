"""Events and outcomes as a person reads them. All that a page may have written is made harmless."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from services.cli.console import safe
from services.client.corrections import Corrected
from services.core.messages import Actor, DiplomaticEvent, EventDate, PageOutcome

_QUAD_STYLES = {1: "bold green", 2: "bold green", 3: "bold yellow", 4: "bold red"}
_LONG = 300  # characters of a clause or quote that are shown


def event(told: DiplomaticEvent) -> Text:
    """An event on a few lines: what, when, where; who to whom; in which words; by whom told."""
    if told.merged_into or told.retracted:
        fate = f"is now {told.merged_into}" if told.merged_into else "is told by no page any more"
        return safe(f"{told.event_id} {fate}, revision {told.revision}", "dim")
    lines = [_headline(told), _who(told)]
    lines += [Text("  ") + safe(f"“{_short(each.text)}”", "italic") for each in told.evidence[:1]]
    for quote in told.quotes[:2]:
        speaker = _name(quote.speaker) if quote.speaker else Text("somebody")
        lines.append(Text("  said by ") + speaker + Text(": ") + safe(f"“{_short(quote.text)}”", "italic"))
    if told.attribution:
        lines.append(Text("  on the word of ") + _name(told.attribution))
    origin = told.sources[0] if told.sources else None
    if origin:
        more = f" and {told.sources_total - 1} more" if told.sources_total > 1 else ""
        lines.append(Text("  ") + safe(origin.url, "dim") + Text(more, "dim"))
    changed = f" ({', '.join(told.changed)} changed)" if told.revision > 1 and told.changed else ""
    about = f"  {told.event_id} revision {told.revision}{changed}, confidence {told.confidence:.2f}"
    lines.append(safe(about, "dim"))
    return Text("\n").join(lines)


def laid(each: Corrected) -> Text:
    """An event as corrected, and who says what of it."""
    lines = [event(each.event)]
    for said in each.corrections:
        what = f"{said.field} = {said.value or 'none'}" if said.field else "wrong" if said.wrong else "right"
        style = "bold red" if said.wrong else "yellow" if said.field else "green"
        lines.append(Text("  ") + safe(what, style) + safe(f", says {said.author}: {_short(said.reason)}"))
    return Text("\n").join(lines)


def _headline(told: DiplomaticEvent) -> Text:
    what = " ".join((told.event_type, *told.modes))
    parts = [safe(what, _QUAD_STYLES.get(told.quad, "bold")), safe(told.status)]
    if told.date:
        parts.append(safe(_days(told.date)))
    if told.place:
        country = f" ({told.place.country})" if told.place.country else ""
        parts.append(safe(told.place.name + country))
    parts += [safe(f"“{each.name}” {each.action}") for each in told.agreements]
    return Text(" · ").join(parts)


def _who(told: DiplomaticEvent) -> Text:
    line = Text("  ") + _names(told.actors)
    return line + Text(" → ") + _names(told.recipients) if told.recipients else line


def _names(actors: Sequence[Actor]) -> Text:
    return Text(", ").join(_name(actor) for actor in actors) if actors else Text("?")


def _name(actor: Actor) -> Text:
    about = ", ".join(part for part in (actor.office, actor.country) if part)
    return safe(actor.name, "bold") + safe(f" ({about})" if about else "")


def _days(date: EventDate) -> str:
    return date.start if date.start == date.end else f"{date.start} to {date.end}"


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1] + "…"


def table(events: Sequence[Corrected]) -> Table:
    """Events as a table: when, what, who to whom, where, how many tell it, and what people said of it."""
    drawn = Table(box=None, pad_edge=False)
    for head in ("from", "what", "status", "who", "to whom", "where", "origins", "event", ""):
        drawn.add_column(head, no_wrap=head in ("from", "event"), overflow="fold")
    for told in events:
        each = told.event
        what = " ".join((each.event_type, *each.modes))
        drawn.add_row(
            safe(each.date.start if each.date else ""),
            safe(what, _QUAD_STYLES.get(each.quad, "bold")),
            safe(each.status),
            _short_names(each.actors),
            _short_names(each.recipients),
            safe(each.place.name if each.place else ""),
            str(each.corroboration),
            safe(each.event_id, "dim"),
            verdict(told),
        )
    return drawn


def verdict(laid: Corrected) -> Text:
    """What people said of an event, in a word; nothing where nobody looked."""
    if laid.wrong:
        return Text("wrong", "bold red")
    if any(each.field is not None for each in laid.corrections):
        return Text("corrected", "yellow")
    return Text("right" if laid.corrections else "", "green")


def _short_names(actors: Sequence[Actor]) -> Text:
    return Text(", ").join(
        safe(who.name + (f" ({who.country})" if who.country and who.kind != "state" else ""))
        for who in actors
    )


def outcome(told: PageOutcome) -> Text:
    """An outcome on one line."""
    style = {"dead": "bold red", "skipped": "yellow"}.get(told.outcome, "green")
    why = told.reason or f"{told.emitted} sent"
    where = f"{told.source_topic}/{told.source_partition}/{told.source_offset}"
    page = safe(told.url or told.page_id or "?")
    return (
        safe(f"{told.agent:7} ")
        + safe(f"{told.outcome:8}", style)
        + safe(f"{why}  ")
        + page
        + safe(f"  {where}", "dim")
    )
