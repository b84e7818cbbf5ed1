"""Checking this computer: what each part's figures come to, and what cannot be told."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.domain.errors import Invalid
from roomdesk.domain.picture import Frame
from roomdesk.ports.checker import Limits, Progress
from roomdesk.ports.this_computer import Heard, NoMedia
from roomdesk.services.check_here import CheckHere, Part
from tests.domain.test_picture import BLACK, LIVE, frames
from tests.domain.test_sound import NOISE, TONE
from tests.drivers.conftest import NOON

QUIET, MUTE, LOUD = NOISE, [0] * 28_800, [one * 60 for one in NOISE]


def octets(samples: Sequence[int]) -> bytes:
    return b"".join(max(-32768, min(32767, one)).to_bytes(2, "little", signed=True) for one in samples)


@dataclass
class Computer:
    """What its devices give, as the test says."""

    before: Sequence[int] = tuple(QUIET)
    heard: Sequence[int] = tuple(TONE)
    pictures: Sequence[Frame] = tuple(frames(LIVE))
    named: tuple[str, str, str] = ("Cam", "Mic", "Box")
    gives: bool = True

    def names(self) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
        camera, microphone, speaker = ([one] if one else [] for one in self.named)
        return camera, microphone, speaker

    def listen(self, tone: bytes = b"") -> Heard:
        during = octets(self.heard) if tone else b""
        return Heard(octets(self.before), during, self.gives) if self.gives else Heard(b"", b"", octets_came=False)

    def watch(self) -> Sequence[Frame]:
        return self.pictures


class Measured:
    def __init__(self) -> None:
        self.asked: list[Device] = []

    def round(self, devices: Sequence[Device], limits: Limits, progress: Progress | None = None) -> tuple[Finding, ...]:
        self.asked += devices
        return tuple(Finding(one.code, Health.DEGRADED, "loss", "rtt 10.0 ms", NOON) for one in devices)


def tried(part: Part, computer: Computer) -> tuple[Health, str]:
    (one,) = CheckHere(lambda: computer, Measured())([part])
    return one.health, one.cause


@pytest.mark.parametrize(
    ("part", "computer", "health", "cause"),
    [
        (Part.CAMERA, Computer(), Health.OK, "ok"),
        (Part.CAMERA, Computer(pictures=frames(BLACK)), Health.FAILED, "black"),
        (Part.CAMERA, Computer(named=("", "Mic", "Box")), Health.UNKNOWN, "no_camera"),
        (Part.MICROPHONE, Computer(), Health.OK, "ok"),
        (Part.MICROPHONE, Computer(before=MUTE), Health.FAILED, "mute"),
        (Part.MICROPHONE, Computer(before=LOUD), Health.DEGRADED, "too_loud"),
        (Part.MICROPHONE, Computer(gives=False), Health.FAILED, "no_sound_data"),
        (Part.SPEAKER, Computer(), Health.OK, "tone_heard"),
        (Part.SPEAKER, Computer(heard=QUIET), Health.UNKNOWN, "tone_not_heard"),
        (Part.SPEAKER, Computer(before=MUTE, heard=MUTE), Health.UNKNOWN, "microphone_mute"),
        (Part.SPEAKER, Computer(gives=False), Health.UNKNOWN, "no_sound_data"),
        (Part.SPEAKER, Computer(named=("", "", "Box")), Health.UNKNOWN, "no_microphone"),
    ],
)
def test_each_part_is_judged_by_what_it_gives(part: Part, computer: Computer, health: Health, cause: str) -> None:
    assert tried(part, computer) == (health, cause)


def test_a_program_without_sound_says_so_and_measures_the_line_all_the_same() -> None:
    def nothing() -> Computer:
        raise NoMedia("No module named PySide6.QtMultimedia")

    measured = Measured()
    found = CheckHere(nothing, measured)(set(Part), "https://meet.comune.example:8443/sala")
    assert [one.cause for one in found] == ["no_media"] * 3 + ["loss"]
    assert found[0].health is Health.UNKNOWN
    (asked,) = measured.asked
    assert (asked.host, asked.options["https"]) == ("meet.comune.example", "8443")


@pytest.mark.parametrize("server", ["", "https://", "https://host:port/"])
def test_a_server_that_is_none_is_refused(server: str) -> None:
    with pytest.raises(Invalid):
        CheckHere(Computer, Measured())([Part.LINE], server)
