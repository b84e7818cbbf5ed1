"""Two stretches of time: the eight ways they can lie, in words, and what always holds."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.overlap import Reservation, in_the_way
from roomdesk.domain.slot import Slot, merged

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
GIUNTA, LAB = RoomCode("GIUNTA"), RoomCode("LAB")


def slot(start: float, end: float) -> Slot:
    return Slot.between(MONDAY + timedelta(hours=start), MONDAY + timedelta(hours=end))


times = st.integers(0, 5000).map(lambda minutes: MONDAY + timedelta(minutes=minutes))
slots = st.builds(Slot.lasting, times, st.integers(1, 1440))


@pytest.mark.parametrize(
    ("start", "end", "overlaps"),
    [
        pytest.param(8, 9, False, id="before, with a gap"),
        pytest.param(8, 10, False, id="ends as the other begins"),
        pytest.param(9, 11, True, id="reaches into its beginning"),
        pytest.param(10, 11, True, id="begins with it, shorter"),
        pytest.param(10.5, 11.5, True, id="lies within it"),
        pytest.param(10, 12, True, id="the very same"),
        pytest.param(9, 13, True, id="covers it"),
        pytest.param(11, 13, True, id="reaches out of its end"),
        pytest.param(12, 13, False, id="begins as the other ends"),
        pytest.param(13, 14, False, id="after, with a gap"),
    ],
)
def test_how_two_slots_lie(start: float, end: float, overlaps: bool) -> None:
    held, wanted = slot(10, 12), slot(start, end)
    assert wanted.overlaps(held) is overlaps
    assert held.overlaps(wanted) is overlaps
    in_way = in_the_way([Reservation(GIUNTA, wanted)], [Reservation(GIUNTA, held)])
    assert in_way == ((Reservation(GIUNTA, held),) if overlaps else ())


@given(slots, slots)
def test_overlap_is_symmetric_and_means_a_shared_minute(one: Slot, other: Slot) -> None:
    shared = max(one.start, other.start) < min(one.end, other.end)
    assert one.overlaps(other) is other.overlaps(one) is shared


@given(slots, st.integers(1, 1440))
def test_touching_is_not_overlapping(one: Slot, minutes: int) -> None:
    after = Slot.lasting(one.end, minutes)
    assert not one.overlaps(after)
    assert not after.overlaps(one)
    assert merged([after, one]) == [Slot(one.start, after.end)]


@given(slots, slots, st.integers(-400, 400))
def test_moving_both_by_whole_days_changes_nothing(one: Slot, other: Slot, days: int) -> None:
    later = timedelta(days=days)
    assert one.starting(one.start + later).overlaps(other.starting(other.start + later)) is one.overlaps(other)


@given(slots, slots, st.integers(0, 120), st.integers(0, 120))
def test_buffers_are_part_of_the_blocked_time(one: Slot, other: Slot, before: int, after: int) -> None:
    gap_before = (one.start - other.end).total_seconds() / 60
    gap_after = (other.start - one.end).total_seconds() / 60
    assert one.padded(before, after).overlaps(other) is (gap_before < before and gap_after < after)


@given(slots, slots)
def test_containing(one: Slot, other: Slot) -> None:
    assert one.contains(one)
    if one.contains(other):
        assert one.overlaps(other)
        assert one.minutes >= other.minutes


def test_another_room_is_never_in_the_way() -> None:
    assert in_the_way([Reservation(LAB, slot(9, 17))], [Reservation(GIUNTA, slot(9, 17))]) == ()


def test_every_reservation_in_the_way_is_named_once() -> None:
    held = [Reservation(GIUNTA, slot(9, 10)), Reservation(GIUNTA, slot(10, 11)), Reservation(LAB, slot(9, 10))]
    wanted = [Reservation(GIUNTA, slot(9, 10.5)), Reservation(GIUNTA, slot(9.5, 11))]
    assert in_the_way(wanted, held) == tuple(held[:2])


@pytest.mark.parametrize("minutes", [0, -1, -90])
def test_a_slot_ends_after_it_begins(minutes: int) -> None:
    with pytest.raises(Invalid) as caught:
        Slot.lasting(MONDAY, minutes)
    assert caught.value.fault is Fault.EMPTY_SLOT


@given(st.lists(slots, max_size=12))
def test_merged_slots_are_apart_and_cover_the_same_minutes(given_slots: list[Slot]) -> None:
    found = merged(list(given_slots))
    assert all(one.end < other.start for one, other in pairwise(found))
    for probe in {edge for one in given_slots for edge in (one.start, one.end)}:
        minute = Slot.lasting(probe, 1)
        assert any(one.overlaps(minute) for one in given_slots) is any(one.overlaps(minute) for one in found)
