"""Sites with their rooms and devices, and the people, as a tree; no reading in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from roomdesk.domain.equipment import Device
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.people import Person
from roomdesk.domain.places import Room, Site
from roomdesk.services.answers import PlaceTables

translate = QCoreApplication.translate

_CHOSEN = Qt.ItemDataRole.UserRole


class Chosen(NamedTuple):
    """What a form is of: `table` as the files name it, `key` a code or address, empty for a new one."""

    table: str
    key: str


class PlacesModel(QStandardItemModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(1)

    def set_rows(self, tables: PlaceTables, sites: Collection[SiteCode] | None) -> None:
        """Show some sites, or all, and everybody."""
        self.clear()
        devices: dict[RoomCode, list[Device]] = {}
        for one in tables.devices:
            devices.setdefault(one.room, []).append(one)
        for site in tables.places.sites.values():
            if sites is None or site.code in sites:
                rooms = tables.places.rooms_of(site.code)
                self.appendRow(_site(site, (_room(room, devices.get(room.code, ())) for room in rooms)))
        people = _item(translate("Places", "People"), translate("Places", "People"), None)
        for person in tables.people.values():
            people.appendRow(_item(person.name, f"{person.name}, {person.email}", Chosen("people", person.email)))
        self.appendRow(people)

    def index_of(self, chosen: Chosen) -> QModelIndex:
        """Give where something stands; an invalid index where it does not."""
        return next((index for index in self._all() if chosen_at(index) == chosen), QModelIndex())

    def _all(self) -> Iterator[QModelIndex]:
        waiting = [QModelIndex()]
        while waiting:
            above = waiting.pop()
            for row in range(self.rowCount(above)):
                index = self.index(row, 0, above)
                yield index
                waiting.append(index)


def chosen_at(index: QModelIndex) -> Chosen | None:
    # Qt hands tuples back as lists.
    found = index.data(_CHOSEN)
    return Chosen(*found) if found else None


def find(tables: PlaceTables, chosen: Chosen) -> Site | Room | Device | Person | None:
    """Look what was chosen up among what was read."""
    table: dict[str, Iterable[Site | Room | Device | Person]] = {
        "sites": tables.places.sites.values(),
        "rooms": tables.places.rooms.values(),
        "equipment": tables.devices,
        "people": tables.people.values(),
    }
    return next((one for one in table[chosen.table] if _key(one) == chosen.key), None)


def _key(thing: Site | Room | Device | Person) -> str:
    return thing.email if isinstance(thing, Person) else thing.code


def _site(site: Site, rooms: Iterable[QStandardItem]) -> QStandardItem:
    item = _item(site.name, translate("Places", "site {name}").format(name=site.name), Chosen("sites", site.code))
    for one in rooms:
        item.appendRow(one)
    return item


def _room(room: Room, devices: Iterable[Device]) -> QStandardItem:
    name = _in_use(room.name, retired=room.retired)
    item = _item(name, translate("Places", "room {name}").format(name=name), Chosen("rooms", room.code))
    for one in devices:
        name = _in_use(one.name, retired=one.retired)
        spoken = translate("Places", "device {name}").format(name=name)
        item.appendRow(_item(name, spoken, Chosen("equipment", one.code)))
    return item


def _in_use(name: str, *, retired: bool) -> str:
    return translate("Places", "{name} (retired)").format(name=name) if retired else name


def _item(text: str, spoken: str, chosen: Chosen | None) -> QStandardItem:
    item = QStandardItem(text)
    item.setEditable(False)
    item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    item.setData(chosen, _CHOSEN)
    return item
