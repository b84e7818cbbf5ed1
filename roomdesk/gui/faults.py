"""A sentence for each thing that can be wrong with a value."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.errors import Fault

translate = QCoreApplication.translate


def fault(one: Fault) -> str:
    """Say what is wrong with a value, in one sentence."""
    return {**_times(), **_words(), **_rules(), **_places(), **_files(), **_calendars()}[one]


def _times() -> dict[Fault, str]:
    return {
        Fault.EMPTY_SLOT: translate("Faults", "The meeting must end after it begins."),
        Fault.TIMEZONE: translate("Faults", "There is no such time zone."),
        Fault.NO_SUCH_TIME: translate("Faults", "This time does not exist: the clocks go forward that night."),
        Fault.TIME_TWICE: translate("Faults", "This time exists twice: the clocks go back that night."),
        Fault.TIME: translate("Faults", "This is not a time."),
        Fault.DURATION: translate("Faults", "This is not a length of time."),
        Fault.DAY: translate("Faults", "This is not a day."),
    }


def _words() -> dict[Fault, str]:
    return {
        Fault.TITLE: translate("Faults", "A title is needed: one line of at most 200 characters."),
        Fault.TEXT_TOO_LONG: translate("Faults", "This text is too long."),
        Fault.EMAIL: translate("Faults", "This is not an e-mail address."),
        Fault.NUMBER: translate("Faults", "This is not a fitting number."),
        Fault.CODE: translate("Faults", "A code has 1 to 32 letters, digits, dots, dashes or underscores."),
        Fault.LINK: translate("Faults", "A conference link begins with https:// and holds no password."),
        Fault.MISSING_VALUE: translate("Faults", "A value is missing."),
        Fault.CHOICE: translate("Faults", "This is not one of the choices."),
    }


def _rules() -> dict[Fault, str]:
    return {
        Fault.RULE: translate("Faults", "This repetition cannot be understood."),
        Fault.RULE_TOO_OFTEN: translate("Faults", "A meeting can be repeated daily at most."),
        Fault.RULE_ENDLESS: translate("Faults", "The repetition needs an end."),
        Fault.RULE_TOO_LONG: translate("Faults", "The repetition has too many dates: 750 at most."),
        Fault.RULE_EMPTY: translate("Faults", "The repetition falls on no day at all."),
        Fault.RULE_OVERLAPS_ITSELF: translate("Faults", "The repeated meetings would overlap each other."),
        Fault.RULE_NOT_MOVABLE: translate("Faults", "A series with this repetition cannot be moved to another day."),
        Fault.BOOKING_ID: translate("Faults", "This is not the id of a booking."),
        Fault.SCOPE: translate("Faults", "Only a repeated booking has other dates."),
    }


def _places() -> dict[Fault, str]:
    return {
        Fault.NO_ROOMS: translate("Faults", "Choose at least one room."),
        Fault.ROOM_TWICE: translate("Faults", "The same room was chosen twice."),
        Fault.OPENING: translate("Faults", "These opening hours cannot be understood."),
        Fault.PATRON: translate("Faults", "The patron saint's day is written as month and day, MM-DD."),
        Fault.FEATURE: translate("Faults", "This feature is not known."),
        Fault.LAYOUT: translate("Faults", "This room has no such layout."),
        Fault.PROVIDER: translate("Faults", "There is no such videoconference service."),
        Fault.UNKNOWN_SITE: translate("Faults", "There is no such site."),
        Fault.UNKNOWN_ROOM: translate("Faults", "There is no such room."),
        Fault.UNKNOWN_DRIVER: translate("Faults", "There is no such equipment protocol."),
        Fault.OPTION: translate("Faults", "This option is not known, or its value does not fit."),
    }


def _files() -> dict[Fault, str]:
    return {
        Fault.FILE: translate("Faults", "The file cannot be read."),
        Fault.OUTPUT: translate("Faults", "The file cannot be written."),
        Fault.MISSING_COLUMN: translate("Faults", "A needed column is missing."),
        Fault.UNKNOWN_COLUMN: translate("Faults", "This column is not known."),
        Fault.UNKNOWN_FILE: translate("Faults", "The headings do not tell what this file holds."),
        Fault.CODE_TWICE: translate("Faults", "This code stands there twice."),
        Fault.PASSWORDS_DIFFER: translate("Faults", "The two passwords are not the same."),
        Fault.PASSWORD: translate("Faults", "At least 12 characters."),
        Fault.PHOTO: translate("Faults", "This file is not a photo that can be read (JPEG or PNG)."),
        Fault.SIGNED: translate("Faults", "This report is signed already."),
        Fault.NOT_READY: translate("Faults", "This cannot be signed yet: a step or a name is missing."),
        Fault.NOT_A_DATABASE: translate("Faults", "This file is not a RoomDesk database."),
    }


def _calendars() -> dict[Fault, str]:
    return {
        Fault.CALENDAR: translate("Faults", "This is not a calendar file, or it is damaged."),
        Fault.CALENDAR_TOO_LARGE: translate("Faults", "This calendar is too large to be read safely."),
        Fault.NO_MEETING: translate("Faults", "There is no meeting in this file."),
        Fault.METHOD: translate("Faults", "Nothing can be done with a message of this kind."),
        Fault.UID: translate("Faults", "A meeting in this file cannot be told from others: it has no UID."),
        Fault.FLOATING_TIME: translate("Faults", "The file does not say which time zone its times are in."),
        Fault.RANGE: translate("Faults", "A change from one date on cannot be read: ask for the new series."),
        Fault.SERIES_ENDLESS: translate("Faults", "The meeting repeats without an end."),
        Fault.NO_ROOM_NAMED: translate("Faults", "The file names no room of this municipality."),
        Fault.REPLY: translate("Faults", "A reply must be of one person, and say yes, no or perhaps."),
    }
