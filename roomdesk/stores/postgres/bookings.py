"""Writing bookings in PostgreSQL: one call that takes every room or none; and what is in the way."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from roomdesk.domain.booking import Booking, Series
from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import SlotTaken
from roomdesk.domain.ids import BookingId
from roomdesk.domain.overlap import Clash, Reservation
from roomdesk.ports.store import Edit, Intake, Wanted
from roomdesk.stores import rows
from roomdesk.stores.postgres.migrate import check_step
from roomdesk.stores.postgres.session import Row, Session
from roomdesk.stores.rows import queues
from roomdesk.stores.rows.memory import PlacesInMemory

# The order of rows.booking_values.
_FACTS = (
    "uid", "series", "occurrence_at", "title", "description", "notes", "setup", "organizer", "created_by", "timezone",
    "start_at", "end_at", "status", "blocks", "private", "visitors", "provider", "link", "pin", "phone", "held",
    "sequence", "version", "checked_in_at", "reason", "created_at", "updated_at",
)  # fmt: skip
_HEARD = ("uid", "recurrence_at", "sender", "sequence", "stamp_at", "digest", "rooms")
_CLASHES = "select wish, room, link, start_at, end_at, booking from rd.clashes(%s::jsonb, %s::jsonb)"


def save(session: Session, places: PlacesInMemory, intake: Intake, who: str, step: str, *, strict: bool) -> Changes:
    """Write all of it or nothing; what was changed, where it was and where it is. `step` is the newest known here.

    Raises NotFound, Stale, SlotTaken, RoomClosed, NotYours, TooNew, TooOld.
    """
    asked = {
        "who": who,
        "new": [_facts(places, one) for one in intake.bookings],
        "edits": [_edit(places, one) for one in intake.edits],
        "series": [_series(one) for one in intake.series],
        "heard": [dict(zip(_HEARD, queues.heard_values(one), strict=True)) for one in intake.heard],
        "strict": strict,
        "step": step,
    }
    ((answer,),) = session.write("select rd.save(%s::jsonb)", [json.dumps(asked)], harmless_twice=True)
    wanted = [*(edit.booking for edit in intake.edits), *intake.bookings]
    if isinstance(answer, list):
        raise SlotTaken(_told(places, [_wanted(one) for one in wanted], answer))
    if isinstance(answer, dict) and "step" in answer:
        check_step(answer["step"], step)
    session.hint()
    if answer == "already":
        return Changes()
    before = answer["before"]
    changes = rows.touched(wanted)
    return replace(
        changes,
        rooms=changes.rooms.union(
            places.room_codes[num] for *_, nums in before for num in nums if num in places.room_codes
        ),
        slots=changes.slots.union(rows.slot(starts, ends) for starts, ends, _ in before),
    )


def _facts(places: PlacesInMemory, one: Booking) -> dict[str, object]:
    facts = dict(zip(_FACTS, rows.booking_values(one, None), strict=True))
    facts["series"] = one.series
    facts["id"] = one.id
    facts["rooms"] = _places(places, one.reservations)
    facts["people"] = [[person.email, person.name, person.status] for person in one.attendees]
    return facts


def _edit(places: PlacesInMemory, edit: Edit) -> dict[str, object]:
    named = {"expected": edit.expected_version, "action": edit.action, "note": edit.detail}
    return {**_facts(places, edit.booking), **named}


def _series(one: Series) -> dict[str, object]:
    return {
        "id": one.id,
        "uid": one.uid,
        "rrule": one.rrule,
        "timezone": one.timezone,
        "first_at": rows.stamp(one.first),
        "sequence": one.sequence,
        "origin": one.origin,
    }


def _places(places: PlacesInMemory, reservations: Iterable[Reservation]) -> list[list[int]]:
    return [
        [places.room_num(part.room), rows.stamp(part.blocked.start), rows.stamp(part.blocked.end)]
        for part in reservations
    ]


def _wanted(booking: Booking) -> Wanted:
    link = booking.conference
    return Wanted(booking.slot, booking.reservations, link.held if link else "")


def clashes(
    session: Session, places: PlacesInMemory, wishes: Sequence[Wanted], ignoring: Collection[BookingId]
) -> tuple[Clash, ...]:
    """List all that is in the way of the wishes, in their order."""
    if not wishes:
        return ()
    asked = [
        {
            "starts": rows.stamp(one.slot.start),
            "ends": rows.stamp(one.slot.end),
            "link": one.link,
            "rooms": _places(places, one.reservations),
        }
        for one in wishes
    ]
    return _told(places, wishes, session.read(_CLASHES, [json.dumps(asked), json.dumps(list(ignoring))]))


def _told(places: PlacesInMemory, wishes: Sequence[Wanted], found: Iterable[Row]) -> tuple[Clash, ...]:
    codes = places.room_codes
    return tuple(
        Clash(
            codes[room] if room else None,
            rows.slot(starts, ends),
            BookingId(id_) if id_ else None,
            link,
            wishes[wish - 1].slot,
        )
        for wish, room, link, starts, ends, id_ in found
    )
