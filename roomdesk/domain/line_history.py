"""The history of a line: what was measured on it, held against what its operator guarantees."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from datetime import datetime

from roomdesk.domain.equipment import Device
from roomdesk.domain.frozen import frozen
from roomdesk.domain.line_quality import Guarantee, Quality
from roomdesk.domain.places import Site


@frozen
class Measured:
    """One measurement, in UTC."""

    at: datetime
    quality: Quality
    is_below: bool


@frozen
class LineHistory:
    """The measurements of one line, oldest first."""

    site: Site
    device: Device
    guarantee: Guarantee
    measured: tuple[Measured, ...]

    @property
    def below(self) -> tuple[Measured, ...]:
        return tuple(one for one in self.measured if one.is_below)

    @property
    def middle(self) -> Quality | None:
        """Give the medians, the losses summed; None without a measurement."""
        found = [one.quality for one in self.measured]
        if not found:
            return None
        rates = ([one.down_mbps for one in found], [one.up_mbps for one in found])
        down, up = (_median([one for one in way if one is not None]) for way in rates)
        return Quality(
            statistics.median(one.rtt_ms for one in found),
            statistics.median(one.jitter_ms for one in found),
            sum(one.sent for one in found),
            sum(one.lost for one in found),
            down,
            up,
        )


def _median(rates: Sequence[float]) -> float | None:
    return statistics.median(rates) if rates else None
