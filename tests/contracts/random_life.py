"""A store's random life beside the naive model: the same requests must have the same outcomes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule, run_state_machine_as_test

from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.errors import SlotTaken
from roomdesk.domain.ids import BookingId
from roomdesk.domain.overlap import Reservation
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Edit, Query, Store
from tests.fakes.municipality import ANNA, MONDAY, MUNICIPALITY, OPEN_LINK, ROOMS, booking, series
from tests.fakes.naive_store import InTheWay, NaiveStore

_HALF_HOURS = 16
_links = st.sampled_from(
    [None, OPEN_LINK, *(ConferenceLink("fixed", f"https://video.example/{n}", exclusive=True) for n in range(2))]
)
_rooms = st.lists(st.sampled_from(ROOMS[:4]), min_size=1, max_size=3, unique=True).map(tuple)
_status = st.sampled_from([Status.CONFIRMED, Status.PENDING])


@st.composite
def _slots(draw: st.DrawFn) -> Slot:
    start = draw(st.integers(0, _HALF_HOURS - 1))
    length = draw(st.integers(1, 4))
    return Slot(MONDAY + timedelta(minutes=30 * start), MONDAY + timedelta(minutes=30 * (start + length)))


def _blocked(slot: Slot, rooms: Sequence[str], buffer: int) -> tuple[Reservation, ...]:
    return tuple(Reservation(code, slot.padded(buffer, buffer)) for code in rooms)  # type: ignore[arg-type]


class StoreLife(RuleBasedStateMachine):
    """Books, moves, cancels and brings back in one morning of four rooms, where almost everything collides."""

    ids = Bundle("ids")
    new_store: Callable[[], Store]

    def __init__(self) -> None:
        super().__init__()
        self.store = self.new_store()
        self.store.furnish(MUNICIPALITY)
        self.model = NaiveStore()

    def teardown(self) -> None:
        assert self.store.faults() == ()
        self.store.close()

    def _same(self, ask: Callable[[], object], expected: set[InTheWay]) -> None:
        found: set[InTheWay] = set()
        try:
            ask()
        except SlotTaken as taken:
            found = {(clash.room, clash.booking) for clash in taken.clashes}
        assert found == expected

    def _change(self, *changed: Booking) -> None:
        edits = [Edit(one, one.version - 1, "changed") for one in changed]
        self._same(lambda: self.store.change(edits, ANNA), self.model.change(changed))

    @rule(target=ids, rooms=_rooms, slot=_slots(), link=_links, status=_status, buffer=st.sampled_from([0, 0, 15, 30]))
    def book(self, rooms: tuple[str, ...], slot: Slot, link: ConferenceLink | None, status: Status, buffer: int) -> str:
        one = booking(rooms, slot, conference=link, status=status, reservations=_blocked(slot, rooms, buffer))  # type: ignore[arg-type]
        self._same(lambda: self.store.book([one], None, ANNA), self.model.book([one]))
        return one.id

    @rule(target=ids, rooms=_rooms, slot=_slots(), dates=st.integers(2, 4))
    def book_series(self, rooms: tuple[str, ...], slot: Slot, dates: int) -> str:
        rule_, found = series(dates, rooms, slot)  # type: ignore[arg-type]
        one_morning = [_shift(one, timedelta(hours=2 * n)) for n, one in enumerate(found)]
        self._same(lambda: self.store.book(one_morning, rule_, ANNA), self.model.book(one_morning))
        return one_morning[0].id

    @rule(id_=ids)
    def ask_again(self, id_: BookingId) -> None:
        one = self.model.kept.get(id_)
        if one:
            assert self.store.book([replace(one, title="Altro")], None, ANNA).bookings == frozenset()

    @rule(id_=ids, slot=_slots(), rooms=_rooms, buffer=st.sampled_from([0, 15]))
    def move(self, id_: BookingId, slot: Slot, rooms: tuple[str, ...], buffer: int) -> None:
        one = self.model.kept.get(id_)
        if one:
            parts = _blocked(slot, rooms, buffer)
            self._change(replace(one, slot=slot, reservations=parts, version=one.version + 1))

    @rule(one=ids, other=ids)
    def swap(self, one: BookingId, other: BookingId) -> None:
        first, second = self.model.kept.get(one), self.model.kept.get(other)
        if first and second and one != other:
            self._change(
                replace(first, slot=second.slot, reservations=second.reservations, version=first.version + 1),
                replace(second, slot=first.slot, reservations=first.reservations, version=second.version + 1),
            )

    @rule(id_=ids, status=st.sampled_from(Status))
    def cancel_or_bring_back(self, id_: BookingId, status: Status) -> None:
        one = self.model.kept.get(id_)
        if one:
            self._change(replace(one, status=status, version=one.version + 1))

    @rule(id_=ids, link=_links)
    def change_link(self, id_: BookingId, link: ConferenceLink | None) -> None:
        one = self.model.kept.get(id_)
        if one:
            self._change(replace(one, conference=link, version=one.version + 1))

    @rule(id_=consumes(ids))
    def forget(self, id_: BookingId) -> None:
        """Leave a booking alone from now on, so that others are tried more often."""

    @rule(slot=_slots())
    def ask_for_a_stretch(self, slot: Slot) -> None:
        assert self.store.taken(slot) == self.model.taken(slot)
        assert [(one.room, one.starts, one.booking) for one in self.store.day(slot)] == self.model.day(slot)

    @invariant()
    def holds_the_same_bookings(self) -> None:
        assert {one.id: _bare(one) for one in self.store.bookings(Query(cancelled=True))} == {
            id_: _bare(one) for id_, one in self.model.kept.items()
        }


def _bare(one: Booking) -> Booking:
    return replace(one, title="")


def _shift(one: Booking, by: timedelta) -> Booking:
    begins = MONDAY + (one.slot.start - MONDAY) % timedelta(days=7) + by
    slot = one.slot.starting(begins)
    return replace(one, slot=slot, reservations=tuple(Reservation(room, slot) for room in one.rooms), occurrence=begins)


def live(new_store: Callable[[], Store]) -> None:
    """Run random lives on fresh stores; raises AssertionError with the shortest one that went wrong."""
    life = type("Life", (StoreLife,), {"new_store": staticmethod(new_store)})
    run_state_machine_as_test(life, settings=settings(max_examples=60, stateful_step_count=30, deadline=None))
