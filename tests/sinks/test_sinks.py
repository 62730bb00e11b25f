"""Sinks: the latest state, whatever is delivered again, and going on where they were stopped."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from services.client.corrections import Corrected, Corrections, correction
from services.client.state import Events, told
from services.core import streams
from services.core.messages import encode
from services.core.settings import Settings
from services.sinks.consuming import Sink, consume
from services.stream.producer import producer
from tests.cli.processes import wait_until
from tests.client.test_state import MEETING, ONE, TWO, message

THREE = "e-00000000000000000003"
Made = Callable[[], Sink]


@pytest.fixture(params=["sqlite", "postgres", "parquet"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Made:
    """How to open the sink; each opening finds what the one before left."""
    if request.param == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: `make extras`")
        from services.sinks.parquet import ParquetSink

        return lambda: ParquetSink(tmp_path / "lake")
    pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed: `make install`")
    from services.sinks.sql import SqlSink

    if request.param == "sqlite":
        return lambda: SqlSink(f"sqlite:///{tmp_path / 'events.db'}")
    url = request.getfixturevalue("postgres")
    emptied(url)
    return lambda: SqlSink(url)


def emptied(url: str) -> None:
    """The tables of the test before are gone."""
    import sqlalchemy as sa

    engine = sa.create_engine(url)
    found = sa.MetaData()
    found.reflect(engine)
    found.drop_all(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL of our own on the loopback, where its programs are installed."""
    found = [shutil.which("initdb"), *sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))]
    initdb = next((Path(each) for each in found if each), None)
    if initdb is None:
        pytest.skip("there is no PostgreSQL on this machine (Debian: apt-get install postgresql)")
    programs = initdb.resolve().parent
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # Not in pytest's folder: it is closed to other users, and another session may clear it.
    with tempfile.TemporaryDirectory(prefix="dragoman-pg-", ignore_cleanup_errors=True) as folder:
        as_user: list[str] = []
        if os.getuid() == 0:  # PostgreSQL does not run as root
            as_user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"]
            shutil.chown(folder, "nobody")
        data = f"{folder}/data"
        made = [*as_user, str(programs / "initdb"), "-D", data, "-U", "dragoman", "--auth=trust", "--no-sync"]
        subprocess.run(made, check=True, capture_output=True, cwd=folder)
        with Path(folder, "log").open("wb") as log:
            where = ["-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", folder, "-F"]
            server = subprocess.Popen(
                [*as_user, str(programs / "postgres"), *where], stdout=log, stderr=log, cwd=folder
            )
        try:
            url = f"postgresql+pg8000://dragoman@127.0.0.1:{port}/postgres"
            assert wait_until(lambda: answers(url), 60), Path(folder, "log").read_text("utf-8")
            yield url
        finally:
            server.send_signal(signal.SIGINT)  # a fast shutdown
            server.wait(60)


def answers(url: str) -> bool:
    """Whether a database can be spoken to."""
    import sqlalchemy as sa

    engine = sa.create_engine(url)
    try:
        with engine.connect():
            return True
    except sa.exc.SQLAlchemyError:
        return False
    finally:
        engine.dispose()


def put(settings: Settings, *messages: tuple[bytes, bytes | None]) -> None:
    put_on(settings, streams.DIPLOMATIC_EVENTS, *messages)


def put_on(settings: Settings, stream: str, *messages: tuple[bytes, bytes | None]) -> None:
    async def send() -> None:
        async with producer(settings) as client:
            for key, value in messages:
                await client.send_and_wait(settings.topic(stream), value, key=key)

    asyncio.run(send())


def laid(key: bytes, value: bytes | None) -> tuple[str, Corrected | None]:
    """What a message says, without any correction."""
    event_id, event = told(key, value)
    return event_id, Corrections().over(event) if event is not None else None


