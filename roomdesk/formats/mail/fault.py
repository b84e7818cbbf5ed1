"""What a mail about a fault says: the device, the meetings at risk, rooms instead; or that it is over."""

from __future__ import annotations

from typing import NamedTuple

from roomdesk.domain.slot import to_wall
from roomdesk.formats.mail.letter import Fact, Said
from roomdesk.formats.paper import capital, date_in_full, meeting_hours
from roomdesk.ports.writer import AtRisk, FaultLetter


class Words(NamedTuple):
    subject: tuple[str, str]
    subject_over: str
    title: str
    title_over: str
    opening: str
    stays: tuple[str, str]
    opening_over: str
    where: str
    meeting: str
    floor: str
    private: str
    offers: tuple[str, str]
    no_offers: str
    foot: tuple[str, str]


WORDS = {
    "it": Words(
        subject=("Guasto in {room}: riunione di {when}", "Guasto in {room}: {number} riunioni a rischio"),
        subject_over="Guasto risolto in {room}",
        title="Guasto in {room}: {device}",
        title_over="Guasto risolto in {room}: {device}",
        opening="Due controlli di fila hanno trovato l'apparato guasto.",
        stays=("La prenotazione resta com'è.", "Le prenotazioni restano come sono."),
        opening_over="Il guasto segnalato è risolto: la sala si può usare come previsto.",
        where="Dove",
        meeting="Riunione",
        floor="piano {}",
        private="Riunione riservata",
        offers=("Libera, con le stesse dotazioni: {}", "Libere, con le stesse dotazioni: {}"),
        no_offers="Nessun'altra sala della sede con le stesse dotazioni è libera a quell'ora.",
        foot=(
            "Per cambiare sala si apre la riunione in RoomDesk, oppure ci si rivolge alla reception.",
            "Quando il guasto è risolto arriva un'altra e-mail.",
        ),
    ),
    "en": Words(
        subject=("Fault in {room}: meeting of {when}", "Fault in {room}: {number} meetings at risk"),
        subject_over="Fault mended in {room}",
        title="Fault in {room}: {device}",
        title_over="Fault mended in {room}: {device}",
        opening="Two checks in a row have found the device faulty.",
        stays=("The booking stays as it is.", "The bookings stay as they are."),
        opening_over="The fault that you were told of is mended: the room can be used as planned.",
        where="Where",
        meeting="Meeting",
        floor="floor {}",
        private="Private meeting",
        offers=("Free, with the same equipment: {}", "Free, with the same equipment: {}"),
        no_offers="No other room of this site with the same equipment is free at that time.",
        foot=(
            "To change rooms, open the meeting in RoomDesk, or ask the reception.",
            "When the fault is mended, another e-mail follows.",
        ),
    ),
}


def subject(letter: FaultLetter) -> str:
    words = WORDS[letter.language]
    if letter.is_over:
        return words.subject_over.format(room=letter.room.name)
    one, many = words.subject
    return (one if len(letter.meetings) == 1 else many).format(
        room=letter.room.name, number=len(letter.meetings), when=_when(letter.meetings[0], letter)
    )


def said(letter: FaultLetter) -> Said:
    """Put together what there is to say to one person."""
    words = WORDS[letter.language]
    title = words.title_over if letter.is_over else words.title
    opening = (words.opening_over,) if letter.is_over else (words.opening, words.stays[len(letter.meetings) > 1])
    meetings = [
        Fact(words.meeting, (one.title or words.private, capital(_when(one, letter)), *_offers(one, letter)))
        for one in letter.meetings
    ]
    return Said(
        title.format(device=letter.device, room=letter.room.name),
        opening,
        (Fact(words.where, (_where(letter),)), *meetings),
        "",
        () if letter.is_over else words.foot,
    )


def _when(one: AtRisk, letter: FaultLetter) -> str:
    day = to_wall(one.slot.start, letter.site.timezone).date()
    return f"{date_in_full(day, letter.language)}, {meeting_hours(one.slot, letter.site.timezone, day)}"


def _where(letter: FaultLetter) -> str:
    room, words = letter.room, WORDS[letter.language]
    floor = words.floor.format(room.floor) if room.floor.lstrip("-").isdecimal() else room.floor
    name = f"{room.name} ({floor})" if floor else room.name
    return f"{name} — {', '.join(filter(None, (letter.site.name, letter.site.address)))}"


def _offers(one: AtRisk, letter: FaultLetter) -> tuple[str, ...]:
    words = WORDS[letter.language]
    if letter.is_over:
        return ()
    if not one.offers:
        return (words.no_offers,)
    single, several = words.offers
    return ((single if len(one.offers) == 1 else several).format("; ".join(one.offers)),)
