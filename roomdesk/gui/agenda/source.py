"""What the agenda asks of the desk, in the store lane: one day with everything shown beside it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from roomdesk.domain.ids import SiteCode
from roomdesk.domain.people import Person
from roomdesk.gui.agenda.board import Board, lay_out
from roomdesk.services.answers import Places

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Loaded:
    """A day as it was read: its board, all places, and who looks."""

    board: Board
    places: Places
    who: Person


def load(desk: Desk, day: date, sites: Collection[SiteCode] | None) -> Loaded:
    """Read a day of some sites or of all."""
    return Loaded(
        lay_out(desk.show_day(day, sites), desk.look_around.room_health()),
        desk.look_around.places(),
        desk.look_around.who(),
    )
