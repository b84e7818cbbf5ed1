"""One VEVENT of an invitation, property by property (RFC 5545 §3.6.1, RFC 5546, RFC 7986)."""

from __future__ import annotations

from datetime import UTC
from functools import lru_cache
from itertools import groupby

from roomdesk.domain.booking import Answer, Status
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.invitation import Invitation, InvitedRoom, Method
from roomdesk.domain.series import expand, read_rule, wall_until, write_rule
from roomdesk.domain.slot import to_wall, zone
from roomdesk.formats.ics.lines import clean, fold, parameter, text, uri
from roomdesk.formats.ics.zones import is_repeated, stamped, utc, vtimezone

_BUSY = "Occupata"
_STATUS = {
    Status.CONFIRMED: "STATUS:CONFIRMED\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n",
    Status.PENDING: "STATUS:TENTATIVE\r\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\r\n",
    Status.CANCELLED: "STATUS:CANCELLED\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n",
    Status.DECLINED: "STATUS:CANCELLED\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n",
}
_MANNERS = "TRANSP:OPAQUE\r\n"


def vevent(entry: Invitation, method: Method | None, in_feed: bool) -> str:
    """Write one VEVENT. Raises Invalid for a request that would ask nobody (RFC 5546 §3.2.2)."""
    hidden = entry.private and (in_feed or method is None)
    cancelled = method is Method.CANCEL
    return "".join(
        (
            "BEGIN:VEVENT\r\n",
            fold(f"UID:{text(entry.uid)}"),
            f"SEQUENCE:{entry.sequence}\r\n",
            f"DTSTAMP:{utc(entry.stamp)}\r\nCREATED:{utc(entry.created)}\r\nLAST-MODIFIED:{utc(entry.modified)}\r\n",
            _times(entry),
            _busy(entry) if hidden else _meeting(entry),
            "" if hidden else _people(entry, method),
            _STATUS[Status.CANCELLED if cancelled else entry.status],
            "CLASS:PRIVATE\r\n" if entry.private else "CLASS:PUBLIC\r\n",
            _MANNERS,
            _alarm(entry.title) if method is Method.REQUEST else "",
            "END:VEVENT\r\n",
        )
    )


def _times(entry: Invitation) -> str:
    slot, timezone = entry.slot, entry.timezone
    if not entry.rrule and (is_repeated(slot.start, timezone) or is_repeated(slot.end, timezone)):
        out = f"DTSTART:{utc(slot.start)}\r\nDTEND:{utc(slot.end)}\r\n"
    else:
        out = f"{stamped('DTSTART', slot.start, timezone)}\r\n{stamped('DTEND', slot.end, timezone)}\r\n"
    if entry.recurrence:
        out += stamped("RECURRENCE-ID", entry.recurrence, timezone) + "\r\n"
    if entry.rrule:
        out += _repetition(entry)
    return out


def _repetition(entry: Invitation) -> str:
    timezone = entry.timezone
    skipped = "".join([stamped("EXDATE", one, timezone) + "\r\n" for one in entry.skipped])
    added = "".join([stamped("RDATE", one, timezone) + "\r\n" for one in entry.added])
    if vtimezone(timezone):
        return fold(f"RRULE:{_rule(entry.rrule, timezone)}") + added + skipped
    # A rule counts in the start's own clock, and UTC would drift from a zone that cannot be described: name each date.
    first = to_wall(entry.slot.start, timezone)
    dates = expand(read_rule(entry.rrule), first, timezone, entry.slot.minutes)
    return "".join([f"RDATE:{utc(one.start)}\r\n" for one in dates if one.start != entry.slot.start]) + added + skipped


@lru_cache(maxsize=256)
def _rule(rrule: str, timezone: str) -> str:
    """Write a rule with its end in UTC, as a start with a zone wants it (RFC 5545 §3.3.10)."""
    rule = read_rule(rrule)
    if "UNTIL" in rule:
        rule["UNTIL"] = utc(wall_until(rule["UNTIL"], timezone).replace(tzinfo=zone(timezone)).astimezone(UTC))
    return write_rule(rule)


def _busy(entry: Invitation) -> str:
    # RFC 5546 §3.2.1 wants an organizer in what is published: the room stands for the people who shall not be named.
    organizer = _organizer(entry.rooms[0].address, entry.rooms[0].name) if entry.rooms else ""
    return f"SUMMARY:{_BUSY}\r\n" + organizer + _location(entry.rooms, "")


