"""The demonstration: a municipality that does not exist, and the main job done on it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, time, timedelta

from roomdesk.domain.booking import Attendee, Booking
from roomdesk.domain.draft import CommonWish, Draft
from roomdesk.domain.equipment import Device
from roomdesk.domain.errors import NotEmpty, NotFound, Refused
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, Email, SiteCode
from roomdesk.domain.places import Municipality
from roomdesk.domain.rights import may_administer
from roomdesk.domain.schedule import CommonSlot
from roomdesk.domain.slot import Slot, from_wall, to_wall
from roomdesk.ports.checker import Progress
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Furnishing, Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Round
from roomdesk.services.book_room import BookRoom
from roomdesk.services.book_series import BookSeries
from roomdesk.services.check_rooms import CheckRooms
from roomdesk.services.common_slot import CommonSlots
from roomdesk.services.demo_plan import DemoFiles, closures, drafts, monday_of
from roomdesk.services.import_places import ImportPlaces

ZONE = "Europe/Rome"
MUNICIPALITY = Municipality("Comune di Borgo San Vitale", is_demo=True)
_OFFICES = (SiteCode("PALAZZO"), SiteCode("TECNICI"))
_PEOPLE = ("ufficio.tecnico@borgosanvitale.example", "segreteria@borgosanvitale.example")
_TITLE = {"it": "Avanzamento lavori: scuola e biblioteca", "en": "Works in progress: school and library"}


@frozen
class Demonstrated:
    booking: Booking
    round: Round
    filled: int


@frozen
class Demonstrate:
    store: Store
    clock: Clock
    acting: Acting
    import_places: ImportPlaces
    book_room: BookRoom
    book_series: BookSeries
    common_slots: CommonSlots
    check_rooms: CheckRooms
    files: Callable[[], DemoFiles]
    simulated: Callable[[Sequence[Device]], AbstractContextManager[Sequence[Device]]]

    def __call__(self, language: str, progress: Progress | None = None) -> Demonstrated:
        """Fill the empty database, book two offices at once, check all equipment on simulated devices.

        Raises NotEmpty, NotYours.
        """
        filled = self.fill()
        booking = self._book_two_offices(language)
        with self.simulated(self.store.devices()) as devices:
            done = self.check_rooms.round(devices, progress=progress)
        return Demonstrated(booking, done, filled)

    def fill(self) -> int:
        """Import the places, close a room, book this week and the next; how many meetings. Raises NotEmpty."""
        may_administer(self.acting())
        if self.store.sites():
            raise NotEmpty(len(self.store.sites()))
        files = self.files()
        self.import_places(files.places)
        monday = monday_of(to_wall(self.clock.now(), ZONE).date())
        weeks = [monday, monday + timedelta(days=7)]
        closed = tuple(one for week in weeks for one in closures(files.closures, week, ZONE))
        self.store.furnish(Furnishing(closures=closed, municipality=MUNICIPALITY))
        wanted = [one for week in weeks for one in drafts(files.bookings, week, ZONE)]
        # Series of this week reach into the next: there they are not booked a second time.
        wanted = [one for one in wanted if not one.rrule or to_wall(one.slot.start, ZONE).date() < weeks[1]]
        return sum(self._book(one) for one in wanted)

    def _book(self, draft: Draft) -> int:
        try:
            answer = self.book_series(draft) if draft.rrule else self.book_room(draft)
        except Refused:  # a holiday falls into this week, or a series has the room already
            return 0
        return len(answer.bookings)

    def _book_two_offices(self, language: str) -> Booking:
        found = next(filter(None, map(self._free_morning, range(1, 22))), None)
        if not found:
            raise NotFound("room", "")
        draft = Draft(
            id=BookingId(str(uuid.uuid4())),
            title=_TITLE[language],
            rooms=tuple(room for _, room in found.rooms),
            slot=found.slot,
            organizer=Email(_PEOPLE[0]),
            attendees=tuple(Attendee(Email(one)) for one in _PEOPLE),
            conference="jitsi",
        )
        return self.book_room(draft).bookings[0]

    def _free_morning(self, days: int) -> CommonSlot | None:
        """Find a time from nine o'clock on, so many days from now; none at the weekend and on holidays."""
        day = to_wall(self.clock.now(), ZONE).date() + timedelta(days=days)
        window = Slot.lasting(from_wall(datetime.combine(day, time(9)), ZONE), 9 * 60)
        wish = CommonWish(_OFFICES, 60, window, 6, ("camera", "display"), limit=1)
        return next(iter(self.common_slots(wish)), None)
