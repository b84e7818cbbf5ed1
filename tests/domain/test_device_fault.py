"""A fault opens at the second failure in a row, and nothing but a check that is well, or a technician, ends it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from roomdesk.domain.device_fault import DeviceFault, begun, ended, in_a_row
from roomdesk.domain.equipment import Finding, Health
from roomdesk.domain.ids import DeviceCode

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
ONE, OTHER = DeviceCode("PROIETTORE"), DeviceCode("CODEC")
OK, DEGRADED, FAILED, UNKNOWN = Health.OK, Health.DEGRADED, Health.FAILED, Health.UNKNOWN


def found(health: Health, device: DeviceCode = ONE, at: datetime = NOW) -> Finding:
    return Finding(device, health, "fan" if health is FAILED else "", "", at)


@pytest.mark.parametrize(
    ("before", "now", "opens"),
    [(FAILED, FAILED, True), (OK, FAILED, False), (UNKNOWN, FAILED, False), (FAILED, UNKNOWN, False),
     (DEGRADED, FAILED, False), (FAILED, DEGRADED, False), (None, FAILED, False)],
)  # fmt: skip
def test_two_failures_in_a_row_open_a_fault(before: Health | None, now: Health, opens: bool) -> None:
    last = {ONE: found(before)} if before else {}
    expected = (DeviceFault(ONE, NOW, "fan"),) if opens else ()
    assert begun(last, [found(now, at=NOW + HOUR)], ()) == expected


def test_an_open_fault_is_not_opened_again_and_others_failures_do_not_count() -> None:
    assert begun({ONE: found(FAILED)}, [found(FAILED)], {ONE}) == ()
    assert begun({OTHER: found(FAILED, OTHER)}, [found(FAILED)], ()) == ()


@pytest.mark.parametrize(("health", "ends"), [(OK, True), (DEGRADED, True), (FAILED, False), (UNKNOWN, False)])
def test_what_works_again_ends_a_fault(health: Health, ends: bool) -> None:
    assert ended([found(health)], {ONE}) == ((ONE,) if ends else ())
    assert ended([found(health)], {OTHER}) == ()


def test_failures_in_a_row_are_counted_from_the_newest() -> None:
    assert in_a_row([found(FAILED), found(FAILED), found(OK), found(FAILED)]) == 2
    assert in_a_row([found(UNKNOWN), found(FAILED)]) == 0
    assert in_a_row([found(FAILED)]) == 1
    assert in_a_row([]) == 0
