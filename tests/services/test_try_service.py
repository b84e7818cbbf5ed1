"""A conference service is tried before it is relied on: it answers, it refuses, or it is not one that is asked."""

from __future__ import annotations

import pytest

from roomdesk.domain.errors import Invalid
from roomdesk.ports.provider import NotMade
from roomdesk.services.acting import Acting
from roomdesk.services.work_links import WorkLinks
from tests.services.test_work_links import Service
from tests.services.town import ANNA, Town


def work(town: Town, service: Service) -> WorkLinks:
    return WorkLinks(town.store, town.clock, Acting(town.store, ANNA), {"teams": service})  # type: ignore[arg-type]


def test_it_serves_and_nothing_is_made(town: Town) -> None:
    service = Service()
    assert work(town, service).try_out("Teams") is None
    assert service.asked == ["probe"]
    assert service.meetings == {}


def test_it_says_why_it_does_not(town: Town) -> None:
    class Refusing(Service):
        def probe(self) -> None:
            raise NotMade("login", is_final=True)

    told = work(town, Refusing()).try_out("teams")
    assert told is not None
    assert told.reason == "login"


def test_what_is_not_asked_for_meetings_cannot_be_tried(town: Town) -> None:
    with pytest.raises(Invalid):
        work(town, Service()).try_out("jitsi")
