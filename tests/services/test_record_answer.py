"""Answers of attendees: noted where they belong, refused with a reason where they do not; proposals change nothing."""

from __future__ import annotations

import pytest

from roomdesk.domain.booking import Answer, Attendee, Booking
from roomdesk.domain.draft import Move
from roomdesk.domain.errors import Fault, Invalid, NotFound, NotOnTheList, NotOpenAnyMore, NotYours, Outdated
from roomdesk.domain.ids import Email
from roomdesk.ports.reader import Sheet
from roomdesk.services.received.outcome import Imported
from tests.services.letters import event, letter, reply
from tests.services.town import ANNA, BRUNO, CARLA, DINO, Town, at, instant

GUEST, OTHER = Email("ugo@altrove.example"), Email("pia@altrove.example")
INVITED = (Attendee(GUEST, "Ugo"), Attendee(OTHER, "Pia"))


def take(town: Town, sheets: list[Sheet], who: Email = ANNA) -> Imported:
    return town.verbs(who).receive(sheets)


def answers(town: Town, booking: Booking) -> list[Answer]:
    """Give the guest's answer to each date that stands."""
    dates = town.store.of_uid(booking.uid)
    return [person.status for one in dates if one.status.blocks for person in one.attendees if person.email == GUEST]


@pytest.fixture
def booking(town: Town) -> Booking:
    return town.verbs().one("GIUNTA", when="2026-11-25 10:00", attendees=INVITED, title="Nostra")


@pytest.fixture
def dates(town: Town) -> tuple[Booking, ...]:
    return town.verbs().many("GIUNTA", when="2026-11-25 10:00", rule="FREQ=WEEKLY;COUNT=3", attendees=INVITED)


def test_an_answer_is_noted_once(town: Town, booking: Booking) -> None:
    found = take(town, reply(GUEST.upper(), "ACCEPTED", uid=booking.uid))
    assert [step.outcome.value for step in found.steps] == ["answered"]
    now = town.store.booking(booking.id)
    assert now.attendees == (Attendee(GUEST, "Ugo", Answer.ACCEPTED), INVITED[1])
    assert (now.version, now.sequence) == (2, 0)
    last = town.store.history(booking.id)[-1]
    assert (last.action, last.detail) == ("answered", f"{GUEST} accepted")
    again = take(town, reply(GUEST, "ACCEPTED", uid=booking.uid, stamp=2))
    assert [step.outcome.value for step in again.steps] == ["same"]
    assert town.store.booking(booking.id) == now


def test_the_later_answer_counts(town: Town, booking: Booking) -> None:
    take(town, reply(GUEST, "TENTATIVE", uid=booking.uid, stamp=3))
    with pytest.raises(Outdated):
        take(town, reply(GUEST, "ACCEPTED", uid=booking.uid, stamp=2))
    take(town, reply(OTHER, "ACCEPTED", uid=booking.uid, stamp=2))
    take(town, reply(GUEST, "DECLINED", uid=booking.uid, stamp=4))
    assert [one.status for one in town.store.booking(booking.id).attendees] == [Answer.DECLINED, Answer.ACCEPTED]


def test_an_answer_to_what_was_moved_since_is_refused(town: Town, booking: Booking) -> None:
    town.verbs().move(Move(booking.id, start=instant("2026-11-25 15:00")))
    with pytest.raises(Outdated) as refused:
        take(town, reply(GUEST, "ACCEPTED", uid=booking.uid))
    assert (refused.value.sequence, refused.value.known) == (0, 1)
    take(town, reply(GUEST, "ACCEPTED", uid=booking.uid, sequence=1))
    assert answers(town, booking) == [Answer.ACCEPTED]


def test_strangers_and_crowds_are_refused(town: Town, booking: Booking) -> None:
    with pytest.raises(NotOnTheList) as refused:
        take(town, reply("eva@altrove.example", "ACCEPTED", uid=booking.uid))
    assert refused.value.who == "eva@altrove.example"
    for message in (
        reply(GUEST, "ACCEPTED", f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{OTHER}", uid=booking.uid),
        reply(GUEST, "DELEGATED", uid=booking.uid),
        reply(GUEST, "NEEDS-ACTION", uid=booking.uid),
        reply("nobody", "ACCEPTED", uid=booking.uid),
    ):
        with pytest.raises(Invalid) as wrong:
            take(town, message)
        assert wrong.value.fault is Fault.REPLY
    assert town.store.booking(booking.id) == booking


def test_an_answer_needs_a_meeting_that_stands(town: Town, booking: Booking) -> None:
    with pytest.raises(NotFound):
        take(town, reply(GUEST, "ACCEPTED", uid="nobody@x"))
    town.verbs().cancel(booking.id)
    with pytest.raises(NotOpenAnyMore):
        take(town, reply(GUEST, "ACCEPTED", uid=booking.uid, sequence=1))


@pytest.mark.parametrize(("who", "may"), [(ANNA, True), (CARLA, True), (DINO, True), (BRUNO, False)])
def test_whoever_may_change_the_booking_notes_answers(town: Town, booking: Booking, who: Email, may: bool) -> None:
    if may:
        take(town, reply(GUEST, "ACCEPTED", uid=booking.uid), who)
    else:
        with pytest.raises(NotYours):
            take(town, reply(GUEST, "ACCEPTED", uid=booking.uid), who)
    assert (answers(town, booking) == [Answer.ACCEPTED]) is may


def test_an_answer_to_a_series_leaves_dates_answered_on_their_own(town: Town, dates: tuple[Booking, ...]) -> None:
    second = "RECURRENCE-ID;TZID=Europe/Rome:20261202T100000"
    take(town, reply(GUEST, "DECLINED", second, uid=dates[0].uid))
    assert answers(town, dates[0]) == [Answer.NEEDS_ACTION, Answer.DECLINED, Answer.NEEDS_ACTION]
    take(town, reply(GUEST, "ACCEPTED", uid=dates[0].uid, stamp=2))
    assert answers(town, dates[0]) == [Answer.ACCEPTED, Answer.DECLINED, Answer.ACCEPTED]


def test_an_answer_to_a_series_leaves_a_date_that_was_moved_since(town: Town, dates: tuple[Booking, ...]) -> None:
    town.verbs().move(Move(dates[1].id, start=instant("2026-12-02 15:00")))
    take(town, reply(GUEST, "ACCEPTED", uid=dates[0].uid))
    assert answers(town, dates[0]) == [Answer.ACCEPTED, Answer.NEEDS_ACTION, Answer.ACCEPTED]


def test_a_proposal_is_shown_and_changes_nothing(town: Town, booking: Booking) -> None:
    people = (f"ATTENDEE;PARTSTAT=TENTATIVE:mailto:{GUEST}", "COMMENT:Alle tre\\, se si può")
    counter = letter(event("20261125T150000", "20261125T160000", *people, uid=booking.uid), method="COUNTER")
    found = take(town, counter)
    proposal = found.proposals[0]
    assert (proposal.booking, proposal.who, proposal.slot) == (booking, GUEST, at("2026-11-25 15:00"))
    assert proposal.comment == "Alle tre, se si può"
    assert not found.booked.changes.bookings
    assert town.store.booking(booking.id) == booking
    with pytest.raises(NotOnTheList):
        take(town, [Sheet("x.ics", counter[0].content.replace(GUEST.encode(), b"eva@altrove.example"))])
    town.verbs().move(Move(proposal.booking.id, proposal.slot.start, proposal.slot.end))
    with pytest.raises(Outdated):
        take(town, counter)
