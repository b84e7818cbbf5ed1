"""What our own writer writes, imported into a second database, leaves it in the same state."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from roomdesk.domain.booking import Answer, Attendee, Booking, Scope
from roomdesk.domain.draft import Move
from roomdesk.domain.ids import BookingId, Email, RoomCode
from roomdesk.domain.invitation import Method
from roomdesk.ports.reader import Sheet
from tests.services.town import ANNA, BRUNO, CARLA, Town, instant

RULE = "FREQ=WEEKLY;COUNT=6"
GUESTS = (Attendee(BRUNO, "Bruno Neri"), Attendee(Email("ugo@altrove.example"), "Ugo", Answer.ACCEPTED))
LINK = "https://video.example/sala-1"
PROSE = "Ordine del giorno:\n1) bilancio; 2) varie, eventuali \\ «altro»\n\nSecondo capoverso."


@pytest.fixture
def there() -> Iterator[Town]:
    made = Town()
    yield made
    assert made.store.faults() == ()
    made.store.close()


def state(town: Town, uid: str) -> list[tuple[object, ...]]:
    """Give all that a calendar can tell of the meetings that stand."""
    return [
        (
            one.slot, one.occurrence, one.rooms, one.title, one.description, one.organizer, one.attendees, one.private,
            one.conference and (one.conference.url, one.conference.pin, one.conference.phone), one.rrule, one.timezone,
            one.status,
        )
        for one in town.store.of_uid(uid) if one.status.blocks
    ]  # fmt: skip


def carry(here: Town, there: Town, booking: BookingId, method: Method | None = None) -> None:
    """Write the invitation here and import it there, twice."""
    here.clock.forward(minutes=1)
    sheets = [Sheet("invito.ics", here.verbs().invite(booking, method).encode())]
    there.verbs(CARLA).receive(sheets)
    after = there.store.of_uid(here.store.booking(booking).uid)
    again = there.verbs(CARLA).receive(sheets)
    assert {step.outcome.value for step in again.steps} == {"same"}
    assert there.store.of_uid(here.store.booking(booking).uid) == after


def test_a_series_is_made_moved_cut_and_cancelled(town: Town, there: Town) -> None:
    verbs = town.verbs()
    dates = verbs.many(
        "GIUNTA", "CANTIERI", when="2026-11-25 10:00", rule=RULE, attendees=GUESTS, description=PROSE,
        conference="jitsi", title="Serie; con, segni \\ «strani»",
    )  # fmt: skip
    uid = dates[0].uid

    def same() -> None:
        assert state(there, uid) == state(town, uid)

    carry(town, there, dates[0].id)
    same()
    assert len(state(there, uid)) == 6
    verbs.move(Move(dates[0].id, start=instant("2026-11-25 14:00"), scope=Scope.ALL))
    carry(town, there, dates[0].id)
    same()
    verbs.move(Move(dates[2].id, start=instant("2026-12-10 09:00"), rooms=(RoomCode("AULA"),)))
    carry(town, there, dates[2].id)
    same()
    verbs.cancel(dates[3].id)
    carry(town, there, dates[3].id)
    same()
    assert len(state(there, uid)) == 5
    verbs.cancel(dates[4].id, Scope.FOLLOWING)
    carry(town, there, dates[0].id)
    kept = [one[:-3] + one[-2:] for one in state(town, uid)]
    assert [one[:-3] + one[-2:] for one in state(there, uid)] == kept
    verbs.cancel(dates[0].id, Scope.ALL)
    carry(town, there, dates[0].id)
    assert state(there, uid) == state(town, uid) == []


def test_a_single_meeting(town: Town, there: Town) -> None:
    booking = town.verbs().one(
        "GIUNTA",
        "AULA",
        when="2026-11-25 10:00",
        attendees=GUESTS,
        conference=LINK,
        description=PROSE,
        private=True,
    )
    carry(town, there, booking.id)
    assert state(there, booking.uid) == state(town, booking.uid)
    town.verbs().move(Move(booking.id, start=instant("2026-11-26 11:30"), rooms=(RoomCode("SALETTA"),)))
    carry(town, there, booking.id)
    assert state(there, booking.uid) == state(town, booking.uid)
    carry(town, there, booking.id, Method.CANCEL)
    assert state(there, booking.uid) == []


def test_a_published_series_with_its_exceptions(town: Town, there: Town) -> None:
    dates = town.verbs().many("GIUNTA", when="2027-03-17 10:00", rule="FREQ=WEEKLY;COUNT=4", title="Serie")
    town.verbs().move(Move(dates[1].id, start=instant("2027-03-25 16:00")))
    town.verbs().cancel(dates[2].id)
    carry(town, there, dates[0].id, Method.PUBLISH)
    assert state(there, dates[0].uid) == state(town, dates[0].uid)


def test_our_own_invitation_that_comes_back_changes_nothing(town: Town) -> None:
    dates = town.verbs().many("GIUNTA", when="2026-11-25 10:00", rule=RULE, attendees=GUESTS)
    before = town.store.of_uid(dates[0].uid)
    found = town.verbs(ANNA).receive([Sheet("a.ics", town.verbs().invite(dates[0].id).encode())])
    assert found.steps[0].outcome.value == "same"
    assert town.store.of_uid(dates[0].uid) == before
    assert all(isinstance(one, Booking) for one in found.booked.bookings)
