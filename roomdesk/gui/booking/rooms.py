"""The rooms to choose from, by site, best first: whether free, how they fit, their equipment."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem, QWidget

from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.places import Room
from roomdesk.domain.seek import finds
from roomdesk.gui import theme, words
from roomdesk.gui.booking import verdict
from roomdesk.gui.common.health import mark_icon, mark_size
from roomdesk.gui.common.plain import literal
from roomdesk.services.answers import Places, Preview, RoomVerdict

translate = QCoreApplication.translate

_CODE = Qt.ItemDataRole.UserRole
_TIP = Qt.ItemDataRole.ToolTipRole
_NAME, _STATE, _FIT, _EQUIPMENT = range(4)
_WIDTHS = ((_NAME, 28), (_STATE, 21), (_FIT, 21))


class _Names(QStyledItemDelegate):
    """Cuts too long a name in its middle: names of a building's rooms begin alike."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class RoomsTree(QTreeWidget):
    """Signals: chosen() when a room is ticked or unticked."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegateForColumn(0, _Names(self))
        self._items: dict[RoomCode, QTreeWidgetItem] = {}
        self._headings: list[QTreeWidgetItem] = []
        self._abouts: dict[RoomCode, str] = {}
        self._worded: dict[RoomCode, tuple[RoomVerdict, int]] = {}
        self._ticked: list[RoomCode] = []
        self._sought: tuple[str, bool] = ("", False)
        self._is_sifted = False
        self._shown: tuple[Preview, Places] | None = None
        self.setColumnCount(4)
        self.setHeaderLabels(
            [
                translate("Booking", "Room"),
                translate("Booking", "At that time"),
                translate("Booking", "How it fits"),
                translate("Booking", "Equipment"),
            ]
        )
        self.header().setStretchLastSection(True)
        self.setRootIsDecorated(False)
        self.setIndentation(14)
        self.setAllColumnsShowFocus(True)
        self.setUniformRowHeights(True)
        self.setIconSize(mark_size())
        wide = theme.metrics(theme.Type.BODY).averageCharWidth()
        for column, characters in _WIDTHS:
            self.setColumnWidth(column, wide * characters)
        self.itemChanged.connect(self._on_item_changed)

    def show_preview(self, preview: Preview, places: Places, people: int) -> None:
        """Show rooms as they are judged; they are put in order anew only where their order is another."""
        self._shown = (preview, places)
        self.blockSignals(True)
        if [one.room.code for one in preview.rooms] != list(self._items):
            self._lay_out(preview, places)
        for one in preview.rooms:
            self._word(self._items[one.room.code], one, places, people)
        self._sift()
        self.blockSignals(False)

    def show_no_time(self) -> None:
        """Say nothing of the rooms' time, while there is none."""
        self.blockSignals(True)
        self._worded.clear()
        for item in self._items.values():
            item.setText(_STATE, "")
        self.blockSignals(False)

    def sift(self, text: str, *, only_free: bool) -> None:
        """Show only rooms in which each word is found; a room that is ticked always stays."""
        self._sought = (text, only_free)
        self._sift()

    def ticked(self) -> tuple[RoomCode, ...]:
        """Give the rooms that are ticked, in the order in which they were."""
        return tuple(self._ticked)

    def tick(self, rooms: Collection[RoomCode]) -> None:
        """Tick these rooms and no others."""
        self._ticked = list(rooms)
        self.blockSignals(True)
        for code, item in self._items.items():
            item.setCheckState(_NAME, _checked(code in rooms))
        self.blockSignals(False)
        self.chosen.emit()

    def _lay_out(self, preview: Preview, places: Places) -> None:
        before = self.currentItem()
        current = before.data(_NAME, _CODE) if before else None
        self.clear()
        self._items.clear()
        self._headings.clear()
        self._worded.clear()
        headings: dict[SiteCode, QTreeWidgetItem] = {}
        for one in preview.rooms:
            room = one.room
            if room.site not in headings:
                headings[room.site] = self._heading(verdict.where(preview, room.site, places.sites[room.site].name))
            item = QTreeWidgetItem(headings[room.site], [room.name])
            item.setData(_NAME, _CODE, room.code)
            item.setCheckState(_NAME, _checked(room.code in self._ticked))
            if room.code not in self._abouts:
                self._abouts[room.code] = literal(_about(room))
            item.setData(_NAME, _TIP, self._abouts[room.code])
            self._items[room.code] = item
        self.expandAll()
        if current in self._items:
            self.setCurrentItem(self._items[current])

    def _heading(self, text: str) -> QTreeWidgetItem:
        heading = QTreeWidgetItem([text])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setFont(_NAME, theme.font(theme.Type.SMALL_STRONG))
        self.addTopLevelItem(heading)
        heading.setFirstColumnSpanned(True)
        self._headings.append(heading)
        return heading

    def _word(self, item: QTreeWidgetItem, one: RoomVerdict, places: Places, people: int) -> None:
        if self._worded.get(one.room.code) == (one, people):
            return
        self._worded[one.room.code] = (one, people)
        obstacle = verdict.in_the_way(one, places)
        item.setText(_STATE, obstacle or translate("Booking", "Free"))
        item.setForeground(_STATE, QColor(theme.TONES.muted if obstacle else theme.TONES.good))
        item.setText(_FIT, verdict.fit(one, people))
        item.setText(_EQUIPMENT, words.health(one.health))
        item.setIcon(_EQUIPMENT, mark_icon(one.health))
        item.setData(_STATE, _TIP, literal(obstacle))

    def _sift(self) -> None:
        if self._shown is None:
            return
        preview, places = self._shown
        text, only_free = self._sought
        if not text and not only_free and not self._is_sifted:
            return
        self._is_sifted = bool(text) or only_free
        for one in preview.rooms:
            fits = _finds(text, one.room, places) and (one.is_free or not only_free)
            self._items[one.room.code].setHidden(not fits and one.room.code not in self._ticked)
        for heading in self._headings:
            rooms = (item for item in self._items.values() if item.parent() is heading)
            heading.setHidden(all(item.isHidden() for item in rooms))

    def _on_item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        code = item.data(_NAME, _CODE)
        if column != _NAME or code is None:
            return
        is_ticked = item.checkState(_NAME) is Qt.CheckState.Checked
        if is_ticked and code not in self._ticked:
            self._ticked.append(code)
        elif not is_ticked and code in self._ticked:
            self._ticked.remove(code)
        self.chosen.emit()


def _checked(is_so: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_so else Qt.CheckState.Unchecked


def _about(room: Room) -> str:
    """Say what a room has: floor, equipment, whether it is step-free."""
    floor = translate("Booking", "Floor {floor}").format(floor=room.floor) if room.floor else ""
    features = ", ".join(map(words.feature, room.features))
    free = translate("Booking", "step-free") if room.step_free else ""
    return "\n".join(filter(None, (room.name, floor, features, free)))


def _finds(text: str, room: Room, places: Places) -> bool:
    features = (words.feature(one) for one in room.features)
    free = translate("Booking", "step-free") if room.step_free else ""
    return finds(text, room.name, room.code, places.sites[room.site].name, room.floor, free, *features)
