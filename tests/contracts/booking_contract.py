"""The contract of booking: all rooms or none, versions, links, series, history."""

from __future__ import annotations

from dataclasses import replace

import pytest

from roomdesk.domain.booking import Booking, HistoryEntry, Status
from roomdesk.domain.errors import NotFound, SlotTaken, Stale
from roomdesk.domain.ids import BookingId, RoomCode, SeriesId
from roomdesk.domain.overlap import Clash, Reservation
from roomdesk.ports.store import Edit, Heard, Intake, Query, Store, Wanted
from tests.fakes.municipality import (
    ANNA,
    ARCHIVE,
    BRUNO,
    COUNCIL,
    FIXED,
    GIUNTA,
    HALL,
    LAB,
    OPEN_LINK,
    READING,
    at,
    booking,
    full_of_facts,
    moved,
    series,
    slot,
)


def book(store: Store, *wanted: Booking) -> None:
    for one in wanted:
        store.book([one], None, ANNA)


def edit(one: Booking, action: str = "moved") -> Edit:
    return Edit(one, one.version - 1, action)


def cancelled(one: Booking) -> Booking:
    return replace(one, status=Status.CANCELLED, version=one.version + 1)


def everything(store: Store) -> tuple[Booking, ...]:
    return store.bookings(Query(cancelled=True))


