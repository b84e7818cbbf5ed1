"""Offers as rows: a free room, or a time with a room in each office; no reading in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roomdesk.domain.equipment import Health
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.slot import Slot
from roomdesk.gui import words
from roomdesk.gui.find.form import ZONE
from roomdesk.gui.find.source import Found

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
        parts = (self.title, self.aside, words.health(self.health) if self.health else "")
        return ", ".join(filter(None, parts))


def rooms(found: Found) -> list[Offer]:
    return [
        Offer(
            one.room.name,
            " · ".join(filter(None, (found.places.sites[one.room.site].name, words.seats(one.room)))),
            found.wish.slot,
            (one.room.code,),
            found.health.get(one.room.code, Health.UNKNOWN),
            tuple(one.room.features),
        )
        for one in found.offers
    ]


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
