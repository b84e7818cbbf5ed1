"""Offers as rows: a free room, or a time with a room in each office; no reading in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from roomdesk.domain.equipment import Health
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.slot import Slot
from roomdesk.gui import words
from roomdesk.gui.counted import counted
from roomdesk.gui.find.form import ZONE
from roomdesk.gui.find.source import Found
from roomdesk.services.answers import RoomOffer

translate = QCoreApplication.translate

Index = QModelIndex | QPersistentModelIndex


class Offer(NamedTuple):
    """What one click books: where and when. `brief` is a title for narrow rows; `health` None for several rooms."""

    title: str
    aside: str
    slot: Slot
    rooms: tuple[RoomCode, ...]
    health: Health | None = None
    features: tuple[str, ...] = ()
    brief: str = ""

    @property
    def spoken(self) -> str:
        health = words.health(self.health) if self.health else ""
        return ", ".join(filter(None, (self.title, self.aside, "" if health in self.aside else health)))


def rooms(found: Found) -> list[Offer]:
    return [
        Offer(
            one.room.name,
            " · ".join((found.places.sites[one.room.site].name, *reasons(one, is_best=number == 0))),
            found.wish.slot,
            (one.room.code,),
            found.health.get(one.room.code, Health.UNKNOWN),
            tuple(one.room.features),
        )
        for number, one in enumerate(found.offers)
    ]


def reasons(one: RoomOffer, *, is_best: bool) -> list[str]:
    """Say why a room stands where it does: how its seats fit, and equipment that is not in order."""
    fits = counted.seats_spare(one.spare) if one.spare else translate("Find", "seats just right")
    ill = words.health(one.working) if one.working in (Health.DEGRADED, Health.FAILED) else ""
    best = translate("Find", "fits best") if is_best else ""
    return [part for part in (best, f"{words.seats(one.room)}, {fits}", ill) if part]


def times(found: Found) -> list[Offer]:
    return [
        Offer(
            words.when(one.slot, ZONE),
            " · ".join(found.places.rooms[room].name for _, room in one.rooms),
            one.slot,
            tuple(room for _, room in one.rooms),
            brief=words.when_briefly(one.slot, ZONE),
        )
        for one in found.times
    ]


class OfferModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.offers: list[Offer] = []

    def set_rows(self, offers: Sequence[Offer]) -> None:
        self.beginResetModel()
        self.offers = list(offers)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return offer.spoken
        return None
