"""The dialog that asks what to print: which sheet, of which room, on what paper, in which language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.places import Room
from roomdesk.gui import theme, words
from roomdesk.gui.common.blocks import button, column, field
from roomdesk.gui.common.narrow import widen
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.printing.wish import PrintWish, Sheet
from roomdesk.ports.writer import Format, Listed, Paper

translate = QCoreApplication.translate

_LANGUAGES = (("it", "Italiano"), ("en", "English"))


@frozen
class Printable:
    """What there is to print: a day of sites, or of all where there is None, their rooms, and which have meetings.

    `listed` words the list that is shown, where one is.
    """

    day: date
    sites: Collection[SiteCode] | None
    rooms: Sequence[Room]
    busy: Collection[RoomCode]
    listed: Callable[[], Listed] | None = None


class PrintDialog(QDialog):
    """Signals: preview_wanted(PrintWish), pdf_wanted(PrintWish)."""

    preview_wanted = Signal(object)
    pdf_wanted = Signal(object)

    def __init__(self, printable: Printable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._printable = printable
        self.setWindowTitle(translate("Printing", "Print"))
        self.sheets = {
            Sheet.DAY: QRadioButton(translate("Printing", "&Day sheet for the reception")),
            Sheet.DOOR: QRadioButton(translate("Printing", "D&oor sheet: a room's day in large letters")),
            Sheet.WEEK: QRadioButton(translate("Printing", "&Week of a room")),
            Sheet.TASKS: QRadioButton(translate("Printing", "What people &set up and tidy")),
        }
        if printable.listed:
            self.sheets[Sheet.LIST] = QRadioButton(translate("Printing", "The l&ist as it is shown"))
        self.room, self.format, self.language = QComboBox(), QComboBox(), QComboBox()
        self.large = QCheckBox(translate("Printing", "&Large print"))
        for one in Format:
            self.format.addItem(one.value, one)
        for code, name in _LANGUAGES:
            self.language.addItem(name, code)
        spoken = QLocale().name()[:2]
        self.language.setCurrentIndex(max(self.language.findData(spoken), 0))
        self._build()
        for sheet in self.sheets.values():
            sheet.toggled.connect(self._on_sheet)
        begun = self.sheets[Sheet.LIST if printable.listed else Sheet.DAY]
        begun.setChecked(True)
        begun.setFocus()
        for of_rooms in (Sheet.DOOR, Sheet.WEEK):
            self.sheets[of_rooms].setEnabled(bool(printable.rooms))

    @property
    def wish(self) -> PrintWish:
        sheet = next(one for one, choice in self.sheets.items() if choice.isChecked())
        chosen: RoomCode | None = self.room.currentData()
        rooms = (chosen,) if chosen else tuple(self._printable.busy)
        paper = Paper(Format(self.format.currentData()), self.large.isChecked())
        language = str(self.language.currentData())
        listed = None
        if sheet is Sheet.LIST:
            # It has the words of the window.
            listed, language = self._printable.listed, QLocale().name()[:2]
        return PrintWish(sheet, self._printable.day, self._printable.sites, rooms, language, paper, listed)

    def _on_sheet(self, is_on: bool) -> None:
        if not is_on:
            return
        self.room.clear()
        self.language.setEnabled(Sheet.LIST not in self.sheets or not self.sheets[Sheet.LIST].isChecked())
        of_rooms = self.sheets[Sheet.DOOR].isChecked() or self.sheets[Sheet.WEEK].isChecked()
        self._room_field.setVisible(of_rooms)
        if self.sheets[Sheet.DOOR].isChecked() and self._printable.busy:
            self.room.addItem(translate("Printing", "All rooms with meetings on this day"), None)
        for room in self._printable.rooms:
            self.room.addItem(room.name, room.code)

    def _build(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(PlainLabel(translate("Printing", "Print"), theme.Type.TITLE))
        head.addWidget(PlainLabel(words.long_day(self._printable.day), voice="muted"), 1)
        rows.addLayout(head)
        rows.addWidget(column(*self.sheets.values(), spacing=2))
        self._room_field = field(translate("Printing", "&Room"), self.room)
        rows.addWidget(self._room_field)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(field(translate("Printing", "&Paper"), self.format))
        across.addWidget(field(translate("Printing", "L&anguage"), self.language))
        rows.addLayout(across)
        rows.addWidget(self.large)
        foot = QHBoxLayout()
        preview = button(
            translate("Printing", "Preview and print"), lambda: self.preview_wanted.emit(self.wish), "print", "primary"
        )
        preview.setDefault(True)
        save = button(translate("Printing", "Save as PDF"), lambda: self.pdf_wanted.emit(self.wish), "download")
        close = button(translate("Printing", "Close"), self.reject)
        foot.addWidget(close)
        foot.addStretch(1)
        foot.addWidget(save)
        foot.addWidget(preview)
        rows.addLayout(foot)
        widen(self, 60)
