"""Notices: what somebody should hear of unasked: meetings about to begin, changed, at risk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from roomdesk.domain.booking import Answer, Booking, HistoryEntry, Status
from roomdesk.domain.equipment import Device, Finding, Health, worst
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, DeviceCode, Email, RoomCode
from roomdesk.domain.people import Person
from roomdesk.domain.places import Room
from roomdesk.domain.preparation import Phase

NEWS = timedelta(days=7)
"""How long a change stays news."""
RISK = timedelta(days=7)
"""How far ahead a faulty room puts meetings at risk."""

_ILL = (Health.FAILED, Health.DEGRADED)


class NoticeKind(StrEnum):
    REMINDER = "reminder"
    INVITED = "invited"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    APPROVED = "approved"
    DECLINED = "declined"
    ROOM_ILL = "room_ill"
    ROOM_WELL = "room_well"
    UNPREPARED = "unprepared"
    NOT_RESTED = "not_rested"


_KINDS = {
    "cancelled": NoticeKind.CANCELLED,
    "approved": NoticeKind.APPROVED,
    "declined": NoticeKind.DECLINED,
}
# Said of a meeting, but no change of it.
_SILENT = ("booked", "answered", "checked_in", "check_in_undone")


@frozen
class RoomState:
    """How a room's devices were last found: the worst of them, which these are, and when it was seen."""

    health: Health
    at: datetime
    devices: tuple[str, ...]


class Unready(NamedTuple):
    """Devices that did not do as they were told before a meeting or after it, by name."""

    booking: Booking
    phase: Phase
    at: datetime
    devices: tuple[str, ...]


@frozen
class Watched:
    """What notices are made of: one's own meetings, rooms' states, the meetings that rooms put at risk, by start.

    `unready` are meetings whose rooms were not prepared whole.
    """

    who: Person
    mine: tuple[Booking, ...] = ()
    history: Mapping[BookingId, tuple[HistoryEntry, ...]] = field(default_factory=dict)
    states: Mapping[RoomCode, RoomState] = field(default_factory=dict)
    at_risk: Mapping[RoomCode, tuple[Booking, ...]] = field(default_factory=dict)
    rooms: Mapping[RoomCode, Room] = field(default_factory=dict)
    people: Mapping[Email, Person] = field(default_factory=dict)
    unready: tuple[Unready, ...] = ()


@frozen
class Notice:
    """One thing to hear of. `key` is the same each time it is made; `number` counts the dates or meetings concerned."""

    key: str
    kind: NoticeKind
    at: datetime
    booking: Booking
    who: str = ""
    number: int = 1
    room: RoomCode | None = None
    state: RoomState | None = None
    devices: tuple[str, ...] = ()


def notices(watched: Watched, now: datetime, minutes: int, told: Collection[str]) -> tuple[Notice, ...]:
    """Make all notices that are of use now, newest first.

    `minutes` before a meeting it is reminded of, 0 for never; `told` are keys of notices that were made before.
    """
    found = [*_reminders(watched, now, minutes), *_news(watched, now), *_unready(watched)]
    for room, meetings in watched.at_risk.items():
        state = watched.states.get(room)
        notice = _of_room(room, state, meetings, _standing(room, told), now) if state and meetings else None
        if notice:
            found.append(notice)
    return tuple(sorted(found, key=lambda one: (one.at, one.key), reverse=True))


def room_states(devices: Iterable[Device], findings: Mapping[DeviceCode, Finding]) -> dict[RoomCode, RoomState]:
    """Sum each room's last findings up; a room whose devices were never checked is not there."""
    known: dict[RoomCode, list[tuple[str, Finding]]] = {}
    for device in devices:
        finding = findings.get(device.code)
        if finding:
            known.setdefault(device.room, []).append((device.name, finding))
    states = {}
    for room, checked in known.items():
        health = worst(finding.health for _, finding in checked)
        which = [(name, finding) for name, finding in checked if finding.health is health]
        states[room] = RoomState(health, max(one.at for _, one in which), tuple(name for name, _ in which))
    return states


def ill_rooms(states: Mapping[RoomCode, RoomState]) -> frozenset[RoomCode]:
    return frozenset(room for room, state in states.items() if state.health in _ILL)


