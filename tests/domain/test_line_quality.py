"""Line quality: the E-model's figures, thresholds, and a measurement that is written and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.equipment import Health
from roomdesk.domain.line_quality import Guarantee, Quality, below, jitter, judge, read

NONE = Guarantee()


@pytest.mark.parametrize(
    ("rtt", "unsteady", "percent", "mos"),
    [(20, 2, 0, 4.40), (150, 30, 1, 4.23), (300, 30, 2, 3.87), (500, 30, 10, 2.20)],
)
def test_the_estimate_is_that_of_the_e_model(rtt: float, unsteady: float, percent: int, mos: float) -> None:
    assert Quality(rtt, unsteady, 100, percent).mos == pytest.approx(mos, abs=0.01)


def test_the_estimate_stays_within_its_scale() -> None:
    assert Quality(0, 0, 300, 0).mos <= 4.5
    assert Quality(60_000, 0, 300, 300).mos == 1.0
    assert Quality(0, 0, 0, 0).loss == 0


def test_jitter_is_the_mean_step() -> None:
    assert jitter([10, 14, 12, 12]) == 2.0
    assert jitter([10]) == jitter([]) == 0.0


@pytest.mark.parametrize(
    ("found", "health", "cause"),
    [
        (Quality(20, 2, 300, 0), Health.OK, "ok"),
        (Quality(20, 2, 300, 3), Health.OK, "ok"),
        (Quality(20, 2, 300, 4), Health.DEGRADED, "loss"),
        (Quality(20, 2, 300, 31), Health.FAILED, "loss"),
        (Quality(120, 2, 300, 0), Health.DEGRADED, "round_trip"),
        (Quality(600, 2, 300, 0), Health.FAILED, "round_trip"),
        (Quality(20, 31, 300, 0), Health.DEGRADED, "jitter"),
        (Quality(20, 61, 300, 0), Health.FAILED, "jitter"),
        (Quality(20, 2, 300, 0, 90.0, 100.0), Health.DEGRADED, "below_guarantee"),
        (Quality(20, 2, 300, 0, 100.0, 19.9), Health.DEGRADED, "below_guarantee"),
        (Quality(20, 2, 300, 0, 100.0, 20.0), Health.OK, "ok"),
    ],
)
def test_a_measurement_is_weighed(found: Quality, health: Health, cause: str) -> None:
    assert judge(found, Guarantee(100, 20)) == (health, cause)


def test_what_was_not_measured_is_not_below() -> None:
    assert not below(Quality(20, 2, 300, 0), Guarantee(100, 100))
    assert not below(Quality(20, 2, 300, 0, 1.0, 1.0), NONE)


def test_few_packets_do_not_claim_what_they_cannot() -> None:
    assert "lost 0 of 50 (below 6 %)" in str(Quality(20, 2, 50, 0))
    assert "lost 0 of 300," in str(Quality(20, 2, 300, 0))


TENTHS = st.integers(0, 99_999).map(lambda one: one / 10)


@given(TENTHS, TENTHS, st.integers(1, 3000), st.integers(0, 3000), st.none() | TENTHS, st.none() | TENTHS)
def test_what_is_written_is_read_back(
    rtt: float, unsteady: float, sent: int, lost: int, down: float | None, up: float | None
) -> None:
    found = Quality(rtt, unsteady, sent, min(sent, lost), down, up)
    assert read(f"{found}, seen as 192.0.2.1") == found


@given(st.text(max_size=80))
def test_no_evidence_is_an_accident(evidence: str) -> None:
    assert read(evidence) is None or "MOS" in evidence
