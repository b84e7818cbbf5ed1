"""Who may do what: every role beside every action."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from roomdesk.domain import rights
from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import NotYours
from roomdesk.domain.ids import BookingId, Email
from roomdesk.domain.people import Person, Role
from roomdesk.domain.slot import Slot

ME, COLLEAGUE, OFFICE = Email("me@comune.example"), Email("you@comune.example"), Email("ufficio@comune.example")
PEOPLE = (ME, COLLEAGUE)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def booking(organizer: Email, maker: Email) -> Booking:
    return Booking(
        BookingId("1"), "1@x", "Riunione", Slot.lasting(NOW, 60), "Europe/Rome", (), organizer, maker, NOW, NOW
    )


ACTIONS: dict[str, Callable[[Person], None]] = {
    "book for oneself": lambda who: rights.may_book(who, ME, PEOPLE),
    "book for an office's mailbox": lambda who: rights.may_book(who, OFFICE, PEOPLE),
    "book for a colleague": lambda who: rights.may_book(who, COLLEAGUE, PEOPLE),
    "change what one organizes": lambda who: rights.may_change(who, booking(ME, COLLEAGUE)),
    "change what one made": lambda who: rights.may_change(who, booking(OFFICE, ME)),
    "change somebody else's": lambda who: rights.may_change(who, booking(COLLEAGUE, COLLEAGUE)),
    "approve and decline": rights.may_decide,
    "import, upgrade, restore": rights.may_administer,
}
#        staff, reception, technician, administrator
TABLE = {
    "book for oneself": (True, True, False, True),
    "book for an office's mailbox": (True, True, False, True),
    "book for a colleague": (False, True, False, True),
    "change what one organizes": (True, True, True, True),
    "change what one made": (True, True, True, True),
    "change somebody else's": (False, True, False, True),
    "approve and decline": (False, True, False, True),
    "import, upgrade, restore": (False, False, False, True),
}


@pytest.mark.parametrize("number", range(len(Role)), ids=[role.value for role in Role])
@pytest.mark.parametrize("action", ACTIONS)
def test_role_and_action(action: str, number: int) -> None:
    who = Person(ME, "Me", list(Role)[number])
    if TABLE[action][number]:
        ACTIONS[action](who)
    else:
        with pytest.raises(NotYours) as caught:
            ACTIONS[action](who)
        assert caught.value.who == ME


@pytest.mark.parametrize(
    ("role", "organizer", "maker", "sees"),
    [
        (Role.STAFF, ME, COLLEAGUE, True),
        (Role.STAFF, COLLEAGUE, ME, True),
        (Role.STAFF, COLLEAGUE, COLLEAGUE, False),
        (Role.TECHNICIAN, COLLEAGUE, COLLEAGUE, False),
        (Role.RECEPTION, COLLEAGUE, COLLEAGUE, True),
        (Role.ADMINISTRATOR, COLLEAGUE, COLLEAGUE, True),
    ],
)
def test_who_sees_into_a_private_booking(role: Role, organizer: Email, maker: Email, sees: bool) -> None:
    assert rights.sees_private(Person(ME, "Me", role), organizer, maker) is sees
