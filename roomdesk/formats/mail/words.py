"""The words of invitations by mail, Italian and English."""

from __future__ import annotations

from roomdesk.domain.frozen import frozen


@frozen
class Words:
    new: str
    update: str
    cancel: str
    cancelled: str
    declined: str
    not_moved: str
    one_date: str
    when: str
    where: str
    directions: str
    floor: str
    join: str
    enter: str
    meeting_id: str
    pin: str
    phone: str
    organizer: str
    avoided: str
    pending: str
    dates: tuple[str, str]
    foot: str


WORDS = {
    "it": Words(
        new="Invito",
        update="Aggiornato",
        cancel="Annullato",
        cancelled="La riunione è annullata.",
        declined="Resta com'era",
        not_moved="L'orario proposto non è possibile: la riunione resta com'era.",
        one_date="Riguarda solo questa data: le altre restano come sono.",
        when="Quando",
        where="Dove",
        directions="Come arrivare",
        floor="piano {}",
        join="Per partecipare",
        enter="Entra nella riunione",
        meeting_id="ID riunione",
        pin="PIN",
        phone="Telefono",
        organizer="Organizza",
        avoided="Collegandosi in video si evitano {km} km di strada ({hours} ore di viaggio).",
        pending="La sala è in attesa di approvazione.",
        dates=("una data", "{} date, l'ultima {}"),
        foot="L'invito allegato si apre con il calendario. Si risponde da lì, o a questa e-mail.",
    ),
    "en": Words(
        new="Invitation",
        update="Updated",
        cancel="Cancelled",
        cancelled="The meeting is cancelled.",
        declined="As it was",
        not_moved="The time that you propose is not possible: the meeting stays as it was.",
        one_date="This is about this date alone: the others stay as they are.",
        when="When",
        where="Where",
        directions="How to get there",
        floor="floor {}",
        join="To join",
        enter="Join the meeting",
        meeting_id="Meeting ID",
        pin="PIN",
        phone="Phone",
        organizer="Organizer",
        avoided="Meeting by video avoids {km} km by road ({hours} hours of driving).",
        pending="The room is awaiting approval.",
        dates=("one date", "{} dates, the last on {}"),
        foot="The invitation enclosed opens with your calendar. Answer from there, or to this e-mail.",
    ),
}
