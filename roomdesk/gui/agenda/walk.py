"""The day grid under the keyboard: bookings and free time are walked, picked, carried and opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.people import Person
from roomdesk.domain.schedule import Entry
from roomdesk.gui import words
from roomdesk.gui.agenda.board import Board, slot_of
from roomdesk.gui.agenda.carrier import CarrierSheet
from roomdesk.gui.agenda.carry import Carry, Grip, nudged
from roomdesk.gui.agenda.delegate import free_place_box
from roomdesk.gui.agenda.geometry import (
    FINE,
    HALF_HOUR,
    QUARTER,
    Place,
    Way,
    free_until,
    settle,
    snapped,
    step,
)
from roomdesk.gui.agenda.model import AgendaModel
from roomdesk.gui.agenda.sheet import HOUR, Drawn

translate = QCoreApplication.translate

_REACHES = (Way.LEFT, Way.RIGHT)
_NUDGES: tuple[Way | None, ...] = (Way.LEFT, Way.RIGHT, Way.UP, Way.DOWN)
_CORNERS = {Way.HOME: Way.FIRST, Way.END: Way.LAST}


@frozen
class _Hand:
    """What is in the hand: over which room, which booking's block, how it is held; or free time that is drawn."""

    room: RoomCode | None
    entry: Entry | None
    held: Carry | None
    grabbed: tuple[int, Grip, QPoint] | None
    pressed: tuple[int, QPoint] | None
    draft: Drawn | None


