"""The Poly driver against devices: well, in part down, behind a login; and every session is closed again."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.equipment import Finding, Health
from roomdesk.drivers.poly import driver
from roomdesk.drivers.poly.control import PolyControl
from roomdesk.drivers.poly.driver import Poly, judge
from roomdesk.ports.driver import Action, Order
from roomdesk.simulators.servers import Answering, serving
from tests.drivers.conftest import Secure, alone, now, ordered
from tests.fakes import devices
from tests.fakes.devices import device
from tests.fakes.http_device import HttpDevice, Request, Response

SYSTEM = {"model": "Studio X50", "softwareVersion": "4.2.0-402031", "serialNumber": "8L00000000", "state": "READY"}
JSON = "Content-Type: application/json"


def part(name: str, *states: str) -> dict[str, Any]:
    return {"langtag": name.upper(), "name": f"system.status.{name}", "stateList": list(states)}


# As recorded on a G7500: what is not in use is off or unknown.
PARTS = [part("ipnetwork", "up"), part("gatekeeper", "unknown"), part("calendar", "off"), part("mr.audio", "all_up")]


class Device(HttpDevice):
    """Counts the sessions that are open; the token comes in a field as of old, or in a cookie only."""

    def __init__(self, parts: object = PARTS, *, cookie_only: bool = False, **manner: bool) -> None:
        super().__init__(self._answered, **manner)
        self.open = 0
        self._parts = parts
        self._cookie_only = cookie_only

    def _answered(self, request: Request) -> Response:
        if request.path == "/rest/session" and request.method == "POST":
            return self._log_in(json.loads(request.body))
        if "session_id=7" not in request.fields.get("cookie", "") or request.fields.get("x-xsrf-token") != "T0K":
            return Response(403)
        if request.path == "/rest/session":
            self.open -= 1
            return Response(200)
        answers = {"/rest/system": SYSTEM, "/rest/system/status": self._parts, "/rest/audio/volume": None}
        return Response(200, json.dumps(answers[request.path]).encode(), (JSON,))

    def _log_in(self, who: dict[str, str]) -> Response:
        if who != {"user": "admin", "password": "sesame"}:
            return Response(401)
        self.open += 1
        token = "Set-Cookie: XSRF-TOKEN=T0K; Path=/" if self._cookie_only else "X-XSRF-Token: T0K"
        return Response(200, b'{"success": true}', (JSON, "Set-Cookie: session_id=7; HttpOnly; Secure", token))


def check(behaviour: Answering | None, secure: Secure, password: str = "sesame", **options: str) -> Finding:
    with serving([behaviour], secure.server) as (port,):
        return alone(Poly(now, secure.trust), device("poly", port, **options), password)


@pytest.mark.parametrize("manner", [{}, {"cookie_only": True}, {"closes": True}, {"chunked": True}])
def test_a_device_that_is_well_is_left_without_a_session(secure: Secure, manner: dict[str, bool]) -> None:
    one = Device(**manner)
    found = check(one, secure)
    assert (found.health, found.cause) == (Health.OK, "ok")
    assert found.evidence == "Studio X50, 4.2.0-402031, serial 8L00000000"
    assert [request.method for request in one.seen] == ["POST", "GET", "GET", "DELETE"]
    assert one.open == 0


@pytest.mark.parametrize(
    ("parts", "options", "health", "cause"),
    [
        ([*PARTS, part("microphones", "down")], {}, Health.DEGRADED, "part_down"),
        ([*PARTS, part("mr.audio", "some_up")], {}, Health.DEGRADED, "part_down"),
        ([*PARTS, part("microphones", "down")], {"ignore": "microphones"}, Health.OK, "ok"),
        ({"no": "list"}, {}, Health.FAILED, "protocol"),
    ],
)
def test_parts_that_are_down_degrade_it(
    secure: Secure, parts: object, options: dict[str, str], health: Health, cause: str
) -> None:
    one = Device(parts)
    found = check(one, secure, **options)
    assert (found.health, found.cause) == (health, cause)
    assert one.open == 0


def test_a_wrong_password_is_not_the_devices_fault(secure: Secure) -> None:
    for password, cause in (("wrong", "credentials"), ("", "not_configured")):
        found = check(Device(), secure, password)
        assert (found.health, found.cause) == (Health.UNKNOWN, cause)
        assert "wrong" not in found.evidence
    refused = HttpDevice(lambda _: Response(200, b'{"success": false}'))
    assert check(refused, secure).cause == "credentials"


def test_a_session_is_closed_even_where_time_is_up(secure: Secure) -> None:
    class Slow(Device):
        time_is_up: Callable[[], object]

        def _answered(self, request: Request) -> Response:
            if request.path == "/rest/system":
                self.time_is_up()
            return super()._answered(request)

    one = Slow()

    async def impatient(port: int) -> None:
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(None) as limit:
            one.time_is_up = lambda: loop.call_soon_threadsafe(limit.reschedule, 0)
            await Poly(now, secure.trust).check(device("poly", port), {"password": "sesame"})

    with serving([one], secure.server) as (port,), pytest.raises(TimeoutError):
        asyncio.run(impatient(port))
    assert one.open == 0


@pytest.mark.parametrize(
    ("behaviour", "cause"),
    [
        (None, "refused"),
        (devices.hangs_up, "closed"),
        (devices.says(b"A" * 100_000), "protocol"),
        (devices.fifty_megabytes, "protocol"),
        (HttpDevice(lambda _: Response(200, b"{")), "protocol"),
        (HttpDevice(lambda _: Response(200, b"[" * 100_000)), "protocol"),
        (HttpDevice(lambda _: Response(500)), "http_status"),
    ],
)
def test_rude_devices_are_findings(secure: Secure, behaviour: Answering | None, cause: str) -> None:
    found = check(behaviour, secure)
    assert (found.health, found.cause) == (Health.FAILED, cause)


def test_the_volume_is_set(secure: Secure) -> None:
    one = Device()
    with serving([one], secure.server) as (port,):
        found = ordered(PolyControl(now, secure.trust), device("poly", port), Order(Action.VOLUME, "35"), "sesame")
        loud = ordered(PolyControl(now, secure.trust), device("poly", port), Order(Action.VOLUME, "350"), "sesame")
    assert (found.cause, loud.cause) == ("done", "not_configured")
    assert [(request.method, request.body) for request in one.seen][1:2] == [("POST", b"35")]
    assert one.open == 0


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["name", "stateList", "model"]), inner),
    max_leaves=20,
)


@given(JSON_VALUES, JSON_VALUES)
def test_no_answers_are_an_accident(system: object, parts: object) -> None:
    assert judge(system, parts, set()).cause in driver.CAUSES
