"""Preview a booking while it is typed: rooms ranked, dates, lines, journeys; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from roomdesk.domain.booking import Booking
from roomdesk.domain.conference import ConferenceLink, check_link
from roomdesk.domain.draft import Draft
from roomdesk.domain.equipment import HEALTH_ORDER, Health
from roomdesk.domain.errors import Invalid, NotYours
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.line import LineLoad
from roomdesk.domain.overlap import Clash, Reservation
from roomdesk.domain.people import Person
from roomdesk.domain.places import Room, Site
from roomdesk.domain.series import expand, read_rule
from roomdesk.domain.slot import Slot, to_wall
from roomdesk.domain.travel import TravelRates, avoided, great_circle_km
from roomdesk.ports.store import Wanted
from roomdesk.services.answers import Preview, RoomVerdict, Skipped
from roomdesk.services.book_room import BookRoom
from roomdesk.services.look_around import LookAround


@frozen
class PreviewBooking:
    one: BookRoom
    around: LookAround
    rates: TravelRates

    def __call__(self, draft: Draft, people: int = 0) -> Preview:
        """Tell what stands in the way of a draft, for so many people; a booking of the draft's own id does not.

        The draft may lack a title and rooms. Raises NotFound, Stranger.
        """
        who, sites = self.one.acting(), self.one.store.sites()
        rooms = self.one.rules.rooms(draft.rooms) if draft.rooms else ()
        slots, wrong = _slots(draft, sites[rooms[0].site].timezone if rooms else "")
        link, wrong_link = _own_link(draft.conference)
        setup = draft.setup if any(room.layout(draft.setup) for room in rooms) else ""
        km, home = _distances(sites, who)
        verdicts = self._verdicts(replace(draft, setup=setup), who)
        asked = replace(draft, rooms=tuple(room.code for room in rooms), setup=setup)
        return Preview(
            _ranked(verdicts, people, km),
            self._dates(asked, rooms, slots, link) if rooms else (),
            self._lines(asked, rooms, slots) if rooms else {},
            avoided([sites[room.site] for room in rooms], self.rates),
            km,
            home,
            wrong or wrong_link,
        )

    def _verdicts(self, draft: Draft, who: Person) -> list[RoomVerdict]:
        health = self.around.room_health()
        known = [one for one in self.one.store.rooms().values() if not one.retired or one.code in draft.rooms]
        refused = self.one.rules.reasons(known, draft.slot, who)
        wanted = (
            Wanted(draft.slot, (Reservation(room.code, room.blocked(draft.slot, draft.setup)),)) for room in known
        )
        held: dict[RoomCode, list[Clash]] = {}
        for clash in self.one.store.clashes(wanted, {draft.id}):
            if clash.room:
                held.setdefault(clash.room, []).append(clash)
        return [
            RoomVerdict(
                room, health.get(room.code, Health.UNKNOWN), tuple(held.get(room.code, ())), refused.get(room.code)
            )
            for room in known
        ]

    def _dates(self, draft: Draft, rooms: Sequence[Room], slots: Sequence[Slot], link: str) -> tuple[Skipped, ...]:
        refused = self.one.rules.refusals(rooms, slots, self.one.acting())
        wanted = (Wanted(slot, self.one.rules.reservations(rooms, slot, draft.setup), link) for slot in slots)
        clashes: dict[Slot, list[Clash]] = {}
        for clash in self.one.store.clashes(wanted, {draft.id}):
            clashes.setdefault(clash.wanted or clash.slot, []).append(clash)
        return tuple(Skipped(slot, tuple(clashes.get(slot, ())), refused.get(slot)) for slot in slots)

    def _lines(self, draft: Draft, rooms: Sequence[Room], slots: Sequence[Slot]) -> Mapping[SiteCode, LineLoad]:
        """Count the calls on each site's line at the first date; at later dates only where there are too many."""
        if not draft.conference:
            return {}
        try:
            made = self.one.make(replace(draft, title=draft.title.strip() or "–"), rooms, draft.slot, self.one.acting())
        except (Invalid, NotYours):
            return {}
        # Which link it will be is not known yet, and does not matter to the line.
        call = replace(made, conference=ConferenceLink("", ""))
        later: Iterable[Booking] = (replace(call, slot=slot) for slot in slots[1:])
        return {**self.one.loads(call), **self.one.loads.full(later)}


def _slots(draft: Draft, timezone: str) -> tuple[tuple[Slot, ...], Invalid | None]:
    if not draft.rrule or not timezone:
        return (draft.slot,), None
    try:
        first = to_wall(draft.slot.start, timezone)
        return expand(read_rule(draft.rrule), first, timezone, draft.slot.minutes), None
    except Invalid as wrong:
        return (draft.slot,), wrong


def _own_link(conference: str) -> tuple[str, Invalid | None]:
    if "://" not in conference:
        return "", None
    try:
        return check_link(conference), None
    except Invalid as wrong:
        return "", wrong


def _distances(sites: Mapping[SiteCode, Site], who: Person) -> tuple[dict[SiteCode, float], SiteCode | None]:
    """Give how far the sites are from the one where somebody works, as far as both are on the map."""
    home = sites.get(who.site) if who.site else None
    if home is None:
        return {}, None
    return {code: great_circle_km(home, site) for code, site in sites.items()}, home.code


def _ranked(verdicts: Iterable[RoomVerdict], people: int, km: Mapping[SiteCode, float]) -> tuple[RoomVerdict, ...]:
    """Put near sites first, and in each of them free rooms, large enough, working, with few seats to spare."""

    def order(one: RoomVerdict) -> tuple[object, ...]:
        spare = one.room.capacity - people
        fit = (not one.is_free, spare < 0, HEALTH_ORDER[one.health], abs(spare), one.room.code)
        return (km.get(one.room.site, 0.0), one.room.site, *fit)

    ranked: list[RoomVerdict] = []
    for one in sorted(verdicts, key=order):
        follows = bool(ranked) and ranked[-1].room.site == one.room.site
        ranked.append(replace(one, rank=ranked[-1].rank + 1 if follows else 0))
    return tuple(ranked)
