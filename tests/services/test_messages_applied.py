"""A meeting's messages as they were mailed, applied by another calendar: it then knows what we know."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar, Component

from roomdesk.domain.booking import Attendee, Scope, Status
from roomdesk.domain.draft import Move
from roomdesk.domain.ids import BookingId, Email, RoomCode
from roomdesk.ports.store import Query
from roomdesk.services.acting import Acting
from roomdesk.services.undo_change import UndoChange
from tests.services.test_edit_booking import as_it_is
from tests.services.test_send_invitation import Postman, sending, working
from tests.services.town import ANNA, Town, instant

LUCA, CARA = Email("luca@ditta.example"), Email("cara@ditta.example")
State = dict[tuple[str, datetime], tuple[Any, ...]]
"""By UID and start: end, title, rooms, guests, organizer, status, link."""


class OtherCalendar:
    """One attendee's calendar, after RFC 5546 §3.2 by icalendar and dateutil, with nothing of ours."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, datetime | None], Component] = {}

    def receive(self, content: bytes) -> None:
        calendar = Calendar.from_ical(content)
        (event,) = calendar.walk("VEVENT")
        uid, at = str(event["UID"]), _recurrence(event)
        known = self.entries.get((uid, at))
        master = self.entries.get((uid, None))
        newest = max((_age(one) for one in (known, master if at is None else None) if one), default=(-1, 0.0))
        assert _age(event) >= newest, "older than what is known"
        if at is None:
            # A new version of the whole replaces every date that was told apart before it (RFC 5546 §3.2.2.1).
            self.entries = {key: one for key, one in self.entries.items() if key[0] != uid or not _since(one, event)}
        self.entries[uid, at] = event

    def state(self) -> State:
        found: State = {}
        for (uid, at), event in self.entries.items():
            apart = {when for other, when in self.entries if other == uid and when}
            if event["STATUS"] != "CANCELLED":
                length = event["DTEND"].dt - event["DTSTART"].dt
                starts = _starts(event) - apart if at is None else {event["DTSTART"].dt.astimezone(UTC)}
                found |= {(uid, start): (start + length, *_facts(event)) for start in starts}
        return found

    def sequences(self) -> dict[str, int]:
        """Give the newest SEQUENCE of each UID."""
        found: dict[str, int] = {}
        for (uid, _), event in self.entries.items():
            found[uid] = max(found.get(uid, 0), int(event["SEQUENCE"]))
        return found


def _facts(event: Component) -> tuple[object, ...]:
    people = event.get("ATTENDEE", [])
    listed = people if isinstance(people, list) else [people]
    rooms = {str(one.params["CN"]) for one in listed if one.params["CUTYPE"] == "ROOM"}
    assert all(room in event["LOCATION"] for room in rooms)
    guests = frozenset(one.removeprefix("mailto:") for one in listed if one.params["CUTYPE"] == "INDIVIDUAL")
    organizer = event["ORGANIZER"].removeprefix("mailto:")
    return str(event["SUMMARY"]), frozenset(rooms), guests, organizer, str(event["STATUS"]), str(event.get("URL", ""))


def _age(event: Component) -> tuple[int, float]:
    return int(event["SEQUENCE"]), event["DTSTAMP"].dt.timestamp()


def _since(exception: Component, whole: Component) -> bool:
    return int(exception["SEQUENCE"]) < int(whole["SEQUENCE"])


def _recurrence(event: Component) -> datetime | None:
    at = event.get("RECURRENCE-ID")
    return at.dt.astimezone(UTC) if at else None


def _starts(event: Component) -> set[datetime]:
    first = event["DTSTART"].dt
    if "RRULE" not in event:
        return {first.astimezone(UTC)}
    dates = rruleset()
    dates.rrule(rrulestr(event["RRULE"].to_ical().decode(), dtstart=first))
    for name, add in (("EXDATE", dates.exdate), ("RDATE", dates.rdate)):
        given = event.get(name, [])
        for one in given if isinstance(given, list) else [given]:
            for when in one.dts:
                add(when.dt)
    return {one.astimezone(UTC) for one in dates}


