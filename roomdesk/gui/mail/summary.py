"""What became of a meeting's invitations, in a few lines for its panel."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from roomdesk.gui import theme
from roomdesk.gui.common.blocks import drawn, line
from roomdesk.gui.common.plain import breakable
from roomdesk.gui.counted import counted
from roomdesk.gui.mail import sentences
from roomdesk.ports.outbox import MailState
from roomdesk.services.send_invitation import Standing


def summary(standing: Standing, timezone: str) -> list[QWidget]:
    """Sum up for the panel of a booking: how many have it, who has not, and whether there is news to tell."""
    last = sentences.last_of_each(standing.mails)
    done = [one for one in last if one.state is MailState.SENT]
    out: list[QWidget] = []
    if done:
        out.append(line(drawn("check-circle", theme.TONES.good), counted.mails_sent(len(done))))
    out += [
        line(
            drawn("warning-circle", theme.TONES.warn), f"{breakable(one.told.email)}: {sentences.state(one, timezone)}"
        )
        for one in last
        if one.state is not MailState.SENT
    ]
    if standing.untold:
        out.append(line(drawn("warning-circle", theme.TONES.warn), counted.untold(standing.untold), voice="warn"))
    return out
