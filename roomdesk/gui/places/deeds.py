"""Changes of places, each with its way back: forms, photos, closures; undone and redone in turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import NotFound, RoomDeskError, Stale
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode
from roomdesk.gui.background import Background
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.places.model import Chosen, find

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_MOST = 50


@frozen
class Done:
    """What was changed, the words that tell of it, and the act that takes it back; None where nothing does."""

    changes: Changes
    told: str
    back: Callable[[], Done] | None = None


Act = Callable[[], Done]
Fail = Callable[[RoomDeskError], None]


class PlaceDeeds(QObject):
    """Acts run behind the window, one at a time. Signals: done(Changes) after each of them."""

    done = Signal(object)

    def __init__(self, background: Background, bar: ChangeBar, failed: Fail, parent: QWidget) -> None:
        super().__init__(parent)
        self._background, self._bar, self._failed = background, bar, failed
        self._back: list[tuple[str, Act]] = []
        self._forth: list[tuple[str, Act]] = []
        self._busy = False

    def do(self, act: Act, then: Callable[[], object] | None = None, failed: Fail | None = None) -> None:
        """Do something new, `then` follows where it went well; what was taken back before cannot be redone any more."""
        self._background.ask(self, act, partial(self._on_done, then), failed or self._failed)

    def undo(self) -> None:
        self._go(self._back, self._on_undone)

    def redo(self) -> None:
        self._go(self._forth, self._on_redone)

    def _go(self, source: list[tuple[str, Act]], then: Callable[[str, Done], None]) -> None:
        if self._busy or not source:
            return
        self._busy = True
        told, act = source.pop()
        self._background.ask(self, act, partial(then, told), self._on_refused)

    def _on_done(self, then: Callable[[], object] | None, done: Done) -> None:
        self._forth = []
        if then:
            then()
        if done.back is None:
            self._bar.tell("good", done.told)
        else:
            self._back = [*self._back[-_MOST + 1 :], (done.told, done.back)]
            self._bar.tell_change("good", done.told, self.undo)
        self.done.emit(done.changes)

    def _on_undone(self, told: str, done: Done) -> None:
        self._busy = False
        if done.back:
            self._forth.append((told, done.back))
        text = translate("Places", "Back as it was before: {change}").format(change=told)
        self._bar.tell_undone(text, self.redo)
        self.done.emit(done.changes)

    def _on_redone(self, told: str, done: Done) -> None:
        self._busy = False
        if done.back:
            self._back.append((told, done.back))
        text = translate("Places", "Done again: {change}").format(change=told)
        self._bar.tell_change("good", text, self.undo)
        self.done.emit(done.changes)

    def _on_refused(self, error: RoomDeskError) -> None:
        self._busy = False
        self._failed(error)


# ── acts ────────────────────────────────────────────────────────────────────────────────────────────────────
def save(desk: Desk, chosen: Chosen, cells: Mapping[str, str]) -> Done:
    """Save a form. What is new cannot be taken away again, but is changed like all else. Raises as `edit_places`."""
    told = translate("Places", "Saved: {name}").format(name=cells["name"].strip())
    if chosen.key == "":
        return Done(desk.edit_places(chosen.table, cells, is_new=True), told)
    before = _stored(desk, chosen)
    changes = desk.edit_places(chosen.table, cells)
    after = _stored(desk, chosen)
    names = [name for name in before if before[name] != after[name]]
    was, now = ({name: one[name] for name in names} for one in (before, after))
    return Done(changes, told, partial(_put_back, desk, chosen, was, now))


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
