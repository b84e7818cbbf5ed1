"""What each login may do with bookings, whatever program asks for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psycopg
import pytest

from roomdesk import bootstrap
from roomdesk.domain.booking import Booking, HistoryEntry, Status
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.device_fault import DeviceFault, Maintenance
from roomdesk.domain.equipment import Finding, Health
from roomdesk.domain.errors import NotFound, NotYours, RoomClosed
from roomdesk.domain.ids import BookingId, DeviceCode, Email, SeriesId
from roomdesk.domain.invitation import Method
from roomdesk.domain.itip import Told
from roomdesk.domain.people import Role
from roomdesk.domain.preparation import Phase
from roomdesk.domain.room_tasks import TaskKey
from roomdesk.ports.outbox import Mail
from roomdesk.ports.preparations import Turn
from roomdesk.ports.store import Edit, Furnishing, Heard, Intake, Query
from roomdesk.stores.postgres.migrate import newest
from roomdesk.stores.rows import stamp
from tests.contracts.outbox_contract import mail
from tests.fakes.municipality import (
    ARCHIVE,
    COUNCIL,
    DEVICES,
    GIUNTA,
    HALL,
    LAB,
    READING,
    at,
    booking,
    moved,
    series,
    slot,
)
from tests.rights.conftest import ANNA, BRUNO, CARLA, CARLAS, OPEN, PENDING, PRIVATE, RITA, TINO, Office, own
from tests.servers.roomdesk import STEPS


def edit(one: Booking, action: str = "moved") -> Edit:
    return Edit(one, one.version - 1, action)


def test_staff_book_change_and_cancel_their_own(office: Office) -> None:
    store = office.store("carla")
    one = own(CARLA, (ARCHIVE, READING), slot(9, 10))
    store.book([one], None, CARLA)
    store.change([edit(moved(one, slot(11, 12)))], CARLA)
    gone = replace(moved(one, slot(11, 12)), status=Status.CANCELLED, version=3)
    store.change([edit(gone, "cancelled")], CARLA)
    assert store.booking(one.id) == gone
    store.change([edit(replace(gone, status=Status.CONFIRMED, version=4), "undone")], CARLA)
    assert [entry.action for entry in store.history(one.id)] == ["booked", "moved", "cancelled", "undone"]


@pytest.mark.parametrize("victim", [OPEN, PRIVATE, PENDING])
@pytest.mark.parametrize("login", ["carla", "tino"])
def test_nobody_changes_what_is_not_theirs(office: Office, login: str, victim: Booking) -> None:
    before = office.everything()
    store = office.store(login)
    for changed in (
        moved(victim, slot(15, 16)),
        replace(victim, status=Status.CANCELLED, version=2),
        replace(victim, title="Preso", organizer=CARLA, created_by=CARLA, version=2),
    ):
        with pytest.raises(NotYours):
            store.change([edit(changed)], CARLA)
    with pytest.raises((NotFound, NotYours)):
        store.book([replace(victim, created_by=CARLA, organizer=CARLA)], None, CARLA)
    assert office.everything() == before


@pytest.mark.parametrize(
    "wanted",
    [
        booking(ARCHIVE, slot(9, 10), organizer=BRUNO, created_by=CARLA),
        booking(ARCHIVE, slot(9, 10), organizer=CARLA, created_by=BRUNO),
        booking(COUNCIL, slot(15, 16), organizer=CARLA, created_by=CARLA),
        replace(own(CARLA, ARCHIVE, slot(9, 10)), uid=OPEN.uid),
        replace(own(CARLA, ARCHIVE, slot(9, 10)), status=Status.DECLINED),
    ],
    ids=["for a colleague", "as a colleague", "past approval", "with another's UID", "declined"],
)
def test_staff_book_nothing_past_the_rules(office: Office, wanted: Booking) -> None:
    before = office.everything()
    with pytest.raises(NotYours):
        office.store("carla").book([wanted], None, CARLA)
    assert office.everything() == before


def test_staff_book_for_an_office_and_ask_for_approval(office: Office) -> None:
    store = office.store("carla")
    store.book([own(CARLA, ARCHIVE, slot(9, 10), organizer=Email("ufficio@comune.example"))], None, CARLA)
    asked = own(CARLA, COUNCIL, slot(15, 16), status=Status.PENDING)
    store.book([asked], None, CARLA)
    with pytest.raises(NotYours):
        store.change([edit(replace(asked, status=Status.CONFIRMED, version=2), "approved")], CARLA)
    gone = replace(asked, status=Status.CANCELLED, version=2)
    store.change([edit(gone, "cancelled")], CARLA)
    with pytest.raises(NotYours):
        store.change([edit(replace(asked, status=Status.CONFIRMED, version=3), "undone")], CARLA)
    store.change([edit(replace(asked, version=3), "undone")], CARLA)
    office.store("rita").change([edit(replace(asked, status=Status.CONFIRMED, version=4), "approved")], RITA)
    # Approved once, it may be renamed and taken back; another time in that room is the room's again to say.
    renamed = replace(asked, status=Status.CONFIRMED, title="Altro", version=5)
    store.change([edit(renamed, "edited")], CARLA)
    assert store.booking(asked.id).title == "Altro"


def test_an_approved_booking_does_not_carry_its_approval_into_another_room(office: Office) -> None:
    store = office.store("carla")
    one = own(CARLA, ARCHIVE, slot(15, 16))
    store.book([one], None, CARLA)
    with pytest.raises(NotYours):
        store.change([edit(moved(one, slot(15, 16), (COUNCIL,)))], CARLA)


def test_a_room_for_some_roles_is_theirs(office: Office) -> None:
    # GIUNTA is for staff and the reception.
    with pytest.raises(NotYours):
        office.store("tino").book([own(TINO, GIUNTA, slot(15, 16))], None, TINO)
    office.store("carla").book([own(CARLA, GIUNTA, slot(15, 16))], None, CARLA)


def test_a_room_for_the_reception_is_not_entered_by_staff_on_any_way(office: Office) -> None:
    anna, carla = office.store("anna"), office.store("carla")
    anna.furnish(Furnishing(rooms=(replace(anna.rooms()[READING], bookers=(Role.RECEPTION,)),)))
    mine = own(CARLA, ARCHIVE, slot(17, 18))
    carla.book([mine], None, CARLA)
    rule, dates = series(3, (GIUNTA, READING), slot(17, 18, 1))
    ways: tuple[Callable[[], object], ...] = (
        lambda: carla.book([own(CARLA, READING, slot(17, 18))], None, CARLA),
        lambda: carla.book([own(CARLA, (GIUNTA, READING), slot(17, 18))], None, CARLA),
        lambda: carla.book([replace(one, organizer=CARLA, created_by=CARLA) for one in dates], rule, CARLA),
        lambda: carla.change([edit(moved(mine, slot(17, 18), (READING,)))], CARLA),
        lambda: carla.change([edit(moved(mine, slot(17, 18), (ARCHIVE, READING)))], CARLA),
    )
    for way in ways:
        with pytest.raises(NotYours) as refused:
            way()
        assert refused.value.action == "room"
    given = booking(READING, slot(11, 12), organizer=CARLA, created_by=RITA)
    office.store("rita").book([given], None, RITA)
    # Where the reception has put a meeting, its organizer may move it.
    carla.change([edit(moved(given, slot(12, 13)))], CARLA)
    assert [one.id for one in carla.bookings(Query(rooms=(READING,))) if one.organizer == CARLA] == [given.id]


def test_technicians_check_devices_and_book_nothing(office: Office) -> None:
    store = office.store("tino")
    found = Finding(DeviceCode("GIUNTA-TV"), Health.OK, "ok", "", at(8), 3.5)
    store.record([found])
    assert store.last_findings() == {found.device: found}
    with pytest.raises(NotYours):
        store.book([own(TINO, ARCHIVE, slot(9, 10))], None, TINO)


def test_the_reception_serves_all_and_everybody_can_tell(office: Office) -> None:
    store = office.store("rita")
    store.book([booking(ARCHIVE, slot(9, 10), organizer=CARLA, created_by=RITA)], None, RITA)
    store.change([edit(replace(PENDING, status=Status.CONFIRMED, version=2), "approved")], RITA)
    with pytest.raises(NotYours):
        store.book([booking(READING, slot(9, 10), organizer=CARLA, created_by=CARLA)], None, RITA)
    assert [(one.who, one.action) for one in store.history(PENDING.id)] == [(BRUNO, "booked"), (RITA, "approved")]


def test_nobody_writes_history_in_anothers_name(office: Office) -> None:
    one = own(CARLA, ARCHIVE, slot(9, 10))
    store = office.store("carla")
    store.book([one], None, BRUNO)
    store.change([edit(replace(moved(one, slot(11, 12)), updated_at=at(1)))], ANNA)
    found = store.history(one.id)
    assert [entry.who for entry in found] == [CARLA, CARLA]
    # The server's clock, not the desk's.
    assert all(isinstance(entry, HistoryEntry) and entry.at.year >= 2026 and entry.at != at(1) for entry in found)


def test_a_series_of_others_is_not_grown_into_or_changed(office: Office) -> None:
    rule, dates = series(3, HALL, slot(15, 16))
    owned = tuple(replace(one, organizer=BRUNO, created_by=BRUNO) for one in dates)
    office.store("bruno").book(owned, rule, BRUNO)
    store = office.store("carla")
    with pytest.raises(NotYours):
        store.book([own(CARLA, ARCHIVE, slot(9, 10))], replace(rule, rrule="FREQ=DAILY;COUNT=2"), CARLA)
    grown = replace(own(CARLA, ARCHIVE, slot(9, 10)), series=rule.id, occurrence=at(9))
    with pytest.raises(NotYours):
        store.book([grown], None, CARLA)
    mine = replace(rule, id=SeriesId("mine"), uid="mine@comune.example")
    fresh = replace(own(CARLA, ARCHIVE, slot(9, 10)), series=mine.id, uid=mine.uid, occurrence=at(9), rrule=rule.rrule)
    store.book([fresh], mine, CARLA)
    assert store.series(rule.id) == rule


def test_messages_about_meetings_of_others_change_nothing(office: Office) -> None:
    office.store("bruno").take_in(Intake(heard=(Heard(OPEN.uid, None, "", 1, at(7), "a"),)), BRUNO)
    store = office.store("carla")
    assert store.heard(OPEN.uid) == ()
    with pytest.raises(NotYours):
        store.take_in(Intake(heard=(Heard(OPEN.uid, None, "", 9, at(8), "b"),)), CARLA)
    assert office.store("bruno").heard(OPEN.uid)[0].sequence == 1


def test_a_link_is_made_for_ones_own_meeting_only(office: Office) -> None:
    wants = ConferenceLink("teams", "")
    bruno, carla = office.store("bruno"), office.store("carla")
    one = own(BRUNO, ARCHIVE, slot(12, 13), conference=wants)
    bruno.book([one], None, BRUNO)
    carla.links.look(["teams"], at(8))
    assert carla.links.claim(at(8), at(9)) is None
    bruno.links.look(["teams"], at(8))
    assert carla.links.claim(at(8), at(9)) is None
    assert carla.links.waiting() == ()
    taken = bruno.links.claim(at(8), at(9))
    assert taken is not None
    assert [found.id for found in bruno.links.bookings(taken)] == [one.id]


def test_an_order_of_absurd_size_is_refused(office: Office) -> None:
    many = [{"id": str(n), "rooms": []} for n in range(2001)]
    asked = {"who": CARLA, "new": many, "edits": [], "series": [], "heard": [], "strict": False}
    with pytest.raises(psycopg.errors.ProgramLimitExceeded):
        office.sql("carla", "select rd.save(%s::jsonb)", [json.dumps(asked)])
    assert office.store("carla").booking(CARLAS.id) == CARLAS


# ── equipment and what it entails ───────────────────────────────────────────────────────────────────────
def faulty(office: Office) -> DeviceFault:
    fault = DeviceFault(DEVICES[0].code, at(8), "fan")
    office.store("anna").device_faults.begin([fault])
    return fault


def letter(name: str, method: Method = Method.FAULT) -> Mail:
    return mail(name, BRUNO, "fault-1", told=Told(BRUNO, None, method, 0, ""), booking=PRIVATE.id)


def test_only_those_who_see_every_meeting_write_to_people_about_faults(office: Office) -> None:
    fault = faulty(office)
    for login in ("carla", "tino"):
        with pytest.raises(NotYours):
            office.store(login).device_faults.tell(letter(login), fault, [PRIVATE.id])
    assert office.store("rita").device_faults.tell(letter("rita"), fault, [PRIVATE.id])
    assert not office.store("anna").device_faults.tell(letter("anna"), fault, [PRIVATE.id])
    # An invitation does not pass as mail about a fault.
    with pytest.raises(NotYours):
        office.store("rita").device_faults.tell(letter("other", Method.REQUEST), fault, [OPEN.id])
    # Who was told of a private meeting is its organizer: others do not read that.
    assert len(office.store("rita").device_faults.told(at(8))) == 1
    for login in ("carla", "tino"):
        assert office.store(login).device_faults.told(at(8)) == ()


def test_technicians_put_devices_into_maintenance_and_turn_mail_off(office: Office) -> None:
    worked_on = Maintenance(None, "filtri", ANNA, at(8))
    for login in ("carla", "rita"):
        with pytest.raises(NotYours):
            office.store(login).device_faults.maintain(DEVICES[0].code, worked_on)
        with pytest.raises(NotYours):
            office.store(login).device_faults.want_mail(False)
    office.store("tino").device_faults.want_mail(False)
    office.store("tino").device_faults.maintain(DEVICES[0].code, worked_on)
    # Whatever name a program sends: it was the login's.
    assert office.store("carla").device_faults.in_maintenance() == {DEVICES[0].code: worked_on._replace(who=TINO)}
    assert not office.store("carla").device_faults.mail_wanted()


def test_staff_neither_take_preparations_nor_tick_steps(office: Office) -> None:
    turn, key = Turn(OPEN.id, Phase.BEFORE, at(9)), TaskKey(OPEN.id, LAB, at(9), "tidy")
    carla = office.store("carla")
    with pytest.raises(NotYours):
        carla.preparations.claim(turn, at(8), at(9))
    with pytest.raises(NotYours):
        carla.ticks.tick(key, CARLA, at(8))
    for hour, login in enumerate(("rita", "tino", "anna")):
        assert office.store(login).preparations.claim(turn._replace(at=at(10 + hour)), at(8), at(9))
    office.store("rita").ticks.tick(key, ANNA, at(8))
    assert [one.who for one in carla.ticks.of([OPEN.id])] == [RITA]
    with pytest.raises(NotYours):
        carla.ticks.untick(key)


def test_nobody_books_into_a_closed_place_not_even_while_it_is_being_closed(office: Office) -> None:
    closing = json.dumps({"sites": [], "rooms": [], "devices": [], "people": [], "closures": [{
        "at": "PALAZZO", "in": GIUNTA, "start_at": stamp(slot(14, 16).start), "end_at": stamp(slot(14, 16).end),
        "reason": "Lavori"}]})  # fmt: skip
    store = office.store("bruno")
    with psycopg.connect(office.cluster.address(office.database, "anna")) as anna, ThreadPoolExecutor(1) as beside:
        anna.execute("select rd.furnish(%s)", [closing])
        booked = beside.submit(store.book, [own(BRUNO, GIUNTA, slot(15, 17))], None, BRUNO)
        while not office.cluster.sql(office.database, "select pid from pg_locks where not granted"):
            assert not booked.done()
        anna.commit()
        refused = booked.exception()
    assert isinstance(refused, RoomClosed)
    assert (refused.slot, refused.reason) == (slot(14, 16), "Lavori")
    office.store("bruno").book([own(BRUNO, GIUNTA, slot(16, 17))], None, BRUNO)


WRITTEN = {
    "id": "by-psql", "uid": "u@comune.example", "series": None, "occurrence_at": None, "title": "Prova",
    "description": "", "notes": "", "setup": "", "organizer": CARLA, "created_by": CARLA, "timezone": "Europe/Rome",
    "start_at": 1800000000, "end_at": 1800003600, "status": "confirmed", "blocks": True, "private": False,
    "visitors": 0, "provider": None, "link": None, "pin": None, "phone": None, "held": "", "sequence": 0, "version": 1,
    "checked_in_at": None, "reason": "", "created_at": 1790000000, "updated_at": 1790000000,
    "rooms": [[5, 1800000000, 1800003600]], "people": [],
}  # fmt: skip
"""A booking of carla's as a desk sends it."""


