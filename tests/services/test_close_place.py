"""A place is closed: each meeting is shown with rooms instead, seated there in the same step, and undone as one."""

from __future__ import annotations

import pytest

from roomdesk.domain.draft import Move
from roomdesk.domain.errors import NotYours, SlotTaken, Stale
from roomdesk.domain.ids import Email, RoomCode, SiteCode
from roomdesk.domain.places import Closure
from roomdesk.formats.csv.read import read_row
from roomdesk.services.acting import Acting
from roomdesk.services.close_place import ClosePlace
from roomdesk.services.edit_places import EditPlaces
from roomdesk.services.undo_change import UndoChange
from tests.services.test_edit_places import Writer
from tests.services.town import ANNA, DINO, Town, at

PALAZZO, SALETTA, GIUNTA = SiteCode("PALAZZO"), RoomCode("SALETTA"), RoomCode("GIUNTA")
WORKS = Closure(PALAZZO, SALETTA, at("2026-11-24 08:00", 600), "Imbiancatura")


def closing(town: Town, who: Email = DINO) -> ClosePlace:
    verbs, acting = town.verbs(who), Acting(town.store, who)
    edit = EditPlaces(town.store, town.clock, acting, verbs.list, read_row, Writer(), dict)
    undo = UndoChange(town.store, town.clock, acting)
    return ClosePlace(town.store, acting, verbs.rules, edit, verbs.move, undo)


def test_each_meeting_is_shown_with_a_room_of_its_own(town: Town) -> None:
    one = town.verbs(ANNA).one("SALETTA", when="2026-11-24 09:00")
    both = town.verbs(ANNA).one("SALETTA", "RIUNIONI", when="2026-11-24 11:00")
    town.verbs(ANNA).one("SALETTA", when="2026-11-25 09:00")
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 11:00")
    touched = closing(town).preview(WORKS)
    assert [(found.booking.id, found.rooms) for found in touched] == [
        (one.id, ("GIUNTA",)),
        (both.id, ("MOSTRE", "RIUNIONI")),
    ]


def test_no_room_is_proposed_twice_at_one_time_and_a_closed_site_looks_elsewhere(town: Town) -> None:
    town.verbs(ANNA).one("SALETTA", when="2026-11-24 09:00")
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 09:30")
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 15:00")
    whole = Closure(PALAZZO, None, WORKS.slot, "Elezioni")
    rooms = [found.rooms for found in closing(town).preview(whole)]
    assert len(rooms) == 3
    assert not {"SALETTA", "GIUNTA", "MOSTRE"} & {room for one in rooms for room in one}
    assert rooms[0]
    assert rooms[0] != rooms[1]


def test_a_place_is_closed_and_everybody_is_seated_in_one_step_and_undone_as_one(town: Town) -> None:
    meeting = town.verbs(ANNA).one("SALETTA", when="2026-11-24 09:00")
    close = closing(town)
    seats = {found.booking.id: found.rooms for found in close.preview(WORKS)}
    done = close(WORKS, seats)
    assert town.store.booking(meeting.id).rooms == ("GIUNTA",)
    assert town.store.closures(WORKS.slot) == (WORKS,)
    assert done.changes.places
    assert meeting.id in done.changes.bookings
    assert close.preview(WORKS) == ()
    close.undo(done)
    assert town.store.booking(meeting.id).rooms == ("SALETTA",)
    assert town.store.closures(WORKS.slot) == ()


def test_where_one_cannot_be_seated_nothing_is_changed(town: Town) -> None:
    first = town.verbs(ANNA).one("SALETTA", when="2026-11-24 09:00")
    second = town.verbs(ANNA).one("SALETTA", when="2026-11-24 11:00")
    town.verbs(ANNA).one("MOSTRE", when="2026-11-24 11:00")
    with pytest.raises(SlotTaken):
        closing(town)(WORKS, {first.id: (GIUNTA,), second.id: (RoomCode("MOSTRE"),)})
    assert town.store.booking(first.id).rooms == ("SALETTA",)
    assert town.store.closures(WORKS.slot) == ()


def test_what_somebody_changed_since_is_not_undone(town: Town) -> None:
    meeting = town.verbs(ANNA).one("SALETTA", when="2026-11-24 09:00")
    close = closing(town)
    done = close(WORKS, {meeting.id: (GIUNTA,)})
    town.verbs(ANNA).move(Move(meeting.id, rooms=(RoomCode("RIUNIONI"),)))
    with pytest.raises(Stale):
        close.undo(done)
    assert town.store.booking(meeting.id).rooms == ("RIUNIONI",)
    assert town.store.closures(WORKS.slot) == (WORKS,)


def test_only_administrators_close(town: Town) -> None:
    with pytest.raises(NotYours):
        closing(town, ANNA)(WORKS, {})
