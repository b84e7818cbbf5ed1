"""Keyboard help, made from the actions themselves, and which RoomDesk this is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from roomdesk import __version__
from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.narrow import widen
from roomdesk.gui.common.plain import PlainLabel

translate = QCoreApplication.translate

Group = tuple[str, Sequence[QAction]]
"""A heading, and the actions under it."""


def keys_of(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(one.toString(native) for one in action.shortcuts())


class KeysDialog(QDialog):
    """Lists every action that has a name and a key, by where it works."""

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Help", "Keyboard"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QTreeWidget()
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([translate("Help", "What it does"), translate("Help", "Keys")])
        self.list.setAccessibleName(translate("Help", "Keyboard"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setRootIsDecorated(False)
        for heading, actions in groups:
            self._add(heading, actions)
        self.list.expandAll()
        self.list.resizeColumnToContents(0)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.addWidget(PlainLabel(translate("Help", "Everything can be done by keyboard"), theme.Type.TITLE, wrap=True))
        rows.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(translate("Help", "Close"), self.accept, voice="primary"))
        rows.addLayout(foot)
        metrics = theme.metrics(theme.Type.BODY)
        wished = QSize(metrics.averageCharWidth() * 90, metrics.height() * 30)
        self.resize(wished.boundedTo(self.screen().availableSize()))

    def _add(self, heading: str, actions: Sequence[QAction]) -> None:
        named = [one for one in actions if one.text() and one.shortcuts()]
        if not named:
            return
        top = QTreeWidgetItem(self.list, [heading])
        top.setFont(0, theme.font(theme.Type.STRONG))
        top.setData(1, Qt.ItemDataRole.AccessibleTextRole, heading)
        for one in named:
            QTreeWidgetItem(top, [one.text(), keys_of(one)])


class AboutDialog(QDialog):
    """Names the version, the licence, and what it is built on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Help", "About RoomDesk"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(10)
        rows.addWidget(PlainLabel("RoomDesk", theme.Type.BRAND, "brand"))
        version = translate("Help", "Version {version}, with Qt {qt}").format(version=__version__, qt=qt_version)
        rows.addWidget(PlainLabel(version, voice="muted"))
        for text in (
            translate("Help", "Videoconference rooms of several offices, booked as one meeting."),
            translate("Help", "Free software for public offices, under the licence EUPL-1.2."),
            translate("Help", "Qt for Python under LGPL-3.0; Titillium Web under the SIL Open Font License."),
        ):
            rows.addWidget(PlainLabel(text, wrap=True))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(translate("Help", "Close"), self.accept, voice="primary"))
        rows.addLayout(foot)
        widen(self, 60)
