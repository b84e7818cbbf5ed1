"""The error family: facts for the program, no sentences; those live in cli/texts.py and gui/texts.py."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, dataclass_transform

from roomdesk.domain.fault import Fault as Fault
from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    from roomdesk.domain.overlap import Clash
    from roomdesk.domain.schedule import Alternative
    from roomdesk.domain.slot import Slot


@dataclass_transform(eq_default=False)
class RoomDeskError(Exception):
    """Every error that is not a bug.

    What a kind annotates are its facts, given in their order or by name as in a dataclass; compiling forty of those
    would be felt at each start.
    """

    code: ClassVar[str] = "internal"
    facts: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        own = (name for name, kind in cls.__annotations__.items() if "ClassVar" not in kind)
        cls.facts = (*cls.facts, *own)

    def __init__(self, *given: object, **named: object) -> None:
        vars(self).update(zip(self.facts, given, strict=False), **named)
        is_whole = all(hasattr(self, name) for name in self.facts)
        if not is_whole or len(given) > len(self.facts) or vars(self).keys() - set(self.facts):
            raise TypeError(given, named)
        super().__init__(*(getattr(self, name) for name in self.facts))


class Refused(RoomDeskError):
    """A rule says no; nothing was changed."""

    code = "policy"


class SlotTaken(Refused):
    """Rooms or links that somebody else has at that time; all of them."""

    code: ClassVar[str] = "conflict"
    clashes: tuple[Clash, ...]
    alternatives: tuple[Alternative, ...] = ()


class IdTaken(Refused):
    """The id that was given for a new booking is that of another one, asked for with other facts; `clashes` are its."""

    code: ClassVar[str] = "conflict"
    title: str
    clashes: tuple[Clash, ...]
    alternatives: tuple[Alternative, ...] = ()


class RoomClosed(Refused):
    """The room or its site is closed: works, elections, a holiday."""

    place: str
    slot: Slot
    reason: str


class RoomRetired(Refused):
    """The room is not used for meetings any more."""

    room: str


class OutsideHours(Refused):
    """The site is not open for the whole of the meeting."""

    site: str
    slot: Slot
    opening: str


class LengthNotAllowed(Refused):
    """Shorter or longer than the room allows, in minutes."""

    room: str
    minutes: int
    shortest: int
    longest: int


class TooFarAhead(Refused):
    """Farther in the future than the room can be booked, in days."""

    room: str
    days: int


class RoomNotForYou(Refused):
    """Only some roles may book this room."""

    code: ClassVar[str] = "forbidden"
    room: str
    roles: tuple[str, ...]


class NotYours(Refused):
    """The role or the ownership of a booking does not allow this."""

    code: ClassVar[str] = "forbidden"
    action: str
    who: str


class Stranger(Refused):
    """Somebody who is not among the people of this database."""

    code: ClassVar[str] = "forbidden"
    who: str


class NoAdministrator(Refused):
    """With this, people would be there and none of them an administrator: nobody could change anything any more."""


class InUse(Refused):
    """A place or person is not taken away, for what stands on it.

    `kind` as for NotFound; `uses` are of rooms, people, devices, closures, bookings, calendar, published, photo,
    checks, faults, maintenance, history, login, and self: whoever would take themselves away.
    """

    kind: str
    key: str
    uses: tuple[str, ...]


class NotOpenAnyMore(Refused):
    """A booking in this state cannot be changed that way: cancelled, declined."""

    booking: str
    status: str


class Outdated(Refused):
    """A message from a calendar that is older than what is known of its meeting."""

    code: ClassVar[str] = "stale"
    title: str
    sequence: int
    known: int


class OrganizedHere(Refused):
    """A message that would change a meeting which is organized at this desk, not by whoever wrote it."""

    code: ClassVar[str] = "forbidden"
    title: str


class NotOnTheList(Refused):
    """A message about a meeting from somebody who neither organizes it nor is invited to it."""

    code: ClassVar[str] = "forbidden"
    who: str
    title: str


class NotEmpty(Refused):
    """The demonstration only fills an empty database."""

    sites: int


class TargetNotEmpty(Refused):
    """A database that everything shall be copied into holds something already."""

    rows: int


class CopyDiffers(Refused):
    """A copied table is not the same on both sides; nothing was kept of the copy."""

    table: str
    wanted: int
    found: int


class TooNew(Refused):
    """The database was made by a newer program; nothing was written."""

    found: str
    known: str


class TooOld(Refused):
    """The shared database lacks steps that this program needs; whoever keeps it has to step it up."""

    found: str
    known: str


class LoginRefused(Refused):
    """The server does not let this login in: no such login, a wrong password, no rule for it."""

    code: ClassVar[str] = "forbidden"
    where: str
    who: str


class PasswordStays(Refused):
    """A password is not changed: nobody logs in here with one, or the server says no (`detail`)."""

    where: str
    detail: str = ""


class LoginDecides(RoomDeskError):
    """Somebody said who acts where the login on the server decides that."""

    code: ClassVar[str] = "invalid"
    who: str


class UnsafeAddress(RoomDeskError):
    """An address of a server with something in it that must not be: a password, a setting of its own."""

    code: ClassVar[str] = "invalid"
    where: str
    part: str


class NotFound(RoomDeskError):
    """There is no such thing: `kind` is site, room, device, fault, booking, person or closure."""

    code: ClassVar[str] = "not_found"
    kind: str
    key: str


class Stale(RoomDeskError):
    """Somebody changed the booking since it was read."""

    code: ClassVar[str] = "stale"
    booking: str
    expected: int
    found: int


class Invalid(RoomDeskError):
    """A value that cannot be: which fault, and the value as it was given."""

    code: ClassVar[str] = "invalid"
    fault: Fault
    value: str = ""
    hint: str = ""


class BackupDamaged(RoomDeskError):
    """The file of a backup is not whole, or what it holds is not sound; as `what: detail`."""

    code: ClassVar[str] = "invalid"
    file: str
    faults: tuple[str, ...]


@frozen
class BadLine:
    """One line of a file that cannot be imported."""

    file: str
    line: int
    fault: Fault
    value: str = ""
    column: str = ""


class BadLines(RoomDeskError):
    """Every line that stopped an import; nothing was imported."""

    code: ClassVar[str] = "invalid"
    lines: tuple[BadLine, ...]


class Misconfigured(RoomDeskError):
    """A setting is wrong or missing: the key, what is wrong, the nearest good one."""

    code: ClassVar[str] = "invalid"
    key: str
    value: str = ""
    nearest: str = ""


class OnNetworkShare(RoomDeskError):
    """A database file on a network share or in a synced folder is not safe."""

    code: ClassVar[str] = "invalid"
    path: str
    kind: str


class Unavailable(RoomDeskError):
    """Something outside did not answer; trying again makes sense."""

    code = "unreachable"


class StoreBusy(Unavailable):
    """Another program held the database for too long."""

    where: str


class StoreUnreadable(Unavailable):
    """The database cannot be opened, read or written."""

    where: str
    detail: str


class StoreDamaged(Unavailable):
    """The guards against double bookings, or the file itself, are not as they must be; nothing is written."""

    where: str
    missing: tuple[str, ...]


class DiskFull(Unavailable):
    """No room left on the disk; what was confirmed before is there."""

    where: str


class StoreGone(Unavailable):
    """The open file was moved, deleted or replaced: what would be written to what is left of it would be lost."""

    where: str


class ServerAway(Unavailable):
    """The database server does not answer, or let go of us; a copy of `read_at` is read where there is one."""

    where: str
    detail: str
    read_at: datetime | None = None


class NoTicket(ServerAway):
    """The server asks for a ticket of the domain (Kerberos), and whoever sits here has none that holds."""


class OnlyCopy(Unavailable):
    """The database server is away, and a copy of it can only be read, as far as it reaches; nothing was sent."""

    where: str
    reaches: Slot | None = None


class NotTrusted(Unavailable):
    """The server could not prove who it is, or offers no encryption; nothing was sent to it."""

    where: str
    detail: str


class NotSetUp(Unavailable):
    """There is no RoomDesk in this database of the server yet."""

    where: str
