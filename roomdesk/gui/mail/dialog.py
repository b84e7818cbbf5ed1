"""The dialog that sends invitations: to whom, as each will read it, and what became of those before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.slot import to_wall
from roomdesk.gui import texts, theme, words
from roomdesk.gui.agenda.files import file_name
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common import ask_file, write_file
from roomdesk.gui.common.blocks import button, caption, field
from roomdesk.gui.common.flow import Flow
from roomdesk.gui.common.notice import Notice
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.mail import sentences
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.outbox import Mail, MailState
from roomdesk.ports.writer import Page, Paper
from roomdesk.services.send_invitation import Sending, Standing, Written

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_EDGE = 60
_LONGEST_ADDRESS = 1800
"""Mail programs are handed a mail as an address, which Windows cuts at about two thousand characters."""


class SendDialog(QDialog):
    """Signals: sent(number) when mail was put into the outbox; save_wanted() for a calendar file to send by hand."""

    sent = Signal(int)
    save_wanted = Signal()

    def __init__(
        self, desk: Desk, booking: Booking, background: Background, pulse: Pulse, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._booking, self._background, self._pulse = desk, booking, background, pulse
        self._written: tuple[Written, ...] = ()
        self._by_certified: tuple[Written, ...] = ()
        self.setWindowTitle(translate("Mail", "Invitations"))
        self.notice = Notice()
        self.people = QListWidget()
        self.people.setAccessibleName(translate("Mail", "Who gets mail"))
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.certified = PlainLabel("", theme.Type.SMALL, "warn", wrap=True)
        self.certified.hide()
        self.before = QListWidget()
        self.before.setAccessibleName(translate("Mail", "Sent before"))
        self.again = button(translate("Mail", "Try again now"), self._again)
        self.drop = button(translate("Mail", "Do not send"), self._drop)
        self.send = button(translate("Mail", "Send"), self._send, "", "primary")
        self.by_hand = button(translate("Mail", "Open in mail program"), self._open_mail_program, "external-link")
        self.save = button(translate("Mail", "Save .ics"), self.save_wanted.emit, "download")
        self.pdf = button(translate("Mail", "Save PDF"), self._save_pdf, "download")
        self.pdf.hide()
        self._build()
        self.people.currentRowChanged.connect(self._show_letter)
        self.before.currentRowChanged.connect(lambda _row: self._allow_by_hand())
        pulse.settled.connect(self._on_settled)
        self.finished.connect(self.deleteLater)
        self._read()

    # ── what there is to send ───────────────────────────────────────────────────────────────────────────
    def _read(self) -> None:
        work = partial(self._desk.send_invitation.preview, self._booking.id)
        self._background.ask(self, work, self._on_read, self._on_failed)
        self._read_before()

    def _read_before(self) -> None:
        work = partial(self._desk.send_invitation.standing, self._booking.id)
        self._background.ask(self, work, self._on_standing, self._on_failed)

    def _on_read(self, sending: Sending) -> None:
        self._written = sending.written
        self.people.clear()
        for one in sending.written:
            self.people.addItem(QListWidgetItem(f"{one.mail.told.email}\n{sentences.kind(one)}"))
        if not sending.written:
            self.preview.setPlainText(
                translate("Mail", "Everybody who is invited knows already how the meeting stands: nothing to send.")
            )
        self.people.setCurrentRow(0 if sending.written else -1)
        self._by_certified = sending.by_hand
        self.certified.setVisible(bool(sending.certified))
        self.pdf.setVisible(bool(sending.certified))
        text = translate(
            "Mail",
            "Certified mail (PEC) hides invitations from calendars. Send PDF and .ics file by hand to: {addresses}",
        )
        self.certified.setText(text.format(addresses=", ".join(sending.certified)))
        self.by_hand.setEnabled(bool(sending.written))
        self._allow_sending()

    def _allow_sending(self) -> None:
        is_set_up = self._desk.send_invitation.is_set_up
        self.send.setEnabled(bool(self._written) and is_set_up)
        if not is_set_up:
            text = translate("Mail", "The settings name no mail server, so RoomDesk itself sends nothing.")
            self.notice.tell("warn", text)

    def _show_letter(self, row: int) -> None:
        if 0 <= row < len(self._written):
            posted = self._written[row].posted
            self.preview.setPlainText(f"{posted.subject}\n\n{posted.text}")

    # ── sending ─────────────────────────────────────────────────────────────────────────────────────────
    def _send(self) -> None:
        self.send.setEnabled(False)
        work = partial(self._desk.send_invitation, self._booking.id)
        self._background.ask(self, work, self._on_sent, self._on_failed)

    def _on_sent(self, sending: Sending) -> None:
        self._pulse.queued.emit()
        self.sent.emit(len(sending.written))
        self.accept()

    def _save_pdf(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        day = to_wall(self._booking.slot.start, self._booking.timezone).date()
        suggested = str(Path(folder) / file_name(self._booking.title, day, "pdf"))
        chosen = ask_file.to_save(self, translate("Mail", "Save PDF"), suggested, "PDF (*.pdf)")
        if chosen:
            self.write_pdf(Path(chosen))

    def write_pdf(self, file: Path) -> None:
        """Write what is told to a certified mailbox as a PDF."""
        posted = self._by_certified[0].posted
        work = partial(self._desk.press.pdf, Page(posted.html, posted.subject), Paper())
        self._background.ask(self, partial(_written_to, file, work), self._on_pdf, self._on_failed, Lane.OUTSIDE)

    def _on_pdf(self, reason: str) -> None:
        text = reason or translate("Mail", "The PDF is saved.")
        self.notice.tell("bad" if reason else "good", text)

    def _open_mail_program(self) -> None:
        posted = self._written[max(self.people.currentRow(), 0)].posted
        to = ",".join(quote(one.mail.told.email) for one in self._written)
        address = f"mailto:{to}?subject={quote(posted.subject)}&body="
        body = posted.text
        while len(address) + len(quote(body)) > _LONGEST_ADDRESS:
            body = body[: len(body) * 9 // 10]
        QDesktopServices.openUrl(QUrl(address + quote(body)))

    # ── what was sent before ────────────────────────────────────────────────────────────────────────────
    def _on_standing(self, standing: Standing) -> None:
        chosen = self._chosen()
        self.before.clear()
        for one in sentences.last_of_each(standing.mails):
            item = QListWidgetItem(f"{one.told.email} · {sentences.state(one, self._booking.timezone)}")
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.before.addItem(item)
            # It is read anew whenever a mail has left: what was chosen stays chosen.
            if chosen is not None and one.told.email == chosen.told.email:
                self.before.setCurrentItem(item)
        for part in self._about_before:
            part.setVisible(bool(standing.mails))
        self._allow_by_hand()

    def _chosen(self) -> Mail | None:
        item = self.before.currentItem()
        return cast("Mail | None", item.data(Qt.ItemDataRole.UserRole)) if self.before.currentRow() >= 0 else None

    def _allow_by_hand(self) -> None:
        mail = self._chosen()
        stuck = mail is not None and mail.state in (MailState.PENDING, MailState.FAILED, MailState.UNKNOWN)
        self.again.setEnabled(stuck)
        self.drop.setEnabled(stuck)

    def _again(self) -> None:
        self._by_hand(self._desk.work_outbox.again)

    def _drop(self) -> None:
        self._by_hand(self._desk.work_outbox.drop)

    def _by_hand(self, act: object) -> None:
        mail = self._chosen()
        if mail is not None and callable(act):
            self._background.ask(self, partial(act, mail.id), lambda _done: self._on_by_hand(), self._on_failed)

    def _on_by_hand(self) -> None:
        self._pulse.queued.emit()
        self._read()

    def _on_settled(self, mail: Mail) -> None:
        if mail.uid == self._booking.uid:
            self._read_before()

    def _on_failed(self, error: RoomDeskError) -> None:
        told = texts.explain(error)
        self.notice.tell("bad", told.line)
        self._allow_sending()

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        booking = self._booking
        wide = theme.metrics(theme.Type.BODY).averageCharWidth()
        high = theme.metrics(theme.Type.BODY).height()
        self.before.setFixedHeight(high * 4)
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(field(translate("Mail", "&To"), self.people), 2)
        across.addWidget(field(translate("Mail", "As they will &read it"), self.preview), 3)
        kept = QWidget()
        acts = QHBoxLayout(kept)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.addWidget(self.again)
        acts.addWidget(self.drop)
        acts.addStretch(1)
        ways, foot = Flow(), QHBoxLayout()
        for one in (self.by_hand, self.save, self.pdf):
            ways.addWidget(one)
        foot.addLayout(ways, 1)
        foot.addWidget(button(translate("Mail", "Close"), self.reject))
        foot.addWidget(self.send)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(PlainLabel(words.title(booking), theme.Type.TITLE, wrap=True))
        rows.addWidget(PlainLabel(words.when(booking.slot, booking.timezone), voice="muted", wrap=True))
        rows.addWidget(self.notice)
        rows.addLayout(across, 1)
        rows.addWidget(self.certified)
        self._about_before: tuple[QWidget, ...] = (caption(translate("Mail", "Sent before")), self.before, kept)
        for part in self._about_before:
            rows.addWidget(part)
            part.hide()
        rows.addLayout(foot)
        self.send.setDefault(True)
        for one in (self.send, self.by_hand, self.again, self.drop):
            one.setEnabled(False)
        space = self.screen().availableSize()
        self.resize(min(wide * 110, space.width() - _EDGE), min(high * 34, space.height() - _EDGE))


def _written_to(file: Path, make: Callable[[], bytes]) -> str:
    """Write a file; give the reason where it cannot be."""
    return write_file.write(file, make())
