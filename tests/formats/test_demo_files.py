"""The demonstration municipality: it imports, one device of each fault, a week in which nothing overlaps."""

import csv
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parseaddr
from pathlib import Path

import pytest

from roomdesk.catalogue import DRIVERS
from roomdesk.domain.ids import Email, RoomCode
from roomdesk.domain.opening import is_open
from roomdesk.domain.overlap import Reservation, in_the_way
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Site
from roomdesk.domain.policy import check_room
from roomdesk.domain.series import expand, read_rule
from roomdesk.domain.slot import Slot, from_wall
from roomdesk.domain.wording import email, title
from roomdesk.formats.csv.read import read_tables
from roomdesk.ports.reader import Known, Sheet
from roomdesk.ports.store import Furnishing

DEMO = Path(__file__).parents[2] / "resources" / "demo"
WEEKS = [date(2026, 11, 16), date(2026, 3, 23), date(2026, 10, 19), date(2027, 2, 1)]
ADMINISTRATOR = Person(Email("a@b.example"), "A", Role.ADMINISTRATOR)


@pytest.fixture(scope="module")
def town() -> Furnishing:
    names = ("equipment.csv", "rooms.csv", "sites.csv")
    return read_tables([Sheet(name, (DEMO / name).read_bytes()) for name in names], Known(drivers=DRIVERS))


def rows(name: str) -> list[dict[str, str]]:
    with (DEMO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_sites_rooms_and_devices(town):
    assert (len(town.sites), len(town.rooms), len(town.devices)) == (6, 24, 80)
    assert all(site.latitude and site.patron and site.line.down_mbps for site in town.sites)
    kinds = Counter((one.room, one.kind.value) for one in town.devices)
    for room in town.rooms:
        assert kinds[room.code, "camera"] == 1
        assert {kind for code, kind in kinds if code == room.code and kind in ("display", "projector")} <= set(
            room.features
        )
    assert len({one.host for one in town.devices}) == 80


def test_one_device_of_each_fault(town):
    states = {one.code: one.options["simulate"] for one in town.devices}
    assert set(states.values()) == {"ok", "standby", "fan", "lamp", "silent"}
    assert {code: state for code, state in states.items() if state not in ("ok", "standby")} == {
        "PRJ-STUDIO-1": "fan",
        "PRJ-SALETTA-A": "lamp",
        "CAM-LABORATORIO": "silent",
    }


@pytest.mark.parametrize("monday", WEEKS)
def test_the_week_overlaps_nowhere_and_keeps_every_rule(town, monday):
    rooms, sites = {one.code: one for one in town.rooms}, {one.code: one for one in town.sites}
    held = [Reservation(RoomCode(one["room"]), closed(one, monday)) for one in rows("closures.csv")]
    for row in rows("bookings.csv"):
        title(row["title"])
        guests = [parseaddr(one) for one in filter(None, row["attendees"].split("|"))]
        assert all(name for name, _ in guests)
        assert all(email(one) for one in [row["organizer"], *(address for _, address in guests)])
        assert row["private"] in ("", "yes")
        for slot in slots(row, monday):
            for code in row["rooms"].split("|"):
                room = rooms[RoomCode(code)]
                site: Site = sites[room.site]
                assert not row["setup"] or "|" in row["rooms"] or room.layout(row["setup"]), row
                assert is_open(site.opening, site.timezone, slot), row
                check_room(room, slot, ADMINISTRATOR, datetime.combine(monday, time(), UTC))
                wanted = Reservation(room.code, room.blocked(slot, row["setup"]))
                assert not in_the_way([wanted], held), row
                held.append(wanted)


def slots(row: dict[str, str], monday: date) -> tuple[Slot, ...]:
    first = datetime.combine(monday + timedelta(days=int(row["day"])), time.fromisoformat(row["start"]))
    minutes = int(row["minutes"])
    if row["rrule"]:
        return expand(read_rule(row["rrule"]), first, "Europe/Rome", minutes)
    return (Slot.lasting(from_wall(first, "Europe/Rome"), minutes),)


def closed(row: dict[str, str], monday: date) -> Slot:
    day = datetime.combine(monday + timedelta(days=int(row["day"])), time())
    start, end = (day + timedelta(hours=int(text[:2]), minutes=int(text[3:])) for text in (row["start"], row["end"]))
    return Slot.between(from_wall(start, "Europe/Rome"), from_wall(end, "Europe/Rome"))


def test_the_week_shows_what_the_program_is_for(town):
    bookings = rows("bookings.csv")
    sites = {one.code: one.site for one in town.rooms}
    linked = [one for one in bookings if len({sites[RoomCode(code)] for code in one["rooms"].split("|")}) > 1]
    assert 40 <= len(bookings) <= 50
    assert len(linked) >= 6
    assert any(one["rrule"] for one in linked)
    assert sum(one["private"] == "yes" for one in bookings) >= 4
    assert sum(one["conference"] == "jitsi" for one in bookings) >= 10
    waiting = {one.code for one in town.rooms if one.approval}
    assert any(one["rooms"] in waiting for one in bookings)
