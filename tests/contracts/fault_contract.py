"""The contract of devices' faults: one open fault a device, however many desks see it; notes, and the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from roomdesk.domain.device_fault import DeviceFault, FaultNote, Maintenance
from roomdesk.domain.equipment import Finding, Health
from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import BookingId, DeviceCode, Email
from roomdesk.domain.invitation import Method
from roomdesk.domain.itip import Told
from roomdesk.ports.faults import FaultTold
from roomdesk.ports.outbox import Mail, MailState
from roomdesk.ports.store import Store
from tests.contracts import outbox_contract
from tests.fakes.municipality import DEVICES

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
ONE, OTHER = DEVICES[0].code, DEVICES[1].code
DINO = Email("dino@comune.example")


def fault(device: DeviceCode = ONE, at: datetime = NOW) -> DeviceFault:
    return DeviceFault(device, at, "fan", "ERST 200000 é")


FIRST, SECOND = BookingId("b-1"), BookingId("b-2")


def letter(name: str, method: Method = Method.FAULT, to: Email = DINO, uid: str = "fault") -> Mail:
    return outbox_contract.mail(name, to, uid, told=Told(to, None, method, 0, ""))


def posted(store: Store) -> list[str]:
    """Send all that waits, and name it."""
    sent = []
    while taken := store.outbox.claim(NOW, NOW + HOUR):
        store.outbox.settle(taken.id, MailState.SENT, "", NOW, NOW)
        sent.append(taken.id)
    return sent


class FaultContract:
    def test_a_fault_stands_until_it_is_ended(self, store: Store) -> None:
        faults = store.device_faults
        assert faults.begin([fault(OTHER, NOW + HOUR), fault()]) == (fault(OTHER, NOW + HOUR), fault())
        assert list(faults.standing().values()) == [fault(), fault(OTHER, NOW + HOUR)]
        ended = replace(fault(), closed_at=NOW + HOUR, closed_by=DINO)
        assert faults.end([ONE], DINO, NOW + HOUR) == (ended,)
        assert faults.end([ONE], DINO, NOW + HOUR) == ()
        assert list(faults.standing()) == [OTHER]
        assert faults.since(NOW + HOUR / 2) == (fault(OTHER, NOW + HOUR), ended)
        assert faults.since(NOW + HOUR) == (fault(OTHER, NOW + HOUR),)

    def test_what_is_open_is_not_opened_again(self, store: Store) -> None:
        store.device_faults.begin([fault()])
        assert store.device_faults.begin([fault(at=NOW + HOUR), fault(OTHER)]) == (fault(OTHER),)
        store.device_faults.end([ONE], "", NOW + HOUR)
        assert store.device_faults.begin([fault(at=NOW + 2 * HOUR)]) == (fault(at=NOW + 2 * HOUR),)

    def test_a_clock_that_was_put_back_ends_a_fault_when_it_began(self, store: Store) -> None:
        store.device_faults.begin([fault()])
        (ended,) = store.device_faults.end([ONE], "", NOW - HOUR)
        assert ended.closed_at == NOW
        assert store.device_faults.since(NOW - HOUR) == (ended,)

    def test_technicians_say_what_they_do_about_it(self, store: Store) -> None:
        faults = store.device_faults
        faults.begin([fault(), fault(OTHER)])
        faults.acknowledge(ONE, DINO, NOW + HOUR)
        faults.acknowledge(ONE, Email("bruno@comune.example"), NOW + 2 * HOUR)
        faults.assign(ONE, "Ditta Rossi")
        notes = (FaultNote(NOW + HOUR, DINO, "ventola ordinata"), FaultNote(NOW + HOUR, DINO, "arriva lunedì"))
        for one in notes:
            faults.note(ONE, one)
        told = replace(
            fault(), acknowledged_at=NOW + HOUR, acknowledged_by=DINO, assigned_to="Ditta Rossi", notes=notes
        )
        assert faults.standing() == {ONE: told, OTHER: fault(OTHER)}

    def test_nothing_is_said_of_a_fault_that_is_not_open(self, store: Store) -> None:
        with pytest.raises(NotFound):
            store.device_faults.acknowledge(ONE, DINO, NOW)
        with pytest.raises(NotFound):
            store.device_faults.assign(ONE, "Ditta Rossi")
        with pytest.raises(NotFound):
            store.device_faults.note(ONE, FaultNote(NOW, DINO, "nota"))

    def test_an_unknown_device_has_no_fault(self, store: Store) -> None:
        assert store.device_faults.begin([fault(DeviceCode("NESSUNO"))]) == ()

    # ── who is told by mail ─────────────────────────────────────────────────────────────────────────────
    def test_of_a_fault_everybody_is_told_once_for_each_meeting(self, store: Store) -> None:
        faults = store.device_faults
        faults.begin([fault()])
        assert faults.tell(letter("1"), fault(), [FIRST])
        assert not faults.tell(letter("2"), fault(), [FIRST, SECOND])
        assert faults.tell(letter("3"), fault(), [SECOND])
        assert not faults.tell(letter("4", Method.RECOVERY), fault(), [FIRST])
        assert not faults.tell(letter("5"), fault(at=NOW + HOUR), [SECOND])
        assert posted(store) == ["1", "3"]
        told = [FaultTold(ONE, NOW, one, DINO, is_over=False, state=MailState.SENT) for one in (FIRST, SECOND)]
        assert list(faults.told(NOW)) == told

    def test_that_it_is_over_is_told_once_too(self, store: Store) -> None:
        faults = store.device_faults
        faults.begin([fault()])
        faults.tell(letter("1"), fault(), [FIRST])
        assert posted(store) == ["1"]
        faults.end([ONE], "", NOW + HOUR)
        assert not faults.tell(letter("2"), fault(), [SECOND])
        assert faults.tell(letter("3", Method.RECOVERY), fault(), [FIRST])
        assert not faults.tell(letter("4", Method.RECOVERY), fault(), [FIRST])
        assert posted(store) == ["3"]
        assert [one.is_over for one in faults.told(NOW)] == [False, True]
        assert faults.told(NOW + HOUR) == ()

    def test_a_fault_that_is_over_before_the_mail_left_is_told_to_nobody(self, store: Store) -> None:
        faults = store.device_faults
        faults.begin([fault(), fault(OTHER)])
        faults.tell(letter("1"), fault(), [FIRST])
        faults.tell(letter("2", uid="another"), fault(OTHER), [FIRST])
        faults.end([ONE], "", NOW + HOUR)
        assert posted(store) == ["2"]
        states = {one.device: one.state for one in faults.told(NOW)}
        assert states == {ONE: MailState.DROPPED, OTHER: MailState.SENT}

    def test_mail_about_a_fault_is_no_news_of_the_meeting(self, store: Store) -> None:
        faults = store.device_faults
        faults.begin([fault()])
        faults.tell(letter("1", uid="x@a"), fault(), [FIRST])
        store.outbox.queue("x@a", [outbox_contract.mail("2", DINO)])
        assert posted(store) == ["1", "2"]
        assert [one.method for one in store.outbox.told("x@a")] == [Method.REQUEST]

    def test_mail_about_faults_is_wanted_until_somebody_says_no(self, store: Store) -> None:
        assert store.device_faults.mail_wanted()
        store.device_faults.want_mail(False)
        assert not store.device_faults.mail_wanted()
        store.device_faults.want_mail(True)
        assert store.device_faults.mail_wanted()

    # ── devices that are worked on ──────────────────────────────────────────────────────────────────────
    def test_a_device_is_worked_on_until_that_is_ended(self, store: Store) -> None:
        faults, first = store.device_faults, Maintenance(NOW + HOUR, "pulizia à", DINO, NOW)
        faults.maintain(ONE, first)
        assert faults.in_maintenance() == {ONE: first}
        faults.maintain(ONE, first._replace(until=None, reason=""))
        assert faults.in_maintenance() == {ONE: first._replace(until=None, reason="")}
        faults.maintain(ONE, None)
        assert faults.in_maintenance() == {}
        for maintenance in (None, first):
            with pytest.raises(NotFound):
                faults.maintain(DeviceCode("NESSUNO"), maintenance)
        with pytest.raises(NotFound):
            faults.maintain(ONE, None)

    def test_when_a_device_was_checked_for_the_first_time(self, store: Store) -> None:
        assert store.first_checked() == {}
        store.record([Finding(ONE, Health.OK, "ok", "", NOW + HOUR), Finding(OTHER, Health.OK, "ok", "", NOW)])
        store.record([Finding(ONE, Health.OK, "ok", "", NOW + 2 * HOUR)])
        assert store.first_checked() == {ONE: NOW + HOUR, OTHER: NOW}
