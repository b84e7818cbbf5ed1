"""Invitations sent: to whom, in which words, once; and what an outbox does while the mail server is away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from html import unescape

import pytest

from roomdesk.domain.booking import Attendee, Scope
from roomdesk.domain.draft import Move
from roomdesk.domain.errors import Misconfigured, NotFound, NotYours
from roomdesk.domain.ids import BookingId, Email, RoomCode, SiteCode
from roomdesk.domain.places import Municipality
from roomdesk.formats.ics.write import write_calendar
from roomdesk.formats.mail.message import write_mail
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.outbox import MailState
from roomdesk.ports.settings import Settings
from roomdesk.ports.store import Furnishing
from roomdesk.services.acting import Acting
from roomdesk.services.calendar_entries import CalendarEntries
from roomdesk.services.send_invitation import SendInvitation
from roomdesk.services.work_outbox import WorkOutbox
from tests.services.town import ANNA, BRUNO, CARLA, Town, at, draft, instant

LUCA, PEC = Email("luca@ditta.example"), Email("protocollo@pec.ditta.example")
PALAZZO, GIUNTA = SiteCode("PALAZZO"), RoomCode("GIUNTA")
GUESTS = (Attendee(LUCA, "Luca Rossi"), Attendee(BRUNO), Attendee(PEC))


@dataclass
class Postman:
    """A carrier that keeps what it carries, and fails as it is told to."""

    carried: list[tuple[Email, EmailMessage]] = field(default_factory=list)
    fails: Callable[[], NotCarried] | None = None

    def carry(self, content: bytes, sender: Email, to: Email) -> None:
        if self.fails:
            raise self.fails()
        read = message_from_bytes(content, policy=policy.default)
        assert isinstance(read, EmailMessage)
        assert read["From"].addresses[0].addr_spec == sender
        self.carried.append((to, read))

    def subjects(self) -> list[tuple[str, str]]:
        found = [(to.partition("@")[0], str(one["Subject"])) for to, one in self.carried]
        self.carried.clear()
        return found


def sending(town: Town, who: Email = ANNA, sender: str = "", *, is_set_up: bool = True) -> SendInvitation:
    acting, entries = Acting(town.store, who), CalendarEntries(town.store, town.clock, "rooms.invalid")
    rates = Settings().travel
    return SendInvitation(
        town.store, town.clock, acting, entries, write_calendar, write_mail, rates, Email(sender), "it", is_set_up
    )


def working(town: Town, postman: Postman, who: Email = ANNA) -> WorkOutbox:
    return WorkOutbox(town.store, town.clock, Acting(town.store, who), lambda: postman)


def meeting(town: Town, **facts: object) -> BookingId:
    wanted = draft("GIUNTA", "RIUNIONI", when=at("2026-11-23 09:00"), title="Bilancio", attendees=GUESTS, **facts)
    return town.verbs().book(wanted).bookings[0].id


def test_everybody_is_written_to_once_but_certified_mailboxes(town: Town) -> None:
    booking, postman = meeting(town), Postman()
    sent = sending(town)(booking)
    assert sent.certified == (PEC,)
    working(town, postman)()
    assert postman.subjects() == [("bruno", "Invito: Bilancio"), ("luca", "Invito: Bilancio")]
    assert sending(town)(booking).written == ()
    working(town, postman)()
    assert postman.subjects() == []


def test_a_mail_has_the_structure_that_calendars_look_for(town: Town) -> None:
    booking, postman = meeting(town, conference="jitsi", description="Ordine del giorno: <b>tutto</b>"), Postman()
    sending(town)(booking)
    working(town, postman)()
    mail = next(one for to, one in postman.carried if to == LUCA)
    assert [one.get_content_type() for one in mail.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/ics",
    ]  # fmt: skip
    text, page, calendar, file = (one for one in mail.walk() if not one.is_multipart())
    assert calendar["Content-Type"].params["method"] == "REQUEST"
    assert calendar["Content-Disposition"] is None
    assert calendar["Content-Transfer-Encoding"] == "base64"
    assert (file.get_filename(), file.get_payload(decode=True)) == ("invite.ics", calendar.get_payload(decode=True))
    ics = calendar.get_payload(decode=True).decode()
    assert ics.count("BEGIN:VEVENT") == 1
    assert "METHOD:REQUEST" in ics
    for part in (text, page):
        said = part.get_content()
        for fact in ("Lunedì 23 novembre 2026, 09:00–10:00", "Sala Giunta", "Sala riunioni", "https://meet.", "km"):
            assert fact in said
    assert "<b>tutto</b>" in text.get_content()
    assert "&lt;b&gt;tutto&lt;/b&gt;" in page.get_content()
    assert (mail["To"].addresses[0].display_name, mail["Reply-To"].addresses[0].addr_spec) == ("Luca Rossi", ANNA)


def test_the_way_there_is_told_with_the_meeting_and_not_when_it_is_off(town: Town) -> None:
    site, room = town.store.sites()[PALAZZO], town.store.rooms()[GIUNTA]
    ways = (replace(site, directions="ingresso <A>, dal portico"), replace(room, directions="in cima allo scalone"))
    town.store.furnish(Furnishing(sites=ways[:1], rooms=ways[1:]))
    booking = meeting(town)
    first = sending(town)(booking).written[0].posted
    for said in (first.text, unescape(first.html)):
        assert "Come arrivare" in said
        assert said.index(f"{site.name}: ingresso <A>, dal portico") < said.index("Sala Giunta: in cima allo scalone")
    assert "<A>" not in first.html
    working(town, Postman())()
    town.verbs().cancel(booking)
    assert "scalone" not in sending(town)(booking).written[0].posted.text


def test_change_and_cancellation_reach_the_same_people(town: Town) -> None:
    booking, postman = meeting(town), Postman()
    sending(town)(booking)
    working(town, postman)()
    postman.carried.clear()
    town.verbs().move(Move(booking, instant("2026-11-23 15:00")))
    sending(town)(booking)
    working(town, postman)()
    assert postman.subjects() == [("bruno", "Aggiornato: Bilancio"), ("luca", "Aggiornato: Bilancio")]
    town.verbs().cancel(booking)
    sending(town)(booking)
    working(town, postman)()
    assert postman.subjects() == [("bruno", "Annullato: Bilancio"), ("luca", "Annullato: Bilancio")]


def test_what_never_left_needs_no_cancellation(town: Town) -> None:
    booking, postman = meeting(town), Postman()
    sending(town)(booking)
    town.verbs().cancel(booking)
    assert sending(town)(booking).written == ()
    working(town, postman)()
    assert postman.subjects() == []


def test_one_date_of_a_series_is_told_apart(town: Town) -> None:
    rule, postman = "FREQ=WEEKLY;COUNT=3", Postman()
    wanted = draft("GIUNTA", when=at("2026-11-23 09:00"), title="Giunta", attendees=GUESTS[:1], rrule=rule)
    dates = town.verbs().book_series(wanted).bookings
    sending(town)(dates[0].id)
    working(town, postman)()
    assert postman.subjects() == [("luca", "Invito: Giunta")]
    town.verbs().move(Move(dates[1].id, instant("2026-12-01 10:00"), scope=Scope.THIS))
    sending(town)(dates[0].id)
    working(town, postman)()
    ((_, mail),) = postman.carried
    ics = mail.get_payload()[1].get_payload(decode=True).decode()
    assert "RECURRENCE-ID;TZID=Europe/Rome:20261130T090000" in ics
    assert "DTSTART;TZID=Europe/Rome:20261201T100000" in ics
    assert "FREQ=WEEKLY" not in ics


def test_mail_waits_for_a_server_that_is_away_and_is_not_lost(town: Town) -> None:
    booking, postman = meeting(town), Postman(fails=lambda: NotCarried("unreachable"))
    sending(town)(booking)
    for minutes in (1, 5, 15, 60, 180, 180):
        assert {one.state for one in working(town, postman)()} == {MailState.PENDING}
        assert working(town, postman)() == ()
        town.clock.forward(minutes=minutes)
    postman.fails = None
    assert [one.state for one in working(town, postman)()] == [MailState.SENT] * 2
    assert len(postman.carried) == 2


def test_after_three_days_it_is_given_up_and_said(town: Town) -> None:
    booking, postman = meeting(town), Postman(fails=lambda: NotCarried("unreachable"))
    sending(town)(booking)
    town.clock.forward(days=3, minutes=1)
    assert {one.state for one in working(town, postman)()} == {MailState.FAILED}
    assert {one.reason for one in working(town, postman).waiting()} == {"unreachable"}


@pytest.mark.parametrize(
    ("facts", "state"), [({"is_final": True}, MailState.FAILED), ({"is_unknown": True}, MailState.UNKNOWN)]
)
def test_what_is_refused_or_unknown_is_not_tried_by_itself(
    town: Town, facts: dict[str, bool], state: MailState
) -> None:
    booking, postman = meeting(town), Postman(fails=lambda: NotCarried("x", **facts))
    sending(town)(booking)
    assert {one.state for one in working(town, postman)()} == {state}
    postman.fails = None
    town.clock.forward(days=1)
    assert working(town, postman)() == ()
    mails = working(town, postman).waiting()
    working(town, postman).again(mails[0].id)
    working(town, postman).drop(mails[1].id)
    assert [one.state for one in working(town, postman)()] == [MailState.SENT]
    assert working(town, postman).waiting() == ()


def test_without_settings_mail_stays_where_it_is(town: Town) -> None:
    booking = meeting(town)
    with pytest.raises(Misconfigured):
        sending(town, is_set_up=False)(booking)
    sending(town)(booking)

    def nothing() -> Postman:
        raise Misconfigured("mail.host")

    with pytest.raises(Misconfigured):
        WorkOutbox(town.store, town.clock, Acting(town.store, ANNA), nothing)()
    assert {one.state for one in town.store.outbox.mails()} == {MailState.PENDING}


def test_an_office_may_write_for_its_organizers(town: Town) -> None:
    booking, postman = meeting(town), Postman()
    sending(town, sender="sale@comune.example")(booking)
    working(town, postman)()
    mail = postman.carried[0][1]
    assert str(mail["From"]) == "Anna Bianchi <sale@comune.example>"
    assert 'ORGANIZER;CN="Anna Bianchi":mailto:sale@comune.example' in mail.get_payload()[1].get_payload(
        decode=True
    ).decode().replace("\r\n ", "")
    assert sending(town, sender="sale@comune.example")(booking).written == ()


def test_who_may_send_see_and_drop(town: Town) -> None:
    booking = meeting(town, private=True)
    for act in (sending(town, BRUNO), sending(town, BRUNO).preview, sending(town, BRUNO).state):
        with pytest.raises(NotYours):
            act(booking)
    sending(town)(booking)
    assert len(working(town, Postman(), CARLA).waiting()) == 2
    assert working(town, Postman(), BRUNO).waiting() == ()
    (first, _) = working(town, Postman()).waiting()
    with pytest.raises(NotYours):
        working(town, Postman(), BRUNO).drop(first.id)
    with pytest.raises(NotFound):
        working(town, Postman()).drop("nowhere")
    assert [one.told.email for one in sending(town).state(booking)] == [BRUNO, LUCA]


def test_a_preview_puts_nothing_into_the_outbox(town: Town) -> None:
    booking = meeting(town)
    (first, _) = sending(town).preview(booking).written
    assert first.posted.subject == "Invito: Bilancio"
    assert "Sala Giunta" in first.posted.text
    assert town.store.outbox.mails() == ()


def test_a_series_that_was_cut_is_told_in_all_its_parts(town: Town) -> None:
    rule, postman = "FREQ=WEEKLY;COUNT=4", Postman()
    wanted = draft("GIUNTA", when=at("2026-11-23 09:00"), title="Giunta", attendees=GUESTS[:1], rrule=rule)
    dates = town.verbs().book_series(wanted).bookings
    sending(town)(dates[0].id)
    working(town, postman)()
    postman.carried.clear()
    town.verbs().move(Move(dates[2].id, instant("2026-12-07 15:00"), scope=Scope.FOLLOWING))
    assert sending(town).standing(dates[2].id).untold == 1
    sending(town)(dates[2].id)
    working(town, postman)()
    found = sorted(mail.get_payload()[1].get_payload(decode=True).decode() for _, mail in postman.carried)
    assert len(found) == 2
    assert sum("DTSTART;TZID=Europe/Rome:20261207T150000" in one for one in found) == 1
    assert sum("UNTIL=2026" in one and "DTSTART;TZID=Europe/Rome:20261123T090000" in one for one in found) == 1
    assert sending(town).standing(dates[0].id).untold == 0


def test_whoever_proposed_another_time_is_told_that_it_stays(town: Town) -> None:
    booking, postman = meeting(town), Postman()
    sending(town)(booking)
    working(town, postman)()
    postman.carried.clear()
    sending(town).decline(booking, LUCA)
    working(town, postman)()
    ((to, mail),) = postman.carried
    assert (to, str(mail["Subject"])) == (LUCA, "Resta com'era: Bilancio")
    calendar = mail.get_payload()[1]
    ics = calendar.get_payload(decode=True).decode()
    assert "METHOD:DECLINECOUNTER" in ics
    assert "bruno@" not in ics
    assert sending(town)(booking).written == ()
    with pytest.raises(NotYours):
        sending(town, BRUNO).decline(booking, LUCA)


def test_calendars_may_propose_other_times(town: Town) -> None:
    booking, postman = meeting(town), Postman()
    sending(town)(booking)
    working(town, postman)()
    assert "DISALLOW-COUNTER" not in postman.carried[0][1].get_payload()[1].get_payload(decode=True).decode()


def test_nobody_is_written_to_from_the_demonstration(town: Town) -> None:
    booking = meeting(town)
    town.store.furnish(Furnishing(municipality=Municipality("Borgo", is_demo=True)))
    assert not sending(town).is_set_up
    with pytest.raises(Misconfigured):
        sending(town)(booking)
