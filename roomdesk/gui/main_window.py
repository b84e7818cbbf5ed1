"""The frame: navigation and sites at the side, the screen in front, the state of things below."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from roomdesk.domain.booking import Booking
from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import DeviceCode, RoomCode, SiteCode
from roomdesk.domain.slot import to_wall
from roomdesk.gui.common.narrow import PageScroll
from roomdesk.gui.pulse import Away
from roomdesk.gui.screens import SCREENS, Keeping, Page, Remembering, Screen, Tools, load, open_screen
from roomdesk.gui.shell import standing
from roomdesk.gui.shell.away import AwayBar, offer_draft
from roomdesk.gui.shell.memory import Memory
from roomdesk.gui.shell.sidebar import Banner, Sidebar
from roomdesk.gui.shell.statusline import StatusLine

if TYPE_CHECKING:
    from roomdesk.gui.agenda.page import AgendaPage
    from roomdesk.gui.booking.opener import Start
    from roomdesk.gui.equipment.page import EquipmentPage
    from roomdesk.gui.places.page import PlacesPage
    from roomdesk.ports.drafts import KeptDraft

translate = QCoreApplication.translate

_FRESH = timedelta(minutes=15)
_MOMENT_S = 0.02


@frozen
class Sign:
    """What the frame says of itself: whose rooms these are, and in words where the data lives."""

    municipality: str
    location: str
    demo: bool = False
    can_set: bool = False
    can_leave: bool = False


class MainWindow(QMainWindow):
    """Makes each screen when it is first opened, and keeps it.

    Signals: notices_wanted(), settings_wanted(), keys_wanted(), about_wanted() for the dialogs that stand apart;
    leaving_wanted() to leave the demonstration.
    """

    notices_wanted = Signal()
    settings_wanted = Signal()
    keys_wanted = Signal()
    about_wanted = Signal()
    leaving_wanted = Signal()

    def __init__(self, tools: Tools, sign: Sign, memory: Memory) -> None:
        super().__init__()
        self._tools, self._sign, self._memory = tools, sign, memory
        self._pages: dict[str, QWidget] = {}
        self._scrolls: dict[str, PageScroll] = {}
        self._unread = 0
        self._away = AwayBar(tools)
        self._states: dict[str, Mapping[str, str]] = {}
        self._sites: Collection[SiteCode] | None = memory.sites()
        self._front = next((one for one in SCREENS if one.key == memory.screen()), SCREENS[0])
        self.page(self._front)
        tools.background.give_way(_MOMENT_S)
        # What stands around the screen may come a moment after what is on it.
        QTimer.singleShot(0, self, self._look)
        # With its frame, within the screen.
        self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize() * 0.94))
        self.restoreGeometry(memory.geometry())
        self._build()
        self._listen()
        self.show_screen(self._front)

    @property
    def agenda(self) -> AgendaPage:
        return cast("AgendaPage", self.page(SCREENS[0]))

    def page(self, screen: Screen) -> QWidget:
        """Give a screen's page; the first time it is made, and reads what it shows."""
        if screen.key not in self._pages:
            made = self._pages[screen.key] = open_screen(screen, self._tools)
            if isinstance(made, Remembering):
                made.remember(self._states.get(screen.key) or self._memory.state(screen.key))
            cast(Page, made).show_sites(self._sites)
        return self._pages[screen.key]

    def show_screen(self, screen: Screen) -> None:
        page = self.page(screen)
        self._front = screen
        if screen.key not in self._scrolls:
            self._scrolls[screen.key] = PageScroll(page)
            self._stack.addWidget(self._scrolls[screen.key])
        self._stack.setCurrentWidget(self._scrolls[screen.key])
        self._sidebar.show_screen(screen)
        # In the agenda the page's own key books at the place where the keyboard is.
        self._new.setEnabled(screen is not SCREENS[0])
        program = translate("Window", "RoomDesk – demonstration") if self._sign.demo else "RoomDesk"
        self.setWindowTitle(" – ".join(filter(None, (screen.title(), self._sign.municipality, program))))
        cast(Page, page).focus_view()

    def show_unread(self, count: int) -> None:
        """Say at the bell how many notices were not read yet."""
        self._unread = count
        self._sidebar.show_unread(count)

    def remind(self, text: str, booking: Booking) -> None:
        """Say above the screen in front that a meeting begins, unless something else is said there."""
        bar = cast(Page, self.page(self._front)).notice
        if not bar.isVisible():
            bar.tell("warn", text, translate("Window", "Show the meeting"), partial(self.go_to, booking))

    def rebuild(self, sign: Sign | None = None, tools: Tools | None = None) -> None:
        """Make everything anew, in the language and look that are in force now; what was shown stays shown.

        Other `tools` go to every screen, so that settings of the desk are in force without a new start.

        A dialog that is open keeps what was typed into it: the window is made anew once it is closed.
        """
        self._sign = sign or self._sign
        if tools:
            self._tools = tools
            self._listen()
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.finished.connect(self._on_dialog_closed, Qt.ConnectionType.QueuedConnection)
            return
        kept = {key: page.kept() for key, page in self._pages.items() if isinstance(page, Keeping)}
        opened = list(self._pages)
        self._states = self._remembered()
        for page in self._pages.values():
            page.hide()
            page.deleteLater()
        self._pages, self._scrolls = {}, {}
        self._build()
        self.show_screen(self._front)
        for screen in (one for one in SCREENS if one.key in opened):
            page = self.page(screen)
            if isinstance(page, Keeping) and screen.key in kept:
                page.keep(kept[screen.key])
        self._look()

    def _remembered(self) -> dict[str, Mapping[str, str]]:
        return {key: page.remembered() for key, page in self._pages.items() if isinstance(page, Remembering)}

    def _on_dialog_closed(self, _result: int) -> None:
        self.rebuild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_share()

    def closeEvent(self, event: QCloseEvent) -> None:
        for key, state in self._remembered().items():
            self._memory.keep_state(key, state)
        self._memory.keep(self.saveGeometry(), self._front.key, self._sites)
        super().closeEvent(event)

    # ── what can be done ────────────────────────────────────────────────────────────────────────────────
    def groups(self) -> list[tuple[str, list[QAction]]]:
        """Give every action of the window and of the screen in front, by where it works."""
        page = self.page(self._front)
        if self._front is SCREENS[0]:
            _ = self.agenda.bench  # what works on the day is listed, though the day may not be read yet
        inner = [one for child in page.findChildren(QWidget) for one in child.actions()]
        return [
            (translate("Window", "Everywhere"), self.actions()),
            (self._front.title(), list(dict.fromkeys([*page.actions(), *inner]))),
        ]

    def import_tables(self) -> None:
        """Go to sites and rooms, and ask for tables to import."""
        places = next(one for one in SCREENS if one.key == "places")
        self.show_screen(places)
        cast("PlacesPage", self.page(places)).files.ask_import()

    def show_device(self, device: DeviceCode) -> None:
        """Go to the equipment, and show one device."""
        equipment = next(one for one in SCREENS if one.key == "equipment")
        self.show_screen(equipment)
        cast("EquipmentPage", self.page(equipment)).show_device(device)

    def book(self) -> None:
        """Go to the agenda and open the booking panel there."""
        self.show_screen(SCREENS[0])
        self.agenda.bench.once_read(self.agenda.book)

    def open_commands(self) -> None:
        """Open the command palette."""
        load("roomdesk.gui.shell.commands:open_commands")(self, self.groups(), self._rooms(), self._tools, self.go_to)

    def _rooms(self) -> list[tuple[str, str, Callable[[], object]]]:
        """Name the rooms with their sites, and the way to each."""
        places = self.agenda.places
        if places is None:
            return []
        return [
            (one.name, places.sites[one.site].name, partial(self.go_to_room, one.code)) for one in places.rooms.values()
        ]

    def go_to_room(self, room: RoomCode) -> None:
        """Show a room's row in the agenda's day."""
        self.show_screen(SCREENS[0])
        self.agenda.show_room(room)

    def go_to(self, booking: Booking) -> None:
        """Show a meeting in the agenda."""
        self.show_screen(SCREENS[0])
        self.agenda.show_meeting(to_wall(booking.slot.start, booking.timezone).date(), booking.id)

    # ── how things stand ────────────────────────────────────────────────────────────────────────────────
    def _look(self) -> None:
        look = partial(standing.look, self._tools.desk)
        self._tools.background.ask(self, look, self._on_looked, self._on_not_looked)

    def _on_looked(self, found: standing.Standing) -> None:
        names = {code: site.name for code, site in found.places.sites.items()}
        known = {one for one in self._sites or () if one in names}
        self._sidebar.list_sites(names, known or None)
        if self._sites is not None and not known:
            self._on_sites_chosen(None)
        self._status.show_standing(found, self._sign.location)

    def _on_not_looked(self, _error: RoomDeskError) -> None:
        # The screen in front asks for more than this, and says why it cannot be read.
        return

    def _listen(self) -> None:
        self._tools.pulse.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        self._tools.pulse.away.connect(self._on_away, Qt.ConnectionType.QueuedConnection)
        self._tools.pulse.back.connect(self._on_back, Qt.ConnectionType.QueuedConnection)

    def _on_changed(self, changes: Changes, _who: object) -> None:
        if changes.places or changes.devices:
            self._look()

    def _on_away(self, away: Away) -> None:
        self._away.go_away(away)

    def _on_back(self) -> None:
        self._away.come_back(self._offer_draft)

    def _offer_draft(self, draft: KeptDraft) -> None:
        # A panel that is open still has what was typed.
        if QApplication.activeModalWidget() is None:
            offer_draft(draft, cast(Page, self.page(self._front)).notice, self._resume, is_back=True)

    def offer_left(self, drafts: Sequence[KeptDraft]) -> None:
        """Offer what was typed shortly before the program ended, unless something else is said or typed already."""
        bar = cast(Page, self.page(self._front)).notice
        fresh = [one for one in drafts if one.at >= self._tools.clock.now() - _FRESH]
        if fresh and not bar.isVisible() and QApplication.activeModalWidget() is None:
            offer_draft(fresh[0], bar, self._resume, is_back=False)

    def _resume(self, start: Start) -> None:
        self.show_screen(SCREENS[0])
        self.agenda.bench.panel.open(start)

    def _on_sites_chosen(self, sites: Collection[SiteCode] | None) -> None:
        self._sites = sites
        for page in self._pages.values():
            cast(Page, page).show_sites(sites)

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        actions = self._make_actions()
        self._sidebar = Sidebar(self._sign.municipality, SCREENS, actions, self._banner())
        self._sidebar.wanted.connect(self.show_screen)
        self._sidebar.leaving_wanted.connect(self.leaving_wanted)
        self._sidebar.sites_chosen.connect(self._on_sites_chosen)
        self._sidebar.show_unread(self._unread)
        self._stack = QStackedWidget()
        self._status = StatusLine()
        self._away.wear(self._tools)
        frame = QWidget()
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._sidebar)
        across.addWidget(self._stack, 1)
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._away)
        rows.addLayout(across, 1)
        rows.addWidget(self._status)
        self.setCentralWidget(frame)
        self._take_share()

    def _take_share(self) -> None:
        self._sidebar.take_share(self.width())
        self._status.take_height(self.height())

    def _banner(self) -> Banner:
        if not self._sign.demo:
            return Banner.NONE
        return Banner.WITH_EXIT if self._sign.can_leave else Banner.DEMONSTRATION

    def _make_actions(self) -> list[QAction]:
        """Make the window's actions; give those that stand in the navigation below the screens."""
        for number, screen in enumerate(SCREENS, 1):
            self._action(screen.title(), partial(self.show_screen, screen), f"Ctrl+{number}")
        self._new = self._action(translate("Window", "New booking"), self.book, "Ctrl+N")
        self._action(translate("Window", "Search commands and meetings"), self.open_commands, "Ctrl+K")
        below = [self._action(translate("Window", "Notices"), self.notices_wanted.emit, "Ctrl+B", "bell")]
        if self._sign.can_set:
            below.append(self._action(translate("Window", "Settings"), self.settings_wanted.emit, "Ctrl+,", "settings"))
        keys = self._action(translate("Window", "Keyboard"), self.keys_wanted.emit, "F1 Ctrl+?", "help-circle")
        if self._sign.can_leave:
            self._action(translate("Window", "Leave the demonstration"), self.leaving_wanted.emit)
        self._action(translate("Window", "About RoomDesk"), self.about_wanted.emit)
        self._action(translate("Window", "Quit"), self.close, "Ctrl+Q")
        return [*below, keys]

    def _action(self, text: str, act: Callable[[], object], keys: str = "", icon: str = "") -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(one) for one in keys.split()])
        action.setData(icon)
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        return action
