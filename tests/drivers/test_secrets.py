"""Nothing secret in findings or logs: every driver is asked with planted secrets, whatever the device says."""

import logging
from collections.abc import Mapping

import pytest

from roomdesk import catalogue
from roomdesk.domain.equipment import Device
from roomdesk.drivers.round.checks import Round
from roomdesk.ports.checker import Limits
from roomdesk.settings.vault import Secrets
from roomdesk.simulators.pjlink import Projector
from roomdesk.simulators.rtsp import Stream
from roomdesk.simulators.servers import Answering, OverUdp, serving
from tests.drivers.conftest import Secure, now
from tests.fakes import devices
from tests.fakes.devices import device
from tests.fakes.http_device import HttpDevice, Request, Response
from tests.fakes.snmp_agent import agent

PLANTED = "planted-Secret-9"
VAULT = Secrets(environment={}, known={"planted": PLANTED})


def echo(request: Request) -> Response:
    """Say back all that was said, as a device with a talkative error page does."""
    said = "\n".join([request.path, *map(str, request.fields.items())]).encode()
    return Response(500, said + request.body, ("Content-Type: text/plain",))


def fleet(plain: Mapping[str, int], tls: int) -> list[Device]:
    password = {"password": "@planted", "user": "admin"}
    return [
        device("pjlink", plain["pjlink"], **password),
        device("rtsp", plain["rtsp"], **password),
        device("onvif", plain["http"], **password),
        device("snmp", plain["snmp"], community="@planted"),
        device("snmp", plain["snmp"], user="admin", auth_password="@planted", priv_password="@planted"),
        device("xapi", tls, **password),
        device("poly", tls, **password),
        device("pjlink", plain["rude"], **password),
        device("web", plain["http"], tls="no", **password),
    ]


def test_a_planted_secret_is_in_no_finding_and_no_log(
    secure: Secure, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    behaviours: dict[str, Answering | OverUdp] = {
        "pjlink": Projector(password="another"),
        "rtsp": Stream(user="admin", password="another"),
        "http": HttpDevice(echo),
        "snmp": OverUdp(agent({})),
        "rude": devices.says(b"PJLINK 1 12345678\r" + b"%1POWR=" + PLANTED.encode()[:7] + b"\r"),
    }
    drivers = {**catalogue.drivers(now)}
    for name in ("xapi", "poly"):
        drivers[name] = type(drivers[name])(now, secure.trust)  # type: ignore[call-arg]
    with (
        caplog.at_level(logging.DEBUG),
        serving(list(behaviours.values())) as ports,
        serving([HttpDevice(echo)], secure.server) as (tls,),
    ):
        plain = dict(zip(behaviours, ports, strict=True))
        found = Round(drivers, VAULT, now).round(fleet(plain, tls), Limits())
    assert len(found) == 9
    told = [*(f"{one.cause} {one.evidence}" for one in found), caplog.text, *capfd.readouterr()]
    assert [one for one in told if PLANTED in one] == []
