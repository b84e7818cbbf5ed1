"""The contract of devices' faults: one open fault a device, however many desks see it; notes, and the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from roomdesk.domain.device_fault import DeviceFault, FaultNote
from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import DeviceCode, Email
from roomdesk.ports.store import Store
from tests.fakes.municipality import DEVICES

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
ONE, OTHER = DEVICES[0].code, DEVICES[1].code
DINO = Email("dino@comune.example")


def fault(device: DeviceCode = ONE, at: datetime = NOW) -> DeviceFault:
    return DeviceFault(device, at, "fan", "ERST 200000 é")


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
