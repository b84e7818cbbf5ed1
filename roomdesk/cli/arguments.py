"""What people type: times, days, lengths, rooms, e-mail addresses."""

from __future__ import annotations

import errno
import os
import re
from datetime import UTC, date, datetime
from difflib import SequenceMatcher
from pathlib import Path
from urllib.parse import unquote, urlsplit

from roomdesk.domain.booking import Attendee
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.mailbox import mailbox, split
from roomdesk.domain.slot import Slot, day_slot, from_wall, is_ambiguous
from roomdesk.services.desk import Desk

DEFAULT_ZONE = "Europe/Rome"
_LENGTH = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m?)?", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def instant(text: str, timezone: str) -> datetime:
    """Read `2026-11-23T09:00`, with a space, or with an offset; without one it is the zone's wall clock.

    Raises Invalid: no time at all, one that does not exist, one that exists twice.
    """
    try:
        found = datetime.fromisoformat(text.strip())
        if found.tzinfo is not None:
            return found.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Invalid(Fault.TIME, text) from error
    moment = from_wall(found, timezone)
    if is_ambiguous(found, timezone):
        raise Invalid(Fault.TIME_TWICE, text)
    return moment


def since(text: str, timezone: str) -> datetime:
    """Read a time, or a day from its first moment."""
    return instant(f"{day(text)}T00:00" if _DAY.fullmatch(text) else text, timezone)


def until(text: str, timezone: str) -> datetime:
    """Read a time, or a day to its last moment."""
    if not _DAY.fullmatch(text):
        return instant(text, timezone)
    return day_slot(day(text), timezone).end


def day(text: str) -> date:
    """Read `2026-11-23`. Raises Invalid."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Invalid(Fault.DAY, text) from error


def minutes(text: str) -> int:
    """Read a length: `90m`, `90`, `2h`, `1h30`. Raises Invalid."""
    match = _LENGTH.fullmatch(text.strip())
    total = int(match[1] or 0) * 60 + int(match[2] or 0) if match else 0
    if not total:
        raise Invalid(Fault.DURATION, text)
    return total


def number(given: int, least: int = 0, most: int = 99_999) -> int:
    """Check a number. Raises Invalid."""
    if not least <= given <= most:
        raise Invalid(Fault.NUMBER, str(given))
    return given


def slot(start: str, end: str | None, length: str | None, timezone: str) -> Slot:
    begins = instant(start, timezone)
    if not end:
        return Slot.lasting(begins, minutes(length or ""))
    return between(begins, instant(end, timezone), start, end)


def between(start: datetime, end: datetime, *typed: str) -> Slot:
    """Make a slot; one that is empty is told as it was typed. Raises Invalid."""
    if end <= start:
        raise Invalid(Fault.EMPTY_SLOT, " – ".join(typed))
    return Slot.between(start, end)


def days(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """Read a first and a last day, where they are given. Raises Invalid."""
    first, last = (day(one) if one else None for one in (since, until))
    if first and last and last < first:
        raise Invalid(Fault.EMPTY_SLOT, f"{first} – {last}")
    return first, last


def existing(database: str) -> None:
    """Check that a database that is only read from is there, if it is a file. Raises Invalid."""
    path = Path(unquote(urlsplit(database).path).removeprefix("/") if database.startswith("sqlite:") else database)
    if "postgres" not in database.partition("://")[0] and not path.exists():
        raise Invalid(Fault.FILE, f"{path} ({os.strerror(errno.ENOENT)})")


def rooms(desk: Desk, codes: list[str]) -> tuple[RoomCode, ...]:
    return tuple(desk.look_around.room(code).code for code in codes)


def sites(desk: Desk, codes: list[str] | None) -> tuple[SiteCode, ...]:
    return tuple(dict.fromkeys(desk.look_around.site(code).code for code in codes or []))


def zone_of_room(desk: Desk, code: str) -> str:
    places = desk.look_around.places()
    return places.site_of(desk.look_around.room(code).code).timezone


def zone_of_sites(desk: Desk, codes: list[str] | None) -> str:
    """Give the zone of the first site named, or of the municipality's first site."""
    if codes:
        return desk.look_around.site(codes[0]).timezone
    return next((site.timezone for site in desk.look_around.places().sites.values()), DEFAULT_ZONE)


def attendees(texts: list[str] | None) -> tuple[Attendee, ...]:
    """Read addresses, several separated by commas or semicolons. Raises Invalid."""
    boxes = (one for text in texts or [] for one in split(text))
    return tuple(Attendee(address, name) for address, name in map(mailbox, boxes))


def needs(desk: Desk, text: str | None) -> tuple[str, ...]:
    """Read features separated by commas. Raises Invalid for one that no room has, with all there are, likest first."""
    wanted, known = (one.strip().casefold() for one in (text or "").split(",")), desk.look_around.features()
    found = tuple(one for one in wanted if one)
    unknown = next((one for one in found if one not in known), None)
    if unknown is not None:
        alike = sorted(known, key=lambda one: (-SequenceMatcher(None, unknown, one).ratio(), one))
        raise Invalid(Fault.FEATURE, unknown, hint=", ".join(alike))
    return found
