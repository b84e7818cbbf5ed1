"""What the messages in a calendar file of somebody else's ask for (RFC 5545 §3.6.1, RFC 5546 §3.2)."""

from __future__ import annotations

import re
from datetime import date, datetime

from roomdesk.domain import wording
from roomdesk.domain.booking import Answer
from roomdesk.domain.conference import check_link
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.received import AskedRoom, Guest, Message, Purpose
from roomdesk.formats.ics import times
from roomdesk.formats.ics.clocks import Clocks
from roomdesk.formats.ics.scan import Component, Property, scan

MOST_MEETINGS = 200
_MOST_PEOPLE = 1_000
# Days that are looked for one by one through decades: real calendars have hardly any.
_RARE = re.compile(r"(?=.*FREQ=(?:DAILY|WEEKLY))(?=.*BYMONTH)", re.IGNORECASE)
_MOST_RARE = 10
_MOST_DATES = 5_000  # of all repetitions in a file
_LONGEST_UID = 1_000
_HIGHEST = 2**31 - 1
_LONGEST_NAME = 120
_PROVIDERS = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGCONFLINK")
_ADDRESS = re.compile(r"https://[^\s<>\"',;\\]+")
_MEETS = re.compile(
    r"https://(?:[\w-]+\.)*(?:zoom\.us/[jw]/|teams\.microsoft\.com/(?:l/meetup-join|meet)/|teams\.live\.com/meet/"
    r"|meet\.google\.com/|[\w-]+\.webex\.com/|meet\.jit\.si/|gotomeet\.me/|whereby\.com/)[^\s<>\"'\\)]+",
    re.IGNORECASE,
)


def read_messages(content: bytes, timezone: str = "", until: date | None = None) -> tuple[Message, ...]:
    """Read a file's messages: series before their exceptions, of several versions of one meeting the newest.

    `timezone` is the zone for times to which the file gives none, `until` the last day of repetitions without an end.
    Raises Invalid for what is no calendar, for more than 200 meetings, for what cannot be acted on, and for times that
    nobody can place.
    """
    found: dict[tuple[Purpose, str, datetime | None], Message] = {}
    count = dates = rare = 0
    for calendar in scan(content):
        clocks, purpose = Clocks(calendar, timezone, until), None
        for event in calendar.named("VEVENT"):
            count += 1
            rare += any(_RARE.match(one.value[:1_000]) for one in event.all("RRULE")[:1])
            if count > MOST_MEETINGS or rare > _MOST_RARE:
                raise Invalid(Fault.CALENDAR_TOO_LARGE, f"> {MOST_MEETINGS if count > MOST_MEETINGS else 'RRULE'}")
            purpose = purpose or _purpose(calendar)
            one = _message(event, purpose, clocks)
            dates += len(one.dates)
            if dates > _MOST_DATES:
                raise Invalid(Fault.CALENDAR_TOO_LARGE, f"> {_MOST_DATES}")
            key = (purpose, one.uid, one.recurrence)
            if key not in found or _age(one) >= _age(found[key]):
                found[key] = one
    if not found:
        raise Invalid(Fault.NO_MEETING)
    # One master, then its exceptions, whatever their order in the file.
    return tuple(sorted(found.values(), key=lambda one: one.recurrence is not None))


def _age(one: Message) -> tuple[int, float]:
    return one.sequence, one.stamp.timestamp() if one.stamp else 0.0


def _purpose(calendar: Component) -> Purpose:
    name = calendar.text("METHOD").lower() or Purpose.PUBLISH
    try:
        return Purpose(name)
    except ValueError as error:
        raise Invalid(Fault.METHOD, name.upper()[:40]) from error


def _message(event: Component, purpose: Purpose, clocks: Clocks) -> Message:
    uid = event.text("UID")
    if not uid or len(uid) > _LONGEST_UID:
        raise Invalid(Fault.UID, event.text("SUMMARY")[:60])
    at = times.when(event, clocks)
    if at.slot is None and purpose in (Purpose.REQUEST, Purpose.PUBLISH, Purpose.COUNTER):
        raise Invalid(Fault.TIME, f"DTSTART? {event.text('SUMMARY')[:60]}")
    people = event.all("ATTENDEE")
    if len(people) > _MOST_PEOPLE:
        raise Invalid(Fault.CALENDAR_TOO_LARGE, f"ATTENDEE > {_MOST_PEOPLE}")
    organizer = event.one("ORGANIZER")
    return Message(
        purpose=purpose,
        uid=uid,
        sequence=_sequence(event),
        stamp=times.stamp(event),
        slot=at.slot,
        recurrence=at.recurrence,
        timezone=at.timezone,
        all_day=at.all_day,
        rrule=at.rrule,
        dates=at.dates,
        title=_line(event.text("SUMMARY"), wording.TITLE_LONGEST),
        description=event.text("DESCRIPTION")[: wording.TEXT_LONGEST],
        place=_line(event.text("LOCATION"), 2 * _LONGEST_NAME + wording.TITLE_LONGEST),
        organizer=_address(organizer) if organizer else "",
        organizer_name=_name(organizer) if organizer else "",
        guests=tuple(guest for one in people if not _is_room(one) and (guest := _guest(one))),
        rooms=tuple(AskedRoom(_name(one), _address(one)) for one in people if _is_room(one)),
        link=_link(event),
        private=event.text("CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"),
        cancelled=event.text("STATUS").upper() == "CANCELLED",
        comment=event.text("COMMENT")[: wording.TEXT_LONGEST],
    )


def _sequence(event: Component) -> int:
    written = event.text("SEQUENCE")
    return min(int(written), _HIGHEST) if written.isascii() and written.isdecimal() and len(written) < 12 else 0


def _line(text: str, most: int) -> str:
    """Bring a text onto one line; what is too long for it is cut."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _is_room(person: Property) -> bool:
    return person.parameters.get("CUTYPE", "").upper() in ("ROOM", "RESOURCE")


def _address(person: Property) -> str:
    """Give a mailbox in lower case, empty for what is no e-mail address."""
    address = person.text.strip('" ')
    address = address[7:] if address[:7].lower() == "mailto:" else person.parameters.get("EMAIL", "")
    try:
        return wording.email(address)
    except Invalid:
        return ""


def _name(person: Property) -> str:
    name = _line(person.parameters.get("CN", ""), _LONGEST_NAME)
    return "" if name.lower() == _address(person) else name


def _guest(person: Property) -> Guest | None:
    address = _address(person)
    said = person.parameters.get("PARTSTAT", "NEEDS-ACTION").lower()
    answer = Answer(said) if said in list(Answer) else None
    return Guest(wording.email(address), _name(person), answer) if address else None


def _link(event: Component) -> str:
    """Find the way into the conference; a link that no service is known by may be any page, and is left in the text."""
    video = [one for one in event.all("CONFERENCE") if "PHONE" not in one.parameters.get("FEATURE", "").upper()]
    named = [one.value.strip() for one in video] + [event.text(name) for name in _PROVIDERS]
    places = " ".join(event.text(name) for name in ("URL", "LOCATION", "DESCRIPTION"))
    spoken = _ADDRESS.findall(event.text("LOCATION"))
    for link in (*named, *(found[0] for found in _MEETS.finditer(places)), *spoken):
        try:
            return check_link(link.rstrip(".,;)>"))
        except Invalid:
            continue
    return ""
