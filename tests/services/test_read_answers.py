"""Answers from a mailbox: noted for whoever wrote them; rooms are not booked by mail, nobody answers for others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from roomdesk import bootstrap
from roomdesk.domain.booking import Answer, Attendee
from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, Email, RoomCode, SiteCode
from roomdesk.domain.places import Room, Site
from roomdesk.ports.mailbox import Arrived
from roomdesk.ports.store import Furnishing, Query
from roomdesk.services.desk import Desk
from roomdesk.services.read_answers import ReadAnswers
from tests.services.town import at

LUCA, SARA = Email("luca@ditta.example"), Email("sara@ditta.example")


class Box:
    def __init__(self, *mails: Arrived) -> None:
        self.mails, self.read = mails, list[str]()

    def arrived(self, most: int) -> tuple[Arrived, ...]:
        return self.mails[:most]

    def done(self, mails: Sequence[str]) -> None:
        self.read += mails


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = bootstrap.open_desk(str(tmp_path / "roomdesk.db"), "anna@comune.example")
    sites, rooms = (
        (Site(SiteCode("PALAZZO"), "Palazzo"),),
        (Room(RoomCode("GIUNTA"), SiteCode("PALAZZO"), "Giunta", 9),),
    )
    made.look_around.store.furnish(Furnishing(sites, rooms))
    people = (Attendee(LUCA), Attendee(SARA))
    slot = at("2026-11-23 09:00")
    made.book_room(Draft(BookingId("b"), "Bilancio", (RoomCode("GIUNTA"),), slot, attendees=people))
    return made


def letter(desk: Desk, guest: str, says: str = "ACCEPTED", method: str = "REPLY", uid: str = "") -> bytes:
    return "\r\n".join((
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//other//EN", f"METHOD:{method}", "BEGIN:VEVENT",
        f"UID:{uid or desk.show_booking(BookingId('b')).booking.uid}", "DTSTAMP:20261120T080000Z", "SEQUENCE:0",
        "DTSTART:20261123T080000Z", "DTEND:20261123T090000Z", "ORGANIZER:mailto:anna@comune.example",
        f"ATTENDEE;PARTSTAT={says}:mailto:{guest}", "SUMMARY:Bilancio", "END:VEVENT", "END:VCALENDAR", "",
    )).encode()  # fmt: skip


def answers(desk: Desk) -> dict[str, Answer]:
    return {one.email: one.status for one in desk.show_booking(BookingId("b")).booking.attendees}


def reading(desk: Desk, box: Box) -> ReadAnswers:
    return ReadAnswers(lambda: box, desk.import_invitation.made())  # type: ignore[attr-defined]


def test_each_answer_is_noted_and_its_mail_marked(desk: Desk) -> None:
    box = Box(Arrived("1", LUCA, letter(desk, LUCA)), Arrived("2", SARA, letter(desk, SARA, "DECLINED")))
    noted = reading(desk, box)()
    assert [one.error for one in noted] == [None, None]
    assert answers(desk) == {LUCA: Answer.ACCEPTED, SARA: Answer.DECLINED}
    assert box.read == ["1", "2"]


def test_nobody_answers_for_somebody_else(desk: Desk) -> None:
    box = Box(Arrived("1", SARA, letter(desk, LUCA)))
    (noted,) = reading(desk, box)()
    assert noted.imported is None
    assert answers(desk)[LUCA] is Answer.NEEDS_ACTION
    assert box.read == ["1"]


def test_rooms_are_not_booked_by_mail(desk: Desk) -> None:
    asks = (
        letter(desk, LUCA, method="REQUEST", uid="new@ditta.example")
        .replace(b"ORGANIZER:mailto:anna@comune.example", b"ORGANIZER:mailto:luca@ditta.example\r\nLOCATION:Giunta")
        .replace(b"20261123", b"20261124")
    )
    box = Box(Arrived("1", LUCA, asks))
    (noted,) = reading(desk, box)()
    assert noted.imported is None
    assert len(desk.list_bookings(Query())) == 1


def test_what_is_refused_does_not_keep_the_others_back(desk: Desk) -> None:
    box = Box(Arrived("1", LUCA, b"no calendar"), Arrived("2", LUCA, letter(desk, LUCA)))
    first, second = reading(desk, box)()
    assert first.error is not None
    assert second.imported is not None
    assert box.read == ["1", "2"]


def test_without_a_mailbox_nothing_is_read(desk: Desk) -> None:
    assert desk.read_answers() == ()
