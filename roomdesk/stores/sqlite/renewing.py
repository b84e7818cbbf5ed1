"""A file made the same as a source, by writing what differs; in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from roomdesk.ports.moving import Moving, Read, Row
from roomdesk.stores.rows.moving import TABLES
from roomdesk.stores.sqlite.connect import Connection

# What holds or closes a room is no guard of what is there already: gone before, and back after.
_ALWAYS_ANEW = {"outside_busy", "closure"}


def renewed(db: Connection, source: Read) -> None:
    """Hold the rows of the source and no others; what is taken away is not left in the file's free pages.

    The source is sound by itself, and may leave out what its reader shall not see: references are not asked for.
    """
    db.execute("pragma secure_delete = on")
    db.execute("pragma foreign_keys = off")
    db.execute("begin immediate")
    try:
        _write(db, source)
        db.execute("update places_version set version = version + 1")
        db.execute("commit")
    except BaseException:
        db.execute("rollback")
        raise
    finally:
        db.execute("pragma foreign_keys = on")
    db.execute("pragma wal_checkpoint(truncate)").fetchall()


def _write(db: Connection, source: Read) -> None:
    wanted = {table.name: _set(chain.from_iterable(source(table))) for table in TABLES}
    there = {table.name: _set(db.execute(_select(table))) for table in TABLES}
    for table in reversed(TABLES):
        gone = there[table.name] - (set() if table.name in _ALWAYS_ANEW else wanted[table.name])
        keys = table.order.split(", ")
        places = [table.columns.index(one) for one in keys]
        where = " and ".join(f"{one} = ?" for one in keys)
        db.executemany(f"delete from {table.name} where {where}", [[row[at] for at in places] for row in gone])  # noqa: S608 - names of ours
    for table in TABLES:
        new = wanted[table.name] - (set() if table.name in _ALWAYS_ANEW else there[table.name])
        marks = ", ".join("?" * len(table.columns))
        db.executemany(f"insert into {table.name} ({', '.join(table.columns)}) values ({marks})", new)  # noqa: S608 - names of ours


def _select(table: Moving) -> str:
    return f"select {', '.join(table.columns)} from {table.name}"  # noqa: S608 - names of ours


def _set(found: Iterable[Row]) -> set[tuple[object, ...]]:
    return {tuple(row) for row in found}
