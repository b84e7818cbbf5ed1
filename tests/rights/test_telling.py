"""Mail about faults on a server: written by those who see every meeting, and giving nothing away to others."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from roomdesk.domain.device_fault import DeviceFault
from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.ids import DeviceCode, Email
from roomdesk.formats.mail.message import write_fault_mail
from roomdesk.ports.outbox import Mail
from roomdesk.ports.store import Furnishing
from roomdesk.services.acting import Acting
from roomdesk.services.booking_rules import BookingRules
from roomdesk.services.list_bookings import ListBookings
from roomdesk.services.tell_faults import TellFaults
from roomdesk.services.tend_faults import TendFaults
from tests.fakes.clock import StillClock
from tests.fakes.municipality import GIUNTA, at
from tests.rights.conftest import BRUNO, LOGINS, RITA, Office

DEVICE = Device(DeviceCode("FAX"), GIUNTA, "Telecamera", DeviceKind.CAMERA, "tcp")


def telling(office: Office, login: str) -> TellFaults:
    """Give the verb as one login has it, an hour before the private meeting in that room."""
    store, clock, who = office.store(login), StillClock(at(8)), LOGINS[login]
    acting = Acting(store, who)
    rules = BookingRules(store, clock, lambda _day: "")
    tending = TendFaults(store, clock, acting, rules, ListBookings(store, acting))
    return TellFaults(store, clock, acting, tending, write_fault_mail, Email("sale@comune.example"), "it", True)


@pytest.fixture
def faulty(office: Office) -> Office:
    office.store("anna").furnish(Furnishing(devices=(DEVICE,)))
    office.store("anna").device_faults.begin([DeviceFault(DEVICE.code, at(7), "refused")])
    return office


def text(mail: Mail) -> str:
    message = message_from_bytes(mail.content, policy=default)
    assert isinstance(message, EmailMessage)
    return "".join(str(one.get_content()) for one in message.walk() if not one.is_multipart())


def test_the_reception_tells_and_a_private_meeting_stays_private(faulty: Office) -> None:
    mails = {one.told.email: one for one in telling(faulty, "rita")()}
    assert mails.keys() == {BRUNO, RITA}
    assert "Colloquio segreto" in text(mails[BRUNO])
    assert "segreto" not in text(mails[RITA])
    assert "Riunione riservata" in text(mails[RITA])
    assert telling(faulty, "anna")() == ()


@pytest.mark.parametrize("login", ["carla", "tino"])
def test_who_does_not_see_every_meeting_leaves_it_to_others(faulty: Office, login: str) -> None:
    assert telling(faulty, login)() == ()
    assert telling(faulty, login).preview(DEVICE.code) == ()
    assert len(telling(faulty, "anna")()) == 2
