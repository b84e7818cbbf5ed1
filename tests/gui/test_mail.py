"""Invitations from the window: looked at, sent over a real server, and their state told; news for those invited."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from roomdesk import catalogue
from roomdesk.domain.booking import Attendee, Booking
from roomdesk.domain.draft import Draft, Move
from roomdesk.domain.errors import Misconfigured
from roomdesk.domain.ids import BookingId, Email, RoomCode
from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.gui.background import Background
from roomdesk.gui.mail.account import AccountFields
from roomdesk.gui.mail.post import Post
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.mailbox import Arrived
from roomdesk.ports.outbox import MailState
from roomdesk.ports.settings import MailServer, Settings
from roomdesk.services.desk import Desk
from roomdesk.services.mail_account import MailAccount
from roomdesk.services.read_answers import ReadAnswers
from tests.carriers.conftest import Kept, OneSecret
from tests.fakes.ports import free_port
from tests.gui.small_desk import FixedClock, at
from tests.gui.test_access import nameless

GIUNTA = RoomCode("GIUNTA")
LUCA, PEC = Email("luca@ditta.example"), Email("protocollo@pec.ditta.example")
EVIL = '<img src="file:///x.png"> =HYPERLINK("http://x")'


@pytest.fixture
def kept() -> Iterator[tuple[Kept, Settings]]:
    kept = Kept()
    controller = Controller(kept, hostname="localhost", port=free_port())
    controller.start()
    yield kept, Settings(mail=MailServer("localhost", controller.port, "none"))
    controller.stop()


@pytest.fixture
def desk(town: Desk, kept: tuple[Kept, Settings]) -> Desk:
    _, settings = kept
    return replace(
        town,
        send_invitation=replace(town.send_invitation.made(), has_server=True),
        work_outbox=replace(town.work_outbox.made(), carrier=lambda: catalogue.carrier(settings.mail, OneSecret())),
    )


@pytest.fixture
def page(italian: QApplication, desk: Desk, background: Background, qtbot: QtBot) -> AgendaPage:
    pulse = Pulse()
    made = AgendaPage(desk, FixedClock(), background, pulse)
    pulse.setParent(made)
    Post(desk, background, pulse, made)
    qtbot.addWidget(made)
    made.resize(1300, 820)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: made.places is not None)
    return made


def book(desk: Desk, title: str = "Bilancio", **facts: object) -> Booking:
    people = (Attendee(LUCA, "Luca Rossi"), Attendee(PEC))
    draft = Draft(BookingId(str(uuid.uuid4())), title, (GIUNTA,), at("10:00-11:00"), attendees=people)
    return desk.book_room(replace(draft, **facts)).bookings[0]  # type: ignore[arg-type]


def pick(page: AgendaPage, booking: Booking, qtbot: QtBot) -> None:
    page.pick(booking.id)
    qtbot.waitUntil(lambda: page.details.shown is not None and page.details.shown.booking.id == booking.id)


def said(page: AgendaPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_an_invitation_is_looked_at_sent_and_told(
    page: AgendaPage, desk: Desk, kept: tuple[Kept, Settings], qtbot: QtBot
) -> None:
    booking = book(desk)
    pick(page, booking, qtbot)
    page.details.invite_wanted.emit()
    dialog = page.bench.inviting.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.send.isEnabled)
    assert dialog.people.item(0).text() == f"{LUCA}\ninvito"
    assert "Invito: Bilancio" in dialog.preview.toPlainText()
    assert PEC in dialog.certified.text()
    assert not nameless(dialog)
    dialog.send.click()
    qtbot.waitUntil(lambda: "Invito inviato a 1 persona" in said(page))
    assert [one[1] for one in kept[0].envelopes] == [[LUCA]]
    assert "1 messaggio in partenza" in page.notice.text


def test_whoever_was_invited_is_not_forgotten_after_a_change(
    page: AgendaPage, desk: Desk, kept: tuple[Kept, Settings], qtbot: QtBot
) -> None:
    booking = book(desk)
    desk.send_invitation(booking.id)
    desk.work_outbox()
    changed = desk.move_booking(Move(booking.id, (booking.slot.start + timedelta(hours=2))))
    page._pulse.changed.emit(changed.changes, page)
    qtbot.waitUntil(page.bench.inviting.bar.isVisible)
    assert page.bench.inviting.bar.text == "1 persona non sa ancora com’è ora la riunione"
    page.bench.inviting.bar._action.click()
    qtbot.waitUntil(lambda: page.bench.inviting.dialog is not None)
    dialog = page.bench.inviting.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.send.isEnabled)
    assert dialog.people.item(0).text() == f"{LUCA}\naggiornamento"
    qtbot.waitUntil(lambda: dialog.before.count() == 1)
    assert "inviata" in dialog.before.item(0).text()
    dialog.send.click()
    qtbot.waitUntil(lambda: len(kept[0].messages) == 2)
    qtbot.waitUntil(lambda: not page.bench.inviting.bar.isVisible())


def test_mail_that_was_refused_is_tried_again_or_dropped_by_hand(
    page: AgendaPage, desk: Desk, kept: tuple[Kept, Settings], qtbot: QtBot
) -> None:
    kept[0].refuse = "550 casella <b>sconosciuta</b>"
    booking = book(desk)
    desk.send_invitation(booking.id)
    desk.work_outbox()
    pick(page, booking, qtbot)
    qtbot.waitUntil(lambda: "il server di posta l’ha rifiutata (550 casella <b>sconosciuta</b>)" in said(page))
    page.details.invite_wanted.emit()
    dialog = page.bench.inviting.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.before.count() == 1)
    assert not dialog.again.isEnabled()
    dialog.before.setCurrentRow(0)
    kept[0].refuse = ""
    dialog.again.click()
    qtbot.waitUntil(lambda: len(kept[0].messages) == 1)
    # "Non inviata" would not do: the list is read once while the mail is on its way, and once more when it has left.
    qtbot.waitUntil(lambda: "· inviata" in dialog.before.item(0).text())
    assert dialog.before.currentRow() == 0
    assert not dialog.drop.isEnabled()
    dialog.reject()


def test_without_a_mail_server_the_window_says_so(
    italian: QApplication, town: Desk, background: Background, qtbot: QtBot
) -> None:
    pulse = Pulse()
    page = AgendaPage(town, FixedClock(), background, pulse)
    pulse.setParent(page)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: page.places is not None)
    booking = book(town, EVIL)
    pick(page, booking, qtbot)
    page.details.invite_wanted.emit()
    dialog = page.bench.inviting.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.people.count() == 1)
    assert not dialog.send.isEnabled()
    assert dialog.by_hand.isEnabled()
    assert "non c’è un server di posta" in dialog.notice.text
    assert EVIL in dialog.preview.toPlainText()
    dialog.reject()


def test_what_was_handed_over_while_the_window_closed_is_written_down(
    italian: QApplication, desk: Desk, kept: tuple[Kept, Settings], qtbot: QtBot
) -> None:
    booking = book(desk)
    desk.send_invitation(booking.id)
    background, pulse = Background(), Pulse()
    post = Post(desk, background, pulse, pulse)
    qtbot.waitUntil(lambda: bool(post._sending._carried) or len(kept[0].messages) == 1)
    background.close()
    post.finish()
    (mail,) = desk.send_invitation.state(booking.id)
    assert mail.state is MailState.SENT
    assert len(kept[0].messages) == 1


def test_what_goes_to_a_certified_mailbox_is_saved_as_pdf(
    page: AgendaPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    pick(page, book(desk), qtbot)
    page.details.invite_wanted.emit()
    dialog = page.bench.inviting.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.pdf.isVisible)
    dialog.write_pdf(tmp_path / "invito.pdf")
    qtbot.waitUntil(lambda: dialog.notice.text == "Il PDF è salvato.")
    assert (tmp_path / "invito.pdf").read_bytes().startswith(b"%PDF")
    dialog.write_pdf(tmp_path / "nowhere" / "invito.pdf")
    qtbot.waitUntil(lambda: "il file o la cartella non esiste" in dialog.notice.text)
    dialog.reject()


def test_the_mail_server_is_tried_before_it_is_relied_on(
    italian: QApplication, background: Background, kept: tuple[Kept, Settings], qtbot: QtBot
) -> None:
    vault = OneSecret()
    fields = AccountFields(MailAccount(vault, catalogue.carrier), MailServer(), background)
    qtbot.addWidget(fields)
    fields.show()
    assert not fields.try_it.isEnabled()
    assert not nameless(fields)
    fields.host.setText("localhost")
    fields.security.setCurrentIndex(fields.security.findData("none"))
    fields.port.setValue(kept[1].mail.port)
    fields.try_it.click()
    qtbot.waitUntil(lambda: fields.said.text() == "Il server risponde e accetta posta da qui.")
    fields.port.setValue(free_port())
    assert fields.said.text() == ""
    fields.try_it.click()
    qtbot.waitUntil(lambda: "Non funziona: il server di posta non risponde" in fields.said.text())
    fields.writer.setText("nessuno")
    assert fields.fault() is not None
    assert not fields.try_it.isEnabled()
    fields.writer.clear()
    fields.port.setValue(kept[1].mail.port)
    fields.user.setText("sale")
    fields.try_it.click()
    qtbot.waitUntil(lambda: "@smtp" in fields.said.text())
    fields.password.setText("segreta")
    assert fields.keeping()() == ""
    assert vault.secret("smtp") == "segreta"


def test_a_password_that_cannot_be_kept_is_told(italian: QApplication, background: Background, qtbot: QtBot) -> None:
    class NoKeyring(OneSecret):
        def keep(self, name: str, value: str) -> None:
            raise Misconfigured(f"@{name}", nearest="ROOMDESK_SECRET_SMTP")

    fields = AccountFields(MailAccount(NoKeyring(), catalogue.carrier), MailServer("mail.example"), background)
    qtbot.addWidget(fields)
    fields.password.setText("segreta")
    assert "ROOMDESK_SECRET_SMTP" in fields.keeping()()


def test_answers_in_the_mailbox_are_noted_while_the_window_is_open(page: AgendaPage, desk: Desk, qtbot: QtBot) -> None:
    booking = book(desk)
    pick(page, booking, qtbot)
    ics = "\r\n".join((
        "BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REPLY", "BEGIN:VEVENT", f"UID:{booking.uid}",
        "DTSTAMP:20261123T080000Z", "SEQUENCE:0", "ORGANIZER:mailto:anna.bianchi@comune.example",
        f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{LUCA}", "END:VEVENT", "END:VCALENDAR", "",
    ))  # fmt: skip
    marked: list[str] = []

    class Box:
        def arrived(self, _most: int) -> tuple[Arrived, ...]:
            return () if marked else (Arrived("7", LUCA, ics.encode()),)

        def done(self, mails: list[str]) -> None:
            marked.extend(mails)

    answering = replace(desk, read_answers=ReadAnswers(Box, desk.import_invitation.made()))  # type: ignore[attr-defined]
    post = Post(answering, page._background, page._pulse, page)
    qtbot.waitUntil(lambda: marked == ["7"])
    qtbot.waitUntil(lambda: "1 SU 2 HANNO ACCETTATO" in said(page))
    post.read()
