"""Places by the names that pages in a language give them, from `places.tsv` and `services/lang/<code>`.

Names, countries, coordinates and ids of cities are GeoNames' (CC BY 4.0); regions, seas, crossings and
buildings are the project's own. A name that several places of a size share is nobody's: no place is
better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from services.lang.tables import read_table
from services.world.entities import entities
from services.world.names import fold_name
from services.world.tables import WorldError

__all__ = ["Place", "PlaceName", "Places", "fold_name", "load", "places", "table"]

COLUMNS = ("id", "name", "country", "latitude", "longitude", "population", "kind")
_LARGE = 100_000  # inhabitants from which a city is in the lexicon without a language's naming it
_RIVAL = 0.4  # a namesake with this share of the inhabitants makes a name ambiguous
_NO_PLACE = "-"


class PlacesError(WorldError):
    """A table of places cannot be used; `str()` names file, line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `id` is its GeoNames id as text, or the project's own. Degrees are WGS 84.

    A country has no coordinates: none would say where something happened.
    """

    id: str
    name: str  # usual English
    country: str | None  # ISO 3166-1 alpha-2; None for seas and what lies in several states
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    population: int
    kind: str  # capital, city, country, region, sea, strait, island, crossing, base, building, …


class PlaceName(NamedTuple):
    """A name that a lexicon should know."""

    surface: str
    id: str
    country: str | None
    capital: bool


class Places:
    """The places of the world under the names of one language. Immutable."""

    def __init__(
        self, known: Mapping[str, Place], named: Mapping[str, str], states: Mapping[str, str]
    ) -> None:
        """`named`: surface → place id or "-"; `states`: surface → ISO alpha-2."""
        self.by_id = known
        self._named = named
        countries = {p.country: p.id for p in known.values() if p.kind == "country"}
        self._own: dict[str, list[str]] = {}
        self._none: set[str] = set()
        for surface, place in named.items():
            if place == _NO_PLACE:
                self._none.add(fold_name(surface))
            else:
                self._own.setdefault(fold_name(surface), []).append(place)
        self._states = {fold_name(s): countries[code] for s, code in states.items() if code in countries}
        self._usual: dict[str, list[Place]] = {}
        for place_ in known.values():
            self._usual.setdefault(fold_name(place_.name), []).append(place_)
        for namesakes in self._usual.values():
            namesakes.sort(key=lambda p: (p.kind != "country", p.kind != "capital", -p.population, p.id))

    def find(self, name: str, country: str | None = None) -> Place | None:
        """The place of that name, without its case ending; None where it is unknown or may be several.

        The language's own names go before GeoNames', capitals before other cities, large before small.
        With a country (ISO 3166-1 alpha-2) only its places and those of no country count.
        """
        key = fold_name(name)
        own = [self.by_id[i] for i in self._own.get(key, ())]
        if key in self._states:
            own.append(self.by_id[self._states[key]])
        for candidates in (own, self._usual.get(key, [])):
            fitting = [p for p in candidates if country is None or p.country in (country, None)]
            if fitting and (country or candidates is own):
                return fitting[0]
            if fitting and key not in self._none:
                return _most_likely(fitting)
        return None

    def names(self) -> Iterator[PlaceName]:
        """The names a lexicon should know, each once, in a fixed order: the language's own, the capitals
        and the large cities; none that is no place in this language, none of a state."""
        seen: set[str] = set(self._states) | self._none
        for surface, place in self._named.items():
            if place != _NO_PLACE and fold_name(surface) not in seen:
                seen.add(fold_name(surface))
                yield self._name(surface, self.by_id[place])
        for key, namesakes in self._usual.items():
            if key in seen or namesakes[0].kind == "country":
                continue
            place_ = _most_likely(namesakes)
            if place_ and (place_.kind != "city" or place_.population >= _LARGE):
                seen.add(key)
                yield self._name(place_.name, place_)

    @staticmethod
    def _name(surface: str, place: Place) -> PlaceName:
        return PlaceName(surface, place.id, place.country, place.kind == "capital")


def _most_likely(namesakes: list[Place]) -> Place | None:
    """The first of them, unless another state has one that could as well be meant."""
    first = namesakes[0]
    if first.kind in ("capital", "country"):
        return first
    rivals = [p for p in namesakes[1:] if p.country != first.country]
    return None if any(p.population > first.population * _RIVAL for p in rivals) else first


@cache
def places(language: str) -> Places:
    """The places under the names of a language (ISO 639-1), loaded once a process, or PlacesError.

    A language without a table of its own has GeoNames' names alone.
    """
    known = table()
    where = f"services/lang/{language}/places.tsv"
    source = files("services.lang").joinpath(language, "places.tsv")
    named = load_names(source.read_text(encoding="utf-8"), known, where) if source.is_file() else {}
    return Places(known, named, _states(language))


@lru_cache(maxsize=1)
def table() -> Mapping[str, Place]:
    """All places by id, in the table's order."""
    text = files("services.world").joinpath("places.tsv").read_text(encoding="utf-8")
    return load(text, "services/world/places.tsv")


def load(text: str, where: str) -> Mapping[str, Place]:
    """The places of a table's text; `where` names it in errors."""
    out: dict[str, Place] = {}
    for number, cells in _cells(text):
        if tuple(cells) == COLUMNS:
            continue
        at = f"{where}: line {number}"
        if len(cells) != len(COLUMNS):
            raise PlacesError(f"{at}: {len(cells)} columns, not {len(COLUMNS)}; build it anew")
        key, name, country, latitude, longitude, population, kind = cells
        if key in out:
            raise PlacesError(f"{at}: id {key} stands there twice; ids are unique")
        try:
            north = float(latitude) if latitude else None
            east = float(longitude) if longitude else None
            people = int(population)
        except ValueError:
            raise PlacesError(f"{at}: {key}: latitude, longitude or population is no number") from None
        if abs(north or 0) > 90 or abs(east or 0) > 180 or (north is None) != (east is None):
            raise PlacesError(f"{at}: {key}: {latitude}, {longitude} is nowhere on earth")
        geonames = int(key) if key.isdigit() else None
        out[key] = Place(key, name, country or None, geonames, north, east, people, kind)
    return MappingProxyType(out)


def load_names(text: str, known: Mapping[str, Place], where: str) -> dict[str, str]:
    """A language's surfaces and what they name (a place's id, or "-"); `where` names the table in errors."""
    out: dict[str, str] = {}
    for number, cells in _cells(text):
        at = f"{where}: line {number}"
        if len(cells) < 2 or not cells[0].strip():
            raise PlacesError(f"{at}: a line is surface, tab, id, tab, name to read by")
        surface, key = cells[:2]
        if key != _NO_PLACE and key not in known:
            raise PlacesError(
                f"{at}: {surface}: {key!r} is no id of services/world/places.tsv; build it anew"
            )
        if surface in out:
            raise PlacesError(f"{at}: {surface} stands there twice")
        if key != _NO_PLACE and (len(cells) < 3 or cells[2] != known[key].name):
            raise PlacesError(
                f"{at}: {surface}: the third column must be {known[key].name!r}, the name of {key}"
            )
        out[surface] = key
    return out


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def _states(language: str) -> dict[str, str]:
    """Names of states with an ISO code of their own, from the language's `names.toml`."""
    own = {e.id: e.iso2 for e in entities().values() if e.kind == "state" and (e.iso2 or "").lower() == e.id}
    data = read_table(language, "names.toml", required=False)
    return {form: code for key, code in own.items() if code for form in data.get(key, {}).get("names", ())}
