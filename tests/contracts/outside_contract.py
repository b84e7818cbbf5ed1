"""The contract of calendars elsewhere: whose turn it is, what they hold, and that nobody books over it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from roomdesk.domain.booking import Status
from roomdesk.domain.errors import NotFound, SlotTaken
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.overlap import Clash
from roomdesk.domain.schedule import Away, Busy
from roomdesk.domain.slot import Slot
from roomdesk.ports.outside import OutsideCalendar
from roomdesk.ports.store import Edit, Store, Wanted
from tests.fakes.municipality import ANNA, COUNCIL, GIUNTA, LAB, MONDAY, booking, slot

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
SOON = NOW + timedelta(minutes=5)
ADDRESS = "https://calendar.example/private-key/basic.ics"


def hold(store: Store, room: RoomCode, *busy: Slot) -> OutsideCalendar:
    """Point a room at a calendar elsewhere that holds it at these times."""
    store.outside.point(room, ADDRESS, NOW)
    taken = store.outside.claim(NOW, SOON, (room,))
    assert taken
    read = replace(taken, due=NOW + timedelta(hours=1), read_at=NOW)
    store.outside.settle(read, SOON, busy)
    return read


class OutsideContract:
    def test_a_calendar_elsewhere_is_read_by_one_at_a_time(self, store: Store) -> None:
        outside = store.outside
        outside.point(GIUNTA, ADDRESS, NOW)
        assert outside.calendars() == {GIUNTA: OutsideCalendar(GIUNTA, ADDRESS, NOW)}
        taken = outside.claim(NOW, SOON)
        assert taken == OutsideCalendar(GIUNTA, ADDRESS, SOON)
        assert outside.claim(NOW, SOON) is None
        assert outside.claim(NOW, SOON, (LAB,)) is None
        later = replace(taken, due=SOON + timedelta(hours=1), attempts=1, reason="silent", etag='"1"')
        outside.settle(later, SOON, None)
        assert outside.calendars() == {GIUNTA: later}
        assert outside.claim(later.due - timedelta(seconds=1), later.due) is None
        assert outside.claim(NOW, SOON, (GIUNTA,)) == replace(later, due=SOON)

    def test_whoever_comes_late_writes_nothing(self, store: Store) -> None:
        outside = store.outside
        outside.point(GIUNTA, ADDRESS, NOW)
        slow = outside.claim(NOW, SOON)
        assert slow
        fast = outside.claim(SOON, SOON + timedelta(minutes=5))
        assert fast
        outside.settle(replace(slow, read_at=NOW), SOON, [slot(9, 10)])
        assert outside.away(slot(0, 23)) == ()
        outside.point(GIUNTA, f"{ADDRESS}?other", NOW)
        outside.settle(replace(fast, read_at=NOW), fast.due, [slot(9, 10)])
        assert outside.away(slot(0, 23)) == ()

    def test_what_is_held_elsewhere_is_told_and_replaced(self, store: Store) -> None:
        read = hold(store, LAB, slot(10, 12), slot(9, 10), slot(14, 15))
        hold(store, GIUNTA, slot(9, 10))
        at, hour = int(MONDAY.timestamp()), 3600
        assert store.outside.away(slot(11, 14)) == (Away(LAB, at + 9 * hour, at + 12 * hour, int(NOW.timestamp())),)
        assert [one.room for one in store.outside.away(slot(9, 10))] == [GIUNTA, LAB]
        assert store.outside.away(slot(12, 14)) == ()
        assert store.busy(slot(11, 13), (LAB,)) == (Busy(LAB, at + 9 * hour, at + 12 * hour),)
        assert store.taken(slot(9, 10)) == {GIUNTA, LAB}
        assert store.taken(slot(12, 14)) == frozenset()
        again = store.outside.claim(read.due, SOON, (LAB,))
        assert again
        changes = store.outside.settle(replace(again, due=read.due), SOON, [slot(9, 12), slot(16, 17)])
        assert (changes.rooms, changes.slots) == ({LAB}, {slot(14, 15), slot(16, 17)})
        store.outside.point(LAB, "", NOW)
        assert store.taken(slot(9, 10)) == {GIUNTA}
        assert set(store.outside.calendars()) == {GIUNTA}

    def test_nobody_books_over_it(self, store: Store) -> None:
        hold(store, GIUNTA, slot(10, 12))
        wanted = booking((GIUNTA, LAB), slot(11, 13))
        with pytest.raises(SlotTaken) as refused:
            store.book([wanted], None, ANNA)
        clash = Clash(GIUNTA, slot(10, 12), None, "", wanted.slot)
        assert refused.value.clashes == (clash,)
        assert store.clashes([Wanted(wanted.slot, wanted.reservations)]) == (clash,)
        store.book([booking(GIUNTA, slot(12, 13))], None, ANNA)
        store.book([booking(LAB, slot(10, 12))], None, ANNA)

    def test_buffers_reach_into_it(self, store: Store) -> None:
        hold(store, COUNCIL, slot(10, 11))
        at = Slot(MONDAY + timedelta(hours=11), MONDAY + timedelta(hours=12))
        wanted = booking(COUNCIL, at, blocked=at.padded(30, 15))
        with pytest.raises(SlotTaken):
            store.book([wanted], None, ANNA)

    def test_what_is_booked_may_stay_and_be_edited_and_leave_but_not_come_back(self, store: Store) -> None:
        held = booking(GIUNTA, slot(10, 11))
        store.book([held], None, ANNA)
        hold(store, GIUNTA, slot(10, 12))
        retitled = replace(held, title="Altro titolo", version=2)
        store.change([Edit(retitled, 1, "edited")], ANNA)
        with pytest.raises(SlotTaken):
            store.change([Edit(replace(booking(GIUNTA, slot(11, 12)), id=held.id, version=3), 2, "moved")], ANNA)
        cancelled = replace(retitled, status=Status.CANCELLED, version=3)
        store.change([Edit(cancelled, 2, "cancelled")], ANNA)
        with pytest.raises(SlotTaken):
            store.change([Edit(replace(retitled, version=4), 3, "restored")], ANNA)
        assert store.booking(held.id) == cancelled
        assert store.faults() == ()

    def test_only_rooms_that_are_there_have_one(self, store: Store) -> None:
        with pytest.raises(NotFound):
            store.outside.point(RoomCode("NIENTE"), ADDRESS, NOW)
