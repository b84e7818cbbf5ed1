"""Editing places: what a form saves is what an import would, and rules that protect from locking everybody out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from roomdesk import catalogue
from roomdesk.domain.equipment import DeviceKind
from roomdesk.domain.errors import (
    BadLines,
    Fault,
    InUse,
    Invalid,
    NoAdministrator,
    NotFound,
    NotYours,
    RoomClosed,
    Stale,
)
from roomdesk.domain.ids import Email, RoomCode, SiteCode
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Closure, Room, Site
from roomdesk.formats.csv import write
from roomdesk.formats.csv.read import read_row
from roomdesk.ports.reader import Sheet
from roomdesk.ports.store import Furnishing
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Difference
from roomdesk.services.edit_places import EditPlaces
from tests.services.town import ANNA, BRUNO, DINO, ROOMS, SITES, Town, at

GIUNTA, PALAZZO = RoomCode("GIUNTA"), SiteCode("PALAZZO")
TV = {"code": "GIUNTA-TV", "room": "giunta", "name": "Schermo", "kind": "display", "driver": "pjlink"}


class Writer:
    """The TableWriter port on the module that writes CSV."""

    furnishing = staticmethod(write.furnishing)
    bookings = staticmethod(write.bookings)
    cells = staticmethod(write.cells)


def editing(town: Town, who: Email = DINO) -> EditPlaces:
    cards = {name: one.card for name, one in catalogue.drivers(lambda: datetime.now(UTC)).items()}
    return EditPlaces(
        town.store, town.clock, Acting(town.store, who), town.verbs(who).list, read_row, Writer(), lambda: cards
    )


@pytest.mark.parametrize("thing", [*SITES, *ROOMS], ids=lambda one: one.code)
def test_what_a_form_shows_it_saves_unchanged(town: Town, thing: Site | Room) -> None:
    edit = editing(town)
    edit("sites" if isinstance(thing, Site) else "rooms", edit.cells(thing))
    assert thing in (*town.store.sites().values(), *town.store.rooms().values())


def test_a_device_is_made_and_moved(town: Town) -> None:
    edit = editing(town)
    assert edit("equipment", {**TV, "options": "password=@tv|lamp_hours=3000"}, is_new=True).places
    (made,) = edit.look().devices
    assert (made.room, made.kind, dict(made.options)) == (
        GIUNTA,
        DeviceKind.DISPLAY,
        {"password": "@tv", "lamp_hours": "3000"},
    )
    edit("equipment", {**edit.cells(made), "room": "SALETTA", "host": "192.0.2.7"})
    (moved,) = edit.look().devices
    assert moved == replace(made, room=RoomCode("SALETTA"), host="192.0.2.7")


@pytest.mark.parametrize(
    ("kind", "cells", "faults"),
    [
        ("sites", {"code": "a b", "name": ""}, {"code": Fault.CODE, "name": Fault.MISSING_VALUE}),
        ("sites", {"code": "N", "name": "N", "opening": "mai"}, {"opening": Fault.OPENING}),
        ("sites", {"code": "N", "name": "N", "patron": "04-31"}, {"patron": Fault.PATRON}),
        ("sites", {"code": "N", "name": "N", "timezone": "Roma"}, {"timezone": Fault.TIMEZONE}),
        ("sites", {"code": "N", "name": "N", "latitude": "44"}, {"longitude": Fault.MISSING_VALUE}),
        ("rooms", {"code": "N", "name": "N", "site": "ROMA", "capacity": "6"}, {"site": Fault.UNKNOWN_SITE}),
        ("rooms", {"code": "N", "name": "N", "site": "PALAZZO", "capacity": "sei"}, {"capacity": Fault.NUMBER}),
        ("equipment", {**TV, "driver": "magia"}, {"driver": Fault.UNKNOWN_DRIVER}),
        ("equipment", {**TV, "options": "password=aperta"}, {"options": Fault.OPTION}),
        ("people", {"email": "anna", "name": "Anna", "role": "staff"}, {"email": Fault.EMAIL}),
    ],
)
def test_each_field_is_checked_as_an_import_checks_it(
    town: Town, kind: str, cells: dict[str, str], faults: dict[str, Fault]
) -> None:
    edit = editing(town)
    assert edit.faults(kind, cells, is_new=True) == faults
    with pytest.raises(BadLines) as refused:
        edit(kind, cells, is_new=True)
    assert {one.column for one in refused.value.lines} == set(faults)
    assert list(town.store.sites().values()) == sorted(SITES, key=lambda one: one.code)


def test_a_new_thing_does_not_write_over_one_that_is_there(town: Town) -> None:
    edit = editing(town)
    edit("equipment", TV, is_new=True)
    for kind, key in (("sites", "palazzo"), ("rooms", "giunta"), ("equipment", "giunta-tv")):
        assert edit.faults(kind, {"code": key, "name": "Altro"}, is_new=True) == {"code": Fault.CODE_TWICE}
    assert edit.faults("people", {"email": ANNA.upper()}, is_new=True) == {"email": Fault.CODE_TWICE}


def test_only_administrators_edit(town: Town) -> None:
    edit = editing(town, ANNA)
    closure = Closure(PALAZZO, None, at("2026-11-24 09:00"), "Elezioni")
    for act in (
        lambda: edit("sites", edit.cells(SITES[0])),
        lambda: edit.faults("sites", {}),
        lambda: edit.close(closure),
        lambda: edit.reopen(closure),
    ):
        with pytest.raises(NotYours):
            act()
    assert not edit.look().may_edit


def test_the_last_administrator_stays_one(town: Town) -> None:
    edit = editing(town)
    cells = edit.cells(town.store.people()[DINO])
    with pytest.raises(NoAdministrator):
        edit("people", {**cells, "role": "staff"})
    edit("people", {**edit.cells(town.store.people()[BRUNO]), "role": "administrator"})
    edit("people", {**cells, "role": "staff"})
    assert not edit.look().may_edit


def test_what_is_new_is_taken_away_and_made_again(town: Town) -> None:
    edit = editing(town)
    edit("equipment", TV, is_new=True)
    made = edit.found({"equipment": ["giunta-tv"]})
    assert edit.remove(made).places
    assert edit.look().devices == ()
    edit("equipment", TV, is_new=True)
    assert edit.found({"equipment": ["GIUNTA-TV"]}) == made


def test_only_administrators_take_away_and_not_themselves(town: Town) -> None:
    edit = editing(town)
    with pytest.raises(NotYours):
        editing(town, ANNA).remove(edit.found({"people": [BRUNO]}))
    with pytest.raises(InUse) as refused:
        edit.remove(edit.found({"people": [BRUNO, DINO]}))
    assert (refused.value.key, refused.value.uses) == (DINO, ("self",))
    with pytest.raises(NotFound):
        edit.found({"people": ["nessuno@comune.example"]})
    assert edit.remove(edit.found({"people": [BRUNO]})).places
    assert BRUNO not in town.store.people()


def test_a_change_is_put_back_while_it_stands(town: Town) -> None:
    edit = editing(town)
    keys = {"rooms": ["GIUNTA"], "people": [BRUNO]}
    before = edit.found(keys)
    edit("rooms", {**edit.cells(before.rooms[0]), "capacity": "30"})
    edit("people", {**edit.cells(before.people[0]), "role": "reception"})
    after = edit.found(keys)
    assert edit.exchange(after, before).places
    assert edit.found(keys) == before
    with pytest.raises(Stale):
        edit.exchange(after, before)
    with pytest.raises(NotYours):
        editing(town, ANNA).exchange(before, after)
    assert edit.found(keys) == before


def test_putting_back_keeps_an_administrator(town: Town) -> None:
    edit = editing(town)
    people = edit.found({"people": [BRUNO, DINO]})
    with pytest.raises(NoAdministrator):
        edit.exchange(people, replace(people, people=tuple(replace(one, role=Role.STAFF) for one in people.people)))
    bruno, dino = (edit.found({"people": [one]}) for one in (BRUNO, DINO))
    second = replace(bruno, people=(replace(bruno.people[0], role=Role.ADMINISTRATOR),))
    edit.exchange(bruno, second)
    with pytest.raises(InUse):
        edit.exchange(dino, bruno)
    edit.exchange(second, bruno)
    with pytest.raises(NoAdministrator):
        edit.exchange(dino, replace(dino, people=(replace(dino.people[0], role=Role.STAFF),)))
    assert edit.found({"people": [BRUNO, DINO]}) == people


def test_a_change_is_given_to_be_on_what_others_left(town: Town) -> None:
    edit = editing(town)
    keys = {"sites": ["PALAZZO"], "rooms": ["GIUNTA"]}
    before = edit.found(keys)
    room = before.rooms[0]
    edit("rooms", {**edit.cells(room), "capacity": "30"})
    after = edit.found(keys)
    edit("rooms", {**edit.cells(after.rooms[0]), "floor": "7"})
    now, then = edit.rebased(after, before)
    assert (now, then.rooms) == (edit.found(keys), (replace(room, floor="7"),))
    edit("rooms", {**edit.cells(now.rooms[0]), "capacity": "31"})
    with pytest.raises(Stale):
        edit.rebased(after, before)


def test_what_an_import_writes_is_planned_and_put_back(town: Town) -> None:
    edit = editing(town)
    edit("equipment", TV, is_new=True)
    there = edit.found({"equipment": [TV["code"]], "rooms": ["GIUNTA"]})
    same = next(one for one in ROOMS if one.code != GIUNTA)
    rooms = f"code,site,name,capacity\ngiunta,palazzo,Giunta,3\n{same.code},{same.site},{same.name},{same.capacity}\n"
    tables = {
        "r.csv": f"{rooms}NUOVA,PALAZZO,Nuova,5\n",
        "e.csv": f"code,room,name,kind,driver\n{TV['code'].lower()},nuova,Schermo,display,tcp\n",
    }
    sheets = [Sheet(name, text.encode()) for name, text in tables.items()]
    found, wished = town.verbs(DINO).import_places.plan(sheets)
    assert [one.code for one in found.rooms] == ["GIUNTA"]
    assert [one.code for one in wished.rooms] == ["GIUNTA", "NUOVA"]
    assert found.devices == there.devices
    assert wished.devices == (replace(there.devices[0], room=RoomCode("NUOVA"), driver="tcp"),)
    before = edit.look()
    edit.exchange(found, wished)
    assert town.verbs(DINO).import_places.plan(sheets) == (Furnishing(), Furnishing())
    edit.exchange(wished, found)
    assert edit.look() == before
    with pytest.raises(NotYours):
        town.verbs(ANNA).import_places.plan(sheets)


def test_the_first_person_is_an_administrator() -> None:
    town = Town(people=())
    edit = editing(town, ANNA)
    anna: dict[str, str] = dict(edit.cells(Person(ANNA, "Anna", role=town.verbs(ANNA).list.acting().role)))
    with pytest.raises(NoAdministrator):
        edit("people", {**anna, "role": "staff"}, is_new=True)
    edit("people", anna, is_new=True)
    assert edit.look().may_edit
    town.store.close()


def test_a_closure_names_what_it_touches_keeps_new_bookings_out_and_is_taken_back(town: Town) -> None:
    edit, verbs = editing(town), town.verbs()
    first = verbs.one("GIUNTA", when="2026-11-24 09:00")
    second = verbs.one("SALETTA", when="2026-11-24 10:00")
    verbs.one("RIUNIONI", when="2026-11-24 10:00")
    works = Closure(PALAZZO, GIUNTA, at("2026-11-24 08:00", 240), "Lavori")
    assert edit.touched(works) == (first,)
    assert edit.touched(replace(works, room=None)) == (first, second)
    assert edit.close(works).places
    assert edit.look().closures == (works,)
    assert verbs.show(first.id).booking == first
    with pytest.raises(RoomClosed):
        verbs.one("GIUNTA", when="2026-11-24 10:30")
    assert edit.reopen(works).places
    assert verbs.one("GIUNTA", when="2026-11-24 10:30").rooms == (GIUNTA,)
    with pytest.raises(NotFound):
        edit.reopen(works)
    with pytest.raises(Invalid):
        edit.close(replace(works, reason=" "))


def test_a_private_booking_that_a_closure_touches_stays_private(town: Town) -> None:
    town.verbs(BRUNO).one("GIUNTA", when="2026-11-24 09:00", private=True)
    works = Closure(PALAZZO, GIUNTA, at("2026-11-24 08:00", 240), "Lavori")
    (seen,) = editing(town, ANNA).touched(works)
    assert seen.hidden


def test_an_import_tells_before_it_writes(town: Town) -> None:
    sheet = Sheet(
        "sedi.csv",
        b"code,name,latitude,longitude,opening,line,down_mbps,up_mbps\n"
        b"palazzo,Palazzo,44.25,12.11,Mon-Fri 08:00-20:00; Sat 08:00-13:00,SPC,8,8\n"
        b"SCUOLA,Scuola media,,,,,,\nNIDO,Asilo nido,,,,,,\n",
    )
    lines = town.verbs(DINO).import_places.preview([sheet])
    assert [(one.table, one.key, one.name, one.difference) for one in lines] == [
        ("sites", "PALAZZO", "Palazzo", Difference.SAME),
        ("sites", "SCUOLA", "Scuola media", Difference.CHANGED),
        ("sites", "NIDO", "Asilo nido", Difference.NEW),
    ]
    assert "NIDO" not in town.store.sites()
    with pytest.raises(BadLines):
        town.verbs(DINO).import_places.preview([Sheet("sedi.csv", b"code,name\n,Senza codice\n")])
    with pytest.raises(NotYours):
        town.verbs(ANNA).import_places.preview([sheet])


def test_a_photo_is_kept_by_administrators_and_seen_by_all(town: Town) -> None:
    edit, photo = editing(town), b"\xff\xd8\xff\xe0 something"
    assert edit.keep_photo(GIUNTA, photo).places
    assert editing(town, ANNA).photo(GIUNTA) == photo
    with pytest.raises(NotYours):
        editing(town, ANNA).keep_photo(GIUNTA, None)
    for wrong in (b"GIF89a", b"", photo + bytes(1_000_000)):
        with pytest.raises(Invalid):
            edit.keep_photo(GIUNTA, wrong)
    assert edit.photo(GIUNTA) == photo
    edit.keep_photo(GIUNTA, None)
    assert edit.photo(GIUNTA) is None
