"""What another calendar asks a room for, or brings up to date: a meeting, a series, one date of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from roomdesk.domain import wording
from roomdesk.domain.booking import Answer, Attendee, Booking, Series, Status
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.errors import Fault, Invalid, OrganizedHere
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, Email, RoomCode, SeriesId
from roomdesk.domain.places import Room
from roomdesk.domain.received import Guest, Message
from roomdesk.domain.rights import may_book
from roomdesk.domain.slot import Slot
from roomdesk.services.conference_links import OWN_LINK
from roomdesk.services.received.dates import date_of, held, repetition
from roomdesk.services.received.outcome import Outcome, Step
from roomdesk.services.received.weighing import Weighing, digest, is_older
from roomdesk.services.series_parts import check_apart

_NAMELESS = "–"
# What RoomDesk itself writes below a meeting's text, so that it does not stand there twice.
_WAY_IN = re.compile(r"Partecipa: (?P<url>\S+)(?:\nPIN: (?P<pin>[^\n]{1,40}))?(?:\nTelefono: (?P<phone>[^\n]{1,80}))?")


@frozen
class _Asked:
    """One message understood: the rooms it asks for, those to hold, their times, and the facts of each date."""

    message: Message
    named: tuple[RoomCode, ...]
    rooms: tuple[Room, ...]
    has_other_rooms: bool
    timezone: str


def take_request(weighing: Weighing, message: Message) -> Step:
    """Plan what a REQUEST or PUBLISH asks for.

    Raises OrganizedHere, NotOnTheList, Outdated, NotYours, another Refused, Invalid where no room of ours is named.
    """
    plan = weighing.plan
    dates = plan.of_uid(message.uid)
    if dates and not weighing.is_foreign(message.uid):
        return _of_ours(message, dates)
    weighing.check_sender(message, dates)
    weighing.check_age(message)
    asked = _understood(weighing, message, dates)
    concerned = _concerned(message, dates)
    if _is_known(weighing, asked, concerned):
        return Step(message, Outcome.SAME, tuple(one.id for one in concerned))
    if not dates:
        may_book(weighing.who, Email(message.organizer) or weighing.who.email, plan.store.people())
    made = _one_date(weighing, asked, dates) if message.recurrence else _whole(weighing, asked, dates)
    weighing.hear(message, rooms=weighing.wished or asked.named)
    stood = {one.id for one in concerned if one.status.blocks}
    return Step(message, Outcome.CHANGED if stood else Outcome.BOOKED, tuple(one.id for one in made))


def _of_ours(message: Message, dates: Sequence[Booking]) -> Step:
    """Know an invitation of our own again; whatever else it says is not its reader's to say. Raises OrganizedHere."""
    standing = [one for one in dates if one.status.blocks]
    if message.recurrence:
        date = date_of(standing, message.recurrence)
        is_same = date is not None and date.slot == message.slot
    elif message.dates:
        is_same = {one.start for one in message.dates} == {one.occurrence for one in standing}
    else:
        is_same = [one.slot for one in standing] == [message.slot]
    if not is_same or message.title != dates[0].title:
        raise OrganizedHere(dates[0].title)
    return Step(message, Outcome.SAME, tuple(one.id for one in _concerned(message, standing)))


def _concerned(message: Message, dates: Sequence[Booking]) -> tuple[Booking, ...]:
    if not message.recurrence:
        return tuple(one for one in dates if one.series or one.id == _id(message.uid, None))
    found = date_of(dates, message.recurrence) or _lonely(message.uid, message.recurrence, dates)
    return (found,) if found else ()


def _is_known(weighing: Weighing, asked: _Asked, concerned: Sequence[Booking]) -> bool:
    """Whether this very message was taken in before, for these rooms, and what it made was not cancelled since."""
    heard = weighing.heard(asked.message)
    return bool(
        heard
        and heard.digest == digest(asked.message)
        and not is_older(asked.message, heard)
        and heard.rooms == (weighing.wished or asked.named)
        and any(one.status is not Status.CANCELLED for one in concerned)
    )


def _understood(weighing: Weighing, message: Message, dates: Sequence[Booking]) -> _Asked:
    named = weighing.named(message)
    heard = weighing.heard(message) or weighing.plan.heard(message.uid).get((None, ""))
    before = _rooms_before(message, dates)
    is_news = not heard or heard.rooms != (weighing.wished or named)
    codes = weighing.wished or (named if is_news and named else before or named)
    if not codes:
        raise Invalid(Fault.NO_ROOM_NAMED, message.title or message.uid[:60])
    rooms = weighing.rules.rooms(codes)
    zone = dates[0].timezone if dates else weighing.plan.store.sites()[rooms[0].site].timezone
    return _Asked(message, named, rooms, is_news and bool(before) and codes != before, zone)


