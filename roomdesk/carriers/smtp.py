"""Mail handed to a server over SMTP, by STARTTLS or TLS, verified (RFC 5321, 3207, 8314)."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from contextlib import closing, suppress

from roomdesk.domain.errors import Misconfigured
from roomdesk.domain.ids import Email
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.settings import MailServer
from roomdesk.ports.vault import Vault

SECRET = "smtp"  # noqa: S105 - the secret's name
_SECONDS = 30.0
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_DATA_GO, _TAKEN = 354, 250
_REFUSED = 500


class Smtp:
    """A connection a message: a town sends dozens a day, and a held connection is one more thing that can be stale."""

    def __init__(self, server: MailServer, vault: Vault, trusted: ssl.SSLContext | None = None) -> None:
        """Take the server; `trusted` in place of the computer's own authorities. Raises Misconfigured."""
        if not server.host:
            raise Misconfigured("mail.host")
        if server.security == "none" and server.host not in _LOOPBACK:
            raise Misconfigured("mail.security", "none", nearest="starttls")
        self._server, self._vault, self._trusted = server, vault, trusted

    def carry(self, content: bytes, sender: Email, to: Email) -> None:
        """Hand one message over; see the port."""

        def hand_over(link: smtplib.SMTP) -> None:
            _envelope(link, sender, to)
            _hand_over(link, content)

        self._talk(hand_over)

    def probe(self) -> None:
        """Connect, encrypt and log in, and leave it at that; see the port."""
        self._talk(lambda link: link.ehlo_or_helo_if_needed())

    def _talk(self, act: Callable[[smtplib.SMTP], None]) -> None:
        try:
            with closing(self._connected()) as link:
                self._log_in(link)
                act(link)
                with suppress(OSError, smtplib.SMTPException):
                    link.quit()
        except ssl.SSLError as error:
            raise NotCarried(f"tls {getattr(error, 'verify_message', '') or error.reason}", is_final=False) from error
        except smtplib.SMTPServerDisconnected as error:
            raise NotCarried("disconnected") from error
        except smtplib.SMTPException as error:
            raise NotCarried(f"protocol {error}") from error
        except OSError as error:
            raise NotCarried(f"unreachable {error.strerror or error}") from error

    def _connected(self) -> smtplib.SMTP:
        server = self._server
        if server.security == "tls":
            return smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=self._context())
        link = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
        if server.security == "starttls":
            try:
                link.starttls(context=self._context())
            except smtplib.SMTPNotSupportedError as error:
                link.close()
                raise NotCarried("no_starttls", is_final=True) from error
            except BaseException:
                link.close()
                raise
        return link

    def _context(self) -> ssl.SSLContext:
        return self._trusted or ssl.create_default_context()

    def _log_in(self, link: smtplib.SMTP) -> None:
        if not self._server.user:
            return
        try:
            link.login(self._server.user, self._vault.secret(SECRET))
        except smtplib.SMTPAuthenticationError as error:
            raise NotCarried(f"login {error.smtp_code}", is_final=True) from error
        except smtplib.SMTPNotSupportedError as error:
            raise NotCarried("no_login", is_final=True) from error


def _envelope(link: smtplib.SMTP, sender: Email, to: Email) -> None:
    link.ehlo_or_helo_if_needed()
    for step, address in ((link.mail, sender), (link.rcpt, to)):
        code, said = step(address)
        if code not in (250, 251):
            raise NotCarried(f"refused {code} {_text(said)}", is_final=code >= _REFUSED)


def _hand_over(link: smtplib.SMTP, content: bytes) -> None:
    """Send the message. Until its last dot has left, the server cannot have taken it; after it, only it knows."""
    code, said = link.docmd("DATA")
    if code != _DATA_GO:
        raise NotCarried(f"refused {code} {_text(said)}", is_final=code >= _REFUSED)
    lines = b"\r\n".join(b"." + line if line.startswith(b".") else line for line in content.split(b"\r\n"))
    link.send(lines if lines.endswith(b"\r\n") else lines + b"\r\n")
    try:
        link.send(b".\r\n")
        code, said = link.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise NotCarried("silent_after_data", is_unknown=True) from error
    if code != _TAKEN:
        raise NotCarried(f"refused {code} {_text(said)}", is_final=code >= _REFUSED)


def _text(said: bytes) -> str:
    return said.decode("utf-8", "replace")[:300]
