"""What somebody wants on paper, and the verb that makes its page."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.ports.writer import Listed, Page, Paper

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk


_ZONE = "Europe/Rome"


class Sheet(Enum):
    """The day of sites for a desk, a room's day for its door, a room's week, what people set up, a list as shown."""

    DAY = "day"
    DOOR = "door"
    WEEK = "week"
    TASKS = "tasks"
    LIST = "list"


@frozen
class PrintWish:
    """A sheet of a day; `sites` None are all, `rooms` are for doors and weeks; `language` is `it` or `en`.

    `listed` words the list that is shown.
    """

    sheet: Sheet
    day: date
    sites: Collection[SiteCode] | None
    rooms: tuple[RoomCode, ...]
    language: str
    paper: Paper
    listed: Callable[[], Listed] | None = None


def make_page(desk: Desk, wish: PrintWish) -> Page:
    """Make the page of a wish, in the store lane."""
    if wish.sheet is Sheet.DOOR:
        return desk.print_door.page(wish.day, wish.rooms, wish.language)
    if wish.sheet is Sheet.WEEK:
        return desk.print_week.page(wish.rooms[0], wish.day, wish.language)
    if wish.sheet is Sheet.TASKS:
        return desk.set_up_rooms.page(wish.day, wish.sites, wish.language)
    if wish.listed:
        return desk.print_list.page(wish.listed(), _ZONE, wish.language)
    page = desk.print_day.page(wish.day, wish.sites, wish.language)
    # Five columns in large print want the longer side.
    return replace(page, across=wish.paper.large)
