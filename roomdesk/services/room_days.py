"""Some days of one room, as door sheets, weeks and door signs show them."""

from __future__ import annotations

from datetime import date, timedelta

from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.schedule import RoomDays
from roomdesk.domain.slot import Slot, day_slot
from roomdesk.ports.store import Query, Store
from roomdesk.services.list_bookings import ListBookings


def room_days(store: Store, bookings: ListBookings, code: RoomCode, first: date, days: int) -> RoomDays:
    """Read so many days of a room from the first on. Raises NotFound."""
    room = store.rooms().get(code)
    if room is None:
        raise NotFound("room", code)
    site = store.sites()[room.site]
    since = day_slot(first, site.timezone).start
    until = day_slot(first + timedelta(days=days - 1), site.timezone).end
    names = {email: person.name for email, person in store.people().items()}
    away = tuple(one for one in store.outside.away(Slot(since, until)) if one.room == code)
    return RoomDays(room, site, first, days, bookings(Query(since, until, (code,))), names, away)
