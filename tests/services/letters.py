"""Messages as other programs write them, in a few words; imported, and what they came to."""

from __future__ import annotations

from typing import Any

from roomdesk.domain.ids import Email
from roomdesk.ports.reader import Sheet
from roomdesk.services.answers import ImportWishes
from roomdesk.services.received.outcome import Imported
from tests.services.town import CARLA, Town, wall

ADA = "ada@regione.example"
UID = "m1@regione.example"
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4"
NEXT = "RECURRENCE-ID;TZID=Europe/Rome:20261202T100000"
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Altrove//Calendario//IT\r\n"


def event(
    start: str = "20261125T100000",
    end: str = "20261125T110000",
    *more: str,
    uid: str = UID,
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


def take(town: Town, *sheets: list[Sheet], who: Email = CARLA, dry_run: bool = False, **wishes: Any) -> Imported:
    """Import files in one go; `wishes` are those of ImportWishes."""
    files = [one for sheet in sheets for one in sheet]
    return town.verbs(who).receive(files, ImportWishes(**wishes), dry_run=dry_run)


def outcomes(found: Imported) -> list[str]:
    return [step.outcome.value for step in found.steps]


def standing(town: Town, uid: str = UID) -> list[str]:
    """Tell when and where the meetings of a UID stand."""
    return [f"{wall(one)} {'+'.join(one.rooms)}" for one in town.store.of_uid(uid) if one.status.blocks]
