"""The calendar writer against icalendar's parser, against dateutil, and byte by byte."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from roomdesk.domain.booking import Answer, Attendee, Status
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.ids import Email
from roomdesk.domain.invitation import Invitation, InvitedRoom, Method
from roomdesk.domain.slot import Slot, from_wall
from roomdesk.formats.ics.lines import clean, fold
from roomdesk.formats.ics.write import write_calendar

ROME = """\
BEGIN:VTIMEZONE
TZID:Europe/Rome
X-LIC-LOCATION:Europe/Rome
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")
STAMP = datetime(2026, 3, 1, 10, tzinfo=UTC)
LINK = "https://meet.example.it/lavori-7kq2-9fvx"


def at(year: int, month: int, day: int, hour: int, minute: int = 0, *, zone: str = "Europe/Rome") -> datetime:
    return from_wall(datetime(year, month, day, hour, minute), zone)  # noqa: DTZ001 - a wall clock


def meeting(**changes: object) -> Invitation:
    start = at(2026, 11, 23, 9)
    entry = Invitation(
        uid="5b1c7f6e@roomdesk.example",
        sequence=2,
        stamp=STAMP,
        created=STAMP,
        modified=STAMP,
        slot=Slot(start, start + timedelta(hours=2)),
        timezone="Europe/Rome",
        title="Coordinamento lavori; strada, ponte \\ «viabilità»",
        organizer="ufficio.tecnico@comune.example",
        organizer_name='Ufficio "tecnico"',
        description="Ordine del giorno:\n1) stato lavori",
        attendees=(
            Attendee(Email("anna@comune.example"), "Anna Bianchi"),
            Attendee(Email("luca@comune.example"), "", Answer.ACCEPTED),
        ),
        rooms=(
            InvitedRoom("Sala Giunta", "giunta@rooms.invalid", "Palazzo comunale", "Piazza Grande 1", "1° piano"),
            InvitedRoom("Saletta A", "saletta-a@rooms.invalid", "Palazzo comunale", "Piazza Grande 1", "2"),
            InvitedRoom("Sala docenti", "docenti@rooms.invalid", "Scuola media Nord"),
        ),
        geo=(44.2, 12.05),
        conference=ConferenceLink("jitsi", LINK, pin="4711", phone="+39 0543 000000"),
    )
    return replace(entry, **changes)


def write(method: Method | None = Method.REQUEST, feed: str = "", **changes: object) -> str:
    return write_calendar([meeting(**changes)], method, feed)


def event(calendar: str):
    parsed = Calendar.from_ical(calendar)
    (one,) = parsed.walk("VEVENT")
    assert not one.errors
    return one


def unfolded(calendar: str) -> list[str]:
    return calendar.replace("\r\n ", "").split("\r\n")


def check_bytes(calendar: str) -> None:
    octets = calendar.encode()
    assert octets.endswith(b"END:VCALENDAR\r\n")
    assert not octets.startswith(b"\xef\xbb\xbf")
    for line in octets.removesuffix(b"\r\n").split(b"\r\n"):
        assert line
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
        line.decode()


def test_request_says_everything_a_client_needs():
    calendar = write()
    check_bytes(calendar)
    one = event(calendar)
    assert Calendar.from_ical(calendar)["METHOD"] == "REQUEST"
    assert one["SUMMARY"] == "Coordinamento lavori; strada, ponte \\ «viabilità»"
    assert one["DESCRIPTION"] == (
        f"Ordine del giorno:\n1) stato lavori\n\nPartecipa: {LINK}\nPIN: 4711\nTelefono: +39 0543 000000"
    )
    assert one["LOCATION"] == (
        "Sala Giunta (1° piano); Saletta A (piano 2) — Palazzo comunale, Piazza Grande 1 ; "
        f"Sala docenti — Scuola media Nord ; {LINK}"
    )
    assert one["URL"] == LINK
    assert one["ORGANIZER"] == "mailto:ufficio.tecnico@comune.example"
    assert one["ORGANIZER"].params["CN"] == 'Ufficio "tecnico"'
    assert [(who.params["CUTYPE"], who.params["CN"], who.params["PARTSTAT"]) for who in one["ATTENDEE"]] == [
        ("INDIVIDUAL", "Anna Bianchi", "NEEDS-ACTION"),
        ("INDIVIDUAL", "luca@comune.example", "ACCEPTED"),
        ("ROOM", "Sala Giunta", "ACCEPTED"),
        ("ROOM", "Saletta A", "ACCEPTED"),
        ("ROOM", "Sala docenti", "ACCEPTED"),
    ]
    assert one["SEQUENCE"] == 2
    assert len(one.walk("VALARM")) == 1


