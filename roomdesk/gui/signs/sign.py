"""A window that fills the screen and keeps itself up to date; Esc leaves it."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLayout, QWidget

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.places import Site
from roomdesk.domain.slot import to_wall
from roomdesk.gui import texts, theme
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.screens import Tools
from roomdesk.gui.signs.source import SignDay, load

translate = QCoreApplication.translate

_TICK_MS = 5_000
_WIDE, _TALL = (46, 22), (28, 40)  # letters in a line, and lines, of the smallest text
_EDGE = 1.1  # around all, in heights of the smallest text


class Sign(QWidget):
    """What door signs and lobby boards share; they say in `say` what is seen."""

    def __init__(self, tools: Tools, site: Site, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._tools, self._site = tools, site
        self._sized: list[tuple[QLabel, theme.Type, float]] = []
        self.read: SignDay | None = None
        self.setObjectName("sign")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.trouble = PlainLabel("", voice="warn", wrap=True)
        self.trouble.hide()
        tools.pulse.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start(_TICK_MS)

    def now(self) -> datetime:
        return self._tools.clock.now()

    def refresh(self) -> None:
        day = to_wall(self.now(), self._site.timezone).date()
        read = partial(load, self._tools.desk, day, self._site.code)
        self._tools.background.ask(self, read, self._on_loaded, self._on_failed)

    def tick(self) -> None:
        """Follow the clock, into the next day too."""
        if self.read is None or not self.read.slot.start <= self.now() < self.read.slot.end:
            self.refresh()
        else:
            self.say(self.read)

    def say(self, read: SignDay) -> None:
        """Show a day as it stands now."""
        raise NotImplementedError

    def label(self, text: str, style: theme.Type, share: float, voice: str = "", *, wrap: bool = False) -> PlainLabel:
        """Give a label whose letters grow with the screen: `share` times the smallest text."""
        made = PlainLabel(text, style, voice, wrap=wrap)
        made.setMinimumWidth(1)
        self._sized.append((made, style, share))
        return made

    @property
    def unit(self) -> int:
        """Give the height of the smallest text, in dots."""
        letters, lines = _TALL if self.is_tall else _WIDE
        return max(min(self.width() // letters, self.height() // lines), 8)

    @property
    def is_tall(self) -> bool:
        """Whether the screen hangs upright."""
        return self.height() > self.width()

    def sized(self, style: theme.Type, share: float) -> QFont:
        font = theme.font(style)
        font.setPixelSize(round(self.unit * share))
        return font

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for label, style, share in self._sized:
            label.setFont(self.sized(style, share))
        edge, layout = round(self.unit * _EDGE), self.layout()
        if layout:
            layout.setContentsMargins(edge, edge, edge, edge)
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # letters follow the screen
        if self.read:
            self.say(self.read)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _on_loaded(self, read: SignDay) -> None:
        self.read = read
        self.trouble.hide()
        self.say(read)

    def _on_failed(self, error: RoomDeskError) -> None:
        told = texts.explain(error)
        self.trouble.setText(f"{told.title}. {told.kept}")
        self.trouble.show()

    def _on_changed(self, changes: Changes, _who: object) -> None:
        if self.read is None or changes.touches(self.read.slot):
            self.refresh()
