"""How good a line is for calls: what was measured on it, the E-model's estimate, and the verdict."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from roomdesk.domain.equipment import Health
from roomdesk.domain.frozen import frozen

ENOUGH_PACKETS = 300
"""With none lost of so many, the loss is below 1 % with 95 % certainty (the rule of three)."""


@frozen
class Quality:
    """One measurement: round trip and jitter in ms, packets sent and lost, Mbit/s where throughput was measured."""

    rtt_ms: float
    jitter_ms: float
    sent: int
    lost: int
    down_mbps: float | None = None
    up_mbps: float | None = None

    @property
    def loss(self) -> float:
        """Share of packets lost, 0 to 1."""
        return self.lost / self.sent if self.sent else 0.0

    @property
    def mos(self) -> float:
        """Estimate how people would rate the sound, 1 to 4.5: a simplified E-model (ITU-T G.107, G.113).

        The delay one way is half the round trip, twice the jitter for the buffer, and 10 ms for coding; losses are
        taken as random, for G.711 with concealment (Ie 0, Bpl 25.1). It says nothing of the picture.
        """
        delay = self.rtt_ms / 2 + 2 * self.jitter_ms + 10
        impairment = 0.024 * delay + (0.11 * (delay - 177.3) if delay > 177.3 else 0)
        lost = 100 * self.loss
        rating = 93.2 - impairment - 95 * lost / (lost + 25.1)
        if rating <= 0:
            return 1.0
        return min(4.5, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6)

    def __str__(self) -> str:
        """Write it for a finding; `read` takes it back."""
        certainty = "" if self.lost or self.sent >= ENOUGH_PACKETS else f" (below {300 / max(self.sent, 1):.0f} %)"
        rates = ((self.down_mbps, "down"), (self.up_mbps, "up"))
        return ", ".join(
            (
                f"rtt {self.rtt_ms:.1f} ms",
                f"jitter {self.jitter_ms:.1f} ms",
                f"lost {self.lost} of {self.sent}{certainty}",
                f"MOS {self.mos:.2f}",
                *(f"{rate:.1f} Mbit/s {way}" for rate, way in rates if rate is not None),
            )
        )


_TEXT = re.compile(
    r"rtt (\d+\.\d) ms, jitter (\d+\.\d) ms, lost (\d+) of (\d+)(?: \([^)]*\))?, MOS \d\.\d\d"
    r"(?:, (\d+\.\d) Mbit/s down)?(?:, (\d+\.\d) Mbit/s up)?"
)


def read(evidence: str) -> Quality | None:
    """Take a measurement out of a finding's evidence; None where there is none."""
    found = _TEXT.search(evidence)
    if not found:
        return None
    rtt, jitter, lost, sent, down, up = found.groups()
    rates = (None if one is None else float(one) for one in (down, up))
    return Quality(float(rtt), float(jitter), int(sent), int(lost), *rates)


def jitter(round_trips: Sequence[float]) -> float:
    """Give the mean difference of consecutive round trips (RFC 3550 §6.4.1, unsmoothed, on round trips).

    That is more than the jitter of one way alone.
    """
    steps = [abs(later - sooner) for sooner, later in pairwise(round_trips)]
    return math.fsum(steps) / len(steps) if steps else 0.0


@frozen
class Guarantee:
    """Mbit/s that the operator guarantees; 0 where nothing is known."""

    down_mbps: float = 0
    up_mbps: float = 0


# Up to the first it is well, beyond the second it fails: Microsoft's, Jitsi's and Twilio's published thresholds.
RTT_MS, LOSS, JITTER_MS, MOS = (100.0, 500.0), (0.01, 0.10), (30.0, 60.0), (4.0, 3.1)


def judge(found: Quality, guarantee: Guarantee) -> tuple[Health, str]:
    """Weigh a measurement: the health, and the cause that makes it so."""
    graded = [
        (_grade(found.loss, *LOSS), "loss"),
        (_grade(found.rtt_ms, *RTT_MS), "round_trip"),
        (_grade(found.jitter_ms, *JITTER_MS), "jitter"),
        (_grade(-found.mos, *(-one for one in MOS)), "call_quality"),
        (1 if below(found, guarantee) else 0, "below_guarantee"),
    ]
    grade, cause = max(graded, key=lambda one: one[0])
    return ((Health.OK, "ok"), (Health.DEGRADED, cause), (Health.FAILED, cause))[grade]


def below(found: Quality, guarantee: Guarantee) -> bool:
    """Whether less was measured than is guaranteed, one way or the other."""
    pairs = ((found.down_mbps, guarantee.down_mbps), (found.up_mbps, guarantee.up_mbps))
    return any(rate is not None and rate < wanted for rate, wanted in pairs)


def _grade(value: float, well: float, failed: float) -> int:
    return 2 if value > failed else 1 if value > well else 0
