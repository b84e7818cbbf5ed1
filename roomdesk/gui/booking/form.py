"""What is typed into the booking panel, as a value: made a draft, kept and read back; no Qt."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from roomdesk.domain import mailbox as mailboxes
from roomdesk.domain import wording
from roomdesk.domain.booking import Attendee, Booking
from roomdesk.domain.draft import Draft
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, Email, RoomCode
from roomdesk.domain.slot import Slot, from_wall, to_wall
from roomdesk.gui.booking.repeat import NEVER, Repetition, Ways, rule
from roomdesk.ports.drafts import Typed as Kept

_ZONE = "Europe/Rome"
_MORNING, _EVENING = 9, 19


@frozen
class Typed:
    """All fields of the panel. `half_typed` stands in the people field and is no address yet.

    `service` is a provider's name, empty for none; `link` is one's own, or the one that a booking has already.
    """

    day: date
    starts: time
    ends: time
    title: str = ""
    rooms: tuple[RoomCode, ...] = ()
    people: tuple[Attendee, ...] = ()
    half_typed: str = ""
    repetition: Repetition = NEVER
    skips: bool = False
    service: str = ""
    link: str = ""
    setup: str = ""
    private: bool = False
    visitors: int = 0
    notes: str = ""
    description: str = ""

    @property
    def is_worth_keeping(self) -> bool:
        """Whether somebody typed more than a time and a room, which are drawn in a moment."""
        words = (self.title, self.half_typed, self.notes, self.description)
        return bool(self.people) or self.visitors > 0 or any(one.strip() for one in words)


def opening(day: date, wished: Slot | None, now: datetime) -> tuple[date, time, time]:
    """Give day and times to open with: those wished for, else an hour from the next full hour or from nine.

    When the day's last hour has begun, it is the next day: nobody begins to plan what is over already.
    """
    if wished:
        return day, to_wall(wished.start, _ZONE).time(), to_wall(wished.end, _ZONE).time()
    wall = to_wall(now, _ZONE)
    is_today, is_late = day == wall.date(), wall.hour >= _EVENING
    starts = wall.hour + 1 if is_today and wall.hour + 1 > _MORNING and not is_late else _MORNING
    return day + timedelta(days=is_today and is_late), time(starts), time(starts + 1)


def slot(day: date, starts: time, ends: time, timezone: str) -> Slot:
    """Give the meeting's time in a zone. Raises Invalid where it is empty or does not exist that day."""
    return Slot.between(
        from_wall(datetime.combine(day, starts), timezone), from_wall(datetime.combine(day, ends), timezone)
    )


def people(text: str) -> tuple[Attendee, ...]:
    """Read addresses as they are typed or pasted, each one once. Raises Invalid with the address that is none."""
    found: dict[Email, Attendee] = {}
    for part in mailboxes.split(text):
        address, name = mailboxes.mailbox(part)
        found.setdefault(address, Attendee(address, name))
    return tuple(found.values())


def sifted(text: str) -> tuple[tuple[Attendee, ...], str]:
    """Read the addresses of a text, and give what is none of it as it stands there."""
    found: list[Attendee] = []
    left: list[str] = []
    for part in mailboxes.split(text):
        try:
            found += people(part)
        except Invalid:
            left.append(part)
    return tuple({one.email: one for one in reversed(found)}.values())[::-1], "; ".join(left)


def mailbox(one: Attendee) -> str:
    """Write an address as `people` reads it."""
    name = re.sub(r'[,;"<>]+', " ", one.name).strip()
    return f"{name} <{one.email}>" if name else one.email


def draft(typed: Typed, id_: BookingId, timezone: str) -> Draft:
    """Make a draft of what is typed, title and rooms unchecked. Raises Invalid for a time or address that is none."""
    invited = {one.email: one for one in (*typed.people, *people(typed.half_typed))}
    return Draft(
        id_,
        typed.title,
        typed.rooms,
        slot(typed.day, typed.starts, typed.ends, timezone),
        attendees=tuple(invited.values()),
        conference=typed.link or typed.service,
        rrule=rule(typed.repetition, typed.day),
        skip_conflicts=typed.skips,
        private=typed.private,
        description=typed.description,
        notes=typed.notes,
        visitors=typed.visitors,
        setup=typed.setup,
    )


def check(typed: Typed) -> None:
    """Check what the desk would refuse anyway: a title, a room, a link of one's own. Raises Invalid."""
    wording.title(typed.title)
    if not typed.rooms:
        raise Invalid(Fault.NO_ROOMS)


def of_booking(booking: Booking) -> Typed:
    """Give the fields of a booking that is edited."""
    starts, ends = (to_wall(one, booking.timezone) for one in (booking.slot.start, booking.slot.end))
    link = booking.conference
    return Typed(
        starts.date(), starts.time(), ends.time(), booking.title, booking.rooms, booking.attendees,
        service=link.provider if link else "", link=link.url if link and link.exclusive else "", setup=booking.setup,
        private=booking.private, visitors=booking.visitors, notes=booking.notes, description=booking.description,
    )  # fmt: skip


def another(booking: Booking) -> Typed:
    """Give the fields of a new booking like one that is there, a week later; a link is made anew."""
    typed = of_booking(booking)
    return replace(typed, day=typed.day + timedelta(weeks=1), link="")


_AS_THEY_ARE = ("title", "half_typed", "skips", "service", "setup", "private", "visitors", "notes", "description")


def to_keep(typed: Typed) -> Kept:
    """Lay the fields out for the disk. A link of one's own stays out: whoever has it could come in."""
    repeat = typed.repetition
    return {
        **{name: getattr(typed, name) for name in _AS_THEY_ARE},
        "day": typed.day.isoformat(),
        "starts": typed.starts.isoformat("minutes"),
        "ends": typed.ends.isoformat("minutes"),
        "rooms": list(typed.rooms),
        "people": [mailbox(one) for one in typed.people],
        "repeat": repeat.way.value,
        "until": repeat.until.isoformat() if repeat.until else "",
        "times": repeat.times,
        "every": repeat.every,
        "unit": repeat.unit,
        "weekdays": list(repeat.weekdays),
    }


def from_kept(kept: Kept) -> Typed | None:
    """Read fields back; None where day or times are none."""
    values: dict[str, Any] = dict(kept)
    try:
        day, starts, ends = (
            date.fromisoformat(values["day"]),
            time.fromisoformat(values["starts"]),
            time.fromisoformat(values["ends"]),
        )
    except (KeyError, ValueError, TypeError):
        return None
    facts = {name: values[name] for name in _AS_THEY_ARE if isinstance(values.get(name), _KINDS[name])}
    invited: tuple[Attendee, ...] = ()
    repetition = NEVER
    with suppress(Invalid, TypeError, AttributeError):
        invited = people("\n".join(values.get("people", ())))
    with suppress(KeyError, ValueError, TypeError):
        until = date.fromisoformat(values["until"]) if values["until"] else None
        own = (int(values["every"]), str(values["unit"]), tuple(map(str, values["weekdays"])))
        repetition = Repetition(Ways(values["repeat"]), until, int(values["times"]), *own)
    rooms = tuple(RoomCode(str(one)) for one in values.get("rooms", ()))
    return Typed(day, starts, ends, rooms=rooms, people=invited, repetition=repetition, **facts)


_KINDS = {one.name: {"bool": bool, "int": int}.get(str(one.type), str) for one in fields(Typed)}