class BookingContract:
    def test_a_booking_comes_back_with_every_fact(self, store: Store) -> None:
        wanted = full_of_facts()
        changes = store.book([wanted], None, ANNA)
        assert store.booking(wanted.id) == wanted
        assert changes.bookings == {wanted.id}
        assert changes.rooms == {GIUNTA, READING}
        assert changes.slots == {wanted.slot}

    def test_all_rooms_or_none(self, store: Store) -> None:
        held = booking(READING, slot(10, 12))
        book(store, held)
        wanted = booking((GIUNTA, READING, HALL), slot(9, 11))
        with pytest.raises(SlotTaken) as refused:
            store.book([wanted], None, ANNA)
        assert refused.value.clashes == (Clash(READING, held.slot, held.id, "", wanted.slot),)
        assert everything(store) == (held,)
        assert store.taken(slot(0, 24)) == {READING}
        with pytest.raises(NotFound):
            store.booking(wanted.id)
        assert store.history(wanted.id) == ()

    def test_every_clash_of_every_date_is_listed(self, store: Store) -> None:
        rule, dates = series(3, (GIUNTA, LAB), slot(9, 12))
        held = [
            booking(GIUNTA, slot(8, 9.5)),
            booking(GIUNTA, slot(9.5, 10)),
            booking(LAB, slot(11.5, 13, day=14)),
            booking(LAB, slot(12, 13)),
        ]
        book(store, *held)
        with pytest.raises(SlotTaken) as refused:
            store.book(dates, rule, ANNA)
        assert refused.value.clashes == (
            Clash(GIUNTA, held[0].slot, held[0].id, "", dates[0].slot),
            Clash(GIUNTA, held[1].slot, held[1].id, "", dates[0].slot),
            Clash(LAB, held[2].slot, held[2].id, "", dates[2].slot),
        )
        assert store.occurrences(rule.id) == ()
        with pytest.raises(NotFound):
            store.series(rule.id)

    def test_touching_is_not_overlapping(self, store: Store) -> None:
        book(store, booking(GIUNTA, slot(9, 10)), booking(GIUNTA, slot(11, 12)), booking(GIUNTA, slot(10, 11)))
        assert len(everything(store)) == 3

    @pytest.mark.parametrize(
        "hours", [(9, 11), (9.5, 10.5), (8, 12), (8, 9.25), (10.75, 12), (9, 10), (10, 11), (8.5, 11)]
    )
    def test_any_overlap_is_refused(self, store: Store, hours: tuple[float, float]) -> None:
        book(store, booking(GIUNTA, slot(9, 11)))
        with pytest.raises(SlotTaken):
            book(store, booking(GIUNTA, slot(*hours)))

    def test_a_long_booking_far_back_is_still_in_the_way(self, store: Store) -> None:
        whole_day = booking(GIUNTA, slot(0, 24), blocked=slot(-12, 36))
        book(store, whole_day)
        late = booking(GIUNTA, slot(35, 36))
        with pytest.raises(SlotTaken) as refused:
            book(store, late)
        assert [clash.booking for clash in refused.value.clashes] == [whole_day.id]
        book(store, booking(GIUNTA, slot(36, 37)))

    def test_the_same_request_again_is_harmless(self, store: Store) -> None:
        wanted = booking(GIUNTA, slot(9, 10))
        book(store, wanted)
        again = store.book([replace(wanted, title="Altro")], None, ANNA)
        assert again.bookings == frozenset()
        assert everything(store) == (wanted,)
        assert len(store.history(wanted.id)) == 1

    def test_the_id_of_somebody_else_is_not_given_away(self, store: Store) -> None:
        wanted = booking(GIUNTA, slot(9, 10))
        book(store, wanted)
        with pytest.raises(NotFound):
            store.book([replace(wanted, created_by=BRUNO)], None, BRUNO)
        assert everything(store) == (wanted,)

    def test_an_unknown_room_books_nothing(self, store: Store) -> None:
        with pytest.raises(NotFound) as refused:
            book(store, booking((GIUNTA, RoomCode("NESSUNA")), slot(9, 10)))
        assert (refused.value.kind, refused.value.key) == ("room", "NESSUNA")
        assert everything(store) == ()

    def test_buffers_block_and_are_kept(self, store: Store) -> None:
        wanted = booking(COUNCIL, slot(9, 10), blocked=slot(8.5, 10.25))
        book(store, wanted)
        with pytest.raises(SlotTaken) as refused:
            book(store, booking(COUNCIL, slot(10, 11)))
        assert refused.value.clashes[0].slot == wanted.slot
        book(store, booking(COUNCIL, slot(10.25, 11)), booking(COUNCIL, slot(8, 8.5)))
        assert store.booking(wanted.id).reservations == (Reservation(COUNCIL, slot(8.5, 10.25)),)

    def test_a_pending_booking_holds_its_room(self, store: Store) -> None:
        book(store, booking(COUNCIL, slot(9, 10), status=Status.PENDING))
        with pytest.raises(SlotTaken):
            book(store, booking(COUNCIL, slot(9, 10), status=Status.PENDING))

    @pytest.mark.parametrize("status", [Status.CANCELLED, Status.DECLINED])
    def test_what_is_cancelled_or_declined_frees_its_rooms_and_link(self, store: Store, status: Status) -> None:
        one = booking((GIUNTA, READING), slot(9, 10), conference=FIXED)
        book(store, one)
        store.change([edit(replace(one, status=status, version=2, reason="…"), status)], ANNA)
        assert store.taken(slot(9, 10)) == frozenset()
        book(store, booking((READING, GIUNTA), slot(9, 10), conference=FIXED))

    def test_what_was_cancelled_cannot_come_back_over_a_taken_slot(self, store: Store) -> None:
        first, second = booking((GIUNTA, LAB), slot(9, 10)), booking(LAB, slot(9.5, 10.5))
        book(store, first)
        store.change([edit(cancelled(first), "cancelled")], ANNA)
        book(store, second)
        back = replace(first, version=3)
        with pytest.raises(SlotTaken) as refused:
            store.change([edit(back)], ANNA)
        assert [clash.booking for clash in refused.value.clashes] == [second.id]
        assert store.booking(first.id).status is Status.CANCELLED
        assert store.taken(slot(9, 10)) == {LAB}
        store.change([edit(cancelled(second), "cancelled")], ANNA)
        store.change([edit(back)], ANNA)
        assert store.booking(first.id) == back

    def test_a_change_at_another_version_is_stale(self, store: Store) -> None:
        one, other = booking(GIUNTA, slot(9, 10)), booking(LAB, slot(9, 10))
        book(store, one, other)
        store.change([edit(moved(one, slot(11, 12)))], ANNA)
        with pytest.raises(Stale) as refused:
            store.change([edit(moved(other, slot(14, 15))), edit(moved(one, slot(13, 14)))], BRUNO)
        assert (refused.value.booking, refused.value.expected, refused.value.found) == (one.id, 1, 2)
        assert store.booking(one.id).slot == slot(11, 12)
        assert store.booking(other.id) == other

    def test_changing_what_is_not_there(self, store: Store) -> None:
        with pytest.raises(NotFound):
            store.change([edit(moved(booking(GIUNTA, slot(9, 10)), slot(10, 11)))], ANNA)

    def test_a_change_replaces_every_fact_and_tells_what_it_touched(self, store: Store) -> None:
        one = full_of_facts()
        book(store, one)
        other = replace(
            moved(one, slot(15, 16, day=2), (LAB,)), title="Nuovo", attendees=(), conference=OPEN_LINK, private=False
        )
        changes = store.change([edit(other)], ANNA)
        assert store.booking(one.id) == other
        assert changes.rooms == {GIUNTA, READING, LAB}
        assert changes.slots == {one.slot, other.slot}
        assert store.taken(slot(9, 11)) == frozenset()

    def test_a_move_onto_another_is_refused_and_nothing_changes(self, store: Store) -> None:
        one, held = booking((GIUNTA, LAB), slot(9, 10)), booking(LAB, slot(10, 11))
        book(store, one, held)
        with pytest.raises(SlotTaken) as refused:
            store.change([edit(moved(one, slot(9.5, 10.5)))], ANNA)
        assert {clash.booking for clash in refused.value.clashes} == {held.id}
        assert everything(store) == (one, held)

    def test_dates_may_take_each_others_places(self, store: Store) -> None:
        one, other, third = (booking(GIUNTA, slot(hour, hour + 1)) for hour in (9, 10, 11))
        book(store, one, other, third)
        swapped = [moved(one, other.slot), moved(other, third.slot), moved(third, one.slot)]
        store.change([edit(changed) for changed in swapped], ANNA)
        assert everything(store) == tuple(sorted(swapped, key=lambda changed: changed.slot))

    def test_a_fixed_link_is_never_shared(self, store: Store) -> None:
        held = booking(GIUNTA, slot(9, 10), conference=FIXED)
        book(store, held)
        wanted = booking(HALL, slot(9.5, 11), conference=FIXED)
        with pytest.raises(SlotTaken) as refused:
            book(store, wanted)
        assert refused.value.clashes == (Clash(None, held.slot, held.id, FIXED.url, wanted.slot),)
        book(store, booking(HALL, slot(10, 11), conference=FIXED))
        later = booking(LAB, slot(12, 13), conference=FIXED)
        book(store, later)
        with pytest.raises(SlotTaken):
            store.change([edit(moved(later, slot(9, 10)))], ANNA)

    def test_what_holds_nothing_is_in_nobodys_way(self, store: Store) -> None:
        gone, other = booking(GIUNTA, slot(9, 10), conference=FIXED), booking(LAB, slot(9, 10))
        book(store, gone, other)
        gone = cancelled(gone)
        store.change([edit(gone, "cancelled")], ANNA)
        held, room = booking(HALL, slot(12, 13), conference=FIXED), booking(ARCHIVE, slot(12, 13))
        book(store, held, room)
        with pytest.raises(SlotTaken) as refused:
            store.change([edit(moved(gone, slot(12, 13))), edit(moved(other, slot(12, 13), (ARCHIVE,)))], ANNA)
        assert [clash.booking for clash in refused.value.clashes] == [room.id]

    def test_an_open_link_may_be_shared(self, store: Store) -> None:
        book(store, booking(GIUNTA, slot(9, 10), conference=OPEN_LINK))
        book(store, booking(LAB, slot(9, 10), conference=OPEN_LINK))
        assert len(everything(store)) == 2

    def test_clashes_are_told_beforehand(self, store: Store) -> None:
        held = booking((GIUNTA, READING), slot(9, 10), conference=FIXED)
        book(store, held)
        rooms = (Reservation(GIUNTA, slot(8, 9.5)), Reservation(ARCHIVE, slot(8, 9.5)))
        wanted = Wanted(slot(8, 9.5), rooms, FIXED.url)
        room, link = (
            Clash(GIUNTA, held.slot, held.id, "", wanted.slot),
            Clash(None, held.slot, held.id, FIXED.url, wanted.slot),
        )
        assert store.clashes([wanted]) == (room, link)
        assert store.clashes([wanted], ignoring={held.id}) == ()
        assert store.clashes([Wanted(slot(10, 11), (Reservation(GIUNTA, slot(10, 11)),), FIXED.url)]) == ()

    def test_a_series_and_its_dates(self, store: Store) -> None:
        rule, dates = series(4, (GIUNTA, LAB), slot(9, 10))
        store.book(dates, rule, ANNA)
        assert store.series(rule.id) == rule
        assert store.occurrences(rule.id) == dates
        early = moved(dates[2], slot(7, 8))
        gone = cancelled(dates[1])
        ended = replace(rule, rrule="FREQ=WEEKLY;UNTIL=20261210T000000Z", sequence=1)
        store.change([edit(early), edit(gone, "cancelled")], ANNA, [ended])
        assert store.series(rule.id) == ended
        assert [one.id for one in store.occurrences(rule.id)] == [one.id for one in dates]
        assert [one.status for one in store.occurrences(rule.id)][1] is Status.CANCELLED
        assert {one.rrule for one in store.occurrences(rule.id)} == {ended.rrule}

    def test_a_date_may_pass_into_another_series(self, store: Store) -> None:
        rule, dates = series(3, GIUNTA, slot(9, 10))
        store.book(dates, rule, ANNA)
        tail = replace(rule, id=SeriesId("tail"), uid="tail@comune.example", first=dates[1].slot.start)
        rest = [replace(one, series=tail.id, uid=tail.uid, version=2) for one in dates[1:]]
        store.change([edit(one) for one in rest], ANNA, [tail])
        assert [one.id for one in store.occurrences(rule.id)] == [dates[0].id]
        assert list(store.occurrences(tail.id)) == rest

    def test_history_tells_who_did_what(self, store: Store) -> None:
        one = booking(GIUNTA, slot(9, 10))
        book(store, one)
        changed = replace(moved(one, slot(10, 11)), updated_at=at(8))
        store.change([Edit(changed, 1, "moved", "09:00 → 10:00, dall'ufficio")], BRUNO)
        assert store.history(one.id) == (
            HistoryEntry(at(7), ANNA, "booked"),
            HistoryEntry(at(8), BRUNO, "moved", "09:00 → 10:00, dall'ufficio"),
        )

    def test_what_is_not_there(self, store: Store) -> None:
        with pytest.raises(NotFound) as refused:
            store.booking(BookingId("nessuna"))
        assert (refused.value.kind, refused.value.key) == ("booking", "nessuna")
        with pytest.raises(NotFound):
            store.series(SeriesId("nessuna"))
        assert store.occurrences(SeriesId("nessuna")) == ()

    def test_messages_are_taken_in_with_what_they_come_to_or_not_at_all(self, store: Store) -> None:
        standing, other = booking(GIUNTA, slot(9, 10)), booking(LAB, slot(9, 10))
        book(store, standing, other)
        gone = replace(cancelled(standing), sequence=1)
        new = booking(GIUNTA, slot(9, 10), uid="x@altrove.example")
        heard = Heard(new.uid, None, "", 3, at(7), "abc", (GIUNTA, LAB))
        changes = store.take_in(Intake((new,), (edit(gone, "imported"),), (), (heard,)), ANNA)
        assert changes.bookings == {standing.id, new.id}
        assert store.booking(standing.id) == gone
        assert store.of_uid(new.uid) == (new,)
        assert store.heard(new.uid) == (heard,)
        in_the_way = booking(LAB, slot(9.5, 11), uid="y@altrove.example")
        with pytest.raises(SlotTaken):
            store.take_in(Intake((in_the_way,), (), (), (replace(heard, uid="y@altrove.example"),)), ANNA)
        assert (store.of_uid("y@altrove.example"), store.heard("y@altrove.example")) == ((), ())
        with pytest.raises(Stale):
            store.take_in(Intake((new,)), ANNA)

    def test_the_last_message_of_each_sender_is_kept_for_each_date(self, store: Store) -> None:
        rule, dates = series(2, LAB, slot(9, 10))
        whole = Heard(rule.uid, None, "", 0, None, "a")
        one = Heard(rule.uid, at(9), "", 1, at(8), "b", (LAB,))
        reply = Heard(rule.uid, None, BRUNO, 0, at(8), "c")
        store.take_in(Intake(dates, (), (rule,), (whole, one, reply)), ANNA)
        store.take_in(Intake(heard=(replace(whole, sequence=2, digest="d"),)), ANNA)
        assert store.of_uid(rule.uid) == dates
        assert set(store.heard(rule.uid)) == {replace(whole, sequence=2, digest="d"), one, reply}
        assert store.heard("nobody@altrove.example") == ()

    def test_a_series_that_was_cut_knows_its_parts_and_those_without_dates(self, store: Store) -> None:
        rule, dates = series(4, LAB, slot(9, 10))
        store.book(dates, rule, ANNA)
        tail = replace(rule, id=SeriesId("tail"), uid="tail@comune.example", origin=rule.id)
        cut = [edit(replace(one, series=tail.id, uid=tail.uid, version=2), "moved") for one in dates[2:]]
        store.change(cut, ANNA, [tail])
        assert (store.kin(rule.id), store.kin(tail.id)) == ((dates[0].id, dates[2].id), (dates[2].id, dates[0].id))
        assert store.given_up(rule.id) == ()
        back = [Edit(replace(one, version=3), 2, "undone") for one in dates[2:]]
        store.change(back, ANNA)
        assert store.kin(rule.id) == (dates[0].id,)
        assert store.given_up(rule.id) == store.given_up(tail.id) == (tail.uid,)
