"""What the verbs answer."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from roomdesk.domain.availability import MonthShare
    from roomdesk.domain.booking import Booking, HistoryEntry, Series
    from roomdesk.domain.changes import Changes
    from roomdesk.domain.device_fault import DeviceFault, Maintenance
    from roomdesk.domain.equipment import Device, Finding, Health
    from roomdesk.domain.errors import Invalid, Refused, RoomDeskError
    from roomdesk.domain.ids import Email, RoomCode, SiteCode
    from roomdesk.domain.line import LineLoad
    from roomdesk.domain.overlap import Clash
    from roomdesk.domain.people import Person
    from roomdesk.domain.places import Closure, Room, Site
    from roomdesk.domain.preparation import Phase
    from roomdesk.domain.schedule import Away, Entry
    from roomdesk.domain.slot import Slot
    from roomdesk.domain.travel import Journeys
    from roomdesk.ports.controller import Step
    from roomdesk.ports.driver import DriverCard
    from roomdesk.ports.links import Wanting


@frozen
class Places:
    """All sites and rooms by code, rooms in the order of their sites."""

    sites: Mapping[SiteCode, Site]
    rooms: Mapping[RoomCode, Room]

    def site_of(self, room: RoomCode) -> Site:
        return self.sites[self.rooms[room].site]

    def rooms_of(self, site: SiteCode) -> tuple[Room, ...]:
        return tuple(room for room in self.rooms.values() if room.site == site)


@frozen
class PlaceTables:
    """All that an administrator edits: closures from now on, and the cards from which devices' forms are built."""

    places: Places
    devices: tuple[Device, ...]
    people: Mapping[Email, Person]
    closures: tuple[Closure, ...]
    drivers: Mapping[str, DriverCard]
    may_edit: bool