def _meeting(entry: Invitation) -> str:
    link = entry.conference
    address = uri(link.url) if link else ""
    out = fold(f"SUMMARY:{text(entry.title or _BUSY)}")
    if entry.description or link:
        out += fold(f"DESCRIPTION:{text(_description(clean(entry.description), link, address))}")
    out += _location(entry.rooms, address)
    if link:
        out += fold(f"URL:{address}")
        if link.dial:
            # Before the link: Thunderbird keeps the last one alone.
            out += fold(f'CONFERENCE;VALUE=URI;FEATURE=PHONE,AUDIO;LABEL="Telefono":tel:{link.dial}')
        out += fold(f'CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL="Partecipa":{address}')
    if entry.geo:
        out += _geo(entry.geo)
    if entry.organizer:
        out += _organizer(entry.organizer, entry.organizer_name)
    return out


@lru_cache(maxsize=4096)
def _geo(place: tuple[float, float]) -> str:
    return f"GEO:{place[0]:.6f};{place[1]:.6f}\r\n"


def _description(prose: str, link: ConferenceLink | None, address: str) -> str:
    """Put the way in after the text, or before it where another link would be taken for the meeting's."""
    if link is None:
        return prose
    told = (("ID riunione", link.meeting_id), ("PIN", link.pin), ("Telefono", link.phone), ("SIP", link.sip))
    way_in = "\n".join((f"Partecipa: {address}", *(f"{label}: {clean(value)}" for label, value in told if value)))
    has_link_of_its_own = "://" in prose or "www." in prose.lower()
    parts = (way_in, prose) if has_link_of_its_own else (prose, way_in)
    return "\n\n".join(filter(None, parts))


def _people(entry: Invitation, method: Method | None) -> str:
    if method in (None, Method.PUBLISH):
        # A calendar server writes to whoever is an attendee of what it is given (RFC 6638 §3.2.1).
        return ""
    if method is Method.REQUEST and not entry.attendees and not entry.rooms:
        raise Invalid(Fault.NO_ROOMS, entry.title)
    people = [_person(one.email, one.name, one.status) for one in entry.attendees]
    return "".join(people + [_room(one) for one in entry.rooms])


@lru_cache(maxsize=4096)
def _organizer(address: str, name: str) -> str:
    return fold(f"ORGANIZER;CN={parameter(name or address)}:mailto:{uri(address)}")


@lru_cache(maxsize=4096)
def _person(address: str, name: str, status: Answer) -> str:
    return fold(
        f"ATTENDEE;CN={parameter(name or address)};CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;"
        f"PARTSTAT={status.value.upper()};RSVP=TRUE:mailto:{uri(address)}"
    )


@lru_cache(maxsize=4096)
def _room(room: InvitedRoom) -> str:
    return fold(
        "ATTENDEE;CUTYPE=ROOM;ROLE=NON-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;"
        f"CN={parameter(room.name)}:mailto:{uri(room.address)}"
    )


def _location(rooms: tuple[InvitedRoom, ...], address: str) -> str:
    """Name the rooms by site, then the link: most programs show nothing but this."""
    if not (rooms and address):
        both = _places(rooms) or address
        return fold(f"LOCATION:{text(both)}") if both else ""
    lines, last = _folded_places(rooms)
    return lines + fold(f"{last}{text(f' ; {address}')}")


@lru_cache(maxsize=4096)
def _folded_places(rooms: tuple[InvitedRoom, ...]) -> tuple[str, str]:
    """Write the lines that rooms fill, and the one that goes on: its blank counts, as fold counts a first letter."""
    lines, mark, last = fold(f"LOCATION:{text(_places(rooms))}").removesuffix("\r\n").rpartition("\r\n")
    return lines + mark, last


@lru_cache(maxsize=4096)
def _places(rooms: tuple[InvitedRoom, ...]) -> str:
    places = []
    for (site, street), group in groupby(rooms, key=lambda room: (room.site, room.street)):
        names = "; ".join(f"{one.name} ({_floor(one.floor)})" if one.floor else one.name for one in group)
        places.append(f"{names} — {', '.join(filter(None, (site, street)))}")
    return " ; ".join(places)


def _floor(floor: str) -> str:
    return f"piano {floor}" if floor.lstrip("-").isdecimal() else floor


def _alarm(title: str) -> str:
    return f"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\n{fold(f'DESCRIPTION:{text(title)}')}END:VALARM\r\n"