class WalkedGrid(CarrierSheet):
    """Rooms by hours.

    Signals: picked(BookingId, or None for free time), opened() and cancelled() for the picked booking,
    wanted(RoomCode, starts, ends) when free time is chosen, in epoch seconds.
    """

    picked = Signal(object)
    opened = Signal()
    cancelled = Signal()
    wanted = Signal(str, object, object)

    def __init__(self, model: AgendaModel, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(model, now, parent)
        self._pressed: tuple[int, QPoint] | None = None
        self._grabbed: tuple[int, Grip, QPoint] | None = None

    # ── what is shown ───────────────────────────────────────────────────────────────────────────────────
    @property
    def is_busy(self) -> bool:
        """Whether something is in the hand: a booking that is carried, free time that is drawn."""
        return bool(self.held or self._grabbed or self._pressed or self.draft)

    def set_day(self, board: Board, who: Person) -> None:
        """Show a day; what was picked and what is in the hand stay so where they are still there."""
        self.who, me = who, who.email
        kept, place = self._entry(), self.place
        same_day = board.day == self.board.day
        hand = self._hand() if same_day and self.is_busy else None
        self._grabbed = None
        self.put_back()
        self.mark_rooms(None)
        self.paints.chosen = self.paints.dimmed = frozenset()
        self.place = None
        self._drop_draft()
        # First what paints: screen readers ask for places while the model still resets.
        self.paints.show(board, me)
        self.updateGeometries()
        self.agenda.set_rows(board, me)
        row = self.agenda.row_of(kept.booking, kept.room) if kept else None
        if row is not None:
            self._choose(row)
        elif same_day and place and place.row < len(board.rows) and board.rows[place.row].room:
            self.place = settle(board, place.row, place.instant)
        if hand:
            self._take_again(hand)
        self.repaint_all()

    def _hand(self) -> _Hand:
        """Say what is in the hand in words that hold on another board too."""
        number = self.held.number if self.held else self._grabbed[0] if self._grabbed else None
        row = self.held.row if self.held else self.draft.row if self.draft else (self._pressed or (0,))[0]
        room = self.board.rows[row].room
        entry = None if number is None else self.board.entries[number]
        return _Hand(room.code if room else None, entry, self.held, self._grabbed, self._pressed, self.draft)

    def _take_again(self, hand: _Hand) -> None:
        """Hold what was held while the day was read anew, and judge it anew; say so where somebody else changed it."""
        rooms = {row.room.code: number for number, row in enumerate(self.board.rows) if row.room}
        row = rooms.get(hand.room) if hand.room else None
        if hand.entry is None:
            if row is not None:
                self._pressed = (row, hand.pressed[1]) if hand.pressed else None
                self.draft = replace(hand.draft, row=row) if hand.draft else None
            return
        number = self.agenda.row_of(hand.entry.booking, hand.entry.room)
        if number is None or row is None or self.board.entries[number].slot != hand.entry.slot:
            self.stuck.emit(translate("Agenda", "This meeting was just changed by somebody else. It was not moved."))
            return
        self._grabbed = (number, *hand.grabbed[1:]) if hand.grabbed else None
        if hand.held and self.take_up(number, hand.held.grip):
            self.carry_to(replace(hand.held, number=number, row=row))

    def booking(self) -> BookingId | None:
        entry = self._entry()
        return entry.booking if entry else None

    def _entry(self) -> Entry | None:
        row = self.currentIndex().row()
        return self.board.entries[row] if 0 <= row < len(self.board.entries) else None

    def pick(self, booking: BookingId | None) -> None:
        """Pick a booking of the day, or none."""
        row = self.agenda.row_of(booking) if booking else None
        if row is None:
            self._unpick()
        else:
            self._choose(row)
            self.scrollTo(self.agenda.index(row))

    def dim(self, numbers: Iterable[int]) -> None:
        """Let some bookings step back."""
        self.paints.dimmed = frozenset(numbers)
        self.viewport().update()

    def free_time(self) -> tuple[str, int, int] | None:
        """Give the room and the hour under the keyboard, where that is free time."""
        place = self.place
        room = self.board.rows[place.row].room if place else None
        if place is None or room is None or place.block is not None:
            return None
        if self.draft and self.draft.row == place.row:
            return room.code, self.draft.starts, self.draft.ends
        return room.code, place.instant, self.until(place, HOUR)

    # ── picking ─────────────────────────────────────────────────────────────────────────────────────────
    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        # Qt asks for the next one when the grid takes the focus; that alone shall pick nothing.
        way = _actions().get(action)
        if way:
            self._travel(way)
        index: QModelIndex = self.currentIndex()
        return index

    def event(self, event: QEvent) -> bool:
        # While a booking is carried, Alt and the arrows are its small steps, not the page's days.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._is_nudge(event):
            event.accept()
            return True
        return super().event(event)

    def _is_nudge(self, event: QKeyEvent) -> bool:
        return self.held is not None and _way_of(event) in _NUDGES

    def start_moving(self) -> None:
        """Take the picked booking up with the keyboard."""
        row = self.currentIndex().row()
        if 0 <= row < len(self.board.entries) and self.take_up(row, Grip.WHOLE):
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.announce(
                translate("Agenda", "Moving: arrows move, Shift and arrows change the end, Enter confirms, Esc leaves")
            )

    def _carry_by_key(self, event: QKeyEvent) -> None:
        way, held = _way_of(event), self.held
        if held and way and self._is_nudge(event):
            small = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            resizes = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            moved = nudged(self.board, held, way, FINE if small else QUARTER, resizes=resizes)
            self.carry_to(moved, aloud=True)
            self.show_box(free_place_box(self.scale, self.ladder, Place(moved.row, moved.starts), moved.ends))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.drop()
        elif event.key() == Qt.Key.Key_Escape:
            self._let_go()

    def _let_go(self) -> None:
        self._grabbed = None
        self._drop_draft()
        if self.held:
            self.put_back()
            self.announce(translate("Agenda", "Not moved"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.held:
            self._carry_by_key(event)
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier)
        way = _way_of(event)
        if way and plain:
            self._travel(_CORNERS.get(way, way) if control else way)
        elif way in _REACHES and _reaches(event.modifiers()) and self._reach(way, event.modifiers()):
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Delete and self.booking():
            self.cancelled.emit()
        elif event.key() == Qt.Key.Key_Escape and self.is_busy:
            self._let_go()
        else:
            event.ignore()

    def _reach(self, way: Way, modifiers: Qt.KeyboardModifier) -> bool:
        """Draw free time longer or shorter from where the keyboard is, and say it; False where it is on a booking."""
        place, free = self.place, self.free_time()
        if place is None or free is None or not modifiers & Qt.KeyboardModifier.ShiftModifier:
            return False
        small = FINE if modifiers & Qt.KeyboardModifier.AltModifier else QUARTER
        ends = free[2] + (small if way is Way.RIGHT else -small)
        self.draft = Drawn(place.row, place.instant, max(min(ends, self.board.ends), place.instant + small))
        self.show_box(free_place_box(self.scale, self.ladder, place, self.draft.ends))
        self.repaint_all()
        self.announce(self._draft_text(self.draft))
        return True

    def go_to_room(self, room: RoomCode) -> bool:
        """Put the keyboard on a room's row, at the present half hour or the day's first; False where it has no row."""
        row = next((number for number, one in enumerate(self.board.rows) if one.room and one.room.code == room), None)
        if row is None:
            return False
        now = snapped(int(self.now.timestamp()), HALF_HOUR)
        self._go(settle(self.board, row, now if self.board.starts <= now < self.board.ends else self.board.starts))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _travel(self, way: Way) -> None:
        if not self.board.rows:
            return
        here = self.place or settle(self.board, 1 if len(self.board.rows) > 1 else 0, self.board.starts)
        place = step(self.board, here, way) if self.place else here
        self._go(place)

    def _go(self, place: Place) -> None:
        self._drop_draft()
        self.place = place
        if place.block is not None:
            self._choose(place.block)
            self.place = place
            self.scrollTo(self.agenda.index(place.block))
            return
        self._unpick()
        self.place = place
        self.show_box(free_place_box(self.scale, self.ladder, place, self.until(place, HALF_HOUR)))
        self.repaint_all()
        self._announce(place)

    def _choose(self, number: int) -> None:
        self.paints.chosen = frozenset(self.board.linked(number))
        self.place = Place(self.board.row_of[number], max(self.board.entries[number].starts, self.board.starts), number)
        self.setCurrentIndex(self.agenda.index(number))
        self.mark_rooms(number)
        self.repaint_all()
        self.picked.emit(self.board.entries[number].booking)

    def _unpick(self) -> None:
        had = bool(self.paints.chosen)
        self.paints.chosen = frozenset()
        self.place = None
        self.mark_rooms(None)
        self.setCurrentIndex(QModelIndex())
        self.repaint_all()
        if had:
            self.picked.emit(None)

    def _enter(self) -> None:
        free = self.free_time()
        if free:
            self.wanted.emit(*free)
        elif self.booking():
            self.opened.emit()

    def _announce(self, place: Place) -> None:
        row = self.board.rows[place.row]
        clock = words.clock(slot_of(place.instant, place.instant + 1).start, self.board.timezone)
        closed = self.board.closed_at(place.row, place.instant)
        if closed:
            state = words.closed(closed.reason, is_closure=closed.is_closure)
        else:
            until = slot_of(place.instant, free_until(self.board, place)).end
            state = translate("Agenda", "free until {time}").format(time=words.clock(until, self.board.timezone))
        text = f"{row.room.name if row.room else row.site.name}, {clock}, {state}"
        self.announce(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.repaint_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.repaint_all()

    def _drop_draft(self) -> None:
        self.draft = self._pressed = None
        self.viewport().update()


def _way_of(event: QKeyEvent) -> Way | None:
    return _keys().get(Qt.Key(event.key()))


@cache
def _keys() -> dict[Qt.Key, Way]:
    # Made when one is pressed: to name a single key, all 471 are made.
    return {
        Qt.Key.Key_Left: Way.LEFT,
        Qt.Key.Key_Right: Way.RIGHT,
        Qt.Key.Key_Up: Way.UP,
        Qt.Key.Key_Down: Way.DOWN,
        Qt.Key.Key_Home: Way.HOME,
        Qt.Key.Key_End: Way.END,
        Qt.Key.Key_PageUp: Way.PAGE_UP,
        Qt.Key.Key_PageDown: Way.PAGE_DOWN,
    }


@cache
def _actions() -> dict[QAbstractItemView.CursorAction, Way]:
    return {
        QAbstractItemView.CursorAction.MoveLeft: Way.LEFT,
        QAbstractItemView.CursorAction.MoveRight: Way.RIGHT,
        QAbstractItemView.CursorAction.MoveUp: Way.UP,
        QAbstractItemView.CursorAction.MoveDown: Way.DOWN,
        QAbstractItemView.CursorAction.MoveHome: Way.HOME,
        QAbstractItemView.CursorAction.MoveEnd: Way.END,
        QAbstractItemView.CursorAction.MovePageUp: Way.PAGE_UP,
        QAbstractItemView.CursorAction.MovePageDown: Way.PAGE_DOWN,
    }


def _reaches(held: Qt.KeyboardModifier) -> bool:
    """Whether Shift, Alt or the keypad are held, and nothing else."""
    known = Qt.KeyboardModifier
    return not held & ~(known.ShiftModifier | known.AltModifier | known.KeypadModifier)
