"""The latest state of every event in a database that SQLAlchemy speaks to: SQLite or PostgreSQL.

The offsets stand in the same database and change in the same transaction as the events, so that a sink that
was stopped anywhere goes on where it was: nothing is missed and nothing counted twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from services.client.corrections import Corrected
from services.core.messages import DiplomaticEvent, decode
from services.sinks.tables import TABLES, rows

_TYPES: Mapping[str, Any] = {
    "text": sa.Text(),
    "integer": sa.Integer(),
    "real": sa.Double(),
    "json": sa.Text(),
}
_INDEXED = {
    "events": ("event_type", "date_start"),
    "participants": ("country", "actor_id"),
    "sources": ("url",),
}
_AT_ONCE = 200  # ids in one statement: SQLite takes no more than some hundreds of parameters


class SqlSinkError(RuntimeError):
    """The database cannot be used; `str()` is one sentence."""


def _metadata() -> sa.MetaData:
    metadata = sa.MetaData()
    for name, columns in TABLES.items():
        keys = ("event_id",) if name == "events" else ("event_id", "position")
        table = sa.Table(
            name, metadata,
            *(sa.Column(each, _TYPES[kind], primary_key=each in keys) for each, kind in columns.items()),
        )  # fmt: skip
        for each in _INDEXED[name]:
            sa.Index(f"{name}_{each}", table.c[each])
    sa.Table(
        "offsets", metadata,
        sa.Column("topic", sa.Text(), primary_key=True),
        sa.Column("partition", sa.Integer(), primary_key=True),
        sa.Column("next", sa.BigInteger(), nullable=False),
    )  # fmt: skip
    return metadata


class SqlSink:
    """`url` as SQLAlchemy takes it: `sqlite:///events.db`, `postgresql+pg8000://user:password@host/database`."""

    def __init__(self, url: str) -> None:
        try:
            self._engine = sa.create_engine(url)
        except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError, ImportError) as error:
            raise SqlSinkError(f"The database's URL cannot be used: {error}.") from None
        if self._engine.dialect.name not in ("sqlite", "postgresql"):
            raise SqlSinkError(f"{self._engine.dialect.name} is not supported; give SQLite or PostgreSQL.")
        self._metadata = _metadata()
        try:
            self._metadata.create_all(self._engine)
            self._widen()
        except sa.exc.SQLAlchemyError as error:
            raise SqlSinkError(f"The database cannot be opened: {_first_line(error)}.") from None

    def offsets(self, topic: str) -> dict[int, int]:
        """The next offset to read of each partition of a topic."""
        table = self._metadata.tables["offsets"]
        with self._engine.connect() as connection:
            found = connection.execute(
                sa.select(table.c.partition, table.c.next).where(table.c.topic == topic)
            )
            return {row.partition: row.next for row in found}

    def apply(self, topic: str, state: Mapping[str, Corrected | None], offsets: Mapping[int, int]) -> None:
        """Bring events to their new state, None being gone, and note how far the topic is read; all or nothing.
        SqlSinkError where the database does not take it."""
        try:
            self._apply(topic, state, offsets)
        except sa.exc.SQLAlchemyError as error:
            raise SqlSinkError(
                f"The database did not take {len(state)} events: {_first_line(error)}. It is as it was before them, "
                "and they come again at the next start."
            ) from None

    def _apply(self, topic: str, state: Mapping[str, Corrected | None], offsets: Mapping[int, int]) -> None:
        ids = sorted(state)
        standing = [laid for laid in state.values() if laid is not None]
        made: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        for laid in standing:
            for name, found in rows(laid).items():
                made[name] += [{each: _storable(value) for each, value in row.items()} for row in found]
        with self._engine.begin() as connection:
            for name in TABLES:
                table = self._metadata.tables[name]
                for at in range(0, len(ids), _AT_ONCE):
                    connection.execute(sa.delete(table).where(table.c.event_id.in_(ids[at : at + _AT_ONCE])))
                if made[name]:
                    connection.execute(sa.insert(table), made[name])
            for partition, following in sorted(offsets.items()):
                self._note(connection, topic, partition, following)

    def told(self, event_id: str) -> DiplomaticEvent | None:
        """An event that stands, as the topic told it."""
        table = self._metadata.tables["events"]
        with self._engine.connect() as connection:
            wanted = sa.select(table.c.message).where(table.c.event_id == event_id)
            found = connection.execute(wanted).scalar_one_or_none()
        return decode(DiplomaticEvent, found.encode()) if found is not None else None

    def corrected(self) -> set[str]:
        """The events that are kept with corrections."""
        table = self._metadata.tables["events"]
        with self._engine.connect() as connection:
            wanted = sa.select(table.c.event_id).where(table.c.corrections != "[]")
            return set(connection.execute(wanted).scalars())

    def count(self) -> int:
        """How many events stand."""
        with self._engine.connect() as connection:
            counted = sa.select(sa.func.count()).select_from(self._metadata.tables["events"])
            return int(connection.execute(counted).scalar_one())

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()

    def _widen(self) -> None:
        """Give tables that an earlier release made the columns that have been added since."""
        known = sa.inspect(self._engine)
        for name in TABLES:
            there = {column["name"] for column in known.get_columns(name)}
            for column in self._metadata.tables[name].columns:
                if column.name not in there:
                    default = {"wrong": " default 0", "corrections": " default '[]'"}.get(column.name, "")
                    kind = column.type.compile(self._engine.dialect)
                    with self._engine.begin() as connection:
                        connection.execute(
                            sa.text(f"alter table {name} add column {column.name} {kind}{default}")
                        )

    def _note(self, connection: sa.Connection, topic: str, partition: int, following: int) -> None:
        table = self._metadata.tables["offsets"]
        dialect: Any = sqlite if self._engine.dialect.name == "sqlite" else postgresql
        noted = dialect.insert(table).values(topic=topic, partition=partition, next=following)
        connection.execute(
            noted.on_conflict_do_update(index_elements=["topic", "partition"], set_={"next": following})
        )


def _storable(value: Any) -> Any:
    """PostgreSQL has no place for NUL in a text."""
    return value.replace("\0", "") if isinstance(value, str) else value


def _first_line(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
