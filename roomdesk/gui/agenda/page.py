"""The agenda screen: the day's tools above, the grid, and the picked booking's details beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QDateEdit, QFileDialog, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import BookingId, RoomCode, SiteCode
from roomdesk.domain.slot import to_wall
from roomdesk.gui import texts, theme, words
from roomdesk.gui.agenda import carry_words, source
from roomdesk.gui.agenda.board import empty_board, slot_of
from roomdesk.gui.agenda.carry import Carry, put_down
from roomdesk.gui.agenda.deeds import Deeds
from roomdesk.gui.agenda.details import DetailsPanel
from roomdesk.gui.agenda.files import file_name, write
from roomdesk.gui.agenda.model import AgendaModel
from roomdesk.gui.agenda.view import AgendaGrid
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.booking.view import BookingDialog, Start
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.plain import PlainLabel, unmarked
from roomdesk.gui.counted import counted
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.clock import Clock
from roomdesk.services.answers import Booked, Places, Shown

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_ZONE = "Europe/Rome"
_NOW_MS = 20_000
_BY_KEY = Qt.FocusReason.ShortcutFocusReason


class AgendaPage(QWidget):
    """Signals: loaded(Loaded) after each reading of a day."""

    loaded = Signal(object)

    def __init__(self, desk: Desk, clock: Clock, background: Background, pulse: Pulse) -> None:
        super().__init__()
        self._desk, self._clock, self._background, self._pulse = desk, clock, background, pulse
        self._places: Places | None = None
        self._sites: Collection[SiteCode] | None = None
        self.dialog: BookingDialog | None = None
        self.day = self.today()
        model = AgendaModel(empty_board(self.day, _ZONE), self)
        self.grid = AgendaGrid(model, clock.now())
        self.details = DetailsPanel()
        self.notice = ChangeBar()
        self.deeds = Deeds(desk, background, pulse, self, self.notice)
        self._build()
        self._connect()
        self._say_day()

    def today(self) -> date:
        return to_wall(self._clock.now(), _ZONE).date()

    # ── the day ─────────────────────────────────────────────────────────────────────────────────────────
    def show_day(self, day: date) -> None:
        """Read a day and show it."""
        self.day = day
        self._say_day()
        self.refresh()

    def kept(self) -> tuple[date, BookingId | None]:
        """Give what a page made anew, in another language or palette, shall show again."""
        return self.day, self.grid.booking()

    def keep(self, kept: tuple[date, BookingId | None]) -> None:
        day, booking = kept
        self.show_day(day)
        self._background.ask(self, lambda: booking, self.grid.pick, self._on_failed)

    def show_sites(self, sites: Collection[SiteCode] | None) -> None:
        """Show only some sites, or all."""
        self._sites = sites
        self.refresh()

    def refresh(self) -> None:
        self._background.ask(
            self, partial(source.load, self._desk, self.day, self._sites), self._on_loaded, self._on_failed
        )

    def _on_loaded(self, loaded: source.Loaded) -> None:
        if loaded.board.day != self.day:
            return
        self._places = self.deeds.places = loaded.places
        self.grid.set_now(self._clock.now())
        self.grid.set_day(loaded.board, loaded.who)
        if self.grid.booking() is None:
            self.details.show_nothing()
        self.loaded.emit(loaded)

    def _on_failed(self, error: RoomDeskError) -> None:
        told = texts.explain(error, self._places)
        text = " ".join((f"{told.title}.", told.kept, told.remedy))
        self.notice.tell("bad", text, translate("Agenda", "Try again"), self.refresh)

    def _on_changed(self, changes: Changes, who: object) -> None:
        # What this screen did itself it has read again already.
        shown = slot_of(self.grid.board.starts, self.grid.board.ends)
        if who is not self and (changes.touches(shown) or changes.devices):
            self.refresh()

    # ── one booking ─────────────────────────────────────────────────────────────────────────────────────
    def _on_picked(self, booking: BookingId | None) -> None:
        if booking is None:
            self.details.show_nothing()
        else:
            self._background.ask(self, partial(self._desk.show_booking, booking), self._on_shown, self._on_failed)

    def _on_shown(self, shown: Shown) -> None:
        if self._places and self.grid.booking() == shown.booking.id:
            self.details.show_booking(shown, self._places, self.grid.board)

    def _on_cancel(self) -> None:
        if self.details.shown:
            self.deeds.cancel(self.details.shown.booking)

    def _on_clashed(self, why: str, others: tuple[Carry, tuple[Carry, ...]]) -> None:
        """Say what was in the way when a booking was put down, and offer the nearest free times and rooms."""
        held, free = others
        board = self.grid.board
        text = translate("Agenda", "{verdict}. Nothing was changed.").format(verdict=why)
        act = self.deeds.carry_out
        ways = [(carry_words.offered(board, held, one), partial(act, put_down(board, one))) for one in free]
        self.notice.offer(text, ways)

    def link_room(self) -> None:
        """Offer the rooms that are free at the picked booking's time; the one chosen joins the meeting."""
        rows = self.grid.joinable()
        if not rows:
            self.notice.tell(
                "warn", translate("Agenda", "Choose a booking of yours at whose time other rooms are free.")
            )
            return
        menu = QMenu(self)
        for row in rows:
            name = unmarked(carry_words.room_at(self.grid.board, row))
            menu.addAction(name, partial(self.grid.join, row))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.grid.viewport().mapToGlobal(self.grid.visualRect(self.grid.currentIndex()).bottomLeft()))

    def _on_export(self) -> None:
        shown = self.details.shown
        if shown is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        day = to_wall(shown.booking.slot.start, shown.booking.timezone).date()
        suggested = str(Path(folder) / file_name(shown.booking.title, day))
        chosen, _ = QFileDialog.getSaveFileName(
            self, translate("Agenda", "Save the invitation"), suggested, translate("Agenda", "Calendar files (*.ics)")
        )
        if chosen:
            file = Path(chosen)
            self.export(shown.booking.id, file if file.suffix else file.with_suffix(".ics"))

    def export(self, booking: BookingId, file: Path) -> None:
        """Write a booking's invitation into a file."""
        self._background.ask(
            self,
            partial(self._desk.write_invitation, booking),
            lambda text: self._background.ask(
                self, partial(write, file, text), partial(self._on_written, file), self._on_failed, Lane.OUTSIDE
            ),
            self._on_failed,
        )

    def _on_written(self, file: Path, reason: str) -> None:
        if reason:
            text = translate("Agenda", "{file} was not written: {reason}. Choose another folder.")
            self.notice.tell("bad", text.format(file=file, reason=reason))
        else:
            self.notice.tell("good", translate("Agenda", "Saved: {file}").format(file=file))

    # ── booking ─────────────────────────────────────────────────────────────────────────────────────────
    def book(self, room: str = "", starts: int = 0, ends: int = 0) -> None:
        """Open the booking dialog, at a room and time or, without, at the keyboard's free time or the next hour."""
        if self._places is None:
            return
        if not room and (free := self.grid.free_time()):
            room, starts, ends = free
        slot = slot_of(starts, ends) if room else None
        start = Start(self.day, slot, (RoomCode(room),) if room else ())
        self.dialog = BookingDialog(self._desk, self._background, self._clock.now(), start, self)
        self.dialog.booked.connect(self._on_booked)
        self.dialog.open()

    def _on_booked(self, booked: Booked) -> None:
        told = [counted.booked(len(booked.bookings))]
        if booked.skipped:
            told.append(counted.left_out(len(booked.skipped)))
        for site in booked.full_lines:
            name = self._places.sites[site].name if self._places else site
            told.append(translate("Agenda", "More calls than the line of {site} carries.").format(site=name))
        self.deeds.remember(booked, " ".join(told), "warn" if len(told) > 1 else "good")

    def _on_done(self, booked: Booked) -> None:
        """Follow a change of one's own to its day, and pick what was changed where it still stands."""
        first = booked.bookings[0]
        self.show_day(to_wall(first.slot.start, first.timezone).date())
        if first.status.blocks:
            self._background.ask(self, lambda: first.id, self.grid.pick, self._on_failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.details.take_share(self.width())

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        bar = QFrame()
        bar.setObjectName("toolbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        before = button("", partial(self._turn, -1), "chevron-left")
        before.setAccessibleName(translate("Agenda", "Previous day"))
        after = button("", partial(self._turn, 1), "chevron-right")
        after.setAccessibleName(translate("Agenda", "Next day"))
        today = button(translate("Agenda", "Today"), lambda: self.show_day(self.today()))
        self._title = PlainLabel("", theme.Type.TITLE)
        self._pick = QDateEdit()
        self._pick.setCalendarPopup(True)
        self._pick.setAccessibleName(translate("Agenda", "Go to a day"))
        self._pick.setDisplayFormat("dd/MM/yyyy")
        new = button(translate("Agenda", "New booking"), self.book, "plus", "primary")
        for widget in (before, today, after, self._title):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._pick)
        row.addWidget(new)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.grid, 1)
        middle.addWidget(self.details)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(bar)
        rows.addWidget(self.notice)
        rows.addLayout(middle, 1)

    def _connect(self) -> None:
        self.grid.picked.connect(self._on_picked)
        self.grid.opened.connect(self.details.focus)
        self.grid.cancelled.connect(self._on_cancel)
        self.grid.wanted.connect(self.book)
        self.grid.put.connect(self.deeds.carry_out)
        self.grid.clashed.connect(self._on_clashed)
        self.grid.stuck.connect(partial(self.notice.tell, "warn"))
        self.details.cancel_wanted.connect(self._on_cancel)
        self.details.export_wanted.connect(self._on_export)
        self.deeds.done.connect(self._on_done)
        self.deeds.outdated.connect(self.refresh)
        self._pick.dateChanged.connect(self._on_day_chosen)
        self._pulse.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        for text, keys, act in self._acts():
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(lambda: self.grid.set_now(self._clock.now()))
        self._ticks.start(_NOW_MS)

    def _acts(self) -> tuple[tuple[str, str, Callable[[], object]], ...]:
        """List what keys do on this screen; the same texts stand in the palette and in the help."""
        return (
            (translate("Agenda", "New booking"), "Ctrl+N", self.book),
            (translate("Agenda", "Today"), "Ctrl+T", lambda: self.show_day(self.today())),
            (translate("Agenda", "Go to a day"), "Ctrl+G", lambda: self._pick.setFocus(_BY_KEY)),
            (translate("Agenda", "Back"), "Alt+Left", partial(self._turn, -1)),
            (translate("Agenda", "Forward"), "Alt+Right", partial(self._turn, 1)),
            (translate("Agenda", "Move the booking"), "Ctrl+M", self.grid.start_moving),
            (translate("Agenda", "Link another room"), "Ctrl+L", self.link_room),
            (translate("Agenda", "Undo"), "Ctrl+Z", self.deeds.history.undo),
            (translate("Agenda", "Redo"), "Ctrl+Shift+Z", self.deeds.history.redo),
            (translate("Agenda", "Read again"), "F5", self.refresh),
            (translate("Agenda", "To the grid"), "F6", lambda: self.grid.setFocus(_BY_KEY)),
        )

    def _turn(self, days: int) -> None:
        self.show_day(self.day + timedelta(days=days))

    def _on_day_chosen(self, day: QDate) -> None:
        chosen = date(day.year(), day.month(), day.day())
        if chosen != self.day:
            self.show_day(chosen)

    def _say_day(self) -> None:
        self._title.setText(words.long_day(self.day))
        self._pick.setDate(QDate(self.day.year, self.day.month, self.day.day))
