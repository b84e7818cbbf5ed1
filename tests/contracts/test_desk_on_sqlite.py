"""What shows only when the verbs and the database work together: dates of a series that would be in their own way."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from roomdesk.bootstrap import open_desk
from roomdesk.domain.booking import Scope
from roomdesk.domain.draft import Draft, Move
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.ids import BookingId
from roomdesk.domain.slot import Slot
from roomdesk.ports.reader import Sheet
from roomdesk.ports.store import Query
from roomdesk.services.desk import Desk
from tests.fakes.municipality import ANNA, COUNCIL, at

SITES = "codice;nome;orario\nPALAZZO;Palazzo;Mon-Sun 00:00-24:00\n"
ROOMS = "codice;sede;nome;capienza;minuti_prima;minuti_dopo\nCONSIGLIO;PALAZZO;Consiglio;60;60;60\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(str(tmp_path / "x.db"), ANNA)
    desk.import_places([Sheet("sedi.csv", SITES.encode()), Sheet("sale.csv", ROOMS.encode())])
    yield desk
    desk.keep_store.close()


def daily(start: datetime, hours: float) -> Draft:
    slot = Slot.between(start, start + timedelta(hours=hours))
    return Draft(BookingId(str(uuid.uuid4())), "Presidio", (COUNCIL,), slot, rrule="FREQ=DAILY;COUNT=3")


@pytest.mark.parametrize("skip", [False, True])
def test_a_series_whose_buffers_meet_is_refused_with_the_reason(desk: Desk, skip: bool) -> None:
    draft = daily(at(8), 22.5)
    with pytest.raises(Invalid) as refused:
        desk.book_series(Draft(draft.id, draft.title, draft.rooms, draft.slot, rrule=draft.rrule, skip_conflicts=skip))
    assert refused.value.fault is Fault.RULE_OVERLAPS_ITSELF
    assert desk.list_bookings(Query()) == ()


def test_a_series_whose_buffers_touch_is_booked_and_cannot_grow_into_itself(desk: Desk) -> None:
    booked = desk.book_series(daily(at(8), 22)).bookings
    assert len(booked) == 3
    with pytest.raises(Invalid) as refused:
        desk.move_booking(Move(booked[0].id, end=at(30.25), scope=Scope.ALL))
    assert refused.value.fault is Fault.RULE_OVERLAPS_ITSELF
    assert desk.list_bookings(Query()) == booked
