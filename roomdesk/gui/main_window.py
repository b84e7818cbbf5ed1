"""The frame: navigation and sites at the side, the screen in front, the state of things below."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import SiteCode
from roomdesk.gui.screens import SCREENS, Page, Screen, Tools, open_screen
from roomdesk.gui.shell import standing
from roomdesk.gui.shell.sidebar import Sidebar
from roomdesk.gui.shell.statusline import StatusLine

if TYPE_CHECKING:
    from roomdesk.gui.agenda.page import AgendaPage

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Sign:
    """What the frame says of itself: whose rooms these are, and in words where the data lives."""

    municipality: str
    location: str
    demo: bool = False


class MainWindow(QMainWindow):
    """Makes each screen when it is first opened, and keeps it."""

    def __init__(self, tools: Tools, sign: Sign) -> None:
        super().__init__()
        self._tools, self._sign = tools, sign
        self._pages: dict[str, QWidget] = {}
        self._sites: Collection[SiteCode] | None = None
        self._front = SCREENS[0]
        # The store reads while the rest of the window is built.
        self._look()
        self.page(self._front)
        self._build()
        self.resize(1440, 900)
        self._tools.pulse.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        self.show_screen(self._front)
        self.agenda.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def agenda(self) -> AgendaPage:
        return cast("AgendaPage", self.page(SCREENS[0]))

    def page(self, screen: Screen) -> QWidget:
        """Give a screen's page; the first time it is made, and reads what it shows."""
        if screen.key not in self._pages:
            made = self._pages[screen.key] = open_screen(screen, self._tools)
            cast(Page, made).show_sites(self._sites)
        return self._pages[screen.key]

    def show_screen(self, screen: Screen) -> None:
        page = self.page(screen)
        self._front = screen
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._sidebar.show_screen(screen)
        program = translate("Window", "RoomDesk – demonstration") if self._sign.demo else "RoomDesk"
        self.setWindowTitle(" – ".join(filter(None, (screen.title(), self._sign.municipality, program))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sidebar.take_share(self.width())

    # ── how things stand ────────────────────────────────────────────────────────────────────────────────
    def _look(self) -> None:
        look = partial(standing.look, self._tools.desk)
        self._tools.background.ask(self, look, self._on_looked, self._on_not_looked)

    def _on_looked(self, found: standing.Standing) -> None:
        names = {code: site.name for code, site in found.places.sites.items()}
        self._sidebar.list_sites(names, None if self._sites is None else set(self._sites))
        self._status.show_standing(found, self._sign.location)

    def _on_not_looked(self, _error: RoomDeskError) -> None:
        # The screen in front asks for more than this, and says why it cannot be read.
        return

    def _on_changed(self, changes: Changes, _who: object) -> None:
        if changes.places or changes.devices:
            self._look()

    def _on_sites_chosen(self, sites: Collection[SiteCode] | None) -> None:
        self._sites = sites
        for page in self._pages.values():
            cast(Page, page).show_sites(sites)

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        self._sidebar = Sidebar(self._sign.municipality, SCREENS, demo=self._sign.demo)
        self._sidebar.wanted.connect(self.show_screen)
        self._sidebar.sites_chosen.connect(self._on_sites_chosen)
        self._stack = QStackedWidget()
        self._status = StatusLine()
        frame = QWidget()
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._sidebar)
        across.addWidget(self._stack, 1)
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(across, 1)
        rows.addWidget(self._status)
        self.setCentralWidget(frame)
        for number, screen in enumerate(SCREENS, 1):
            action = QAction(screen.title(), self)
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            action.triggered.connect(lambda _checked=False, screen=screen: self.show_screen(screen))
            self.addAction(action)
