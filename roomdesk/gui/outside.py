"""Rooms' calendars elsewhere, read behind the window; and in words why one could not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from roomdesk.domain.errors import Fault
from roomdesk.gui.background import Background
from roomdesk.gui.counted import counted
from roomdesk.gui.faults import fault
from roomdesk.gui.mail.worker import Worker
from roomdesk.gui.pulse import Pulse
from roomdesk.services.outside_calendars import OutsideDone

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class Reading(QObject):
    """Reads what is due, looked for every half minute."""

    def __init__(self, desk: Desk, background: Background, pulse: Pulse, parent: QObject) -> None:
        super().__init__(parent)
        self._pulse = pulse
        self._reading = Worker(desk.outside_calendars, background, self._on_settled, self)

    def wear(self, desk: Desk, pulse: Pulse) -> None:
        """Serve another desk from now on; what is under way is settled on the one that it came from."""
        self._pulse, self._reading.steps = pulse, desk.outside_calendars

    def finish(self) -> None:
        """Write down what was read while the window closed."""
        self._reading.finish()

    def _on_settled(self, done: OutsideDone) -> None:
        if done.changes.rooms:
            self._pulse.changed.emit(done.changes, None)


def why(key_and_said: str) -> str:
    """Say why a calendar elsewhere could not be read, or not all of it."""
    key, _, said = key_and_said.partition(" ")
    if key == "unread":
        return counted.meetings_unread(int(said))
    if key == "invalid":
        return fault(Fault(said))
    sentence = {
        "no_such_host": translate("Outside", "There is no such server. Check the address."),
        "private_address": translate(
            "Outside", "That address is in a private network, which the settings (outside.networks) do not allow."
        ),
        "not_https": translate("Outside", "That calendar leads to an address that is not https."),
        "redirected": translate("Outside", "That address leads from one to the next without an end."),
        "login": translate("Outside", "The server asks for a login: use the calendar's secret address instead."),
        "forbidden": translate("Outside", "The server does not give that calendar out. Is it still shared?"),
        "missing": translate("Outside", "There is no calendar at that address any more."),
        "busy": translate("Outside", "The server asks to be left alone for a while. It is tried again."),
        "too_large": translate("Outside", "That calendar is larger than 5 MB."),
        "tls": translate("Outside", "The server's certificate is not valid."),
        "silent": translate("Outside", "The server does not answer. It is tried again."),
        "unreachable": translate("Outside", "The server cannot be reached. It is tried again."),
    }.get(key)
    return sentence or translate("Outside", "The server answered in an unexpected way. It is tried again.")
