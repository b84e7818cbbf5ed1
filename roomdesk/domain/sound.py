"""Sound as numbers: levels, one tone among others, whether a microphone heard a loudspeaker."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence

RATE = 48_000
"""Samples a second."""
TONE_HZ = 1000
FLOOR_SECONDS = 0.6
"""What is listened to before the tone begins."""
TONE_SECONDS = 1.2
SILENCE_DB = -120.0
_FULL = 32768.0
_BLOCK = RATE // 10
# The tone over the floor, in dB: heard, or perhaps; a ratio, for the level itself hangs on volumes and mixers.
_HEARD, _PERHAPS = 20.0, 10.0


def tone(seconds: float = TONE_SECONDS, level: float = 0.25) -> bytes:
    """Make the test tone: 16 bit, one channel, faded in and out so that nothing clicks."""
    count, fade = int(RATE * seconds), RATE // 50
    wave = (
        level * 32767 * min(1.0, n / fade, (count - n) / fade) * math.sin(2 * math.pi * TONE_HZ * n / RATE)
        for n in range(count)
    )
    return array("h", (round(one) for one in wave)).tobytes()


def level(samples: Sequence[int]) -> float:
    """Give the mean level (RMS) in dB of full scale, -120 at the least."""
    if not samples:
        return SILENCE_DB
    return _db(math.sqrt(sum(one * one for one in samples) / len(samples)) / _FULL)


def tone_level(samples: Sequence[int], hertz: float = TONE_HZ) -> float:
    """Give the level of one tone in dB of full scale, by Goertzel's filter."""
    if not samples:
        return SILENCE_DB
    factor = 2 * math.cos(2 * math.pi * hertz / RATE)
    before = last = 0.0
    for one in samples:
        before, last = last, one + factor * last - before
    power = before * before + last * last - factor * before * last
    return _db(2 * math.sqrt(max(power, 0.0)) / len(samples) / _FULL)


def _db(share: float) -> float:
    return max(SILENCE_DB, 20 * math.log10(share)) if share > 0 else SILENCE_DB


def samples_of(octets: bytes) -> array[int]:
    """Read 16 bit samples; half a sample at the end is left out."""
    found = array("h")
    found.frombytes(octets[: len(octets) // 2 * 2])
    return found


def tone_over_floor(heard: Sequence[int], floor: Sequence[int]) -> float:
    """Give by how many dB the tone stands over what was there before it, in the loudest tenth of a second."""
    blocks = [heard[at : at + _BLOCK] for at in range(0, max(0, len(heard) - _BLOCK + 1), _BLOCK)]
    loudest = max((tone_level(one) for one in blocks), default=SILENCE_DB)
    before = [tone_level(floor[at : at + _BLOCK]) for at in range(0, max(0, len(floor) - _BLOCK + 1), _BLOCK)]
    return loudest - max(before, default=SILENCE_DB)


def is_heard(decibels: float) -> bool | None:
    """Whether a tone so far over the floor was heard; None where it may have been something else."""
    return True if decibels >= _HEARD else None if decibels >= _PERHAPS else False
