"""A whole PostgreSQL store given away, or taken over from another, in one transaction of its keeper."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import LiteralString

import psycopg
from psycopg import sql

from roomdesk.domain.errors import NotYours
from roomdesk.ports.moving import Batches, Moving, Read
from roomdesk.stores.postgres.session import Row, Session
from roomdesk.stores.postgres.translate import translated
from roomdesk.stores.rows.moving import BATCH, TABLES, check_empty, compare

# A booking is one row there and three here.
_BOOKING = (
    "num", "id", "series", "occurrence_at", "timezone", "start_at", "end_at", "status", "blocks", "private",
    "sequence", "version", "checked_in_at", "created_at", "updated_at", "cleared",
)  # fmt: skip
_DETAIL = (
    "booking", "uid", "title", "setup", "organizer", "created_by", "visitors", "provider", "link", "pin", "phone",
    "held", "reason", "private",
)  # fmt: skip
_WORDING = ("booking", "description", "notes")
_FROM_BOOKING = (
    "rd.booking as b left join rd.detail as d on d.booking = b.num left join rd.wording as w on w.booking = b.num"
)
# What stands for the facts of a booking that are hidden from whoever reads; the rest is null then.
_HIDDEN = {
    "uid": "''", "title": "'–'", "setup": "''", "organizer": "''", "created_by": "''", "visitors": "0", "held": "''",
    "reason": "''", "description": "''", "notes": "''",
}  # fmt: skip
_FILLED = [*(table.name for table in TABLES), "detail", "wording"]
# References go first and come back last: they stand on keys.
_CONSTRAINTS = """
select format('alter table %%s drop constraint %%I', conrelid::regclass, conname),
  format('alter table %%s add constraint %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(c.oid))
from pg_constraint as c join pg_class as t on t.oid = conrelid
where connamespace = 'rd'::regnamespace and (contype = 'f' or contype in ('p', 'u', 'x') and relname = any (%s))
order by contype, relname, conname
"""
_INDEXES = """
select format('drop index %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
from pg_index join pg_class as t on t.oid = indrelid
where relnamespace = 'rd'::regnamespace and relname = any (%s)
  and not exists (select from pg_constraint where conindid = indexrelid)
order by relname, indexrelid
"""
_NUMBERED = [table.name for table in TABLES if "num" in table.columns]


@contextmanager
def given(session: Session) -> Iterator[Read]:
    """Read all tables as they are at one moment. Raises NotYours for whoever may not see everything."""
    _check_keeper(session)
    with translated(session.where, session.login), session.connection.transaction():
        session.connection.execute("set transaction isolation level repeatable read read only")
        session.connection.execute("set local statement_timeout = 0")
        # The other side is read meanwhile, which may take minutes.
        session.connection.execute("set local idle_in_transaction_session_timeout = 0")
        yield lambda table: _batches(session.connection, table)


def taken(session: Session, source: Read) -> dict[str, int]:
    """Fill an empty database, all or nothing. Raises NotYours, TargetNotEmpty, CopyDiffers."""
    _check_keeper(session)
    with translated(session.where, session.login), session.connection.transaction():
        connection = session.connection
        connection.execute("set local role rd_owner")
        connection.execute("set local statement_timeout = 0")
        # The other side is read meanwhile, which may take minutes.
        connection.execute("set local idle_in_transaction_session_timeout = 0")
        ((sites, people, bookings),) = connection.execute(
            "select (select count(*) from rd.site), (select count(*) from rd.person), (select count(*) from rd.booking)"
        ).fetchall()
        check_empty(sites, people, bookings)
        # COPY knows no row security. Until it is in force again, and all is committed, nobody else reads these tables.
        _force(connection, "no force")
        connection.execute("delete from rd.municipality")
        connection.execute("delete from rd.fault_mail")
        with _checked_at_the_end(connection):
            for table in TABLES:
                for batch in source(table):
                    _fill(connection, table, batch)
        for name in _NUMBERED:
            _count_on(connection, name)
        for name in _FILLED:
            connection.execute(sql.SQL("analyze rd.{}").format(sql.Identifier(name)))
        connection.execute("update rd.places_version set version = version + 1")
        connection.execute("select rd.note_change()")
        _force(connection, "force")
        return {table.name: compare(table, source, lambda one: _batches(connection, one)) for table in TABLES}


@contextmanager
def _checked_at_the_end(connection: psycopg.Connection[Row]) -> Iterator[None]:
    """Put guards, keys and references away, and back again; all inside one transaction.

    That checks every row, and a sorted index is made in a fraction of the time in which it grows row by row.
    """
    found = [row for asked in (_CONSTRAINTS, _INDEXES) for row in connection.execute(asked, [_FILLED]).fetchall()]
    for away, _ in found:
        connection.execute(away.encode())
    yield
    connection.execute("set local maintenance_work_mem = '256MB'")
    for _, back in reversed(found):
        connection.execute(back.encode())


def _force(connection: psycopg.Connection[Row], how: LiteralString) -> None:
    for name in _FILLED:
        change = sql.SQL("alter table rd.{} {} row level security").format(sql.Identifier(name), sql.SQL(how))
        connection.execute(change)


def _check_keeper(session: Session) -> None:
    if session.role != "keeper":
        raise NotYours("administer", session.email)


def _fill(connection: psycopg.Connection[Row], table: Moving, batch: Sequence[Sequence[object]]) -> None:
    if table.name != "booking":
        more = ("author",) if table.name in ("mail", "received") else ()
        whose = table.columns.index("sender") if more else 0
        _copy(connection, table.name, (*table.columns, *more), [(*row, row[whose]) if more else row for row in batch])
        return
    place = {name: n for n, name in enumerate((*table.columns, "cleared"))}
    place["booking"] = place["num"]
    status, description, notes = place["status"], place["description"], place["notes"]
    rows = [(*row, int(row[status] == "confirmed")) for row in batch]
    worded = [row for row in rows if row[description] or row[notes]]
    for name, columns, some in (("booking", _BOOKING, rows), ("detail", _DETAIL, rows), ("wording", _WORDING, worded)):
        _copy(connection, name, columns, list(map(itemgetter(*(place[one] for one in columns)), some)))


def _copy(
    connection: psycopg.Connection[Row], name: str, columns: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    into = sql.SQL("copy rd.{} ({}) from stdin").format(
        sql.Identifier(name), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        for row in rows:
            copy.write_row(row)


def _count_on(connection: psycopg.Connection[Row], name: str) -> None:
    connection.execute(
        sql.SQL(
            "select setval(pg_get_serial_sequence({}, 'num'), (select coalesce(max(num), 0) + 1 from rd.{}), false)"
        ).format(sql.Literal(f"rd.{name}"), sql.Identifier(name))
    )


def _batches(connection: psycopg.Connection[Row], table: Moving) -> Batches:
    # A cursor on the server: a table may be larger than this computer.
    with connection.cursor(name=f"moving_{uuid.uuid4().hex}") as cursor:
        cursor.execute(selected(table))
        while batch := cursor.fetchmany(BATCH):
            yield batch


def selected(table: Moving, which: LiteralString = "") -> sql.Composed:
    """Select a table's rows as they move; what is hidden of a private booking is empty in its row."""
    columns = sql.SQL(", ").join(_column(table, one) for one in table.columns)
    source = sql.SQL(_FROM_BOOKING) if table.name == "booking" else sql.SQL("rd.{}").format(sql.Identifier(table.name))
    order = sql.SQL("b.num") if table.name == "booking" else sql.SQL(", ").join(
        sql.Identifier(one) + sql.SQL(' collate "C"' if one in _TEXTS else "") for one in table.order.split(", ")
    )  # fmt: skip
    return sql.SQL("select {} from {} {} order by {}").format(columns, source, sql.SQL(which), order)


_TEXTS = {"name", "email", "uid", "sender", "target", "who", "text"}


def _column(table: Moving, name: str) -> sql.Composable:
    plain: sql.Composable = sql.Identifier(name)
    if table.name == "booking":
        plain = sql.Identifier("w" if name in _WORDING else "b" if name in _BOOKING else "d", name)
    if table.name == "booking" and name in _HIDDEN:
        plain = sql.SQL("coalesce({}, {})").format(plain, sql.SQL(_HIDDEN[name]))
    return plain + sql.SQL("::integer") if name in table.booleans else plain
