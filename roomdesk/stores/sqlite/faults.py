"""Devices' faults in SQLite: opened once however many desks see them, closed, noted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import Any

from roomdesk.domain.device_fault import DeviceFault, FaultNote, Maintenance
from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import BookingId, DeviceCode, Email
from roomdesk.domain.invitation import Method
from roomdesk.ports.faults import FaultTold
from roomdesk.ports.outbox import Mail
from roomdesk.stores import rows
from roomdesk.stores.rows.faults import fault, maintenance, told
from roomdesk.stores.sqlite.connect import Connection, translated
from roomdesk.stores.sqlite.outbox import put

_COLUMNS = (
    "fault.num, device.code, opened_at, cause, evidence, acknowledged_at, acknowledged_by, assigned_to, "
    "closed_at, closed_by"
)
_READ = f"select {_COLUMNS} from device_fault as fault join device on device.num = fault.device where "  # noqa: S608
_OPEN = _READ + "closed_at is null order by opened_at, fault.num"
_SINCE = _READ + "closed_at is null or closed_at > ? order by opened_at desc, fault.num desc"
_OPEN_OF = "closed_at is null and device = (select num from device where code = ?)"
_BEGIN = """
insert into device_fault (device, opened_at, cause, evidence, acknowledged_by, assigned_to, closed_by)
select num, ?, ?, ?, '', '', '' from device where code = ?
on conflict (device) where closed_at is null do nothing
"""
_END = f"update device_fault set closed_at = max(?, opened_at), closed_by = ? where {_OPEN_OF}"  # noqa: S608
_ACKNOWLEDGE = f"""
update device_fault
set acknowledged_by = case when acknowledged_at is null then ? else acknowledged_by end,
    acknowledged_at = coalesce(acknowledged_at, ?)