class Post:
    """Mails what is new after each change, and gives each attendee's calendar its mail."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.calendars = {LUCA: OtherCalendar(), CARA: OtherCalendar()}

    def __call__(self, booking: BookingId) -> int:
        """Send and deliver; give how many messages there were."""
        self.town.clock.forward(minutes=1)
        sending(self.town)(booking)
        postman = Postman()
        working(self.town, postman)()
        for to, mail in postman.carried:
            part = next(one for one in mail.walk() if one.get_content_type() == "text/calendar")
            self.calendars[to].receive(part.get_payload(decode=True))
        return len(postman.carried)

    def ours(self) -> State:
        rooms = self.town.store.rooms()
        return {
            (one.uid, one.slot.start): (
                one.slot.end,
                one.title,
                frozenset(rooms[code].name for code in one.rooms),
                frozenset(person.email for person in one.attendees),
                one.organizer,
                "TENTATIVE" if one.status is Status.PENDING else "CONFIRMED",
                one.conference.url if one.conference else "",
            )
            for one in self.town.store.bookings(Query())
        }

    def agrees(self, booking: BookingId) -> int:
        """Mail what is new, and compare every calendar with our own state; give how many messages there were."""
        messages, ours = self(booking), self.ours()
        for person, calendar in self.calendars.items():
            assert calendar.state() == {key: facts for key, facts in ours.items() if person in facts[3]}
            for uid, sequence in calendar.sequences().items():
                dates = self.town.store.of_uid(uid)
                series = {self.town.store.series(one.series).sequence for one in dates if one.series}
                if any(person in facts[3] for (other, _), facts in ours.items() if other == uid):
                    assert sequence == max({one.sequence for one in dates} | series)
        return messages


@pytest.mark.parametrize("weekday", ["MO", "TU"])
def test_create_move_cancel_cut_and_end_a_series(town: Town, weekday: str) -> None:
    verbs, post = town.verbs(), Post(town)
    start = "2027-03-08 09:00" if weekday == "MO" else "2027-03-09 09:00"
    guests = (Attendee(LUCA), Attendee(CARA))
    rule = f"FREQ=WEEKLY;BYDAY={weekday};COUNT=8"
    dates = verbs.many("AULA", when=start, rule=rule, title="Cantieri", attendees=guests, conference="jitsi")

    assert post.agrees(dates[0].id)
    assert len(post.ours()) == 8
    verbs.move(Move(dates[0].id, dates[0].slot.start.replace(hour=13), scope=Scope.ALL))
    assert post.agrees(dates[0].id)
    verbs.move(Move(dates[2].id, instant("2027-03-25 15:00"), rooms=(RoomCode("GIUNTA"),), scope=Scope.THIS))
    assert post.agrees(dates[0].id)
    verbs.cancel(dates[3].id, Scope.THIS)
    assert post.agrees(dates[0].id)
    assert len(post.ours()) == 7
    verbs.move(Move(dates[2].id, instant("2027-03-25 15:00"), end=instant("2027-03-25 15:30"), scope=Scope.THIS))
    assert post.agrees(dates[0].id)
    cut = verbs.move(Move(dates[5].id, instant("2027-04-15 10:00"), scope=Scope.FOLLOWING))
    assert post.agrees(dates[0].id)
    assert len({uid for uid, _ in post.ours()}) == 2
    assert not post.agrees(dates[0].id)
    undone = UndoChange(town.store, town.clock, Acting(town.store, ANNA))(cut)
    assert sending(town).standing(dates[0].id).untold == 2
    assert post.agrees(dates[0].id)
    assert sending(town).standing(dates[0].id).untold == 0
    assert {uid for uid, _ in post.ours()} == {dates[0].uid}
    UndoChange(town.store, town.clock, Acting(town.store, ANNA))(undone)
    assert post.agrees(dates[0].id)
    assert len(post.ours()) == 7
    verbs.cancel(dates[0].id, Scope.ALL)
    assert post.agrees(dates[0].id)
    tail = town.store.bookings(Query())
    assert len(tail) == 3
    verbs.cancel(tail[0].id, Scope.ALL)
    assert post.agrees(dates[0].id)
    assert post.ours() == {}


def test_a_single_meeting_created_edited_moved_and_cancelled(town: Town) -> None:
    verbs, post = town.verbs(), Post(town)
    one = verbs.one("AULA", when="2026-11-25 10:00", attendees=(Attendee(LUCA), Attendee(CARA)))
    assert post.agrees(one.id) == 2
    verbs.move(Move(one.id, instant("2026-11-26 10:00"), rooms=(RoomCode("GIUNTA"), RoomCode("AULA"))))
    assert post.agrees(one.id) == 2
    moved = town.store.booking(one.id)
    verbs.edit(as_it_is(moved, title="Altro titolo", attendees=(Attendee(LUCA),)))
    assert post.agrees(one.id) == 2
    verbs.cancel(one.id)
    assert post.agrees(one.id) == 1
    assert post.ours() == {}
