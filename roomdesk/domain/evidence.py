"""What a device said, taken apart: what can be said in any language, and the device's own words."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class Fact(StrEnum):
    """What the drivers write into a finding's evidence in words of their own."""

    ON = "on"
    STANDBY = "standby"
    COOLING = "cooling"
    WARMING = "warming"
    NOT_TOLD = "not_told"
    INPUT = "input"
    NO_SIGNAL = "no_signal"
    LAMP = "lamp"
    LAMP_OF = "lamp_of"
    ERRORS = "errors"
    VENDOR = "vendor"
    MODEL = "model"
    SERIAL = "serial"
    ZOOM = "zoom"
    ACCEPTS = "accepts"
    NO_MEDIA = "no_media"
    CERTIFICATE = "certificate"
    EXPECTED = "expected"
    CLOCK = "clock"
    UP = "up"
    MAINS = "mains"
    BATTERY = "battery"
    CHARGED = "charged"
    MINUTES = "minutes"
    NOT_ASKED = "not_asked"
    ALLOWS = "allows"
    DATAGRAMS = "datagrams"
    NO_ANSWER = "no_answer"
    FRAMING = "framing"
    NO_HOST = "no_host"
    NO_PORT = "no_port"
    NO_PASSWORD = "no_password"  # noqa: S105
    HUNG_UP = "hung_up"
    IN_THE_CLEAR = "in_the_clear"
    NOT_SENT = "not_sent"
    SEEN_AS = "seen_as"


class Said(NamedTuple):
    """A part of the evidence as it stands, what follows it, and what is known of it: a fact and its values, or None."""

    text: str
    follows: str
    fact: Fact | None = None
    values: tuple[str, ...] = ()


_SHAPES = {
    Fact.ON: "power on",
    Fact.STANDBY: "power standby",
    Fact.COOLING: "power cooling",
    Fact.WARMING: "power warming",
    Fact.NOT_TOLD: r"power not told \((.+)\)",
    Fact.INPUT: r"input (\w+)",
    Fact.NO_SIGNAL: "no signal",
    Fact.LAMP: r"lamp (\d+) h",
    Fact.LAMP_OF: r"lamp (\d+) h of (\d+) h",
    # The parts are what the finding's cause says in words.
    Fact.ERRORS: r"ERST (\d+): .+",
    Fact.VENDOR: r"vendor (\w+)",
    Fact.MODEL: r"model (\w+)",
    Fact.SERIAL: r"serial (.+)",
    Fact.ZOOM: r"zoom (\w+)",
    Fact.ACCEPTS: r"(\S+):(\d+) accepts connections",
    Fact.NO_MEDIA: "no media",
    Fact.CERTIFICATE: r"certificate valid for (\d+) days",
    Fact.EXPECTED: r"expected (\d+)",
    Fact.CLOCK: r"(\d+) s off",
    Fact.UP: r"up (\d+) d",
    Fact.MAINS: "mains",
    Fact.BATTERY: "battery",
    Fact.CHARGED: r"(\d+)% charged",
    Fact.MINUTES: r"(\d+) minutes left",
    Fact.NOT_ASKED: "not asked",
    Fact.ALLOWS: r"allows (.+)",
    Fact.DATAGRAMS: r"(\S+): (\d+) datagrams",
    Fact.NO_ANSWER: "no answer",
    Fact.FRAMING: r"perhaps it wants (framing=\w+)",
    Fact.NO_HOST: "no host",
    Fact.NO_PORT: "no port",
    Fact.NO_PASSWORD: "no password",
    Fact.HUNG_UP: "the device hung up",
    Fact.IN_THE_CLEAR: "only a login in the clear is offered",
    Fact.NOT_SENT: "it was not sent",
    Fact.SEEN_AS: r"seen as (\S+)",
}
_KNOWN = tuple((fact, re.compile(shape)) for fact, shape in _SHAPES.items())
_BETWEEN = re.compile(r"(; |, )")


def take_apart(evidence: str) -> tuple[Said, ...]:
    """Take apart what drivers joined by commas and semicolons; the texts, with what follows them, are all of it."""
    parts = [*_BETWEEN.split(evidence), ""]
    return tuple(map(_said, parts[::2], parts[1::2]))


def _said(text: str, follows: str) -> Said:
    for fact, shape in _KNOWN:
        if found := shape.fullmatch(text):
            return Said(text, follows, fact, found.groups())
    return Said(text, follows)
