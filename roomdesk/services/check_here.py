"""Check this computer before a call: camera, microphone, loudspeaker, and the line to a server."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from roomdesk.domain import picture, sound
from roomdesk.domain.equipment import Device, DeviceKind, Health
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.ids import DeviceCode, RoomCode
from roomdesk.ports.checker import Checker, Limits
from roomdesk.ports.this_computer import NoMedia, ThisComputer

_MUTE = -100.0
"""No real microphone is so quiet: it is muted, or nothing is behind it."""
_QUIETEST, _LOUDEST = -80.0, -30.0
"""dB of full scale that a room's quiet has in a microphone that is well."""


class Part(StrEnum):
    CAMERA = "camera"
    MICROPHONE = "microphone"
    SPEAKER = "speaker"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of one part: health, a short key for sentences, what was measured, the device's own name."""

    part: Part
    health: Health
    cause: str
    evidence: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
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
            seen = picture.watched(here.watch())
            said = f"{seen.fps:.0f} fps, {100 * seen.black:.0f} % black, {100 * seen.frozen:.0f} % frozen"
            return Tried(part, *picture.judge(seen), said, names[part])
        if part is Part.MICROPHONE:
            return _microphone(here, names[part])
        return _speaker(here, names)

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


def _microphone(here: ThisComputer, name: str) -> Tried:
    heard = here.listen()
    if not heard.octets_came:
        return Tried(Part.MICROPHONE, Health.FAILED, "no_sound_data", name=name)
    quiet = sound.level(sound.samples_of(heard.before))
    said = f"{quiet:.0f} dBFS"
    if quiet < _MUTE:
        return Tried(Part.MICROPHONE, Health.FAILED, "mute", said, name)
    if quiet < _QUIETEST:
        return Tried(Part.MICROPHONE, Health.DEGRADED, "too_quiet", said, name)
    if quiet > _LOUDEST:
        return Tried(Part.MICROPHONE, Health.DEGRADED, "too_loud", said, name)
    return Tried(Part.MICROPHONE, Health.OK, "ok", said, name)


def _speaker(here: ThisComputer, names: dict[Part, str]) -> Tried:
    """Play a tone and listen for it: what is not heard may be a loudspeaker that takes its own echo away."""
    name = names[Part.SPEAKER]
    if not names[Part.MICROPHONE]:
        return Tried(Part.SPEAKER, Health.UNKNOWN, "no_microphone", name=name)
    heard = here.listen(sound.tone())
    if not heard.octets_came:
        return Tried(Part.SPEAKER, Health.UNKNOWN, "no_sound_data", name=name)
    before, during = sound.samples_of(heard.before), sound.samples_of(heard.during)
    over = sound.tone_over_floor(during, before)
    said = f"{over:.0f} dB over the floor, microphone {names[Part.MICROPHONE]}"
    if sound.is_heard(over):
        return Tried(Part.SPEAKER, Health.OK, "tone_heard", said, name)
    if max(sound.level(before), sound.level(during)) < _MUTE:
        return Tried(Part.SPEAKER, Health.UNKNOWN, "microphone_mute", said, name)
    return Tried(Part.SPEAKER, Health.UNKNOWN, "tone_not_heard", said, name)