def _rooms_before(message: Message, dates: Sequence[Booking]) -> tuple[RoomCode, ...]:
    concerned = _concerned(message, dates) or tuple(dates)
    standing = [one for one in concerned if one.status.blocks] or list(concerned)
    return standing[0].rooms if standing else ()


def _held(weighing: Weighing, asked: _Asked, slot: Slot) -> Slot:
    sites = weighing.plan.store.sites()
    places = [sites[code] for code in dict.fromkeys(room.site for room in asked.rooms)]
    return held(slot, places, all_day=asked.message.all_day)


def _whole(weighing: Weighing, asked: _Asked, dates: Sequence[Booking]) -> list[Booking]:
    """Plan a meeting as a whole; dates of a series that stand apart stay where they are while their date remains.

    Dates that a changed rule no longer gives become those that it newly gives, in their order: with their notes.
    """
    message = asked.message
    wanted = message.dates or ((message.slot,) if message.slot else ())
    slots = [_held(weighing, asked, one) for one in wanted]
    series = _series(weighing, asked, slots) if message.dates else None
    there = _by_date(message, slots, dates, is_series=series is not None)
    # A date that was cancelled here stays so; but whoever imports a meeting of which nothing is left wants it again.
    given_up = _given_up(weighing, dates) if any(one.status.blocks for one in dates) else ()
    alive = [one for one in dates if one.status.blocks or one.id in given_up]
    moved_on = _moved_on(slots, alive, there) if series else {}
    there |= moved_on
    made = []
    for slot in slots:
        old = there.get(slot.start if series else None)
        if old and series and old.id in given_up:
            if slot.start in moved_on:
                parts = weighing.rules.reservations(weighing.rules.rooms(old.rooms), slot, "")
                weighing.plan.put(replace(old, reservations=parts))
            continue
        fresh = old or _new(weighing, asked, slot, _date_id(series, slot, dates) if series else _id(message.uid, None))
        made.append(_written(weighing, asked, fresh, slot, series))
    kept = {one.id for one in made} | {one.id for one in dates if not one.status.blocks}
    for gone in (one for one in dates if one.id not in kept):
        weighing.plan.put(replace(gone, status=Status.CANCELLED, sequence=_counted(message, gone)))
        weighing.take_back(message, gone.occurrence)
    check_apart([one for one in made if one.series])
    return made


def _moved_on(
    slots: Sequence[Slot], dates: Sequence[Booking], there: Mapping[datetime | None, Booking]
) -> dict[datetime | None, Booking]:
    """Give dates without a place in the new rule the places that it has free, in order."""
    starts = {slot.start for slot in slots}
    homeless = sorted(
        (one for one in dates if one.occurrence and one.occurrence not in starts), key=lambda one: one.slot.start
    )
    free = sorted((slot for slot in slots if slot.start not in there), key=lambda slot: slot.start)
    return {
        slot.start: replace(one, occurrence=slot.start, slot=slot) for slot, one in zip(free, homeless, strict=False)
    }


def _given_up(weighing: Weighing, dates: Sequence[Booking]) -> Collection[BookingId]:
    """Tell which dates somebody here cancelled, not the organizer."""
    off = (one for one in dates if not one.status.blocks)
    return {one.id for one in off if not weighing.was_taken_back(one.uid, one.occurrence)}


def _series(weighing: Weighing, asked: _Asked, slots: Sequence[Slot]) -> Series:
    found = repetition(asked.message, slots, asked.timezone)
    id_ = SeriesId(_id(asked.message.uid, None))
    series = Series(id_, asked.message.uid, found.rrule, found.timezone, found.first, asked.message.sequence)
    weighing.plan.put_series(series)
    return series


def _by_date(
    message: Message, slots: Sequence[Slot], dates: Sequence[Booking], *, is_series: bool
) -> dict[datetime | None, Booking]:
    """Lay what is there beside the dates to come; a date that came before its series finds its place in it."""
    places: dict[BookingId, datetime | None] = {_id(message.uid, slot.start): slot.start for slot in slots}
    places[_id(message.uid, None)] = slots[0].start if is_series else None
    found: dict[datetime | None, Booking] = {places[one.id]: one for one in dates if one.id in places}
    return {**found, **{one.occurrence: one for one in dates if one.occurrence}}


