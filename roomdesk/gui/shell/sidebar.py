"""The side of the window: whose rooms these are, the way to each screen, and which sites are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from roomdesk.domain.ids import SiteCode
from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button, caption
from roomdesk.gui.common.narrow import letters
from roomdesk.gui.common.plain import PlainLabel, tip, unmarked
from roomdesk.gui.counted import counted
from roomdesk.gui.screens import Screen
from roomdesk.gui.shell.navigation import NavigationButton

translate = QCoreApplication.translate

_MARGIN = 10


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
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(4)
        self._is_demo = banner is not Banner.NONE
        self._wide_only: list[QWidget] = self._head(municipality)
        if banner is Banner.WITH_EXIT:
            self._wide_only.append(button(translate("Window", "Leave the demonstration"), self.leaving_wanted.emit))
        self._brief = PlainLabel(translate("Window", "Demo"), theme.Type.TINY, "pill-warn")
        self._brief.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tip(self._brief, translate("Window", "Demonstration: invented data"))
        self._bell: NavigationButton | None = None
        self._ways, self._sites, self._end = _Scrolled("ways", 2), _Scrolled("sites", 0), QWidget()
        self._list_ways(screens, below)
        self._choose = NavigationButton(translate("Window", "Sites"), "filter", "")
        self._choose.clicked.connect(self._offer_sites)
        self._ways.rows.addWidget(self._choose)
        name = caption(translate("Window", "Sites"))
        name.setContentsMargins(8, 10, 8, 0)
        for one in (self._brief, *self._wide_only, self._ways, name):
            self._rows.addWidget(one)
        self._rows.addWidget(self._sites, 1)
        self._rows.addWidget(self._end, 1)
        self._wide_only.append(name)
        self._is_folded = True
        self._fold(is_wanted=False)

    def _head(self, municipality: str) -> list[QWidget]:
        head = [
            PlainLabel("RoomDesk", theme.Type.BRAND, "brand"),
            PlainLabel(municipality, theme.Type.SMALL, "muted", wrap=True),
        ]
        if self._is_demo:
            text = translate("Window", "Demonstration: invented data")
            head.append(PlainLabel(text, theme.Type.TINY, "pill-warn", wrap=True))
        for label in head:
            label.setContentsMargins(8, 0, 8, 0)
        return [*head]

    def _list_ways(self, screens: tuple[Screen, ...], below: Sequence[QAction]) -> None:
        for number, screen in enumerate(screens, 1):
            entry = NavigationButton(screen.title(), screen.icon, f"Ctrl+{number}")
            entry.clicked.connect(lambda _checked=False, screen=screen: self.wanted.emit(screen))
            self._buttons[screen.key] = entry
            entry.setCheckable(True)
            entry.setAutoExclusive(True)
            self._ways.rows.addWidget(entry)
        for action in below:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            entry = NavigationButton(action.text(), str(action.data()), keys)
            entry.clicked.connect(action.trigger)
            self._ways.rows.addWidget(entry)
            if action.data() == "bell":
                self._bell = entry

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
        while item := self._sites.rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self._boxes = {}
        for code, name in names.items():
            box = _SiteBox(unmarked(name))
            box.setChecked(chosen is None or code in chosen)
            box.toggled.connect(self._on_toggled)
            tip(box, name)
            self._sites.rows.addWidget(box)
            self._boxes[code] = box
        self._sites.rows.addStretch(1)

    def take_share(self, width: int) -> None:
        """Be as wide as the text asks, a quarter of the window at most; icons alone where that cuts a title."""
        wished = max(entry.titled_width() for entry in self._ways.findChildren(NavigationButton)) + 2 * _MARGIN
        self._fold(is_wanted=wished > width // 4)
        icons = self._choose.folded_width() + self._ways.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(icons if self._is_folded else min(letters(30), width // 4))

    def _fold(self, *, is_wanted: bool) -> None:
        if is_wanted == self._is_folded:
            return
        self._is_folded = is_wanted
        across = 0 if is_wanted else _MARGIN
        self._rows.setContentsMargins(across, 4 if is_wanted else 14, across, 4 if is_wanted else 12)
        self._ways.setContentsMargins(0, 0 if is_wanted else 10, 0, 0)
        for one in self._wide_only:
            one.setVisible(not is_wanted)
        for entry in self._ways.findChildren(NavigationButton):
            entry.fold(is_wanted=is_wanted)
        self._brief.setVisible(is_wanted and self._is_demo)
        self._choose.setVisible(is_wanted)
        self._sites.setVisible(not is_wanted)
        self._end.setVisible(is_wanted)

    def _offer_sites(self) -> None:
        """Let the list of sites stand beside the icons until it is left."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("popup")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setAccessibleName(translate("Window", "Sites"))
        offered = _Scrolled("sites", 0)
        rows = QVBoxLayout(popup)
        rows.addWidget(offered)
        boxes = {code: QCheckBox(box.text()) for code, box in self._boxes.items()}
        for code, box in boxes.items():
            box.setChecked(self._boxes[code].isChecked())
            box.toggled.connect(self._boxes[code].setChecked)
            offered.rows.addWidget(box)
        room = self.window().geometry()
        popup.resize(popup.sizeHint().boundedTo(room.size()))
        popup.move(self.mapToGlobal(QPoint(self.width(), 0)).x(), room.bottom() - popup.height())
        popup.show()
        next(iter(boxes.values()), popup).setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_toggled(self) -> None:
        chosen = [code for code, box in self._boxes.items() if box.isChecked()]
        self.sites_chosen.emit(None if len(chosen) == len(self._boxes) else chosen)


class _SiteBox(QCheckBox):
    """A site's box; too long a name is cut in its middle, since names of a town's offices begin alike."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self).width()
        option.text = self.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideMiddle, room)
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_CheckBox, option, painter, self)


class _Scrolled(QScrollArea):
    """Widgets below each other, as high as they are together, or less where they must scroll."""

    def __init__(self, name: str, spacing: int) -> None:
        super().__init__()
        self._inner = QWidget()
        self._inner.setObjectName("sideList")
        self.rows = QVBoxLayout(self._inner)
        self.rows.setSpacing(spacing)
        self.rows.setContentsMargins(0 if spacing else 5, 0, 0, 0)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return self._inner.sizeHint()

    def minimumSizeHint(self) -> QSize:
        line = theme.metrics(theme.Type.BODY).height()
        return QSize(1, min(self.sizeHint().height(), line * 3))