def say(
    settings: Settings,
    event_id: str,
    field: str | None = None,
    value: str | None = None,
    *,
    back: bool = False,
) -> None:
    """Somebody corrects an event, or takes that back."""
    made = correction(
        event_id, field=field, value=value, reason="looked", author="me", at="2026-03-12T09:00:00Z"
    )
    put_on(settings, streams.CORRECTIONS, (made.correction_id.encode(), None if back else encode(made)))


def held(sink: Sink) -> dict[str, tuple[int, str]]:
    """Revision and status of each event, as an analyst would ask for them."""
    from services.sinks import sql

    if isinstance(sink, sql.SqlSink):
        import sqlalchemy as sa

        with sink._engine.connect() as connection:
            rows = connection.execute(sa.text("select event_id, revision, status from events"))
            return {row.event_id: (row.revision, row.status) for row in rows}
    import pyarrow.parquet as pq

    rows = pq.read_table(sink._folder / "events.parquet").to_pylist()  # type: ignore[attr-defined]
    return {row["event_id"]: (row["revision"], row["status"]) for row in rows}


def feed(settings: Settings, made: Made) -> tuple[int, dict[str, tuple[int, str]]]:
    """Open, take all that is there, close: how many messages, and what is held then."""
    sink = made()
    try:
        taken = asyncio.run(asyncio.wait_for(consume(settings, sink, once=True, every_seconds=0.1), 60))
        return taken, held(sink)
    finally:
        sink.close()


def test_the_latest_state_is_held(settings: Settings, made: Made, request: pytest.FixtureRequest) -> None:
    """New, revised, merged, retracted and tombstoned events, and what is no event, over three runs."""
    put(settings, message(ONE), message(TWO), message(THREE), (b"x", b"{}"))
    assert feed(settings, made) == (4, {ONE: (1, "occurred"), TWO: (1, "occurred"), THREE: (1, "occurred")})
    assert feed(settings, made)[0] == 0
    put(
        settings,
        message(ONE, revision=2, status="denied"),
        message(TWO, revision=2, merged_into=ONE),
        (THREE.encode(), None),
        message(ONE, revision=2, status="denied"),
    )
    assert feed(settings, made) == (4, {ONE: (2, "denied")})
    put(settings, message(ONE, revision=3, retracted=True), message(TWO, revision=3))
    assert feed(settings, made) == (2, {TWO: (3, "occurred")})


def judged(made: Made) -> dict[str, tuple[str, int, str, str]]:
    """Of each event its status, whether it is wrong, by whom it was corrected, and the status that was told."""
    sink = made()
    try:
        from services.sinks import sql

        if isinstance(sink, sql.SqlSink):
            import sqlalchemy as sa

            with sink._engine.connect() as connection:
                rows = [dict(row) for row in connection.execute(sa.text("select * from events")).mappings()]
        else:
            import pyarrow.parquet as pq

            rows = pq.read_table(sink._folder / "events.parquet").to_pylist()  # type: ignore[attr-defined]
    finally:
        sink.close()
    return {
        row["event_id"]: (
            row["status"],
            row["wrong"],
            ",".join(each["author"] for each in json.loads(row["corrections"])),
            json.loads(row["message"])["status"],
        )
        for row in rows
    }


def test_corrections_are_laid_over_what_is_kept(settings: Settings, made: Made) -> None:
    """Said before an event comes, after it, while the sink was stopped, and taken back; what was told stays."""
    say(settings, ONE, "status", "denied")
    put(settings, message(ONE), message(TWO), message(THREE))
    feed(settings, made)
    plain = ("occurred", 0, "", "occurred")
    assert judged(made) == {ONE: ("denied", 0, "me", "occurred"), TWO: plain, THREE: plain}
    say(settings, TWO)
    say(settings, ONE, "status", "denied", back=True)
    assert feed(settings, made)[0] == 0
    assert judged(made) == {ONE: plain, TWO: ("occurred", 1, "me", "occurred"), THREE: plain}
    put(settings, message(TWO, revision=2, status="alleged"), (THREE.encode(), None))
    say(settings, THREE)
    feed(settings, made)
    assert judged(made) == {ONE: plain, TWO: ("alleged", 1, "me", "alleged")}


