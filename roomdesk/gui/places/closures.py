"""Closures of a site or room: those to come, and a new one with the bookings that it touches."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, Qt, QTime, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import Invalid, RoomDeskError
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.places import Closure, Site
from roomdesk.domain.slot import Slot, from_wall, to_wall
from roomdesk.domain.wording import title
from roomdesk.gui import theme, words
from roomdesk.gui.background import Background
from roomdesk.gui.common.blocks import button, caption, column, field
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.counted import counted
from roomdesk.gui.faults import fault
from roomdesk.services.answers import PlaceTables

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_NAMED = 6


class ClosurePanel(QScrollArea):
    """Signals: wanted(Closure) to close, unwanted(Closure) to open again, failed(error)."""

    wanted = Signal(object)
    unwanted = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        self.setObjectName("details")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._desk, self._background = desk, background
        self._site: Site | None = None
        self._room: RoomCode | None = None
        self._asked: Closure | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Places", "Closures to come"))
        self.list.setFixedHeight(theme.metrics(theme.Type.BODY).height() * 7)
        self.open_again = button(translate("Places", "Open again"), self._open_again)
        self.days = QDateEdit(), QDateEdit()
        self.times = QTimeEdit(), QTimeEdit()
        self.reason = QLineEdit()
        self.said = PlainLabel("", theme.Type.SMALL, "bad", wrap=True)
        self.touched = PlainLabel("", wrap=True)
        self.close_it = button(translate("Places", "Close for this time"), self._close, "", "primary")
        self._lay_out()
        self.list.currentRowChanged.connect(lambda row: self.open_again.setEnabled(row >= 0))
        for edit in self.days:
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("ddd d MMM yyyy")
            edit.dateChanged.connect(lambda _day: self._judge())
        for clock in self.times:
            clock.setDisplayFormat("HH:mm")
            clock.timeChanged.connect(lambda _time: self._judge())
        self.reason.textEdited.connect(lambda _text: self._judge())

    def show_place(self, tables: PlaceTables, site: Site, room: RoomCode | None, now: datetime) -> None:
        """Show a site's closures, or a room's with those of its site."""
        is_same = self._site is not None and (self._site.code, self._room) == (site.code, room)
        self._site, self._room = site, room
        self.list.clear()
        for one in tables.closures:
            if one.site == site.code and (one.room == room or (room and one.room is None)):
                self.list.addItem(self._row(one, site, tables))
        self.open_again.setEnabled(False)
        self._inner.setEnabled(tables.may_edit)
        if not is_same:
            self._start(now)
        self._judge()

    def _start(self, now: datetime) -> None:
        day = to_wall(now, self._timezone()).date()
        for edit, clock, wanted in zip(self.days, self.times, (time(8), time(20)), strict=True):
            for one in (edit, clock):
                one.blockSignals(True)
            edit.setDate(QDate(day.year, day.month, day.day).addDays(1))
            clock.setTime(QTime(wanted.hour, 0))
            for one in (edit, clock):
                one.blockSignals(False)
        self.reason.clear()

    def _row(self, one: Closure, site: Site, tables: PlaceTables) -> QListWidgetItem:
        where = tables.places.rooms[one.room].name if one.room else translate("Places", "the whole site")
        item = QListWidgetItem(f"{words.when(one.slot, site.timezone)} · {where} · {one.reason}")
        item.setData(Qt.ItemDataRole.UserRole, one)
        return item

    def _timezone(self) -> str:
        return self._site.timezone if self._site else "Europe/Rome"

    # ── judging ─────────────────────────────────────────────────────────────────────────────────────────
    def closure(self) -> Closure | None:
        """Give the closure as it is typed; None, and the reason beside the field, where it cannot be."""
        if self._site is None:
            return None
        ends = [
            datetime.combine(day.date().toPython(), clock.time().toPython())  # type: ignore[arg-type]
            for day, clock in zip(self.days, self.times, strict=True)
        ]
        try:
            slot = Slot.between(*(from_wall(one, self._timezone()) for one in ends))
            made = Closure(self._site.code, self._room, slot, self.reason.text())
            if self.reason.text():
                title(self.reason.text())
        except Invalid as error:
            self._say(fault(error.fault))
            return None
        self._say("")
        return made

    def _judge(self) -> None:
        self.close_it.setEnabled(False)
        self._asked = self.closure()
        if self._asked is None:
            self.touched.setText("")
            return
        look = partial(self._desk.edit_places.touched, self._asked)
        self._background.ask(self, look, partial(self._on_touched, self._asked), self._on_failed)

    def _on_touched(self, asked: Closure, bookings: tuple[Booking, ...]) -> None:
        if asked != self._asked:
            return
        text = translate("Places", "No booking is touched.") if not bookings else counted.touched(len(bookings))
        named = [f"• {words.when(one.slot, one.timezone)} · {words.title(one)}" for one in bookings[:_NAMED]]
        more = [counted.more(len(bookings) - _NAMED)] if len(bookings) > _NAMED else []
        said = "\n".join((text, *named, *more))
        if said != self.touched.text() and bookings:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.touched.setText(said)
        self.close_it.setEnabled(bool(asked.reason.strip()))

    def _on_failed(self, error: RoomDeskError) -> None:
        self.failed.emit(error)

    def _say(self, text: str) -> None:
        if text and text != self.said.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.said.setText(text)
        self.said.setVisible(bool(text))

    # ── acting ──────────────────────────────────────────────────────────────────────────────────────────
    def _close(self) -> None:
        if self._asked is not None:
            self.wanted.emit(self._asked)

    def _open_again(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.unwanted.emit(item.data(Qt.ItemDataRole.UserRole))

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _lay_out(self) -> None:
        labels = (
            (translate("Places", "From the day"), translate("Places", "at")),
            (translate("Places", "To the day"), translate("Places", "until")),
        )
        ends = [
            _beside(field(day, self.days[number]), field(clock, self.times[number]))
            for number, (day, clock) in enumerate(labels)
        ]
        self._inner = column(
            caption(translate("Places", "Closures to come")),
            self.list,
            _beside(self.open_again),
            caption(translate("Places", "New closure")),
            *ends,
            field(translate("Places", "Reason, which everybody reads"), self.reason),
            self.said,
            self.touched,
            _beside(self.close_it),
            spacing=8,
        )
        self._inner.setObjectName("details")
        self._inner.setContentsMargins(20, 16, 20, 16)
        rows = self._inner.layout()
        if isinstance(rows, QVBoxLayout):
            rows.addStretch(1)
        self.setWidget(self._inner)


def _beside(*widgets: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    for one in widgets:
        row.addWidget(one)
    row.addStretch(1)
    return box
