"""One page: every store, driver, provider and carrier that ships."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from roomdesk.domain.frozen import frozen
from roomdesk.ports.settings import (
    JITSI_SERVER,
    CalDavServer,
    ConferenceService,
    Feeds,
    MailFolder,
    MailServer,
    Settings,
)
from roomdesk.ports.store import Store
from roomdesk.ports.this_computer import NoMedia, ThisComputer
from roomdesk.providers.fixed import Fixed
from roomdesk.providers.jitsi import Jitsi
from roomdesk.settings.vault import Secrets
from roomdesk.stores.sqlite import SqliteStore

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from roomdesk.domain.equipment import Device
    from roomdesk.ports.carrier import Carrier
    from roomdesk.ports.checker import Checker
    from roomdesk.ports.controller import Controller
    from roomdesk.ports.driver import Control, Driver
    from roomdesk.ports.finder import Finder
    from roomdesk.ports.mailbox import Mailbox
    from roomdesk.ports.outside import Fetcher
    from roomdesk.ports.provider import Maker, Provider, ProviderCard
    from roomdesk.ports.publication import Calendars, Shelf
    from roomdesk.ports.vault import Vault

DRIVERS = ("tcp", "web", "pjlink", "visca", "rtsp", "sip", "onvif", "snapshot", "xapi", "poly", "snmp", "line")
"""The drivers' names, as the CSV's `driver` says them."""


@frozen
class Copies:
    """Where copies of servers are kept, and the clock that says how old they are."""

    folder: Path
    now: Callable[[], datetime]


def store(where: str, steps: Path, copies: Copies | None = None) -> Store:
    """Open a database: a file, or the address of a server; `steps` is the folder db. Raises what opening one raises.

    With a place for `copies`, what was seen on a server is readable from a copy there while it is away.
    """
    if not is_on_server(where):
        return SqliteStore(where, steps / "sqlite")
    # Only where there is a server: its library takes as long to import as a whole command.
    from roomdesk.stores.postgres import PostgresStore, glimpsed

    far = partial(PostgresStore, where, steps / "postgres", Secrets())
    if copies is None:
        return far()
    from roomdesk.stores.offline import Copy, OfflineStore

    copy = Copy(copies.folder, where, lambda path: SqliteStore(path, steps / "sqlite"))
    glimpse = partial(glimpsed, where, steps / "postgres", Secrets())
    return cast(Store, OfflineStore(far, copy, glimpse, copies.now))


def try_server(where: str, steps: Path, password: str) -> Store:
    """Open a server's database with a password that is kept nowhere yet. Raises what opening one raises."""
    from roomdesk.services.typed_secret import Typed
    from roomdesk.stores.postgres import PostgresStore

    return PostgresStore(where, steps / "postgres", Typed(password, Secrets()))


def wipe_copies(copies: Path) -> None:
    """Take away what was copied from servers."""
    if not copies.exists():
        return
    from roomdesk.stores.offline import wipe_copies as wipe

    wipe(copies)


def is_on_server(where: str) -> bool:
    return where.startswith(("postgresql://", "postgres://"))


def step_server_up(where: str, steps: Path) -> bool:
    """Make or bring up to date the schema on a server; whether anything was done. Raises NotYours, TooNew."""
    from roomdesk.stores.postgres import step_up

    return step_up(where, steps / "postgres", Secrets())


def change_password(where: str, password: str) -> None:
    """Change the password of whoever logs in at a server. Raises what connecting raises, PasswordStays."""
    from roomdesk.stores.postgres import change_password as change

    change(where, Secrets(), password)


# What follows is imported when equipment is first asked: neither the window nor a list of bookings waits for it.


def drivers(now: Callable[[], datetime]) -> Mapping[str, Driver]:
    """Give all drivers by name."""
    from roomdesk.drivers.line.driver import Line
    from roomdesk.drivers.onvif.driver import Onvif
    from roomdesk.drivers.pjlink.driver import PJLink
    from roomdesk.drivers.poly.driver import Poly
    from roomdesk.drivers.rtsp.driver import Rtsp
    from roomdesk.drivers.sip.driver import Sip
    from roomdesk.drivers.snapshot import Snapshot
    from roomdesk.drivers.snmp.driver import Snmp
    from roomdesk.drivers.tcp import Tcp
    from roomdesk.drivers.visca.driver import Visca
    from roomdesk.drivers.web import Web
    from roomdesk.drivers.xapi.driver import XApi

    every = (Tcp, Web, PJLink, Visca, Sip, XApi, Poly, Snmp, Line)
    ships: tuple[Driver, ...] = (
        *(one(now) for one in every),
        *(one(now, _small) for one in (Rtsp, Onvif, Snapshot)),
    )
    return {one.card.name: one for one in ships}


def _small(jpeg: bytes) -> bytes:
    """Make a picture small and grey; Qt decodes it, and is loaded when a camera's first picture is looked at."""
    from roomdesk.formats.thumbnail import small

    return small(jpeg)


