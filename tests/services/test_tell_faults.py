"""Mail about faults: who is told of which meeting, in whose language, once; what is never told; and that it is over."""

from __future__ import annotations

from collections.abc import Sequence
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from roomdesk.domain.device_fault import Maintenance
from roomdesk.domain.equipment import Health
from roomdesk.domain.errors import Invalid, NotFound, NotYours
from roomdesk.domain.ids import Email, SiteCode
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Municipality
from roomdesk.formats.mail.message import write_fault_mail
from roomdesk.ports.outbox import Mail, MailState
from roomdesk.ports.store import Furnishing
from roomdesk.services.acting import Acting
from roomdesk.services.tell_faults import TellFaults
from tests.services.test_tend_faults import GIUNTA, PROJECTOR, Ward, broken, tending
from tests.services.town import ANNA, BRUNO, CARLA, DINO, Town, at

POST = Email("sale@comune.example")


def telling(town: Town, who: Email = DINO, *, has_server: bool = True) -> TellFaults:
    return TellFaults(
        town.store,
        town.clock,
        Acting(town.store, who),
        tending(town, who),
        write_fault_mail,
        POST,
        "it",
        has_server,
    )


@pytest.fixture
def ward(town: Town) -> Ward:
    return Ward(town)


def sent(town: Town) -> list[Mail]:
    """Send all that waits."""
    found = []
    now = town.clock.now()
    while taken := town.store.outbox.claim(now, now):
        town.store.outbox.settle(taken.id, MailState.SENT, "", now, now)
        found.append(taken)
    return found


def receivers(mails: Sequence[Mail]) -> list[str]:
    return sorted(one.told.email for one in mails)


def read(mail: Mail) -> tuple[str, str]:
    """Give a mail's plain text and its HTML."""
    message = message_from_bytes(mail.content, policy=default)
    assert isinstance(message, EmailMessage)
    parts = {one.get_content_type(): one.get_content() for one in message.walk() if not one.is_multipart()}
    assert parts.keys() == {"text/plain", "text/html"}
    return parts["text/plain"], parts["text/html"]


def test_the_organizer_and_the_reception_are_told_once(ward: Ward, town: Town) -> None:
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 09:00", title="Bilancio & conti")
    assert telling(town)() == ()
    broken(ward)
    assert receivers(telling(town)()) == [ANNA, CARLA]
    assert telling(town)() == ()
    mails = sent(town)
    (anna,) = [one for one in mails if one.told.email == ANNA]
    assert anna.subject == "Guasto in Sala Giunta: riunione di martedì 24 novembre 2026, 09:00–10:00"
    text, page = read(anna)
    assert "Proiettore" in text
    assert "Bilancio & conti" in text
    assert "Bilancio &amp; conti" in page
    assert "Libera, con le stesse dotazioni: Sala mostre" in text
    assert telling(town)() == ()


def test_a_meeting_that_comes_later_is_told_of_alone(ward: Ward, town: Town) -> None:
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 09:00", title="Bilancio")
    broken(ward)
    telling(town)()
    sent(town)
    town.verbs(BRUNO).one("GIUNTA", when="2026-11-25 09:00", title="Concorso")
    new = telling(town)()
    assert receivers(new) == [BRUNO, CARLA]
    assert all("Concorso" in read(one)[0] and "Bilancio" not in read(one)[0] for one in new)


def test_several_meetings_are_one_mail_to_each(ward: Ward, town: Town) -> None:
    for hour in ("09:00", "11:00"):
        town.verbs(ANNA).one("GIUNTA", when=f"2026-11-24 {hour}", title=f"Delle {hour}")
    town.verbs(ANNA).one("SALETTA", when="2026-11-24 09:00", title="Altrove")
    town.verbs(ANNA).one("GIUNTA", when="2026-12-02 09:00", title="Più di una settimana")
    broken(ward)
    mails = telling(town)()
    assert receivers(mails) == [ANNA, CARLA]
    assert {one.subject for one in mails} == {"Guasto in Sala Giunta: 2 riunioni a rischio"}
    assert all("Altrove" not in read(one)[0] and "settimana" not in read(one)[0] for one in mails)


def test_many_are_told_a_handful_at_a_time(ward: Ward, town: Town) -> None:
    for hour in range(8, 12):
        who = (ANNA, BRUNO)[hour % 2]
        town.verbs(who).one("GIUNTA", when=f"2026-11-24 {hour:02}:00")
    broken(ward)
    verb = telling(town)
    assert [receivers(verb(2)), receivers(verb(2)), verb(2)] == [[ANNA, CARLA], [BRUNO], ()]


