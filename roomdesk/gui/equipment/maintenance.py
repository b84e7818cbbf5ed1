"""Why a device is worked on, and until when, asked before it is put into maintenance."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from roomdesk.domain.slot import from_wall, to_wall
from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button, field
from roomdesk.gui.common.narrow import widen
from roomdesk.gui.common.plain import PlainLabel

translate = QCoreApplication.translate

_EVENING = time(20)


class MaintenanceDialog(QDialog):
    """`text` is why, `until` the end that was chosen, or None; both once it is accepted."""

    def __init__(self, title: str, now: datetime, timezone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now, self._timezone = now, timezone
        self.setWindowTitle(title)
        self.why, self.how_long = QLineEdit(), QComboBox()
        self.why.setMaxLength(200)
        for text, days in (
            (translate("Equipment", "Until I put it back in service"), None),
            (translate("Equipment", "Until this evening"), 0),
            (translate("Equipment", "For one day"), 1),
            (translate("Equipment", "For one week"), 7),
            (translate("Equipment", "For one month"), 30),
        ):
            self.how_long.addItem(text, days)
        told = translate("Equipment", "It is checked as ever, but nobody is told of its faults until it is back.")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(PlainLabel(title, theme.Type.TITLE))
        rows.addWidget(PlainLabel(told, voice="muted", wrap=True))
        rows.addWidget(field(translate("Equipment", "&Why"), self.why))
        rows.addWidget(field(translate("Equipment", "For how &long"), self.how_long))
        rows.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(translate("Equipment", "Cancel"), self.reject))
        confirm = button(translate("Equipment", "Put into maintenance"), self.accept, "setup", "primary")
        confirm.setDefault(True)
        foot.addWidget(confirm)
        rows.addLayout(foot)
        widen(self, 56)

    def text(self) -> str:
        return self.why.text()

    def until(self) -> datetime | None:
        days = self.how_long.currentData()
        if days is None:
            return None
        if days:
            return self._now + timedelta(days=days)
        today = to_wall(self._now, self._timezone).date()
        evening = from_wall(datetime.combine(today, _EVENING), self._timezone)
        midnight = from_wall(datetime.combine(today + timedelta(days=1), time()), self._timezone)
        return evening if evening > self._now else midnight
