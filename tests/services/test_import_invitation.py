"""Importing invitations: rooms are booked, updates and cancellations applied once, in order, and never twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from roomdesk.domain.booking import Answer, Status
from roomdesk.domain.draft import Move
from roomdesk.domain.errors import (
    Fault,
    Invalid,
    NotFound,
    NotOnTheList,
    NotYours,
    OrganizedHere,
    Outdated,
    OutsideHours,
    SlotTaken,
)
from roomdesk.domain.ids import RoomCode
from roomdesk.ports.reader import Sheet
from roomdesk.ports.store import Furnishing, Query
from tests.services.letters import ADA, UID, WEEKLY, event, letter, outcomes, standing, take
from tests.services.town import ANNA, BRUNO, CARLA, Town, at


def test_books_the_room_that_is_asked_for(town: Town) -> None:
    more = (
        "DESCRIPTION:Ordine del giorno",
        "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.regione.example/x",
        "ATTENDEE;CN=Bruno Neri;PARTSTAT=ACCEPTED:mailto:Bruno@comune.example",
        "ATTENDEE;CUTYPE=ROOM;CN=Sala Giunta:mailto:sala.giunta@comune.example",
        "ATTENDEE;CUTYPE=ROOM;CN=Sala della Regione:mailto:sala9@regione.example",
        "CLASS:PRIVATE",
    )
    found = take(town, letter(event("20261125T100000", "20261125T113000", *more, room="")))
    booking = found.booked.bookings[0]
    assert outcomes(found) == ["booked"]
    assert town.store.booking(booking.id) == booking
    assert (booking.uid, booking.title, booking.rooms) == (UID, "Conferenza dei servizi", ("GIUNTA",))
    assert (booking.slot, booking.timezone) == (at("2026-11-25 10:00", 90), "Europe/Rome")
    assert (booking.organizer, booking.created_by, booking.private) == (ADA, CARLA, True)
    assert [(one.email, one.name, one.status) for one in booking.attendees] == [(BRUNO, "Bruno Neri", Answer.ACCEPTED)]
    assert booking.conference
    assert (booking.conference.url, booking.conference.exclusive) == ("https://meet.regione.example/x", False)
    assert booking.description == "Ordine del giorno"
    assert [one.action for one in town.store.history(booking.id)] == ["booked"]


@pytest.mark.parametrize(
    ("place", "rooms"),
    [
        ("Sala Giunta", ["GIUNTA"]),
        ("sala  giunta (piano 1) — Palazzo\\, Via Roma 1", ["GIUNTA"]),
        ("GIUNTA; Sala riunioni", ["GIUNTA", "RIUNIONI"]),
        ("AULA", ["AULA"]),
    ],
)
def test_knows_rooms_by_name_or_code_in_the_place(town: Town, place: str, rooms: list[str]) -> None:
    found = take(town, letter(event(room=place)))
    assert [list(one.rooms) for one in found.booked.bookings] == [rooms]


@pytest.mark.parametrize("place", ["", "Bologna", "Aula 3 della Regione", "https://meet.example/GIUNTA"])
def test_without_a_room_of_ours_one_must_be_told(town: Town, place: str) -> None:
    with pytest.raises(Invalid) as refused:
        take(town, letter(event(room=place)))
    assert refused.value.fault is Fault.NO_ROOM_NAMED
    found = take(town, letter(event(room=place)), rooms=(RoomCode("saletta"),))
    assert found.booked.bookings[0].rooms == ("SALETTA",)


def test_of_rooms_with_one_name_the_site_tells_which(town: Town) -> None:
    other = replace(town.store.rooms()[RoomCode("CANTIERI")], code=RoomCode("TEC-2"), name="Saletta")
    town.store.furnish(Furnishing(rooms=(other,)))
    with pytest.raises(Invalid):
        take(town, letter(event(room="Saletta")))
    take(town, letter(event(room="Saletta — Uffici tecnici")))
    assert standing(town) == ["2026-11-25 10:00 TEC-2"]


def test_the_mailboxes_of_rooms_without_one_are_not_only_ours(town: Town) -> None:
    person = "ATTENDEE;CUTYPE=ROOM;CN={}:mailto:giunta@rooms.invalid"
    with pytest.raises(Invalid) as refused:
        take(town, letter(event("20261125T100000", "20261125T110000", person.format("Sala di Altrove"), room="")))
    assert refused.value.fault is Fault.NO_ROOM_NAMED
    take(town, letter(event("20261125T100000", "20261125T110000", person.format("Sala Giunta"), room="")))
    assert standing(town) == ["2026-11-25 10:00 GIUNTA"]


def test_the_same_file_twice_is_once(town: Town) -> None:
    first = take(town, letter(event()))
    again = take(town, letter(event()))
    assert outcomes(again) == ["same"]
    assert again.booked.bookings == first.booked.bookings
    assert not again.booked.changes.bookings
    assert outcomes(take(town, letter(event(stamp=3)))) == ["same"]
    assert town.store.booking(first.booked.bookings[0].id).version == 1
    town.verbs(CARLA).cancel(first.booked.bookings[0].id)
    assert outcomes(take(town, letter(event()))) == ["booked"]
    assert standing(town) == ["2026-11-25 10:00 GIUNTA"]


def test_the_same_file_with_another_room_moves_the_meeting_there(town: Town) -> None:
    take(town, letter(event()))
    assert outcomes(take(town, letter(event()), rooms=(RoomCode("AULA"),))) == ["changed"]
    assert standing(town) == ["2026-11-25 10:00 AULA"]
    assert outcomes(take(town, letter(event()), rooms=(RoomCode("AULA"),))) == ["same"]


def test_an_update_moves_and_an_old_one_is_refused(town: Town) -> None:
    take(town, letter(event()))
    found = take(town, letter(event("20261125T150000", "20261125T160000", sequence=2, title="Altro titolo")))
    assert outcomes(found) == ["changed"]
    assert standing(town) == ["2026-11-25 15:00 GIUNTA"]
    booking = town.store.of_uid(UID)[0]
    assert (booking.sequence, booking.version, booking.title) == (2, 2, "Altro titolo")
    assert [one.action for one in town.store.history(booking.id)] == ["booked", "moved"]
    for old in (event(), event(sequence=1, stamp=5), event("20261125T140000", "20261125T150000", sequence=2, stamp=-2)):
        with pytest.raises(Outdated) as refused:
            take(town, letter(old))
        assert refused.value.known == 2
    assert standing(town) == ["2026-11-25 15:00 GIUNTA"]


def test_with_equal_sequence_the_later_stamp_wins(town: Town) -> None:
    take(town, letter(event()))
    take(town, letter(event(stamp=1, title="Precisato")))
    assert town.store.of_uid(UID)[0].title == "Precisato"


def test_a_room_changed_here_stays_while_the_organizer_asks_for_the_same(town: Town) -> None:
    booking = take(town, letter(event())).booked.bookings[0]
    town.verbs(CARLA).move(Move(booking.id, rooms=(RoomCode("SALETTA"),)))
    take(town, letter(event(sequence=1, title="Nuovo titolo")))
    assert standing(town) == ["2026-11-25 10:00 SALETTA"]
    take(town, letter(event(sequence=2, room="AULA")))
    assert standing(town) == ["2026-11-25 10:00 AULA"]


def test_a_cancellation_frees_the_room_once(town: Town) -> None:
    take(town, letter(event()))
    back = letter(event(sequence=1, stamp=1), method="CANCEL")
    assert outcomes(take(town, back)) == ["cancelled"]
    assert standing(town) == []
    assert outcomes(take(town, back)) == ["same"]
    take(town, letter(event(sequence=2, stamp=2)))
    assert standing(town) == ["2026-11-25 10:00 GIUNTA"]
    with pytest.raises(Outdated):
        take(town, letter(event(sequence=1, stamp=1), method="CANCEL"))


def test_a_status_of_cancelled_cancels_too(town: Town) -> None:
    take(town, letter(event()))
    take(town, letter(event("20261125T100000", "20261125T110000", "STATUS:CANCELLED", sequence=1), method="PUBLISH"))
    assert standing(town) == []


def test_people_and_rooms_taken_off_leave_the_rest(town: Town) -> None:
    people = ("ATTENDEE:mailto:anna@comune.example", "ATTENDEE:mailto:bruno@comune.example")
    take(town, letter(event("20261125T100000", "20261125T110000", *people, room="Sala Giunta; Saletta")))
    take(town, letter(event("20261125T100000", "20261125T110000", people[1], sequence=1), method="CANCEL"))
    assert [one.email for one in town.store.of_uid(UID)[0].attendees] == [ANNA]
    room = "ATTENDEE;CUTYPE=ROOM;CN=Saletta:mailto:saletta@comune.example"
    take(town, letter(event("20261125T100000", "20261125T110000", room, sequence=2), method="CANCEL"))
    assert standing(town) == ["2026-11-25 10:00 GIUNTA"]


def test_what_nobody_booked_cannot_be_cancelled(town: Town) -> None:
    with pytest.raises(NotFound):
        take(town, letter(event(), method="CANCEL"))


def test_never_books_twice_and_offers_other_ways(town: Town) -> None:
    held = town.verbs().one("GIUNTA", when="2026-11-25 10:30")
    for sheets in (letter(event()), letter(event(uid="free@x", room="SALETTA"), event())):
        with pytest.raises(SlotTaken) as refused:
            take(town, sheets)
        assert [one.booking for one in refused.value.clashes] == [held.id]
    assert town.store.bookings(Query()) == (held,)
    with pytest.raises(SlotTaken) as refused:
        take(town, letter(event()))
    assert refused.value.alternatives[0].rooms == ("MOSTRE",)
    seen = take(town, letter(event()), dry_run=True)
    assert ([one.booking for one in seen.clashes], seen.alternatives[0].rooms) == ([held.id], ("MOSTRE",))


def test_two_meetings_of_one_file_do_not_share_a_room(town: Town) -> None:
    both = letter(event(), event("20261125T103000", "20261125T113000", uid="m2@regione.example"))
    with pytest.raises(SlotTaken) as refused:
        take(town, both)
    assert [(one.room, one.slot) for one in refused.value.clashes] == [("GIUNTA", at("2026-11-25 10:00"))]
    assert len(take(town, both, dry_run=True).clashes) == 1
    assert town.store.bookings(Query()) == ()


def test_a_calendar_with_meetings_that_are_off_books_the_others(town: Town) -> None:
    off = event("20261125T100000", "20261125T110000", "STATUS:CANCELLED", uid="off@x")
    found = take(town, letter(off, event(), method=""))
    assert sorted(outcomes(found)) == ["booked", "same"]
    assert standing(town) == ["2026-11-25 10:00 GIUNTA"]


def test_a_preview_writes_nothing(town: Town) -> None:
    seen = take(town, letter(event("20261125T100000", "20261125T110000", WEEKLY)), dry_run=True)
    assert (outcomes(seen), len(seen.booked.bookings), seen.clashes) == (["booked"], 4, ())
    assert town.store.bookings(Query(cancelled=True)) == ()
    assert outcomes(take(town, letter(event()))) == ["booked"]


def test_the_rules_of_rooms_hold_for_guests(town: Town) -> None:
    with pytest.raises(OutsideHours):
        take(town, letter(event("20261125T210000", "20261125T220000")))
    pending = take(town, letter(event(room="CONSIGLIO"))).booked.bookings[0]
    assert pending.status is Status.PENDING


def test_staff_may_not_import_for_a_colleague_or_change_what_another_imported(town: Town) -> None:
    of_anna = event().replace(ADA, ANNA)
    with pytest.raises(NotYours):
        take(town, letter(of_anna), who=BRUNO)
    take(town, letter(of_anna), who=ANNA)
    with pytest.raises(NotYours):
        take(town, letter(of_anna.replace("SEQUENCE:0", "SEQUENCE:1").replace("T11", "T12")), who=BRUNO)


def test_another_organizer_changes_nothing(town: Town) -> None:
    take(town, letter(event()))
    for method in ("REQUEST", "CANCEL"):
        with pytest.raises(NotOnTheList):
            take(town, letter(event(sequence=4).replace(ADA, "eva@altrove.example"), method=method))
    assert standing(town) == ["2026-11-25 10:00 GIUNTA"]


def test_what_is_organized_here_no_file_changes(town: Town) -> None:
    booking = town.verbs().one("GIUNTA", when="2026-11-25 10:00", title="Nostra")
    own = event(uid=booking.uid, title="Nostra")
    assert outcomes(take(town, letter(own))) == ["same"]
    for message in (
        letter(own.replace("T11", "T12")),
        letter(own.replace("Nostra", "Loro")),
        letter(own, method="CANCEL"),
    ):
        with pytest.raises(OrganizedHere):
            take(town, message)
    assert town.store.booking(booking.id) == booking


def test_several_files_all_or_nothing_in_the_order_of_their_making(town: Town) -> None:
    first, moved = letter(event()), letter(event("20261125T150000", "20261125T160000", sequence=1, stamp=1))
    gone = letter(event(sequence=2, stamp=2), method="CANCEL")
    assert outcomes(take(town, gone, moved, first)) == ["booked", "changed", "cancelled"]
    assert standing(town) == []
    broken = [Sheet("rotto.ics", b"BEGIN:VCALENDAR")]
    with pytest.raises(Invalid) as refused:
        take(town, letter(event(uid="other@x")), broken)
    assert refused.value.value.startswith("rotto.ics: ")
    assert standing(town, "other@x") == []


def test_a_whole_day_holds_the_room_while_the_site_is_open(town: Town) -> None:
    day = event("", "", "DTSTART;VALUE=DATE:20261125", "DTEND;VALUE=DATE:20261126")
    booking = take(town, letter(day)).booked.bookings[0]
    assert booking.slot == at("2026-11-25 08:00", 720)
    autumn = event("", "", "DTSTART;VALUE=DATE:20271031", uid="autumn@x", room="AULA")
    assert take(town, letter(autumn)).booked.bookings[0].slot == at("2027-10-31 00:00", 1440)
    with pytest.raises(OutsideHours):
        take(town, letter(day.replace("20261125", "20261129").replace("20261126", "20261130")))
    with pytest.raises(Invalid) as refused:
        take(town, letter(day.replace("20261126", "20261128").replace("SEQUENCE:0", "SEQUENCE:1")))
    assert refused.value.fault is Fault.DURATION


def test_times_without_a_zone_are_asked_for(town: Town) -> None:
    floating = event().replace(";TZID=Europe/Rome", "")
    with pytest.raises(Invalid) as refused:
        take(town, letter(floating))
    assert refused.value.fault is Fault.FLOATING_TIME
    take(town, letter(floating), timezone="Europe/London")
    assert standing(town) == ["2026-11-25 11:00 GIUNTA"]
    with pytest.raises(Invalid):
        take(town, letter(floating), timezone="Europe/Nowhere")


@pytest.mark.parametrize("method", ["ADD", "REFRESH", "DECLINECOUNTER", "NONSENSE"])
def test_messages_of_other_kinds_are_refused_with_a_reason(town: Town, method: str) -> None:
    with pytest.raises(Invalid) as refused:
        take(town, letter(event(), method=method))
    assert (refused.value.fault, refused.value.value) == (Fault.METHOD, method)
