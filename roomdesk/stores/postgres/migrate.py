"""The schema steps of db/postgres: told apart from what the database has, and applied by its keeper."""

from __future__ import annotations

from pathlib import Path

import psycopg

from roomdesk.domain.errors import TooNew, TooOld
from roomdesk.ports.vault import Vault
from roomdesk.stores.postgres.session import Row, Session
from roomdesk.stores.postgres.translate import translated

# Two who step the schema at once come one after the other: where there is none yet by any number of ours, and then by a
# lock that only its owner can take, while anybody may take a number's.
_FIRST_OF_ALL = "select pg_advisory_xact_lock(7041962)"
_ONE_AT_A_TIME = "lock table rd.step in exclusive mode"

# The rights on a database do not come along from a dump of it: what step 0001 took from everybody is taken again.
# Whoever does not own the database cannot, and `db check` says that it is open.
_SHUT = """
do $$ begin
  if (
    select pg_has_role(session_user, datdba, 'member')
      and exists (select from aclexplode(coalesce(datacl, acldefault('d', datdba))) where grantee = 0)
    from pg_database where datname = current_database()
  ) then
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to rd_desk, rd_owner', current_database());
  end if;
end $$
"""


def steps(folder: Path) -> dict[str, str]:
    """Read the steps by name, in order."""
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("[0-9]*.sql"))}


def newest(folder: Path) -> str:
    return max(path.stem for path in folder.glob("[0-9]*.sql"))


def check_step(found: str, known: str) -> None:
    """Compare the database's newest step with the program's. Raises TooNew, TooOld."""
    if found > known:
        raise TooNew(found, known)
    if found < known:
        raise TooOld(found, known)


def step_up(address: str, folder: Path, vault: Vault) -> bool:
    """Apply what is missing, all or nothing; whether anything was.

    Raises TooNew, NotYours for a login that may not, and what connecting raises.
    """
    session = Session(address, vault)
    try:
        with translated(session.where, session.login):
            return _apply_missing(session, steps(folder))
    finally:
        session.close()


def _apply_missing(session: Session, wanted: dict[str, str]) -> bool:
    with session.connection.transaction():
        if not _is_there(session.connection):
            session.connection.execute(_FIRST_OF_ALL)
        have = _applied(session.connection)
        unknown = [name for name in have if name not in wanted]
        if unknown:
            raise TooNew(unknown[-1], list(wanted)[-1])
        missing = [name for name in wanted if name not in have]
        for name in missing:
            _apply(session.connection, name, wanted[name])
        session.connection.execute("reset role")
        session.connection.execute(_SHUT)
    return bool(missing)


def _is_there(connection: psycopg.Connection[Row]) -> bool:
    return connection.execute("select to_regclass('rd.step') is not null").fetchall() == [(True,)]


def _applied(connection: psycopg.Connection[Row]) -> list[str]:
    if not _is_there(connection):
        return []
    connection.execute("set local role rd_owner")
    connection.execute(_ONE_AT_A_TIME)
    return [name for (name,) in connection.execute("select name from rd.step order by name").fetchall()]


def _apply(connection: psycopg.Connection[Row], name: str, sql: str) -> None:
    # What stands in a file of the program is no text of anybody's.
    connection.execute(sql.encode())
    connection.execute("set local role rd_owner")
    connection.execute("insert into rd.step (name) values (%s)", [name])