def controls(now: Callable[[], datetime]) -> Mapping[str, Control]:
    """Give the drivers that switch devices, by name."""
    from roomdesk.drivers.pjlink.control import PJLinkControl
    from roomdesk.drivers.poly.control import PolyControl
    from roomdesk.drivers.visca.control import ViscaControl
    from roomdesk.drivers.xapi.control import XApiControl

    ships = (PJLinkControl(now), ViscaControl(now), XApiControl(now), PolyControl(now))
    return {one.card.name: one for one in ships}


def checker(now: Callable[[], datetime], *, simulated: bool) -> Checker:
    """Give the round of checks; for simulated devices with their passwords, which a real round never sees."""
    from roomdesk.drivers.round.checks import Round
    from roomdesk.simulators.fleet import DEMO_SECRETS

    return Round(drivers(now), Secrets(known=DEMO_SECRETS) if simulated else Secrets(), now)


def controller(now: Callable[[], datetime]) -> Controller:
    """Give what switches devices, step by step."""
    from roomdesk.drivers.round.steps import Steps

    return Steps(drivers(now), controls(now), Secrets(), now)


def simulation(devices: Sequence[Device]) -> AbstractContextManager[Sequence[Device]]:
    """Give devices that answer on this computer in place of the real ones, while the context is open."""
    from roomdesk.simulators.fleet import simulated

    return simulated(devices)


def finder() -> Finder:
    """Give what looks for cameras."""
    from roomdesk.drivers.onvif.discovery import Finder as OnvifFinder

    return OnvifFinder()


def this_computer() -> ThisComputer:
    """Give this computer's camera, microphone and loudspeaker. Raises NoMedia where Qt Multimedia is not there."""
    try:
        from roomdesk.gui.this_computer.media import QtComputer
    except ImportError as error:
        raise NoMedia(str(error)) from error
    return QtComputer()


def simulated_states() -> Mapping[str, tuple[str, ...]]:
    """Name the states in which devices can be simulated, by driver."""
    from roomdesk.simulators.fleet import STATES as SIMULATED

    return SIMULATED


def mailbox(folder: MailFolder, vault: Vault) -> Mailbox:
    """Give the folder that answers come to. Raises Misconfigured."""
    from roomdesk.carriers.imap import ImapFolder

    return ImapFolder(folder, vault)


def shelf(feeds: Feeds, vault: Vault) -> Shelf:
    """Give the place that feeds are put on. Raises Misconfigured."""
    if "://" in feeds.folder:
        from roomdesk.carriers.caldav import WebShelf

        return WebShelf("publish.folder", feeds.folder, feeds.user, "webdav", vault)
    from roomdesk.carriers.folder import Folder

    return Folder(feeds.folder)


def calendars(server: CalDavServer, vault: Vault) -> Calendars:
    """Give the server with a calendar for each room. Raises Misconfigured."""
    from roomdesk.carriers.caldav import CalDav

    return CalDav("publish.caldav.url", server.url, server.user, "caldav", vault)


def outside_feeds(networks: Sequence[str]) -> Fetcher:
    """Give what fetches rooms' calendars from elsewhere; of private addresses those in these networks."""
    from roomdesk.carriers.outside import OutsideFeeds

    return OutsideFeeds(networks)


def carrier(server: MailServer, vault: Vault) -> Carrier:
    """Give the way mail travels. Raises Misconfigured without a server."""
    from roomdesk.carriers.smtp import Smtp

    return Smtp(server, vault)


def providers(settings: Settings, vault: Vault | None = None) -> Mapping[str, Provider]:
    """Give all conference services by name, set up; those that are asked for each meeting where the settings say so."""
    ships: tuple[Provider, ...] = (
        Fixed(settings.fixed_links),
        Jitsi(settings.jitsi_server, settings.jitsi.values, vault or Secrets(), now),
    )
    asked = tuple(maker(one, vault or Secrets()) for one in settings.services)
    return {one.card.name: one for one in (*ships, *asked)}


def maker(service: ConferenceService, vault: Vault) -> Maker:
    """Give a service that is asked for each meeting."""
    made: Maker = _makers()[service.name](service, vault, now)
    return made


def conference(service: ConferenceService, vault: Vault) -> Provider:
    """Give a service as it would be with these settings; Jitsi's with its `server`. Raises Misconfigured."""
    if service.name != Jitsi.card.name:
        return maker(service, vault)
    values = dict(service.values)
    return Jitsi(values.pop("server", JITSI_SERVER) or JITSI_SERVER, values, vault, now)


def conference_cards() -> Mapping[str, ProviderCard]:
    """Give the cards of the services that can be tried, by name."""
    return {name: one.card for name, one in {Jitsi.card.name: Jitsi, **_makers()}.items()}


def _makers() -> Mapping[str, Any]:
    from roomdesk.providers.bigbluebutton import BigBlueButton
    from roomdesk.providers.meet import Meet
    from roomdesk.providers.talk import Talk
    from roomdesk.providers.teams import Teams
    from roomdesk.providers.webex import Webex
    from roomdesk.providers.zoom import Zoom

    return {one.card.name: one for one in (Teams, Meet, Webex, Zoom, BigBlueButton, Talk)}


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - services say when to ask again, and tokens end, by the world's clock
