"""What the agenda asks of the desk, in the store lane: a day and all beside it, or a span of days."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.people import Person
from roomdesk.gui.agenda.board import Board, lay_out
from roomdesk.gui.agenda.span import Sought, Span, View, days_of, slot_of_days
from roomdesk.services.answers import Places

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk


@frozen
class Loaded:
    """A day as it was read: its board, all places, and who looks."""

    board: Board
    places: Places
    who: Person


def load(desk: Desk, day: date, sites: Collection[SiteCode] | None, sought: Sought) -> Loaded:
    """Read a day of some sites or of all; only rooms that are looked for."""
    schedule = desk.show_day(day, sites)
    rooms = tuple(room for room in schedule.rooms if sought.fits(room))
    return Loaded(
        lay_out(replace(schedule, rooms=rooms), desk.look_around.room_health()),
        desk.look_around.places(),
        desk.look_around.who(),
    )


def load_span(desk: Desk, view: View, day: date, sites: Collection[SiteCode] | None, sought: Sought) -> Span:
    """Read the days of a view; only rooms that are looked for."""
    places = desk.look_around.places()
    shown = [site for code, site in places.sites.items() if sites is None or code in sites]
    timezone = shown[0].timezone if shown else "Europe/Rome"
    first, days = days_of(view, day)
    codes = {site.code for site in shown}
    rooms = tuple(room for room in places.rooms.values() if room.site in codes and sought.fits(room))
    slot = slot_of_days(first, days, timezone)
    entries = desk.show_day.entries(slot, sites)
    kept = {room.code for room in rooms}
    found = sorted((one for one in entries if one.room in kept), key=lambda one: one.starts)
    away = desk.show_day.away(slot, sites) if view in {View.WEEK, View.MONTH} else ()
    return Span(first, days, timezone, tuple(found), places, rooms, tuple(one for one in away if one.room in kept))
