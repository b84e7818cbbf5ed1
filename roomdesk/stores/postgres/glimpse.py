"""What a login may see of a stretch of time, given away table by table, all of one moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import LiteralString

from roomdesk.domain.ids import Email
from roomdesk.domain.slot import Slot
from roomdesk.ports.moving import Batches, Moving, Read
from roomdesk.ports.vault import Vault
from roomdesk.stores import rows
from roomdesk.stores.postgres import migrate, places
from roomdesk.stores.postgres.moving import selected
from roomdesk.stores.postgres.session import Session
from roomdesk.stores.postgres.translate import translated
from roomdesk.stores.rows.moving import BATCH

_SPAN = """
  (select b.num from rd.booking as b
   where b.start_at > %(since)s::bigint - 86400 and b.start_at < %(until)s::bigint and b.end_at > %(since)s::bigint)
"""
_OF_BOOKINGS = "where booking in " + _SPAN
_NAMED = "where booking in (select id from rd.booking where num in " + _SPAN + ")"  # noqa: S608 - constants
_LAST = """
where num in (
  select (select f.num from rd.finding as f where f.device = d.num order by f.num desc limit 1) from rd.device as d)
"""
_FAULTS = "(select num from rd.device_fault where closed_at is null or closed_at > %(since)s::bigint)"
# Mail, messages and secret addresses stay on the server.
_WHICH: Mapping[str, LiteralString] = {
    "municipality": "",
    "site": "",
    "room": "",
    "device": "",
    "person": "",
    "closure": "where end_at > %(since)s::bigint",
    "series": "where num in (select series from rd.booking where num in " + _SPAN + ")",  # noqa: S608 - constants
    "booking": "where b.num in " + _SPAN,
    "attendee": _OF_BOOKINGS,
    "reservation": _OF_BOOKINGS,
    "history": _OF_BOOKINGS,
    "preparation": _NAMED,
    "room_task": _NAMED,
    "finding": _LAST,
    "outside_busy": "where end_at > %(since)s::bigint and start_at < %(until)s::bigint",
    "device_fault": "where num in " + _FAULTS,
    "fault_note": "where fault in " + _FAULTS,
}


@contextmanager
def glimpsed(address: str, steps: Path, vault: Vault, span: Slot) -> Iterator[tuple[Email, Read]]:
    """Say whose login it is, and read what it may see on a connection of its own; row security decides.

    Raises what connecting and reading raise, TooNew and TooOld.
    """
    with closing(Session(address, vault)) as session:
        session.identify()
        migrate.check_step(places.version(session)[1], migrate.newest(steps))
        window = {"since": rows.stamp(span.start), "until": rows.stamp(span.end)}
        with translated(session.where, session.login), session.connection.transaction():
            session.connection.execute("set transaction isolation level repeatable read read only")
            session.connection.execute("set local idle_in_transaction_session_timeout = 0")
            yield session.email, lambda table: _batches(session, table, window)


def _batches(session: Session, table: Moving, window: Mapping[str, int]) -> Batches:
    which = _WHICH.get(table.name)
    if which is None:
        return
    with session.connection.cursor() as cursor:
        cursor.execute(selected(table, which), window)
        while batch := cursor.fetchmany(BATCH):
            yield batch