def test_request_line_by_line():
    lines = unfolded(write())
    assert calendar_head(lines) == ["VERSION:2.0", "PRODID", "CALSCALE:GREGORIAN", "METHOD:REQUEST"]
    for line in (
        "DTSTART;TZID=Europe/Rome:20261123T090000",
        "DTEND;TZID=Europe/Rome:20261123T110000",
        "DTSTAMP:20260301T100000Z",
        "CREATED:20260301T100000Z",
        "LAST-MODIFIED:20260301T100000Z",
        f'CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL="Partecipa":{LINK}',
        'ATTENDEE;CN="Anna Bianchi";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE'
        ":mailto:anna@comune.example",
        'ATTENDEE;CUTYPE=ROOM;ROLE=NON-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="Sala Giunta"'
        ":mailto:giunta@rooms.invalid",
        "ORGANIZER;CN=\"Ufficio ^'tecnico^'\":mailto:ufficio.tecnico@comune.example",
        "STATUS:CONFIRMED",
        "CLASS:PUBLIC",
        "TRANSP:OPAQUE",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "TRIGGER:-PT15M",
        "GEO:44.200000;12.050000",
    ):
        assert lines.count(line) == 1, line
    assert lines.count("BEGIN:VEVENT") == 1


def calendar_head(lines: list[str]) -> list[str]:
    end = next(n for n, line in enumerate(lines) if line.startswith("BEGIN:V") and n)
    return ["PRODID" if line.startswith("PRODID:-//RoomDesk//") else line for line in lines[1:end]]


def test_zone_of_rome_is_the_one_every_reader_takes():
    assert write().count(ROME) == 1
    assert write_calendar([meeting(), meeting(timezone="Europe/Berlin")], Method.PUBLISH).count("BEGIN:VTIMEZONE") == 2


def test_publish_names_nobody_as_attendee_and_rings_no_bell():
    calendar = write(Method.PUBLISH)
    assert "ATTENDEE" not in calendar
    assert "VALARM" not in calendar
    assert "X-WR-CALNAME" not in calendar
    assert "ORGANIZER" in calendar
    assert event(calendar)["URL"] == LINK


def test_cancel():
    one = event(write(Method.CANCEL))
    assert one["STATUS"] == "CANCELLED"
    assert len(one["ATTENDEE"]) == 5
    assert not one.walk("VALARM")


def test_stored_copy_has_no_method():
    calendar = write(None)
    assert "METHOD" not in calendar
    assert "VALARM" not in calendar


def test_feed_is_named_and_refreshed():
    calendar = write(Method.PUBLISH, "Sala Giunta, Palazzo")
    check_bytes(calendar)
    lines = unfolded(calendar)
    assert calendar_head(lines)[4:] == [
        r"NAME:Sala Giunta\, Palazzo",
        r"X-WR-CALNAME:Sala Giunta\, Palazzo",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ]


def test_private_meeting_in_a_feed_shows_only_that_the_rooms_are_taken():
    calendar = write(Method.PUBLISH, "Palazzo", private=True)
    one = event(calendar)
    assert one["SUMMARY"] == "Occupata"
    assert one["CLASS"] == "PRIVATE"
    assert one["LOCATION"].startswith("Sala Giunta")
    assert one["ORGANIZER"] == "mailto:giunta@rooms.invalid"
    for secret in ("viabilit", "Ordine", "meet.example", "4711", "0543", "anna", "luca", "tecnico", "GEO"):
        assert secret not in calendar.replace("\r\n ", "")
    assert event(write(Method.PUBLISH, private=True))["URL"] == LINK


