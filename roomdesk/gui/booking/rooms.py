"""The rooms to choose from, by site: seats, whether they are free then, how their equipment is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from roomdesk.domain.equipment import Health
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.slot import Slot
from roomdesk.gui import theme, words
from roomdesk.gui.booking.verdict import in_the_way
from roomdesk.gui.common.health import draw_mark
from roomdesk.services.answers import DaySchedule

translate = QCoreApplication.translate

_CODE = Qt.ItemDataRole.UserRole
_NAME, _SEATS, _STATE, _EQUIPMENT = range(4)


class RoomsTree(QTreeWidget):
    """Signals: chosen() when a room is ticked or unticked."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[RoomCode, QTreeWidgetItem] = {}
        self.setColumnCount(4)
        self.setHeaderLabels(
            [
                translate("Booking", "Room"),
                translate("Booking", "Seats"),
                translate("Booking", "At that time"),
                translate("Booking", "Equipment"),
            ]
        )
        self.header().setStretchLastSection(True)
        self.setRootIsDecorated(False)
        self.setIndentation(14)
        self.setAllColumnsShowFocus(True)
        self.setUniformRowHeights(True)
        self.itemChanged.connect(self._on_item_changed)

    def show_rooms(
        self, schedule: DaySchedule, health: Mapping[RoomCode, Health], ticked: Collection[RoomCode]
    ) -> None:
        """Fill the list once; `show_state` brings it up to date."""
        self.blockSignals(True)
        self.clear()
        self._items.clear()
        for site in schedule.sites:
            heading = QTreeWidgetItem([site.name])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setFont(_NAME, theme.font(theme.Type.SMALL_STRONG))
            self.addTopLevelItem(heading)
            heading.setFirstColumnSpanned(True)
            for room in schedule.rooms:
                if room.site == site.code:
                    found = health.get(room.code, Health.UNKNOWN)
                    item = QTreeWidgetItem(heading, [room.name, str(room.capacity), "", words.health(found)])
                    item.setData(_NAME, _CODE, room.code)
                    item.setCheckState(_NAME, Qt.CheckState.Checked if room.code in ticked else Qt.CheckState.Unchecked)
                    item.setIcon(_EQUIPMENT, _mark(found))
                    self._items[room.code] = item
        self.expandAll()
        wide = theme.metrics(theme.Type.BODY).averageCharWidth()
        for column, characters in ((_NAME, 24), (_SEATS, 7), (_STATE, 28)):
            self.setColumnWidth(column, wide * characters)
        self.blockSignals(False)

    def show_state(self, schedule: DaySchedule, slot: Slot | None) -> None:
        """Say of each room whether it is free at a time, in words."""
        self.blockSignals(True)
        for room in schedule.rooms:
            item = self._items.get(room.code)
            if item is not None:
                obstacle = in_the_way(schedule, room, slot) if slot else ""
                free = translate("Booking", "Free") if slot else ""
                item.setText(_STATE, obstacle or free)
                item.setForeground(_STATE, QColor(theme.TONES.muted if obstacle else theme.TONES.good))
        self.blockSignals(False)

    def ticked(self) -> tuple[RoomCode, ...]:
        return tuple(code for code, item in self._items.items() if item.checkState(_NAME) is Qt.CheckState.Checked)

    def tick(self, rooms: Collection[RoomCode]) -> None:
        """Tick these rooms and no others."""
        self.blockSignals(True)
        for code, item in self._items.items():
            item.setCheckState(_NAME, Qt.CheckState.Checked if code in rooms else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.chosen.emit()

    def _on_item_changed(self, _item: QTreeWidgetItem, column: int) -> None:
        if column == _NAME:
            self.chosen.emit()


def _mark(health: Health) -> QIcon:
    picture = QPixmap(32, 32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_mark(painter, 7, 7, 18, health)
    painter.end()
    return QIcon(picture)
