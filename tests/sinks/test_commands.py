"""`dragoman sink`, `dragoman export` and `dragoman events --table`."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

import pytest

from services.core.settings import Settings
from tests.cli.test_broker import dragoman
from tests.client.test_state import ONE, TWO, message
from tests.sinks.test_sinks import THREE, put, say


def test_events_become_a_table(settings: Settings) -> None:
    """Those that stand, by their day; filters leave out the rest."""
    put(
        settings,
        message(ONE),
        message(TWO, event_type="AID"),
        message(TWO, event_type="AID", status="alleged"),
    )
    done = dragoman(settings, "events", "--table", "--country", "tr", "--since", "2026-03-01")
    assert done.exit_code == 0, done.output
    assert "2 of 2 events" in done.stderr
    assert {"Sergey", "2026-03-11", ONE, TWO} <= set(done.stdout.split())
    aid = dragoman(settings, "events", "--table", "--type", "aid", "--json").stdout.splitlines()
    assert len(aid) == 1
    assert '"status":"alleged"' in aid[0]
    assert dragoman(settings, "events", "--table", "--country", "Turkey").exit_code == 2


def test_followed_events_are_filtered(settings: Settings) -> None:
    """The filters hold for what arrives as well."""
    put(settings, message(ONE, event_type="AID"), message(TWO))
    done = dragoman(settings, "events", "--from-beginning", "--count", "1", "--type", "CONSULT", "--json")
    assert TWO in done.stdout
    assert ONE not in done.stdout


@pytest.mark.parametrize("form", ["csv-plover", "csv-gdelt", "sqlite", "parquet"])
def test_exports(settings: Settings, tmp_path: Path, form: str) -> None:
    """Each format holds the events asked for; the CSV ones only what occurred."""
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: `make extras`")
    put(settings, message(ONE), message(TWO, status="planned"))
    output = tmp_path / "out"
    done = dragoman(settings, "export", "--format", form, "--country", "RU", str(output))
    assert done.exit_code == 0, done.output
    if form == "sqlite":
        found = [row[0] for row in sqlite3.connect(output).execute("select event_id from events order by 1")]
        assert found == [ONE, TWO]
    elif form == "parquet":
        import pyarrow.parquet as pq

        assert pq.read_table(output / "events.parquet")["event_id"].to_pylist() == [ONE, TWO]
    else:
        rows = list(csv.DictReader(output.open(encoding="utf-8", newline="")))
        assert [row.get("Event ID") or row["GlobalEventID"][:22] for row in rows] == [ONE]


@pytest.mark.parametrize("form", ["csv-plover", "csv-gdelt"])
def test_exports_have_events_as_corrected(settings: Settings, form: str) -> None:
    """The filters ask what is right; what people say is wrong is left out."""
    put(settings, message(ONE), message(TWO, status="planned"), message(THREE))
    say(settings, ONE)
    say(settings, TWO, "status", "occurred")
    say(settings, THREE, "status", "denied")
    done = dragoman(settings, "export", "--format", form, "-")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert {(row.get("Event ID") or row["GlobalEventID"])[:22] for row in rows} == {TWO}


def test_followed_events_are_as_corrected(settings: Settings) -> None:
    """Filters ask what is right, people read by whom it was corrected, and JSON leaves out what is wrong."""
    say(settings, ONE)
    say(settings, TWO, "event_type", "AID")
    put(settings, message(ONE), message(TWO))
    shown = dragoman(settings, "events", "--from-beginning", "--count", "2")
    assert "wrong, says me: looked" in shown.stdout
    assert "event_type = AID, says me" in shown.stdout
    aid = dragoman(settings, "events", "--from-beginning", "--count", "1", "--type", "AID", "--json").stdout
    assert '"event_type":"AID"' in aid
    one = dragoman(settings, "events", "--from-beginning", "--count", "1", "--json").stdout
    assert TWO in one
    assert ONE not in one


def test_a_sink_is_fed_by_the_command(settings: Settings, tmp_path: Path) -> None:
    """Once, to the end of what is there."""
    put(settings, message(ONE), message(TWO))
    done = dragoman(settings, "sink", "sqlite", "--once", str(tmp_path / "events.db"))
    assert done.exit_code == 0, done.output
    assert "2 events stand" in done.stderr
    assert dragoman(settings, "sink", "postgres").exit_code == 2
    assert dragoman(settings, "sink", "postgres", "mysql://x/y").exit_code == 2
    assert dragoman(settings, "export", "--format", "parquet", "-").exit_code == 2
