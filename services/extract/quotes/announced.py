"""Sentences beside a quotation that give it to somebody without a verb of saying: "Soruyu şöyle karşıladı:",
"mülakatından satır başları şöyle:", "Bu sözleri söyleyen"."""

from __future__ import annotations

from services.extract.clauses.parsed import Filler, Parsed
from services.extract.language.profile import Profile
from services.extract.roles.filling import Roles

_NEAR_END = 4  # words before the colon among which it is said that words follow
_SPEECH = 3  # words behind somebody within which his speech is named


def presents(parsed: Parsed, roles: Roles, profile: Profile) -> Filler | None:
    """Whose words a sentence that ends with a colon presents: his who does what it tells so, or whose the speech is of
    which it gives parts; None where it presents none."""
    tokens = parsed.sentence.tokens
    words = profile.links.get("presenting", frozenset())
    if not any(t.fold in words for t in tokens[max(0, len(tokens) - 1 - _NEAR_END) :]):
        return None
    speech = profile.affixes.get("discourses", ("-",))
    for mention in reversed(parsed.mentions):
        near = tokens[mention.end : mention.end + _SPEECH]
        told = any(t.fold.startswith(speech) for t in tokens[mention.end :])
        owns = mention.case == "gen" and told and mention.who
        if owns and (mention.who[0].kind == "person" or any(t.fold.startswith(speech) for t in near)):
            return Filler(mention.who[0], mention, parsed.sentence)
    for clause in reversed(parsed.clauses):
        if clause.kind == "main" and not clause.form.passive:
            doers = [f for f in roles.doers(clause) if f.who.sure > 0]
            return doers[0] if doers else None
    return None


def comes_back(parsed: Parsed, profile: Profile) -> bool:
    """ "Bu sözleri söyleyen": whether a sentence opens with what was said right before it."""
    tokens = [t for t in parsed.sentence.tokens[:2] if t.word]
    said = profile.affixes.get("utterances", ("-",))
    return (
        len(tokens) == 2
        and tokens[0].fold in profile.links.get("this", ())
        and tokens[1].fold.startswith(said)
    )
