"""What a SQLite store holds, whether it is sound, and what devices were found to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from roomdesk.domain.equipment import Finding
from roomdesk.domain.ids import DeviceCode
from roomdesk.stores import rows
from roomdesk.stores.sqlite import migrate
from roomdesk.stores.sqlite.connect import Connection, journal_is_safe, sqlite_version

_COUNTED = ("site", "room", "device", "person", "series", "booking", "reservation", "finding")
_OVERLAPS = """
select count(*) from (
  select blocked_from, lag(blocked_to) over (partition by room order by blocked_from) as before
  from reservation where blocks = 1
) where before > blocked_from
"""
_SHARED_LINKS = """
select count(*) from (
  select start_at, lag(end_at) over (partition by link order by start_at) as before
  from link_hold where blocks = 1
) where before > start_at
"""
_HALF = """
select count(*) from booking
where not exists (select 1 from reservation where reservation.booking = booking.num)
"""
_LAST = """
select device.code, health, cause, evidence, at, latency_ms
from device join finding on finding.num = (select max(num) from finding as one where one.device = device.num)
where finding.num > ? order by finding.num
"""
_FIRST = """
select device.code, finding.at
from device join finding on finding.num = (select min(num) from finding as one where one.device = device.num)
"""
_OF_DEVICE = """
select device.code, health, cause, evidence, at, latency_ms
from finding join device on device.num = finding.device
where device.code = ? order by finding.num desc limit ?
"""
_RECORD = """
insert into finding (device, health, cause, evidence, at, latency_ms)
select num, ?, ?, ?, ?, ? from device where code = ?
"""


def info(db: Connection, path: str) -> dict[str, object]:
    """Tell engine, schema step, journal and counts; `journal_note` says why the journal is not WAL."""
    applied = migrate.applied(db)
    counts = {
        name: db.execute(f"select count(*) from {name}").fetchone()[0]  # noqa: S608 - names of ours
        for name in _COUNTED
    }
    return {
        "engine": "sqlite",
        "engine_version": ".".join(map(str, sqlite_version())),
        "where": path,
        "schema": applied[-1] if applied else "",
        "journal": db.execute("pragma journal_mode").fetchone()[0],
        "journal_note": "" if journal_is_safe(sqlite_version()) else "wal_reset",
        "sites": counts["site"],
        "rooms": counts["room"],
        "equipment": counts["device"],
        "people": counts["person"],
        "series": counts["series"],
        "bookings": counts["booking"],
        "reservations": counts["reservation"],
        "findings": counts["finding"],
        "bytes": Path(path).stat().st_size if path != ":memory:" else 0,
    }


def faults(db: Connection, folder: Path) -> tuple[str, ...]:
    """List what is wrong, as `what: detail`; empty when all is well."""
    found = [f"integrity: {text}" for (text,) in db.execute("pragma integrity_check").fetchall() if text != "ok"]
    found += [f"foreign_key: {row[0]} row {row[1]}" for row in db.execute("pragma foreign_key_check").fetchall()]
    found += [f"guard: {name}" for name in migrate.missing_guards(db, folder)]
    for what, sql in (("overlaps", _OVERLAPS), ("shared_links", _SHARED_LINKS), ("half_bookings", _HALF)):
        count = db.execute(sql).fetchone()[0]
        if count:
            found.append(f"{what}: {count}")
    return tuple(found)


def record(db: Connection, findings: Sequence[Finding]) -> None:
    db.executemany(
        _RECORD,
        [
            (one.health, one.cause, one.evidence[:2000], rows.stamp(one.at), one.latency_ms, one.device)
            for one in findings
        ],
    )


class LastFindings:
    """The last finding of each device, kept in memory; only what came since is read."""

    def __init__(self) -> None:
        self._until = 0
        self._found: dict[DeviceCode, Finding] = {}

    def read(self, db: Connection) -> Mapping[DeviceCode, Finding]:
        newest = db.execute("select coalesce(max(num), 0) from finding").fetchone()[0]
        if newest < self._until:  # another database was restored into this one
            self._found, self._until = {}, 0
        if newest != self._until:
            new = db.execute(_LAST, [self._until]).fetchall()
            self._found = {**self._found, **{one.device: one for one in map(rows.finding, new)}}
            self._until = newest
        return self._found


def first_checked(db: Connection) -> dict[DeviceCode, datetime]:
    return {DeviceCode(code): rows.instant(at) for code, at in db.execute(_FIRST).fetchall()}


def findings(db: Connection, device: DeviceCode, most: int) -> tuple[Finding, ...]:
    return tuple(map(rows.finding, db.execute(_OF_DEVICE, [device, most]).fetchall()))
