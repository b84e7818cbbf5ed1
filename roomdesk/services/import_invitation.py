"""Import invitations: book, change, take back, note answers; all of a run or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

from roomdesk.domain.booking import Booking
from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import Invalid, SlotTaken
from roomdesk.domain.frozen import frozen
from roomdesk.domain.overlap import Clash
from roomdesk.domain.received import Message, Purpose
from roomdesk.domain.schedule import Alternative
from roomdesk.domain.slot import zone
from roomdesk.ports.clock import Clock
from roomdesk.ports.reader import MessageReader, Sheet
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting
from roomdesk.services.alternatives import Sought, alternatives
from roomdesk.services.answers import NO_WISHES, Booked, ImportWishes
from roomdesk.services.booking_rules import BookingRules
from roomdesk.services.line_loads import LineLoads
from roomdesk.services.received.answer import take_answer
from roomdesk.services.received.cancel import take_cancel
from roomdesk.services.received.leaving_out import leave_out, wanted
from roomdesk.services.received.outcome import Imported, Step
from roomdesk.services.received.plan import Plan
from roomdesk.services.received.request import take_request
from roomdesk.services.received.rooms import NamedRooms
from roomdesk.services.received.weighing import Weighing, is_taking_back


@frozen
class ImportInvitation:
    store: Store
    clock: Clock
    acting: Acting
    rules: BookingRules
    loads: LineLoads
    named: NamedRooms
    read: MessageReader

    def __call__(self, sheets: Sequence[Sheet], wishes: ImportWishes = NO_WISHES, *, dry_run: bool = False) -> Imported:
        """Do what the messages of some calendar files ask for, oldest first: all of it or nothing.

        The same message twice changes nothing. A dry run tells what would be done, clashes with other rooms and times
        too. Raises SlotTaken with alternatives, another Refused, NotFound, Stale, Invalid.
        """
        who = self.acting()
        if wishes.timezone:
            zone(wishes.timezone)
        rooms = tuple(room.code for room in self.rules.rooms(wishes.rooms)) if wishes.rooms else ()
        plan = Plan(self.store, self.clock.now().replace(microsecond=0))
        weighing = Weighing(plan, who, self.rules, self.named, rooms)
        messages = _oldest_first(self._messages(sheets, wishes.timezone, wishes.until))
        steps = tuple(_step(weighing, one) for one in messages)
        skipped = leave_out(weighing) if wishes.skip_conflicts else ()
        moved = self._judged(weighing)
        changes, clashes, others = self._written(weighing, moved, dry_run=dry_run)
        pairs = plan.changed()
        return Imported(
            Booked(
                plan.standing(id_ for step in steps for id_ in step.bookings),
                changes,
                skipped,
                full_lines=self.loads.full(moved),
                before=tuple(was for was, _ in pairs if was),
                after=tuple(one for _, one in pairs),
            ),
            steps,
            clashes,
            others,
        )

    def _messages(self, sheets: Sequence[Sheet], timezone: str, until: date | None) -> list[tuple[Message, ...]]:
        found = []
        for sheet in sheets:
            try:
                found.append(self.read(sheet.content, timezone, until))
            except Invalid as wrong:
                if len(sheets) == 1:
                    raise
                raise Invalid(wrong.fault, f"{sheet.name}: {wrong.value}", wrong.hint) from wrong
        return found

    def _judged(self, weighing: Weighing) -> tuple[Booking, ...]:
        """Check what is new or elsewhere against every room's rules; what stays in its place is not judged anew."""
        moved = weighing.plan.moved()
        for rooms in dict.fromkeys(one.rooms for one in moved):
            self.rules.check(self.rules.rooms(rooms), [one.slot for one in moved if one.rooms == rooms], weighing.who)
        return moved

    def _written(
        self, weighing: Weighing, moved: Sequence[Booking], *, dry_run: bool
    ) -> tuple[Changes, tuple[Clash, ...], tuple[Alternative, ...]]:
        intake, own = weighing.plan.intake(), _among_themselves(moved)
        if dry_run:
            found = self.store.clashes(map(wanted, moved), {edit.booking.id for edit in intake.edits})
            clashes = (*found, *own)
            return Changes(), clashes, self._others(weighing, moved, clashes)
        if own:
            raise SlotTaken(own)
        if not any(intake):
            return Changes(), (), ()
        try:
            return self.store.take_in(intake, weighing.who.email), (), ()
        except SlotTaken as taken:
            raise SlotTaken(taken.clashes, self._others(weighing, moved, taken.clashes)) from taken

    def _others(
        self, weighing: Weighing, moved: Sequence[Booking], clashes: Sequence[Clash]
    ) -> tuple[Alternative, ...]:
        """Offer other rooms and times for one meeting; those of a series would be too many to choose from."""
        if not clashes or len(moved) != 1:
            return ()
        one = moved[0]
        rooms = self.rules.rooms(one.rooms)
        sought = Sought(rooms, one.slot, weighing.who, one.setup, moving=frozenset({one.id}))
        return alternatives(self.store, self.rules, sought, clashes)


def _step(weighing: Weighing, message: Message) -> Step:
    if message.purpose in (Purpose.REPLY, Purpose.COUNTER):
        return take_answer(weighing, message)
    return take_cancel(weighing, message) if is_taking_back(message) else take_request(weighing, message)


def _oldest_first(files: Iterable[tuple[Message, ...]]) -> Iterator[Message]:
    """Put the files' messages in the order of their making; those about one meeting in one file stay together."""
    groups = [
        list(group)
        for messages in files
        for _, group in groupby(sorted(messages, key=lambda one: one.uid), key=lambda one: one.uid)
    ]
    groups.sort(key=lambda group: max((one.sequence, one.stamp.timestamp() if one.stamp else 0.0) for one in group))
    return (one for group in groups for one in group)


def _among_themselves(bookings: Iterable[Booking]) -> tuple[Clash, ...]:
    """List what the meetings of one import would take from each other."""
    parts = sorted(
        ((part.room, part.blocked, one) for one in bookings for part in one.reservations), key=lambda part: part[:2]
    )
    return tuple(
        Clash(room, one.slot, one.id, wanted=other.slot)
        for (room, blocked, one), (again, later, other) in pairwise(parts)
        if room == again and blocked.overlaps(later)
    )
