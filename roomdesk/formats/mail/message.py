"""One message to one person: an invitation, also as a file; or word of a fault (RFC 5322, RFC 6047)."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from roomdesk.formats.mail import fault
from roomdesk.formats.mail.letter import html, plain, said, subject
from roomdesk.ports.writer import FaultLetter, Letter, Posted


def write_mail(letter: Letter) -> Posted:
    """Write the message whole, CRLF line ends.

    Outlook takes the last alternative, whose method must be the calendar's, for the invitation; other programs want a
    file. Both hold the same octets.
    """
    said_, title = said(letter), subject(letter)
    text, page = plain(said_), html(said_, letter.language)
    sender = _address(letter.sender_name, letter.sender)
    receiver = _address(letter.receiver_name, letter.message.to)
    message = _message(letter.id, title, (sender, receiver), letter.message.entry.stamp, (letter.language, text, page))
    calendar, method = letter.ics.encode(), letter.message.method.value.upper()
    message.add_alternative(
        calendar, maintype="text", subtype="calendar", cte="base64", params={"charset": "utf-8", "method": method}
    )
    message.add_attachment(calendar, maintype="application", subtype="ics", filename="invite.ics")
    return Posted(title, message.as_bytes(), text, page)


def write_fault_mail(letter: FaultLetter) -> Posted:
    """Write the mail about a fault whole, CRLF line ends."""
    said_, title = fault.said(letter), fault.subject(letter)
    text, page = plain(said_), html(said_, letter.language)
    sender = _address(letter.sender_name or "RoomDesk", letter.sender)
    receiver = _address(letter.receiver_name, letter.receiver)
    message = _message(letter.id, title, (sender, receiver), letter.written, (letter.language, text, page))
    return Posted(title, message.as_bytes(), text, page)


def _message(
    name: str, title: str, between: tuple[Address, Address], when: datetime, told: tuple[str, str, str]
) -> EmailMessage:
    """Frame what is said, in a language, as text and as HTML."""
    message, (sender, receiver), (language, text, page) = EmailMessage(policy=SMTP), between, told
    message["Subject"] = title
    message["From"] = sender
    message["Reply-To"] = sender
    message["To"] = receiver
    message["Date"] = format_datetime(when)
    message["Message-ID"] = f"<{name}@{sender.domain}>"
    message["Content-Language"] = language
    # No out-of-office answers to what a program wrote (RFC 3834 §5).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    return message


def _address(name: str, email: str) -> Address:
    local, _, domain = email.rpartition("@")
    return Address(name, local, domain)
