"""Work links off: services are asked to make, change and end the meetings that bookings want."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from roomdesk.domain.booking import Booking
from roomdesk.domain.changes import Changes
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.errors import Fault, Invalid, Misconfigured, NotFound, NotYours, Stale
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, SeriesId
from roomdesk.domain.people import Role
from roomdesk.domain.rights import may_change
from roomdesk.ports.clock import Clock
from roomdesk.ports.links import LinkState, Wanting
from roomdesk.ports.provider import Made, Maker, NotMade, Probed, Provider, Wish
from roomdesk.ports.store import Edit, Store
from roomdesk.services.acting import Acting

_LEASE = timedelta(minutes=5)
"""Longer than a service can be waited for, with all its time-outs."""
_BACK_OFF = (1, 5, 15, 60, 180)
"""Minutes before each further attempt; the last from then on."""
_PATIENCE = timedelta(days=3)
_A_VERSION = 1000
"""More than a series has dates, so that their number and the sum of their versions are one number."""


class LinkJob(NamedTuple):
    """What a service shall be told: a wish, or None to end the meeting; nothing where it knows already."""

    wanting: Wanting
    wish: Wish | None
    is_known: bool = False


class LinkDone(NamedTuple):
    """What became of one: how far it has come, and which bookings have their link now."""

    wanting: Wanting
    bookings: tuple[Booking, ...] = ()
    changes: Changes = Changes()


@frozen
class WorkLinks:
    store: Store
    clock: Clock
    acting: Acting
    services: Mapping[str, Provider]
    language: str = "it"

    def try_out(self, name: str) -> NotMade | None:
        """Try whether a service could make meetings, and make none; give why it could not.

        Raises Invalid for one that cannot be tried, Misconfigured.
        """
        service = self.services.get(name.casefold())
        if not isinstance(service, Probed):
            known = (key for key, one in self.services.items() if isinstance(one, Probed))
            raise Invalid(Fault.PROVIDER, name, hint=", ".join(known))
        try:
            service.probe()
        except NotMade as told:
            return told
        return None

    def __call__(self, most: int = 100) -> tuple[LinkDone, ...]:
        """Ask the services for what is due, so many at most, and tell what became of each."""
        done: list[LinkDone] = []
        while len(done) < most and (job := self.take()):
            done.append(self.settle(job, self.carry(job)))
        return tuple(done)

    # ── step by step, for a window whose store and network have a thread each ───────────────────────────
    def take(self) -> LinkJob | None:
        """Look what bookings want, and take the next that is due; whoever takes it settles it."""
        makers = [name for name, one in self.services.items() if isinstance(one, Maker)]
        if not makers:
            return None
        now = self._now()
        self.store.links.look(makers, now)
        wanting = self.store.links.claim(now, now + _LEASE)
        return self._job(wanting, now) if wanting else None

    def carry(self, job: LinkJob) -> Made | NotMade | None:
        """Ask the service, without the store; give what it made, or why it did not."""
        service = self.services.get(job.wanting.provider)
        made = job.wanting.made
        if job.is_known:
            return made
        if not isinstance(service, Maker):
            return NotMade("misconfigured")
        try:
            if job.wish is None:
                if made.handle:
                    service.end(made.handle)
                return None
            return service.change(made, job.wish) if made.handle else service.make(job.wish)
        except NotMade as told:
            return told
        except Misconfigured as missing:
            return NotMade(f"misconfigured {missing.key}")

    def settle(self, job: LinkJob, outcome: Made | NotMade | None) -> LinkDone:
        """Write down what became of it, and the link into every date of its meeting."""
        lease = job.wanting.due
        if isinstance(outcome, NotMade):
            failed = self._failed(job.wanting, outcome)
            self.store.links.settle(failed, lease)
            return LinkDone(failed)
        # What was made is kept before anything else can go wrong. Of an ended one the address stays: it may come back.
        before = job.wanting.made
        fresh = job.wanting._replace(
            made=outcome or before._replace(handle=""),
            state=LinkState.READY if outcome else LinkState.ENDED,
            attempts=job.wanting.attempts + 1,
            due=self._now(),
            reason="",
            told=_digest(job.wish),
        )
        if not outcome:
            self.store.links.settle(fresh, lease)
            return LinkDone(fresh)
        held = fresh._replace(state=LinkState.PENDING, due=lease)
        if not self.store.links.settle(held, lease):
            return LinkDone(job.wanting)
        return self._write(fresh, before, lease)

    # ── by hand ─────────────────────────────────────────────────────────────────────────────────────────
    def waiting(self) -> tuple[Wanting, ...]:
        """List what is not made, oldest first: all for those who serve everybody, else one's own. Raises Stranger."""
        who = self.acting()
        found = self.store.links.waiting()
        if who.role in (Role.RECEPTION, Role.ADMINISTRATOR):
            return found
        return tuple(one for one in found if who.email in self._writers(one))

    def state(self, booking: BookingId) -> Wanting | None:
        """Say how far a booking's link has come; None where no service makes it. Raises NotFound."""
        return self.store.links.of(booking)

    def again(self, wanting: str) -> None:
        """Have it tried now. Raises NotFound, NotYours."""
        self._check(wanting)
        self.store.links.again(wanting, self._now())

    def drop(self, wanting: str) -> None:
        """Ask the service no more. Raises NotFound, NotYours."""
        self._check(wanting)
        self.store.links.drop(wanting, self._now())

    def _check(self, wanting: str) -> None:
        who = self.acting()
        found = next((one for one in self.store.links.waiting() if one.id == wanting), None)
        booking = self._any_booking(found) if found else None
        if booking:
            may_change(who, booking)
        elif who.role is Role.TECHNICIAN:
            raise NotYours("change", who.email)

    def _writers(self, one: Wanting) -> tuple[str, ...]:
        booking = self._any_booking(one)
        return (booking.organizer, booking.created_by) if booking else ()

    def _any_booking(self, one: Wanting) -> Booking | None:
        """Give a booking of that meeting, standing or not."""
        try:
            dates = self.store.occurrences(SeriesId(one.key))
            return dates[0] if dates else self.store.booking(BookingId(one.key))
        except NotFound:
            return None

    # ── what is told, and what is kept ──────────────────────────────────────────────────────────────────
    def _job(self, wanting: Wanting, now: datetime) -> LinkJob:
        standing = self.store.links.bookings(wanting)
        dates = [one for one in standing if one.slot.end > now]
        found = wanting._replace(seen=_versions(standing))
        if not dates:
            return LinkJob(found, None)
        first = dates[0]
        title = "" if first.private else first.title
        wish = Wish(wanting.key, title, tuple(one.slot for one in dates), first.timezone, self.language)
        found = found._replace(until=max(one.slot.end for one in dates))
        return LinkJob(found, wish, is_known=bool(found.made.handle) and wanting.told == _digest(wish))

    def _failed(self, wanting: Wanting, why: NotMade) -> Wanting:
        now = self._now()
        gives_up = why.is_final or now - wanting.created > _PATIENCE
        later = now + timedelta(minutes=_BACK_OFF[min(wanting.attempts, len(_BACK_OFF) - 1)])
        due = max(later, why.retry_at or later)
        state = LinkState.FAILED if gives_up else LinkState.PENDING
        return wanting._replace(state=state, attempts=wanting.attempts + 1, due=due, reason=why.reason)

    def _write(self, fresh: Wanting, before: Made, lease: datetime) -> LinkDone:
        """Put the link into the dates that lack it. Where one is changed meanwhile, all are looked at again."""
        made, now = fresh.made, self._now()
        was = fresh._replace(made=before)
        edits = []
        for one in dict.fromkeys((*self.store.links.bookings(fresh), *self.store.links.bookings(was))):
            old = one.conference or ConferenceLink(fresh.provider, "")
            link = ConferenceLink(fresh.provider, made.url, made.pin, made.phone, hold=old.hold)
            if link != old:
                new = replace(one, conference=link, version=one.version + 1, updated_at=now)
                edits.append(Edit(new, one.version, "edited", "conference"))
        try:
            changes = self.store.change(edits, self.acting().email) if edits else Changes()
        except Stale:
            again = fresh._replace(state=LinkState.PENDING)
            self.store.links.settle(again, lease)
            return LinkDone(again)
        # Whoever changed a date since it was read has raised its version beyond this.
        self.store.links.settle(fresh._replace(seen=fresh.seen + len(edits) * _A_VERSION), lease)
        return LinkDone(fresh, tuple(one.booking for one in edits), changes)

    def _now(self) -> datetime:
        return self.clock.now().replace(microsecond=0)


def _versions(bookings: Collection[Booking]) -> int:
    return sum(one.version for one in bookings) * _A_VERSION + len(bookings)


def _digest(wish: Wish | None) -> str:
    if wish is None:
        return ""
    when = [f"{one.start.isoformat()}/{one.end.isoformat()}" for one in wish.slots]
    return sha256("\n".join((wish.title, wish.timezone, *when)).encode()).hexdigest()
