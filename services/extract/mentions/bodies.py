"""Bodies of a state: those that stand behind its name, before it, or tell by a capital whose they are."""

from __future__ import annotations

from dataclasses import replace

from services.extract.language.lexicon import Hit
from services.extract.language.names import Sense
from services.extract.language.profile import Profile
from services.extract.language.text import Token
from services.extract.mentions.atoms import GOVERNMENT, Mention, pick, sole
from services.extract.mentions.naming import with_name

_OF_EACH_STATE = frozenset(
    {"judiciary", "police", "parliament", "central-bank"}
)  # and it acts in its own land


def seated(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], body: Hit[Sense], profile: Profile
) -> Mention | None:
    """ "the foreign ministry in Kyiv": the body of the state whose capital says where it sits."""
    if profile.grammar is None or body.sense.id not in profile.seated or body.end >= len(tokens):
        return None
    capital = pick(atoms, body.end + 1, "capital")
    if capital is None or profile.grammar.cases.get(tokens[body.end].fold) != "loc":
        return None
    return replace(body_mention(capital, body, capital.sense.id), start=body.start, end=capital.end)


def owned(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], body: Hit[Sense], profile: Profile
) -> Mention | None:
    """ "the government of Ukraine": a body of the state behind it."""
    if profile.grammar is None or not of_behind(tokens, body.end, profile):
        return None
    at = body.end + 1
    at += at < len(tokens) and tokens[at].fold in profile.definite
    state = pick(atoms, at, "name") if at < len(tokens) else None
    if state is None or tokens[state.end - 1].suffix is not None:
        return None
    return replace(body_mention(state, body, state.sense.id), start=body.start, end=state.end)


def _sits_there(
    tokens: tuple[Token, ...],
    atoms: dict[int, list[Hit[Sense]]],
    body: Hit[Sense],
    before: Mention,
    profile: Profile,
) -> bool:
    """ "Peru'da bir mahkeme", "Peru'da polis", "Peru'da Anayasa Mahkemesi": whether a body that each state has one of
    stands right behind the state in which it acts; "Moskova'daki Dışişleri Bakanlığı": or behind its capital."""
    if before.kind == "state" and before.metonym and before.case in ("loc", "rel"):
        return before.end == body.start and body.sense.id in profile.seated and tokens[body.start].upper
    if before.kind != "state" or before.case != "loc" or before.metonym or before.adjective:
        return False
    if body.sense.id not in _OF_EACH_STATE or (body.form.possessed and body.words == 1):
        return False
    gap = tokens[before.end : body.start]
    return (
        body.form.case in ("nom", "gen") and len(gap) < 2 and all(t.fold in profile.indefinite for t in gap)
    )


def second_body(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], i: int, before: Mention, profile: Profile
) -> Mention | None:
    """ "Suriye yönetimi ile muhalefeti", "Fransa Parlamentosu'nun alt kanadı Meclis", "Peru'da bir mahkeme": the body
    at token `i` is his whose body `before` is, if "and" joins them or it is the name of what belongs to the other, or
    that of the state where it sits."""
    body = pick(atoms, i, "body")
    if profile.grammar is not None or body is None:
        return None
    if _sits_there(tokens, atoms, body, before, profile):
        return replace(body_mention(body, body, before.entity), start=body.start)
    part = before.case == "gen" and before.end < i <= before.end + 2 and body.form.case == "nom"
    if part and before.kind == "body" and tokens[i - 1].fold.startswith(profile.representing):
        return replace(body_mention(body, body, before.entity), start=body.start)
    if not body.form.possessed:
        return None
    joined = before.end == i - 1 and tokens[before.end].fold in profile.links["and"]
    if before.kind != "body" or before.entity is None or not joined:
        return None
    return replace(body_mention(body, body, before.entity), start=body.start)


def of_town(
    tokens: tuple[Token, ...], atoms: dict[int, list[Hit[Sense]]], town: Hit[Sense], profile: Profile
) -> Mention | None:
    """ "İzmir Belediye Başkanı Aydın Kaya": who holds an office of the town before it is of that town's state; None
    where no such office stands behind it."""
    office = pick(atoms, town.end, "office") if town.end < len(tokens) else None
    if office is None or not office.sense.of_town or not office.form.possessed or town.sense.country is None:
        return None
    if town.form.case != "nom" or tokens[town.end - 1].suffix is not None or not tokens[town.end].upper:
        return None
    mention = Mention(
        town.start,
        office.end,
        "office",
        office.form.case,
        entity=town.sense.country.lower(),
        office=sole(office.sense.kin),
        kin=office.sense.kin,
        office_span=(town.start, office.end),
        plural=office.form.plural,
        possessed=True,
    )
    return with_name(tokens, atoms, mention, profile)


def body_mention(hit: Hit[Sense], body: Hit[Sense], entity: str | None) -> Mention:
    return Mention(
        hit.start,
        body.end,
        "body",
        body.form.case,
        entity=entity,
        body=body.sense.id,
        plural=body.form.plural,
        possessed=True,
        posted=body.sense.posted,
        abroad=entity is None,
    )


def of_behind(tokens: tuple[Token, ...], i: int, profile: Profile) -> bool:
    """ "the presidents of Iran and Turkey" are those states'."""
    return (
        profile.grammar is not None and i < len(tokens) and profile.grammar.cases.get(tokens[i].fold) == "of"
    )


def with_body(
    tokens: tuple[Token, ...],
    atoms: dict[int, list[Hit[Sense]]],
    person: Hit[Sense],
    mention: Mention,
    profile: Profile,
) -> Mention:
    """ "Netanyahu hükümetini": who leads a body stands for it, in the body's case."""
    body = pick(atoms, person.end, "body")
    if profile.grammar is not None:
        # "Netanyahu's government", "the Assad regime"
        rules = body is not None and body.sense.id == GOVERNMENT and not tokens[body.start].upper
        return replace(mention, end=body.end, case="nom") if rules and body is not None else mention
    plain = mention.case == "nom" and tokens[person.end - 1].suffix is None
    if body is None or not plain or not body.form.possessed:
        return mention
    if tokens[body.start].fold in profile.links.get("led", ()):
        return mention  # "Fidan başkanlığındaki heyet": he leads those behind
    return replace(mention, end=body.end, case=body.form.case)


def post_of(envoy: Mention, tokens: tuple[Token, ...], profile: Profile) -> str | None:
    """The state whose capital stands before an ambassador's office: "ABD'nin Ankara Büyükelçisi"."""
    for k in range(envoy.start, envoy.end - 1):
        for hit in profile.names.at(tokens, k):
            if hit.sense.kind == "capital" and hit.end < envoy.end and tokens[hit.end - 1].suffix is None:
                return hit.sense.id
    return None
