"""The card of a meeting's conference: joined, copied, shown as a code; and why it has no link yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from roomdesk.domain.conference import ConferenceLink
from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button, caption
from roomdesk.gui.common.flow import Flow
from roomdesk.gui.common.plain import PlainLabel, tip
from roomdesk.gui.mail.link_reasons import why
from roomdesk.gui.screens import load
from roomdesk.ports.links import LinkState, Wanting
from roomdesk.services.answers import Shown

if TYPE_CHECKING:
    from roomdesk.gui.agenda.details import DetailsPanel

translate = QCoreApplication.translate


def way_in(shown: Shown, panel: DetailsPanel) -> list[QWidget]:
    """Make the card of a booking that has a conference, under its caption."""
    link = shown.booking.conference
    card = QFrame()
    card.setObjectName("card")
    rows = QVBoxLayout(card)
    if link is not None:
        rows.addWidget(PlainLabel(shown.service or link.provider.capitalize(), theme.Type.STRONG))
        if link.is_ready:
            _show_link(link, panel, rows)
    if shown.making:
        _show_making(shown.making, panel, rows)
    elif link is not None and not link.is_ready:
        text = translate("Details", "The booking stands; the service is still to make the link.")
        rows.addWidget(PlainLabel(text, theme.Type.SMALL, "muted", wrap=True))
    return [caption(translate("Details", "Videoconference")), card]


def _show_making(making: Wanting, panel: DetailsPanel, rows: QVBoxLayout) -> None:
    has_failed, is_made = making.state is LinkState.FAILED, bool(making.made.handle)
    if is_made:
        text = translate("Details", "The service does not know yet how the meeting stands now.")
    elif has_failed:
        text = translate("Details", "The booking stands, but the service has not made the link.")
    else:
        text = translate("Details", "The booking stands; the service is still to make the link.")
    voice = "bad" if has_failed else "muted"
    rows.addWidget(PlainLabel(" ".join(filter(None, (text, _why(making)))), theme.Type.SMALL, voice, wrap=True))
    if making.reason:
        box = QWidget()
        row = Flow(box)
        row.addWidget(button(translate("Details", "Ask the service again"), panel.retry_wanted.emit))
        rows.addWidget(box)


def _why(making: Wanting) -> str:
    return why(making.reason) if making.reason else ""


def _show_link(link: ConferenceLink, panel: DetailsPanel, rows: QVBoxLayout) -> None:
    address = PlainLabel(link.url, theme.Type.SMALL, "muted")
    width = theme.metrics(theme.Type.SMALL).elidedText(link.url, Qt.TextElideMode.ElideMiddle, panel.width() - 80)
    address.setText(width)
    tip(address, link.url)
    rows.addWidget(address)
    if link.meeting_id:
        rows.addWidget(PlainLabel(translate("Details", "Meeting ID {id}").format(id=link.meeting_id), theme.Type.SMALL))
    if link.pin:
        rows.addWidget(PlainLabel(translate("Details", "PIN {pin}").format(pin=link.pin), theme.Type.SMALL))
    if link.phone:
        rows.addWidget(PlainLabel(translate("Details", "By phone {number}").format(number=link.phone)))
    if link.sip:
        rows.addWidget(PlainLabel(link.sip, theme.Type.SMALL, wrap=True))
    box = QWidget()
    row = Flow(box)
    # Whatever stands in a database, only a web address is ever opened.
    if link.url.startswith("https://"):
        row.addWidget(button(translate("Details", "Join"), panel.join_wanted.emit, "external-link"))
    row.addWidget(button(translate("Details", "Copy"), lambda: QGuiApplication.clipboard().setText(link.url), "copy"))
    code = button("QR", lambda: load("roomdesk.gui.agenda.code_dialog:CodeDialog")(link.url, panel).open())
    code.setAccessibleName(translate("Details", "QR code of the link"))
    tip(code, translate("Details", "QR code of the link"))
    row.addWidget(code)
    rows.addWidget(box)
