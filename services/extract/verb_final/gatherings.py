"""Names of gatherings that go on behind the name of those who gather."""

from __future__ import annotations

from services.extract.clauses import Argument
from services.extract.mentions import Mention
from services.extract.verb_final.stack import Builder

_LONGEST = 6  # words of a gathering's name behind its number
_LESS = 3  # digits: "1071. Zirve" is of no series


def names_gathering(before: Argument, mention: Mention) -> bool:
    """ "AB Liderleri Olağanüstü Zirvesi'ne": whether what looks like the name of a hall goes on with the name of those
    who gather."""
    who = before.mentions[-1] if before.mentions else None
    if who is None or who.kind != "office" or not who.plural or who.name is not None:
        return False
    plain = before.case == "nom" and not (before.owned or before.link)
    return plain and mention.kind == "place" and mention.place is None and before.end == mention.start


def is_about(b: Builder, mention: Mention) -> bool:
    """ "Putin ile Macron'un düzenlediği Suriye Zirvesi": whether a state only says what a gathering is about, behind
    a clause that says whose it is."""
    if not b.waiting or mention.kind != "state" or mention.case != "nom" or mention.adjective:
        return False
    behind = b.tokens[mention.end].fold if mention.end < len(b.tokens) else ""
    return b.waiting[-1].form.name == "factive" and behind.startswith(
        b.profile.affixes.get("gatherings", ("-",))
    )


def numbered_gathering(b: Builder, argument: Argument) -> int:
    """ "Arap Birliği 33. Zirvesi'ne", "NATO 12. Dışişleri Bakanları Toplantısı'nda": an organisation owns the gathering
    whose number stands right behind it. Returns the token behind the name, the argument changed to stand in its case;
    the argument's end where there is none."""
    end, tokens = argument.end, b.tokens
    who = argument.mentions[-1]
    if argument.case != "nom" or who.kind != "organisation" or end + 2 >= len(tokens):
        return end
    if not (tokens[end].text.isdigit() and len(tokens[end].text) <= _LESS and tokens[end + 1].text == "."):
        return end
    for k in range(end + 2, min(end + 2 + _LONGEST, len(tokens))):
        if not (tokens[k].word and tokens[k].upper):
            return end
        form = b.profile.guess_noun(tokens[k].fold)
        last = k + 1 == len(tokens) or not (tokens[k + 1].word and tokens[k + 1].upper)
        if last and form is not None and form.possessed:
            argument.case, argument.owned, argument.noun, argument.end = form.case, "compound", k, k + 1
            return k + 1
    return end
