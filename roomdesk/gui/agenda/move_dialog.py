"""Another day, other times or other rooms for a booking, typed instead of drawn."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, Qt, QTime
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from roomdesk.domain.booking import Booking
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.slot import to_wall
from roomdesk.gui import theme, words
from roomdesk.gui.common.blocks import button, field
from roomdesk.gui.common.narrow import widen
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.services.answers import Places

translate = QCoreApplication.translate

_CODE = Qt.ItemDataRole.UserRole


class MoveDialog(QDialog):
    """Asks; `times` and `rooms` hold the answer once it is accepted."""

    def __init__(self, booking: Booking, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        act = translate("Agenda", "Move")
        self.setWindowTitle(act)
        starts, ends = (to_wall(one, booking.timezone) for one in (booking.slot.start, booking.slot.end))
        self.day = QDateEdit(QDate(starts.year, starts.month, starts.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.starts, self.ends = (QTimeEdit(QTime(one.hour, one.minute)) for one in (starts, ends))
        for clock in (self.starts, self.ends):
            clock.setDisplayFormat("HH:mm")
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for room in places.rooms.values():
            item = QListWidgetItem(f"{room.name} · {places.sites[room.site].name} · {words.seats(room)}")
            item.setData(_CODE, room.code)
            item.setCheckState(Qt.CheckState.Checked if room.code in booking.rooms else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        when = QHBoxLayout()
        when.addWidget(field(translate("Agenda", "&Day"), self.day))
        when.addWidget(field(translate("Agenda", "&From"), self.starts))
        when.addWidget(field(translate("Agenda", "&To"), self.ends))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(PlainLabel(words.title(booking), theme.Type.TITLE, wrap=True))
        rows.addLayout(when)
        rows.addWidget(field(translate("Agenda", "&Rooms"), self.list), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(translate("Scope", "Change nothing"), self.reject))
        confirm = button(act, self.accept, voice="primary")
        confirm.setDefault(True)
        foot.addWidget(confirm)
        rows.addLayout(foot)
        widen(self, 60)

    def times(self) -> tuple[datetime, datetime]:
        """Give start and end on the wall clock, as they were typed."""
        day = self.day.date()
        first, last = (
            datetime(day.year(), day.month(), day.day(), one.hour(), one.minute())  # noqa: DTZ001 - a wall clock
            for one in (self.starts.time(), self.ends.time())
        )
        return first, last

    def rooms(self) -> tuple[RoomCode, ...]:
        """Give the rooms that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(RoomCode(one.data(_CODE)) for one in items if one.checkState() is Qt.CheckState.Checked)
