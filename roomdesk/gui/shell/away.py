"""The bar across the window while the server is away: since when, and how old what is read is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.slot import to_wall
from roomdesk.gui import words
from roomdesk.gui.common.notice import Notice
from roomdesk.gui.pulse import Away
from roomdesk.gui.screens import load

if TYPE_CHECKING:
    from roomdesk.gui.booking.opener import Start
    from roomdesk.gui.screens import Tools
    from roomdesk.ports.drafts import KeptDraft

translate = QCoreApplication.translate

_ZONE = "Europe/Rome"


class AwayBar(Notice):
    """Stands until the server is back: there is no button to close it."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(lasting=True)
        self._tools = tools
        self.away: Away | None = None
        self._begun: datetime | None = None

    def wear(self, tools: Tools) -> None:
        """Serve another desk from now on, and speak the language that is in force."""
        self._tools = tools
        if self.away:
            self.hide()
            self.go_away(self.away)

    def go_away(self, away: Away) -> None:
        """Say it once aloud; from then on the age of the copy goes on in silence."""
        self.away = away
        now = self._tools.clock.now()
        self._begun = self._begun or now
        text, voice = _said(away, now), "bad" if away.refused else "warn"
        if self.isHidden() or self.property("voice") != voice:
            self.tell(voice, text)
        else:
            self.amend(text)

    def come_back(self, offer: Callable[[KeptDraft], None]) -> None:
        """Be gone; what was typed meanwhile and not booked is offered."""
        begun, self._begun, self.away = self._begun, None, None
        self.hide()
        if begun:
            found = partial(_newest, begun, offer)
            self._tools.background.ask(self, self._tools.desk.drafts.kept, found, _no_drafts)


def offer_draft(draft: KeptDraft, bar: Notice, opens: Callable[[Start], None], *, is_back: bool) -> None:
    """Say above a screen that a draft is kept, and that the server is back where it is, and lead to it."""
    typed = load("roomdesk.gui.booking.form:from_kept")(draft.typed)
    if typed is None:
        return
    text = translate("Window", "The draft “{title}” is kept: it is not booked yet.")
    if is_back:
        text = translate("Window", "The server is back. The draft “{title}” is kept: it is not booked yet.")
    text = text.format(title=typed.title.strip() or translate("Booking", "without a title"))
    start = load("roomdesk.gui.booking.opener:Start")(typed.day, typed=typed, draft=draft.id)
    bar.tell("warn", text, translate("Booking", "Resume"), partial(opens, start))


def _newest(begun: datetime, offer: Callable[[KeptDraft], None], drafts: tuple[KeptDraft, ...]) -> None:
    since = [one for one in drafts if one.at >= begun]
    if since:
        offer(since[0])


def _no_drafts(_error: RoomDeskError) -> None:
    # Drafts are a courtesy: the panel offers them too.
    return


def _said(away: Away, now: datetime) -> str:
    if away.refused:
        told = load("roomdesk.gui.texts:explain")(away.refused)
        gone = translate("Window", "The copy of its bookings was taken away from this computer.")
        return f"{told.title}. {gone} {told.remedy}"
    silent = translate("Window", "Offline: the database server does not answer.")
    if away.no_ticket:
        told = load("roomdesk.gui.texts:explain")(away.no_ticket)
        silent = f"{told.title}. {told.remedy}"
    elif away.since:
        silent = translate("Window", "Offline: the database server has not answered since {time}.").format(
            time=away.since.toString("HH:mm")
        )
    if away.read_at is None:
        seen = translate("Window", "What you see is as it was then; nothing can be booked or changed until it is back.")
    else:
        seen = translate(
            "Window",
            "You are reading a copy that is {age} old ({when}); nothing can be booked or changed until it is back.",
        ).format(when=_moment(away.read_at, now), age=_age(away.read_at, now))
    return " ".join((silent, seen, translate("Window", "What you type is kept as a draft.")))


def _moment(at: datetime, now: datetime) -> str:
    same = to_wall(at, _ZONE).date() == to_wall(now, _ZONE).date()
    return words.clock(at, _ZONE) if same else words.day_and_clock(at, _ZONE)


def _age(at: datetime, now: datetime) -> str:
    """Write how long ago it was, days by themselves."""
    minutes = max(0, int((now - at).total_seconds() // 60))
    return words.days_or_length(minutes)
