"""What a PostgreSQL store holds, whether it is sound and guarded, and what devices were found to be."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from roomdesk.domain.equipment import Finding
from roomdesk.domain.ids import DeviceCode
from roomdesk.stores import rows
from roomdesk.stores.postgres.session import Session

_INFO = """
select current_setting('server_version'), (select max(name) from rd.step),
  (select count(*) from rd.site), (select count(*) from rd.room), (select count(*) from rd.device),
  (select count(*) from rd.person), (select count(*) from rd.series), (select count(*) from rd.booking),
  (select count(*) from rd.reservation), (select count(*) from rd.finding),
  pg_database_size(current_database())
"""
# What the server itself says of the guards: each must be there and in force, whoever changed the database by hand.
_GUARDS = """
select 'constraint ' || wanted.name from (values ('no_overlap'), ('no_shared_link')) as wanted (name)
where not exists (
  select from pg_constraint as c
  where c.conname = wanted.name and c.contype = 'x' and c.convalidated and c.connamespace = 'rd'::regnamespace)
union all
select 'trigger ' || wanted.name
from (values ('no_outside_overlap'), ('no_closed_place'), ('person_placed')) as wanted (name)
where not exists (
  select from pg_trigger join pg_class as c on c.oid = tgrelid
  where tgname = wanted.name and c.relnamespace = 'rd'::regnamespace)
union all
select 'row security ' || relname from pg_class
where relnamespace = 'rd'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)
union all
select 'rights ' || c.relname || ' ' || coalesce(nullif(g.grantee, 0)::regrole::text, 'public')
from pg_class as c cross join lateral aclexplode(c.relacl) as g
where c.relnamespace = 'rd'::regnamespace and c.relkind in ('r', 'S', 'v') and g.grantee <> c.relowner
  and g.privilege_type <> 'SELECT'
union all
select 'rights database public' from pg_database
where datname = current_database()
  and exists (select from aclexplode(coalesce(datacl, acldefault('d', datdba))) as g where g.grantee = 0)
union all
select 'function ' || proname from pg_proc as p
where pronamespace = 'rd'::regnamespace and (
  not coalesce(proconfig, '{}') @> array['search_path=rd, pg_temp'] or p.proacl is null
  or exists (select from aclexplode(p.proacl) as g where g.grantee = 0))
union all
select 'index ' || indexrelid::regclass from pg_index join pg_class as c on c.oid = indrelid
where c.relnamespace = 'rd'::regnamespace and not (indisvalid and indisready)
union all
select 'trigger ' || tgname from pg_trigger join pg_class as c on c.oid = tgrelid
where c.relnamespace = 'rd'::regnamespace and tgenabled <> 'O'
"""
_LAST = """
select d.code, f.health, f.cause, f.evidence, f.at, f.latency_ms, f.num
from rd.device as d cross join lateral (
  select * from rd.finding as f where f.device = d.num and f.num > %s order by f.num desc limit 1) as f
order by f.num
"""
_FIRST = """
select d.code, f.at
from rd.device as d cross join lateral (
  select at from rd.finding where device = d.num order by num limit 1
) as f
"""
_OF_DEVICE = """
select d.code, f.health, f.cause, f.evidence, f.at, f.latency_ms
from rd.finding as f join rd.device as d on d.num = f.device
where d.code = %s order by f.num desc limit %s
"""
# Numbers are given before rows are there for others to see: a little before the newest is looked at again.
_OVERTAKEN = 5000


def info(session: Session) -> dict[str, object]:
    """Tell engine, schema step and counts, as far as the login sees them."""
    ((version, step, *counts, size),) = session.read(_INFO)
    names = ("sites", "rooms", "equipment", "people", "series", "bookings", "reservations", "findings")
    return {
        "engine": "postgresql",
        "engine_version": version.split(" ")[0],
        "where": session.where,
        "schema": step,
        "journal": "wal",
        "journal_note": "",
        **dict(zip(names, counts, strict=True)),
        "bytes": size,
    }


def faults(session: Session) -> tuple[str, ...]:
    """List what is wrong, as `what: detail`; empty when all is well."""
    found = [f"guard: {name}" for (name,) in session.read(_GUARDS)]
    ((overlapping, shared, half),) = session.read("select overlapping, shared_links, half_bookings from rd.unsound()")
    counts = (("overlaps", overlapping), ("shared_links", shared), ("half_bookings", half))
    return (*found, *(f"{what}: {count}" for what, count in counts if count))


def record(session: Session, findings: Sequence[Finding]) -> None:
    asked = [
        {
            "place": place,
            "code": one.device,
            "health": one.health,
            "cause": one.cause,
            "evidence": one.evidence[:2000],
            "at": rows.stamp(one.at),
            "latency_ms": one.latency_ms,
        }
        for place, one in enumerate(findings)
    ]
    session.write("select rd.record(%s::jsonb)", [json.dumps(asked)])


class LastFindings:
    """The last finding of each device, kept in memory; only what came since is read."""

    def __init__(self) -> None:
        self._until = 0
        self._found: dict[DeviceCode, tuple[int, Finding]] = {}

    def read(self, session: Session) -> Mapping[DeviceCode, Finding]:
        ((newest,),) = session.read("select coalesce(max(num), 0) from rd.finding")
        if newest != self._until:
            for *row, num in session.read(_LAST, [max(self._until - _OVERTAKEN, 0)]):
                one = rows.finding(row)
                if num > self._found.get(one.device, (0, one))[0]:
                    self._found[one.device] = num, one
            self._until = newest
        return {device: one for device, (_, one) in self._found.items()}


def first_checked(session: Session) -> dict[DeviceCode, datetime]:
    return {DeviceCode(code): rows.instant(at) for code, at in session.read(_FIRST)}


def findings(session: Session, device: DeviceCode, most: int) -> tuple[Finding, ...]:
    return tuple(map(rows.finding, session.read(_OF_DEVICE, [device, most])))
