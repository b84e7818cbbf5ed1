"""Every change can be taken back, and put back again; unless somebody else has moved on."""

from dataclasses import replace

import pytest

from roomdesk.domain.booking import Booking, Scope, Status
from roomdesk.domain.draft import Move
from roomdesk.domain.errors import NotOpenAnyMore, RoomClosed, SlotTaken, Stale
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.places import Closure
from roomdesk.ports.store import Furnishing
from roomdesk.services.answers import Booked
from roomdesk.services.check_in import CheckIn
from roomdesk.services.undo_change import UndoChange
from tests.services.test_close_place import PALAZZO
from tests.services.town import ANNA, CARLA, Town, at, draft, instant, wall


def _undo(town: Town, done: Booked) -> Booked:
    verbs = town.verbs()
    return UndoChange(town.store, town.clock, verbs.book.acting)(done)


def _plain(booking: Booking) -> Booking:
    """Give a booking without what every change counts on."""
    return replace(booking, sequence=0, version=0, updated_at=booking.created_at)


def test_a_new_booking_is_cancelled_and_booked_again(town: Town) -> None:
    done = town.verbs().book(draft("GIUNTA", "RIUNIONI", when=at("2026-11-24 09:00")))
    undone = _undo(town, done)
    assert undone.bookings[0].status is Status.CANCELLED
    assert not town.store.taken(at("2026-11-24 09:00"))
    redone = _undo(town, undone)
    assert _plain(redone.bookings[0]) == _plain(done.bookings[0])
    assert redone.bookings[0].sequence == 2
    assert town.store.taken(at("2026-11-24 09:00")) == {"GIUNTA", "RIUNIONI"}


@pytest.mark.parametrize("scope", list(Scope))
def test_a_moved_series_goes_back_whole(town: Town, scope: Scope) -> None:
    verbs = town.verbs()
    dates = verbs.many("GIUNTA", when="2026-10-19 09:00", rule="FREQ=WEEKLY;COUNT=5")
    verbs.move(Move(dates[3].id, instant("2026-11-10 15:00")))
    was = town.store.occurrences(dates[0].series), town.store.series(dates[0].series).rrule
    done = verbs.move(Move(dates[1].id, instant("2026-10-26 11:00"), scope=scope))
    assert town.store.occurrences(dates[0].series) != was[0]
    _undo(town, done)
    now = town.store.occurrences(dates[0].series), town.store.series(dates[0].series).rrule
    assert ([_plain(one) for one in now[0]], now[1]) == ([_plain(one) for one in was[0]], was[1])


@pytest.mark.parametrize("scope", list(Scope))
def test_a_cancelled_series_stands_again(town: Town, scope: Scope) -> None:
    verbs = town.verbs()
    dates = verbs.many("GIUNTA", when="2026-10-19 09:00", rule="FREQ=WEEKLY;COUNT=4")
    done = verbs.cancel(dates[1].id, scope)
    _undo(town, done)
    assert town.standing(dates[0]) == [wall(one) for one in dates]
    assert town.store.series(dates[0].series).rrule == "FREQ=WEEKLY;COUNT=4"


def test_a_place_closed_meanwhile_stays_closed(town: Town) -> None:
    verbs = town.verbs()
    meeting = verbs.one("GIUNTA", when="2026-11-24 09:00")
    done = verbs.cancel(meeting.id)
    works = Closure(PALAZZO, RoomCode("GIUNTA"), at("2026-11-24 08:00", 600), "Imbiancatura")
    town.store.furnish(Furnishing(closures=(works,)))
    with pytest.raises(RoomClosed) as refused:
        _undo(town, done)
    assert (refused.value.slot, refused.value.reason) == (works.slot, "Imbiancatura")
    assert town.store.booking(meeting.id).status is Status.CANCELLED


def test_a_place_taken_meanwhile_stays_taken(town: Town) -> None:
    verbs = town.verbs()
    first = verbs.one("GIUNTA", when="2026-11-24 09:00")
    done = verbs.cancel(first.id)
    other = verbs.one("GIUNTA", when="2026-11-24 09:30")
    with pytest.raises(SlotTaken) as caught:
        _undo(town, done)
    assert [clash.booking for clash in caught.value.clashes] == [other.id]
    assert town.store.booking(first.id).status is Status.CANCELLED


def test_somebody_elses_change_is_not_overwritten(town: Town) -> None:
    verbs = town.verbs(ANNA)
    first = verbs.one("GIUNTA", when="2026-11-24 09:00")
    done = verbs.move(Move(first.id, instant("2026-11-24 11:00")))
    town.verbs(CARLA).move(Move(first.id, instant("2026-11-24 15:00")))
    with pytest.raises(Stale):
        _undo(town, done)
    assert wall(town.store.booking(first.id)) == "2026-11-24 15:00"


def test_a_check_in_is_undone(town: Town) -> None:
    verbs = town.verbs()
    first = verbs.one("GIUNTA", when="2026-11-24 09:00")
    check_in = CheckIn(town.store, town.clock, verbs.book.acting)
    done = check_in(first.id)
    assert done.bookings[0].checked_in == town.clock.now()
    assert check_in(first.id).bookings == done.bookings
    assert check_in(first.id, arrived=False).bookings[0].checked_in is None
    pending = verbs.one("CONSIGLIO", when="2026-11-24 09:00")
    with pytest.raises(NotOpenAnyMore):
        check_in(pending.id)
