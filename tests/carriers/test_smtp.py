"""Handing mail over: it arrives once, octet by octet, over verified TLS; whatever fails says what is known."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes, policy

import pytest

from roomdesk.carriers.smtp import Smtp
from roomdesk.domain.errors import Misconfigured
from roomdesk.domain.ids import Email
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.settings import MailServer
from tests.carriers.conftest import OneSecret, Rude, Server
from tests.fakes.ports import free_port

ANNA, LUCA = Email("anna@comune.example"), Email("luca@ditta.example")
ICS = "BEGIN:VCALENDAR\r\nSUMMARY:Viabilità\r\nEND:VCALENDAR\r\n"
MAIL = (
    b"From: anna@comune.example\r\nTo: luca@ditta.example\r\nSubject: Invito\r\n\r\n"
    b"A line\r\n.a line with a dot\r\n..two\r\n.\r\n" + ICS.encode() + b"end"
)


def plain(port: int, **facts: object) -> Smtp:
    server = MailServer("localhost", port, "none", **facts)  # type: ignore[arg-type]
    return Smtp(server, OneSecret("segreta"))


def not_carried(smtp: Smtp) -> NotCarried:
    with pytest.raises(NotCarried) as caught:
        smtp.carry(MAIL, ANNA, LUCA)
    return caught.value


def test_a_message_arrives_as_it_was_dots_and_all(serve: Callable[..., Server]) -> None:
    server = serve()
    plain(server.port).carry(MAIL, ANNA, LUCA)
    assert server.kept.messages == [MAIL + b"\r\n"]
    assert server.kept.envelopes == [(ANNA, [LUCA])]


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_over_tls_that_is_verified(serve: Callable[..., Server], security: str) -> None:
    server = serve(**{security: True})
    smtp = Smtp(MailServer("localhost", server.port, security), OneSecret(), server.trusted)
    smtp.carry(MAIL, ANNA, LUCA)
    assert len(server.kept.messages) == 1


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_of_nobody_or_of_another_host_is_not_trusted(serve: Callable[..., Server], security: str) -> None:
    server = serve(**{security: True})
    stranger = not_carried(Smtp(MailServer("localhost", server.port, security), OneSecret()))
    other = serve(**{security: True}, host="mail.elsewhere.example")
    wrong = not_carried(Smtp(MailServer("localhost", other.port, security), OneSecret(), other.trusted))
    for told in (stranger, wrong):
        assert told.reason.startswith("tls ")
        assert not told.is_final
        assert not told.is_unknown
    assert server.kept.messages == other.kept.messages == []


def test_a_server_that_offers_no_starttls_gets_nothing(serve: Callable[..., Server]) -> None:
    server = serve()
    told = not_carried(Smtp(MailServer("localhost", server.port, "starttls"), OneSecret(), server.trusted))
    assert (told.reason, told.is_final, server.kept.messages) == ("no_starttls", True, [])


def test_login(serve: Callable[..., Server]) -> None:
    server = serve(login=True, starttls=True)

    def as_(user: str, password: str = "segreta") -> Smtp:
        return Smtp(MailServer("localhost", server.port, "starttls", user), OneSecret(password), server.trusted)

    as_("sale").carry(MAIL, ANNA, LUCA)
    assert len(server.kept.messages) == 1
    told = not_carried(as_("altri"))
    assert (told.reason, told.is_final) == ("login 535", True)
    assert "segreta" not in f"{told!r} {told.__cause__!r} {told.__context__!r}"
    with pytest.raises(Misconfigured):
        as_("sale", "").carry(MAIL, ANNA, LUCA)


@pytest.mark.parametrize(("answer", "final"), [("550 no such user", True), ("450 try later", False)])
def test_a_refused_address(serve: Callable[..., Server], answer: str, final: bool) -> None:
    server = serve()
    server.kept.refuse = answer
    told = not_carried(plain(server.port))
    assert (told.reason, told.is_final, told.is_unknown) == (f"refused {answer}", final, False)
    assert server.kept.messages == []


OK = "250 fine"


@pytest.mark.parametrize(
    ("answers", "reason", "final", "unknown"),
    [
        ((None,), "disconnected", False, False),
        ((OK, None), "disconnected", False, False),
        ((OK, OK, OK, None), "disconnected", False, False),
        ((OK, OK, OK, "354 go", None), "silent_after_data", False, True),
        ((OK, OK, OK, "354 go", "451 disk full"), "refused 451 disk full", False, False),
        ((OK, OK, OK, "354 go", "554 spam"), "refused 554 spam", True, False),
        ((OK, OK, OK, "451 not now"), "refused 451 not now", False, False),
    ],
)
def test_servers_that_leave_in_the_middle(
    rude: Callable[..., Rude], answers: tuple[str | None, ...], reason: str, final: bool, unknown: bool
) -> None:
    told = not_carried(plain(rude(*answers).port))
    assert (told.reason, told.is_final, told.is_unknown) == (reason, final, unknown)


def test_nobody_there() -> None:
    told = not_carried(plain(free_port()))
    assert told.reason.startswith("unreachable")
    assert not told.is_final


@pytest.mark.parametrize("server", [MailServer(), MailServer("mail.comune.example", 25, "none")])
def test_what_cannot_be_a_server(server: MailServer) -> None:
    with pytest.raises(Misconfigured):
        Smtp(server, OneSecret())


def test_what_arrives_can_be_read_as_mail(serve: Callable[..., Server]) -> None:
    server = serve()
    plain(server.port).carry(MAIL, ANNA, LUCA)
    read = message_from_bytes(server.kept.messages[0], policy=policy.default)
    assert read["Subject"] == "Invito"
