"""Calendars elsewhere: named by administrators, read when due, kept where that fails; nobody books over them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from roomdesk.domain.draft import CommonWish, Wish
from roomdesk.domain.errors import Invalid, NotFound, NotYours, SlotTaken
from roomdesk.domain.ids import Email, RoomCode, SiteCode
from roomdesk.domain.slot import Slot
from roomdesk.formats import day_sheet, door_sheet, room_week
from roomdesk.formats.ics.busy import read_busy
from roomdesk.formats.ics.write import write_calendar
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.outside import Fetched
from roomdesk.services.acting import Acting
from roomdesk.services.calendar_entries import CalendarEntries
from roomdesk.services.outside_calendars import OutsideCalendars
from roomdesk.services.room_days import room_days
from tests.services.town import ANNA, DINO, Town, at, draft, instant

GIUNTA, SALETTA = RoomCode("GIUNTA"), RoomCode("SALETTA")
ADDRESS = "https://calendar.example/private-key/basic.ics"
BUSY = b"""BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1@elsewhere
DTSTART;TZID=Europe/Rome:20261124T090000
DTEND;TZID=Europe/Rome:20261124T110000
RRULE:FREQ=WEEKLY
SUMMARY:What it is about is nobody's business here
END:VEVENT
END:VCALENDAR
"""


@dataclass
class Elsewhere:
    """What stands at the address: a calendar, or why there is none."""

    content: bytes | NotCarried = BUSY
    asked: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, address: str, etag: str = "") -> Fetched:
        self.asked.append((address, etag))
        if isinstance(self.content, NotCarried):
            raise self.content
        return Fetched(None, etag) if etag == '"1"' else Fetched(self.content, '"1"')


@pytest.fixture
def elsewhere() -> Elsewhere:
    return Elsewhere()


def verb(town: Town, elsewhere: Elsewhere, who: Email = DINO) -> OutsideCalendars:
    return OutsideCalendars(town.store, town.clock, Acting(town.store, who), lambda: elsewhere, read_busy)


@pytest.fixture
def read(town: Town, elsewhere: Elsewhere) -> OutsideCalendars:
    made = verb(town, elsewhere)
    made.point(GIUNTA, f" webcal{ADDRESS[5:]} ")
    (done,) = made()
    assert (done.state.host, done.state.reason, done.state.is_stale) == ("calendar.example", "", False)
    assert done.changes.rooms == {GIUNTA}
    return made


def test_occupied_elsewhere_is_refused_and_other_ways_are_offered(town: Town, read: OutsideCalendars) -> None:
    with pytest.raises(SlotTaken) as refused:
        town.verbs(ANNA).book(draft("GIUNTA", when=at("2026-11-24 10:00")))
    (clash,) = refused.value.clashes
    assert (clash.room, clash.slot, clash.booking) == (GIUNTA, at("2026-11-24 09:00", 120), None)
    assert {one.slot.start for one in refused.value.alternatives if one.rooms == (GIUNTA,)} >= {
        instant("2026-11-24 11:00")
    }
    assert len(read.look()) == 1


def test_it_stands_in_every_search_and_in_the_day(town: Town, read: OutsideCalendars) -> None:
    anna = town.verbs(ANNA)
    assert GIUNTA not in {one.room.code for one in anna.find(Wish(at("2026-12-01 10:00")))}
    assert GIUNTA in {one.room.code for one in anna.find(Wish(at("2026-12-01 11:00")))}
    window = Slot(instant("2026-12-01 09:00"), instant("2026-12-01 18:00"))
    wish = CommonWish((SiteCode("PALAZZO"),), 60, window, capacity=14, needs=("camera",), accessible=True)
    first = anna.slots(replace(wish, limit=9))
    held = [one.slot.start for one in first if (SiteCode("PALAZZO"), GIUNTA) in one.rooms]
    assert min(held) == instant("2026-12-01 11:00")
    (away,) = anna.day(instant("2026-12-01 12:00").date()).away
    assert (away.room, away.slot) == (GIUNTA, at("2026-12-01 09:00", 120))
    assert len(read.look()) == 1


@pytest.mark.parametrize(("language", "words"), [("it", "Occupata in un altro"), ("en", "Booked in another calendar")])
def test_printed_sheets_tell_it_between_the_meetings(
    town: Town, read: OutsideCalendars, language: str, words: str
) -> None:
    anna, store = town.verbs(ANNA), town.store
    anna.one("GIUNTA", when="2026-11-24 11:00", title="Bilancio")
    anna.one("GIUNTA", when="2026-11-24 08:00", title="Stampa")
    day = instant("2026-11-24 12:00").date()
    alone = room_days(store, anna.list, GIUNTA, day, 1)
    around = anna.day.bookings(day, [SiteCode("PALAZZO")])
    pages = (
        door_sheet.html([alone], language=language),
        room_week.html([room_days(store, anna.list, GIUNTA, day, 7)], language=language),
        day_sheet.html(day, around, store.rooms(), language=language, printed_at=instant("2026-11-24 07:00")),
    )
    for page in pages:
        assert page.index("Stampa") < page.index(words) < page.index("Bilancio")
    assert len(read.look()) == 1


def test_a_series_leaves_its_dates_out(town: Town, read: OutsideCalendars) -> None:
    wanted = draft("GIUNTA", when=at("2026-11-23 09:30"), rrule="FREQ=DAILY;COUNT=3")
    with pytest.raises(SlotTaken):
        town.verbs(ANNA).book_series(wanted)
    booked = town.verbs(ANNA).book_series(replace(wanted, skip_conflicts=True))
    assert [one.slot.start for one in booked.skipped] == [instant("2026-11-24 09:30")]
    assert len(read.look()) == 1


def test_what_cannot_be_read_anew_stays_as_it_was_and_is_said_to_be_stale(
    town: Town, elsewhere: Elsewhere, read: OutsideCalendars
) -> None:
    elsewhere.content = NotCarried("silent")
    assert read() == ()
    town.clock.forward(minutes=15)
    (done,) = read()
    assert (done.state.reason, done.state.is_failing, done.state.is_stale) == ("silent", True, False)
    assert read() == ()
    town.clock.forward(hours=2)
    (done,) = read()
    assert done.state.is_stale
    assert len(town.store.outside.away(at("2026-11-24 09:00"))) == 1
    elsewhere.content = BUSY.replace(b"T090000", b"T150000").replace(b"T110000", b"T160000")
    town.clock.forward(days=1)
    (done,) = read()
    assert (done.state.is_failing, done.state.is_stale, done.state.reason) == (False, False, "")
    assert town.store.outside.away(at("2026-12-01 09:00")) == ()


def test_a_version_is_asked_for_anew_each_day(town: Town, elsewhere: Elsewhere, read: OutsideCalendars) -> None:
    town.clock.forward(minutes=15)
    (same,) = read()
    assert same.changes.rooms == frozenset()
    town.clock.forward(days=1)
    read()
    assert [etag for _, etag in elsewhere.asked] == ["", '"1"', ""]


def test_our_own_meetings_that_come_back_from_there_are_not_somebody_elses(town: Town, elsewhere: Elsewhere) -> None:
    booked = town.verbs(ANNA).book(draft("GIUNTA", when=at("2026-11-25 09:00"))).bookings[0]
    elsewhere.content = write_calendar(
        CalendarEntries(town.store, town.clock, "rooms.invalid").feed([booked]), None
    ).encode()
    made = verb(town, elsewhere)
    made.point(GIUNTA, ADDRESS)
    made()
    assert town.store.outside.away(at("2026-11-25 09:00")) == ()


def test_what_is_no_calendar_is_told(town: Town, elsewhere: Elsewhere) -> None:
    made = verb(town, elsewhere)
    made.point(GIUNTA, ADDRESS)
    elsewhere.content = b"<html>Sign in</html>"
    (done,) = made()
    assert (done.state.reason, done.state.is_stale) == ("invalid calendar", True)
    elsewhere.content = BUSY.replace(b"WEEKLY", b"OFTEN")
    (done,) = made([GIUNTA])
    assert done.state.reason == "unread 1"


@pytest.mark.parametrize("address", ["http://calendar.example/x.ics", "https://u:p@calendar.example/x", "calendar"])
def test_only_https_is_taken_and_the_address_is_not_told(town: Town, elsewhere: Elsewhere, address: str) -> None:
    with pytest.raises(Invalid) as refused:
        verb(town, elsewhere).point(GIUNTA, address)
    assert refused.value.value == ""


def test_only_administrators_name_calendars(town: Town, elsewhere: Elsewhere, read: OutsideCalendars) -> None:
    anna = verb(town, elsewhere, ANNA)
    with pytest.raises(NotYours):
        anna.point(GIUNTA, ADDRESS)
    with pytest.raises(NotYours):
        anna.look()
    with pytest.raises(NotFound):
        read.point(RoomCode("NIENTE"), ADDRESS)
    assert "private-key" not in repr(read.look())
    read.point(GIUNTA, "")
    assert (read.look(), town.store.outside.away(at("2026-11-24 09:00"))) == ((), ())
