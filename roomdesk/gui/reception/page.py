"""The reception screen: what goes on, what comes, who has arrived, which rooms can be taken now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.slot import to_wall
from roomdesk.gui import texts, theme, words
from roomdesk.gui.background import Background
from roomdesk.gui.common import panes
from roomdesk.gui.counted import counted
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.printing.dialog import Printable
from roomdesk.gui.printing.paper_desk import PaperDesk
from roomdesk.gui.printing.wish import PrintWish, Sheet
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.reception import rows, source
from roomdesk.gui.reception.arrivals import Arrivals
from roomdesk.gui.reception.groups import FreeRoom, Phase, free_rooms, grouped, is_today
from roomdesk.gui.reception.rows import Row
from roomdesk.gui.reception.tasks import TaskBoard
from roomdesk.gui.reception.toolbar import ReceptionToolbar
from roomdesk.gui.reception.view import Card
from roomdesk.gui.screens import Tools
from roomdesk.gui.signs.menu import SignMenu
from roomdesk.ports.clock import Clock
from roomdesk.ports.writer import Paper

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_TICK_MS = 15_000
_BESIDE = 95  # letters of body text; in less width the cards stand under each other
_MOST_SHARE = 8


class ReceptionPage(QWidget):
    """Reads again when something changes; what the clock alone changes is sorted anew without reading."""

    def __init__(self, desk: Desk, clock: Clock, background: Background, pulse: Pulse) -> None:
        super().__init__()
        self._desk, self._clock, self._background, self._pulse = desk, clock, background, pulse
        self._sites: Collection[SiteCode] | None = None
        self._free: dict[str, FreeRoom] = {}
        self.read: source.ReceptionDay | None = None
        self._wanted: Callable[[source.ReceptionDay], None] | None = None
        self.day = self._today = self.today()
        self.tools = ReceptionToolbar()
        self.search = self.tools.search
        self.notice = ChangeBar()
        handed = Tools(desk, clock, background, pulse)
        self.arrivals = Arrivals(handed, self, self.notice)
        self.signs = SignMenu(handed, self.tools.screens, self)
        self.paper = PaperDesk(desk, background, self, self.notice, self._on_failed)
        self.cards = {one: Card() for one in Phase}
        self.free = Card()
        self.tasks = TaskBoard(desk, background)
        self._build()
        self._connect()
        self._say_day()

    def today(self) -> date:
        zone = self.read.timezone if self.read else source.DEFAULT_ZONE
        return to_wall(self._clock.now(), zone).date()

    # ── the day ─────────────────────────────────────────────────────────────────────────────────────────
    def show_day(self, day: date) -> None:
        """Read a day and show it."""
        self.day, self._wanted = day, None
        self._say_day()
        self.refresh()

    def kept(self) -> date:
        """Give what a page made anew, in another language or palette, shall show again."""
        return self.day

    def keep(self, kept: date) -> None:
        self.show_day(kept)

    def show_sites(self, sites: Collection[SiteCode] | None) -> None:
        """Show only some sites, or all."""
        self._sites = sites
        self.refresh()

    def show_tasks(self, is_wanted: bool) -> None:
        """Show what people set up and tidy instead of the meetings, or the meetings again."""
        self._views.setCurrentIndex(int(is_wanted))
        self.refresh()
        self.focus_view()

    def focus_view(self) -> None:
        if self._views.currentIndex():
            self.tasks.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        begun = self.cards[Phase.NOW if self.day == self.today() else Phase.LATER]
        begun.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        if self._views.currentWidget() is not self._views.widget(0):
            self.tasks.show_day(self.day, self._sites)
        load = partial(source.load, self._desk, self.day, self._sites)
        self._background.ask(self, load, self._on_loaded, self._on_failed)

    def _on_loaded(self, read: source.ReceptionDay) -> None:
        if read.schedule.day == self.day:
            self.read = read
            self.arrivals.places = read.places
            self._say_day()
            self.sort()
            wanted, self._wanted = self._wanted, None
            if wanted:
                wanted(read)

    def sort(self) -> None:
        """Sort the day that was read by the clock and the words that are looked for."""
        read = self.read
        if read is None:
            return
        now, searched = self._clock.now(), self.search.text()
        with_site = len(read.schedule.sites) > 1
        found = grouped(read, now, searched)
        for phase, card in self.cards.items():
            lines = [
                rows.meeting_row(one, phase, read.places, read.timezone, with_site=with_site) for one in found[phase]
            ]
            card.show_rows(*self._headings(phase, today=is_today(read, now)), lines)
        free = free_rooms(read, now)
        self._free = {one.room.code: one for one in free}
        self.free.show_rows(
            translate("Reception", "Free rooms now"),
            translate("Reception", "No room can be taken now."),
            [rows.free_row(one, with_site=with_site) for one in free],
        )
        self._share(today=is_today(read, now), searched=bool(searched.strip()))

    def _headings(self, phase: Phase, *, today: bool) -> tuple[str, str]:
        if not today:
            return translate("Reception", "Meetings of the day"), translate("Reception", "No meetings.")
        return {
            Phase.NOW: (translate("Reception", "Now"), translate("Reception", "Nobody is meeting now.")),
            Phase.NEXT: (
                translate("Reception", "Next"),
                translate("Reception", "No meeting begins within two hours."),
            ),
            Phase.LATER: (translate("Reception", "Later today"), translate("Reception", "No more meetings today.")),
            Phase.OVER: (translate("Reception", "Over"), ""),
        }[phase]

    def _share(self, *, today: bool, searched: bool) -> None:
        """Give each card height by what is in it; those that say nothing on this day are away."""
        shown = {
            self.cards[Phase.NOW]: today,
            self.cards[Phase.NEXT]: today,
            self.cards[Phase.LATER]: True,
            self.cards[Phase.OVER]: today and searched and bool(self.cards[Phase.OVER].list.rows.rows),
            self.free: today,
        }
        for card, is_shown in shown.items():
            card.setVisible(is_shown)
        self._left_box.setVisible(today)
        for column, box in ((self._left, self._left_box), (self._right, self._right_box)):
            for card in box.findChildren(Card):
                column.setStretchFactor(card, 2 + min(len(card.list.rows.rows), _MOST_SHARE))

    def _on_failed(self, error: RoomDeskError) -> None:
        again = partial(self.show_day, self.day)
        self._wanted = None
        if self.read and self.read.schedule.day != self.day:
            # What could be read stays, under its own day.
            self.day = self.read.schedule.day
            self._say_day()
        told = texts.explain(error, self.read.places if self.read else None)
        self.notice.tell("bad", told.line, translate("Reception", "Try again"), again)

    def _on_changed(self, changes: Changes, who: object) -> None:
        # What this screen did itself it has read again already.
        touched = self.read is None or changes.touches(self.read.schedule.slot)
        if who is not self and (touched or changes.devices):
            self.refresh()

    def _on_offered(self, row: Row, where: QPoint) -> None:
        self.arrivals.offer(self._free[row.key], where)

    # ── paper ───────────────────────────────────────────────────────────────────────────────────────────
    def print(self) -> None:
        """Ask what to print of this day."""
        self._once_read(lambda read: self.paper.ask(_printable(read, self._sites)))

    def print_tasks(self) -> None:
        """Show what people set up and tidy as a page to print, in the window's language."""
        language = QLocale().name()[:2]
        self.paper.show(PrintWish(Sheet.TASKS, self.day, self._sites, (), language, Paper()))

    def save_pdf(self) -> None:
        """Save the day sheet of the sites shown, in the window's language."""
        self._once_read(self._save_pdf)

    def _save_pdf(self, read: source.ReceptionDay) -> None:
        printable = _printable(read, self._sites)
        language = QLocale().name()[:2]
        self.paper.ask_pdf(PrintWish(Sheet.DAY, printable.day, printable.sites, (), language, Paper()))

    def save_calendar(self) -> None:
        """Save the day's meetings of the sites shown as a calendar file."""
        self._once_read(lambda read: self.paper.save_calendar(_printable(read, self._sites), read.timezone))

    def _once_read(self, act: Callable[[source.ReceptionDay], None]) -> None:
        """Do something with the day that is shown; where it is not read yet, as soon as it is."""
        if self.read and self.read.schedule.day == self.day:
            act(self.read)
        else:
            self._wanted = act

    def _list_signs(self) -> None:
        if self.read:
            self.signs.list(self.read.schedule.sites, self.read.places)

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        self._body = QHBoxLayout()
        self._body.setContentsMargins(16, 16, 16, 16)
        self._body.setSpacing(14)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (self._left, (self.cards[Phase.NOW], self.free)),
            (self._right, (self.cards[Phase.NEXT], self.cards[Phase.LATER], self.cards[Phase.OVER])),
        ):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(14)
            for card in cards:
                column.addWidget(card, 1)
        self._left_box, self._right_box = QWidget(), QWidget()
        self._left_box.setLayout(self._left)
        self._right_box.setLayout(self._right)
        self._body.addWidget(self._left_box, 1)
        self._body.addWidget(self._right_box, 1)
        inner = QWidget()
        inner.setObjectName("reception")
        inner.setLayout(self._body)
        scroll = QScrollArea()
        scroll.setObjectName("reception")
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.tools)
        lines.addWidget(self.notice)
        self._views = QStackedWidget()
        self._views.addWidget(scroll)
        board = QWidget()
        board.setObjectName("reception")
        around = QVBoxLayout(board)
        around.setContentsMargins(16, 16, 16, 16)
        around.addWidget(self.tasks)
        self._views.addWidget(board)
        lines.addWidget(self._views, 1)

    def _connect(self) -> None:
        for card in self.cards.values():
            card.list.pressed_row.connect(lambda row, _where: self.arrivals.check_in(row))
        self.free.list.pressed_row.connect(self._on_offered)
        self.arrivals.outdated.connect(self.refresh)
        self.search.textChanged.connect(self.sort)
        self.tools.turned.connect(self._turn)
        self.tools.today.connect(self._go_today)
        self.tools.screens.aboutToShow.connect(self._list_signs)
        self.tools.printing.connect(self.print)
        self.tools.tasks_wanted.connect(self.show_tasks)
        self.tasks.changed.connect(lambda changes: self._pulse.changed.emit(changes, self))
        self.tasks.failed.connect(self._on_failed)
        self.tasks.print_wanted.connect(self.print_tasks)
        self.tools.pdf_wanted.connect(self.save_pdf)
        self.tools.calendar_wanted.connect(self.save_calendar)
        self._pulse.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        panes.install(self, self._parts)
        for text, keys, act in (
            (translate("Reception", "Today"), "Ctrl+T", self._go_today),
            (translate("Reception", "Previous day"), "Alt+Left", partial(self._turn, -1)),
            (translate("Reception", "Next day"), "Alt+Right", partial(self._turn, 1)),
            (translate("Reception", "Search a meeting or a person"), "Ctrl+F", self._look_for),
            (translate("Reception", "Print…"), "Ctrl+P", self.print),
            (translate("Reception", "Save the day as PDF"), "", self.save_pdf),
            (translate("Reception", "Save the day as a calendar file"), "", self.save_calendar),
            (translate("Reception", "Undo"), "Ctrl+Z", self.arrivals.history.undo),
            (translate("Reception", "Redo"), "Ctrl+Shift+Z Ctrl+Y", self.arrivals.history.redo),
            (translate("Reception", "Read again"), "F5", self.refresh),
        ):
            self._command(text, keys, act)
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start(_TICK_MS)

    def _parts(self) -> Sequence[panes.Pane]:
        cards = [self.cards[Phase.NOW], self.free, *(self.cards[one] for one in Phase if one is not Phase.NOW)]
        lists = [panes.Pane(one, one.list) for one in cards]
        return *lists, panes.Pane(self.tasks, self.tasks.list), panes.Pane(self.tools, self.search)

    def _command(self, text: str, keys: str, act: Callable[[], object]) -> None:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(one) for one in keys.split()])
        action.triggered.connect(lambda: act())
        self.addAction(action)

    def tick(self) -> None:
        """Follow the clock: sort anew, and at midnight go with the day that was today."""
        today, self._today = self._today, self.today()
        if today != self._today and self.day == today:
            self.show_day(self._today)
        else:
            self.sort()

    def _go_today(self) -> None:
        self.show_day(self.today())

    def _look_for(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _turn(self, days: int) -> None:
        self.show_day(self.day + timedelta(days=days))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letter = theme.metrics(theme.Type.BODY).averageCharWidth()
        beside = self.width() > letter * _BESIDE
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.tools.take_width(self.width())

    def minimumSizeHint(self) -> QSize:
        # However large the text, the window stays within the screen: lists scroll.
        return QSize(400, 300)

    def _say_day(self) -> None:
        where = ""
        if self.read and self._sites is not None:
            sites = self.read.schedule.sites
            where = sites[0].name if len(sites) == 1 else counted.sites(len(sites))
        self.tools.title.setText(" · ".join(filter(None, (words.long_day(self.day), where))))


def _printable(read: source.ReceptionDay, sites: Collection[SiteCode] | None) -> Printable:
    busy = {room.code: None for one in read.meetings for room in one.rooms}
    return Printable(read.schedule.day, sites, read.schedule.rooms, tuple(busy))
