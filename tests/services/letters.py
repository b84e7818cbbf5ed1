"""Messages as other programs write them, in a few words."""

from __future__ import annotations

from roomdesk.ports.reader import Sheet

ADA = "ada@regione.example"
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Altrove//Calendario//IT\r\n"


def event(
    start: str = "20261125T100000",
    end: str = "20261125T110000",
    *more: str,
    uid: str = "m1@regione.example",
    sequence: int = 0,
    stamp: int = 0,
    title: str = "Conferenza dei servizi",
    room: str = "GIUNTA",
) -> str:
    """Write a VEVENT in Rome's time; `stamp` counts hours, `room` is told as its place, `more` are further lines."""
    lines = [
        f"UID:{uid}",
        f"SEQUENCE:{sequence}",
        f"DTSTAMP:20261101T{8 + stamp:02}0000Z",
        f"SUMMARY:{title}",
        f"ORGANIZER;CN=Ada Neri:mailto:{ADA}",
        *([f"DTSTART;TZID=Europe/Rome:{start}", f"DTEND;TZID=Europe/Rome:{end}"] if start else []),
        *([f"LOCATION:{room}"] if room else []),
        *more,
    ]
    return "BEGIN:VEVENT\r\n" + "\r\n".join(lines) + "\r\nEND:VEVENT\r\n"


def calendar(*events: str, method: str = "REQUEST") -> bytes:
    said = f"METHOD:{method}\r\n" if method else ""
    return (HEAD + said + "".join(events) + "END:VCALENDAR\r\n").encode()


def letter(*events: str, method: str = "REQUEST") -> list[Sheet]:
    """Give a file to import."""
    return [Sheet("invito.ics", calendar(*events, method=method))]


def reply(who: str, said: str, *more: str, uid: str, sequence: int = 0, stamp: int = 1) -> list[Sheet]:
    """Write an attendee's answer."""
    people = f"ATTENDEE;PARTSTAT={said}:mailto:{who}"
    return letter(event("", "", people, *more, uid=uid, sequence=sequence, stamp=stamp, room=""), method="REPLY")
