"""Check this computer before a call: camera, microphone, loudspeaker, and the line to a server."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from urllib.parse import urlsplit

from roomdesk.domain import picture, sound
from roomdesk.domain.equipment import Device, DeviceKind, Health
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import DeviceCode, RoomCode
from roomdesk.ports.checker import Checker, Limits
from roomdesk.ports.this_computer import Heard, NoMedia, NotOpened, ThisComputer

_MUTE = -100.0
"""No real microphone is so quiet: it is muted, or nothing is behind it."""
_QUIETEST, _LOUDEST = -80.0, -30.0
"""dB of full scale that a room's quiet has in a microphone that is well."""


class Part(StrEnum):
    CAMERA = "camera"
    MICROPHONE = "microphone"
    SPEAKER = "speaker"
    LINE = "line"


@frozen
class Tried:
    """What became of one part: health, a short key for sentences, what was measured, the device's own name.

    `figures` is what `evidence` says, by name: fps, black and frozen as shares, level in dBFS, over in dB.
    """

    part: Part
    health: Health
    cause: str
    evidence: str = ""
    name: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)


@frozen
class CheckHere:
    """`media` gives access to this computer's devices; `checker` measures the line."""

    media: Callable[[], ThisComputer]
    checker: Checker

    def __call__(self, parts: Collection[Part], server: str = "") -> tuple[Tried, ...]:
        """Try some parts, one after the other; the line to a server, `https://host` or `host`. Raises Invalid."""
        wanted = [one for one in Part if one in parts and one is not Part.LINE]
        found = self._media(wanted)
        return (*found, self._line(server)) if Part.LINE in parts else found

    def _media(self, parts: Collection[Part]) -> tuple[Tried, ...]:
        if not parts:
            return ()
        try:
            here = self.media()
            names = dict(zip((Part.CAMERA, Part.MICROPHONE, Part.SPEAKER), here.names(), strict=True))
            return tuple(self._one(here, part, {one: next(iter(names[one]), "") for one in names}) for part in parts)
        except NoMedia as error:
            return tuple(Tried(part, Health.UNKNOWN, "no_media", str(error)) for part in parts)

    def _one(self, here: ThisComputer, part: Part, names: dict[Part, str]) -> Tried:
        if not names[part]:
            return Tried(part, Health.UNKNOWN, f"no_{part.value}")
        if part is Part.CAMERA:
            try:
                return judge_camera(names[part], here.watch())
            except NotOpened as error:
                return not_opened(names[part], str(error))
        if part is Part.MICROPHONE:
            return judge_microphone(names[part], here.listen())
        if not names[Part.MICROPHONE]:
            return Tried(part, Health.UNKNOWN, "no_microphone", name=names[part])
        return judge_speaker(names[part], names[Part.MICROPHONE], here.listen(sound.tone()))

    def _line(self, server: str) -> Tried:
        split = urlsplit(server if "//" in server else f"//{server}")
        try:
            host, port = split.hostname, split.port
        except ValueError as error:
            raise Invalid(Fault.TEXT_TOO_LONG if len(server) > 2000 else Fault.NUMBER, server) from error
        if not host:
            raise Invalid(Fault.NUMBER, server)
        options = {"https": str(port or 443)}
        one = Device(DeviceCode("LINE"), RoomCode(""), server, DeviceKind.LINE, "line", host, options=options)
        (found,) = self.checker.round([one], Limits())
        return Tried(Part.LINE, found.health, found.cause, found.evidence, host)


def judge_camera(name: str, frames: Sequence[picture.Frame]) -> Tried:
    """Weigh three seconds of a camera's pictures."""
    seen = picture.watched(frames)
    said = f"{seen.fps:.0f} fps, {100 * seen.black:.0f} % black, {100 * seen.frozen:.0f} % frozen"
    return Tried(Part.CAMERA, *picture.judge(seen), said, name, seen._asdict())


def not_opened(name: str, why: str) -> Tried:
    """Say of a camera that it cannot be opened: another program holds it, or it is broken."""
    return Tried(Part.CAMERA, Health.FAILED, "not_opened", why, name)


def judge_microphone(name: str, heard: Heard) -> Tried:
    """Weigh what a microphone gave while the room was quiet."""
    if not heard.octets_came:
        return Tried(Part.MICROPHONE, Health.FAILED, "no_sound_data", name=name)
    quiet = sound.level(sound.samples_of(heard.before))
    if quiet < _MUTE:
        found = Health.FAILED, "mute"
    elif quiet < _QUIETEST:
        found = Health.DEGRADED, "too_quiet"
    elif quiet > _LOUDEST:
        found = Health.DEGRADED, "too_loud"
    else:
        found = Health.OK, "ok"
    return Tried(Part.MICROPHONE, *found, f"{quiet:.0f} dBFS", name, {"level": quiet})


def judge_speaker(name: str, microphone: str, heard: Heard) -> Tried:
    """Look for the tone in what a microphone heard: where it is not, a speakerphone may take its own echo away."""
    if not heard.octets_came:
        return Tried(Part.SPEAKER, Health.UNKNOWN, "no_sound_data", name=name)
    before, during = sound.samples_of(heard.before), sound.samples_of(heard.during)
    over = sound.tone_over_floor(during, before)
    said = f"{over:.0f} dB over the floor, microphone {microphone}"
    if sound.is_heard(over):
        return Tried(Part.SPEAKER, Health.OK, "tone_heard", said, name, {"over": over})
    mute = max(sound.level(before), sound.level(during)) < _MUTE
    cause = "microphone_mute" if mute else "tone_not_heard"
    return Tried(Part.SPEAKER, Health.UNKNOWN, cause, said, name, {"over": over})
