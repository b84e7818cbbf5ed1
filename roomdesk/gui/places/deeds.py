"""Changes of places, each with its way back: forms, photos, closures; undone and redone in turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import NotFound, RoomDeskError, Stale
from roomdesk.domain.ids import RoomCode
from roomdesk.gui.background import Background
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.history.stack import Act, Done, History
from roomdesk.gui.places.model import Chosen, find
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.reader import Sheet
from roomdesk.ports.store import Furnishing
from roomdesk.services.answers import Difference

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
    if chosen.key == "":
        changes = desk.edit_places(chosen.table, cells, is_new=True)
        made = desk.edit_places.found({chosen.table: [key_of(chosen.table, cells)]})
        return Done(changes, told, partial(_take_away, desk, made, partial(_save_again, desk, chosen, cells)))
    before = _stored(desk, chosen)
    changes = desk.edit_places(chosen.table, cells)
    after = _stored(desk, chosen)
    names = [name for name in before if before[name] != after[name]]
    was, now = ({name: one[name] for name in names} for one in (before, after))
    return Done(changes, told, partial(_put_back, desk, chosen, was, now))


def _save_again(desk: Desk, chosen: Chosen, cells: Mapping[str, str]) -> Done:
    """Save what was taken away. Raises Stale where somebody made such a thing since, and as `edit_places`."""
    key = key_of(chosen.table, cells)
    if find(desk.edit_places.look(), Chosen(chosen.table, key)):
        raise Stale(key, 0, 0)
    return save(desk, chosen, cells)


def key_of(table: str, cells: Mapping[str, str]) -> str:
    """Give what a thing of a table is known by: the address of people, the code of all else."""
    return cells["email"].strip().lower() if table == "people" else cells["code"].strip()


def import_tables(desk: Desk, sheets: Sequence[Sheet]) -> Done:
    """Import tables; where they change nothing that was there, all is taken away again. Raises as `import_places`."""
    lines = desk.import_places.preview(sheets)
    _, changes = desk.import_places(sheets)
    told = translate("Places", "Imported.")
    if any(one.difference is Difference.CHANGED for one in lines):
        more = translate("Places", "It changed what was there already, too: this cannot be undone as one.")
        return Done(changes, f"{told} {more}")
    keys: dict[str, list[str]] = {}
    for one in lines:
        if one.difference is Difference.NEW:
            keys.setdefault(one.table, []).append(one.key)
    return Done(changes, told, partial(_take_away, desk, desk.edit_places.found(keys), partial(_again, desk, sheets)))


def _again(desk: Desk, sheets: Sequence[Sheet]) -> Done:
    """Import what was taken away. Raises Stale where somebody made such a thing since, and as `import_places`."""
    for one in desk.import_places.preview(sheets):
        if one.difference is Difference.CHANGED:
            raise Stale(one.key, 0, 0)
    return import_tables(desk, sheets)


def _take_away(desk: Desk, made: Furnishing, again: Act) -> Done:
    """Take away what is as it was made, and unused. Raises as `edit_places.remove`."""
    return Done(desk.edit_places.remove(made), "", again)


def _put_back(desk: Desk, chosen: Chosen, wished: Mapping[str, str], found: Mapping[str, str]) -> Done:
    """Write some cells of a thing, while they are as they were found. Raises Stale, NotFound, and as `edit_places`."""
    now = _stored(desk, chosen)
    if any(now[name] != found[name] for name in found):
        raise Stale(chosen.key, 0, 0)
    changes = desk.edit_places(chosen.table, {**now, **wished})
    return Done(changes, "", partial(_put_back, desk, chosen, found, wished))


def _stored(desk: Desk, chosen: Chosen) -> Mapping[str, str]:
    thing = find(desk.edit_places.look(), chosen)
    if thing is None:
        raise NotFound(chosen.table, chosen.key)
    return desk.edit_places.cells(thing)


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