def told_rooms(told: Collection[str]) -> frozenset[RoomCode]:
    """Name the rooms of which was told that they are ill, or well again."""
    return frozenset(RoomCode(key.split(":")[1]) for key in told if key.startswith(("ill:", "well:")))


def attends(who: Email, booking: Booking) -> bool:
    """Whether somebody is expected: organizes, or was invited and has not declined."""
    guests = (one for one in booking.attendees if one.email == who)
    return booking.organizer == who or any(one.status is not Answer.DECLINED for one in guests)


# ── reminders ───────────────────────────────────────────────────────────────────────────────────────────
def _reminders(watched: Watched, now: datetime, minutes: int) -> Iterator[Notice]:
    """Remind of what begins soon or goes on: a computer that slept through a whole meeting is spared it."""
    if minutes:
        for one in watched.mine:
            at = one.slot.start - timedelta(minutes=minutes)
            if one.status.blocks and at <= now < one.slot.end and attends(watched.who.email, one):
                yield Notice(f"reminder:{one.id}:{_stamp(one.slot.start)}", NoticeKind.REMINDER, at, one)


def _unready(watched: Watched) -> Iterator[Notice]:
    for booking, phase, at, devices in watched.unready:
        kind = NoticeKind.UNPREPARED if phase is Phase.BEFORE else NoticeKind.NOT_RESTED
        yield Notice(f"{kind}:{booking.id}:{_stamp(at)}", kind, at, booking, devices=devices)


# ── what others did ─────────────────────────────────────────────────────────────────────────────────────
def _news(watched: Watched, now: datetime) -> Iterator[Notice]:
    """Tell of what others did to one's meetings; the dates of a series that changed together are one notice."""
    together: dict[str, Notice] = {}
    me = watched.who.email
    for one in watched.mine:
        for at, who, kind in _deeds(one, watched.history.get(one.id, ())):
            if who == me or at < now - NEWS:
                continue
            key = f"{kind}:{one.series or one.id}:{_stamp(at)}"
            before = together.get(key)
            if before is None:
                together[key] = Notice(key, kind, at, one, who)
            else:
                # One's meetings come by start: the first that is still to come stands for them all.
                first = one if before.booking.slot.end <= now else before.booking
                together[key] = replace(before, booking=first, number=before.number + 1)
    yield from together.values()


def _deeds(one: Booking, history: Iterable[HistoryEntry]) -> Iterator[tuple[datetime, str, NoticeKind]]:
    if one.status.blocks:
        yield one.created_at, one.created_by, NoticeKind.INVITED
    for entry in history:
        if entry.action not in _SILENT:
            gone = entry.action == "undone" and one.status is Status.CANCELLED
            kind = NoticeKind.CANCELLED if gone else _KINDS.get(entry.action, NoticeKind.CHANGED)
            yield entry.at, entry.who, kind


# ── rooms ───────────────────────────────────────────────────────────────────────────────────────────────
def _of_room(
    room: RoomCode, state: RoomState, meetings: tuple[Booking, ...], standing: list[str], now: datetime
) -> Notice | None:
    was_ill = standing[:1] == ["ill"]
    if state.health in _ILL:
        if was_ill and standing[3] == state.health:
            key, at = ":".join(standing), _instant(standing[2])
        else:
            key, at = f"ill:{room}:{_stamp(state.at)}:{state.health}", state.at
        return Notice(key, NoticeKind.ROOM_ILL, at, meetings[0], number=len(meetings), room=room, state=state)
    if state.health is not Health.OK or not standing:
        return None
    key = f"well:{room}:{_stamp(state.at)}" if was_ill else ":".join(standing)
    at = state.at if was_ill else _instant(standing[2])
    if at < now - NEWS:
        return None
    return Notice(key, NoticeKind.ROOM_WELL, at, meetings[0], number=len(meetings), room=room, state=state)


def _standing(room: RoomCode, told: Collection[str]) -> list[str]:
    """Give the parts of the last key told of a room: ill or well, room, when, health."""
    of_room = [parts for parts in (key.split(":") for key in told) if parts[0] in ("ill", "well") and parts[1] == room]
    return max(of_room, key=lambda parts: int(parts[2]), default=[])


def _stamp(at: datetime) -> int:
    return int(at.timestamp())


def _instant(stamp: str) -> datetime:
    return datetime.fromtimestamp(int(stamp), UTC)
