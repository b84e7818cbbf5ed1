"""Door sheets: read from across a corridor, silent about what is private."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from roomdesk.domain.booking import Status
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.schedule import RoomDays
from roomdesk.domain.slot import Slot
from roomdesk.formats.door_sheet import html
from tests.formats.printed_page import Read
from tests.formats.test_day_sheet import DAY, PALAZZO, ROOMS, booking

GIUNTA = ROOMS[RoomCode("GIUNTA")]


def door(*bookings, language="it", room=GIUNTA, day=DAY):
    return html([RoomDays(room, PALAZZO, day, 1, bookings)], language=language)


def test_what_a_passer_by_reads():
    one = replace(booking(), conference=ConferenceLink("jitsi", "https://meet.example/secret"))
    page = door(one, replace(booking("Verifica", hour=14), status=Status.PENDING))
    assert Read(page).rows == [
        ["Sala Giunta · Lunedì 23 novembre 2026"],
        ["09:00–11:30", "Coordinamento lavori▶ videoconferenza"],
        ["15:00–17:30", "Verificain attesa di approvazione"],
    ]
    assert "1° piano · Palazzo &lt;comunale&gt;" in page
    assert "meet.example" not in page
    assert "ufficio.tecnico" not in page


@pytest.mark.parametrize(("language", "words"), [("it", "Libera tutto il giorno"), ("en", "Free all day")])
def test_a_free_day_is_told(language, words):
    page = door(language=language)
    assert words in page
    assert Read(page).language == language


def test_private_is_only_occupied():
    page = door(replace(booking("Colloquio disciplinare"), private=True))
    assert Read(page).rows[1] == ["09:00–11:30", "Occupata (riservata)"]
    assert "Colloquio" not in page


def test_marks_stay_text():
    evil = '<img src="file:///x.png">'
    read = Read(door(booking(evil), room=replace(GIUNTA, name=evil, floor=evil)))
    assert "img" not in read.tags
    assert read.fetches == []
    assert read.rows[1][1] == evil


def test_past_midnight_names_the_other_day():
    late = replace(booking(), slot=Slot(datetime(2026, 11, 22, 22, tzinfo=UTC), datetime(2026, 11, 23, 0, tzinfo=UTC)))
    assert Read(door(late, day=date(2026, 11, 22))).rows[1][0] == "23:00–23/11 01:00"


def test_each_room_begins_a_sheet():
    page = html([RoomDays(room, PALAZZO, DAY, 1, ()) for room in ROOMS.values()], language="it")
    assert page.count("page-break-before: always") == 1
    assert page.index("Sala Giunta") < page.index("page-break-before: always") < page.index("Sala docenti")
