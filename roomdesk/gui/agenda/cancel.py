"""The question before a booking is cancelled: which dates, and why; it cannot be taken back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from roomdesk.domain.booking import Booking, Scope
from roomdesk.gui import theme, words
from roomdesk.gui.common.blocks import button, column, field
from roomdesk.gui.common.plain import PlainLabel

translate = QCoreApplication.translate

_REASON_LONGEST = 500


class CancelDialog(QDialog):
    """Asks; `scope` and `reason` hold the answer once it is accepted."""

    def __init__(self, booking: Booking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Cancel", "Cancel booking"))
        self._scopes = {one: QRadioButton(words.scope(one)) for one in Scope}
        self._scopes[Scope.THIS].setChecked(True)
        self._reason = QLineEdit()
        self._reason.setMaxLength(_REASON_LONGEST)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(PlainLabel(words.title(booking), theme.Type.TITLE, wrap=True))
        rows.addWidget(PlainLabel(words.when(booking.slot, booking.timezone), voice="muted"))
        rows.addWidget(
            PlainLabel(
                translate("Cancel", "All its rooms become free for others. This cannot be taken back."), wrap=True
            )
        )
        if booking.series:
            rows.addWidget(column(*self._scopes.values(), spacing=2))
        rows.addWidget(field(translate("Cancel", "&Reason, for those invited"), self._reason))
        keep = button(translate("Cancel", "Keep it"), self.reject)
        confirm = button(translate("Cancel", "Cancel booking"), self.accept, "close", "danger")
        confirm.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(keep)
        foot.addWidget(confirm)
        rows.addLayout(foot)
        self.setMinimumWidth(theme.metrics(theme.Type.BODY).averageCharWidth() * 60)

    @property
    def scope(self) -> Scope:
        return next(one for one, choice in self._scopes.items() if choice.isChecked())

    @property
    def reason(self) -> str:
        return self._reason.text().strip()
