"""The frame: the municipality and its sites at the side, the screen, the state of things below."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from roomdesk.domain.equipment import Health
from roomdesk.domain.ids import SiteCode
from roomdesk.gui import theme, words
from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.gui.agenda.source import Loaded
from roomdesk.gui.common.blocks import caption
from roomdesk.gui.common.plain import PlainLabel, unmarked

translate = QCoreApplication.translate

_COUNTED = (Health.OK, Health.DEGRADED, Health.FAILED, Health.UNKNOWN)


class MainWindow(QMainWindow):
    """Holds the agenda; `location` says in words where the data lives."""

    def __init__(self, agenda: AgendaPage, municipality: str, location: str, *, demo: bool) -> None:
        super().__init__()
        self.agenda = agenda
        self._location = location
        self._boxes: dict[SiteCode, QCheckBox] = {}
        title = "RoomDesk" if not demo else translate("Window", "RoomDesk – demonstration")
        self.setWindowTitle(f"{municipality} – {title}" if municipality else title)
        self._checks, self._where, self._who = (PlainLabel("", theme.Type.SMALL, "muted") for _ in range(3))
        frame = QWidget()
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._sidebar(municipality, demo=demo))
        across.addWidget(agenda, 1)
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(across, 1)
        rows.addWidget(self._statusline())
        self.setCentralWidget(frame)
        self.resize(1440, 900)
        agenda.loaded.connect(self._on_loaded)
        agenda.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sidebar(self, municipality: str, *, demo: bool) -> QWidget:
        side = self._side = QFrame()
        side.setObjectName("sidebar")
        rows = QVBoxLayout(side)
        rows.setContentsMargins(18, 14, 10, 12)
        rows.setSpacing(4)
        rows.addWidget(PlainLabel("RoomDesk", theme.Type.BRAND, "brand"))
        rows.addWidget(PlainLabel(municipality, theme.Type.SMALL, "muted", wrap=True))
        if demo:
            rows.addWidget(
                PlainLabel(translate("Window", "Demonstration: invented data"), theme.Type.TINY, "pill-warn", wrap=True)
            )
        rows.addSpacing(14)
        rows.addWidget(caption(translate("Window", "Sites")))
        self._sites = QVBoxLayout()
        self._sites.setSpacing(0)
        inner = QWidget()
        inner.setLayout(self._sites)
        self._sites.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setObjectName("sites")
        rows.addWidget(scroll, 1)
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(min(theme.metrics(theme.Type.BODY).averageCharWidth() * 28, self.width() // 5))

    def _statusline(self) -> QWidget:
        line = QFrame()
        line.setObjectName("statusline")
        row = QHBoxLayout(line)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(24)
        for label in (self._where, self._checks, self._who):
            # Large text may cut these off, but never widens the window beyond the screen.
            label.setMinimumWidth(1)
        row.addWidget(self._where)
        row.addWidget(self._checks)
        row.addStretch(1)
        row.addWidget(self._who)
        return line

    def _on_loaded(self, loaded: Loaded) -> None:
        sites = loaded.places.sites
        if set(sites) != set(self._boxes):
            self._list_sites({code: site.name for code, site in sites.items()})
        self._where.setText(translate("Window", "Data: {location}").format(location=self._location))
        self._checks.setText(self._last_check(loaded))
        self._who.setText(translate("Window", "You act as {email}").format(email=loaded.me))

    def _last_check(self, loaded: Loaded) -> str:
        if loaded.checked_at is None:
            return translate("Window", "Equipment not checked yet")
        zone = loaded.board.timezone
        at = f"{words.clock(loaded.checked_at, zone)}"
        counts = ", ".join(
            f"{loaded.devices[one]} {words.health(one).lower()}" for one in _COUNTED if loaded.devices[one]
        )
        return translate("Window", "Equipment last checked at {time}: {counts}").format(time=at, counts=counts)

    def _list_sites(self, names: dict[SiteCode, str]) -> None:
        while item := self._sites.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self._boxes = {}
        for code, name in names.items():
            box = QCheckBox(unmarked(name))
            box.setChecked(True)
            box.toggled.connect(self._on_site_toggled)
            self._sites.addWidget(box)
            self._boxes[code] = box
        self._sites.addStretch(1)

    def _on_site_toggled(self) -> None:
        chosen = [code for code, box in self._boxes.items() if box.isChecked()]
        self.agenda.show_sites(None if len(chosen) == len(self._boxes) else chosen)
