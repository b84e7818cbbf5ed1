"""The question about a series: one date, those after it too, or all; and why, if it is cancelled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from roomdesk.domain.booking import Booking, Scope
from roomdesk.gui import theme, words
from roomdesk.gui.common.blocks import button, column, field
from roomdesk.gui.common.narrow import widen
from roomdesk.gui.common.plain import PlainLabel

translate = QCoreApplication.translate

_REASON_LONGEST = 500


class ScopeDialog(QDialog):
    """Asks for what must be known before a change; `scope` and `reason` hold the answer once it is accepted."""

    def __init__(self, booking: Booking, act: str, parent: QWidget | None = None, *, asks_reason: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(act)
        self._scopes = {one: QRadioButton(words.scope(one)) for one in Scope}
        self._scopes[Scope.THIS].setChecked(True)
        self._reason = QLineEdit()
        self._reason.setMaxLength(_REASON_LONGEST)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(PlainLabel(words.title(booking), theme.Type.TITLE, wrap=True))
        rows.addWidget(PlainLabel(words.when(booking.slot, booking.timezone), voice="muted"))
        if booking.series:
            rows.addWidget(column(*self._scopes.values(), spacing=2))
        if asks_reason:
            rows.addWidget(field(translate("Scope", "&Reason, for those invited"), self._reason))
        keep = button(translate("Scope", "Change nothing"), self.reject)
        confirm = button(act, self.accept, voice="danger" if asks_reason else "primary")
        confirm.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(keep)
        foot.addWidget(confirm)
        rows.addLayout(foot)
        widen(self, 60)

    @property
    def scope(self) -> Scope:
        return next(one for one, choice in self._scopes.items() if choice.isChecked())

    @property
    def reason(self) -> str:
        return self._reason.text().strip()
