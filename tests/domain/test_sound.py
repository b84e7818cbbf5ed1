"""Sound as numbers: levels, a tone among noise, and what counts as heard."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain import sound

CHANCE = random.Random(3)
NOISE = [round(CHANCE.gauss(0, 60)) for _ in range(sound.RATE // 2)]
TONE = list(sound.samples_of(sound.tone()))


def test_the_tone_is_as_loud_as_it_says() -> None:
    assert len(TONE) == int(sound.RATE * sound.TONE_SECONDS)
    middle = TONE[sound.RATE // 10 : sound.RATE]
    assert sound.tone_level(middle) == pytest.approx(-12.0, abs=0.1)
    assert sound.level(middle) == pytest.approx(-15.1, abs=0.1)
    assert sound.tone_level(middle, 1700) < -80


def test_a_tone_among_noise_is_heard_and_noise_alone_is_not() -> None:
    mixed = [one // 20 + noise for one, noise in zip(TONE, NOISE * 3, strict=False)]
    assert sound.is_heard(sound.tone_over_floor(mixed, NOISE)) is True
    assert sound.is_heard(sound.tone_over_floor(NOISE, NOISE)) is False
    faint = [one // 4000 + noise for one, noise in zip(TONE, NOISE * 3, strict=False)]
    assert sound.is_heard(sound.tone_over_floor(faint, NOISE)) is not True


def test_nothing_is_as_quiet_as_can_be() -> None:
    assert sound.level([]) == sound.tone_level([]) == sound.SILENCE_DB
    assert sound.tone_over_floor([], []) == 0
    assert sound.is_heard(15) is None


@given(st.binary(max_size=200))
def test_no_octets_are_an_accident(octets: bytes) -> None:
    found = sound.samples_of(octets)
    assert len(found) == len(octets) // 2
    assert sound.SILENCE_DB <= sound.level(found) <= 1
    assert sound.SILENCE_DB <= sound.tone_level(found) <= 7
