"""One message to one person, with the invitation as an alternative and as a file (RFC 5322, RFC 6047)."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from roomdesk.formats.mail.letter import html, plain, said, subject
from roomdesk.ports.writer import Letter, Posted


def write_mail(letter: Letter) -> Posted:
    """Write the message whole, CRLF line ends.

    Outlook takes the last alternative, whose method must be the calendar's, for the invitation; other programs want a
    file. Both hold the same octets.
    """
    message, said_ = EmailMessage(policy=SMTP), said(letter)
    title = subject(letter)
    message["Subject"] = title
    message["From"] = _address(letter.sender_name, letter.sender)
    message["Reply-To"] = _address(letter.sender_name, letter.sender)
    message["To"] = _address(letter.receiver_name, letter.message.to)
    message["Date"] = format_datetime(letter.message.entry.stamp)
    message["Message-ID"] = f"<{letter.id}@{letter.sender.rpartition('@')[2]}>"
    message["Content-Language"] = letter.language
    # No out-of-office answers to what a program wrote (RFC 3834 §5).
    message["Auto-Submitted"] = "auto-generated"
    text, page = plain(said_), html(said_, letter.language)
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    calendar, method = letter.ics.encode(), letter.message.method.value.upper()
    message.add_alternative(
        calendar, maintype="text", subtype="calendar", cte="base64", params={"charset": "utf-8", "method": method}
    )
    message.add_attachment(calendar, maintype="application", subtype="ics", filename="invite.ics")
    return Posted(title, message.as_bytes(), text, page)


def _address(name: str, email: str) -> Address:
    local, _, domain = email.rpartition("@")
    return Address(name, local, domain)
