"""One page: every store, driver and provider that ships."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from roomdesk.drivers.pjlink.driver import PJLink
from roomdesk.drivers.tcp import Tcp
from roomdesk.drivers.web import Web
from roomdesk.ports.driver import Driver
from roomdesk.ports.provider import Provider
from roomdesk.providers.fixed import Fixed
from roomdesk.providers.jitsi import Jitsi
from roomdesk.settings.load import Settings
from roomdesk.stores.sqlite import SqliteStore

STORES = {"sqlite": SqliteStore}


def drivers(now: Callable[[], datetime]) -> Mapping[str, Driver]:
    """Give all drivers by the name that the CSV's `driver` says."""
    ships = (Tcp(now), Web(now), PJLink(now))
    return {one.card.name: one for one in ships}


def providers(settings: Settings) -> Mapping[str, Provider]:
    """Give all conference services by name, set up."""
    ships = (Fixed(settings.fixed_links), Jitsi(settings.jitsi_server))
    return {one.card.name: one for one in ships}
