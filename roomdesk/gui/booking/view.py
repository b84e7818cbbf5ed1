"""The dialog that books a meeting: one time, rooms in any number of sites, everybody who shall come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from roomdesk.domain.draft import Draft
from roomdesk.domain.equipment import Health
from roomdesk.domain.errors import Fault, Invalid, RoomDeskError, SlotTaken
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.schedule import Alternative
from roomdesk.domain.slot import Slot, to_wall
from roomdesk.gui import texts, words
from roomdesk.gui.background import Background
from roomdesk.gui.booking import form
from roomdesk.gui.booking.sheet import BookingSheet
from roomdesk.gui.booking.verdict import in_the_way
from roomdesk.gui.counted import counted
from roomdesk.gui.faults import fault
from roomdesk.services.answers import Booked, DaySchedule, Places

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_ZONE = "Europe/Rome"
_MORNING = time(9)


@dataclass(frozen=True, slots=True)
class Start:
    """What the dialog opens with."""

    day: date
    slot: Slot | None = None
    rooms: tuple[RoomCode, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """A day as it was read, to judge by while people type."""

    schedule: DaySchedule
    places: Places
    health: Mapping[RoomCode, Health]
    providers: Mapping[str, str]


class BookingDialog(QDialog):
    """Signals: booked(Booked) once it is done; whatever is refused leaves everything typed as it was."""

    booked = Signal(object)

    def __init__(
        self, desk: Desk, background: Background, now: datetime, start: Start, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._start = desk, background, start
        self._id = BookingId(str(uuid4()))
        self._known: _Known | None = None
        self.setWindowTitle(translate("Booking", "New booking"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sheet = BookingSheet(self)
        self.sheet.book.clicked.connect(lambda: self._book())
        self.sheet.cancel.clicked.connect(self.reject)
        self.sheet.day_changed.connect(self._read)
        self.sheet.changed.connect(self.sheet.clear_refusal)
        self.sheet.changed.connect(self._judge)
        self.sheet.set_times(start.day, *self._times(now))
        self._read()
        self.sheet.title.setFocus()

    def _times(self, now: datetime) -> tuple[time, time]:
        """Give the times to open with: those asked for, else an hour from the next full hour or the morning."""
        if self._start.slot:
            return (
                to_wall(self._start.slot.start, _ZONE).time(),
                to_wall(self._start.slot.end, _ZONE).time(),
            )
        wall = to_wall(now, _ZONE)
        starts = _MORNING
        if wall.date() == self._start.day and 8 <= wall.hour < 20:
            starts = time(wall.hour + 1)
        return starts, time(starts.hour + 1)

    # ── the day to judge by ─────────────────────────────────────────────────────────────────────────────
    def _read(self) -> None:
        self._background.ask(self, partial(self._ask, self.sheet.day()), self._on_read, self._on_failed)

    def _ask(self, day: date) -> _Known:
        around = self._desk.look_around
        return _Known(self._desk.show_day(day), around.places(), around.room_health(), around.provider_labels())

    def _on_read(self, known: _Known) -> None:
        if known.schedule.day != self.sheet.day():
            return
        first = self._known is None
        self._known = known
        if first:
            self.sheet.rooms.show_rooms(known.schedule, known.health, self._start.rooms)
            self.sheet.show_providers(known.providers)
        self._judge()

    def _timezone(self) -> str:
        ticked = self.sheet.rooms.ticked()
        return self._known.places.site_of(ticked[0]).timezone if self._known and ticked else _ZONE

    def _slot(self) -> Slot:
        return form.slot(self.sheet.day(), *self.sheet.times(), self._timezone())

    def _judge(self) -> None:
        """Say live whether it can be booked, and what is wrong beside each field."""
        self.sheet.say_people(self._people_fault())
        if self._known is None:
            return
        try:
            slot = self._slot()
        except Invalid as error:
            self.sheet.rooms.show_state(self._known.schedule, None)
            self.sheet.say_verdict("bad", fault(error.fault))
            return
        self.sheet.rooms.show_state(self._known.schedule, slot)
        self._judge_rooms(self._known, slot)

    def _judge_rooms(self, known: _Known, slot: Slot) -> None:
        ticked = self.sheet.rooms.ticked()
        if not ticked:
            self.sheet.say_verdict("warn", fault(Fault.NO_ROOMS))
            return
        obstacles = []
        for code in ticked:
            room = known.places.rooms[code]
            obstacle = in_the_way(known.schedule, room, slot)
            if obstacle:
                obstacles.append(f"{room.name}: {obstacle}")
        length = words.length(slot.minutes)
        if obstacles:
            self.sheet.say_verdict("bad", "\n".join(obstacles))
        elif self.sheet.repeat() is form.Repeat.NEVER:
            free = counted.rooms_free(len(ticked))
            self.sheet.say_verdict("good", f"{free} · {words.hours(slot, self._timezone())} · {length}")
        else:
            text = translate("Booking", "Free on the first date; the others are checked when you book.")
            self.sheet.say_verdict("good", text)

    def _people_fault(self) -> str:
        try:
            form.people(self.sheet.people.text())
        except Invalid as error:
            return translate("Booking", "{fault} {value}").format(fault=fault(error.fault), value=error.value)
        return ""

    # ── booking ─────────────────────────────────────────────────────────────────────────────────────────
    def _draft(self) -> Draft:
        """Make a draft of what is typed. Raises Invalid."""
        sheet = self.sheet
        rooms = sheet.rooms.ticked()
        form.some(rooms)
        return Draft(
            self._id,
            form.title(sheet.title.text()),
            rooms,
            self._slot(),
            attendees=form.people(sheet.people.text()),
            conference=sheet.provider(),
            rrule=form.rule(sheet.repeat(), sheet.until()),
            private=sheet.private.isChecked(),
            notes=sheet.notes.toPlainText(),
            visitors=sheet.visitors.value(),
        )

    def _book(self, *, skip_conflicts: bool = False) -> None:
        try:
            draft = replace(self._draft(), skip_conflicts=skip_conflicts)
        except Invalid as error:
            self._on_failed(error)
            return
        self.sheet.set_waiting(waiting=True)
        verb = self._desk.book_series if draft.rrule else self._desk.book_room
        self._background.ask(self, partial(verb, draft), self._on_booked, self._on_failed)

    def _on_booked(self, booked: Booked) -> None:
        self.booked.emit(booked)
        self.accept()

    def _on_failed(self, error: RoomDeskError) -> None:
        self.sheet.set_waiting(waiting=False)
        told = texts.explain(error, self._known.places if self._known else None)
        offers = []
        if isinstance(error, SlotTaken):
            offers = [(self._offer(one), partial(self._take, one)) for one in error.alternatives]
            self._read()
        if isinstance(error, SlotTaken) and self.sheet.repeat() is not form.Repeat.NEVER:
            offers.append((translate("Booking", "Book the free dates only"), partial(self._book, skip_conflicts=True)))
        self.sheet.say_refusal(told, offers)
        if isinstance(error, Invalid) and error.fault is Fault.TITLE:
            self.sheet.title.setFocus()

    def _offer(self, one: Alternative) -> str:
        names = ", ".join(self._known.places.rooms[code].name if self._known else code for code in one.rooms)
        return f"{names} · {words.when(one.slot, self._timezone())}"

    def _take(self, one: Alternative) -> None:
        """Fill in an alternative; it is booked only when the person says so."""
        self.sheet.rooms.tick(one.rooms)
        starts, ends = (to_wall(at, self._timezone()) for at in (one.slot.start, one.slot.end))
        self.sheet.set_times(starts.date(), starts.time(), ends.time())
        self.sheet.clear_refusal()
        self.sheet.book.setFocus()
