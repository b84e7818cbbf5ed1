"""Work the outbox off: mail that is due is handed over, what fails is tried again later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from roomdesk.domain.errors import Misconfigured, NotYours
from roomdesk.domain.frozen import frozen
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


@frozen
class WorkOutbox:
    """`carrier` is asked for when there is something to carry; it raises Misconfigured without a server."""

    store: Store
    clock: Clock
    acting: Acting
    carrier: Callable[[], Carrier]

    def __call__(self, most: int = 200) -> tuple[Mail, ...]:
        """Hand over what is due, so many at most, and tell what became of each. Raises Misconfigured."""
        done: list[Mail] = []
        while len(done) < most and (mail := self.take()):
            outcome = self.carry(mail)
            done.append(self.settle(mail, outcome))
            if outcome and isinstance(outcome.__cause__, Misconfigured):
                raise outcome.__cause__
        return tuple(done)

    # ── step by step, for a window whose store and network have a thread each ───────────────────────────
    def take(self) -> Mail | None:
        """Take the next mail that is due from the store; whoever takes it settles it."""
        now = self.clock.now()
        return self.store.outbox.claim(now, now + _LEASE)

    def carry(self, mail: Mail) -> NotCarried | None:
        """Hand a mail over, without the store; give why it did not leave."""
        try:
            self.carrier().carry(mail.content, mail.sender, mail.told.email)
        except NotCarried as told:
            return told
        except Misconfigured as error:
            # Nothing is wrong with the mail: it waits for the settings.
            waits = NotCarried("misconfigured")
            waits.__cause__ = error
            return waits
        return None

    def settle(self, mail: Mail, outcome: NotCarried | None) -> Mail:
        """Write into the store what became of a mail; what may yet leave is tried again later."""
        now, state = self.clock.now(), MailState.SENT
        if outcome:
            gives_up = outcome.is_final or now - mail.created > _PATIENCE
            state = MailState.UNKNOWN if outcome.is_unknown else MailState.FAILED if gives_up else MailState.PENDING
        later = timedelta(minutes=_BACK_OFF[min(mail.attempts, len(_BACK_OFF) - 1)])
        due = now + later if state is MailState.PENDING else now
        reason = outcome.reason if outcome else ""
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
