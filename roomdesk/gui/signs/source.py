"""What a sign asks of the desk: one building's day, and where a room stands at a moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from roomdesk.domain.booking import Booking
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.places import Closure, Room, Site
from roomdesk.domain.schedule import Away
from roomdesk.domain.slot import Slot, day_slot
from roomdesk.gui import words

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk


@frozen
class SignDay:
    """A building's bookings of a day, by start; when its rooms are occupied elsewhere, and when closed."""

    day: date
    site: Site
    rooms: Mapping[RoomCode, Room]
    bookings: tuple[Booking, ...]
    away: tuple[Away, ...] = ()
    closures: tuple[Closure, ...] = ()

    @property
    def slot(self) -> Slot:
        return day_slot(self.day, self.site.timezone)


@frozen
class RoomNow:
    """Who is in a room, who comes next, and until when the room stays as it is; None for the rest of the day.

    With `is_away` another calendar holds it. `closure` is one that goes on, whatever is still booked in it.
    """

    meeting: Booking | None
    following: Booking | None
    until: datetime | None
    is_away: bool = False
    closure: Closure | None = None

    @property
    def is_free(self) -> bool:
        return self.meeting is None and self.closure is None and not self.is_away


def load(desk: Desk, day: date, site: SiteCode) -> SignDay:
    """Read a building's day. Raises NotFound."""
    found = desk.look_around.site(site)
    days = desk.show_day.bookings(day, [found.code])
    # What begins at once stands in an order that does not change from one reading to the next.
    bookings = sorted(days[0].bookings, key=lambda one: (one.slot, one.title))
    seen = desk.show_day(day, [found.code])
    closures, why = list(seen.closures), seen.closed.get(found.code)
    if why:
        closures.append(Closure(found.code, None, day_slot(day, found.timezone), words.closed(why)))
    return SignDay(day, found, desk.look_around.places().rooms, tuple(bookings), seen.away, tuple(closures))


def room_now(read: SignDay, room: RoomCode, now: datetime) -> RoomNow:
    """Tell how a room stands; a meeting whose successor begins at its end does not free the room between."""
    here = [one for one in read.bookings if room in one.rooms and one.slot.end > now]
    meeting = next((one for one in here if one.slot.start <= now), None)
    following = next((one for one in here if one.slot.start > now), None)
    closures = [one for one in read.closures if one.room in (None, room) and one.slot.end > now]
    closure = max((one for one in closures if one.slot.start <= now), key=lambda one: one.slot.end, default=None)
    if closure:
        opens = closure.slot.end
        return RoomNow(None, following, opens if opens < read.slot.end else None, closure=closure)
    if meeting:
        return RoomNow(meeting, following, meeting.slot.end)
    away = [one.slot for one in read.away if one.room == room and one.slot.end > now]
    held = next((one for one in away if one.start <= now), None)
    if held:
        return RoomNow(None, following, held.end, is_away=True)
    begins = [one.start for one in away] + [one.slot.start for one in closures]
    begins += [following.slot.start] if following else []
    return RoomNow(None, following, min(begins, default=None))


def is_secret(booking: Booking) -> bool:
    """Whether a screen in a hall may not say what the meeting is, whoever's desk it belongs to."""
    return booking.private or booking.hidden
