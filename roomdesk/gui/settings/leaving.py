"""Signing out of the database server, for whoever leaves a computer to others; asked twice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roomdesk.domain.errors import RoomDeskError
from roomdesk.gui import texts
from roomdesk.gui.background import Background
from roomdesk.gui.common.blocks import button, caption
from roomdesk.gui.common.outcome import OutcomeLine
from roomdesk.services.sign_out import SignOut

translate = QCoreApplication.translate


class LeavingFields(QWidget):
    """Signals: left() once nothing of the server is on this computer any more."""

    left = Signal()

    def __init__(self, verb: SignOut, background: Background) -> None:
        super().__init__()
        self._verb, self._background = verb, background
        self._is_sure = False
        self.leave = button(translate("Settings", "Sign out of this computer"), self._leave)
        self.said = OutcomeLine()
        told = QHBoxLayout()
        told.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.said, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(9)
        rows.addWidget(caption(translate("Settings", "Leaving this computer to others")))
        rows.addLayout(told)
        self.setVisible(verb.is_there)

    def _leave(self) -> None:
        if not self._is_sure:
            self._is_sure = True
            self.leave.setText(translate("Settings", "Yes, sign out"))
            text = translate(
                "Settings",
                "Your password, the copy of the bookings and your drafts are taken from this computer. What is booked "
                "stays on the server.",
            )
            self.said.tell("warn", text)
            return
        self.leave.setEnabled(False)
        self._background.ask(self, self._verb, self._on_left, self._on_failed)

    def _on_left(self, _nothing: None) -> None:
        self.left.emit()

    def _on_failed(self, error: RoomDeskError) -> None:
        self.leave.setEnabled(True)
        told = texts.explain(error)
        self.said.tell("bad", " ".join((f"{told.title.rstrip('.')}.", told.remedy)))
