"""The registry of people: what it answers, what it claims to know whole, and what it refuses."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.world import report
from services.world.entities import entities
from services.world.offices import offices
from services.world.registry import Registry, RegistryError, load, registry

HEAD = 'source = "recalled"\n[ru]\n'


def _ids(people: list) -> list[str]:
    return [person.id for person in people]


def _one(entry: str) -> Registry:
    return Registry(load(HEAD + entry, "people/test.toml"))


# --- answers ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("office", "entity", "day", "holder"),
    [
        ("president", "ru", date(2025, 9, 3), "putin-vladimir"),
        ("president", "cn", date(2025, 9, 3), "xi-jinping"),
        ("leader", "kp", date(2025, 9, 3), "kim-jong-un"),
        ("foreign-minister", "ru", date(2025, 9, 3), "lavrov-sergey"),
        ("foreign-minister", "kp", date(2025, 9, 3), "choe-son-hui"),
        ("defence-minister", "ru", date(2025, 9, 3), "belousov-andrei"),
        ("defence-minister", "ru", date(2024, 5, 1), "shoigu-sergei"),
        ("foreign-minister", "tr", date(2012, 6, 1), "davutoglu-ahmet"),
        ("foreign-minister", "tr", date(2020, 6, 1), "cavusoglu-mevlut"),
        ("foreign-minister", "tr", date(2025, 6, 1), "fidan-hakan"),
        ("president", "us", date(2014, 6, 1), "obama-barack"),
        ("president", "us", date(2019, 6, 1), "trump-donald"),
        ("foreign-minister", "us", date(2012, 6, 1), "clinton-hillary"),
        ("president", "eg", date(2012, 12, 1), "morsi-mohamed"),
        ("president", "sy", date(2025, 6, 1), "sharaa-ahmed"),
        ("secretary-general", "nato", date(2025, 6, 1), "rutte-mark"),
        ("secretary-general", "un", date(2013, 6, 1), "ban-ki-moon"),
        ("commission-president", "eu", date(2025, 6, 1), "von-der-leyen-ursula"),
        ("president", "trnc", date(2025, 11, 1), "erhurman-tufan"),
    ],
)
def test_who_held_an_office_on_a_day(office: str, entity: str, day: date, holder: str) -> None:
    assert _ids(registry().holders(office, entity, day)) == [holder]


def test_the_day_of_a_handover_belongs_to_both_the_later_first() -> None:
    assert _ids(registry().holders("president", "ru", date(2012, 5, 7))) == [
        "putin-vladimir",
        "medvedev-dmitry",
    ]


def test_a_chancellor_is_found_as_prime_minister() -> None:
    assert _ids(registry().holders("prime-minister", "de", date(2013, 3, 1))) == ["merkel-angela"]


def test_an_office_nobody_is_known_in_is_empty() -> None:
    assert registry().holders("prime-minister", "tr", date(2020, 1, 1)) == []
    assert registry().holders("president", "nowhere", date(2020, 1, 1)) == []


def test_offices_of_a_person_on_a_day_the_latest_first() -> None:
    held = registry().office_at("rubio-marco", date(2025, 9, 1))
    assert [term.office for term in held] == ["national-security-adviser", "foreign-minister"]
    assert registry().office_at("rubio-marco", date(2015, 1, 1)) == []


def test_whom_a_person_stands_for_changes_with_the_office() -> None:
    assert registry().stands_for("rutte-mark", date(2020, 1, 1)) == "nl"
    assert registry().stands_for("rutte-mark", date(2025, 1, 1)) == "nato"
    assert registry().people["guterres-antonio"].country is None
    assert registry().people["haniyeh-ismail"].country == "PS"


def test_the_one_holder_of_an_office_that_exists_once() -> None:
    pope = registry().sole_holder("pope", date(2020, 1, 1))
    assert pope is not None
    assert pope.id == "francis-pope"
    assert registry().sole_holder("president", date(2020, 1, 1)) is None
    assert registry().sole_owner("mayor") is None  # though the registry names the mayors of one state alone


def test_every_id_is_found_by_its_own_name() -> None:
    people = registry()
    lost = [p.id for p in people.people.values() if p not in people.by_name(p.name)]
    assert lost == []


def test_no_full_name_is_that_of_two_people_of_one_state() -> None:
    people = registry()
    shared = [
        (spelling, _ids(found))
        for person in people.people.values()
        for spelling in person.spellings
        if len(found := people.by_name(spelling)) > 1 and len({p.country for p in found}) < len(found)
    ]
    assert shared == []


def test_no_bare_name_is_what_a_language_calls_a_state_or_its_people() -> None:
    forms = {
        form.casefold()
        for language in ("tr", "en")
        for entity, entry in tomllib.loads(
            files("services.lang").joinpath(language, "names.toml").read_text(encoding="utf-8")
        ).items()
        if entities()[entity].kind == "state"
        for form in (*entry.get("names", ()), *entry.get("adjectives", ()))
        if not form.isupper()  # an acronym is believed in capitals only
    }
    bare = {s.casefold(): p.id for p in registry().people.values() for s in p.surname_spellings}
    assert {form: bare[form] for form in forms & set(bare)} == {
        "tatar": "tatar-ersin"
    }  # who is called so daily


def test_loading_again_gives_the_same_people_in_the_same_order() -> None:
    again = registry.__wrapped__()
    assert list(again.people) == list(registry().people)
    assert list(again.people.values()) == list(registry().people.values())


# --- coverage -----------------------------------------------------------------------


def test_no_term_contradicts_another() -> None:
    assert report.contradictions(registry()) == []


def test_forty_five_states_are_known_but_for_two_offices_since_2012() -> None:
    cells = [c for state in report.named() for c in report.coverage(registry(), state)]
    assert len(report.named()) >= 45
    assert [(c.state, c.office) for c in cells if not c.complete] == [
        ("pk", "defence-minister"),
        ("kp", "defence-minister"),
    ]
    assert min(c.share for c in cells) > 0.95


def test_the_heads_of_all_other_states_are_known_since_2022() -> None:
    others = report.others()
    cells = [c for state in others for c in report.coverage(registry(), state)]
    assert {"xk", "tw", "trnc"} <= set(others)
    assert "ps" in report.named()
    assert [(c.state, c.office) for c in cells if not c.complete] == [("mc", "head of government")]


def test_every_member_of_the_united_nations_is_looked_at() -> None:
    states = {e.id for e in entities().values() if e.kind == "state" and (e.iso2 or "").lower() == e.id}
    sovereign = {i for i in states if entities()[i].parent is None}
    assert sovereign - {*report.named(), *report.others()} <= {"ad", "sm", "eh"}


@pytest.mark.parametrize(
    ("office", "organisation"),
    [
        ("secretary-general", "un"),
        ("secretary-general", "nato"),
        ("high-representative", "eu"),
        ("commission-president", "eu"),
        ("council-president", "eu"),
        ("secretary-general", "arab-league"),
        ("secretary-general", "oic"),
        ("director-general", "who"),
        ("director-general", "imf"),
        ("director-general", "iaea"),
        ("prosecutor", "icc"),
        ("high-commissioner", "unhcr"),
    ],
)
def test_heads_of_the_main_organisations_are_known_every_year(office: str, organisation: str) -> None:
    missing = [y for y in range(2013, 2026) if not registry().holders(office, organisation, date(y, 6, 30))]
    assert missing == []


def test_the_report_names_states_gaps_and_the_count_of_contradictions() -> None:
    text = "\n".join(report.lines(registry()))
    assert "Türkiye" in text
    assert "gap: North Korea, defence-minister" in text
    assert text.endswith("0 contradictions")


# --- refusals --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[ru]\n", "no `source`"),
        ('source = "recalled"\nx = [', "not TOML"),
        ('source = "recalled"\nru = 1\n', "not a table of people"),
        (HEAD + "Putin = { name = 'P' }", "small letters"),
        (HEAD + "p = { also = ['P'] }", "no `name`"),
        (HEAD + "p = { name = 'P Q', born = 1 }", "unknown key 'born'"),
        (HEAD + "p = { name = 'P Q', also = 'R' }", "list of texts"),
        (HEAD + "p = { name = 'P Q', terms = ['president since 2012'] }", 'is not "office [of] from/to"'),
        (HEAD + "p = { name = 'P Q', terms = ['president 2012-13/'] }", "is no day, month or year"),
        (HEAD + "p = { name = 'P Q', terms = ['president 2013/2012'] }", "ends before it begins"),
        (HEAD + "p = { name = 'P Q', terms = ['tsar 2012/'] }", "'tsar' is no office"),
        (HEAD + "p = { name = 'P Q', terms = ['president atlantis 2012/'] }", "'atlantis' is no entity"),
        (HEAD + "p = { name = 'P Q', country = 'ZZ' }", "'ZZ' is no entity"),
        (HEAD + "p = { name = 'P Q', terms = ['president 2012/2014', 'president 2013/'] }", "overlap"),
        ("source = 'recalled'\n[atlantis]\np = { name = 'P Q' }", "'atlantis' is no entity"),
    ],
)
def test_a_bad_entry_is_refused_with_its_file_and_what_is_wrong(text: str, says: str) -> None:
    with pytest.raises(RegistryError) as error:
        load(text, "people/test.toml")
    assert says in str(error.value)
    assert "people/test.toml" in str(error.value)


def test_an_id_belongs_to_one_person() -> None:
    people = load(HEAD + "p = { name = 'P Q' }", "people/test.toml")
    with pytest.raises(RegistryError, match=r"p stands in people/test\.toml too"):
        Registry([*people, *people])


def test_two_in_an_office_for_one_contradict_each_other() -> None:
    people = _one(
        "a = { name = 'A B', terms = ['president 2012-01-01/2014-06-30'] }\n"
        "c = { name = 'C D', terms = ['president 2014-05-01/'] }"
    )
    assert len(report.contradictions(people)) == 1
    assert (
        "president of ru: a (2012-01-01/2014-06-30) and c (2014-05-01/) overlap"
        in report.contradictions(people)[0]
    )


def test_a_month_is_no_contradiction_where_days_may_fit() -> None:
    people = _one(
        "a = { name = 'A B', terms = ['president 2012-01-01/2014-06'] }\n"
        "c = { name = 'C D', terms = ['president 2014-06-15/'] }"
    )
    assert report.contradictions(people) == []


def test_a_president_of_two_states_cannot_be() -> None:
    people = _one("a = { name = 'A B', terms = ['president 2012/2020', 'president fr 2015/2016'] }")
    assert "president of ru and president of fr at once" in report.contradictions(people)[0]


def test_a_gap_between_two_holders_is_reported() -> None:
    people = _one(
        "a = { name = 'A B', terms = ['foreign-minister 2000/2013-01-31'] }\n"
        "c = { name = 'C D', terms = ['foreign-minister 2013-06-01/'] }"
    )
    found = next(c for c in report.coverage(people, "ru") if c.office == "foreign-minister")
    assert found.gaps == ((date(2013, 2, 1), date(2013, 5, 31)),)
    assert not found.complete


# --- spellings -----------------------------------------------------------------------


def test_alternatives_articles_and_hyphens_give_all_spellings() -> None:
    people = _one("a = { name = 'Bashar al-Assad', also = ['Beşar|Beşşar Esad'] }")
    for spelling in ("Bashar al-Assad", "Bashar el Assad", "Bashar Assad", "Beşşar Esad", "BEŞAR ESAD"):
        assert _ids(people.by_name(spelling)) == ["a"]
    for surname in ("Esad", "Assad", "al-Assad"):
        assert _ids(people.by_surname(surname)) == ["a"]
    assert people.by_name("Beşar") == []


def test_a_name_is_found_by_its_sound_only_as_a_whole() -> None:
    people = _one(
        "a = { name = 'Mevlüt Çavuşoğlu' }\nb = { name = 'Bashar al-Assad', also = ['Beşar Esad'] }"
    )
    assert _ids(people.by_sound("Mevlut Chavushoglu")) == ["a"]
    assert _ids(people.by_sound("Beşar Esat")) == ["b"]
    assert people.by_sound("Chavushoglu") == []
    assert people.by_name("Mevlut Chavushoglu") == []


def test_a_strange_spelling_is_looked_for_among_those_of_one_side() -> None:
    assert _ids(registry().near_name("Serguei Lavrov", "ru")) == ["lavrov-sergey"]
    assert registry().near_name("Serguei Lavrov", "ua") == []
    assert registry().near_name("Kim Jong-nim", "kp") == []


def test_a_name_the_other_way_round_has_the_same_surname() -> None:
    people = _one("a = { name = 'Taro Yamada', also = ['Yamada Taro', 'Yamata|Yamada Taro'] }")
    assert people.people["a"].surname_spellings == ("Yamada", "Yamata")


def test_a_surname_that_stands_first_is_taken_from_the_front() -> None:
    people = _one("a = { name = 'Xi Jinping', also = ['Şi Cinping'], surname = 'Xi' }")
    assert people.people["a"].surname_spellings == ("Xi", "Şi")


@given(
    start=st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    days=st.integers(0, 4000),
    day=st.dates(date(1990, 1, 1), date(2040, 1, 1)),
)
def test_a_term_covers_its_first_and_last_day_and_all_between(start: date, days: int, day: date) -> None:
    end = date.fromordinal(start.toordinal() + days)
    term = _one(f"a = {{ name = 'A B', terms = ['president {start}/{end}'] }}").people["a"].terms[0]
    assert term.covers(day) == (start <= day <= end)


def test_every_term_names_a_known_office_and_entity() -> None:
    terms = [t for p in registry().people.values() for t in p.terms]
    assert len(terms) > 2000
    assert all(t.office in offices() and t.of in entities() for t in terms)
