"""Work the outbox off: mail that is due is handed over, what fails is tried again later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from roomdesk.domain.errors import Misconfigured, NotYours
from roomdesk.domain.people import Role
from roomdesk.domain.rights import may_change
from roomdesk.ports.carrier import Carrier, NotCarried
from roomdesk.ports.clock import Clock
from roomdesk.ports.outbox import Mail, MailState
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting

_LEASE = timedelta(minutes=5)
"""Longer than handing one message over can take with all its time-outs."""
_BACK_OFF = (1, 5, 15, 60, 180)
"""Minutes before each further attempt; the last from then on."""
_PATIENCE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class WorkOutbox:
    """`carrier` is asked for when there is something to carry; it raises Misconfigured without a server."""

    store: Store
    clock: Clock
    acting: Acting
    carrier: Callable[[], Carrier]

    def __call__(self, most: int = 200) -> tuple[Mail, ...]:
        """Hand over what is due, so many at most, and tell what became of each. Raises Misconfigured."""
        carrier: Carrier | None = None
        done: list[Mail] = []
        while len(done) < most:
            now = self.clock.now()
            mail = self.store.outbox.claim(now, now + _LEASE)
            if mail is None:
                break
            try:
                carrier = carrier or self.carrier()
                done.append(self._carry(carrier, mail))
            except Misconfigured:
                # Nothing is wrong with the mail: it waits for the settings.
                self._settle(mail, MailState.PENDING, "misconfigured")
                raise
        return tuple(done)

    def _carry(self, carrier: Carrier, mail: Mail) -> Mail:
        try:
            carrier.carry(mail.content, mail.sender, mail.told.email)
        except NotCarried as told:
            gives_up = self.clock.now() - mail.created > _PATIENCE
            state = MailState.FAILED if told.is_final or gives_up else MailState.PENDING
            return self._settle(mail, MailState.UNKNOWN if told.is_unknown else state, told.reason)
        return self._settle(mail, MailState.SENT, "")

    def _settle(self, mail: Mail, state: MailState, reason: str) -> Mail:
        now = self.clock.now()
        later = timedelta(minutes=_BACK_OFF[min(mail.attempts, len(_BACK_OFF) - 1)])
        due = now + later if state is MailState.PENDING else now
        self.store.outbox.settle(mail.id, state, reason, due, now)
        settled = None if state is MailState.PENDING else now
        return mail._replace(state=state, reason=reason, due=due, attempts=mail.attempts + 1, settled=settled)

    # ── by hand ─────────────────────────────────────────────────────────────────────────────────────────
    def waiting(self) -> tuple[Mail, ...]:
        """List what has not left, oldest first: all for those who serve everybody, else one's own. Raises Stranger."""
        who = self.acting()
        mails = self.store.outbox.mails()
        if who.role in (Role.RECEPTION, Role.ADMINISTRATOR):
            return mails
        return tuple(one for one in mails if who.email in self._writers(one))

    def again(self, mail: str) -> None:
        """Have a mail tried now. Raises NotFound, NotYours."""
        self._check(mail)
        self.store.outbox.again(mail, self.clock.now())

    def drop(self, mail: str) -> None:
        """Never send it. Raises NotFound, NotYours."""
        self._check(mail)
        self.store.outbox.drop(mail, self.clock.now())

    def _check(self, mail: str) -> None:
        who = self.acting()
        found = next((one for one in self.store.outbox.mails() if one.id == mail), None)
        if found is not None:
            may_change(who, self.store.booking(found.booking))
        elif who.role is Role.TECHNICIAN:
            raise NotYours("change", who.email)

    def _writers(self, mail: Mail) -> tuple[str, str]:
        booking = self.store.booking(mail.booking)
        return booking.organizer, booking.created_by
