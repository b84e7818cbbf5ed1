"""Reading answers from a mailbox: only unread mail with a calendar, over verified TLS, marked once it is noted."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import pytest
import trustme

from roomdesk.carriers.imap import ImapFolder
from roomdesk.domain.errors import Misconfigured
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.settings import MailFolder
from tests.carriers.imap_server import ImapServer
from tests.fakes.ports import free_port

ICS = b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n"


def mail(sender: str, calendar: bytes = ICS) -> bytes:
    return (
        f"From: Luca <{sender}>\r\nTo: sale@comune.example\r\nSubject: Accepted\r\n".encode()
        + b'Content-Type: multipart/alternative; boundary="x"\r\n\r\n'
        + b"--x\r\nContent-Type: text/plain\r\n\r\nAccetto.\r\n"
        + b"--x\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n" + calendar + b"\r\n--x--\r\n"
    )  # fmt: skip


PLAIN = b"From: qualcuno@altrove.example\r\nSubject: Ciao\r\n\r\nCome va?\r\n"


class Vault:
    def __init__(self, value: str = "segreta") -> None:
        self._value = value

    def secret(self, name: str) -> str:
        assert name == "imap"
        return self._value

    def keep(self, name: str, value: str) -> None:
        raise NotImplementedError


@pytest.fixture
def trusted(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture
def server(authority: trustme.CA) -> Iterator[ImapServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    made = ImapServer(context)
    yield made
    made.close()


def folder(
    server: ImapServer, trusted: ssl.SSLContext | None, password: str = "segreta", name: str = "INBOX"
) -> ImapFolder:
    return ImapFolder(MailFolder("localhost", server.port, "sale", name), Vault(password), trusted)


def test_unread_mail_with_a_calendar_is_read_and_left_unread_until_it_is_noted(
    server: ImapServer, trusted: ssl.SSLContext
) -> None:
    first = server.folder.add(mail("luca@ditta.example"))
    plain = server.folder.add(PLAIN)
    last = server.folder.add(mail("Sara@Ditta.example"))
    box = folder(server, trusted)
    found = box.arrived(10)
    assert [(one.id, one.sender) for one in found] == [
        (str(first), "luca@ditta.example"),
        (str(last), "sara@ditta.example"),
    ]
    assert found[0].calendar.replace(b"\n", b"").replace(b"\r", b"") == ICS.replace(b"\r\n", b"")
    assert server.folder.seen == set()
    box.done([one.id for one in found])
    assert server.folder.seen == {first, last}
    assert plain not in server.folder.seen
    assert box.arrived(10) == ()


def test_so_many_at_most(server: ImapServer, trusted: ssl.SSLContext) -> None:
    for number in range(5):
        server.folder.add(mail(f"luca{number}@ditta.example"))
    assert len(folder(server, trusted).arrived(2)) == 2


def test_a_huge_mail_is_not_looked_into(server: ImapServer, trusted: ssl.SSLContext) -> None:
    server.folder.add(mail("luca@ditta.example", b"x" * 5_000_001))
    assert folder(server, trusted).arrived(10) == ()
    assert not any("PEEK" in one for one in server.folder.commands)


@pytest.mark.parametrize(
    ("facts", "reason"), [({"password": "altra"}, "login"), ({"name": "Risposte"}, "no_folder Risposte")]
)
def test_what_the_server_refuses(
    server: ImapServer, trusted: ssl.SSLContext, facts: dict[str, str], reason: str
) -> None:
    with pytest.raises(NotCarried) as caught:
        folder(server, trusted, **facts).arrived(10)
    assert (caught.value.reason, caught.value.is_final) == (reason, True)
    assert "altra" not in repr(caught.value)


def test_a_certificate_of_nobody_is_not_trusted(server: ImapServer) -> None:
    with pytest.raises(NotCarried, match="tls"):
        folder(server, None).arrived(10)
    assert server.folder.commands == []


def test_nobody_there(trusted: ssl.SSLContext) -> None:
    box = ImapFolder(MailFolder("localhost", free_port(), "sale"), Vault(), trusted)
    with pytest.raises(NotCarried, match="unreachable"):
        box.arrived(10)


@pytest.mark.parametrize("where", [MailFolder(), MailFolder("imap.comune.example")])
def test_what_cannot_be_a_mailbox(where: MailFolder) -> None:
    with pytest.raises(Misconfigured):
        ImapFolder(where, Vault())
