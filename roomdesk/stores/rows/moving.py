"""What moves from one store into another: tables in the order in which they can be filled."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from roomdesk.domain.errors import CopyDiffers, TargetNotEmpty
from roomdesk.ports.moving import Moving, Read, Row

BATCH = 5000


def _table(name: str, columns: str, order: str = "num", booleans: str = "") -> Moving:
    return Moving(name, tuple(columns.split()), order, frozenset(booleans.split()))


TABLES = (
    _table("municipality", "name is_demo", "name", "is_demo"),
    _table(
        "site",
        "num code name kind address latitude longitude timezone opening patron line down_mbps up_mbps directions",
    ),
    _table(
        "room",
        "num code site name floor capacity step_free features approval buffer_before buffer_after layouts "
        "shortest_minutes longest_minutes ahead_days bookers retired directions",
        booleans="step_free approval retired",
    ),
    _table("photo", "room content", "room"),
    _table("device", "num code room name kind driver host port options retired", booleans="retired"),
    _table("person", "email name role office site language", "email"),
    _table("series", "num id uid rrule timezone first_at sequence origin"),
    _table(
        "booking",
        "num id uid series occurrence_at title description notes setup organizer created_by timezone start_at end_at "
        "status blocks private visitors provider link pin phone held sequence version checked_in_at reason created_at "
        "updated_at",
        booleans="blocks private",
    ),
    _table("attendee", "booking position email name status", "booking, position"),
    _table("reservation", "num booking room blocks start_at end_at blocked_from blocked_to", booleans="blocks"),
    # After the reservations that were there before it.
    _table("closure", "num site room start_at end_at reason"),
    _table("link_hold", "num booking link blocks start_at end_at", booleans="blocks"),
    _table("history", "num booking at who action detail"),
    _table("finding", "num device health cause evidence at latency_ms"),
    _table("received", "uid recurrence_at sender sequence stamp_at digest rooms", "uid, recurrence_at, sender"),
    _table(
        "mail",
        "num id booking uid recurrence_at sender receiver method sequence digest skipped subject content state "
        "attempts due_at reason created_at settled_at",
    ),
    _table(
        "conference",
        "num id key provider handle link pin phone state attempts due_at reason told seen created_at until_at",
    ),
    _table("feed_name", "room token", "room"),
    _table("published", "target name room digest etag written_at", "target, name"),
    _table("publication_turn", "target until_at", "target"),
    _table("outside_calendar", "room address read_at due_at attempts reason etag", "room"),
    _table("outside_busy", "room start_at end_at", "room, start_at"),
    _table(
        "device_fault",
        "num device opened_at cause evidence acknowledged_at acknowledged_by assigned_to closed_at closed_by",
    ),
    _table("fault_note", "fault at who text", "fault, at, who, text"),
    _table("fault_told", "fault booking receiver is_over mail", "fault, booking, receiver, is_over", "is_over"),
    _table("fault_mail", "is_wanted", "is_wanted", "is_wanted"),
    _table("maintenance", "device until_at reason who since_at", "device"),
    _table("preparation", "booking phase at until_at done_at failed", "booking, phase, at"),
    _table("room_task", "booking room start_at task who at", "booking, room, start_at, task"),
)


def weighed(batches: Iterable[Sequence[Row]]) -> tuple[int, str]:
    """Count rows, and give a digest of all that is in them."""
    count, digest = 0, hashlib.sha256()
    for batch in batches:
        count += len(batch)
        digest.update("".join(map(repr, batch)).encode("utf-8", "surrogatepass"))
    return count, digest.hexdigest()


def compare(table: Moving, source: Read, target: Read) -> int:
    """Compare a table on both sides, rows and all that is in them; give the count. Raises CopyDiffers."""
    there, here = weighed(source(table)), weighed(target(table))
    if there != here:
        raise CopyDiffers(table.name, there[0], here[0])
    return here[0]


def check_empty(sites: int, people: int, bookings: int) -> None:
    """Refuse a store that holds anything. Raises TargetNotEmpty."""
    if sites or people or bookings:
        raise TargetNotEmpty(sites or people or bookings)
