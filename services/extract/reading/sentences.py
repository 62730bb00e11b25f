"""A document to sentences: what stands in quotation marks apart from what tells of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from services.core.messages import Document
from services.extract.language.grammar import Grammar
from services.extract.language.profile import Profile
from services.extract.language.text import OPENING, QUOTED, Sentence, Token, sentence_spans, tokenize
from services.extract.reading.datelines import behind_dateline
from services.extract.reading.marked_words import is_cited, is_said_of, is_speech, is_worded
from services.extract.reading.quotations import Quotation, find_quotations
from services.extract.reading.titles import write_as_usual

_OPENERS = ([":", "-"], [":", "–"])
_LONG_LINE = 9  # words from which a line that ends in a verb is no heading
LONGEST_TEXT = 400_000  # characters that are read of a page
_LONGEST_SENTENCE = 3_000  # characters; what runs on longer is no sentence, and is read in pieces


@dataclass(slots=True)
class QuotePlace:
    """A quotation in its host sentence: it stands before token `before`."""

    quotation: Quotation
    before: int
    sentences: list[Sentence] = field(default_factory=list)
    in_title: bool = False
    few: bool = False  # few words, which the host sentence holds too: it is told by them what somebody says
    within: bool = False  # fewer still of what somebody is told to say: his if that clause says so


@dataclass(slots=True)
class Host:
    """A sentence of the page's own, with the quotations in it."""

    sentence: Sentence
    quotes: list[QuotePlace] = field(default_factory=list)


def read_sentences(document: Document, profile: Profile, folded: str) -> list[Host]:
    """The title's and the text's sentences, in order. `folded`: the text as the profile folds it."""
    hosts: list[Host] = []
    if document.title:
        title = document.title
        _block(title, profile.fold(title), 0, len(title), [], profile, hosts, -1, in_title=True)
    text = document.text[:LONGEST_TEXT]
    spans = [(p.start, min(p.end, len(text))) for p in document.paragraphs if p.start < len(text)]
    quotations = find_quotations(text, spans)
    begins = [q.outer_start for q in quotations]
    past = 0  # quotations that end before the paragraph
    for number, (paragraph, (start, end)) in enumerate(zip(document.paragraphs, spans, strict=False)):
        while past < len(quotations) and quotations[past].outer_end <= start:
            past += 1
        behind = bisect_left(begins, end)
        inside = quotations[past:behind]
        heading = paragraph.kind == "heading" and not _tells(folded[start:end], profile)
        heading = heading or text[start:end].isupper()
        told = behind_dateline(text, start, end)
        _block(text, folded, told, end, inside, profile, hosts, number, heading=heading)
    return hosts


def _tells(folded: str, profile: Profile) -> bool:
    """ "Dışişleri Bakanı, Ankara'ya gelen Kerry ile ortak basın toplantısı düzenledi;": a line of the story that only
    lacks its full stop: where verbs stand last, one of many words that ends in a finite verb."""
    words = folded.split()
    if profile.grammar is not None or len(words) < _LONG_LINE:
        return False
    return any(form.name == "finite" for _, form in profile.verb_readings(words[-1].rstrip(";,…"))[:1])


def _block(
    text: str,
    folded: str,
    start: int,
    end: int,
    quotations: Sequence[Quotation],
    profile: Profile,
    hosts: list[Host],
    paragraph: int,
    *,
    heading: bool = False,
    in_title: bool = False,
) -> None:
    if in_title:
        quotations = find_quotations(text, [(start, end)])
    # A quotation that began in an earlier paragraph: its words are nobody's narration.
    start = max([start, *(min(q.outer_end, end) for q in quotations if q.outer_start < start)])
    speech = [
        q
        for q in quotations
        if is_speech(text, q, profile, in_title=in_title) or is_said_of(text, folded, q, profile)
    ]
    starts = [q.outer_start for q in speech]
    spoken = frozenset(starts)  # looked up for each quotation: a page may hold ten thousand
    rest = [q for q in quotations if q.outer_start not in spoken] if not in_title else []
    cited = [q for q in rest if is_cited(text, folded, q, profile)]
    taken = frozenset(q.outer_start for q in cited)
    parts = [q for q in rest if q.outer_start not in taken] if profile.grammar is None else []
    within = [q for q in parts if is_worded(text, q)]
    cited_at, within_at = ([q.outer_start for q in some] for some in (cited, within))
    held = [(q.outer_start, q.outer_end) for q in quotations]
    spans = _pieces(sentence_spans(text, start, end, profile.abbreviations, held), held)
    if profile.grammar is not None:
        spans = [part for span in spans for part in _behind_quote(text, *span, held)]
    if in_title:
        spans = [part for span in spans for part in _at_colon(text, *span, held)]
    first = len(hosts)
    for a, b in spans:
        index = len(hosts)
        inside = _begun_in(speech, starts, a, b)
        tokens: list[Token] = []
        places: list[QuotePlace] = []
        at = a
        for q in inside:
            tokens += _tokens(text, folded, at, max(at, q.outer_start), profile, len(tokens))
            if [t.text for t in tokens[-2:]] in _OPENERS:
                tokens.pop()  # "Kerry:- “…”", as agencies' headings open a quotation
            places.append(
                QuotePlace(
                    q, len(tokens), _inside(text, folded, q, profile, paragraph, index, in_title), in_title
                )
            )
            if profile.grammar is not None:
                span = (q.outer_start, q.outer_end)
                tokens.append(Token(len(tokens), *span, QUOTED, QUOTED, QUOTED, None, False, False))
            at = max(at, q.outer_end)
        tokens += _tokens(text, folded, min(at, b), b, profile, len(tokens))
        if cited or within:
            few = _begun_in(cited, cited_at, a, b)
            places += [QuotePlace(q, _behind(q, tokens), [], few=True) for q in few]
            few = _begun_in(within, within_at, a, b)
            places += [QuotePlace(q, _behind(q, tokens), [], few=True, within=True) for q in few]
            places.sort(key=lambda place: place.quotation.start)
        hosts.append(Host(Sentence(index, a, b, tuple(tokens), paragraph, heading, in_title), places))
    if in_title or heading:
        write_as_usual([host.sentence for host in hosts[first:]], profile)


