"""Journeys avoided, summed: all of a period, by month, and by the site whose people met the others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from roomdesk.domain.ids import SiteCode
from roomdesk.domain.travel import Journeys

NONE = Journeys(0, 0, 0, 0)


class Saved(NamedTuple):
    """What some meetings avoided together."""

    meetings: int = 0
    journeys: Journeys = NONE

    def plus(self, one: Journeys) -> Saved:
        """Add one more meeting."""
        mine = self.journeys
        together = Journeys(mine.km + one.km, mine.hours + one.hours, mine.euro + one.euro, mine.co2_kg + one.co2_kg)
        return Saved(self.meetings + 1, together)


class TravelSaved(NamedTuple):
    """A period; months by their first day, sites by the first room's."""

    whole: Saved
    months: Mapping[date, Saved]
    sites: Mapping[SiteCode, Saved]
