"""Who a participant is: the same id for all spellings, no guess between several, the office of the day."""

from __future__ import annotations

from datetime import date

import pytest

from services.core.messages import Participant
from services.enrich import actors
from tests.enrich.making import who

DAY = date(2025, 9, 3)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (who("Kim Jong Un", "KP"), who("Kim Jong-un", "KP", "leader")),
        (who("Lavrov", "RU"), who("Sergey Lavrov", "RU", "foreign-minister")),
        (who("Sergej Lawrow", "RU", "foreign-minister"), who("Sergei Lavrov", "RU")),
        (who("Zelenskiy", "UA", "president"), who("Vladimir Zelenski", "UA", "president")),
        (who("Şi Cinping", "CN"), who("Xi Jinping", "CN", "president")),
        (who("Erdoğan", "TR", "president"), who("Recep Tayyip Erdogan", "TR")),
    ],
)
def test_spellings_of_one_person_are_one(left: Participant, right: Participant) -> None:
    """By the registry where it knows them."""
    assert actors.resolve(left, DAY).id == actors.resolve(right, DAY).id


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (who("Kim Jong-un", "KP"), who("Kim Jong-il", "KP")),
        (who("Li Qiang", "CN"), who("Li Keqiang", "CN")),
        (who("Abdullah Gül", "TR"), who("Abdullah Öcalan", "TR")),
        (who("Ali Yılmaz", "TR"), who("Ali Yılmaz", "AZ")),
    ],
)
def test_different_people_stay_apart(left: Participant, right: Participant) -> None:
    """However near their names are."""
    assert actors.resolve(left, DAY).id != actors.resolve(right, DAY).id


@pytest.mark.parametrize(
    ("day", "office"),
    [(date(2013, 5, 1), "prime-minister"), (date(2015, 5, 1), "president"), (date(2025, 9, 3), "president")],
)
def test_the_office_is_that_of_the_day(day: date, office: str) -> None:
    """Not that of today, and not what a page calls a man later."""
    found = actors.resolve(who("Recep Tayyip Erdoğan", "TR"), day)
    assert (found.office, found.codes["cameo"], found.codes["sector"]) == (office, "TURGOV", "GOV")


def test_an_office_without_a_name_is_its_holder() -> None:
    """Of that day; the page's words are kept as the title."""
    nameless = who("Rusya Dışişleri Bakanı", "RU", "foreign-minister", title="Rusya Dışişleri Bakanı")
    found = actors.resolve(nameless, DAY)
    assert (found.name, found.title) == ("Sergey Lavrov", "Rusya Dışişleri Bakanı")
    assert actors.resolve(nameless, None).name == "Rusya Dışişleri Bakanı"


def test_states_and_organisations_have_ids_and_codes_of_their_own() -> None:
    """ISO alpha-3 and CAMEO for a state; no country for an organisation of states."""
    russia = actors.resolve(who("Rusya", "RU", kind="state"), DAY)
    assert (russia.id, russia.name, russia.codes) == ("ru", "Russia", {"iso3": "RUS", "cameo": "RUS"})
    nato = actors.resolve(who("NATO", None, kind="organisation", entity="nato"), DAY)
    assert (nato.id, nato.country, nato.codes) == ("nato", None, {"cameo": "NAT", "sector": "IGO"})
    unknown = actors.resolve(who("Örnek Cephesi", "SY", kind="movement", entity=None), DAY)
    assert unknown.id.startswith("movement-")


def test_who_is_called_an_organisations_officer_stands_for_it() -> None:
    """Whatever the day: a page without a date that counts may call Juncker what he was later."""
    told = who("Jean-Claude Juncker", entity="european-commission", office="president")
    actor = actors.resolve(told, date(2013, 6, 1))
    assert (actor.country, actor.office) == (None, "president")


@pytest.mark.parametrize(
    ("entity", "day", "country"),
    [
        ("taliban", date(2019, 3, 1), None),
        ("taliban", date(2023, 3, 1), "AF"),
        ("lna", date(2012, 3, 1), None),
        ("lna", date(2020, 3, 1), "LY"),
        ("hamas", date(2023, 3, 1), None),
        ("taliban", None, None),
    ],
)
def test_a_movement_has_the_country_that_it_governs(
    entity: str, day: date | None, country: str | None
) -> None:
    """Since the day on which it became an authority of the state; before it dealt with it as another side."""
    leader = who("Örnek Önder", None, entity=entity)
    movement = who("Örnek", None, kind="movement", entity=entity)
    assert (actors.resolve(leader, day).country, actors.resolve(movement, day).country) == (country, country)


def test_the_commander_of_an_army_within_a_state_is_of_that_state() -> None:
    """Haftar is Libya's, though he is of no government of it that all recognise."""
    assert actors.resolve(who("Halife Hafter", None, entity="lna"), date(2020, 1, 17)).country == "LY"
