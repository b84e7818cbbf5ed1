"""Links made behind the window: the booking shows that its link is on its way, then the link."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roomdesk.domain.changes import Changes
from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.gui.background import Background
from roomdesk.gui.mail.linking import Linking
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.links import LinkState
from roomdesk.ports.provider import NotMade
from roomdesk.services.conference_links import ConferenceLinks
from roomdesk.services.desk import Desk
from tests.gui.small_desk import FixedClock
from tests.gui.test_details import book, show
from tests.gui.test_window import texts_in
from tests.services.test_work_links import Service


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def desk(town: Desk, service: Service) -> Desk:
    return replace(
        town,
        book_room=replace(town.book_room.made(), links=ConferenceLinks({"teams": service})),  # type: ignore[attr-defined]
        work_links=replace(town.work_links.made(), services={"teams": service}),  # type: ignore[attr-defined]
    )


@pytest.fixture
def page(italian: QApplication, desk: Desk, background: Background, qtbot: QtBot) -> AgendaPage:
    pulse = Pulse()
    made = AgendaPage(desk, FixedClock(), background, pulse)
    pulse.setParent(made)
    qtbot.addWidget(made)
    made.resize(1300, 820)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: made.places is not None)
    return made


def test_a_booking_says_that_its_link_is_on_its_way_and_then_shows_it(
    page: AgendaPage, desk: Desk, service: Service, background: Background, qtbot: QtBot
) -> None:
    made = book(desk, conference="teams")
    said = show(page, made, qtbot)
    assert "il servizio deve ancora preparare il link" in said
    assert "QR" not in said
    Linking(desk, background, page._pulse, page)
    qtbot.waitUntil(lambda: "PIN 77" in texts_in(page.details))
    assert service.asked == ["make"]


def test_a_change_is_told_at_once_and_a_refusal_ends_nothing(
    page: AgendaPage, desk: Desk, service: Service, background: Background, qtbot: QtBot
) -> None:
    service.wrong = NotMade("login 401", is_final=True)
    linking = Linking(desk, background, page._pulse, page)
    qtbot.waitUntil(lambda: not linking._asking._busy)
    made = book(desk, conference="teams")
    page._pulse.changed.emit(Changes(bookings=frozenset({made.id})), None)
    qtbot.waitUntil(lambda: [one.state for one in desk.work_links.waiting()] == [LinkState.FAILED])
    qtbot.waitUntil(lambda: not linking._asking._busy)
    service.wrong = None
    desk.work_links.again(desk.work_links.waiting()[0].id)
    linking._asking.look()
    qtbot.waitUntil(lambda: desk.work_links.waiting() == ())


def test_what_a_service_made_while_the_window_closed_is_written_down(
    italian: QApplication, desk: Desk, service: Service, qtbot: QtBot
) -> None:
    made = book(desk, conference="teams")
    background, pulse = Background(), Pulse()
    linking = Linking(desk, background, pulse, pulse)
    qtbot.waitUntil(lambda: service.asked == ["make"])
    background.close()
    linking.finish()
    link = desk.show_booking(made.id).booking.conference
    assert link is not None
    assert link.is_ready