async def test_a_correction_reaches_a_sink_that_runs(settings: Settings, tmp_path: Path) -> None:
    """Within the next writing."""
    pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed: `make install`")
    from services.sinks.sql import SqlSink

    sink = SqlSink(f"sqlite:///{tmp_path / 'events.db'}")
    await asyncio.to_thread(put, settings, message(ONE))
    running = asyncio.create_task(consume(settings, sink, every_seconds=0.05))
    try:
        async with asyncio.timeout(60):
            while sink.count() == 0:
                await asyncio.sleep(0.05)
            await asyncio.to_thread(say, settings, ONE, "status", "denied")
            while held(sink)[ONE] != (1, "denied"):
                assert not running.done()
                await asyncio.sleep(0.05)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        sink.close()


def test_tables_of_an_earlier_release_get_the_new_columns(tmp_path: Path) -> None:
    """And hold what they held."""
    pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed: `make install`")
    import sqlite3

    from services.sinks.sql import SqlSink

    sink = SqlSink(f"sqlite:///{tmp_path / 'events.db'}")
    sink.apply("t", dict([laid(*message(ONE))]), {0: 1})
    sink.close()
    database = sqlite3.connect(tmp_path / "events.db")
    database.executescript(
        "alter table events drop column wrong; alter table events drop column corrections;"
    )
    database.close()
    again = SqlSink(f"sqlite:///{tmp_path / 'events.db'}")
    again.apply("t", dict([laid(*message(TWO))]), {0: 2})
    again.close()
    assert set(judged(lambda: SqlSink(f"sqlite:///{tmp_path / 'events.db'}")).values()) == {
        ("occurred", 0, "", "occurred")
    }


