"""What was found of this computer, in words: on its card, and as a report to copy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from roomdesk import __version__
from roomdesk.domain.line_quality import read
from roomdesk.gui import words
from roomdesk.gui.equipment.findings import causes
from roomdesk.services.check_here import Part, Tried

translate = QCoreApplication.translate


def part(one: Part) -> str:
    return {
        Part.CAMERA: translate("ThisComputer", "Camera"),
        Part.MICROPHONE: translate("ThisComputer", "Microphone"),
        Part.SPEAKER: translate("ThisComputer", "Loudspeaker"),
        Part.LINE: translate("ThisComputer", "Line"),
    }[one]


def verdict(one: Tried) -> str:
    """Say what was found, and what can be done about it."""
    said = {
        (Part.CAMERA, "ok"): translate("ThisComputer", "Gives a picture that moves."),
        (Part.MICROPHONE, "ok"): translate("ThisComputer", "Hears the room."),
        (Part.LINE, "ok"): translate("ThisComputer", "Good for video calls."),
    }
    return said.get((one.part, one.cause)) or _causes().get(one.cause) or f"{causes().get(one.cause, one.cause)}."


def _causes() -> dict[str, str]:
    return {
        "no_media": translate("ThisComputer", "This program has no access to sound and cameras on this computer."),
        "no_permission": translate(
            "ThisComputer", "The system does not let RoomDesk in. Allow it in the system's privacy settings."
        ),
        "no_camera": translate("ThisComputer", "No camera found. Is it plugged in, and switched on?"),
        "no_microphone": translate("ThisComputer", "No microphone found. Is it plugged in?"),
        "no_speaker": translate("ThisComputer", "No loudspeaker found. Is it plugged in?"),
        "not_opened": translate(
            "ThisComputer", "It cannot be opened: perhaps another program uses it. Close that one."
        ),
        "no_pictures": translate("ThisComputer", "It gives no pictures. Unplug it and plug it in again."),
        "few_pictures": translate("ThisComputer", "Few pictures a second: too little light, or a slow connection."),
        "black": translate("ThisComputer", "The picture is black. Is its cover closed?"),
        "frozen": translate("ThisComputer", "The picture stands still. Unplug it and plug it in again."),
        "no_sound_data": translate(
            "ThisComputer", "The microphone gives no sound at all. Unplug it and plug it in again."
        ),
        "mute": translate("ThisComputer", "It is mute: switched off at its button, or in the system's sound settings."),
        "too_quiet": translate("ThisComputer", "Very quiet. Raise its level in the system's sound settings."),
        "too_loud": translate("ThisComputer", "Much noise. Lower its level, or choose another one."),
        "tone_heard": translate("ThisComputer", "The tone was heard by the microphone."),
        "heard_by_you": translate("ThisComputer", "You heard the tone."),
        "not_heard_by_you": translate(
            "ThisComputer", "You did not hear the tone. Check volume, plugs and the choice above."
        ),
        "tone_not_heard": translate(
            "ThisComputer",
            "The microphone did not hear the tone. Speakerphones take away their own echo: did you hear it?",
        ),
        "microphone_mute": translate("ThisComputer", "The microphone is mute and cannot tell. Did you hear the tone?"),
    }


def figures(one: Tried) -> str:
    """Say what was measured, in the numbers of the language; what the system said where there are none."""
    found = one.figures
    if one.part is Part.LINE:
        return line(one.evidence)
    if "fps" in found:
        text = translate("ThisComputer", "{fps} pictures a second · {black} % black · {frozen} % without movement")
        return text.format(
            fps=round(found["fps"]), black=round(100 * found["black"]), frozen=round(100 * found["frozen"])
        )
    if "level" in found:
        return translate("ThisComputer", "Quiet of the room: {level} dB").format(level=round(found["level"]))
    if "over" in found:
        return translate("ThisComputer", "Tone over the noise: {over} dB").format(over=round(found["over"]))
    return one.evidence


def line(evidence: str) -> str:
    """Say what was measured of a line; as it stands where nothing was."""
    found = read(evidence)
    if found is None:
        return evidence
    text = translate(
        "ThisComputer", "Round trip {rtt} ms · jitter {jitter} ms · {lost} of {sent} packets lost · sound {mos} of 4.5"
    )
    return text.format(
        rtt=words.decimal(round(found.rtt_ms, 1)),
        jitter=words.decimal(round(found.jitter_ms, 1)),
        lost=found.lost,
        sent=found.sent,
        mos=words.decimal(round(found.mos, 1)),
    ).replace("4.5", words.decimal(4.5))


def report(tried: Iterable[Tried], at: datetime, timezone: str, computer: str) -> str:
    """Write everything down for whoever helps: plain text, a line or two a part."""
    head = translate("ThisComputer", "This computer, {when}").format(when=words.day_and_clock(at, timezone))
    lines = [f"{head} · {computer} · RoomDesk {__version__}"]
    for one in tried:
        named = f"{part(one.part)} ({one.name})" if one.name else part(one.part)
        lines.append(f"{named}: {words.health(one.health)}. {verdict(one)}")
        if more := figures(one):
            lines.append(f"  {more}")
    return "\n".join(lines) + "\n"
