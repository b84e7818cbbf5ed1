"""Book one meeting: every room asked for, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from roomdesk.domain import wording
from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.draft import Draft
from roomdesk.domain.errors import Fault, IdTaken, Invalid, SlotTaken
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId
from roomdesk.domain.overlap import Clash
from roomdesk.domain.people import Person
from roomdesk.domain.places import LONGEST_MINUTES, Room
from roomdesk.domain.rights import may_book
from roomdesk.domain.slot import Slot
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting
from roomdesk.services.alternatives import Sought, alternatives
from roomdesk.services.answers import Booked
from roomdesk.services.booking_rules import BookingRules
from roomdesk.services.conference_links import ConferenceLinks
from roomdesk.services.line_loads import LineLoads


@frozen
class BookRoom:
    store: Store
    clock: Clock
    acting: Acting
    rules: BookingRules
    links: ConferenceLinks
    loads: LineLoads

    def __call__(self, draft: Draft) -> Booked:
        """Book, or change nothing; asking again with the same id is harmless.

        Raises SlotTaken with alternatives, IdTaken, another Refused, NotFound, Invalid, Misconfigured.
        """
        who = self.acting()
        rooms = self.rules.rooms(draft.rooms)
        booking = self.make(draft, rooms, draft.slot, who)
        self.rules.check(rooms, [draft.slot], who)
        offers = self.links.offers(draft.conference, booking)
        try:
            return self._take(booking, offers, who)
        except SlotTaken as taken:
            links = tuple(one.held for one in offers if one.held)
            sought = Sought(rooms, draft.slot, who, draft.setup, links)
            others = alternatives(self.store, self.rules, sought, taken.clashes)
            raise SlotTaken(taken.clashes, others) from taken

    def _take(self, booking: Booking, offers: Sequence[ConferenceLink], who: Person) -> Booked:
        """Try the offered links one after the other: a pool's links may be held by other meetings."""
        for number, link in enumerate(offers or [None]):
            wanted = replace(booking, conference=link)
            try:
                changes = self.store.book([wanted], None, who.email)
            except SlotTaken as taken:
                if any(clash.room for clash in taken.clashes) or number + 1 >= len(offers):
                    raise
            else:
                booked = wanted if changes.bookings else self.store.booking(wanted.id)
                check_asked(wanted, booked)
                full = self.loads.full([booked])
                return Booked((booked,), changes, full_lines=full, after=(booked,))
        raise AssertionError("the last link either books or raises")

    def make(self, draft: Draft, rooms: Sequence[Room], slot: Slot, who: Person) -> Booking:
        """Make the booking's value of a draft, checked and without a link. Raises Invalid, NotYours."""
        organizer = draft.organizer or who.email
        may_book(who, organizer, self.store.people())
        if (slot.end - slot.start).total_seconds() > LONGEST_MINUTES * 60:
            raise Invalid(Fault.DURATION, str(slot.minutes))
        now = self.clock.now().replace(microsecond=0)
        return Booking(
            id=draft.id,
            uid=new_uid(draft.id, organizer),
            title=wording.title(draft.title),
            slot=slot,
            timezone=self.store.sites()[rooms[0].site].timezone,
            reservations=self.rules.reservations(rooms, slot, draft.setup),
            organizer=organizer,
            created_by=who.email,
            created_at=now,
            updated_at=now,
            status=Status.PENDING if any(room.approval for room in rooms) else Status.CONFIRMED,
            description=wording.prose(draft.description),
            notes=wording.prose(draft.notes),
            setup=draft.setup,
            attendees=tuple({one.email: one for one in draft.attendees}.values()),
            visitors=draft.visitors,
            private=draft.private,
        )


def check_asked(wanted: Booking, found: Booking) -> None:
    """Check that what has this id was asked for as is wished now, unless it was changed since. Raises IdTaken."""
    if found.version == 1 and _asked(found) != _asked(wanted):
        raise IdTaken(found.title, tuple(Clash(room, found.slot, found.id) for room in found.rooms))


def _asked(one: Booking) -> tuple[object, ...]:
    span = int(one.slot.start.timestamp()), int(one.slot.end.timestamp())
    people = one.organizer, tuple(guest.email for guest in one.attendees)
    texts = one.title, one.description, one.notes, one.setup
    return span, one.rooms, people, texts, one.private, one.visitors, one.rrule


def new_uid(booking: BookingId, organizer: str) -> str:
    """Make a UID that stays for life (RFC 7986 §5.3: no more than random digits and a host)."""
    return f"{booking}@{organizer.rpartition('@')[2] or 'roomdesk.invalid'}"
