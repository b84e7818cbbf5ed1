"""What is told while a booking is typed, in words: rooms, dates, lines, journeys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.errors import OutsideHours, Refused, RoomClosed
from roomdesk.domain.line import LineLoad
from roomdesk.domain.overlap import Clash
from roomdesk.domain.slot import to_wall
from roomdesk.domain.travel import Journeys
from roomdesk.gui import texts, words
from roomdesk.gui.counted import counted
from roomdesk.services.answers import Places, Preview, RoomVerdict, Skipped

translate = QCoreApplication.translate

_ROOMY = 3


def in_the_way(one: RoomVerdict, places: Places) -> str:
    """Say what keeps a room from being booked; empty where nothing does."""
    if one.refused:
        return _reason(one.refused, places)
    if not one.clashes:
        return ""
    zone = places.site_of(one.room.code).timezone
    hours = ", ".join(words.hours(clash.slot, zone) for clash in one.clashes)
    if all(clash.booking is None for clash in one.clashes):
        return translate("Booking", "Occupied elsewhere {hours}").format(hours=hours)
    return translate("Booking", "Occupied {hours}").format(hours=hours)


def fit(one: RoomVerdict, people: int) -> str:
    """Say how a room suits so many people: the reason of its rank."""
    seats = words.seats(one.room)
    if one.is_free and one.rank == 0:
        return translate("Booking", "Fits best · {seats}").format(seats=seats)
    if people and one.room.capacity < people:
        return translate("Booking", "Small for {people} · {seats}").format(people=people, seats=seats)
    if people and one.room.capacity > max(people * _ROOMY, people + 10):
        return translate("Booking", "Large for {people} · {seats}").format(people=people, seats=seats)
    return seats


def where(preview: Preview, site: str, name: str) -> str:
    """Name a site with how near it is."""
    if site == preview.home:
        return translate("Booking", "{site} · your office").format(site=name)
    km = next((km for code, km in preview.km.items() if code == site), 0.0)
    return translate("Booking", "{site} · {km} km away").format(site=name, km=words.decimal(km)) if km else name


def date_line(one: Skipped, places: Places, timezone: str) -> str:
    """Tell of one date of a repetition whether it is free, and if not why."""
    day = words.short_day(to_wall(one.slot.start, timezone).date())
    return f"{day} · {date_state(one, places, timezone)}"


def date_state(one: Skipped, places: Places, timezone: str) -> str:
    if one.refused:
        return _reason(one.refused, places)
    if not one.clashes:
        return translate("Booking", "Free")
    return "; ".join(dict.fromkeys(_held(clash, places, timezone) for clash in one.clashes))


def blocked(dates: Iterable[Skipped]) -> list[Skipped]:
    """Give the dates that cannot be booked."""
    return [one for one in dates if one.clashes or one.refused]


def summary(dates: Sequence[Skipped], *, skips: bool) -> str:
    """Say of how many dates how many are free."""
    taken = len(blocked(dates))
    if not taken:
        return counted.dates_all_free(len(dates))
    if skips:
        return f"{counted.dates_to_book(len(dates) - taken)} {counted.left_out(taken)}"
    return f"{counted.times(len(dates))}: {counted.dates_taken(taken)}"


def line_load(name: str, load: LineLoad) -> str:
    """Say how many calls are booked on a site's line, this one included."""
    text = translate("Booking", "Line of {site}, HD calls at that time: {calls} of {carries}")
    return text.format(site=name, calls=load.calls, carries=load.carries)


def journeys(saved: Journeys) -> str:
    """Say what the linked rooms save; empty where nobody would travel."""
    if not saved.km:
        return ""
    text = translate("Booking", "With linked rooms {km} km and {hours} hours of journeys are avoided")
    return text.format(km=words.decimal(saved.km), hours=words.decimal(saved.hours))


def _reason(refused: Refused, places: Places) -> str:
    if isinstance(refused, OutsideHours):
        return words.closed("")
    if isinstance(refused, RoomClosed):
        return words.closed(refused.reason, is_closure=True)
    return texts.explain(refused, places).title


def _held(clash: Clash, places: Places, timezone: str) -> str:
    hours = words.hours(clash.slot, timezone)
    if clash.room is None:
        return translate("Booking", "the link is in use {hours}").format(hours=hours)
    room = places.rooms[clash.room].name if clash.room in places.rooms else clash.room
    if clash.booking is None:
        return translate("Booking", "{room} occupied elsewhere {hours}").format(room=room, hours=hours)
    return translate("Booking", "{room} occupied {hours}").format(room=room, hours=hours)
