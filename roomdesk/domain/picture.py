"""Pictures as numbers: whether a camera shows anything, and whether it moves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from roomdesk.domain.equipment import Health

_BLACK = 20
"""Mean brightness, of 255, below which a picture is black (as the WebRTC project's camera test has it)."""
_SAME = 0.01
"""Mean difference to the one before, of 255, below which a picture has not changed: a live sensor's noise is more,
where points are taken as they are, and not as the mean of many.
"""
_SLOW, _TOO_SLOW = 15, 5
_SOME, _MANY = 0.1, 1 / 3


class Frame(NamedTuple):
    """One picture made small: brightness of each point, 0 to 255, in rows; and when it came, in seconds."""

    at: float
    points: bytes


class Watched(NamedTuple):
    """What was seen of a camera: pictures a second, shares that were black and that did not change."""

    fps: float
    black: float
    frozen: float


def watched(frames: Sequence[Frame]) -> Watched:
    """Sum frames up; nothing is known of fewer than two."""
    if len(frames) < 2:
        return Watched(0.0, 0.0, 0.0)
    seconds = frames[-1].at - frames[0].at
    black = sum(is_black(one.points) for one in frames) / len(frames)
    steps = list(pairwise(frames))
    frozen = sum(_difference(one.points, other.points) < _SAME for one, other in steps) / len(steps)
    return Watched(len(steps) / seconds if seconds > 0 else 0.0, black, frozen)


def judge(found: Watched) -> tuple[Health, str]:
    """Weigh what was seen: the health, and why."""
    if found.fps < _TOO_SLOW:
        return Health.FAILED, "few_pictures" if found.fps else "no_pictures"
    for share, cause in ((found.black, "black"), (found.frozen, "frozen")):
        if share > _MANY:
            return Health.FAILED, cause
    for share, cause in ((found.black, "black"), (found.frozen, "frozen")):
        if share > _SOME:
            return Health.DEGRADED, cause
    return (Health.DEGRADED, "few_pictures") if found.fps < _SLOW else (Health.OK, "ok")


def is_black(points: bytes) -> bool:
    """Whether a picture, as the brightness of its points, shows nothing."""
    return sum(points) < _BLACK * len(points)


def _difference(points: bytes, others: bytes) -> float:
    if len(points) != len(others) or not points:
        return 255.0
    return sum(abs(one - other) for one, other in zip(points, others, strict=True)) / len(points)
