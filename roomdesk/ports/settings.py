"""The settings, typed, and the file that keeps them."""

from __future__ import annotations

from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from roomdesk.domain.frozen import frozen
from roomdesk.domain.invitation import ROOM_MAIL_DOMAIN
from roomdesk.domain.travel import TravelRates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roomdesk.domain.conference import ConferenceLink

JITSI_SERVER = "https://meet.jit.si"
PALETTES = ("system", "light", "dark", "contrast")
FONTS = ("titillium", "system")
TEXT_PERCENT = (100, 200)
REMINDER_MINUTES = (0, 120)


SECURITIES = ("starttls", "tls", "none")


@frozen
class MailServer:
    """Where mail is handed in. The password is the secret `smtp`. `sender` in place of the organizers' own addresses.

    `security` none is for a server on this computer alone.
    """

    host: str = ""
    port: int = 587
    security: str = SECURITIES[0]
    user: str = ""
    sender: str = ""


SERVICE_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "teams": ("tenant", "client", "organizer", "graph", "sign_in"),
        "meet": ("account", "organizer", "api", "sign_in"),
        "webex": ("client", "host", "api"),
        "zoom": ("account", "client", "host", "api", "sign_in"),
        "bigbluebutton": ("server", "door", "hash"),
        "talk": ("server", "user"),
    }
)
"""The services that are asked for each meeting, and the settings that each takes."""
JITSI_KEYS = ("app", "audience", "subject", "algorithm", "key_id")
"""What Jitsi's tokens are made of; without an `app` there are none. The secret's name is `jitsi`."""
LICENCES = (0, 500)


@frozen
class ConferenceService:
    """A service that is asked for each meeting. Its secret has its name; `licences` at once, 0 for any number."""

    name: str
    values: Mapping[str, str]
    licences: int = 0


@frozen
class MailFolder:
    """Where answers to invitations come to, over IMAP with TLS. The password is the secret `imap`."""

    host: str = ""
    port: int = 993
    user: str = ""
    folder: str = "INBOX"


@frozen
class Feeds:
    """Where rooms' feeds are put: a folder or share, or https (WebDAV; its password is the secret `webdav`).

    `address` is where people reach that folder; days are counted from today.
    """

    folder: str = ""
    user: str = ""
    address: str = ""
    days_back: int = 60
    days_ahead: int = 400


@frozen
class CalDavServer:
    """Below which address each room has a calendar. The password is the secret `caldav`."""

    url: str = ""
    user: str = ""


@frozen
class ChecksPlan:
    """When `serve-checks` asks: all equipment now and then, booked rooms before their meetings and the evening before.

    0 minutes: not; `evening` is a time of day at the site, or nothing. `networks` (CIDR) are those in which cameras
    may be looked for. Rooms are prepared `prepare_minutes` before their meetings, put to rest `rest_minutes` after.
    """

    every_minutes: int = 60
    minutes_before: int = 15
    prepare_minutes: int = 10
    rest_minutes: int = 10
    evening: str = "18:00"
    networks: tuple[str, ...] = ()


@frozen
class Settings:
    """All settings with their defaults; docs/settings.md explains each. `text_percent` is 100 to 200.

    `reminder_minutes` before a meeting it is reminded of; 0 for never. `outside_networks` (CIDR) are the office's own
    from which rooms' calendars may be read, though their addresses are private.
    """

    database: str = ""
    user: str = ""
    language: str = ""
    municipality: str = ""
    room_mail_domain: str = ROOM_MAIL_DOMAIN
    jitsi_server: str = JITSI_SERVER
    jitsi: ConferenceService = field(default_factory=lambda: ConferenceService("jitsi", {}))
    fixed_links: tuple[ConferenceLink, ...] = ()
    services: tuple[ConferenceService, ...] = ()
    travel: TravelRates = field(default_factory=TravelRates)
    mail: MailServer = field(default_factory=MailServer)
    answers: MailFolder = field(default_factory=MailFolder)
    feeds: Feeds = field(default_factory=Feeds)
    caldav: CalDavServer = field(default_factory=CalDavServer)
    outside_networks: tuple[str, ...] = ()
    checks: ChecksPlan = field(default_factory=ChecksPlan)
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
