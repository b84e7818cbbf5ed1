"""Drafts of the booking panel: kept every few seconds, offered later, gone once booked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from roomdesk.domain.errors import RoomDeskError
from roomdesk.gui.background import Background
from roomdesk.gui.booking.form import Typed, to_keep
from roomdesk.ports.clock import Clock
from roomdesk.ports.drafts import KeptDraft

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

KEEP_MS = 2000


class DraftKeeper(QObject):
    """Keeps what is typed under one id. All goes through the store's lane, one after the other."""

    def __init__(
        self, desk: Desk, clock: Clock, background: Background, typed: Callable[[], Typed], panel: QObject
    ) -> None:
        super().__init__(panel)
        self._desk, self._clock, self._background, self._typed = desk, clock, background, typed
        self.id = str(uuid4())
        self._is_kept = False
        # Whoever goes on typing must not put the keeping off: the timer runs from the first change.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.keep)

    def note(self) -> None:
        """Hear that something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> bool:
        """Keep what is typed now; tells whether it was worth it."""
        self._timer.stop()
        typed = self._typed()
        if not typed.is_worth_keeping:
            if self._is_kept:
                self.drop()
            return False
        self._is_kept = True
        draft = KeptDraft(self.id, self._clock.now(), to_keep(typed))
        self._ask(partial(self._desk.drafts.keep, draft))
        return True

    def adopt(self, id_: str) -> None:
        """Go on with a draft of before, in the place where it lies."""
        self.id, self._is_kept = id_, True

    def drop(self, id_: str = "") -> None:
        """Forget a draft: this one, or another."""
        if not id_:
            self._timer.stop()
            self._is_kept = False
        self._ask(partial(self._desk.drafts.drop, id_ or self.id))

    def _ask(self, work: Callable[[], None]) -> None:
        self._background.ask(self, work, _done, _failed)


def _done(_nothing: None) -> None:
    return


def _failed(_error: RoomDeskError) -> None:
    # Drafts are a courtesy; whoever types is not disturbed for one.
    return
