"""Answers to invitations read from a folder of a mailbox over IMAP, by TLS, verified (RFC 3501, 8314)."""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr

from roomdesk.domain.errors import Misconfigured
from roomdesk.domain.ids import Email
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.mailbox import Arrived
from roomdesk.ports.settings import MailFolder
from roomdesk.ports.vault import Vault

SECRET = "imap"  # noqa: S105 - the secret's name
_SECONDS = 30.0
_LARGEST = 5_000_000
"""Octets of a mail that is looked into; an answer takes a few thousand."""
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class ImapFolder:
    """A connection each time: answers are looked for every few minutes."""

    def __init__(self, folder: MailFolder, vault: Vault, trusted: ssl.SSLContext | None = None) -> None:
        """Take the folder; `trusted` in place of the computer's own authorities. Raises Misconfigured."""
        if not folder.host or not folder.user:
            raise Misconfigured("mail.answers.user" if folder.host else "mail.answers.host")
        self._folder, self._vault, self._trusted = folder, vault, trusted

    def arrived(self, most: int) -> tuple[Arrived, ...]:
        """List unread mails with calendars; see the port."""
        with self._opened() as box:
            found = _answer(box.uid("SEARCH", "UNSEEN"))
            uids = b" ".join(one for one in found if isinstance(one, bytes)).split()
            read = (self._read(box, uid.decode("ascii")) for uid in uids)
            return tuple(one for one, _ in zip((mail for mail in read if mail), range(most), strict=False))

    def done(self, mails: Sequence[str]) -> None:
        """Mark mails as read; see the port."""
        if mails:
            with self._opened() as box:
                _answer(box.uid("STORE", ",".join(mails), "+FLAGS", r"(\Seen)"))

    def _read(self, box: imaplib.IMAP4, uid: str) -> Arrived | None:
        size = _SIZE.search(b" ".join(_octets(_answer(box.uid("FETCH", uid, "(RFC822.SIZE)")))))
        if size is None or int(size[1]) > _LARGEST:
            return None
        # Peeking leaves it unread: it is marked once what it says has been written down.
        content = max(_octets(_answer(box.uid("FETCH", uid, "(BODY.PEEK[])"))), key=len, default=b"")
        mail = message_from_bytes(content, policy=policy.default)
        calendar = _calendar(mail)
        _, sender = parseaddr(str(mail.get("From", "")))
        return Arrived(uid, Email(sender.lower()), calendar) if calendar else None

    @contextmanager
    def _opened(self) -> Iterator[imaplib.IMAP4]:
        folder = self._folder
        try:
            context = self._trusted or ssl.create_default_context()
            box = imaplib.IMAP4_SSL(folder.host, folder.port, ssl_context=context, timeout=_SECONDS)
        except ssl.SSLError as error:
            raise NotCarried(f"tls {getattr(error, 'verify_message', '') or error.reason}") from error
        except (OSError, imaplib.IMAP4.error) as error:
            raise NotCarried(f"unreachable {getattr(error, 'strerror', None) or error}") from error
        try:
            self._log_in(box)
            state, _ = box.select(_quoted(folder.folder))
            if state != "OK":
                raise NotCarried(f"no_folder {folder.folder}", is_final=True)
            yield box
        except (OSError, imaplib.IMAP4.error) as error:
            raise NotCarried(f"protocol {error}") from error
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                box.logout()

    def _log_in(self, box: imaplib.IMAP4) -> None:
        secret = self._vault.secret(SECRET)
        try:
            box.login(self._folder.user, secret)
        except imaplib.IMAP4.error as error:
            # The server's words are left out: some repeat what they were told.
            raise NotCarried("login", is_final=True) from error


def _answer(told: tuple[str, list[object]]) -> list[object]:
    state, found = told
    if state != "OK":
        raise NotCarried(f"protocol {state}")
    return found


def _octets(found: list[object]) -> list[bytes]:
    """Flatten what imaplib gives: octets, or pairs of a head and a literal."""
    flat: list[bytes] = []
    for one in found:
        flat += [part for part in (one if isinstance(one, tuple) else (one,)) if isinstance(part, bytes)]
    return flat


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _calendar(mail: Message) -> bytes:
    for part in mail.walk():
        if part.get_content_type() == "text/calendar":
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else b""
    return b""
