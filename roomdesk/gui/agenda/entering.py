"""Entering a meeting's conference, as its host where there is such a way; asking again for a link."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import BookingId
from roomdesk.gui import texts
from roomdesk.gui.agenda.details import DetailsPanel
from roomdesk.gui.background import Background
from roomdesk.gui.common.notice import Notice
from roomdesk.gui.mail.link_reasons import why
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.provider import NotMade
from roomdesk.services.answers import Shown

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class Entering(QObject):
    """Serves the buttons on the card of a meeting's conference. The host's link is opened, and shown to nobody."""

    def __init__(self, desk: Desk, background: Background, pulse: Pulse, details: DetailsPanel, notice: Notice) -> None:
        super().__init__(details)
        self._desk, self._background, self._pulse = desk, background, pulse
        self._details, self._notice = details, notice
        details.join_wanted.connect(self.join)
        details.retry_wanted.connect(self.ask_again)

    def join(self) -> None:
        """Enter by the host's own link where whoever acts has one, else as guests do."""
        shown = self._details.shown
        if shown and shown.booking.conference:
            work = partial(_own_link, self._desk, shown.booking.id)
            url = shown.booking.conference.url
            self._background.ask(self, work, self._enter, partial(self._as_guest, url))

    def ask_again(self) -> None:
        """Ask the service once more for what it did not do."""
        shown = self._details.shown
        if shown and shown.making:
            work = partial(self._desk.work_links.again, shown.making.id)
            self._background.ask(self, work, partial(self._asked, shown), self._on_failed)

    def _enter(self, link: str | NotMade) -> None:
        if isinstance(link, NotMade):
            self._notice.tell("warn", why(link.reason))
        elif link.startswith("https://"):
            QDesktopServices.openUrl(QUrl(link))

    def _as_guest(self, url: str, error: RoomDeskError) -> None:
        told = texts.explain(error)
        text = translate("Agenda", "You enter as a guest: {why}").format(why=f"{told.title}. {told.remedy}")
        self._notice.tell("warn", text)
        self._enter(url)

    def _asked(self, shown: Shown, _done: None) -> None:
        self._notice.tell("good", translate("Agenda", "The service is being asked again."))
        changes = Changes(bookings=frozenset([shown.booking.id]), slots=frozenset([shown.booking.slot]))
        self._pulse.changed.emit(changes, None)

    def _on_failed(self, error: RoomDeskError) -> None:
        told = texts.explain(error)
        self._notice.tell("bad", f"{told.title}. {told.remedy}")


def _own_link(desk: Desk, booking: BookingId) -> str | NotMade:
    try:
        return desk.host_link(booking)
    except NotMade as told:
        return told
