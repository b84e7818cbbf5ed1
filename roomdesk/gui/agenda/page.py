"""The agenda screen: the day's tools above, the grid, and the picked booking's details beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QStackedWidget, QVBoxLayout, QWidget

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import BookingId, RoomCode, SiteCode
from roomdesk.domain.slot import to_wall
from roomdesk.gui.agenda import recall, source
from roomdesk.gui.agenda.board import empty_board, slot_of
from roomdesk.gui.agenda.model import AgendaModel
from roomdesk.gui.agenda.span import Sought, Span, View, days_of, slot_of_days, turned
from roomdesk.gui.agenda.toolbar import AgendaToolbar
from roomdesk.gui.agenda.view import AgendaGrid
from roomdesk.gui.background import Background
from roomdesk.gui.common.narrow import letters, room, stand
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.screens import load
from roomdesk.ports.clock import Clock

if TYPE_CHECKING:
    from roomdesk.gui.agenda.bench import Bench
    from roomdesk.gui.agenda.calendar_view import CalendarTable
    from roomdesk.gui.agenda.details import DetailsPanel
    from roomdesk.gui.agenda.list_view import MeetingList
    from roomdesk.gui.agenda.spans import Spans
    from roomdesk.gui.history.bar import ChangeBar
    from roomdesk.gui.printing.paper_desk import PaperDesk
    from roomdesk.services.answers import Booked, Places, Shown
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_ZONE = "Europe/Rome"
_NOW_MS = 20_000
_LATE_MS = 1_000
"""So long the bench waits for a first day that does not come."""
_BY_KEY = Qt.FocusReason.ShortcutFocusReason


class AgendaPage(QWidget):
    """Signals: loaded(Loaded) after each reading of a day."""

    loaded = Signal(object)

    def __init__(self, desk: Desk, clock: Clock, background: Background, pulse: Pulse) -> None:
        super().__init__()
        self._desk, self.clock, self._background, self._pulse = desk, clock, background, pulse
        self.places: Places | None = None
        self.sites: Collection[SiteCode] | None = None
        self.day, self.view, self.sought = self.today(), View.DAY, Sought()
        self.picked: BookingId | None = None
        self.columns: Sequence[float] = ()
        self._today = self.day
        self._waiting: list[Callable[[Shown], object]] = []
        self._bench: Bench | None = None
        model = AgendaModel(empty_board(self.day, _ZONE), self)
        self.grid = AgendaGrid(model, clock.now())
        self.tools = AgendaToolbar()
        self._beside: QWidget = QFrame()
        self._beside.setObjectName("detailsFrame")
        self._build()
        self._connect()
        self.tools.show_day(self.day, self.view)

    def today(self) -> date:
        return to_wall(self.clock.now(), _ZONE).date()

    def tick(self) -> None:
        """Follow the clock; after midnight, or a night's sleep, go with the day that was today."""
        self.grid.set_now(self.clock.now())
        if self.today() != self._today and not self.grid.is_busy:
            before, self._today = self._today, self.today()
            if self.day == before:
                self.show_day(self._today)

    # ── the days ────────────────────────────────────────────────────────────────────────────────────────
    def show_day(self, day: date) -> None:
        """Read the days of the view that hold a day, and show them."""
        self.day = day
        self.tools.show_day(self.day, self.view)
        self.refresh()

    def show_view(self, view: View) -> None:
        """Show the same day as another view; what is picked stays so."""
        self.view = view
        self.tools.show_view(view)
        was, front = self.views.currentWidget(), self._shown_by(view)
        # The keyboard goes along; else Qt would leave it on the first button above.
        if was is not None and was.hasFocus():
            self.views.setCurrentWidget(front)
            front.setFocus(_BY_KEY)
        self.views.setCurrentWidget(front)
        self._stand()
        self.tools.show_day(self.day, self.view)
        self.refresh()

    def kept(self) -> tuple[View, date, BookingId | None]:
        """Give what a page made anew, in another language or palette, shall show again."""
        return self.view, self.day, self.picked

    def keep(self, kept: tuple[View, date, BookingId | None]) -> None:
        view, self.day, self.picked = kept
        self.show_view(view)

    def remembered(self) -> Mapping[str, str]:
        """Give what shall be there the next time, which is never the day."""
        return recall.remembered(self)

    def remember(self, texts: Mapping[str, str]) -> None:
        """Show what was remembered."""
        recall.remember(self, texts)

    def show_meeting(self, day: date, booking: BookingId) -> None:
        """Go to a meeting of a day and pick it."""
        self.picked = booking
        self.show_day(day)

    def show_room(self, room: RoomCode) -> None:
        """Put the keyboard on a room's row in the day, or say that its site is not shown."""
        if self.view is View.DAY:
            self._go_to_room(room)
        else:
            self.loaded.connect(lambda _loaded: self._go_to_room(room), Qt.ConnectionType.SingleShotConnection)
            self.show_view(View.DAY)

    def _go_to_room(self, room: RoomCode) -> None:
        if not self.grid.go_to_room(room):
            self.notice.tell("warn", translate("Agenda", "This room is not shown: choose its site at the side."))

    @cached_property
    def spans(self) -> Spans:
        """Give week, month and list, made when one of them is first opened."""
        return cast("Spans", load("roomdesk.gui.agenda.spans:Spans")(self, self._background))

    def _shown_by(self, view: View) -> QWidget:
        return self.grid if view is View.DAY else self.spans.shown_by(view)

    def open_day(self, day: date) -> None:
        """Show a day by its hours."""
        self.day = day
        self.show_view(View.DAY)
        self.focus_view()

    def show_sites(self, sites: Collection[SiteCode] | None) -> None:
        """Show only some sites, or all."""
        self.sites = sites
        self.refresh()

    def _on_sought(self, sought: Sought) -> None:
        before, self.sought = self.sought, sought
        if (before.seats, before.features) != (sought.seats, sought.features):
            self.refresh()
        elif self.view is not View.DAY:
            self.spans.show_found()
        self._dim()

    def refresh(self) -> None:
        day = partial(source.load, self._desk, self.day, self.sites, self.sought)
        span = partial(source.load_span, self._desk, self.view, self.day, self.sites, self.sought)
        if self.view is View.DAY:
            self._background.ask(self, day, self._on_loaded, self.fail)
        else:
            self._background.ask(self, span, self._on_span, self.fail)

    def _on_loaded(self, loaded: source.Loaded) -> None:
        if loaded.board.day != self.day:
            return
        self._know(loaded.places)
        self.grid.set_now(self.clock.now())
        self.grid.set_day(loaded.board, loaded.who)
        self.grid.say_empty(has_rooms=bool(loaded.places.rooms))
        self._dim()
        if self.picked and self.grid.booking() != self.picked:
            self.grid.pick(self.picked)
        self.keep_only(self.grid.booking())
        if self._bench is None:  # the day is seen first
            self.grid.viewport().repaint()
        self.loaded.emit(loaded)

    def _know(self, places: Places) -> None:
        self.places = places
        if self._bench:
            self._bench.deeds.places = places
        else:
            QTimer.singleShot(0, self, lambda: self.bench)

    def _on_span(self, span: Span) -> None:
        if (span.first, span.days) == days_of(self.view, self.day):
            self._know(span.places)
            self._stand()
            self.spans.show(span)

    def keep_only(self, booking: BookingId | None) -> None:
        """Leave the details where what was picked is not on screen any more."""
        if booking is None:
            self.picked = None
            if self._bench:
                self.details.show_nothing()

    def _dim(self) -> None:
        """Let the bookings of the day step back that the words do not find."""
        if self.places and self.sought.words:
            entries, places = self.grid.board.entries, self.places
            self.grid.dim(number for number, one in enumerate(entries) if not self.sought.finds(one, places))
        else:
            self.grid.dim(())

    def fail(self, error: RoomDeskError) -> None:
        """Say that something could not be read; what could be stays, under its own day."""
        again = self.day
        if self.view is View.DAY and self.day != self.grid.board.day:
            self.day = self.grid.board.day
            self.tools.show_day(self.day, self.view)
        self.bench.tell_failed(error, again)

    def _on_changed(self, changes: Changes, who: object) -> None:
        # What this screen did itself it has read again already.
        shown = slot_of_days(*days_of(self.view, self.day), self.grid.board.timezone)
        if who is not self and (changes.touches(shown) or changes.devices):
            self.refresh()

    # ── one booking ─────────────────────────────────────────────────────────────────────────────────────
    def pick(self, booking: BookingId | None) -> None:
        """Show a booking's details, or that none is chosen."""
        if booking != self.picked:
            self._waiting = []
        self.picked = booking
        self._stand()
        if booking is None:
            self.details.show_nothing()
        else:
            self._background.ask(self, partial(self._desk.show_booking, booking), self._on_shown, self.fail)

    def _on_shown(self, shown: Shown) -> None:
        if self.places and self.picked == shown.booking.id:
            self.details.show_booking(shown, self.places, self.grid.board, (self.grid.who, self.clock.now()))
            self.bench.inviting.tell(shown.booking)
            waiting, self._waiting = self._waiting, []
            for act in waiting:
                act(shown)

    def once_shown(self, act: Callable[[Shown], object]) -> None:
        """Do something with the picked booking: at once, or when what is being read of it has come."""
        shown = self.details.shown
        if shown and shown.booking.id == self.picked:
            act(shown)
        else:
            self._waiting.append(act)

    # ── booking ─────────────────────────────────────────────────────────────────────────────────────────
    def book(self, room: str = "", starts: int = 0, ends: int = 0) -> None:
        """Open the booking dialog, at a room and time or, without, at the keyboard's free time or the next hour."""
        if self.places is None:
            return
        if self.view is not View.DAY and not room:
            self.bench.book(*self.spans.free_place())
            return
        if not room and (free := self.grid.free_time()):
            room, starts, ends = free
        slot = slot_of(starts, ends) if room else None
        self.bench.book(self.day, slot, (RoomCode(room),) if room else ())

    def follow(self, booked: Booked) -> None:
        """Follow a change of one's own to its day, and pick what was changed where it still stands."""
        first = booked.bookings[0]
        self.picked = first.id if first.status.blocks else None
        self.show_day(to_wall(first.slot.start, first.timezone).date() if self.view is View.DAY else self.day)

    # ── what works on the bookings ──────────────────────────────────────────────────────────────────────
    @property
    def bench(self) -> Bench:
        """Give what works on the bookings: made after the first day has been painted, or with the first key before."""
        if self._bench is None:
            self.window().removeEventFilter(self)
            self._bench = load("roomdesk.gui.agenda.bench:Bench")(self, self._desk, self._background, self._pulse)
            self._rows.insertWidget(1, self.notice)
            self._rows.insertWidget(2, self.bench.inviting.bar)
            self._middle.replaceWidget(self._beside, self.details)
            self._beside.deleteLater()
            self._beside = self.details
            self._stand()
            self._bench.connect()
        return self._bench

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._bench is None:
            self.window().installEventFilter(self)
            QTimer.singleShot(_LATE_MS, self, lambda: self.bench)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # Qt asks around before it looks for a shortcut: a key that comes before the bench finds what it is for.
        if isinstance(event, QKeyEvent):
            _ = self.bench
        return False

    @property
    def notice(self) -> ChangeBar:
        return self.bench.notice

    @property
    def details(self) -> DetailsPanel:
        return self.bench.details

    def listen(self, view: AgendaGrid | CalendarTable | MeetingList) -> None:
        """Hear what is picked, opened, edited and cancelled in a view."""
        view.picked.connect(self.pick)
        view.opened.connect(lambda: self.details.focus())
        view.edited.connect(lambda: self.bench.open_picked())
        view.cancelled.connect(lambda: self.bench.cancel())

    @cached_property
    def paper(self) -> PaperDesk:
        """Give what prints, made when something is printed first."""
        make = load("roomdesk.gui.printing.paper_desk:PaperDesk")
        return cast("PaperDesk", make(self._desk, self._background, self, self.notice, self.fail))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        least = 0 if self.view is View.DAY else self.spans.least_width(self.view)
        stand(self._middle, self.views, self._beside, room(self), letters(46), least)
        is_beside = self._middle.direction() is QBoxLayout.Direction.LeftToRight
        # Below the days it would take height from them: only for a booking of the week; a month shows none.
        is_told = self.view is View.WEEK and self.picked is not None
        self._beside.setVisible(is_beside or least == 0 or is_told)

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        self.views = QStackedWidget()
        self.views.addWidget(self.grid)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(0)
        self._middle.addWidget(self.views, 1)
        self._middle.addWidget(self._beside)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.tools)
        self._rows.addLayout(self._middle, 1)

    def _connect(self) -> None:
        tools = self.tools
        tools.turned.connect(self.turn)
        tools.today.connect(lambda: self.show_day(self.today()))
        tools.day_chosen.connect(self.show_day)
        tools.view_chosen.connect(self.show_view)
        tools.sought.connect(self._on_sought)
        tools.entered.connect(lambda: self.show_view(View.LIST))
        tools.wanted.connect(self.book)
        self.listen(self.grid)
        self.grid.wanted.connect(self.book)
        self._pulse.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start(_NOW_MS)

    def focus_view(self) -> None:
        """Put the keyboard into the bookings."""
        self._shown_by(self.view).setFocus(_BY_KEY)

    def turn(self, pages: int) -> None:
        """Turn the view's pages: days, weeks, months."""
        self.show_day(turned(self.view, self.day, pages))
