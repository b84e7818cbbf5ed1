"""The password of the login on the server: typed twice, changed there and in the keyring."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from roomdesk.domain.errors import Fault, RoomDeskError
from roomdesk.gui import texts
from roomdesk.gui.background import Background
from roomdesk.gui.common.blocks import button, caption, field
from roomdesk.gui.common.outcome import OutcomeLine
from roomdesk.gui.faults import fault
from roomdesk.services.change_password import ChangePassword

translate = QCoreApplication.translate


class PasswordFields(QWidget):
    """Changed by its own button: it does not wait for the settings to be saved."""

    def __init__(self, verb: ChangePassword, background: Background) -> None:
        super().__init__()
        self._verb, self._background = verb, background
        self.new, self.again = QLineEdit(), QLineEdit()
        self.change = button(translate("Settings", "Change the password"), self._change)
        self.said = OutcomeLine()
        self._lay_out()
        for edit in (self.new, self.again):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
            edit.setMinimumWidth(0)
            edit.textChanged.connect(self._on_typed)
        self._on_typed()
        self.setVisible(verb.is_there)

    def _on_typed(self) -> None:
        self.said.tell("muted", "")
        self.change.setEnabled(bool(self.new.text() and self.again.text()))

    def _change(self) -> None:
        if self.new.text() != self.again.text():
            self.said.tell("bad", fault(Fault.PASSWORDS_DIFFER))
            return
        self.change.setEnabled(False)
        self.said.tell("muted", translate("Settings", "Changing it…"))
        self._background.ask(self, partial(self._verb, self.new.text()), self._on_changed, self._on_failed)

    def _on_changed(self, _nothing: None) -> None:
        for edit in (self.new, self.again):
            edit.clear()
        self.said.tell("good", translate("Settings", "The password is changed, and kept in the keyring."))

    def _on_failed(self, error: RoomDeskError) -> None:
        self.change.setEnabled(True)
        told = texts.explain(error)
        self.said.tell("bad", " ".join((f"{told.title.rstrip('.')}.", told.remedy)))

    def _lay_out(self) -> None:
        both, tried = QHBoxLayout(), QHBoxLayout()
        both.addWidget(field(translate("Settings", "&New password"), self.new), 1)
        both.addWidget(field(translate("Settings", "The same a&gain"), self.again), 1)
        tried.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        tried.addWidget(self.said, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(9)
        rows.addWidget(caption(translate("Settings", "Password on the database server")))
        rows.addLayout(both)
        rows.addLayout(tried)