@pytest.mark.parametrize(
    ("status", "written", "busy"),
    [
        (Status.PENDING, "TENTATIVE", "TENTATIVE"),
        (Status.CONFIRMED, "CONFIRMED", "BUSY"),
        (Status.DECLINED, "CANCELLED", "FREE"),
    ],
)
def test_status(status, written, busy):
    one = event(write(Method.PUBLISH, status=status))
    assert (one["STATUS"], one["X-MICROSOFT-CDO-BUSYSTATUS"]) == (written, busy)


def test_request_that_asks_nobody_is_refused():
    with pytest.raises(Invalid) as caught:
        write(attendees=(), rooms=())
    assert caught.value.fault is Fault.NO_ROOMS
    assert "ATTENDEE;CUTYPE=ROOM" in write(attendees=())


def test_link_of_the_meeting_comes_before_other_links():
    one = event(write(description="Leggere prima https://comune.example/atti"))
    assert re.findall(r"https://\S+", one["DESCRIPTION"])[0] == LINK
    assert event(write(description="", conference=None)).get("DESCRIPTION") is None


def test_other_ways_in_are_told_and_the_number_is_dialled_with_its_pin():
    link = ConferenceLink("fixed", LINK, "1234", "+39 0547 000000", meeting_id="880 12", sip="sip:88012@video.example")
    calendar = write(conference=link)
    told = f"Partecipa: {LINK}\nID riunione: 880 12\nPIN: 1234\nTelefono: +39 0547 000000\nSIP: sip:88012@video.example"
    assert told in event(calendar)["DESCRIPTION"]
    found = [line for line in unfolded(calendar) if line.startswith("CONFERENCE")]
    assert found == [
        'CONFERENCE;VALUE=URI;FEATURE=PHONE,AUDIO;LABEL="Telefono":tel:+390547000000,,1234#',
        f'CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL="Partecipa":{LINK}',
    ]


@pytest.mark.parametrize("evil", ["x\r\nATTENDEE:mailto:evil@x.example", "x\nSTATUS:CANCELLED", "x\rURL:https://evil"])
def test_nothing_is_smuggled_in(evil):
    link = ConferenceLink("fixed", f"https://a.example/{evil}", evil, evil, meeting_id=evil, sip=evil)
    room = InvitedRoom(evil, f"r@{evil}", evil, evil, evil)
    calendar = write(
        title=evil,
        uid=evil,
        description=evil,
        organizer=f"a@b.example{evil}",
        organizer_name=evil,
        attendees=(Attendee(Email(f"a@b{evil}"), evil),),
        rooms=(room,),
        conference=link,
    )
    check_bytes(calendar)
    plain = ConferenceLink("fixed", LINK, "x", "x")
    people = (Attendee(Email("a@b.example"), "x"),)
    harmless = write(attendees=people, rooms=(replace(room, address="r@x"),), conference=plain)
    names = [re.split("[:;]", line)[0] for line in unfolded(calendar)]
    assert names == [re.split("[:;]", line)[0] for line in unfolded(harmless)]


# ── the night the clocks change, series ─────────────────────────────────────────────────────────────────
def test_weekly_series_across_the_change_falls_on_the_right_instants():
    uid = "series@roomdesk.example"
    first = at(2026, 3, 12, 9)
    master = meeting(
        uid=uid,
        slot=Slot(first, first + timedelta(hours=1)),
        rrule="FREQ=WEEKLY;BYDAY=TH;UNTIL=20260416",
        skipped=(at(2026, 4, 9, 9),),
    )
    moved_to = at(2026, 4, 3, 15)
    moved = meeting(uid=uid, slot=Slot(moved_to, moved_to + timedelta(hours=1)), recurrence=at(2026, 4, 2, 9))
    calendar = write_calendar([master, moved], Method.PUBLISH)
    lines = unfolded(calendar)
    assert "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20260416T215959Z" in lines
    assert "EXDATE;TZID=Europe/Rome:20260409T090000" in lines
    assert "RECURRENCE-ID;TZID=Europe/Rome:20260402T090000" in lines
    assert instants(calendar) == [
        datetime(2026, 3, 12, 8, tzinfo=UTC),
        datetime(2026, 3, 19, 8, tzinfo=UTC),
        datetime(2026, 3, 26, 8, tzinfo=UTC),
        datetime(2026, 4, 3, 13, tzinfo=UTC),
        datetime(2026, 4, 16, 7, tzinfo=UTC),
    ]