where {_OPEN_OF}
"""  # noqa: S608
_ASSIGN = f"update device_fault set assigned_to = ? where {_OPEN_OF}"  # noqa: S608
_NOTE = f"insert into fault_note (fault, at, who, text) select num, ?, ?, ? from device_fault where {_OPEN_OF}"  # noqa: S608
_NOTES = "select at, who, text from fault_note where fault = ? order by at, rowid"

_TOLD = """
select device.code, fault.opened_at, told.booking, told.receiver, told.is_over, coalesce(mail.state, 'dropped')
from fault_told as told
join device_fault as fault on fault.num = told.fault join device on device.num = fault.device
left join mail on mail.id = told.mail
where fault.closed_at is null or fault.closed_at > ?
order by fault.opened_at, device.code, told.is_over, told.receiver, told.booking
"""
_WHICH = """
select fault.num, closed_at from device_fault as fault join device on device.num = fault.device
where device.code = ? and opened_at = ? order by fault.num desc limit 1
"""
_IS_TOLD = "select booking from fault_told where fault = ? and receiver = ? and is_over = ?"
_TELL = "insert into fault_told (fault, booking, receiver, is_over, mail) values (?, ?, ?, ?, ?)"
_WORKED_ON = """
select device.code, until_at, reason, who, since_at
from maintenance join device on device.num = maintenance.device order by device.code
"""
_MAINTAIN = """
insert into maintenance (device, until_at, reason, who, since_at) select num, ?, ?, ?, ? from device where code = ?
on conflict (device) do update
set until_at = excluded.until_at, reason = excluded.reason, who = excluded.who, since_at = excluded.since_at
"""
_WORK_ENDS = "delete from maintenance where device = (select num from device where code = ?)"


class SqliteFaults:
    """On the store's own connection; `write` is its transaction."""

    def __init__(self, db: Connection, path: str, write: Callable[[], AbstractContextManager[None]]) -> None:
        self._db, self._path, self._writing = db, path, write

    def standing(self) -> Mapping[DeviceCode, DeviceFault]:
        with translated(self._path):
            return {one.device: one for one in self._read(_OPEN, [])}

    def since(self, when: datetime) -> tuple[DeviceFault, ...]:
        with translated(self._path):
            return self._read(_SINCE, [rows.stamp(when)])

    def begin(self, faults: Sequence[DeviceFault]) -> tuple[DeviceFault, ...]:
        with self._writing():
            return tuple(
                one
                for one in faults
                if self._db.execute(_BEGIN, [rows.stamp(one.opened_at), one.cause, one.evidence, one.device]).rowcount
            )

    def end(self, devices: Collection[DeviceCode], who: str, at: datetime) -> tuple[DeviceFault, ...]:
        with self._writing():
            open_ones = {one.device: one for one in self._read(_OPEN, [])}
            ending = [open_ones[one] for one in devices if one in open_ones]
            for one in ending:
                self._db.execute(_END, [rows.stamp(at), who, one.device])
        return tuple(replace(one, closed_at=max(at, one.opened_at), closed_by=who) for one in ending)

    def acknowledge(self, device: DeviceCode, who: Email, at: datetime) -> None:
        self._change(_ACKNOWLEDGE, device, [who, rows.stamp(at)])

    def assign(self, device: DeviceCode, to: str) -> None:
        self._change(_ASSIGN, device, [to])

    def note(self, device: DeviceCode, note: FaultNote) -> None:
        self._change(_NOTE, device, [rows.stamp(note.at), note.who, note.text])

    def _change(self, sql: str, device: DeviceCode, values: Sequence[Any]) -> None:
        with self._writing():
            if not self._db.execute(sql, [*values, device]).rowcount:
                raise NotFound("fault", device)

    def _read(self, sql: str, values: Sequence[Any]) -> tuple[DeviceFault, ...]:
        return tuple(
            fault(row[1:], self._db.execute(_NOTES, [row[0]]).fetchall())
            for row in self._db.execute(sql, values).fetchall()
        )

    # ── who is told by mail ─────────────────────────────────────────────────────────────────────────────
    def mail_wanted(self) -> bool:
        with translated(self._path):
            return bool(self._db.execute("select is_wanted from fault_mail").fetchone()[0])

    def want_mail(self, is_wanted: bool) -> None:
        with self._writing():
            self._db.execute("update fault_mail set is_wanted = ?", [is_wanted])

    def told(self, since: datetime) -> tuple[FaultTold, ...]:
        with translated(self._path):
            return tuple(map(told, self._db.execute(_TOLD, [rows.stamp(since)]).fetchall()))

    def tell(self, mail: Mail, fault: DeviceFault, bookings: Collection[BookingId]) -> bool:
        is_over, receiver = mail.told.method is Method.RECOVERY, mail.told.email
        with self._writing():
            found = self._db.execute(_WHICH, [fault.device, rows.stamp(fault.opened_at)]).fetchone()
            if found is None or is_over is (found[1] is None):
                return False
            known = {one for (one,) in self._db.execute(_IS_TOLD, [found[0], receiver, is_over])}
            if known & set(bookings):
                return False
            put(self._db, mail)
            self._db.executemany(_TELL, [(found[0], one, receiver, is_over, mail.id) for one in bookings])
        return True

    # ── devices that are worked on ──────────────────────────────────────────────────────────────────────
    def in_maintenance(self) -> Mapping[DeviceCode, Maintenance]:
        with translated(self._path):
            found = self._db.execute(_WORKED_ON).fetchall()
        return {DeviceCode(code): maintenance(row) for code, *row in found}

    def maintain(self, device: DeviceCode, maintenance: Maintenance | None) -> None:
        sql, facts = _WORK_ENDS, tuple[object, ...]()
        if maintenance:
            until, reason, who, since = maintenance
            sql, facts = _MAINTAIN, (rows.stamp(until) if until else None, reason, who, rows.stamp(since))
        with self._writing():
            if not self._db.execute(sql, [*facts, device]).rowcount:
                raise NotFound("device", device)
