"""What the frame asks of the desk in the store lane: sites, who acts, last check of equipment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from roomdesk.domain.equipment import Health
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import Email
from roomdesk.services.answers import Places

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk


@frozen
class Standing:
    """How things stand: all places, who acts, when devices were last checked, and how many are how."""

    places: Places
    me: Email
    checked_at: datetime | None
    devices: Mapping[Health, int]


def look(desk: Desk) -> Standing:
    around = desk.look_around
    findings = [one.finding for one in around.devices() if one.finding]
    return Standing(
        around.places(),
        around.who().email,
        max((one.at for one in findings), default=None),
        Counter(one.health for one in findings),
    )
