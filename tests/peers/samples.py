"""Every kind of calendar file that RoomDesk writes, and the same with one defect each."""

from __future__ import annotations

from dataclasses import replace

from roomdesk.domain.booking import Attendee, Scope
from roomdesk.domain.draft import Move
from roomdesk.domain.ids import Email, RoomCode
from roomdesk.domain.invitation import Method
from roomdesk.formats.ics.write import write_calendar
from roomdesk.services.acting import Acting
from roomdesk.services.calendar_entries import CalendarEntries
from roomdesk.services.export_calendar import ExportCalendar
from tests.fakes.municipality import FIXED
from tests.services.town import ANNA, DINO, Town, instant

GUESTS = (Attendee(Email("luca@ditta.example"), "Luca «Rossi», ing."), Attendee(Email("bruno@comune.example")))
TEXT = "Ordine del giorno: perché no; già, così\n\\ 'a' \"b\" — " + "parola " * 40


def samples() -> dict[str, str]:
    """Write one file of each kind; the series crosses the change of clocks, with one date moved and one cancelled."""
    town = Town()
    verbs = town.verbs()
    one = verbs.one("GIUNTA", when="2026-11-24 09:00", title="Sopralluogo; è urgente, «viabilità»", attendees=GUESTS,
                    description=TEXT, conference="jitsi")  # fmt: skip
    two = verbs.one("SALETTA", "RIUNIONI", when="2026-11-24 11:00", title="Due sedi", attendees=GUESTS, visitors=3)
    private = verbs.one("AULA", when="2026-11-25 10:00", title="Riservata", private=True, attendees=GUESTS)
    dates = verbs.many("AULA", when="2027-03-15 09:00", rule="FREQ=WEEKLY;COUNT=5", title="Serie", attendees=GUESTS)
    verbs.move(Move(dates[2].id, instant("2027-03-30 15:00"), scope=Scope.THIS))
    verbs.cancel(dates[3].id, Scope.THIS)
    entries = CalendarEntries(town.store, town.clock, "rooms.invalid")
    meeting = entries.meeting(town.store.booking(dates[0].id))
    assert meeting.own
    export = ExportCalendar(town.store, Acting(town.store, DINO), entries, write_calendar)
    off = verbs.one("GIUNTA", when="2026-11-26 09:00", title="Annullata", attendees=GUESTS)
    verbs.cancel(off.id)
    single = {name: entries.single(town.store.booking(booking.id)) for name, booking in (
        ("single", one), ("two_rooms", two), ("private", private), ("cancel", off))}  # fmt: skip
    found = {
        "single": write_calendar([single["single"]], Method.REQUEST),
        "two_rooms": write_calendar([single["two_rooms"]], Method.REQUEST),
        "private": write_calendar([single["private"]], Method.REQUEST),
        "dial_in": write_calendar([replace(single["single"], conference=FIXED)], Method.REQUEST),
        "publish": write_calendar([single["single"]], Method.PUBLISH),
        "cancel": write_calendar([single["cancel"]], Method.CANCEL),
        "series": write_calendar([meeting.own], Method.REQUEST),
        "moved": write_calendar(meeting.exceptions, Method.REQUEST),
        "cancelled_date": write_calendar([meeting.off[dates[3].occurrence]], Method.CANCEL),
        "feed": export([RoomCode("AULA"), RoomCode("GIUNTA")], "Aula, «Magna»"),
        "object": write_calendar([meeting.own, *meeting.exceptions], None),
    }
    town.store.close()
    assert ANNA in found["single"]
    return found


MAILED = ("single", "two_rooms", "dial_in", "private", "cancel", "series", "moved", "cancelled_date")
DEFECTS = {
    "no UID": lambda text: _without(text, "UID"),
    "no DTSTAMP": lambda text: _without(text, "DTSTAMP"),
    "no DTSTART": lambda text: _without(text, "DTSTART;"),
    "no ORGANIZER": lambda text: _without(text, "ORGANIZER"),
    "two starts": lambda text: text.replace("DTEND;", "DTSTART;"),
    "a rule of no kind": lambda text: text.replace("BEGIN:VALARM", "RRULE:FREQ=FOO\r\nBEGIN:VALARM"),
    "no end of the event": lambda text: _without(text, "END:VEVENT"),
    "bare line feeds": lambda text: text.replace("\r\n", "\n"),
    "long lines": lambda text: text.replace("\r\n ", ""),
    "a control character": lambda text: text.replace("SUMMARY:", "SUMMARY:\x07"),
    "an answer of no kind": lambda text: text.replace("PARTSTAT=ACCEPTED", "PARTSTAT=MAYBE"),
    "quoted features": lambda text: text.replace("FEATURE=AUDIO,VIDEO", 'FEATURE="AUDIO,VIDEO"'),
    "clocks of somebody else": lambda text: text.replace("TZOFFSETTO:+0200", "TZOFFSETTO:+0300"),
    "two events": lambda text: text.replace("END:VCALENDAR", "BEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR"),
    "a blank line": lambda text: text + "\r\n",
}


def _without(text: str, name: str) -> str:
    """Take a property away, up to the line that begins the next one."""
    lines, kept, gone = text.split("\r\n"), [], False
    for line in lines:
        gone = line.startswith(name) or (gone and line.startswith(" "))
        if not gone:
            kept.append(line)
    return "\r\n".join(kept)
