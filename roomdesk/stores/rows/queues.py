"""Rows of mail, of messages received and of links in the making to values, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from roomdesk.domain.ids import BookingId, Email, RoomCode
from roomdesk.domain.invitation import Method
from roomdesk.domain.itip import Told
from roomdesk.ports.links import LinkState, Wanting
from roomdesk.ports.outbox import Mail, MailState
from roomdesk.ports.provider import Made
from roomdesk.ports.store import Heard
from roomdesk.stores import rows

WHOLE = -1
"""In place of a date: the meeting as a whole, since a key holds no null."""


def mail_values(one: Mail) -> tuple[object, ...]:
    known = one.told
    return (
        one.id,
        one.booking,
        one.uid,
        rows.stamp(known.recurrence) if known.recurrence else WHOLE,
        one.sender,
        known.email,
        known.method,
        known.sequence,
        known.digest,
        " ".join(str(rows.stamp(at)) for at in sorted(known.skipped)),
        one.subject,
        one.content,
        one.state,
        one.attempts,
        rows.stamp(one.due),
        one.reason,
        rows.stamp(one.created),
        rows.stamp(one.settled) if one.settled else None,
    )


def mail(row: Sequence[Any]) -> Mail:
    id_, booking, uid, at, sender, receiver, method, sequence, digest, skipped, subject, content, *rest = row
    state, attempts, due, reason, created, settled = rest
    return Mail(
        id_,
        BookingId(booking),
        uid,
        told(receiver, at, method, sequence, digest, skipped),
        Email(sender),
        subject,
        bytes(content),
        rows.instant(created),
        rows.instant(due),
        MailState(state),
        attempts,
        reason,
        None if settled is None else rows.instant(settled),
    )


def told(receiver: str, at: int, method: str, sequence: int, digest: str, skipped: str) -> Told:
    return Told(
        Email(receiver),
        None if at == WHOLE else rows.instant(at),
        Method(method),
        sequence,
        digest,
        frozenset(rows.instant(int(one)) for one in skipped.split()),
    )


def wanting(row: Sequence[Any]) -> Wanting:
    id_, key, provider, handle, link, pin, phone, state, attempts, due, reason, known, seen, created, until = row
    return Wanting(
        id_,
        key,
        provider,
        Made(handle, link, pin, phone),
        LinkState(state),
        attempts,
        rows.instant(due),
        reason,
        known,
        seen,
        rows.instant(created),
        rows.instant(until),
    )


def heard_values(one: Heard) -> tuple[object, ...]:
    return (
        one.uid,
        rows.stamp(one.recurrence) if one.recurrence else WHOLE,
        one.sender,
        one.sequence,
        rows.stamp(one.stamp) if one.stamp else None,
        one.digest,
        "|".join(one.rooms),
    )


def heard(row: Sequence[Any]) -> Heard:
    uid, recurrence, sender, sequence, stamp, digest, rooms = row
    return Heard(
        uid,
        None if recurrence == WHOLE else rows.instant(recurrence),
        sender,
        sequence,
        None if stamp is None else rows.instant(stamp),
        digest,
        tuple(RoomCode(code) for code in rooms.split("|") if code),
    )
