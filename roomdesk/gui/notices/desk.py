"""Keeps notices up to date: reads what they are made of, counts the unread, tells of new ones once."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import Email
from roomdesk.domain.notices import Notice, NoticeKind, Watched, notices, told_rooms
from roomdesk.gui import theme
from roomdesk.gui.common.announce import announce
from roomdesk.gui.counted import counted
from roomdesk.gui.notices import sentences
from roomdesk.gui.notices.post import Post, find_post
from roomdesk.gui.notices.view import NoticesDialog
from roomdesk.gui.screens import Tools
from roomdesk.gui.shell.memory import Memory
from roomdesk.ports.settings import Settings

if TYPE_CHECKING:
    from roomdesk.gui.main_window import MainWindow

translate = QCoreApplication.translate

_TICK_MS = 15_000
_READ_MS = 15 * 60_000
_PAUSE_MS = 3_000
_MOST_KEPT = 500
# A bar names so many meetings; the bell has all.
_MOST_NAMED = 3


class NoticeDesk(QObject):
    """One for each window. What was told and what was read is remembered by its key alone, never by its words."""

    def __init__(self, tools: Tools, window: MainWindow, memory: Memory, settings: Settings, where: str) -> None:
        super().__init__(window)
        self._tools, self._window, self._memory = tools, window, memory
        self._where, self._place = where, ""
        self._minutes = settings.reminder_minutes
        self._watched: Watched | None = None
        self._told: dict[str, bool] = {}
        self._notices: tuple[Notice, ...] = ()
        self._dialog: NoticesDialog | None = None
        self._post: Post | None = find_post(window, theme.icon("calendar", theme.TONES.primary), self._raise)
        self._name_acts()
        window.notices_wanted.connect(self.open)
        tools.pulse.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        # Many changes at once are read once, and not before the screens have read theirs.
        self._pause = self._timer(_PAUSE_MS, self.refresh)
        self._pause.setSingleShot(True)
        self._timer(_TICK_MS, self.sort).start()
        self._timer(_READ_MS, self.refresh).start()
        self.refresh()

    @property
    def unread(self) -> int:
        return sum(not self._told.get(one.key) for one in self._notices)

    def wear(self, tools: Tools, settings: Settings) -> None:
        """Go on with other settings, perhaps as somebody else, in the language that is in force now."""
        if tools.pulse is not self._tools.pulse:
            tools.pulse.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        self._tools, self._minutes, self._watched = tools, settings.reminder_minutes, None
        self._notices = ()
        self._name_acts()
        self.refresh()

    def _on_changed(self, _changes: Changes, _who: object) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def refresh(self) -> None:
        """Read again."""
        watch = partial(self._tools.desk.watch_meetings, told_rooms(self._told))
        self._tools.background.ask(self, watch, self._on_watched, self._on_failed)

    def sort(self) -> None:
        """Look at what was read by the clock: what begins soon, what is over."""
        if self._watched is None:
            return
        now = self._tools.clock.now()
        self._notices = notices(self._watched, now, self._minutes, self._told)
        fresh = [one for one in self._notices if one.key not in self._told]
        if fresh:
            self._told |= {one.key: False for one in fresh}
            self._keep()
            self._tell(fresh, self._watched)
        self._show()

    def open(self) -> None:
        """Open the list; what it shows has then been read."""
        self._dialog = dialog = NoticesDialog(self._window)
        dialog.meeting_wanted.connect(self._window.go_to)
        dialog.finished.connect(self._on_closed)
        self._show()
        dialog.open()
        self._told |= {one.key: True for one in self._notices}
        self._keep()
        self._window.show_unread(0)

    def _on_closed(self) -> None:
        self._dialog = None

    # ── what was read ───────────────────────────────────────────────────────────────────────────────────
    def _on_watched(self, watched: Watched) -> None:
        if self._watched is None:
            self._recall(watched.who.email)
        self._watched = watched
        self.sort()

    def _on_failed(self, _error: RoomDeskError) -> None:
        # The screen in front asks for more than this, and says why it cannot be read.
        return

    # ── telling ─────────────────────────────────────────────────────────────────────────────────────────
    def _show(self) -> None:
        self._window.show_unread(self.unread)
        if self._dialog and self._watched:
            read = [key for key, was_read in self._told.items() if was_read]
            self._dialog.set_rows(sentences.rows(self._notices, read, self._watched, self._tools.clock.now()))

    def _tell(self, fresh: Sequence[Notice], watched: Watched) -> None:
        """Announce what is new, as one thing however much it is; reminders go out of the window too."""
        said = [self._words(one, watched) for one in fresh]
        text = ", ".join(said[0]) if len(said) == 1 else f"{counted.notices(len(said))}: {said[0][0]}"
        announce(self._window, text)
        reminders = [one for one in fresh if one.kind is NoticeKind.REMINDER]
        if reminders:
            self._remind(reminders, watched)

    def _remind(self, reminders: Sequence[Notice], watched: Watched) -> None:
        said = [self._words(one, watched) for one in reminders]
        named = [one for one, _ in said[:_MOST_NAMED]]
        if len(said) > _MOST_NAMED:
            named.append(counted.more(len(said) - _MOST_NAMED))
        head, text = said[0] if len(said) == 1 else (counted.meetings_now(len(said)), "\n".join(named))
        self._window.remind(f"{head}: {text}" if len(said) > 1 else f"{head} · {text}", reminders[0].booking)
        if self._post:
            self._post.tell(head, text)

    def _words(self, one: Notice, watched: Watched) -> tuple[str, str]:
        return sentences.title(one, watched.rooms), sentences.line(one, watched, self._tools.clock.now())

    def _raise(self) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _book(self) -> None:
        self._raise()
        self._window.agenda.book()

    def _name_acts(self) -> None:
        if self._post:
            self._post.name(
                (
                    (translate("Notices", "Open RoomDesk"), self._raise),
                    (translate("Notices", "New booking"), self._book),
                    (translate("Notices", "Quit"), self._window.close),
                )
            )

    # ── memory ──────────────────────────────────────────────────────────────────────────────────────────
    def _recall(self, who: Email) -> None:
        # Another person or database at this computer has notices of its own.
        self._place = f"notices/{sha256(f'{self._where} {who}'.encode()).hexdigest()[:16]}"
        try:
            found = json.loads(self._memory.recall(self._place) or "{}")
        except ValueError:
            found = {}
        self._told = {str(key): bool(was_read) for key, was_read in found.items()} if isinstance(found, dict) else {}

    def _keep(self) -> None:
        live = {one.key for one in self._notices}
        old = [key for key in self._told if key not in live]
        for key in old[: max(len(self._told) - _MOST_KEPT, 0)]:
            del self._told[key]
        self._memory.note(self._place, json.dumps(self._told))

    def _timer(self, milliseconds: int, act: Callable[[], object]) -> QTimer:
        made = QTimer(self)
        made.setInterval(milliseconds)
        made.timeout.connect(act)
        return made