class Difference(StrEnum):
    """What an import would do to one thing."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@frozen
class ImportLine:
    """One thing of an import; `table` is sites, rooms, equipment or people, `key` its code or address.

    `changed` are the names of its columns, and of its parts that several columns make, whose values would be others.
    """

    table: str
    key: str
    name: str
    difference: Difference
    changed: tuple[str, ...] = ()


@frozen
class ImportWishes:
    """What whoever imports an invitation adds to it.

    `rooms` are taken in place of those that it names; `timezone` is for times to which it gives no zone, `until` the
    last day of repetitions to which it gives no end. `skip_conflicts` leaves out dates of a series that cannot be held.
    """

    rooms: tuple[RoomCode, ...] = ()
    timezone: str = ""
    until: date | None = None
    skip_conflicts: bool = False


NO_WISHES = ImportWishes()


@frozen
class Skipped:
    """A date of a series that is left out: what is in the way, or the rule that refuses it."""

    slot: Slot
    clashes: tuple[Clash, ...] = ()
    refused: Refused | None = None


@frozen
class Booked:
    """What was booked or changed; `full_lines` are sites whose line carries fewer calls than are now booked.

    For undoing: `after` is all that was written, `before` what of it was there, `series_before` its series.
    """

    bookings: tuple[Booking, ...]
    changes: Changes
    skipped: tuple[Skipped, ...] = ()
    full_lines: Mapping[SiteCode, LineLoad] = field(default_factory=dict)
    before: tuple[Booking, ...] = ()
    after: tuple[Booking, ...] = ()
    series_before: tuple[Series, ...] = ()


@frozen
class Equipped:
    """A device and its last finding."""

    device: Device
    finding: Finding | None


@frozen
class Followed:
    """The faults that a round of checks opened and closed."""

    opened: tuple[DeviceFault, ...] = ()
    closed: tuple[DeviceFault, ...] = ()


@frozen
class DeviceStory:
    """All about a device: what was found, newest first, how many checks failed in a row, its open fault.

    `at_risk` are the meetings in its room a week ahead, where there is a fault; `months` tell of the last twelve,
    this one so far, how available it was. In `maintenance` nobody is told of its faults.
    """

    device: Device
    findings: tuple[Finding, ...]
    in_a_row: int
    fault: DeviceFault | None
    at_risk: tuple[Booking, ...]
    months: tuple[MonthShare, ...]
    maintenance: Maintenance | None = None

    @property
    def available(self) -> float:
        """Give the share of this month, 0 to 1, without a fault; 1 where nothing is known."""
        found = self.months[-1].available if self.months else None
        return 1.0 if found is None else found


@frozen
class Touched:
    """A meeting that a closure touches, and the rooms in which it could be held instead; empty if none were found."""

    booking: Booking
    rooms: tuple[RoomCode, ...]


@frozen
class ClosedPlace:
    """A place that was closed, and the meetings that were seated elsewhere with it; undone as one."""

    closure: Closure
    booked: Booked
    changes: Changes


@frozen
class StepDone:
    """One step of a preparation, and what came of it; None where it was only planned."""

    step: Step
    finding: Finding | None = None


@frozen
class Prepared:
    """What the rooms of a meeting need before or after it, or a room at any time, which is then without a `booking`.

    `awake` are rooms left as they are, for another meeting.
    """

    booking: Booking | None
    phase: Phase
    steps: tuple[StepDone, ...]
    awake: Mapping[RoomCode, Booking] = field(default_factory=dict)


@frozen
class Shown:
    """One booking with everything around it; `service` is how people call its conference service.

    `making` is how far a service has come that makes its link, where it has not made it or not changed it yet;
    `names` are those of its people who stand in the address book.
    """

    booking: Booking
    equipment: tuple[Equipped, ...]
    history: tuple[HistoryEntry, ...]
    journeys: Journeys
    lines: Mapping[SiteCode, LineLoad]
    service: str = ""
    making: Wanting | None = None
    names: Mapping[Email, str] = field(default_factory=dict)


@frozen
class RoomOffer:
    """A free room. `working` is the health of what was asked for; `spare` the seats more than wanted."""

    room: Room
    working: Health
    spare: int


@frozen
class RoomVerdict:
    """A room at the time wished for: what is in its way, and how its equipment is.

    `rank` counts from 0 within its site, best first.
    """

    room: Room
    health: Health
    clashes: tuple[Clash, ...] = ()
    refused: Refused | None = None
    rank: int = 0

    @property
    def is_free(self) -> bool:
        return not self.clashes and self.refused is None


@frozen
class Preview:
    """What booking a draft would meet. `dates` tells of the chosen rooms: what is in the way of each date, if anything.

    `rooms` are all rooms, those of near sites first; `km` is how far each site is from the site of whoever acts;
    `wrong` is what is wrong with the rule or the link.
    """

    rooms: tuple[RoomVerdict, ...]
    dates: tuple[Skipped, ...]
    lines: Mapping[SiteCode, LineLoad]
    journeys: Journeys
    km: Mapping[SiteCode, float]
    home: SiteCode | None = None
    wrong: Invalid | None = None


@frozen
class DaySchedule:
    """One day of some sites: rooms in order, what is booked, what is closed and why, what is occupied elsewhere."""

    day: date
    slot: Slot
    sites: tuple[Site, ...]
    rooms: tuple[Room, ...]
    entries: tuple[Entry, ...]
    closures: tuple[Closure, ...]
    closed: Mapping[SiteCode, str]
    away: tuple[Away, ...] = ()


@frozen
class Round:
    """A round of checks: devices beside their findings, in order, how long it took, the faults it opened and closed."""

    results: tuple[Equipped, ...]
    seconds: float
    changes: Changes
    faults: Followed = field(default_factory=Followed)


@frozen
class BackedUp:
    """The file of a backup, and how many rows each table has."""

    file: str
    tables: Mapping[str, int]


@frozen
class Restored:
    """From which file; where what was there before is kept, empty where there was nothing; what is there now."""

    file: str
    kept: str
    info: Mapping[str, object]


@frozen
class Examined:
    """One thing that RoomDesk needs of this computer: how it is, why, what the system says of it, or our own error."""

    part: str
    health: Health
    cause: str
    evidence: str = ""
    error: RoomDeskError | None = None
