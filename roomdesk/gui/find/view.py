"""A list of offers: one click, or Enter, books."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from roomdesk.gui.common.plain import tip
from roomdesk.gui.find.delegate import OfferDelegate
from roomdesk.gui.find.model import Offer, OfferModel


class OfferList(QListView):
    """Signals: wanted(Offer)."""

    wanted = Signal(object)

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers = OfferModel(self)
        self.setModel(self.offers)
        self.setItemDelegate(OfferDelegate(self))
        self.setObjectName("offers")
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        tip(self, hint)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._want)

    def set_rows(self, offers: Sequence[Offer]) -> None:
        self.offers.set_rows(offers)
        if offers:
            self.setCurrentIndex(self.offers.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _want(self, index: QModelIndex) -> None:
        self.wanted.emit(self.offers.offers[index.row()])
