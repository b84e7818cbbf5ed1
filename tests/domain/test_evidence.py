"""Evidence is taken apart without losing a letter, and what drivers write is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.evidence import Fact, take_apart


@given(st.text(st.sampled_from("power on,; standbylamp 12h()%"), max_size=60) | st.text(max_size=60))
def test_nothing_is_lost(evidence: str) -> None:
    assert "".join(one.text + one.follows for one in take_apart(evidence)) == evidence


POWER = [Fact.BATTERY, None, Fact.CHARGED, Fact.MINUTES, None]


@pytest.mark.parametrize(
    ("evidence", "facts"),
    [
        ("power on, input 31, 1920x1080, lamp 1204 h, EPSON EB-L200", [Fact.ON, Fact.INPUT, None, Fact.LAMP, None]),
        ("ERST 200000: fan; power standby", [Fact.ERRORS, Fact.STANDBY]),
        ("lamp 3870 h of 4000 h; power on, no signal", [Fact.LAMP_OF, Fact.ON, Fact.NO_SIGNAL]),
        ("power on, vendor 0001, model 0501, ROM 0100", [Fact.ON, Fact.VENDOR, Fact.MODEL, None]),
        ("10.20.1.13:49280 accepts connections", [Fact.ACCEPTS]),
        ("[2001:db8::1]:80 accepts connections", [Fact.ACCEPTS]),
        (
            "10.0.0.1:52381: 3 datagrams, no answer; perhaps it wants framing=raw",
            [Fact.DATAGRAMS, Fact.NO_ANSWER, Fact.FRAMING],
        ),
        ("HTTP 200 OK, certificate valid for 90 days; expected 204", [None, Fact.CERTIFICATE, Fact.EXPECTED]),
        ("battery, battery low, 20% charged, 4 minutes left; UPS 1", POWER),
    ],
)
def test_what_drivers_write_is_known(evidence: str, facts: list[Fact | None]) -> None:
    assert [one.fact for one in take_apart(evidence)] == facts
