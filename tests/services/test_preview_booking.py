"""What a booking would meet, told while it is typed: rooms ranked, dates, lines, journeys; and the address book."""

from __future__ import annotations

from dataclasses import replace

from roomdesk.domain.booking import Attendee
from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.errors import Fault, OutsideHours, RoomClosed
from roomdesk.domain.ids import DeviceCode, Email, RoomCode, SiteCode
from roomdesk.domain.people import Person, Role
from roomdesk.ports.store import Furnishing
from roomdesk.services.answers import Preview
from tests.services.town import ANNA, BRUNO, CARLA, PEOPLE, ROOMS, Town, at, draft


def rooms_of(preview: Preview, site: str) -> list[str]:
    return [one.room.code for one in preview.rooms if one.room.site == site]


def test_free_fitting_working_rooms_come_first(town: Town) -> None:
    broken = Device(DeviceCode("P"), RoomCode("GIUNTA"), "Proiettore", DeviceKind.PROJECTOR, "tcp")
    town.store.furnish(Furnishing(devices=(broken,)))
    verbs, when = town.verbs(), at("2026-11-24 09:00")
    assert rooms_of(verbs.preview(draft(when=when), 9), "PALAZZO") == ["GIUNTA", "MOSTRE", "CONSIGLIO", "SALETTA"]
    town.store.record([Finding(DeviceCode("P"), Health.FAILED, "refused", "", town.clock.now())])
    assert rooms_of(verbs.preview(draft(when=when), 9), "PALAZZO") == ["MOSTRE", "CONSIGLIO", "GIUNTA", "SALETTA"]
    verbs.one("MOSTRE", when="2026-11-24 09:00")
    found = verbs.preview(draft(when=when), 9)
    assert rooms_of(found, "PALAZZO") == ["CONSIGLIO", "GIUNTA", "SALETTA", "MOSTRE"]
    assert [one.rank for one in found.rooms if one.room.site == "PALAZZO"] == [0, 1, 2, 3]


def test_offices_near_ones_own_come_first(town: Town) -> None:
    anna = replace(PEOPLE[0], site=SiteCode("TECNICI"))
    town.store.furnish(Furnishing(people=(anna,)))
    found = town.verbs().preview(draft(when=at("2026-11-24 09:00")))
    assert list(dict.fromkeys(one.room.site for one in found.rooms))[0] == "SCUOLA"  # noqa: RUF015
    assert found.home == "TECNICI"
    assert 2 < found.km[SiteCode("PALAZZO")] < 3


def test_dates_that_clash_or_are_closed_are_told_one_by_one(town: Town) -> None:
    verbs = town.verbs()
    verbs.one("GIUNTA", when="2026-12-01 09:30")
    found = verbs.preview(draft("GIUNTA", when=at("2026-11-24 09:00"), rrule="FREQ=WEEKLY;COUNT=4"))
    assert [(bool(one.clashes), type(one.refused)) for one in found.dates] == [
        (False, type(None)), (True, type(None)), (False, RoomClosed), (False, type(None)),
    ]  # fmt: skip


def test_a_booking_is_not_in_its_own_way(town: Town) -> None:
    made = town.verbs().one("GIUNTA", when="2026-11-24 09:00")
    found = town.verbs().preview(replace(draft("GIUNTA", when=at("2026-11-24 09:30")), id=made.id))
    assert not found.dates[0].clashes
    assert next(one for one in found.rooms if one.room.code == "GIUNTA").is_free


def test_a_retired_room_is_offered_only_where_it_is_chosen_already(town: Town) -> None:
    saletta = replace(next(one for one in ROOMS if one.code == "SALETTA"), retired=True)
    town.store.furnish(Furnishing(rooms=(saletta,)))
    when = at("2026-11-24 09:00")
    assert "SALETTA" not in rooms_of(town.verbs().preview(draft(when=when)), "PALAZZO")
    chosen = town.verbs().preview(draft("SALETTA", when=when))
    assert not next(one for one in chosen.rooms if one.room.code == "SALETTA").is_free


def test_lines_and_journeys_are_told_before_booking(town: Town) -> None:
    verbs = town.verbs()
    for room in ("SALETTA", "MOSTRE"):
        verbs.one(room, when="2026-11-24 09:00", conference="jitsi")
    when = at("2026-11-24 09:00")
    assert verbs.preview(draft("GIUNTA", when=when)).lines == {}
    found = verbs.preview(draft("GIUNTA", "RIUNIONI", when=when, conference="jitsi"))
    load = found.lines[SiteCode("PALAZZO")]
    assert (load.calls, load.carries, load.is_full) == (3, 2, True)
    assert found.journeys.km > 5


def test_what_is_half_typed_is_answered_as_far_as_it_goes(town: Town) -> None:
    preview = town.verbs().preview
    nothing = preview(draft(when=at("2026-11-24 09:00"), title=""))
    assert (nothing.dates, nothing.wrong, len(nothing.rooms)) == ((), None, 7)
    wrong = preview(draft("GIUNTA", when=at("2026-11-24 09:00"), rrule="FREQ=NEVER"))
    assert wrong.wrong is not None
    assert wrong.wrong.fault is Fault.RULE
    link = preview(draft("GIUNTA", when=at("2026-11-24 09:00"), conference="http://x.example"))
    assert link.wrong is not None
    assert link.wrong.fault is Fault.LINK
    night = preview(draft("GIUNTA", when=at("2026-11-24 21:00")))
    assert isinstance(night.rooms[0].refused or night.dates[0].refused, OutsideHours)


def test_a_link_of_ones_own_that_is_held_is_in_the_way(town: Town) -> None:
    link = "https://video.example/mia"
    town.verbs().one("SALETTA", when="2026-11-24 09:00", conference=link)
    found = town.verbs().preview(draft("GIUNTA", when=at("2026-11-24 09:00"), conference=link))
    assert [one.link for one in found.dates[0].clashes] == [link]


def test_the_address_book_holds_people_and_ones_own_guests_only(town: Town) -> None:
    guest = Attendee(Email("sindaca@altrocomune.example"), "La Sindaca")
    town.verbs().one("GIUNTA", when="2026-11-24 09:00", attendees=(guest, Attendee(BRUNO)))
    assert [(one.name, one.email) for one in town.verbs().addresses()] == [
        ("Anna Bianchi", ANNA), ("Bruno Neri", BRUNO), ("Carla Verdi", CARLA), ("Dino Rossi", PEOPLE[3].email),
        ("La Sindaca", guest.email),
    ]  # fmt: skip
    eva = Email("eva@comune.example")
    town.store.furnish(Furnishing(people=(Person(eva, "Eva", Role.STAFF),)))
    assert guest.email not in [one.email for one in town.verbs(eva).addresses()]
