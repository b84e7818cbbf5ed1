"""Where a mail is, in words, and why it has not left."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.invitation import Method
from roomdesk.domain.slot import to_wall
from roomdesk.gui import words
from roomdesk.ports.outbox import Mail, MailState
from roomdesk.services.send_invitation import Written

translate = QCoreApplication.translate


def state(mail: Mail, timezone: str) -> str:
    """Say where a mail is: when it left, or why it has not."""
    if mail.state is MailState.SENT and mail.settled:
        return translate("Mail", "sent {when}").format(when=_moment(mail, timezone))
    if mail.state is MailState.FAILED:
        return translate("Mail", "not sent: {reason}").format(reason=reason(mail))
    if mail.state is MailState.UNKNOWN:
        return translate("Mail", "perhaps sent: {reason}").format(reason=reason(mail))
    if mail.state is MailState.PENDING and mail.reason:
        return translate("Mail", "waiting: {reason}").format(reason=reason(mail))
    return translate("Mail", "on its way")


def reason(mail: Mail) -> str:
    """Say why a mail has not left, with what the server said."""
    return why(mail.reason)


def why(key_and_said: str) -> str:
    """Say why nothing could be handed over: a carrier's reason, and what the server said."""
    key, _, said = key_and_said.partition(" ")
    sentence = {
        "refused": translate("Mail", "the mail server refused it"),
        "login": translate("Mail", "the mail server does not accept user or password"),
        "no_login": translate("Mail", "the mail server offers no login"),
        "no_starttls": translate("Mail", "the mail server does not offer encryption (STARTTLS)"),
        "tls": translate("Mail", "the certificate of the mail server is not valid"),
        "unreachable": translate("Mail", "the mail server does not answer"),
        "disconnected": translate("Mail", "the mail server closed the connection"),
        "silent_after_data": translate("Mail", "the mail server took it and then fell silent"),
        "interrupted": translate("Mail", "RoomDesk was closed while it was being sent"),
        "misconfigured": translate("Mail", "the mail settings are not complete"),
        "protocol": translate("Mail", "the mail server answered in an unexpected way"),
    }.get(key, key_and_said)
    return f"{sentence} ({said})" if said else sentence


def kind(written: Written) -> str:
    """Say what somebody would get."""
    if written.mail.told.method is Method.CANCEL:
        return translate("Mail", "cancellation")
    is_new = written.is_new
    return translate("Mail", "invitation") if is_new else translate("Mail", "update")


def _moment(mail: Mail, timezone: str) -> str:
    at = to_wall(mail.settled or mail.created, timezone)
    return f"{words.short_day(at.date())} {at:%H:%M}"


def last_of_each(mails: Iterable[Mail]) -> list[Mail]:
    """Keep the last mail to each person, in the order of their addresses."""
    last = {one.told.email: one for one in mails}
    return [last[email] for email in sorted(last)]