@pytest.mark.parametrize(
    "facts",
    [
        {"created_at": 10**14},
        {"updated_at": 10**16},
        {"checked_in_at": -(10**14)},
        {"start_at": 10**15, "end_at": 10**15 + 60, "rooms": [[5, 10**15, 10**15 + 60]]},
        {"title": "a\nb"},
        {"uid": "x\r\nATTENDEE:mailto:x@x.example"},
        {"organizer": "x@x.example\r\nBcc: y@y.example"},
        {"link": "https://x.example\n", "provider": "jitsi"},
        {"people": [["x@x.example\r\nBcc: y@y.example", "", "accepted"]]},
        {"timezone": "Europe/Rome\n"},
        {"rooms": []},
    ],
)
def test_nobody_writes_what_nobody_could_read(office: Office, facts: dict[str, object]) -> None:
    def save(one: dict[str, object]) -> None:
        asked = {
            "who": CARLA,
            "new": [one],
            "edits": [],
            "series": [],
            "heard": [],
            "strict": True,
            "step": newest(STEPS),
        }
        office.sql("carla", "select rd.save(%s::jsonb)", [json.dumps(asked)])

    before = office.everything()
    with pytest.raises((psycopg.errors.CheckViolation, psycopg.errors.InvalidParameterValue)):
        save({**WRITTEN, **facts})
    assert office.everything() == before
    save(WRITTEN)
    assert office.store("rita").booking(BookingId("by-psql")).title == "Prova"


