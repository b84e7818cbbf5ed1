"""The bar of the places screen: what can be made new, tables in and out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton

from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.plain import PlainLabel, tip
from roomdesk.services.answers import PlaceTables

translate = QCoreApplication.translate


class PlacesBar(QFrame):
    """Signals: new(table), import_wanted(), export_wanted(table)."""

    new = Signal(str)
    import_wanted = Signal()
    export_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.make = _menu_button(translate("Places", "New"), self.new, self._kinds())
        self.import_ = button(translate("Places", "Import tables…"), self.import_wanted.emit)
        tables = (
            ("sites", translate("Places", "Sites")),
            ("rooms", translate("Places", "Rooms")),
            ("equipment", translate("Places", "Equipment")),
            ("bookings", translate("Places", "Bookings")),
        )
        self.export = _menu_button(translate("Places", "Export"), self.export_wanted, tables)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 14)
        row.addWidget(PlainLabel(translate("Places", "Sites and rooms"), theme.Type.TITLE, wrap=True), 1)
        for one in (self.import_, self.export, self.make):
            row.addWidget(one)
        self.make.setEnabled(False)
        self.import_.setEnabled(False)

    def offer(self, tables: PlaceTables) -> None:
        """Offer what can be done: a room needs a site, a device a room, and all of it an administrator."""
        there = {"sites": True, "rooms": bool(tables.places.sites), "equipment": bool(tables.places.rooms)}
        why_not = (
            "" if tables.may_edit else translate("Places", "Only an administrator changes sites, rooms and people.")
        )
        for one in (self.make, self.import_):
            one.setEnabled(tables.may_edit)
            tip(one, why_not)
        for action in self.make.menu().actions():
            action.setEnabled(tables.may_edit and there.get(action.data(), True))

    @staticmethod
    def _kinds() -> Sequence[tuple[str, str]]:
        return (
            ("sites", translate("Places", "Site")),
            ("rooms", translate("Places", "Room")),
            ("equipment", translate("Places", "Device")),
            ("people", translate("Places", "Person")),
        )


def _menu_button(text: str, wanted: SignalInstance, choices: Sequence[tuple[str, str]]) -> QPushButton:
    made = button(text, lambda: None, voice="menu")
    menu = QMenu(made)
    for value, name in choices:
        action = menu.addAction(name)
        action.setData(value)
        # Where all commands are listed, “Rooms” alone says neither that they are exported nor that one is made.
        action.setStatusTip(f"{text.rstrip('…')}: {name}")
        action.triggered.connect(lambda _checked=False, value=value: wanted.emit(value))
    made.setMenu(menu)
    return made
