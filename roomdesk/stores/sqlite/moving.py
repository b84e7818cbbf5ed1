"""Everything in a SQLite store given away, or taken over from another, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from roomdesk.ports.moving import Batches, Moving, Read
from roomdesk.stores.rows.moving import BATCH, TABLES, check_empty, compare
from roomdesk.stores.sqlite.connect import Connection


@contextmanager
def given(db: Connection) -> Iterator[Read]:
    """Read all tables as they are at one moment."""
    db.execute("begin")
    try:
        # A transaction begins with its first reading.
        db.execute("select 1 from municipality").fetchall()
        yield lambda table: _batches(db, table)
    finally:
        db.execute("rollback")


def taken(db: Connection, source: Read) -> dict[str, int]:
    """Fill an empty database; inside the caller's transaction. Raises TargetNotEmpty, CopyDiffers."""
    check_empty(*(db.execute(f"select count(*) from {one}").fetchone()[0] for one in ("site", "person", "booking")))  # noqa: S608 - names of ours
    return replaced(db, source)


def replaced(db: Connection, source: Read) -> dict[str, int]:
    """Hold the rows of a source instead of all that is there; inside the caller's transaction. Raises CopyDiffers."""
    for table in reversed(TABLES):
        db.execute(f"delete from {table.name}")  # noqa: S608 - names of ours
    for table in TABLES:
        marks = ", ".join("?" * len(table.columns))
        insert = f"insert into {table.name} ({', '.join(table.columns)}) values ({marks})"  # noqa: S608 - names of ours
        for batch in source(table):
            db.executemany(insert, batch)
    db.execute("update places_version set version = version + 1")
    return {table.name: compare(table, source, lambda one: _batches(db, one)) for table in TABLES}


def _batches(db: Connection, table: Moving) -> Batches:
    found = db.execute(f"select {', '.join(table.columns)} from {table.name} order by {table.order}")  # noqa: S608 - names of ours
    while batch := found.fetchmany(BATCH):
        yield batch
