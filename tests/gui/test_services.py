"""Conference services in the window: forms from their cards, tried in words, secrets apart; links asked for again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk.catalogue import conference, conference_cards
from roomdesk.domain.errors import Misconfigured
from roomdesk.gui.agenda.details import DetailsPanel
from roomdesk.gui.agenda.entering import Entering
from roomdesk.gui.agenda.way_in import way_in
from roomdesk.gui.background import Background
from roomdesk.gui.common.notice import Notice
from roomdesk.gui.mail.link_reasons import why
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.settings.service_words import label
from roomdesk.gui.settings.services import ServiceFields
from roomdesk.ports.links import LinkState, Wanting
from roomdesk.ports.provider import Made, NotMade
from roomdesk.ports.settings import ConferenceService, Settings
from roomdesk.services.service_accounts import ServiceAccounts
from tests.gui.small_desk import SmallDesk

KEY = "-----BEGIN PRIVATE KEY-----\nMIIE\nabcd\n-----END PRIVATE KEY-----\n"
TALK = ConferenceService("talk", {"server": "https://cloud.comune.example", "user": "sale"}, 3)


class Keyring(dict[str, str]):
    def secret(self, name: str) -> str:
        if name not in self:
            raise Misconfigured(f"@{name}")
        return self[name]

    def keep(self, name: str, value: str) -> None:
        self[name] = value


@pytest.fixture
def keyring() -> Keyring:
    return Keyring()


@pytest.fixture
def fields(italian: QApplication, background: Background, qtbot: QtBot, keyring: Keyring) -> ServiceFields:
    accounts = ServiceAccounts(keyring, conference, conference_cards)
    settings = Settings(services=(TALK,), jitsi=ConferenceService("jitsi", {"app": "sale"}))
    made = ServiceFields(accounts, settings, background, lambda: "https://localhost:1")
    qtbot.addWidget(made)
    made.show()
    return made


def write(fields: ServiceFields, service: str, field: str, text: str) -> None:
    edit = fields.pages[service].edits[field]
    assert isinstance(edit, QLineEdit)
    edit.setText(text)


def choose(fields: ServiceFields, service: str) -> None:
    fields.choice.setCurrentIndex(fields.choice.findData(service))


def test_what_the_forms_show_they_give_back(fields: ServiceFields) -> None:
    assert fields.applied(Settings()) == ((TALK,), ConferenceService("jitsi", {"app": "sale"}))


def test_each_service_has_a_form_in_italian_with_every_field_of_its_card(fields: ServiceFields) -> None:
    assert set(fields.pages) == {"jitsi", "teams", "meet", "webex", "zoom", "bigbluebutton", "talk"}
    for name, page in fields.pages.items():
        for one in page.card.fields:
            assert label(name, one.name) != one.name
            assert one.name in page.edits or (name, one.name) == ("jitsi", "server")


def test_a_service_is_taken_into_use_and_out_of_it(fields: ServiceFields) -> None:
    fields.pages["talk"].used.setChecked(False)
    fields.pages["zoom"].used.setChecked(True)
    write(fields, "zoom", "account", "A1")
    write(fields, "jitsi", "app", "")
    services, jitsi = fields.applied(Settings())
    assert services == (ConferenceService("zoom", {"account": "A1"}, 0),)
    assert jitsi.values == {}


def test_secrets_go_into_the_keyring_alone_and_keys_get_their_lines_back(
    fields: ServiceFields, keyring: Keyring
) -> None:
    write(fields, "talk", "secret", "parola")
    write(fields, "meet", "secret", KEY.replace("\n", " ").strip())
    assert "parola" not in repr(fields.applied(Settings()))
    assert fields.keeping()() == ""
    assert keyring == {"talk": "parola", "meet": KEY}


@pytest.mark.parametrize(
    ("service", "typed", "said"),
    [
        ("teams", {}, "Tenant"),
        ("talk", {"server": "https://localhost:1"}, "nel portachiavi"),
        ("talk", {"server": "https://localhost:1", "secret": "x"}, "Il servizio non è raggiungibile"),
        ("talk", {"server": "http://cloud.comune.example", "secret": "x"}, "Indirizzo del server"),
        ("jitsi", {"secret": "x"}, "Il servizio non è raggiungibile"),
    ],
)
def test_trying_says_in_words_what_is_wrong(
    fields: ServiceFields, qtbot: QtBot, service: str, typed: dict[str, str], said: str
) -> None:
    choose(fields, service)
    for name, text in typed.items():
        write(fields, service, name, text)
    fields.try_it.click()
    qtbot.waitUntil(lambda: said in fields.said.text())
    assert fields.try_it.isEnabled()


@pytest.mark.parametrize(
    "reason",
    ["misconfigured x", "unreachable", "silent", "disconnected", "tls", "too_large", "answer", "redirected", "refused",
     "login 401", "forbidden", "no_policy", "no_delegation", "no_service", "not_found", "key", "too_many", "fault",
     "pending"],
)  # fmt: skip
def test_every_reason_has_words(italian: QApplication, reason: str) -> None:
    assert reason.partition(" ")[0] not in why(reason)


class Opened(QObject):
    """What would have been opened in a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Opened]:
    made = Opened()
    QDesktopServices.setUrlHandler("https", made, "take")
    yield made
    QDesktopServices.unsetUrlHandler("https")


def making(state: LinkState, reason: str) -> Wanting:
    at = datetime(2026, 11, 23, 8, tzinfo=UTC)
    return Wanting("w1", "b1", "teams", Made("", ""), state, 1, at, reason, "", 0, at, at)


def test_a_link_that_failed_says_why_and_is_asked_for_again(
    italian: QApplication, desk: SmallDesk, background: Background, qtbot: QtBot
) -> None:
    asked: list[str] = []
    desk.work_links.again = asked.append
    panel, pulse = DetailsPanel(desk, background), Pulse()  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    notice = Notice()
    qtbot.addWidget(notice)
    Entering(desk, background, pulse, panel, notice)  # type: ignore[arg-type]
    found = next(one for one in desk.bookings if one.conference)
    panel.shown = replace(desk.show_booking(found.id), making=making(LinkState.FAILED, "login 401"))
    _, card = way_in(panel.shown, panel)
    qtbot.addWidget(card)
    button = next(one for one in card.findChildren(QPushButton) if "di nuovo" in one.text())
    with qtbot.waitSignal(pulse.changed):
        button.click()
    assert asked == ["w1"]


def test_joining_opens_the_hosts_own_link_and_shows_it_nowhere(
    italian: QApplication, desk: SmallDesk, background: Background, qtbot: QtBot, browser: Opened
) -> None:
    panel, notice = DetailsPanel(desk, background), Notice()  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    qtbot.addWidget(notice)
    entering = Entering(desk, background, Pulse(), panel, notice)  # type: ignore[arg-type]
    found = next(one for one in desk.bookings if one.conference)
    panel.shown = desk.show_booking(found.id)
    entering.join()
    qtbot.waitUntil(lambda: browser.urls == ["https://meet.example/host"])

    def fails(_booking: object) -> str:
        raise NotMade("key")

    desk.host_link = fails
    entering.join()
    qtbot.waitUntil(lambda: "firmare" in notice.text)
