"""Messages of other programs, read: files of the shapes that they write, and what few words change."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roomdesk.domain.booking import Answer
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.ids import Email
from roomdesk.domain.received import AskedRoom, Guest, Message, Purpose
from roomdesk.domain.slot import Slot, to_wall
from roomdesk.formats.ics.read import read_calendar
from roomdesk.formats.ics.receive import read_messages
from tests.formats.hostile import START, calendar, clock, event

DATA = Path(__file__).parent.parent / "data" / "ics"


def read(name: str) -> tuple[Message, ...]:
    return read_messages((DATA / name).read_bytes())


def walls(slots: Iterable[Slot]) -> list[str]:
    return [f"{to_wall(one.start, 'Europe/Rome'):%m-%d %H:%M} {one.minutes}" for one in slots]


def fault(content: bytes, timezone: str = "") -> tuple[Fault, str]:
    with pytest.raises(Invalid) as refused:
        read_messages(content, timezone)
    return refused.value.fault, refused.value.value


def one(*lines: str, when: str = START) -> Message:
    return read_messages(calendar(event(*lines, when=when)))[0]


def test_outlook_asks_for_a_room() -> None:
    (found,) = read("outlook-request.ics")
    assert (found.purpose, found.sequence, found.stamp) == (Purpose.REQUEST, 2, datetime(2027, 3, 1, 8, 15, tzinfo=UTC))
    assert found.slot
    assert walls([found.slot]) == ["03-22 10:00 90"]
    assert (found.title, found.organizer, found.organizer_name) == (
        "Tavolo «mobilità»",
        "ada.neri@regione.example",
        "Neri Ada",
    )
    assert found.guests == (Guest(Email("anna@comune.example"), "Bianchi Anna", Answer.NEEDS_ACTION),)
    assert found.rooms == (AskedRoom("Sala Giunta", "sala.giunta@comune.example"),)
    assert found.place == "Sala Giunta; Riunione di Microsoft Teams"
    assert found.link.startswith("https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc")
    assert found.link.endswith("%7d")
    assert found.description.startswith("Buongiorno,\n\nRiunione")


def test_a_clock_that_only_the_file_knows() -> None:
    (found,) = read("exchange-own-clock.ics")
    assert (found.timezone, found.rrule.split(";")[1]) == ("America/New_York", "UNTIL=20270323T143000Z")
    # America changes on 14 March, Italy on the 28th: two weeks of it lie an hour earlier here.
    assert walls(found.dates) == [
        "03-09 16:30 80",
        "03-11 16:30 80",
        "03-16 15:30 80",
        "03-18 15:30 80",
        "03-23 15:30 80",
    ]


def test_a_clock_of_listed_changes_and_dates_of_their_own_length() -> None:
    (found,) = read("own-rdates.ics")
    assert found.timezone == "Europe/Rome"
    assert walls(found.dates) == ["03-29 09:00 60", "03-30 09:00 30", "03-31 09:00 180"]


def test_google_writes_an_exception_before_its_series() -> None:
    series, moved = read("google-series.ics")
    assert (series.rrule, series.timezone) == ("FREQ=WEEKLY;COUNT=4", "Europe/Rome")
    assert walls(series.dates) == ["03-18 15:00 60", "03-25 15:00 60", "04-08 15:00 60"]
    assert moved.recurrence == datetime(2027, 3, 25, 14, tzinfo=UTC)
    assert moved.slot
    assert (walls([moved.slot]), moved.dates, moved.rrule) == (["03-25 17:00 60"], (), "")
    assert moved.guests[1] == Guest(Email("anna@comune.example"), "", Answer.TENTATIVE)
    assert series.link == moved.link == "https://meet.google.com/abc-defg-hij"


def test_a_reply_and_a_cancellation() -> None:
    (reply,) = read("outlook-reply.ics")
    assert (reply.purpose, reply.guests) == (
        Purpose.REPLY,
        (Guest(Email("ugo@altrove.example"), "Rossi, Ugo", Answer.ACCEPTED),),
    )
    (gone,) = read("zimbra-cancel.ics")
    assert (gone.purpose, gone.cancelled, gone.comment) == (Purpose.CANCEL, True, "Manca il numero legale")
    assert gone.recurrence == datetime(2027, 3, 22, 8, tzinfo=UTC)
    assert gone.organizer == "ada@regione.example"


def test_whole_days_are_days() -> None:
    (found,) = read("apple-whole-day.ics")
    assert (found.purpose, found.all_day, found.private) == (Purpose.PUBLISH, True, True)
    assert [(day.start.isoformat(), day.minutes) for day in found.dates] == [
        ("2027-03-22T00:00:00+00:00", 1440), ("2028-03-22T00:00:00+00:00", 1440),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["latin-1.ics", "utf-16.ics"])
def test_other_encodings(name: str) -> None:
    assert read(name)[0].title == "Università: «più» – caffè"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"])
def test_byte_order_marks_and_none(encoding: str) -> None:
    content = calendar(event("SUMMARY:Città")).decode().encode(encoding)
    assert read_messages(content)[0].title == "Città"


@pytest.mark.parametrize(
    "tzid",
    [
        "Europe/Rome",
        '"Europe/Rome"',
        "/citadel.org/20250101_1/Europe/Rome",
        "Romance Standard Time",
        "W. Europe Standard Time",
    ],
)
def test_zones_by_many_names(tzid: str) -> None:
    found = one(when=START.replace("TZID=Europe/Rome", f"TZID={tzid}"))
    assert found.slot
    assert walls([found.slot]) == ["11-25 10:00 60"]


def test_a_known_name_counts_for_more_than_how_the_file_describes_it() -> None:
    wrong = clock("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", tzid="Europe/Rome").replace("+0100", "-0900")
    found = read_messages(calendar(wrong, event()))[0]
    assert found.slot
    assert walls([found.slot]) == ["11-25 10:00 60"]


def _observed(kind: str, before: str, after: str, *lines: str) -> str:
    offsets = f"TZOFFSETFROM:{before}\r\nTZOFFSETTO:{after}\r\n"
    return f"BEGIN:{kind}\r\n{offsets}" + "".join(f"{line}\r\n" for line in lines) + f"END:{kind}\r\n"


OLD_SPRING = "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z"
OLD_AUTUMN = "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20061029T060000Z"
AMERICA = (
    _observed("DAYLIGHT", "-0500", "-0400", "DTSTART:19870405T020000", OLD_SPRING),
    _observed("DAYLIGHT", "-0500", "-0400", "DTSTART:20070311T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"),
    _observed("STANDARD", "-0400", "-0500", "DTSTART:19671029T020000", OLD_AUTUMN),
    _observed("STANDARD", "-0400", "-0500", "DTSTART:20071104T020000", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"),
)
SPRING, AUTUMN = (f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU;BYHOUR={hour}" for month, hour in ((3, 2), (10, 3)))
BY_THE_HOUR = (
    _observed("DAYLIGHT", "+0100", "+0200", "DTSTART:16010101T000000", SPRING),
    _observed("STANDARD", "+0200", "+0100", "DTSTART:16010101T000000", AUTUMN),
)


@pytest.mark.parametrize(
    ("observed", "wall", "instant"),
    [
        (AMERICA, "20261028T100000", "2026-10-28T14:00"),
        (AMERICA, "20261102T100000", "2026-11-02T15:00"),
        (AMERICA, "20051101T100000", "2005-11-01T15:00"),
        (AMERICA, "20060320T100000", "2006-03-20T15:00"),
        (BY_THE_HOUR, "20261025T010000", "2026-10-24T23:00"),
        (BY_THE_HOUR, "20261025T040000", "2026-10-25T03:00"),
    ],
)
def test_clocks_change_when_their_rules_say(observed: tuple[str, ...], wall: str, instant: str) -> None:
    zone = f"BEGIN:VTIMEZONE\r\nTZID:Altrove\r\n{''.join(observed)}END:VTIMEZONE\r\n"
    when = f"DTSTART;TZID=Altrove:{wall}\r\nDURATION:PT1H\r\n"
    (found,) = read_messages(calendar(zone, event(when=when)))
    assert found.slot
    assert f"{found.slot.start:%Y-%m-%dT%H:%M}" == instant


def test_times_without_a_known_zone_are_asked_for() -> None:
    for tzid in ("", ";TZID=Fuso sconosciuto"):
        content = calendar(event(when=START.replace(";TZID=Europe/Rome", tzid)))
        assert fault(content)[0] is Fault.FLOATING_TIME
        (found,) = read_messages(content, "Europe/London")
        assert found.slot
        assert walls([found.slot]) == ["11-25 11:00 60"]


def test_of_two_versions_in_one_file_the_newer_counts() -> None:
    old, new = event("SEQUENCE:1", "SUMMARY:Vecchia"), event("SEQUENCE:3", "SUMMARY:Nuova")
    for pair in ((old, new), (new, old)):
        assert [each.title for each in read_messages(calendar(*pair))] == ["Nuova"]


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        ("DTSTART:20261024T080000Z\r\nDURATION:PT90M", 90),
        ("DTSTART;TZID=Europe/Rome:20261024T100000\r\nDURATION:P1D", 1500),
        ("DTSTART;TZID=Europe/Rome:20261024T100000\r\nDURATION:PT24H", 1440),
        ("DTSTART;VALUE=DATE:20261024", 1440),
        ("DTSTART;VALUE=DATE:20261024\r\nDURATION:P1W", 10080),
    ],
)
def test_lengths(lines: str, minutes: int) -> None:
    found = one(when=lines + "\r\n")
    assert found.slot
    assert found.slot.minutes == minutes


@pytest.mark.parametrize(
    ("lines", "link"),
    [
        (
            ["CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+39055", "CONFERENCE;VALUE=URI:https://v.example/1"],
            "https://v.example/1",
        ),
        (["URL:https://www.regione.example/agenda/77"], ""),
        (["LOCATION:Sala Giunta \\; https://video.regione.example/b/ada-1"], "https://video.regione.example/b/ada-1"),
        (
            ["DESCRIPTION:Vedi https://regione.example/x e https://regione.zoom.us/j/9?pwd=a."],
            "https://regione.zoom.us/j/9?pwd=a",
        ),
        (["X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/1"], "https://teams.microsoft.com/l/1"),
        (["CONFERENCE:https://user:pw@v.example/1"], ""),
        (["CONFERENCE:javascript:alert(1)"], ""),
    ],
)
def test_the_way_in(lines: list[str], link: str) -> None:
    assert one(*lines).link == link


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (calendar(event().replace("UID:x@altrove.example\r\n", "")), Fault.UID),
        (calendar("BEGIN:VTODO\r\nUID:1\r\nEND:VTODO\r\n"), Fault.NO_MEETING),
        (b"Date: oggi\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", Fault.CALENDAR),
        (calendar(event("RECURRENCE-ID;RANGE=THISANDFUTURE:20261125T090000Z")), Fault.RANGE),
        (calendar(event("RRULE:FREQ=WEEKLY")), Fault.SERIES_ENDLESS),
        (calendar(event("RRULE:FREQ=DAILY;COUNT=751")), Fault.RULE_TOO_LONG),
        (calendar(event("RRULE:FREQ=DAILY;COUNT=2", "RRULE:FREQ=WEEKLY;COUNT=2")), Fault.RULE),
        (calendar(event("RRULE:FREQ=DAILY;COUNT=1", "EXDATE;TZID=Europe/Rome:20261125T100000")), Fault.RULE_EMPTY),
        (calendar(event(when=START.replace("T11", "T09"))), Fault.EMPTY_SLOT),
        (calendar(event(when="DTSTART:20261125T100000Z\r\n")), Fault.EMPTY_SLOT),
        (calendar(event(when="")), Fault.TIME),
        (calendar(event(when=START.replace("1125", "1325"))), Fault.TIME),
        (calendar(event(when=START.replace("20261125", "20270328").replace("T10", "T02"))), Fault.NO_SUCH_TIME),
    ],
)  # fmt: skip
def test_what_cannot_be_acted_on_is_refused_with_its_reason(content: bytes, said: Fault) -> None:
    assert fault(content)[0] is said


def test_what_a_careless_program_adds_does_no_harm() -> None:
    found = one(
        "RIGA SENZA DUE PUNTI", 'ATTENDEE;CN="a"b":mailto:ugo@altrove.example', "ATTENDEE:/principals/x",
        "SEQUENCE:due", "DTSTAMP:ieri", "SUMMARY:a\x00b\x1bc\\, d\\;\\n e", "X-WR:1",
    )  # fmt: skip
    assert (found.title, found.sequence, found.stamp) == ("abc, d; e", 0, None)
    assert [guest.email for guest in found.guests] == ["ugo@altrove.example"]


FILES = sorted(DATA.glob("*.ics"))
PIECES = [
    "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VCALENDAR", "RRULE:FREQ=DAILY;COUNT=9", "RRULE:FREQ=YEARLY",
    "EXDATE:20270322", "RDATE;VALUE=PERIOD:20270322T090000Z/P1D", "DTSTART;TZID=X:20270322T090000", "DURATION:-PT1H",
    "RECURRENCE-ID:20270322T080000Z", "TZOFFSETTO:+9900", "METHOD:COUNTER", "ATTENDEE;PARTSTAT=X:mailto:", "\x00", ";",
    " x",
]  # fmt: skip


def _broken(data: st.DataObject, lines: list[str]) -> list[str]:
    """Drop lines, double, cut or fill them with something else, or put others between."""
    at = data.draw(st.integers(0, len(lines) - 1))
    name, line = lines[at].partition(":")[0], lines[at]
    instead = data.draw(
        st.one_of(
            st.just([]),
            st.just([line, line]),
            st.sampled_from(PIECES).map(lambda piece: [piece, line]),
            st.integers(0, len(line)).map(lambda end: [line[:end]]),
            st.text(max_size=30).map(lambda text: [f"{name}:{text}"]),
            st.text(alphabet="0123456789TZ:;=,/+-P", max_size=40).map(lambda text: [text]),
        )
    )
    return [*lines[:at], *instead, *lines[at + 1 :]] or [line]


@settings(max_examples=300)
@given(data=st.data())
def test_no_file_however_broken_gives_a_traceback(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(FILES)).read_bytes().decode("cp1252").splitlines()
    for _ in range(data.draw(st.integers(1, 8))):
        lines = _broken(data, lines)
    content = "\r\n".join(lines).encode("utf-8", "surrogatepass")
    with suppress(Invalid):
        assert read_messages(content, "Europe/Rome")
    with suppress(Invalid):
        # An answer that says nothing of the time has nothing to show.
        assert all(one.start for one in read_calendar(content))


@given(st.binary(max_size=400))
def test_no_octets_give_a_traceback(content: bytes) -> None:
    for head in (b"", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"):
        with suppress(Invalid):
            assert read_messages(head + content)