@pytest.mark.parametrize("latency", ["NaN", "Infinity", -1])
def test_nobody_notes_a_time_that_is_none(office: Office, latency: object) -> None:
    found = {"code": "GIUNTA-TV", "health": "ok", "cause": "ok", "evidence": "", "at": 1, "latency_ms": latency}
    with pytest.raises(psycopg.errors.CheckViolation):
        office.sql("carla", "select rd.record(%s::jsonb)", [json.dumps([found])])


def test_a_zone_that_nobody_knows_harms_nobody(office: Office) -> None:
    office.cluster.sql(office.database, "update rd.booking set timezone = 'Nowhere/Bad'")
    store = office.store("rita")
    assert {one.timezone for one in store.bookings(Query())} == {"UTC"}
    assert store.booking(OPEN.id).slot == OPEN.slot


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "nonsense", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"])
def test_a_rule_that_is_none_spoils_nobodys_calendar(office: Office, rule: str) -> None:
    written, dates = series(2, GIUNTA, slot(14, 15))
    hers = [replace(one, organizer=CARLA, created_by=CARLA) for one in dates]
    office.store("carla").book(hers, replace(written, rrule=rule), CARLA)
    desk = bootstrap.open_desk(office.cluster.address(office.database, "rita"))
    try:
        file = desk.export_calendar([GIUNTA], "Giunta")
    finally:
        desk.keep_store.close()
    assert file.count("RECURRENCE-ID") == 2
    assert "RRULE" not in file[file.index("BEGIN:VEVENT") :]