def instants(calendar: str) -> list[datetime]:
    """Expand what was written as a reader does: the rule in the start's zone, less EXDATE, overrides in place."""
    master, *overrides = Calendar.from_ical(calendar).walk("VEVENT")
    start = master["DTSTART"].dt
    dates = set(rrulestr(master["RRULE"].to_ical().decode(), dtstart=start))
    dates -= {one.dt for one in master["EXDATE"].dts}
    dates -= {one["RECURRENCE-ID"].dt for one in overrides}
    return sorted(one.astimezone(UTC) for one in dates | {one["DTSTART"].dt for one in overrides})


def test_hour_that_comes_twice_is_written_in_utc():
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 02:30 in summer time
    for start in (first, first + timedelta(hours=1)):
        lines = unfolded(write(slot=Slot(start, start + timedelta(minutes=20))))
        assert f"DTSTART:{start:%Y%m%dT%H%M%SZ}" in lines
    evening = at(2026, 10, 25, 9)
    assert "DTSTART;TZID=Europe/Rome:20261025T090000" in write(slot=Slot(evening, evening + timedelta(hours=1)))


@pytest.mark.parametrize("zone", ["Europe/Rome", "Europe/Vienna", "Europe/Athens", "Europe/Lisbon", "Europe/Dublin"])
def test_zones_of_the_european_rule_are_described(zone):
    start = at(2026, 7, 1, 9, zone=zone)
    calendar = write(slot=Slot(start, start + timedelta(hours=1)), timezone=zone)
    assert f"DTSTART;TZID={zone}:20260701T090000" in calendar
    (block,) = Calendar.from_ical(calendar).walk("VTIMEZONE")
    for instant in (start, at(2026, 1, 10, 9, zone=zone)):
        wall = instant.astimezone(start.tzinfo).replace(tzinfo=None)
        assert block.to_tz(lookup_tzid=False).utcoffset(wall) == wall_offset(zone, instant)


def wall_offset(zone: str, instant: datetime) -> timedelta:
    from zoneinfo import ZoneInfo

    offset = instant.astimezone(ZoneInfo(zone)).utcoffset()
    assert offset is not None
    return offset


def test_other_zones_are_written_in_utc_and_their_series_date_by_date():
    start = at(2026, 3, 1, 20, zone="America/New_York")
    slot = Slot(start, start + timedelta(hours=1))
    calendar = write(
        slot=slot,
        timezone="America/New_York",
        rrule="FREQ=WEEKLY;COUNT=3",
        skipped=(at(2026, 3, 8, 20, zone="America/New_York"),),
    )
    lines = unfolded(calendar)
    assert "DTSTART:20260302T010000Z" in lines
    assert [line for line in lines if line.startswith(("RRULE", "RDATE", "EXDATE"))] == [
        "RDATE:20260309T000000Z",
        "RDATE:20260316T000000Z",
        "EXDATE:20260309T000000Z",
    ]
    assert "VTIMEZONE" not in calendar


# ── whatever people type ────────────────────────────────────────────────────────────────────────────────
ANYTHING = st.text(max_size=200)


@given(title=ANYTHING, name=ANYTHING, description=ANYTHING)
def test_any_text_survives(title, name, description):
    calendar = write(
        title=title, description=description, conference=None, attendees=(Attendee(Email("a@b.example"), name),)
    )
    check_bytes(calendar)
    one = event(calendar)
    assert one["SUMMARY"] == (clean(title) or ("" if title else "Occupata"))
    assert one.get("DESCRIPTION", "") == clean(description)
    (written,) = (line for line in unfolded(calendar) if line.startswith("ATTENDEE;CN="))
    value = re.match(r'ATTENDEE;CN="([^"]*)";CUTYPE', written)
    assert value
    marks = {"^^": "^", "^'": '"', "^n": "\n"}
    assert re.sub(r"\^[\^'n]", lambda mark: marks[mark[0]], value[1]) == clean(name or "a@b.example")


@given(st.text(alphabet=st.sampled_from("aà€😀 "), max_size=400))
def test_folding_comes_apart_again(text):
    folded = fold(text)
    assert folded.endswith("\r\n")
    assert folded.removesuffix("\r\n").replace("\r\n ", "") == text
    assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))