def test_parquet_of_an_earlier_release_gets_the_new_columns(tmp_path: Path) -> None:
    """And holds what it held."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: `make extras`")
    import pyarrow.parquet as pq

    from services.sinks.parquet import ParquetSink

    ParquetSink(tmp_path).apply("t", dict([laid(*message(ONE))]), {0: 1})
    table = pq.read_table(tmp_path / "events.parquet")
    pq.write_table(table.drop_columns(["wrong", "corrections"]), tmp_path / "events.parquet")
    sink = ParquetSink(tmp_path)
    assert (sink.offsets("t"), sink.corrected()) == ({0: 1}, set())
    sink.apply("t", dict([laid(*message(TWO))]), {0: 2})
    plain = ("occurred", 0, "", "occurred")
    assert judged(lambda: ParquetSink(tmp_path)) == {ONE: plain, TWO: plain}


def test_parquet_holds_a_row_group_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of many writings have groups of one size, whatever was taken out and put in; no rows get lost."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: `make extras`")
    import pyarrow.parquet as pq

    from services.sinks import parquet

    monkeypatch.setattr(parquet, "_GROUP", 50)
    monkeypatch.setattr(parquet, "_EVENTS_AT_ONCE", 20)
    sink = parquet.ParquetSink(tmp_path)
    ids = [f"e-{number:020}" for number in range(1, 251)]
    for at in range(0, 250, 25):
        sink.apply("t", dict(laid(*message(each)) for each in ids[at : at + 25]), {0: at + 25})
    sink.apply(
        "t", {**dict.fromkeys(ids[::5]), **dict(laid(*message(ids[1], revision=2)) for _ in "a")}, {0: 300}
    )
    standing = set(ids) - set(ids[::5])
    assert (sink.count(), sink.offsets("t")) == (len(standing), {0: 300})
    assert {key: revision for key, (revision, _) in held(sink).items()} == dict.fromkeys(standing, 1) | {
        ids[1]: 2
    }
    for name in ("events", "participants", "sources"):
        data = pq.read_metadata(tmp_path / f"{name}.parquet")
        sizes = [data.row_group(number).num_rows for number in range(data.num_row_groups)]
        assert max(sizes) <= 50
        assert len(sizes) <= -(-data.num_rows // 40) + 1
    assert parquet.write(tmp_path / "all", (laid(*message(each))[1] for each in ids)) == 250  # type: ignore[misc]


def test_participants_go_with_their_event(made: Made) -> None:
    """A revision that names somebody else leaves nobody of before."""
    sink = made()
    alone = dict([laid(*message(ONE, recipients=[]))])
    sink.apply("t", dict([laid(*message(ONE))]), {0: 1})
    sink.apply("t", alone, {0: 2, 3: 9})
    assert sink.offsets("t") == {0: 2, 3: 9}
    assert sink.offsets("another") == {}
    sink.close()
    again = made()
    assert (again.count(), again.offsets("t")) == (1, {0: 2, 3: 9})
    if hasattr(again, "_folder"):
        import pyarrow.parquet as pq

        assert pq.read_table(again._folder / "participants.parquet").num_rows == 1
    again.apply("t", {ONE: None}, {})
    assert again.count() == 0
    again.close()


def test_text_of_pages_is_no_sql(made: Made) -> None:
    """Quotes, NUL and a semicolon stand in the table as text."""
    name = "Robert'); drop table events;--\u0000"
    actor: dict[str, Any] = MEETING["actors"][0] | {"name": name}
    sink = made()
    sink.apply("t", dict([laid(*message(ONE, actors=[actor]))]), {0: 1})
    assert sink.count() == 1
    sink.apply("t", {ONE: None}, {})
    sink.close()


def test_many_events_at_once(made: Made) -> None:
    """More than a statement takes parameters."""
    sink = made()
    ids = [f"e-{number:020}" for number in range(1, 701)]
    sink.apply("t", dict(laid(*message(each)) for each in ids), {0: 700})
    assert sink.count() == 700
    sink.apply("t", dict.fromkeys(ids), {0: 1400})
    assert sink.count() == 0
    sink.close()


def test_a_database_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """In one sentence."""
    pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed: `make install`")
    from services.sinks.sql import SqlSink, SqlSinkError

    with pytest.raises(SqlSinkError, match="cannot be opened"):
        SqlSink(f"sqlite:///{tmp_path}/no/such/folder.db")
    with pytest.raises(SqlSinkError, match="cannot be used"):
        SqlSink("no url")


def test_a_stop_while_parquet_is_written_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The events' file counts: what was not in it yet is read again."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: `make extras`")
    from services.sinks.parquet import ParquetSink

    sink = ParquetSink(tmp_path)
    sink.apply("t", dict([laid(*message(ONE))]), {0: 1})
    replaced: list[str] = []
    move = Path.replace

    def stopping(self: Path, target: Path) -> Path:
        if target.name == "events.parquet":
            raise KeyboardInterrupt
        replaced.append(target.name)
        return move(self, target)

    monkeypatch.setattr(Path, "replace", stopping)
    with pytest.raises(KeyboardInterrupt):
        sink.apply("t", {ONE: None, **dict([laid(*message(TWO))])}, {0: 3})
    monkeypatch.undo()
    assert replaced
    again = ParquetSink(tmp_path)
    assert (again.offsets("t"), again.count()) == ({0: 1}, 1)
    again.apply("t", {ONE: None, **dict([laid(*message(TWO))])}, {0: 3})
    assert set(held(again)) == {TWO}


def test_a_sink_holds_what_the_state_is(tmp_path: Path) -> None:
    """The client's state and a sink fed with the same messages agree."""
    pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed: `make install`")
    from services.sinks.sql import SqlSink

    steps = [
        message(ONE),
        message(TWO),
        message(ONE, status="alleged"),
        message(TWO, retracted=True),
        message(THREE),
    ]
    events, sink = Events(), SqlSink(f"sqlite:///{tmp_path / 'e.db'}")
    for at, (key, value) in enumerate(steps):
        events.take(key, value)
        sink.apply("t", dict([laid(key, value)]), {0: at + 1})
    assert {key: status for key, (_, status) in held(sink).items()} == {
        key: events[key].status for key in events
    }
    assert json.loads(json.dumps(sorted(events))) == sorted(held(sink))
    sink.close()
