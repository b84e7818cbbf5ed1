"""The side of the window: whose rooms these are, the way to each screen, and which sites are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from roomdesk.domain.ids import SiteCode
from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button, caption
from roomdesk.gui.common.plain import PlainLabel, unmarked
from roomdesk.gui.counted import counted
from roomdesk.gui.screens import Screen
from roomdesk.gui.shell.navigation import NavigationButton

translate = QCoreApplication.translate


class Banner(Enum):
    """What stands under the municipality's name: nothing, that its data are invented, and a way out of them."""

    NONE = 0
    DEMONSTRATION = 1
    WITH_EXIT = 2


class Sidebar(QFrame):
    """Signals: wanted(Screen); sites_chosen(list of SiteCode, or None for all); leaving_wanted() the demonstration."""

    wanted = Signal(object)
    sites_chosen = Signal(object)
    leaving_wanted = Signal()

    def __init__(
        self, municipality: str, screens: tuple[Screen, ...], below: Sequence[QAction], banner: Banner
    ) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._boxes: dict[SiteCode, QCheckBox] = {}
        self._buttons: dict[str, NavigationButton] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 14, 10, 12)
        rows.setSpacing(4)
        head = [
            PlainLabel("RoomDesk", theme.Type.BRAND, "brand"),
            PlainLabel(municipality, theme.Type.SMALL, "muted", wrap=True),
        ]
        if banner is not Banner.NONE:
            text = translate("Window", "Demonstration: invented data")
            head.append(PlainLabel(text, theme.Type.TINY, "pill-warn", wrap=True))
        for label in head:
            label.setContentsMargins(8, 0, 8, 0)
            rows.addWidget(label)
        if banner is Banner.WITH_EXIT:
            rows.addSpacing(4)
            rows.addWidget(button(translate("Window", "Leave the demonstration"), self.leaving_wanted.emit))
        rows.addSpacing(10)
        for number, screen in enumerate(screens, 1):
            entry = NavigationButton(screen.title(), screen.icon, f"Ctrl+{number}")
            entry.clicked.connect(lambda _checked=False, screen=screen: self.wanted.emit(screen))
            self._buttons[screen.key] = entry
            entry.setCheckable(True)
            entry.setAutoExclusive(True)
            rows.addWidget(entry)
        self._bell: NavigationButton | None = None
        for action in below:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            entry = NavigationButton(action.text(), str(action.data()), keys)
            entry.clicked.connect(action.trigger)
            rows.addWidget(entry)
            if action.data() == "bell":
                self._bell = entry
        rows.addSpacing(10)
        name = caption(translate("Window", "Sites"))
        name.setContentsMargins(8, 0, 8, 0)
        rows.addWidget(name)
        rows.addWidget(self._site_list(), 1)

    def show_screen(self, screen: Screen) -> None:
        self._buttons[screen.key].setChecked(True)

    def show_unread(self, count: int) -> None:
        """Say at the bell how many notices were not read yet."""
        if self._bell:
            self._bell.show_count(count, counted.unread(count))

    def list_sites(self, names: Mapping[SiteCode, str], chosen: set[SiteCode] | None) -> None:
        """List the sites, unless they are listed already; `chosen` are ticked, None ticks all."""
        if {code: box.text() for code, box in self._boxes.items()} == {c: unmarked(n) for c, n in names.items()}:
            return
        while item := self._sites.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self._boxes = {}
        for code, name in names.items():
            box = QCheckBox(unmarked(name))
            box.setChecked(chosen is None or code in chosen)
            box.toggled.connect(self._on_toggled)
            self._sites.addWidget(box)
            self._boxes[code] = box
        self._sites.addStretch(1)

    def take_share(self, width: int) -> None:
        """Be as wide as the text asks, but never more than a quarter of the window."""
        self.setFixedWidth(min(theme.metrics(theme.Type.BODY).averageCharWidth() * 30, width // 4))

    def _site_list(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("siteList")
        self._sites = QVBoxLayout(inner)
        self._sites.setSpacing(0)
        self._sites.setContentsMargins(5, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setObjectName("sites")
        return scroll

    def _on_toggled(self) -> None:
        chosen = [code for code, box in self._boxes.items() if box.isChecked()]
        self.sites_chosen.emit(None if len(chosen) == len(self._boxes) else chosen)
