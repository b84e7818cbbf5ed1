"""The settings, typed, and the file that keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.invitation import ROOM_MAIL_DOMAIN
from roomdesk.domain.travel import TravelRates

JITSI_SERVER = "https://meet.jit.si"
PALETTES = ("system", "light", "dark", "contrast")
FONTS = ("titillium", "system")
TEXT_PERCENT = (100, 200)
REMINDER_MINUTES = (0, 120)


SECURITIES = ("starttls", "tls", "none")


class MailServer(NamedTuple):
    """Where mail is handed in. The password is the secret `smtp`. `sender` in place of the organizers' own addresses.

    `security` none is for a server on this computer alone.
    """

    host: str = ""
    port: int = 587
    security: str = SECURITIES[0]
    user: str = ""
    sender: str = ""


class MailFolder(NamedTuple):
    """Where answers to invitations come to, over IMAP with TLS. The password is the secret `imap`."""

    host: str = ""
    port: int = 993
    user: str = ""
    folder: str = "INBOX"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults; docs/settings.md explains each. `text_percent` is 100 to 200.

    `reminder_minutes` before a meeting it is reminded of; 0 for never.
    """

    database: str = ""
    user: str = ""
    language: str = ""
    municipality: str = ""
    room_mail_domain: str = ROOM_MAIL_DOMAIN
    jitsi_server: str = JITSI_SERVER
    fixed_links: tuple[ConferenceLink, ...] = ()
    travel: TravelRates = field(default_factory=TravelRates)
    mail: MailServer = field(default_factory=MailServer)
    answers: MailFolder = field(default_factory=MailFolder)
    palette: str = "system"
    text_percent: int = 100
    font: str = "titillium"
    reminder_minutes: int = 15


class SettingsFile(Protocol):
    def load(self) -> Settings:
        """Read them; the defaults where there is no file. Raises Misconfigured."""
        ...

    def save(self, settings: Settings) -> None:
        """Write them whole, or leave the file as it was. Raises OSError."""
        ...
