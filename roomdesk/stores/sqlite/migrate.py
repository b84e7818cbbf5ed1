"""The schema steps of db/sqlite, applied once each; and the guards compared with what the steps make."""

from __future__ import annotations

import importlib
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

from roomdesk.domain.errors import Fault, Invalid, StoreDamaged, TooNew
from roomdesk.stores.sqlite.connect import Connection, sqlite3, translated

MARK = "sqlite_guards.crc32"
_SET = "roomdesk"
_GUARDS = """
select type || ' ' || name, sql from sqlite_master
where type in ('table', 'trigger', 'index') and sql is not null and tbl_name not like '\\_sqlite%' escape '\\'
"""


def steps(folder: Path) -> dict[str, str]:
    """Read the steps by name, in order."""
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("[0-9]*.sql"))}


def applied(db: Connection) -> list[str]:
    if not db.execute("select 1 from sqlite_master where name = '_sqlite_migrations'").fetchone():
        return []
    rows = db.execute("select name from _sqlite_migrations where migration_set = ? order by id", [_SET])
    return [name for (name,) in rows.fetchall()]


def bring_up_to_date(db: Connection, folder: Path, where: str) -> bool:
    """Apply what is missing; whether anything was.

    Raises TooNew for a database of a newer program and Invalid for another program's, both unwritten.
    """
    wanted = steps(folder)
    if _missing(db, wanted, where) == []:
        return False
    with translated(where):
        # Migrations is not safe against two starters: the second waits here and then finds nothing left to do.
        db.execute("begin exclusive")
        try:
            missing = _missing(db, wanted, where)
            if len(missing) == len(wanted):
                _refuse_foreign(db, where)
            _applier().apply_steps(db, _SET, wanted)
            db.execute("commit")
        except BaseException:
            if db.in_transaction:
                db.execute("rollback")
            raise
    return bool(missing)


def _missing(db: Connection, wanted: dict[str, str], where: str) -> list[str]:
    with translated(where):
        have = applied(db)
    unknown = [name for name in have if name not in wanted]
    if unknown:
        raise TooNew(unknown[-1], list(wanted)[-1])
    return [name for name in wanted if name not in have]


def _refuse_foreign(db: Connection, where: str) -> None:
    if db.execute("select 1 from sqlite_master").fetchone():
        raise Invalid(Fault.NOT_A_DATABASE, where)


def _applier() -> Any:
    # sqlite-utils takes a twentieth of a second to import, and a database that is up to date has no use for it.
    return importlib.import_module("roomdesk.stores.sqlite.apply_steps")


@lru_cache(maxsize=4)
def _expected(folder: Path) -> dict[str, str]:
    db = sqlite3.connect(":memory:")
    try:
        for sql in steps(folder).values():
            db.executescript(sql)
        return dict(db.execute(_GUARDS).fetchall())
    finally:
        db.close()


def missing_guards(db: Connection, folder: Path) -> tuple[str, ...]:
    """Name the tables, triggers and indexes that are not there, or not as the steps make them."""
    found = dict(db.execute(_GUARDS).fetchall())
    return tuple(name for name, sql in _expected(folder).items() if found.get(name) != sql)


def check_guards(db: Connection, folder: Path, where: str) -> None:
    """Refuse a database without its guards. Raises StoreDamaged."""
    known = folder.parent / MARK
    if known.exists() and known.read_text("utf-8") == guards_mark(db):
        return  # all is as the steps make it, which need not be run to see that
    missing = missing_guards(db, folder)
    if missing:
        raise StoreDamaged(where, missing)


def guards_mark(db: Connection) -> str:
    """Sum up names and SQL of all guards in a line: enough to see damage, and quicker than running the steps."""
    told = "\n".join(f"{name}\n{sql}" for name, sql in sorted(db.execute(_GUARDS).fetchall())).encode()
    return f"{len(told)} {crc32(told):08x}\n"
