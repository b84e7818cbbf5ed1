"""How long ten thousand events take to be written as one calendar, beside joining them ready-made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

from roomdesk.domain.booking import Attendee
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.ids import Email
from roomdesk.domain.invitation import Invitation, InvitedRoom, Method
from roomdesk.domain.slot import Slot
from roomdesk.formats.ics.write import write_calendar

EVENTS = 10_000
ROUNDS = 5
TARGET_SECONDS = 0.4
_START = datetime(2026, 11, 23, 8, tzinfo=UTC)
_ROME = ZoneInfo("Europe/Rome")


def entries(count: int) -> list[Invitation]:
    """Make meetings as they are: two rooms of twenty, three people of two hundred, a text, a link of their own."""
    rooms = [
        InvitedRoom(f"Sala riunioni {n}", f"sala-{n}@rooms.invalid", f"Sede n. {n % 6}", "Piazza Grande 1", "1° piano")
        for n in range(20)
    ]
    people = [Attendee(Email(f"nome.cognome{n}@comune.example"), f"Nome Cognome {n}") for n in range(200)]
    return [
        Invitation(
            uid=f"{n:08d}-5b1c-4f6e-9d2a-0123456789ab@roomdesk.example",
            sequence=n % 3,
            stamp=_START,
            created=_START,
            modified=_START,
            slot=Slot.lasting(_START + timedelta(minutes=30 * n), 60),
            timezone="Europe/Rome",
            title=f"Coordinamento lavori pubblici, viabilità e cantieri n. {n}",
            organizer=people[n % 200].email,
            organizer_name=people[n % 200].name,
            description=f"Ordine del giorno della riunione n. {n}:\n1) stato lavori; 2) varie ed eventuali",
            attendees=(people[n % 200], people[(n + 7) % 200], people[(n + 31) % 200]),
            rooms=(rooms[n % 20], rooms[(n + 3) % 20]),
            geo=(44.2, 12.05),
            conference=ConferenceLink("jitsi", f"https://meet.example.it/riunione-{n:06d}-7kq2-9fvx"),
        )
        for n in range(count)
    ]


def with_icalendar(meetings: list[Invitation]) -> bytes:
    """Write the same facts with the icalendar package."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//RoomDesk//benchmark//IT")
    for one in meetings:
        assert one.conference
        event = Event()
        event.add("UID", one.uid)
        event.add("SEQUENCE", one.sequence)
        event.add("DTSTAMP", one.stamp)
        event.add("DTSTART", one.slot.start.astimezone(_ROME))
        event.add("DTEND", one.slot.end.astimezone(_ROME))
        event.add("SUMMARY", one.title)
        event.add("DESCRIPTION", f"{one.description}\n\nPartecipa: {one.conference.url}")
        event.add("LOCATION", "; ".join(room.name for room in one.rooms))
        event.add("URL", one.conference.url)
        for address, name in [(who.email, who.name) for who in one.attendees] + [
            (room.address, room.name) for room in one.rooms
        ]:
            attendee = vCalAddress(f"mailto:{address}")
            attendee.params["CN"] = vText(name)
            attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
            event.add("ATTENDEE", attendee, encode=False)
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def measure() -> list[dict[str, object]]:
    meetings = entries(EVENTS)
    written = write_calendar(meetings, Method.REQUEST)
    assert written.count("BEGIN:VEVENT") == EVENTS
    blocks = [f"BEGIN:VEVENT{block}" for block in written.split("BEGIN:VEVENT")[1:]]
    assert len(blocks) == EVENTS
    ours = median(seconds(lambda: write_calendar(meetings, Method.REQUEST)) for _ in range(ROUNDS))
    raw = median(seconds(lambda: "".join(blocks).encode()) for _ in range(ROUNDS))
    return [
        {
            "promise": "10,000 events written as one calendar",
            "target": TARGET_SECONDS,
            "measured": round(ours, 3),
            "unit": "s",
            "raw_limit": round(raw, 4),
            "holds": ours <= TARGET_SECONDS,
        }
    ]


def main() -> None:
    for row in measure():
        print(row)
    meetings = entries(EVENTS)
    print(f"the icalendar package in the same run: {seconds(lambda: with_icalendar(meetings)):.2f} s")


if __name__ == "__main__":
    main()
