"""Devices' faults in PostgreSQL: opened once however many desks see them, closed, noted."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from roomdesk.domain.device_fault import DeviceFault, FaultNote, Maintenance
from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import BookingId, DeviceCode, Email
from roomdesk.ports.faults import FaultTold
from roomdesk.ports.outbox import Mail
from roomdesk.stores import rows
from roomdesk.stores.postgres.outbox import facts
from roomdesk.stores.postgres.session import Row, Session
from roomdesk.stores.rows.faults import fault, maintenance, told

_COLUMNS = """
select d.code, f.opened_at, f.cause, f.evidence, f.acknowledged_at, f.acknowledged_by, f.assigned_to, f.closed_at,
  f.closed_by, coalesce((select jsonb_agg(jsonb_build_array(n.at, n.who, n.text) order by n.at, n.num)
    from rd.fault_note as n where n.fault = f.num), '[]')
from rd.device_fault as f join rd.device as d on d.num = f.device
"""
_OPEN = _COLUMNS + "where f.closed_at is null order by f.opened_at, f.num"
_SINCE = _COLUMNS + "where f.closed_at is null or f.closed_at > %s order by f.opened_at desc, f.num desc"
_OF = _COLUMNS + "where f.num in (select unnest(%s::bigint[])) order by f.num"

_TOLD = """
select d.code, f.opened_at, t.booking, t.receiver, t.is_over, coalesce(m.state, 'dropped')
from rd.fault_told as t join rd.device_fault as f on f.num = t.fault join rd.device as d on d.num = f.device
left join rd.mail as m on m.id = t.mail
where f.closed_at is null or f.closed_at > %s
order by f.opened_at, d.code, t.is_over, t.receiver, t.booking
"""
_TELL = "select rd.tell_fault(%s::jsonb, %s::bytea, %s::text, %s::bigint, %s::text[])"
_WORKED_ON = """
select d.code, m.until_at, m.reason, m.who, m.since_at
from rd.maintenance as m join rd.device as d on d.num = m.device order by d.code
"""


class PostgresFaults:
    """On the store's own connection."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def standing(self) -> Mapping[DeviceCode, DeviceFault]:
        return {one.device: one for one in map(_fault, self._session.read(_OPEN))}

    def since(self, when: datetime) -> tuple[DeviceFault, ...]:
        return tuple(map(_fault, self._session.read(_SINCE, [rows.stamp(when)])))

    def begin(self, faults: Sequence[DeviceFault]) -> tuple[DeviceFault, ...]:
        asked = [
            {
                "device": one.device,
                "opened_at": rows.stamp(one.opened_at),
                "cause": one.cause,
                "evidence": one.evidence[:2000],
            }
            for one in faults
        ]
        ((opened,),) = self._session.write("select rd.begin_faults(%s::jsonb)", [json.dumps(asked)])
        return tuple(faults[place] for place in sorted(opened))

    def end(self, devices: Collection[DeviceCode], who: str, at: datetime) -> tuple[DeviceFault, ...]:
        asked = [list(devices), who, rows.stamp(at)]
        ((ended,),) = self._session.write("select rd.end_faults(%s::text[], %s::text, %s::bigint)", asked)
        found = {one.device: one for one in map(_fault, self._session.read(_OF, [ended]))}
        return tuple(found[one] for one in devices if one in found)

    def acknowledge(self, device: DeviceCode, who: Email, at: datetime) -> None:
        self._tend(device, who, {"seen_at": rows.stamp(at)})

    def assign(self, device: DeviceCode, to: str) -> None:
        self._tend(device, "", {"to": to})

    def note(self, device: DeviceCode, note: FaultNote) -> None:
        self._tend(device, note.who, {"note": note.text, "at": rows.stamp(note.at)})

    # ── who is told by mail ─────────────────────────────────────────────────────────────────────────────
    def mail_wanted(self) -> bool:
        return bool(self._session.read("select is_wanted from rd.fault_mail")[0][0])

    def want_mail(self, is_wanted: bool) -> None:
        self._session.write("select rd.want_fault_mail(%s)", [is_wanted], harmless_twice=True)

    def told(self, since: datetime) -> tuple[FaultTold, ...]:
        return tuple(map(told, self._session.read(_TOLD, [rows.stamp(since)])))

    def tell(self, mail: Mail, fault: DeviceFault, bookings: Collection[BookingId]) -> bool:
        asked = [json.dumps(facts(mail)), mail.content, fault.device, rows.stamp(fault.opened_at), list(bookings)]
        return bool(self._session.write(_TELL, asked, harmless_twice=True)[0][0])

    # ── devices that are worked on ──────────────────────────────────────────────────────────────────────
    def in_maintenance(self) -> Mapping[DeviceCode, Maintenance]:
        return {DeviceCode(code): maintenance(row) for code, *row in self._session.read(_WORKED_ON)}

    def maintain(self, device: DeviceCode, maintenance: Maintenance | None) -> None:
        told = None
        if maintenance:
            until, reason, who, since = maintenance
            until_at = rows.stamp(until) if until else None
            told = json.dumps({"until_at": until_at, "reason": reason, "who": who, "since_at": rows.stamp(since)})
        if not self._session.write("select rd.maintain(%s::text, %s::jsonb)", [device, told])[0][0]:
            raise NotFound("device", device)

    def _tend(self, device: DeviceCode, who: str, what: Mapping[str, object]) -> None:
        asked = [device, who, json.dumps(what)]
        if not self._session.write("select rd.tend_fault(%s::text, %s::text, %s::jsonb)", asked)[0][0]:
            raise NotFound("fault", device)


def _fault(row: Row) -> DeviceFault:
    *facts, notes = row
    return fault(facts, notes)
