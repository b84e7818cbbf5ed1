"""A store that asks the server, or the copy while that is away; the copy is never written to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Any, cast

from roomdesk.domain.errors import LoginRefused, NotFound, OnlyCopy, ServerAway, Stranger
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Login, Query, Store, Wanted
from roomdesk.stores.offline.copy import Copy, Glimpse, Near, Note

READ = frozenset(
    (
        "municipality", "sites", "rooms", "devices", "people", "closures", "photo", "heard", "clashes", "booking",
        "bookings", "of_uid", "occurrences", "series", "kin", "given_up", "history", "day", "stays", "busy", "taken",
        "last_findings", "first_checked", "findings",
    )
)  # fmt: skip
"""What the copy answers; everything else is the server's alone."""
PARTS = {
    "outbox": frozenset[str](),
    "links": frozenset({"of"}),
    "device_faults": frozenset({"standing", "since"}),
    "publication": frozenset[str](),
    "preparations": frozenset({"done"}),
    "ticks": frozenset({"of"}),
    "outside": frozenset({"away"}),
}
"""The parts of a store, and what the copy answers of each."""


class OfflineStore:
    """Stands for the server's store. One thread reads and writes; another may `reach` and `renew` meanwhile."""

    def __init__(
        self, open_far: Callable[[], Store], copy: Copy, glimpse: Glimpse, now: Callable[[], datetime]
    ) -> None:
        """Connect, or open the copy where the server is away. Raises as connecting does; ServerAway without a copy."""
        self._open_far, self._copy, self._glimpse, self._now = open_far, copy, glimpse, now
        self._far: Store | None = None
        self._near: Near | None = None
        self._note: Note | None = None
        self._where, self._news, self._is_left = "", 0, False
        # What another thread found: a connection, or that there is none for this login any more.
        self._found: Store | None = None
        self._refused: LoginRefused | Stranger | None = None
        copy.wipe_others()
        try:
            self._far = self._connected()
        except ServerAway as error:
            if not self._turn_to_copy(error):
                raise

    @property
    def offline(self) -> OfflineStore:
        return self

    @property
    def login(self) -> Login | None:
        return self._far.login if self._far else Login(cast(Note, self._note).login)

    # ── away and back ───────────────────────────────────────────────────────────────────────────────────
    @property
    def read_at(self) -> datetime | None:
        return self._note.read_at if self._note else None

    def reach(self) -> None:
        if self._note and not self._found:
            try:
                self._found = self._connected()
            except ServerAway as error:
                error.read_at = self.read_at
                raise
            except (LoginRefused, Stranger) as error:
                self._refused = error
                raise

    def renew(self) -> None:
        login = self._far.login if self._far else None
        if self._note or login is None or login.keeps:
            return
        try:
            self._copy.renew(self._glimpse, self._now())
        except (LoginRefused, Stranger):
            self._copy.wipe()
            raise
        if self._is_left:
            self._copy.wipe()

    def wipe(self) -> None:
        # A copying that is under way ends with wiping too.
        self._is_left = True
        self._copy.wipe()

    def _connected(self) -> Store:
        try:
            return self._open_far()
        except (LoginRefused, Stranger):
            self._copy.wipe()
            raise

    def _turn_to_copy(self, error: ServerAway) -> bool:
        """Read the copy from now on; whether there is one."""
        note = self._copy.note(self._now())
        self._near = self._copy.open(note) if note else None
        if self._near is None:
            return False
        self._note, self._where = note, error.where
        error.read_at = self.read_at
        return True

    def _turn_back(self) -> None:
        """Take over what another thread found."""
        if self._refused or self._found:
            self._leave_copy()
        if self._refused:
            refused, self._refused = self._refused, None
            self._copy.wipe()
            raise refused
        if self._found:
            if self._far:
                self._far.close()
            self._far, self._found = self._found, None
            self._news += 1

    def _leave_copy(self) -> None:
        if self._near:
            self._near.close()
        self._near = self._note = None

    def seen(self) -> int:
        """Give a number that differs once somebody else has written; after having been away it differs too."""
        seen = cast(int, self._ask("", "seen", (), {}))
        return self._news + seen

    def close(self) -> None:
        self._leave_copy()
        for one in (self._far, self._found):
            if one:
                one.close()

    # ── asking ──────────────────────────────────────────────────────────────────────────────────────────
    def __getattr__(self, name: str) -> Any:
        """Give a part, or a method, that asks the server or the copy."""
        if name in PARTS:
            return _Part(partial(self._ask, name))
        return lambda *arguments, **named: self._ask("", name, arguments, named)

    def _ask(self, part: str, name: str, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        self._turn_back()
        reads = name in (PARTS[part] if part else READ)
        if self._note is None:
            try:
                return _method(self._far, part, name)(*arguments, **named)
            except ServerAway as error:
                if not self._turn_to_copy(error) or not reads:
                    raise
        return self._ask_copy(part, name, arguments, named, reads=reads)

    def _ask_copy(self, part: str, name: str, arguments: tuple[Any, ...], named: dict[str, Any], *, reads: bool) -> Any:
        note = cast(Note, self._note)
        if name == "seen":
            raise ServerAway(self._where, "", note.read_at)
        if not reads:
            raise OnlyCopy(self._where)
        # Of closures the copy holds all that are to come.
        stretches = () if name == "closures" else _stretches((*arguments, *named.values()))
        if not all(note.span.contains(one) for one in stretches):
            raise OnlyCopy(self._where, note.span)
        try:
            return _method(self._near, part, name)(*arguments, **named)
        except NotFound as error:
            # There may be such a booking, at a time that the copy does not hold.
            raise OnlyCopy(self._where, note.span) from error


class _Part:
    """Stands for a part of the store."""

    def __init__(self, ask: Callable[..., Any]) -> None:
        self._ask = ask

    def __getattr__(self, name: str) -> Any:
        return lambda *arguments, **named: self._ask(name, arguments, named)


def _method(store: Store | None, part: str, name: str) -> Any:
    return getattr(getattr(store, part) if part else store, name)


def _stretches(asked: Iterable[Any]) -> Iterable[Slot]:
    """Give every stretch of time that is asked for; an open end of a query asks for what there is."""
    for one in asked:
        if isinstance(one, Slot):
            yield one
        elif isinstance(one, Wanted):
            yield one.slot
        elif isinstance(one, Query) and (one.since or one.until):
            since, until = one.since or one.until, one.until or one.since
            yield Slot(cast(datetime, since), cast(datetime, until))
        elif isinstance(one, tuple | list):
            yield from _stretches(one)
