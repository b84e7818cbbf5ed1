"""Closures of a site or room: those to come, and a new one with the bookings that it touches."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
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

from roomdesk.domain.errors import Invalid, RoomDeskError
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.places import Closure, Room, Site
from roomdesk.domain.slot import Slot, from_wall, to_wall
from roomdesk.domain.wording import title
from roomdesk.gui import theme, words
from roomdesk.gui.background import Background
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.blocks import button, caption, column, field
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.counted import counted
from roomdesk.gui.faults import fault
from roomdesk.services.answers import PlaceTables, Touched

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_NAMED = 6


class ClosurePanel(QScrollArea):
    """Signals: wanted(Closure, seats) to close, with the rooms in which meetings are held instead, by booking;
    unwanted(Closure) to open again, print_wanted(Closure, seats or None) for the sign at the door, failed(error).
    """

    wanted = Signal(object, object)
    unwanted = Signal(object)
    print_wanted = Signal(object, object)
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
        self.none = PlainLabel(translate("Places", "No closure is planned."), voice="muted")
        self.open_again = button(translate("Places", "Open again"), self._open_again)
        self.print_sign = button(translate("Places", "Sign for the door…"), self._print, "print")
        self.print_new = button(translate("Places", "Sign for the door…"), self._print_new, "print")
        self.days = QDateEdit(), QDateEdit()
        self.times = QTimeEdit(), QTimeEdit()
        self.reason = QLineEdit()
        self.said = PlainLabel("", theme.Type.SMALL, "bad", wrap=True)
        self.touched = PlainLabel("", wrap=True)
        self.seat = QCheckBox(translate("Places", "Hold these meetings in the rooms named, all at once"))
        self._seats: dict[BookingId, tuple[RoomCode, ...]] = {}
        self._names: Mapping[RoomCode, Room] = {}
        self.close_it = button(translate("Places", "Close for this time"), self._close, "", "primary")
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row)
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
        self._site, self._room, self._names = site, room, tables.places.rooms
        self.list.clear()
        for one in tables.closures:
            if one.site == site.code and (one.room == room or (room and one.room is None)):
                self.list.addItem(self._row(one, site, tables))
        self._on_row(-1)
        has_some = self.list.count() > 0
        for widget in (self.list, self.open_again, self.print_sign):
            widget.setVisible(has_some)
        self.none.setVisible(not has_some)
        self._inner.setEnabled(tables.may_edit)
        if not is_same:
            self._start(now)
        self._judge()

    def _start(self, now: datetime) -> None:
        day = to_wall(now, self.timezone()).date()
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

    def timezone(self) -> str:
        """Give the zone of the site that is shown."""
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
            slot = Slot.between(*(from_wall(one, self.timezone()) for one in ends))
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
        self.print_new.setEnabled(False)
        self._asked = self.closure()
        if self._asked is None:
            self.touched.setText("")
            self.seat.hide()
            return
        look = partial(self._desk.close_place.preview, self._asked)
        self._background.ask(self, look, partial(self._on_touched, self._asked), self._on_failed)

    def _on_touched(self, asked: Closure, touched: tuple[Touched, ...]) -> None:
        if asked != self._asked:
            return
        text = translate("Places", "No booking is touched.") if not touched else counted.touched(len(touched))
        named = [self._line(one) for one in touched[:_NAMED]]
        more = [counted.more(len(touched) - _NAMED)] if len(touched) > _NAMED else []
        said = "\n".join((text, *named, *more))
        if said != self.touched.text() and touched:
            announce(self, text)
        self.touched.setText(said)
        self._seats = {one.booking.id: one.rooms for one in touched if one.rooms}
        self.seat.setVisible(bool(self._seats))
        self.seat.setChecked(bool(self._seats))
        self.close_it.setEnabled(bool(asked.reason.strip()))
        self.print_new.setEnabled(bool(asked.reason.strip()))

    def _line(self, one: Touched) -> str:
        """Name a meeting, and where it could be held instead."""
        rooms = ", ".join(self._names[code].name for code in one.rooms if code in self._names)
        instead = translate("Places", "instead in {rooms}").format(rooms=rooms)
        where = instead if rooms else translate("Places", "no other room is free")
        return f"• {words.when(one.booking.slot, one.booking.timezone)} · {words.title(one.booking)} → {where}"

    def _on_failed(self, error: RoomDeskError) -> None:
        self.failed.emit(error)

    def _say(self, text: str) -> None:
        if text and text != self.said.text():
            announce(self, text)
        self.said.setText(text)
        self.said.setVisible(bool(text))

    # ── acting ──────────────────────────────────────────────────────────────────────────────────────────
    def _close(self) -> None:
        if self._asked is not None:
            self.wanted.emit(self._asked, self._seats if self.seat.isChecked() else {})

    def _on_row(self, row: int) -> None:
        self.open_again.setEnabled(row >= 0)
        self.print_sign.setEnabled(row >= 0)

    def _print(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.print_wanted.emit(item.data(Qt.ItemDataRole.UserRole), None)

    def _print_new(self) -> None:
        if self._asked is not None:
            self.print_wanted.emit(self._asked, self._seats if self.seat.isChecked() else {})

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
            self.none,
            self.list,
            _beside(self.open_again, self.print_sign),
            caption(translate("Places", "New closure")),
            *ends,
            field(translate("Places", "Reason, which everybody reads"), self.reason),
            self.said,
            self.touched,
            self.seat,
            _beside(self.close_it, self.print_new),
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
