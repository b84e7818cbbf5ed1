"""When a calendar elsewhere is busy within a span, and nothing else of it (RFC 5545 §3.6.1, §3.6.4)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.series import read_rule, starts_until, wall_until
from roomdesk.domain.slot import Slot, merged, to_wall, zone
from roomdesk.formats.ics import times
from roomdesk.formats.ics.clocks import Clocks
from roomdesk.formats.ics.scan import Component, scan
from roomdesk.ports.outside import Occupied

_MOST_MEETINGS = 5_000
_MOST_TIMES = 20_000
_MOST_WALKED = 150_000  # dates of all repetitions from their beginning: four hundred years of days
_MOST_RARE = 20
_RARE = re.compile(r"(?=.*FREQ=(?:DAILY|WEEKLY))(?=.*BYMONTH)", re.IGNORECASE)
_COUNT = re.compile(r"COUNT=(\d{1,9})", re.IGNORECASE)
_FREE = ("FREE", "WORKINGELSEWHERE")
_DAY = timedelta(days=1)


def read_busy(content: bytes, timezone: str, span: Slot, ours: Collection[str]) -> Occupied:
    """Read what holds a room within a span, joined; see the port.

    A meeting holds it unless it is cancelled or lets time pass as free (TRANSP, RFC 5545 §3.8.2.7); a tentative one
    holds it too. An exception of a series stands in place of its date, whatever becomes of it.
    """
    reading = _Reading(timezone, span)
    for calendar in scan(content):
        clocks, events = Clocks(calendar, timezone), calendar.named("VEVENT")
        reading.bound(len(events))
        moved = reading.moved(events, clocks)
        for event in events:
            if event.text("UID") not in ours and not _is_free(event):
                reading.take(event, clocks, moved.get(event.text("UID"), frozenset()))
        for one in calendar.named("VFREEBUSY"):
            reading.take_periods(one, clocks)
    return Occupied(tuple(merged(reading.found)), reading.unread)


def _is_free(event: Component) -> bool:
    return (
        event.text("STATUS").upper() == "CANCELLED"
        or event.text("TRANSP").upper() == "TRANSPARENT"
        or event.text("X-MICROSOFT-CDO-BUSYSTATUS").upper() in _FREE
    )


class _Reading:
    """What was found so far, and how much has been looked at: a feed may be anybody's."""

    def __init__(self, timezone: str, span: Slot) -> None:
        self._timezone, self._span = timezone, span
        self.found: list[Slot] = []
        self.unread = self._meetings = self._walked = self._rare = 0

    def bound(self, meetings: int) -> None:
        """Count meetings. Raises Invalid for more than a room's calendar can have."""
        self._meetings += meetings
        if self._meetings > _MOST_MEETINGS:
            raise Invalid(Fault.CALENDAR_TOO_LARGE, f"> {_MOST_MEETINGS}")

    def moved(self, events: list[Component], clocks: Clocks) -> dict[str, set[datetime]]:
        """Name the dates of each series that an exception speaks for; of a day, its midnight."""
        found: dict[str, set[datetime]] = {}
        for event in events:
            written = event.one("RECURRENCE-ID")
            try:
                at = times.moment(written) if written else None
                if at:
                    instant = self._midnight(at.wall) if at.is_day else times.instant(at, clocks)
                    found.setdefault(event.text("UID"), set()).add(instant)
            except Invalid:
                self.unread += 1
        return found

    def take(self, event: Component, clocks: Clocks, moved: Collection[datetime]) -> None:
        """Take an event's times; one that cannot be read is counted: the rest of the calendar still holds."""
        try:
            for one in self._times(event, clocks):
                if one.overlaps(self._span) and not {one.start, self._midnight_of(one.start)} & set(moved):
                    self._add(one)
        except Invalid as error:
            if error.fault is Fault.CALENDAR_TOO_LARGE:
                raise
            self.unread += 1

    def take_periods(self, one: Component, clocks: Clocks) -> None:
        """Take the periods of FREEBUSY (RFC 5545 §3.8.2.6): busy unless they say otherwise."""
        for written in one.all("FREEBUSY"):
            if written.parameters.get("FBTYPE", "BUSY").upper() == "FREE":
                continue
            for value in written.value.split(",", _MOST_TIMES):
                try:
                    slot = times.period(written, value.strip(), clocks)
                except Invalid:
                    self.unread += 1
                    continue
                if slot.overlaps(self._span):
                    self._add(slot)

    def _add(self, slot: Slot) -> None:
        self.found.append(Slot(max(slot.start, self._span.start), min(slot.end, self._span.end)))
        if len(self.found) > _MOST_TIMES:
            raise Invalid(Fault.CALENDAR_TOO_LARGE, f"> {_MOST_TIMES}")

    def _times(self, event: Component, clocks: Clocks) -> Iterator[Slot]:
        written = event.one("DTSTART")
        if not written:
            raise Invalid(Fault.TIME, "DTSTART")
        start = times.moment(written)
        begins = times.instant(start, clocks)
        end = times.end_of(event, start, clocks)
        if end is None or end == begins:
            return  # a moment without a length holds nothing
        slot = Slot.between(begins, end)
        if event.one("RECURRENCE-ID") or not (event.one("RRULE") or event.one("RDATE")):
            yield self._of_day(slot) if start.is_day else slot
            return
        for one in self._repeated(event, start, slot, clocks):
            yield self._of_day(one) if start.is_day else one

    def _repeated(self, event: Component, start: times.Moment, slot: Slot, clocks: Clocks) -> Iterator[Slot]:
        timezone = "UTC" if start.is_day else clocks.zone_for(start.tzid, start.wall)
        out = times.left_out(event, start, clocks, timezone)
        length, begins = slot.end - slot.start, [] if event.one("RRULE") else [slot.start]
        for written in event.all("RRULE"):
            begins += self._ruled(written.value, slot.start, length, timezone)
        yield from (Slot(at, at + length) for at in begins if not out(at))
        yield from (one for one in times.added(event, start, slot, clocks) if not out(one.start))

    def _ruled(self, text: str, first: datetime, length: timedelta, timezone: str) -> list[datetime]:
        """Walk a rule to the end of the span; of somebody else's rule the dates before it are looked at too."""
        self._rare += bool(_RARE.match(text[:1_000]))
        if self._rare > _MOST_RARE:
            raise Invalid(Fault.CALENDAR_TOO_LARGE, "> RRULE")
        count = _COUNT.search(text)
        until = to_wall(self._span.end, timezone)
        clean = _COUNT.sub("COUNT=1", text) if count else text.strip().rstrip(";")
        rule = read_rule(clean if count or "UNTIL=" in text.upper() else f"{clean};COUNT=1")
        rule = {name: value for name, value in rule.items() if name != "COUNT"}
        if "UNTIL" in rule:
            until = min(until, wall_until(rule.pop("UNTIL"), timezone))
        if count:
            rule["COUNT"] = count[1]
        if until < to_wall(self._span.start - length, timezone) and not count:
            return []
        left = _MOST_WALKED - self._walked
        walls = starts_until(rule, to_wall(first, timezone), until, left)
        self._walked += len(walls)
        if len(walls) == left:
            raise Invalid(Fault.CALENDAR_TOO_LARGE, f"> {_MOST_WALKED}")
        # An hour that spring skips is not refused: it is over before anybody asks for it.
        since = to_wall(self._span.start - length - _DAY, timezone)
        place = zone(timezone)
        return [wall.replace(tzinfo=place).astimezone(UTC) for wall in walls if wall >= since]

    def _of_day(self, days: Slot) -> Slot:
        """Give whole days by the clock of the room: 23 to 25 hours each."""
        return Slot.between(*(self._midnight(one.replace(tzinfo=None)) for one in (days.start, days.end)))

    def _midnight(self, wall: datetime | date) -> datetime:
        return datetime(wall.year, wall.month, wall.day, tzinfo=zone(self._timezone)).astimezone(UTC)

    def _midnight_of(self, instant: datetime) -> datetime:
        return self._midnight(to_wall(instant, self._timezone))
