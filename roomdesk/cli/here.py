"""The command check-here: this computer's camera, microphone, loudspeaker and line."""

from __future__ import annotations

import argparse

from roomdesk.cli.findings import CAUSES
from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Reply, Session, Table
from roomdesk.cli.words import word
from roomdesk.domain.equipment import Health
from roomdesk.services.check_here import Part, Tried

_FOUND_ILL = 5
_SAID = {
    "ok": ("In ordine", "Well"),
    "no_media": (
        "Questo programma non ha accesso a suono e telecamere",
        "This program has no access to sound and cameras",
    ),
    "no_camera": ("Nessuna telecamera", "No camera"),
    "no_microphone": ("Nessun microfono", "No microphone"),
    "no_speaker": ("Nessun altoparlante", "No loudspeaker"),
    "not_opened": (
        "La telecamera non si apre: forse la usa un altro programma",
        "The camera cannot be opened: perhaps another program uses it",
    ),
    "no_pictures": ("La telecamera non dà immagini", "The camera gives no pictures"),
    "few_pictures": ("Poche immagini al secondo", "Few pictures a second"),
    "black": ("Immagine nera: coperchio chiuso?", "Black picture: is its cover closed?"),
    "frozen": ("Immagine ferma", "Picture does not move"),
    "no_sound_data": ("Il microfono non dà alcun suono", "The microphone gives no sound at all"),
    "mute": ("Microfono muto: disattivato o scollegato", "Microphone mute: switched off or unplugged"),
    "too_quiet": ("Microfono molto basso", "Microphone very quiet"),
    "too_loud": ("Molto rumore nel microfono", "Much noise in the microphone"),
    "tone_heard": ("Il tono si è sentito", "The tone was heard"),
    "tone_not_heard": (
        "Il microfono non ha sentito il tono: lo avete sentito voi? I vivavoce tolgono la propria eco",
        "The microphone did not hear the tone: did you? Speakerphones take away their own echo",
    ),
    "microphone_mute": (
        "Non si può dire: il microfono è muto",
        "Cannot be told: the microphone is mute",
    ),
}


def add(commands: Commands) -> None:
    one = command(
        commands,
        "check-here",
        check_here,
        "Check this computer before a call; without options its camera, microphone and loudspeaker.",
        "roomdesk check-here --camera --microphone\n  roomdesk check-here --line https://meet.comune.example",
    )
    one.add_argument("--camera", action="store_true")
    one.add_argument("--microphone", action="store_true")
    one.add_argument("--speaker", action="store_true", help="plays a tone for a second")
    one.add_argument("--line", metavar="URL", help="the line to this conference server")


def check_here(session: Session, args: argparse.Namespace) -> Reply:
    parts = {one for one in Part if getattr(args, one.value)} or {Part.CAMERA, Part.MICROPHONE, Part.SPEAKER}
    found = session.desk.check_here(parts, args.line or "")
    said = [_sentence(one, session.language) for one in found]
    healths = [one.health for one in found]
    document = {
        "results": [
            {
                "part": one.part.value,
                "name": one.name,
                "status": one.health.value,
                "cause": one.cause,
                "message": message,
                "evidence": one.evidence,
            }
            for one, message in zip(found, said, strict=True)
        ],
        "summary": {health.value: healths.count(health) for health in Health},
    }
    rows = [
        (word(one.health, session.language), word(f"part_{one.part.value}", session.language), one.name, message)
        for one, message in zip(found, said, strict=True)
    ]
    headings = [word(key, session.language) for key in ("status", "part", "name", "finding")]
    ill = any(one is not Health.OK for one in healths)
    return Reply(document, [Table(headings, rows)], status=_FOUND_ILL if ill else 0)


def _sentence(one: Tried, language: str) -> str:
    pair = _SAID.get(one.cause) or CAUSES[one.cause]
    said = pair[0 if language == "it" else 1]
    return f"{said}: {one.evidence}" if one.evidence else said
