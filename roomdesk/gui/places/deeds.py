"""Changes of places, each with its way back: forms, photos, closures; undone and redone in turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import RoomCode
from roomdesk.gui.background import Background
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.history.stack import Act, Done, History
from roomdesk.gui.places.model import Chosen
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.reader import Sheet
from roomdesk.ports.store import Furnishing

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

Fail = Callable[[RoomDeskError], None]


class PlaceDeeds(QObject):
    """Acts run behind the window. Signals: done(Changes) after each of them."""

    done = Signal(object)

    def __init__(self, background: Background, pulse: Pulse, bar: ChangeBar, failed: Fail, parent: QWidget) -> None:
        super().__init__(parent)
        self._background, self._bar, self._failed = background, bar, failed
        found: History | None = pulse.findChild(History, "places")
        self.history = found or History(background, pulse)
        self.history.setObjectName("places")
        bar.follow(self.history)

    def do(self, act: Act, then: Callable[[], object] | None = None, failed: Fail | None = None) -> None:
        """Do something new, `then` follows where it went well."""
        self._background.ask(self, act, partial(self._on_done, then), failed or self._failed)

    def _on_done(self, then: Callable[[], object] | None, done: Done) -> None:
        if then:
            then()
        self._bar.tell_done(done)
        self.done.emit(done.changes)


# ── acts ────────────────────────────────────────────────────────────────────────────────────────────────────
def save(desk: Desk, chosen: Chosen, cells: Mapping[str, str]) -> Done:
    """Save a form; what it made new is taken away again. Raises as `edit_places`."""
    told = translate("Places", "Saved: {name}").format(name=cells["name"].strip())
    key = chosen.key or key_of(chosen.table, cells)
    before = desk.edit_places.found({chosen.table: [chosen.key]}) if chosen.key else Furnishing()
    changes = desk.edit_places(chosen.table, cells, is_new=chosen.key == "")
    after = desk.edit_places.found({chosen.table: [key]})
    return Done(changes, told, partial(_put_back if chosen.key else _exchange, desk, after, before))


def key_of(table: str, cells: Mapping[str, str]) -> str:
    """Give what a thing of a table is known by: the address of people, the code of all else."""
    return cells["email"].strip().lower() if table == "people" else cells["code"].strip()


def import_tables(desk: Desk, sheets: Sequence[Sheet]) -> Done:
    """Import tables; all that they changed is put back as one, what they made is taken away.

    Raises as `import_places`, and Stale where others changed the same things at the same moment.
    """
    done = _exchange(desk, *desk.import_places.plan(sheets))
    return replace(done, told=translate("Places", "Imported."))


def _exchange(desk: Desk, found: Furnishing, wished: Furnishing) -> Done:
    """Put all as it is wished while it is as it was found. Raises as `edit_places.exchange`."""
    return Done(desk.edit_places.exchange(found, wished), "", partial(_exchange, desk, wished, found))


def _put_back(desk: Desk, found: Furnishing, wished: Furnishing) -> Done:
    """Put what was changed as it is wished, all else as others left it. Raises Stale, and as `edit_places.exchange`."""
    changes = desk.edit_places.exchange(*desk.edit_places.rebased(found, wished))
    return Done(changes, "", partial(_put_back, desk, wished, found))


def together(acts: Sequence[Act], told: str) -> Done:
    """Do several things one after the other, taken back as one, the last one first. Raises what they raise."""
    done = [act() for act in acts]
    back = [one.back for one in reversed(done) if one.back]
    return Done(Changes(places=True), told, partial(together, back, told) if len(back) == len(done) else None)


def keep_photo(desk: Desk, room: RoomCode, content: bytes | None) -> Done:
    """Keep a photo, or take it away. Raises as `edit_places.keep_photo`."""
    told = translate("Places", "The photo is kept.") if content else translate("Places", "The photo is gone.")
    before = desk.edit_places.photo(room)
    return Done(desk.edit_places.keep_photo(room, content), told, partial(keep_photo, desk, room, before))
