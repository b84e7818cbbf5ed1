"""One check over real sockets, and the clock that findings carry."""

import asyncio
import ssl
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

import pytest
import trustme

from roomdesk.domain.equipment import Device, Finding
from roomdesk.ports.driver import Control, Driver, Order
from roomdesk.simulators.servers import Behaviour, serving
from tests.fakes.devices import device

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Check = Callable[..., Finding]


@pytest.fixture
def check() -> Check:
    """Check a device that behaves so, with these options; the driver must end by itself."""

    def run(driver: Driver, behaviour: Behaviour, password: str = "", **options: str) -> Finding:
        with serving([behaviour]) as (port,):
            return alone(driver, device(driver.card.name, port, **options), password)

    return run


def alone(driver: Driver, one: Device, password: str = "") -> Finding:
    """Check once, and see that the driver leaves no task behind and finds only what it lists."""

    async def conversation() -> Finding:
        found = await asyncio.wait_for(driver.check(one, {"password": password} if password else {}), 20)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        assert found.cause in sys.modules[type(driver).__module__].CAUSES
        return found

    return asyncio.run(conversation())


def now() -> datetime:
    return NOON


class Secure(NamedTuple):
    """What a server on this computer shows, and who trusts it."""

    server: ssl.SSLContext
    trust: ssl.SSLContext


@pytest.fixture(scope="session")
def secure() -> Secure:
    authority = trustme.CA()
    server, trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("127.0.0.1").configure_cert(server)
    authority.configure_trust(trust)
    return Secure(server, trust)


def ordered(control: Control, one: Device, wish: Order, password: str = "") -> Finding:
    """Order once, and see that nothing is left behind."""

    async def conversation() -> Finding:
        done = await asyncio.wait_for(control.act(one, wish, {"password": password} if password else {}), 20)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return done

    return asyncio.run(conversation())
