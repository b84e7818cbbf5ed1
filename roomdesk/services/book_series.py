"""Book a repetition: every date in every room, or none; or only the free dates, on request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

from roomdesk.domain.booking import Booking, Series
from roomdesk.domain.changes import Changes
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.draft import Draft
from roomdesk.domain.errors import NotFound, Refused, SlotTaken
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, SeriesId
from roomdesk.domain.overlap import Clash
from roomdesk.domain.people import Person
from roomdesk.domain.places import Room
from roomdesk.domain.series import expand, read_rule, write_rule
from roomdesk.domain.slot import Slot, to_wall
from roomdesk.ports.store import Wanted
from roomdesk.services.alternatives import Sought, alternatives
from roomdesk.services.answers import Booked, Skipped
from roomdesk.services.book_room import BookRoom, check_asked
from roomdesk.services.series_parts import check_apart


@frozen
class BookSeries:
    one: BookRoom

    def __call__(self, draft: Draft) -> Booked:
        """Book all dates of the draft's rule, at their wall-clock time; asking again with the same id is harmless.

        Raises SlotTaken with every clash of every date, another Refused, NotFound, Invalid, Misconfigured. With
        `skip_conflicts` the dates that clash or are closed are left out and told; SlotTaken where none is left.
        """
        who = self.one.acting()
        rooms = self.one.rules.rooms(draft.rooms)
        template = self.one.make(draft, rooms, draft.slot, who)
        rule = read_rule(draft.rrule)
        first = to_wall(draft.slot.start, template.timezone)
        slots = expand(rule, first, template.timezone, draft.slot.minutes)
        links = self._links(self.one.links.offers(draft.conference, template), slots)
        series = Series(SeriesId(draft.id), template.uid, write_rule(rule), template.timezone, slots[0].start)
        dates = [self._occurrence(template, links.get(slot), series, rooms, slot) for slot in slots]
        check_apart(dates)
        known = self._asked_before(dates, series)
        return known or self._book(draft, dates, series, rooms, who)

    def _book(
        self, draft: Draft, dates: Sequence[Booking], series: Series, rooms: Sequence[Room], who: Person
    ) -> Booked:
        refused = self.one.rules.refusals(rooms, [one.slot for one in dates], who)
        if refused and not draft.skip_conflicts:
            raise next(iter(refused.values()))
        left_out: tuple[Skipped, ...] = ()
        if draft.skip_conflicts:
            dates, left_out = self._free(dates, refused)
        try:
            changes = self.one.store.book(dates, series, who.email)
        except SlotTaken as taken:
            first, *more = (one.slot for one in dates)
            sought = Sought(tuple(rooms), first, who, dates[0].setup, more=tuple(more))
            others = alternatives(self.one.store, self.one.rules, sought, taken.clashes)
            raise SlotTaken(taken.clashes, others) from taken
        full = self.one.loads.full(dates)
        return Booked(tuple(dates), changes, left_out, full, after=tuple(dates))

    def _occurrence(
        self, template: Booking, link: ConferenceLink | None, series: Series, rooms: Sequence[Room], slot: Slot
    ) -> Booking:
        return replace(
            template,
            conference=link,
            id=BookingId(str(uuid5(NAMESPACE_OID, f"{series.id} {slot.start.isoformat()}"))),
            slot=slot,
            reservations=self.one.rules.reservations(rooms, slot, template.setup),
            series=series.id,
            rrule=series.rrule,
            occurrence=slot.start,
        )

    def _links(self, offers: Sequence[ConferenceLink], slots: Sequence[Slot]) -> dict[Slot, ConferenceLink]:
        """Choose a link for the dates: the one that the fewest of them find held by another meeting, best none.

        Licences are alike, so that each date takes one that is free then.
        """
        if not offers:
            return {}
        taken: set[tuple[Slot | None, str]] = set()
        if len(offers) > 1:
            wanted = (Wanted(slot, (), one.held) for one in offers if one.held for slot in slots)
            taken = {(clash.wanted, clash.link) for clash in self.one.store.clashes(wanted)}
        held = Counter(name for _, name in taken)
        best = min(offers, key=lambda one: held[one.held])
        if best.is_ready:
            return dict.fromkeys(slots, best)
        return {slot: next((one for one in offers if (slot, one.held) not in taken), best) for slot in slots}

    def _asked_before(self, dates: Sequence[Booking], series: Series) -> Booked | None:
        """Give what this very request booked. Raises NotFound for an id of somebody else's series, IdTaken."""
        before = self.one.store.occurrences(series.id)
        if before and before[0].created_by != dates[0].created_by:
            raise NotFound("booking", series.id)
        wished = {one.id: one for one in dates}
        for one in before:
            check_asked(wished.get(one.id, dates[0]), one)
        return Booked(before, Changes()) if before else None

    def _free(
        self, dates: Sequence[Booking], refused: dict[Slot, Refused]
    ) -> tuple[list[Booking], tuple[Skipped, ...]]:
        clashes: dict[Slot, list[Clash]] = {}
        for clash in self.one.store.clashes(_wanted(one) for one in dates):
            clashes.setdefault(clash.wanted or clash.slot, []).append(clash)
        free = [one for one in dates if one.slot not in clashes and one.slot not in refused]
        if not free:
            if refused:
                raise next(iter(refused.values()))
            raise SlotTaken(tuple(clash for found in clashes.values() for clash in found))
        left_out = [one.slot for one in dates if one.slot in clashes or one.slot in refused]
        return free, tuple(Skipped(slot, tuple(clashes.get(slot, ())), refused.get(slot)) for slot in left_out)


def _wanted(booking: Booking) -> Wanted:
    link = booking.conference
    return Wanted(booking.slot, booking.reservations, link.held if link else "")
