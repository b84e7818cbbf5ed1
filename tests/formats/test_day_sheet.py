"""The day sheet: what a receptionist reads, and what a title cannot do to it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.ids import BookingId, Email, RoomCode, SiteCode
from roomdesk.domain.overlap import Reservation
from roomdesk.domain.places import Room, Site
from roomdesk.domain.schedule import SiteDay
from roomdesk.domain.slot import Slot
from roomdesk.formats.day_sheet import html
from roomdesk.formats.paper import date_in_full
from tests.formats.printed_page import Read

DAY = date(2026, 11, 23)
PRINTED = datetime(2026, 11, 23, 6, 42, tzinfo=UTC)
PALAZZO = Site(SiteCode("PALAZZO"), "Palazzo <comunale>", address="Piazza Grande 1")
NORD = Site(SiteCode("NORD"), "Scuola media Nord")
ROOMS = {
    RoomCode("GIUNTA"): Room(RoomCode("GIUNTA"), PALAZZO.code, "Sala Giunta", 14, floor="1° piano"),
    RoomCode("DOCENTI"): Room(RoomCode("DOCENTI"), NORD.code, "Sala docenti", 24),
}


def booking(title: str = "Coordinamento lavori", *, hour: int = 8, rooms: tuple[str, ...] = ("GIUNTA",)) -> Booking:
    slot = Slot(datetime(2026, 11, 23, hour, tzinfo=UTC), datetime(2026, 11, 23, hour + 2, 30, tzinfo=UTC))
    return Booking(
        id=BookingId(title),
        uid="x",
        title=title,
        slot=slot,
        timezone="Europe/Rome",
        reservations=tuple(Reservation(RoomCode(code), slot) for code in rooms),
        organizer=Email("ufficio.tecnico@comune.example"),
        created_by=Email("a@comune.example"),
        created_at=PRINTED,
        updated_at=PRINTED,
        notes="Acqua\nStreaming",
        setup="platea",
        visitors=12,
    )


def sheet(*bookings: Booking, language: str = "it", site: Site = PALAZZO) -> str:
    return html(DAY, [SiteDay(site, bookings), SiteDay(NORD, ())], ROOMS, language=language, printed_at=PRINTED)


def test_page_says_what_the_reception_needs():
    linked = replace(
        booking(rooms=("GIUNTA", "DOCENTI")), conference=ConferenceLink("jitsi", "https://meet.example/secret")
    )
    page = sheet(linked)
    read = Read(page)
    assert read.language == "it"
    assert read.heads == ["col"] * 5
    assert "caption" in read.tags
    assert read.rows == [
        ["Orario", "Sala", "Riunione e organizzatore", "Ospiti", "Da preparare"],
        [
            "09:00–11:30",
            "Sala Giunta1° piano",
            "Coordinamento lavori▶ videoconferenzacon Sala docentiufficio.tecnico@comune.example",
            "12",
            "PlateaAcquaStreaming",
        ],
    ]
    assert "Lunedì 23 novembre 2026" in page
    assert "alle 07:42" in page
    assert "Piazza Grande 1 · 1 riunione · 12 ospiti attesi" in page
    assert page.count("Nessuna riunione in questa sede.") == 1
    assert "meet.example" not in page


def test_english():
    page = sheet(replace(booking(), status=Status.PENDING), language="en")
    assert Read(page).language == "en"
    for words in ("Monday 23 November 2026", "awaiting approval", "No meetings at this site.", "1 meeting"):
        assert words in page


@pytest.mark.parametrize(("language", "words"), [("it", "Occupata (riservata)"), ("en", "Private")])
@pytest.mark.parametrize("mask", [True, False])
def test_private_meeting_is_only_a_taken_room(language, words, mask):
    private = replace(booking("Colloquio disciplinare"), private=True)
    if mask:
        private = private.masked()
    page = sheet(private, language=language)
    assert Read(page).rows[1][2] == words
    for secret in ("Colloquio", "tecnico", "Acqua"):
        assert secret not in page


def test_titles_and_names_stay_text_and_nothing_is_fetched():
    evil = '<img src=x onerror=1><a href="file://a/b">&amp;</a>'
    named = replace(booking(evil), notes=evil, setup=evil, organizer=Email(evil))
    page = html(
        DAY,
        [SiteDay(replace(PALAZZO, name=evil, address=evil), (named,))],
        {RoomCode("GIUNTA"): replace(ROOMS[RoomCode("GIUNTA")], name=evil, floor=evil)},
        language="it",
        printed_at=PRINTED,
    )
    read = Read(page)
    assert not read.tags & {"img", "a", "script", "link"}
    assert read.fetches == []
    assert "url(" not in page
    assert "@import" not in page
    assert read.rows[1][2] == evil + evil


def test_meeting_past_midnight_names_the_other_day():
    assert Read(sheet(booking(hour=21))).rows[1][0] == "22:00–24/11 00:30"


def test_days_of_the_year_in_full():
    assert [date_in_full(date(2026, month, 1), "it").split()[2] for month in (1, 8, 12)] == [
        "gennaio",
        "agosto",
        "dicembre",
    ]
    assert date_in_full(date(2027, 1, 3), "it") == "domenica 3 gennaio 2027"


def test_who_organizes_is_named_where_known_and_a_name_stays_text():
    one = booking()
    page = html(
        DAY,
        [SiteDay(PALAZZO, (one,), {one.organizer: "<b>Ufficio</b> tecnico"})],
        ROOMS,
        language="it",
        printed_at=PRINTED,
    )
    assert Read(page).rows[1][2].endswith("<b>Ufficio</b> tecnico")
    assert one.organizer not in page


def test_what_begins_together_stands_by_the_names_of_its_rooms_as_people_count():
    rooms = {
        RoomCode(f"R{number}"): Room(RoomCode(f"R{number}"), PALAZZO.code, f"Sala {number}", 8) for number in (10, 2, 1)
    }
    held = (booking("dieci", rooms=("R10",)), booking("due", rooms=("R2",)), booking("uno", rooms=("R1",)))
    early = booking("presto", hour=7, rooms=("R10",))
    page = html(DAY, [SiteDay(PALAZZO, (early, *held))], rooms, language="it", printed_at=PRINTED)
    assert [row[1] for row in Read(page).rows[1:]] == ["Sala 10", "Sala 1", "Sala 2", "Sala 10"]
