"""A site's line: how many HD calls it carries at once, and how many are booked on it."""

from __future__ import annotations

from collections.abc import Iterable

from roomdesk.domain.frozen import frozen
from roomdesk.domain.places import Line
from roomdesk.domain.slot import Slot

HD_CALL_MBPS = 4.0
"""Each way, a meeting room in HD: Microsoft's planning figure for Teams (facts of the field, November 2026)."""


@frozen
class LineLoad:
    """The most calls booked at one moment of a slot, this one included, and what the line carries; None = unknown."""

    calls: int
    carries: int | None

    @property
    def is_full(self) -> bool:
        return self.carries is not None and self.carries < self.calls


def carries(line: Line, call_mbps: float = HD_CALL_MBPS) -> int | None:
    """Count the HD calls that the guaranteed figures allow; None where the line is unknown."""
    if not line.down_mbps or not line.up_mbps:
        return None
    return int(min(line.down_mbps, line.up_mbps) // call_mbps)


def load(line: Line, slot: Slot, others: Iterable[Slot], call_mbps: float = HD_CALL_MBPS) -> LineLoad:
    """Count the calls of a slot at its busiest moment: this one and those that run at the same time."""
    edges: list[tuple[float, int]] = []
    for other in others:
        if other.overlaps(slot):
            edges.append((max(other.start, slot.start).timestamp(), 1))
            edges.append((other.end.timestamp(), -1))
    most = running = 0
    for _, step in sorted(edges):
        running += step
        most = max(most, running)
    return LineLoad(most + 1, carries(line, call_mbps))
