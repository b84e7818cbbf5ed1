"""Edit a booking: what it is called, who comes, what is needed, and with it time and rooms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from roomdesk.domain import wording
from roomdesk.domain.booking import Attendee, Booking, Scope
from roomdesk.domain.changes import Changes
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.draft import Draft, Move
from roomdesk.domain.errors import SlotTaken
from roomdesk.domain.frozen import frozen
from roomdesk.domain.rights import may_change
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Booked
from roomdesk.services.conference_links import ConferenceLinks
from roomdesk.services.move_booking import MoveBooking, check_open

_PLAIN = ("setup", "visitors", "private")


@frozen
class EditBooking:
    store: Store
    acting: Acting
    links: ConferenceLinks
    move: MoveBooking

    def __call__(self, draft: Draft, scope: Scope = Scope.THIS, version: int | None = None) -> Booked:
        """Make a booking as the draft of the same id says; only what differs is changed, in other dates too.

        Rule and organizer stay. SEQUENCE rises for another time or place, and where a series is cut (RFC 5546 §2.1.4).
        Raises Stale, SlotTaken, another Refused, NotFound, Invalid, Misconfigured.
        """
        who = self.acting()
        booking = self.store.booking(draft.id)
        may_change(who, booking)
        check_open(booking, version)
        facts = differing(booking, draft)
        rooms = tuple(room.code for room in self.move.rules.rooms(draft.rooms))
        wish = Move(
            booking.id, draft.slot.start, draft.slot.end, None if rooms == booking.rooms else rooms, scope, version
        )
        names = [*(["time"] if draft.slot != booking.slot else []), *(["rooms"] if wish.rooms else []), *facts]
        if draft.conference != named(booking.conference):
            names.append("conference")
            return self._with_link(wish, facts, "|".join(names), self.links.offers(draft.conference, booking))
        if not names:
            return Booked((booking,), Changes())
        return self.move.revise(wish, lambda one: _rewritten(one, facts), "|".join(names))

    def _with_link(
        self, wish: Move, facts: Mapping[str, Any], names: str, offers: tuple[ConferenceLink, ...]
    ) -> Booked:
        """Try the offered links one after the other: a pool's links may be held by other meetings."""
        for number, link in enumerate(offers or (None,)):
            found = {**facts, "conference": link}
            try:
                return self.move.revise(wish, lambda one, found=found: _rewritten(one, found), names)  # type: ignore[misc]
            except SlotTaken as taken:
                if any(clash.room for clash in taken.clashes) or number + 1 >= len(offers):
                    raise
        raise AssertionError("the last link either changes the booking or raises")


def named(link: ConferenceLink | None) -> str:
    """Say how a draft names a booking's link: by its address, or by the service that has yet to make it."""
    return (link.url or link.provider) if link else ""


def differing(booking: Booking, draft: Draft) -> dict[str, Any]:
    """Give what a draft would change beside time, rooms and link. Raises Invalid."""
    wished: dict[str, Any] = {
        "title": wording.title(draft.title),
        "description": wording.prose(draft.description),
        "notes": wording.prose(draft.notes),
        **{name: getattr(draft, name) for name in _PLAIN},
    }
    facts = {name: value for name, value in wished.items() if value != getattr(booking, name)}
    invited = tuple({one.email: one for one in draft.attendees}.values())
    if _who(invited) != _who(booking.attendees):
        facts["attendees"] = invited
    return facts


def _who(people: Iterable[Attendee]) -> list[tuple[str, str]]:
    return [(one.email, one.name) for one in people]


def _rewritten(booking: Booking, facts: Mapping[str, Any]) -> Booking:
    """Put facts into a booking; whoever was invited before keeps the answer given."""
    if "attendees" not in facts:
        return replace(booking, **facts)
    answers = {one.email: one.status for one in booking.attendees}
    invited = tuple(replace(one, status=answers.get(one.email, one.status)) for one in facts["attendees"])
    return replace(booking, **{**facts, "attendees": invited})
