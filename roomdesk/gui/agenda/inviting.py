"""The picked booking's invitations: sent through their dialog, and what became of them in the panel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QWidget

from roomdesk.domain.booking import Booking
from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import BookingId
from roomdesk.gui.agenda.details import DetailsPanel
from roomdesk.gui.background import Background
from roomdesk.gui.common.notice import Notice
from roomdesk.gui.counted import counted
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.screens import load
from roomdesk.ports.outbox import Mail
from roomdesk.services.answers import Shown

if TYPE_CHECKING:
    from roomdesk.gui.mail.dialog import SendDialog
    from roomdesk.services.desk import Desk
    from roomdesk.services.send_invitation import Standing

translate = QCoreApplication.translate


class Inviting(QObject):
    """Serves a screen with a panel of details, and tells in its notice."""

    def __init__(
        self,
        desk: Desk,
        background: Background,
        pulse: Pulse,
        screen: QWidget,
        notice: Notice,
        save: Callable[[Booking], None],
    ) -> None:
        super().__init__(screen)
        self._desk, self._background, self._pulse = desk, background, pulse
        self._screen, self._notice, self._save = screen, notice, save
        self._panel: DetailsPanel | None = None
        self.bar = Notice()
        self.dialog: SendDialog | None = None
        pulse.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        pulse.settled.connect(self._on_settled, Qt.ConnectionType.QueuedConnection)

    def serve(self, panel: DetailsPanel) -> None:
        self._panel = panel

    def ask(self, shown: Shown) -> None:
        """Open the dialog that sends a meeting's invitations, or has them saved as a file."""
        make = load("roomdesk.gui.mail.dialog:SendDialog")
        dialog: SendDialog = make(self._desk, shown.booking, self._background, self._pulse, self._screen)
        dialog.sent.connect(self._on_sent)
        dialog.save_wanted.connect(partial(self._save, shown.booking))
        self.dialog = dialog
        dialog.open()

    def tell(self, booking: Booking) -> None:
        """Show below a meeting's people what became of their invitations."""
        if booking.attendees and not booking.hidden:
            work = partial(self._desk.send_invitation.standing, booking.id)
            self._background.ask(self, work, partial(self._on_standing, booking), self._on_failed)

    def _on_standing(self, booking: Booking, standing: Standing) -> None:
        panel = self._panel
        if standing.mails and panel and panel.shown and panel.shown.booking.id == booking.id:
            panel.show_mail(load("roomdesk.gui.mail.summary:summary")(standing, booking.timezone))

    def _on_changed(self, changes: Changes, who: object) -> None:
        """Look whether those who were invited to what this window changed know of it."""
        if who is not None and changes.bookings:
            first = min(changes.bookings)
            work = partial(self._desk.send_invitation.standing, first)
            self._background.ask(self, work, partial(self._on_left_behind, first), self._on_failed)

    def _on_left_behind(self, booking: BookingId, standing: Standing) -> None:
        if standing.untold:
            tell = partial(self._open, booking)
            self.bar.tell("warn", counted.untold(standing.untold), translate("Agenda", "Tell them…"), tell)
        else:
            self.bar.hide()

    def _open(self, booking: BookingId) -> None:
        read = partial(self._desk.show_booking, booking)
        self._background.ask(self, read, self.ask, self._on_failed)

    def _on_sent(self, number: int) -> None:
        self.bar.hide()
        self._notice.tell("good", counted.mails_queued(number))

    def _on_settled(self, mail: Mail) -> None:
        shown = self._panel.shown if self._panel else None
        if shown and shown.booking.uid == mail.uid:
            self.tell(shown.booking)

    def _on_failed(self, _error: RoomDeskError) -> None:
        """Leave the panel without: whoever sends is told why it cannot be."""