def test_each_reads_it_in_their_language_and_private_meetings_stay_private() -> None:
    people = (
        Person(ANNA, "Anna", Role.STAFF, language="en"),
        Person(CARLA, "Carla", Role.RECEPTION),
        Person(BRUNO, "Bruno", Role.RECEPTION, site=SiteCode("SCUOLA")),
        Person(DINO, "Dino", Role.ADMINISTRATOR),
    )
    town = Town(people=people)
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 09:00", title="Concorso", private=True)
    broken(Ward(town))
    texts = {one.told.email: read(one) for one in telling(town)()}
    assert texts.keys() == {ANNA, CARLA}
    assert "Two checks in a row" in texts[ANNA][0]
    assert "Concorso" in texts[ANNA][0]
    assert "Riunione riservata" in texts[CARLA][0]
    assert "Concorso" not in "".join(texts[CARLA])


def test_a_recovery_is_told_to_those_who_were_told_of_the_fault(ward: Ward, town: Town) -> None:
    first = town.verbs(ANNA).one("GIUNTA", when="2026-11-23 17:00", title="Oggi")
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 09:00", title="Domani")
    broken(ward)
    telling(town)()
    sent(town)
    town.clock.forward(hours=9)
    assert town.clock.now() > first.slot.end
    ward.checked(giunta=Health.OK)
    over = telling(town)()
    assert receivers(over) == [ANNA, CARLA]
    assert {one.subject for one in over} == {"Guasto risolto in Sala Giunta"}
    assert all("Domani" in read(one)[0] and "Oggi" not in read(one)[0] for one in over)
    assert receivers(sent(town)) == [ANNA, CARLA]
    assert telling(town)() == ()


def test_a_fault_that_was_over_before_the_mail_left_is_told_to_nobody(ward: Ward, town: Town) -> None:
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 09:00")
    broken(ward)
    assert telling(town)()
    ward.checked(giunta=Health.OK)
    assert telling(town)() == ()
    assert sent(town) == []
    assert telling(town)() == ()


def test_of_a_device_in_maintenance_nobody_is_told(ward: Ward, town: Town) -> None:
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 09:00")
    tending(town).maintain(PROJECTOR, "  pulizia dei filtri ")
    broken(ward)
    assert telling(town)() == ()
    assert town.verbs(ANNA).watch().at_risk == {}
    story = tending(town).device(PROJECTOR)
    assert story.maintenance == Maintenance(None, "pulizia dei filtri", DINO, story.maintenance.since)
    with pytest.raises(NotYours):
        tending(town, ANNA).resume(PROJECTOR)
    tending(town).resume(PROJECTOR)
    assert receivers(telling(town)()) == [ANNA, CARLA]
    assert list(town.verbs(ANNA).watch().at_risk) == [GIUNTA]
    with pytest.raises(NotFound):
        tending(town).resume(PROJECTOR)


def test_maintenance_ends_by_itself(ward: Ward, town: Town) -> None:
    tending(town).maintain(PROJECTOR, until=at("2026-11-23 12:00").start)
    assert list(tending(town).in_maintenance()) == [PROJECTOR]
    town.clock.forward(hours=5)
    assert tending(town).in_maintenance() == {}
    with pytest.raises(Invalid):
        tending(town).maintain(PROJECTOR, until=town.clock.now())


def test_nothing_is_told_where_mail_is_not_wanted_or_cannot_leave(ward: Ward, town: Town) -> None:
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 09:00")
    broken(ward)
    assert telling(town, has_server=False)() == ()
    with pytest.raises(NotYours):
        telling(town, CARLA).want(False)
    telling(town).want(False)
    assert not telling(town, ANNA).is_wanted()
    assert telling(town)() == ()
    telling(town).want(True)
    town.store.furnish(Furnishing(municipality=Municipality("Prova", is_demo=True)))
    assert telling(town)() == ()
    assert sent(town) == []


def test_what_would_be_sent_is_looked_at_first(ward: Ward, town: Town) -> None:
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 09:00", title="Bilancio")
    broken(ward)
    before = telling(town).preview(PROJECTOR)
    assert [one.telling.to for one in before] == [ANNA, CARLA]
    assert "Bilancio" in before[0].posted.text
    assert telling(town).told(PROJECTOR) == ()
    telling(town)()
    assert telling(town).preview(PROJECTOR) == ()
    assert {(one.receiver, one.state) for one in telling(town).told(PROJECTOR)} == {
        (ANNA, MailState.PENDING),
        (CARLA, MailState.PENDING),
    }
