"""Objects of a verb of blame or threat before another verb's object: "X'i Y'yi vurarak … çiğnemekle suçladı"."""

from __future__ import annotations

from services.extract.clauses.clause import Argument, Clause
from services.extract.clauses.verb_final.reasons import is_done_to
from services.extract.clauses.verb_final.stack import Builder
from services.extract.language.morphology import VerbForm

_NEAR = 8  # words before a verb among which its own object stands


def is_second_object(b: Builder, argument: Argument, form: VerbForm, i: int) -> bool:
    """ "X'i göçmenleri almaması halinde/nedeniyle … tehdit etti", "X'i tesisleri vurarak … suçladı": whether the
    verb at token `i` has its object right before it, so that one farther off is a later verb's."""
    if (
        argument.case != "acc"
        or not argument.mentions
        or argument.link
        or argument.owned not in (None, "adj")
    ):
        return False
    behind = b.tokens[i + 1].fold if i + 1 < len(b.tokens) else ""
    modality = b.profile.modality
    aside = behind in modality.get("in_case", ()) or behind in modality.get("because", ())
    supposed = form.name == "action" and aside
    if form.passive or not (supposed or form.name in ("converb", "conditional", "agentive")):
        return False
    because = supposed and behind in modality.get("because", ())
    if because and is_done_to(b, argument, i) and any(k in b.named for k in range(argument.end, i)):
        return True  # "X'i Y'ye silah satması nedeniyle kınadı"
    first = b.tokens[argument.end]
    if first.text == "," or first.fold in b.profile.joiners:
        return False
    for token in reversed(b.tokens[max(argument.end, i - _NEAR) : i]):
        if not token.word or token.upper or b.profile.verb_readings(token.fold):
            return False
        noun = b.profile.guess_noun(token.fold)
        if noun is None or noun.case not in ("acc", "nom"):
            continue
        # "göçmenleri" looks like "their migrants"; so does "sorumlusu göstererek", which is no object
        if noun.case == "acc" or (noun.possessed and (supposed or noun.plural or form.name == "agentive")):
            return True
    return False


def is_blame(b: Builder, i: int) -> bool:
    """ "silahlandırmakla", also "silahlandırmak ve desteklemekle suçladı": what somebody is blamed for."""
    words = [t.fold for t in b.tokens[i : i + 4]]
    if len(words) > 2 and words[1] in b.profile.links["and"]:
        return any(w.endswith(b.profile.blaming) for w in words)
    return words[0].endswith(b.profile.blaming)


def hand_to_blame(b: Builder, clause: Clause) -> None:
    """ "X'i Y'ye silah vererek savaşı körüklemekle suçladı": what is done behind him who is blamed, or with object of
    an its own behind him, is what he is blamed for, as the infinitive is, and no deed of who blames him."""
    top = b.stack[-1] if b.stack else None
    held = top.end if top is not None and top.case == "acc" and top.mentions and not top.link else None
    kept: list[Clause] = []
    for adverbial in b.adverbials:
        first = adverbial.args[0] if adverbial.args else None
        opens = first is not None and first.case == "acc" and bool(first.mentions) and not first.owned
        opens = opens and first is not None and first.end < adverbial.head
        behind = held is not None and adverbial.start >= held
        if adverbial.form.name == "converb" and adverbial.head < clause.head and (opens or behind):
            adverbial.parent = clause
            if opens and held is None and first is not None:
                b.stack.append(first)  # the first whom a clause has taken is he who is blamed
                held = first.end
                adverbial.args = adverbial.args[1:]
        else:
            kept.append(adverbial)
    b.adverbials = kept
