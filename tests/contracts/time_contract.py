"""The contract of questions about time, of lists, and of upkeep."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from roomdesk.domain.booking import Attendee, Booking, Status
from roomdesk.domain.ids import Email, RoomCode
from roomdesk.domain.schedule import Busy, Stay
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Edit, Furnishing, Query, Store
from tests.fakes.municipality import (
    ANNA,
    BRUNO,
    COUNCIL,
    FIXED,
    GIUNTA,
    HALL,
    LAB,
    LIBRARY,
    PALAZZO,
    PEOPLE,
    READING,
    booking,
    full_of_facts,
    moved,
    series,
    slot,
)

OpenStore = Callable[[], Store]


def hears(store: Store, before: int) -> int:
    """Wait for news, as a window does that asks again and again; give the new number."""
    until = time.monotonic() + 10
    while (now := store.seen()) == before:
        assert time.monotonic() < until
        time.sleep(0.01)
    return now


class TimeContract:
    def test_stays_of_meetings_that_begin_in_a_time_whatever_became_of_them(self, store: Store) -> None:
        late = booking((READING, GIUNTA), slot(11, 12), checked_in=slot(11, 12).start)
        early = booking((GIUNTA, READING), slot(9, 10), status=Status.PENDING)
        gone = booking(LAB, slot(9.5, 10))
        store.book([late, early, gone], None, ANNA)
        store.book([booking(LAB, slot(8, 9)), booking(LAB, slot(12, 13))], None, ANNA)
        store.change([Edit(replace(gone, status=Status.CANCELLED, version=2), 1, "cancelled")], ANNA)

        def told(of: Booking, room: RoomCode, status: Status, arrived: int) -> Stay:
            return Stay(of.id, room, int(of.slot.start.timestamp()), int(of.slot.end.timestamp()), status, arrived)

        assert store.stays(slot(9, 12)) == (
            told(early, GIUNTA, Status.PENDING, 0),
            told(early, READING, Status.PENDING, 0),
            told(gone, LAB, Status.CANCELLED, 0),
            told(late, READING, Status.CONFIRMED, 1),
            told(late, GIUNTA, Status.CONFIRMED, 1),
        )

    def test_a_day_in_light_values(self, store: Store) -> None:
        one = full_of_facts()
        store.book([one], None, ANNA)
        first, second = store.day(slot(0, 24))
        assert (first.room, second.room) == (GIUNTA, READING)
        assert first.booking == one.id
        assert first.slot == one.slot
        assert (first.title, first.status, first.organizer, first.created_by) == (one.title, "confirmed", BRUNO, ANNA)
        assert (first.private, first.link, first.rooms, first.visitors) == (1, FIXED.url, 2, 3)
        assert first.checked_in == int(one.checked_in.timestamp()) if one.checked_in else False
        assert first.series is None
        assert not first.hidden

    def test_an_entry_of_a_series_names_it(self, store: Store) -> None:
        rule, dates = series(2, GIUNTA, slot(9, 10))
        store.book(dates, rule, ANNA)
        (entry,) = store.day(slot(0, 24))
        assert entry.series == rule.id

    @pytest.mark.parametrize(
        ("since", "until", "seen"),
        [(10, 12, True), (9, 10, False), (12, 13, False), (11.5, 24, True), (0, 10.25, True), (10.5, 11, True)],
    )
    def test_windows_are_half_open(self, store: Store, since: float, until: float, seen: bool) -> None:
        one = booking(GIUNTA, slot(10, 12))
        store.book([one], None, ANNA)
        window = slot(since, until)
        assert bool(store.day(window)) is seen
        assert bool(store.day(window, [PALAZZO])) is seen
        assert bool(store.busy(window, [GIUNTA])) is seen
        assert bool(store.taken(window)) is seen
        assert bool(store.bookings(Query(window.start, window.end))) is seen
        assert bool(store.bookings(Query(window.start, window.end, (GIUNTA,)))) is seen

    def test_the_longest_bookings_are_seen_from_their_last_second(self, store: Store) -> None:
        one = booking((GIUNTA, HALL), slot(0, 24), blocked=slot(-12, 36))
        store.book([one], None, ANNA)
        last = Slot(one.slot.end - timedelta(seconds=1), one.slot.end)
        assert len(store.day(last)) == 2
        assert len(store.day(last, [PALAZZO])) == 1
        assert [found.id for found in store.bookings(Query(last.start, last.end))] == [one.id]
        assert store.taken(slot(35.9, 36)) == {GIUNTA, HALL}
        assert [found.room for found in store.busy(slot(35.9, 36), [HALL])] == [HALL]

    def test_days_by_site_room_and_start(self, store: Store) -> None:
        late = booking((READING, LAB), slot(14, 15))
        early = booking((LAB, GIUNTA), slot(9, 10))
        store.book([late], None, ANNA)
        store.book([early], None, ANNA)
        assert [(one.room, one.booking) for one in store.day(slot(0, 24))] == [
            (GIUNTA, early.id),
            (LAB, early.id),
            (LAB, late.id),
            (READING, late.id),
        ]
        assert [one.room for one in store.day(slot(0, 24), [LIBRARY])] == [LAB, LAB, READING]
        assert store.day(slot(0, 24), []) == ()

    def test_only_the_window_counts_for_a_day_and_the_buffers_for_taken(self, store: Store) -> None:
        one = booking(COUNCIL, slot(9, 10), blocked=slot(8, 11))
        store.book([one], None, ANNA)
        assert store.day(slot(10, 11)) == ()
        assert store.day(slot(10, 11), [PALAZZO]) == ()
        assert store.taken(slot(10, 11)) == {COUNCIL}
        blocked = slot(8, 11)
        held = Busy(COUNCIL, int(blocked.start.timestamp()), int(blocked.end.timestamp()))
        assert store.busy(slot(10.5, 12), [COUNCIL, GIUNTA]) == (held,)
        assert store.busy(slot(10.5, 12), [GIUNTA]) == ()

    def test_what_is_cancelled_is_seen_only_when_asked_for(self, store: Store) -> None:
        one = booking(GIUNTA, slot(9, 10))
        store.book([one], None, ANNA)
        gone = replace(one, status=Status.CANCELLED, version=2)
        store.change([Edit(gone, 1, "cancelled")], ANNA)
        assert store.day(slot(0, 24)) == ()
        assert store.busy(slot(0, 24), [GIUNTA]) == ()
        assert store.bookings(Query()) == ()
        assert store.bookings(Query(cancelled=True)) == (gone,)
        assert store.bookings(Query(rooms=(GIUNTA,), cancelled=True)) == (gone,)

    def test_lists_by_start_then_id(self, store: Store) -> None:
        found = [booking(room, slot(9, 10)) for room in (GIUNTA, LAB, HALL)] + [booking(READING, slot(8, 9))]
        for one in found:
            store.book([one], None, ANNA)
        assert store.bookings(Query()) == tuple(sorted(found, key=lambda one: (one.slot.start, one.id)))
        assert [one.id for one in store.bookings(Query(rooms=(READING,)))] == [found[3].id]
        assert store.bookings(Query(rooms=())) == ()
        assert store.bookings(Query(rooms=(COUNCIL,))) == ()

    def test_a_linked_booking_is_listed_once_and_whole(self, store: Store) -> None:
        one = booking((GIUNTA, LAB, HALL), slot(9, 10))
        store.book([one], None, ANNA)
        assert store.bookings(Query(rooms=(LAB, HALL))) == (one,)

    @pytest.mark.parametrize(
        ("words", "seen"),
        [
            ("100%", True),
            ("anno_2027", True),
            ("dell'anno", True),
            ("'bis' \\", True),
            ("ordine DEL giorno", True),
            ("bruno@", True),
            ("1%%", False),
            ("anno-2027", False),
            ("10_%", False),
            ("%", True),
            ("\\_", False),
            ("' or 1=1 --", False),
        ],
    )
    def test_words_are_taken_to_the_letter(self, store: Store, words: str, seen: bool) -> None:
        store.book([full_of_facts()], None, ANNA)
        store.book([booking(HALL, slot(9, 10))], None, ANNA)
        assert len(store.bookings(Query(words=words))) == int(seen)

    @pytest.mark.parametrize(
        ("words", "seen"),
        [
            ("VIABILITÀ", True),
            ("viabilità d’INVERNO", True),
            ("VIABILITA\u0300", True),
            ("viabilitá", False),
            ("viabilità 100%", False),
            ("STRAẞE", True),
        ],
    )
    def test_capitals_are_not_told_apart_in_any_alphabet(self, store: Store, words: str, seen: bool) -> None:
        made = replace(booking(HALL, slot(9, 10)), title="Viabilità d’inverno", description="Straße")
        store.book([made, booking(LAB, slot(9, 10))], None, ANNA)
        assert store.bookings(Query(words=words)) == ((made,) if seen else ())

    def test_bookings_of_a_person(self, store: Store) -> None:
        guest = Email("ospite@altrove.example")
        organized = booking(GIUNTA, slot(9, 10), organizer=BRUNO)
        made = booking(LAB, slot(10, 11), created_by=BRUNO)
        attended = booking(HALL, slot(11, 12), attendees=(Attendee(guest), Attendee(BRUNO, "Bruno")))
        for one in (organized, made, attended, booking(READING, slot(12, 13))):
            store.book([one], None, one.created_by)
        assert store.bookings(Query(person=BRUNO)) == (organized, made, attended)
        assert store.bookings(Query(person=guest)) == (attended,)

    def test_another_program_sees_changes_and_knows_that_there_are_some(self, open_store: OpenStore) -> None:
        one, other = open_store(), open_store()
        before = other.seen()
        assert other.seen() == before
        first = booking(GIUNTA, slot(9, 10))
        one.book([first], None, ANNA)
        after = hears(other, before)
        assert other.booking(first.id) == first
        one.furnish(Furnishing(people=(replace(PEOPLE[1], name="Bruno Verdi"),)))
        assert other.people()[BRUNO].name == "Bruno Verdi"
        hears(other, after)

    def test_a_room_added_by_another_program_can_be_booked(self, open_store: OpenStore) -> None:
        one, other = open_store(), open_store()
        room = replace(one.rooms()[LAB], code=RoomCode("NUOVA"))
        one.furnish(Furnishing(rooms=(room,)))
        wanted = booking(room.code, slot(9, 10))
        other.book([wanted], None, ANNA)
        assert one.booking(wanted.id) == wanted
        assert [entry.room for entry in one.day(slot(0, 24))] == [room.code]

    def test_what_is_written_is_there_after_opening_again(self, open_store: OpenStore) -> None:
        first = open_store()
        one = full_of_facts()
        first.book([one], None, ANNA)
        first.change([Edit(moved(one, slot(12, 13)), 1, "moved")], ANNA)
        first.close()
        again = open_store()
        assert again.booking(one.id) == moved(one, slot(12, 13))
        assert [entry.action for entry in again.history(one.id)] == ["booked", "moved"]

    def test_info_counts_and_a_sound_store_has_no_faults(self, store: Store) -> None:
        rule, dates = series(3, (GIUNTA, LAB), slot(9, 10))
        store.book(dates, rule, ANNA)
        info = store.info()
        counts = {key: info[key] for key in ("sites", "rooms", "equipment", "people", "series", "bookings")}
        assert counts == {"sites": 3, "rooms": 6, "equipment": 3, "people": 2, "series": 1, "bookings": 3}
        assert (info["reservations"], info["findings"]) == (6, 0)
        assert {"engine", "engine_version", "schema"} <= info.keys()
        assert store.faults() == ()
