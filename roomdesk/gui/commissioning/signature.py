"""The last step of handing a room over: who signs for both sides, notes, the report."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from roomdesk.domain.commissioning import RoomToCommission, Step
from roomdesk.gui import theme, words
from roomdesk.gui.commissioning.steps import StepCard, flow
from roomdesk.gui.common.blocks import button, field
from roomdesk.gui.common.plain import PlainLabel

translate = QCoreApplication.translate

_PAUSE_MS = 400


class SignatureCard(StepCard):
    """Keeps its fields while the rest is made anew. Signals: typed() some time after a key, sign_wanted(),
    report_wanted(), again_wanted().
    """

    typed = Signal()
    sign_wanted = Signal()
    report_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        self.installer, self.accepted_by, self.notes = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(theme.metrics(theme.Type.BODY).height() * 3)
        self._state = PlainLabel("", voice="good", wrap=True)
        self.sign = button(translate("Commissioning", "Sign"), lambda: self.sign_wanted.emit(), "check", "primary")
        self._again = button(translate("Commissioning", "Begin anew"), lambda: self.again_wanted.emit())
        report = button(
            translate("Commissioning", "Acceptance report (PDF)…"), lambda: self.report_wanted.emit(), "download"
        )
        super().__init__(
            Step.SIGNATURE,
            [
                field(translate("Commissioning", "For the &installer"), self.installer),
                field(translate("Commissioning", "For the &municipality"), self.accepted_by),
                field(translate("Commissioning", "N&otes"), self.notes),
                self._state,
                flow(self.sign, report, self._again),
            ],
        )
        self._room = ""
        # Names are kept a moment after the last key: the button to sign must not wait for another field.
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.typed)
        for one in (self.installer, self.accepted_by):
            one.setMaxLength(200)
            one.textEdited.connect(lambda _text: self._pause.start())
        self.notes.textChanged.connect(self._on_notes)

    def texts(self) -> dict[str, str]:
        return {
            "installer": self.installer.text(),
            "accepted_by": self.accepted_by.text(),
            "note": self.notes.toPlainText(),
        }

    def show_room(self, found: RoomToCommission) -> None:
        """Show what is written down; what is being typed stays, as long as it is of the same room."""
        sheet, is_signed = found.sheet, found.sheet.signed_at is not None
        if found.room.code != self._room or not self._pause.isActive():
            for one, text in ((self.installer, sheet.installer), (self.accepted_by, sheet.accepted_by)):
                if one.text().strip() != text:
                    one.setText(text)
            if self.notes.toPlainText().strip() != sheet.note:
                self.notes.blockSignals(True)
                self.notes.setPlainText(sheet.note)
                self.notes.blockSignals(False)
        self._room = found.room.code
        for field_ in (self.installer, self.accepted_by, self.notes):
            field_.setReadOnly(is_signed)
        when = words.day_and_clock(sheet.signed_at, found.site.timezone) if sheet.signed_at else ""
        self._state.setText(translate("Commissioning", "Signed on {when}").format(when=when))
        self._state.setVisible(is_signed)
        self.sign.setVisible(not is_signed)
        self.sign.setEnabled(found.may_sign)
        self.show_done(is_done=is_signed)

    def _on_notes(self) -> None:
        self._pause.start()
