"""Questions in quotation marks that somebody else puts to him who answers them."""

from __future__ import annotations

from services.extract.clauses.parsed import Parsed
from services.extract.language.profile import Profile
from services.extract.reading.sentences import QuotePlace


def is_put_to_speaker(host: Parsed, place: QuotePlace, profile: Profile) -> bool:
    """ "“…?” sorusuna “…” yanıtını verdi", "“…?” sorusu yöneltilen", "“…?” diye sorulması üzerine": whether what is
    quoted is a question that he is asked who speaks next; "“…?” sorusunu yöneltti" asks it himself."""
    tokens, at = host.sentence.tokens, place.before
    if at < len(tokens) and tokens[at].fold in profile.modality.get("holding", ()):
        at += 1  # "“…?” şeklindeki soruya"
    if at + 1 >= len(tokens):
        return False
    asked, behind = tokens[at].fold, tokens[at + 1]
    verbs = profile.verb_readings(behind.fold)[:1]
    done_to = any(form.passive for _, form in verbs)
    if asked in profile.joiners:
        return done_to and any(stem in profile.modality.get("questioning", ()) for stem, _ in verbs)
    if not asked.startswith(profile.affixes.get("questions", ("-",))):
        return False
    form = profile.guess_noun(asked)
    if form is not None and form.case == "acc":
        # "“…?” sorusunu yanıtlayan", "“…?” sorusunu Tajani “…” diye yanıtladı"
        first = min((c for c in host.clauses if c.head > at), key=lambda c: c.head, default=None)
        return first is not None and first.stem in profile.modality.get("answering", ())
    return (
        (form is not None and form.case == "dat") or behind.fold in profile.links.get("upon", ()) or done_to
    )