def _one_date(weighing: Weighing, asked: _Asked, dates: Sequence[Booking]) -> list[Booking]:
    """Plan one date: of a series that is there, or on its own where only this one was asked of us."""
    message = asked.message
    if message.recurrence is None or message.slot is None:
        raise AssertionError("a date has its time")
    slot = _held(weighing, asked, message.slot)
    old = next(iter(_concerned(message, dates)), None)
    series = next((one.series for one in dates if one.series), None)
    of = weighing.plan.series(series) if series else None
    if old:
        return [_written(weighing, asked, replace(old, slot=slot), slot, of)]
    if of:
        start = message.recurrence
        fresh = _new(weighing, asked, slot, _date_id(of, Slot(start, start), dates))
        fresh = replace(fresh, series=of.id, rrule=of.rrule, occurrence=start)
    else:
        fresh = _new(weighing, asked, slot, _id(message.uid, message.recurrence))
    return [_written(weighing, asked, fresh, slot, of)]


def _lonely(uid: str, recurrence: datetime, dates: Sequence[Booking]) -> Booking | None:
    return next((one for one in dates if one.id == _id(uid, recurrence)), None)


def _new(weighing: Weighing, asked: _Asked, slot: Slot, id_: BookingId) -> Booking:
    message, now = asked.message, weighing.plan.now
    return Booking(
        id=id_,
        uid=message.uid,
        title=_NAMELESS,
        slot=slot,
        timezone=asked.timezone,
        reservations=(),
        organizer=Email(message.organizer) or weighing.who.email,
        created_by=weighing.who.email,
        created_at=now,
        updated_at=now,
    )


def _written(weighing: Weighing, asked: _Asked, old: Booking, slot: Slot, series: Series | None) -> Booking:
    """Write a message's facts into a booking, new or known, and plan it."""
    message = asked.message
    stays = series is not None and not message.recurrence and old.status.blocks and old.is_moved
    rooms = weighing.rules.rooms(old.rooms) if old.rooms and not asked.has_other_rooms else asked.rooms
    at = old.slot if stays else slot
    setup = old.setup if any(room.layout(old.setup) for room in rooms) else ""
    prose, link = _told(message)
    made = replace(
        old,
        title=message.title or message.organizer_name or message.organizer or _NAMELESS,
        slot=at,
        setup=setup,
        reservations=weighing.rules.reservations(rooms, at, setup),
        status=_status(old, rooms),
        description=prose,
        attendees=_attending(message.guests, {one.email: one for one in old.attendees}),
        private=message.private,
        conference=link,
        sequence=_counted(message, old),
        reason="",
    )
    if series and not made.series:
        made = replace(made, series=series.id, occurrence=message.recurrence or slot.start)
    if not series:
        made = replace(made, series=None, occurrence=None, rrule="")
    made = replace(made, rrule=series.rrule) if series else made
    weighing.plan.put(made)
    return made


def _status(old: Booking, rooms: Sequence[Room]) -> Status:
    """Ask for approval where a room wants it that the booking had not yet."""
    if any(room.approval and room.code not in old.rooms for room in rooms):
        return Status.PENDING
    if old.status.blocks:
        return old.status
    return Status.PENDING if any(room.approval for room in rooms) else Status.CONFIRMED


def _told(message: Message) -> tuple[str, ConferenceLink | None]:
    """Part a description from the way in that RoomDesk writes below it."""
    if not message.link:
        return wording.prose(message.description), None
    pin, phone, kept = None, None, []
    for part in message.description.split("\n\n"):
        found = _WAY_IN.fullmatch(part.strip())
        if found and found["url"] == message.link:
            pin, phone = found["pin"], found["phone"]
        else:
            kept.append(part)
    # Somebody else's link is no resource of ours: two meetings may share it, if its owner wants.
    return wording.prose("\n\n".join(kept)), ConferenceLink(OWN_LINK, message.link, pin, phone)


def _attending(guests: Sequence[Guest], before: Mapping[Email, Attendee]) -> tuple[Attendee, ...]:
    found = {}
    for one in guests:
        known = before.get(one.email)
        answer = one.answer or Answer.NEEDS_ACTION
        if known and answer is Answer.NEEDS_ACTION:
            answer = known.status
        found[one.email] = Attendee(one.email, one.name, answer)
    return tuple(found.values())


def _counted(message: Message, old: Booking) -> int:
    return max(message.sequence, old.sequence)


def _id(uid: str, recurrence: datetime | None) -> BookingId:
    """Make the id of a received meeting, the same wherever and whenever it is received."""
    date = f" {recurrence.isoformat()}" if recurrence else ""
    return BookingId(str(uuid5(NAMESPACE_OID, f"received {uid}{date}")))


def _date_id(series: Series, slot: Slot, dates: Sequence[Booking]) -> BookingId:
    """Make the id of a date; one that moved on may still have that of the date it was."""
    taken = {one.id for one in dates}
    id_ = BookingId(str(uuid5(NAMESPACE_OID, f"{series.id} {slot.start.isoformat()}")))
    while id_ in taken:
        id_ = BookingId(str(uuid5(NAMESPACE_OID, id_)))
    return id_
