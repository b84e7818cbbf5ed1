"""Links made after the booking: once, again after a fault, changed and ended with the meeting; licences."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from roomdesk.domain.booking import Booking, Scope
from roomdesk.domain.conference import ConferenceLink, licence
from roomdesk.domain.draft import Move
from roomdesk.domain.errors import Misconfigured, NotFound, NotYours, SlotTaken
from roomdesk.domain.invitation import Method
from roomdesk.ports.links import LinkState
from roomdesk.ports.provider import Made, NotMade, ProviderCard, Wish
from roomdesk.ports.store import Edit
from roomdesk.services.acting import Acting
from roomdesk.services.book_series import BookSeries
from roomdesk.services.conference_links import ConferenceLinks
from roomdesk.services.work_links import WorkLinks
from tests.services.town import ANNA, BRUNO, Town, Verbs, at, draft

DAY = "2026-11-24 10:00"


@dataclass
class Service:
    """A conference service in memory that knows its keys, as Teams does."""

    licences: int = 0
    meetings: dict[str, Wish] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    wrong: Exception | None = None
    card = ProviderCard("teams", "Teams")
    is_set_up = True

    def links(self, booking: Booking) -> tuple[ConferenceLink, ...]:
        numbers = range(1, self.licences + 1)
        return tuple(ConferenceLink("teams", "", hold=licence("teams", n)) for n in numbers) or (
            ConferenceLink("teams", ""),
        )

    def make(self, wish: Wish) -> Made:
        self._note("make")
        handle = f"h{len(self.asked)}"
        known = next((name for name, one in self.meetings.items() if one.key == wish.key), handle)
        self.meetings[known] = wish
        return Made(known, f"https://teams.example/{known}", "77", "+39 0547,,1#")

    def change(self, made: Made, wish: Wish) -> Made:
        self._note("change")
        self.meetings[made.handle] = wish
        return made

    def end(self, handle: str) -> None:
        self._note("end")
        del self.meetings[handle]

    def probe(self) -> None:
        self._note("probe")

    def _note(self, what: str) -> None:
        self.asked.append(what)
        if self.wrong:
            raise self.wrong


@dataclass
class Office:
    """Anna at a desk of the town, with a service."""

    town: Town
    service: Service

    def __post_init__(self) -> None:
        self.verbs: Verbs = self.town.verbs(ANNA)
        links = ConferenceLinks({"teams": self.service})
        self.verbs.book = replace(self.verbs.book, links=links)
        self.verbs.book_series = BookSeries(self.verbs.book)
        self.verbs.edit = replace(self.verbs.edit, links=links)
        self.work = self.worker()

    def worker(self, who: str = ANNA) -> WorkLinks:
        store = self.town.store
        return WorkLinks(store, self.town.clock, Acting(store, who), {"teams": self.service})  # type: ignore[arg-type]

    def book(self, room: str = "GIUNTA", when: str = DAY, **facts: object) -> Booking:
        return self.verbs.one(room, when=when, conference="teams", **facts)

    def series(self, **facts: object) -> tuple[Booking, ...]:
        return self.verbs.many("GIUNTA", when=DAY, rule="FREQ=DAILY;COUNT=3", conference="teams", **facts)

    def now(self, booking: Booking) -> Booking:
        return self.town.store.booking(booking.id)

    def url(self, booking: Booking) -> str:
        link = self.now(booking).conference
        assert link is not None
        return link.url


@pytest.fixture
def office(town: Town) -> Office:
    return Office(town, Service())


def test_a_meeting_is_booked_first_and_gets_its_link_later(office: Office) -> None:
    booking = office.book()
    assert booking.conference == ConferenceLink("teams", "")
    assert not booking.conference.is_ready
    assert office.service.asked == []
    (done,) = office.work()
    assert done.wanting.state is LinkState.READY
    found = office.now(booking)
    assert found.conference == ConferenceLink("teams", "https://teams.example/h1", "77", "+39 0547,,1#")
    assert (found.sequence, found.version) == (booking.sequence, booking.version + 1)
    (entry,) = [one for one in office.town.store.history(booking.id) if one.action != "booked"]
    assert (entry.action, entry.detail) == ("edited", "conference")
    assert booking.id in done.changes.bookings


def test_nothing_shows_a_link_that_is_not_there(office: Office) -> None:
    booking = office.book()
    before = office.verbs.invite(booking.id, Method.PUBLISH)
    assert "CONFERENCE" not in before
    assert "URL" not in before
    office.work()
    assert "https://teams.example/h1" in office.verbs.invite(booking.id, Method.PUBLISH)


def test_twice_is_once(office: Office) -> None:
    office.book()
    office.work()
    assert office.work() == ()
    assert office.service.asked == ["make"]


def test_a_series_is_one_meeting_in_all_its_dates(office: Office) -> None:
    dates = office.series()
    office.work()
    assert {office.url(one) for one in dates} == {"https://teams.example/h1"}
    (wish,) = office.service.meetings.values()
    assert wish.slots == tuple(one.slot for one in dates)
    assert wish.key == dates[0].series


def test_a_move_is_told_and_the_link_stays(office: Office) -> None:
    booking = office.book()
    office.work()
    office.verbs.move(Move(booking.id, at("2026-11-24 15:00").start, None, None))
    office.work()
    assert office.service.asked == ["make", "change"]
    assert office.service.meetings["h1"].slots == (at("2026-11-24 15:00"),)
    assert office.url(booking) == "https://teams.example/h1"
    assert office.work() == ()


def test_what_the_service_knows_is_not_told_again(office: Office) -> None:
    booking = office.book()
    office.work()
    edited = draft("GIUNTA", when=at(DAY), id=booking.id, notes="solo per noi", conference=office.url(booking))
    office.verbs.edit(edited)
    assert [one.wanting.state for one in office.work()] == [LinkState.READY]
    assert office.service.asked == ["make"]
    assert office.work() == ()


def test_a_title_is_told_and_that_of_a_private_meeting_is_not(office: Office) -> None:
    office.book(title="Giunta")
    office.book("SALETTA", title="Assistenza sociale", private=True)
    office.work()
    assert sorted(one.title for one in office.service.meetings.values()) == ["", "Giunta"]


def test_a_cancelled_meeting_is_ended(office: Office) -> None:
    booking = office.book()
    office.work()
    office.verbs.cancel(booking.id)
    office.work()
    assert office.service.asked == ["make", "end"]
    assert office.work() == ()


def test_one_cancelled_date_does_not_end_the_others(office: Office) -> None:
    dates = office.series()
    office.work()
    office.verbs.cancel(dates[1].id)
    office.work()
    assert office.service.asked == ["make", "change"]
    (wish,) = office.service.meetings.values()
    assert wish.slots == (dates[0].slot, dates[2].slot)


def test_a_series_that_is_cut_keeps_its_link_until_its_last_part_is_off(office: Office) -> None:
    dates = office.series()
    office.work()
    moved = office.verbs.move(Move(dates[1].id, at("2026-11-25 15:00").start, None, None, Scope.FOLLOWING))
    office.verbs.cancel(dates[0].id, Scope.ALL)
    office.work()
    assert "end" not in office.service.asked
    assert {office.url(one) for one in moved.bookings} == {"https://teams.example/h1"}
    office.verbs.cancel(moved.bookings[0].id, Scope.ALL)
    office.work()
    assert office.service.asked[-1] == "end"


def test_a_meeting_that_comes_back_gets_a_new_link(office: Office) -> None:
    booking = office.book()
    office.work()
    cancelled = office.verbs.cancel(booking.id)
    office.work()
    back = replace(cancelled.before[0], version=cancelled.after[0].version + 1)
    from_ = cancelled.after[0].version
    office.town.store.change([Edit(back, from_, "undone")], ANNA)
    assert office.url(booking) == "https://teams.example/h1"
    office.service.wrong = NotMade("fault")
    office.work()
    office.service.wrong = None
    office.town.clock.at += timedelta(minutes=2)
    office.work()
    assert office.url(booking) == "https://teams.example/h4"


def test_a_fault_is_tried_again_later_and_later(office: Office) -> None:
    booking = office.book()
    office.service.wrong = NotMade("fault 500")
    waits = []
    for _ in range(4):
        (done,) = office.work()
        assert (done.wanting.state, done.wanting.reason) == (LinkState.PENDING, "fault 500")
        waits.append((done.wanting.due - office.town.clock.now()) // timedelta(minutes=1))
        assert office.work() == ()
        office.town.clock.at = done.wanting.due
    assert waits == [1, 5, 15, 60]
    office.service.wrong = None
    office.work()
    assert office.url(booking)


def test_the_service_says_when_to_ask_again(office: Office) -> None:
    office.book()
    when = office.town.clock.now() + timedelta(hours=5)
    office.service.wrong = NotMade("too_many", retry_at=when)
    (done,) = office.work()
    assert done.wanting.due == when


def test_after_three_days_it_is_given_up(office: Office) -> None:
    office.book(when="2026-12-03 10:00")
    office.service.wrong = NotMade("unreachable")
    office.work()
    office.town.clock.at += timedelta(days=3, minutes=1)
    (done,) = office.work()
    assert done.wanting.state is LinkState.FAILED
    assert office.work() == ()


@pytest.mark.parametrize("wrong", [NotMade("login", is_final=True), NotMade("no_policy", is_final=True)])
def test_what_is_final_waits_for_somebody(office: Office, wrong: NotMade) -> None:
    booking = office.book()
    office.service.wrong = wrong
    office.work()
    office.town.clock.at += timedelta(days=1)
    assert office.work() == ()
    (waits,) = office.work.waiting()
    assert (waits.state, waits.reason, waits.attempts) == (LinkState.FAILED, wrong.reason, 1)
    assert office.work.state(booking.id) == waits
    office.service.wrong = None
    office.work.again(waits.id)
    office.work()
    assert office.url(booking)
    assert office.work.waiting() == ()


def test_missing_settings_keep_it_waiting(office: Office) -> None:
    office.book()
    office.service.wrong = Misconfigured("@teams")
    (done,) = office.work()
    assert (done.wanting.state, done.wanting.reason) == (LinkState.PENDING, "misconfigured @teams")


def test_a_failed_one_is_tried_again_when_its_meeting_changes_and_ended_when_it_is_off(office: Office) -> None:
    booking = office.book()
    office.service.wrong = NotMade("refused 400", is_final=True)
    office.work()
    office.verbs.move(Move(booking.id, at("2026-11-24 15:00").start, None, None))
    assert len(office.work()) == 1
    office.verbs.cancel(booking.id)
    (done,) = office.work()
    assert done.wanting.state is LinkState.ENDED
    assert office.service.asked == ["make", "make"]


def test_an_end_that_is_refused_is_not_asked_for_ever(office: Office) -> None:
    booking = office.book()
    office.work()
    office.verbs.cancel(booking.id)
    office.service.wrong = NotMade("forbidden 403", is_final=True)
    office.work()
    assert office.work() == ()
    assert office.service.asked == ["make", "end"]


def test_what_is_dropped_is_asked_for_no_more(office: Office) -> None:
    booking = office.book()
    office.service.wrong = NotMade("fault")
    (done,) = office.work()
    office.work.drop(done.wanting.id)
    office.town.clock.at += timedelta(hours=1)
    assert office.work() == ()
    assert office.url(booking) == ""
    with pytest.raises(NotFound):
        office.work.drop(done.wanting.id)


def test_nobody_gets_what_somebody_has_taken(office: Office) -> None:
    office.book()
    job = office.work.take()
    assert job is not None
    assert office.worker(BRUNO).take() is None
    office.town.clock.at += timedelta(minutes=6)
    other = office.worker(BRUNO).take()
    assert other is not None
    late = office.work.carry(job)
    assert office.work.settle(job, late).bookings == ()
    assert office.worker(BRUNO).settle(other, office.work.carry(other)).bookings
    assert len(office.service.meetings) == 1


def test_a_crash_after_the_service_was_asked_makes_no_second_meeting(office: Office) -> None:
    booking = office.book()
    job = office.work.take()
    assert job is not None
    office.work.carry(job)
    office.town.clock.at += timedelta(minutes=6)
    office.work()
    assert len(office.service.meetings) == 1
    assert office.url(booking)


def test_a_change_while_the_service_is_asked_is_told_next(office: Office) -> None:
    booking = office.book()
    job = office.work.take()
    assert job is not None
    outcome = office.work.carry(job)
    office.verbs.move(Move(booking.id, at("2026-11-24 15:00").start, None, None))
    office.work.settle(job, outcome)
    assert office.url(booking)
    office.work()
    assert office.service.meetings["h1"].slots == (at("2026-11-24 15:00"),)


def test_another_persons_is_not_dropped_by_staff(office: Office) -> None:
    office.book()
    office.service.wrong = NotMade("fault")
    (done,) = office.work()
    assert office.worker(BRUNO).waiting() == ()
    with pytest.raises(NotYours):
        office.worker(BRUNO).drop(done.wanting.id)


def test_what_is_over_wants_no_link(office: Office) -> None:
    office.book()
    office.town.clock.at = at("2026-11-25 10:00").start
    assert office.work() == ()


def test_licences_are_held_by_so_many_meetings_at_once(town: Town) -> None:
    office = Office(town, Service(licences=2))
    one, two = office.book(), office.book("SALETTA")
    assert {one.conference.hold, two.conference.hold} == {"licence:teams:1", "licence:teams:2"}  # type: ignore[union-attr]
    with pytest.raises(SlotTaken) as refused:
        office.book("CANTIERI")
    assert {clash.link for clash in refused.value.clashes} <= {"licence:teams:1", "licence:teams:2"}
    assert refused.value.alternatives
    assert all(other.slot.start >= at(DAY).end for other in refused.value.alternatives)
    office.work()
    assert office.now(one).conference.held == "licence:teams:1"  # type: ignore[union-attr]
    office.verbs.cancel(one.id)
    assert office.book("CANTIERI")


def test_each_date_of_a_series_takes_a_licence_that_is_free_then(town: Town) -> None:
    office = Office(town, Service(licences=2))
    office.book("SALETTA")
    office.book("CANTIERI", when="2026-11-25 10:00")
    dates = office.series()
    assert [one.conference.hold for one in dates] == [  # type: ignore[union-attr]
        "licence:teams:2",
        "licence:teams:2",
        "licence:teams:1",
    ]
