"""What the agenda asks of the desk, in the store lane: one day with everything shown beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from roomdesk.domain.equipment import Health
from roomdesk.domain.ids import Email, SiteCode
from roomdesk.gui.agenda.board import Board, lay_out
from roomdesk.services.answers import Places

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Loaded:
    """A day as it was read: its board, all places, who looks, and the devices' last checks."""

    board: Board
    places: Places
    me: Email
    checked_at: datetime | None
    devices: Mapping[Health, int]


def load(desk: Desk, day: date, sites: Collection[SiteCode] | None) -> Loaded:
    """Read a day of some sites or of all."""
    findings = [one.finding for one in desk.look_around.devices() if one.finding]
    return Loaded(
        lay_out(desk.show_day(day, sites), desk.look_around.room_health()),
        desk.look_around.places(),
        desk.look_around.who().email,
        max((one.at for one in findings), default=None),
        Counter(one.health for one in findings),
    )
