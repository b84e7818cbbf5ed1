"""The link by which somebody enters: the host's own for who holds the meeting, kept nowhere."""

from __future__ import annotations

import pytest

from roomdesk.domain.booking import Attendee
from roomdesk.domain.errors import NotFound, NotYours
from roomdesk.domain.ids import Email
from roomdesk.ports.store import Query
from roomdesk.providers.jitsi import Jitsi
from roomdesk.services.acting import Acting
from roomdesk.services.host_link import HostLink
from tests.providers.test_makers import Vault
from tests.services.test_send_invitation import sending
from tests.services.town import ANNA, BRUNO, CARLA, Town


def verb(town: Town, who: Email) -> HostLink:
    jitsi = Jitsi(values={"app": "roomdesk"}, vault=Vault("segreto"))
    return HostLink(town.store, town.clock, Acting(town.store, who), {"jitsi": jitsi})


def test_only_who_holds_it_is_host_and_the_token_is_kept_nowhere(town: Town) -> None:
    made = town.verbs().one("GIUNTA", when="2026-11-24 09:00", conference="jitsi", attendees=(Attendee(BRUNO),))
    assert made.conference
    link = verb(town, ANNA)(made.id)
    assert link.startswith(f"{made.conference.url}?jwt=")
    assert verb(town, BRUNO)(made.id) == verb(town, CARLA)(made.id) == made.conference.url
    assert "jwt" not in repr(town.store.bookings(Query()))
    assert "jwt" not in repr(town.store.history(made.id))
    (written,) = sending(town)(made.id).written
    assert b"jwt" not in written.mail.content


def test_private_meetings_and_those_without_a_link_have_none(town: Town) -> None:
    hidden = town.verbs().one("GIUNTA", when="2026-11-24 09:00", conference="jitsi", private=True)
    with pytest.raises(NotYours):
        verb(town, BRUNO)(hidden.id)
    with pytest.raises(NotFound):
        verb(town, ANNA)(town.verbs().one("SALETTA", when="2026-11-24 09:00").id)