def _begun_in(some: list[Quotation], starts: list[int], a: int, b: int) -> list[Quotation]:
    """Those of `some`, which are in order and begin at `starts`, that begin in `text[a:b]`."""
    return some[bisect_left(starts, a) : bisect_left(starts, b)]


def _behind(q: Quotation, tokens: Sequence[Token]) -> int:
    """The first token behind a quotation whose words are the sentence's own."""
    return next((t.index for t in tokens if t.start >= q.outer_end), len(tokens))


def _tokens(
    text: str, folded: str, start: int, end: int, profile: Profile, first: int = 0
) -> tuple[Token, ...]:
    """The tokens of a piece, numbered from `first`. Where an apostrophe parts no endings from a word, one within a
    name belongs to it: "Ja'afari" is a spelling of "Jaafari"; of "d'Ivoire" the list of names knows how it is
    written."""
    tokens = tokenize(text, folded, start, end, first)
    loose = profile.links.get("loose", frozenset())
    if any(t.text in loose for t in tokens):
        return _with_lost_marks(text, tokens, loose, first)
    grammar = profile.grammar
    if grammar is None or all(t.suffix is None for t in tokens):
        return tokens
    return tuple(_whole(t) if _within_name(t, grammar) else t for t in tokens)


def _with_lost_marks(
    text: str, tokens: tuple[Token, ...], loose: frozenset[str], first: int
) -> tuple[Token, ...]:
    """ "Suriye nin", "Kenya daki": an ending behind a name whose mark a page has lost is none of the words."""
    out: list[Token] = []
    for token in tokens:
        name = out[-1] if out else None
        lost = token.text in loose and name is not None and name.upper and name.word and name.suffix is None
        if lost and name is not None and len(name.text) > 1 and token.start == name.end + 1:
            whole, folded = text[name.start : token.end], f"{name.fold}'{token.fold}"
            out[-1] = Token(
                name.index, name.start, token.end, whole, folded, name.stem, token.fold, True, True
            )
        else:
            at = (first + len(out), token.start, token.end)
            out.append(Token(*at, token.text, token.fold, token.stem, token.suffix, token.word, token.upper))
    return tuple(out)


def _within_name(token: Token, grammar: Grammar) -> bool:
    suffix = token.suffix
    if not suffix or not token.upper:
        return False
    return len(token.stem) > 1 and len(suffix) > 1 and suffix not in grammar.contractions


def _whole(token: Token) -> Token:
    """A word without the apostrophe in it."""
    word = token.stem + (token.suffix or "")
    return Token(token.index, token.start, token.end, token.text, word, word, None, token.word, token.upper)


def _inside(
    text: str, folded: str, q: Quotation, profile: Profile, paragraph: int, host: int, in_title: bool
) -> list[Sentence]:
    spans = _pieces(sentence_spans(text, q.start, q.end, profile.abbreviations), ())
    return [
        Sentence(i, a, b, _tokens(text, folded, a, b, profile), paragraph, False, in_title, host)
        for i, (a, b) in enumerate(spans)
    ]


def _pieces(spans: Sequence[tuple[int, int]], held: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences in pieces that can be read: a page may hold one of ten million characters, and what is done
    within a sentence is not linear. No piece ends inside a `held` span."""
    out: list[tuple[int, int]] = []
    begins = [a for a, _ in held]
    for start, end in spans:
        at = start
        while end - at > _LONGEST_SENTENCE:
            cut = at + _LONGEST_SENTENCE
            before = bisect_left(begins, cut) - 1
            if before >= 0:
                cut = max(cut, held[before][1])
            if cut >= end:
                break
            out.append((at, cut))
            at = cut
        out.append((at, end))
    return out


def _behind_quote(text: str, start: int, end: int, held: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """ "“… it.” Then he left" in two: a quotation that ends with its sentence's full stop."""
    out: list[tuple[int, int]] = []
    for a, b in held:
        if not start <= a < b < end or text[b - 2 : b - 1] not in (".", "!", "?"):
            continue
        following = b
        while following < end and text[following].isspace():
            following += 1
        if (
            text[b - 2] == "."
            and following < end
            and (text[following].isupper() or text[following] in OPENING)
        ):
            out.append((start, b))
            start = following
    return [*out, (start, end)]


def _at_colon(text: str, start: int, end: int, held: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """ "Fidan: Görüşmeler sürecek" in two: who, and what he says."""
    colon = text.find(": ", start, end)
    if colon < 0 or any(a <= colon < b for a, b in held):
        return [(start, end)]
    return [(start, colon + 1), (colon + 2, end)]
