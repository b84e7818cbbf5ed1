"""The window's list of meetings on paper, as it is shown."""

from __future__ import annotations

from roomdesk.domain.frozen import frozen
from roomdesk.domain.slot import to_wall
from roomdesk.ports.clock import Clock
from roomdesk.ports.writer import Listed, ListWriter, Page


@frozen
class PrintList:
    clock: Clock
    write: ListWriter

    def page(self, listed: Listed, timezone: str, language: str) -> Page:
        """Make the page of a list; `timezone` is that of the hour at which it is printed."""
        printed_at = to_wall(self.clock.now(), timezone)
        html = self.write(listed, language=language, printed_at=printed_at)
        return Page(html, f"RoomDesk {listed.about}", across=True)
