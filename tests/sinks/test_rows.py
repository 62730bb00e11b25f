"""Events as rows: POLECAT's columns, GDELT's, and our own tables."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from services.client.corrections import Corrections
from services.core.messages import DiplomaticEvent, decode
from services.sinks import gdelt, polecat, tables, text
from tests.client.test_state import EXAMPLES

MEETING = decode(DiplomaticEvent, EXAMPLES.joinpath("meeting.json").read_bytes())
SANCTION = decode(DiplomaticEvent, EXAMPLES.joinpath("sanction-without-date-or-place.json").read_bytes())


def test_polecat() -> None:
    """All its columns in its order, filled where we know."""
    (row,) = polecat.rows(MEETING)
    assert tuple(row) == polecat.COLUMNS
    assert len(polecat.COLUMNS) == 40
    filled = {name: value for name, value in row.items() if value not in (None, "")}
    assert filled == {
        "Event ID": MEETING.event_id,
        "Event Date": "2026-03-11",
        "Event Type": "CONSULT",
        "Event Mode": "visit",
        "Intensity": 4.0,
        "Quad Code": "VERBAL COOPERATION",
        "Contexts": "diplomatic",
        "Actor Name": "Sergey Lavrov",
        "Actor Country": "RUS",
        "Primary Actor Sector": "GOV",
        "Actor Sectors": "GOV",
        "Actor Title": "Rusya Dışişleri Bakanı",
        "Actor Name Raw": "Sergey Lavrov",
        "Recipient Name": "Hakan Fidan",
        "Recipient Country": "TUR",
        "Primary Recipient Sector": "GOV",
        "Recipient Sectors": "GOV",
        "Recipient Title": "Dışişleri Bakanı",
        "Recipient Name Raw": "Hakan Fidan",
        "Placename": "Ankara",
        "Country": "TR",
        "Latitude": 39.91987,
        "Longitude": 32.85427,
        "GeoNames ID": 323786,
        "Raw Placename": "Ankara",
        "Source": "Örnek Haber",
        "Publication Date": "2026-03-12",
        "Language": "tr",
        "Version": "0.1.0",
    }


def test_gdelt() -> None:
    """All 61 columns; what we do not know stays empty."""
    (row,) = gdelt.rows(MEETING)
    assert tuple(row) == gdelt.COLUMNS
    assert len(gdelt.COLUMNS) == 61
    assert (row["Day"], row["MonthYear"], row["Year"], row["FractionDate"]) == (
        "20260311",
        "202603",
        "2026",
        2026.2767,
    )
    assert [row[f"Actor1{part}"] for part in ("Code", "Name", "CountryCode", "Type1Code")] == [
        "RUSGOV", "SERGEY LAVROV", "RUS", "GOV",
    ]  # fmt: skip
    assert (row["EventCode"], row["EventRootCode"], row["QuadClass"], row["IsRootEvent"]) == (
        "042",
        "04",
        1,
        1,
    )
    assert row["DATEADDED"] == "20260312093000"
    assert row["ActionGeo_CountryCode"] is None


def test_an_organisation_has_no_country() -> None:
    """Its code is a group's, and a date that is not known is not made up."""
    (row,) = gdelt.rows(SANCTION)
    assert (row["Actor1Code"], row["Actor1CountryCode"], row["Actor1KnownGroupCode"]) == ("EEC", None, "EEC")
    assert (row["Actor2Code"], row["Actor2CountryCode"]) == ("RUS", "RUS")
    assert row["Day"] is None
    (other,) = polecat.rows(SANCTION)
    assert (other["Event Date"], other["Actor Country"], other["Recipient Country"]) == (None, None, "RUS")


@pytest.mark.parametrize(
    ("actors", "recipients", "pairs"), [(3, 0, 3), (2, 3, 6), (1, 0, 1), (0, 2, 2), (0, 0, 1)]
)
def test_gdelt_has_a_row_for_each_pair(actors: int, recipients: int, pairs: int) -> None:
    """Each under an id of its own."""
    one, other = MEETING.actors[0], MEETING.recipients[0]
    made = list(gdelt.rows(replace(MEETING, actors=(one,) * actors, recipients=(other,) * recipients)))
    assert len({row["GlobalEventID"] for row in made}) == len(made) == pairs


def test_tables_have_every_column() -> None:
    """In each row, and the whole message beside."""
    for name, rows in tables.rows(Corrections().over(MEETING)).items():
        for row in rows:
            assert tuple(row) == tuple(tables.TABLES[name])
    made = tables.rows(Corrections().over(MEETING))
    assert [row["role"] for row in made["participants"]] == ["actor", "recipient"]
    assert json.loads(made["events"][0]["message"])["event_id"] == MEETING.event_id


@runs(deadline=None)  # a busy machine is no failure
@given(st.text(max_size=40))
def test_no_cell_is_a_formula(name: str) -> None:
    """Whatever a page calls somebody; and the rest of the text is there."""
    event = replace(MEETING, actors=(replace(MEETING.actors[0], name=name),))
    out = io.StringIO(newline="")
    assert text.write(out, [event], polecat.COLUMNS, polecat.rows) == 1
    assert not text.harmless(name).startswith(("=", "+", "-", "@", "\t", "\r"))
    (row,) = csv.DictReader(io.StringIO(out.getvalue(), newline=""))
    assert row["Actor Name"].removeprefix("'") == name.removeprefix("'")
