"""What the agenda changes: each deed is told with its undo, and one that is refused with other ways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from roomdesk.domain.booking import Booking, Scope
from roomdesk.domain.draft import Move
from roomdesk.domain.errors import Invalid, RoomDeskError, SlotTaken, Stale
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.slot import Slot, from_wall
from roomdesk.gui import texts, words
from roomdesk.gui.agenda.board import slot_of
from roomdesk.gui.agenda.carry import Carried
from roomdesk.gui.agenda.scope import ScopeDialog
from roomdesk.gui.background import Background
from roomdesk.gui.counted import counted
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.history.bookings import shared
from roomdesk.gui.pulse import Pulse
from roomdesk.services.answers import Booked, Places, Shown

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_OFFERS = 3


class Deeds(QObject):
    """Signals: done(Booked) after a change of its own, outdated() where what is on screen is not so any more."""

    done = Signal(object)
    outdated = Signal()

    def __init__(self, desk: Desk, background: Background, pulse: Pulse, page: QWidget, bar: ChangeBar) -> None:
        super().__init__(page)
        self._desk, self._background, self._pulse, self._page, self._bar = desk, background, pulse, page, bar
        self.places: Places | None = None
        self.history = shared(desk, background, pulse)
        bar.follow(self.history)
        self.history.refused.connect(self._on_refused)

    # ── cancelling ──────────────────────────────────────────────────────────────────────────────────────
    def cancel(self, booking: Booking, *, asks: bool = False) -> None:
        """Cancel a booking: at once, since it can be undone; a series asks which dates, and `asks` for a reason."""
        if booking.hidden or not booking.status.blocks:
            return
        if not (booking.series or asks):
            self._cancel(booking, Scope.THIS, "")
            return
        question = ScopeDialog(booking, translate("Agenda", "Cancel booking"), self._page, asks_reason=True)
        if question.exec():
            self._cancel(booking, question.scope, question.reason)
        question.deleteLater()

    def _cancel(self, booking: Booking, scope: Scope, reason: str) -> None:
        verb = partial(self._desk.cancel_booking, booking.id, scope, reason, version=booking.version)
        self._ask(verb, lambda booked: counted.cancelled(len(booked.bookings)))

    # ── arrivals ────────────────────────────────────────────────────────────────────────────────────────
    def check_in(self, booking: Booking) -> None:
        """Note that people have arrived, or take it back where it was noted already."""
        arrived = booking.checked_in is None
        verb = partial(self._desk.check_in, booking.id, arrived=arrived)
        told = translate("Agenda", "Arrived: {title}.") if arrived else translate("Agenda", "Not arrived: {title}.")
        self._ask(verb, lambda booked: told.format(title=words.title(booked.bookings[0])))

    # ── moving ──────────────────────────────────────────────────────────────────────────────────────────
    def carry_out(self, wish: Carried) -> None:
        """Move a booking, or link a room to it: as it is read now, so that nobody's change is overwritten."""
        self._background.ask(
            self, partial(self._desk.show_booking, wish.booking), partial(self._on_read, wish), self.refuse
        )

    def _on_read(self, wish: Carried, shown: Shown) -> None:
        booking = shown.booking
        if booking.slot != wish.was.slot or not booking.status.blocks:
            self.refuse(Stale(booking.id, 0, booking.version))
            return
        self._place(booking, slot_of(wish.starts, wish.ends), new_rooms(booking.rooms, wish))

    def move_to(self, booking: Booking, times: tuple[datetime, datetime], rooms: tuple[RoomCode, ...]) -> None:
        """Move a booking to times of the wall clock, and to rooms."""
        try:
            slot = Slot.between(*(from_wall(one, booking.timezone) for one in times))
        except Invalid as error:
            self.refuse(error)
            return
        self._place(booking, slot, None if rooms == booking.rooms else rooms)

    def _place(self, booking: Booking, slot: Slot, rooms: tuple[RoomCode, ...] | None) -> None:
        scope = Scope.THIS
        if booking.series:
            question = ScopeDialog(booking, translate("Agenda", "Move"), self._page)
            accepted, scope = bool(question.exec()), question.scope
            question.deleteLater()
            if not accepted:
                return
        self.move(booking, Move(booking.id, slot.start, slot.end, rooms, scope, booking.version))

    def move(self, booking: Booking, move: Move) -> None:
        """Ask for a move and tell of it."""
        self._background.ask(
            self, partial(self._desk.move_booking, move), self._on_moved, partial(self._on_not_moved, booking, move)
        )

    def _on_moved(self, booked: Booked) -> None:
        first = booked.bookings[0]
        when = words.when(first.slot, first.timezone)
        told = translate("Agenda", "Moved: {title}, {when}, {rooms}.").format(
            title=words.title(first), when=when, rooms=", ".join(map(self._room, first.rooms))
        )
        self._remember_all(booked, [told])

    def tell_booked(self, booked: Booked) -> None:
        """Tell of a booking that the panel made."""
        told = [counted.booked(len(booked.bookings))]
        if booked.skipped:
            told.append(counted.left_out(len(booked.skipped)))
        self._remember_all(booked, told)

    def tell_edited(self, booked: Booked) -> None:
        """Tell of a booking that the panel changed; where nothing was different there is nothing to tell."""
        if booked.after:
            text = translate("Agenda", "Changed: {title}.").format(title=words.title(booked.bookings[0]))
            self._remember_all(booked, [text])

    def _remember_all(self, booked: Booked, told: list[str]) -> None:
        """Remember a change, with a warning for each line that carries too few calls."""
        for site in booked.full_lines:
            name = self.places.sites[site].name if self.places else site
            told.append(translate("Agenda", "More calls than the line of {site} carries.").format(site=name))
        self.remember(booked, " ".join(told), "warn" if len(told) > 1 else "good")

    def _on_not_moved(self, booking: Booking, move: Move, error: RoomDeskError) -> None:
        if not isinstance(error, SlotTaken) or not error.alternatives:
            self.refuse(error)
            return
        ways = []
        for one in error.alternatives[:_OFFERS]:
            other = replace(move, start=one.slot.start, end=one.slot.end, rooms=one.rooms)
            label = words.when(one.slot, booking.timezone)
            if one.slot.start == move.start:
                label = ", ".join(map(self._room, one.rooms))
            ways.append((label, partial(self.move, booking, other)))
        self._bar.offer(refusal(error, self.places), ways)
        self.outdated.emit()

    def _room(self, code: RoomCode) -> str:
        return self.places.rooms[code].name if self.places and code in self.places.rooms else code

    # ── telling ─────────────────────────────────────────────────────────────────────────────────────────
    def remember(self, booked: Booked, told: str, voice: str = "good") -> None:
        """Tell of a change and keep it for undoing; other screens hear of it."""
        self._bar.tell_done(self.history.of(booked, told), voice)
        self.done.emit(booked)
        self._pulse.changed.emit(booked.changes, self._page)

    def _ask(self, verb: Callable[[], Booked], told: Callable[[Booked], str]) -> None:
        self._background.ask(self, verb, lambda booked: self.remember(booked, told(booked)), self.refuse)

    def refuse(self, error: RoomDeskError) -> None:
        """Say why nothing was changed, and read again what the refusal shows to be outdated."""
        self._bar.tell("bad", refusal(error, self.places))
        self.outdated.emit()

    def _on_refused(self, error: RoomDeskError) -> None:
        told = translate("Agenda", "This cannot be undone now. {reason}")
        self._bar.tell("bad", told.format(reason=refusal(error, self.places)))
        self.outdated.emit()


def new_rooms(rooms: tuple[RoomCode, ...], wish: Carried) -> tuple[RoomCode, ...] | None:
    """Give the rooms that a booking shall have: one exchanged or one added; None where they stay."""
    if wish.added is not None:
        return (*rooms, wish.added)
    if wish.exchanged is None:
        return None
    left, taken = wish.exchanged
    return tuple(taken if one == left else one for one in rooms)


def refusal(error: RoomDeskError, places: Places | None) -> str:
    """Say in a line what was in the way of a change that was not typed but done by hand."""
    told = texts.explain(error, places)
    if isinstance(error, SlotTaken):
        return " ".join(
            (f"{told.title}.", *(f"{one}." for one in told.details), translate("Agenda", "Nothing was changed."))
        )
    return told.line
