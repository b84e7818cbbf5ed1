"""Editing a booking: what differs is changed, what others need to hear counts, and all of it can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from roomdesk.domain.booking import Answer, Attendee, Booking, Scope, Status
from roomdesk.domain.draft import Draft, Move
from roomdesk.domain.errors import Fault, Invalid, NotYours, SlotTaken, Stale
from roomdesk.domain.ids import Email, RoomCode
from roomdesk.ports.store import Edit
from roomdesk.services.calendar_entries import CalendarEntries
from roomdesk.services.edit_booking import named
from roomdesk.services.undo_change import UndoChange
from tests.services.town import ANNA, BRUNO, POOL, Town, at, instant, wall

LUCA, ADA = Attendee(Email("luca@comune.example"), "Luca"), Attendee(Email("ada@comune.example"), "Ada")


def as_it_is(booking: Booking, **facts: object) -> Draft:
    """Make the draft that changes nothing, but for some facts."""
    draft = Draft(
        booking.id, booking.title, booking.rooms, booking.slot, attendees=booking.attendees,
        conference=named(booking.conference), private=booking.private, description=booking.description,
        notes=booking.notes, visitors=booking.visitors, setup=booking.setup,
    )  # fmt: skip
    return replace(draft, **facts)  # type: ignore[arg-type]


def test_words_and_people_change_and_calendars_need_no_new_sequence(town: Town) -> None:
    verbs = town.verbs()
    made = verbs.one("GIUNTA", when="2026-11-24 09:00", attendees=(LUCA,))
    answered = replace(made, attendees=(replace(LUCA, status=Answer.ACCEPTED),), version=2)
    town.store.change([Edit(answered, 1, "answered")], ANNA)
    done = verbs.edit(as_it_is(made, title="Bilancio 2027", attendees=(LUCA, ADA), visitors=3, private=True))
    now = town.store.booking(made.id)
    assert done.bookings == (now,)
    assert (now.title, now.visitors, now.private, now.sequence, now.version) == ("Bilancio 2027", 3, True, 0, 3)
    assert [(one.email, one.status) for one in now.attendees] == [
        (LUCA.email, Answer.ACCEPTED),
        (ADA.email, Answer.NEEDS_ACTION),
    ]
    last = town.store.history(made.id)[-1]
    assert (last.who, last.action, last.detail) == (ANNA, "edited", "title|visitors|private|attendees")


@pytest.mark.parametrize(
    "facts",
    [{"slot": at("2026-11-24 10:00", 90)}, {"rooms": (RoomCode("SALETTA"),)}],
)
def test_another_time_or_place_raises_the_sequence(town: Town, facts: dict[str, object]) -> None:
    made = town.verbs().one("GIUNTA", when="2026-11-24 09:00")
    town.verbs().edit(as_it_is(made, notes="Caffè", **facts))
    now = town.store.booking(made.id)
    assert (now.sequence, now.notes) == (1, "Caffè")
    assert (now.slot, now.rooms) == (facts.get("slot", made.slot), facts.get("rooms", made.rooms))


def test_nothing_different_writes_nothing(town: Town) -> None:
    made = town.verbs().one("GIUNTA", when="2026-11-24 09:00", conference="jitsi")
    done = town.verbs().edit(as_it_is(made))
    assert (done.after, town.store.booking(made.id), len(town.store.history(made.id))) == ((), made, 1)


def test_undone_it_is_as_it_was(town: Town) -> None:
    verbs = town.verbs()
    made = verbs.one("GIUNTA", when="2026-11-24 09:00", attendees=(LUCA,))
    done = verbs.edit(as_it_is(made, title="Altro", attendees=(), slot=at("2026-11-24 11:00")))
    UndoChange(town.store, town.clock, verbs.book.acting)(done)
    now = town.store.booking(made.id)
    assert (now.title, now.attendees, now.slot) == (made.title, made.attendees, made.slot)


@pytest.mark.parametrize(
    ("scope", "titles"),
    [
        (Scope.THIS, ["Riunione", "Nuovo", "Riunione", "Riunione"]),
        (Scope.FOLLOWING, ["Riunione", "Nuovo", "Nuovo", "Nuovo"]),
        (Scope.ALL, ["Nuovo", "Nuovo", "Nuovo", "Nuovo"]),
    ],
)
def test_a_series_is_edited_as_far_as_is_wanted(town: Town, scope: Scope, titles: list[str]) -> None:
    verbs = town.verbs()
    dates = verbs.many("GIUNTA", when="2026-11-25 09:00", rule="FREQ=WEEKLY;COUNT=4", notes="Caffè")
    verbs.move(Move(dates[2].id, instant("2026-12-10 15:00")))
    verbs.edit(as_it_is(dates[1], title="Nuovo"), scope)
    now = [town.store.booking(one.id) for one in dates]
    assert [one.title for one in now] == titles
    assert [wall(one) for one in now] == [
        "2026-11-25 09:00", "2026-12-02 09:00", "2026-12-10 15:00", "2026-12-16 09:00",
    ]  # fmt: skip
    assert {one.notes for one in now} == {"Caffè"}
    assert (now[0].series == now[1].series) is (scope is not Scope.FOLLOWING)


def test_words_of_a_whole_series_leave_its_sequence(town: Town) -> None:
    dates = town.verbs().many("GIUNTA", when="2026-11-25 09:00", rule="FREQ=WEEKLY;COUNT=3")
    town.verbs().edit(as_it_is(dates[0], title="Nuovo"), Scope.ALL)
    assert {one.sequence for one in town.store.occurrences(dates[0].series)} == {0}  # type: ignore[arg-type]
    town.verbs().edit(as_it_is(town.store.booking(dates[0].id), slot=at("2026-11-25 10:00")), Scope.ALL)
    now = town.store.occurrences(dates[0].series)  # type: ignore[arg-type]
    assert [wall(one)[11:] for one in now] == ["10:00"] * 3
    assert {(one.sequence, one.title) for one in now} == {(1, "Nuovo")}


def test_one_date_with_another_title_stands_apart_in_calendars(town: Town) -> None:
    dates = town.verbs().many("GIUNTA", when="2026-11-25 09:00", rule="FREQ=WEEKLY;COUNT=3")
    town.verbs().edit(as_it_is(dates[1], title="Seduta speciale"))
    series = dates[0].series
    assert series
    entries = CalendarEntries(town.store, town.clock, "rooms.invalid")
    whole, apart = entries.whole(town.store.series(series), town.store.occurrences(series))
    assert (whole.title, [one.title for one in apart]) == ("Riunione", ["Seduta speciale"])


def test_another_service_gives_another_link_and_the_same_one_stays(town: Town) -> None:
    verbs = town.verbs()
    made = verbs.one("GIUNTA", when="2026-11-24 09:00", conference="jitsi")
    verbs.one("SALETTA", when="2026-11-24 09:00", conference="fixed")
    verbs.edit(as_it_is(made, title="Nuovo"))
    assert town.store.booking(made.id).conference == made.conference
    verbs.edit(as_it_is(made, conference="fixed"))
    assert town.store.booking(made.id).conference == POOL[1]
    verbs.edit(as_it_is(made, conference=""))
    assert town.store.booking(made.id).conference is None
    verbs.edit(as_it_is(made, conference="https://video.example/mia"))
    assert named(town.store.booking(made.id).conference) == "https://video.example/mia"


def test_what_is_taken_changed_or_not_ones_own_is_refused(town: Town) -> None:
    verbs = town.verbs()
    made = verbs.one("GIUNTA", when="2026-11-24 09:00")
    verbs.one("SALETTA", when="2026-11-24 09:00")
    with pytest.raises(SlotTaken) as taken:
        verbs.edit(as_it_is(made, rooms=(RoomCode("SALETTA"),), title="Nuovo"))
    assert taken.value.alternatives
    with pytest.raises(Stale):
        verbs.edit(as_it_is(made, title="Nuovo"), version=7)
    with pytest.raises(NotYours):
        town.verbs(BRUNO).edit(as_it_is(made, title="Nuovo"))
    with pytest.raises(Invalid) as nameless:
        verbs.edit(as_it_is(made, title=" "))
    assert nameless.value.fault is Fault.TITLE
    assert town.store.booking(made.id) == made


def test_a_layout_takes_its_minutes(town: Town) -> None:
    made = town.verbs().one("MOSTRE", when="2026-11-24 12:00")
    town.verbs().edit(as_it_is(made, setup="platea"))
    assert town.store.booking(made.id).reservations[0].blocked.start == instant("2026-11-24 10:00")


def test_a_room_that_asks_for_approval_is_never_got_by_moving_into_it(town: Town) -> None:
    made = town.verbs().one("GIUNTA", when="2026-11-24 09:00")
    town.verbs().edit(as_it_is(made, rooms=(RoomCode("CONSIGLIO"),)))
    assert town.store.booking(made.id).status is Status.PENDING
