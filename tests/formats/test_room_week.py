"""The week of a room: a column a day, nothing private, nothing lost at its edges."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from roomdesk.domain.ids import RoomCode
from roomdesk.domain.schedule import RoomDays
from roomdesk.domain.slot import Slot
from roomdesk.formats.room_week import html
from tests.formats.printed_page import Read
from tests.formats.test_day_sheet import DAY, PALAZZO, ROOMS, booking

GIUNTA = ROOMS[RoomCode("GIUNTA")]


def on(days, title="Coordinamento lavori", hour=8):
    made = booking(title, hour=hour)
    return replace(made, slot=made.slot.starting(made.slot.start + timedelta(days=days)))


def week(*bookings, language="it"):
    return html([RoomDays(GIUNTA, PALAZZO, DAY, 7, bookings)], language=language)


def test_columns_are_days_and_meetings_stand_by_start():
    page = week(on(0), on(0, "Giunta", 12), on(2, "Verifica"))
    heads, first, second = Read(page).rows
    assert heads == ["Lunedì 23", "Martedì 24", "Mercoledì 25", "Giovedì 26", "Venerdì 27"]
    assert first == [
        "09:00–11:30Coordinamento lavoriufficio.tecnico@comune.example",
        "Nessuna riunione",
        "09:00–11:30Verificaufficio.tecnico@comune.example",
        "Nessuna riunione",
        "Nessuna riunione",
    ]
    assert second == ["13:00–15:30Giuntaufficio.tecnico@comune.example", "", "", "", ""]
    assert "Settimana 23 – 27 novembre 2026" in page


def test_a_weekend_with_meetings_is_shown():
    page = week(on(5), language="en")
    assert Read(page).rows[0][-1] == "Saturday 28"
    assert "size: A4 landscape" in page


def test_what_began_the_week_before_stands_on_monday():
    early = replace(booking(), slot=Slot(datetime(2026, 11, 22, 22, tzinfo=UTC), datetime(2026, 11, 23, 7, tzinfo=UTC)))
    assert Read(week(early)).rows[1][0].startswith("22/11 23:00–08:00")


def test_private_is_only_occupied_and_marks_stay_text():
    evil = "<script>1</script>"
    read = Read(week(replace(on(0, "Colloquio"), private=True), on(1, evil)))
    assert read.rows[1][0] == "09:00–11:30Occupata (riservata)"
    assert evil in read.rows[1][1]
    assert "script" not in read.tags


def test_who_organizes_is_named_where_known():
    one = on(0)
    page = html([RoomDays(GIUNTA, PALAZZO, DAY, 7, (one,), {one.organizer: "Anna Bianchi"})], language="it")
    assert Read(page).rows[1][0].endswith("Anna Bianchi")
