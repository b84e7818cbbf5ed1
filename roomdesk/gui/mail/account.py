"""The fields of the mail server in the settings, with a button that tries them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from roomdesk.domain import wording
from roomdesk.domain.errors import Fault, Invalid, Misconfigured, RoomDeskError
from roomdesk.gui import texts
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common.blocks import button, field
from roomdesk.gui.common.outcome import OutcomeLine
from roomdesk.gui.mail.sentences import why
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.settings import MailServer
from roomdesk.services.mail_account import MailAccount

translate = QCoreApplication.translate

_USUAL = {"starttls": 587, "tls": 465, "none": 25}


class AccountFields(QWidget):
    """Signals: changed() when somebody types."""

    changed = Signal()

    def __init__(self, account: MailAccount, server: MailServer, background: Background) -> None:
        super().__init__()
        self._account, self._background = account, background
        self.host, self.user, self.password, self.writer = (QLineEdit() for _ in range(4))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(translate("Mail", "unchanged"))
        self.port, self.security = QSpinBox(), QComboBox()
        self.port.setRange(1, 65535)
        for value, text in (
            ("starttls", "STARTTLS"),
            ("tls", "TLS"),
            ("none", translate("Mail", "none (only on this computer)")),
        ):
            self.security.addItem(text, value)
        self.try_it = button(translate("Mail", "Try it"), self._try)
        self.said = OutcomeLine()
        self._fill(server)
        self._lay_out()
        for edit in (self.host, self.user, self.password, self.writer):
            edit.textChanged.connect(lambda _text: self._on_changed())
        self.port.valueChanged.connect(lambda _port: self._on_changed())
        self.security.currentIndexChanged.connect(lambda _row: self._on_security())
        self._on_changed()

    def typed(self) -> MailServer:
        """Give the server as it is typed. Raises Invalid for a sender that is no address, or a host that is none."""
        host, sender = self.host.text().strip(), self.writer.text().strip()
        if any(mark in host for mark in " /@:"):
            raise Invalid(Fault.OPTION, host)
        return MailServer(
            host,
            self.port.value(),
            str(self.security.currentData()),
            self.user.text().strip(),
            wording.email(sender) if sender else "",
        )

    def fault(self) -> Fault | None:
        try:
            self.typed()
        except Invalid as error:
            return error.fault
        return None

    def keeping(self) -> Callable[[], str]:
        """Give the work that keeps a password which was typed; it gives what to do where there is no safe keyring."""
        return partial(_keep, self._account, self.password.text())

    def _try(self) -> None:
        self.try_it.setEnabled(False)
        self.said.tell("muted", translate("Mail", "Trying…"))
        work = partial(self._account, self.typed(), self.password.text())
        self._background.ask(self, work, self._on_tried, self._on_failed, Lane.OUTSIDE)

    def _on_tried(self, outcome: NotCarried | None) -> None:
        self.try_it.setEnabled(True)
        if outcome is None:
            self.said.tell("good", translate("Mail", "The server answers and accepts mail from here."))
        else:
            text = translate("Mail", "It does not work: {reason}.").format(reason=why(outcome.reason))
            self.said.tell("bad", text)

    def _on_failed(self, error: RoomDeskError) -> None:
        self.try_it.setEnabled(True)
        told = texts.explain(error)
        self.said.tell("bad", " ".join((f"{told.title}.", told.remedy)))

    def _on_security(self) -> None:
        if self.port.value() in _USUAL.values():
            self.port.setValue(_USUAL[str(self.security.currentData())])
        self._on_changed()

    def _on_changed(self) -> None:
        self.said.tell("muted", "")
        self.try_it.setEnabled(bool(self.host.text().strip()) and self.fault() is None)
        self.changed.emit()

    def _fill(self, server: MailServer) -> None:
        self.host.setText(server.host)
        self.port.setValue(server.port)
        self.security.setCurrentIndex(max(0, self.security.findData(server.security)))
        self.user.setText(server.user)
        self.writer.setText(server.sender)

    def _lay_out(self) -> None:
        where, who = QHBoxLayout(), QHBoxLayout()
        where.addWidget(field(translate("Mail", "Mail &server, empty for none"), self.host), 3)
        where.addWidget(field(translate("Mail", "P&ort"), self.port), 1)
        who.addWidget(field(translate("Mail", "&User, empty for no login"), self.user), 1)
        who.addWidget(field(translate("Mail", "&Password, in the keyring"), self.password), 1)
        tried = QHBoxLayout()
        tried.addWidget(self.try_it, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        tried.addWidget(self.said, 1)
        for edit in (self.host, self.user, self.password):
            # Two stand side by side, however narrow the dialog is.
            edit.setMinimumWidth(0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(9)
        rows.addLayout(where)
        rows.addWidget(field(translate("Mail", "&Encryption"), self.security))
        rows.addLayout(who)
        rows.addWidget(field(translate("Mail", "Sender of all in&vitations, empty for each organizer"), self.writer))
        rows.addLayout(tried)


def _keep(account: MailAccount, password: str) -> str:
    try:
        if password:
            account.keep(password)
    except Misconfigured as error:
        text = translate("Mail", "This computer has no safe keyring for the password. Set {variable} instead.")
        return text.format(variable=error.nearest)
    return ""
