"""Pictures as numbers: black, frozen, few, none."""

import random
from collections.abc import Sequence

import pytest

from roomdesk.domain.equipment import Health
from roomdesk.domain.picture import Frame, judge, watched


def frames(pictures: Sequence[bytes], fps: float = 25) -> list[Frame]:
    return [Frame(number / fps, one) for number, one in enumerate(pictures)]


def noisy(number: int, brightness: int = 120) -> bytes:
    chance = random.Random(number)
    return bytes(max(0, min(255, brightness + chance.randint(-6, 6))) for _ in range(256))


LIVE = [noisy(n) for n in range(60)]
BLACK = [noisy(n, 4) for n in range(60)]
FROZEN = [noisy(1)] * 60


@pytest.mark.parametrize(
    ("seen", "health", "cause"),
    [
        (frames(LIVE), Health.OK, "ok"),
        (frames(BLACK), Health.FAILED, "black"),
        (frames(FROZEN), Health.FAILED, "frozen"),
        (frames([*LIVE[:48], *BLACK[:12]]), Health.DEGRADED, "black"),
        (frames([*LIVE[:48], *FROZEN[:12]]), Health.DEGRADED, "frozen"),
        (frames(LIVE, fps=10), Health.DEGRADED, "few_pictures"),
        (frames(LIVE, fps=3), Health.FAILED, "few_pictures"),
        (frames(LIVE[:1]), Health.FAILED, "no_pictures"),
        ([], Health.FAILED, "no_pictures"),
    ],
)
def test_pictures_are_judged(seen: list[Frame], health: Health, cause: str) -> None:
    assert judge(watched(seen)) == (health, cause)


def test_a_picture_of_another_size_has_changed() -> None:
    assert watched([Frame(0, b"\x80"), Frame(1, b"\x80\x80")]).frozen == 0
