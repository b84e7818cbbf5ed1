"""The contract of the outbox: in order, by one sender at a time, and nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import BookingId, Email
from roomdesk.domain.invitation import Method
from roomdesk.domain.itip import Told
from roomdesk.ports.outbox import Mail, MailState
from roomdesk.ports.store import Store

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
LUCA, SARA = Email("luca@ditta.example"), Email("sara@ditta.example")
WEEK = timedelta(weeks=1)


def mail(name: str, to: Email = LUCA, uid: str = "x@a", when: datetime | None = None, **facts: object) -> Mail:
    told = Told(
        to, when, Method.REQUEST, 3, f"digest of {name}", frozenset({NOW + WEEK}) if when is None else frozenset()
    )
    made = Mail(
        name, BookingId("b"), uid, told, Email("anna@a.example"), f"Invito: {name}", b"From: \xc3\xa0", NOW, NOW
    )
    return made._replace(**facts)  # type: ignore[arg-type]


class OutboxContract:
    def test_mail_comes_out_as_it_went_in(self, store: Store) -> None:
        one, other = mail("1"), mail("2", SARA, when=NOW + WEEK)
        store.outbox.queue("x@a", [one, other])
        assert store.outbox.mails() == (one, other)
        assert store.outbox.claim(NOW, LATER) == one._replace(state=MailState.SENDING)
        assert store.outbox.claim(NOW, LATER) == other._replace(state=MailState.SENDING)
        assert store.outbox.claim(NOW, LATER) is None
        assert store.outbox.told("x@a") == (one.told, other.told)

    def test_what_is_sent_is_told_and_what_waits_is_not(self, store: Store) -> None:
        store.outbox.queue("x@a", [mail("1"), mail("2", SARA)])
        assert store.outbox.told("x@a") == ()
        store.outbox.claim(NOW, LATER)
        store.outbox.settle("1", MailState.SENT, "", NOW, NOW)
        assert store.outbox.told("x@a") == (mail("1").told,)
        (waits,) = store.outbox.mails()
        assert waits.id == "2"
        (sent,) = store.outbox.mails(states=[MailState.SENT])
        assert (sent.attempts, sent.settled) == (1, NOW)

    def test_the_last_word_counts_in_the_order_it_was_given(self, store: Store) -> None:
        date = mail("2", when=NOW + WEEK)
        for number, one in enumerate((mail("1"), date, mail("3"))):
            store.outbox.queue("x@a", [one])
            store.outbox.claim(NOW + timedelta(seconds=number), LATER)
            store.outbox.settle(one.id, MailState.SENT, "", NOW, NOW)
        assert store.outbox.told("x@a") == (date.told, mail("3").told)

    def test_new_mail_takes_the_place_of_what_waits_or_failed(self, store: Store) -> None:
        store.outbox.queue("x@a", [mail("1"), mail("2", SARA)])
        store.outbox.queue("y@a", [mail("other", uid="y@a")])
        store.outbox.claim(NOW, LATER)
        store.outbox.settle("1", MailState.FAILED, "refused", NOW, NOW)
        store.outbox.queue("x@a", [mail("3")])
        assert {one.id for one in store.outbox.mails()} == {"3", "other"}

    def test_mail_of_one_meeting_to_one_person_keeps_its_order(self, store: Store) -> None:
        whole, date, sara = mail("1"), mail("2", when=NOW + WEEK), mail("3", SARA)
        store.outbox.queue("x@a", [whole, date, sara])
        store.outbox.claim(NOW, LATER)
        store.outbox.settle("1", MailState.PENDING, "unreachable", NOW + WEEK, NOW)
        taken = store.outbox.claim(NOW, LATER)
        assert taken is not None
        assert taken.id == "3"
        assert store.outbox.claim(NOW, LATER) is None
        again = store.outbox.claim(NOW + WEEK, NOW + WEEK)
        assert again is not None
        assert (again.id, again.attempts, again.reason) == ("1", 1, "unreachable")

    def test_old_mail_that_could_not_leave_does_not_overtake_newer(self, store: Store) -> None:
        store.outbox.queue("x@a", [mail("1")])
        store.outbox.claim(NOW, LATER)
        store.outbox.queue("x@a", [mail("2")])
        assert store.outbox.claim(NOW, LATER) is None
        store.outbox.settle("1", MailState.PENDING, "unreachable", NOW, NOW)
        taken = store.outbox.claim(NOW, LATER)
        assert taken is not None
        assert taken.id == "2"
        assert [one.id for one in store.outbox.mails(states=[MailState.DROPPED])] == ["1"]

    def test_mail_whose_sender_vanished_is_not_sent_again_unasked(self, store: Store) -> None:
        store.outbox.queue("x@a", [mail("1")])
        store.outbox.claim(NOW, LATER)
        assert store.outbox.claim(LATER, LATER) is None
        assert store.outbox.claim(LATER + timedelta(seconds=1), LATER + WEEK) is None
        (unknown,) = store.outbox.mails()
        assert (unknown.state, unknown.reason) == (MailState.UNKNOWN, "interrupted")
        assert store.outbox.told("x@a") == (mail("1").told,)
        store.outbox.again("1", LATER)
        taken = store.outbox.claim(LATER, LATER + WEEK)
        assert taken is not None
        assert taken.id == "1"

    def test_an_answer_to_a_proposal_is_no_news_of_the_meeting(self, store: Store) -> None:
        told = Told(LUCA, None, Method.DECLINECOUNTER, 3, "d")
        store.outbox.queue("x@a", [mail("1")])
        store.outbox.add(mail("2", told=told))
        store.outbox.queue("x@a", [mail("3")])
        store.outbox.add(mail("4", told=told))
        assert [one.id for one in store.outbox.mails()] == ["2", "3", "4"]
        for _ in range(3):
            taken = store.outbox.claim(NOW, LATER)
            assert taken is not None
            store.outbox.settle(taken.id, MailState.SENT, "", NOW, NOW)
        assert store.outbox.told("x@a") == (mail("3").told,)

    def test_mail_is_dropped_by_hand_unless_it_has_left(self, store: Store) -> None:
        store.outbox.queue("x@a", [mail("1"), mail("2", SARA)])
        store.outbox.claim(NOW, LATER)
        with pytest.raises(NotFound):
            store.outbox.drop("1", NOW)
        store.outbox.drop("2", NOW)
        store.outbox.settle("1", MailState.SENT, "", NOW, NOW)
        for act in (store.outbox.drop, store.outbox.again):
            with pytest.raises(NotFound):
                act("1", NOW)
            with pytest.raises(NotFound):
                act("nowhere", NOW)
        assert store.outbox.mails() == ()
